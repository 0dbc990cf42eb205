//! The report as indented JSON: the contract of `report.rs`, for tools and archives.

use crate::report::Report;

/// Renders the report with a line break at its end.
pub(super) fn render(report: &Report) -> String {
    let mut json = serde_json::to_string_pretty(report).unwrap_or_default();
    json.push('\n');
    json
}
