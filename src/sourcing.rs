//! Sourcing strength: how visible the sourcing of an article is, as a band with its evidence.
//!
//! Never whether the article is true. Every part names its points, its measure and the spans that it rests on.

use crate::article::Article;
use crate::attribution::Attribution;
use crate::entities::Entity;
use crate::extract::Extraction;
use crate::language::{Sentence, Token};
use crate::message::Message;
use crate::metadata::Metadata;
use crate::sources::Source;
use crate::span::Span;
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

/// Weighs the sources of an article.
pub fn weigh(
    _metadata: &Metadata,
    _extraction: &Extraction,
    _article: &Article,
    _sentences: &[Sentence],
    _tokens: &[Token],
    _entities: &[Entity],
    _attributions: &[Attribution],
    _sources: &[Source],
) -> Sourcing {
    Sourcing {
        band: Band::NotRated,
        score: None,
        confidence: Confidence::Low,
        not_rated: None,
        components: vec![],
    }
}
