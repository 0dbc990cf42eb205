//! Cuts a byline into the parts that may be names: without its opening, date, places and brackets.

use super::dates;
use crate::lexicon;

pub(super) fn without_date(text: &str) -> &str {
    match dates::visible(text, true) {
        Some((_, at)) => {
            let before =
                text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
            let before = cut_words(
                before,
                &[
                    "on",
                    "am",
                    "le",
                    "el",
                    "il",
                    "em",
                    "updated",
                    "published",
                    "posted",
                    "last updated",
                ],
            );
            // "By Ana Pires Friday, 3 March": the day belongs to the date.
            let before = match before.rsplit_once(' ') {
                Some((rest, day)) if lexicon::CALENDAR.get(day) == Some("weekday") => rest,
                _ => before,
            };
            // "March 3, 2024, by Ana Pires": the names come after the date.
            if before.chars().filter(|c| c.is_alphabetic()).count() < 3 {
                after_by(&text[at..])
                    .or_else(|| after_mark(&text[at..]))
                    .unwrap_or("")
            } else {
                before
            }
        }
        None => text,
    }
}

/// "3 March 2024 · Ana Pires": a mark parts the date from the names.
fn after_mark(text: &str) -> Option<&str> {
    let marks = [" · ", " • ", " | ", " — ", " – "];
    marks
        .iter()
        .find_map(|mark| text.split_once(mark))
        .map(|(_, after)| after)
}

fn after_by(text: &str) -> Option<&str> {
    [
        " by ", " By ", " BY ", " von ", " Von ", " par ", " Par ", " por ", " Por ",
    ]
    .iter()
    .find_map(|by| text.split_once(by))
    .map(|(_, after)| after)
}

fn cut_words<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut text = text;
    while let Some((before, last)) = text.rsplit_once(' ')
        && words.contains(&&*last.trim_end_matches(':').to_lowercase())
    {
        text = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    }
    text
}

/// Drops "By", "Von", "Written by:" and the like from the front, as often as they stand there.
pub(super) fn without_opener(text: &str) -> &str {
    let mut text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    while let Some(rest) = after_opener(text) {
        text = rest;
    }
    text
}

pub(super) fn after_opener(text: &str) -> Option<&str> {
    // The longest openers have four words.
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '：'))
        .map(|(at, _)| at)
        .take(4)
        .collect::<Vec<_>>();
    for end in ends.into_iter().rev() {
        let given = text[..end].trim_end_matches(':');
        let opener = given.to_lowercase();
        // "By The Harbour editors": the article is theirs.
        if given.ends_with(" The") {
            continue;
        }
        if lexicon::BYLINE_OPENERS.has(&opener) {
            let marked = text[end..].starts_with([':', '：']);
            let rest = text[end..]
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
            let capital = rest.chars().next().is_some_and(|c| !c.is_lowercase());
            if marked || capital || opener.ends_with(" by") || opener == "by" {
                return Some(rest);
            }
        }
    }
    // 文/张三, 記者王小明: no space follows.
    ["本报记者", "記者", "记者", "撰文", "作者", "文／", "文/"]
        .iter()
        .find_map(|opener| text.strip_prefix(opener))
        .filter(|rest| !rest.is_empty())
}

/// Whether the word joins names.
pub(super) fn is_and(word: &str) -> bool {
    AND.contains(&word)
}

/// Splits at commas and at the words for "and".
pub(super) fn parts(segment: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in split_outside_brackets(segment) {
        let mut rest = piece.trim();
        // "Ana Pires, and Bo Lund"
        if let Some((first, names)) = rest.split_once(' ')
            && matches!(first, "and" | "AND" | "And" | "&" | "und")
        {
            rest = names.trim_start();
        }
        let mut from = 0;
        while let Some((at, length)) = conjunction(rest, from) {
            let (left, right) = (rest[..at].trim(), rest[at + length..].trim());
            let strong = matches!(
                rest[at..at + length].trim(),
                "and" | "&" | "AND" | "And" | "und" | "with"
            );
            if strong || words(left) >= 2 && words(right) >= 2 {
                parts.push(left);
                rest = right;
                from = 0;
            } else {
                from = at + length - 1;
            }
        }
        parts.push(rest);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut pieces) = (0usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Words for "and" and "with" in the languages that bylines come in.
const AND: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "en", "og", "och", "ja", "ve", "i", "и", "та", "і", "și",
    "dan", "và", "with", "mit", "avec", "con", "com", "και", "و", "AND", "And", "+", "És", "és",
    "a",
];

/// The names that stand in brackets behind "with": "Ana Pires (with Bo Lund and Mia Holm)".
pub(super) fn companions(inner: &str) -> Option<&str> {
    const WITH: &[&str] = &["with", "mit", "avec", "con", "com", "med", "met"];
    let (with, names) = inner.trim().split_once(' ')?;
    WITH.contains(&&*with.to_lowercase()).then_some(names)
}

/// The next word for "and" (or "with") outside brackets at or after `from`: its place with the spaces around it, and the length.
fn conjunction(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while let Some(space) = text[start..].find(' ') {
        let at = start + space;
        let rest = &text[at + 1..];
        let end = rest.find(' ')?;
        let open = text[..at].matches('(').count() > text[..at].matches(')').count();
        if AND.contains(&&rest[..end]) && !open {
            return Some((at, end + 2));
        }
        start = at + 1;
    }
    None
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Takes brackets out: "Ana Pires (Reuters)" is "Ana Pires" and "Reuters".
pub(super) fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut out, mut inner, mut depth) = (String::new(), vec![String::new()], 0usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => {
                depth += 1;
                inner.push(String::new());
            }
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            c => inner.last_mut().unwrap_or(&mut out).push(c),
        }
    }
    (out, inner)
}

/// Drops what follows a name: "in Berlin", "for Reuters", "à Paris", e-mail addresses and handles.
pub(super) fn without_tail(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if word.contains('@') || word.starts_with("http") || word.starts_with("www.") {
            continue;
        }
        let ends = matches!(
            word,
            "in" | "for"
                | "at"
                | "à"
                | "en"
                | "aus"
                | "für"
                | "of"
                | "is"
                | "from"
                | "pour"
                | "para"
                | "has"
                | "covers"
                | "writes"
                | "bei"
                | "via"
                | "depuis"
                | "desde"
                | "da"
                | "per"
                | "till"
                | "ist"
                | "в"
                | "as"
                | "IN"
                | "FOR"
                | "reports"
                | "on"
                | "edited"
        );
        // A part that opens with such a word is a place; inside a name it is a particle ("Vasco da Gama"), so only
        // after two words does it end the name.
        if ends
            && (kept.len() >= 2 && word != "da" || kept.is_empty() && word != "da" && word != "en")
        {
            break;
        }
        kept.push(word);
    }
    while kept.last().is_some_and(|word| AND.contains(word)) {
        kept.pop();
    }
    kept.join(" ")
}
