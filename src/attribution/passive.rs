//! Passives: "was rejected by Senn", "an assurance repeated by Senn".

use crate::attribution::cues::{self, Row};
use crate::attribution::frames::right_content;
use crate::attribution::phrases;
use crate::attribution::reading::Draft;
use crate::attribution::words::{Part, Tag, Words};

/// Source and content of a passive: "was rejected by Senn", "was told by Senn that …".
pub fn passive(
    words: &Words,
    range: &Part,
    row: &Row,
    group: usize,
    after: usize,
) -> Option<(Part, Part)> {
    if words.lower(after) != "by" {
        return named_by(words, range, row, group, after);
    }
    let source = phrases::after(words, after + 1, range.end)?;
    let right = right_content(words, range, source.end, row.frames);
    let content = (right.map(|right| right.content))
        .or_else(|| phrases::before(words, group, range.start))?;
    Some((source, content))
}

/// Source and content of a passive whose agent comes later: "was called “a farce” by Senn", "was reported last week by
/// the Harbour Post".
fn named_by(
    words: &Words,
    range: &Part,
    row: &Row,
    group: usize,
    after: usize,
) -> Option<(Part, Part)> {
    let quote = words
        .quote_from(after + usize::from(words.lower(after) == "as"))
        .filter(|_| row.takes(cues::COMPLEMENT | cues::AS | cues::NOUN));
    let by = match &quote {
        Some(quote) => quote.end,
        None => (after..range.end.min(after + 4))
            .find(|i| !matches!(words.tag(*i), Tag::Time | Tag::Adverb | Tag::Determiner))?,
    };
    if words.lower(by) != "by" {
        return None;
    }
    let source = phrases::after(words, by + 1, range.end)?;
    // A time or a place is no agent: "was promised again by Friday".
    if words.tag(by + 1) == Tag::Time {
        return None;
    }
    let content = quote.or_else(|| phrases::before(words, group, range.start))?;
    Some((source, content))
}

/// Source and content of a participle with its agent: "an assurance reiterated by Senn", "claims repeated by Senn".
///
/// Where the noun sums up what was said before it, that is the content; else the noun phrase is.
pub fn reduced_passive(
    words: &Words,
    range: &Part,
    group: usize,
    at: usize,
    after: usize,
    drafts: &[Draft],
) -> Option<(Part, Vec<Part>)> {
    let agent = words.lower(after) == "by" && words.tag(at) == Tag::Past && group == at;
    let noun = at.checked_sub(1).filter(|noun| *noun >= range.start)?;
    if !agent || words.tag(noun) != Tag::Other {
        return None;
    }
    let source = phrases::after(words, after + 1, range.end)?;
    let source = source.start..agent_end(words, &source);
    // "The letter, which was first reported by the Harbour Post, is …".
    if matches!(words.lower(noun), "first" | "originally") {
        let start = noun.checked_sub(1).filter(|i| *i >= range.start)?;
        let object = phrases::before(words, start, range.start)?;
        return Some((source, vec![object]));
    }
    let object = phrases::before(words, at, range.start)?;
    cues::noun(words.lower(noun))?;
    let before = object.start.checked_sub(1).filter(|i| *i >= range.start);
    let apposed = before.filter(|i| matches!(words.tag(*i), Tag::Dash | Tag::Comma));
    let content = match apposed {
        Some(mark) => drafts
            .iter()
            .rev()
            .filter_map(|draft| draft.content.last())
            .find(|part| part.end == mark)
            .cloned()
            .unwrap_or_else(|| words.trim(range.start..mark)),
        None => object,
    };
    Some((source, vec![content]))
}

/// Where an agent ends: before *to* and whom it was said to, unless *to* belongs to the noun, and before a time.
fn agent_end(words: &Words, source: &Part) -> usize {
    let belongs = |i: usize| {
        matches!(
            words.lower(i),
            "ambassador" | "envoy" | "adviser" | "advisor" | "aide" | "assistant" | "secretary"
        )
    };
    source
        .clone()
        .skip(1)
        .find(|i| match words.tag(*i) {
            Tag::To => !belongs(*i - 1),
            Tag::Time => true,
            _ => false,
        })
        .unwrap_or(source.end)
}
