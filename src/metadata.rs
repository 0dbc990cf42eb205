//! What the page says of its article: headline, bylines, dates, site, language, genre.

use crate::page::Page;
use serde::{Deserialize, Serialize};

/// The article's metadata. Absent values are `None` or empty, never guessed from nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The address that the page was given with.
    pub url: Option<String>,
    /// The address that the page calls its own.
    pub canonical_url: Option<String>,
    /// The headline, without the site's name.
    pub headline: Option<String>,
    /// The label above the headline, such as a topic.
    pub kicker: Option<String>,
    /// The summary under the headline (also: standfirst).
    pub dek: Option<String>,
    /// The authors' names, without "By" and without roles.
    pub bylines: Vec<String>,
    /// The outlet.
    pub site: Option<String>,
    /// The section of the outlet.
    pub section: Option<String>,
    /// First publication, ISO 8601 as the page gives it.
    pub published: Option<String>,
    /// Last change, ISO 8601 as the page gives it.
    pub modified: Option<String>,
    /// BCP 47 language of the article.
    pub lang: Option<String>,
    /// Writing direction.
    pub dir: Direction,
    /// What sort of article it is.
    pub genre: Genre,
    /// The outlet or agency whose article this is, where the page credits one.
    pub republished_from: Option<String>,
}

/// Writing direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The sorts of article that are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// A report.
    #[default]
    News,
    /// Opinion, editorial, column, letter.
    Opinion,
    /// A live blog.
    Live,
    /// Questions and answers.
    Interview,
    /// A page of links to articles.
    Listing,
    /// Anything else, such as a recipe or a product page.
    Other,
}

/// Reads the metadata of `page`.
pub fn read(page: &Page) -> Metadata {
    Metadata {
        url: page.url().map(str::to_owned),
        ..Metadata::default()
    }
}
