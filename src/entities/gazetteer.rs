//! Names that are known before the article is read: the longest one that starts at a word.

use super::EntityKind;
use super::document::Document;
use crate::lexicon::{self, List};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A known name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Length in words.
    pub len: usize,
    pub kind: EntityKind,
    pub rule: &'static str,
}

/// A list, what its names are and the rule that they are found by.
type Source = (&'static List, EntityKind, &'static str);

const SOURCES: &[Source] = &[
    (
        &lexicon::COUNTRIES,
        EntityKind::Place,
        "mention.place.country",
    ),
    (
        &lexicon::ORGANIZATIONS,
        EntityKind::Organization,
        "mention.organization.known",
    ),
    (&lexicon::REGIONS, EntityKind::Place, "mention.place.region"),
    (&lexicon::CITIES, EntityKind::Place, "mention.place.city"),
];

/// The most words that a known name starting with a given first word has, punctuation counted as words.
fn longest() -> &'static HashMap<&'static str, usize> {
    static LONGEST: OnceLock<HashMap<&'static str, usize>> = OnceLock::new();
    LONGEST.get_or_init(|| {
        let mut longest = HashMap::new();
        let demonyms = lexicon::DEMONYMS.entries();
        for (name, _) in SOURCES
            .iter()
            .flat_map(|source| source.0.entries())
            .chain(demonyms)
        {
            let first = name.split([' ', '\'']).next().unwrap_or(name);
            // A possessive ending inside a name is a word of its own.
            let words = name.split(' ').count() + name.matches('\'').count();
            let known = longest.entry(first).or_insert(0);
            *known = words.max(*known);
        }
        longest
    })
}

/// The words from `start` to `end` as a key of the lists.
fn key<'a>(doc: &Document<'a>, start: usize, end: usize) -> Cow<'a, str> {
    let slice = doc.slice(start, end);
    if slice.contains(['’', '\n', '\u{a0}']) {
        Cow::Owned(slice.replace('’', "'").replace(['\n', '\u{a0}'], " "))
    } else {
        Cow::Borrowed(slice)
    }
}

/// The longest known name that starts at word `at` and ends before word `end`.
pub(super) fn known_at(doc: &Document<'_>, at: usize, end: usize) -> Option<Known> {
    let longest = *longest().get(doc.word(at))?;
    (1..=longest.min(end - at)).rev().find_map(|len| {
        known(&key(doc, at, at + len)).map(|(kind, rule)| Known { len, kind, rule })
    })
}

/// What the name is, where the lists hold exactly it.
pub(super) fn known(name: &str) -> Option<(EntityKind, &'static str)> {
    SOURCES
        .iter()
        .find(|source| source.0.has(name))
        .map(|source| (source.1, source.2))
}

/// Number of words of the demonym ("Chinese", "South African") that starts at word `at`; 0 where none does.
pub(super) fn demonym_at(doc: &Document<'_>, at: usize, end: usize) -> usize {
    (1..=2.min(end.saturating_sub(at)))
        .rev()
        .find(|len| lexicon::DEMONYMS.has(&key(doc, at, at + len)))
        .unwrap_or(0)
}
