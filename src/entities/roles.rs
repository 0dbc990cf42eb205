//! What the article says a person is: titles before the name, appositions on either side, relative clauses, copulas.
//!
//! Each pattern answers the words of the role as they stand in the text. All are collected, and the most specific
//! role wins: one that names an office and where it is held says more than "resident".

use super::EntityKind;
use super::appositions;
use super::clusters::Named;
use super::document::{Document, Shape};
use super::phrases::{self, Phrase};
use super::shared_titles;
use super::titles;
use crate::lexicon;
use crate::span::Span;
use std::ops::Range;

/// A role in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// The words, without a leading article.
    pub words: Range<usize>,
    /// How much it says; the highest wins.
    pub weight: i32,
    /// The pattern, a stable id.
    pub rule: &'static str,
}

/// All mentions by the word that they start and end at, to look things up around a word.
pub(super) struct Around<'a, 'n> {
    pub doc: &'a Document<'a>,
    pub named: &'n [Named<'a>],
    /// For every word the mention that covers it.
    pub covering: Vec<Option<u32>>,
}

impl<'a, 'n> Around<'a, 'n> {
    /// Indexes the mentions by word.
    pub fn new(doc: &'a Document<'a>, named: &'n [Named<'a>]) -> Self {
        let mut covering = vec![None; doc.words.len()];
        for (i, item) in named.iter().enumerate() {
            for at in item.tokens.clone() {
                if let Some(slot) = covering.get_mut(at) {
                    *slot = Some(i as u32);
                }
            }
        }
        Self {
            doc,
            named,
            covering,
        }
    }

    /// The mention that covers word `at`.
    pub fn mention(&self, at: usize) -> Option<&'n Named<'a>> {
        let index = (*self.covering.get(at)?)?;
        self.named.get(index as usize)
    }

    /// Whether a person's name covers word `at`.
    pub fn is_person(&self, at: usize) -> bool {
        self.mention(at)
            .is_some_and(|item| item.kind == EntityKind::Person)
    }
}

/// The roles that stand around one mention of a person; `line` bounds its sentence.
pub(super) fn around(
    around: &Around<'_, '_>,
    words: &Range<usize>,
    line: &Range<usize>,
) -> Vec<Role> {
    let patterns: [Pattern; 9] = [
        before,
        shared_titles::before,
        appositions::after,
        appositions::before,
        relative,
        copula,
        named_after,
        appointed,
        affiliation,
    ];
    patterns
        .iter()
        .filter_map(|pattern| pattern(around, words, line))
        .collect()
}

type Pattern = fn(&Around<'_, '_>, &Range<usize>, &Range<usize>) -> Option<Role>;

pub(super) fn role(
    around: &Around<'_, '_>,
    words: Range<usize>,
    rule: &'static str,
) -> Option<Role> {
    let doc = around.doc;
    let mut words = words;
    let one_of = |at: usize| doc.word(at) == "one" && doc.word(at + 1) == "of";
    while words.start < words.end
        && !one_of(words.start)
        && matches!(
            doc.word(words.start),
            "a" | "an"
                | "the"
                | "A"
                | "An"
                | "The"
                | "then"
                | "now"
                | "his"
                | "her"
                | "its"
                | "their"
                | "my"
                | "our"
                | "as"
                | "As"
                | "His"
                | "Her"
                | "Its"
                | "Their"
                | "My"
                | "Our"
                | "new"
                | "also"
                | "another"
                | "one"
        )
    {
        words.start += 1;
    }
    if words.is_empty() || words.len() > 20 || words.len() == 1 && is_anybody(doc.word(words.start))
    {
        return None;
    }
    let weight = weigh(around, &words, rule);
    Some(Role {
        words,
        weight,
        rule,
    })
}

/// Whether a word alone says nothing of a person that the name does not.
fn is_anybody(word: &str) -> bool {
    matches!(word, "man" | "woman" | "boy" | "girl" | "person")
}

/// Offices say more than what anybody may be; names of organisations and places say where; words up to a few say more.
fn weigh(around: &Around<'_, '_>, words: &Range<usize>, rule: &str) -> i32 {
    let doc = around.doc;
    let content = words
        .clone()
        .filter(|at| !matches!(doc.words[*at].shape, Shape::Mark) && doc.word(*at).len() > 2)
        .count();
    let names = words
        .clone()
        .any(|at| around.covering.get(at).is_some_and(Option::is_some));
    let common = words
        .clone()
        .any(|at| lexicon::GENERAL_ROLES.has(doc.word(at)));
    // What a person is says more than what a person does, and that more than where.
    let base = match rule {
        "role.apposition" | "role.apposition.reverse" => 26,
        "role.before" | shared_titles::RULE => 25,
        "role.named" => 24,
        "role.appointed" => 20,
        "role.copula" => 18,
        "role.relative" => 12,
        "role.does" => 3,
        _ => 0,
    };
    base + i32::try_from(content.min(6)).unwrap_or(6) + if names { 3 } else { 0 }
        - if common { 5 } else { 0 }
}

