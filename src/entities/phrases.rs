//! Phrases that say what a person is: a determiner, modifiers, a word for the role, and what belongs to it.

use super::document::Shape;
use super::roles::Around;
use crate::lexicon;
use std::ops::Range;

/// A phrase such as "a lawyer for the family".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub words: Range<usize>,
    /// Whether it opens with a determiner or a possessor.
    pub determined: bool,
    /// Whether it names several people.
    pub plural: bool,
}

/// "a", "the", "its" and the like.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "A"
            | "An"
            | "The"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "Its"
            | "His"
            | "Her"
            | "Their"
            | "another"
            | "one"
            | "One"
            | "Another"
            | "Our"
            | "My"
            | "your"
    )
}

/// Reads the phrase that starts at word `at`, not past `end`; `None` where it names no role. Where `open`, any noun may
/// be its head, as after "Mara Quill, a"; otherwise only words that name a role.
pub(super) fn read(around: &Around<'_, '_>, at: usize, end: usize, open: bool) -> Option<Phrase> {
    let doc = around.doc;
    let start = at;
    let mut at = at;
    if at >= end {
        return None;
    }
    let mut determined = false;
    // "one of the country's best lawyers" is one person.
    let one_of = matches!(doc.word(at), "one" | "One") && doc.word(at + 1) == "of";
    if one_of {
        at += 2;
    }
    if is_determiner(doc.word(at)) {
        determined = true;
        at += 1;
    } else if around.is_person(at) && !is_possessed(around, at) {
        // "Mara Quill, Ben Otieno and Ana Ito": a list of names is no apposition.
        return None;
    }
    // "Saxony's economy minister" is as definite as "the economy minister".
    determined |= around.mention(at).is_some() && is_possessed(around, at);
    let known = head(around, at, end, determined);
    let general = (open && determined)
        .then(|| noun(around, at, end))
        .flatten();
    // "deputy returning officer": the group may go on after a word that names a role.
    let (head, plural) = match (known, general) {
        (Some(known), Some(general)) if general.0 <= known.0 => known,
        (known, general) => general.or(known)?,
    };
    if one_of && !plural {
        return None;
    }
    let mut to = tail(around, head, end);
    if let Some(next) = coordinated(around, to, end) {
        to = next;
    }
    Some(Phrase {
        words: start..to,
        determined: determined || one_of,
        plural: plural && !one_of,
    })
}

/// Whether the mention at word `at` has a possessive ending.
fn is_possessed(around: &Around<'_, '_>, at: usize) -> bool {
    around
        .mention(at)
        .is_some_and(|item| matches!(around.doc.word(item.tokens.end), "'s" | "’s" | "'" | "’"))
}

/// The end of the noun group from word `at`, which must end in a word for a role, and whether that is a plural.
fn head(around: &Around<'_, '_>, at: usize, end: usize, determined: bool) -> Option<(usize, bool)> {
    let doc = around.doc;
    let mut best: Option<(usize, bool)> = None;
    let mut to = at;
    while to < end && to < at + 12 {
        let word = doc.word(to);
        let shape = doc.words[to].shape;
        if shape == Shape::Mark && !matches!(word, "'s" | "’s" | "'" | "’" | "&") {
            break;
        }
        if around.is_person(to) && !is_possessed(around, to) {
            break;
        }
        if is_stop(word) && !(word == "and" && best.is_none()) {
            break;
        }
        // "Moving forward, Quill has": the same word may be an adverb.
        let adverb = doc.tag(to).starts_with("RB");
        if let Some(field) = role_ending(around, at, to).filter(|_| !adverb) {
            best = Some((to + 1, field == "p"));
        } else if best.is_some() && shape == Shape::Lower && !lexicon::ROLE_MODIFIERS.has(word) {
            // "a lawyer told": what follows the head and is no part of a longer one ends the group.
            break;
        } else if best.is_none()
            && !determined
            && shape == Shape::Lower
            && !lexicon::ROLE_MODIFIERS.has(word)
            && !is_adjective(word)
            && word != "and"
        {
            // Without a determiner every word up to the head must be able to stand in a title.
            return None;
        }
        to += 1;
    }
    best
}

/// The end of the noun group from word `at`, whatever noun is its head, and whether that is a plural; `None` where the
/// noun cannot be a person.
fn noun(around: &Around<'_, '_>, at: usize, end: usize) -> Option<(usize, bool)> {
    let doc = around.doc;
    let mut head = None;
    let mut to = at;
    while to < end && to < at + 12 {
        let tag = doc.tag(to);
        let noun = tag.starts_with("NN");
        if around.is_person(to) && !is_possessed(around, to) {
            break;
        }
        if noun {
            head = Some(to);
        } else if !matches!(
            tag,
            "JJ" | "JJR" | "JJS" | "VBN" | "VBG" | "CD" | "POS" | "HYPH" | "AFX"
        ) {
            break;
        }
        to += 1;
    }
    let head = head?;
    let word = doc.word(head);
    let unsure = around.mention(head).is_some() || is_abstract(word);
    (!unsure).then(|| (head + 1, matches!(doc.tag(head), "NNS" | "NNPS")))
}

