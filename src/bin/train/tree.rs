//! Trains the dependency parser.

use crate::corpus::Tree;
use crate::loglinear::{LogLinear, kept, softmax};
use crate::oracle::Gold;
use crate::perceptron::Order;
use onrecord::language::Tag;
use onrecord::language::parser::features::{Sentence, features};
use onrecord::language::parser::state::{MOVES, Move, State};
use onrecord::language::parser::{self, Relation};
use onrecord::language::weights::{self, Weights};
use onrecord::language::words::Word;

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

    fn sentence(&self) -> Sentence<'_> {
        Sentence {
            words: &self.words,
            tags: &self.tags,
        }
    }
}

/// Runs over the training trees.
const EPOCHS: usize = 6;
/// Times that a feature must be met on the way to the gold trees.
const LEAST: u32 = 4;
const RATE: f32 = 0.1;
const PENALTY: f32 = 1e-6;
/// Weights below this share of the largest are not written.
const SHARE: f64 = 0.0005;
/// The number of buckets of the model file, as a power of two.
const BITS: u32 = 18;

/// Trains on `examples` and returns the model file.
pub fn train(examples: &mut [Example]) -> Vec<u8> {
    let mut state = State::default();
    let mut good = [false; MOVES];
    let kept = kept(LEAST, |each| {
        for example in &*examples {
            let sentence = example.sentence();
            state.reset(example.words.len());
            while !state.is_done() {
                features(&sentence, &state, &mut *each);
                example.gold.best(&state, &mut good);
                let step = good.iter().position(|good| *good).unwrap_or_default();
                state.apply(Move::new(step));
            }
        }
    });
    let mut model = LogLinear::new(MOVES, &kept, RATE, PENALTY);
    let mut order = Order::new(17);
    let mut rows = Vec::new();
    for epoch in 0..EPOCHS {
        order.shuffle(examples);
        let (mut right, mut all) = (0, 0);
        for (i, example) in examples.iter().enumerate() {
            if i % 2000 == 0 {
                model.settle_all();
            }
            let sentence = example.sentence();
            state.reset(example.words.len());
            while !state.is_done() {
                rows.clear();
                features(&sentence, &state, |feature| rows.extend(model.row(feature)));
                let mut scores = [0.0; MOVES];
                model.tick();
                for row in &rows {
                    model.add(*row, &mut scores);
                }
                let allowed = state.allowed();
                example.gold.best(&state, &mut good);
                let found = parser::best(&scores, allowed);
                all += 1;
                right += u32::from(good[found]);
                let mut wanted = [0.0; MOVES];
                softmax(&mut scores);
                let sum: f32 = (0..MOVES).filter(|i| good[*i]).map(|i| scores[i]).sum();
                let mut best = 0;
                for i in 0..MOVES {
                    if good[i] {
                        wanted[i] = if sum > 1e-20 { scores[i] / sum } else { 1.0 };
                        if !good[best] || scores[i] > scores[best] {
                            best = i;
                        }
                    }
                }
                for (score, wanted) in scores.iter_mut().zip(wanted) {
                    *score -= wanted;
                    if score.abs() < IGNORED {
                        *score = 0.0;
                    }
                }
                model.step_all(&rows, &scores);
                // The first epoch keeps to the gold trees; later ones mostly go where the parser itself goes.
                let explore = epoch > 0 && order.next() >> 32 & 15 != 0;
                let step = if explore { found } else { best };
                state.apply(Move::new(step));
            }
        }
        eprintln!(
            "  tree epoch {epoch}: {:.2} % of the moves right",
            100.0 * f64::from(right) / f64::from(all)
        );
    }
    let rows = model.rows(SHARE);
    let entries: usize = rows.iter().map(|row| row.entries.len()).sum();
    let used = rows.iter().filter(|row| !row.entries.is_empty()).count();
    eprintln!(
        "  tree: {} features, {used} used, {entries} weights",
        kept.len()
    );
    weights::write(MOVES, BITS, &rows)
}

/// Gradients below this are not worth a step.
const IGNORED: f32 = 0.003;

/// How many words have the right head, and how many the right relation too, in per cent: all words, and without
/// punctuation.
pub fn score(model: &Weights, examples: &[Example]) -> String {
    let mut state = State::default();
    let mut counts = [[0_u32; 4]; 2];
    for example in examples {
        parser::parse_sentence(model, &example.sentence(), &mut state);
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
