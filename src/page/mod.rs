//! The page as a tree in one array: parsed under a budget, walked without recursion.
//!
//! Nodes stand in document order, so a subtree is a range (`id` up to [`Page::end`]) and every walk is a loop.
//! Text and attribute values live in one pool. Three kinds of input make a page: HTML source, plain text, and the
//! snapshot of a live document that the content script takes.

#[cfg(not(target_arch = "wasm32"))]
mod decoding;
#[cfg(not(target_arch = "wasm32"))]
mod flatten;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod sink;
mod snapshot;
#[cfg(not(target_arch = "wasm32"))]
mod tree;

pub use snapshot::row as snapshot_row;

use crate::message::Refusal;
use html5ever::LocalName;
use std::ops::Range;

/// What the caller wants analysed.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// HTML source and, if known, the address it came from. A browser has read its pages already: the core for it has no
    /// parser, which would be a tenth of what every click loads.
    #[cfg(not(target_arch = "wasm32"))]
    Html {
        /// The page's address.
        url: Option<&'a str>,
        /// The source.
        html: &'a str,
    },
    /// Plain text: the article text is this text, unchanged.
    Text {
        /// The text's address, if any.
        url: Option<&'a str>,
        /// The text.
        text: &'a str,
    },
    /// A live document as the content script saw it: JSON, described in `snapshot.rs`.
    Snapshot(&'a str),
}

/// The limits of one page. Over any of them the input is refused as a whole, with the limit's name.
pub mod budget {
    /// Bytes of input.
    pub const BYTES: usize = 24 << 20;
    /// Nodes of the tree; a long article with a thousand comments has about 60,000.
    pub const NODES: usize = 400_000;
    /// Nesting of elements; browsers stop at 512 too.
    pub const DEPTH: usize = 512;
    /// Sum over all tags of the square of their number of attributes: what a tokenizer's search for duplicates costs.
    pub const ATTRIBUTES: u64 = 100_000_000;
}

/// A node of a [`Page`]: its place in document order. The root is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The place as an array index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A parsed page.
#[derive(Debug, Default)]
pub struct Page {
    url: Option<String>,
    /// The input itself where it was plain text.
    plain: Option<String>,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    pool: String,
    live: bool,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    /// One past the last node of the subtree.
    end: u32,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Root,
    Element {
        tag: LocalName,
        attributes: Range<u32>,
        flags: u8,
    },
    Text(Range<u32>),
}

#[derive(Clone, Debug)]
struct Attribute {
    name: LocalName,
    value: Range<u32>,
}

/// The element is not rendered (`display: none`, `visibility: hidden`, `hidden`).
const HIDDEN: u8 = 1;
/// The element lies in an open shadow root.
const SHADOW: u8 = 2;
/// The element is fixed or sticky: it floats above the page.
const FLOATING: u8 = 4;
/// The reader wants the element kept, whatever the rules say of it.
const KEPT: u8 = 8;

/// Parses an input under the budget.
///
/// # Errors
/// A [`Refusal`] named `budget.bytes`, `budget.nodes`, `budget.depth`, `budget.attributes`, or `snapshot.invalid`.
pub fn parse(input: Input<'_>) -> Result<Page, Refusal> {
    let bytes = match input {
        #[cfg(not(target_arch = "wasm32"))]
        Input::Html { html, .. } => html.len(),
        Input::Text { text, .. } => text.len(),
        Input::Snapshot(json) => json.len(),
    };
    if bytes > budget::BYTES {
        return Err(Refusal::new("budget.bytes"));
    }
    match input {
        #[cfg(not(target_arch = "wasm32"))]
        Input::Html { url, html } => html::parse(url, html),
        Input::Text { url, text } => Ok(Page {
            url: url.map(str::to_owned),
            plain: Some(text.to_owned()),
            ..Builder::new().finish()
        }),
        Input::Snapshot(json) => snapshot::parse(json),
    }
}

impl Page {
    /// The address that the page was given with.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The whole input where it was plain text.
    pub fn plain(&self) -> Option<&str> {
        self.plain.as_deref()
    }

