//! The visible text of a page, cut into pieces: one piece is what a reader sees as one paragraph, heading or line.
//!
//! One pass over the flat page. A piece ends where a block-level element starts or ends, at a double line break, and
//! at a single line break after a finished sentence. Hidden subtrees are set aside as a whole; scripts, styles and
//! templates are never text.

use super::folds::Folds;
use super::marks::{Hides, Mark, Marks};
use super::measure::Measure;
use super::tags::{is_block, is_skipped, is_whole_item};
use super::text::Texts;
use crate::page::{NodeId, Page};

/// What a piece is by its markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text in a paragraph, a division or anything else without a form of its own.
    Plain,
    /// A heading with its level.
    Heading(u8),
    /// A list item with its nesting depth.
    Item(u8),
    /// A block quotation.
    Quotation,
    /// A caption of a figure or table.
    Caption,
    /// A table cell.
    Cell,
    /// Preformatted text.
    Preformatted,
    /// A term or a description of a description list.
    Description,
}

/// One run of visible text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The first text node.
    pub first: NodeId,
    /// The last text node.
    pub last: NodeId,
    /// The nearest block-level element around it.
    pub block: NodeId,
    /// What it is by its markup.
    pub form: Form,
    /// The table row that it stands in.
    pub row: Option<NodeId>,
    /// Number of words.
    pub words: u32,
    /// Number of visible characters, white space not counted.
    pub chars: u32,
    /// How many of them are linked.
    pub linked: u32,
    /// How many of them stand in bold, italic or another emphasis.
    pub stressed: u32,
    /// Commas and sentence ends: prose has them, labels do not.
    pub stops: u32,
    /// Whether the last character ends a sentence.
    pub closed: bool,
}

impl Piece {
    /// Share of the characters that are linked.
    pub fn link_density(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }
}

/// Everything that one pass over the page finds.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The pieces in document order.
    pub list: Vec<Piece>,
    /// Hidden elements, outermost only.
    pub hidden: Vec<NodeId>,
    /// What class names, roles and tags say, by node.
    pub marks: Vec<Mark>,
    /// Tables that only arrange the page, so that their cells are not table cells.
    pub layout_tables: Vec<NodeId>,
    /// Text of scripts of type `application/ld+json`.
    pub linked_data: Vec<NodeId>,
    /// The texts of the pieces.
    pub texts: Texts,
    /// The index of the first piece at or after each node.
    starts: Vec<u32>,
}

impl Pieces {
    /// The text of piece `i`.
    pub fn text(&self, i: usize) -> &str {
        self.texts.of(i)
    }

    /// The indices of the pieces whose first text node lies in the subtree of `id`.
    pub fn within(&self, page: &Page, id: NodeId) -> std::ops::Range<usize> {
        let at = |node: NodeId| {
            self.starts
                .get(node.index())
                .map_or(self.list.len(), |i| *i as usize)
        };
        at(id)..at(page.end(id))
    }
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of one open element, each handed down on its own"
)]
#[derive(Clone, Copy)]
struct Frame {
    end: u32,
    is_block: bool,
    block: NodeId,
    form: Form,
    lists: u8,
    row: Option<NodeId>,
    table: Option<NodeId>,
    is_link: bool,
    is_stressed: bool,
    /// The reader wants what is inside kept, even where the page hides it.
    is_kept: bool,
    /// A panel that a reader opens is around.
    is_open: bool,
}

