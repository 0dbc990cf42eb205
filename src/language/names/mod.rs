//! Names of persons, organisations, places and other things, found by a trained sequence model.
//!
//! A linear-chain model over hashed features (Lafferty and others 2001) with labels that mark the beginning, inside,
//! end and single word of a name (BIOES). It reads the document twice: the second reading also sees what the first
//! one made of the same words elsewhere (after Krishnan and Manning 2006). Linear in the text.

pub mod document;
pub mod features;
pub mod labels;

use crate::language::lists;
use crate::language::tables::{NAMES_FIRST, NAMES_SECOND};
use crate::language::weights::{Damage, Weights};
use crate::language::words::{Word, feature, hash};
use crate::language::{Tag, Token};
use document::Document;
#[cfg(test)]
mod tests;

pub use labels::{Kind, LABELS, Label};
use std::ops::Range;
use std::sync::OnceLock;

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, as indices into the article's tokens; all in one sentence.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: Kind,
}

/// A model of one reading: weights for words and their neighbours, and scores for one label after another.
#[derive(Debug)]
pub struct Model {
    weights: Weights,
    /// Scores of steps, `after[previous][next]`; the last row is the start of a sentence.
    pub after: Steps,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// The [`Damage`] of a file that is no model of names.
    pub fn read(file: &[u8]) -> Result<Self, Damage> {
        let weights = Weights::read(file)?;
        if weights.classes() != LABELS {
            return Err(Damage::Contents);
        }
        Ok(Self::new(weights))
    }

    fn new(weights: Weights) -> Self {
        let mut after = [[0; LABELS]; LABELS + 1];
        for (previous, row) in after.iter_mut().enumerate() {
            weights.add(step(previous), row);
            for (next, score) in row.iter_mut().enumerate() {
                if !labels::may_follow(previous, next) {
                    *score = NEVER;
                }
            }
        }
        Self { weights, after }
    }
}

/// The feature of the label that goes before; [`LABELS`] stands for the start of a sentence.
pub fn step(previous: usize) -> u32 {
    feature(0xFFFF, previous as u32, 0)
}

/// So low that no sum of weights makes up for it.
const NEVER: i32 = -1_000_000_000;

/// The shipped models of the first and the second reading, ready at their first use.
fn models() -> &'static [Model; 2] {
    static READY: OnceLock<[Model; 2]> = OnceLock::new();
    READY.get_or_init(|| [NAMES_FIRST, NAMES_SECOND].map(Model::new))
}

/// Finds the names of an article, in text order, none overlapping another.
pub fn find(tokens: &[Token], words: &[Word], tags: &[Tag]) -> Vec<Name> {
    let [first, second] = models();
    let names = labels::names(
        tokens,
        &label(first, second, Document::new(tokens, words, tags)),
    );
    names
        .into_iter()
        .flat_map(|name| town_and_area(words, name))
        .collect()
}

/// The most words of a town or an area that [`town_and_area`] looks for.
const LONGEST_PLACE: usize = 3;

/// Postal codes of the United States and Canada that stand behind a town's name.
const POSTAL_CODES: [&str; 61] = [
    "AB", "AK", "AL", "AR", "AZ", "BC", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "IA", "ID", "IL",
    "IN", "KS", "KY", "LA", "MA", "MB", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NB", "NC", "ND",
    "NE", "NH", "NJ", "NL", "NM", "NS", "NV", "NY", "OH", "OK", "ON", "OR", "PA", "QC", "RI", "SC",
    "SD", "SK", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY", "YT", "NU",
];

