//! Reads the words of a source: its determiner, number, head noun and what describes it.
//!
//! A source phrase is a noun phrase with whatever follows it: "two people familiar with the talks", "Mr. Ito, a
//! lawyer", "one of the sources, who asked not to be named". The head is the last word before the first word or mark
//! that opens a description; "one of the sources" is one, drawn from "the sources".

use super::closed::{OPENERS, PARTITIVES, is_plural, is_pronoun, number};
use super::joints;
use crate::language::Token;
use crate::span::Span;

/// What a source phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase<'a> {
    /// The core noun phrase, from its determiner to its head.
    pub core: Span,
    /// The head noun as it stands; empty where the phrase has no word.
    pub head: &'a str,
    /// How the phrase points at its referent.
    pub determiner: Determiner,
    /// The number that it gives ("two people": 2; "an aide": 1).
    pub count: Option<u32>,
    /// "one of the …": drawn from a group.
    pub partitive: bool,
    /// Whether the head is plural.
    pub plural: bool,
    /// Words that describe the referent beyond determiner and head.
    pub described: bool,
    /// The words of the core in order.
    pub words: Vec<Word<'a>>,
}

/// A word of the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// The word.
    pub text: &'a str,
    /// Its place.
    pub span: Span,
}

/// How a noun phrase points at its referent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "she", "they", "it", "who".
    Pronoun,
    /// "the", "this", "both".
    Definite,
    /// "a", "another", "some", a number.
    Indefinite,
    /// "his", "the company's".
    Possessive,
    /// None.
    Bare,
}

/// Reads the phrase at `span` of `text`, given the tokens of the whole text.
pub(super) fn at<'a>(text: &'a str, tokens: &[Token], span: Span) -> Phrase<'a> {
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let spans = tokens[first..].iter().map(|token| token.span);
    read(text, span, spans.take_while(|token| token.start < span.end))
}

/// Reads the phrase at `span` of `text`, given the spans of its tokens.
pub(super) fn read<'a>(
    text: &'a str,
    span: Span,
    tokens: impl Iterator<Item = Span>,
) -> Phrase<'a> {
    let all: Vec<Word<'a>> = tokens
        .filter(|token| span.contains(*token))
        .map(|token| Word {
            text: token.of(text),
            span: token,
        })
        .collect();
    let mut words = all.as_slice();
    while let [first, rest @ ..] = words {
        let skip = matches!(
            lower(first).as_str(),
            "by" | "from"
                | "even"
                | "only"
                | "also"
                | "just"
                | "according"
                | "to"
                | "but"
                | "and"
                | "as"
                | "while"
                | "when"
                | "where"
                | "because"
                | "that"
        ) && !rest.is_empty()
            || !first
                .text
                .starts_with(|c: char| c.is_alphanumeric() || c == '@');
        if !skip {
            break;
        }
        words = rest;
    }
    let mut count = None;
    let mut partitive = false;
    if let Some(of) = words.iter().take(4).position(|word| lower(word) == "of")
        && of > 0
        && PARTITIVES.contains(&lower(&words[of - 1]).as_str())
        && of + 1 < words.len()
    {
        count = words[..of].iter().find_map(|word| number(word.text));
        partitive = matches!(
            lower(&words[of - 1]).as_str(),
            "one" | "another" | "two" | "three" | "some" | "both"
        );
        words = &words[of + 1..];
    }
    let core = core(words);
    let head = core.last().map_or("", |word| word.text);
    let determiner = determiner(core);
    if count.is_none() {
        let quantity = core.iter().take(core.len().saturating_sub(1)).take(3);
        count = quantity
            .filter(|word| word.text.len() < 9)
            .find_map(|word| number(word.text));
    }
    let plural = is_plural(head);
    if count.is_none()
        && !plural
        && matches!(first_lower(core).as_str(), "a" | "an" | "another" | "one")
    {
        count = Some(1);
    }
    let described = described(core, words.len() > core.len());
    let place = match (core.first(), core.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => span,
    };
    Phrase {
        core: place,
        head,
        determiner,
        count,
        partitive,
        plural,
        described,
        words: core.to_vec(),
    }
}

pub(super) fn lower(word: &Word<'_>) -> String {
    word.text.to_lowercase()
}

