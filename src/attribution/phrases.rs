//! The noun phrases right before and right after a word, with their appositions and relative clauses: who speaks.
//!
//! Every answer is a range of words. Walks stop after [`REACH`] words, so that no text makes them quadratic.

use crate::attribution::syntax::{REACH, is_finite};
use crate::attribution::tags::is_past_only;
use crate::attribution::words::{Part, Tag, Words};

/// The noun phrase that ends right before `end`, with its appositions and relative clauses.
pub fn before(words: &Words, end: usize, floor: usize) -> Option<Part> {
    // "Senn, the mayor, a Democrat, said": more than three appositions are a list of something else.
    let mut inner = end;
    for _ in 0..3 {
        let close = inner.checked_sub(1).filter(|last| *last >= floor)?;
        if !matches!(words.tag(close), Tag::Comma | Tag::Dash) {
            break;
        }
        let floor = floor.max(close.saturating_sub(REACH));
        inner = apposition_start(words, close, floor, words.tag(close))?;
    }
    let start = simple_phrase_before(words, inner, floor)?.start;
    Some(apposed_to(words, start, end, floor).unwrap_or(start)..end)
}

/// Where the name begins that an apposition with commas of its own describes: "Ito, a fellow at the institute in Calder,
/// Maine, and author of the study, said". A place where something was said is no such name: "In Calder, a man said".
fn apposed_to(words: &Words, start: usize, end: usize, floor: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|comma| *comma > floor)?;
    let opens = matches!(words.lower(start), "a" | "an" | "the");
    let closed = words.tag(end - 1) == Tag::Comma && words.tag(comma) == Tag::Comma;
    if !opens || !closed || words.tag(comma - 1) != Tag::Name {
        return None;
    }
    let name = (floor..comma)
        .rev()
        .take_while(|i| words.tag(*i) == Tag::Name)
        .last()?;
    let before = name.checked_sub(1).filter(|before| *before >= floor);
    let placed =
        before.is_some_and(|before| matches!(words.tag(before), Tag::Preposition | Tag::Comma));
    let quoted = words.quote(name) != words.quote(start);
    (!placed && !quoted).then_some(name)
}

