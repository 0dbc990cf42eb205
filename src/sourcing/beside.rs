//! What is shown beside the score and never counted: hedges, the share of direct quotation, corrections.

use super::facts::Facts;
use super::wording::Wording;
use crate::attribution::Quotation;
use crate::message::Message;
use crate::span::Span;

/// One observation.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Stable id, such as `hedges`.
    pub id: &'static str,
    /// What was observed, for a reader.
    pub measure: Message,
    /// Where.
    pub evidence: Vec<Span>,
}

/// Words that take back a part of what they stand with.
const HEDGES: &[&str] = &[
    "allegedly",
    "reportedly",
    "purportedly",
    "supposedly",
    "apparently",
    "presumably",
    "seemingly",
    "rumored",
    "rumoured",
    "it is believed",
    "it is understood",
    "it is thought",
    "is believed to",
    "are believed to",
    "is said to",
    "are said to",
    "is understood to",
    "are understood to",
    "is thought to",
    "are thought to",
    "could not be independently verified",
    "could not independently verify",
    "could not be verified",
];

/// Phrases that a note on a correction opens with, with straight apostrophes.
const CORRECTIONS: &[&str] = &[
    "correction:",
    "corrections:",
    "clarification:",
    "editor's note:",
    "an earlier version of this",
    "a previous version of this",
    "this story has been corrected",
    "this article has been corrected",
    "this article has been amended",
    "this article was amended",
    "this story has been updated to correct",
    "this article was corrected",
];

/// The observations in the order that readers see them.
pub(super) fn read(facts: &Facts<'_>) -> Vec<Beside> {
    vec![hedges(facts), direct(facts), corrections(facts)]
}

fn hedges(facts: &Facts<'_>) -> Beside {
    let evidence: Vec<Span> = matching(facts, |wording| wording.has_any(HEDGES));
    Beside {
        id: "hedges",
        measure: Message::new("beside_hedges").number("count", evidence.len()),
        evidence,
    }
}

/// The share of the article's words that stand between quotation marks and are somebody's.
fn direct(facts: &Facts<'_>) -> Beside {
    let quoted: Vec<Span> = facts
        .attributions
        .iter()
        .filter(|attribution| {
            attribution.quotation == Quotation::Direct && attribution.nested_in.is_none()
        })
        .flat_map(|attribution| attribution.content.iter().copied())
        .collect();
    let words: usize = quoted
        .iter()
        .map(|span| crate::article::count_words(span.of(&facts.article.text)))
        .sum();
    let percent = words * 100 / facts.article.words().max(1);
    Beside {
        id: "direct_quotation",
        measure: Message::new("beside_direct_quotation").number("percent", percent.min(100)),
        evidence: quoted,
    }
}

fn corrections(facts: &Facts<'_>) -> Beside {
    let evidence = matching(facts, |wording| wording.has_start(CORRECTIONS));
    Beside {
        id: "corrections",
        measure: Message::new("beside_corrections").number("count", evidence.len()),
        evidence,
    }
}

fn matching(facts: &Facts<'_>, fits: impl Fn(&Wording) -> bool) -> Vec<Span> {
    let sentences = facts.sentences.iter().map(|sentence| sentence.span);
    sentences
        .filter(|span| fits(&Wording::new(&facts.article.text, *span)))
        .collect()
}