/// Cuts the page into pieces. With `with_hidden`, hidden elements count as visible: some pages hide the article until
/// a script has run.
pub(super) fn cut(page: &Page, with_hidden: bool) -> Pieces {
    let lines = lines(page);
    let mut cutter = Cutter {
        page,
        out: Pieces {
            marks: vec![Mark::default(); page.len()],
            ..Pieces::default()
        },
        open: None,
        breaks: 0,
    };
    let mut marks = Marks::new();
    let folds = Folds::new(page);
    let mut stack = vec![Frame {
        end: page.end(page.root()).0,
        is_block: true,
        block: page.root(),
        form: Form::Plain,
        lists: 0,
        row: None,
        table: None,
        is_link: false,
        is_stressed: false,
        is_kept: false,
        is_open: false,
    }];
    let mut id = NodeId(0);
    while id.index() < page.len() {
        while let Some(frame) = stack.last()
            && frame.end <= id.0
            && stack.len() > 1
        {
            if frame.is_block {
                cutter.flush();
            }
            stack.pop();
        }
        let Some(&frame) = stack.last() else { break };
        if let Some(text) = page.text(id) {
            cutter.text(id, text, &frame);
            id.0 += 1;
            continue;
        }
        let tag = page.tag(id);
        if is_skipped(tag) {
            cutter.skip(id, tag);
            id = page.end(id);
            continue;
        }
        let mark = marks.of(page, id, tag);
        cutter.out.marks[id.index()] = mark;
        let line = lines[id.index()];
        let starts_line = line.is_block || (line.holds_block && tag.contains('-'));
        let is_kept = frame.is_kept || page.is_kept(id);
        let by_class = match mark.hides {
            Hides::No => false,
            Hides::Tip => {
                !page.is_live() && follows_words(page, id) && !holds_words(page, id, &mut marks)
            }
            Hides::Yes => !page.is_live(),
        };
        let is_hidden = page.is_hidden(id) || by_class;
        let is_open =
            is_hidden && !with_hidden && folds.is_panel(page, id, &cutter.out.marks, frame.is_open);
        if is_hidden && !with_hidden && !is_kept && !is_open {
            if starts_line {
                cutter.flush();
            }
            cutter.out.hidden.push(id);
            id = page.end(id);
            continue;
        }
        if starts_line {
            cutter.flush();
        } else if tag == "br" {
            cutter.line_break();
        }
        let mut frame = inner(&frame, page, id, tag, starts_line);
        frame.is_open |= is_open;
        stack.push(frame);
        id.0 += 1;
    }
    cutter.flush();
    let Pieces { list, starts, .. } = &mut cutter.out;
    starts.reserve(page.len() + 1);
    for (i, piece) in list.iter().enumerate() {
        starts.resize(piece.first.index() + 1, i as u32);
    }
    starts.resize(page.len() + 1, list.len() as u32);
    cutter.out.layout_tables = layout_tables(page, &cutter.out.list);
    cutter.out.texts = Texts::read(page, &cutter.out.hidden, &cutter.out.list);
    cutter.out
}

/// The state inside the element `id`.
fn inner(outer: &Frame, page: &Page, id: NodeId, tag: &str, starts_line: bool) -> Frame {
    let mut frame = Frame {
        end: page.end(id).0,
        is_block: starts_line,
        is_kept: outer.is_kept || page.is_kept(id),
        ..*outer
    };
    if starts_line {
        frame.block = id;
    }
    match tag {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_whole_item(page, id) => {
            frame.form = Form::Heading(tag.as_bytes()[1] - b'0');
        }
        "ul" | "ol" | "menu" | "dir" => frame.lists = frame.lists.saturating_add(1),
        "li" => frame.form = Form::Item(frame.lists.max(1)),
        "blockquote" => frame.form = Form::Quotation,
        "figcaption" | "caption" => frame.form = Form::Caption,
        "table" => (frame.table, frame.row) = (Some(id), None),
        "tr" => frame.row = Some(id),
        "td" | "th" => frame.form = Form::Cell,
        "pre" | "listing" | "plaintext" => frame.form = Form::Preformatted,
        "dt" | "dd" => frame.form = Form::Description,
        "a" => frame.is_link |= page.attribute(id, "href").is_some(),
        "b" | "strong" | "i" | "em" | "u" => frame.is_stressed = true,
        _ => {}
    }
    frame
}

struct Cutter<'a> {
    page: &'a Page,
    out: Pieces,
    open: Option<Piece>,
    /// Line breaks since the last visible character.
    breaks: u8,
}

