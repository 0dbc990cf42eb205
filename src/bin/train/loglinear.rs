//! Log-linear models over hashed features: stochastic gradients with a rate for each weight (AdaGrad, Duchi and others
//! 2011) and an L1 penalty that is caught up with when a feature is met again, which leaves most weights at zero.

use onrecord::language::weights::Row;
use onrecord::language::words::Hashed;
use std::collections::HashMap;

/// The weights of a model at several times, or of several trained in other orders, added up: their mean is steadier than
/// any of them (Polyak and Juditsky 1992).
#[derive(Default)]
pub struct Sum {
    weights: Vec<f32>,
    count: f32,
}

impl Sum {
    /// Adds what `other` holds.
    pub fn join(&mut self, other: &Self) {
        self.weights.resize(other.weights.len(), 0.0);
        for (sum, weight) in self.weights.iter_mut().zip(&other.weights) {
            *sum += weight;
        }
        self.count += other.count;
    }
}

/// Weights in training.
#[derive(Clone)]
pub struct LogLinear {
    classes: usize,
    index: HashMap<u32, u32, Hashed>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// When each row was last shrunk.
    stamps: Vec<u32>,
    clock: u32,
    rate: f32,
    penalty: f32,
}

/// The features that occur at least `least` times, in a fixed order.
pub fn kept(least: u32, occurrences: impl FnOnce(&mut dyn FnMut(u32))) -> Vec<u32> {
    let mut counts: HashMap<u32, u32, Hashed> = HashMap::default();
    occurrences(&mut |feature| *counts.entry(feature).or_default() += 1);
    let mut kept: Vec<u32> = counts
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .map(|(feature, _)| feature)
        .collect();
    kept.sort_unstable();
    kept
}

impl LogLinear {
    /// Weights for `features`, all zero. `rate` is the first step, `penalty` what a weight loses a tick, before its
    /// own rate.
    pub fn new(classes: usize, features: &[u32], rate: f32, penalty: f32) -> Self {
        let cells = features.len() * classes;
        Self {
            classes,
            index: features
                .iter()
                .enumerate()
                .map(|(i, feature)| (*feature, i as u32))
                .collect(),
            weights: vec![0.0; cells],
            squares: vec![0.0; cells],
            stamps: vec![0; features.len()],
            clock: 0,
            rate,
            penalty,
        }
    }

    /// The row of `feature`, where it is kept.
    pub fn row(&self, feature: u32) -> Option<u32> {
        self.index.get(&feature).copied()
    }

    /// Sets the first step of every weight from now on; what the penalty asks for so far is taken at the old one.
    pub fn pace(&mut self, rate: f32) {
        for row in 0..self.stamps.len() {
            self.settle(row as u32);
        }
        self.rate = rate;
    }

    /// Moves time on.
    pub fn tick(&mut self) {
        self.clock += 1;
    }

    /// Takes from the weights of `row` what the penalty asks for since it was last met.
    pub fn settle(&mut self, row: u32) {
        let elapsed = (self.clock - self.stamps[row as usize]) as f32;
        self.stamps[row as usize] = self.clock;
        if elapsed == 0.0 {
            return;
        }
        let start = row as usize * self.classes;
        let cells = start..start + self.classes;
        for (weight, square) in self.weights[cells.clone()]
            .iter_mut()
            .zip(&self.squares[cells])
        {
            if *weight != 0.0 {
                let loss = self.penalty * elapsed * self.rate / (square + EPSILON).sqrt();
                *weight = weight.signum() * (weight.abs() - loss).max(0.0);
            }
        }
    }

    /// Adds the weights of `row`, which is settled, to `scores`.
    pub fn add(&self, row: u32, scores: &mut [f32]) {
        let start = row as usize * self.classes;
        for (score, weight) in scores
            .iter_mut()
            .zip(&self.weights[start..start + self.classes])
        {
            *score += weight;
        }
    }

    /// One step against `gradient`, one value a class; zeros are left alone.
    pub fn step(&mut self, row: u32, gradient: &[f32]) {
        let start = row as usize * self.classes;
        for (class, g) in gradient.iter().enumerate() {
            if *g != 0.0 {
                let square = &mut self.squares[start + class];
                *square += g * g;
                self.weights[start + class] -= self.rate * g / (*square + EPSILON).sqrt();
            }
        }
    }

    /// Adds the weights of now to `sum`.
    pub fn gather(&mut self, sum: &mut Sum) {
        for row in 0..self.stamps.len() {
            self.settle(row as u32);
        }
        sum.weights.resize(self.weights.len(), 0.0);
        for (sum, weight) in sum.weights.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
        sum.count += 1.0;
    }

    /// Takes the means of what `sum` holds for the weights.
    pub fn settle_on(&mut self, sum: &Sum) {
        for (weight, total) in self.weights.iter_mut().zip(&sum.weights) {
            *weight = total / sum.count;
        }
    }

    /// Multiplies the weights of `row` by `factor`.
    pub fn scale(&mut self, row: u32, factor: f32) {
        self.settle(row);
        let start = row as usize * self.classes;
        for weight in &mut self.weights[start..start + self.classes] {
            *weight *= factor;
        }
    }

    /// The largest weight, by its absolute value.
    pub fn largest(&mut self) -> f64 {
        for row in 0..self.stamps.len() {
            self.settle(row as u32);
        }
        let weights = self.weights.iter();
        f64::from(weights.fold(0.0_f32, |largest, weight| largest.max(weight.abs())))
    }

    /// The weights, as rows to write. Weights below `least` of the largest are left out.
    pub fn rows(&mut self, least: f64) -> Vec<Row> {
        let largest = self.largest();
        self.shares(least, largest)
    }

    /// The weights, as rows to write, as shares of `largest`. Weights below `least` of it are left out.
    pub fn shares(&mut self, least: f64, largest: f64) -> Vec<Row> {
        let mut features: Vec<(u32, u32)> = self
            .index
            .iter()
            .map(|(feature, row)| (*feature, *row))
            .collect();
        features.sort_unstable();
        for (_, row) in &features {
            self.settle(*row);
        }
        features
            .into_iter()
            .map(|(feature, row)| {
                let start = row as usize * self.classes;
                let entries = (0..self.classes)
                    .filter_map(|class| {
                        let share =
                            (f64::from(self.weights[start + class]) / largest).clamp(-1.0, 1.0);
                        let q = compand(share);
                        (share.abs() >= least && q != 0).then_some((class as u8, q))
                    })
                    .collect();
                Row { feature, entries }
            })
            .collect()
    }
}

const EPSILON: f32 = 1e-6;

/// A weight as a share of the largest, square-root-companded into one byte.
fn compand(share: f64) -> i8 {
    (share.abs().sqrt() * 127.0).round().copysign(share) as i8
}

/// Turns scores into probabilities in place; returns the logarithm of their sum.
pub fn softmax(scores: &mut [f32]) {
    let largest = scores
        .iter()
        .fold(f32::NEG_INFINITY, |largest, score| largest.max(*score));
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - largest);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// e to the power of `x`, from additions and multiplications only, so that every platform gives the same bits.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let n = (x * std::f32::consts::LOG2_E).round();
    let r = x - n * std::f32::consts::LN_2;
    let series = 1.0
        + r * (1.0
            + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    series * f32::from_bits(((n as i32 + 127) as u32) << 23)
}
