//! What the article says a person is: titles before the name, appositions on either side, relative clauses, copulas.
//!
//! Each pattern answers the words of the role as they stand in the text. All are collected, and the most specific
//! role wins: one that names an office and where it is held says more than "resident".

use super::EntityKind;
use super::clusters::Named;
use super::document::{Document, Shape};
use super::phrases::{self, Phrase};
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
    let patterns: [Pattern; 6] = [
        before,
        apposition,
        reverse_apposition,
        relative,
        copula,
        affiliation,
    ];
    patterns
        .iter()
        .filter_map(|pattern| pattern(around, words, line))
        .collect()
}

type Pattern = fn(&Around<'_, '_>, &Range<usize>, &Range<usize>) -> Option<Role>;

fn role(around: &Around<'_, '_>, words: Range<usize>, rule: &'static str) -> Option<Role> {
    let doc = around.doc;
    let mut words = words;
    while words.start < words.end
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
                | "His"
                | "Her"
                | "Its"
                | "Their"
                | "My"
                | "Our"
                | "new"
                | "also"
        )
    {
        words.start += 1;
    }
    if words.is_empty() || words.len() > 20 {
        return None;
    }
    let weight = weigh(around, &words, rule);
    Some(Role {
        words,
        weight,
        rule,
    })
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
    let base = match rule {
        "role.before" => 5,
        "role.apposition" | "role.apposition.reverse" => 6,
        "role.copula" => 4,
        "role.relative" => 3,
        _ => 1,
    };
    base + i32::try_from(content.min(6)).unwrap_or(6) + if names { 3 } else { 0 }
        - if common { 5 } else { 0 }
}

/// "US national security adviser Jake Sullivan", "Mayor Ada Lindqvist", "former coach Ben Otieno".
fn before(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let start = phrases::title_before(around, words.start, line.start)?;
    role(around, start..words.start, "role.before")
}

/// "Mara Quill, a lawyer for the family,", "Quill, 45, the city engineer", "Quill (a lawyer)", "Quill — the mayor —".
fn apposition(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let doc = around.doc;
    let mut at = words.end;
    if !matches!(doc.word(at), "," | "—" | "–" | "(" | "-") || at >= line.end {
        return None;
    }
    at += 1;
    // "Quill, 45, the engineer" and "Quill, then 45, an engineer".
    let age = |at: usize| doc.word(at).len() <= 3 && doc.word(at).parse::<u8>().is_ok();
    if age(at) && matches!(doc.word(at + 1), "," | ")") {
        at += 2;
        if doc.word(at) == "," {
            at += 1;
        }
    }
    while matches!(
        doc.word(at),
        "now"
            | "then"
            | "also"
            | "currently"
            | "formerly"
            | "himself"
            | "herself"
            | "once"
            | "until"
            | "recently"
    ) && at < line.end
    {
        at += 1;
    }
    let phrase = phrases::read(around, at, line.end)?;
    if phrase.plural {
        return None;
    }
    let closing = doc.word(phrase.words.end);
    let closed = phrase.words.end >= line.end
        || matches!(closed_by(closing), Closing::Mark | Closing::Clause);
    (closed || phrase.determined)
        .then(|| role(around, phrase.words, "role.apposition"))
        .flatten()
}

enum Closing {
    Mark,
    Clause,
    Other,
}

fn closed_by(word: &str) -> Closing {
    match word {
        "," | "." | ";" | ":" | ")" | "—" | "–" | "”" | "\"" | "?" | "!" | "-" => {
            Closing::Mark
        }
        "who" | "whose" | "that" | "which" | "and" | "said" | "says" | "told" | "as" | "after"
        | "when" | "but" => Closing::Clause,
        _ => Closing::Other,
    }
}

