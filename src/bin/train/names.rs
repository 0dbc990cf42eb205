//! Trains the two readings of the name model as linear-chain conditional random fields (Lafferty and others 2001).

use crate::guideline::Example;
use crate::loglinear::{LogLinear, Sum, exp, kept};
use crate::order::Order;
use crate::syntax;
use onrecord::language::names::document::Document;
use onrecord::language::names::labels::{LABELS, before, may_end, may_follow};
use onrecord::language::names::{self, Kind, Label, Model, features};
use onrecord::language::weights;
use std::ops::Range;

/// What the weights of steps are multiplied by, beyond what makes up for the features left out in training: found on the
/// sets that nothing is trained on.
const STEPS: f32 = 0.9;

/// How a model is trained.
#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    /// The last so many epochs, whose weights are averaged.
    pub averaged: usize,
    /// Models that look at the sentences in other orders, side by side, and whose weights are averaged too.
    pub orders: usize,
    pub least: u32,
    pub rate: f32,
    pub penalty: f32,
    /// Of 1024 features so many are left out at each look, so that none is relied on alone.
    pub dropout: u64,
    pub costs: Costs,
    /// How much of its weights a reading is given; less than all where it would speak too loudly on new text.
    pub share: f64,
    pub bits: u32,
    /// Weights below this share of the largest are not written.
    pub cut: f64,
}

/// What a wrong label costs in training, added to its score, so that the right one must win by that much: the softmax
/// margin of Gimpel and Smith (2010). It weighs names missed against names invented.
#[derive(Clone, Copy)]
pub struct Costs {
    /// Of a token of a name, left out.
    pub missed: f32,
    /// Of a token outside of names, taken for a part of one.
    pub invented: f32,
    /// The same where it is taken for a part of an organisation's name, which models invent most.
    pub organization: f32,
}

impl Costs {
    /// Raises the scores of the labels that are not among the `allowed` ones.
    fn add(self, allowed: u32, scores: &mut [f32; LABELS]) {
        let outside = allowed & 1 == 1;
        for (label, score) in scores.iter_mut().enumerate() {
            if allowed >> label & 1 == 1 {
                continue;
            }
            *score += match Label::new(label).kind() {
                None => self.missed,
                Some(Kind::Organization) if outside => self.organization,
                Some(_) if outside => self.invented,
                Some(_) => 0.0,
            };
        }
    }
}

/// What a first reading made of an example: its labels, and its scores in the model's own unit.
pub struct Reading {
    labels: Vec<Label>,
    scores: Vec<[f32; LABELS]>,
    after: Vec<[f32; LABELS]>,
}

/// A trained reading: its file, and what its largest weight stands for.
pub struct Trained {
    pub file: Vec<u8>,
    pub largest: f64,
}

/// What a first reading makes of `example`.
pub fn read(model: &Model, largest: f64, example: &Example) -> Reading {
    let document = example.document();
    let scores = names::score(model, &document);
    let unit = (largest / (127.0 * 127.0)) as f32;
    let natural = |row: &[i32; LABELS]| row.map(|score| score as f32 * unit);
    Reading {
        labels: names::decode(&model.after, &document, &scores),
        scores: scores.iter().map(natural).collect(),
        after: model.after.iter().map(natural).collect(),
    }
}

