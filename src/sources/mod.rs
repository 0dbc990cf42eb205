//! The sources behind the attributions: every attribution resolved to who it is.

use crate::article::Article;
use crate::attribution::Attribution;
use crate::entities::Entity;
use crate::language::{Sentence, Token};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Someone or something that the article credits with information.
#[derive(Clone, Debug)]
pub struct Source {
    /// Full name, or the first full description in the article's own words.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// Role as the article gives it.
    pub role: Option<String>,
    /// The entity (an index) that the source is, if it has a name.
    pub entity: Option<usize>,
    /// How many people an unnamed source stands for, where the text says; 1 for a named person.
    pub count: Option<u32>,
    /// Whether at least one direct quotation is theirs.
    pub quoted: bool,
    /// Whether they speak only inside another source's words.
    pub nested: bool,
    /// How the text treats their anonymity; only for unnamed people.
    pub anonymity: Option<Anonymity>,
    /// The attributions (indices) that are theirs, in text order.
    pub attributions: Vec<usize>,
}

/// How a text treats an unnamed source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymity {
    /// The reason in the article's own words, if one is given.
    pub reason: Option<Span>,
    /// Whether the text says more about them than "sources" or "an official".
    pub described: bool,
}

/// The kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A person identified by name.
    NamedPerson,
    /// One or a countable few people who are not identified.
    UnnamedPerson,
    /// A group that nobody could count, such as "critics".
    Collective,
    /// An organisation or government that speaks as itself.
    Institution,
    /// A report, filing, letter, data set.
    Document,
    /// Another news outlet.
    Outlet,
}

/// Resolves every attribution with a source to a [`Source`]; sources in order of first appearance.
pub fn resolve(
    _article: &Article,
    _sentences: &[Sentence],
    _tokens: &[Token],
    _entities: &[Entity],
    _attributions: &[Attribution],
) -> Vec<Source> {
    Vec::new()
}
