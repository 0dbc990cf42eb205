//! Which rule of the table covers each piece.
//!
//! An element's rule covers its whole subtree, the outermost firm rule wins, and no rule may take more of the page's
//! prose than its grip allows: class words lie, and a page whose every wrapper is called `sidebar` has an article too.

use super::ClutterKind;
use super::clutter::{Grip, RULES};
use super::lines::{find_label, fold};
use super::measure::Measure;
use super::pieces::{Form, Piece, Pieces, text_nodes};
use super::score::Sums;
use crate::page::{NodeId, Page};
use std::cell::OnceCell;

/// What covers one piece.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cover {
    /// The index in [`RULES`] of the rule that strips it, and the element that matched.
    pub rule: Option<(usize, NodeId)>,
    /// The region that it stands in, likewise.
    pub region: Option<(usize, NodeId)>,
}

struct Weights {
    prose: Sums,
    chars: Sums,
    linked: Sums,
    /// Elements that hold an article: the main part, a container of its body, a first-level heading.
    anchors: Sums,
    total: f32,
}

/// Covers every piece.
pub(super) fn cover(page: &Page, pieces: &Pieces, weights: &[f32]) -> Vec<Cover> {
    let prose = Sums::new(weights.iter().map(|weight| weight.max(0.0)));
    let weights = Weights {
        total: prose.of(&(0..weights.len())).max(1.0),
        prose,
        chars: Sums::new(pieces.list.iter().map(|piece| piece.chars as f32)),
        linked: Sums::new(pieces.list.iter().map(|piece| piece.linked as f32)),
        anchors: Sums::new(page.ids().map(|id| f32::from(is_anchor(page, pieces, id)))),
    };
    let overused = overused(page, pieces, &weights);
    let mut covers = vec![Cover::default(); pieces.list.len()];
    let mut id = NodeId(0);
    while id.index() < page.len() {
        let next = NodeId(id.0 + 1);
        let mark = pieces.marks[id.index()];
        let Some(rule) = mark.rule() else {
            id = next;
            continue;
        };
        let agrees = mark.agrees();
        let range = pieces.within(page, id);
        if range.is_empty()
            || overused[rule]
            || !is_credible(page, (id, agrees), rule, &range, &weights)
            || is_walled_text(rule, &range, &weights)
        {
            id = next;
            continue;
        }
        if RULES[rule].grip == Grip::Region {
            for cover in &mut covers[range] {
                cover.region = Some((rule, id));
            }
            id = next;
            continue;
        }
        let end = page.end(id);
        let mut left = false;
        for i in range {
            let piece = &pieces.list[i];
            let holds = piece.last < end || inside(page, pieces, i, id) * 10 >= piece.chars * 8;
            if holds && takes(page, id, rule, piece) {
                covers[i].rule = Some((rule, id));
            } else {
                left = true;
            }
        }
        // What a rule leaves may still be another rule's.
        id = if left { next } else { end };
    }
    cover_titled(page, pieces, &weights, &mut covers);
    covers
}

/// Covers boxes whose first line is a heading that announces other articles, such as "You may also like": a row of
/// short posts in full can be longer than the one that the page is about.
fn cover_titled(page: &Page, pieces: &Pieces, weights: &Weights, covers: &mut [Cover]) {
    let related = RULES
        .iter()
        .position(|rule| rule.id == "clutter.related.class");
    let cell = OnceCell::new();
    let heads = || {
        cell.get_or_init(|| {
            let is_head = |id| matches!(page.tag(id), "h1" | "main");
            Sums::new(page.ids().map(|id| f32::from(is_head(id))))
        })
    };
    for (i, piece) in pieces.list.iter().enumerate() {
        if !matches!(piece.form, Form::Heading(2..)) || piece.words > 6 || covers[i].rule.is_some()
        {
            continue;
        }
        let line = fold(pieces.text(i));
        let Some(around) = page.parent(piece.block) else {
            continue;
        };
        let inside = pieces.within(page, around);
        let rest = weights.total - weights.prose.of(&inside);
        let is_title = matches!(page.tag(around), "article" | "section" | "aside" | "div")
            && inside.start == i
            && inside.len() > 1
            && rest > 60.0
            && find_label(&line).is_some_and(|rule| rule.kind == ClutterKind::Related)
            && heads().of(&(around.index()..page.end(around).index())) == 0.0;
        if is_title && let Some(related) = related {
            for cover in covers[inside]
                .iter_mut()
                .filter(|cover| cover.rule.is_none())
            {
                cover.rule = Some((related, around));
            }
        }
    }
}

/// Rules that would take too much of the page's prose in many small bites, such as a class on every paragraph of the
/// article: a rule that is wrong about most of the page is believed nowhere on it.
fn overused(page: &Page, pieces: &Pieces, weights: &Weights) -> Vec<bool> {
    let mut taken = vec![0.0; RULES.len()];
    let mut id = NodeId(0);
    while id.index() < page.len() {
        let next = NodeId(id.0 + 1);
        let mark = pieces.marks[id.index()];
        let Some(rule) = mark.rule() else {
            id = next;
            continue;
        };
        let agrees = mark.agrees();
        let range = pieces.within(page, id);
        if !range.is_empty() && is_credible(page, (id, agrees), rule, &range, weights) {
            if !(agrees && RULES[rule].grip == Grip::Region) {
                taken[rule] += weights.prose.of(&range);
            }
            id = page.end(id);
        } else {
            id = next;
        }
    }
    let is_over = |(rule, taken): (usize, f32)| {
        RULES[rule].kind != ClutterKind::Comments && taken > 0.6 * weights.total
    };
    taken.into_iter().enumerate().map(is_over).collect()
}

