//! Tokens: words, numbers and marks, in the manner of the Penn and Universal treebanks.
//!
//! Clitics are split (`Xi's` is `Xi` + `'s`, `didn't` is `did` + `n't`), hyphens stand alone (`Paris-based` is three tokens)
//! except after a prefix, abbreviations keep their dot. Linear in the text.

use crate::article::Article;
use crate::language::{Sentence, cut};
use crate::span::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The sentence (an index) that it stands in.
    pub sentence: u32,
}

/// Splits every sentence into tokens, in text order.
pub fn split(article: &Article, sentences: &[Sentence]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (i, sentence) in sentences.iter().enumerate() {
        let Span { start, end } = sentence.span;
        cut::tokens(&article.text, start as usize..end as usize, |token| {
            tokens.push(Token {
                span: Span::new(token.start, token.end),
                sentence: i as u32,
            });
        });
    }
    tokens
}

/// The tokens of one sentence, as a range of `tokens`.
pub fn of_sentence(tokens: &[Token], sentence: usize) -> std::ops::Range<usize> {
    let start = tokens.partition_point(|token| (token.sentence as usize) < sentence);
    start..start + tokens[start..].partition_point(|token| token.sentence as usize == sentence)
}

/// The tokens of a text that is one sentence or less.
pub fn of_text(text: &str) -> impl Iterator<Item = &str> {
    let mut tokens = Vec::new();
    cut::tokens(text, 0..text.len(), |token| tokens.push(token));
    tokens.into_iter().map(|token| &text[token])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        of_text(text).collect()
    }

    #[test]
    fn tokens_are_cut_as_the_treebanks_cut() {
        for case in include_str!("../../tests/cases/tokens.txt").lines() {
            if case.is_empty() || case.starts_with('#') {
                continue;
            }
            let Some((text, expected)) = case.split_once(" => ") else {
                panic!("no arrow in {case}")
            };
            assert_eq!(
                tokens(text),
                expected.split(' ').collect::<Vec<_>>(),
                "{case}"
            );
        }
    }
}