fn first_lower(words: &[Word<'_>]) -> String {
    words.first().map(lower).unwrap_or_default()
}

/// The words up to the head.
fn core<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let end = words.iter().enumerate().position(|(i, word)| {
        i > 0
            && (matches!(
                word.text,
                "," | "(" | ")" | "[" | "—" | "–" | "--" | ":" | ";" | "”" | "\"" | "."
            ) || OPENERS.contains(&lower(word).as_str()) && !joints::joins_names(words, i)
                || joints::is_participle(words, i))
            && !joints::goes_on(words, i)
    });
    &words[..end.unwrap_or(words.len())]
}

fn determiner(core: &[Word<'_>]) -> Determiner {
    let first = first_lower(core);
    if core.len() == 1 && is_pronoun(&first) {
        return Determiner::Pronoun;
    }
    match first.as_str() {
        "the" | "this" | "that" | "these" | "those" | "both" => Determiner::Definite,
        "a" | "an" | "another" | "some" | "any" | "several" | "many" | "most" | "few" | "other"
        | "each" | "every" => Determiner::Indefinite,
        "his" | "her" | "its" | "their" | "our" | "my" | "your" => Determiner::Possessive,
        _ if number(&first).is_some() => Determiner::Indefinite,
        _ => Determiner::Bare,
    }
}

/// Whether the phrase says more than "a source", "an official": an opened description or a modifier that narrows.
fn described(core: &[Word<'_>], follows: bool) -> bool {
    const EMPTY: &[&str] = &[
        "a",
        "an",
        "the",
        "one",
        "another",
        "some",
        "several",
        "many",
        "two",
        "three",
        "four",
        "other",
        "multiple",
        "few",
        "unnamed",
        "anonymous",
        "unidentified",
        "this",
        "that",
        "these",
        "those",
        "various",
        "certain",
    ];
    let modifiers = core.len().saturating_sub(1);
    follows
        || core[..modifiers]
            .iter()
            .any(|word| !EMPTY.contains(&lower(word).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::Sentence;
    use crate::language::tokens;

    fn phrase(text: &str) -> (String, String, Option<u32>, Determiner, bool) {
        let article = Article {
            text: text.to_owned(),
            blocks: vec![],
            ..Article::default()
        };
        let span = Span::new(0, text.len());
        let tokens = tokens::split(&article, &[Sentence { span, block: 0 }]);
        let phrase = read(text, span, tokens.iter().map(|token| token.span));
        (
            phrase.core.of(text).to_owned(),
            phrase.head.to_owned(),
            phrase.count,
            phrase.determiner,
            phrase.described,
        )
    }

    #[test]
    fn heads_and_numbers() {
        use Determiner::{Bare, Definite, Indefinite, Pronoun};
        for (text, core, head, count, determiner, described) in [
            (
                "two people familiar with the talks",
                "two people",
                "people",
                Some(2),
                Indefinite,
                true,
            ),
            (
                "one of the sources, who asked not to be named",
                "the sources",
                "sources",
                Some(1),
                Definite,
                true,
            ),
            ("the source", "the source", "source", None, Definite, false),
            (
                "a spokesman for the ministry",
                "a spokesman",
                "spokesman",
                Some(1),
                Indefinite,
                true,
            ),
            (
                "Ada Lindqvist, the city engineer",
                "Ada Lindqvist",
                "Lindqvist",
                None,
                Bare,
                true,
            ),
            ("she", "she", "she", None, Pronoun, false),
            (
                "the Ministry of Health",
                "the Ministry of Health",
                "Health",
                None,
                Definite,
                true,
            ),
            (
                "three senior officials at the agency",
                "three senior officials",
                "officials",
                Some(3),
                Indefinite,
                true,
            ),
            (
                "a number of residents",
                "residents",
                "residents",
                None,
                Bare,
                false,
            ),
            (
                "an official",
                "an official",
                "official",
                Some(1),
                Indefinite,
                false,
            ),
        ] {
            let got = phrase(text);
            let want = (
                core.to_owned(),
                head.to_owned(),
                count,
                determiner,
                described,
            );
            assert_eq!(got, want, "{text}");
        }
    }
}
