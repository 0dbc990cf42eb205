//! Words and phrases that the rubric looks for, one table a question.

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

/// Families of phrases that tell how a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrases(&'static [&'static str]);

impl Phrases {
    /// Words to the reader.
    pub(super) const READER: Self = Self(&[
        "read more",
        "anyone with information",
        "anyone who",
        "sign up",
        "subscribe",
        "click here",
        "this story has been",
        "this article has been",
        "this story was",
        "this article was",
        "this is a developing story",
        "contributed to this report",
        "contributed reporting",
        "reporting by",
        "editing by",
        "is a staff writer",
        "can be reached at",
        "follow her on",
        "follow him on",
        "here are",
        "here is what",
        "here's what",
        "here’s what",
        "pictured",
        "photo by",
        "getty images",
    ]);

    /// What is not known, and is said so.
    pub(super) const UNKNOWN: Self = Self(&[
        "unclear",
        "not clear",
        "not known",
        "unknown",
        "has not commented",
        "have not commented",
        "did not answer",
        "under investigation",
        "could not be determined",
        "remains to be seen",
    ]);

    /// The writer, and the reader.
    pub(super) const SELF: Self =
        Self(&["i", "i'm", "i've", "my", "me", "you", "your", "we", "our"]);

    /// What ought to be.
    pub(super) const NORM: Self = Self(&["should", "ought to"]);

    /// What will be, which is set for a date where one stands with it.
    pub(super) const DATED: Self = Self(&["will"]);

    /// Words of a date.
    pub(super) const DAYS: Self = Self(&[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "january",
        "feb",
        "february",
        "march",
        "april",
        "june",
        "july",
        "aug",
        "august",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
        "tomorrow",
        "next week",
        "next month",
        "next year",
        "until",
    ]);

    /// A wrong laid at somebody's door.
    pub(super) const ACCUSATION: Self = Self(&[
        "lied",
        "lying to",
        "stole",
        "stolen",
        "bribe",
        "bribes",
        "bribed",
        "bribery",
        "corrupt",
        "corruption",
        "fraud",
        "cheated",
        "covered up",
        "cover-up",
        "illegally",
        "unlawfully",
        "tortured",
        "abused",
        "harassed",
        "embezzled",
        "laundered",
        "blackmail",
        "extorted",
        "rigged",
        "falsified",
        "misled",
        "failed to disclose",
        "negligent",
        "negligence",
        "violated",
        "hacked",
        "murdered",
        "raped",
        "assaulted",
        "ignored warnings",
        "broke the law",
    ]);

    /// Courts at work: their acts are public, and so is what somebody is charged with.
    pub(super) const COURT: Self = Self(&[
        "charged with",
        "convicted",
        "sentenced",
        "pleaded",
        "pled guilty",
        "indicted",
        "acquitted",
        "arraigned",
        "was arrested",
        "were arrested",
        "was fined",
        "were fined",
        "was jailed",
        "were jailed",
        "ruled",
        "jury",
        "on trial",
        "went on trial",
        "the trial",
        "court heard",
        "released on bail",
        "in custody",
        "filed a lawsuit",
        "sued",
        "settled the",
        "overturned",
        "appealed",
        "granted an injunction",
        "dismissed the case",
    ]);

    /// Openings of a concession: the writer weighs.
    pub(super) const CONCESSION: Self = Self(&[
        "though",
        "although",
        "even if",
        "even though",
        "even so",
        "despite",
        "in spite of",
        "still,",
        "yet,",
        "nevertheless",
        "nonetheless",
        "if ",
        "while the",
        "perhaps",
        "clearly",
        "certainly",
        "arguably",
        "no doubt",
        "worse,",
        "more important",
    ]);

    /// The writer's reading of what is so, and how likely.
    pub(super) const JUDGEMENT: Self = Self(&[
        "signal",
        "signals",
        "signaling",
        "signalling",
        "suggests",
        "suggesting",
        "underscores",
        "underscored",
        "underscoring",
        "underlines",
        "reflects",
        "reflecting",
        "highlights",
        "highlighting",
        "raises questions",
        "raised questions",
        "raising questions",
        "raises concerns",
        "raising concerns",
        "illustrates",
        "demonstrates",
        "appears to",
        "appear to",
        "appeared to",
        "seems to",
        "seem to",
        "seemed to",
        "seems",
        "likely",
        "unlikely",
        "probably",
        "apparently",
        "could",
        "might",
        "may have",
        "may be",
        "would be",
        "is expected to",
        "are expected to",
        "was expected to",
        "threatens to",
        "widely",
        "generally",
        "controversial",
        "unprecedented",
        "dramatic",
        "dramatically",
        "devastating",
        "significant",
        "significantly",
        "serious",
        "crucial",
        "growing concern",
        "a sign of",
        "a sign that",
        "a blow to",
        "a setback",
        "a reminder",
        "at stake",
        "dominates",
        "dominated",
        "amid",
        "because of",
        "as a result of",
        "due to",
        "thanks to",
        "fueled by",
        "fuelled by",
        "prompted",
        "sparked",
        "most important",
        "best known",
        "the worst",
        "the biggest",
    ]);

    /// What goes on in somebody's mind.
    pub(super) const MIND: Self = Self(&[
        "wants",
        "wanted",
        "hopes",
        "hoped",
        "fears",
        "feared",
        "believes",
        "believed",
        "thinks",
        "thought",
        "knows",
        "knew",
        "worries",
        "worried",
        "plans to",
        "planned to",
        "intends",
        "intended",
        "is considering",
        "was considering",
        "are considering",
        "decided",
        "feels",
        "felt",
        "privately",
        "reluctant",
        "eager",
        "frustrated",
        "angry",
        "unhappy",
        "is seeking",
        "are seeking",
        "aims to",
    ]);

