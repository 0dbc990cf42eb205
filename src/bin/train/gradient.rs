//! The gradient of the parser's network, and the steps against it: Adam (Kingma and Ba 2015) with a rate that falls
//! to nearly nothing, and a running average of the weights, which is what ships.

use onrecord::language::parser::RELATIONS;
use onrecord::language::parser::layout::{Block, HIDDEN, KINDS, NEAR, PLACES, Rows, WIDE, WORD};
use onrecord::language::parser::network::{Network, Vectors, add, neighbours};

/// One move that a sentence was taken through, and what was wrong with its scores.
pub struct Step {
    pub places: [Option<u32>; PLACES],
    pub facts: Vec<u16>,
    /// The hidden layer after dropping.
    pub hidden: [f32; HIDDEN],
    /// Scores less what they should be, as probabilities.
    pub kinds: [f32; KINDS],
    /// The side of the relation that was learned, and its scores less what they should be.
    pub relation: Option<(usize, [f32; RELATIONS.len()])>,
}

/// What is left of values in training: the others are set to zero, so that no value relies on another (Srivastava and
/// others 2014).
#[derive(Clone, Copy)]
pub struct Kept {
    pub words: f32,
    pub wide: f32,
    pub hidden: f32,
}

/// The gradient of a few sentences.
pub struct Gradient {
    sums: Vec<f32>,
    places: Vec<f32>,
    wide: Vec<f32>,
    near: Vec<f32>,
    words: Vec<f32>,
}

impl Gradient {
    pub fn new(network: &Network) -> Self {
        Self {
            sums: vec![0.0; network.layout.len()],
            places: Vec::new(),
            wide: Vec::new(),
            near: Vec::new(),
            words: Vec::new(),
        }
    }

    fn row(&mut self, block: Block, i: usize) -> &mut [f32] {
        &mut self.sums[block.row(i)..][..block.columns]
    }

    /// Adds the gradient of one sentence, from its last move back to the vectors of its words.
    pub fn add(
        &mut self,
        network: &Network,
        rows: &[Rows],
        vectors: &Vectors,
        steps: &[Step],
        kept: Kept,
    ) {
        let count = rows.len();
        for (part, length) in [
            (&mut self.places, PLACES * HIDDEN),
            (&mut self.wide, WIDE),
            (&mut self.near, NEAR),
            (&mut self.words, WORD),
        ] {
            part.clear();
            part.resize(count * length, 0.0);
        }
        for step in steps {
            self.of_move(network, step, count, kept.hidden);
        }
        self.of_places(network, vectors, kept.wide);
        let layout = &network.layout;
        let wide = std::mem::take(&mut self.wide);
        let mut near = std::mem::take(&mut self.near);
        self.of_convolution(network, layout.wide, 2, (&vectors.near, &wide), &mut near);
        let mut words = std::mem::take(&mut self.words);
        self.of_convolution(network, layout.near, 1, (&vectors.words, &near), &mut words);
        for (i, rows) in rows.iter().enumerate() {
            let gradient = &mut words[i * WORD..][..WORD];
            for (gradient, value) in gradient.iter_mut().zip(&vectors.words[i * WORD..]) {
                *gradient = if *value == 0.0 {
                    0.0
                } else {
                    *gradient / kept.words
                };
            }
            for row in rows {
                add(&mut self.sums[*row..][..WORD], 1.0, gradient);
            }
        }
        (self.wide, self.near, self.words) = (wide, near, words);
    }

    fn of_move(&mut self, network: &Network, step: &Step, count: usize, kept: f32) {
        let layout = &network.layout;
        let mut hidden = [0.0; HIDDEN];
        self.of_output(network, layout.kinds, step, &step.kinds, &mut hidden);
        if let Some((side, relations)) = &step.relation {
            self.of_output(
                network,
                layout.relations[*side],
                step,
                relations,
                &mut hidden,
            );
        }
        for value in &mut hidden {
            *value /= kept;
        }
        add(self.row(layout.bias, 0), 1.0, &hidden);
        for (place, word) in step.places.iter().enumerate() {
            match word {
                Some(word) if (*word as usize) < count => {
                    let at = (*word as usize * PLACES + place) * HIDDEN;
                    add(&mut self.places[at..][..HIDDEN], 1.0, &hidden);
                }
                _ => {
                    let row = 2 * place + usize::from(word.is_some());
                    add(self.row(layout.missing, row), 1.0, &hidden);
                }
            }
        }
        for fact in &step.facts {
            add(self.row(layout.facts, usize::from(*fact)), 1.0, &hidden);
        }
    }

