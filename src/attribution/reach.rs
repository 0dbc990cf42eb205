//! How far content reaches: to the end of its clause, or to where the next act of speech begins.

use crate::attribution::cues;
use crate::attribution::syntax::REACH;
use crate::attribution::words::{Tag, Words};
use crate::language::inflection::Form;

/// Where content that starts at `start` ends: before the next act of speech, or with the sentence.
///
/// What ends it is a semicolon, a comma or dash before another act of speech, or a conjunction before a verb of speech.
pub fn content_end(words: &Words, start: usize, end: usize) -> usize {
    // "That, compared with last year, the tide was high": nothing has been said before the first comma.
    let least = start + usize::from(words.tag(start) == Tag::That);
    let mut at = start;
    while at < end {
        if words.quote(at).is_some() {
            at += 1;
            continue;
        }
        match words.tag(at) {
            Tag::Semicolon if at > start => break,
            Tag::Comma | Tag::Dash
                if at > least && (next_act(words, at + 1, end) || sums_up(words, at + 1, end)) =>
            {
                break;
            }
            Tag::Coordinator if at > start && next_verb(words, at + 1, end) => break,
            _ => {}
        }
        at += 1;
    }
    let stop = words.trim(start..at).end;
    // A quotation right after the cue runs on over the sentences until it closes.
    match words.quote_from(start) {
        Some(quote) if quote.end > end => quote.end,
        _ => stop.max(start),
    }
}

/// Whether a noun of speech that sums up what was said follows: "…, a claim that nobody could check". It is the
/// writer's word for it, and no longer the speaker's.
fn sums_up(words: &Words, start: usize, end: usize) -> bool {
    let opens = matches!(words.lower(start), "a" | "an" | "the" | "that");
    let noun = (start + 1..end.min(start + 4)).find(|i| cues::noun(words.lower(*i)).is_some());
    opens
        && noun.is_some_and(|noun| {
            let between = (start + 1..noun).all(|i| words.tag(i).is_nominal());
            let after = words.tag(noun + 1);
            between
                && matches!(
                    after,
                    Tag::Past | Tag::That | Tag::Relative | Tag::Pronoun | Tag::Name
                )
        })
}

/// Whether a verb of speech follows, with adverbs only between.
fn next_verb(words: &Words, start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end && matches!(words.tag(at), Tag::Adverb | Tag::Have | Tag::Coordinator) {
        at += 1;
    }
    at < end
        && cues::verb(words.lower(at), |i| words.lower(at + i))
            .is_some_and(|found| matches!(found.form, Form::Past | Form::S | Form::Gerund))
}

/// Whether a source and its verb stand at `start` with no content behind them: "…, two people told the Gazette."
fn closing_act(words: &Words, start: usize, end: usize) -> bool {
    let phrase = (start..end.min(start + 16)).find(|i| {
        let tag = words.tag(*i);
        !(tag.is_nominal()
            || matches!(
                tag,
                Tag::Preposition | Tag::Pronoun | Tag::Gerund | Tag::Have | Tag::Adverb
            ))
    });
    // "…, the figures show.": a base form looks like a noun, and the sentence ends behind it.
    let phrase = phrase.map(|at| match words.tag(at) {
        Tag::Stop if at + 1 >= end && at > start + 1 => at - 1,
        _ => at,
    });
    let Some(verb) = phrase.filter(|verb| *verb > start && words.quote(*verb).is_none()) else {
        return false;
    };
    cues::verb(words.lower(verb), |i| words.lower(verb + i)).is_some_and(|found| {
        (found.row.is_strong() && found.row.takes(cues::QUOTE) || found.row.takes(cues::CLOSE))
            && (found.form == Form::Past || found.row.takes(cues::CLOSE))
            && !(verb + 1..end.min(verb + REACH))
                .any(|i| words.tag(i).is_finite() || words.tag(i) == Tag::That)
    })
}

/// Whether another attribution starts after the comma before `start`.
fn next_act(words: &Words, start: usize, end: usize) -> bool {
    if words.lower(start) == "according" || next_verb(words, start, end) {
        return true;
    }
    if !matches!(words.tag(start), Tag::Coordinator | Tag::Subordinator) {
        return closing_act(words, start, end);
    }
    let mut at = start + 1;
    while at < end && at < start + 14 {
        match words.tag(at) {
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Mark | Tag::Be | Tag::Modal => {
                return false;
            }
            _ => {}
        }
        if at > start + 1
            && let Some(found) = cues::verb(words.lower(at), |i| words.lower(at + i))
            && found.row.strength >= 2
            && matches!(found.form, Form::Past | Form::S)
        {
            return true;
        }
        at += 1;
    }
    false
}
