//! `onrecord extract`: the article as text, HTML or Markdown; and the decoding of input bytes.

mod html;
mod markdown;

use encoding_rs::{Encoding, UTF_8};
use onrecord::Report;
use onrecord::article::BlockKind;
use onrecord::report::{BlockItem, Place};

/// The forms of an extracted article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The article text as the report has it.
    Text,
    /// A clean HTML fragment.
    Html,
    /// Markdown.
    Markdown,
}

impl Form {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// Renders the article of `report`.
pub fn render(report: &Report, form: Form) -> String {
    match form {
        Form::Text => format!("{}\n", report.article.text),
        Form::Html => html::render(report),
        Form::Markdown => markdown::render(report),
    }
}

/// The article's text, cut by code points.
struct Text(Vec<char>);

impl Text {
    fn of(report: &Report) -> Self {
        Self(report.article.text.chars().collect())
    }

    /// The text of a place in a block, cut where links begin and end; each stretch with its target.
    fn stretches<'a>(&self, block: &'a BlockItem, place: &Place) -> Vec<(String, Option<&'a str>)> {
        let text = |start: u32, end: u32| -> String {
            self.0[start as usize..end as usize].iter().collect()
        };
        let mut stretches = Vec::new();
        let mut at = place.start;
        for link in &block.links {
            if link.start >= at && link.end <= place.end {
                stretches.push((text(at, link.start), None));
                stretches.push((text(link.start, link.end), Some(link.href.as_str())));
                at = link.end;
            }
        }
        stretches.push((text(at, place.end), None));
        stretches.retain(|(text, _)| !text.is_empty());
        stretches
    }
}

/// A list whose end has not come yet.
struct OpenList {
    group: Option<u32>,
    level: u8,
    is_ordered: bool,
    /// In Markdown, how wide the marker of its last item is.
    width: usize,
    /// In Markdown, the number that follows by itself, and whether the list has the second of two signs.
    next: Option<i32>,
    is_second: bool,
}

impl OpenList {
    fn of(block: &BlockItem) -> Self {
        Self {
            group: block.group,
            level: block.level.unwrap_or(1),
            is_ordered: block.number.is_some(),
            width: 0,
            next: None,
            is_second: false,
        }
    }

    /// Whether this list goes on, or holds the list that goes on, with the item `block`.
    fn goes_on(&self, block: &BlockItem) -> bool {
        let level = block.level.unwrap_or(1);
        block.kind == BlockKind::ListItem
            && (self.level < level || (self.level == level && self.group == block.group))
    }

    /// Whether the item `block` is this list's own.
    fn holds(&self, block: &BlockItem) -> bool {
        self.group == block.group && self.level == block.level.unwrap_or(1)
    }
}

/// Decodes a page: byte order mark first, then a `charset` in its first 2,048 bytes, else UTF-8.
pub fn decode(bytes: &[u8]) -> String {
    let declared = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
        let rest = head
            .split_once("charset=")?
            .1
            .trim_start_matches(['"', '\'', ' ']);
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        Encoding::for_label(name.as_bytes())
    };
    let encoding = match std::str::from_utf8(bytes) {
        // Valid UTF-8 with anything beyond ASCII is UTF-8, whatever it declares.
        Ok(_) => UTF_8,
        Err(_) => declared().unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0.into_owned()
}
