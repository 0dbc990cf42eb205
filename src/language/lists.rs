//! Which word lists know a token: the lexicon's lists as one mark a list, looked up by hash.

use crate::language::words::{self, Case, Hashed, Word, pair};
use crate::lexicon::{self, List};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The lists that know a word, one bit a list in the order of [`LISTS`], and two bits on where in a longer entry it
/// stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub u32);

/// A list, and whether its entries only count where the text has a capital too.
const LISTS: [(&List, bool); 21] = [
    (&lexicon::GIVEN_NAMES, true),
    (&lexicon::SURNAMES, true),
    (&lexicon::COUNTRIES, true),
    (&lexicon::CITIES, true),
    (&lexicon::REGIONS, true),
    (&lexicon::DEMONYMS, true),
    (&lexicon::ORGANIZATIONS, true),
    (&lexicon::ORGANIZATION_ENDINGS, true),
    (&lexicon::ORGANIZATION_HEADS, true),
    (&lexicon::COMPANY_SUFFIXES, true),
    (&lexicon::PLACE_ENDINGS, true),
    (&lexicon::PLACE_OPENINGS, true),
    (&lexicon::EVENT_ENDINGS, true),
    (&lexicon::WORK_ENDINGS, true),
    (&lexicon::HONORIFICS, false),
    (&lexicon::TITLE_WORDS, false),
    (&lexicon::ROLE_NOUNS, false),
    (&lexicon::CALENDAR, true),
    (&lexicon::COMMON_WORDS, false),
    (&lexicon::PARTICLES, false),
    (&lexicon::TOWNS, true),
];

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

/// All entries by hash.
struct Table {
    /// The lists that hold an entry.
    entries: HashMap<u32, u32, Hashed>,
    /// For the first word of entries of several words, the number of words of the longest.
    longest: HashMap<u32, usize, Hashed>,
}

/// About as many entries as there are, so that the table need not grow.
const ENTRIES: usize = 20_000;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            entries: HashMap::with_capacity_and_hasher(ENTRIES, Hashed),
            longest: HashMap::with_capacity_and_hasher(ENTRIES / 8, Hashed),
        };
        for (i, (list, _)) in LISTS.iter().enumerate() {
            for (entry, _) in list.entries() {
                if entry.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                    *table.entries.entry(words::hash(entry)).or_default() |= 1 << i;
                    continue;
                }
                let (mut key, mut count, mut first) = (0, 0, 0);
                for token in crate::language::tokens::of_text(entry) {
                    let hash = words::hash(token);
                    key = if count == 0 { hash } else { pair(key, hash) };
                    first = if count == 0 { hash } else { first };
                    count += 1;
                }
                *table.entries.entry(key).or_default() |= 1 << i;
                if count > 1 {
                    let longest = table.longest.entry(first).or_default();
                    *longest = count.max(*longest);
                }
            }
        }
        table
    })
}

/// The marks for small letters that entries with a capital give.
fn shrink(bits: u32) -> u32 {
    SMALL
        .iter()
        .filter(|(lists, _)| bits & lists != 0)
        .map(|(_, mark)| mark)
        .sum()
}

/// The marks of every word of a sentence, appended to `marks`.
pub fn mark(sentence: &[Word], marks: &mut Vec<Marks>) {
    let table = table();
    let base = marks.len();
    marks.resize(base + sentence.len(), Marks::default());
    for (i, word) in sentence.iter().enumerate() {
        let small = word.case == Case::Lower;
        let usable = if word.case.is_capital() || word.case == Case::Number {
            u32::MAX
        } else {
            !CAPITAL
        };
        if let Some(bits) = table.entries.get(&word.lower) {
            marks[base + i].0 |= bits & usable | if small { shrink(*bits) } else { 0 };
        }
        let Some(longest) = table.longest.get(&word.lower) else {
            continue;
        };
        let mut key = word.lower;
        let mut found = None;
        for (j, next) in sentence.iter().enumerate().take(i + longest).skip(i + 1) {
            key = pair(key, next.lower);
            if let Some(bits) = table
                .entries
                .get(&key)
                .map(|bits| bits & usable | if small { shrink(*bits) } else { 0 })
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