/// The noun phrase without appositions that ends right before `end`.
fn simple_phrase_before(words: &Words, end: usize, floor: usize) -> Option<Part> {
    if end <= floor {
        return None;
    }
    let floor = floor.max(end.saturating_sub(REACH));
    let last = end - 1;
    match words.tag(last) {
        Tag::Pronoun | Tag::Relative | Tag::That => return Some(last..end),
        _ => {}
    }
    let mut at = end;
    while at > floor {
        let before = at - 1;
        match words.tag(before) {
            Tag::Close => match (floor..before).rev().find(|i| words.tag(*i) == Tag::Open) {
                Some(open) => at = open,
                None => break,
            },
            Tag::Determiner
            | Tag::Possessive
            | Tag::Number
            | Tag::Name
            | Tag::Other
            | Tag::Object
            | Tag::Time
            | Tag::Sign
            | Tag::Gerund
            | Tag::Adverb
            | Tag::To
            | Tag::Preposition => at = before,
            // "documents reviewed by the Gazette": a participle belongs to the noun before it; a verb of speech does not.
            Tag::Past
                if matches!(
                    words.tag(before + 1),
                    Tag::Preposition | Tag::To | Tag::Time
                ) && before > floor
                    && !is_past_only(words.lower(before))
                    && matches!(words.tag(before - 1), Tag::Other | Tag::Name | Tag::Adverb) =>
            {
                at = before;
            }
            Tag::Past
                if before > floor
                    && matches!(
                        words.tag(before - 1),
                        Tag::Determiner | Tag::Possessive | Tag::Number
                    ) =>
            {
                at = before;
            }
            Tag::Coordinator if joins_names(words, before, floor) => at = before,
            // A nickname or a title in quotation marks; never the end of what someone says.
            Tag::Mark => match words.quote_to(at) {
                Some(quote)
                    if quote.len() <= 8
                        && quote.start >= floor
                        && !ends_speech(words, quote.end) =>
                {
                    at = quote.start;
                }
                _ => break,
            },
            // "the man who lives next door": the clause belongs to the phrase where a noun stands before it.
            Tag::Relative
                if before > floor
                    && (matches!(words.tag(before - 1), Tag::Other | Tag::Name)
                        || words.lower(before - 1) == "those") =>
            {
                at = before;
            }
            // The verbs of such a clause: "the source who was briefed on the matter".
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Past | Tag::Negation
                if (floor..before)
                    .rev()
                    .take(4)
                    .any(|i| words.tag(i) == Tag::Relative) =>
            {
                at = before;
            }
            _ => break,
        }
    }
    // A phrase does not begin with a preposition, an adverb or a verb: "In Ohio Ms. Senn said".
    let mut start = at;
    if start < end && matches!(words.tag(start), Tag::Preposition | Tag::To) {
        let mut skip = start + 1;
        while skip < end && !matches!(words.tag(skip), Tag::Time | Tag::Number) {
            skip += 1;
        }
        start = if skip + 1 < end { skip + 1 } else { start + 1 };
    }
    while start < end
        && matches!(
            words.tag(start),
            Tag::Adverb | Tag::Past | Tag::Preposition | Tag::To | Tag::Coordinator | Tag::Sign
        )
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The noun phrase before the possessive at `end`, without a preposition of several words that it follows: "in light of
/// Senn's claim", "the vote came in response to Senn's claim".
pub fn owner_before(words: &Words, end: usize, floor: usize) -> Option<Part> {
    let phrase = before(words, end, floor)?;
    let complex = (phrase.start + 1..phrase.end.saturating_sub(1))
        .rev()
        .find(|i| {
            matches!(words.lower(*i), "of" | "to" | "with" | "for")
                && COMPLEX_PREPOSITIONS.contains(&words.lower(i - 1))
        });
    Some(complex.map_or(phrase.start, |at| at + 1)..phrase.end)
}

/// The nouns of prepositions of several words: "in light of", "in response to", "in line with".
const COMPLEX_PREPOSITIONS: &[&str] = &[
    "absence",
    "addition",
    "aftermath",
    "anticipation",
    "basis",
    "behalf",
    "case",
    "compliance",
    "contrast",
    "course",
    "defiance",
    "event",
    "face",
    "favor",
    "favour",
    "keeping",
    "light",
    "line",
    "opposition",
    "reaction",
    "reference",
    "regard",
    "relation",
    "response",
    "result",
    "spite",
    "support",
    "terms",
    "view",
    "wake",
];

/// Whether a comma or stop stands before the closing mark that ends at `end`.
fn ends_speech(words: &Words, end: usize) -> bool {
    end >= 2 && matches!(words.tag(end - 2), Tag::Comma | Tag::Stop)
}

/// Whether the coordinator at `at` joins two nouns rather than two clauses.
fn joins_names(words: &Words, at: usize, floor: usize) -> bool {
    at > floor
        && !matches!(words.lower(at), "but" | "nor")
        && matches!(
            words.tag(at - 1),
            Tag::Name | Tag::Other | Tag::Close | Tag::Number | Tag::Comma
        )
        && matches!(
            words.tag(at + 1),
            Tag::Name | Tag::Other | Tag::Determiner | Tag::Possessive | Tag::Number
        )
}

/// Where the apposition or relative clause that `close` ends begins: the matching mark before it.
fn apposition_start(words: &Words, close: usize, floor: usize, mark: Tag) -> Option<usize> {
    let mut fallback = None;
    for at in (floor..close).rev() {
        if words.quote(at) != words.quote(close) {
            continue;
        }
        match words.tag(at) {
            tag if tag == mark && at > floor => {
                // "Senn, now a professor, …".
                let dated = matches!(words.tag(at + 1), Tag::Adverb | Tag::Time)
                    && matches!(words.tag(at + 2), Tag::Determiner | Tag::Possessive);
                let opens = dated
                    || matches!(
                        words.tag(at + 1),
                        Tag::Determiner
                            | Tag::Relative
                            | Tag::Possessive
                            | Tag::Number
                            | Tag::Past
                            | Tag::Gerund
                            | Tag::Other
                            | Tag::Preposition
                    )
                    || words.tag(at + 1) == Tag::Name
                        && (words.tag(at - 1) == Tag::Name || close - at <= 7);
                let noun = matches!(
                    words.tag(at - 1),
                    Tag::Name | Tag::Other | Tag::Close | Tag::Number | Tag::Object
                );
                if opens && noun && words.tag(at - 1) == Tag::Name {
                    return Some(at);
                }
                if opens && noun {
                    fallback.get_or_insert(at);
                }
            }
            Tag::Stop | Tag::Semicolon | Tag::Colon => break,
            _ => {}
        }
    }
    fallback
}

/// The noun phrase that starts at `start`, up to `ceiling`.
pub fn after(words: &Words, start: usize, ceiling: usize) -> Option<Part> {
    let ceiling = ceiling.min(start + REACH);
    if start >= ceiling {
        return None;
    }
    if matches!(words.tag(start), Tag::Pronoun | Tag::Object) {
        return Some(start..start + 1);
    }
    let mut at = start;
    let mut clause = false;
    while at < ceiling {
        match words.tag(at) {
            Tag::Relative | Tag::Question => clause = true,
            Tag::Comma => {
                let apposition = matches!(
                    words.tag(at + 1),
                    Tag::Determiner | Tag::Relative | Tag::Number | Tag::Other | Tag::Possessive
                ) || words.tag(at + 1) == Tag::Name
                    && words.tag(at.saturating_sub(1)) == Tag::Name;
                let verb = !clause && is_finite(words, at + 1);
                if !apposition || verb || matches!(words.lower(at + 1), "adding" | "who's") {
                    break;
                }
                clause = words.tag(at + 1) == Tag::Relative;
            }
            // "one of the sources, who described it as brief".
            Tag::Subordinator if clause && words.lower(at) == "as" => {}
            Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::That | Tag::Subordinator => {
                break;
            }
            Tag::Mark if !short_quote(words, at) => break,
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Pronoun if !clause => {
                break;
            }
            Tag::Past
                if !clause
                    && !matches!(
                        words.tag(at + 1),
                        Tag::Preposition | Tag::Other | Tag::To | Tag::Name
                    ) =>
            {
                break;
            }
            Tag::Coordinator if words.lower(at) == "but" => break,
            _ => {}
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

fn short_quote(words: &Words, at: usize) -> bool {
    words
        .quote(at)
        .is_some_and(|quote| words.quote_words(quote).len() <= 8)
}