/// "Springfield Ohio", written without its comma, is two places, as it is with it; so is "Brittany France". The capital
/// "Washington DC" is one.
fn town_and_area(words: &[Word], name: Name) -> Vec<Name> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    if name.kind != Kind::Place || lists::entry(&words[start..end]) != 0 {
        return vec![name];
    }
    let is_code = |words: &[Word]| {
        words.len() == 1
            && words[0].length == 2
            && words[0].case.is_capital()
            && POSTAL_CODES.iter().any(|code| hash(code) == words[0].lower)
    };
    let capital = ["DC", "D.C."].map(hash);
    let is_two = |at: usize| {
        let (town, area) = (&words[start..at], &words[at..end]);
        let (town_lists, area_lists) = (lists::entry(town), lists::entry(area));
        town_lists & lists::TOWNS != 0 && (area_lists & lists::AREAS != 0 || is_code(area))
            || town_lists & lists::AREAS != 0 && area_lists & lists::COUNTRIES != 0
    };
    let cut = (start + 1..end)
        .filter(|at| at - start <= LONGEST_PLACE && end - at <= LONGEST_PLACE)
        .find(|at| !capital.contains(&words[*at].lower) && is_two(*at));
    let Some(cut) = cut else { return vec![name] };
    let part = |tokens| Name {
        tokens,
        kind: Kind::Place,
    };
    vec![part(start..cut), part(cut..end)]
}

/// Labels every token in two readings.
pub fn label(first: &Model, second: &Model, mut document: Document<'_>) -> Vec<Label> {
    let mut scores = score(first, &document);
    let labels = decode(&first.after, &document, &scores);
    document.remember(&labels);
    let after = reconsider(first, second, &document, &mut scores);
    decode(&after, &document, &scores)
}

/// A score for every label, one row a token.
pub type Scores = Vec<[i32; LABELS]>;

/// The scores of the labels after one another; the last row is the start of a sentence.
pub type Steps = [[i32; LABELS]; LABELS + 1];

/// What the first reading says of every token.
pub fn score(model: &Model, document: &Document<'_>) -> Scores {
    let mut scores = vec![[0; LABELS]; document.words.len()];
    let mut found = Vec::with_capacity(128);
    for sentence in document.sentences() {
        for i in sentence.clone() {
            found.clear();
            features::features(document, &sentence, i, |feature| found.push(feature));
            model.weights.add_all(&found, &mut scores[i]);
        }
    }
    scores
}

/// Adds to the scores of the first reading what the second says of a document that remembers the first; returns the
/// steps of both.
pub fn reconsider(
    first: &Model,
    second: &Model,
    document: &Document<'_>,
    scores: &mut Scores,
) -> Steps {
    let mut found = Vec::with_capacity(128);
    for sentence in document.sentences() {
        for i in sentence.clone() {
            found.clear();
            features::memory(document, &sentence, i, |feature| found.push(feature));
            second.weights.add_all(&found, &mut scores[i]);
        }
    }
    let mut after = first.after;
    for (row, more) in after.iter_mut().zip(&second.after) {
        for (score, more) in row.iter_mut().zip(more) {
            *score = score.saturating_add(*more);
        }
    }
    after
}

/// The best labels of every sentence by `scores` and `after`.
pub fn decode(after: &Steps, document: &Document<'_>, scores: &Scores) -> Vec<Label> {
    let mut labels = Vec::with_capacity(scores.len());
    for sentence in document.sentences() {
        best_path(after, &scores[sentence], &mut labels);
    }
    labels
}

/// Appends the labels whose scores and steps add up to the most (Viterbi 1967).
fn best_path(after: &Steps, scores: &[[i32; LABELS]], labels: &mut Vec<Label>) {
    let Some(first) = scores.first() else { return };
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut total = [0; LABELS];
    for (label, score) in total.iter_mut().enumerate() {
        *score = after[LABELS][label] + first[label];
    }
    for row in &scores[1..] {
        let mut next = [NEVER; LABELS];
        let mut from = [0; LABELS];
        for (label, best) in next.iter_mut().enumerate() {
            for previous in labels::before(label) {
                let score =
                    total[*previous as usize].saturating_add(after[*previous as usize][label]);
                if score > *best {
                    *best = score;
                    from[label] = *previous;
                }
            }
            *best = best.saturating_add(row[label]);
        }
        back.push(from);
        total = next;
    }
    let mut label = 0;
    for candidate in 0..LABELS {
        if labels::may_end(candidate) && total[candidate] > total[label] {
            label = candidate;
        }
    }
    let start = labels.len();
    labels.push(Label::new(label));
    for from in back.iter().rev() {
        label = usize::from(from[label]);
        labels.push(Label::new(label));
    }
    labels[start..].reverse();
}
