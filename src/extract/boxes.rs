//! Boxes in the article that speak of something else: cards of other articles, and invitations round a form.
//!
//! Content systems set a card between two paragraphs: the headline of another article, linked, with its picture and its
//! first line. No word of the card need say so; what gives it away is that the box leads to one other page of the same
//! site and says little besides. Invitations to a newsletter give themselves away by the field for the address.

use super::ClutterKind;
use super::judge::{Evidence, Verdict};
use super::lines;
use super::pieces::{Form, Pieces};
use super::tags::is_picture;
use crate::page::{NodeId, Page};
use std::ops::Range;

/// The rule of cards.
const CARD: &str = "clutter.related.card";
/// Words that a card or an invitation has at most.
const WORDS: u32 = 80;
/// Pieces that it has at most.
const PIECES: usize = 30;
/// Elements looked at around a piece.
const REACH: usize = 8;

/// Strips the boxes.
pub(super) fn strip(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let all: u32 = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep)
        .map(|i| evidence.piece(i).words)
        .sum();
    let mut found: Vec<(Range<usize>, Verdict)> = Vec::new();
    for (id, inside) in invitations(evidence, range) {
        let kind = ClutterKind::Newsletter;
        found.push((
            inside,
            Verdict::Strip(kind, "clutter.newsletter.field", Some(id)),
        ));
    }
    let mut i = range.start;
    while i < range.end {
        let around = card(evidence, verdicts, i)
            .map(|id| (id, ClutterKind::Related, CARD))
            .or_else(|| named(evidence, verdicts, i));
        let Some((id, kind, rule)) = around else {
            i += 1;
            continue;
        };
        let inside = evidence.pieces.within(evidence.page, id);
        i = inside.end.max(i + 1);
        found.push((inside, Verdict::Strip(kind, rule, Some(id))));
    }
    let words = |inside: &Range<usize>| -> u32 {
        inside
            .clone()
            .filter(|i| verdicts[*i] == Verdict::Keep)
            .map(|i| evidence.piece(i).words)
            .sum()
    };
    let taken = |found: &[(Range<usize>, Verdict)]| -> u32 {
        found.iter().map(|(inside, _)| words(inside)).sum()
    };
    // Where cards are a good part of the text, they are what the article shows.
    let is_card = |(_, verdict): &(Range<usize>, Verdict)| matches!(verdict, Verdict::Strip(_, rule, _) if *rule == CARD);
    let (cards, mut rest): (Vec<_>, Vec<_>) = found.into_iter().partition(is_card);
    if taken(&cards) * 4 <= all {
        rest.extend(cards);
    }
    if taken(&rest) * 2 > all {
        return;
    }
    for (inside, verdict) in rest {
        for i in inside {
            if verdicts[i] == Verdict::Keep {
                verdicts[i] = verdict;
            }
        }
    }
}

/// The boxes around piece `i` inside the container that hold few words, from the inside out.
fn boxes<'a>(evidence: &'a Evidence<'_>, i: usize) -> impl Iterator<Item = NodeId> + 'a {
    let Evidence {
        page, pieces, root, ..
    } = *evidence;
    let block = evidence.piece(i).block;
    std::iter::once(block)
        .chain(page.ancestors(block))
        .take(REACH)
        .take_while(move |id| *id != root && page.is_within(*id, root))
        .take_while(move |id| is_small(pieces, &pieces.within(page, *id)))
        .filter(move |id| {
            matches!(
                page.tag(*id),
                "div" | "section" | "article" | "aside" | "a" | "table"
            ) || page.tag(*id).contains('-')
        })
}

/// Whether a stretch of pieces has few words in few pieces, so that looking at it again and again costs little.
fn is_small(pieces: &Pieces, inside: &Range<usize>) -> bool {
    inside.len() <= PIECES && inside.clone().map(|i| pieces.list[i].words).sum::<u32>() <= WORDS
}

/// The boxes in the container with a field for an e-mail address, and little besides.
fn invitations(evidence: &Evidence<'_>, range: &Range<usize>) -> Vec<(NodeId, Range<usize>)> {
    let Evidence {
        page, pieces, root, ..
    } = *evidence;
    let mut found: Vec<(NodeId, Range<usize>)> = Vec::new();
    for field in page.descendants(root) {
        let is_field = page.tag(field) == "input"
            && [page.attribute(field, "type"), page.attribute(field, "name")]
                .into_iter()
                .flatten()
                .any(|word| word.eq_ignore_ascii_case("email"));
        if !is_field {
            continue;
        }
        let around = page
            .ancestors(field)
            .take(2 * REACH)
            .take_while(|id| *id != root && is_small(pieces, &pieces.within(page, *id)))
            .last();
        let Some(id) = around else { continue };
        let inside = pieces.within(page, id);
        if !inside.is_empty() && range.contains(&inside.start) {
            found.push((id, inside));
        }
    }
    found
}

