//! A summary for people, in Markdown: strength, sources, names and clutter. Page text is escaped.

use super::words::Words;
use crate::message::Message;
use crate::report::{Reach, Report, SourceItem};
use crate::sources::SourceKind;
use serde::Serialize;
use std::fmt::Write;

/// Renders the report as Markdown.
pub(super) fn render(report: &Report, words: &Words) -> String {
    let mut out = String::new();
    let text: Vec<char> = report.article.text.chars().collect();
    head(&mut out, report, words);
    notices(&mut out, report, words);
    strength(&mut out, report, words, &text);
    sources(&mut out, report, words, &text);
    names(&mut out, report, words);
    clutter(&mut out, report, words);
    let _ = writeln!(out, "\n---\n\n{}", words.key("export_limits"));
    out
}

fn head(out: &mut String, report: &Report, words: &Words) {
    let metadata = &report.metadata;
    let title = metadata
        .headline
        .clone()
        .unwrap_or_else(|| words.key("untitled"));
    let _ = writeln!(out, "# {}\n", escape(&title));
    let bylines = metadata.bylines.join(", ");
    let facts = [
        ("fact_site", metadata.site.as_deref()),
        ("fact_bylines", Some(bylines.as_str())),
        ("fact_published", metadata.published.as_deref()),
        (
            "fact_republished_from",
            metadata.republished_from.as_deref(),
        ),
        (
            "fact_url",
            metadata
                .canonical_url
                .as_deref()
                .or(metadata.url.as_deref()),
        ),
    ];
    for (key, value) in facts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "- {}: {}", words.key(key), escape(value));
        }
    }
    let _ = writeln!(
        out,
        "- {}",
        words.say(&Message::new("fact_words").number("count", report.article.words))
    );
    for warning in &report.warnings {
        let _ = writeln!(out, "- {}", escape(&words.say(warning)));
    }
}

fn notices(out: &mut String, report: &Report, words: &Words) {
    if report.notices.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", words.key("heading_notices"));
    for notice in &report.notices {
        let kind = words.key(&format!("notice_kind_{}", snake(&notice.kind)));
        let line: Vec<&str> = notice.text.split_whitespace().collect();
        let _ = writeln!(out, "- **{kind}**: {}", escape(&line.join(" ")));
    }
}

fn strength(out: &mut String, report: &Report, words: &Words, text: &[char]) {
    let sourcing = &report.sourcing;
    let band = words.key(&format!("band_{}", snake(&sourcing.band)));
    let _ = writeln!(out, "\n## {}: {band}\n", words.key("heading_strength"));
    if let Some(reason) = &sourcing.not_rated {
        let _ = writeln!(out, "{}\n", escape(&words.say(reason)));
    }
    if let Some(score) = sourcing.score {
        let confidence = words.key(&format!("confidence_{}", snake(&sourcing.confidence)));
        let message = Message::new("score_line")
            .number("score", score as usize)
            .text("confidence", &confidence);
        let _ = writeln!(out, "{}\n", words.say(&message));
    }
    for part in &sourcing.components {
        let name = words.key(&format!("component_{}", part.id));
        let measure = escape(&words.say(&part.measure));
        let _ = writeln!(out, "- **{name}** {}/{}: {measure}", part.points, part.max);
        for place in part.evidence.iter().take(5) {
            let _ = writeln!(
                out,
                "  - “{}”",
                escape(&slice(text, place.start, place.end))
            );
        }
    }
    if sourcing.components.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n### {}\n", words.key("heading_beside"));
    for item in &sourcing.beside {
        let _ = writeln!(out, "- {}", escape(&words.say(&item.measure)));
    }
    let _ = writeln!(out, "\n### {}\n", words.key("heading_unsourced"));
    if sourcing.unsourced.is_empty() {
        let _ = writeln!(out, "{}", words.key("no_unsourced"));
    }
    for claim in &sourcing.unsourced {
        let _ = writeln!(
            out,
            "- “{}” ({})",
            escape(&slice(text, claim.start, claim.end)),
            escape(&words.say(&claim.reason))
        );
    }
}

