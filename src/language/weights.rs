//! Weights of a linear model over hashed features, in bytes.
//!
//! A model file holds, for every feature that training kept, the weights of the classes that it speaks for. A weight
//! is one signed byte `q` that stands for `q * |q|`: square-root companding keeps small weights apart and costs far
//! less accuracy than a linear scale. A feature is found by its 32-bit hash: the upper bits choose a bucket and the
//! next eight tell it from its neighbours, so that a feature never seen in training meets a wrong row about once in
//! 256 look-ups. Everything is whole numbers, which makes every platform agree.

use std::borrow::Cow;
use std::fmt;

/// Weights ready for use. Those that ship are read by the build script, so that no page waits for it.
#[derive(Debug)]
pub struct Weights {
    /// The number of classes.
    pub(crate) classes: usize,
    /// How far a feature is shifted for its bucket.
    pub(crate) shift: u32,
    /// Where every [`BLOCK`]th bucket starts in `rows`.
    pub(crate) blocks: Cow<'static, [u32]>,
    /// How far behind the start of its block each bucket starts, in [`UNIT`]s; one more than there are buckets.
    pub(crate) starts: Cow<'static, [u16]>,
    /// For each row its check byte, its number of entries less one, and its entries: class, weight.
    pub(crate) rows: Cow<'static, [u8]>,
}

/// Number of buckets whose starts are counted from the same place.
const BLOCK: usize = 256;

/// Bytes by which starts are counted: every row has an even number of them.
const UNIT: usize = 2;

/// What is wrong with a model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It does not open as a model file does.
    NotAModel,
    /// It ends before or after its header says.
    Length,
    /// Its bytes are not the ones that were written.
    Checksum,
    /// Its counts contradict each other.
    Contents,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAModel => "not a model file",
            Self::Length => "a model file cut short or with bytes to spare",
            Self::Checksum => "a model file with changed bytes",
            Self::Contents => "a model file whose counts contradict each other",
        })
    }
}

impl std::error::Error for Damage {}

const MAGIC: &[u8; 8] = b"ORWEIGH1";
const HEADER: usize = 8 + 4 * 4 + 8;

/// One row to write: a feature and its weights by class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The hash of the feature.
    pub feature: u32,
    /// Classes and weights, none of them zero.
    pub entries: Vec<(u8, i8)>,
}

/// The weight that the byte `q` stands for.
pub const fn expand(q: i8) -> i32 {
    let wide = q as i32;
    wide * wide.abs()
}

const EXPANDED: [i32; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = expand((i as u8).cast_signed());
        i += 1;
    }
    table
};

