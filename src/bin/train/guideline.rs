//! Brings the entity sets to one guideline and to the tokens of this crate.

use crate::corpus::Tagged;
use crate::marked;
use onrecord::entities::EntityKind;
use onrecord::language::names::document::Document;
use onrecord::language::names::labels::{Kind, LABELS, Label, Part};
use onrecord::language::weights::Weights;
use onrecord::language::{Tag, Token, Word, sentences, tagger, tokens, words};
use onrecord::span::Span;

/// A document ready for training.
pub struct Example {
    pub text: String,
    pub tokens: Vec<Token>,
    pub words: Vec<Word>,
    /// Parts of speech, given by [`Example::tag`].
    pub tags: Vec<Tag>,
    /// For each token the labels that it may have, one bit a label.
    pub allowed: Vec<u32>,
    /// How often a sentence is looked at in an epoch, on average.
    pub weight: f32,
    /// The names as the set gives them, as spans.
    pub gold: Vec<(Span, Kind)>,
}

impl Example {
    /// Gives every token the tag that `model` finds.
    pub fn tag(&mut self, model: &Weights) {
        self.tags.clear();
        let mut start = 0;
        for sentence in self.tokens.chunk_by(|a, b| a.sentence == b.sentence) {
            let end = start + sentence.len();
            tagger::tag_sentence(model, &self.words[start..end], &mut self.tags);
            start = end;
        }
    }

    /// The document that a model reads.
    pub fn document(&self) -> Document<'_> {
        Document::new(&self.tokens, &self.words, &self.tags)
    }
}

/// How a set departs from the guideline.
#[derive(Clone, Copy)]
pub struct Set {
    pub name: &'static str,
    pub weight: f32,
    /// Names of peoples are tagged as places.
    pub peoples_are_places: bool,
    /// Names of the kind Other are not tagged, or not by this guideline.
    pub others_unknown: bool,
    /// How much its texts count once more in small letters, as a share of their weight.
    pub small: Option<f32>,
}

/// The same document without capitals, as careless writers would have it.
pub fn in_small_letters(document: &[Tagged]) -> Vec<Tagged> {
    let small = |(word, tag): &(String, String)| (word.to_ascii_lowercase(), tag.clone());
    document
        .iter()
        .map(|sentence| sentence.iter().map(small).collect())
        .collect()
}

/// The article that the pipeline makes of plain text.
fn article(text: &str) -> onrecord::article::Article {
    onrecord::page::parse(onrecord::Input::Text { url: None, text })
        .and_then(|page| onrecord::extract::extract(&page, &onrecord::metadata::read(&page)))
        .map(|extraction| extraction.article)
        .unwrap_or_default()
}

/// The text of a document, one sentence a paragraph, as the scorer lays it out, and the span of every word.
pub fn lay_out(document: &[Tagged]) -> (String, Vec<Vec<Span>>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for sentence in document {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let (mut row, mut glue, mut quote) = (Vec::new(), true, false);
        for (word, _) in sentence {
            let mark = matches!(word.as_str(), "\"" | "``" | "''");
            let (opening, closing) = (mark && !quote, mark && quote);
            if !(glue || no_space_before(word) || closing) {
                text.push(' ');
            }
            row.push(Span::new(text.len(), text.len() + word.len()));
            text.push_str(word);
            quote = (quote || opening) && !closing;
            glue =
                matches!(word.as_str(), "(" | "[" | "{" | "$" | "£" | "€" | "“" | "‘") || opening;
        }
        spans.push(row);
    }
    (text, spans)
}

fn no_space_before(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    ".,;:!?%)]}’”".contains(first)
        && (chars.next().is_none() || first == '’' && is_clitic(&word[first.len_utf8()..]))
        || first == '\'' && is_clitic(&word[1..])
        || matches!(word, "n't" | "n’t" | "...")
}