/// "The city engineer, Mara Quill, said", "its chief executive, Ben Otieno."
fn reverse_apposition(
    around: &Around<'_, '_>,
    words: &Range<usize>,
    line: &Range<usize>,
) -> Option<Role> {
    let doc = around.doc;
    let comma = words.start.checked_sub(1)?;
    if doc.word(comma) != "," || comma <= line.start {
        return None;
    }
    let closed = words.end >= line.end
        || matches!(
            doc.word(words.end),
            "," | "."
                | ";"
                | ":"
                | "—"
                | "–"
                | ")"
                | "”"
                | "said"
                | "says"
                | "told"
                | "and"
                | "has"
                | "was"
                | "is"
                | "in"
                | "on"
                | "at"
        );
    if !closed {
        return None;
    }
    // The phrase may be long ("the head of the water board in the north"): try every start within the clause.
    let earliest = comma.saturating_sub(16).max(line.start);
    let mut start = comma;
    let mut best: Option<Phrase> = None;
    while start > earliest {
        start -= 1;
        let word = doc.word(start);
        if matches!(
            word,
            "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "(" | ")"
        ) {
            break;
        }
        let opening =
            phrases::is_determiner(word) || start == line.start || is_possessor(around, start);
        if opening
            && let Some(phrase) = phrases::read(around, start, comma)
            && phrase.words.end == comma
            && !phrase.plural
            && (phrase.determined || start == line.start)
        {
            best = Some(phrase);
        }
    }
    role(around, best?.words, "role.apposition.reverse")
}

/// A name with a possessive after it, as in "Acme's chief executive".
fn is_possessor(around: &Around<'_, '_>, at: usize) -> bool {
    around.mention(at).is_some_and(|item| {
        item.tokens.start == at
            && matches!(around.doc.word(item.tokens.end), "'s" | "’s" | "'" | "’")
    })
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
    if !phrases::is_leading_verb(doc.word(at)) {
        return None;
    }
    let end = phrases::clause_end(around, at + 1, line.end);
    (end > at + 1 && end - at <= 14)
        .then(|| role(around, at..end, "role.relative"))
        .flatten()
}

/// "Quill is the head of the port", "Quill became chief executive".
fn copula(around: &Around<'_, '_>, words: &Range<usize>, line: &Range<usize>) -> Option<Role> {
    let phrase = being(around, words.end, line.end)?;
    role(around, phrase.words, "role.copula")
}

/// The phrase after a form of "be", "become", "serve as" at word `at`.
fn being(around: &Around<'_, '_>, at: usize, end: usize) -> Option<Phrase> {
    let doc = around.doc;
    let mut at = at;
    match doc.word(at) {
        "is" | "was" | "became" | "remains" | "remained" | "'s" | "’s" => at += 1,
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
    phrases::read(around, at, end).filter(|phrase| !phrase.plural)
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
pub(super) fn text(doc: &Document<'_>, words: &Range<usize>) -> String {
    let span: Span = doc.span(words.start, words.end);
    span.of(doc.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a role names its bearer by itself: an office with whose it is ("Chinese leader", "Mayor of Porto").
pub(super) fn is_name_like(around: &Around<'_, '_>, role: &Role) -> bool {
    let doc = around.doc;
    let former = role.words.clone().any(|at| {
        matches!(
            doc.word(at).to_ascii_lowercase().as_str(),
            "former" | "ex" | "late" | "then" | "deputy" | "assistant" | "acting"
        )
    });
    let head = role.words.end - 1;
    let office = (1..=3.min(role.words.len())).any(|len| {
        let head = doc.slice(head + 1 - len, head + 1).to_lowercase();
        matches!(
            head.as_str(),
            "president"
                | "leader"
                | "prime minister"
                | "minister"
                | "chancellor"
                | "premier"
                | "king"
                | "queen"
                | "secretary of state"
                | "foreign minister"
                | "defence minister"
                | "defense minister"
                | "finance minister"
                | "foreign secretary"
                | "home secretary"
                | "national security adviser"
                | "attorney general"
                | "governor"
                | "mayor"
                | "chief executive"
                | "pope"
                | "secretary general"
                | "secretary-general"
                | "speaker"
                | "health minister"
                | "interior minister"
                | "head coach"
                | "manager"
                | "vice president"
                | "crown prince"
        )
    });
    let whose = role.words.clone().any(|at| {
        around.covering.get(at).is_some_and(Option::is_some) || lexicon::DEMONYMS.has(doc.word(at))
    });
    role.rule == "role.before" && office && whose && !former && role.words.len() > 1
}
