//! Trains the two readings of the name model as linear-chain conditional random fields (Lafferty and others 2001).

use crate::guideline::Example;
use crate::loglinear::{LogLinear, exp, kept};
use crate::perceptron::Order;
use onrecord::language::names::document::Document;
use onrecord::language::names::labels::{LABELS, before, may_end, may_follow};
use onrecord::language::names::{self, Label, Model, features};
use onrecord::language::weights;

/// How a model is trained.
#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    pub least: u32,
    pub rate: f32,
    pub penalty: f32,
    /// Of 1024 features so many are left out at each look, so that none is relied on alone.
    pub dropout: u64,
    pub bits: u32,
    /// Weights below this share of the largest are not written.
    pub cut: f64,
}

/// Trains one reading. `first` gives for each example what the first reading made of it.
pub fn train(examples: &[&Example], first: Option<&[Vec<Label>]>, plan: Plan) -> Vec<u8> {
    let documents: Vec<Document<'_>> = examples
        .iter()
        .enumerate()
        .map(|(i, example)| {
            let mut document = Document::new(&example.tokens, &example.words);
            if let Some(first) = first {
                document.remember(&first[i]);
            }
            document
        })
        .collect();
    let mut kept = kept(plan.least, |each| {
        for document in &documents {
            for sentence in document.sentences() {
                for i in sentence.clone() {
                    features::features(document, &sentence, i, &mut *each);
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
    for (document, example) in documents.iter().zip(examples) {
        for sentence in document.sentences() {
            let mut ends = Vec::with_capacity(sentence.len() + 1);
            ends.push(rows.len());
            for i in sentence.clone() {
                features::features(document, &sentence, i, |feature| {
                    rows.extend(model.row(feature))
                });
                ends.push(rows.len());
            }
            let allowed = example.allowed[sentence].to_vec();
            sentences.push((ends, allowed, example.weight));
        }
    }
    let mut order = Order::new(29);
    let mut chain = Chain::default();
    for epoch in 0..plan.epochs {
        order.shuffle(&mut sentences);
        let mut loss = 0.0;
        for (ends, allowed, weight) in &sentences {
            if *weight < 1.0 && ((order.next() >> 40) as f32) / ((1 << 24) as f32) >= *weight {
                continue;
            }
            model.tick();
            chain.read_steps(&mut model, &steps);
            let mut active: Vec<Vec<u32>> = Vec::with_capacity(allowed.len());
            chain.scores.clear();
            for pair in ends.windows(2) {
                let mut scores = [0.0; LABELS];
                let kept: Vec<u32> = rows[pair[0]..pair[1]]
                    .iter()
                    .copied()
                    .filter(|_| order.next() >> 32 & 1023 >= plan.dropout)
                    .collect();
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
    }
    let rows = model.rows(plan.cut);
    let entries: usize = rows.iter().map(|row| row.entries.len()).sum();
    let used = rows.iter().filter(|row| !row.entries.is_empty()).count();
    eprintln!(
        "    {} features, {used} used, {entries} weights",
        kept.len()
    );
    weights::write(LABELS, plan.bits, &rows)
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
    fn read_steps(&mut self, model: &mut LogLinear, steps: &[u32]) {
        self.after.clear();
        for (previous, row) in steps.iter().enumerate() {
            let mut scores = [0.0; LABELS];
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
    let mut document = Document::new(&example.tokens, &example.words);
    let labels = names::read(first, &document);
    let Some(second) = second else { return labels };
    document.remember(&labels);
    names::read(second, &document)
}
