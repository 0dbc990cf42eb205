//! What the whole document says about its words: whether one also occurs in small letters, which longer name it is
//! part of elsewhere, what the first reading took it for.

use super::{Kind, Label};
use crate::language::clusters::Cluster;
use crate::language::lists::{self, Marks};
use crate::language::words::{Case, Word};
use crate::language::{Tag, Token};
use std::collections::HashMap;
use std::ops::Range;

/// A document's tokens with what is known of them from elsewhere in the document.
pub struct Document<'a> {
    /// The words, one a token.
    pub words: &'a [Word],
    /// Their parts of speech.
    tags: &'a [Tag],
    /// The first token of each sentence, and one past the last token of all.
    starts: Vec<usize>,
    /// How each sentence is written.
    styles: Vec<Style>,
    /// For every token the number of its entry.
    numbers: Vec<u32>,
    /// One entry for each different word.
    entries: Vec<Entry>,
    /// The run of capitalised words that each token belongs to; empty outside.
    runs: Vec<(u32, u32)>,
    /// How the document speaks.
    pub register: Register,
    /// The word lists that know each token.
    marks: Vec<Marks>,
    /// The labels of the first reading; empty before it.
    labels: Vec<Label>,
    /// Its votes on each different word.
    votes: Vec<Votes>,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Style {
    /// As prose is.
    #[default]
    Plain,
    /// Nearly every word with a capital, as in a headline.
    Title,
    /// All in capitals.
    Upper,
    /// No capital at all.
    Lower,
}

/// How a document speaks to its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Register {
    /// As edited prose does.
    #[default]
    Edited,
    /// In the first and second person, as letters, reviews and answers do.
    Personal,
    /// Without the care for capitals that edited text shows.
    Careless,
}

/// What the document shows of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// Times it stands in small letters.
    pub lower: u32,
    /// Times it stands with a capital inside a plain sentence.
    pub capital: u32,
    /// Times in capitals throughout.
    pub upper: u32,
    /// The longest run that the word belongs to: first token, one past the last.
    pub run: (u32, u32),
}

/// What the first reading made of one word: the number of tokens by kind, and outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    kinds: [u16; 4],
    outside: u16,
    /// Times it ended or was the whole of a name, against times it began one.
    ends: u16,
    begins: u16,
}

impl Votes {
    fn add(&mut self, label: Label, by: i32) {
        let count = |count: &mut u16| *count = count.saturating_add_signed(by as i16);
        match label.kind() {
            Some(kind) => count(&mut self.kinds[kind as usize]),
            None => count(&mut self.outside),
        }
        match label.part() {
            Some(super::labels::Part::Begin) => count(&mut self.begins),
            Some(super::labels::Part::End) => count(&mut self.ends),
            _ => {}
        }
    }

    /// The kind with most votes and how clear it is: 0 for none, 1 for some, 2 for a majority, 3 for all of several.
    pub fn best(&self) -> (Option<Kind>, u32) {
        let mut best = 0;
        for kind in 1..4 {
            if self.kinds[kind] > self.kinds[best] {
                best = kind;
            }
        }
        let named: u32 = self.kinds.iter().map(|count| u32::from(*count)).sum();
        let all = named + u32::from(self.outside);
        let votes = u32::from(self.kinds[best]);
        if all == 0 {
            return (None, 0);
        }
        if votes == 0 {
            return (None, if all > 1 { 3 } else { 2 });
        }
        let clear = if votes == all && votes > 1 {
            3
        } else if 2 * votes > all {
            2
        } else {
            1
        };
        (Some(super::labels::KINDS[best]), clear)
    }

    /// The same votes with one vote for `label` taken back.
    #[must_use]
    pub fn without(mut self, label: Label) -> Self {
        self.add(label, -1);
        self
    }

    /// 0 where it never was part of a longer name, 1 where it mostly began one, 2 where it mostly ended one.
    pub fn place(&self) -> u32 {
        match (self.begins, self.ends) {
            (0, 0) => 0,
            (begins, ends) if begins > ends => 1,
            _ => 2,
        }
    }
}

