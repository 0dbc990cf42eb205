//! Companies that the model took for people: nobody's shares are sold who is a person, and nobody falls by per cent.

use super::document::Document;
use super::{EntityKind, Mention};
use std::collections::BTreeSet;

/// What prices do.
const MOVES: &[&str] = &[
    "added", "climbed", "closed", "dipped", "dropped", "edged", "ended", "fell", "gained",
    "jumped", "lost", "plunged", "rallied", "rose", "sank", "shed", "slid", "slipped", "slumped",
    "soared", "surged", "tumbled",
];

/// Words of a price move that stand between its verb and its number.
const BETWEEN: &[&str] = &[
    "about", "almost", "as", "by", "down", "higher", "lower", "more", "much", "nearly", "over",
    "than", "up",
];

/// A name of one word that the text trades on the market is an organisation wherever it stands, unless a person of that
/// name is called in full.
pub(super) fn mend(doc: &Document<'_>, mentions: &mut [Mention]) {
    let full: BTreeSet<&str> = (mentions.iter())
        .filter(|mention| mention.kind == EntityKind::Person)
        .map(|mention| mention.span.of(doc.text))
        .filter(|name| name.contains(' '))
        .flat_map(|name| name.split(' '))
        .collect();
    let is_alone = |mention: &Mention| {
        let name = mention.span.of(doc.text);
        mention.rule == "mention.person.model" && !name.contains(' ') && !full.contains(name)
    };
    let traded: BTreeSet<&str> = (mentions.iter())
        .filter(|mention| is_alone(mention) && is_traded(doc, mention))
        .map(|mention| mention.span.of(doc.text))
        .collect();
    let chosen =
        |mention: &Mention| is_alone(mention) && traded.contains(mention.span.of(doc.text));
    for mention in mentions.iter_mut().filter(|mention| chosen(mention)) {
        (mention.kind, mention.rule) = (EntityKind::Organization, "mention.organization.traded");
    }
}

/// "Norvane fell 2.6%", "shares in Norvane", "Norvane's shares", "a 38% stake in Norvane".
fn is_traded(doc: &Document<'_>, mention: &Mention) -> bool {
    let at = doc
        .words
        .partition_point(|word| word.span.start < mention.span.start);
    let behind = at + 1;
    let shares = |at: usize| matches!(doc.word(at), "shares" | "stock" | "stake");
    if matches!(doc.word(behind), "'s" | "’s") {
        return shares(behind + 1);
    }
    let of = at >= 2 && matches!(doc.word(at - 1), "in" | "of") && shares(at - 2);
    of || shares(behind) || MOVES.contains(&doc.word(behind)) && is_by_percent(doc, behind + 1)
}

/// Whether "2.6%" or "more than 3 percent" stands at word `at`.
fn is_by_percent(doc: &Document<'_>, mut at: usize) -> bool {
    let end = at + 4;
    while at < end && BETWEEN.contains(&doc.word(at)) {
        at += 1;
    }
    let number = doc.word(at);
    number.starts_with(|c: char| c.is_ascii_digit())
        && (number.ends_with('%') || matches!(doc.word(at + 1), "%" | "percent" | "per"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, report};

    #[test]
    fn what_is_traded_is_no_person() {
        let kind = |text: &str, name: &str| {
            let report = report(Input::Text { url: None, text }).expect("a report");
            let found = report
                .entities
                .into_iter()
                .find(|entity| entity.name == name);
            found.map(|entity| entity.kind)
        };
        let company =
            "Halvorsen is in talks to buy a rival. Halvorsen fell by more than 2.6% on Tuesday.";
        assert_eq!(kind(company, "Halvorsen"), Some(EntityKind::Organization));
        let person = "Ada Quill lost 3 percent of her voters. Quill fell ill.";
        assert_eq!(kind(person, "Ada Quill"), Some(EntityKind::Person));
    }
}
