//! Dates as pages write them to ISO 8601.
//!
//! Machine-readable dates are kept as given. Visible ones are read in the orders that the major languages use, with
//! the month's name from a word list; a date made of digits alone is day first unless the page is American.

use super::clock::{Token, time_in, tokens};
use crate::lexicon;
use std::fmt::Write;

/// A day, and the time of day where it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: u32,
    month: u32,
    day: u32,
    /// Minutes after midnight.
    time: Option<u32>,
    /// Minutes east of Greenwich.
    zone: Option<i32>,
}

/// A date in markup (`datetime`, `content`, JSON-LD): ISO 8601 as the page gives it, anything else converted.
pub(super) fn marked(raw: &str, american: bool) -> Option<String> {
    let raw = raw.trim();
    if let Some(iso) = iso(raw) {
        return Some(iso);
    }
    if raw.bytes().all(|b| b.is_ascii_digit()) {
        return match raw.len() {
            8 => compact(raw),
            // Seconds or milliseconds since 1970; ten digits reach from 2001 to 2286.
            10 => raw.parse().ok().and_then(epoch),
            13 => raw[..10].parse().ok().and_then(epoch),
            14 => {
                let day = compact(&raw[..8])?;
                Some(format!(
                    "{day}T{}:{}:{}",
                    &raw[8..10],
                    &raw[10..12],
                    &raw[12..]
                ))
            }
            _ => None,
        };
    }
    visible(raw, american).map(|(date, _)| date)
}

/// The first date in visible text, and the byte where it starts.
pub(super) fn visible(text: &str, american: bool) -> Option<(String, usize)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (mut moment, next) = day_at(&tokens, at, american)?;
        (moment.time, moment.zone) = time_in(&tokens[next..tokens.len().min(next + 12)]);
        if moment.time.is_none() {
            // "09:30 | 12 March 2024": the time stands before the day.
            (moment.time, moment.zone) = time_in(&tokens[at.saturating_sub(10)..at]);
        }
        // "Tuesday, 12 March": the weekday belongs to the date; callers cut bylines there.
        Some((moment.iso(), tokens[at].start))
    })
}

/// The date in an address, such as `/2024/03/12/` or `-20240312.`.
pub(super) fn in_address(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    for (i, part) in parts.iter().enumerate() {
        let number = |i: usize| {
            parts
                .get(i)
                .filter(|p| p.len() <= 2)
                .and_then(|p| p.parse().ok())
        };
        let year = part.parse().ok().filter(|_| part.len() == 4);
        let month = || number(i + 1).or_else(|| parts.get(i + 1).and_then(|p| month(p)));
        if let (Some(year), Some(month), Some(day)) = (year, month(), number(i + 2))
            && let Some(moment) = Moment::new(year, month, day)
        {
            return Some(moment.iso());
        }
        if part.len() == 8
            && part.bytes().all(|b| b.is_ascii_digit())
            && let Some(date) = compact(part)
        {
            return Some(date);
        }
    }
    None
}

impl Moment {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        // Thai pages count from the Buddha: 2567 is 2024.
        let year = if (2500..2700).contains(&year) {
            year - 543
        } else {
            year
        };
        let longest = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 29,
            _ => 31,
        };
        // Nothing on the web is older than 1990 but some archives are; nothing is from far ahead.
        let fits = (1850..2100).contains(&year)
            && (1..=12).contains(&month)
            && (1..=longest).contains(&day);
        fits.then_some(Self {
            year,
            month,
            day,
            time: None,
            zone: None,
        })
    }

    fn iso(self) -> String {
        let mut out = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        if let Some(time) = self.time {
            let _ = write!(out, "T{:02}:{:02}", time / 60, time % 60);
            match self.zone {
                Some(0) => out.push('Z'),
                Some(zone) => {
                    let sign = if zone < 0 { '-' } else { '+' };
                    let zone = zone.unsigned_abs();
                    let _ = write!(out, "{sign}{:02}:{:02}", zone / 60, zone % 60);
                }
                None => {}
            }
        }
        out
    }
}

/// `raw` where it is ISO 8601 already, with a `T` where a space stands between day and time.
fn iso(raw: &str) -> Option<String> {
    let bytes = raw.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        let part = raw.get(range)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())?
    };
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    Moment::new(year, month, day)?;
    let rest = &raw[10..];
    if rest.is_empty() {
        return Some(raw.to_owned());
    }
    let time = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let is_time =
        |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '+' | '-' | 'Z' | 'z' | ' ');
    if !time.starts_with(|c: char| c.is_ascii_digit()) || !time.chars().all(is_time) {
        return None;
    }
    let time: String = time.chars().filter(|c| *c != ' ').collect();
    Some(format!("{}T{time}", &raw[..10]))
}

fn compact(digits: &str) -> Option<String> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse().ok();
    Moment::new(part(0..4)?, part(4..6)?, part(6..8)?).map(Moment::iso)
}

/// Seconds since 1970 to ISO 8601 in UTC, by Howard Hinnant's `civil_from_days`.
fn epoch(seconds: u64) -> Option<String> {
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let mut moment = Moment::new(year as u32, month as u32, day as u32)?;
    moment.time = Some((seconds % 86_400 / 60) as u32);
    moment.zone = Some(0);
    Some(moment.iso())
}

fn month(word: &str) -> Option<u32> {
    lexicon::MONTHS.get(word)?.parse().ok()
}

