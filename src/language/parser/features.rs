//! What the parser looks at before a move: the words around the top of the stack and the next word, the relations and
//! numbers of their dependents, distances, and what stands between (after Zhang and Nivre 2011).

use super::layout::PLACES;
use super::relations::RELATIONS;
use super::state::{NONE, State};
use crate::language::Tag;

/// Relations of dependents that count, and the lack of one.
const OF_DEPENDENTS: usize = 9 * (RELATIONS.len() + 1);
/// Sets of relations and counts of dependents: both sides of the top and of the word below, the left of the next.
const SETS: usize = 5;
const MOST: usize = 4;
const DISTANCES: usize = 9;
const GAPS: usize = 27;
const DEPTHS: usize = 5;

const AT_SETS: usize = OF_DEPENDENTS;
const AT_COUNTS: usize = AT_SETS + SETS * RELATIONS.len();
const AT_DISTANCES: usize = AT_COUNTS + SETS * (MOST + 1);
const AT_GAPS: usize = AT_DISTANCES + 2 * DISTANCES;
const AT_DEPTHS: usize = AT_GAPS + 2 * GAPS;

/// The number of facts that a state may have.
pub const FACTS: usize = AT_DEPTHS + DEPTHS;

/// Lists the facts of `state` in `facts`, and returns the words that it looks at; the root has the number after the
/// last word.
pub fn read(tags: &[Tag], state: &State, facts: &mut Vec<u16>) -> [Option<u32>; PLACES] {
    facts.clear();
    let (top, second, third, next) = (state.below(0), state.below(1), state.below(2), state.next());
    let (over, under, ahead) = (state.node(top), state.node(second), state.node(next));
    let dependents = [
        over.left[0],
        over.right[0],
        under.left[0],
        under.right[0],
        ahead.left[0],
        over.left[1],
        over.right[1],
        under.right[1],
        ahead.left[1],
    ];
    let mut give = |fact: usize| facts.push(fact as u16);
    for (i, dependent) in dependents.into_iter().enumerate() {
        let relation = match dependent {
            NONE => 0,
            word => 1 + state.node(word).relation.index(),
        };
        give(i * (RELATIONS.len() + 1) + relation);
    }
    let sides = [(over, 0), (over, 1), (under, 0), (under, 1), (ahead, 0)];
    for (i, (node, side)) in sides.into_iter().enumerate() {
        let mut set = node.relations[side];
        while set != 0 {
            give(AT_SETS + i * RELATIONS.len() + set.trailing_zeros() as usize);
            set &= set - 1;
        }
        give(AT_COUNTS + i * (MOST + 1) + usize::from(node.count[side]).min(MOST));
    }
    give(AT_DISTANCES + distance(top, next));
    give(AT_DISTANCES + DISTANCES + distance(second, top));
    give(AT_GAPS + gap(tags, second, top));
    give(AT_GAPS + GAPS + gap(tags, top, next));
    give(AT_DEPTHS + state.stack().len().min(DEPTHS - 1));
    let mut words = [top, second, third, next].into_iter().chain(dependents);
    std::array::from_fn(|_| words.next().filter(|word| *word != NONE))
}

fn distance(from: u32, to: u32) -> usize {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.abs_diff(from) {
        near @ 0..=4 => 1 + near as usize,
        5..=6 => 6,
        7..=10 => 7,
        _ => 8,
    }
}

/// Words that are looked at between two words, so that the work stays linear in the sentence.
const LOOK: u32 = 24;

/// Marks, verbs and coordinators between two words: none, one or more of each, in one number.
fn gap(tags: &[Tag], from: u32, to: u32) -> usize {
    if from == NONE || to == NONE || to <= from + 1 {
        return 0;
    }
    let (mut marks, mut verbs, mut joins) = (0, 0, 0);
    let start = (from + 1).max(to.saturating_sub(LOOK));
    for tag in tags.iter().take(to as usize).skip(start as usize) {
        marks += usize::from(tag.is_mark());
        verbs += usize::from(tag.is_verb() || tag.is_modal());
        joins += usize::from(tag.is_coordinator());
    }
    marks.min(2) * 9 + verbs.min(2) * 3 + joins.min(2)
}
