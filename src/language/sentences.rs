//! Sentences: where one ends, in text full of abbreviations, initials, quotations and decimals.
//!
//! Rule-based, left to right over one block at a time. A terminal mark ends a sentence unless what stands before it
//! is an abbreviation, an initial or a number that goes on, or what follows cannot start a sentence.

mod known;

use crate::article::Article;
use crate::span::Span;
use known::{BEFORE_NAME, MAY_END, OPENERS, SMALL, SPEECH, TIMES};

/// One sentence of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its text, without white space at the edges.
    pub span: Span,
    /// The block (an index into [`Article::blocks`]) that it stands in.
    pub block: usize,
}

/// Splits the prose blocks of `article` into sentences, in text order.
pub fn split(article: &Article) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, item) in article.blocks.iter().enumerate() {
        if item.kind.is_prose() {
            for span in split_block(&article.text, item.span) {
                sentences.push(Sentence { span, block });
            }
        }
    }
    sentences
}

fn split_block(text: &str, block: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let slice = block.of(text);
    let base = block.start as usize;
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = slice[at..].chars().next() {
        let after = at + c.len_utf8();
        if c == '\n' && is_hard_break(slice, at) {
            push(&mut spans, text, base + start, base + at);
            start = after;
            at = after;
            continue;
        }
        if is_terminal(c) {
            let run_end = after + run_len(&slice[after..], is_terminal);
            let end = run_end
                + closing_len(
                    &slice[run_end..],
                    slice[start..run_end].contains(['"', '“']),
                );
            if ends_sentence(slice, start, at, run_end, end, c) {
                push(&mut spans, text, base + start, base + end);
                start = end;
            }
            at = end.max(run_end);
            continue;
        }
        at = after;
    }
    push(&mut spans, text, base + start, base + slice.len());
    spans
}

fn push(spans: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trim(text);
    if !span.is_empty() {
        spans.push(span);
    }
}

/// A line break inside a block ends a sentence where a blank line follows or the line already ended one.
fn is_hard_break(slice: &str, at: usize) -> bool {
    slice[at + 1..]
        .chars()
        .find(|c| !matches!(c, ' ' | '\t' | '\r'))
        == Some('\n')
}

fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '։' | '។'
    )
}

fn run_len(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.char_indices()
        .find(|(_, c)| !accept(*c))
        .map_or(text.len(), |(i, _)| i)
}

/// Bytes of closing quotation marks and brackets. A straight mark after a space closes nothing.
fn closing_len(text: &str, open_quote: bool) -> usize {
    let tight = run_len(text, |c| {
        matches!(
            c,
            '”' | '’' | '»' | ')' | ']' | '"' | '\'' | '」' | '』' | '›'
        )
    });
    // A note's number: "said.[4] She".
    if let Some(note) = text[tight..].strip_prefix('[') {
        let digits = run_len(note, |c| c.is_ascii_digit());
        if digits > 0 && note[digits..].starts_with(']') {
            return tight + digits + 2;
        }
    }
    if tight == 0 && open_quote {
        // Some outlets put a space before the closing mark.
        let rest = text.trim_start_matches([' ', '\u{a0}']);
        if rest.starts_with('”') {
            return text.len() - rest.len() + '”'.len_utf8();
        }
    }
    tight
}

