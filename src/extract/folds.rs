//! Panels that a reader opens: the answer under a question, the text behind a tab or a "read on" button.
//!
//! They are hidden until somebody clicks, but the click loads nothing: the text is on the page, and where the panels
//! are most of an article, what is left without them is a list of labels. A panel shows itself by the markup that
//! makes it work for everyone: it is a `tabpanel` or a labelled `region`, or a control names it by its id
//! (`aria-controls`, or the `data-target` of widespread scripts). Menus and dialogs open the same way, so a panel in or
//! under anything that a clutter rule names stays folded, and so does one that holds no sentence.

use super::marks::Mark;
use super::measure::Measure;
use super::tags::is_skipped;
use crate::page::{NodeId, Page};

/// Elements that wrap a panel and nothing else, from the hidden one down.
const WRAPPERS: usize = 4;

/// The ids that controls on the page name.
pub(super) struct Folds<'a> {
    targets: Vec<&'a str>,
}

impl<'a> Folds<'a> {
    pub fn new(page: &'a Page) -> Self {
        let mut targets = Vec::new();
        for id in page.ids() {
            for (name, value) in page.attributes(id) {
                match name {
                    "aria-controls" => targets.extend(value.split_ascii_whitespace()),
                    "data-target" | "data-bs-target" => targets.extend(value.strip_prefix('#')),
                    _ => {}
                }
            }
        }
        targets.sort_unstable();
        targets.dedup();
        Self { targets }
    }

    /// Whether the hidden element `id` is a panel of the text. `marks` holds what the elements up to it say; a panel
    /// inside an open one (`is_inside`) needs no look at its text, so that every text is looked at once.
    pub fn is_panel(&self, page: &Page, id: NodeId, marks: &[Mark], is_inside: bool) -> bool {
        let mut at = Some(id);
        let chain = std::iter::from_fn(|| {
            let id = at?;
            let mut children = page.children(id).filter(|id| page.is_element(*id));
            at = children.next().filter(|_| children.next().is_none());
            Some(id)
        });
        chain.take(WRAPPERS).any(|id| self.is_named(page, id))
            && std::iter::once(id)
                .chain(page.ancestors(id))
                .all(|id| marks[id.index()].rule().is_none())
            && (is_inside || says_something(page, id))
    }

    fn is_named(&self, page: &Page, id: NodeId) -> bool {
        let by_role = match page.attribute(id, "role") {
            Some("tabpanel") => true,
            Some("region") => page.attribute(id, "aria-labelledby").is_some(),
            _ => false,
        };
        by_role
            || page
                .attribute(id, "id")
                .is_some_and(|id| self.targets.binary_search(&id).is_ok())
    }
}

/// Whether the subtree holds a sentence and is not mostly links.
fn says_something(page: &Page, id: NodeId) -> bool {
    let (mut words, mut stops, mut chars, mut linked) = (0, 0, 0, 0);
    let (mut at, mut link_end) = (id, id);
    while at < page.end(id) {
        let tag = page.tag(at);
        if is_skipped(tag) {
            at = page.end(at);
            continue;
        }
        if tag == "a" && at >= link_end {
            link_end = page.end(at);
        }
        if let Some(text) = page.text(at) {
            let measure = Measure::of(text);
            words += measure.words;
            stops += measure.stops;
            chars += measure.chars;
            linked += if at < link_end { measure.chars } else { 0 };
        }
        at = NodeId(at.0 + 1);
    }
    words >= 10 && stops > 0 && linked * 10 <= chars * 3
}
