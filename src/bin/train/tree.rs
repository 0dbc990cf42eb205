//! Trains the dependency parser.

use crate::corpus::Tree;
use crate::gradient::{Gradient, Kept, Step, Steps};
use crate::loglinear::softmax;
use crate::oracle::Gold;
use crate::order::Order;
use onrecord::language::Tag;
use onrecord::language::parser::layout::{KINDS, Layout};
use onrecord::language::parser::network::{Network, Vectors, key};
use onrecord::language::parser::state::{MOVES, Move, State};
use onrecord::language::parser::{self, Relation, Workspace, best_kind, features};
use onrecord::language::words::Word;
use std::collections::HashMap;

/// One sentence to learn from or to be measured on.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<Tag>,
    punctuation: Vec<bool>,
    gold: Gold,
}

impl Example {
    /// Reads a tree; `tags` are those that the tagger gives.
    pub fn new(tree: &Tree, tags: Vec<Tag>) -> Self {
        let count = tree.len() as u32;
        let heads = (tree.iter())
            .map(|node| (node.head as u32).checked_sub(1).unwrap_or(count))
            .collect();
        let relations = (tree.iter())
            .map(|node| Relation::named(&node.relation).unwrap_or(Relation::Dep))
            .collect();
        Self {
            words: tree.iter().map(|node| Word::new(&node.form)).collect(),
            tags,
            punctuation: tree.iter().map(|node| node.relation == "punct").collect(),
            gold: Gold::new(heads, relations),
        }
    }
}

/// Runs over the training trees: more of them, with the values kept as below, gain nothing on the development parts.
const EPOCHS: usize = 7;
/// Sentences to a step.
const BATCH: usize = 8;
const RATE: f32 = 0.002;
/// The words that get a vector of their own, the most frequent of the training trees.
const WORDS: usize = 5000;
/// A word met `n` times is taken for an unknown one this often in `n` plus this: so the model learns what to do with
/// unknown words (Kiperwasser and Goldberg 2016).
const UNKNOWN: f32 = 0.25;
const KEPT: Kept = Kept {
    words: 0.95,
    wide: 0.93,
    hidden: 0.9,
};

/// Trains on `examples` and returns the model file.
pub fn train(examples: &mut [Example]) -> Vec<u8> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        *counts.entry(key(word)).or_default() += 1;
    }
    let mut random = Order::new(17);
    let mut network = start(&counts, &mut random);
    let mut gradient = Gradient::new(&network);
    let batches = examples.len().div_ceil(BATCH);
    let mut steps = Steps::new(&network, RATE, EPOCHS * batches);
    let mut vectors = Vectors::default();
    for epoch in 0..EPOCHS {
        random.shuffle(examples);
        let (mut right, mut all) = (0, 0);
        for batch in examples.chunks(BATCH) {
            for example in batch {
                let mut rows = parser::rows(&network, &example.words, &example.tags);
                for (rows, word) in rows.iter_mut().zip(&example.words) {
                    let count = counts[&key(word)] as f32;
                    if random.unit() < UNKNOWN / (UNKNOWN + count) {
                        rows[0] = network.layout.words.row(0);
                    }
                }
                vectors.reset(rows.len());
                network.embed(&rows, &mut vectors);
                thin(&mut vectors.words, KEPT.words, &mut random);
                network.convolve(&mut vectors);
                thin(&mut vectors.wide, KEPT.wide, &mut random);
                vectors.settle();
                let walk = walk(&network, &mut vectors, example, epoch > 0, &mut random);
                right += walk.iter().filter(|(_, right)| *right).count();
                all += walk.len();
                let walk: Vec<Step> = walk.into_iter().map(|(step, _)| step).collect();
                gradient.add(&network, &rows, &vectors, &walk, KEPT);
            }
            steps.take(&mut network, &mut gradient, batch.len());
        }
        eprintln!(
            "  tree epoch {epoch}: {:.2} % of the moves right",
            100.0 * right as f64 / all as f64
        );
    }
    network.weights = steps.average;
    network.write()
}

/// A network with small random weights.
fn start(counts: &HashMap<u32, u32>, random: &mut Order) -> Network {
    let mut keys: Vec<(u32, u32)> = counts.iter().map(|(key, count)| (*count, *key)).collect();
    keys.sort_unstable_by(|a, b| b.cmp(a));
    keys.truncate(WORDS);
    let mut keys: Vec<u32> = keys.into_iter().map(|(_, key)| key).collect();
    keys.sort_unstable();
    let layout = Layout::new(keys.len());
    let mut weights = vec![0.0; layout.len()];
    let [left, right] = layout.relations;
    for (block, size) in [
        (layout.words, 0.1),
        (layout.endings, 0.1),
        (layout.tags, 0.3),
        (layout.cases, 0.1),
        (layout.clusters, 0.1),
        (layout.near, 0.2),
        (layout.wide, 0.2),
        (layout.project, 0.09),
        (layout.missing, 0.05),
        (layout.facts, 0.05),
        (layout.kinds, 0.1),
        (left, 0.1),
        (right, 0.1),
    ] {
        for weight in &mut weights[block.start..block.end()] {
            *weight = (2.0 * random.unit() - 1.0) * size;
        }
    }
    Network::new(keys, weights)
}