/// The date that starts at a token, and the token after it.
fn day_at(tokens: &[Token], at: usize, american: bool) -> Option<(Moment, usize)> {
    let token = tokens.get(at)?;
    if let Some(number) = token.number {
        if token.word.len() == 4 {
            return year_first(tokens, at, number);
        }
        if token.word.len() <= 2 {
            return day_first(tokens, at, number, american);
        }
        return None;
    }
    let month = month(&token.word)?;
    // March 12, 2024; Mar. 12th 2024.
    let mut next = skip(tokens, at + 1, &[".", ","]);
    let day = tokens
        .get(next)?
        .number
        .filter(|_| tokens[next].word.len() <= 2)?;
    next = skip(
        tokens,
        next + 1,
        &["st", "nd", "rd", "th", ",", ".", "de", "of"],
    );
    let year = year(tokens, next)?;
    Some((Moment::new(year, month, day)?, next + 1))
}

/// 2024-03-12, 2024/3/12, 2024. 3. 12., 2024年3月12日, 2024. március 12.
fn year_first(tokens: &[Token], at: usize, year: u32) -> Option<(Moment, usize)> {
    const BETWEEN: &[&str] = &["-", "/", ".", "年", "년", ","];
    let next = skip(tokens, at + 1, BETWEEN);
    let token = tokens.get(next).filter(|_| next > at + 1)?;
    let month = token.number.or_else(|| month(&token.word))?;
    let next = skip(tokens, next + 1, &["-", "/", ".", "月", "월"]);
    let day = tokens
        .get(next)?
        .number
        .filter(|_| tokens[next].word.len() <= 2)?;
    let next = skip(tokens, next + 1, &["日", "일", "t"]);
    Some((Moment::new(year, month, day)?, next))
}

/// 12 March 2024, 12. März 2024, 12 de março de 2024, 12th of March, 2024, 12.03.2024, 12/03/2024.
fn day_first(tokens: &[Token], at: usize, first: u32, american: bool) -> Option<(Moment, usize)> {
    let next = skip(
        tokens,
        at + 1,
        &[
            "st", "nd", "rd", "th", ".", "-", "de", "di", "of", "er", "ר", "º", "°", ",",
        ],
    );
    let token = tokens.get(next)?;
    if let Some(month) = month(&token.word) {
        let next = skip(
            tokens,
            next + 1,
            &[".", ",", "-", "de", "del", "г", "พ", "ศ"],
        );
        return Some((Moment::new(year(tokens, next)?, month, first)?, next + 1));
    }
    let mark = &tokens.get(at + 1)?.word;
    if !matches!(&**mark, "." | "/" | "-") {
        return None;
    }
    let second = tokens
        .get(at + 2)?
        .number
        .filter(|_| tokens[at + 2].word.len() <= 2)?;
    if tokens.get(at + 3)?.word != *mark {
        return None;
    }
    let year = year(tokens, at + 4).or_else(|| {
        // 12.03.24 is how German pages shorten; with a slash it could be anything.
        let short = tokens.get(at + 4)?;
        short
            .number
            .filter(|_| mark == "." && short.word.len() == 2)
            .map(|year| year + 2000)
    })?;
    // 1.2.2024.5 is a version.
    let goes_on = tokens.get(at + 5).is_some_and(|token| token.word == *mark)
        && tokens
            .get(at + 6)
            .is_some_and(|token| token.number.is_some());
    if goes_on {
        return None;
    }
    let (day, month) = match (first, second) {
        (1..=12, 13..) => (second, first),
        (13.., 1..=12) => (first, second),
        _ if american && mark != "." => (second, first),
        _ => (first, second),
    };
    Some((Moment::new(year, month, day)?, at + 5))
}

fn year(tokens: &[Token], at: usize) -> Option<u32> {
    let token = tokens.get(at)?;
    token.number.filter(|_| token.word.len() == 4)
}

fn skip(tokens: &[Token], mut at: usize, words: &[&str]) -> usize {
    while tokens
        .get(at)
        .is_some_and(|token| words.contains(&&*token.word))
    {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_markup() {
        for (raw, want) in [
            ("2024-03-17T09:02:11.000Z", Some("2024-03-17T09:02:11.000Z")),
            (
                "2024-03-17 09:02:11 +0200",
                Some("2024-03-17T09:02:11+0200"),
            ),
            ("2024-03-17", Some("2024-03-17")),
            ("20240317", Some("2024-03-17")),
            ("1710666131", Some("2024-03-17T09:02Z")),
            ("1710666131000", Some("2024-03-17T09:02Z")),
            ("Sun, 17 Mar 2024 09:02:11 GMT", Some("2024-03-17T09:02Z")),
            ("March 17, 2024", Some("2024-03-17")),
            ("2024-13-17", None),
            ("soon", None),
            ("0000-00-00", None),
            ("", None),
        ] {
            assert_eq!(marked(raw, true).as_deref(), want, "{raw}");
        }
    }

    #[test]
    fn dates_in_addresses() {
        for (url, want) in [
            ("https://a.example/2024/03/17/salt", Some("2024-03-17")),
            (
                "https://a.example/news/2024/mar/17/salt?x=2020/01/01",
                Some("2024-03-17"),
            ),
            ("https://a.example/salt-20240317.html", Some("2024-03-17")),
            ("https://a.example/2024/03/salt", None),
            ("https://a.example/12345678", None),
        ] {
            assert_eq!(in_address(url).as_deref(), want, "{url}");
        }
    }

    #[test]
    fn visible_dates_are_read_in_many_languages() {
        for case in include_str!("../../tests/cases/dates.txt").lines().skip(1) {
            let (text, want) = case.split_once("=>").unwrap();
            let have = visible(text, false).map(|(date, _)| date);
            assert_eq!(have.as_deref().unwrap_or_default(), want.trim(), "{text}");
        }
    }
}
