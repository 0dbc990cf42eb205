//! The questions about phrases and clauses that source and content spans ask, answered from word tags.
//!
//! Every answer is a range of words. Walks stop after [`REACH`] words, so that no text makes them quadratic.

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

/// The noun phrase that ends right before `end`, with its appositions and relative clauses.
pub fn phrase_before(words: &Words, end: usize, floor: usize) -> Option<Part> {
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
pub fn phrase_after(words: &Words, start: usize, ceiling: usize) -> Option<Part> {
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
    phrase_before(words, group_start(words, verb, start), start)
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
