//! The table of cues: words that mark speech, each with the frames it stands in, its class and its strength.
//!
//! One row is one rule. Its id ends in the lemma (`cue.verb.point-out` is *point out*), so a row is all that a new cue
//! needs; the forms follow from [`inflection`](crate::attribution::inflection).

use crate::language::inflection::{self, Form};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What kind of act a cue marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Words were uttered or written.
    Reporting,
    /// A stance: support, hope, blame.
    Attitude,
    /// What someone knows, thinks or finds.
    Knowledge,
}

/// What a cue can take: a set of the constants below.
pub type Frames = u32;

/// A clause, with or without *that*.
pub const CLAUSE: Frames = 1;
/// A quotation, before or after it.
pub const QUOTE: Frames = 1 << 1;
/// *whether*, *how*, *why*.
pub const QUESTION: Frames = 1 << 2;
/// *to* and a verb: *promised to go*.
pub const INFINITIVE: Frames = 1 << 3;
/// A person, then the content: *told him that*.
pub const PERSON: Frames = 1 << 4;
/// A person and *to*: *urged him to go*.
pub const PERSON_TO: Frames = 1 << 5;
/// A noun phrase: *rejected the claim*.
pub const NOUN: Frames = 1 << 6;
/// *of*.
pub const OF: Frames = 1 << 7;
/// *about*.
pub const ABOUT: Frames = 1 << 8;
/// *for*.
pub const FOR: Frames = 1 << 9;
/// *on*.
pub const ON: Frames = 1 << 10;
/// *against*.
pub const AGAINST: Frames = 1 << 11;
/// *to* and a noun.
pub const TO: Frames = 1 << 12;
/// *with*.
pub const WITH: Frames = 1 << 13;
/// *as*.
pub const AS: Frames = 1 << 14;
/// *at*.
pub const AT: Frames = 1 << 15;
/// *over*.
pub const OVER: Frames = 1 << 16;
/// A clause only with *that* or with a pronoun as its subject.
pub const THAT: Frames = 1 << 17;
/// An object and what it is said to be: *called it a lie*.
pub const COMPLEMENT: Frames = 1 << 18;
/// A noun of speech, whose content is this one's too: *raised questions about*.
pub const SPEECH: Frames = 1 << 19;

/// Content before it, as a document closes a sentence: *…, the records show*.
pub const CLOSE: Frames = 1 << 20;

/// With a plain object it is an act and no speech: *wrote a book*, *assumed a debt*.
pub const ACT: Frames = 1 << 21;

/// What a plain verb of saying takes.
pub const SAY: Frames = CLAUSE | QUOTE;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The rule's stable id; its last part is the lemma.
    pub rule: &'static str,
    /// The kind of act.
    pub class: Class,
    /// 3 nearly always speech, 2 mostly, 1 only in a clear frame.
    pub strength: u8,
    /// What it can take.
    pub frames: Frames,
}

impl Row {
    /// The lemma: the last part of the rule id, with spaces.
    pub fn lemma(&self) -> &'static str {
        self.rule.rsplit('.').next().unwrap_or(self.rule)
    }

    /// Whether the cue marks an act of speech wherever it stands.
    pub fn is_strong(&self) -> bool {
        self.strength >= 3 && self.class == Class::Reporting
    }

    /// Whether the cue takes any of `frames`.
    pub fn takes(&self, frames: Frames) -> bool {
        self.frames & frames != 0
    }
}

/// Writes a table one row a line: class, strength, lemma, frames.
macro_rules! table {
    (pub $name:ident $kind:literal: $($class:ident $strength:literal $lemma:literal $($frame:ident)+;)*) => {
        /// The rows.
        pub const $name: &[Row] = &[$(Row {
            rule: concat!("cue.", $kind, ".", $lemma),
            class: Class::$class,
            strength: $strength,
            frames: $($frame)|+,
        }),*];
    };
}

mod nouns;
mod verbs;

pub use nouns::NOUNS;
pub use verbs::VERBS;

/// *According to*, the one phrase that needs grammar of its own.
pub static ACCORDING_TO: Row = Row {
    rule: "cue.phrase.according-to",
    class: Class::Reporting,
    strength: 3,
    frames: CLAUSE,
};

/// A speaker's name and a colon.
pub static LABEL: Row = Row {
    rule: "cue.layout.label",
    class: Class::Reporting,
    strength: 3,
    frames: QUOTE,
};

/// A word of the text as a cue.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The row.
    pub row: &'static Row,
    /// The form that stands in the text.
    pub form: Form,
    /// Words after the first that belong to the lemma: the *out* of *point out*.
    pub particles: usize,
}

/// Rows of one first word, longest lemma first.
type Index = HashMap<String, Vec<(Form, &'static Row)>>;

fn verb_index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for row in VERBS {
            let first = row.lemma().split('-').next().unwrap_or("");
            for (form, word) in inflection::verb(first) {
                index.entry(word).or_default().push((form, row));
            }
        }
        for rows in index.values_mut() {
            rows.sort_by_key(|(form, row)| {
                (
                    std::cmp::Reverse(row.lemma().matches('-').count()),
                    row.rule,
                    *form,
                )
            });
        }
        index
    })
}

fn noun_index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for row in NOUNS {
            for (form, word) in inflection::noun(row.lemma()) {
                index.entry(word).or_default().push((form, row));
            }
        }
        index
    })
}

/// Whether any cue can start with `word`.
pub fn is_cue(word: &str) -> bool {
    word == "according" || verb_index().contains_key(word) || noun_index().contains_key(word)
}

/// The verb cue at `word`; `next` gives the words after it.
pub fn verb<'w>(word: &str, next: impl Fn(usize) -> &'w str) -> Option<Found> {
    let rows = verb_index().get(word)?;
    rows.iter().find_map(|&(form, row)| {
        let rest = row.lemma().split('-').skip(1);
        let particles = rest.clone().count();
        rest.enumerate()
            .all(|(i, particle)| next(i + 1) == particle)
            .then_some(Found {
                row,
                form,
                particles,
            })
    })
}

/// The noun cue at `word`.
pub fn noun(word: &str) -> Option<Found> {
    let (form, row) = *noun_index().get(word)?.first()?;
    Some(Found {
        row,
        form,
        particles: 0,
    })
}
