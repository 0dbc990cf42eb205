//! Lines that give clutter away by their words: `src/lexicon/clutter_lines.txt`.

use super::ClutterKind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A matched line: the family and the rule's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineRule {
    /// The family.
    pub kind: ClutterKind,
    /// The rule's stable id.
    pub id: &'static str,
    /// Whether the whole line matched, not just a part.
    pub whole: bool,
}

struct Lines {
    whole: HashMap<&'static str, usize>,
    /// By the first word of the pattern.
    starts: HashMap<&'static str, Vec<(&'static str, usize)>>,
    /// Only for lines that are linked.
    linked: HashMap<&'static str, Vec<(&'static str, usize)>>,
    inside: Vec<(&'static str, usize)>,
    /// Only for the last lines of an article.
    last: Vec<(&'static str, usize)>,
}

/// The families that lines can belong to.
pub(super) const FAMILIES: &[(&str, ClutterKind, &str)] = &[
    (
        "advertisement",
        ClutterKind::Advertisement,
        "clutter.advertisement.line",
    ),
    ("author_box", ClutterKind::AuthorBox, "clutter.author.line"),
    ("comments", ClutterKind::Comments, "clutter.comments.line"),
    ("consent", ClutterKind::Consent, "clutter.consent.line"),
    ("counter", ClutterKind::Counter, "clutter.counter.line"),
    ("footer", ClutterKind::Footer, "clutter.footer.line"),
    ("form", ClutterKind::Form, "clutter.form.line"),
    (
        "media_credit",
        ClutterKind::MediaCredit,
        "clutter.media_credit.line",
    ),
    ("metadata", ClutterKind::Metadata, "clutter.metadata.line"),
    (
        "newsletter",
        ClutterKind::Newsletter,
        "clutter.newsletter.line",
    ),
    ("paywall", ClutterKind::Paywall, "clutter.paywall.line"),
    ("promo", ClutterKind::Promo, "clutter.promo.line"),
    ("related", ClutterKind::Related, "clutter.related.line"),
    ("share", ClutterKind::Share, "clutter.share.line"),
    ("tags", ClutterKind::Tags, "clutter.tags.line"),
    ("tools", ClutterKind::Tools, "clutter.tools.line"),
];

fn lines() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut lines = Lines {
            whole: HashMap::new(),
            starts: HashMap::new(),
            linked: HashMap::new(),
            inside: Vec::new(),
            last: Vec::new(),
        };
        for row in include_str!("../lexicon/clutter_lines.txt").lines().skip(1) {
            let Some((family, pattern)) = row.split_once('\t') else {
                continue;
            };
            let Some(family) = FAMILIES.iter().position(|(name, _, _)| *name == family) else {
                continue;
            };
            match (pattern.get(..1), pattern.get(1..)) {
                (Some("="), Some(text)) => {
                    lines.whole.insert(text, family);
                }
                (Some("^"), Some(text)) => {
                    let first = text.split([' ', ':']).next().unwrap_or(text);
                    lines.starts.entry(first).or_default().push((text, family));
                }
                (Some("&"), Some(text)) => {
                    let first = text.split([' ', ':']).next().unwrap_or(text);
                    lines.linked.entry(first).or_default().push((text, family));
                }
                (Some("$"), Some(text)) => lines.last.push((text, family)),
                (Some("~"), Some(text)) => lines.inside.push((text, family)),
                _ => {}
            }
        }
        lines
    })
}

/// The text as lines are compared: lower case, straight apostrophes kept as they are, white space folded.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // Most words are plain letters, which need no look at the tables of Unicode.
        if word.is_ascii() {
            let from = out.len();
            out.push_str(word);
            out[from..].make_ascii_lowercase();
            continue;
        }
        for c in word.chars() {
            if c == '’' {
                out.push('\'');
            } else {
                out.extend(c.to_lowercase());
            }
        }
    }
    out
}

fn rule(family: usize, whole: bool) -> LineRule {
    LineRule {
        kind: FAMILIES[family].1,
        id: FAMILIES[family].2,
        whole,
    }
}

/// The rule that a folded line matches. Some patterns ask that a good part of the line is linked.
pub(super) fn find(folded: &str, is_linked: bool) -> Option<LineRule> {
    let lines = lines();
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    if let Some(family) = lines.whole.get(bare).or_else(|| lines.whole.get(folded)) {
        return Some(rule(*family, true));
    }
    let start =
        folded.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '['));
    let first = start.split([' ', ':']).next().unwrap_or(start);
    let starts = lines.starts.get(first).into_iter().flatten();
    let linked = lines
        .linked
        .get(first)
        .into_iter()
        .flatten()
        .filter(|_| is_linked);
    for (pattern, family) in starts.chain(linked) {
        if let Some(rest) = start.strip_prefix(pattern)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Some(rule(*family, false));
        }
    }
    lines
        .inside
        .iter()
        .find(|(pattern, _)| folded.contains(pattern))
        .map(|(_, family)| rule(*family, false))
}

/// The rule that a folded line matches from its first word to its last, so that it can only be a label.
pub(super) fn find_label(folded: &str) -> Option<LineRule> {
    let lines = lines();
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let first = bare.split([' ', ':']).next().unwrap_or(bare);
    let whole = lines.whole.get(bare).copied();
    let start = || {
        let mut starts = lines.starts.get(first).into_iter().flatten();
        starts
            .find(|(pattern, _)| *pattern == bare)
            .map(|(_, family)| *family)
    };
    whole.or_else(start).map(|family| rule(family, true))
}

/// The rule that a folded line matches as one of the last lines of an article.
pub(super) fn find_last(folded: &str) -> Option<LineRule> {
    lines()
        .last
        .iter()
        .find(|(pattern, _)| folded.contains(pattern))
        .map(|(_, family)| rule(*family, false))
}
