//! The article's text and blocks from the kept pieces.

use super::pieces::{Form, Piece, Pieces, text_nodes};
use crate::article::{Article, Block, BlockKind, Link, Origin};
use crate::page::{NodeId, Page};
use crate::span::Span;
use std::collections::BTreeMap;
use url::Url;

/// Appends the text of `piece` to `out`: white space folded, no-break spaces made plain, invisible signs left out.
pub(super) fn push_text(page: &Page, hidden: &[NodeId], piece: &Piece, out: &mut String) {
    push_traced(page, hidden, piece, out, &mut |_| {});
}

/// The text of one piece.
pub(super) fn text_of(page: &Page, hidden: &[NodeId], piece: &Piece) -> String {
    let mut out = String::new();
    push_text(page, hidden, piece, &mut out);
    out
}

/// Like [`push_text`], and tells where every stretch came from.
fn push_traced(
    page: &Page,
    hidden: &[NodeId],
    piece: &Piece,
    out: &mut String,
    trace: &mut dyn FnMut(Origin),
) {
    let start = out.len();
    let keeps_lines = piece.form == Form::Preformatted;
    let mut last = None;
    for id in text_nodes(page, hidden, piece) {
        // A line break between two runs separates words that the source does not.
        if let Some(last) = last
            && has_break(page, last, id)
            && out.len() > start
            && !out.ends_with([' ', '\n'])
        {
            out.push(if keeps_lines { '\n' } else { ' ' });
        }
        last = Some(id);
        // A stretch ends where a character of the page is left out.
        let (mut from, mut at, mut unit) = (out.len(), 0, 0);
        for c in page.text(id).unwrap_or_default().chars() {
            let kept = if keeps_lines && c == '\n' {
                (out.len() > start).then_some('\n')
            } else if c.is_whitespace() {
                (out.len() > start && (keeps_lines || !out.ends_with(' '))).then_some(' ')
            } else {
                let is_sign =
                    matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\u{AD}') || c.is_control();
                (!is_sign).then_some(c)
            };
            let next = unit + c.len_utf16() as u32;
            if let Some(c) = kept {
                out.push(c);
            } else {
                if out.len() > from {
                    trace(Origin {
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
            trace(Origin {
                span: Span::new(from, out.len()),
                node: id,
                at,
            });
        }
    }
    out.truncate(start + out[start..].trim_end().len());
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
        let mut origins = std::mem::take(&mut article.origins);
        push_traced(
            page,
            &pieces.hidden,
            piece,
            &mut article.text,
            &mut |origin| {
                if let Some(href) = href(page, origin.node, base.as_ref()) {
                    let span = origin.span;
                    match links.last_mut() {
                        Some(last) if last.href == href && last.span.end == span.start => {
                            last.span.end = span.end;
                        }
                        _ => links.push(Link { span, href }),
                    }
                }
                origins.push(origin);
            },
        );
        article.origins = origins;
        let span = Span::new(start, article.text.len());
        if span.is_empty() {
            article.text.truncate(from);
            continue;
        }
        // White space at the end was taken off again.
        while let Some(origin) = article.origins.last_mut()
            && origin.span.end > span.end
        {
            if origin.span.start < span.end {
                origin.span.end = span.end;
            } else {
                article.origins.pop();
            }
        }
        links.retain(|link| link.span.start < span.end);
        for link in &mut links {
            link.span.end = link.span.end.min(span.end);
            link.span = link.span.trim(&article.text);
        }
        links.retain(|link| !link.span.is_empty());
        row = piece.row;
        if is_same_row && let Some(block) = article.blocks.last_mut() {
            block.span.end = span.end;
            block.links.append(&mut links);
            continue;
        }
        article.blocks.push(Block {
            kind: kind.0,
            level: kind.1,
            span,
            links,
            node: Some(piece.block),
        });
    }
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
