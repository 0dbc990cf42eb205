//! Notices that matter for sourcing: corrections, editor's notes, disclosures, credits, "this article is republished
//! from". They are no claims of the article and no clutter either, so they are listed apart, wherever they stand.
//!
//! The patterns live in `src/lexicon/notices.txt`. A notice in the article has its place there; one that was stripped
//! with the furniture, as many are, has its text alone.

use super::credit::Credit;
use super::judge::Verdict;
use super::lines::fold;
use super::pieces::Pieces;
use crate::article::Article;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// The stable id of the rule that told it.
    pub rule: &'static str,
    /// Its text.
    pub text: String,
    /// Where it stands in the article's text, if it does.
    pub span: Option<Span>,
}

/// The kinds of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Something in the article was wrong and is put right.
    Correction,
    /// The article was changed after it was published.
    Update,
    /// The editors speak to the reader.
    EditorsNote,
    /// Somebody's interest in the article is laid open.
    Disclosure,
    /// The article comes from another outlet.
    Republished,
    /// Who else reported or edited.
    ReportingCredit,
    /// Whose material the article is made from.
    SourceCredit,
}

/// Kinds by their names in the list, with their rules.
const KINDS: &[(&str, NoticeKind, &str)] = &[
    ("correction", NoticeKind::Correction, "notice.correction"),
    ("disclosure", NoticeKind::Disclosure, "notice.disclosure"),
    (
        "editors_note",
        NoticeKind::EditorsNote,
        "notice.editors_note",
    ),
    (
        "reporting_credit",
        NoticeKind::ReportingCredit,
        "notice.reporting_credit",
    ),
    ("republished", NoticeKind::Republished, "notice.republished"),
    (
        "source_credit",
        NoticeKind::SourceCredit,
        "notice.source_credit",
    ),
    ("update", NoticeKind::Update, "notice.update"),
];

/// The longest line that is looked at, in words.
const LONG: usize = 150;

/// The notices of the article and of what was stripped around it, in page order each.
pub(super) fn find(
    pieces: &Pieces,
    verdicts: &[Verdict],
    article: &Article,
    credit: Option<&Credit>,
) -> Vec<Notice> {
    let mut notices = inside(article);
    let stripped = (0..pieces.list.len())
        .filter(|i| verdicts[*i] != Verdict::Keep && pieces.list[*i].words as usize <= LONG);
    for i in stripped {
        let text = pieces.text(i);
        // The first of what stands there twice, as in a summary and below the text.
        if let Some((kind, rule)) = kind(text)
            && notices.iter().all(|notice| notice.text != text)
        {
            notices.push(Notice {
                kind,
                rule,
                text: text.to_owned(),
                span: None,
            });
        }
    }
    notices.extend(credit.map(of_credit));
    notices
}

/// The credit that was taken off the article's end.
pub(super) fn of_credit(credit: &Credit) -> Notice {
    Notice {
        kind: NoticeKind::SourceCredit,
        rule: "notice.source_credit",
        text: credit.text.clone(),
        span: None,
    }
}

/// The notices among the article's blocks.
pub(super) fn inside(article: &Article) -> Vec<Notice> {
    let blocks = article.blocks.iter();
    blocks
        .filter_map(|block| {
            let text = block.span.of(&article.text);
            let (kind, rule) = kind(text)?;
            Some(Notice {
                kind,
                rule,
                text: text.to_owned(),
                span: Some(block.span),
            })
        })
        .collect()
}

struct Pattern {
    text: &'static str,
    /// Whether it must open the line.
    opens: bool,
    kind: usize,
}

/// The patterns, and which of them begin with each word, so that a line is read once.
struct Patterns {
    list: Vec<Pattern>,
    /// In order of the words.
    by_word: Vec<(&'static str, Vec<usize>)>,
    /// For the first byte of a word, a bit for each length of those words: nearly every other word fails here.
    lengths: [u32; 256],
}

impl Patterns {
    /// The patterns that begin with the word, which may have capitals.
    fn of(&self, word: &str) -> &[usize] {
        let may_be = |word: &str| {
            let first = word.bytes().next().unwrap_or_default();
            self.lengths[usize::from(first.to_ascii_lowercase())] & length_bit(word) != 0
        };
        let found = if !word.is_ascii() {
            // Other letters may be longer or shorter in lower case.
            let word = fold(word);
            self.by_word.binary_search_by_key(&&*word, |row| row.0)
        } else if may_be(word) {
            let lower = || word.bytes().map(|byte| byte.to_ascii_lowercase());
            (self.by_word).binary_search_by(|(known, _)| known.bytes().cmp(lower()))
        } else {
            return &[];
        };
        found.map_or(&[], |at| &self.by_word[at].1)
    }

