//! The closed words of source phrases: pronouns, numbers, what opens a description, quantities before "of".

const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "itself",
    "me",
    "she",
    "that",
    "their",
    "them",
    "themselves",
    "they",
    "this",
    "those",
    "us",
    "we",
    "these",
    "which",
    "who",
    "whom",
    "you",
];

/// Whether a word stands for somebody and says nothing of who that is.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word.to_lowercase().as_str())
}

/// Words that open a description after the head.
pub(super) const OPENERS: &[&str] = &[
    "about",
    "against",
    "aged",
    "among",
    "and",
    "around",
    "as",
    "at",
    "behind",
    "briefed",
    "but",
    "by",
    "close",
    "directly",
    "during",
    "familiar",
    "for",
    "from",
    "handling",
    "in",
    "including",
    "inside",
    "involved",
    "knowledgeable",
    "like",
    "named",
    "near",
    "not",
    "of",
    "on",
    "or",
    "outside",
    "present",
    "speaking",
    "than",
    "that",
    "through",
    "to",
    "under",
    "using",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "with",
    "within",
    "working",
    "wounded",
    "based",
    "published",
    "released",
    "conducted",
    "obtained",
    "compiled",
    "provided",
    "filed",
    "issued",
    "called",
    "known",
    "led",
    "seen",
    "reviewed",
    "posted",
    "wrote",
    "said",
    "identified",
    "granted",
    "also",
    "both",
    "interviewed",
    "acting",
    "running",
    "quoted",
];

/// Quantities before "of" that stand for the noun after it.
pub(super) const PARTITIVES: &[&str] = &[
    "all",
    "any",
    "both",
    "each",
    "either",
    "five",
    "four",
    "half",
    "many",
    "most",
    "neither",
    "none",
    "number",
    "one",
    "another",
    "several",
    "six",
    "some",
    "three",
    "two",
    "majority",
    "handful",
    "dozens",
    "hundreds",
    "scores",
    "thousands",
    "group",
    "pair",
    "trio",
    "couple",
    "few",
    "plenty",
    "lot",
    "variety",
    "series",
    "slew",
];

/// The value of a number word or numeral.
pub(super) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let lower = word.to_lowercase();
    match lower.as_str() {
        "pair" | "couple" | "both" => Some(2),
        "trio" => Some(3),
        "dozen" => Some(12),
        _ => WORDS
            .iter()
            .position(|have| *have == lower)
            .map(|i| i as u32)
            .or_else(|| lower.replace(',', "").parse().ok()),
    }
}

/// Plural by form: nouns in -s that are singular all the same are few among sources.
pub(super) fn is_plural(head: &str) -> bool {
    let lower = head.to_lowercase();
    match lower.as_str() {
        "people" | "men" | "women" | "children" | "police" | "media" | "families" | "data"
        | "spokesmen" | "spokeswomen" | "lawmen" | "policemen" | "businessmen" | "congressmen"
        | "some" | "many" | "others" => true,
        _ if lower.ends_with("men") && lower.len() > 4 => true,
        _ => {
            lower.len() > 3
                && lower.ends_with('s')
                && !lower.ends_with("ss")
                && !lower.ends_with("us")
                && !lower.ends_with("is")
        }
    }
}
