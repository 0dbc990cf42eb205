//! Sourcing strength: how visible the sourcing of an article is, as a band with its evidence.
//!
//! Never whether the article is true. Every part names its points, its measure and the spans that it rests on.

mod beside;
mod claims;
mod facts;
mod own;
mod parts;
mod phrases;
pub mod rubric;
mod unsourced;
mod voice;
mod wording;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::extract::Extraction;
use crate::language::{Sentence, Tag, Token};
use crate::message::Message;
use crate::metadata::{Genre, Metadata};
use crate::sources::Source;
use crate::span::Span;
pub use beside::Beside;
use facts::Facts;
pub use own::Own;
use rubric::{BANDS, MIN_WORDS, STRONG_VOICES};
use serde::{Deserialize, Serialize};
pub use unsourced::{Standing, Unsourced};

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
    /// Claims on nobody's word, in text order.
    pub unsourced: Vec<Unsourced>,
    /// The words by which the outlet says that it reported itself, in text order.
    pub own: Vec<Own>,
    /// What is shown beside the score and never counted.
    pub beside: Vec<Beside>,
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

/// Weighs the sources of an article.
pub fn weigh(
    metadata: &Metadata,
    extraction: &Extraction,
    sentences: &[Sentence],
    tokens: &[Token],
    tags: &[Tag],
    attributions: &[Attribution],
    sources: &[Source],
) -> Sourcing {
    let article = &extraction.article;
    let mut facts = Facts {
        metadata,
        extraction,
        article,
        sentences,
        tokens,
        tags,
        attributions,
        sources,
        own: own::find(article, metadata, sentences),
        replies: vec![],
        standings: vec![],
    };
    facts.replies = facts.find_replies();
    if let Some(reason) = not_rated(metadata, extraction).or_else(|| voice::not_rated(&facts)) {
        return Sourcing {
            band: Band::NotRated,
            score: None,
            confidence: Confidence::Low,
            not_rated: Some(reason),
            components: vec![],
            unsourced: vec![],
            own: facts.own,
            beside: vec![],
        };
    }
    facts.standings = unsourced::read(&facts);
    let components: Vec<Component> = rubric::PARTS
        .iter()
        .filter_map(|part| (part.weigh)(&facts, part))
        .collect();
    let points: u32 = components.iter().map(|component| component.points).sum();
    let max: u32 = components.iter().map(|component| component.max).sum();
    let score = (points * 100 + max / 2) / max.max(1);
    let heard = sources.iter().any(|source| !source.nested);
    let on_record = sources
        .iter()
        .filter(|source| !source.nested && source.is_on_record())
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
        unsourced: unsourced(&facts),
        beside: beside::read(&facts),
        own: facts.own,
    }
}

fn unsourced(facts: &Facts<'_>) -> Vec<Unsourced> {
    let standings = facts.standings.iter();
    standings
        .filter_map(|(span, standing)| match standing {
            Standing::Unsourced(rule) => Some(Unsourced { span: *span, rule }),
            _ => None,
        })
        .collect()
}

/// Why the rubric does not fit, if it does not.
fn not_rated(metadata: &Metadata, extraction: &Extraction) -> Option<Message> {
    let article = &extraction.article;
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
        _ if extraction.is_consent_wall() => "not_rated_consent",
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
