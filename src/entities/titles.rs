//! Titles before a name: a word for an office or a job, and what stands before it and belongs to it.

use super::EntityKind;
use super::document::{Document, Shape};
use super::phrases::{hyphenated, is_abstract};
use super::roles::Around;
use crate::lexicon;
use std::ops::Range;

/// The words of the title that stands right before word `at`, not before `floor`; `None` where there is none.
pub(super) fn title_before(
    around: &Around<'_, '_>,
    at: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let doc = around.doc;
    // A form of address may stand between office and name: "Education Minister Dr Ada Quill".
    let mut end = at;
    while end > floor && is_mere_address(doc.word(end - 1)) {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    let full = around.mention(at).is_some_and(|item| item.tokens.len() > 1);
    let head = head_before(around, end, floor, full)?;
    let mut start = with_modifiers(around, head, floor);
    // An address at the edge is no role; "Lord" in "Lord Mayor" is part of one.
    while start < end && is_mere_address(doc.word(start)) && doc.word(start) != "Lord" {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Where the title begins whose head is word `head`: with the words before it that belong to it.
pub(super) fn with_modifiers(around: &Around<'_, '_>, head: usize, floor: usize) -> usize {
    let mut start = head;
    let earliest = floor.max(start.saturating_sub(8));
    while start > earliest {
        let step = modifier_before(around, start, floor);
        if step == 0 {
            break;
        }
        start -= step;
    }
    start
}

/// Where the word for an office or a job that ends before word `end` begins; `full` says that a full name follows.
fn head_before(around: &Around<'_, '_>, end: usize, floor: usize, full: bool) -> Option<usize> {
    let doc = around.doc;
    let known = (1..=4.min(end - floor)).rev().find(|len| {
        let slice = doc.slice(end - len, end);
        !slice.contains(',') && is_title_word(slice)
    });
    if let Some(start) = office_of(around, end, floor) {
        return Some(start);
    }
    if let Some(len) = known {
        return Some(end - len);
    }
    // "Bricklayer Ramdhani Manjhi": a common noun right before a person's name says what the person is.
    let word = doc.word(end - 1);
    let free = around.mention(end - 1).is_none() && word.chars().count() > 2;
    let noun = full
        && doc.tag(end - 1) == "NN"
        && word.chars().all(|c| c.is_lowercase() || c == '-')
        && !is_abstract(word);
    (free && (noun || is_foreign_title(doc, end - 1))).then(|| end - 1)
}

/// "Commodore Jericho Tanedo", "Taoiseach Ada Quill": a capital right before a name and no part of it marks a title,
/// unless it stands there for another reason.
fn is_foreign_title(doc: &Document<'_>, at: usize) -> bool {
    let Some(word) = doc.words.get(at) else {
        return false;
    };
    word.is_capitalised()
        && matches!(doc.tag(at), "NNP" | "NN")
        && !doc.has_lower(word.text)
        && !lexicon::COMMON_WORDS.has(word.text)
        && !lexicon::OPENERS.has(word.text)
        && !lexicon::DEMONYMS.has(word.text)
        && !lexicon::EVENT_OPENINGS.has(word.text)
        && !lexicon::CALENDAR.has(word.text)
}

/// Where "Commissioner of Police", "Minister for Water and Energy" begins that ends before word `end`.
fn office_of(around: &Around<'_, '_>, end: usize, floor: usize) -> Option<usize> {
    let doc = around.doc;
    let earliest = end.saturating_sub(7).max(floor + 1);
    let joint = (earliest..end).rev().take_while(|at| {
        let word = doc.word(*at);
        doc.words[*at].is_capitalised() || matches!(word, "of" | "for" | "to" | "and" | "&" | "the")
    });
    let opens = |at: usize| {
        let head = &doc.words[at - 1];
        match doc.word(at) {
            "of" | "for" => is_title_word(head.text) && head.is_capitalised(),
            "to" => is_envoy(head.text),
            _ => false,
        }
    };
    let joint = joint.filter(|at| at + 1 < end).find(|at| opens(*at))?;
    Some(joint - 1)
}

/// Offices that are held *to* a place or a body: "ambassador to Spain".
fn is_envoy(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "ambassador"
            | "envoy"
            | "adviser"
            | "advisor"
            | "delegate"
            | "emissary"
            | "nuncio"
            | "representative"
    )
}

fn is_time(word: &str) -> bool {
    lexicon::CALENDAR.has(word)
        || matches!(
            word,
            "day"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "week"
                | "weekend"
                | "month"
                | "year"
                | "season"
        )
}

fn is_title_word(slice: &str) -> bool {
    let single = !slice.contains(' ');
    if lexicon::ROLE_NOUNS
        .get(slice)
        .is_some_and(|field| field != "p")
    {
        return true;
    }
    let capital = slice.chars().any(char::is_uppercase);
    if single && (lexicon::HONORIFICS.has(slice) || capital && lexicon::TITLE_WORDS.has(slice)) {
        return true;
    }
    let lower = slice.to_lowercase();
    capital
        && lexicon::ROLE_NOUNS
            .get(&lower)
            .is_some_and(|field| field != "p")
        || single && hyphenated(&lower).is_some_and(|field| field != "p")
}

/// Forms of address that say nothing of a role.
fn is_mere_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Ms"
            | "Miss"
            | "Mx"
            | "Sir"
            | "Dame"
            | "Lord"
            | "Lady"
            | "Dr"
            | "Madam"
            | "Madame"
            | "Mme"
            | "Messrs"
            | "Hon"
            | "Don"
            | "Doña"
            | "Señor"
            | "Señora"
            | "Herr"
            | "Frau"
            | "Monsieur"
            | "Mlle"
            | "Shri"
            | "Smt"
            | "Pak"
            | "Ibu"
            | "Puan"
            | "Tuan"
            | "Datuk"
            | "Dato"
            | "Alhaji"
            | "Hajia"
            | "Father"
            | "Fr"
            | "Brother"
            | "Sister"
            | "Eng"
            | "Engr"
            | "Alhaja"
            | "Mallam"
            | "Seri"
            | "Tan"
            | "Tun"
            | "Serigne"
            | "Daw"
            | "Aunt"
            | "Uncle"
            | "Sr"
            | "Sra"
            | "Srta"
            | "Signor"
            | "Signora"
            | "Baroness"
            | "Baron"
    )
}

