//! One analysis in the formats that people keep: the format list is one enumeration.

mod json;
mod markdown;
mod rubric;
mod words;

pub use rubric::rubric;
pub use words::{Words, plural_form};

use crate::report::Report;

/// The export formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// The report, indented.
    Json,
    /// A readable summary.
    Markdown,
}

impl Format {
    /// Every format, in the order that menus show.
    pub const ALL: [Self; 2] = [Self::Json, Self::Markdown];

    /// The name on the command line and in the interface.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    /// The format called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of a file in this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The media type of a file in this format.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Markdown => "text/markdown",
        }
    }
}

/// Renders `report` in `format`, its sentences in the language of `words`.
pub fn render(report: &Report, format: Format, words: &Words) -> String {
    match format {
        Format::Json => json::render(report),
        Format::Markdown => markdown::render(report, words),
    }
}
