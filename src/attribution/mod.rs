//! Who says what: source, cue and content of every attribution.

mod assembly;
mod cues;
mod floating;
mod frames;
mod grammar;
mod layout;
mod noun_cue;
mod passive;
mod phrases;
mod quotes;
mod reach;
mod reading;
mod subject;
mod syntax;
mod tags;
mod venue;
mod verb_cue;
mod words;

use crate::article::{Article, BlockKind};
use crate::language::{Sentence, Tag, Token, Tree, tokens};
use crate::metadata::Metadata;
use crate::span::Span;
pub use cues::Class;
use grammar::Grammar;
use serde::{Deserialize, Serialize};
use words::Words;

/// One act of speech: *source* + *cue* + *content*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name who speaks, such as `the source` or `Mr. Ito, a lawyer`; none for a floating quotation.
    pub source: Option<Span>,
    /// The words that mark the speech.
    pub cue: Option<Cue>,
    /// What is said: one span, or two and more where the source stands inside.
    pub content: Vec<Span>,
    /// The form of the content.
    pub quotation: Quotation,
    /// Where it was said, as the text has it: `CNN`, `reporters`, `a news conference`; never the source.
    pub venue: Option<Span>,
    /// The attribution (an index into the same list) whose content holds this one.
    pub nested_in: Option<usize>,
}

/// The words that mark speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// The rule that found them, a stable id such as `cue.verb.say`.
    pub rule: &'static str,
    /// The kind of act that they mark.
    pub class: Class,
}

impl Cue {
    /// Whether the words take a stance, such as *blasted*, rather than report.
    pub fn is_attitude(&self) -> bool {
        self.class == Class::Attitude
    }
}

/// The form of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quotation {
    /// All of it in quotation marks.
    Direct,
    /// In the writer's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// Finds the attributions, in text order of their first span; none in an article that is not in English, because the
/// cues and the grammar are those of English.
pub fn find(
    article: &Article,
    metadata: &Metadata,
    sentences: &[Sentence],
    tokens: &[Token],
    tags: &[Tag],
    tree: &Tree,
) -> Vec<Attribution> {
    if !metadata.is_english() {
        return Vec::new();
    }
    let grammar = Some(Grammar { tags, tree });
    let mut found = read(article, sentences, tokens, grammar, BlockKind::is_prose);
    // What headings hold is numbered among itself, and comes behind what the running text holds.
    let offset = found.len();
    found.extend(headings(article).into_iter().map(|heading| Attribution {
        nested_in: heading.nested_in.map(|outer| offset + outer),
        ..heading
    }));
    assembly::order(&mut found);
    found
}

/// What headings attribute: "Ito: The Dam Is Weak", "Engineers Warn of Floods". They are no running text, so they are
/// split here.
fn headings(article: &Article) -> Vec<Attribution> {
    let is_heading = |kind: BlockKind| kind == BlockKind::Heading;
    let blocks = article.blocks.iter().enumerate();
    let sentences: Vec<Sentence> = blocks
        .filter(|(_, block)| is_heading(block.kind) && !block.span.is_empty())
        .map(|(i, block)| Sentence {
            span: block.span,
            block: i,
        })
        .collect();
    let tokens = tokens::split(article, &sentences);
    read(article, &sentences, &tokens, None, is_heading)
}

fn read(
    article: &Article,
    sentences: &[Sentence],
    tokens: &[Token],
    grammar: Option<Grammar>,
    kinds: impl Fn(BlockKind) -> bool,
) -> Vec<Attribution> {
    let quotes = quotes::find(article, &kinds);
    let headings = kinds(BlockKind::Heading);
    let words = Words::new(&article.text, sentences, tokens, &quotes, grammar, headings);
    let (mut drafts, free) = layout::read(&words, headings);
    for sentence in (0..sentences.len()).filter(|i| free[*i]) {
        drafts.extend(reading::read(&words, &words.sentence(sentence)));
    }
    floating::attach(&words, &mut drafts);
    let mut found = assembly::finish(&words, drafts);
    venue::find(&words, &mut found);
    found
}
