//! Stretches inside the container that show many things alike which are none of the article's: a stream of other
//! articles, the legends of a picture gallery, tiles of other posts, and what stands below the readers' comments.
//!
//! One teaser alone looks like a section of the text: a heading and a sentence. It is the row that gives it away. The
//! items of a list that each open with a heading linked to another page of the site are a stream; items numbered
//! "1/50", "2/50" are the pictures of a gallery; boxes with a picture and a long heading, and nothing else, are tiles.

use super::ClutterKind;
use super::boxes::{is_inner, link};
use super::groups::list_of;
use super::judge::{Evidence, Verdict};
use super::lines;
use super::pieces::Form;
use super::tags::is_picture;
use crate::page::NodeId;
use std::ops::Range;

/// The rule of tiles.
const TILES: &str = "clutter.related.tiles";
/// Items that make a row.
const ROW: u32 = 3;
/// Words of prose that must be left outside a row, so that a page which is one keeps it.
const REST: f32 = 100.0;

/// Strips the rows.
pub(super) fn strip(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let prose = |verdicts: &[Verdict], range: Range<usize>| -> f32 {
        let kept = range.filter(|i| verdicts[*i] == Verdict::Keep);
        kept.map(|i| evidence.weights[i].max(0.0)).sum()
    };
    let all = prose(verdicts, range.clone());
    let mut i = range.start;
    while i < range.end {
        let row = list(evidence, range, i).or_else(|| tiles(evidence, verdicts, range, i));
        let Some((row, verdict)) = row else {
            i += 1;
            continue;
        };
        i = row.end.max(i + 1);
        let (from, to) = (row.start, i.min(range.end));
        if let Some(verdict) = verdict
            && all - prose(verdicts, from..to) >= REST
        {
            take(verdicts, from..to, verdict);
        }
        if let Some(verdict @ Verdict::Strip(_, TILES, Some(parent))) = verdict
            && let Some(section) = section(evidence, parent)
        {
            let next = evidence.pieces.within(evidence.page, section).end;
            below(evidence, verdicts, range, next.max(to), verdict);
        }
    }
    below_comments(evidence, verdicts, range);
}

/// The section of the page that holds an element: the child of the container.
fn section(evidence: &Evidence<'_>, id: NodeId) -> Option<NodeId> {
    let Evidence { page, root, .. } = *evidence;
    std::iter::once(id)
        .chain(page.ancestors(id))
        .take_while(|id| *id != root)
        .last()
}

/// Strips what the article still has from piece `from` on, where more of it stands above.
fn below(
    evidence: &Evidence<'_>,
    verdicts: &mut [Verdict],
    range: &Range<usize>,
    from: usize,
    verdict: Verdict,
) {
    let from = from.min(range.end);
    let words = |range: Range<usize>| -> u32 {
        let kept = range.filter(|i| verdicts[*i] == Verdict::Keep);
        kept.map(|i| evidence.piece(i).words).sum()
    };
    let (above, below) = (words(range.start..from), words(from..range.end));
    if above as f32 >= REST && below < above {
        take(verdicts, from..range.end, verdict);
    }
}

type Row = (Range<usize>, Option<Verdict>);

fn take(verdicts: &mut [Verdict], row: Range<usize>, verdict: Verdict) {
    for i in row {
        if verdicts[i] == Verdict::Keep {
            verdicts[i] = verdict;
        }
    }
}