fn is_clitic(rest: &str) -> bool {
    matches!(rest, "s" | "re" | "ve" | "ll" | "d" | "m")
}

/// One example of a document of `set`.
pub fn example(document: &[Tagged], set: &Set, peoples: &[&str]) -> Example {
    let (text, spans) = lay_out(document);
    let mut gold = Vec::new();
    for (sentence, row) in document.iter().zip(&spans) {
        let mut open: Option<(Span, Kind)> = None;
        for ((_, tag), span) in sentence.iter().zip(row) {
            let kind = tag.get(2..).and_then(kind);
            match (&mut open, kind) {
                (Some((so_far, of)), Some(kind)) if tag.starts_with('I') && *of == kind => {
                    *so_far = so_far.cover(*span);
                }
                (_, Some(kind)) => {
                    gold.extend(open.take());
                    open = Some((*span, kind));
                }
                (_, None) => gold.extend(open.take()),
            }
        }
        gold.extend(open.take());
    }
    let mut names = gold.clone();
    for (span, kind) in &mut names {
        if set.peoples_are_places
            && *kind == Kind::Place
            && peoples.binary_search(&span.of(&text)).is_ok()
        {
            *kind = Kind::Other;
        }
    }
    let names = names
        .into_iter()
        .filter(|(_, kind)| !(set.others_unknown && *kind == Kind::Other))
        .collect::<Vec<_>>();
    label(text, &names, gold, set)
}

/// One example of a document of this project's own marked news.
pub fn news_example(document: &marked::Document, set: &Set) -> Example {
    let mut names: Vec<(Span, Kind)> = Vec::new();
    let mut marks = document.mentions.clone();
    // Of names inside each other the outer one counts.
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    for mark in marks {
        let kind = match mark.kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Organization => Kind::Organization,
            EntityKind::Place => Kind::Place,
            EntityKind::Event | EntityKind::Work | EntityKind::Other => Kind::Other,
            EntityKind::Date => continue,
        };
        let span = Span::new(mark.start, mark.end);
        if names.last().is_none_or(|(last, _)| last.end <= span.start) {
            names.push((span, kind));
        }
    }
    label(document.text.clone(), &names, names.clone(), set)
}

/// The labels that `names` allow the tokens of `text`.
fn label(text: String, names: &[(Span, Kind)], gold: Vec<(Span, Kind)>, set: &Set) -> Example {
    let article = article(&text);
    let sentences = sentences::split(&article);
    let tokens = tokens::split(&article, &sentences);
    let words = words::read(&article, &tokens);
    let outside = 1 | if set.others_unknown {
        bits_of(Kind::Other)
    } else {
        0
    };
    let mut allowed = vec![outside; tokens.len()];
    for (span, kind) in names {
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        for i in start..end {
            let part = match (i == start, i + 1 == end) {
                (true, true) => Part::Single,
                (true, false) => Part::Begin,
                (false, true) => Part::End,
                (false, false) => Part::Inside,
            };
            allowed[i] = 1 << Label::of(part, *kind).index();
        }
        // A name cut by the sentence splitter cannot be labelled; any label will do there.
        if start < end && tokens[start].sentence != tokens[end - 1].sentence {
            for mask in &mut allowed[start..end] {
                *mask = (1 << LABELS) - 1;
            }
        }
    }
    Example {
        text,
        tokens,
        words,
        tags: Vec::new(),
        allowed,
        weight: set.weight,
        gold,
    }
}

fn bits_of(kind: Kind) -> u32 {
    [Part::Begin, Part::Inside, Part::End, Part::Single]
        .into_iter()
        .map(|part| 1 << Label::of(part, kind).index())
        .sum()
}

fn kind(name: &str) -> Option<Kind> {
    match name {
        "PER" => Some(Kind::Person),
        "ORG" => Some(Kind::Organization),
        "LOC" => Some(Kind::Place),
        "MISC" => Some(Kind::Other),
        _ => None,
    }
}
