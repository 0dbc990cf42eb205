//! The article as a clean HTML fragment.

use super::{OpenList, Text};
use onrecord::Report;
use onrecord::article::BlockKind;
use onrecord::report::{BlockItem, Place};
use std::fmt::Write;

/// Renders the article of `report`.
pub(super) fn render(report: &Report) -> String {
    let mut writer = Writer {
        text: Text::of(report),
        out: String::new(),
        lists: Vec::new(),
        table: None,
    };
    if let Some(headline) = &report.metadata.headline {
        let _ = writeln!(writer.out, "<h1>{}</h1>", escape(headline));
    }
    for block in &report.article.blocks {
        writer.block(block);
    }
    writer.close(None);
    writer.out
}

struct Writer {
    text: Text,
    out: String,
    lists: Vec<OpenList>,
    /// The table that is open.
    table: Option<u32>,
}

impl Writer {
    /// Closes the lists and the table that do not go on with `block`.
    fn close(&mut self, block: Option<&BlockItem>) {
        while let Some(list) = self
            .lists
            .pop_if(|list| !block.is_some_and(|block| list.goes_on(block)))
        {
            self.out.push_str("</li>\n");
            self.out.push_str(if list.is_ordered {
                "</ol>\n"
            } else {
                "</ul>\n"
            });
        }
        let goes_on = |table: u32| {
            block.is_some_and(|block| {
                block.kind == BlockKind::TableRow && block.group.unwrap_or_default() == table
            })
        };
        if self.table.take_if(|table| !goes_on(*table)).is_some() {
            self.out.push_str("</table>\n");
        }
    }

    fn block(&mut self, block: &BlockItem) {
        self.close(Some(block));
        match block.kind {
            BlockKind::ListItem => self.item(block),
            BlockKind::TableRow => self.row(block),
            kind => {
                let tag = tag(kind, block.level);
                let inner = self.inner(block, &whole(block));
                let _ = writeln!(self.out, "<{tag}>{inner}</{tag}>");
            }
        }
    }

    fn item(&mut self, block: &BlockItem) {
        let inner = self.inner(block, &whole(block));
        let is_open = self.lists.last().is_some_and(|list| list.holds(block));
        if is_open && block.continues {
            let _ = write!(self.out, "<p>{inner}</p>");
            return;
        }
        if is_open {
            self.out.push_str("</li>\n");
        } else {
            let list = OpenList::of(block);
            self.out
                .push_str(if list.is_ordered { "<ol>\n" } else { "<ul>\n" });
            self.lists.push(list);
        }
        let _ = match block.number {
            Some(number) => write!(self.out, "<li value=\"{number}\">{inner}"),
            None => write!(self.out, "<li>{inner}"),
        };
    }

    fn row(&mut self, block: &BlockItem) {
        if self.table.is_none() {
            self.table = Some(block.group.unwrap_or_default());
            self.out.push_str("<table>\n");
        }
        let heads_columns = block.cells.iter().all(|cell| cell.header);
        self.out.push_str("<tr>");
        for cell in &block.cells {
            let paragraphs: Vec<String> = cell
                .places
                .iter()
                .map(|place| self.inner(block, place))
                .collect();
            let tag = if cell.header { "th" } else { "td" };
            let _ = write!(self.out, "<{tag}");
            if cell.header {
                let scope = if heads_columns { "col" } else { "row" };
                let _ = write!(self.out, " scope=\"{scope}\"");
            }
            for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                if count > 1 {
                    let _ = write!(self.out, " {name}=\"{count}\"");
                }
            }
            let _ = write!(self.out, ">{}</{tag}>", paragraphs.join("<br>"));
        }
        self.out.push_str("</tr>\n");
    }

    fn inner(&self, block: &BlockItem, place: &Place) -> String {
        let stretches = self.text.stretches(block, place).into_iter();
        stretches
            .map(|(text, href)| match href {
                Some(href) => format!("<a href=\"{}\">{}</a>", escape(href), escape(&text)),
                None => escape(&text),
            })
            .collect()
    }
}

/// The whole of a block.
pub(super) fn whole(block: &BlockItem) -> Place {
    Place {
        start: block.start,
        end: block.end,
    }
}

fn tag(kind: BlockKind, level: Option<u8>) -> &'static str {
    match kind {
        BlockKind::Heading => {
            ["h2", "h2", "h3", "h4", "h5", "h6"][usize::from(level.unwrap_or(2).clamp(1, 6)) - 1]
        }
        BlockKind::Quotation | BlockKind::PullQuote => "blockquote",
        BlockKind::Caption => "figcaption",
        BlockKind::Code | BlockKind::Preformatted => "pre",
        _ => "p",
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
