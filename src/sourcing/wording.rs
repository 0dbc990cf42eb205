//! Words and phrases that the rubric looks for, one table a question.

use super::phrases::Phrases;
use crate::language::Openings;
use crate::span::Span;

/// Words of accusation, sorted: where one stands, the accused should be heard.
pub(super) const ACCUSATIONS: &[&str] = &[
    "accusation",
    "accusations",
    "accuse",
    "accused",
    "accuses",
    "accusing",
    "allegation",
    "allegations",
    "allege",
    "alleged",
    "allegedly",
    "alleges",
    "blamed",
    "blames",
    "charged",
    "complaint",
    "corrupt",
    "corruption",
    "criticised",
    "criticized",
    "denied",
    "denies",
    "fraud",
    "guilty",
    "hacked",
    "illegal",
    "illegally",
    "indicted",
    "lawsuit",
    "lied",
    "misconduct",
    "negligence",
    "scandal",
    "sued",
    "suing",
    "violated",
    "wrongdoing",
];

/// Phrases of a reply, or of one that was asked for, lower case.
pub(super) const REPLIES: &[&str] = &[
    "did not respond",
    "didn't respond",
    "didn’t respond",
    "did not immediately respond",
    "did not reply",
    "did not return",
    "didn't return",
    "didn’t return",
    "declined to comment",
    "declined comment",
    "declined an interview",
    "could not be reached",
    "couldn't be reached",
    "couldn’t be reached",
    "no comment",
    "request for comment",
    "requests for comment",
    "asked to comment",
    "asked for comment",
    "refused to comment",
    "in a response",
    "responded",
    "denied",
    "denies",
    "denying",
    "rejected the",
    "rejects the",
    "disputed",
    "disputes",
    "dismissed the",
    "pleaded not guilty",
    "defended",
    "in response",
];

/// One sentence in lower case with straight apostrophes, asked for phrases at word boundaries.
pub(super) struct Wording {
    lower: String,
    openings: Openings,
}

impl Wording {
    /// Reads the sentence at `span`.
    pub(super) fn new(text: &str, span: Span) -> Self {
        let lower = span.of(text).to_lowercase().replace('’', "'");
        let openings = Openings::of_words(&lower);
        Self { lower, openings }
    }

    /// Whether any of the phrases stands in the sentence.
    pub(super) fn has(&self, phrases: Phrases) -> bool {
        self.has_any(phrases.0)
    }

    /// Whether any of `phrases` stands in the sentence between word boundaries.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        let stands = |phrase: &&str| self.openings.find_whole(&self.lower, phrase).is_some();
        phrases.iter().any(stands)
    }

    /// Whether any of `phrases` stands at the start of a word, whatever comes after it.
    pub(super) fn has_start(&self, phrases: &[&str]) -> bool {
        let stands = |phrase: &&str| self.openings.find(&self.lower, phrase).is_some();
        phrases.iter().any(stands)
    }

    /// Whether the sentence begins with one of the phrases.
    pub(super) fn opens(&self, phrases: Phrases) -> bool {
        let start = self.lower.trim_start();
        phrases.0.iter().any(|phrase| {
            start.strip_prefix(phrase).is_some_and(|rest| {
                phrase.ends_with([',', ' ']) || !rest.starts_with(char::is_alphanumeric)
            })
        })
    }

    /// Whether it speaks of a year well before the article's own.
    pub(super) fn has_past_year(&self, now: Option<u32>) -> bool {
        let years = self
            .lower
            .split(|c: char| !c.is_alphanumeric())
            .map(|word| word.trim_end_matches('s'))
            .filter(|word| word.len() == 4)
            .filter_map(|word| word.parse::<u32>().ok())
            .filter(|year| (1000..2100).contains(year));
        let last = now.unwrap_or(2100);
        years.into_iter().any(|year| year < last)
            || self.has_any(&[
                "decades ago",
                "years ago",
                "centuries",
                "century",
                "last century",
            ])
    }

    /// Whether it gives a number in words.
    pub(super) fn has_number(&self) -> bool {
        self.has_any(&NUMBER_WORDS[..13])
    }

    /// Whether it gives an amount, a share or a toll: a number that is no date, age, time, address or score.
    pub(super) fn has_figure(&self) -> bool {
        const UNITS: &[&str] = &[
            "percent",
            "per",
            "million",
            "billion",
            "trillion",
            "thousand",
            "hundred",
            "people",
            "dead",
            "killed",
            "injured",
            "wounded",
            "homes",
            "households",
            "jobs",
            "workers",
            "employees",
            "tons",
            "tonnes",
            "miles",
            "kilometers",
            "kilometres",
            "acres",
            "hectares",
            "times",
            "cases",
            "deaths",
            "dollars",
            "pounds",
            "euros",
            "pc",
            "points",
            "barrels",
            "passengers",
            "patients",
            "students",
            "customers",
            "voters",
            "votes",
            "residents",
        ];
        let words: Vec<&str> = self.lower.split_whitespace().collect();
        words.iter().enumerate().any(|(i, word)| {
            let word = word.trim_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '$' | '£' | '€' | '%')
            });
            let digit = word.contains(|c: char| c.is_ascii_digit());
            let money = digit && (word.starts_with(['$', '£', '€']) || word.ends_with('%'));
            let counts = digit || NUMBER_WORDS.contains(&word);
            let unit = words.iter().skip(i + 1).take(2).any(|next| {
                let next = next.trim_matches(|c: char| !c.is_alphanumeric());
                UNITS.contains(&next)
            });
            money || counts && unit
        })
    }
}

const NUMBER_WORDS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "dozen",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "half",
    "twice",
    "several",
    "nearly",
    "about",
    "roughly",
];
