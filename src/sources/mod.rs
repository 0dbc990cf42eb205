//! The sources behind the attributions: every attribution resolved to who it is.

mod anonymity;
mod closed;
mod described;
mod description;
mod joints;
mod kinds;
mod lists;
mod offices;
mod organization;
mod phrase;
mod reference;
mod resolve;

use crate::article::Article;
use crate::attribution::{Attribution, Class, Quotation};
use crate::entities::Entity;
use crate::language::{Sentence, Token};
use crate::lexicon;
use crate::span::Span;
use kinds::Names;
use resolve::Resolver;
use serde::{Deserialize, Serialize};

/// Someone or something that the article credits with information.
#[derive(Clone, Debug)]
pub struct Source {
    /// Full name, or the first full description in the article's own words.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// Role as the article gives it.
    pub role: Option<String>,
    /// The entity (an index) that the source is, if it has a name.
    pub entity: Option<usize>,
    /// How many people an unnamed source stands for, where the text says; 1 for a named person.
    pub count: Option<u32>,
    /// Whether at least one direct quotation is theirs.
    pub quoted: bool,
    /// Whether they speak only inside another source's words.
    pub nested: bool,
    /// How the text treats their anonymity; only for unnamed people.
    pub anonymity: Option<Anonymity>,
    /// The attributions (indices) that are theirs, in text order.
    pub attributions: Vec<usize>,
}

/// How a text treats an unnamed source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymity {
    /// The reason in the article's own words, if one is given.
    pub reason: Option<Span>,
    /// Whether the text says more about them than "sources" or "an official".
    pub described: bool,
    /// How much the reason says.
    pub quality: Quality,
}

/// How much a reason for anonymity says, from nothing to a risk that a reader can weigh.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// No reason is given.
    #[default]
    None,
    /// A formula: they were not authorized to speak.
    Rote,
    /// A reason of this case: the talks are private, the inquiry goes on.
    Specific,
    /// What they would have to fear.
    StatedRisk,
}

/// The kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A person identified by name.
    NamedPerson,
    /// One or a countable few people who are not identified.
    UnnamedPerson,
    /// A group that nobody could count, such as "critics".
    Collective,
    /// An organisation or government that speaks as itself.
    Institution,
    /// A report, filing, letter, data set.
    Document,
    /// Another news outlet.
    Outlet,
}

impl Source {
    /// Whether a reader could go and ask: a named person, an institution, or a document. A spokesperson without a name
    /// speaks for an institution that has one.
    pub fn is_on_record(&self) -> bool {
        match self.kind {
            SourceKind::NamedPerson | SourceKind::Institution | SourceKind::Document => true,
            SourceKind::UnnamedPerson => self.is_spokesperson(),
            SourceKind::Collective | SourceKind::Outlet => false,
        }
    }

    /// Whether the source is somebody without a name whose work it is to speak for others.
    pub fn is_spokesperson(&self) -> bool {
        let lower = self.name.to_lowercase();
        self.kind == SourceKind::UnnamedPerson
            && lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with("spokes") || word.starts_with("representative"))
    }
}

/// What a source phrase turned out to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Resolved {
    /// An entity of the article.
    Entity(usize),
    /// A source that has spoken before.
    Source(usize),
}

/// Whether a sentence says that somebody is not named, and perhaps why.
pub fn is_condition(text: &str, sentence: Span) -> bool {
    anonymity::condition(text, sentence).is_some()
}

