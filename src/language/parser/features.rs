//! What the parser looks at before a move: words, tags, relations and distances around the top of the stack and the
//! next word, after Zhang and Nivre (2011).

use super::state::{NONE, Node, State};
use crate::language::Tag;
use crate::language::words::{Word, feature, pair};

/// One sentence as the parser sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Their tags.
    pub tags: &'a [Tag],
}

/// What the features know of a place: the hash of its word, its tag, both, and its relation. All are small numbers
/// where there is no word.
#[derive(Clone, Copy)]
struct Place {
    word: u32,
    tag: u32,
    both: u32,
    relation: u32,
}

impl Sentence<'_> {
    fn place(&self, state: &State, word: u32) -> Place {
        let node = state.node(word);
        let relation = if node.head == NONE {
            0
        } else {
            1 + node.relation.index() as u32
        };
        let (known, tag) = (self.words.get(word as usize), self.tags.get(word as usize));
        if let (Some(known), Some(tag)) = (known, tag) {
            return Place {
                word: known.lower,
                tag: 2 + tag.index() as u32,
                both: pair(known.lower, tag.index() as u32),
                relation,
            };
        }
        // The root differs from no word at all.
        let blank = u32::from(word == state.root());
        Place {
            word: blank,
            tag: blank,
            both: blank,
            relation,
        }
    }

    /// Commas, verbs and coordinators between two words: up to three of each, in one number.
    fn between(&self, from: u32, to: u32) -> u32 {
        if from == NONE || to == NONE || to <= from + 1 {
            return 0;
        }
        let (mut marks, mut verbs, mut joins) = (0, 0, 0);
        // A bounded look keeps the work linear in the sentence.
        let start = (from + 1).max(to.saturating_sub(BETWEEN));
        for tag in self.tags.iter().take(to as usize).skip(start as usize) {
            let tag = *tag;
            marks += u32::from(tag.is_mark());
            verbs += u32::from(tag.is_verb() || tag.is_modal());
            joins += u32::from(tag.is_coordinator());
        }
        marks.min(2) * 9 + verbs.min(2) * 3 + joins.min(2)
    }
}

/// Words that are looked at between two words.
const BETWEEN: u32 = 24;

fn distance(from: u32, to: u32) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.abs_diff(from) {
        near @ 0..=4 => 1 + near,
        5..=6 => 6,
        7..=10 => 7,
        _ => 8,
    }
}

/// Hands every feature of `state` to `each`.
#[allow(clippy::too_many_lines)] // One list of templates, read from top to bottom.
#[allow(clippy::similar_names)] // The letters are the literature's: stack, buffer, left, right.
pub fn features(sentence: &Sentence<'_>, state: &State, mut each: impl FnMut(u32)) {
    let mut template = 0x100;
    let mut give = |first: u32, second: u32| {
        template += 1;
        each(feature(template, first, second));
    };
    let place = |word: u32| sentence.place(state, word);
    let (top, second, third) = (state.below(0), state.below(1), state.below(2));
    let next = state.next();
    let root = state.root();
    let ahead = |by: u32| {
        if next.saturating_add(by) < root {
            next + by
        } else {
            NONE
        }
    };
    let (s0, s1, s2) = (place(top), place(second), place(third));
    let (b0, b1, b2) = (place(next), place(ahead(1)), place(ahead(2)));
    let b3 = place(ahead(3));
    let (n0, n1, nb): (&Node, &Node, &Node) =
        (state.node(top), state.node(second), state.node(next));
    let (s0l, s0r) = (place(n0.left[0]), place(n0.right[0]));
    let (s0l2, s0r2) = (place(n0.left[1]), place(n0.right[1]));
    let (s1l, s1r) = (place(n1.left[0]), place(n1.right[0]));
    let s1r2 = place(n1.right[1]);
    let (b0l, b0l2) = (place(nb.left[0]), place(nb.left[1]));

    give(0, 0);
    for at in [&s0, &s1, &b0, &b1] {
        give(at.word, 0);
        give(at.tag, 0);
        give(at.both, 0);
    }
    for at in [&s2, &b2] {
        give(at.word, 0);
        give(at.tag, 0);
    }
    give(b3.tag, b2.tag);
    // Pairs of words.
    for (one, other) in [(&s0, &b0), (&s1, &s0), (&s1, &b0), (&b0, &b1)] {
        give(one.word, other.word);
        give(one.both, other.tag);
        give(one.tag, other.both);
        give(one.tag, other.tag);
    }
    give(s0.word, b1.word);
    give(s0.tag, pair(b1.tag, b1.word));
    // Three and four tags.
    let s0b0 = s0.tag << 8 | b0.tag;
    let s1s0 = s1.tag << 8 | s0.tag;
    give(s0b0, b1.tag);
    give(b0.tag << 8 | b1.tag, b2.tag);
    give(s1s0, b0.tag);
    give(s1s0, b0.tag << 8 | b1.tag);
    give(s2.tag, s1s0);
    give(s0b0, b1.tag << 8 | b2.tag);
    give(s2.tag << 8 | b0.tag, s1s0);
    for child in [&s0l, &s0r, &b0l, &s1r, &s1l] {
        give(s0b0, child.tag);
        give(s1s0, child.tag);
    }
    // Dependents: the preposition of a noun, the subject and object of a verb.
    for (head, child) in [
        (&s0, &s0l),
        (&s0, &s0r),
        (&s0, &s0l2),
        (&s0, &s0r2),
        (&s1, &s1l),
        (&s1, &s1r),
        (&s1, &s1r2),
        (&b0, &b0l),
        (&b0, &b0l2),
    ] {
        give(child.word, head.tag);
        give(child.tag, head.tag << 8 | child.relation);
        give(child.relation, head.word);
    }
    give(pair(s1.word, s0l.word), s0.tag);
    give(pair(s0.word, b0l.word), b0.tag);
    give(pair(s1.tag, s0l.word), s0.tag);
    give(pair(s0.tag, b0l.word), b0.tag);
    give(pair(s1.word, s0l.word), s0.word);
    give(pair(s0.tag, s1.word), pair(b0l.word, b0.tag));
    // Relations so far.
    let sets = |node: &Node, side: usize| {
        let set = node.relations[side];
        pair(set as u32, (set >> 32) as u32)
    };
    for (at, node) in [(&s0, n0), (&s1, n1), (&b0, nb)] {
        give(at.word, sets(node, 0));
        give(at.tag, sets(node, 0));
        give(at.word, sets(node, 1));
        give(at.tag, sets(node, 1));
        give(
            at.tag,
            u32::from(node.count[0].min(5)) << 8 | u32::from(node.count[1].min(5)),
        );
    }
    give(pair(s1s0, b0.tag), pair(sets(n1, 1), sets(n0, 1)));
    give(pair(s1s0, b0.tag), pair(sets(n1, 0), sets(n0, 0)));
    // Distances and what stands between.
    let (near, far) = (distance(top, next), distance(second, top));
    for d in [near, 16 + far] {
        give(d, s0.tag);
        give(d, s0.word);
        give(d, b0.tag);
        give(d, s1.tag);
        give(d, s0b0);
        give(d, s1s0);
    }
    let gap = sentence.between(second, top);
    give(gap, s1s0);
    give(gap, pair(s1s0, b0.tag));
    give(sentence.between(top, next), s0b0);
    // Words that the training text may not know.
    for at in [top, next] {
        let word = sentence.words.get(at as usize).copied().unwrap_or_default();
        give(word.suffix[2], word.case as u32);
        give(word.prefix[1], word.shape);
    }
    give(s0b0, state.stack().len().min(4) as u32);
}
