//! What a reader should know about the page before they trust the result: that the article is cut off, that there are
//! several, that it is no article. Each warning carries the rule that told it.

use super::judge::Verdict;
use super::lines::fold;
use super::pieces::Pieces;
use super::{Clutter, ClutterKind};
use crate::article::Article;
use crate::lexicon;
use crate::message::Message;
use crate::metadata::{Genre, Metadata};
use crate::page::{NodeId, Page};

/// Words below which an article with a paywall notice is taken for the free part of one.
const STUB: usize = 350;
/// Words below which a page that says nothing of itself is hardly an article.
const THIN: usize = 60;

/// The rule of a page that holds no article but the demand for consent before it.
pub(super) const WALL: &str = "state.consent.wall";

/// What the states rest on.
pub(super) struct Evidence<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    pub pieces: &'a Pieces,
    pub verdicts: &'a [Verdict],
    pub article: &'a Article,
    pub clutter: &'a [Clutter],
    /// Whether other articles stand on the page in full.
    pub others: bool,
}

/// The warnings, gravest first.
pub(super) fn tell(evidence: &Evidence<'_>) -> Vec<Message> {
    let mut warnings = Vec::new();
    let words = evidence.article.words();
    if let Some(rule) = paywall(evidence, words) {
        warnings.push(Message::new("warning_paywall").text("rule", rule));
    }
    if words < STUB && asks_for_consent(evidence.article) {
        warnings.push(Message::new("warning_consent").text("rule", WALL));
    } else if words < STUB && taken(evidence, ClutterKind::Consent) > words.max(40) {
        warnings.push(Message::new("warning_consent").text("rule", "state.consent.notice"));
    }
    if evidence.others {
        let rule = "state.several.headings";
        warnings.push(Message::new("warning_several_articles").text("rule", rule));
    }
    let genre = evidence.metadata.rules.get("genre");
    let genre = genre.map_or("genre.default", String::as_str);
    match evidence.metadata.genre {
        Genre::Live => warnings.push(Message::new("warning_live").text("rule", genre)),
        Genre::Listing => warnings.push(Message::new("warning_listing").text("rule", genre)),
        _ if words < THIN && is_unsigned(evidence.metadata) => {
            let rule = "state.not_article.thin";
            warnings.push(Message::new("warning_not_article").text("rule", rule));
        }
        _ => {}
    }
    warnings
}

/// Whether the article is cut off: the page declares so, or a notice follows a short text.
fn paywall(evidence: &Evidence<'_>, words: usize) -> Option<&'static str> {
    if words >= STUB {
        return None;
    }
    let declared = evidence
        .pieces
        .linked_data
        .iter()
        .any(|script| is_closed(evidence.page, *script));
    let last = evidence
        .verdicts
        .iter()
        .rposition(|verdict| *verdict == Verdict::Keep)?;
    let follows = evidence.verdicts[last..]
        .iter()
        .any(|verdict| matches!(verdict, Verdict::Strip(ClutterKind::Paywall, ..)));
    match (declared, follows) {
        (true, _) => Some("state.paywall.declared"),
        (_, true) => Some("state.paywall.notice"),
        _ => None,
    }
}

/// Whether the page speaks, where its article should be, of itself and of those it shares data with.
fn asks_for_consent(article: &Article) -> bool {
    article.blocks.iter().any(|block| {
        let words = fold(block.span.of(&article.text));
        let words: Vec<&str> = words
            .split(' ')
            .filter(|word| !word.contains(|c: char| c.is_numeric()))
            .collect();
        let line = words.join(" ");
        let mut phrases = lexicon::CONSENT_PHRASES.entries();
        phrases.any(|(phrase, _)| line.contains(phrase))
    })
}

/// Whether structured data says that the article is not free to read.
fn is_closed(page: &Page, script: NodeId) -> bool {
    let text = page.text_content(script);
    let Some((_, rest)) = text.split_once("\"isAccessibleForFree\"") else {
        return false;
    };
    let value = rest.trim_start_matches([':', ' ', '"', '\n', '\t']);
    value
        .get(..5)
        .is_some_and(|value| value.eq_ignore_ascii_case("false"))
}

/// Words of the ledger in one family.
fn taken(evidence: &Evidence<'_>, kind: ClutterKind) -> usize {
    evidence
        .clutter
        .iter()
        .filter(|item| item.kind == kind)
        .map(|item| crate::article::count_words(&item.text))
        .sum()
}

fn is_unsigned(metadata: &Metadata) -> bool {
    metadata.bylines.is_empty() && metadata.published.is_none()
}
