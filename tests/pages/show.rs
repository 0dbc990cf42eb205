//! Everything that a report says, for a person to read and for git to merge: one thing a line, one part a stage.

use onrecord::export::Words;
use onrecord::report::{CellItem, MarkedPlace, Place, Report};
use onrecord::{Message, Refusal};
use std::fmt::{Debug, Write};

/// Renders a result as `expected.md`.
pub fn render(result: &Result<Report, Refusal>) -> String {
    match result {
        Ok(report) => Show::new(report).all(),
        Err(refusal) => format!("refused: {}\n", refusal.rule),
    }
}

struct Show<'a> {
    report: &'a Report,
    text: Vec<char>,
    words: Words,
    out: String,
}

impl<'a> Show<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            report,
            text: report.article.text.chars().collect(),
            words: Words::english(),
            out: String::new(),
        }
    }

    fn all(mut self) -> String {
        self.metadata();
        self.article();
        self.clutter();
        self.names();
        self.attributions();
        self.sources();
        self.strength();
        self.warnings();
        self.out
    }

    fn line(&mut self, line: &str) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.out, "{line}");
    }

    fn part(&mut self, title: &str) {
        let gap = if self.out.is_empty() { "" } else { "\n" };
        let _ = writeln!(self.out, "{gap}## {title}");
    }

    fn of(&self, place: &Place) -> String {
        self.text[place.start as usize..place.end as usize]
            .iter()
            .collect()
    }

    fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    fn metadata(&mut self) {
        self.part("Metadata");
        let metadata = &self.report.metadata;
        let mut rows = vec![
            ("headline", metadata.headline.clone()),
            ("kicker", metadata.kicker.clone()),
            ("dek", metadata.dek.clone()),
        ];
        rows.extend(
            metadata
                .bylines
                .iter()
                .map(|name| ("byline", Some(name.clone()))),
        );
        rows.extend([
            ("site", metadata.site.clone()),
            ("section", metadata.section.clone()),
            ("published", metadata.published.clone()),
            ("modified", metadata.modified.clone()),
            ("lang", metadata.lang.clone()),
            ("dir", Some(word(metadata.dir))),
            ("genre", Some(word(metadata.genre))),
            ("canonical_url", metadata.canonical_url.clone()),
            ("republished_from", metadata.republished_from.clone()),
        ]);
        for (field, value) in rows {
            if let Some(value) = value {
                self.line(&format!("{field}: {value}"));
            }
        }
    }

    fn article(&mut self) {
        self.part("Article");
        let article = &self.report.article;
        self.line(&format!("{} words", article.words));
        for block in &article.blocks {
            let level = block.level.map(|l| format!(" {l}")).unwrap_or_default();
            let text = self.of(&Place {
                start: block.start,
                end: block.end,
            });
            let number = block.number.map(|n| format!(" {n}.")).unwrap_or_default();
            let continues = if block.continues { " goes on" } else { "" };
            let kind = word(block.kind);
            self.line(&format!("[{kind}{level}{number}{continues}] {text}"));
            if !block.cells.is_empty() {
                let cells: Vec<String> = block.cells.iter().map(|cell| self.cell(cell)).collect();
                self.line(&format!("- cells {}", cells.join(" ")));
            }
            for link in &block.links {
                let text = self.of(&Place {
                    start: link.start,
                    end: link.end,
                });
                self.line(&format!("- link “{text}” {}", link.href));
            }
        }
    }

    /// A cell in brackets, with what it spans; a head in double ones.
    fn cell(&self, cell: &CellItem) -> String {
        let words: Vec<String> = cell.places.iter().map(|place| self.of(place)).collect();
        let words = format!("[{}]", words.join(" / "));
        let words = if cell.header {
            format!("[{words}]")
        } else {
            words
        };
        match (cell.columns, cell.rows) {
            (1, 1) => words,
            (columns, rows) => format!("{words} {columns}×{rows}"),
        }
    }

    fn clutter(&mut self) {
        self.part("Clutter");
        for item in &self.report.clutter {
            let line = format!(
                "{} · {} · {} words · {}",
                word(item.kind),
                item.rule,
                item.words,
                first_words(&item.text)
            );
            self.line(&line);
        }
    }

    fn names(&mut self) {
        self.part("Names");
        for entity in &self.report.entities {
            let mut line = format!("{} · {}", word(entity.kind), entity.name);
            if !entity.aliases.is_empty() {
                let _ = write!(line, " ({})", entity.aliases.join("; "));
            }
            if let Some(role) = &entity.role {
                let _ = write!(line, " · {role}");
            }
            let _ = write!(line, " · {} mentions", entity.mentions.len());
            self.line(&line);
        }
    }

    fn attributions(&mut self) {
        self.part("Attributions");
        let report = self.report;
        for item in &report.attributions {
            let source = item.source.as_ref().map_or("nobody".to_owned(), |source| {
                let id = source.source_id.as_deref().unwrap_or("?");
                let place = Place {
                    start: source.start,
                    end: source.end,
                };
                format!("{id} “{}”", self.of(&place))
            });
            let cue = item.cue.as_ref().map_or("-", |cue| &cue.rule);
            let content: Vec<_> = item.content.iter().map(|place| self.of(place)).collect();
            let venue = item.venue.as_ref().map_or(String::new(), |place| {
                format!(" · to or in “{}”", self.of(place))
            });
            let nested = item.nested_in.as_deref().map(|id| format!(" in {id}"));
            let line = format!(
                "{}{} · {} · {source} · {cue}{venue} · {}",
                item.id,
                nested.unwrap_or_default(),
                word(item.quotation),
                content.join(" … ")
            );
            self.line(&line);
        }
    }

    fn sources(&mut self) {
        self.part("Sources");
        for source in &self.report.sources {
            let mut line = format!("{} · {} · {}", source.id, word(source.kind), source.name);
            if let Some(role) = &source.role {
                let _ = write!(line, " · {role}");
            }
            if let Some(count) = source.count.filter(|count| *count != 1) {
                let _ = write!(line, " · {count} people");
            }
            let quoted = if source.quoted {
                "quoted"
            } else {
                "paraphrased"
            };
            let _ = write!(line, " · {} times · {quoted}", source.attributions);
            if source.nested {
                line.push_str(" · nested");
            }
            if let Some(anonymity) = &source.anonymity {
                let reason = anonymity.reason.as_deref().unwrap_or("no reason given");
                let _ = write!(line, " · {reason} · {}", word(anonymity.quality));
            }
            self.line(&line);
        }
    }

    fn strength(&mut self) {
        self.part("Strength");
        let sourcing = &self.report.sourcing;
        let score = sourcing.score.map(|score| format!(" · {score}"));
        let mut line = format!(
            "{}{} · {} confidence",
            word(sourcing.band),
            score.unwrap_or_default(),
            word(sourcing.confidence)
        );
        if let Some(reason) = &sourcing.not_rated {
            let _ = write!(line, " · {}", self.say(reason));
        }
        self.line(&line);
        for part in &sourcing.components {
            let line = format!(
                "{} {}/{} · {} · {} places",
                part.id,
                part.points,
                part.max,
                self.say(&part.measure),
                part.evidence.len()
            );
            self.line(&line);
        }
        for item in &sourcing.beside {
            self.line(&format!("beside {}: {}", item.id, self.say(&item.measure)));
        }
        for mark in &sourcing.own_reporting {
            self.line(&format!("{} · “{}”", mark.rule, self.marked(mark)));
        }
        for claim in &sourcing.unsourced {
            self.line(&format!("{} · {}", claim.rule, self.marked(claim)));
        }
    }

    fn marked(&self, mark: &MarkedPlace) -> String {
        self.of(&Place {
            start: mark.start,
            end: mark.end,
        })
    }

    fn warnings(&mut self) {
        self.part("Warnings");
        for warning in &self.report.warnings {
            let line = format!("{} · {}", warning.key, self.say(warning));
            self.line(&line);
        }
    }
}

/// An enumeration's value as the report spells it: lower snake case.
pub fn word(value: impl Debug) -> String {
    let mut out = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<_> = words.by_ref().take(12).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    let line = first.join(" ");
    // Scripts without spaces would otherwise give the whole text.
    match line.char_indices().nth(100) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line + more,
    }
}
