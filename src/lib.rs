//! **On Record** shows how a news article is sourced: who says what, by name or not, and what the page around the
//! article tried to add.
//!
//! The whole of it is one function, [`analyze`]: every stage is a free function from earlier values to a new value.
//!
//! ```
//! let text = "The bridge is safe, said Ada Lindqvist, the city engineer.";
//! let report = onrecord::report(onrecord::Input::Text { url: None, text }).unwrap();
//! assert_eq!(report.article.text, text);
//! ```

pub mod answer;
pub mod article;
pub mod attribution;
pub mod compare;
pub mod entities;
pub mod export;
pub mod extract;
pub mod language;
pub mod lexicon;
pub mod message;
pub mod metadata;
pub mod page;
pub mod reader;
pub mod report;
pub mod rubric;
pub mod sources;
pub mod sourcing;
pub mod span;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use message::{Message, Refusal};
pub use page::Input;
pub use report::Report;

/// Everything that the stages found, with byte spans into `extraction.article.text`.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What the page says of its article.
    pub metadata: metadata::Metadata,
    /// The article and its clutter.
    pub extraction: extract::Extraction,
    /// The sentences of the running text.
    pub sentences: Vec<language::Sentence>,
    /// Who and what is named.
    pub entities: Vec<entities::Entity>,
    /// Who says what.
    pub attributions: Vec<attribution::Attribution>,
    /// Who is behind the attributions.
    pub sources: Vec<sources::Source>,
    /// Sourcing strength.
    pub sourcing: sourcing::Sourcing,
}

/// Analyses one page: the pipeline.
///
/// # Errors
/// A [`Refusal`] where the input is over the budget of [`page::budget`], is no valid snapshot, or has no article.
/// After extraction nothing can fail.
pub fn analyze(input: Input<'_>) -> Result<Analysis, Refusal> {
    let page = page::parse(input)?;
    let metadata = metadata::read(&page);
    let extraction = extract::extract(&page, &metadata)?;
    let article = &extraction.article;
    let sentences = language::sentences::split(article);
    let tokens = language::tokens::split(article, &sentences);
    let words = language::words::read(article, &tokens);
    let tags = language::tagger::tag(&tokens, &words);
    let tree = language::parser::parse(&tokens, &words, &tags);
    let names = language::names::find(&tokens, &words, &tags);
    let mentions = entities::find(article, &tokens, &names);
    let entities = entities::link(article, &metadata, &tokens, &tags, &mentions);
    let attributions = attribution::find(article, &metadata, &sentences, &tokens, &tags, &tree);
    let sources = sources::resolve(article, &sentences, &tokens, &entities, &attributions);
    let sourcing = sourcing::weigh(
        &metadata,
        &extraction,
        &sentences,
        &tokens,
        &tags,
        &attributions,
        &sources,
    );
    Ok(Analysis {
        metadata,
        extraction,
        sentences,
        entities,
        attributions,
        sources,
        sourcing,
    })
}

/// Analyses one page and assembles its report.
///
/// # Errors
/// As [`analyze`].
pub fn report(input: Input<'_>) -> Result<Report, Refusal> {
    analyze(input).map(|analysis| report::assemble(&analysis))
}