/// The list that starts at piece `i`, and what it is if not the article's.
fn list(evidence: &Evidence<'_>, range: &Range<usize>, i: usize) -> Option<Row> {
    let Evidence { page, pieces, .. } = *evidence;
    let list = list_of(page, evidence, i)?;
    let inside = pieces.within(page, list);
    let inside = inside.start.max(range.start)..inside.end.min(range.end);
    let (mut items, mut linked, mut pictures, mut total) = (0u32, 0u32, 0u32, None);
    let (mut item, mut seen) = (None, false);
    for i in inside.clone() {
        let piece = evidence.piece(i);
        let around = page.ancestors(piece.first).take_while(|id| *id != list);
        let own = around.filter(|id| page.tag(*id) == "li").last();
        if own != item {
            (item, seen) = (own, false);
            items += u32::from(own.is_some());
        }
        if seen || own.is_none() || !matches!(piece.form, Form::Heading(_)) {
            continue;
        }
        seen = true;
        let link = link(page, piece.first, piece.last).and_then(|id| page.attribute(id, "href"));
        linked += u32::from(
            piece.link_density() > 0.6 && link.is_some_and(|href| is_inner(page.url(), href)),
        );
        if let Some((_, of)) = numbered(evidence.line(i)) {
            pictures += u32::from(total.is_none_or(|total| total == of));
            total = Some(of);
        }
    }
    let is_row = |count: u32| count >= ROW && count * 10 >= items * 8;
    // The heading right before a row is its title.
    let is_title = |i: &usize| {
        let piece = evidence.piece(*i);
        matches!(piece.form, Form::Heading(_)) && piece.words <= 12
    };
    let title = inside.start.checked_sub(1);
    let title = title.filter(|i| *i >= range.start && is_title(i));
    let start = match title {
        Some(i) if is_row(linked) || is_row(pictures) => i,
        _ => inside.start,
    };
    let verdict = if is_row(linked) {
        let kind = ClutterKind::Related;
        Some(Verdict::Strip(kind, "clutter.related.stream", Some(list)))
    } else if is_row(pictures) {
        let kind = ClutterKind::MediaCredit;
        Some(Verdict::Strip(
            kind,
            "clutter.media_credit.gallery",
            Some(list),
        ))
    } else {
        None
    };
    Some((start..inside.end.max(i + 1), verdict))
}

/// The number of a picture and how many there are: "3/50 The quay at dawn".
fn numbered(line: &str) -> Option<(u32, u32)> {
    let (number, rest) = line.split_once('/')?;
    let number = number.trim().parse().ok()?;
    let of = rest
        .trim_start()
        .split(|c: char| !c.is_ascii_digit())
        .next()?;
    let of = of.parse().ok()?;
    (1..=of).contains(&number).then_some((number, of))
}

/// The tiles from piece `i` on: boxes of one parent that hold a picture and a heading each.
fn tiles(
    evidence: &Evidence<'_>,
    verdicts: &[Verdict],
    range: &Range<usize>,
    i: usize,
) -> Option<Row> {
    let (parent, mut words) = tile(evidence, verdicts, i)?;
    let mut end = i + 1;
    while end < range.end
        && let Some((other, more)) = tile(evidence, verdicts, end)
        && other == parent
    {
        words += more;
        end += 1;
    }
    let count = (end - i) as u32;
    // Names of products and people are short; headlines are not.
    let is_row = count >= ROW && words >= 6 * count;
    let verdict = Verdict::Strip(ClutterKind::Related, TILES, Some(parent));
    Some((i..end, is_row.then_some(verdict)))
}

/// The element around the tile whose heading is piece `i`, and the heading's words.
fn tile(evidence: &Evidence<'_>, verdicts: &[Verdict], i: usize) -> Option<(NodeId, u32)> {
    const REACH: usize = 4;
    let Evidence {
        page, pieces, root, ..
    } = *evidence;
    let piece = evidence.piece(i);
    if verdicts[i] != Verdict::Keep || !matches!(piece.form, Form::Heading(_)) {
        return None;
    }
    let mut around = page.ancestors(piece.block).take(REACH);
    let mut tile = piece.block;
    let parent = loop {
        let id = around.next()?;
        if id == root || pieces.within(page, id).len() > 1 {
            break id;
        }
        tile = id;
    };
    let has_picture = |tile| page.descendants(tile).any(|id| is_picture(page.tag(id)));
    let is_tile = parent != root && has_picture(tile);
    is_tile.then_some((parent, piece.words))
}

/// Strips what stands below the heading of the readers' comments, where most of the article stands above it.
fn below_comments(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let opens = |i: &usize| {
        matches!(evidence.piece(*i).form, Form::Heading(_))
            && evidence.piece(*i).words <= 6
            && lines::find_label(evidence.line(*i))
                .is_some_and(|rule| rule.kind == ClutterKind::Comments)
    };
    let Some(heading) = range.clone().rev().find(opens) else {
        return;
    };
    let verdict = Verdict::Strip(ClutterKind::Comments, "clutter.comments.below", None);
    below(evidence, verdicts, range, heading, verdict);
}
