//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): which moves lose no gold arc that the state
//! can still reach.

use onrecord::language::parser::state::{MOVES, Move, NONE, State};
use onrecord::language::parser::{RELATIONS, Relation};

/// The gold tree of one sentence.
pub struct Gold {
    /// The head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    pub relations: Vec<Relation>,
    /// The dependents of each word and of the root.
    dependents: Vec<Vec<u32>>,
}

impl Gold {
    pub fn new(heads: Vec<u32>, relations: Vec<Relation>) -> Self {
        let mut dependents = vec![Vec::new(); heads.len() + 1];
        for (word, head) in heads.iter().enumerate() {
            dependents[*head as usize].push(word as u32);
        }
        Self {
            heads,
            relations,
            dependents,
        }
    }

    /// The open dependents of `word` that stand at `from` or later.
    fn lost_after(&self, word: u32, from: u32) -> u32 {
        let after = self.dependents[word as usize].iter();
        after.filter(|dependent| **dependent >= from).count() as u32
    }

    /// Marks the moves that lose the least.
    pub fn best(&self, state: &State, good: &mut [bool; MOVES]) {
        good.fill(false);
        let [shift, left, right] = state.allowed();
        let (next, top, second) = (state.next(), state.below(0), state.below(1));
        let open = |word: u32| state.node(word).head == NONE;
        let mut costs = [u32::MAX; 3];
        if shift {
            let head = self.heads[next as usize];
            let below = &state.stack()[..state.stack().len().saturating_sub(1)];
            let head_lost = below.contains(&head);
            let dependents = &self.dependents[next as usize];
            let lost = dependents
                .iter()
                .filter(|word| **word < next && open(**word));
            costs[0] = u32::from(head_lost) + lost.count() as u32;
        }
        if left {
            let head = self.heads[top as usize];
            let head_lost = head == second || head > next;
            costs[1] = u32::from(head_lost) + self.lost_after(top, next);
        }
        if right {
            let head_lost = self.heads[top as usize] >= next;
            costs[2] = u32::from(head_lost) + self.lost_after(top, next);
        }
        let least = costs.iter().min().copied().unwrap_or_default();
        if costs[0] == least && shift {
            good[Move::Shift.index()] = true;
        }
        // Where the head is wrong already, the relation is still worth getting right.
        let relation = self.relations.get(top as usize).copied();
        let relation = relation.unwrap_or(RELATIONS[0]);
        if costs[1] == least && left {
            good[Move::Left(relation).index()] = true;
        }
        if costs[2] == least && right {
            good[Move::Right(relation).index()] = true;
        }
    }
}
