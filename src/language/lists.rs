//! Which word lists know a token: the lexicon's lists as one mark a list, looked up by hash. What is looked up is
//! part of the program: the build script works it out from the lists.

use crate::language::catalogue::LISTS;
use crate::language::tables::{ENTRIES, LONGEST};
use crate::language::words::{Case, Word, pair};

/// The lists that know a word, one bit a list in the order of [`LISTS`], and two bits on where in a longer entry it
/// stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub u32);

/// The word stands in small letters, but would be known as a place, an organisation, a given name with a capital.
const SMALL: [(u32, u32); 3] = [
    (0b1_1100 | 1 << 20, 1 << 24),
    (1 << 6, 1 << 25),
    (1, 1 << 26),
];

/// The token begins an entry of several words.
const BEGINS: u32 = 1 << 30;
/// The token goes on with an entry of several words.
const GOES_ON: u32 = 1 << 31;
/// Bits of the lists whose entries need a capital.
const CAPITAL: u32 = {
    let (mut bits, mut i) = (0, 0);
    while i < LISTS.len() {
        bits |= (LISTS[i].1 as u32) << i;
        i += 1;
    }
    bits
};

impl Marks {
    /// Whether no list knows the word.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers of the lists that know the word.
    pub fn each(self) -> impl Iterator<Item = u32> {
        (0..32).filter(move |bit| self.0 >> bit & 1 == 1)
    }
}

/// The marks for small letters that entries with a capital give.
fn shrink(bits: u32) -> u32 {
    SMALL
        .iter()
        .filter(|(lists, _)| bits & lists != 0)
        .map(|(_, mark)| mark)
        .sum()
}

/// The list of countries, as a bit.
pub const COUNTRIES: u32 = 1 << 2;
/// The lists of countries and of regions.
pub const AREAS: u32 = COUNTRIES | 1 << 4;
/// The lists of cities and of towns.
pub const TOWNS: u32 = 1 << 3 | 1 << 20;

/// The lists that hold `words` as one entry, whatever their capitals.
pub fn entry(words: &[Word]) -> u32 {
    let keys = words.iter().map(|word| word.lower);
    keys.reduce(pair)
        .and_then(|key| ENTRIES.get(key))
        .unwrap_or_default()
}

/// The marks of every word of a sentence, appended to `marks`.
pub fn mark(sentence: &[Word], marks: &mut Vec<Marks>) {
    let base = marks.len();
    marks.resize(base + sentence.len(), Marks::default());
    for (i, word) in sentence.iter().enumerate() {
        let small = word.case == Case::Lower;
        let usable = if word.case.is_capital() || word.case == Case::Number {
            u32::MAX
        } else {
            !CAPITAL
        };
        if let Some(bits) = ENTRIES.get(word.lower) {
            marks[base + i].0 |= bits & usable | if small { shrink(bits) } else { 0 };
        }
        let Some(longest) = LONGEST.get(word.lower) else {
            continue;
        };
        let mut key = word.lower;
        let mut found = None;
        for (j, next) in sentence
            .iter()
            .enumerate()
            .take(i + longest as usize)
            .skip(i + 1)
        {
            key = pair(key, next.lower);
            if let Some(bits) = ENTRIES
                .get(key)
                .map(|bits| bits & usable | if small { shrink(bits) } else { 0 })
                .filter(|bits| *bits != 0)
            {
                found = Some((j, bits));
            }
        }
        if let Some((end, bits)) = found {
            for (j, mark) in marks[base + i..=base + end].iter_mut().enumerate() {
                mark.0 |= bits | if j == 0 { BEGINS } else { GOES_ON };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_and_several_words_are_marked() {
        let read = |text: &str| {
            let words: Vec<Word> = text.split(' ').map(Word::new).collect();
            let mut marks = Vec::new();
            mark(&words, &mut marks);
            marks
        };
        let marks = read("the United States and france , France");
        assert_eq!(marks[1].0 & (1 << 2 | BEGINS), 1 << 2 | BEGINS);
        assert_eq!(marks[2].0 & (1 << 2 | GOES_ON), 1 << 2 | GOES_ON);
        assert_eq!(marks[4].0 & 1 << 2, 0, "a country needs its capital");
        assert_eq!(marks[6].0 & 1 << 2, 1 << 2);
    }
}
