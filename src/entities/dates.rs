//! Dates and periods by grammar: "Jan. 5, 2024", "this past weekend", "months prior", "the 1990s".
//!
//! Each pattern looks at the words from one place on and answers how many it covers; the longest wins.

use super::document::{Document, Shape};
use crate::lexicon::CALENDAR;

/// The length in words and the rule of the date that starts at word `at`, if one does; `end` bounds the sentence.
pub(super) fn match_at(doc: &Document<'_>, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let patterns: [(Pattern, &str); 7] = [
        (calendar_date, "mention.date.calendar"),
        (numeric, "mention.date.numeric"),
        (year, "mention.date.year"),
        (decade, "mention.date.decade"),
        (relative, "mention.date.relative"),
        (distance, "mention.date.distance"),
        (holiday, "mention.date.holiday"),
    ];
    let reader = Reader { doc, at, end };
    let mut best: Option<(usize, &'static str)> = None;
    for (pattern, rule) in patterns {
        if let Some(len) = pattern(&reader)
            && best.is_none_or(|(longest, _)| len > longest)
        {
            best = Some((len, rule));
        }
    }
    best
}

/// How many words from a place on are a date of one sort.
type Pattern = fn(&Reader<'_, '_>) -> Option<usize>;

/// Words from one place on, within a sentence.
struct Reader<'d, 'a> {
    doc: &'d Document<'a>,
    at: usize,
    end: usize,
}

impl<'a> Reader<'_, 'a> {
    fn word(&self, offset: usize) -> &'a str {
        let at = self.at + offset;
        if at < self.end { self.doc.word(at) } else { "" }
    }

    fn before(&self) -> &'a str {
        self.at.checked_sub(1).map_or("", |at| self.doc.word(at))
    }
}

fn is(word: &str, kind: &str) -> bool {
    CALENDAR.get(word) == Some(kind)
}

fn day(word: &str) -> bool {
    let digits = word
        .strip_suffix("st")
        .or_else(|| word.strip_suffix("nd"))
        .or_else(|| word.strip_suffix("rd"))
        .or_else(|| word.strip_suffix("th"))
        .unwrap_or(word);
    digits.len() <= 2
        && digits
            .parse::<u8>()
            .is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u16>()
            .is_ok_and(|year| (1500..2100).contains(&year))
}

/// "2023-24", "1914–1918".
fn year_range(word: &str) -> bool {
    word.split_once(['-', '–', '/'])
        .is_some_and(|(from, to)| is_year(from) && (is_year(to) || to.len() == 2 && day_pair(to)))
}

