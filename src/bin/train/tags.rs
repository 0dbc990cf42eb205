//! Trains the part-of-speech tagger.

use crate::corpus::Tree;
use crate::loglinear::{LogLinear, kept, softmax};
use crate::order::Order;
use onrecord::language::tagger::{self, NONE, TAGS, Tag};
use onrecord::language::weights::{self, Weights};
use onrecord::language::words::Word;

struct Sentence {
    words: Vec<Word>,
    gold: Vec<u8>,
}

fn sentence(tree: &Tree) -> Sentence {
    Sentence {
        words: tree.iter().map(|node| Word::new(&node.form)).collect(),
        gold: tree
            .iter()
            .map(|node| Tag::named(&node.tag).map_or(23, Tag::index) as u8)
            .collect(),
    }
}

/// Runs over the training trees.
const EPOCHS: usize = 8;
/// Times that a feature must be met.
const LEAST: u32 = 2;
/// The first step of every weight in the first epoch, and what is left of it at the end: it falls evenly.
const RATE: [f32; 2] = [0.15, 0.015];
/// Of 1024 features so many are left out at each look, so that none is relied on alone.
const DROPOUT: u64 = 100;
/// What a weight loses a tick. A larger loss makes a smaller file too, and costs accuracy.
const PENALTY: f32 = 1e-6;
/// Weights below this share of the largest are not written. Without half of them the tagger is as good.
const SHARE: f64 = 0.03;
/// The number of buckets of the model file, as a power of two.
const BITS: u32 = 17;

/// Trains on `trees` and returns the model file.
pub fn train(trees: &[&Tree]) -> Vec<u8> {
    let mut sentences: Vec<Sentence> = trees.iter().map(|tree| sentence(tree)).collect();
    let kept = kept(LEAST, |each| {
        for sentence in &sentences {
            for i in 0..sentence.words.len() {
                let tag = |back: usize| i.checked_sub(back).map_or(NONE, |i| sentence.gold[i]);
                tagger::features(&sentence.words, i, [tag(2), tag(1)], &mut *each);
            }
        }
    });
    let mut model = LogLinear::new(TAGS.len(), &kept, RATE[0], PENALTY);
    let mut order = Order::new(17);
    let mut rows = Vec::new();
    for epoch in 0..EPOCHS {
        model.pace(RATE[0] + (RATE[1] - RATE[0]) * epoch as f32 / EPOCHS as f32);
        order.shuffle(&mut sentences);
        let (mut right, mut all) = (0, 0);
        for sentence in &sentences {
            let (mut before, mut last) = (NONE, NONE);
            for (i, gold) in sentence.gold.iter().enumerate() {
                rows.clear();
                tagger::features(&sentence.words, i, [before, last], |feature| {
                    if !order.happens(DROPOUT) {
                        rows.extend(model.row(feature));
                    }
                });
                let mut scores = [0.0; TAGS.len()];
                model.tick();
                for row in &rows {
                    model.settle(*row);
                    model.add(*row, &mut scores);
                }
                let mut best = 0;
                for class in 0..TAGS.len() {
                    if scores[class] > scores[best] {
                        best = class;
                    }
                }
                all += 1;
                right += i32::from(best == usize::from(*gold));
                softmax(&mut scores);
                scores[usize::from(*gold)] -= 1.0;
                for score in &mut scores {
                    if score.abs() < 0.002 {
                        *score = 0.0;
                    }
                }
                for row in &rows {
                    model.step(*row, &scores);
                }
                (before, last) = (last, best as u8);
            }
        }
        eprintln!(
            "  tags epoch {epoch}: {:.2} % right in training",
            100.0 * f64::from(right) / f64::from(all)
        );
    }
    let rows = model.rows(SHARE);
    let entries: usize = rows.iter().map(|row| row.entries.len()).sum();
    let used = rows.iter().filter(|row| !row.entries.is_empty()).count();
    eprintln!(
        "  tags: {} features, {used} used, {entries} weights",
        kept.len()
    );
    weights::write(TAGS.len(), BITS, &rows)
}

/// Share of the tokens of `trees` that `model` tags right.
pub fn score(model: &Weights, trees: &[Tree]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for tree in trees {
        let sentence = sentence(tree);
        let mut tags = Vec::new();
        tagger::tag_sentence(model, &sentence.words, &mut tags);
        right += tags
            .iter()
            .zip(&sentence.gold)
            .filter(|(tag, gold)| tag.index() == usize::from(**gold))
            .count();
        all += tags.len();
    }
    100.0 * right as f64 / all as f64
}
