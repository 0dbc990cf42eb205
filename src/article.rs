//! The article: one string, and blocks that are spans into it.

use crate::page::NodeId;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The article's text and its structure. `text` is the only article string; everything else points into it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text: blocks in reading order, separated by blank lines. For plain-text input, the input unchanged.
    pub text: String,
    /// The blocks in reading order. Text outside every block (in plain-text input) is not part of the article.
    pub blocks: Vec<Block>,
    /// Where the text stands on the page, in text order; empty for plain-text input.
    pub origins: Vec<Origin>,
}

/// A stretch of the article that stands in one text node of the page as it is, but for the kind of its white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The stretch.
    pub span: Span,
    /// The text node.
    pub node: NodeId,
    /// Where the stretch starts in the text node, in UTF-16 code units, which is what documents count.
    pub at: u32,
}

/// A part of one text node, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text node.
    pub node: NodeId,
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

/// One paragraph, heading, list item and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// 1 to 6 for a heading; nesting depth from 1 for a list item.
    pub level: Option<u8>,
    /// The block's text.
    pub span: Span,
    /// Links inside the block.
    pub links: Vec<Link>,
    /// The element that the block was read from.
    pub node: Option<NodeId>,
    /// What it is a part of, for an item of a list and a row of a table.
    pub part: Option<Part>,
}

/// What a block is a part of. The text itself holds neither the numbers of items nor empty cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An item of a list.
    Item {
        /// The list; lists and tables are counted together through the article, from 0.
        list: u32,
        /// The number that an ordered list gives the item.
        number: Option<i32>,
        /// Whether the item has begun in a block before.
        continues: bool,
    },
    /// A row of a table.
    Row {
        /// The table; lists and tables are counted together through the article, from 0.
        table: u32,
        /// The cells in the order of the page, the empty ones too.
        cells: Vec<Cell>,
    },
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs; none where it is empty or its words are no part of the article.
    pub spans: Vec<Span>,
    /// Whether it heads a column or a row.
    pub is_header: bool,
    /// How many columns it spans, 1 to 1,000.
    pub columns: u32,
    /// How many of the table's rows that have words it spans, at least 1.
    pub rows: u32,
}

/// A link inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// The target as an absolute address where the page's own address is known.
    pub href: String,
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// The summary between the headline and the text. It tells what the text tells, so nobody is counted by it.
    Dek,
    /// A heading below the headline.
    Heading,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A sentence of the article repeated for display.
    PullQuote,
    /// The caption of a picture or chart.
    Caption,
    /// A table row.
    TableRow,
    /// Source code.
    Code,
    /// Text whose line breaks matter, such as verse.
    Preformatted,
    /// The time line that opens an entry of a live blog.
    LiveEntry,
}

impl BlockKind {
    /// Whether the block holds running text that sentences and sources are read from.
    pub fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::ListItem | Self::Quotation | Self::LiveEntry
        )
    }
}

#[cfg(test)]
impl Article {
    /// An article of one paragraph, for tests.
    pub(crate) fn of_paragraph(text: &str) -> Self {
        let block = Block {
            kind: BlockKind::Paragraph,
            level: None,
            span: Span::new(0, text.len()),
            links: vec![],
            node: None,
            part: None,
        };
        Self {
            text: text.to_owned(),
            blocks: vec![block],
            ..Self::default()
        }
    }
}

impl Article {
    /// The parts of the page's text nodes that `span` was read from, one for every node, in text order. Costs the
    /// length of the span.
    pub fn places(&self, span: Span) -> Vec<Place> {
        let from = self
            .origins
            .partition_point(|origin| origin.span.end <= span.start);
        let mut places: Vec<Place> = Vec::new();
        for origin in self.origins[from..]
            .iter()
            .take_while(|origin| origin.span.start < span.end)
        {
            let stretch = origin.span;
            let start = span.start.max(stretch.start);
            let end = span.end.min(stretch.end);
            let units = |from, to| {
                let part = Span {
                    start: from,
                    end: to,
                };
                part.of(&self.text).encode_utf16().count() as u32
            };
            let first = origin.at + units(stretch.start, start);
            let last = first + units(start, end);
            match places.last_mut() {
                Some(place) if place.node == origin.node => place.end = last,
                _ => places.push(Place {
                    node: origin.node,
                    start: first,
                    end: last,
                }),
            }
        }
        places
    }

    /// Whether the blocks hold fewer words than `count`, which is quickly seen of any but a short text.
    pub fn is_shorter_than(&self, count: usize) -> bool {
        let mut words = 0;
        self.blocks.iter().all(|block| {
            words += count_words(block.span.of(&self.text));
            words < count
        })
    }

    /// Number of words in the blocks. In scripts written without spaces every ideograph counts as one word.
    pub fn words(&self) -> usize {
        self.blocks
            .iter()
            .map(|block| count_words(block.span.of(&self.text)))
            .sum()
    }
}

/// Number of words in `text`: runs of letters, digits and the marks inside them; an ideograph is a word by itself.
pub fn count_words(text: &str) -> usize {
    let (mut words, mut inside) = (0, false);
    for c in text.chars() {
        // Most text is plain letters, which need no look at the tables of Unicode.
        if c.is_ascii_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if is_ideograph(c) {
            words += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if !matches!(c, '\'' | '’' | '-' | '.' | ',') || !inside {
            inside = false;
        }
    }
    words
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_parts_of_text_nodes() {
        // Two nodes: `  😀 a` and `b\n\n c`, folded to `😀 ab c`.
        let text = "😀 ab c";
        let origin = |start, end, node, at| Origin {
            span: Span::new(start, end),
            node: NodeId(node),
            at,
        };
        let article = Article {
            text: text.to_owned(),
            origins: vec![origin(0, 6, 3, 2), origin(6, 8, 7, 0), origin(8, 9, 7, 4)],
            ..Article::default()
        };
        let places = |words: &str| {
            let at = text.find(words).unwrap();
            let found = article.places(Span::new(at, at + words.len()));
            found
                .iter()
                .map(|place| (place.node.0, place.start, place.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(places("😀"), [(3, 2, 4)]);
        assert_eq!(places("a"), [(3, 5, 6)]);
        assert_eq!(places("ab c"), [(3, 5, 6), (7, 0, 5)]);
        assert_eq!(places("c"), [(7, 4, 5)]);
    }

    #[test]
    fn words_are_counted_as_a_reader_counts() {
        for (text, words) in [
            ("", 0),
            ("The mayor's 3.5-point plan", 4),
            ("He said: “No.”", 3),
            ("北京时间", 4),
            ("— … !", 0),
            ("U.S. aid", 2),
        ] {
            assert_eq!(count_words(text), words, "{text}");
        }
    }
}
