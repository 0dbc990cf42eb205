//! What day or period a date in the text means, as ISO 8601, where that is certain from its words and, for words such
//! as "yesterday", from the day of publication.
//!
//! Days are counted from 1970-01-01 in the Gregorian calendar (the algorithms of Howard Hinnant, `chrono`-compatible
//! low-level date algorithms).

use crate::lexicon;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    year: i32,
    month: u32,
    of_month: u32,
}

impl Day {
    /// Reads the day that an ISO 8601 date or time begins with.
    pub fn read(iso: &str) -> Option<Self> {
        let mut parts = iso.get(..10)?.split('-');
        let day = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            of_month: parts.next()?.parse().ok()?,
        };
        day.is_real().then_some(day)
    }

    fn is_real(self) -> bool {
        (1..=12).contains(&self.month) && Self::of_count(self.count()) == self
    }

    /// Days since 1970-01-01.
    fn count(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.of_month) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn of_count(count: i64) -> Self {
        let shifted = count + 719_468;
        let era = shifted.div_euclid(146_097);
        let day = shifted.rem_euclid(146_097);
        let of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let month_number = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: (of_era + era * 400 + i64::from(month_number <= 2)) as i32,
            month: month_number as u32,
            of_month: (of_year - (153 * month + 2) / 5 + 1) as u32,
        }
    }

    fn plus(self, days: i64) -> Self {
        Self::of_count(self.count() + days)
    }

    /// 0 for Monday to 6 for Sunday.
    fn weekday(self) -> i64 {
        (self.count() + 3).rem_euclid(7)
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }

    /// The ISO week that holds the day, as `2024-W05`.
    fn week(self) -> String {
        // A week belongs to the year of its Thursday.
        let thursday = self.plus(3 - self.weekday());
        let first = Self {
            year: thursday.year,
            month: 1,
            of_month: 1,
        };
        let week = (thursday.count() - first.count()) / 7 + 1;
        format!("{:04}-W{week:02}", thursday.year)
    }

    /// The month so many months later, as `2024-02`.
    fn month_after(self, months: i32) -> String {
        let month = self.year * 12 + self.month.cast_signed() - 1 + months;
        format!(
            "{:04}-{:02}",
            month.div_euclid(12),
            month.rem_euclid(12) + 1
        )
    }
}

/// What `text`, a date as the grammar of dates found it, means. `published` is the day that the article appeared, and
/// `past` says that its sentence tells of what has happened.
pub(super) fn resolve(text: &str, published: Option<Day>, past: bool) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    years(&words)
        .or_else(|| named_day(&words, published))
        .or_else(|| relative(&words, published?))
        .or_else(|| weekday(&words, published?, past))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4)
        .then(|| word.parse().ok())?
        .filter(|year| (1000..2200).contains(year))
}

/// "2016", "the 1990s", "2023-24", "1914–1918", "2024-01-31".
fn years(words: &[&str]) -> Option<String> {
    let [word] = words else { return None };
    if let Some(year) = year(word) {
        return Some(year.to_string());
    }
    if let Some(decade) = word.strip_suffix('s').and_then(year) {
        return (decade % 10 == 0).then(|| format!("{decade}/{}", decade + 9));
    }
    if let Some(day) = Day::read(word).filter(|_| word.len() == 10) {
        return Some(day.iso());
    }
    let (from, to) = word.split_once(['-', '–', '/'])?;
    let from = year(from)?;
    let to = match to.len() {
        2 => from - from % 100 + to.parse::<i32>().ok()?,
        _ => year(to)?,
    };
    (to > from).then(|| format!("{from}/{to}"))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(word: &str) -> Option<u32> {
    let name = word.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|full| *full == name || name.len() >= 3 && full.starts_with(name))
        .or_else(|| (name == "sept").then_some(8))?;
    Some(at as u32 + 1)
}

fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2)
        .then(|| digits.parse().ok())?
        .filter(|day| (1..=31).contains(day))
}

