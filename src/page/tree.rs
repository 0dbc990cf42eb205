//! The tree that html5ever builds: nodes in one array, linked by their places in it; texts and the values of
//! attributes in one pool, where the finished page finds them again without a copy.
//!
//! Texts and attributes are written to the pool as they come. A text that grows after something else was written, as
//! text does that a table turns out, goes on in a node of its own, which `flatten.rs` joins to the first: so nothing is
//! copied twice, however a page is misnested.

use super::{Attribute, budget};
use html5ever::{LocalName, QualName};
use std::ops::Range;

/// No node.
const NONE: u32 = u32::MAX;

/// Bytes that the pool may hold. Markup that makes a parser repeat an element repeats its attributes, so that the pool
/// can grow beyond the input; a sign that stands for a forbidden one takes three bytes.
const POOL: usize = 3 * budget::BYTES;

/// A tree of HTML nodes. The document is node 0.
#[derive(Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    pub pool: String,
    pub attributes: Vec<Attribute>,
    /// Attributes of elements that were given more of them later, which only `<html>` and `<body>` are.
    pub late: Vec<(u32, Vec<Attribute>)>,
    /// Whether the markup declares an open shadow root.
    pub has_shadow: bool,
    /// Whether the pool is full.
    is_full: bool,
}

struct Node {
    parent: u32,
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
    value: Value,
}

/// What a node is.
pub(super) enum Value {
    /// The document, a comment or anything else that no reader sees.
    Other,
    /// The content of a template.
    Fragment,
    Element {
        name: QualName,
        attributes: Range<u32>,
    },
    Text {
        text: Range<u32>,
        /// Whether it goes on with the text before it.
        goes_on: bool,
    },
}

impl Tree {
    /// The document.
    pub const ROOT: u32 = 0;

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn value(&self, id: u32) -> &Value {
        &self.nodes[id as usize].value
    }

    /// The name of an element.
    pub fn tag(&self, id: u32) -> Option<&LocalName> {
        match self.value(id) {
            Value::Element { name, .. } => Some(&name.local),
            _ => None,
        }
    }

    /// The value of an element's attribute.
    pub fn attribute(&self, id: u32, name: &LocalName) -> Option<&str> {
        let Value::Element { attributes, .. } = self.value(id) else {
            return None;
        };
        let range = attributes.start as usize..attributes.end as usize;
        let found = self.attributes[range].iter().find(|a| a.name == *name)?;
        Some(self.text(&found.value))
    }

    /// A stretch of the pool.
    pub fn text(&self, range: &Range<u32>) -> &str {
        &self.pool[range.start as usize..range.end as usize]
    }

    pub fn first_child(&self, id: u32) -> Option<u32> {
        some(self.nodes[id as usize].first)
    }

    pub fn next(&self, id: u32) -> Option<u32> {
        some(self.nodes[id as usize].next)
    }

    pub fn last_child(&self, id: u32) -> Option<u32> {
        some(self.nodes[id as usize].last)
    }

    pub fn previous(&self, id: u32) -> Option<u32> {
        some(self.nodes[id as usize].previous)
    }

    /// The children of a node, in order.
    pub fn children(&self, id: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.first_child(id), |id| self.next(*id))
    }

    /// The children of a node, the last first.
    pub fn children_back(&self, id: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.last_child(id), |id| self.previous(*id))
    }

    pub fn parent(&self, id: u32) -> Option<u32> {
        some(self.nodes[id as usize].parent)
    }

    /// Whether the newest node lies deeper than `depth`.
    fn is_deeper(&self, depth: usize) -> bool {
        let newest = self.nodes.len() as u32 - 1;
        std::iter::successors(self.parent(newest), |id| self.parent(*id))
            .nth(depth)
            .is_some()
    }

    /// The limit that the tree is over, if any. The depth is asked of the newest node, because the adoption agency
    /// moves whole subtrees deeper.
    pub fn tripped(&self, with_depth: bool) -> Option<&'static str> {
        if self.nodes.len() > budget::NODES {
            Some("budget.nodes")
        } else if self.is_full {
            Some("budget.bytes")
        } else if with_depth && self.is_deeper(budget::DEPTH) {
            Some("budget.depth")
        } else {
            None
        }
    }

    pub fn create(&mut self, value: Value) -> u32 {
        let id = self.nodes.len() as u32;
        self.nodes.push(Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            value,
        });
        id
    }

    fn intern(&mut self, text: &str) -> Range<u32> {
        let start = self.pool.len();
        if start + text.len() > POOL {
            self.is_full = true;
        } else {
            self.pool.push_str(text);
        }
        start as u32..self.pool.len() as u32
    }

    pub fn intern_attribute(&mut self, attribute: html5ever::Attribute) -> Attribute {
        Attribute {
            value: self.intern(&attribute.value),
            name: attribute.name.local,
        }
    }

    pub fn detach(&mut self, id: u32) {
        let node = &mut self.nodes[id as usize];
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        match some(previous) {
            Some(previous) => self.nodes[previous as usize].next = next,
            None => self.nodes[parent as usize].first = next,
        }
        match some(next) {
            Some(next) => self.nodes[next as usize].previous = previous,
            None => self.nodes[parent as usize].last = previous,
        }
    }

    pub fn append(&mut self, parent: u32, child: u32) {
        self.detach(child);
        let last = std::mem::replace(&mut self.nodes[parent as usize].last, child);
        let node = &mut self.nodes[child as usize];
        (node.parent, node.previous) = (parent, last);
        match some(last) {
            Some(last) => self.nodes[last as usize].next = child,
            None => self.nodes[parent as usize].first = child,
        }
    }

    pub fn insert_before(&mut self, sibling: u32, child: u32) {
        self.detach(child);
        let place = &mut self.nodes[sibling as usize];
        let parent = place.parent;
        let previous = std::mem::replace(&mut place.previous, child);
        let node = &mut self.nodes[child as usize];
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
        match some(previous) {
            Some(previous) => self.nodes[previous as usize].next = child,
            None => self.nodes[parent as usize].first = child,
        }
    }

    /// Writes a text behind `previous`; a new node where that is no text to which it can be added.
    pub fn write(&mut self, previous: Option<u32>, new: &str) -> Option<u32> {
        let new = self.intern(new);
        let before = previous.map(|id| &mut self.nodes[id as usize].value);
        let goes_on = match before {
            Some(Value::Text { text, .. }) if text.end == new.start => {
                text.end = new.end;
                return None;
            }
            Some(Value::Text { .. }) => true,
            _ => false,
        };
        Some(self.create(Value::Text { text: new, goes_on }))
    }

    /// Puts the attributes that came late where the elements look for them.
    pub fn settle(&mut self) {
        for (id, late) in std::mem::take(&mut self.late) {
            let start = self.attributes.len() as u32;
            self.attributes.extend(late);
            let end = self.attributes.len() as u32;
            if let Value::Element { attributes, .. } = &mut self.nodes[id as usize].value {
                *attributes = start..end;
            }
        }
    }
}

fn some(id: u32) -> Option<u32> {
    (id != NONE).then_some(id)
}
