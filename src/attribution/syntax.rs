//! The questions about clauses that source and content spans ask, answered from word tags.
//!
//! Every answer is a range of words. Walks stop after [`REACH`] words, so that no text makes them quadratic.

use crate::attribution::phrases;
use crate::attribution::words::{Part, Tag, Words};

/// The most words that one walk looks at; longer phrases than this are no phrases.
pub const REACH: usize = 60;

/// Where the verb group that ends with the verb at `verb` starts: its auxiliaries and adverbs.
pub fn group_start(words: &Words, verb: usize, floor: usize) -> usize {
    let mut at = verb;
    while at > floor {
        match words.tag(at - 1) {
            // "an official who was not authorized to speak publicly said": the adverb belongs to the infinitive.
            Tag::Adverb if at >= floor + 3 && words.tag(at - 3) == Tag::To => break,
            Tag::Adverb | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Negation => at -= 1,
            // "Trump on Monday said", "Trump Monday said"; but "a report released last year found".
            Tag::Time if at - 1 > floor => {
                let last = words.lower(at - 2) == "last" || words.lower(at - 2) == "this";
                if last && at >= floor + 3 && words.tag(at - 3) == Tag::Past {
                    break;
                }
                let on = words.tag(at - 2) == Tag::Preposition;
                at -= if on && at - 2 > floor { 2 } else { 1 };
            }
            _ => break,
        }
    }
    at
}

/// Whether the verb group from `start` to the verb at `verb` is passive.
pub fn is_passive(words: &Words, start: usize, verb: usize) -> bool {
    (start..verb).any(|i| words.tag(i) == Tag::Be) && words.tag(verb) == Tag::Past
}

/// The subject of the sentence's main clause: the first noun phrase before its first verb.
pub fn main_subject(words: &Words, sentence: Part, before: usize) -> Option<Part> {
    let mut start = sentence.start;
    while start < before
        && matches!(
            words.tag(start),
            Tag::Coordinator | Tag::Adverb | Tag::Comma
        )
    {
        start += 1;
    }
    // A leading phrase or clause ends with a comma.
    if matches!(
        words.tag(start),
        Tag::Preposition | Tag::Subordinator | Tag::Gerund | Tag::Past | Tag::Time | Tag::To
    ) {
        start = (start..before).find(|i| words.tag(*i) == Tag::Comma)? + 1;
    }
    let verb = (start..before).find(|i| {
        matches!(
            words.tag(*i),
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Past
        )
    })?;
    phrases::before(words, group_start(words, verb, start), start)
}

/// Where a clause inside a subject ends: "the claim that the dam was weak | is false".
///
/// A clause with *that* has one finite verb group of its own, any other content none; the next one is the main verb.
pub fn clause_end(words: &Words, part: &Part) -> usize {
    let mut own = usize::from(words.tag(part.start) == Tag::That);
    let mut inside = false;
    for at in part.clone().take(REACH) {
        let finite = words.tag(at).is_finite() && words.quote(at).is_none();
        // A participle after its noun and a verb after *and* or *who* belong to what is already open.
        let before = words.tag(at.saturating_sub(1));
        let bound = matches!(
            before,
            Tag::Coordinator | Tag::Relative | Tag::Comma | Tag::Subordinator
        ) || words.tag(at) == Tag::Past && words.tag(at + 1) == Tag::Preposition;
        if finite && !inside && !bound {
            if own == 0 {
                return at;
            }
            own -= 1;
        }
        inside = finite || inside && matches!(words.tag(at), Tag::Adverb | Tag::Negation);
    }
    part.end
}

/// Whether the word `i` is a finite verb: by its tag, or by what can be nothing else.
pub fn is_finite(words: &Words, i: usize) -> bool {
    let plain = matches!(words.tag(i), Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
    plain || words.grammar.is_some_and(|grammar| grammar.is_finite(i))
}

/// Whether a finite verb stands outside relative clauses and quotations.
pub fn has_finite(words: &Words, part: Part) -> bool {
    let mut relative = false;
    for i in part.take(REACH) {
        match words.tag(i) {
            Tag::Relative | Tag::Question => relative = true,
            Tag::Comma => relative = false,
            // A participle follows its noun: "the man arrested in Calder".
            Tag::Past if matches!(words.tag(i + 1), Tag::Preposition | Tag::To) => {}
            tag if tag.is_finite() && !relative && words.quote(i).is_none() => return true,
            _ => {}
        }
    }
    false
}

/// Where content inside a subordinate clause ends: at the comma that the main clause follows.
pub fn subordinate_end(words: &Words, part: &Part) -> usize {
    let commas = (part.start + 2..part.end)
        .filter(|i| words.tag(*i) == Tag::Comma && words.quote(*i).is_none());
    let mut commas = commas.take(6);
    commas
        .find(|comma| {
            let next = words.tag(comma + 1);
            (next.is_nominal() || next == Tag::Pronoun)
                && has_finite(words, comma + 1..(comma + 14).min(part.end))
        })
        .unwrap_or(part.end)
}

/// Where a leading "according to" phrase ends: at the first comma that a clause follows.
pub fn leading_end(words: &Words, start: usize, end: usize) -> usize {
    let commas: Vec<usize> = (start..end.min(start + REACH))
        .filter(|i| words.tag(*i) == Tag::Comma && words.quote(*i).is_none())
        .take(4)
        .collect();
    for (i, comma) in commas.iter().enumerate() {
        let next = commas.get(i + 1).copied().unwrap_or(end);
        let relative = matches!(words.tag(comma + 1), Tag::Relative | Tag::Past);
        // "According to Senn, her old firm, which …, is …": nobody is called what is their own.
        if matches!(words.lower(comma + 1), "his" | "her" | "its" | "their") {
            return *comma;
        }
        if !relative && (comma + 1..next).any(|at| may_be_verb(words, at)) {
            return *comma;
        }
    }
    commas.first().copied().unwrap_or(end)
}

/// Whether a verb can stand at `at`.
pub fn may_be_verb(words: &Words, at: usize) -> bool {
    matches!(
        words.tag(at),
        Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Past
    ) || words.tag(at) == Tag::Other
        && words.lower(at).ends_with('s')
        && !words.lower(at).ends_with("ss")
}
