//! Speech that the layout attributes: "ITO: We are ready.", "Q: Why now?", "Poll: Most Agree".
//!
//! A label is a speaker where it looks like one: `Q` and `A`, a name in capitals, or a name that labels several
//! paragraphs. In a heading any name will do. In an interview the paragraphs between two labels go on with the first.

use crate::attribution::cues;
use crate::attribution::reading::Draft;
use crate::attribution::words::{Part, Tag, Words};
use crate::lexicon;
use std::collections::HashMap;

/// So many labelled paragraphs are a conversation, however long the article.
const LEAST_TURNS: usize = 8;

/// The label that opens a block.
struct Label {
    block: usize,
    source: Part,
    /// The mark or marks of the cue.
    cue: Part,
    sure: bool,
}

/// What labels attribute, and which sentences they leave for reading.
pub fn read(words: &Words, headings: bool) -> (Vec<Draft>, Vec<bool>) {
    let sentences = words.sentences;
    let mut free = vec![true; sentences.len()];
    let starts: Vec<usize> = (0..sentences.len())
        .filter(|i| *i == 0 || sentences[i - 1].block != sentences[*i].block)
        .collect();
    let mut labels: Vec<Label> = starts.iter().filter_map(|i| label(words, *i)).collect();
    let mut count: HashMap<String, usize> = HashMap::new();
    for label in &labels {
        *count.entry(key(words, label)).or_default() += 1;
    }
    // A few labels among many paragraphs are notes ("Harriers: Host the Rovers"), no conversation.
    let conversation = labels.len() >= LEAST_TURNS || labels.len() * 4 >= starts.len();
    labels.retain(|label| {
        let turns = count.get(&key(words, label)).copied().unwrap_or(0);
        headings || label.sure || conversation && turns > 1
    });
    let mut drafts = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        // Between two labels of an interview every paragraph belongs to the first.
        let until = match labels.get(i + 1) {
            Some(next) if labels.len() > 3 && !headings => next.block,
            _ => label.block + 1,
        };
        let first = sentences.partition_point(|sentence| sentence.block < label.block);
        let end = sentences.partition_point(|sentence| sentence.block < until);
        free[first..end].fill(false);
        let mut content: Vec<Part> = Vec::new();
        let mut at = first;
        while at < end {
            let block = sentences[at].block;
            let next = at + sentences[at..end].partition_point(|sentence| sentence.block == block);
            let start = words.sentence(at).start.max(label.cue.end);
            content.push(start..words.sentence(next - 1).end);
            at = next;
        }
        drafts.push(Draft {
            source: Some(label.source.clone()),
            cue: label.cue.clone(),
            row: &cues::LABEL,
            sure: true,
            content,
        });
    }
    (drafts, free)
}

fn key(words: &Words, label: &Label) -> String {
    words
        .span(label.source.clone())
        .map_or("", |span| span.of(words.text))
        .to_lowercase()
}

fn label(words: &Words, sentence: usize) -> Option<Label> {
    let range = words.sentence(sentence);
    let block = words.sentences[sentence].block;
    let letter = matches!(words.lower(range.start), "q" | "a" | "q." | "a.")
        && words.is_capital(range.start);
    let colon = range
        .clone()
        .take(7)
        .find(|i| words.tag(*i) == Tag::Colon && words.quote(*i).is_none());
    let Some(colon) = colon.filter(|colon| *colon > range.start) else {
        // "Q. Why now?"
        let dotted = letter && words.word(range.start).ends_with('.') && range.len() > 2;
        return dotted.then(|| Label {
            block,
            source: range.start..range.start + 1,
            cue: range.start..range.start + 1,
            sure: true,
        });
    };
    let source = range.start..colon;
    let named = (source.clone())
        .all(|i| matches!(words.tag(i), Tag::Open | Tag::Close | Tag::Sign) || words.is_capital(i));
    let said = (colon + 1..words.within(words.block_span(sentence)).end)
        .filter(|i| words.word(*i).len() > 1 && words.word(*i).contains(char::is_alphabetic))
        .count();
    let no_speaker = source
        .clone()
        .any(|i| NO_SPEAKERS.contains(&words.lower(i)));
    // "NEW DELHI: The talks …": a dateline.
    let place = source.len() < 4 && is_place(words, &source);
    if !named || no_speaker || place || said < 2 && !letter || source.len() > 5 {
        return None;
    }
    let capitals = (source.clone())
        .filter(|i| words.word(*i).contains(char::is_alphabetic))
        .all(|i| !words.word(i).contains(char::is_lowercase));
    Some(Label {
        block,
        source,
        cue: colon..colon + 1,
        sure: letter || capitals,
    })
}

/// Whether the words are a well-known city, region or country, in whatever letters.
fn is_place(words: &Words, part: &Part) -> bool {
    let name = (part.clone()).map(|i| {
        let mut letters = words.lower(i).chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    let name = name.collect::<Vec<_>>().join(" ");
    let lists = [&lexicon::CITIES, &lexicon::REGIONS, &lexicon::COUNTRIES];
    lists.iter().any(|list| list.has(&name))
}

/// Words of labels that name no speaker.
const NO_SPEAKERS: &[&str] = &[
    "address",
    "admission",
    "also",
    "analysis",
    "breaking",
    "caption",
    "cast",
    "chart",
    "cons",
    "contact",
    "contributing",
    "copyright",
    "correction",
    "credit",
    "credits",
    "date",
    "details",
    "directions",
    "disclaimer",
    "disclosure",
    "editing",
    "editor",
    "email",
    "exclusive",
    "fact",
    "figure",
    "follow",
    "graphic",
    "here",
    "hours",
    "image",
    "infographic",
    "information",
    "ingredients",
    "keywords",
    "latest",
    "listen",
    "live",
    "location",
    "look",
    "map",
    "more",
    "news",
    "newsletter",
    "note",
    "opinion",
    "phone",
    "photo",
    "photos",
    "plus",
    "podcast",
    "price",
    "pros",
    "rating",
    "read",
    "related",
    "reporting",
    "score",
    "see",
    "source",
    "spoiler",
    "starring",
    "subscribe",
    "table",
    "tags",
    "ticket",
    "tickets",
    "time",
    "tip",
    "tips",
    "topics",
    "update",
    "updated",
    "venue",
    "verdict",
    "video",
    "warning",
    "watch",
    "website",
    "when",
    "where",
    "who",
    "why",
];