fn day_pair(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

const DAYTIMES: &[&str] = &["morning", "afternoon", "evening", "night"];
const EDGES: &[&str] = &["early", "late", "mid"];

/// "Tuesday", "Tuesday morning", "Jan. 5", "5 January 2024", "May 2024", "mid-March".
fn calendar_date(reader: &Reader<'_, '_>) -> Option<usize> {
    let mut n = 0;
    let mut found = false;
    if EDGES.contains(&reader.word(0)) && is(reader.word(1), "month") {
        n = 1;
    }
    if is(reader.word(n), "weekday") {
        found = true;
        n += 1;
        if DAYTIMES.contains(&reader.word(n)) {
            return Some(n + 1);
        }
        let comma = usize::from(reader.word(n) == ",");
        let next = reader.word(n + comma);
        if !(is(next, "month") || day(next) && is(reader.word(n + comma + 1), "month")) {
            return Some(n);
        }
        n += comma;
    }
    if day(reader.word(n)) && is(month(reader.word(n + 1)), "month") {
        found = true;
        n += 2;
    } else if day(reader.word(n)) && reader.word(n + 1) == "of" && is(reader.word(n + 2), "month") {
        found = true;
        n += 3;
    } else if is(month(reader.word(n)), "month") {
        let word = reader.word(n);
        let numbered = day(reader.word(n + 1)) || is_year(reader.word(n + 1));
        if !numbered && !found && !is_sure_month(reader, n, word) {
            return None;
        }
        found = true;
        n += 1;
        if day(reader.word(n)) {
            n += 1;
            if matches!(reader.word(n), "-" | "–" | "to" | "and") && day(reader.word(n + 1)) {
                n += 2;
            }
        }
    }
    if !found {
        return None;
    }
    let comma = usize::from(reader.word(n) == ",");
    if is_year(reader.word(n + comma)) {
        n += comma + 1;
    }
    Some(n)
}

fn month(word: &str) -> &str {
    word.strip_prefix("mid-").unwrap_or(word)
}

/// "May", "March" and "Jun" are also words and names: alone they need a word before that a date follows.
fn is_sure_month(reader: &Reader<'_, '_>, offset: usize, word: &str) -> bool {
    let before = if offset > 0 {
        reader.word(offset - 1)
    } else {
        reader.before()
    };
    let cue = matches!(
        before,
        "in" | "since"
            | "until"
            | "by"
            | "of"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "from"
            | "through"
            | "before"
            | "after"
            | "during"
            | "between"
            | "to"
            | "each"
            | "every"
            | "mid"
            | "till"
            | "for"
    );
    match word {
        "May" | "March" | "Mar" | "Jan" | "Jun" | "Sep" | "Mar." | "Apr" | "Dec" | "Jul"
        | "Feb" | "Aug" | "April" | "June" | "August" => cue && !next_is_name(reader, offset + 1),
        _ => !next_is_name(reader, offset + 1) || cue,
    }
}

fn next_is_name(reader: &Reader<'_, '_>, offset: usize) -> bool {
    reader.at + offset < reader.end
        && reader
            .doc
            .words
            .get(reader.at + offset)
            .is_some_and(|word| word.shape == Shape::Capital && !word.text.ends_with('.'))
}

/// "2024-01-31", "31/01/2024".
fn numeric(reader: &Reader<'_, '_>) -> Option<usize> {
    let word = reader.word(0);
    let separator = ['-', '/', '.'].into_iter().find(|c| word.contains(*c))?;
    let parts: Vec<&str> = word.split(separator).take(4).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    (is_year(a) && day(b) && day(c)
        || day(a) && day(b) && (is_year(c) || c.len() == 2 && day_pair(c)))
    .then_some(1)
}

/// "2016", "early 2020", "2023-24": four digits count as a year unless what stands around says that they measure.
fn year(reader: &Reader<'_, '_>) -> Option<usize> {
    let n = usize::from(EDGES.contains(&reader.word(0)));
    let word = reader.word(n);
    let word = word.strip_prefix("mid-").unwrap_or(word);
    if year_range(word) {
        return Some(n + 1);
    }
    if !is_year(word) {
        return None;
    }
    let next = reader.word(n + 1);
    let measured = matches!(
        reader.before(),
        "$" | "£" | "€" | "No" | "No." | "#" | "about" | "nearly" | "than"
    ) || matches!(
        next,
        "people"
            | "feet"
            | "metres"
            | "meters"
            | "miles"
            | "km"
            | "kilometres"
            | "kilometers"
            | "pounds"
            | "dollars"
            | "euros"
            | "jobs"
            | "workers"
            | "homes"
            | "votes"
            | "%"
            | "percent"
            | "years"
            | "GMT"
            | "hours"
            | "troops"
            | "soldiers"
            | "acres"
            | "cases"
            | "patients"
            | "households"
            | "employees"
    );
    let range = matches!(next, "-" | "–") && is_year(reader.word(n + 2));
    (!measured).then_some(if range { n + 3 } else { n + 1 })
}

/// "the 1990s", "the late ’80s".
fn decade(reader: &Reader<'_, '_>) -> Option<usize> {
    let n = usize::from(EDGES.contains(&reader.word(0)));
    let digits = reader.word(n).strip_suffix('s')?;
    let digits = digits.strip_suffix(['\'', '’']).unwrap_or(digits);
    (is_year(digits) && digits.ends_with('0')).then_some(n + 1)
}

const PERIODS: &[&str] = &[
    "week", "weekend", "month", "year", "decade", "century", "quarter", "spring", "summer",
    "autumn", "fall", "winter", "season",
];

/// "yesterday", "this past weekend", "last month", "next Tuesday", "Tuesday of last week" by its parts.
fn relative(reader: &Reader<'_, '_>) -> Option<usize> {
    let first = reader.word(0);
    if matches!(
        first,
        "yesterday"
            | "today"
            | "tomorrow"
            | "tonight"
            | "Yesterday"
            | "Today"
            | "Tomorrow"
            | "Tonight"
    ) {
        let more = DAYTIMES.contains(&reader.word(1)) && !first.ends_with("ight");
        return Some(1 + usize::from(more));
    }
    let lower = first.to_ascii_lowercase();
    if !matches!(
        lower.as_str(),
        "this" | "last" | "next" | "past" | "earlier" | "later"
    ) {
        return None;
    }
    let mut n = 1;
    if matches!(lower.as_str(), "earlier" | "later") {
        if reader.word(1) != "this" {
            return None;
        }
        n += 1;
    }
    if matches!(reader.word(n), "past" | "coming" | "same") {
        n += 1;
    }
    let word = reader.word(n);
    if is(word, "weekday") {
        return Some(n + 1 + usize::from(DAYTIMES.contains(&reader.word(n + 1))));
    }
    let sure_month = is(word, "month") && lower != "past";
    let period = PERIODS.contains(&word) && (lower != "past" || n > 1);
    let daytime = DAYTIMES.contains(&word) && matches!(lower.as_str(), "this" | "last");
    let holiday = is(word, "holiday");
    // "This fall in prices" is no date, and neither is "this season 's".
    let noun = word == "fall" && matches!(reader.word(n + 1), "in" | "of" | "was" | "is");
    ((sure_month || period || daytime || holiday) && !noun).then_some(n + 1)
}

const UNITS: &[&str] = &[
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
];

const COUNTS: &[&str] = &[
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "twelve", "several", "many", "some", "few",
];

/// "two days ago", "months prior", "a decade earlier", "10 years later".
fn distance(reader: &Reader<'_, '_>) -> Option<usize> {
    let mut n = 0;
    let first = reader.word(0).to_ascii_lowercase();
    if COUNTS.contains(&first.as_str())
        || first.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty()
    {
        n = 1;
        if reader.word(1) == "few" || reader.word(1) == "couple" {
            n = 2 + usize::from(reader.word(2) == "of");
        }
    }
    let unit = reader.word(n);
    if !(UNITS.contains(&unit) || n == 0 && UNITS.contains(&first.as_str())) {
        return None;
    }
    matches!(
        reader.word(n + 1),
        "ago" | "prior" | "earlier" | "later" | "before"
    )
    .then_some(n + 2)
    .filter(|_| reader.word(n + 1) != "before" || matches!(reader.word(n + 2), "," | "." | ""))
}

/// "Christmas Day", "Ramadan": the longest name that the calendar holds.
fn holiday(reader: &Reader<'_, '_>) -> Option<usize> {
    if !reader
        .doc
        .words
        .get(reader.at)
        .is_some_and(super::document::Word::is_capitalised)
    {
        return None;
    }
    (1..=5.min(reader.end - reader.at)).rev().find(|len| {
        let name = reader
            .doc
            .slice(reader.at, reader.at + len)
            .replace('’', "'");
        is(&name, "holiday")
    })
}
