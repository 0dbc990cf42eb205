//! The article's text and blocks from the kept pieces.

use super::parts::Parts;
use super::pieces::{Form, Piece, Pieces, text_nodes};
use crate::article::{Article, Block, BlockKind, Link, Origin};
use crate::page::{NodeId, Page};
use crate::span::Span;
use std::collections::BTreeMap;
use url::Url;

/// The texts of all pieces, each read once, and where every stretch of them came from.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// The place of each piece in `text`, and one past its last origin.
    pieces: Vec<(Span, usize)>,
    origins: Vec<Origin>,
}

impl Texts {
    /// Reads the pieces of `list`.
    pub fn read(page: &Page, hidden: &[NodeId], list: &[Piece]) -> Self {
        let mut texts = Self::default();
        texts.pieces.reserve(list.len());
        for piece in list {
            let start = texts.text.len();
            texts.push(page, hidden, piece);
            let span = Span::new(start, texts.text.len());
            texts.pieces.push((span, texts.origins.len()));
        }
        texts
    }

    /// The text of piece `i`: white space folded, no-break spaces made plain, invisible signs left out.
    pub fn of(&self, i: usize) -> &str {
        self.pieces[i].0.of(&self.text)
    }

    /// Where the text of piece `i` came from, with spans from the start of that text.
    fn origins(&self, i: usize) -> impl Iterator<Item = Origin> {
        let start = self.pieces[i].0.start;
        let from = i.checked_sub(1).map_or(0, |before| self.pieces[before].1);
        self.origins[from..self.pieces[i].1]
            .iter()
            .map(move |origin| Origin {
                span: Span {
                    start: origin.span.start - start,
                    end: origin.span.end - start,
                },
                ..*origin
            })
    }

    fn push(&mut self, page: &Page, hidden: &[NodeId], piece: &Piece) {
        let start = self.text.len();
        let first = self.origins.len();
        let keeps_lines = piece.form == Form::Preformatted;
        let mut last = None;
        for id in text_nodes(page, hidden, piece) {
            // A line break between two runs separates words that the source does not.
            if let Some(last) = last
                && has_break(page, last, id)
                && self.text.len() > start
                && !self.text.ends_with([' ', '\n'])
            {
                self.text.push(if keeps_lines { '\n' } else { ' ' });
            }
            last = Some(id);
            self.push_node(id, page.text(id).unwrap_or_default(), start, keeps_lines);
        }
        // White space at the end is taken off again.
        let end = start + self.text[start..].trim_end().len();
        self.text.truncate(end);
        while let Some(origin) = self.origins[first..].last_mut()
            && origin.span.end as usize > end
        {
            if (origin.span.start as usize) < end {
                origin.span.end = end as u32;
            } else {
                self.origins.pop();
            }
        }
    }

    /// Adds the text of one node to the piece that began at `start`. A stretch ends where a character of the page is
    /// left out.
    fn push_node(&mut self, id: NodeId, text: &str, start: usize, keeps_lines: bool) {
        let out = &mut self.text;
        let (mut from, mut at, mut unit) = (out.len(), 0, 0);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            // Nearly all text is words in plain letters with single spaces between them, which is copied as it stands.
            let plain = plain_words(rest);
            if plain > 0 {
                out.push_str(&rest[..plain]);
                unit += plain as u32;
                rest = &rest[plain..];
                continue;
            }
            let kept = if keeps_lines && c == '\n' {
                (out.len() > start).then_some('\n')
            } else if c.is_whitespace() {
                (out.len() > start && (keeps_lines || !out.ends_with(' '))).then_some(' ')
            } else {
                let is_sign =
                    matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\u{AD}') || c.is_control();
                (!is_sign).then_some(c)
            };
            rest = &rest[c.len_utf8()..];
            let next = unit + c.len_utf16() as u32;
            if let Some(c) = kept {
                out.push(c);
            } else {
                if out.len() > from {
                    self.origins.push(Origin {
                        span: Span::new(from, out.len()),
                        node: id,
                        at,
                    });
                }
                (from, at) = (out.len(), next);
            }
            unit = next;
        }
        if out.len() > from {
            self.origins.push(Origin {
                span: Span::new(from, out.len()),
                node: id,
                at,
            });
        }
    }
}

/// Length of the words in ASCII that `text` starts with, and of the single spaces between and after them.
fn plain_words(text: &str) -> usize {
    let mut was_space = true;
    text.bytes()
        .position(|byte| {
            let is_space = byte == b' ';
            let ends = if is_space {
                was_space
            } else {
                !byte.is_ascii_graphic()
            };
            was_space = is_space;
            ends
        })
        .unwrap_or(text.len())
}

