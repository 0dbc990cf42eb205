//! Who and what the article names: mentions found, then linked into entities with aliases and roles.

mod candidates;
mod clusters;
mod dates;
mod document;
mod evidence;
mod find;
mod gazetteer;
mod labels;
mod learned;
mod link;
mod names;
mod phrases;
mod roles;
mod salience;

use crate::article::Article;
use crate::language::names::Name;
use crate::language::{Sentence, Token};
use crate::metadata::Metadata;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, without titles and without a possessive ending.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The rule that found it, a stable id such as `mention.person.title`.
    pub rule: &'static str,
}

/// The kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, agency, party, team, outlet.
    Organization,
    /// A country, city, region, building, body of water.
    Place,
    /// A named happening.
    Event,
    /// A book, film, law or other work with a title.
    Work,
    /// A date or period.
    Date,
    /// A name of another sort.
    Other,
}

/// Someone or something, with every mention.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name in the article.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other names that the article uses for it, in order of appearance.
    pub aliases: Vec<String>,
    /// Role or title as the article gives it.
    pub role: Option<String>,
    /// How much the article is about it, 0 to 1; the list is ordered by it.
    pub salience: f32,
    /// The mentions in text order.
    pub mentions: Vec<Mention>,
}

/// Finds the mentions, in text order, none overlapping another.
pub fn find(
    article: &Article,
    sentences: &[Sentence],
    tokens: &[Token],
    names: &[Name],
) -> Vec<Mention> {
    let ruled = find::find(article, sentences, tokens);
    learned::join(article, tokens, names, ruled)
}

/// Links mentions into entities, most salient first.
pub fn link(
    article: &Article,
    metadata: &Metadata,
    tokens: &[Token],
    mentions: &[Mention],
) -> Vec<Entity> {
    link::link(article, metadata, tokens, mentions)
}

/// Whether a full name's given name is mostly a woman's (`true`) or mostly a man's (`false`); none where unknown.
pub fn gender(_name: &str) -> Option<bool> {
    None
}
