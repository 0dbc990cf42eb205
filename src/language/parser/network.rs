//! The parser's network and its model file.
//!
//! Every word is a sum of learned vectors (its form where the model knows it, its ending, its tag, how it is written).
//! Two convolutions let it see the words around it, and a projection says beforehand what it will contribute to the
//! hidden layer at each place that a state looks at. A state then only adds up rows, so that a move costs a few
//! thousand additions (the precomputation is after Chen and Manning 2014).
//!
//! Weights are one signed byte each with one scale a block. The arithmetic is single precision in a fixed order,
//! without fused operations, so that every platform agrees to the bit.

use super::layout::{Block, HIDDEN, KINDS, Layout, NEAR, PLACES, Rows, WIDE, WORD};
use super::relations::RELATIONS;
use crate::language::weights::{Damage, checksum};
use crate::language::words::Word;

/// A model ready for use.
#[derive(Clone, Debug)]
pub struct Network {
    /// Where its parts lie.
    pub layout: Layout,
    /// The weights.
    pub weights: Vec<f32>,
    /// The keys of the words that it knows, in order.
    keys: Vec<u32>,
}

const MAGIC: &[u8; 8] = b"ORTREE02";
const HEADER: usize = 8 + 8 + 8;
/// Bytes of a word's key in the file.
const KEY: usize = 3;

/// What stands for a word among the known ones: the upper bits of its hash.
pub fn key(word: &Word) -> u32 {
    word.lower >> (32 - 8 * KEY)
}

impl Network {
    /// A network over the words with `keys`, which are in order, with these `weights`.
    pub fn new(keys: Vec<u32>, weights: Vec<f32>) -> Self {
        Self {
            layout: Layout::new(keys.len()),
            weights,
            keys,
        }
    }

