//! Plain text input.

use super::Extraction;
use crate::article::{Article, Block, BlockKind};
use crate::span::Span;

/// Reads plain text: the text stays as it is.
pub(super) fn extract(text: &str) -> Extraction {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                level: None,
                span,
                links: vec![],
                node: None,
            });
        }
    }
    Extraction {
        article: Article {
            text: text.to_owned(),
            blocks,
        },
        ..Extraction::default()
    }
}