    fn of_output(
        &mut self,
        network: &Network,
        block: Block,
        step: &Step,
        scores: &[f32],
        hidden: &mut [f32; HIDDEN],
    ) {
        for (i, value) in step.hidden.iter().enumerate() {
            if *value != 0.0 {
                add(self.row(block, i), *value, scores);
                hidden[i] += dot(network.row(block, i), scores);
            }
        }
        add(self.row(block, HIDDEN), 1.0, scores);
    }

    fn of_places(&mut self, network: &Network, vectors: &Vectors, kept: f32) {
        let places = std::mem::take(&mut self.places);
        let project = network.layout.project;
        for (i, gradient) in places.chunks_exact(PLACES * HIDDEN).enumerate() {
            for d in 0..WIDE {
                let value = vectors.wide[i * WIDE + d];
                if value == 0.0 {
                    continue;
                }
                let mut sum = 0.0;
                for (place, gradient) in gradient.chunks_exact(HIDDEN).enumerate() {
                    let row = place * WIDE + d;
                    add(self.row(project, row), value, gradient);
                    sum += dot(network.row(project, row), gradient);
                }
                self.wide[i * WIDE + d] = sum / kept;
            }
        }
        self.places = places;
    }

    /// `values` are what the convolution read and the gradient of what it made; the gradient of what it read is added
    /// to `into`. A value of zero was cut off before it, or is not worth the time.
    fn of_convolution(
        &mut self,
        network: &Network,
        block: Block,
        step: usize,
        (read, made): (&[f32], &[f32]),
        into: &mut [f32],
    ) {
        let length = (block.rows - 1) / 3;
        let count = read.len() / length;
        for (i, gradient) in made.chunks_exact(block.columns).enumerate() {
            add(self.row(block, block.rows - 1), 1.0, gradient);
            for (side, j) in neighbours(i, step, count) {
                for d in 0..length {
                    let value = read[j * length + d];
                    if value != 0.0 {
                        let row = side * length + d;
                        add(self.row(block, row), value, gradient);
                        into[j * length + d] += dot(network.row(block, row), gradient);
                    }
                }
            }
        }
    }
}

/// The sum of products, in eight strands so that it is quick, in a fixed order so that it is always the same.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let rest = ones.remainder().iter().zip(others.remainder());
    let rest: f32 = rest.map(|(x, y)| x * y).sum();
    for (xs, ys) in ones.zip(others) {
        for (sum, (x, y)) in sums.iter_mut().zip(xs.iter().zip(ys)) {
            *sum += x * y;
        }
    }
    rest + sums.iter().sum::<f32>()
}

/// Takes steps against gradients.
pub struct Steps {
    rate: f32,
    total: usize,
    taken: usize,
    means: Vec<f32>,
    squares: Vec<f32>,
    /// What is left of the start in the means and in the squares.
    start: (f32, f32),
    /// The running average of the weights.
    pub average: Vec<f32>,
}

/// Steps over which the rate rises at the beginning, because the first means rest on little.
const RISE: f32 = 200.0;
/// The rate at the end, as a share of the whole.
const LEAST: f32 = 0.02;
const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.99;
const AVERAGE: f32 = 0.998;

impl Steps {
    /// For `total` steps, the largest of them `rate`.
    pub fn new(network: &Network, rate: f32, total: usize) -> Self {
        Self {
            rate,
            total,
            taken: 0,
            means: vec![0.0; network.weights.len()],
            squares: vec![0.0; network.weights.len()],
            start: (1.0, 1.0),
            average: network.weights.clone(),
        }
    }

    /// Takes a step against the gradient of `sentences` sentences and clears it.
    pub fn take(&mut self, network: &mut Network, gradient: &mut Gradient, sentences: usize) {
        self.taken += 1;
        let taken = self.taken as f32;
        let fall = (1.0 - taken / self.total as f32).max(LEAST);
        let rate = self.rate * fall * (taken / RISE).min(1.0);
        self.start = (self.start.0 * MEAN, self.start.1 * SQUARE);
        let (whole_mean, whole_square) = (1.0 - self.start.0, 1.0 - self.start.1);
        let share = 1.0 / sentences as f32;
        let keep = AVERAGE.min(1.0 - 1.0 / (1.0 + taken));
        let sums = gradient.sums.iter_mut().zip(&mut network.weights);
        let moments = self.means.iter_mut().zip(&mut self.squares);
        for (((sum, weight), (mean, square)), average) in sums.zip(moments).zip(&mut self.average) {
            let g = *sum * share;
            *sum = 0.0;
            *mean = MEAN * *mean + (1.0 - MEAN) * g;
            *square = SQUARE * *square + (1.0 - SQUARE) * g * g;
            *weight -= rate * (*mean / whole_mean) / ((*square / whole_square).sqrt() + 1e-6);
            *average = keep * *average + (1.0 - keep) * *weight;
        }
    }
}
