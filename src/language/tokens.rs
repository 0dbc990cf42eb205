//! Tokens: words, numbers and marks, in the manner of the Penn and Universal treebanks.
//!
//! Clitics are split (`Xi's` is `Xi` + `'s`, `didn't` is `did` + `n't`), hyphenated words stay whole, abbreviations
//! keep their dot. Linear in the text.

use crate::article::Article;
use crate::language::Sentence;
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
        split_sentence(&article.text, sentence.span, i as u32, &mut tokens);
    }
    tokens
}

/// The tokens of one sentence, as a range of `tokens`.
pub fn of_sentence(tokens: &[Token], sentence: usize) -> std::ops::Range<usize> {
    let start = tokens.partition_point(|token| (token.sentence as usize) < sentence);
    start..start + tokens[start..].partition_point(|token| token.sentence as usize == sentence)
}

fn split_sentence(text: &str, sentence: Span, index: u32, tokens: &mut Vec<Token>) {
    let end = sentence.end as usize;
    let mut at = sentence.start as usize;
    while let Some(c) = text[at..end].chars().next() {
        let len = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if is_word(c) || (c == '@' || c == '#') && text[at + 1..end].starts_with(is_word) {
            word_len(&text[at..end], at + text[at..end].len() == end)
        } else if matches!(c, '.' | '-' | '\'' | '`') {
            // Ellipses, dashes of several hyphens and doubled quotes are one token.
            text[at..end].chars().take_while(|next| *next == c).count()
        } else {
            c.len_utf8()
        };
        push_word(text, Span::new(at, at + len), index, tokens);
        at += len;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\u{301}' || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{17B4}'..='\u{17D3}')
}

/// Length of the word at the start of `text`; a dot belongs to it inside and after an abbreviation.
fn word_len(text: &str, _last: bool) -> usize {
    let mut len = text.chars().next().map_or(0, char::len_utf8);
    loop {
        let rest = &text[len..];
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        let next_is_word = chars.next().is_some_and(is_word);
        let previous = text[..len].chars().next_back().unwrap_or(' ');
        let joins = match c {
            '\'' | '’' | '-' | '‑' | '&' | '/' | '@' => next_is_word,
            '.' => next_is_word || is_abbreviation(&text[..len]),
            ',' | ':' => {
                next_is_word && previous.is_numeric() && rest[1..].starts_with(char::is_numeric)
            }
            _ => is_word(c),
        };
        if !joins {
            break;
        }
        len += c.len_utf8();
        if c == '.' && !next_is_word {
            break;
        }
    }
    len
}

/// Whether a dot after `word` belongs to it.
fn is_abbreviation(word: &str) -> bool {
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let dotted = word.contains('.')
        && word
            .rsplit('.')
            .next()
            .is_some_and(|part| part.chars().count() <= 2);
    single
        || dotted && word.starts_with(char::is_alphabetic)
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Mx"
                | "Dr"
                | "Prof"
                | "Sen"
                | "Sens"
                | "Rep"
                | "Reps"
                | "Gov"
                | "Gen"
                | "Lt"
                | "Col"
                | "Sgt"
                | "Capt"
                | "Cmdr"
                | "Maj"
                | "Rev"
                | "Hon"
                | "Jr"
                | "Sr"
                | "St"
                | "Mt"
                | "Ft"
                | "Inc"
                | "Corp"
                | "Co"
                | "Ltd"
                | "vs"
                | "No"
                | "Jan"
                | "Feb"
                | "Aug"
                | "Sept"
                | "Oct"
                | "Nov"
                | "Dec"
                | "Ave"
                | "Blvd"
                | "Messrs"
                | "Supt"
        )
}

/// Pushes a word, split at its clitics.
fn push_word(text: &str, span: Span, sentence: u32, tokens: &mut Vec<Token>) {
    let word = span.of(text);
    let cut = clitic(word);
    let middle = span.start + cut as u32;
    if cut > 0 && cut < word.len() {
        tokens.push(Token {
            span: Span {
                start: span.start,
                end: middle,
            },
            sentence,
        });
        tokens.push(Token {
            span: Span {
                start: middle,
                end: span.end,
            },
            sentence,
        });
    } else {
        tokens.push(Token { span, sentence });
    }
}

/// Where the clitic of `word` starts; the word's length where it has none.
fn clitic(word: &str) -> usize {
    let bytes = word.as_bytes();
    // The apostrophe is one byte straight and three bytes curly; the clitic after it is at most two letters.
    for ending in [
        "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
    ] {
        let start = word.len().saturating_sub(ending.len());
        if start > 0
            && word.is_char_boundary(start)
            && bytes[start..].eq_ignore_ascii_case(ending.as_bytes())
        {
            return start;
        }
    }
    for ending in ["n't", "n’t"] {
        let start = word.len().saturating_sub(ending.len());
        if start > 0
            && word.is_char_boundary(start)
            && bytes[start..].eq_ignore_ascii_case(ending.as_bytes())
        {
            return start;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        split_sentence(text, Span::new(0, text.len()), 0, &mut tokens);
        tokens
            .into_iter()
            .map(|token| token.span.of(text))
            .collect()
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