/// The card of another article whose headline is piece `i`.
fn card(evidence: &Evidence<'_>, verdicts: &[Verdict], i: usize) -> Option<NodeId> {
    let Evidence { page, pieces, .. } = *evidence;
    let piece = evidence.piece(i);
    let is_title = (3..=30).contains(&piece.words)
        && match piece.form {
            Form::Heading(level) => level > 1 && piece.link_density() > 0.6,
            Form::Plain => piece.link_density() > 0.9,
            _ => false,
        };
    if !is_title || matches!(verdicts[i], Verdict::Outside) {
        return None;
    }
    let link = link(page, piece.first, piece.last)?;
    let to = page.attribute(link, "href")?;
    let is_sold = page
        .attribute(link, "rel")
        .is_some_and(|rel| rel.contains("sponsored"));
    if is_sold || !is_inner(page.url(), to) {
        return None;
    }
    let mut widest = None;
    for id in boxes(evidence, i) {
        let inside = pieces.within(page, id);
        let mut pictures = 0;
        let mut others = false;
        for id in page.descendants(id) {
            match page.tag(id) {
                tag if is_picture(tag) => pictures += 1,
                "a" => {
                    let href = page.attribute(id, "href");
                    others |= href.is_some_and(|href| !is_same(href, to) && !is_section(href, to));
                }
                _ => {}
            }
        }
        if others {
            break;
        }
        if pictures > 0 && inside.len() <= 6 {
            widest = Some(id);
        }
    }
    widest
}

/// The box that piece `i` names by its words, such as "Related article" over a link.
fn named(
    evidence: &Evidence<'_>,
    verdicts: &[Verdict],
    i: usize,
) -> Option<(NodeId, ClutterKind, &'static str)> {
    let piece = evidence.piece(i);
    let (kind, rule) = match verdicts[i] {
        Verdict::Strip(kind, rule, None) if rule.split('.').next_back() == Some("line") => {
            (kind, rule)
        }
        Verdict::Keep if matches!(piece.form, Form::Heading(_)) && piece.words <= 12 => {
            let rule = lines::find(evidence.line(i), piece.link_density() > 0.3)?;
            (rule.kind, rule.id)
        }
        _ => return None,
    };
    around(evidence, i, kind).map(|id| (id, kind, rule))
}

fn around(evidence: &Evidence<'_>, i: usize, kind: ClutterKind) -> Option<NodeId> {
    let is_telling = matches!(
        kind,
        ClutterKind::Related | ClutterKind::Newsletter | ClutterKind::Paywall
    );
    if !is_telling {
        return None;
    }
    if let Some(id) = labelled(evidence, i) {
        return Some(id);
    }
    let opens = |id: &NodeId| {
        let inside = evidence.pieces.within(evidence.page, *id);
        inside.start == i && inside.len() > 1
    };
    boxes(evidence, i).filter(opens).last()
}

/// The box that says of itself that piece `i` is its label.
fn labelled(evidence: &Evidence<'_>, i: usize) -> Option<NodeId> {
    let Evidence {
        page, pieces, root, ..
    } = *evidence;
    let own = page.attribute(evidence.piece(i).block, "id")?;
    let mut around = page
        .ancestors(evidence.piece(i).block)
        .take(REACH)
        .take_while(|id| *id != root);
    around.find(|id| {
        let labels = page.attribute(*id, "aria-labelledby").unwrap_or_default();
        labels.split_ascii_whitespace().any(|label| label == own)
            && pieces.within(page, *id).len() <= 2 * PIECES
    })
}

/// The first link around or among the nodes.
pub(super) fn link(page: &Page, first: NodeId, last: NodeId) -> Option<NodeId> {
    let inside = (first.0..=last.0).map(NodeId);
    page.ancestors(first)
        .take(6)
        .chain(inside)
        .find(|id| page.tag(*id) == "a" && page.attribute(*id, "href").is_some())
}

/// An address without what follows `?` and `#`.
pub(super) fn bare(address: &str) -> &str {
    address
        .split(['?', '#'])
        .next()
        .unwrap_or(address)
        .trim_end_matches('/')
}

fn is_same(one: &str, other: &str) -> bool {
    bare(one) == bare(other) || bare(one).is_empty()
}

/// Whether an address is the section that another one is in, as the label over a headline leads to it.
fn is_section(section: &str, to: &str) -> bool {
    bare(to).starts_with(bare(section))
}

/// The host of an address that names one.
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("//")?;
    rest.split(['/', '?', '#', ':']).next()
}

/// Whether an address is of the page's own site.
pub(super) fn is_inner(page: Option<&str>, address: &str) -> bool {
    let host = |address: &str| -> Option<String> {
        Some(
            host(address)?
                .trim_start_matches("www.")
                .to_ascii_lowercase(),
        )
    };
    if address.starts_with('#') || address.starts_with("mailto:") {
        return false;
    }
    match (page.and_then(host), host(address)) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(own), Some(other)) => {
            own == other
                || own.ends_with(&format!(".{other}"))
                || other.ends_with(&format!(".{own}"))
        }
    }
}