/// Trains one reading. For the second, `first` gives what the first made of each example, and the unit to write in.
///
/// # Errors
/// Where one of the orders broke off.
pub fn train(
    examples: &[&Example],
    first: Option<(&[Reading], f64)>,
    plan: Plan,
) -> Result<Trained, String> {
    let documents: Vec<Document<'_>> = examples
        .iter()
        .enumerate()
        .map(|(i, example)| {
            let mut document = example.document();
            if let Some((first, _)) = first {
                document.remember(&first[i].labels);
            }
            document
        })
        .collect();
    let features =
        |document: &Document<'_>, sentence: &Range<usize>, i: usize, each: &mut dyn FnMut(u32)| {
            if first.is_some() {
                features::memory(document, sentence, i, each);
            } else {
                features::features(document, sentence, i, each);
            }
        };
    let mut kept = kept(plan.least, |each| {
        for document in &documents {
            for sentence in document.sentences() {
                for i in sentence.clone() {
                    features(document, &sentence, i, &mut *each);
                }
            }
        }
    });
    let steps: Vec<u32> = (0..=LABELS).map(names::step).collect();
    kept.extend(&steps);
    kept.sort_unstable();
    kept.dedup();
    let mut model = LogLinear::new(LABELS, &kept, plan.rate, plan.penalty);
    let steps: Vec<u32> = steps.iter().filter_map(|step| model.row(*step)).collect();
    // Rows of every token, once: the features of a reading do not change while it is trained.
    let mut sentences = Vec::new();
    let mut rows: Vec<u32> = Vec::new();
    for (number, (document, example)) in documents.iter().zip(examples).enumerate() {
        for sentence in document.sentences() {
            let known = first.map(|(first, _)| {
                let reading = &first[number];
                (&reading.scores[sentence.clone()], reading.after.as_slice())
            });
            let mut ends = Vec::with_capacity(sentence.len() + 1);
            ends.push(rows.len());
            for i in sentence.clone() {
                features(document, &sentence, i, &mut |feature| {
                    rows.extend(model.row(feature));
                });
                ends.push(rows.len());
            }
            let allowed = example.allowed[sentence].to_vec();
            sentences.push((ends, allowed, example.weight, known));
        }
    }
    let blank = &model;
    let run = |number: usize| {
        let mut model = blank.clone();
        let mut order = Order::new(29 + 1000 * number as u64);
        let mut chain = Chain::default();
        let mut sum = Sum::default();
        for epoch in 0..plan.epochs {
            let mut loss = 0.0;
            // A sentence of weight 2.5 is looked at two or three times an epoch.
            let mut looks = Vec::with_capacity(sentences.len());
            for (sentence, (_, _, weight, _)) in sentences.iter().enumerate() {
                let chance = ((order.next() >> 40) as f32) / ((1 << 24) as f32);
                let times = weight.floor() as usize + usize::from(chance < weight.fract());
                looks.extend(std::iter::repeat_n(sentence, times));
            }
            order.shuffle(&mut looks);
            for look in looks {
                let (ends, allowed, _, known) = &sentences[look];
                model.tick();
                chain.read_steps(&mut model, &steps, known.map(|(_, after)| after));
                let mut active: Vec<Vec<u32>> = Vec::with_capacity(allowed.len());
                chain.scores.clear();
                for (i, pair) in ends.windows(2).enumerate() {
                    let mut scores = known.map_or([0.0; LABELS], |(scores, _)| scores[i]);
                    let kept: Vec<u32> = rows[pair[0]..pair[1]]
                        .iter()
                        .copied()
                        .filter(|_| !order.happens(plan.dropout))
                        .collect();
                    plan.costs.add(allowed[i], &mut scores);
                    for row in &kept {
                        model.settle(*row);
                        model.add(*row, &mut scores);
                    }
                    chain.scores.push(scores);
                    active.push(kept);
                }
                loss += chain.gradient(allowed);
                for (rows, gradient) in active.iter().zip(&chain.gradients) {
                    for row in rows {
                        model.step(*row, gradient);
                    }
                }
                for (row, gradient) in steps.iter().zip(&chain.step_gradients) {
                    model.step(*row, gradient);
                }
            }
            eprintln!("    epoch {epoch}: loss {loss:.0}");
            if epoch + plan.averaged >= plan.epochs {
                model.gather(&mut sum);
            }
        }
        Ok(sum)
    };
    let mut sum = Sum::default();
    for part in syntax::in_turn(plan.orders, &run)? {
        sum.join(&part);
    }
    model.settle_on(&sum);
    // In use no feature is left out, so that they say more together than in training; the steps must keep up.
    let keep = 1.0 / (1.0 - plan.dropout as f32 / 1024.0) * STEPS;
    for row in &steps {
        model.scale(*row, keep);
    }
    let largest = first.map_or_else(|| model.largest(), |(_, largest)| largest / plan.share);
    let rows = model.shares(plan.cut, largest);
    let entries: usize = rows.iter().map(|row| row.entries.len()).sum();
    let used = rows.iter().filter(|row| !row.entries.is_empty()).count();
    eprintln!(
        "    {} features, {used} used, {entries} weights",
        kept.len()
    );
    Ok(Trained {
        file: weights::write(LABELS, plan.bits, &rows),
        largest,
    })
}

/// Room for the sums over one sentence.
#[derive(Default)]
struct Chain {
    after: Vec<[f32; LABELS]>,
    scores: Vec<[f32; LABELS]>,
    gradients: Vec<[f32; LABELS]>,
    step_gradients: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    emit: Vec<[f32; LABELS]>,
}

