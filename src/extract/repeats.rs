//! What the article's container shows twice: paragraphs that stand there again, and pull quotes.
//!
//! Some pages ship a text once for large and once for small screens, or print a summary box in two places. A reader
//! sees one of them; the second is clutter. A quotation or aside whose words stand in a paragraph too is a pull quote:
//! it stays, under its own kind, so that nobody counts its words as said twice.

use super::ClutterKind;
use super::judge::{Evidence, Verdict};
use super::pieces::Form;
use crate::article::BlockKind;
use crate::metadata;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Pieces and words from which a stretch that stands there again is no accident: a recipe may say one line twice.
const RUN: usize = 3;
/// See [`RUN`].
const WORDS: u32 = 60;
/// Boxes looked at as pull quotes; each is looked for in the whole text once.
const QUOTES: usize = 40;

/// Strips stretches of the text that repeat an earlier stretch, piece by piece in the same order.
pub(super) fn strip(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let kept: Vec<usize> = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep)
        .collect();
    // Only pieces of one size can say the same, and hardly any are.
    let size = |n: usize| {
        let piece = evidence.piece(kept[n]);
        (piece.words, piece.chars)
    };
    let mut sizes: Vec<_> = (0..kept.len()).map(size).collect();
    sizes.sort_unstable();
    let is_shared = |n: usize| {
        let size = size(n);
        let at = sizes.partition_point(|other| *other < size);
        sizes.get(at + 1) == Some(&size)
    };
    let mut first = HashMap::new();
    // For every kept piece, the earlier one that says the same.
    let earlier: Vec<Option<usize>> = (0..kept.len())
        .map(|n| {
            if !is_shared(n) {
                return None;
            }
            let before = *first.entry(evidence.line(kept[n])).or_insert(n);
            (before < n).then_some(before)
        })
        .collect();
    let mut n = 0;
    while n < kept.len() {
        let mut end = n;
        while end < kept.len()
            && earlier[end].is_some()
            && (end == n || earlier[end] == earlier[end - 1].map(|before| before + 1))
        {
            end += 1;
        }
        let words: u32 = kept[n..end].iter().map(|i| evidence.piece(*i).words).sum();
        if end - n >= RUN && words >= WORDS {
            for &i in &kept[n..end] {
                verdicts[i] = Verdict::Strip(ClutterKind::Other, "clutter.other.repeat", None);
            }
        }
        n = end.max(n + 1);
    }
}

/// Notes which kept pieces are pull quotes.
pub(super) fn pull_quotes(
    evidence: &Evidence<'_>,
    verdicts: &[Verdict],
    range: &Range<usize>,
    kinds: &mut BTreeMap<usize, BlockKind>,
) {
    let boxes: Vec<usize> = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep && is_boxed(evidence, *i))
        .take(QUOTES)
        .collect();
    if boxes.is_empty() {
        return;
    }
    let others = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep && !boxes.contains(i));
    let text: String = others.map(|i| metadata::key(evidence.line(i))).collect();
    for i in boxes {
        let key = metadata::key(evidence.line(i));
        if key.len() >= 30 && text.contains(&key) {
            kinds.insert(i, BlockKind::PullQuote);
        }
    }
}

fn is_boxed(evidence: &Evidence<'_>, i: usize) -> bool {
    let Evidence { page, root, .. } = *evidence;
    let piece = evidence.piece(i);
    let is_box = |id| {
        matches!(page.tag(id), "aside" | "blockquote" | "q" | "figure")
            || page.attribute(id, "class").is_some_and(|class| {
                let class = class.to_ascii_lowercase();
                class.contains("pull") || class.contains("quote")
            })
    };
    (6..=60).contains(&piece.words)
        && (piece.form == Form::Quotation
            || std::iter::once(piece.block)
                .chain(page.ancestors(piece.block))
                .take_while(|id| *id != root)
                .take(4)
                .any(is_box))
}
