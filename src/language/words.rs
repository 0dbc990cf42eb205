//! Words as the models see them: hashes of form, affixes and shape, worked out once for a token and used by every
//! model, so that no feature ever allocates a string.

use crate::article::Article;
use crate::language::Token;
use crate::language::clusters::{self, Cluster};
use crate::language::hash::{Hash, small, straight};
use std::hash::{BuildHasher, Hasher};

pub use crate::language::hash::{feature, form, hash, pair};

/// What the models know of one token by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The form as written, with straight apostrophes.
    pub form: u32,
    /// The form in lower case with every digit as `0`.
    pub lower: u32,
    /// The first one, two, three and four letters of the lower-cased form.
    pub prefix: [u32; 4],
    /// The last one, two, three and four letters of the lower-cased form.
    pub suffix: [u32; 4],
    /// Capitals, small letters, digits and marks, runs shortened: `Xx`, `X.X.`, `d,d`.
    pub shape: u32,
    /// How the word is written.
    pub case: Case,
    /// Length in characters, at most 255.
    pub length: u8,
    /// The cluster that it belongs to by the company it keeps.
    pub cluster: Cluster,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Case {
    /// No letter and no digit.
    #[default]
    Mark,
    /// It starts with a digit.
    Number,
    /// Small letters only.
    Lower,
    /// A single capital letter, with or without a dot.
    Initial,
    /// A capital first and small letters after.
    Title,
    /// Two capitals and more, no small letter.
    Upper,
    /// Any other mixture of capitals and small letters.
    Mixed,
}

impl Case {
    /// Whether a name may be written so.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Initial | Self::Title | Self::Upper | Self::Mixed
        )
    }
}

/// Reads every token of `article`, in text order.
pub fn read(article: &Article, tokens: &[Token]) -> Vec<Word> {
    tokens
        .iter()
        .map(|token| Word::new(token.span.of(&article.text)))
        .collect()
}

/// Characters of a word that affixes and shape are taken from; the rest of a longer word only enters its hash.
const LETTERS: usize = 40;

impl Word {
    /// Reads one word.
    pub fn new(text: &str) -> Self {
        let mut form = Hash::default();
        let mut lower = Hash::default();
        let mut shape = Hash::default();
        let mut letters = ['\0'; LETTERS];
        let mut kept = 0;
        let mut last_class = '\0';
        let (mut uppers, mut lowers, mut length) = (0_usize, 0_usize, 0_usize);
        let first = text.chars().next().unwrap_or(' ');
        for raw in text.chars() {
            let c = straight(raw);
            length += 1;
            form.add(if c == '\'' { c } else { raw });
            let class = class(c);
            uppers += usize::from(class == 'X');
            lowers += usize::from(class == 'x');
            if class != last_class {
                shape.add(class);
                last_class = class;
            }
            for small in small(c) {
                lower.add(small);
                if kept < LETTERS {
                    letters[kept] = small;
                    kept += 1;
                }
            }
        }
        let letters = &letters[..kept];
        let affix = |n: usize, end: bool| {
            let n = n.min(kept);
            let part = if end {
                &letters[kept - n..]
            } else {
                &letters[..n]
            };
            let mut hash = Hash::default();
            for c in part {
                hash.add(*c);
            }
            hash.value()
        };
        let case = match (uppers, lowers) {
            (0, 0) if first.is_numeric() => Case::Number,
            (0, 0) if !text.chars().any(char::is_alphanumeric) => Case::Mark,
            _ if first.is_numeric() => Case::Number,
            (0, _) => Case::Lower,
            (1, 0) => Case::Initial,
            (_, 0) => Case::Upper,
            (1, _) if first.is_uppercase() => Case::Title,
            _ => Case::Mixed,
        };
        let (form, lower) = (form.value(), lower.value());
        Self {
            form,
            lower,
            prefix: [1, 2, 3, 4].map(|n| affix(n, false)),
            suffix: [1, 2, 3, 4].map(|n| affix(n, true)),
            shape: shape.value(),
            case,
            length: length.min(255) as u8,
            cluster: clusters::find(form, lower),
        }
    }
}

fn class(c: char) -> char {
    if c.is_uppercase() {
        'X'
    } else if c.is_alphabetic() {
        'x'
    } else if c.is_numeric() {
        'd'
    } else {
        c
    }
}

/// Lets tables of hashes use them as they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hashed;

impl BuildHasher for Hashed {
    type Hasher = AsIs;

    fn build_hasher(&self) -> AsIs {
        AsIs(0)
    }
}

/// The hasher of [`Hashed`].
#[derive(Clone, Copy, Debug)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, value: u32) {
        // The tables of the standard library look at the upper seven bits and at the lower ones; both must differ.
        self.0 = u64::from(value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_how_they_are_written() {
        for (text, case) in [
            ("—", Case::Mark),
            ("3.5", Case::Number),
            ("1990s", Case::Number),
            ("bridge", Case::Lower),
            ("J.", Case::Initial),
            ("Ada", Case::Title),
            ("O'Neill", Case::Mixed),
            ("NATO", Case::Upper),
            ("U.S.", Case::Upper),
            ("iPhone", Case::Mixed),
            ("Émile", Case::Title),
        ] {
            assert_eq!(Word::new(text).case, case, "{text}");
        }
    }

    #[test]
    fn lower_case_and_straight_marks_share_a_hash() {
        assert_eq!(Word::new("ISN’T").lower, Word::new("isn't").lower);
        assert_eq!(Word::new("1987").lower, Word::new("2024").lower);
        assert_eq!(Word::new("Bridge").lower, hash("bridge"));
        assert_ne!(Word::new("Bridge").form, Word::new("bridge").form);
        assert_eq!(Word::new("walking").suffix[2], Word::new("Ing").lower);
    }
}
