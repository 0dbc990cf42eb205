//! The dependency parser: for every token the word that it depends on, and how.
//!
//! Transition-based and greedy, with a small neural [`network`]; trained by `src/bin/train` with a dynamic oracle
//! (Goldberg and Nivre 2013), so that it also learns what to do after a mistake. Every sentence takes two moves a word,
//! so that the work is linear in the text.

pub mod features;
pub mod layout;
pub mod network;
mod relations;
pub mod state;
mod tree;

use crate::language::words::Word;
use crate::language::{Tag, Token};
use layout::{HIDDEN, KINDS, Rows};
use network::{Network, Vectors};
use state::{Move, State};
use std::sync::OnceLock;

pub use relations::{RELATIONS, Relation};
pub use tree::{Arc, Tree};

/// The shipped model.
static MODEL: &[u8] = include_bytes!("../models/tree.bin");

/// The shipped model, read at its first use. It is part of the program; a test reads it, so that it is never damaged
/// here, and an empty model stands in rather than a panic.
fn model() -> &'static Network {
    static NETWORK: OnceLock<Network> = OnceLock::new();
    NETWORK.get_or_init(|| Network::read_shipped(MODEL).unwrap_or_else(|_| Network::empty()))
}

/// Parses every sentence: one arc a token, in text order, exactly one root a sentence.
pub fn parse(tokens: &[Token], words: &[Word], tags: &[Tag]) -> Tree {
    let mut arcs = Vec::with_capacity(words.len());
    let mut workspace = Workspace::default();
    for sentence in tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let start = arcs.len();
        let end = start + sentence.len();
        let (words, tags) = (&words[start..end], &tags[start..end]);
        let state = parse_sentence(model(), words, tags, &mut workspace);
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

/// What parsing needs room for; kept from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    state: State,
    vectors: Vectors,
    facts: Vec<u16>,
}

/// Parses one sentence with `network`; the result is what the state knows of every word.
pub fn parse_sentence<'a>(
    network: &Network,
    words: &[Word],
    tags: &[Tag],
    workspace: &'a mut Workspace,
) -> &'a State {
    let Workspace {
        state,
        vectors,
        facts,
    } = workspace;
    network.encode(&rows(network, words, tags), vectors);
    state.reset(words.len());
    while !state.is_done() {
        let places = features::read(tags, state, facts);
        let hidden = network.hidden(vectors, &places, facts);
        let kind = best_kind(&network.kinds(&hidden), state.allowed());
        state.apply(move_of(network, &hidden, kind));
    }
    state
}

/// The rows of the model that stand for each word.
pub fn rows(network: &Network, words: &[Word], tags: &[Tag]) -> Vec<Rows> {
    let known = words.iter().zip(tags);
    known
        .map(|(word, tag)| network.layout.rows(network.known(word), word, *tag))
        .collect()
}

/// The best of the allowed kinds of moves: shift, left, right. A state that is not done always allows one.
pub fn best_kind(scores: &[f32; KINDS], allowed: [bool; KINDS]) -> usize {
    let kinds = (0..KINDS).filter(|kind| allowed[*kind]);
    kinds
        .reduce(|best, kind| {
            if scores[kind] > scores[best] {
                kind
            } else {
                best
            }
        })
        .unwrap_or(0)
}

/// The move of `kind`, with the best relation for it.
pub fn move_of(network: &Network, hidden: &[f32; HIDDEN], kind: usize) -> Move {
    let relation = |side| {
        let scores = network.relations(hidden, side);
        let best = |best, i| if scores[i] > scores[best] { i } else { best };
        RELATIONS[(0..scores.len()).reduce(best).unwrap_or(0)]
    };
    match kind {
        0 => Move::Shift,
        1 => Move::Left(relation(0)),
        _ => Move::Right(relation(1)),
    }
}

#[cfg(test)]
mod tests;