impl<'a> Document<'a> {
    /// Gathers what the document shows.
    pub fn new(tokens: &[Token], words: &'a [Word], tags: &'a [Tag]) -> Self {
        let mut starts = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            if i == 0 || tokens[i - 1].sentence != token.sentence {
                starts.push(i);
            }
        }
        starts.push(tokens.len());
        let styles: Vec<Style> = starts
            .windows(2)
            .map(|pair| style(&words[pair[0]..pair[1]]))
            .collect();
        let register = register(words, &starts);
        let mut known: HashMap<u32, u32> = HashMap::with_capacity(words.len() / 2);
        let mut entries: Vec<Entry> = Vec::new();
        let mut numbers = Vec::with_capacity(words.len());
        for word in words {
            let number = *known.entry(word.lower).or_insert(entries.len() as u32);
            if number as usize == entries.len() {
                entries.push(Entry::default());
            }
            numbers.push(number);
        }
        let mut marks = Vec::with_capacity(words.len());
        for pair in starts.windows(2) {
            lists::mark(&words[pair[0]..pair[1]], &mut marks);
        }
        let mut document = Self {
            words,
            tags,
            starts,
            styles,
            numbers,
            entries,
            runs: vec![(0, 0); words.len()],
            register,
            marks,
            labels: Vec::new(),
            votes: Vec::new(),
        };
        for sentence in 0..document.styles.len() {
            document.look(sentence);
        }
        document
    }

    /// Counts the words of one sentence and finds its runs of capitals.
    fn look(&mut self, sentence: usize) {
        let range = self.starts[sentence]..self.starts[sentence + 1];
        let style = self.styles[sentence];
        let mut fresh = true;
        for i in range.clone() {
            let word = &self.words[i];
            let entry = &mut self.entries[self.numbers[i] as usize];
            match word.case {
                Case::Lower => entry.lower += u32::from(style != Style::Lower),
                Case::Upper if style != Style::Upper => entry.upper += 1,
                Case::Title | Case::Mixed | Case::Initial if style == Style::Plain && !fresh => {
                    entry.capital += 1;
                }
                _ => {}
            }
            // After an opening mark or a colon a capital says as little as at the start.
            fresh = word.case == Case::Mark && (fresh || !is_joint(word));
        }
        let mut start = range.start;
        while start < range.end {
            let mut end = start;
            while end < range.end
                && (self.words[end].case.is_capital() || end > start && self.joins(end, range.end))
            {
                end += 1;
            }
            let run = (start as u32, end as u32);
            for i in start..end {
                self.runs[i] = run;
                let longest = &mut self.entries[self.numbers[i] as usize].run;
                if style == Style::Plain
                    && run.1 - run.0 > longest.1 - longest.0
                    && run.1 - run.0 <= 8
                {
                    *longest = run;
                }
            }
            start = end.max(start + 1);
        }
    }

    /// Whether the token at `i` holds the capitals before and after it together: a hyphen, an ampersand, a particle.
    fn joins(&self, i: usize, end: usize) -> bool {
        i + 1 < end
            && self.words[i + 1].case.is_capital()
            && (is_joint(&self.words[i]) || is_particle(&self.words[i]))
    }

    /// Takes note of what the first reading found.
    pub fn remember(&mut self, labels: &[Label]) {
        self.labels = labels.to_vec();
        self.labels.resize(self.words.len(), Label::default());
        self.votes = vec![Votes::default(); self.entries.len()];
        for (i, label) in self.labels.iter().enumerate() {
            if self.words[i].case != Case::Lower {
                self.votes[self.numbers[i] as usize].add(*label, 1);
            }
        }
    }

    /// What the first reading made of token `i`.
    pub fn label(&self, i: usize) -> Label {
        self.labels[i]
    }

    /// What the first reading made of the word of token `i` elsewhere in the document.
    pub fn votes(&self, i: usize) -> Votes {
        let votes = self.votes[self.numbers[i] as usize];
        if self.words[i].case == Case::Lower {
            votes
        } else {
            votes.without(self.labels[i])
        }
    }

    /// The sentences as ranges of tokens.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.starts.windows(2).map(|pair| pair[0]..pair[1])
    }

    /// How the sentence of token `i` is written.
    pub fn style(&self, i: usize) -> Style {
        let sentence = self.starts.partition_point(|start| *start <= i);
        self.styles[sentence.saturating_sub(1).min(self.styles.len() - 1)]
    }

    /// What the document shows of the word of token `i`.
    pub fn entry(&self, i: usize) -> &Entry {
        &self.entries[self.numbers[i] as usize]
    }

    /// The word lists that know token `i`.
    pub fn marks(&self, i: usize) -> Marks {
        self.marks[i]
    }

    /// The part of speech of token `i`.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags[i]
    }

    /// The cluster of token `i`.
    pub fn cluster(&self, i: usize) -> Cluster {
        self.words[i].cluster
    }

    /// The run of capitalised words around token `i`; empty where it has no capital.
    pub fn run(&self, i: usize) -> Range<usize> {
        self.runs[i].0 as usize..self.runs[i].1 as usize
    }
}

