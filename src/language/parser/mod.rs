//! The dependency parser: for every token the word that it depends on, and how.
//!
//! Transition-based and greedy, with a log-linear model over hashed features; trained by `src/bin/train` with a
//! dynamic oracle (Goldberg and Nivre 2013), so that it also learns what to do after a mistake. Every sentence takes
//! two moves a word, so that the work is linear in the text.

pub mod features;
mod relations;
pub mod state;
mod tree;

use crate::language::weights::{Damage, Weights};
use crate::language::words::Word;
use crate::language::{Tag, Token};
use features::Sentence;
use state::{MOVES, Move, State};
use std::sync::OnceLock;

pub use relations::{RELATIONS, Relation};
pub use tree::{Arc, Tree};

/// The shipped model.
static MODEL: &[u8] = include_bytes!("../models/tree.bin");

/// Reads a parser's model file.
///
/// # Errors
/// The [`Damage`] of a file that is no parser's model.
pub fn read(file: &[u8]) -> Result<Weights, Damage> {
    Weights::read(file).and_then(|weights| {
        if weights.classes() == MOVES {
            Ok(weights)
        } else {
            Err(Damage::Contents)
        }
    })
}

/// The shipped model, read at its first use. It is part of the program; a test reads it, so that it is never damaged
/// here, and an empty model stands in rather than a panic.
fn model() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| read(MODEL).unwrap_or_else(|_| Weights::empty(MOVES)))
}

/// Parses every sentence: one arc a token, in text order, exactly one root a sentence.
pub fn parse(tokens: &[Token], words: &[Word], tags: &[Tag]) -> Tree {
    let mut arcs = Vec::with_capacity(words.len());
    let mut state = State::default();
    for sentence in tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let start = arcs.len();
        let end = start + sentence.len();
        let sentence = Sentence {
            words: &words[start..end],
            tags: &tags[start..end],
        };
        parse_sentence(model(), &sentence, &mut state);
        arcs.extend((0..state.root()).map(|word| {
            let node = state.node(word);
            Arc {
                head: (node.head < state.root()).then_some(node.head + start as u32),
                relation: node.relation,
            }
        }));
    }
    Tree::new(tokens, arcs)
}

/// Parses one sentence with `weights`; the result is what `state` knows of every word.
pub fn parse_sentence(weights: &Weights, sentence: &Sentence<'_>, state: &mut State) {
    state.reset(sentence.words.len());
    let mut scores = [0; MOVES];
    while !state.is_done() {
        scores.fill(0);
        features::features(sentence, state, |feature| weights.add(feature, &mut scores));
        state.apply(Move::new(best(&scores, state.allowed())));
    }
}

/// The number of the best move among the allowed kinds.
pub fn best<T: PartialOrd + Copy>(scores: &[T; MOVES], allowed: [bool; 3]) -> usize {
    let mut best = None;
    for (index, score) in scores.iter().enumerate() {
        let kind = match index {
            0 => 0,
            _ if index <= RELATIONS.len() => 1,
            _ => 2,
        };
        if allowed[kind] && best.is_none_or(|best: usize| *score > scores[best]) {
            best = Some(index);
        }
    }
    // A state that is not done always allows a move.
    best.unwrap_or(0)
}

#[cfg(test)]
mod tests;
