//! Where the article is: the element whose subtree holds the most prose and the least else.
//!
//! Every piece has a weight, so the value of an element is a difference of two prefix sums. The best sum is found
//! first; then the choice tightens: it goes down into an inner element that holds nearly all of it, unless what would
//! stay outside is built like what is inside (an article in several containers).

use super::assign::Cover;
use super::clutter::{Grip, RULES};
use super::oracle::Oracle;
use super::pieces::{Piece, Pieces};
use super::score::Sums;
use super::scroll;
use super::widen;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};

/// Share of the prose that an element with a telling name must hold to stand for the one around it.
const NAMED: f32 = 0.6;
/// The same for an element without one.
const NAMELESS: f32 = 0.9;

/// The choice.
pub(super) struct Choice {
    /// The element that holds the article.
    pub root: NodeId,
    /// Stretches of pieces inside it that are not the article's.
    pub apart: Vec<std::ops::Range<usize>>,
    /// Whether other articles stand on the page in full.
    pub others: bool,
}

/// Chooses the element that holds the article. Where several articles stand on the page in full, only the one that the
/// page's headline or address means is looked at.
pub(super) fn choose(
    page: &Page,
    metadata: &Metadata,
    pieces: &Pieces,
    covers: &[Cover],
    weights: &[f32],
) -> Choice {
    let scroll = scroll::find(page, metadata, pieces, weights);
    let scope = scroll.or_else(|| scope(page, pieces, covers, weights));
    let values = Sums::new((0..weights.len()).map(|i| {
        let value = value(&covers[i], weights[i]);
        match scope {
            Some(scope) if value > 0.0 && !page.is_within(pieces.list[i].first, scope) => {
                value * 0.2
            }
            _ => value,
        }
    }));
    let mut best = (f32::MIN, page.root());
    for id in page.ids() {
        if !page.is_element(id) {
            continue;
        }
        let range = pieces.within(page, id);
        if range.is_empty() || scroll.is_some_and(|scroll| !page.is_within(id, scroll)) {
            continue;
        }
        let worth = values.of(&range) * (1.0 + prior(page, pieces, id));
        if worth >= best.0 {
            best = (worth, id);
        }
    }
    let mut core = tighten(page, pieces, &values, best.1);
    if scroll.is_none()
        && let Some(oracle) = Oracle::read(page, pieces)
        && oracle.doubts(&pieces.within(page, core))
    {
        core = oracle.element(page, pieces);
    }
    let around = widen::Surroundings {
        page,
        metadata,
        pieces,
        covers,
        weights,
    };
    let (root, apart) = widen::widen(&around, core, scroll);
    Choice {
        root,
        apart,
        others: scroll.is_some(),
    }
}

/// What a piece is worth as a sign of the article.
fn value(cover: &Cover, weight: f32) -> f32 {
    match (cover.rule, cover.region) {
        (Some((rule, _)), _) if RULES[rule].grip == Grip::Firm => -0.2,
        (Some(_), _) => -0.1,
        (None, Some(_)) if weight > 0.0 => weight * 0.3,
        _ => weight,
    }
}

/// How much an element's own name speaks for it.
pub(super) fn prior(page: &Page, pieces: &Pieces, id: NodeId) -> f32 {
    match (pieces.marks[id.index()].body, page.tag(id)) {
        (3, _) => 0.25,
        (2, _) => 0.15,
        (_, "article") => 0.1,
        (1, _) | (_, "main") => 0.05,
        _ => 0.0,
    }
}

/// The element that the page itself calls its article or main part, where it holds a fair share of the prose.
fn scope(page: &Page, pieces: &Pieces, covers: &[Cover], weights: &[f32]) -> Option<NodeId> {
    let values = Sums::new((0..weights.len()).map(|i| value(&covers[i], weights[i]).max(0.0)));
    let total = values.of(&(0..weights.len()));
    let mut best: Option<(f32, NodeId)> = None;
    for id in page.ids() {
        let prior = prior(page, pieces, id);
        let is_main =
            prior > 0.05 || page.tag(id) == "main" || page.attribute(id, "role") == Some("main");
        if !is_main {
            continue;
        }
        let sum = values.of(&pieces.within(page, id));
        if sum > 60.0 && sum > total * 0.25 && best.is_none_or(|(most, _)| sum > most) {
            best = Some((sum, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Goes down from `root`: into an inner element that the page calls its article or body where it holds most of the
/// prose, and into a nameless one where nearly nothing stays outside.
fn tighten(page: &Page, pieces: &Pieces, values: &Sums, root: NodeId) -> NodeId {
    let mut at = root;
    while let Some(inner) =
        named(page, pieces, values, at).or_else(|| nameless(page, pieces, values, at))
    {
        at = inner;
    }
    at
}

/// Whether `inner` can stand for `outer`: what would stay outside is not built like what is inside.
fn stands_for(page: &Page, pieces: &Pieces, values: &Sums, outer: NodeId, inner: NodeId) -> bool {
    let (range, inside) = (pieces.within(page, outer), pieces.within(page, inner));
    let outside = (range.start..inside.start).chain(inside.end..range.end);
    !is_alike(page, pieces, values, inside.clone(), outside)
}

fn named(page: &Page, pieces: &Pieces, values: &Sums, at: NodeId) -> Option<NodeId> {
    let all = values.of(&pieces.within(page, at));
    page.descendants(at).find(|id| {
        page.is_element(*id)
            && prior(page, pieces, *id) >= 0.1
            && values.of(&pieces.within(page, *id)) >= all * NAMED
            && stands_for(page, pieces, values, at, *id)
    })
}

fn nameless(page: &Page, pieces: &Pieces, values: &Sums, at: NodeId) -> Option<NodeId> {
    let all = values.of(&pieces.within(page, at));
    page.children(at).find(|id| {
        page.is_element(*id)
            && values.of(&pieces.within(page, *id)) >= all * NAMELESS
            && stands_for(page, pieces, values, at, *id)
    })
}

/// Whether most prose `outside` is built like the prose `inside`: same tags and classes of block and parent.
fn is_alike(
    page: &Page,
    pieces: &Pieces,
    values: &Sums,
    inside: std::ops::Range<usize>,
    outside: impl Iterator<Item = usize>,
) -> bool {
    let is_prose = |i: &usize| values.of(&(*i..*i + 1)) >= 8.0;
    let mut known: Vec<_> = inside
        .filter(is_prose)
        .map(|i| signature(page, &pieces.list[i]))
        .collect();
    known.sort_unstable();
    known.dedup();
    let (mut alike, mut all) = (0.0, 0.0);
    for i in outside.filter(is_prose) {
        let value = values.of(&(i..i + 1));
        all += value;
        if known
            .binary_search(&signature(page, &pieces.list[i]))
            .is_ok()
        {
            alike += value;
        }
    }
    alike > all * 0.5
}

type Signature<'a> = (&'a str, &'a str, &'a str, &'a str);

fn signature<'a>(page: &'a Page, piece: &Piece) -> Signature<'a> {
    let class = |id| page.attribute(id, "class").unwrap_or_default();
    let parent = page.parent(piece.block).unwrap_or(page.root());
    (
        page.tag(piece.block),
        class(piece.block),
        page.tag(parent),
        class(parent),
    )
}
