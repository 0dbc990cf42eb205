//! Quotation marks: which opens, which closes, and what runs on in the next paragraph.
//!
//! Marks are ambiguous (an apostrophe closes nothing, a straight mark may open or close) and often broken, so
//! pairing looks at the characters around a mark, never at what the words mean. One pass over each block.

use crate::article::{Article, BlockKind};
use crate::span::Span;

/// One quotation, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening to the closing mark.
    pub span: Span,
    /// The block (an index) that it stands in.
    pub block: usize,
    /// It continues the quotation before it, which the paragraph break left open.
    pub continues: bool,
    /// The closing mark is missing.
    pub open: bool,
}

/// The families of marks; a mark of one family never closes another's, except that writers mix straight and curly.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
}

/// What a mark may do.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    opens: bool,
    closes: bool,
}

/// Finds the outermost quotations of every block of the kinds to `read`, in text order, none overlapping another.
pub fn find(article: &Article, read: impl Fn(BlockKind) -> bool) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for (block, item) in article.blocks.iter().enumerate() {
        if read(item.kind) {
            find_in(&article.text, item.span, block, &mut quotes);
        }
    }
    quotes
}

fn find_in(text: &str, block: Span, index: usize, quotes: &mut Vec<Quote>) {
    let marks = marks(text, block);
    let first = quotes.len();
    let carried = quotes.last().is_some_and(|last| last.open);
    let mut at = 0;
    while let Some(&mark) = marks.get(at) {
        at += 1;
        if !mark.opens {
            if mark.closes && mark.family == Family::Double && quotes.len() == first {
                // A closing mark before any opening one: the quotation began with the paragraph.
                push(
                    quotes,
                    block.start as usize,
                    mark.at + mark.len,
                    index,
                    carried,
                    false,
                );
            }
            continue;
        }
        let close = closing(text, &marks[at..], mark);
        let continues = carried && quotes.len() == first && mark.at == block.start as usize;
        match close {
            Some(offset) => {
                let end = marks[at + offset];
                push(quotes, mark.at, end.at + end.len, index, continues, false);
                at += offset + 1;
            }
            // A single mark that nothing closes was an apostrophe.
            None if mark.family == Family::Single => {}
            None => {
                let end = unclosed_end(text, mark.at + mark.len, block.end as usize);
                push(quotes, mark.at, end, index, continues, true);
                while marks.get(at).is_some_and(|next| next.at < end) {
                    at += 1;
                }
            }
        }
    }
}

fn push(
    quotes: &mut Vec<Quote>,
    start: usize,
    end: usize,
    block: usize,
    continues: bool,
    open: bool,
) {
    quotes.push(Quote {
        span: Span::new(start, end),
        block,
        continues,
        open,
    });
}

/// Where the quotation that opens at `open` ends among the marks that follow, as an index into them.
fn closing(text: &str, marks: &[Mark], open: Mark) -> Option<usize> {
    if open.family == Family::Single {
        return closing_single(text, marks);
    }
    let mut depth = 0_usize;
    for (i, mark) in marks.iter().enumerate() {
        if mark.family != open.family {
            continue;
        }
        let nested = mark.opens && !mark.closes;
        if nested && open.family == Family::Double && is_curly(text, *mark) {
            // Another opening mark: a quotation inside, or the first never closed. Depth stays small on purpose, so that
            // a flood of opening marks cannot swallow the page.
            depth = (depth + 1).min(2);
        } else if mark.closes {
            if depth == 0 || !is_curly(text, *mark) {
                return Some(i);
            }
            depth -= 1;
            // `“A “B” C.”` closes twice; `“A. “B.”` only once, and then the end is here.
            if !marks[i + 1..]
                .iter()
                .any(|next| next.family == open.family && next.closes)
            {
                return Some(i);
            }
        }
    }
    None
}

/// A single mark closes like an apostrophe: best after a stop or comma, else not after an s, where it may be a plural's.
fn closing_single(text: &str, marks: &[Mark]) -> Option<usize> {
    let mut plain = None;
    let mut plural = None;
    for (i, mark) in marks.iter().enumerate() {
        if mark.family != Family::Single {
            continue;
        }
        if mark.opens {
            break;
        }
        match text[..mark.at].chars().next_back() {
            Some(',' | '.' | '?' | '!' | '…') => return Some(i),
            Some('s') => plural = Some(i),
            _ => {
                plain.get_or_insert(i);
            }
        }
    }
    plain.or(plural)
}

fn is_curly(text: &str, mark: Mark) -> bool {
    !text[mark.at..].starts_with(['"', '\''])
}

/// A quotation without a closing mark ends where the writer's own words seem to start again: at the paragraph's end.
fn unclosed_end(_text: &str, _from: usize, block_end: usize) -> usize {
    block_end
}

fn marks(text: &str, block: Span) -> Vec<Mark> {
    let slice = block.of(text);
    let base = block.start as usize;
    let mut marks = Vec::new();
    let mut previous = ' ';
    let mut chars = slice.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let mut len = c.len_utf8();
        // Two single marks together are a double mark of the typewriter age.
        let doubled = matches!(c, '\'' | '`' | '‘' | '’') && slice[i + len..].starts_with(c);
        if doubled {
            chars.next();
            len *= 2;
        }
        let next = slice[i + len..].chars().next().unwrap_or(' ');
        let family = match c {
            _ if doubled => Some(Family::Double),
            '"' | '“' | '”' | '„' | '‟' | '＂' => Some(Family::Double),
            '‘' | '’' | '\'' | '‚' => Some(Family::Single),
            '«' | '»' => Some(Family::Guillemet),
            _ => None,
        };
        if let Some(family) = family {
            let (opens, closes) = direction(c, family, previous, next);
            if opens || closes {
                marks.push(Mark {
                    at: base + i,
                    len,
                    family,
                    opens,
                    closes,
                });
            }
        }
        previous = c;
    }
    marks
}

/// Whether a mark may open and may close, from its shape and its neighbours.
fn direction(c: char, family: Family, previous: char, next: char) -> (bool, bool) {
    let after_gap = previous.is_whitespace()
        || matches!(previous, '(' | '[' | '—' | '–' | '-' | '/' | '…' | ':');
    let before_word = next.is_alphanumeric()
        || matches!(
            next,
            '[' | '$' | '(' | '…' | '.' | '#' | '@' | '‘' | '\'' | '“' | '£' | '€'
        );
    let before_gap = !next.is_alphanumeric();
    match c {
        '„' | '«' | '‚' => (true, false),
        '»' => (false, true),
        '“' => {
            // Some typists close with an opening mark: “this“ and then a space.
            let wrong = !after_gap
                && !previous.is_whitespace()
                && (next.is_whitespace() || matches!(next, ',' | '.'));
            (!wrong, wrong)
        }
        '”' => {
            let wrong = previous.is_whitespace() && before_word;
            (wrong, !wrong)
        }
        '‘' if family == Family::Single => (after_gap && before_word || previous == '“', false),
        '’' if family == Family::Single => (false, before_gap && !previous.is_whitespace()),
        '\'' if family == Family::Single => (
            (after_gap || matches!(previous, '“' | '"')) && next.is_alphabetic(),
            before_gap && !previous.is_whitespace() && !after_gap,
        ),
        // Straight marks and the rest: by the gap before them.
        _ => {
            let opens = after_gap && !next.is_whitespace() || previous == '‘';
            (opens, !opens)
        }
    }
}
