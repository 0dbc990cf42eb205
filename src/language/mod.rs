//! Words understood: sentences, tokens, tags, names and syntax.
//!
//! Everything is a span into [`Article::text`](crate::article::Article). Nothing here knows about sources.

pub mod catalogue;
pub mod clusters;
mod cut;
mod hash;
pub mod inflection;
pub mod lemma;
pub mod lists;
pub mod names;
pub mod openings;
pub mod parser;
pub mod sentences;
mod table;
pub mod tagger;
pub mod tokens;
pub mod weights;
pub mod words;

/// The lexicon and the models as the build script works them out.
#[allow(clippy::unreadable_literal, reason = "no person reads them")]
mod tables {
    use super::table::Table;
    use super::weights::Weights;
    use std::borrow::Cow;
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub use openings::Openings;
pub use parser::{Arc, Relation, Tree};
pub use sentences::Sentence;
pub use tagger::Tag;
pub use tokens::Token;
pub use words::Word;