fn is_anchor(page: &Page, pieces: &Pieces, id: NodeId) -> bool {
    pieces.marks[id.index()].body > 1 || matches!(page.tag(id), "main" | "h1" | "article")
}

/// Whether a notice to subscribe is too long for one: what says so much is the text behind the wall, which is here.
fn is_walled_text(rule: usize, range: &std::ops::Range<usize>, weights: &Weights) -> bool {
    RULES[rule].kind == ClutterKind::Paywall
        && weights.prose.of(range) > 150.0
        && weights.linked.of(range) < 0.2 * weights.chars.of(range)
}

/// Whether the element can be what its rule says.
fn is_credible(
    page: &Page,
    (id, agrees): (NodeId, bool),
    rule: usize,
    range: &std::ops::Range<usize>,
    weights: &Weights,
) -> bool {
    let taken = weights.prose.of(range);
    let share = taken / weights.total;
    let rest = weights.total - taken;
    let rule = &RULES[rule];
    let holds_article = weights.anchors.of(&(id.index() + 1..page.end(id).index())) > 0.0;
    let limit = match rule.grip {
        Grip::Firm if rule.kind == ClutterKind::Comments && rest > 80.0 => 1.0,
        Grip::Firm if holds_article => 0.2,
        Grip::Firm if rest > 200.0 => 0.5,
        Grip::Firm => 0.4,
        Grip::Loose if rest > 150.0 && !holds_article => 0.3,
        Grip::Loose => 0.15,
        // Where tag and name agree, the foot of a page with a short text is a foot however long it is.
        Grip::Region if agrees && !holds_article && rest > 20.0 => 0.95,
        Grip::Region => 0.3,
    };
    // Menus and lists of articles are links; text without links is none, whatever its class says.
    let is_text = matches!(rule.kind, ClutterKind::Navigation | ClutterKind::Related)
        && taken > 40.0
        && weights.linked.of(range) < 0.2 * weights.chars.of(range);
    share <= limit && !is_text
}

/// Whether a rule whose element holds a piece takes it: some boxes hold the article's own text too.
fn takes(page: &Page, id: NodeId, rule: usize, piece: &Piece) -> bool {
    let tag = page.tag(id);
    let is_prose = piece.words >= 12 && piece.closed && piece.link_density() < 0.4;
    match (RULES[rule].kind, tag) {
        (ClutterKind::Metadata, _) => !is_prose,
        // Labels and buttons say nothing in whole paragraphs.
        (
            ClutterKind::Share
            | ClutterKind::Breadcrumbs
            | ClutterKind::Tags
            | ClutterKind::Counter
            | ClutterKind::Tools,
            _,
        ) => !(is_prose && piece.words >= 20),
        // A button that unfolds an answer is its heading.
        (ClutterKind::Form, "button") => {
            !matches!(piece.form, Form::Heading(_)) && !unfolds_answer(page, id, piece)
        }
        (ClutterKind::MediaCredit, "figure") => {
            matches!(piece.form, Form::Plain | Form::Caption | Form::Heading(_))
                && piece.words <= 80
        }
        _ => true,
    }
}

/// Whether a button asks a question, and says of itself that it opens something or stands right before an answer.
fn unfolds_answer(page: &Page, button: NodeId, piece: &Piece) -> bool {
    let asks = |text: &str| text.trim_end().ends_with(['?', '？', '؟']);
    piece.words >= 3
        && (piece.first.0..=piece.last.0).any(|id| page.text(NodeId(id)).is_some_and(asks))
        && (page.attribute(button, "aria-expanded").is_some() || precedes_answer(page, button))
}

/// Whether a sentence follows a button before the next one.
fn precedes_answer(page: &Page, button: NodeId) -> bool {
    const REACH: u32 = 24;
    let (from, last) = (page.end(button).0, page.len() as u32);
    let after = (from..last.min(from + REACH)).map(NodeId);
    let text = after
        .take_while(|id| !matches!(page.tag(*id), "button" | "input" | "form"))
        .filter_map(|id| page.text(id));
    let (words, stops) = text
        .map(Measure::of)
        .fold((0, 0), |(words, stops), measure| {
            (words + measure.words, stops + measure.stops)
        });
    words >= 10 && stops > 0
}

/// Visible characters of piece `i` inside `id`.
fn inside(page: &Page, pieces: &Pieces, i: usize, id: NodeId) -> u32 {
    text_nodes(page, &pieces.hidden, &pieces.list[i])
        .filter(|text| page.is_within(*text, id))
        .filter_map(|text| page.text(text))
        .map(|text| Measure::of(text).chars)
        .sum()
}
