//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root at the end of the
//! buffer (Ballesteros and Nivre 2013) and held to a single word.

use super::relations::{RELATIONS, Relation};

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack depends on the next word, and leaves.
    Left(Relation),
    /// The top of the stack depends on the word below it, and leaves.
    Right(Relation),
}

/// The number of moves.
pub const MOVES: usize = 1 + 2 * RELATIONS.len();

impl Move {
    /// The move with number `index`, below [`MOVES`].
    pub fn new(index: usize) -> Self {
        let relation = |i: usize| RELATIONS[i % RELATIONS.len()];
        match index {
            0 => Self::Shift,
            _ if index <= RELATIONS.len() => Self::Left(relation(index - 1)),
            _ => Self::Right(relation(index - 1 - RELATIONS.len())),
        }
    }

    /// Its number.
    pub fn index(self) -> usize {
        match self {
            Self::Shift => 0,
            Self::Left(relation) => 1 + relation.index(),
            Self::Right(relation) => 1 + RELATIONS.len() + relation.index(),
        }
    }
}

/// No word.
pub const NONE: u32 = u32::MAX;

/// What a state knows of one word.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head: a word, the number of words for the root, [`NONE`] where it is open.
    pub head: u32,
    /// How it depends on its head.
    pub relation: Relation,
    /// The first and the second of its dependents on the left, counted from outside.
    pub left: [u32; 2],
    /// The first and the second of its dependents on the right, counted from outside.
    pub right: [u32; 2],
    /// The number of its dependents on the left and on the right.
    pub count: [u8; 2],
    /// One bit for each relation among its dependents on the left and on the right.
    pub relations: [u64; 2],
}

const OPEN: Node = Node {
    head: NONE,
    relation: Relation::Dep,
    left: [NONE; 2],
    right: [NONE; 2],
    count: [0; 2],
    relations: [0; 2],
};

/// A state of the parser over one sentence.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
}

impl State {
    /// Starts anew over a sentence of `words` words.
    pub fn reset(&mut self, words: usize) {
        self.nodes.clear();
        self.nodes.resize(words + 1, OPEN);
        self.stack.clear();
        self.next = 0;
    }

    /// The number of words, which is also the number of the root.
    pub fn root(&self) -> u32 {
        self.nodes.len().saturating_sub(1) as u32
    }

    /// The stack, its top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The word at `depth` of the stack, the top being zero.
    pub fn below(&self, depth: usize) -> u32 {
        let found = self.stack.len().checked_sub(depth + 1);
        found.map_or(NONE, |i| self.stack[i])
    }

    /// The next word, or the root.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// What is known of `word`; an open node for [`NONE`].
    pub fn node(&self, word: u32) -> &Node {
        self.nodes.get(word as usize).unwrap_or(&OPEN)
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// Whether a word may be shifted, and whether the top may depend on the next word, on the word below.
    pub fn allowed(&self) -> [bool; 3] {
        let (at_root, depth) = (self.next == self.root(), self.stack.len());
        [
            !at_root,
            if at_root { depth == 1 } else { depth > 0 },
            depth > 1,
        ]
    }

    /// Makes an allowed move.
    pub fn apply(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(relation) => {
                let relation = if self.next == self.root() {
                    Relation::Root
                } else {
                    relation
                };
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next, relation, 0);
                }
            }
            Move::Right(relation) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.below(0), relation, 1);
                }
            }
        }
    }

    fn attach(&mut self, word: u32, head: u32, relation: Relation, side: usize) {
        let node = &mut self.nodes[word as usize];
        node.head = head;
        node.relation = relation;
        let Some(head) = self.nodes.get_mut(head as usize) else {
            return;
        };
        let ends = if side == 0 {
            &mut head.left
        } else {
            &mut head.right
        };
        *ends = [word, ends[0]];
        head.count[side] = head.count[side].saturating_add(1);
        head.relations[side] |= 1 << relation.index();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_have_their_numbers() {
        for index in 0..MOVES {
            assert_eq!(Move::new(index).index(), index);
        }
    }

    #[test]
    fn a_sentence_ends_with_one_root() {
        // "She said so": She <- said -> so.
        let mut state = State::default();
        state.reset(3);
        for step in [
            Move::Shift,
            Move::Left(Relation::Nsubj),
            Move::Shift,
            Move::Shift,
        ] {
            state.apply(step);
        }
        // Two words are left on the stack: only one may depend on the root.
        assert_eq!(state.allowed(), [false, false, true]);
        state.apply(Move::Right(Relation::Obj));
        assert_eq!(state.allowed(), [false, true, false]);
        state.apply(Move::Left(Relation::Obj));
        assert!(state.is_done());
        let heads: Vec<u32> = (0..3).map(|word| state.node(word).head).collect();
        assert_eq!(heads, [1, 3, 1]);
        assert_eq!(state.node(1).relation, Relation::Root);
    }
}
