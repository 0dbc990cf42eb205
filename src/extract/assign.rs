//! Which rule of the table covers each piece.
//!
//! An element's rule covers its whole subtree, the outermost firm rule wins, and no rule may take more of the page's
//! prose than its grip allows: class words lie, and a page whose every wrapper is called `sidebar` has an article too.

use super::ClutterKind;
use super::clutter::{Grip, RULES};
use super::pieces::Pieces;
use super::score::Sums;
use crate::page::{NodeId, Page};

/// What covers one piece.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cover {
    /// The index in [`RULES`] of the rule that strips it, and the element that matched.
    pub rule: Option<(usize, NodeId)>,
    /// The region that it stands in, likewise.
    pub region: Option<(usize, NodeId)>,
}

/// Covers every piece.
pub(super) fn cover(page: &Page, pieces: &Pieces, weights: &[f32]) -> Vec<Cover> {
    let prose = Sums::new(weights.iter().map(|weight| weight.max(0.0)));
    let chars = Sums::new(pieces.list.iter().map(|piece| piece.chars as f32));
    let linked = Sums::new(pieces.list.iter().map(|piece| piece.linked as f32));
    let total = prose.of(&(0..weights.len())).max(1.0);
    let mut covers = vec![Cover::default(); weights.len()];
    let mut id = NodeId(0);
    while id.index() < page.len() {
        let next = NodeId(id.0 + 1);
        let Some(rule) = pieces.marks[id.index()].rule() else {
            id = next;
            continue;
        };
        let range = pieces.within(page, id);
        let taken = prose.of(&range);
        let share = taken / total;
        let rest = total * (1.0 - share);
        let limit = match RULES[rule].grip {
            Grip::Firm if RULES[rule].kind == ClutterKind::Comments && rest > 80.0 => 1.0,
            Grip::Firm if rest > 200.0 => 0.6,
            Grip::Firm => 0.4,
            Grip::Loose if rest > 150.0 => 0.3,
            Grip::Loose => 0.15,
            Grip::Region => 0.3,
        };
        // Menus and lists of articles are links; text without links is none, whatever its class says.
        let is_text = matches!(RULES[rule].kind, ClutterKind::Navigation | ClutterKind::Related)
            && taken > 40.0
            && linked.of(&range) < 0.2 * chars.of(&range);
        if share > limit || is_text {
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
        // An inline element covers a piece only where it holds nearly all of it.
        if range.is_empty() {
            id = next;
            continue;
        }
        let end = page.end(id);
        for i in range.clone() {
            let piece = &pieces.list[i];
            if piece.last < end || inside(page, pieces, i, id) * 10 >= piece.chars * 8 {
                covers[i].rule = Some((rule, id));
            }
        }
        id = end;
    }
    covers
}

/// Visible characters of piece `i` inside `id`.
fn inside(page: &Page, pieces: &Pieces, i: usize, id: NodeId) -> u32 {
    super::pieces::text_nodes(page, &pieces.hidden, &pieces.list[i])
        .filter(|text| page.is_within(*text, id))
        .filter_map(|text| page.text(text))
        .map(|text| super::pieces::Measure::of(text).chars)
        .sum()
}
