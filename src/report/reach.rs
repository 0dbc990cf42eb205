//! How far an article could be read for sources and names: what an empty list means depends on it.

use super::Report;
use serde::Serialize;

/// Where sources and names were looked for. Its name ends the keys of what is said of an empty list:
/// `no_sources_whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// In the whole article.
    Whole,
    /// In the part of the article that is free to read; the page has no more of it.
    FreePart,
    /// Nowhere: the page asks for consent where its article should be.
    Consent,
    /// Nowhere: the article is not in English.
    Language,
}

impl Reach {
    /// How far the article of `report` could be read.
    pub fn of(report: &Report) -> Self {
        let not_rated = report.sourcing.not_rated.as_ref();
        match not_rated.map(|reason| reason.key.as_str()) {
            Some("not_rated_consent") => Self::Consent,
            Some("not_rated_language") => Self::Language,
            _ if (report.warnings.iter()).any(|warning| warning.key == "warning_paywall") => {
                Self::FreePart
            }
            _ => Self::Whole,
        }
    }
}
