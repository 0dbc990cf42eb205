//! The words of one article as this stage sees them: lower-cased, tagged with what a word can do, and with the
//! quotation that each stands in.

use crate::attribution::grammar::Grammar;
use crate::attribution::quotes::Quote;
use crate::attribution::tags;
use crate::language::{Sentence, Token, tokens};
use crate::span::Span;
use std::ops::Range;

/// A range of words.
pub type Part = Range<usize>;

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

impl Tag {
    /// Whether a finite verb group can hold it.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Modal | Self::Be | Self::Have | Self::Do | Self::Past
        )
    }

    /// Whether a noun phrase is made of it.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Determiner
                | Self::Possessive
                | Self::Number
                | Self::Name
                | Self::Other
                | Self::Object
                | Self::Time
        )
    }
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
    /// What the language stage knows of the words; none in headings, whose capitals and missing words mislead it.
    pub grammar: Option<Grammar<'a>>,
    lower: String,
    ends: Vec<u32>,
    tags: Vec<Tag>,
    quote: Vec<u32>,
    heading: bool,
}

const NO_QUOTE: u32 = u32::MAX;

/// Whether letters or digits stand right before and right after a mark.
fn is_inside_word(text: &str, mark: Span) -> bool {
    let before = text[..mark.start as usize].chars().next_back();
    let after = text[mark.end as usize..].chars().next();
    mark.of(text) == "-"
        && before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(char::is_alphanumeric)
}

impl<'a> Words<'a> {
    /// Reads the words of all sentences.
    pub fn new(
        text: &'a str,
        sentences: &'a [Sentence],
        tokens: &'a [Token],
        quotes: &'a [Quote],
        grammar: Option<Grammar<'a>>,
        heading: bool,
    ) -> Self {
        let mut words = Self {
            text,
            tokens,
            sentences,
            quotes,
            grammar,
            lower: String::with_capacity(text.len()),
            ends: Vec::with_capacity(tokens.len()),
            tags: Vec::with_capacity(tokens.len()),
            quote: Vec::with_capacity(tokens.len()),
            heading,
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
            let tag = if heading {
                tags::title(word, words.lower(i))
            } else {
                tags::tag(word, words.lower(i), opens)
            };
            let tag = match tag {
                // "voters' choice": a mark that belongs to no quotation.
                Tag::Mark if !inside && words.lower(i) == "'" => Tag::Possessive,
                Tag::Mark if !inside => Tag::Sign,
                // "veto-wielding", "45-year-old": a hyphen inside a word is no dash.
                Tag::Dash if is_inside_word(text, token.span) => Tag::Other,
                _ => tag,
            };
            words.tags.push(tag);
        }
        words.read_neighbours();
        words
    }

    /// Corrects what the word after shows: "he's said" has a verb where "Ito's claim" has a genitive.
    fn read_neighbours(&mut self) {
        for i in 0..self.tags.len() {
            let next = self.tag(i + 1);
            let before = i
                .checked_sub(1)
                .map_or(Tag::Stop, |before| self.tag(before));
            self.tags[i] = match (self.tags[i], self.lower(i)) {
                (Tag::Possessive, "'s") if matches!(before, Tag::Pronoun | Tag::Relative) => {
                    match next {
                        Tag::Past => Tag::Have,
                        Tag::Adverb if self.tag(i + 2) == Tag::Past => Tag::Have,
                        _ => Tag::Be,
                    }
                }
                (Tag::Pronoun, "there")
                    if !matches!(next, Tag::Be | Tag::Modal | Tag::Have | Tag::Possessive) =>
                {
                    Tag::Adverb
                }
                // "her claim" against "told her".
                (Tag::Object, "her")
                    if matches!(next, Tag::Other | Tag::Name | Tag::Number)
                        && before != Tag::Past =>
                {
                    Tag::Possessive
                }
                (tag, _) => tag,
            };
        }
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

    /// What the word before `i` does, inside `range`; a full stop at its start.
    pub fn tag_before(&self, i: usize, range: &Part) -> Tag {
        if i > range.start {
            self.tag(i - 1)
        } else {
            Tag::Stop
        }
    }

    /// Whether the word `i` begins with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether a capital here makes the word `i` a name: not in a heading, where every word may have one.
    pub fn is_named(&self, i: usize) -> bool {
        !self.heading && self.is_capital(i)
    }

    /// The quotation (an index) that holds the word `i`.
    pub fn quote(&self, i: usize) -> Option<usize> {
        self.quote
            .get(i)
            .filter(|quote| **quote != NO_QUOTE)
            .map(|quote| *quote as usize)
    }

    /// The words of the quotation that starts at the word `i`, marks included.
    pub fn quote_from(&self, i: usize) -> Option<Part> {
        self.quote(i)
            .map(|quote| self.quote_words(quote))
            .filter(|range| range.start == i)
    }

    /// The words of the quotation whose last mark is the word before `i`.
    pub fn quote_to(&self, i: usize) -> Option<Part> {
        let last = i.checked_sub(1)?;
        self.quote(last)
            .map(|quote| self.quote_words(quote))
            .filter(|range| range.end == i)
    }

    /// The words of a sentence.
    pub fn sentence(&self, sentence: usize) -> Part {
        tokens::of_sentence(self.tokens, sentence)
    }

    /// The words of the sentence that holds the word `i`.
    pub fn sentence_of(&self, i: usize) -> Part {
        self.tokens
            .get(i)
            .map_or(0..0, |token| self.sentence(token.sentence as usize))
    }

    /// The block that holds the word `i`.
    pub fn block(&self, i: usize) -> usize {
        self.tokens
            .get(i)
            .and_then(|token| self.sentences.get(token.sentence as usize))
            .map_or(0, |sentence| sentence.block)
    }

    /// The text from a sentence to the end of its block.
    pub fn block_span(&self, sentence: usize) -> Span {
        let Some(first) = self.sentences.get(sentence) else {
            return Span::default();
        };
        let end = self
            .sentences
            .partition_point(|other| other.block <= first.block);
        end.checked_sub(1)
            .and_then(|i| self.sentences.get(i))
            .map_or(first.span, |last| first.span.cover(last.span))
    }

    /// The words of a quotation, marks included.
    pub fn quote_words(&self, quote: usize) -> Part {
        let Some(quote) = self.quotes.get(quote) else {
            return 0..0;
        };
        self.within(quote.span)
    }

    /// The words that start inside `span`.
    pub fn within(&self, span: Span) -> Part {
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
    pub fn span(&self, range: Part) -> Option<Span> {
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| first.span.cover(last.span))
    }

    /// The range without marks at its edges that belong to neither source nor content.
    pub fn trim(&self, range: Part) -> Part {
        let loose = |i: usize| {
            self.quote(i).is_none()
                && matches!(
                    self.tag(i),
                    Tag::Comma | Tag::Colon | Tag::Semicolon | Tag::Dash | Tag::Stop
                )
        };
        let (mut start, mut end) = (range.start, range.end);
        while start < end && loose(start) {
            start += 1;
        }
        while end > start && loose(end - 1) && !self.ends_abbreviation(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// Whether the word is more than a mark although its tag says so.
    fn ends_abbreviation(&self, i: usize) -> bool {
        self.word(i).contains(char::is_alphanumeric)
    }
}
