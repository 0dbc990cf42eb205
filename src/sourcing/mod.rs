//! Sourcing strength: how visible the sourcing of an article is, as a band with its evidence.
//!
//! Never whether the article is true. Every part names its points, its measure and the spans that it rests on.

mod facts;
mod rubric;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::extract::Extraction;
use crate::language::{Sentence, Token};
use crate::message::Message;
use crate::metadata::{Genre, Metadata};
use crate::sources::Source;
use crate::span::Span;
use facts::Facts;
use serde::{Deserialize, Serialize};

/// The verdict.
#[derive(Clone, Debug)]
pub struct Sourcing {
    /// The band.
    pub band: Band,
    /// 0 to 100: points reached of the points that apply; none where not rated.
    pub score: Option<u32>,
    /// How far the verdict can be relied on.
    pub confidence: Confidence,
    /// Why the article is not rated.
    pub not_rated: Option<Message>,
    /// The parts of the score that apply.
    pub components: Vec<Component>,
}

/// The bands of sourcing strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// The article names its sources, and its main claims rest on more than one.
    Strong,
    /// Some of that.
    Moderate,
    /// Little of that.
    Weak,
    /// No source is visible.
    None,
    /// The rubric does not fit this article.
    NotRated,
}

/// How far a verdict can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Long enough, and the parts agree.
    High,
    /// Between the two.
    Medium,
    /// A short text, or a score at the edge of a band.
    Low,
}

/// One part of the score.
#[derive(Clone, Debug)]
pub struct Component {
    /// Stable id, such as `identified_sources`.
    pub id: &'static str,
    /// Points reached.
    pub points: u32,
    /// Points that could be reached.
    pub max: u32,
    /// What was measured, for a reader.
    pub measure: Message,
    /// The spans that the points rest on.
    pub evidence: Vec<Span>,
}

/// Bands by share of the points that apply, in percent: round numbers that a reader can check by hand.
const BANDS: [(u32, Band); 3] = [(60, Band::Strong), (50, Band::Moderate), (1, Band::Weak)];

/// Strong takes at least so many sources on the record: a single speaker, however well quoted, is one voice.
const STRONG_VOICES: usize = 4;

/// Fewer words than this say too little to be rated.
const MIN_WORDS: usize = 80;

/// Weighs the sources of an article.
pub fn weigh(
    metadata: &Metadata,
    extraction: &Extraction,
    article: &Article,
    sentences: &[Sentence],
    tokens: &[Token],
    attributions: &[Attribution],
    sources: &[Source],
) -> Sourcing {
    if let Some(reason) = not_rated(metadata, article) {
        let not_rated = Some(reason);
        return Sourcing {
            band: Band::NotRated,
            score: None,
            confidence: Confidence::Low,
            not_rated,
            components: vec![],
        };
    }
    let facts = Facts {
        metadata,
        extraction,
        article,
        sentences,
        tokens,
        attributions,
        sources,
    };
    let components: Vec<Component> = rubric::PARTS
        .iter()
        .filter_map(|part| part(&facts))
        .collect();
    let points: u32 = components.iter().map(|component| component.points).sum();
    let max: u32 = components.iter().map(|component| component.max).sum();
    let score = (points * 100 + max / 2) / max.max(1);
    let heard = sources.iter().any(|source| !source.nested);
    let on_record = sources
        .iter()
        .filter(|source| !source.nested && source.kind.is_on_record())
        .count();
    let reached = BANDS.iter().find(|(least, _)| heard && score >= *least);
    let band = match reached.map_or(Band::None, |(_, band)| *band) {
        Band::Strong if on_record < STRONG_VOICES => Band::Moderate,
        band => band,
    };
    Sourcing {
        band,
        score: Some(score),
        confidence: confidence(article, score),
        not_rated: None,
        components,
    }
}

/// Why the rubric does not fit, if it does not.
fn not_rated(metadata: &Metadata, article: &Article) -> Option<Message> {
    let lang = metadata
        .lang
        .as_deref()
        .map(|lang| lang.split(['-', '_']).next().unwrap_or(lang).to_lowercase());
    let english = match lang {
        Some(lang) => lang == "en",
        None => whatlang::detect(&article.text)
            .is_none_or(|found| !found.is_reliable() || found.lang() == whatlang::Lang::Eng),
    };
    let key = match metadata.genre {
        _ if !english => "not_rated_language",
        Genre::Opinion => "not_rated_opinion",
        Genre::Live => "not_rated_live",
        Genre::Interview => "not_rated_interview",
        Genre::Listing => "not_rated_listing",
        Genre::News | Genre::Other if article.words() < MIN_WORDS => "not_rated_short",
        Genre::News | Genre::Other => return None,
    };
    Some(Message::new(key))
}

/// Long texts away from the edges of a band are rated with high confidence.
fn confidence(article: &Article, score: u32) -> Confidence {
    let edge = BANDS
        .iter()
        .map(|(least, _)| least.abs_diff(score))
        .min()
        .unwrap_or(0);
    match article.words() {
        300.. if edge >= 8 => Confidence::High,
        150.. if edge >= 3 => Confidence::Medium,
        _ => Confidence::Low,
    }
}
