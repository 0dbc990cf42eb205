//! Venues: where or to whom something was said, which is never its source.
//!
//! "told CNN", "told reporters", "in an interview with the Gazette", "at a news conference", "on Twitter". The venue is
//! looked for in the words of the cue's sentence that belong to neither source nor content.

use crate::attribution::Attribution;
use crate::attribution::words::{Part, Tag, Words};
use crate::lexicon::outlet_names::is_outlet;
use crate::span::Span;

/// Nouns for occasions and forms in which things are said, sorted.
const OCCASIONS: &[&str] = &[
    "address",
    "affidavit",
    "announcement",
    "appearance",
    "blog",
    "book",
    "briefing",
    "broadcast",
    "call",
    "ceremony",
    "column",
    "comments",
    "conference",
    "convention",
    "debate",
    "editorial",
    "email",
    "essay",
    "event",
    "filing",
    "forum",
    "gathering",
    "hearing",
    "interview",
    "interviews",
    "lecture",
    "letter",
    "livestream",
    "meeting",
    "memo",
    "memoir",
    "message",
    "motion",
    "note",
    "op-ed",
    "podcast",
    "post",
    "posting",
    "posts",
    "presentation",
    "programme",
    "rally",
    "release",
    "remarks",
    "report",
    "sermon",
    "session",
    "show",
    "speech",
    "statement",
    "statements",
    "summit",
    "testimony",
    "thread",
    "tweet",
    "tweets",
    "video",
];

/// Nouns for people and bodies of the press, sorted.
const PRESS: &[&str] = &[
    "broadcaster",
    "correspondents",
    "journalists",
    "magazine",
    "media",
    "network",
    "newscast",
    "newspaper",
    "newspapers",
    "paper",
    "press",
    "reporter",
    "reporters",
    "station",
    "website",
];

/// Names of places on the net where things are said, lower case.
const NETWORKS: &[&str] = &[
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "reddit",
    "snapchat",
    "telegram",
    "threads",
    "tiktok",
    "twitter",
    "weibo",
    "x",
    "youtube",
];

/// The most words that are searched on either side of a cue.
const REACH: usize = 25;

/// Finds the venue of every attribution.
pub fn find(words: &Words, found: &mut [Attribution]) {
    for attribution in found {
        let Some(cue) = attribution.cue else { continue };
        let at = words.within(cue.span);
        let sentence = words.sentence_of(at.start);
        let start = sentence.start.max(at.start.saturating_sub(REACH));
        let end = sentence.end.min(at.end + REACH);
        let taken = |i: usize| {
            let span = words
                .tokens
                .get(i)
                .map_or(Span::default(), |token| token.span);
            attribution
                .source
                .is_some_and(|source| source.overlaps(span))
                || attribution.content.iter().any(|part| part.overlaps(span))
        };
        let free: Vec<bool> = (start..end).map(|i| !taken(i)).collect();
        let is_free = |i: usize| i >= start && i < end && free[i - start];
        attribution.venue = (at.end..end)
            .chain(start..at.start)
            .filter(|i| is_free(*i))
            .find_map(|i| at_word(words, i, at.end, &is_free))
            .and_then(|part| words.span(part));
    }
}

/// The venue that starts behind the word `i`: a preposition, or the last word of the cue ("told reporters").
fn at_word(
    words: &Words,
    i: usize,
    cue_end: usize,
    is_free: &impl Fn(usize) -> bool,
) -> Option<Part> {
    let told = i == cue_end
        && matches!(
            words.lower(i.checked_sub(1)?),
            "told" | "tells" | "tell" | "telling" | "assured" | "informed"
        );
    let preposition = matches!(
        words.lower(i),
        "in" | "on" | "at" | "to" | "with" | "during" | "via" | "by" | "before"
    );
    let start = match (told, preposition) {
        (true, _) => i,
        (false, true) => i + 1,
        _ => return None,
    };
    let mut end = start;
    while is_free(end)
        && end < start + 10
        && (words.tag(end).is_nominal()
            && words.tag(end) != Tag::Time
            && words.tag(end) != Tag::Object
            || words.tag(end) == Tag::Mark
            || matches!(words.tag(end), Tag::Gerund | Tag::Past | Tag::Sign) && end > start)
    {
        end += 1;
    }
    let part = start..end;
    let head = end.checked_sub(1).filter(|last| *last >= start)?;
    let name = words.span(part.clone())?.of(words.text);
    let lower = name.to_lowercase();
    let venue = OCCASIONS.binary_search(&words.lower(head)).is_ok() && preposition
        || PRESS.binary_search(&words.lower(head)).is_ok()
        || words.is_capital(head) && is_outlet(name)
        || NETWORKS.binary_search(&lower.as_str()).is_ok() && words.is_capital(head);
    venue.then_some(part)
}