impl Weights {
    /// Reads a model file.
    ///
    /// # Errors
    /// A [`Damage`] that says in which way the file is not what [`write`] made.
    pub fn read(file: &[u8]) -> Result<Self, Damage> {
        let head = file.get(..HEADER).ok_or(Damage::NotAModel)?;
        if !head.starts_with(MAGIC) {
            return Err(Damage::NotAModel);
        }
        let number = |i: usize| {
            u32::from_le_bytes([head[i], head[i + 1], head[i + 2], head[i + 3]]) as usize
        };
        let (classes, bits, row_count, entry_count) =
            (number(8), number(12), number(16), number(20));
        let body = &file[HEADER..];
        if bits > 24 || classes > 256 {
            return Err(Damage::Contents);
        }
        let buckets = 1_usize << bits;
        if body.len() as u64 != buckets as u64 + 2 * (row_count as u64 + entry_count as u64) {
            return Err(Damage::Length);
        }
        if checksum(&head[8..24], body).to_le_bytes() != head[24..32] {
            return Err(Damage::Checksum);
        }
        let (counts, rest) = body.split_at(buckets);
        let (checks, rest) = rest.split_at(row_count);
        let (sizes, rest) = rest.split_at(row_count);
        let (entry_classes, entry_weights) = rest.split_at(entry_count);
        if entry_classes
            .iter()
            .any(|class| usize::from(*class) >= classes)
        {
            return Err(Damage::Contents);
        }
        let mut ends = Vec::with_capacity(buckets + 1);
        let mut rows = vec![0; 2 * (row_count + entry_count)];
        let (mut row, mut entry, mut end) = (0, 0, 0);
        for count in counts {
            ends.push(end);
            let next = row + usize::from(*count);
            let parts = checks.get(row..next).zip(sizes.get(row..next));
            let (checks, sizes) = parts.ok_or(Damage::Contents)?;
            for (check, size) in checks.iter().zip(sizes) {
                let count = usize::from(*size) + 1;
                let parts = entry_classes.get(entry..entry + count);
                let parts = parts.zip(entry_weights.get(entry..entry + count));
                let (classes, weights) = parts.ok_or(Damage::Contents)?;
                let out = &mut rows[end..][..2 + 2 * count];
                interleave([*check, *size], classes, weights, out);
                entry += count;
                end += out.len();
            }
            row = next;
        }
        ends.push(end);
        if row != row_count || entry != entry_count {
            return Err(Damage::Contents);
        }
        let blocks: Vec<u32> = ends.iter().step_by(BLOCK).map(|end| *end as u32).collect();
        let start = |(i, end): (usize, &usize)| (end - blocks[i / BLOCK] as usize) / UNIT;
        let starts = ends.iter().enumerate().map(start).map(u16::try_from);
        Ok(Self {
            classes,
            shift: 32 - bits as u32,
            starts: starts
                .collect::<Result<_, _>>()
                .map_err(|_| Damage::Contents)?,
            blocks: blocks.into(),
            rows: rows.into(),
        })
    }

    /// Weights that say nothing about `classes` classes.
    pub fn empty(classes: usize) -> Self {
        Self {
            classes,
            shift: 32,
            blocks: Cow::Borrowed(&[0]),
            starts: Cow::Borrowed(&[0; 2]),
            rows: Cow::Borrowed(&[]),
        }
    }

    /// The number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of all `features` to `scores`, as [`Weights::add`] does for one.
    ///
    /// Most of the time goes into waiting for memory, so every feature's bucket is looked up before any row is read:
    /// then the memory answers several questions at once.
    pub fn add_all(&self, features: &[u32], scores: &mut [i32]) {
        const AT_ONCE: usize = 64;
        for features in features.chunks(AT_ONCE) {
            let mut found = [(0, 0, 0); AT_ONCE];
            let mut count = 0;
            for feature in features {
                let (bucket, check) = self.place(*feature);
                let (start, end) = (self.start(bucket), self.start(bucket + 1));
                found[count] = (start, end, check);
                count += usize::from(start < end);
            }
            for (start, end, check) in &found[..count] {
                add_row(&self.rows[*start..*end], *check, scores);
            }
        }
    }

    /// Where a bucket's rows start.
    #[inline]
    fn start(&self, bucket: usize) -> usize {
        self.blocks[bucket / BLOCK] as usize + UNIT * usize::from(self.starts[bucket])
    }

    /// The bucket of a feature and its check byte.
    fn place(&self, feature: u32) -> (usize, u8) {
        let bucket = (u64::from(feature) >> self.shift) as usize;
        (bucket, (u64::from(feature) << 8 >> self.shift) as u8)
    }

    /// Adds the weights of `feature` to `scores`, one score a class.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        let (bucket, check) = self.place(feature);
        let rows = self.start(bucket)..self.start(bucket + 1);
        add_row(&self.rows[rows], check, scores);
    }
}

/// Writes one row as it is read later: what is looked at together stands together.
fn interleave(head: [u8; 2], classes: &[u8], weights: &[u8], out: &mut [u8]) {
    out[..2].copy_from_slice(&head);
    let mut at = 2;
    for (class, weight) in classes.iter().zip(weights) {
        out[at] = *class;
        out[at + 1] = *weight;
        at += 2;
    }
}

