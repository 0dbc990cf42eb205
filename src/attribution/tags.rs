//! What a word can do, from closed word lists and endings.

use crate::attribution::words::Tag;

/// Tags one word of a heading, where a capital means nothing unless no word list knows the word.
pub fn title(word: &str, lower: &str) -> Tag {
    let tag = tag(lower, lower, true);
    match tag {
        Tag::Other if word.starts_with(char::is_uppercase) => Tag::Name,
        _ => tag,
    }
}

/// Tags one word; `opens` says that it opens a sentence or a quotation, where a capital means nothing.
pub fn tag(word: &str, lower: &str, opens: bool) -> Tag {
    // The country, not the pronoun.
    if word == "US" {
        return Tag::Name;
    }
    if let Some(tag) = mark(word).or_else(|| closed(lower)) {
        // "Will Smith", "USA Today": a capital inside a sentence makes a name of a modal and of a common word for time.
        let capital = word.starts_with(char::is_uppercase);
        let common = matches!(tag, Tag::Modal) || matches!(lower, "today" | "week" | "times");
        if !(capital && !opens && common) {
            return tag;
        }
    }
    if word.starts_with(|c: char| c.is_ascii_digit() || c == '$') {
        return Tag::Number;
    }
    let capital = word.starts_with(|c: char| c.is_uppercase() || c == '@');
    if capital && (!opens || word.chars().skip(1).any(char::is_uppercase)) {
        return Tag::Name;
    }
    if IRREGULAR_PAST.binary_search(&lower).is_ok() {
        return Tag::Past;
    }
    if !capital {
        if lower.len() > 4
            && lower.ends_with("ly")
            && !matches!(
                lower,
                "family"
                    | "reply"
                    | "rally"
                    | "assembly"
                    | "supply"
                    | "ally"
                    | "early"
                    | "daily"
                    | "only"
                    | "monopoly"
            )
        {
            return Tag::Adverb;
        }
        if lower.len() > 4
            && lower.ends_with("ed")
            && !matches!(
                lower,
                "hundred"
                    | "indeed"
                    | "speed"
                    | "breed"
                    | "greed"
                    | "exceed"
                    | "proceed"
                    | "succeed"
            )
        {
            return Tag::Past;
        }
        if lower.len() > 4
            && lower.ends_with("ing")
            && !matches!(
                lower,
                "thing"
                    | "nothing"
                    | "something"
                    | "anything"
                    | "everything"
                    | "king"
                    | "string"
                    | "spring"
                    | "bring"
                    | "during"
                    | "evening"
                    | "morning"
                    | "meeting"
                    | "briefing"
                    | "hearing"
                    | "building"
                    | "ruling"
                    | "filing"
                    | "shooting"
                    | "wedding"
                    | "ceiling"
            )
        {
            return Tag::Gerund;
        }
        return Tag::Other;
    }
    Tag::Name
}

fn mark(word: &str) -> Option<Tag> {
    Some(match word {
        "," => Tag::Comma,
        "." | "!" | "?" | "…" | "..." | "...." => Tag::Stop,
        ":" => Tag::Colon,
        ";" => Tag::Semicolon,
        "—" | "–" | "--" | "-" | "―" | "---" => Tag::Dash,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "''" | "«" | "»" | "„" | "`" | "``" => {
            Tag::Mark
        }
        _ if !word.contains(|c: char| c.is_alphanumeric()) => Tag::Sign,
        _ => return None,
    })
}

fn closed(lower: &str) -> Option<Tag> {
    Some(match lower {
        "the" | "a" | "an" | "this" | "these" | "those" | "some" | "any" | "every" | "each"
        | "no" | "another" | "both" | "all" | "several" | "many" | "most" | "few" | "other"
        | "such" => Tag::Determiner,
        "my" | "your" | "his" | "its" | "our" | "their" | "'s" | "'" | "whose" => Tag::Possessive,
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "someone" | "somebody" | "everyone"
        | "everybody" | "nobody" | "anyone" | "anybody" | "others" | "there" => Tag::Pronoun,
        "me" | "him" | "us" | "them" | "her" | "himself" | "herself" | "themselves" | "itself" => {
            Tag::Object
        }
        "who" | "which" | "whom" => Tag::Relative,
        "that" => Tag::That,
        "whether" | "how" | "why" | "what" | "where" => Tag::Question,
        "of" | "in" | "at" | "on" | "for" | "with" | "from" | "by" | "about" | "against"
        | "into" | "over" | "under" | "between" | "among" | "amid" | "through" | "during"
        | "toward" | "towards" | "without" | "within" | "upon" | "across" | "near" | "behind"
        | "beyond" | "despite" | "inside" | "outside" | "around" | "off" | "via" | "per"
        | "like" | "throughout" | "alongside" | "besides" | "including" | "following" => {
            Tag::Preposition
        }
        "to" => Tag::To,
        "and" | "but" | "or" | "nor" | "&" => Tag::Coordinator,
        "because" | "when" | "while" | "if" | "although" | "though" | "as" | "since" | "until"
        | "unless" | "after" | "before" | "than" | "whereas" | "once" => Tag::Subordinator,
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should"
        | "'ll" | "'d" | "ca" | "wo" | "cannot" => Tag::Modal,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m" | "ai" => {
            Tag::Be
        }
        "have" | "has" | "had" | "having" | "'ve" => Tag::Have,
        "do" | "does" | "did" => Tag::Do,
        "not" | "n't" | "never" => Tag::Negation,
        "also" | "again" | "already" | "still" | "now" | "then" | "later" | "just"
        | "once-again" | "even" | "often" | "always" | "ever" | "soon" | "only" | "too"
        | "very" | "so" | "however" | "instead" | "further" | "meanwhile" | "earlier" | "yet"
        | "far" | "long" | "perhaps" | "thus" | "twice" | "almost" | "here" => Tag::Adverb,
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
        | "dozens" | "hundreds" | "thousands" => Tag::Number,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        | "yesterday" | "today" | "tomorrow" | "tonight" | "week" | "month" | "year"
        | "morning" | "afternoon" | "evening" | "night" | "weekend" | "ago" | "recently"
        | "january" | "february" | "march" | "april" | "june" | "july" | "august" | "september"
        | "october" | "november" | "december" | "last" | "next" => Tag::Time,
        _ => return None,
    })
}

/// Whether a word is the past of a verb and never its participle: "came", where "held" may be either.
pub fn is_past_only(lower: &str) -> bool {
    matches!(
        lower,
        "became"
            | "began"
            | "blew"
            | "broke"
            | "came"
            | "chose"
            | "drew"
            | "drove"
            | "fell"
            | "gave"
            | "grew"
            | "knew"
            | "ran"
            | "saw"
            | "showed"
            | "spoke"
            | "swore"
            | "threw"
            | "took"
            | "went"
            | "wrote"
    )
}

/// Irregular pasts that carry no -ed, sorted: enough to see a clause's verb.
const IRREGULAR_PAST: &[&str] = &[
    "became",
    "began",
    "blew",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "drew",
    "drove",
    "fell",
    "felt",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "heard",
    "held",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "said",
    "sat",
    "saw",
    "sent",
    "shot",
    "showed",
    "sold",
    "spent",
    "spoke",
    "stood",
    "struck",
    "swore",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "understood",
    "went",
    "won",
    "wrote",
];