impl Cutter<'_> {
    fn flush(&mut self) {
        self.breaks = 0;
        if let Some(piece) = self.open.take() {
            self.out.list.push(piece);
        }
    }

    fn line_break(&mut self) {
        self.breaks = self.breaks.saturating_add(1);
        let ends = self
            .open
            .as_ref()
            .is_some_and(|open| self.breaks > 1 || (open.closed && open.chars > 40));
        let keeps_lines = self
            .open
            .as_ref()
            .is_some_and(|open| open.form == Form::Preformatted);
        if ends && !keeps_lines {
            self.flush();
        }
    }

    /// Notes what an element that is no text says of the page: most pages describe themselves in their head.
    fn skip(&mut self, id: NodeId, tag: &str) {
        let page = self.page;
        let is_linked = |id: &NodeId| {
            page.tag(*id) == "script"
                && (page.attribute(*id, "type"))
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        };
        match tag {
            "script" => self.out.linked_data.extend(Some(id).filter(is_linked)),
            "head" => (self.out.linked_data).extend(page.descendants(id).filter(is_linked)),
            _ => {}
        }
    }

    fn text(&mut self, id: NodeId, text: &str, frame: &Frame) {
        let measure = Measure::of(text);
        if measure.chars == 0 {
            return;
        }
        self.breaks = 0;
        let piece = self.open.get_or_insert(Piece {
            first: id,
            last: id,
            block: frame.block,
            form: frame.form,
            row: frame.row,
            words: 0,
            chars: 0,
            linked: 0,
            stressed: 0,
            stops: 0,
            closed: false,
        });
        piece.last = id;
        piece.words += measure.words;
        piece.chars += measure.chars;
        piece.linked += if frame.is_link { measure.chars } else { 0 };
        piece.stressed += if frame.is_stressed { measure.chars } else { 0 };
        piece.stops += measure.stops;
        piece.closed = measure.closed;
    }
}

/// Whether an element stands in a line of text right behind the words that it is about: its parent is no block, and
/// holds them and it.
fn follows_words(page: &Page, id: NodeId) -> bool {
    page.parent(id).is_some_and(|parent| {
        let before = (parent.0 + 1..id.0).map(NodeId);
        !is_block(page.tag(parent))
            && id.0 - parent.0 < 24
            && before
                .filter_map(|id| page.text(id))
                .any(|text| text.contains(char::is_alphanumeric))
    })
}

/// Whether an element holds the words and their bubble, or is the link that one points at: that is seen.
fn holds_words<'p>(page: &'p Page, id: NodeId, marks: &mut Marks<'p>) -> bool {
    if matches!(page.tag(id), "a" | "abbr" | "button" | "dfn") {
        return true;
    }
    let mut words = false;
    (id.0 + 1..page.end(id).0.min(id.0 + 24))
        .map(NodeId)
        .any(|inner| match page.text(inner) {
            Some(text) => {
                words |= text.contains(char::is_alphanumeric);
                false
            }
            None => words && marks.of(page, inner, page.tag(inner)).hides == Hides::Tip,
        })
}

/// How an element stands to the lines of text.
#[derive(Clone, Copy, Default)]
struct Line {
    is_block: bool,
    holds_block: bool,
}

/// Which elements are block-level elements, and which hold one.
fn lines(page: &Page) -> Vec<Line> {
    let mut lines = vec![Line::default(); page.len()];
    for id in page.ids().rev() {
        let line = &mut lines[id.index()];
        line.is_block = is_block(page.tag(id));
        if (line.is_block || line.holds_block)
            && let Some(parent) = page.parent(id)
        {
            lines[parent.index()].holds_block = true;
        }
    }
    lines
}

/// A table arranges the page where one of its cells holds several long pieces.
fn layout_tables(page: &Page, pieces: &[Piece]) -> Vec<NodeId> {
    let mut tables = Vec::new();
    let mut cell = (NodeId(0), 0u32);
    for piece in pieces
        .iter()
        .filter(|piece| piece.row.is_some() && piece.chars > 80)
    {
        let Some(td) = page
            .ancestors(piece.first)
            .take(64)
            .find(|id| matches!(page.tag(*id), "td" | "th"))
        else {
            continue;
        };
        cell = if cell.0 == td {
            (td, cell.1 + 1)
        } else {
            (td, 1)
        };
        if cell.1 == 3 || (cell.1 == 1 && piece.chars > 900) {
            tables.extend(page.ancestors(td).filter(|id| page.tag(*id) == "table"));
        }
    }
    tables.sort_unstable();
    tables.dedup();
    tables
}

/// The visible text nodes of a piece, with what is hidden or skipped left out.
pub(super) fn text_nodes<'a>(
    page: &'a Page,
    hidden: &'a [NodeId],
    piece: &Piece,
) -> impl Iterator<Item = NodeId> + 'a {
    let (mut at, last) = (piece.first, piece.last);
    std::iter::from_fn(move || {
        while at <= last {
            let id = at;
            if page.text(id).is_some() {
                at.0 += 1;
                return Some(id);
            }
            let is_out = is_skipped(page.tag(id)) || hidden.binary_search(&id).is_ok();
            at = if is_out {
                page.end(id)
            } else {
                NodeId(id.0 + 1)
            };
        }
        None
    })
}