/// Sets some of `values` to zero and makes up for them in the others.
fn thin(values: &mut [f32], kept: f32, random: &mut Order) {
    for value in values {
        *value = if random.unit() < kept {
            *value / kept
        } else {
            0.0
        };
    }
}

/// Takes a sentence through its moves; each with whether the network's own move was among the best.
fn walk(
    network: &Network,
    vectors: &mut Vectors,
    example: &Example,
    explores: bool,
    random: &mut Order,
) -> Vec<(Step, bool)> {
    let mut steps = Vec::new();
    let mut good = [false; MOVES];
    let mut state = State::default();
    state.reset(example.words.len());
    while !state.is_done() {
        let mut facts = Vec::new();
        let places = features::read(&example.tags, &state, &mut facts);
        let mut hidden = network.hidden(vectors, &places, &facts);
        thin(&mut hidden, KEPT.hidden, random);
        let scores = network.kinds(&hidden);
        let allowed = state.allowed();
        let found = best_kind(&scores, allowed);
        example.gold.best(&state, &mut good);
        let top = state.below(0) as usize;
        let relation = example.gold.relations.get(top).copied();
        let relation = relation.unwrap_or(Relation::Dep);
        let right = [Move::Shift, Move::Left(relation), Move::Right(relation)]
            .map(|step| good[step.index()]);
        let (kinds, target) = surprise(scores, allowed, right);
        // The relation of the root is given.
        let labels = target > 0 && !(target == 1 && state.next() == state.root());
        let relations = labels.then(|| {
            let mut scores = network.relations(&hidden, target - 1);
            softmax(&mut scores);
            scores[relation.index()] -= 1.0;
            (target - 1, scores)
        });
        // The first epoch keeps to the gold trees; later ones mostly go where the network itself goes.
        let own = explores && random.next() >> 32 & 15 != 0;
        let kind = if own { found } else { target };
        state.apply(parser::move_of(network, &hidden, kind));
        let step = Step {
            places,
            facts,
            hidden,
            kinds,
            relation: relations,
        };
        steps.push((step, right[found]));
    }
    steps
}

/// The probabilities of the allowed kinds less what they should be, and the likeliest of the right ones: of several
/// right kinds any will do.
fn surprise(
    scores: [f32; KINDS],
    allowed: [bool; KINDS],
    right: [bool; KINDS],
) -> ([f32; KINDS], usize) {
    let mut kinds = scores;
    for (score, allowed) in kinds.iter_mut().zip(allowed) {
        if !allowed {
            *score = -1e9;
        }
    }
    softmax(&mut kinds);
    let sum: f32 = (0..KINDS).filter(|i| right[*i]).map(|i| kinds[i]).sum();
    let target = best_kind(&kinds, right);
    for (kind, right) in kinds.iter_mut().zip(right) {
        if right {
            *kind -= *kind / sum.max(1e-9);
        }
    }
    (kinds, target)
}

/// How many words have the right head, and how many the right relation too, in per cent: all words, and without
/// punctuation.
pub fn score(network: &Network, examples: &[Example]) -> String {
    let mut workspace = Workspace::default();
    let mut counts = [[0_u32; 4]; 2];
    for example in examples {
        let state = parser::parse_sentence(network, &example.words, &example.tags, &mut workspace);
        for word in 0..example.words.len() {
            let node = state.node(word as u32);
            let head = node.head == example.gold.heads[word];
            let gold = example.gold.relations[word];
            let whole = head && node.relation == gold;
            let general = head && node.relation.general() == gold.general();
            let add = |counts: &mut [u32; 4]| {
                counts[0] += 1;
                counts[1] += u32::from(head);
                counts[2] += u32::from(whole);
                counts[3] += u32::from(general);
            };
            add(&mut counts[0]);
            if !example.punctuation[word] {
                add(&mut counts[1]);
            }
        }
    }
    let [all, words] = counts.map(|[all, head, whole, general]| {
        let share = |part: u32| 100.0 * f64::from(part) / f64::from(all);
        format!(
            "UAS {:.2} LAS {:.2} (without subtypes {:.2})",
            share(head),
            share(whole),
            share(general)
        )
    });
    format!("{all}; without punctuation {words}")
}