/// "US national security adviser Jake Sullivan", "Mayor Ada Lindqvist", "former coach Ben Otieno".
fn before(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let title = titles::title_before(around, words.start, line.start)?;
    // "Senators Ada Quill and Ben Otieno": not one person's title.
    let last = around.doc.word(title.end - 1);
    let shared = shared_titles::singular(last).is_some() && !lexicon::ROLE_NOUNS.has(last);
    (!shared)
        .then(|| role(around, title, "role.before"))
        .flatten()
}

/// "Quill, who runs the port,", "Quill, who is a lawyer for the family".
fn relative(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let doc = around.doc;
    let mut at = words.end;
    at += usize::from(doc.word(at) == ",");
    if doc.word(at) != "who" || at >= line.end {
        return None;
    }
    at += 1;
    while matches!(
        doc.word(at),
        "also" | "now" | "once" | "previously" | "currently" | "himself" | "herself"
    ) {
        at += 1;
    }
    if let Some(phrase) = being(around, at, line.end) {
        return role(around, phrase.words, "role.relative");
    }
    // "Quill, who wrote the report", but not "who wrote on X: …": to say something is no role.
    let says =
        matches!(doc.word(at), "wrote" | "writes") && !phrases::is_determiner(doc.word(at + 1));
    if says || !phrases::is_leading_verb(doc.word(at)) {
        return None;
    }
    let end = phrases::clause_end(around, at + 1, line.end);
    (end > at + 1 && end - at <= 14)
        .then(|| role(around, at..end, "role.does"))
        .flatten()
}

/// "Quill is the head of the port", "Quill became chief executive".
fn copula(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let phrase = being(around, words.end, line.end)?;
    role(around, phrase.words, "role.copula")
}

/// "A kenkey seller named Ada Quill".
fn named_after(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let doc = around.doc;
    let end = words.start.checked_sub(1)?;
    if !matches!(doc.word(end), "named" | "called") || end <= line.start {
        return None;
    }
    let earliest = end.saturating_sub(8).max(line.start);
    let start = (earliest..end)
        .rev()
        .find(|at| phrases::is_determiner(doc.word(*at)))?;
    let phrase = phrases::read(around, start, end, true)?;
    (phrase.words.end == end && !phrase.plural)
        .then(|| role(around, phrase.words, "role.named"))
        .flatten()
}

/// "The port appointed Mara Quill as its first chief engineer".
fn appointed(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let doc = around.doc;
    let verb = doc.word(words.start.checked_sub(1)?);
    let names = matches!(
        verb,
        "appointed"
            | "named"
            | "elected"
            | "hired"
            | "nominated"
            | "chose"
            | "picked"
            | "confirmed"
            | "installed"
    );
    if !names || doc.word(words.end) != "as" || words.end >= line.end {
        return None;
    }
    let phrase = phrases::read(around, words.end + 1, line.end, false)?;
    role(around, phrase.words, "role.appointed")
}

/// The phrase after a form of "be", "become", "serve as" at word `at`.
fn being(around: &Around<'_, '_>, at: usize, end: usize) -> Option<Phrase> {
    let doc = around.doc;
    let mut at = at;
    match doc.word(at) {
        "is" | "was" | "became" | "remains" | "remained" => at += 1,
        // "Quill's a lawyer", but not "Quill's lawyer".
        "'s" | "’s" if phrases::is_determiner(doc.word(at + 1)) => at += 1,
        "has" | "had" if matches!(doc.word(at + 1), "been" | "become") => at += 2,
        "serves" | "served" | "works" | "worked" | "acts" | "acted" if doc.word(at + 1) == "as" => {
            at += 2;
        }
        "serving" | "working" if doc.word(at + 1) == "as" => at += 2,
        _ => return None,
    }
    if matches!(
        doc.word(at),
        "named" | "appointed" | "elected" | "made" | "sworn"
    ) {
        at += 1;
        if doc.word(at) == "in" {
            at += 1;
        }
        at += usize::from(doc.word(at) == "as");
    }
    while matches!(
        doc.word(at),
        "also"
            | "now"
            | "then"
            | "once"
            | "still"
            | "currently"
            | "previously"
            | "formerly"
            | "himself"
            | "herself"
    ) {
        at += 1;
    }
    phrases::read(around, at, end, false).filter(|phrase| !phrase.plural)
}

/// "Mara Quill of the University of Wellfleet", "Quill, of Acme,", "Ben Otieno from the Water Board".
fn affiliation(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let doc = around.doc;
    let mut at = words.end;
    at += usize::from(doc.word(at) == ",");
    if !matches!(doc.word(at), "of" | "from" | "with" | "at") || at >= line.end {
        return None;
    }
    at += 1;
    at += usize::from(matches!(doc.word(at), "the" | "The"));
    let item = around.mention(at)?;
    (item.kind == EntityKind::Organization && item.tokens.start == at)
        .then(|| role(around, item.tokens.clone(), "role.affiliation"))
        .flatten()
}

/// The text of a role on one line.
pub(super) fn text(doc: &Document<'_>, role: &Role) -> String {
    let span: Span = doc.span(role.words.start, role.words.end);
    let mut words: Vec<&str> = span.of(doc.text).split_whitespace().collect();
    let single = words
        .last()
        .filter(|_| role.rule == shared_titles::RULE)
        .and_then(|last| shared_titles::singular(last));
    if let (Some(single), Some(last)) = (&single, words.last_mut()) {
        *last = single;
    }
    words.join(" ")
}