/// Whether the terminal run at `at..run_end` (with closing marks up to `end`) ends the sentence begun at `start`.
fn ends_sentence(
    slice: &str,
    start: usize,
    at: usize,
    run_end: usize,
    end: usize,
    mark: char,
) -> bool {
    let rest = &slice[end..];
    if rest.is_empty() {
        return true;
    }
    if matches!(mark, '。' | '！' | '？' | '।' | '؟' | '۔' | '։' | '។') {
        return true;
    }
    let spaced = rest.starts_with(char::is_whitespace);
    let next = rest.trim_start();
    let Some(first) = next.chars().find(|c| !is_opening(*c) && *c != ' ') else {
        return true;
    };
    if !spaced {
        // "end.The", "end.”The": a lost space, where a lower-case word of three letters and more stands before and a
        // capital after.
        let word = word_before(slice, start, at);
        return (end == run_end || slice[run_end..end].ends_with(['”', ']']))
            && mark != '…'
            && first.is_uppercase()
            && word.len() >= 3
            && word.chars().all(|c| c.is_alphabetic() && c.is_lowercase())
            && next.chars().nth(1).is_some_and(char::is_lowercase);
    }
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '—' | '–' | ')' | ']') {
        // "Yahoo! shares", "he asked?" she said, "... and": the sentence goes on.
        return false;
    }
    let closed = end > run_end;
    if mark != '.' || run_end - at > 1 {
        // An ellipsis before a capital, a question or an exclamation: what follows a closing mark may be "X said".
        return !(closed && speech_follows(next));
    }
    if next.starts_with('.') {
        // ". . .": an ellipsis with spaces.
        return false;
    }
    let word = word_before(slice, start, at);
    let lower = word.to_lowercase();
    // "fell ill", "loves art": these abbreviate only with a capital.
    if word.starts_with(char::is_lowercase) && !word.contains('.') && !SMALL.contains(&word) {
        return true;
    }
    let quoted_end = closed && slice[run_end..end].contains(['”', '"', '’', '»']);
    if !quoted_end {
        if is_initial(word) && !MAY_END.contains(&lower.as_str()) {
            return !continues_name(next)
                && OPENERS.contains(&first_word(next).to_lowercase().as_str());
        }
        if BEFORE_NAME.contains(&lower.as_str()) {
            return lower == "no" && !first.is_numeric();
        }
        if next.starts_with(|c| is_dash(c) || c == '(') {
            // "AUBURN, Wis. — The mayor", "Wis. (OR) — The mayor": a dateline, or a thought that goes on.
            return !(MAY_END.contains(&lower.as_str()) || is_dotted(word));
        }
        if ["a.m", "p.m"].contains(&lower.as_str()) && first.is_uppercase() {
            return !TIMES.contains(&first_word(next));
        }
        if MAY_END.contains(&lower.as_str()) || is_dotted(word) {
            return OPENERS.contains(&first_word(next).to_lowercase().as_str())
                || next.starts_with(['“', '"']);
        }
    }
    true
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '‹' | '「' | '—' | '–' | '―' | '-' | '•'
    )
}

/// The word that ends right before byte `at`, dots inside included.
fn word_before(slice: &str, start: usize, at: usize) -> &str {
    let head = &slice[start..at];
    let begin = head
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-' | '&'))
        .last()
        .map_or(head.len(), |(i, _)| i);
    head[begin..].trim_start_matches(['.', '-'])
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    &text[..run_len(text, |c| c.is_alphanumeric() || c == '’' || c == '\'')]
}

/// One capital ("J"), or capitals joined by dots ("J.K"): initials of a name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    word != "I" && chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
        || is_dotted(word)
            && word
                .split('.')
                .all(|part| part.chars().all(char::is_uppercase))
            && word.len() <= 5
}

fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

fn continues_name(next: &str) -> bool {
    let word = first_word(next);
    word.chars().next().is_some_and(char::is_uppercase)
        && !OPENERS.contains(&word.to_lowercase().as_str())
}

/// Whether `next` looks like the tail of a quotation's sentence: a name or pronoun, perhaps with an apposition between
/// commas, and a verb of speech.
fn speech_follows(next: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches([',', '.', ';', ':']).to_lowercase();
    let speaks = |word: &str| SPEECH.binary_search(&bare(word).as_str()).is_ok();
    let mut words = next.split_whitespace().take(TAIL);
    let Some(first) = words.next() else {
        return false;
    };
    if !first.starts_with(char::is_uppercase) {
        return false;
    }
    let mut inside = first.ends_with(',');
    for (i, word) in words.enumerate() {
        if inside {
            inside = !word.ends_with(',');
        } else if speaks(word) {
            return true;
        } else if word.ends_with(',') && word.starts_with(char::is_uppercase) {
            inside = true;
        } else if i >= 3 || word.ends_with(['.', '?', '!']) && word.len() > 3 {
            return false;
        }
    }
    false
}

/// Words within which a verb of speech is looked for.
const TAIL: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let article = Article::of_paragraph(text);
        split(&article)
            .into_iter()
            .map(|sentence| sentence.span.of(text))
            .collect()
    }

    /// `|` marks where a sentence must end; everywhere else it must not.
    #[test]
    fn sentences_end_where_the_bar_stands() {
        for case in include_str!("../../tests/cases/sentences.txt").lines() {
            if case.is_empty() || case.starts_with('#') {
                continue;
            }
            let expected: Vec<&str> = case.split('|').map(str::trim).collect();
            let text = expected.join(" ");
            assert_eq!(sentences(&text), expected, "{case}");
        }
    }

    #[test]
    fn a_lost_space_still_ends_a_sentence() {
        assert_eq!(
            sentences("They left early.The rest stayed."),
            ["They left early.", "The rest stayed."]
        );
        assert_eq!(
            sentences("Visit example.com or node.js today."),
            ["Visit example.com or node.js today."]
        );
    }
}