    /// A network that knows nothing.
    pub fn empty() -> Self {
        Self::new(Vec::new(), vec![0.0; Layout::new(0).len()])
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// A [`Damage`] that says in which way the file is not what [`Network::write`] made.
    pub fn read(file: &[u8]) -> Result<Self, Damage> {
        let network = Self::read_shipped(file)?;
        let (head, body) = file.split_at(HEADER);
        if checksum(&head[8..16], body).to_le_bytes() != head[16..24] {
            return Err(Damage::Checksum);
        }
        Ok(network)
    }

    /// Reads a model file that is part of the program, whose checksum a test has compared: to do it again for every
    /// page costs as much as the reading.
    ///
    /// # Errors
    /// As [`Network::read`], where it is no model file or has another length.
    pub fn read_shipped(file: &[u8]) -> Result<Self, Damage> {
        let head = file.get(..HEADER).ok_or(Damage::NotAModel)?;
        if !head.starts_with(MAGIC) {
            return Err(Damage::NotAModel);
        }
        let body = &file[HEADER..];
        let words = u32::from_le_bytes([head[8], head[9], head[10], head[11]]) as usize;
        let layout = Layout::new(words.min(1 << 16));
        let scales = 4 * layout.blocks().len();
        if body.len() != scales + KEY * words + layout.len() {
            return Err(Damage::Length);
        }
        let (scales, rest) = body.split_at(scales);
        let (keys, bytes) = rest.split_at(KEY * words);
        let mut weights = Vec::with_capacity(layout.len());
        for (block, scale) in layout.blocks().iter().zip(scales.chunks_exact(4)) {
            let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
            let bytes = &bytes[block.start..block.end()];
            weights.extend(bytes.iter().map(|q| f32::from(q.cast_signed()) * scale));
        }
        let keys = keys.chunks_exact(KEY);
        let keys = keys.map(|key| u32::from_le_bytes([key[0], key[1], key[2], 0]));
        Ok(Self::new(keys.collect(), weights))
    }

    /// Writes a model file, with every weight rounded to one of 255 steps of its block.
    pub fn write(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let mut bytes = Vec::with_capacity(self.weights.len());
        for block in self.layout.blocks() {
            let weights = &self.weights[block.start..block.end()];
            let largest = weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
            let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
            body.extend(scale.to_le_bytes());
            bytes.extend(weights.iter().map(|w| (w / scale).round() as i8 as u8));
        }
        for key in &self.keys {
            body.extend(&key.to_le_bytes()[..KEY]);
        }
        body.extend(bytes);
        let mut file = MAGIC.to_vec();
        file.extend((self.keys.len() as u64).to_le_bytes());
        let sum = checksum(&file[MAGIC.len()..], &body);
        file.extend(sum.to_le_bytes());
        file.extend(body);
        file
    }

    /// The number of `word` among the known words.
    pub fn known(&self, word: &Word) -> Option<usize> {
        self.keys.binary_search(&key(word)).ok()
    }

    /// Row `i` of `block`.
    pub fn row(&self, block: Block, i: usize) -> &[f32] {
        &self.weights[block.row(i)..][..block.columns]
    }

    /// Works out the vectors of a sentence from the rows of its words.
    pub fn encode(&self, rows: &[Rows], vectors: &mut Vectors) {
        vectors.reset(rows.len());
        self.embed(rows, vectors);
        self.convolve(vectors);
        vectors.settle();
    }

    /// Sums the rows of every word.
    pub fn embed(&self, rows: &[Rows], vectors: &mut Vectors) {
        for (word, rows) in vectors.words.chunks_exact_mut(WORD).zip(rows) {
            for row in rows {
                add(word, 1.0, &self.weights[*row..][..WORD]);
            }
        }
    }

    /// Both convolutions.
    pub fn convolve(&self, vectors: &mut Vectors) {
        let Vectors {
            words, near, wide, ..
        } = vectors;
        self.convolution::<NEAR>(self.layout.near, 1, words, near);
        self.convolution::<{ WIDE / 2 }>(self.layout.wide, 2, near, wide);
    }

    fn convolution<const PART: usize>(
        &self,
        block: Block,
        step: usize,
        from: &[f32],
        to: &mut [f32],
    ) {
        let length = (block.rows - 1) / 3;
        let count = from.len() / length;
        let mut terms = Vec::with_capacity(block.rows);
        for (i, out) in to.chunks_exact_mut(block.columns).enumerate() {
            terms.clear();
            for (side, j) in neighbours(i, step, count) {
                terms_of(&from[j * length..][..length], side * length, &mut terms);
            }
            out.copy_from_slice(self.row(block, block.rows - 1));
            self.add_terms::<PART>(block, 0, &terms, out);
            rectify(out);
        }
    }

    /// Adds rows of `block`, counted from row `first`, to `sum`, each with its factor and in their order: see
    /// [`terms_of`]. Some columns at a time, so that their sums stay in registers.
    fn add_terms<const PART: usize>(
        &self,
        block: Block,
        first: usize,
        terms: &[Term],
        sum: &mut [f32],
    ) {
        let rows = &self.weights[block.row(first)..block.end()];
        for (part, sum) in sum.chunks_exact_mut(PART).enumerate() {
            let mut kept = [0.0; PART];
            kept.copy_from_slice(sum);
            for (row, factor) in terms {
                let row = &rows[*row as usize * block.columns + part * PART..][..PART];
                for i in 0..PART {
                    kept[i] += factor * row[i];
                }
            }
            sum.copy_from_slice(&kept);
        }
    }

    /// The hidden layer of a state that looks at `places` and of which `facts` hold. What a word adds at a place is
    /// worked out when it is first asked for.
    pub fn hidden(
        &self,
        vectors: &mut Vectors,
        places: &[Option<u32>; PLACES],
        facts: &[u16],
    ) -> [f32; HIDDEN] {
        let count = vectors.ready.len();
        for (place, word) in places.iter().enumerate() {
            if let Some(word) = word.map(|word| word as usize).filter(|word| *word < count) {
                self.project(vectors, word, place);
            }
        }
        let mut hidden = [0.0; HIDDEN];
        hidden.copy_from_slice(self.row(self.layout.bias, 0));
        let row_of = |place: usize, word: Option<u32>| {
            let at = |word: usize| vectors.places.get((word * PLACES + place) * HIDDEN..);
            let found = word.and_then(|word| at(word as usize)?.get(..HIDDEN));
            // Past the last word is the root.
            let missing = 2 * place + usize::from(word.is_some());
            found.unwrap_or_else(|| self.row(self.layout.missing, missing))
        };
        let rows: [&[f32]; PLACES] = std::array::from_fn(|place| row_of(place, places[place]));
        for (part, sum) in hidden.chunks_exact_mut(HALF).enumerate() {
            let mut kept = [0.0; HALF];
            kept.copy_from_slice(sum);
            let mut add = |row: &[f32]| {
                let row = &row[part * HALF..][..HALF];
                for i in 0..HALF {
                    kept[i] += row[i];
                }
            };
            for row in rows {
                add(row);
            }
            for fact in facts {
                add(self.row(self.layout.facts, usize::from(*fact)));
            }
            sum.copy_from_slice(&kept);
        }
        rectify(&mut hidden);
        hidden
    }

    /// Works out what `word` adds to the hidden layer at `place`, unless that is done.
    fn project(&self, vectors: &mut Vectors, word: usize, place: usize) {
        if vectors.ready[word] >> place & 1 == 1 {
            return;
        }
        vectors.ready[word] |= 1 << place;
        let out = &mut vectors.places[(word * PLACES + place) * HIDDEN..][..HIDDEN];
        let terms = &vectors.terms[vectors.ends[word] as usize..vectors.ends[word + 1] as usize];
        out.fill(0.0);
        self.add_terms::<HALF>(self.layout.project, place * WIDE, terms, out);
    }

    /// The scores of the kinds of moves.
    pub fn kinds(&self, hidden: &[f32; HIDDEN]) -> [f32; KINDS] {
        self.output(self.layout.kinds, hidden)
    }

    /// The scores of the relations of a left (0) or a right (1) move.
    pub fn relations(&self, hidden: &[f32; HIDDEN], side: usize) -> [f32; RELATIONS.len()] {
        self.output(self.layout.relations[side], hidden)
    }

    fn output<const N: usize>(&self, block: Block, hidden: &[f32; HIDDEN]) -> [f32; N] {
        let mut scores = [0.0; N];
        scores.copy_from_slice(self.row(block, HIDDEN));
        for (i, unit) in hidden.iter().enumerate() {
            if *unit != 0.0 {
                let row = &self.weights[block.row(i)..][..N];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += unit * weight;
                }
            }
        }
        scores
    }
}

