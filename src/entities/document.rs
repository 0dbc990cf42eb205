//! The article's words with their shapes, and what the whole document says about them: which words also occur in
//! lower case, which sentences are set like headings.

use crate::article::Article;
use crate::language::{Tag, Token};
use crate::lexicon;
use crate::span::Span;
use std::collections::HashSet;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Quill`.
    Capital,
    /// `NATO`, `U.S.`, a single `A`.
    Capitals,
    /// A capital further inside: `iPhone`, `al-Shabab`.
    Inner,
    /// `water`.
    Lower,
    /// Starts with a digit.
    Number,
    /// Punctuation and the clitics `'s`, `’re`.
    Mark,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Capitals mark names.
    Plain,
    /// Nearly every word has a capital, as in many headlines.
    Titled,
    /// Everything is in capitals.
    Shouted,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub span: Span,
    pub shape: Shape,
    /// Whether its capital may only mark a start: of a sentence, a quotation, a clause after a colon.
    pub starts: bool,
}

impl Word<'_> {
    /// Whether the word may be part of a name by its shape.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Inner)
    }
}

/// The words of one sentence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// A range of [`Document::words`].
    pub words: std::ops::Range<usize>,
    pub setting: Setting,
}

/// The article as the finder sees it.
pub(super) struct Document<'a> {
    pub text: &'a str,
    /// As many as tokens, in the same order.
    pub words: Vec<Word<'a>>,
    pub lines: Vec<Line>,
    lower: HashSet<&'a str>,
    /// The parts of speech, as many as words where the document was tagged.
    tags: Vec<Tag>,
}

impl<'a> Document<'a> {
    /// Reads the words of `article` in one pass.
    pub fn read(article: &'a Article, tokens: &[Token]) -> Self {
        let text = article.text.as_str();
        let mut words: Vec<Word<'a>> = Vec::with_capacity(tokens.len());
        let mut lines = Vec::new();
        let mut lower = HashSet::new();
        let mut at = 0;
        while let Some(first) = tokens.get(at) {
            let end = at + tokens[at..].partition_point(|token| token.sentence == first.sentence);
            let mut starts = true;
            for token in &tokens[at..end] {
                let word = token.span.of(text);
                let shape = shape(word);
                words.push(Word {
                    text: word,
                    span: token.span,
                    shape,
                    starts: starts && shape != Shape::Mark,
                });
                if shape == Shape::Lower {
                    lower.insert(word);
                }
                starts = match shape {
                    Shape::Mark => {
                        starts
                            || matches!(
                                word,
                                ":" | "“" | "\"" | "‘" | "``" | "…" | "•" | "?" | "!" | "."
                            )
                    }
                    _ => false,
                };
            }
            lines.push(Line {
                words: at..end,
                setting: setting(&words[at..end]),
            });
            at = end;
        }
        Self {
            text,
            words,
            lines,
            lower,
            tags: Vec::new(),
        }
    }

    /// The same document with the parts of speech of its words.
    pub fn with_tags(mut self, tags: &[Tag]) -> Self {
        self.tags = tags.to_vec();
        self
    }

    /// The name of the part of speech of word `at`, empty where it has none.
    pub fn tag(&self, at: usize) -> &'static str {
        self.tags.get(at).map_or("", |tag| tag.name())
    }

    /// Whether the article also writes `word` in lower case.
    pub fn has_lower(&self, word: &str) -> bool {
        self.lower.contains(word.to_lowercase().as_str())
    }

    /// The text from word `start` up to, not including, word `end`.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).of(self.text)
    }

    /// The span from word `start` up to, not including, word `end`; empty where there is no such word.
    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.words.get(start), self.words.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Whether word `at` is a hyphen that holds the words on both sides together: "all-rounder".
    pub fn is_hyphen(&self, at: usize) -> bool {
        let touches = |left: usize, right: usize| {
            let (left, right) = (self.words.get(left), self.words.get(right));
            left.zip(right)
                .is_some_and(|(left, right)| left.span.end == right.span.start)
        };
        matches!(self.word(at), "-" | "‑") && at > 0 && touches(at - 1, at) && touches(at, at + 1)
    }

    /// The text of word `at`, empty outside the document.
    pub fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return Shape::Mark;
    };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_alphabetic() {
        // A handle or hashtag is no name in running text.
        return Shape::Mark;
    }
    let inner = chars.clone().any(char::is_uppercase);
    let small = chars.clone().any(char::is_lowercase);
    if first.is_uppercase() {
        if inner && !small || chars.next().is_none() {
            Shape::Capitals
        } else {
            Shape::Capital
        }
    } else if inner {
        Shape::Inner
    } else if first.is_lowercase() {
        Shape::Lower
    } else {
        // Scripts without case cannot mark names by capitals.
        Shape::Mark
    }
}

fn setting(words: &[Word<'_>]) -> Setting {
    let (mut long, mut capital, mut shouted) = (0, 0, 0);
    for word in words {
        if word.text.len() < 4 || matches!(word.shape, Shape::Mark | Shape::Number) {
            continue;
        }
        long += 1;
        capital += usize::from(word.is_capitalised());
        shouted += usize::from(word.shape == Shape::Capitals);
    }
    let common = words
        .iter()
        .skip(1)
        .filter(|word| word.shape == Shape::Capital && lexicon::COMMON_WORDS.has(word.text))
        .count();
    let closed = words
        .last()
        .is_some_and(|word| matches!(word.text, "." | "”" | "\""));
    if long >= 3 && shouted * 4 >= long * 3 {
        Setting::Shouted
    } else if !closed && long >= 4 && capital * 5 >= long * 4 && common > 0
        || long >= 5 && capital * 10 >= long * 9
    {
        Setting::Titled
    } else {
        Setting::Plain
    }
}
