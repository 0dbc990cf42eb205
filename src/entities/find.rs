//! Finds what grammar tells surely: dates, elections, and titles in quotation marks after what they are titles of. All
//! other names are the trained model's.

use super::document::{Document, Line, Setting, Shape};
use super::{EntityKind, Mention, dates, gazetteer};

/// The mentions that grammar is sure of, in text order, none overlapping another.
pub(super) fn find(doc: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for line in &doc.lines {
        scan(doc, line, &mut found);
    }
    found
}

/// Finds the dates, elections and titles of one line.
fn scan(doc: &Document<'_>, line: &Line, found: &mut Vec<Mention>) {
    let end = line.words.end;
    let mut at = line.words.start;
    while at < end {
        // In a headline a capital tells no title.
        let title = (line.setting == Setting::Plain).then(|| work_at(doc, at, end));
        let sure = election_at(doc, at, end)
            .map(|len| (len, EntityKind::Event, "mention.event.election"))
            .or_else(|| Some((title??, EntityKind::Work, "mention.work.quoted")))
            .or_else(|| {
                let (len, rule) = dates::match_at(doc, at, end)?;
                Some((len, EntityKind::Date, rule))
            });
        let Some((len, kind, rule)) = sure else {
            at += 1;
            continue;
        };
        found.push(Mention {
            span: doc.span(at, at + len),
            kind,
            rule,
        });
        at += len;
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