/// The words that a convolution sees from word `i`: those `step` away and itself, with the side that they stand on.
pub fn neighbours(i: usize, step: usize, count: usize) -> impl Iterator<Item = (usize, usize)> {
    let sides = [i.checked_sub(step), Some(i), Some(i + step)];
    let present = sides.into_iter().enumerate();
    present.filter_map(move |(side, j)| Some((side, j.filter(|j| *j < count)?)))
}

/// What the network works out for a sentence before its first move, word after word.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    /// The vectors of the words.
    pub words: Vec<f32>,
    /// The output of the first convolution.
    pub near: Vec<f32>,
    /// The output of the second convolution.
    pub wide: Vec<f32>,
    /// What each word adds to the hidden layer, place after place, where [`Vectors::ready`] says so.
    places: Vec<f32>,
    /// For each word one bit for every place.
    ready: Vec<u16>,
    /// The values of `wide` that are not zero, and where each word's start; one more than there are words.
    terms: Vec<Term>,
    ends: Vec<u32>,
}

impl Vectors {
    /// Makes room for `words` words, all zero.
    pub fn reset(&mut self, words: usize) {
        for (part, length) in [
            (&mut self.words, WORD),
            (&mut self.near, NEAR),
            (&mut self.wide, WIDE),
        ] {
            part.clear();
            part.resize(words * length, 0.0);
        }
        // What is not ready is never read.
        self.places.resize(words * PLACES * HIDDEN, 0.0);
        self.ready.clear();
        self.ready.resize(words, 0);
    }

    /// Lists the values that the hidden layer is made of, once the convolutions are worked out.
    pub fn settle(&mut self) {
        self.terms.clear();
        self.ends.clear();
        self.ends.push(0);
        for word in self.wide.chunks_exact(WIDE) {
            terms_of(word, 0, &mut self.terms);
            self.ends.push(self.terms.len() as u32);
        }
    }
}

/// Adds `factor` times `row` to `sum`.
pub fn add(sum: &mut [f32], factor: f32, row: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += factor * value;
    }
}

/// Columns of the hidden layer that are summed at a time.
const HALF: usize = HIDDEN / 2;

/// A term of a sum over rows: which row, and its factor.
type Term = (u32, f32);

/// The terms of a sum over the rows from `first` on: their factors are `factors`; those of zero are left out.
fn terms_of(factors: &[f32], first: usize, terms: &mut Vec<Term>) {
    let rows = factors.iter().enumerate();
    let used = rows.filter(|(_, factor)| **factor != 0.0);
    terms.extend(used.map(|(d, factor)| ((first + d) as u32, *factor)));
}

fn rectify(values: &mut [f32]) {
    for value in values {
        if *value < 0.0 {
            *value = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_damage_is_noticed() {
        let keys: Vec<u32> = (1..40).map(|i| i * 1000).collect();
        let length = Layout::new(keys.len()).len();
        let weights = (0..length).map(|i| ((i * 37) % 255) as f32 - 127.0);
        let network = Network::new(keys, weights.collect());
        let file = network.write();
        let read = Network::read(&file).expect("a whole file");
        assert_eq!(read.keys, network.keys);
        assert_eq!(read.weights, network.weights);
        assert_eq!(Network::read(b"PK").unwrap_err(), Damage::NotAModel);
        assert_eq!(Network::read(&file[1..]).unwrap_err(), Damage::NotAModel);
        let short = &file[..file.len() - 1];
        assert_eq!(Network::read(short).unwrap_err(), Damage::Length);
        for at in (0..file.len()).step_by(1013) {
            let mut changed = file.clone();
            changed[at] ^= 0x11;
            assert!(Network::read(&changed).is_err(), "byte {at}");
        }
    }
}
