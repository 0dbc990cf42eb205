//! The article's text as structured data give it, as a check on the chosen container.
//!
//! Some pages carry their article twice: as elements, and as one string for search engines (`articleBody`). The string
//! cannot be shown, since it has no blocks and may be cut, stale or a lie. But where most of its words stand on the
//! page, the element around them holds the article, and a container that holds little of them is the wrong one.
//! Runs of words are compared by hash, so the check is linear in the page and in the string.

use super::pieces::Pieces;
use super::score::Sums;
use crate::metadata;
use crate::page::{NodeId, Page};
use std::collections::HashSet;
use std::ops::Range;

/// Words in one run.
const RUN: usize = 4;
/// Words of the string that the page must show before it counts.
const ENOUGH: f32 = 60.0;

/// What of the string the page shows.
pub(super) struct Oracle {
    said: Sums,
    total: f32,
}

impl Oracle {
    /// Looks for the string's words on the page; none where the page has no such string or shows less than half of it.
    pub fn read(page: &Page, pieces: &Pieces) -> Option<Self> {
        let body = metadata::article_body(page, &pieces.linked_data)?;
        let words = hashes(&without_tags(&body));
        let runs: HashSet<u64> = runs(&words).collect();
        let said = pieces.list.iter().enumerate().map(|(i, piece)| {
            if piece.words < 8 {
                return 0.0;
            }
            let own = hashes(pieces.text(i));
            let count = own.len().saturating_sub(RUN - 1);
            let known = self::runs(&own).filter(|run| runs.contains(run)).count();
            if known * 10 >= count * 8 {
                own.len() as f32
            } else {
                0.0
            }
        });
        let said = Sums::new(said);
        let total = said.of(&(0..pieces.list.len()));
        (total >= ENOUGH && total * 2.0 >= words.len() as f32).then_some(Self { said, total })
    }

    /// Whether a stretch of pieces holds too little of the string to be the article.
    pub fn doubts(&self, range: &Range<usize>) -> bool {
        self.said.of(range) < 0.6 * self.total
    }

    /// The innermost element that holds nearly all of it.
    pub fn element(&self, page: &Page, pieces: &Pieces) -> NodeId {
        let mut at = page.root();
        while let Some(inner) = page
            .children(at)
            .find(|id| self.said.of(&pieces.within(page, *id)) >= 0.9 * self.total)
        {
            at = inner;
        }
        at
    }
}

/// The hash of every word, in lower case.
fn hashes(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let hash = |word: &str| {
        let letters = word.chars().flat_map(char::to_lowercase);
        letters.fold(0xCBF2_9CE4_8422_2325, |hash: u64, c| {
            step(hash, u64::from(u32::from(c)))
        })
    };
    words.filter(|word| !word.is_empty()).map(hash).collect()
}

/// One step of FNV-1a, a character at a time.
fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01B3)
}

fn runs(words: &[u64]) -> impl Iterator<Item = u64> {
    words
        .windows(RUN)
        .map(|run| run.iter().fold(7, |hash, word| step(hash, *word)))
}

/// The string without markup, which some systems leave in it.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        out.push(' ');
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        rest = if is_tag {
            // A tag that never ends is none, and nothing after it is.
            let Some(end) = after.find('>') else {
                rest = after;
                break;
            };
            &after[end + 1..]
        } else {
            after
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{hashes, without_tags};

    #[test]
    fn markup_is_no_part_of_the_words() {
        let plain = hashes("The ferry stays in port.");
        assert_eq!(
            hashes(&without_tags("<p>The <b>ferry</b> stays</p> in port.")),
            plain
        );
        assert_eq!(hashes(&without_tags("The ferry < stays in port")), plain);
    }
}