/// Adds the one of a bucket's `rows` that has the check byte.
#[inline]
fn add_row(mut rows: &[u8], check: u8, scores: &mut [i32]) {
    while let [row_check, size, rest @ ..] = rows {
        let (entries, others) = rest.split_at(2 * (usize::from(*size) + 1));
        if *row_check == check {
            for entry in entries.chunks_exact(2) {
                scores[usize::from(entry[0])] += EXPANDED[usize::from(entry[1])];
            }
            return;
        }
        rows = others;
    }
}

/// Writes a model file. Rows may come in any order; where two share bucket and check byte the one with the larger
/// weights stays.
pub fn write(classes: usize, bits: u32, rows: &[Row]) -> Vec<u8> {
    let shift = 32 - bits;
    let key = |row: &Row| u64::from(row.feature) << 8 >> shift;
    let strength = |row: &Row| {
        row.entries
            .iter()
            .map(|(_, q)| expand(*q).abs())
            .sum::<i32>()
    };
    let mut order: Vec<&Row> = rows.iter().filter(|row| !row.entries.is_empty()).collect();
    order.sort_by_key(|row| (key(row), -strength(row), row.feature));
    order.dedup_by_key(|row| key(row));
    let mut counts = vec![0_u8; 1 << bits];
    order.retain(|row| {
        let count = &mut counts[(key(row) >> 8) as usize];
        let fits = *count < u8::MAX;
        *count += u8::from(fits);
        fits
    });
    let mut body = counts;
    body.extend(order.iter().map(|row| key(row) as u8));
    body.extend(order.iter().map(|row| (row.entries.len() - 1) as u8));
    let entries = || order.iter().flat_map(|row| &row.entries);
    body.extend(entries().map(|(class, _)| *class));
    body.extend(entries().map(|(_, weight)| *weight as u8));
    let mut file = MAGIC.to_vec();
    for number in [classes, bits as usize, order.len(), entries().count()] {
        file.extend((number as u32).to_le_bytes());
    }
    let sum = checksum(&file[MAGIC.len()..], &body);
    file.extend(sum.to_le_bytes());
    file.extend(body);
    file
}

/// FNV-1a, 64 bits, over words of eight bytes.
pub(crate) fn checksum(numbers: &[u8], body: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for chunk in numbers.chunks(8).chain(body.chunks(8)) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01B3);
        hash ^= hash >> 32;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let rows: Vec<Row> = (0..500_u32)
            .map(|i| Row {
                feature: i.wrapping_mul(0x9E37_79B9),
                entries: vec![(0, (i % 127) as i8 + 1), (3, -((i % 90) as i8) - 1)],
            })
            .collect();
        write(4, 8, &rows)
    }

    #[test]
    fn what_is_written_is_read() {
        let weights = Weights::read(&sample()).expect("a whole file");
        let mut scores = [0; 4];
        weights.add(5_u32.wrapping_mul(0x9E37_79B9), &mut scores);
        assert_eq!(scores, [36, 0, 0, -36]);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let file = sample();
        assert_eq!(Weights::read(&[]).unwrap_err(), Damage::NotAModel);
        assert_eq!(
            Weights::read(b"PK\x03\x04 an archive of some other kind").unwrap_err(),
            Damage::NotAModel
        );
        assert_eq!(
            Weights::read(&file[..file.len() - 1]).unwrap_err(),
            Damage::Length
        );
        for at in [HEADER, HEADER + 300, file.len() - 1] {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert_eq!(
                Weights::read(&changed).unwrap_err(),
                Damage::Checksum,
                "byte {at}"
            );
        }
        // Every changed byte of the header is noticed in some way.
        for at in 0..HEADER {
            let mut changed = file.clone();
            changed[at] ^= 0x40;
            assert!(Weights::read(&changed).is_err(), "byte {at}");
        }
    }
}