/// Resolves every attribution with a source to a [`Source`]; sources in order of first appearance.
pub fn resolve(
    article: &Article,
    sentences: &[Sentence],
    tokens: &[Token],
    entities: &[Entity],
    attributions: &[Attribution],
) -> Vec<Source> {
    let names = Names::new(entities);
    let mut resolver = Resolver {
        text: &article.text,
        sentences,
        tokens,
        names: &names,
        sources: vec![],
        history: vec![],
        spans: vec![],
    };
    let is_running = |span: Span| {
        let i = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        sentences
            .get(i)
            .is_some_and(|sentence| sentence.span.overlaps(span))
    };
    let said: Vec<(usize, &Attribution, Span)> = attributions
        .iter()
        .enumerate()
        .filter(|(_, attribution)| {
            is_uttered(&article.text, attribution) && !is_response(&article.text, attribution)
        })
        .filter_map(|(i, attribution)| Some((i, attribution, attribution.source?)))
        .collect();
    // A heading says in short what the text says in full: it credits those whom the text names, and nobody else.
    let (running, headings): (Vec<_>, Vec<_>) =
        said.into_iter().partition(|(_, _, span)| is_running(*span));
    for (index, attribution, span) in running {
        for source in resolver.resolve(span) {
            resolver.credit(source, index, attribution, span);
        }
    }
    for (index, attribution, span) in headings {
        if let Some(source) = resolver.in_heading(span) {
            resolver.credit(source, index, attribution, span);
        }
    }
    resolver.explain();
    let mut sources = resolver.sources;
    offices::join(&mut sources);
    for source in &mut sources {
        source.nested = source
            .attributions
            .iter()
            .all(|i| attributions[*i].nested_in.is_some());
        source.attributions.sort_unstable();
    }
    sources
}

/// Whether words were uttered or written: what somebody wants or thinks makes no source, nor what somebody could or
/// will say. Quotation marks show that it was said all the same.
pub(crate) fn is_uttered(text: &str, attribution: &Attribution) -> bool {
    const NOT_YET: &[&str] = &["can", "could", "may", "might", "must", "should", "will"];
    let Some(cue) = attribution.cue else {
        return true;
    };
    let first = cue.span.of(text).split_whitespace().next().unwrap_or("");
    // "With Russia backing the government": a stance in passing, where "Russia backed it" is one that was declared.
    let in_passing = cue.class == Class::Attitude && first.ends_with("ing");
    attribution.quotation != Quotation::Indirect
        || cue.class != Class::Knowledge
            && !in_passing
            && !NOT_YET.contains(&first.to_lowercase().as_str())
}

/// Whether the act only says that nothing is said: "declined to comment", "asked for anonymity". It is reported as an
/// attribution, but nobody becomes a source by it.
fn is_response(text: &str, attribution: &Attribution) -> bool {
    const OPENINGS: &[&str] = &[
        "to comment",
        "comment",
        "to respond",
        "to answer",
        "to be interviewed",
        "to be named",
        "to be identified",
        "not to be named",
        "not to be identified",
        "to elaborate",
        "to discuss",
        "to speak",
        "an interview",
        "interview requests",
        "to say",
        "to return",
        "a request for comment",
        "requests for comment",
        "anonymity",
        "to remain anonymous",
        "for comment",
    ];
    let Some(content) = attribution
        .content
        .first()
        .filter(|_| attribution.quotation == Quotation::Indirect)
    else {
        return false;
    };
    let said = content.of(text).to_lowercase();
    let cue = attribution
        .cue
        .map(|cue| cue.span.of(text).to_lowercase())
        .unwrap_or_default();
    let withheld = [
        "declin",
        "refus",
        "request",
        "ask",
        "did not",
        "didn",
        "would not",
        "granted",
        "could not",
        "spoke",
        "wish",
    ]
    .iter()
    .any(|word| cue.contains(word));
    withheld && OPENINGS.iter().any(|opening| said.starts_with(opening))
}

/// Whether a source phrase names a thing that cannot speak, such as "those discussions", however it is said to signal
/// something. Two words and more: what a pronoun or a number stands for cannot be told here.
pub(crate) fn is_mute(text: &str, tokens: &[Token], span: Span) -> bool {
    let phrase = phrase::at(text, tokens, span);
    let named = span
        .of(text)
        .split(' ')
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase));
    let head = phrase.head.trim_end_matches('s');
    phrase.words.len() > 1
        && !named
        && !lexicon::ROLE_NOUNS.has(head)
        && phrase.head.starts_with(char::is_lowercase)
        && closed::number(phrase.head).is_none()
        && !closed::is_pronoun(phrase.head)
        && kinds::noun(phrase.head).is_none()
        && kinds::by_noun(&phrase).is_none()
}

/// Whether `word` names a document, such as `report`.
pub fn is_document(word: &str) -> bool {
    matches!(kinds::noun(word), Some((kinds::Noun::Document, _)))
}

#[cfg(test)]
mod tests;
