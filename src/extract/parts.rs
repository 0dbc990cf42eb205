//! What the blocks of lists and tables are parts of: the number of an item, the cells of a row. The article's text
//! holds neither numbers nor empty cells, and who draws the article needs both.

use super::pieces::{Form, Piece, Pieces};
use crate::article::{Block, BlockKind, Cell, Part};
use crate::page::{NodeId, Page};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The most columns and rows that one cell spans, after the HTML standard.
const MOST_COLUMNS: i32 = 1_000;
const MOST_ROWS: i32 = 65_534;

/// Tells blocks what they are parts of, in reading order.
pub(super) struct Parts<'a> {
    page: &'a Page,
    pieces: &'a Pieces,
    /// The number of every list and table so far.
    groups: BTreeMap<NodeId, u32>,
    /// The ordered lists whose items are numbered, and the numbers.
    ordered: BTreeSet<NodeId>,
    numbers: BTreeMap<NodeId, i32>,
    /// The items that have a block.
    items: BTreeSet<NodeId>,
    rows: Vec<Row>,
}

/// A row that has a block.
struct Row {
    block: usize,
    table: NodeId,
    element: NodeId,
    /// The elements of its cells.
    cells: Vec<NodeId>,
    /// Whether all its words are bold or stressed in another way.
    is_stressed: bool,
}

impl<'a> Parts<'a> {
    pub fn new(page: &'a Page, pieces: &'a Pieces) -> Self {
        Self {
            page,
            pieces,
            groups: BTreeMap::new(),
            ordered: BTreeSet::new(),
            numbers: BTreeMap::new(),
            items: BTreeSet::new(),
            rows: Vec::new(),
        }
    }

    /// The part that the block at index `block` is, which begins with `piece`.
    pub fn begin(&mut self, block: usize, kind: BlockKind, piece: &Piece) -> Option<Part> {
        match (kind, piece.form) {
            (BlockKind::ListItem, Form::Item(_)) => self.item(piece),
            (BlockKind::TableRow, _) => self.row(block, piece),
            _ => None,
        }
    }

    /// Puts the words of a piece, which stand at `span`, into their cell of a row.
    pub fn fill(&mut self, part: Option<&mut Part>, piece: &Piece, span: Span) {
        let (Some(Part::Row { cells, .. }), Some(row)) = (part, self.rows.last_mut()) else {
            return;
        };
        row.is_stressed &= piece.stressed == piece.chars;
        // The last cell that begins before the words; cells stand in the order of the page.
        let after = row.cells.partition_point(|cell| *cell <= piece.first);
        if let Some(cell) = cells.get_mut(after.saturating_sub(1)) {
            cell.spans.push(span);
        }
    }

    fn item(&mut self, piece: &Piece) -> Option<Part> {
        let page = self.page;
        let item = page
            .ancestors(piece.first)
            .find(|id| page.tag(*id) == "li")?;
        let list = page.ancestors(item).find(|id| is_list(page.tag(*id)))?;
        if page.tag(list) == "ol" && self.ordered.insert(list) {
            self.count(list);
        }
        Some(Part::Item {
            list: self.group(list),
            number: self.numbers.get(&item).copied(),
            continues: !self.items.insert(item),
        })
    }

    fn row(&mut self, block: usize, piece: &Piece) -> Option<Part> {
        let page = self.page;
        let row = piece.row?;
        let table = page.ancestors(row).find(|id| page.tag(*id) == "table")?;
        let in_head = page
            .parent(row)
            .is_some_and(|section| page.tag(section) == "thead");
        let cells: Vec<NodeId> = page
            .children(row)
            .filter(|id| matches!(page.tag(*id), "td" | "th"))
            .filter(|id| self.pieces.hidden.binary_search(id).is_err())
            .collect();
        let number = |id, name| page.attribute(id, name).and_then(integer);
        let cell = |id: &NodeId| Cell {
            spans: Vec::new(),
            is_header: in_head || page.tag(*id) == "th",
            columns: spanned(number(*id, "colspan"), MOST_COLUMNS),
            // None means: to the end of the section.
            rows: match number(*id, "rowspan") {
                Some(0) => MOST_ROWS.cast_unsigned(),
                rows => spanned(rows, MOST_ROWS),
            },
        };
        let part = Part::Row {
            table: self.group(table),
            cells: cells.iter().map(cell).collect(),
        };
        self.rows.push(Row {
            block,
            table,
            element: row,
            cells,
            is_stressed: true,
        });
        Some(part)
    }

