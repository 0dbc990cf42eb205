//! Words understood: sentences and tokens now; tags and syntax join them here.
//!
//! Everything is a span into [`Article::text`](crate::article::Article). Nothing here knows about sources.

pub mod sentences;
pub mod tokens;

pub use sentences::Sentence;
pub use tokens::Token;
