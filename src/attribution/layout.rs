//! Speech that the layout attributes: "Ito: We are ready.", "Q: Why now?", "POLL: Most agree".

use crate::attribution::cues;
use crate::attribution::reading::Draft;
use crate::attribution::words::{Part, Tag, Words};

/// Reads the label at the start of a sentence.
pub fn label(words: &Words, range: &Part) -> Option<Draft> {
    let colon = range
        .clone()
        .take(7)
        .find(|i| words.tag(*i) == Tag::Colon)?;
    let source = range.start..colon;
    if source.is_empty() || colon + 1 >= range.end || words.quote(colon).is_some() {
        return None;
    }
    let named = source.clone().all(|i| {
        matches!(words.tag(i), Tag::Name | Tag::Number | Tag::Sign) || words.is_capital(i)
    });
    if !named || NO_SPEAKERS.contains(&words.lower(range.start)) {
        return None;
    }
    Some(Draft {
        source: Some(source),
        cue: colon..colon + 1,
        row: &cues::LABEL,
        content: std::iter::once(colon + 1..range.end).collect(),
    })
}

/// Labels that name no speaker.
const NO_SPEAKERS: &[&str] = &[
    "also",
    "analysis",
    "breaking",
    "correction",
    "exclusive",
    "here",
    "image",
    "listen",
    "more",
    "note",
    "opinion",
    "photo",
    "photos",
    "read",
    "related",
    "see",
    "source",
    "update",
    "updated",
    "video",
    "watch",
];