    /// Acts done where everybody can see them.
    pub(super) const PUBLIC_ACT: Self = Self(&[
        "trading",
        "shares",
        "the pound",
        "the dollar",
        "the euro",
        "minute",
        "minutes",
        "goal",
        "penalty",
        "half-time",
        "header",
        "added time",
        "the winner",
        "the lead",
        "ahead",
        "innings",
        "wicket",
        "the table",
        "quarterfinal",
        "touchdown",
        "was fired",
        "mailed",
        "voted",
        "the vote",
        "elected",
        "re-elected",
        "was appointed",
        "were appointed",
        "was named",
        "were named",
        "was sworn in",
        "resigned",
        "stepped down",
        "took office",
        "signed",
        "passed",
        "approved",
        "adopted",
        "rejected the bill",
        "vetoed",
        "opened",
        "closed at",
        "launched",
        "unveiled",
        "published",
        "released",
        "introduced",
        "beat",
        "won",
        "lost to",
        "defeated",
        "drew",
        "scored",
        "finished",
        "qualified",
        "advanced",
        "topped",
        "premiered",
        "performed",
        "recorded",
        "shares fell",
        "shares rose",
        "shares of",
        "shares in",
        "the index",
        "kicked off",
        "adjourned",
        "broadcast",
        "televised",
        "awarded",
        "was awarded",
        "retired",
        "joined",
        "graduated",
        "married",
        "is survived by",
        "are survived by",
        "was born",
        "died",
        "celebrated",
        "hosted",
    ]);

    /// What is set for a date.
    pub(super) const CALENDAR: Self = Self(&[
        "is expected to last",
        "must be returned",
        "will travel",
        "is scheduled",
        "are scheduled",
        "was scheduled",
        "were scheduled",
        "is set to",
        "are set to",
        "is due to",
        "are due to",
        "is due",
        "are due",
        "will meet",
        "will be held",
        "will take place",
        "will open",
        "will begin",
        "will vote",
        "will hold",
        "will play",
        "will face",
        "will run",
        "will appear",
        "will return",
        "takes effect",
        "take effect",
        "begins on",
        "runs until",
        "runs through",
        "continues",
        "the next hearing",
        "deadline is",
        "is open",
        "tickets",
        "admission",
    ]);

    /// What everybody there could see.
    pub(super) const SCENE: Self = Self(&[
        "sat with",
        "stood",
        "sat",
        "carried",
        "smelled",
        "took place",
        "did not attend",
        "gathered",
        "crowd",
        "applause",
        "applauded",
        "cheered",
        "chanted",
        "wore",
        "wearing",
        "dressed in",
        "waved",
        "stood outside",
        "stood in",
        "sat in",
        "sat with",
        "sat at",
        "queued",
        "lined up",
        "marched",
        "hugged",
        "wept",
        "smiled",
        "nodded",
        "laughed",
        "paused",
        "looked on",
        "smoke rose",
        "smell of",
        "on a recent",
        "on a rainy",
        "on a cold",
        "on a warm",
        "the sun",
        "the sky",
        "candles",
        "banner",
        "banners",
        "placards",
        "signs reading",
        "a moment of silence",
        "a minute’s silence",
        "a standing ovation",
        "walked",
        "shook hands",
        "held hands",
    ]);

    /// What somebody or something is, is called, or where it lies.
    pub(super) const DEFINITION: Self = Self(&[
        "is a",
        "is an",
        "is the",
        "are a",
        "are the",
        "was a",
        "was an",
        "was the",
        "were the",
        "is one of",
        "are among",
        "is known",
        "are known",
        "known as",
        "is called",
        "are called",
        "stands for",
        "is based in",
        "are based in",
        "based in",
        "is located",
        "lies",
        "borders",
        "is home to",
        "consists of",
        "is made up of",
        "belongs to",
        "refers to",
        "is named after",
        "was founded",
        "were founded",
        "was built",
        "has served",
        "had served",
        "represents",
        "oversees",
        "is part of",
        "is owned by",
        "was owned by",
        "includes",
        "include",
        "under the law",
        "by law",
        "typically",
        "normally",
        "usually",
        "traditionally",
    ]);
}

/// One sentence in lower case with straight apostrophes, asked for phrases at word boundaries.
pub(super) struct Wording {
    lower: String,
}

impl Wording {
    /// Reads the sentence at `span`.
    pub(super) fn new(text: &str, span: Span) -> Self {
        Self {
            lower: span.of(text).to_lowercase().replace('’', "'"),
        }
    }

    /// Whether any of the phrases stands in the sentence.
    pub(super) fn has(&self, phrases: Phrases) -> bool {
        phrases.0.iter().any(|phrase| holds(&self.lower, phrase))
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
            || [
                "decades ago",
                "years ago",
                "centuries",
                "century",
                "last century",
            ]
            .iter()
            .any(|phrase| holds(&self.lower, phrase))
    }

    /// Whether it gives a number in words.
    pub(super) fn has_number(sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        NUMBER_WORDS[..13]
            .iter()
            .any(|number| holds(&lower, number))
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

/// Whether `phrase` stands in `text` between word boundaries.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(phrase) {
        let start = from + at;
        let end = start + phrase.len();
        let open = !text[..start].ends_with(char::is_alphanumeric);
        let close = !text[end..].starts_with(char::is_alphanumeric);
        if open && close {
            return true;
        }
        from = end;
    }
    false
}
