//! The parts that look at the record: documents and links, the reply of the other side, the outlet's own work.

use crate::message::Message;
use crate::sources::SourceKind;
use crate::sourcing::Component;
use crate::sourcing::facts::Facts;
use crate::sourcing::rubric::Part;

/// Documents that the article rests on, and links by which a reader can look.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
pub(in crate::sourcing) fn documents_and_links(
    facts: &Facts<'_>,
    part: &Part,
) -> Option<Component> {
    let documents: Vec<_> = facts.of_kind(SourceKind::Document).collect();
    let named = documents
        .iter()
        .filter(|source| {
            source
                .name
                .split_whitespace()
                .skip(1)
                .any(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
        })
        .count();
    let links = facts.links_off_site();
    let mut points = if named > 0 {
        part.on("named", named)
    } else {
        part.on("unnamed", documents.len())
    };
    points += part.on("links", links.len());
    // Plain text cannot carry links: only a page can be asked for them.
    let page =
        facts.metadata.url.is_some() || facts.metadata.canonical_url.is_some() || !links.is_empty();
    let max = if page {
        part.points
    } else {
        part.points - part.on("links", 1)
    };
    Some(Component {
        measure: Message::new(if links.is_empty() {
            "measure_documents_no_link"
        } else {
            "measure_documents"
        })
        .number("count", documents.len())
        .number("links", links.len()),
        evidence: documents
            .iter()
            .filter_map(|source| facts.first_place(source))
            .chain(links)
            .collect(),
        ..part.reached(points, max)
    })
}

/// Whether those who are accused were asked; only where someone is.
pub(in crate::sourcing) fn other_side(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let accusation = facts.accusations().into_iter().next()?;
    let replies = &facts.replies;
    let heard = !replies.is_empty();
    Some(Component {
        measure: Message::new(if heard {
            "measure_reply"
        } else {
            "measure_no_reply"
        })
        .number("count", replies.len()),
        evidence: if heard {
            replies.clone()
        } else {
            vec![accusation]
        },
        ..part.reached(part.on("reply", replies.len()), part.points)
    })
}

/// Whether the outlet reported itself or passed on what others reported.
pub(in crate::sourcing) fn own_reporting(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let spoken = facts.spoken().count();
    if spoken == 0 {
        return None;
    }
    let outlets: Vec<_> = facts.of_kind(SourceKind::Outlet).collect();
    let relayed: usize = outlets.iter().map(|source| source.attributions.len()).sum();
    let from = facts
        .metadata
        .republished_from
        .as_ref()
        .or(facts.extraction.credit.as_ref());
    let own = 100 - (relayed * 100).div_ceil(spoken).min(100);
    let (share, measure) = match from {
        Some(outlet) => (
            0,
            Message::new("measure_republished").text("outlet", outlet),
        ),
        None if relayed == 0 => (own, Message::new("measure_own")),
        None => (
            own.max(1),
            Message::new("measure_relayed").number("count", relayed),
        ),
    };
    Some(Component {
        measure,
        evidence: outlets
            .iter()
            .filter_map(|source| facts.first_place(source))
            .chain(facts.own.iter().map(|mark| mark.span))
            .collect(),
        ..part.reached(part.on("share", share), part.points)
    })
}
