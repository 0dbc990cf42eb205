//! Hashes of words: what the models and the tables of known words go by. The build script works the tables out with
//! the very same functions, so that this file uses nothing of the crate.

/// A running hash over characters, the same on every platform.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0x51_7C_C1_B7_27_22_0A_95)
    }
}

impl Hash {
    pub(super) fn add(&mut self, c: char) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    pub(super) fn value(self) -> u32 {
        ((self.0 ^ (self.0 >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 32) as u32
    }
}

/// The character with straight quotation marks and hyphens.
pub(super) fn straight(c: char) -> char {
    match c {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‑' => '-',
        c => c,
    }
}

/// The small letters of `c`; a digit gives `0`.
pub(super) fn small(c: char) -> impl Iterator<Item = char> {
    let digit = c.is_numeric().then_some('0');
    let rest = if digit.is_some() {
        None
    } else {
        Some(c.to_lowercase())
    };
    digit.into_iter().chain(rest.into_iter().flatten())
}

/// The hash of a lower-cased word, for tables of words that are known beforehand.
pub fn hash(text: &str) -> u32 {
    let mut hash = Hash::default();
    for c in text.chars().map(straight).flat_map(small) {
        hash.add(c);
    }
    hash.value()
}

/// The hash of a word as it is written: `Word::form` of tables of words that are known beforehand.
pub fn form(text: &str) -> u32 {
    let mut hash = Hash::default();
    for raw in text.chars() {
        hash.add(if straight(raw) == '\'' { '\'' } else { raw });
    }
    hash.value()
}

/// A feature: its template's number and up to two values.
pub fn feature(template: u32, first: u32, second: u32) -> u32 {
    let mut x = (u64::from(first) << 32 | u64::from(second)) ^ (u64::from(template) << 20);
    x = x.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^= x >> 29;
    x = x
        .wrapping_add(u64::from(template))
        .wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (x >> 32) as u32
}

/// Two values as one, for features of three parts.
pub fn pair(first: u32, second: u32) -> u32 {
    feature(0xA5, first, second)
}