/// "5 January 2024", "Jan. 5", "May 2024", "3 to 5 May", with or without a weekday before.
fn named_day(words: &[&str], published: Option<Day>) -> Option<String> {
    let words = match words {
        [first, rest @ ..] if weekday_number(first).is_some() && !rest.is_empty() => rest,
        words => words,
    };
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !matches!(*word, "of" | "the" | "on"))
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let number = month(words[at])?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let (mut days, mut years) = (Vec::new(), Vec::new());
    for word in before.iter().chain(after) {
        if let Some(day) = day_of_month(word) {
            days.push(day);
        } else if let Some(year) = year(word) {
            years.push(year);
        } else if !matches!(*word, "-" | "–" | "to" | "and") {
            return None;
        }
    }
    let year = match years.as_slice() {
        [] => None,
        [year] => Some(*year),
        _ => return None,
    };
    let on = |day: u32| {
        let of = |year: i32| {
            let day = Day {
                year,
                month: number,
                of_month: day,
            };
            day.is_real().then_some(day)
        };
        match (year, published) {
            (Some(year), _) => of(year),
            // A day without its year is the nearest one, unless two are nearly as near.
            (None, Some(today)) => [today.year - 1, today.year, today.year + 1]
                .into_iter()
                .filter_map(of)
                .find(|day| (day.count() - today.count()).abs() <= 150),
            (None, None) => None,
        }
    };
    match (days.as_slice(), year) {
        ([], Some(year)) => Some(format!("{year:04}-{number:02}")),
        ([day], _) => on(*day).map(Day::iso),
        ([from, to], _) if from < to => Some(format!("{}/{}", on(*from)?.iso(), on(*to)?.iso())),
        _ => None,
    }
}

/// "today", "last month", "this year", "two days ago".
fn relative(words: &[&str], today: Day) -> Option<String> {
    let daytime = |word: &&str| matches!(*word, "morning" | "afternoon" | "evening" | "night");
    let words = match words {
        [rest @ .., last] if daytime(last) && !rest.is_empty() => match rest {
            ["this"] => return Some(today.iso()),
            ["last"] => return Some(today.plus(-1).iso()),
            rest => rest,
        },
        words => words,
    };
    Some(match words {
        ["today" | "tonight"] => today.iso(),
        ["yesterday"] => today.plus(-1).iso(),
        ["tomorrow"] => today.plus(1).iso(),
        ["this" | "last" | "next", ..] | ["earlier" | "later", "this", ..] => {
            let step = match words[0] {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            match *words.last()? {
                "week" => today.plus(7 * i64::from(step)).week(),
                "month" => today.month_after(step),
                "year" => format!("{:04}", today.year + step),
                _ => return None,
            }
        }
        [count, "day" | "days", "ago"] => today.plus(-small_number(count)?).iso(),
        _ => return None,
    })
}

fn small_number(word: &str) -> Option<i64> {
    const NAMES: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    match (1..).zip(NAMES).find(|(_, name)| *name == word) {
        Some((count, _)) => Some(count),
        None if matches!(word, "a" | "an") => Some(1),
        None => word.parse().ok().filter(|count| (1..=60).contains(count)),
    }
}

fn weekday_number(word: &str) -> Option<i64> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    if lexicon::CALENDAR.get(&capital(word)) != Some("weekday") {
        return None;
    }
    (0..)
        .zip(NAMES)
        .find(|(_, name)| word.starts_with(name))
        .map(|(number, _)| number)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// "Tuesday" in a sentence about what has happened: the last one, the day of publication included.
fn weekday(words: &[&str], today: Day, past: bool) -> Option<String> {
    let number = weekday_number(words.first()?)?;
    let daytime = |word: &&str| matches!(*word, "morning" | "afternoon" | "evening" | "night");
    if !past || !words[1..].iter().all(daytime) {
        return None;
    }
    let back = (today.weekday() - number).rem_euclid(7);
    Some(today.plus(-back).iso())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_mean_days_where_that_is_certain() {
        // 2024-01-31 was a Wednesday.
        for (text, past, wanted) in [
            ("2016", true, Some("2016")),
            ("1990s", true, Some("1990/1999")),
            ("2023-24", true, Some("2023/2024")),
            ("5 January 2024", true, Some("2024-01-05")),
            ("Jan. 5th, 2023", true, Some("2023-01-05")),
            ("Tuesday, March 7, 2023", true, Some("2023-03-07")),
            ("May 2023", true, Some("2023-05")),
            ("November", true, None),
            ("30 December", true, Some("2023-12-30")),
            ("3 to 5 February", true, Some("2024-02-03/2024-02-05")),
            ("July 30", true, None),
            ("30 February 2023", true, None),
            ("yesterday", true, Some("2024-01-30")),
            ("tomorrow morning", true, Some("2024-02-01")),
            ("last night", true, Some("2024-01-30")),
            ("last month", true, Some("2023-12")),
            ("next year", true, Some("2025")),
            ("this week", true, Some("2024-W05")),
            ("three days ago", true, Some("2024-01-28")),
            ("Tuesday", true, Some("2024-01-30")),
            ("Thursday night", true, Some("2024-01-25")),
            ("Thursday", false, None),
            ("recent years", true, None),
        ] {
            let published = Day::read("2024-01-31T04:12:45+07:00");
            assert_eq!(resolve(text, published, past).as_deref(), wanted, "{text}");
        }
        assert_eq!(resolve("yesterday", None, true), None);
        assert_eq!(
            Day::read("2021-01-03").map(Day::week).as_deref(),
            Some("2020-W53")
        );
    }
}