    /// The first pattern of the list that a line matches.
    fn find(&self, line: &str) -> Option<usize> {
        let mut found: Option<usize> = None;
        let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut rest = start;
        while !rest.is_empty() {
            let word = first_word(rest);
            for &i in self.of(word) {
                let pattern = &self.list[i];
                let matches = after(rest, pattern.text).is_some_and(|after| {
                    !pattern.opens
                        || rest.len() == start.len() && !after.starts_with(char::is_alphanumeric)
                });
                if matches && found.is_none_or(|first| i < first) {
                    found = Some(i);
                }
            }
            rest = rest[word.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        }
        found
    }
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let rows = include_str!("../lexicon/notices.txt").lines().skip(1);
        let list: Vec<Pattern> = rows
            .filter_map(|row| {
                let (name, pattern) = row.split_once('\t')?;
                Some(Pattern {
                    text: pattern.get(1..)?,
                    opens: pattern.starts_with('^'),
                    kind: KINDS.iter().position(|(known, ..)| *known == name)?,
                })
            })
            .collect();
        let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, pattern) in list.iter().enumerate() {
            by_word.entry(first_word(pattern.text)).or_default().push(i);
        }
        let mut lengths = [0; 256];
        for word in by_word.keys() {
            if let Some(first) = word.bytes().next() {
                lengths[usize::from(first)] |= length_bit(word);
            }
        }
        Patterns {
            list,
            by_word: by_word.into_iter().collect(),
            lengths,
        }
    })
}

fn first_word(text: &str) -> &str {
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    let from = plain.unwrap_or(text.len());
    let end = text[from..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    end.map_or(text, |end| &text[..from + end])
}

/// What follows the pattern that `text` starts with, compared without case, with straight apostrophes and white space
/// folded.
fn after<'t>(text: &'t str, pattern: &str) -> Option<&'t str> {
    let mut rest = text;
    for want in pattern.chars() {
        if want == ' ' {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() || trimmed.is_empty() {
                return None;
            }
            rest = trimmed;
            continue;
        }
        let have = rest.chars().next()?;
        let is_same = have == want
            || (want == '\'' && have == '’')
            || have.to_lowercase().eq(std::iter::once(want));
        if !is_same {
            return None;
        }
        rest = &rest[have.len_utf8()..];
    }
    Some(rest)
}

/// What kind of notice a line is, by the first pattern that it matches.
fn kind(text: &str) -> Option<(NoticeKind, &'static str)> {
    let patterns = patterns();
    let found = &patterns.list[patterns.find(text)?];
    let words = text.split_whitespace().count();
    if words > LONG {
        return None;
    }
    let (_, kind, rule) = KINDS[found.kind];
    // A bare label or a date tells nothing.
    let least = match kind {
        NoticeKind::ReportingCredit => 3,
        NoticeKind::Update => 6,
        _ => 4,
    };
    (words >= least).then_some((kind, rule))
}

#[cfg(test)]
mod tests {
    use super::{KINDS, NoticeKind, kind};

    #[test]
    fn notices_are_told_from_sentences() {
        for (text, want) in [
            (
                "Correction: The bridge opened in 1931, not 1913.",
                Some(NoticeKind::Correction),
            ),
            (
                "An earlier version of this article misspelled the mayor’s name.",
                Some(NoticeKind::Correction),
            ),
            (
                "Editor’s note: The author sat on the board until May.",
                Some(NoticeKind::EditorsNote),
            ),
            (
                "This article is republished from the Halden Review.",
                Some(NoticeKind::Republished),
            ),
            (
                "(Reporting by Tomas Edlund; editing by Priya Venkat)",
                Some(NoticeKind::ReportingCredit),
            ),
            (
                "Disclosure: The Ledger is owned by Corvane.",
                Some(NoticeKind::Disclosure),
            ),
            ("Corrections officers walked out on Friday.", None),
            ("The mayor updated the plan.", None),
            ("", None),
        ] {
            assert_eq!(kind(text).map(|(kind, _)| kind), want, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_list_has_a_kind() {
        let list = include_str!("../lexicon/notices.txt");
        assert!(list.starts_with("# ") && list.lines().next().unwrap_or("").contains("CC0"));
        let rows: Vec<&str> = list.lines().skip(1).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        for row in rows {
            let (name, pattern) = row.split_once('\t').unwrap_or_default();
            assert!(KINDS.iter().any(|(known, ..)| *known == name), "{row}");
            assert!(pattern.starts_with(['^', '~']), "{row}");
        }
    }
}