    /// The number of a list or table.
    fn group(&mut self, id: NodeId) -> u32 {
        let next = self.groups.len() as u32;
        *self.groups.entry(id).or_insert(next)
    }

    /// Numbers the items of an ordered list as browsers do: from `start`, or down to one where it is `reversed`, and on
    /// from an item's own `value`.
    fn count(&mut self, list: NodeId) {
        let page = self.page;
        let mut items = Vec::new();
        let mut id = NodeId(list.0 + 1);
        while id < page.end(list) {
            let tag = page.tag(id);
            if is_list(tag) || self.pieces.hidden.binary_search(&id).is_ok() {
                id = page.end(id);
                continue;
            }
            if tag == "li" {
                items.push(id);
            }
            id.0 += 1;
        }
        let attribute = |id, name| page.attribute(id, name).and_then(integer);
        let (first, step) = match page.attribute(list, "reversed") {
            Some(_) => (i32::try_from(items.len()).unwrap_or(i32::MAX), -1),
            None => (1, 1),
        };
        let mut next = attribute(list, "start").unwrap_or(first);
        for item in items {
            let number = attribute(item, "value").unwrap_or(next);
            self.numbers.insert(item, number);
            next = number.saturating_add(step);
        }
    }

    /// What only the whole article tells: how many of the rows that a cell spans have words, and the heads of tables
    /// that mark none.
    pub fn finish(self, blocks: &mut [Block]) {
        self.count_rows(blocks);
        for table in self.rows.chunk_by(|a, b| a.table == b.table) {
            head(table, blocks);
        }
    }

    fn count_rows(&self, blocks: &mut [Block]) {
        let page = self.page;
        let section = |row: &Row| page.parent(row.element).unwrap_or(row.element);
        // The place of every row in its section, and the places that have words.
        let mut places: BTreeMap<NodeId, u32> = BTreeMap::new();
        let mut kept: BTreeMap<NodeId, Vec<u32>> = BTreeMap::new();
        for row in &self.rows {
            let kept = kept.entry(section(row)).or_insert_with_key(|section| {
                let rows = page.children(*section).filter(|id| page.tag(*id) == "tr");
                places.extend(rows.zip(0..));
                Vec::new()
            });
            kept.extend(places.get(&row.element));
        }
        for row in &self.rows {
            let (Some(kept), Some(place)) = (kept.get(&section(row)), places.get(&row.element))
            else {
                continue;
            };
            for cell in cells(&mut blocks[row.block]) {
                let after = place.saturating_add(cell.rows);
                let [from, to] = [*place, after].map(|at| kept.partition_point(|row| *row < at));
                cell.rows = ((to - from) as u32).max(1);
            }
        }
    }
}

/// Takes a first row that is all in bold, as the second is not, for the head of a table that marks none.
fn head(table: &[Row], blocks: &mut [Block]) {
    let [first, second, ..] = table else { return };
    let is_marked = table.iter().any(|row| {
        cells(&mut blocks[row.block])
            .iter()
            .any(|cell| cell.is_header)
    });
    if !first.is_stressed || second.is_stressed || is_marked {
        return;
    }
    let first = cells(&mut blocks[first.block]);
    if first.iter().filter(|cell| !cell.spans.is_empty()).count() > 1 {
        for cell in first {
            cell.is_header = true;
        }
    }
}

/// The cells of a row's block.
fn cells(block: &mut Block) -> &mut [Cell] {
    match &mut block.part {
        Some(Part::Row { cells, .. }) => cells,
        _ => &mut [],
    }
}

/// How many columns or rows a cell spans; one where it does not say.
fn spanned(said: Option<i32>, most: i32) -> u32 {
    said.map_or(1, |said| said.clamp(1, most).cast_unsigned())
}

fn is_list(tag: &str) -> bool {
    matches!(tag, "ol" | "ul" | "menu" | "dir")
}

/// The whole number that an attribute begins with, as the HTML standard reads it.
fn integer(value: &str) -> Option<i32> {
    let value = value.trim_start();
    let sign = usize::from(value.starts_with(['-', '+']));
    let digits = value[sign..].bytes().take_while(u8::is_ascii_digit).count();
    value[..sign + digits].parse().ok()
}
