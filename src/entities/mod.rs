//! Who and what the article names: mentions found, then linked into entities with aliases and roles.

mod again;
mod appositions;
mod bounds;
mod calendar;
mod clusters;
mod dates;
mod document;
mod find;
mod gazetteer;
mod labels;
mod learned;
mod link;
mod names;
mod overlooked;
mod people;
mod phrases;
mod roles;
mod salience;
mod same;
mod shared_titles;
mod short_forms;
mod titles;
mod traded;

use crate::article::Article;
use crate::language::names::Name;
use crate::language::{Tag, Token};
use crate::metadata::Metadata;
use crate::span::Span;
pub use same::same_name;
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
    /// What a date means in ISO 8601, where its words and the day of publication make that certain.
    pub date: Option<String>,
    /// How much the article is about it, 0 to 1; the list is ordered by it.
    pub salience: f32,
    /// The mentions in text order.
    pub mentions: Vec<Mention>,
}

/// Finds the mentions, in text order, none overlapping another.
pub fn find(article: &Article, tokens: &[Token], names: &[Name]) -> Vec<Mention> {
    let doc = document::Document::read(article, tokens);
    let sure = find::find(&doc);
    learned::join(&doc, tokens, names, sure)
}

/// Links mentions into entities, most salient first; none in an article that is not in English, because the models and
/// lists know no other language.
pub fn link(
    article: &Article,
    metadata: &Metadata,
    tokens: &[Token],
    tags: &[Tag],
    mentions: &[Mention],
) -> Vec<Entity> {
    if !metadata.is_english() {
        return Vec::new();
    }
    link::link(article, metadata, tokens, tags, mentions)
}

/// Whether a full name's given name is mostly a woman's (`true`) or mostly a man's (`false`); none where unknown or for
/// both, and none for a single word, which may be a family name.
pub fn gender(name: &str) -> Option<bool> {
    let gender = names::Name::read(name).gender()?;
    Some(gender == names::Gender::Female)
}