/// A hyphen or an ampersand, which hold a name together.
fn is_joint(word: &Word) -> bool {
    const HYPHEN: &str = "-";
    word.length == 1
        && (word.lower == crate::language::words::hash(HYPHEN)
            || word.lower == crate::language::words::hash("&"))
}

/// Particles inside names: `de`, `van`, `bin`, `of`.
fn is_particle(word: &Word) -> bool {
    use std::sync::OnceLock;
    static PARTICLES: OnceLock<Vec<u32>> = OnceLock::new();
    let particles = PARTICLES.get_or_init(|| {
        let mut list: Vec<u32> = [
            "of", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le",
            "van", "von", "der", "den", "ten", "ter", "bin", "ibn", "bint", "al", "el", "ul", "ur",
            "zu", "af", "av", "y", "e",
        ]
        .iter()
        .map(|word| crate::language::words::hash(word))
        .collect();
        list.sort_unstable();
        list
    });
    word.case == Case::Lower && word.length <= 5 && particles.binary_search(&word.lower).is_ok()
}

fn style(words: &[Word]) -> Style {
    let (mut lower, mut title, mut upper) = (0, 0, 0);
    for word in words
        .iter()
        .filter(|word| word.length > 3 || word.case != Case::Lower)
    {
        match word.case {
            Case::Lower => lower += 1,
            Case::Title | Case::Mixed => title += 1,
            Case::Upper => upper += 1,
            _ => {}
        }
    }
    if upper > 2 && upper > 4 * (lower + title) {
        Style::Upper
    } else if title + upper > 3 && title + upper > 4 * lower {
        Style::Title
    } else if lower > 3 && title + upper == 0 {
        Style::Lower
    } else {
        Style::Plain
    }
}

/// Edited prose seldom speaks in the first and second person outside of quotations, and begins its sentences with
/// capitals.
fn register(words: &[Word], starts: &[usize]) -> Register {
    use std::sync::OnceLock;
    static PERSONAL: OnceLock<Vec<u32>> = OnceLock::new();
    let personal = PERSONAL.get_or_init(|| {
        let mut list: Vec<u32> = [
            "i", "me", "my", "you", "your", "u", "im", "lol", "thanks", "please", "hi", "hello",
        ]
        .iter()
        .map(|word| crate::language::words::hash(word))
        .collect();
        list.sort_unstable();
        list
    });
    let i = crate::language::words::hash("i");
    let (mut small, mut spoken, mut count) = (0, 0, 0);
    for pair in starts.windows(2) {
        let sentence = &words[pair[0]..pair[1]];
        let first = sentence.iter().find(|word| word.case != Case::Mark);
        small += usize::from(first.is_some_and(|word| word.case == Case::Lower));
    }
    for word in words {
        count += usize::from(word.case != Case::Mark);
        if word.length <= 6 && personal.binary_search(&word.lower).is_ok() {
            spoken += 1;
            small += usize::from(word.lower == i && word.case == Case::Lower);
        }
    }
    if small * 4 > starts.len() {
        Register::Careless
    } else if spoken * 40 > count {
        Register::Personal
    } else {
        Register::Edited
    }
}