impl Chain {
    /// The exponentials of the step scores, zero where a step is not allowed.
    fn read_steps(
        &mut self,
        model: &mut LogLinear,
        steps: &[u32],
        known: Option<&[[f32; LABELS]]>,
    ) {
        self.after.clear();
        for (previous, row) in steps.iter().enumerate() {
            let mut scores = known.map_or([0.0; LABELS], |known| known[previous]);
            model.settle(*row);
            model.add(*row, &mut scores);
            for (next, score) in scores.iter_mut().enumerate() {
                *score = if may_follow(previous, next) {
                    exp(*score)
                } else {
                    0.0
                };
            }
            self.after.push(scores);
        }
    }

    /// Fills the gradients of the negative log-likelihood of the allowed labels, and returns it.
    fn gradient(&mut self, allowed: &[u32]) -> f64 {
        let n = self.scores.len();
        self.emit.clear();
        let mut shift = 0.0_f64;
        for row in &self.scores {
            let largest = row
                .iter()
                .fold(f32::NEG_INFINITY, |largest, score| largest.max(*score));
            shift += f64::from(largest);
            self.emit.push(row.map(|score| exp(score - largest)));
        }
        self.gradients.clear();
        self.gradients.resize(n, [0.0; LABELS]);
        self.step_gradients.clear();
        self.step_gradients.resize(LABELS + 1, [0.0; LABELS]);
        let all = self.sums(None, 1.0);
        let gold = self.sums(Some(allowed), -1.0);
        for gradient in self.gradients.iter_mut().chain(&mut self.step_gradients) {
            for g in gradient {
                if g.abs() < 1e-4 {
                    *g = 0.0;
                }
            }
        }
        let _ = shift;
        all - gold
    }

    /// Forward and backward sums; adds the marginal probabilities times `sign` to the gradients and returns the
    /// logarithm of the sum over all paths.
    fn sums(&mut self, allowed: Option<&[u32]>, sign: f32) -> f64 {
        let n = self.emit.len();
        let may =
            |i: usize, label: usize| allowed.is_none_or(|allowed| allowed[i] >> label & 1 == 1);
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(n, [0.0; LABELS]);
        let mut scales = Vec::with_capacity(n);
        let mut log = 0.0_f64;
        for i in 0..n {
            let mut row = [0.0; LABELS];
            for (label, cell) in row.iter_mut().enumerate() {
                if may(i, label) {
                    let sum: f32 = if i == 0 {
                        self.after[LABELS][label]
                    } else {
                        let last = &self.forward[i - 1];
                        before(label)
                            .iter()
                            .map(|p| last[*p as usize] * self.after[*p as usize][label])
                            .sum()
                    };
                    *cell = sum * self.emit[i][label];
                }
                if i + 1 == n && !may_end(label) {
                    *cell = 0.0;
                }
            }
            let scale: f32 = row.iter().sum::<f32>().max(1e-30);
            for cell in &mut row {
                *cell /= scale;
            }
            log += f64::from(scale).ln();
            scales.push(scale);
            self.forward.push(row);
        }
        self.backward[n - 1] = [1.0; LABELS];
        for i in (0..n).rev() {
            let beta = self.backward[i];
            for label in 0..LABELS {
                self.gradients[i][label] += sign * self.forward[i][label] * beta[label];
            }
            if i == 0 {
                for label in 0..LABELS {
                    self.step_gradients[LABELS][label] +=
                        sign * self.forward[0][label] * beta[label];
                }
                break;
            }
            let mut row = [0.0; LABELS];
            for label in 0..LABELS {
                if !may(i, label) || beta[label] == 0.0 || i + 1 == n && !may_end(label) {
                    continue;
                }
                let out = self.emit[i][label] * beta[label] / scales[i];
                for p in before(label) {
                    let p = *p as usize;
                    let flow = self.after[p][label] * out;
                    row[p] += flow;
                    self.step_gradients[p][label] += sign * self.forward[i - 1][p] * flow;
                }
            }
            self.backward[i - 1] = row;
        }
        log
    }
}

/// Labels an example with the two readings, or with the first alone.
pub fn label(first: &Model, second: Option<&Model>, example: &Example) -> Vec<Label> {
    if let Some(second) = second {
        return names::label(first, second, example.document());
    }
    let document = example.document();
    names::decode(&first.after, &document, &names::score(first, &document))
}