/// How many words right before word `at` belong to the title: 0 where it ends there.
fn modifier_before(around: &Around<'_, '_>, at: usize, floor: usize) -> usize {
    let doc = around.doc;
    let last = at - 1;
    let word = doc.word(last);
    if let Some(item) = around.mention(last) {
        // "US national security adviser", "Acme chief executive"; a person's or a date's name is not part of it.
        let len = at - item.tokens.start.max(floor);
        let part = matches!(
            item.kind,
            EntityKind::Organization | EntityKind::Place | EntityKind::Other
        );
        return if part { len } else { 0 };
    }
    if matches!(word, "'s" | "’s") && last > floor && around.mention(last - 1).is_some() {
        // "Acme's chief executive": the possessor belongs to the role.
        return match around.mention(last - 1) {
            Some(item) if matches!(item.kind, EntityKind::Organization | EntityKind::Place) => {
                at - item.tokens.start.max(floor)
            }
            _ => 0,
        };
    }
    // "Children's minister", "all-rounder": the mark holds two words together.
    if last > floor && doc.is_hyphen(last) {
        return 2;
    }
    if matches!(word, "'s" | "’s" | "'" | "’")
        && last > floor
        && around.mention(last - 1).is_none()
        && doc.words[last - 1].is_capitalised()
        && doc.tag(last) == "POS"
    {
        return 2;
    }
    match doc.words[last].shape {
        Shape::Capital | Shape::Capitals => {
            let common = lexicon::COMMON_WORDS.has(word)
                && !matches!(word, "Former" | "First" | "High" | "Second" | "Under");
            let field = lexicon::ROLE_MODIFIERS.has(&word.to_lowercase());
            usize::from(!common && (field || !lexicon::CALENDAR.has(word)))
        }
        Shape::Lower => {
            let joins = matches!(word, "and" | "&" | "of" | "for")
                && last > floor
                && (is_title_word(doc.word(last - 1))
                    || lexicon::TITLE_WORDS.has(doc.word(last - 1)));
            if joins {
                return 2;
            }
            let told = matches!(doc.tag(last), "NN" | "JJ" | "JJS")
                && !is_time(word)
                && !matches!(
                    word,
                    "last" | "next" | "same" | "other" | "such" | "many" | "own"
                );
            usize::from(
                told || lexicon::ROLE_MODIFIERS.has(word)
                    || lexicon::ROLE_NOUNS
                        .get(word)
                        .is_some_and(|field| field != "p")
                    || word.contains('-') && !word.starts_with('-'),
            )
        }
        Shape::Inner => 1,
        Shape::Number | Shape::Mark => 0,
    }
}
