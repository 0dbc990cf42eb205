//! The rubric as Markdown, for the README and for `onrecord` users.

use super::words::Words;
use crate::rubric::{self, RubricStep};
use std::fmt::Write;

/// The rubric's table, its bands and its notes as Markdown.
pub fn rubric(words: &Words) -> String {
    let rubric = rubric::explain();
    let mut out =
        String::from("| part | points | how they are reached | after |\n|---|---|---|---|\n");
    for part in &rubric.parts {
        let scales: Vec<String> = part.scales.iter().map(|scale| row(scale, words)).collect();
        let name = words.key(&format!("component_{}", part.id));
        let _ = writeln!(
            out,
            "| {name} | {} | {} | {} |",
            part.points,
            scales.join("; "),
            part.after
        );
    }
    out.push('\n');
    for band in &rubric.bands {
        let _ = writeln!(out, "- {}", words.say(&band.words));
    }
    for note in rubric.notes.iter().chain(&rubric.limits) {
        let _ = writeln!(out, "- {}", words.say(note));
    }
    out
}

fn row(scale: &[RubricStep], words: &Words) -> String {
    let steps: Vec<String> = scale
        .iter()
        .map(|step| {
            let sign = if step.points < 0 { "−" } else { "" };
            format!("{} {sign}{}", words.say(&step.words), step.points.abs())
        })
        .collect();
    steps.join(", ")
}
