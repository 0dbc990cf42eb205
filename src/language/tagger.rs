//! The tagger: one Penn part-of-speech tag a token, from left to right.
//!
//! A log-linear model over hashed features of the word, its neighbours, their clusters and the two tags before it
//! (after Ratnaparkhi 1996), trained by `src/bin/train`. Linear in the text, with no allocation a token.

use crate::language::Token;
use crate::language::clusters::Cluster;
use crate::language::tables::TAGGER;
use crate::language::weights::{Damage, Weights};
use crate::language::words::{Word, feature};

/// A part of speech: an index into [`TAGS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u8);

/// The tags of the Penn treebank as the English Universal Dependencies treebanks use them.
pub const TAGS: [&str; 49] = [
    "''", "$", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "``",
];

impl Tag {
    /// The tag called `name`, where there is one.
    pub fn named(name: &str) -> Option<Self> {
        TAGS.iter()
            .position(|tag| *tag == name)
            .map(|i| Self(i as u8))
    }

    /// The tag with number `index` of [`TAGS`]; the last tag where there is no such number.
    pub fn new(index: usize) -> Self {
        Self(index.min(TAGS.len() - 1) as u8)
    }

    /// Its name, such as `NNP`.
    pub fn name(self) -> &'static str {
        TAGS[usize::from(self.0)]
    }

    /// Its number, an index into [`TAGS`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Whether it is a verb form, modal verbs left out.
    pub fn is_verb(self) -> bool {
        self.name().starts_with("VB")
    }

    /// Whether it is a modal verb.
    pub fn is_modal(self) -> bool {
        self.name() == "MD"
    }

    /// Whether it is a coordinating conjunction.
    pub fn is_coordinator(self) -> bool {
        self.name() == "CC"
    }

    /// Whether it is a mark of punctuation; hyphens inside words are none.
    pub fn is_mark(self) -> bool {
        matches!(
            self.name(),
            "''" | "``" | "," | "." | ":" | "-LRB-" | "-RRB-" | "NFP"
        )
    }

    /// Whether it is a noun, proper or common.
    pub fn is_noun(self) -> bool {
        self.name().starts_with("NN")
    }

    /// Whether it is a proper noun.
    pub fn is_proper(self) -> bool {
        self.name().starts_with("NNP")
    }
}

/// Reads a tagger's model file.
///
/// # Errors
/// The [`Damage`] of a file that is no tagger's model.
pub fn read(file: &[u8]) -> Result<Weights, Damage> {
    Weights::read(file).and_then(|weights| {
        if weights.classes() == TAGS.len() {
            Ok(weights)
        } else {
            Err(Damage::Contents)
        }
    })
}

/// The shipped model.
static MODEL: Weights = TAGGER;

/// Tags every token, in text order.
pub fn tag(tokens: &[Token], words: &[Word]) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(words.len());
    let mut start = 0;
    for sentence in tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let end = start + sentence.len();
        tag_sentence(&MODEL, &words[start..end], &mut tags);
        start = end;
    }
    tags
}

/// Tags the words of one sentence with `weights` and appends the tags.
pub fn tag_sentence(weights: &Weights, words: &[Word], tags: &mut Vec<Tag>) {
    let mut scores = [0; TAGS.len()];
    let mut found = Vec::with_capacity(64);
    let (mut before, mut last) = (NONE, NONE);
    for i in 0..words.len() {
        found.clear();
        features(words, i, [before, last], |feature| found.push(feature));
        scores.fill(0);
        weights.add_all(&found, &mut scores);
        let best = best(&scores);
        tags.push(Tag(best as u8));
        (before, last) = (last, best as u8);
    }
}

fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}

/// The tag before the first.
pub const NONE: u8 = 255;

const EDGE: Word = Word {
    form: 1,
    lower: 1,
    prefix: [1; 4],
    suffix: [1; 4],
    shape: 1,
    case: crate::language::words::Case::Mark,
    length: 0,
    cluster: Cluster(0),
};

/// Hands every feature of word `i` of a sentence to `each`; `history` is the tag before the last and the last.
pub fn features(words: &[Word], i: usize, history: [u8; 2], mut each: impl FnMut(u32)) {
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .and_then(|i| words.get(i))
            .unwrap_or(&EDGE)
    };
    let word = at(0);
    let (before, last) = (u32::from(history[0]), u32::from(history[1]));
    let mut template = 0;
    let mut give = |first: u32, second: u32| {
        template += 1;
        each(feature(template, first, second));
    };
    give(0, 0);
    give(word.form, 0);
    give(word.lower, 0);
    give(word.shape, u32::from(i == 0));
    for n in 0..4 {
        give(word.prefix[n], 0);
        give(word.suffix[n], 0);
    }
    give(word.suffix[2], word.shape);
    give(word.case as u32, u32::from(word.length.min(12)));
    for offset in [-2, -1, 1, 2] {
        give(at(offset).lower, 0);
    }
    give(at(-1).lower, word.lower);
    give(word.lower, at(1).lower);
    give(at(1).suffix[2], at(2).suffix[2]);
    give(last, 0);
    give(last, before);
    give(last, word.lower);
    give(last, word.suffix[2]);
    give(last, word.shape);
    give(last, at(1).lower);
    let cluster = |offset| at(offset).cluster;
    give(cluster(0).cut(16), 0);
    give(cluster(0).cut(6), last);
    give(cluster(0).cut(16), last);
    for offset in [-1, 1, 2] {
        give(cluster(offset).cut(16), 0);
    }
    give(cluster(1).cut(8), last);
    give(cluster(1).cut(8), word.lower);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(text: &str) -> String {
        let words: Vec<Word> = text.split(' ').map(Word::new).collect();
        let mut tags = Vec::new();
        tag_sentence(&MODEL, &words, &mut tags);
        let pairs: Vec<String> = text
            .split(' ')
            .zip(&tags)
            .map(|(word, tag)| format!("{word}/{}", tag.name()))
            .collect();
        pairs.join(" ")
    }

    #[test]
    fn the_shipped_model_has_a_class_for_every_tag() {
        assert_eq!(MODEL.classes(), TAGS.len());
    }

    #[test]
    fn tags_are_found_by_name() {
        assert_eq!(Tag::named("VBD").map(Tag::name), Some("VBD"));
        assert_eq!(Tag::named("no such tag"), None);
    }

    #[test]
    fn the_shipped_model_tags_plain_news() {
        let (mut right, mut all) = (0, 0);
        let mut misses = String::new();
        for case in include_str!("../../tests/cases/tags.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let text: Vec<&str> = case
                .split(' ')
                .filter_map(|pair| Some(pair.rsplit_once('/')?.0))
                .collect();
            let tagged = tagged(&text.join(" "));
            for (expected, found) in case.split(' ').zip(tagged.split(' ')) {
                all += 1;
                right += usize::from(expected == found);
                if expected != found {
                    misses += &format!("{expected} {found}\n");
                }
            }
        }
        let share = 100 * right / all;
        assert!(share >= 93, "{share} % right\n{misses}");
    }
}
