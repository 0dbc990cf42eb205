//! The parts of the parser's network: their sizes, and where each lies among the weights.

use super::relations::RELATIONS;
use crate::language::Tag;
use crate::language::tagger::TAGS;
use crate::language::words::Word;

/// Length of a word's vector.
pub const WORD: usize = 48;
/// Length of the first and of the second convolution's output.
pub const NEAR: usize = 48;
/// As [`NEAR`].
pub const WIDE: usize = 64;
/// Length of the hidden layer.
pub const HIDDEN: usize = 96;
/// Rows of endings: the hash of a word's last three letters chooses one.
pub const ENDINGS: usize = 1024;
/// Rows for how a word is written.
pub const CASES: usize = 8;
/// Rows for clusters: the first turns of the path to a word's cluster choose one.
pub const CLUSTERS: usize = 256;
/// Places of a state whose words count: the stack's top three, the next word, and dependents.
pub const PLACES: usize = 9;
/// Rows for what is known of a state beside its words.
pub const FACTS: usize = super::features::FACTS;
/// The kinds of moves: shift, left, right.
pub const KINDS: usize = 3;

/// A part of the model: where it starts among the weights, its rows and its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first weight.
    pub start: usize,
    /// The number of rows.
    pub rows: usize,
    /// The length of a row.
    pub columns: usize,
}

impl Block {
    /// Where row `i` starts.
    pub fn row(self, i: usize) -> usize {
        self.start + i * self.columns
    }

    /// One after the last weight.
    pub fn end(self) -> usize {
        self.row(self.rows)
    }
}

/// Where every part of the model lies among its weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The vectors of words; the first is for all that the model does not know.
    pub words: Block,
    /// The vectors of endings.
    pub endings: Block,
    /// The vectors of tags.
    pub tags: Block,
    /// The vectors of how a word is written.
    pub cases: Block,
    /// The vectors of clusters.
    pub clusters: Block,
    /// The first convolution, over a word and its neighbours; its last row is the bias.
    pub near: Block,
    /// The second convolution, over a word and those two away; its last row is the bias.
    pub wide: Block,
    /// What each value of a word adds to the hidden layer: [`WIDE`] rows for each place in turn.
    pub project: Block,
    /// What the root and the lack of a word add at each place.
    pub missing: Block,
    /// What each fact of a state adds.
    pub facts: Block,
    /// The bias of the hidden layer.
    pub bias: Block,
    /// From the hidden layer to the kinds of moves; the last row is the bias.
    pub kinds: Block,
    /// From the hidden layer to the relations of left and of right moves; the last rows are the bias.
    pub relations: [Block; 2],
}

impl Layout {
    /// The layout of a model that knows `words` words.
    pub const fn new(words: usize) -> Self {
        let mut end = 0;
        macro_rules! block {
            ($rows:expr, $columns:expr) => {{
                let block = Block {
                    start: end,
                    rows: $rows,
                    columns: $columns,
                };
                end += block.rows * block.columns;
                block
            }};
        }
        let layout = Self {
            words: block!(words + 1, WORD),
            endings: block!(ENDINGS, WORD),
            tags: block!(TAGS.len(), WORD),
            cases: block!(CASES, WORD),
            clusters: block!(CLUSTERS, WORD),
            near: block!(3 * WORD + 1, NEAR),
            wide: block!(3 * NEAR + 1, WIDE),
            project: block!(PLACES * WIDE, HIDDEN),
            missing: block!(2 * PLACES, HIDDEN),
            facts: block!(FACTS, HIDDEN),
            bias: block!(1, HIDDEN),
            kinds: block!(HIDDEN + 1, KINDS),
            relations: [
                block!(HIDDEN + 1, RELATIONS.len()),
                block!(HIDDEN + 1, RELATIONS.len()),
            ],
        };
        let _ = end;
        layout
    }

    /// Every part in order.
    pub fn blocks(&self) -> [Block; 14] {
        [
            self.words,
            self.endings,
            self.tags,
            self.cases,
            self.clusters,
            self.near,
            self.wide,
            self.project,
            self.missing,
            self.facts,
            self.bias,
            self.kinds,
            self.relations[0],
            self.relations[1],
        ]
    }

    /// The number of weights.
    pub fn len(&self) -> usize {
        self.relations[1].end()
    }

    /// Always false: a layout has its fixed parts.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows whose sum is the vector of a word; `known` is its number among the words that the model knows.
    pub fn rows(&self, known: Option<usize>, word: &Word, tag: Tag) -> Rows {
        [
            self.words.row(known.map_or(0, |i| i + 1)),
            self.endings.row(word.suffix[2] as usize % ENDINGS),
            self.tags.row(tag.index()),
            self.cases.row(word.case as usize),
            self.clusters.row(usize::from(word.cluster.0) % CLUSTERS),
        ]
    }
}

/// The rows whose sum is the vector of a word: where each starts among the weights.
pub type Rows = [usize; 5];
