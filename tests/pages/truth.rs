//! The truths of `truth.md`: one a line, `key: value`; lines that open with `#` and empty lines are for the reader.
//!
//! | line | holds if |
//! |---|---|
//! | `headline: …` and every other field of the metadata | the field is exactly that; `none` where it must be absent |
//! | `byline: …` | all such lines together are the bylines, in order |
//! | `keep: …` | the snippet is in the article |
//! | `keep heading: …` | it is in a block of that kind |
//! | `drop: …` | it is not in the article |
//! | `strip share: …` | it is not in the article, and it is in the ledger under that kind |
//! | `person: …`, or another kind of entity | an entity of that kind has this name or alias |
//! | `source named_person: …` | a source of that kind has the snippet in its name |
//! | `source unnamed_person 2: …` | … and stands for that many people |
//! | `no source: …` | no source that is not nested has the snippet in its name |
//! | `band: weak moderate` | the band is one of these |
//! | `warning: …` | a warning has this key |
//! | `notice correction: …` | a notice of that kind has the snippet |
//! | `refused: …` | the page is refused by this rule |

use crate::show::word;
use onrecord::{Refusal, Report};

/// Every truth with whether it holds.
pub fn check<'t>(
    text: &'t str,
    result: &Result<Report, Refusal>,
) -> Vec<(&'t str, Result<(), String>)> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .collect();
    let bylines: Vec<String> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("byline: "))
        .filter(|name| *name != "none")
        .map(str::to_owned)
        .collect();
    lines
        .into_iter()
        .map(|line| {
            let outcome = match (line.split_once(": "), result) {
                (None, _) => Err("a truth is written `key: value`".to_owned()),
                (Some(("refused", rule)), Err(refusal)) if refusal.rule == rule => Ok(()),
                (Some(_), Err(refusal)) => Err(format!("refused by {}", refusal.rule)),
                (Some(("byline", _)), Ok(report)) => {
                    same(&report.metadata.bylines.join("; "), &bylines.join("; "))
                }
                (Some((key, value)), Ok(report)) => holds(key, value, report),
            };
            (line, outcome)
        })
        .collect()
}

fn holds(key: &str, value: &str, report: &Report) -> Result<(), String> {
    let metadata = &report.metadata;
    let field = |field: &Option<String>| same(field.as_deref().unwrap_or("none"), value);
    let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
    match (first, rest) {
        ("refused", _) => Err("there is a report".to_owned()),
        ("headline", "") => field(&metadata.headline),
        ("kicker", "") => field(&metadata.kicker),
        ("dek", "") => field(&metadata.dek),
        ("site", "") => field(&metadata.site),
        ("section", "") => field(&metadata.section),
        ("published", "") => field(&metadata.published),
        ("modified", "") => field(&metadata.modified),
        ("lang", "") => field(&metadata.lang),
        ("canonical_url", "") => field(&metadata.canonical_url),
        ("republished_from", "") => field(&metadata.republished_from),
        ("dir", "") => same(&word(metadata.dir), value),
        ("genre", "") => same(&word(metadata.genre), value),
        ("band", "") => {
            let band = word(report.sourcing.band);
            if value.split(' ').any(|one| one == band) {
                Ok(())
            } else {
                Err(format!("it is {band}"))
            }
        }
        ("warning", "") => some(report.warnings.iter().any(|warning| warning.key == value)),
        ("keep", "") => some(flat(&report.article.text).contains(&flat(value))),
        ("keep", kind) => keep_block(kind, value, report),
        ("drop", "") => some(!flat(&report.article.text).contains(&flat(value))),
        ("strip", kind) => strip(kind, value, report),
        ("source", _) => source(rest, value, report),
        ("notice", kind) => {
            some(report.notices.iter().any(|notice| {
                word(notice.kind) == kind && flat(&notice.text).contains(&flat(value))
            }))
        }
        ("no", "source") => {
            let found = report
                .sources
                .iter()
                .find(|source| !source.nested && source.name.contains(value));
            found.map_or(Ok(()), |source| Err(format!("{} is one", source.id)))
        }
        (kind, "") => {
            let mut entities = report.entities.iter();
            some(entities.any(|entity| {
                word(entity.kind) == kind
                    && (entity.name == value || entity.aliases.iter().any(|alias| alias == value))
            }))
        }
        _ => Err("no such key".to_owned()),
    }
}

fn keep_block(kind: &str, snippet: &str, report: &Report) -> Result<(), String> {
    let text: Vec<char> = report.article.text.chars().collect();
    let mut kinds = Vec::new();
    for block in &report.article.blocks {
        let text: String = text[block.start as usize..block.end as usize]
            .iter()
            .collect();
        if flat(&text).contains(&flat(snippet)) {
            kinds.push(word(block.kind));
        }
    }
    if kinds.iter().any(|found| found == kind) {
        Ok(())
    } else {
        Err(format!("found in {kinds:?}"))
    }
}

fn strip(kind: &str, snippet: &str, report: &Report) -> Result<(), String> {
    if flat(&report.article.text).contains(&flat(snippet)) {
        return Err("it is in the article".to_owned());
    }
    let kinds: Vec<String> = report
        .clutter
        .iter()
        .filter(|item| flat(&item.text).contains(&flat(snippet)))
        .map(|item| word(item.kind))
        .collect();
    if kinds.iter().any(|found| found == kind) {
        Ok(())
    } else {
        Err(format!("in the ledger under {kinds:?}"))
    }
}

fn source(kind: &str, snippet: &str, report: &Report) -> Result<(), String> {
    let (kind, count) = match kind.split_once(' ') {
        Some((kind, count)) => (kind, count.parse().ok()),
        None => (kind, None),
    };
    let named: Vec<_> = report
        .sources
        .iter()
        .filter(|source| flat(&source.name).contains(&flat(snippet)))
        .collect();
    let found = named
        .iter()
        .any(|source| word(source.kind) == kind && (count.is_none() || source.count == count));
    if found {
        return Ok(());
    }
    let kinds: Vec<_> = named
        .iter()
        .map(|source| (word(source.kind), source.count))
        .collect();
    Err(format!("found {kinds:?}"))
}

fn same(have: &str, want: &str) -> Result<(), String> {
    if have == want {
        Ok(())
    } else {
        Err(format!("it is {have:?}"))
    }
}

fn some(found: bool) -> Result<(), String> {
    found.then_some(()).ok_or_else(|| "it is not so".to_owned())
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
