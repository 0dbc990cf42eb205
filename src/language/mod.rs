//! Words understood: sentences, tokens, tags, names and syntax.
//!
//! Everything is a span into [`Article::text`](crate::article::Article). Nothing here knows about sources.

pub mod clusters;
pub mod inflection;
pub mod lemma;
pub mod lists;
pub mod names;
pub mod openings;
pub mod parser;
pub mod sentences;
pub mod tagger;
pub mod tokens;
pub mod weights;
pub mod words;

pub use openings::Openings;
pub use parser::{Arc, Relation, Tree};
pub use sentences::Sentence;
pub use tagger::Tag;
pub use tokens::Token;
pub use words::Word;
