//! Where a noun phrase goes on past a word that otherwise ends it: "current and former employees", "Ministry of Health".

use super::closed::OPENERS;
use super::kinds::noun;
use super::phrase::{Word, lower};
use crate::lexicon::{DEMONYMS, ROLE_NOUNS};

/// Whether the "and" at `at` stands inside the phrase, with its noun or its name still to come.
pub(super) fn goes_on(words: &[Word<'_>], at: usize) -> bool {
    joins_modifiers(words, at) || joins_peoples(words, at) || joins_offices(words, at)
}

/// "five current and former employees": an "and" between modifiers, with the noun still to come.
fn joins_modifiers(words: &[Word<'_>], at: usize) -> bool {
    let small = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.text.starts_with(char::is_lowercase))
    };
    words[at].text == "and"
        && small(words.get(at - 1))
        && small(words.get(at + 1))
        && noun(words[at - 1].text).is_none()
        && words
            .get(at + 2)
            .is_some_and(|word| noun(word.text).is_some())
}

/// "The Russian and Syrian ministries": an "and" between two adjectives of peoples, with the noun still to come.
fn joins_peoples(words: &[Word<'_>], at: usize) -> bool {
    let people = |word: Option<&Word<'_>>| word.is_some_and(|word| DEMONYMS.has(word.text));
    let noun = words.get(at + 2);
    words[at].text == "and"
        && people(words.get(at - 1))
        && people(words.get(at + 1))
        && noun.is_some_and(|word| word.text.starts_with(char::is_lowercase))
}

/// "CEO and president Craig Quill", "founder and chief executive Ana Ito": an "and" between what one person is, with
/// the name still to come.
fn joins_offices(words: &[Word<'_>], at: usize) -> bool {
    let office = |word: &Word<'_>| {
        let field = ROLE_NOUNS
            .get(word.text)
            .or_else(|| ROLE_NOUNS.get(&lower(word)));
        field.is_some_and(|field| field != "p")
    };
    // The second may name its place: "researcher and NASA scientist Ada Quill".
    let named = |i: usize| {
        let next = words.get(i + 1);
        next.is_some_and(|word| word.text.starts_with(char::is_uppercase))
    };
    let second = (at + 1..words.len().min(at + 6))
        .take_while(|i| !OPENERS.contains(&lower(&words[*i]).as_str()))
        .any(|i| office(&words[i]) && words[i].text.starts_with(char::is_lowercase) && named(i));
    words[at].text == "and" && office(&words[at - 1]) && second
}

/// "records kept by the agency", "economists polled last week": a small word with an agent, or in -ed with what goes
/// with a participle.
pub(super) fn is_participle(words: &[Word<'_>], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    let small = words[at].text.starts_with(char::is_lowercase);
    let long = words[at - 1].text.len() > 3;
    // "A 2014 study by two universities".
    let named = noun(words[at].text).is_some();
    small
        && long
        && !named
        && (next.text == "by"
            || words[at].text.ends_with("ed")
                && matches!(
                    next.text,
                    "in" | "on"
                        | "to"
                        | "with"
                        | "at"
                        | "for"
                        | "from"
                        | "last"
                        | "this"
                        | "before"
                        | "after"
                ))
}

/// "Ministry of Health", "Department of Health and Human Services": an opener between capitals is part of a name; an
/// "and" only after an "of" or "for", because elsewhere it joins two names.
pub(super) fn joins_names(words: &[Word<'_>], at: usize) -> bool {
    let capital = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.text.starts_with(char::is_uppercase))
    };
    let next = match words.get(at + 1) {
        Some(word) if matches!(word.text, "the" | "a" | "an") => words.get(at + 2),
        other => other,
    };
    let joint = match words[at].text {
        "of" => true,
        "for" | "on" | "in" => at > 1,
        "and" => words[..at]
            .iter()
            .any(|word| matches!(word.text, "of" | "for")),
        _ => false,
    };
    joint && capital(words.get(at - 1)) && capital(next)
}
