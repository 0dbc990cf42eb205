//! The ledger: every visible text outside the article in exactly one item, and neighbouring pieces of one thing in one.

use super::clutter::reason;
use super::credit::Credit;
use super::judge::Verdict;
use super::pieces::Pieces;
use super::plain::label;
use super::tags::is_skipped;
use super::teasers;
use super::{Clutter, ClutterKind};
use crate::message::Message;
use crate::page::{NodeId, Page};

/// Writes the ledger in page order; hidden text is its last item.
pub(super) fn write(
    page: &Page,
    pieces: &Pieces,
    verdicts: &[Verdict],
    credit: Option<&Credit>,
) -> Vec<Clutter> {
    let first = verdicts
        .iter()
        .position(|verdict| *verdict == Verdict::Keep);
    let last = verdicts
        .iter()
        .rposition(|verdict| *verdict == Verdict::Keep);
    let mut items: Vec<Clutter> = Vec::new();
    let mut open = false;
    let mut behind = usize::MAX;
    for (i, verdict) in verdicts.iter().enumerate() {
        let (kind, rule, node) = match *verdict {
            Verdict::Keep => {
                open = false;
                if last == Some(i) {
                    items.extend(credit.map(|credit| of_credit(credit, pieces.list[i].block)));
                    behind = items.len();
                }
                continue;
            }
            Verdict::Strip(kind, rule, node) => (kind, rule, node),
            Verdict::Outside => unknown(pieces, i, first, last),
        };
        let own = pieces.text(i);
        // A label inside a larger thing, such as an advertisement in a menu, is named for what it says.
        let (kind, rule, node) = match label(own) {
            Some((label, rule)) if label != kind => (label, rule, None),
            _ => (kind, rule, node),
        };
        let node = node.unwrap_or(pieces.list[i].block);
        match items.last_mut() {
            Some(item) if open && is_one_thing(item, kind, rule) => {
                item.text.push('\n');
                item.text.push_str(own);
                if item
                    .nodes
                    .last()
                    .is_none_or(|last| !page.is_within(node, *last))
                {
                    item.nodes.push(node);
                }
            }
            _ => {
                items.push(Clutter {
                    kind,
                    rule,
                    reason: Message::new(reason(kind)),
                    text: own.to_owned(),
                    nodes: vec![node],
                });
                open = true;
            }
        }
    }
    teasers::gather(&mut items, behind);
    items.extend(hidden(page, pieces));
    items
}

/// Whether a piece belongs to the item before it: the same family, or text that no rule knows. The article before and
/// the one after are no related articles.
fn is_one_thing(item: &Clutter, kind: ClutterKind, rule: &str) -> bool {
    const NEIGHBOURS: &str = "clutter.related.neighbours";
    kind == ClutterKind::Other
        || item.kind == kind && (item.rule == NEIGHBOURS) == (rule == NEIGHBOURS)
}

/// The credit at the article's end, which is kept as a notice.
fn of_credit(credit: &Credit, node: NodeId) -> Clutter {
    Clutter {
        kind: ClutterKind::Metadata,
        rule: "clutter.metadata.credit",
        reason: Message::new(reason(ClutterKind::Metadata)),
        text: credit.text.clone(),
        nodes: vec![node],
    }
}

/// Text that no rule knows is named by its place and its links.
fn unknown(
    pieces: &Pieces,
    i: usize,
    first: Option<usize>,
    last: Option<usize>,
) -> (ClutterKind, &'static str, Option<NodeId>) {
    let is_linked = pieces.list[i].link_density() > 0.5;
    let before = first.is_some_and(|first| i < first);
    let after = last.is_none_or(|last| i > last);
    if is_linked && before {
        (ClutterKind::Navigation, "clutter.navigation.links", None)
    } else if is_linked && after {
        (ClutterKind::Related, "clutter.related.links", None)
    } else {
        (ClutterKind::Other, "clutter.other.outside", None)
    }
}

fn hidden(page: &Page, pieces: &Pieces) -> Option<Clutter> {
    let mut text = String::new();
    let mut nodes = Vec::new();
    for &id in &pieces.hidden {
        let before = text.len();
        let mut at = id;
        while at < page.end(id) {
            if is_skipped(page.tag(at)) {
                at = page.end(at);
                continue;
            }
            for word in page.text(at).unwrap_or_default().split_whitespace() {
                if !text.is_empty() {
                    text.push(if text.len() == before { '\n' } else { ' ' });
                }
                text.push_str(word);
            }
            at = NodeId(at.0 + 1);
        }
        if text.len() > before {
            nodes.push(id);
        }
    }
    (!text.is_empty()).then(|| Clutter {
        kind: ClutterKind::Hidden,
        rule: "clutter.hidden.markup",
        reason: Message::new(reason(ClutterKind::Hidden)),
        text,
        nodes,
    })
}
