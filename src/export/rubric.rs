//! The rubric as Markdown, for the README and for `onrecord` users.

use super::words::Words;
use crate::rubric::{self, RubricScale};
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

fn row(scale: &RubricScale, words: &Words) -> String {
    let steps: Vec<String> = scale
        .steps
        .iter()
        .map(|step| {
            let sign = if step.points < 0 { "−" } else { "" };
            let from = step
                .from
                .as_ref()
                .map_or(String::new(), |from| words.say(from) + " ");
            format!("{from}{sign}{}", step.points.abs())
        })
        .collect();
    format!("{}: {}", words.say(&scale.words), steps.join(", "))
}