    /// Whether the page is a snapshot of a live document, where hidden elements are known exactly.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// The root, which holds the document's elements and has no tag.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Number of nodes, the root included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the page has no node but the root.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// Every node in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// One past the last node of the subtree of `id`.
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.nodes[id.index()].end)
    }

    /// The nodes below `id`, in document order, without `id` itself.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.nodes[id.index()].end).map(NodeId)
    }

    /// The children of `id` in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.nodes[id.index()].end;
        let mut next = id.0 + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = NodeId(next);
                next = self.nodes[child.index()].end;
                child
            })
        })
    }

    /// The parent of `id`; none for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 != 0).then(|| NodeId(self.nodes[id.index()].parent))
    }

    /// The ancestors of `id`, nearest first, without `id` itself.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// Whether `inner` lies in the subtree of `outer` (or is `outer`).
    pub fn is_within(&self, inner: NodeId, outer: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// The tag in lower case; empty for text and the root.
    pub fn tag(&self, id: NodeId) -> &str {
        match &self.nodes[id.index()].content {
            Content::Element { tag, .. } => tag,
            _ => "",
        }
    }

    /// Whether the node is an element.
    pub fn is_element(&self, id: NodeId) -> bool {
        matches!(self.nodes[id.index()].content, Content::Element { .. })
    }

    /// The text of a text node.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id.index()].content {
            Content::Text(range) => Some(&self.pool[range.start as usize..range.end as usize]),
            _ => None,
        }
    }

    /// The value of an attribute; the empty string where it stands without a value.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id)
            .find(|(have, _)| *have == name)
            .map(|(_, value)| value)
    }

    /// All attributes of an element, in source order.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let range = match &self.nodes[id.index()].content {
            Content::Element { attributes, .. } => {
                attributes.start as usize..attributes.end as usize
            }
            _ => 0..0,
        };
        self.attributes[range].iter().map(|a| {
            (
                &*a.name,
                &self.pool[a.value.start as usize..a.value.end as usize],
            )
        })
    }

    /// Whether the element itself (not an ancestor) is not rendered: known from the live page, or from its markup.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.flag(id, HIDDEN)
    }

    /// Whether the element came from an open shadow root.
    pub fn is_in_shadow(&self, id: NodeId) -> bool {
        self.flag(id, SHADOW)
    }

    /// Whether the live page shows the element at a fixed or sticky place.
    pub fn is_floating(&self, id: NodeId) -> bool {
        self.flag(id, FLOATING)
    }

    /// Whether the reader wants the element kept, whatever the rules say of it.
    pub fn is_kept(&self, id: NodeId) -> bool {
        self.flag(id, KEPT)
    }

    fn flag(&self, id: NodeId, flag: u8) -> bool {
        matches!(self.nodes[id.index()].content, Content::Element { flags, .. } if flags & flag != 0)
    }

    /// All text below `id` (or of `id`), joined as it stands, hidden text and scripts included.
    pub fn text_content(&self, id: NodeId) -> String {
        let range = id.0..self.nodes[id.index()].end;
        range.filter_map(|i| self.text(NodeId(i))).collect()
    }
}

/// Builds a page in document order; both parsers use it.
struct Builder {
    page: Page,
    open: Vec<u32>,
}

impl Builder {
    fn new() -> Self {
        let root = Node {
            parent: 0,
            end: 1,
            content: Content::Root,
        };
        Self {
            page: Page {
                nodes: vec![root],
                ..Page::default()
            },
            open: vec![0],
        }
    }

    /// Number of open elements, the root not counted.
    fn depth(&self) -> usize {
        self.open.len() - 1
    }

    fn intern(&mut self, text: &str) -> Range<u32> {
        let start = self.page.pool.len() as u32;
        self.page.pool.push_str(text);
        start..self.page.pool.len() as u32
    }

    fn push(&mut self, content: Content) -> u32 {
        let id = self.page.nodes.len() as u32;
        let parent = *self.open.last().unwrap_or(&0);
        self.page.nodes.push(Node {
            parent,
            end: id + 1,
            content,
        });
        id
    }

    fn text(&mut self, text: &str) {
        let range = self.intern(text);
        self.push_text(range);
    }

    /// A text that stands in the pool.
    fn push_text(&mut self, text: Range<u32>) {
        self.push(Content::Text(text));
    }

    /// The last node, if it is a text.
    #[cfg(not(target_arch = "wasm32"))]
    fn last_text(&self) -> Option<u32> {
        matches!(self.page.nodes.last()?.content, Content::Text(_))
            .then_some(self.page.nodes.len() as u32 - 1)
    }

    /// Lets the text of a node go on with another stretch of the pool.
    #[cfg(not(target_arch = "wasm32"))]
    fn lengthen(&mut self, id: u32, rest: Range<u32>) {
        let Page { nodes, pool, .. } = &mut self.page;
        if let Content::Text(text) = &mut nodes[id as usize].content {
            if text.end as usize != pool.len() {
                let start = pool.len() as u32;
                pool.extend_from_within(text.start as usize..text.end as usize);
                text.start = start;
            }
            pool.extend_from_within(rest.start as usize..rest.end as usize);
            text.end = pool.len() as u32;
        }
    }

    fn open<'n>(
        &mut self,
        tag: LocalName,
        attributes: impl Iterator<Item = (LocalName, &'n str)>,
        flags: u8,
    ) {
        let first = self.page.attributes.len() as u32;
        for (name, value) in attributes {
            let value = self.intern(value);
            self.page.attributes.push(Attribute { name, value });
        }
        self.push_element(tag, first..self.page.attributes.len() as u32, flags);
    }

    /// Opens an element whose attributes are in place.
    fn push_element(&mut self, tag: LocalName, attributes: Range<u32>, flags: u8) {
        let id = self.push(Content::Element {
            tag,
            attributes,
            flags,
        });
        self.open.push(id);
    }

    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(id) = self.open.pop()
        {
            self.page.nodes[id as usize].end = self.page.nodes.len() as u32;
        }
    }

    fn finish(mut self) -> Page {
        while self.depth() > 0 {
            self.close();
        }
        self.page.nodes[0].end = self.page.nodes.len() as u32;
        self.page
    }
}
