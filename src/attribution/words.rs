//! The words of one article as this stage sees them: lower-cased, tagged with what a word can do, and with the
//! quotation that each stands in.

use crate::attribution::quotes::Quote;
use crate::language::{Sentence, Token, tokens};
use crate::span::Span;
use std::ops::Range;

/// What a word does in its clause, as coarse as source and content spans need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `the`, `a`, `this`.
    Determiner,
    /// `his`, `their`, and the clitic `'s`.
    Possessive,
    /// `he`, `they`: a subject.
    Pronoun,
    /// `him`, `them`: an object.
    Object,
    /// `who`, `which`, `whom`.
    Relative,
    /// `that`.
    That,
    /// `whether`, `how`, `why`, `what`.
    Question,
    /// `of`, `in`, `at`.
    Preposition,
    /// `to`.
    To,
    /// `and`, `but`, `or`.
    Coordinator,
    /// `because`, `when`, `while`.
    Subordinator,
    /// `will`, `could`.
    Modal,
    /// Forms of `be`.
    Be,
    /// Forms of `have`.
    Have,
    /// Forms of `do`.
    Do,
    /// `not`, `n't`, `never`.
    Negation,
    /// `also`, `repeatedly`.
    Adverb,
    /// `two`, `40`.
    Number,
    /// A capitalised word that is no sentence opener.
    Name,
    /// `Monday`, `yesterday`.
    Time,
    /// A form in -ed or an irregular past: finite or a participle.
    Past,
    /// A form in -ing.
    Gerund,
    /// Any other word: noun, adjective, or a verb's base form.
    Other,
    /// `,`.
    Comma,
    /// `.`, `!`, `?`.
    Stop,
    /// `:`.
    Colon,
    /// `;`.
    Semicolon,
    /// A dash.
    Dash,
    /// `(`, `[`.
    Open,
    /// `)`, `]`.
    Close,
    /// A quotation mark.
    Mark,
    /// Any other sign.
    Sign,
}

/// The words.
pub struct Words<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// The sentences.
    pub sentences: &'a [Sentence],
    /// The quotations.
    pub quotes: &'a [Quote],
    lower: String,
    ends: Vec<u32>,
    tags: Vec<Tag>,
    quote: Vec<u32>,
}

const NO_QUOTE: u32 = u32::MAX;

impl<'a> Words<'a> {
    /// Reads the words of all sentences.
    pub fn new(
        text: &'a str,
        sentences: &'a [Sentence],
        tokens: &'a [Token],
        quotes: &'a [Quote],
    ) -> Self {
        let mut words = Self {
            text,
            tokens,
            sentences,
            quotes,
            lower: String::with_capacity(text.len()),
            ends: Vec::with_capacity(tokens.len()),
            tags: Vec::with_capacity(tokens.len()),
            quote: Vec::with_capacity(tokens.len()),
        };
        let mut next = 0;
        for (i, token) in tokens.iter().enumerate() {
            let word = token.span.of(text);
            for c in word.chars() {
                match c {
                    '’' => words.lower.push('\''),
                    _ => words.lower.extend(c.to_lowercase()),
                }
            }
            words.ends.push(words.lower.len() as u32);
            while quotes
                .get(next)
                .is_some_and(|quote| quote.span.end <= token.span.start)
            {
                next += 1;
            }
            let inside = quotes
                .get(next)
                .is_some_and(|quote| quote.span.overlaps(token.span));
            words
                .quote
                .push(if inside { next as u32 } else { NO_QUOTE });
            let opens = i == 0
                || tokens[i - 1].sentence != token.sentence
                || words.tags[i - 1] == Tag::Mark;
            let tag = crate::attribution::tags::tag(word, words.lower(i), opens);
            words.tags.push(tag);
        }
        words
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word `i` in lower case with straight apostrophes; empty past the end.
    pub fn lower(&self, i: usize) -> &str {
        let start = if i == 0 {
            0
        } else {
            self.ends.get(i - 1).copied().unwrap_or(0)
        };
        self.ends
            .get(i)
            .map_or("", |end| &self.lower[start as usize..*end as usize])
    }

    /// The word `i` as it stands.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .map_or("", |token| token.span.of(self.text))
    }

    /// What the word `i` does; a full stop past the end.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Stop)
    }

    /// The quotation (an index) that holds the word `i`.
    pub fn quote(&self, i: usize) -> Option<usize> {
        self.quote
            .get(i)
            .filter(|quote| **quote != NO_QUOTE)
            .map(|quote| *quote as usize)
    }

    /// The words of a sentence.
    pub fn sentence(&self, sentence: usize) -> Range<usize> {
        tokens::of_sentence(self.tokens, sentence)
    }

    /// The words of the sentence that holds the word `i`.
    pub fn sentence_of(&self, i: usize) -> Range<usize> {
        self.tokens
            .get(i)
            .map_or(0..0, |token| self.sentence(token.sentence as usize))
    }

    /// The words of a quotation, marks included.
    pub fn quote_words(&self, quote: usize) -> Range<usize> {
        let Some(quote) = self.quotes.get(quote) else {
            return 0..0;
        };
        self.within(quote.span)
    }

    /// The words that start inside `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        start
            ..start.max(
                self.tokens
                    .partition_point(|token| token.span.start < span.end),
            )
    }

    /// The text from the first to the last word of `range`; none where it is empty.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| first.span.cover(last.span))
    }
}
