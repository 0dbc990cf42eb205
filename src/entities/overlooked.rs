//! Names that the model overlooked and that the noun beside them gives away: "the Millbrook council", "the payment service
//! Pocket".

use super::document::{Document, Setting, Shape};
use super::{EntityKind, Mention};
use crate::lexicon;
use std::ops::Range;

/// "The Millbrook council": one capitalised word before a common noun for what a place has is that place, where the
/// model saw no longer name.
pub(super) fn places(doc: &Document<'_>) -> Vec<Mention> {
    let at_place = |at: &usize| {
        let word = &doc.words[*at];
        word.shape == Shape::Capital
            && !word.starts
            && *at > 0
            && doc.words[*at - 1].shape == Shape::Lower
            && matches!(
                doc.word(*at + 1),
                "council"
                    | "county"
                    | "district"
                    | "province"
                    | "suburb"
                    | "neighbourhood"
                    | "neighborhood"
            )
            && !lexicon::DEMONYMS.has(word.text)
            && !lexicon::COMMON_WORDS.has(word.text)
            && !lexicon::TITLE_WORDS.has(word.text)
            && !lexicon::CALENDAR.has(word.text)
            && !lexicon::ORGANIZATION_ENDINGS.has(word.text)
    };
    let lines = doc
        .lines
        .iter()
        .filter(|line| line.setting == Setting::Plain);
    lines
        .flat_map(|line| line.words.clone().filter(at_place))
        .map(|at| Mention {
            span: doc.words[at].span,
            kind: EntityKind::Place,
            rule: "mention.place.civic",
        })
        .collect()
}

/// "The payment service Pocket for": capitalised words behind a noun of organisations that has its own determiner and
/// a word between name the organisation, where the model saw no name. A verb behind them tells of somebody who acts on
/// it: "the car company Quill founded".
pub(super) fn organizations(doc: &Document<'_>) -> Vec<Mention> {
    let is_capital = |at: usize| {
        let word = doc.words.get(at);
        word.is_some_and(|word| word.shape == Shape::Capital && !word.starts)
    };
    let determined = |noun: usize, floor: usize| {
        let modified = (floor.max(noun.saturating_sub(3))..noun.saturating_sub(1)).rev();
        doc.words[noun - 1].shape == Shape::Lower
            && modified
                .take_while(|at| doc.words[*at].shape != Shape::Mark)
                .any(|at| matches!(doc.word(at), "the" | "The" | "a" | "A" | "an" | "An"))
    };
    let plain = doc
        .lines
        .iter()
        .filter(|line| line.setting == Setting::Plain);
    let name = |line: Range<usize>, start: usize| {
        let noun = start.checked_sub(1).filter(|noun| *noun > line.start + 1)?;
        let end = (start..line.end).take_while(|at| is_capital(*at)).last()? + 1;
        let acts = doc.tag(end).starts_with("VB") || doc.tag(end) == "MD";
        let fits = is_organization_noun(doc, start) && determined(noun, line.start) && !acts;
        (fits && end - start < 4 && !lexicon::CALENDAR.has(doc.word(start))).then(|| Mention {
            span: doc.span(start, end),
            kind: EntityKind::Organization,
            rule: "mention.organization.called",
        })
    };
    plain
        .flat_map(|line| {
            line.words
                .clone()
                .filter_map(|at| name(line.words.clone(), at))
        })
        .collect()
}

/// Whether a common noun for an organisation stands right before word `at`: "the ferry company".
pub(super) fn is_organization_noun(doc: &Document<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| doc.words.get(at));
    before.is_some_and(|word| {
        word.shape == Shape::Lower && lexicon::ORGANIZATION_NOUNS.has(word.text)
    })
}
