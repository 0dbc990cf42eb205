//! The article as Markdown, its tables in the form of GitHub's.

use super::html::whole;
use super::{OpenList, Text};
use onrecord::Report;
use onrecord::article::BlockKind;
use onrecord::report::{BlockItem, CellItem, Place};
use std::fmt::Write;

/// Tables with more columns than this keep their cells, but none is moved under the column that it belongs to.
const MOST_COLUMNS: usize = 100;

/// Renders the article of `report`.
pub(super) fn render(report: &Report) -> String {
    let mut writer = Writer {
        text: Text::of(report),
        out: String::new(),
        lists: Vec::new(),
        is_second: false,
    };
    if let Some(headline) = &report.metadata.headline {
        let _ = writeln!(writer.out, "# {headline}\n");
    }
    let mut rest = report.article.blocks.as_slice();
    while let Some(block) = rest.first() {
        let is_row = |other: &BlockItem| other.kind == block.kind && other.group == block.group;
        let count = match block.kind {
            BlockKind::TableRow => rest.iter().take_while(|other| is_row(other)).count(),
            _ => 1,
        };
        let (blocks, after) = rest.split_at(count);
        writer.close(Some(block));
        match block.kind {
            BlockKind::ListItem => writer.item(block),
            BlockKind::TableRow => writer.table(blocks),
            _ => writer.other(block),
        }
        rest = after;
    }
    writer.close(None);
    writer.out
}

struct Writer {
    text: Text,
    out: String,
    lists: Vec<OpenList>,
    /// Whether the open list follows another one, from which only another sign sets it apart.
    is_second: bool,
}

impl Writer {
    /// Closes the lists that do not go on with `block`.
    fn close(&mut self, block: Option<&BlockItem>) {
        let open = self.lists.len();
        while self
            .lists
            .pop_if(|list| !block.is_some_and(|block| list.goes_on(block)))
            .is_some()
        {}
        if open > 0 && self.lists.is_empty() {
            self.out.push('\n');
            let is_list = block.is_some_and(|block| block.kind == BlockKind::ListItem);
            self.is_second = is_list && !self.is_second;
        }
    }

    fn item(&mut self, block: &BlockItem) {
        let inner = self.inner(block, &whole(block));
        let is_open = self.lists.last().is_some_and(|list| list.holds(block));
        if !is_open {
            self.lists.push(OpenList {
                is_second: self.is_second && self.lists.is_empty(),
                ..OpenList::of(block)
            });
        }
        let indent: usize = self.lists.iter().map(|list| list.width).sum();
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        if is_open && block.continues {
            let _ = writeln!(self.out, "\n{:indent$}{inner}", "");
            return;
        }
        // Markdown counts on from a list's first number; another sign begins a list anew.
        let number = block.number.map(|number| number.max(0));
        if is_open && number != list.next {
            list.is_second = !list.is_second;
        }
        let marker = match (number, list.is_second) {
            (Some(number), false) => format!("{number}."),
            (Some(number), true) => format!("{number})"),
            (None, false) => "-".to_owned(),
            (None, true) => "*".to_owned(),
        };
        list.next = number.map(|number| number.saturating_add(1));
        let indent = indent - list.width;
        list.width = marker.len() + 1;
        let _ = writeln!(self.out, "{:indent$}{marker} {inner}", "");
    }

    fn table(&mut self, rows: &[BlockItem]) {
        let width = |row: &BlockItem| row.cells.iter().map(|cell| cell.columns as usize).sum();
        let columns: usize = rows.iter().map(width).max().unwrap_or_default();
        let fits = columns <= MOST_COLUMNS;
        // How many more rows the cell over each column spans.
        let mut over = vec![0; if fits { columns } else { 0 }];
        for (number, row) in rows.iter().enumerate() {
            let mut line = Vec::new();
            let skip = |line: &mut Vec<String>, over: &mut [u32]| {
                while let Some(left) = over.get_mut(line.len()).filter(|left| **left > 0) {
                    *left -= 1;
                    line.push(String::new());
                }
            };
            for cell in &row.cells {
                skip(&mut line, &mut over);
                let words = self.cell(row, cell);
                for column in 0..if fits { cell.columns } else { 1 } {
                    if let Some(left) = over.get_mut(line.len()) {
                        *left = cell.rows - 1;
                    }
                    let is_first = column == 0;
                    line.push(if is_first {
                        words.clone()
                    } else {
                        String::new()
                    });
                }
            }
            skip(&mut line, &mut over);
            // The form has no table without a head; an empty one says nothing that is not so.
            let is_head = row.cells.iter().all(|cell| cell.header);
            if number == 0 && !is_head {
                self.line(&vec![String::new(); line.len()]);
                self.line(&vec!["---".to_owned(); line.len()]);
            }
            self.line(&line);
            if number == 0 && is_head {
                self.line(&vec!["---".to_owned(); line.len()]);
            }
        }
        self.out.push('\n');
    }

    fn line(&mut self, cells: &[String]) {
        let _ = writeln!(self.out, "| {} |", cells.join(" | "));
    }

    fn cell(&self, row: &BlockItem, cell: &CellItem) -> String {
        let paragraphs = cell.places.iter().map(|place| self.inner(row, place));
        let words: Vec<String> = paragraphs.collect();
        words.join(" ").replace('|', "\\|").replace('\n', " ")
    }

    fn other(&mut self, block: &BlockItem) {
        let inner = self.inner(block, &whole(block));
        let level = usize::from(block.level.unwrap_or(1));
        let _ = match block.kind {
            BlockKind::Heading => writeln!(self.out, "{} {inner}\n", "#".repeat(level.clamp(2, 6))),
            BlockKind::Quotation | BlockKind::PullQuote => writeln!(self.out, "> {inner}\n"),
            BlockKind::Caption => writeln!(self.out, "*{inner}*\n"),
            BlockKind::Code | BlockKind::Preformatted => {
                writeln!(self.out, "```\n{inner}\n```\n")
            }
            _ => writeln!(self.out, "{inner}\n"),
        };
    }

    fn inner(&self, block: &BlockItem, place: &Place) -> String {
        let stretches = self.text.stretches(block, place).into_iter();
        stretches
            .map(|(text, href)| match href {
                Some(href) => format!("[{text}](<{}>)", href.replace('>', "%3E")),
                None => text,
            })
            .collect()
    }
}
