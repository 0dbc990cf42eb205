//! An article in several containers: what stands beside the chosen element and is built of prose joins it.
//!
//! The element with the most prose is often only the longest part: the summary, a table or the questions at the end
//! stand in boxes of their own beside it. So the choice climbs to the element that the page itself calls its article,
//! and takes in each box on the way that reads like an article and not like a teaser. The other boxes stay apart.

use super::assign::Cover;
use super::candidates::prior;
use super::edges::introduces;
use super::lines::{find_last, fold};
use super::pieces::{Form, Pieces};
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Prose, in words, from which a box beside the text is a part of it.
const ENOUGH: f32 = 25.0;

/// What the page holds, for the look at the boxes beside the core.
pub(super) struct Surroundings<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    pub pieces: &'a Pieces,
    pub covers: &'a [Cover],
    pub weights: &'a [f32],
}

/// The widened container, and the stretches in it that stay apart.
pub(super) fn widen(
    around: &Surroundings<'_>,
    core: NodeId,
    scroll: Option<NodeId>,
) -> (NodeId, Vec<Range<usize>>) {
    let Surroundings {
        page,
        pieces,
        covers,
        ..
    } = *around;
    let mut root = core;
    let mut apart: Vec<Range<usize>> = Vec::new();
    let Some(limit) = limit(page, pieces, core, scroll) else {
        return (root, apart);
    };
    let mut waiting: Vec<Range<usize>> = Vec::new();
    let mut inner = core;
    for outer in page.ancestors(core) {
        let inside = pieces.within(page, inner);
        let boxes: Vec<Range<usize>> = page
            .children(outer)
            .map(|id| pieces.within(page, id))
            .filter(|range| !range.is_empty())
            .collect();
        let mut joins: Vec<bool> = boxes
            .iter()
            .map(|range| *range == inside || is_part(around, range, range.start >= inside.end))
            .collect();
        if joins.iter().filter(|joins| **joins).count() > 1 {
            // What stands between two parts is one, unless it is links.
            for i in 1..boxes.len().saturating_sub(1) {
                if joins[i - 1] && !joins[i] && is_filling(pieces, covers, &boxes[i]) {
                    joins[i] = joins[i + 1..].iter().take(2).any(|joins| *joins);
                }
            }
            root = outer;
            apart.append(&mut waiting);
        }
        for (range, joins) in boxes.into_iter().zip(joins) {
            if !joins && range != inside {
                waiting.push(range);
            }
        }
        if root == outer {
            apart.append(&mut waiting);
        }
        inner = outer;
        if outer == limit {
            break;
        }
    }
    apart.sort_unstable_by_key(|range| range.start);
    (root, apart)
}

/// The outermost element around the core that the page calls its article.
fn limit(page: &Page, pieces: &Pieces, core: NodeId, scroll: Option<NodeId>) -> Option<NodeId> {
    if scroll == Some(core) {
        return None;
    }
    let mut limit = None;
    for id in page.ancestors(core) {
        if matches!(page.tag(id), "body" | "html") {
            break;
        }
        if prior(page, pieces, id) >= 0.1 {
            limit = Some(id);
        }
        if scroll == Some(id) {
            break;
        }
    }
    limit
}

/// Whether a box beside the core reads like a part of the article; a box after it must say more.
fn is_part(around: &Surroundings<'_>, range: &Range<usize>, after: bool) -> bool {
    let Surroundings {
        metadata,
        pieces,
        covers,
        weights,
        ..
    } = *around;
    let (mut prose, mut words, mut chars, mut linked, mut listed) = (0.0, 0.0, 0u32, 0u32, 0.0);
    let free = range
        .clone()
        .filter(|i| covers[*i].rule.is_none() && covers[*i].region.is_none());
    for i in free.clone() {
        let piece = &pieces.list[i];
        // The cells of a table are no sentences, but a table beside the text is a part of it.
        prose += match piece.form {
            Form::Cell => piece.words as f32 * 0.5,
            _ => weights[i].max(0.0),
        };
        words += piece.words as f32;
        chars += piece.chars;
        linked += piece.linked;
        if matches!(piece.form, Form::Item(_)) {
            listed += piece.words as f32;
        }
    }
    let enough = if after { 2.0 * ENOUGH } else { ENOUGH };
    if prose < enough || prose < 0.4 * words || linked * 5 > chars || after && listed > 0.8 * words
    {
        return false;
    }
    let mut other = 0.0;
    for i in free {
        let piece = &pieces.list[i];
        if let Form::Heading(level) = piece.form {
            if level == 1 || piece.link_density() > 0.5 {
                return false;
            }
            continue;
        }
        if piece.words <= 150 {
            let line = fold(pieces.text(i));
            if find_last(&line).is_some() || introduces(metadata, &line) {
                other += piece.words as f32;
            }
        }
    }
    other < 0.2 * words
}

fn is_filling(pieces: &Pieces, covers: &[Cover], range: &Range<usize>) -> bool {
    range.clone().all(|i| {
        covers[i].rule.is_none()
            && covers[i].region.is_none()
            && pieces.list[i].link_density() < 0.3
    })
}
