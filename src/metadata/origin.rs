//! Whose article this is, where it is not the outlet's own: agencies, wires and other outlets.

use super::json_ld::Item;
use super::names::{self, Names};
use super::outlet::Outlet;
use super::shown::Shown;
use super::survey::Survey;
use crate::lexicon;

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    ("origin.json_ld", "JSON-LD names the source of the article."),
    ("origin.byline", "An agency stands in the byline."),
    ("origin.meta", "An agency stands in the source `<meta>`."),
    (
        "origin.dateline",
        "An agency stands in the dateline that opens the text.",
    ),
];

/// The outlet or agency that the page credits, and the stable id of the rule that found it.
pub(super) fn find(
    survey: &Survey<'_>,
    article: Option<&Item>,
    bylines: &Names,
    shown: &Shown,
    outlet: &Outlet,
) -> Option<(String, &'static str)> {
    let other = |name: &String| !outlet.is_named(name);
    if let Some(origin) = article.and_then(|item| item.origin.clone()).filter(other) {
        return Some((agency_name(origin), "origin.json_ld"));
    }
    if let Some(agency) = bylines.agencies.first().filter(|name| other(name)) {
        return Some((agency.clone(), "origin.byline"));
    }
    let source = survey.meta(&[
        "article:source",
        "original-source",
        "syndication-source-name",
        "dc.source",
        "source",
    ]);
    if let Some(source) = source.filter(other).filter(|source| {
        !source.contains("://") && source.len() <= 60 && names::agency(source).is_some()
    }) {
        return Some((agency_name(source), "origin.meta"));
    }
    let long = shown.opening.iter().find_map(|text| dateline(text));
    long.or_else(|| shown.agency.clone())
        .filter(other)
        .map(|agency| (agency, "origin.dateline"))
}

fn agency_name(name: String) -> String {
    names::agency(&name).map_or(name, str::to_owned)
}

/// The agency of the dateline that opens a short paragraph; only a dash tells it from any other brackets.
pub(super) fn of_line(text: &str) -> Option<String> {
    let (_, behind) = text.split_once(')')?;
    let dash = behind.trim_start().starts_with(['-', '–', '—', '―']);
    dateline(text).filter(|_| dash)
}

/// The agency of a dateline: "LONDON (Reuters) - ", "Berlin (dpa)", "(AFP) – ", "PARIS, May 3 (AFP) —".
///
/// The word in brackets is an agency if it is known as one, or if a dash follows and the words before are a place in
/// capitals.
pub(super) fn dateline(text: &str) -> Option<String> {
    let open = text
        .char_indices()
        .take(60)
        .find(|(_, c)| matches!(c, '(' | '（'))?
        .0;
    let close = text[open..]
        .char_indices()
        .take(40)
        .find(|(_, c)| matches!(c, ')' | '）'))?
        .0
        + open;
    let name = text[open..close].trim_start_matches(['(', '（']).trim();
    let name = name.split(['/', ',']).next().unwrap_or_default().trim();
    let after = text[close..].trim_start_matches([')', '）', ' ', '\u{A0}']);
    let dash = after.starts_with(['-', '–', '—', '―', '－']);
    let before = &text[..open];
    let place = !before.trim().is_empty()
        && before.split_whitespace().next().is_some_and(|word| {
            word.chars()
                .filter(|c| c.is_alphabetic())
                .all(char::is_uppercase)
        });
    let one = !name.is_empty()
        && name.split(' ').count() <= 3
        && name.chars().next().is_some_and(char::is_alphabetic);
    match names::agency(name) {
        Some(agency) if dash || before.split_whitespace().count() <= 4 => Some(agency.to_owned()),
        None if dash && place && one && !lexicon::MONTHS.has(&name.to_lowercase()) => {
            Some(name.to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_the_agencys_only_with_a_dash() {
        for (line, agency) in [
            ("CARROW (AP) — The Latest on the flood:", Some("AP")),
            (
                "CARROW, Calif. (AP) — To Ada Quill, goals are not a goal.",
                Some("AP"),
            ),
            ("Quill (AP) was first to report the flood.", None),
            ("The flood (see the map below) - an overview", None),
            ("The flood in pictures", None),
        ] {
            assert_eq!(of_line(line).as_deref(), agency, "{line}");
        }
    }
}