fn sources(out: &mut String, report: &Report, words: &Words, text: &[char]) {
    let _ = writeln!(out, "\n## {}\n", words.key("heading_sources"));
    if report.sources.is_empty() {
        let reach = snake(&Reach::of(report));
        let none = words.key(&format!("no_sources_{reach}"));
        let help = words.key(&format!("no_sources_{reach}_help"));
        let _ = writeln!(out, "{none} {help}");
    }
    for source in &report.sources {
        let _ = writeln!(out, "- {}", source_line(source, words));
        let own = report.attributions.iter().filter(|attribution| {
            attribution
                .source
                .as_ref()
                .is_some_and(|place| place.source_id.as_ref() == Some(&source.id))
        });
        for attribution in own {
            for place in &attribution.content {
                let _ = writeln!(out, "  - {}", escape(&slice(text, place.start, place.end)));
            }
        }
    }
}

fn source_line(source: &SourceItem, words: &Words) -> String {
    let mut line = format!("**{}**", escape(&source.name));
    if let Some(role) = &source.role {
        let _ = write!(line, ", {}", escape(role));
    }
    let people = source.count.filter(|count| *count > 1);
    let mut notes = match people {
        // Several people without a name are not one "unnamed person".
        Some(count) if source.kind == SourceKind::UnnamedPerson => {
            let said = Message::new("count_unnamed_person").number("count", count as usize);
            vec![words.say(&said)]
        }
        _ => vec![words.key(&format!("source_kind_{}", snake(&source.kind)))],
    };
    if let Some(count) = people.filter(|_| source.kind != SourceKind::UnnamedPerson) {
        notes.push(words.say(&Message::new("source_people").number("count", count as usize)));
    }
    notes.push(words.say(&Message::new("source_times").number("count", source.attributions)));
    notes.push(words.key(if source.quoted {
        "source_quoted"
    } else {
        "source_paraphrased"
    }));
    if source.nested {
        notes.push(words.key("source_nested"));
    }
    if let Some(anonymity) = &source.anonymity {
        notes.push(match &anonymity.reason {
            Some(reason) => {
                let given = Message::new("anonymity_reason").text("reason", reason);
                let quality = format!("anonymity_quality_{}", snake(&anonymity.quality));
                format!("{} ({})", words.say(&given), words.key(&quality))
            }
            None => words.key("anonymity_no_reason"),
        });
    }
    let _ = write!(line, " ({})", escape(&notes.join("; ")));
    line
}

fn names(out: &mut String, report: &Report, words: &Words) {
    let _ = writeln!(out, "\n## {}\n", words.key("heading_names"));
    if report.entities.is_empty() {
        let reach = snake(&Reach::of(report));
        let none = words.key(&format!("no_names_{reach}"));
        let help = words.key(&format!("no_names_{reach}_help"));
        let _ = writeln!(out, "{none} {help}");
    }
    for entity in &report.entities {
        let mut line = format!("**{}**", escape(&entity.name));
        if let Some(role) = &entity.role {
            let _ = write!(line, ", {}", escape(role));
        }
        if !entity.aliases.is_empty() {
            let _ = write!(line, " ({})", escape(&entity.aliases.join("; ")));
        }
        let kind = words.key(&format!("entity_kind_{}", snake(&entity.kind)));
        let _ = writeln!(out, "- {kind}: {line}, {}×", entity.mentions.len());
    }
}

fn clutter(out: &mut String, report: &Report, words: &Words) {
    let _ = writeln!(out, "\n## {}\n", words.key("heading_clutter"));
    if report.clutter.is_empty() {
        let _ = writeln!(out, "{}", words.key("no_clutter"));
    }
    for item in &report.clutter {
        let kind = words.key(&format!("clutter_kind_{}", snake(&item.kind)));
        let preview: String = item
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .take(120)
            .collect();
        let count = words.say(&Message::new("fact_words").number("count", item.words));
        let reason = words.say(&item.reason);
        let _ = writeln!(
            out,
            "- **{kind}** ({count}; {}; `{}`): {}",
            escape(&reason),
            item.rule,
            escape(&preview)
        );
    }
}

fn slice(text: &[char], start: u32, end: u32) -> String {
    text[start as usize..end as usize]
        .iter()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn snake(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Escapes what Markdown or embedded HTML would interpret, so that page text stays text.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
