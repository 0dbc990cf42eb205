//! The averaged perceptron over hashed features, in whole numbers so that every run gives the same bytes.

use onrecord::language::weights::Row;
use onrecord::language::words::Hashed;
use std::collections::HashMap;

/// Weights in training.
pub struct Perceptron {
    classes: usize,
    index: HashMap<u32, u32, Hashed>,
    weights: Vec<i32>,
    totals: Vec<i64>,
    stamps: Vec<u32>,
    /// How many wrong decisions each feature took part in.
    mistakes: Vec<u16>,
    /// Wrong decisions that a feature must have taken part in before it has a say (Goldberg and Elhadad 2011).
    trusted: u16,
    clock: u32,
}

impl Perceptron {
    /// Weights for the features that occur at least `least` times in `occurrences`.
    pub fn new(
        classes: usize,
        least: u32,
        trusted: u16,
        occurrences: impl FnOnce(&mut dyn FnMut(u32)),
    ) -> Self {
        let mut counts: HashMap<u32, u32, Hashed> = HashMap::default();
        occurrences(&mut |feature| *counts.entry(feature).or_default() += 1);
        let mut kept: Vec<u32> = counts
            .into_iter()
            .filter(|(_, count)| *count >= least)
            .map(|(feature, _)| feature)
            .collect();
        kept.sort_unstable();
        let cells = kept.len() * classes;
        Self {
            classes,
            index: kept
                .iter()
                .enumerate()
                .map(|(i, feature)| (*feature, i as u32))
                .collect(),
            weights: vec![0; cells],
            totals: vec![0; cells],
            stamps: vec![0; cells],
            mistakes: vec![0; kept.len()],
            trusted,
            clock: 1,
        }
    }

    /// The number of features kept.
    pub fn features(&self) -> usize {
        self.index.len()
    }

    /// The row of `feature`, where it is kept.
    pub fn row(&self, feature: u32) -> Option<u32> {
        self.index.get(&feature).copied()
    }

    /// Adds the weights of `row` to `scores`.
    pub fn add(&self, row: u32, scores: &mut [i32]) {
        if self.mistakes[row as usize] < self.trusted {
            return;
        }
        let start = row as usize * self.classes;
        for (score, weight) in scores
            .iter_mut()
            .zip(&self.weights[start..start + self.classes])
        {
            *score += weight;
        }
    }

    /// Moves time on by one decision.
    pub fn tick(&mut self) {
        self.clock += 1;
    }

    /// Counts a wrong decision that `row` took part in.
    pub fn blame(&mut self, row: u32) {
        let mistakes = &mut self.mistakes[row as usize];
        *mistakes = mistakes.saturating_add(1);
    }

    /// Changes one weight.
    pub fn change(&mut self, row: u32, class: usize, by: i32) {
        let cell = row as usize * self.classes + class;
        self.totals[cell] +=
            i64::from(self.clock - self.stamps[cell]) * i64::from(self.weights[cell]);
        self.stamps[cell] = self.clock;
        self.weights[cell] += by;
    }

    /// The averaged weights, as rows to write. Weights below `least` of the largest are left out.
    pub fn rows(&self, least: f64) -> Vec<Row> {
        let mean = |cell: usize| {
            let rest = i64::from(self.clock - self.stamps[cell]) * i64::from(self.weights[cell]);
            (self.totals[cell] + rest) as f64 / f64::from(self.clock)
        };
        let largest = (0..self.weights.len())
            .map(|cell| mean(cell).abs())
            .fold(0.0, f64::max);
        let mut features: Vec<(u32, u32)> = self
            .index
            .iter()
            .map(|(feature, row)| (*feature, *row))
            .collect();
        features.sort_unstable();
        features
            .into_iter()
            .filter(|(_, row)| self.mistakes[*row as usize] >= self.trusted)
            .map(|(feature, row)| {
                let entries = (0..self.classes)
                    .filter_map(|class| {
                        let share = mean(row as usize * self.classes + class) / largest;
                        let q = compand(share);
                        (share.abs() >= least && q != 0).then_some((class as u8, q))
                    })
                    .collect();
                Row { feature, entries }
            })
            .collect()
    }
}

/// A weight as a share of the largest, square-root-companded into one byte.
pub fn compand(share: f64) -> i8 {
    (share.abs().sqrt() * 127.0).round().copysign(share) as i8
}

/// A small generator of pseudo-random numbers for the order of the sentences: xorshift, always from the same seed.
pub struct Order(u64);

impl Order {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
