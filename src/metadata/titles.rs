//! Titles without what belongs to the outlet: its name, its sections, its slogans at either end.

use super::outlet::Outlet;
use super::survey::Survey;
use super::wording::key;

/// Headings that are looked at.
const HEADINGS: usize = 40;

/// Marks that stand between a headline and the outlet's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " › ", " « ", " / ", " ~ ", " @ ",
    "：", " : ", "_", "|", " ‹ ", ": ", "--",
];

/// A title without the outlet's name, its sections and slogans at either end.
pub(super) fn without_outlet(title: &str, survey: &Survey<'_>, outlet: &Outlet) -> String {
    // Marks of the markup that the title was made from.
    let mut title = title
        .trim()
        .trim_end_matches(['¶', '§'])
        .trim_start_matches('#')
        .trim();
    // What readers see whole is a headline whole: "Tern Letter #18 – The harbour" on the site of the Tern Letter.
    let mut headings = survey.headings.iter().take(HEADINGS);
    if headings.any(|heading| heading.level == 1 && key(&heading.text) == key(title)) {
        return title.to_owned();
    }
    for _ in 0..4 {
        match cut(title, survey, outlet) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

fn cut<'t>(title: &'t str, survey: &Survey<'_>, outlet: &Outlet) -> Option<&'t str> {
    let splits: Vec<(&str, &str, &str)> = SEPARATORS
        .iter()
        .flat_map(|mark| {
            title.match_indices(mark).take(6).map(move |(at, found)| {
                (title[..at].trim(), *mark, title[at + found.len()..].trim())
            })
        })
        .filter(|(head, _, tail)| !head.is_empty() && !tail.is_empty())
        .collect();
    // The outlet's name at the end, or at the start.
    for (head, mark, tail) in &splits {
        if outlet.is_named(tail) && !matches!(*mark, ": " | "_" if words(tail) > 3) {
            return Some(head);
        }
        if outlet.is_named(head) && !matches!(*mark, " - " | " – " if words(tail) < 2) {
            return Some(tail);
        }
    }
    // A heading of the page says where the headline ends; where there is one of the first level, no other does.
    let level = survey.headings.iter().take(HEADINGS);
    let level = level
        .filter(|heading| words(&heading.text) >= 3 && !outlet.is_named(&heading.text))
        .map(|heading| heading.level)
        .min();
    for (head, mark, _) in &splits {
        let is_heading =
            |text: &str| {
                words(text) >= 3
                    && survey.headings.iter().take(HEADINGS).any(|heading| {
                        Some(heading.level) == level && key(&heading.text) == key(text)
                    })
            };
        if *mark != ": " && is_heading(head) {
            return Some(head);
        }
    }
    // Marks that nobody writes in a headline, before a few words.
    splits
        .iter()
        .rev()
        .find(|(head, mark, tail)| {
            matches!(*mark, " | " | " :: " | " » " | " • " | " › " | "|")
                && words(head) >= 3
                && words(tail) <= 4
                && words(head) >= words(tail)
        })
        .map(|(head, ..)| *head)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
