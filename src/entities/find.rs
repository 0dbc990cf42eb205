//! Finds mentions: candidates by shape, evidence by lists, words and context, a decision; then a second pass in which
//! the names that the article made sure of explain the short and the unsure ones.

use super::candidates::{self, Candidate};
use super::document::{Document, Line, Setting, Shape};
use super::evidence::{self, Learned};
use super::{EntityKind, Mention, dates, gazetteer, labels};
use crate::article::Article;
use crate::language::{Sentence, Token};
use crate::lexicon;
use std::collections::HashMap;
use std::ops::Range;

/// A mention or what may become one.
struct Found {
    words: Range<usize>,
    what: What,
}

enum What {
    Sure(EntityKind, &'static str),
    Open(Candidate),
}

/// Finds the mentions, in text order, none overlapping another.
pub(super) fn find(article: &Article, _sentences: &[Sentence], tokens: &[Token]) -> Vec<Mention> {
    let doc = Document::read(article, tokens);
    let mut found = Vec::new();
    for line in &doc.lines {
        match line.setting {
            Setting::Plain => scan(&doc, line, &mut found),
            // Capitals say nothing here: only what the rest of the article knows counts, in the second pass.
            Setting::Titled | Setting::Shouted => {}
        }
    }
    let learned = learn(&doc, &found);
    let mut mentions: Vec<Mention> = found
        .into_iter()
        .filter_map(|item| {
            let span = doc.span(item.words.start, item.words.end);
            let (kind, rule) = match item.what {
                What::Sure(kind, rule) => (kind, rule),
                What::Open(candidate) => decide(&doc, &candidate, &learned)?,
            };
            Some(Mention { span, kind, rule })
        })
        .collect();
    for line in &doc.lines {
        if line.setting != Setting::Plain {
            repeat(&doc, line, &learned, &mut mentions);
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions.dedup_by(|next, kept| next.span.overlaps(kept.span));
    mentions
}

/// Finds dates, events and candidates of one line.
fn scan(doc: &Document<'_>, line: &Line, found: &mut Vec<Found>) {
    let end = line.words.end;
    let mut at = line.words.start;
    let mut cuts = Vec::new();
    while at < end {
        if let Some(len) = election_at(doc, at, end) {
            found.push(Found {
                words: at..at + len,
                what: What::Sure(EntityKind::Event, "mention.event.election"),
            });
            at += len;
        } else if let Some(len) = work_at(doc, at, end) {
            found.push(Found {
                words: at..at + len,
                what: What::Sure(EntityKind::Work, "mention.work.quoted"),
            });
            at += len;
        } else if let Some((len, rule)) = dates::match_at(doc, at, end) {
            found.push(Found {
                words: at..at + len,
                what: What::Sure(EntityKind::Date, rule),
            });
            at += len;
        } else if let Some(to) = candidates::run(doc, at, end) {
            cuts.clear();
            candidates::cut(doc, at..to, &mut cuts);
            found.extend(cuts.drain(..).map(|candidate| Found {
                words: candidate.words.clone(),
                what: What::Open(candidate),
            }));
            at = to;
        } else {
            at += 1;
        }
    }
}

/// Number of words of a title in quotation marks, right before which stands what it is: a film "Tidewater".
fn work_at(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let open = at.checked_sub(1)?;
    if !matches!(doc.word(open), "“" | "\"" | "‘" | "'") || !doc.words[at].is_capitalised() {
        return None;
    }
    let named = (open.saturating_sub(4)..open).any(|i| {
        matches!(
            doc.word(i).to_lowercase().as_str(),
            "film"
                | "movie"
                | "series"
                | "novel"
                | "book"
                | "album"
                | "song"
                | "single"
                | "play"
                | "musical"
                | "show"
                | "documentary"
                | "memoir"
                | "opera"
                | "poem"
                | "podcast"
                | "painting"
                | "essay"
                | "sculpture"
                | "track"
                | "bestseller"
                | "sitcom"
                | "drama"
                | "comedy"
                | "thriller"
                | "episode"
                | "titled"
                | "entitled"
                | "called"
                | "exhibition"
                | "game"
                | "collection"
                | "biography"
                | "autobiography"
                | "prize"
        )
    });
    if !named {
        return None;
    }
    let close =
        (at + 1..end.min(at + 10)).find(|i| matches!(doc.word(*i), "”" | "\"" | "’" | "'"))?;
    // A comma inside the closing mark is not part of the title.
    let close = if matches!(doc.word(close - 1), "," | ".") {
        close - 1
    } else {
        close
    };
    let titled = (at..close).all(|i| doc.words[i].shape != Shape::Lower || doc.word(i).len() <= 4);
    (titled && close > at).then_some(close - at)
}

/// Number of words of "2024 US presidential election": a year, whose, and which election.
fn election_at(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let year = doc.word(at);
    if year.len() != 4
        || !year
            .parse::<u16>()
            .is_ok_and(|year| (1700..2100).contains(&year))
    {
        return None;
    }
    let mut to = at + 1;
    let mut whose = false;
    let mut which = false;
    while to < end && to < at + 6 {
        let word = doc.word(to);
        let demonym = gazetteer::demonym_at(doc, to, end);
        if demonym > 0 {
            whose = true;
            to += demonym;
        } else if let Some(known) =
            gazetteer::known_at(doc, to, end).filter(|known| known.kind == EntityKind::Place)
        {
            whose = true;
            to += known.len;
        } else if matches!(
            word,
            "presidential"
                | "general"
                | "parliamentary"
                | "congressional"
                | "midterm"
                | "legislative"
                | "mayoral"
                | "gubernatorial"
                | "local"
                | "regional"
                | "federal"
                | "municipal"
                | "national"
                | "snap"
                | "state"
        ) {
            which = true;
            to += 1;
        } else if matches!(
            word,
            "election" | "elections" | "referendum" | "primary" | "midterms"
        ) {
            return (whose || which && matches!(word, "election" | "elections"))
                .then_some(to + 1 - at);
        } else {
            return None;
        }
    }
    None
}

/// The kind of a candidate and its rule; `None` where it is no name.
fn decide(
    doc: &Document<'_>,
    candidate: &Candidate,
    learned: &Learned<'_>,
) -> Option<(EntityKind, &'static str)> {
    let (kind, rule, points) = evidence::weigh(doc, candidate, learned).decide()?;
    let words = &candidate.words;
    if words.len() == 1 && doc.word(words.start).chars().count() == 1 {
        return None;
    }
    let needed = if candidate.unsure { 3 } else { 1 };
    (points >= needed).then_some((kind, rule))
}

/// What the article makes sure of: the parts of people's full names, and every name found twice or by strong evidence.
fn learn<'a>(doc: &Document<'a>, found: &[Found]) -> Learned<'a> {
    let singles = found
        .iter()
        .filter_map(|item| match &item.what {
            What::Open(candidate) if candidate.words.len() == 1 => {
                Some(doc.word(candidate.words.start))
            }
            _ => None,
        })
        .collect();
    let nothing = Learned {
        names: HashMap::new(),
        singles,
    };
    let mut names: HashMap<&'a str, EntityKind> = HashMap::new();
    for item in found {
        let What::Open(candidate) = &item.what else {
            continue;
        };
        let Some((kind, _, points)) = evidence::weigh(doc, candidate, &nothing).decide() else {
            continue;
        };
        let words = &candidate.words;
        if points < 4 || words.len() == 1 && candidate.unsure {
            continue;
        }
        names
            .entry(doc.slice(words.start, words.end))
            .or_insert(kind);
        if kind == EntityKind::Person && words.len() > 1 {
            for at in words.clone() {
                let word = doc.words[at];
                let edge = at == words.start || at + 1 == words.end;
                if edge && word.shape == Shape::Capital && gazetteer::known(word.text).is_none() {
                    names.entry(word.text).or_insert(kind);
                } else if at + 1 == words.end {
                    names.insert(word.text, kind);
                }
            }
        } else if kind == EntityKind::Organization && words.len() > 1 {
            if lexicon::COMPANY_SUFFIXES.has(doc.word(words.end - 1)) {
                names
                    .entry(doc.slice(words.start, words.end - 1))
                    .or_insert(kind);
            }
            let first = doc.word(words.start);
            if !labels::is_general(first) && !lexicon::GIVEN_NAMES.has(first) {
                names.entry(first).or_insert(kind);
            }
        }
    }
    Learned {
        names,
        singles: nothing.singles,
    }
}

/// Finds, in a line whose capitals say nothing, the names that the rest of the article knows.
fn repeat(doc: &Document<'_>, line: &Line, learned: &Learned<'_>, mentions: &mut Vec<Mention>) {
    let end = line.words.end;
    let mut at = line.words.start;
    while at < end {
        let step = (1..=5.min(end - at))
            .rev()
            .find_map(|len| {
                let slice = doc.slice(at, at + len);
                let kind = *learned.names.get(slice)?;
                Some((len, kind, "mention.heading.repeated"))
            })
            .or_else(|| {
                let known = gazetteer::known_at(doc, at, end)?;
                (!lexicon::COMMON_WORDS.has(doc.word(at)))
                    .then_some((known.len, known.kind, known.rule))
            })
            .or_else(|| {
                let (len, rule) = dates::match_at(doc, at, end)?;
                Some((len, EntityKind::Date, rule))
            });
        if let Some((len, kind, rule)) = step {
            mentions.push(Mention {
                span: doc.span(at, at + len),
                kind,
                rule,
            });
            at += len;
        } else {
            at += 1;
        }
    }
}