/// Nouns that stand after a name and a comma and mean no person: "Quill said, a claim that the port denied".
pub(super) fn is_abstract(word: &str) -> bool {
    let ending = [
        "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ship", "ing",
    ]
    .iter()
    .any(|ending| word.ends_with(ending));
    ending || lexicon::CALENDAR.has(word) || lexicon::THINGS.has(word)
}

/// The field of the role word (of up to four words) that ends with word `to`.
fn role_ending(around: &Around<'_, '_>, from: usize, to: usize) -> Option<&'static str> {
    let doc = around.doc;
    (1..=4.min(to + 1 - from)).rev().find_map(|len| {
        let slice = doc.slice(to + 1 - len, to + 1);
        let field = lexicon::ROLE_NOUNS.get(slice);
        if field.is_some() || !slice.chars().any(char::is_uppercase) {
            return field
                .or_else(|| hyphenated(slice))
                .or_else(|| plural(slice));
        }
        let lower = slice.to_lowercase();
        lexicon::ROLE_NOUNS
            .get(&lower)
            .or_else(|| hyphenated(&lower))
            .or_else(|| plural(&lower))
    })
}

/// "ex-president", "musician-turned-politician", "lawyer-activist": the part after the last hyphen.
pub(super) fn hyphenated(word: &str) -> Option<&'static str> {
    let last = word
        .rsplit('-')
        .next()
        .filter(|last| last.len() < word.len())?;
    lexicon::ROLE_NOUNS.get(last)
}

fn plural(word: &str) -> Option<&'static str> {
    let single = word.strip_suffix('s')?;
    lexicon::ROLE_NOUNS.has(single).then_some("p")
}

/// Words that end a noun group.
fn is_stop(word: &str) -> bool {
    lexicon::GROUP_ENDS.has(word)
}

fn is_adjective(word: &str) -> bool {
    word.contains('-')
        || ["al", "ic", "ary", "ive", "ist", "ian", "ish", "ese"]
            .iter()
            .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// The end of what belongs to the head that ends before word `at`: "for the family", "at the University of Porto".
fn tail(around: &Around<'_, '_>, at: usize, end: usize) -> usize {
    let doc = around.doc;
    if at >= end
        || !matches!(
            doc.word(at),
            "of" | "for"
                | "at"
                | "in"
                | "with"
                | "from"
                | "on"
                | "to"
                | "based"
                | "specialising"
                | "specializing"
        )
    {
        return at;
    }
    // "Became chief executive in May", "a minister in 2019": when, not what.
    let next = doc.word(at + 1);
    let year = next.len() == 4 && next.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(doc.word(at), "in" | "on") && (year || lexicon::CALENDAR.has(next)) {
        return at;
    }
    clause_end(around, at + 1, end)
}

/// Where the clause that goes on at word `at` is closed by a mark or a finite verb.
pub(super) fn clause_end(around: &Around<'_, '_>, at: usize, end: usize) -> usize {
    let doc = around.doc;
    let mut to = at;
    while to < end {
        let word = doc.word(to);
        // "To record a triple-double": a hyphen between two letters holds one word together.
        if doc.words[to].shape == Shape::Mark
            && !doc.is_hyphen(to)
            && !matches!(word, "'s" | "’s" | "'" | "’" | "&" | "%" | "$")
        {
            // "Acme, Inc.," keeps its comma: it stands inside a name.
            let inside = around
                .mention(to)
                .is_some_and(|item| to > item.tokens.start && to + 1 < item.tokens.end);
            if !inside {
                break;
            }
        }
        if ends_clause(word) {
            break;
        }
        if word == "and" && !joins_nouns(around, to, end) {
            break;
        }
        to += 1;
    }
    to
}

fn ends_clause(word: &str) -> bool {
    lexicon::CLAUSE_ENDS.has(word)
}

/// Whether "and" at word `at` joins nouns rather than clauses: no person and no finite verb right after.
fn joins_nouns(around: &Around<'_, '_>, at: usize, end: usize) -> bool {
    let doc = around.doc;
    if around.is_person(at + 1) || at + 1 >= end {
        return false;
    }
    let next = doc.word(at + 1);
    !(is_stop(next)
        || ends_clause(next)
        || next.ends_with("ed")
        || is_determiner(next) && next != "the")
}

/// "founder and chief executive of Acme": a second role joined by "and"; its end.
fn coordinated(around: &Around<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let doc = around.doc;
    if at >= end || doc.word(at) != "and" {
        return None;
    }
    let mut next = at + 1;
    if matches!(doc.word(next), "a" | "an" | "the") {
        next += 1;
    }
    if around.is_person(next) {
        return None;
    }
    let (head, plural) = head(around, next, end, true)?;
    (!plural).then(|| tail(around, head, end))
}

/// Verbs of "X, who runs Y" that say what X is.
pub(super) fn is_leading_verb(word: &str) -> bool {
    lexicon::LEADING_VERBS.has(word)
}