fn has_break(page: &Page, from: NodeId, to: NodeId) -> bool {
    (from.0 + 1..to.0).any(|id| matches!(page.tag(NodeId(id)), "br" | "wbr"))
}

/// Builds the article from the pieces at `kept`.
pub(super) fn build(
    page: &Page,
    pieces: &Pieces,
    kept: &[usize],
    kinds: &BTreeMap<usize, BlockKind>,
) -> Article {
    let base = base(page);
    let mut article = Article::default();
    let mut parts = Parts::new(page, pieces);
    let mut row = None;
    for &i in kept {
        let piece = &pieces.list[i];
        let kind = match kinds.get(&i) {
            Some(kind) => (*kind, None),
            None => kind(page, pieces, piece),
        };
        let is_same_row = kind.0 == BlockKind::TableRow && piece.row.is_some() && piece.row == row;
        let from = article.text.len();
        if from > 0 {
            article.text.push_str(match kind.0 {
                BlockKind::TableRow if is_same_row => " | ",
                _ => "\n\n",
            });
        }
        let start = article.text.len();
        let mut links: Vec<Link> = Vec::new();
        article.text.push_str(pieces.texts.of(i));
        let span = Span::new(start, article.text.len());
        if span.is_empty() {
            article.text.truncate(from);
            continue;
        }
        for mut origin in pieces.texts.origins(i) {
            origin.span.start += start as u32;
            origin.span.end += start as u32;
            if let Some(href) = href(page, origin.node, base.as_ref()) {
                let span = origin.span;
                match links.last_mut() {
                    Some(last) if last.href == href && last.span.end == span.start => {
                        last.span.end = span.end;
                    }
                    _ => links.push(Link { span, href }),
                }
            }
            article.origins.push(origin);
        }
        for link in &mut links {
            link.span = link.span.trim(&article.text);
        }
        links.retain(|link| !link.span.is_empty());
        row = piece.row;
        if is_same_row && let Some(block) = article.blocks.last_mut() {
            block.span.end = span.end;
            block.links.append(&mut links);
            parts.fill(block.part.as_mut(), piece, span);
            continue;
        }
        let mut part = parts.begin(article.blocks.len(), kind.0, piece);
        parts.fill(part.as_mut(), piece, span);
        article.blocks.push(Block {
            kind: kind.0,
            level: kind.1,
            span,
            links,
            node: Some(piece.block),
            part,
        });
    }
    parts.finish(&mut article.blocks);
    article
}

fn kind(page: &Page, pieces: &Pieces, piece: &Piece) -> (BlockKind, Option<u8>) {
    match piece.form {
        Form::Plain | Form::Description => (BlockKind::Paragraph, None),
        Form::Heading(level) => (BlockKind::Heading, Some(level)),
        Form::Item(depth) => (BlockKind::ListItem, Some(depth)),
        Form::Quotation => (BlockKind::Quotation, None),
        Form::Caption => (BlockKind::Caption, None),
        Form::Preformatted => {
            let is_code = page
                .ancestors(piece.first)
                .take(4)
                .any(|id| matches!(page.tag(id), "code" | "samp" | "kbd"));
            (
                if is_code {
                    BlockKind::Code
                } else {
                    BlockKind::Preformatted
                },
                None,
            )
        }
        Form::Cell => {
            let table = piece
                .row
                .and_then(|row| page.ancestors(row).find(|id| page.tag(*id) == "table"));
            let is_layout =
                table.is_none_or(|table| pieces.layout_tables.binary_search(&table).is_ok());
            (
                if is_layout {
                    BlockKind::Paragraph
                } else {
                    BlockKind::TableRow
                },
                None,
            )
        }
    }
}

fn base(page: &Page) -> Option<Url> {
    let url = page.url().and_then(|url| Url::parse(url).ok());
    let declared = page
        .ids()
        .take(400)
        .find(|id| page.tag(*id) == "base")
        .and_then(|id| page.attribute(id, "href"));
    match (url, declared) {
        (Some(url), Some(declared)) => url.join(declared).ok().or(Some(url)),
        (None, Some(declared)) => Url::parse(declared).ok(),
        (url, None) => url,
    }
}

/// The target of the link around the text node `id`: only addresses that a reader can follow.
fn href(page: &Page, id: NodeId, base: Option<&Url>) -> Option<String> {
    let link = page
        .ancestors(id)
        .take(12)
        .find(|id| page.tag(*id) == "a")?;
    let href = page.attribute(link, "href")?.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
}
