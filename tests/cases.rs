//! Marked text: what the core must find in hundreds of short texts, written so that a person can read them.
//!
//! In `tests/cases/attribution/*.txt` a line `## name` starts a case and the paragraphs below it are its text.
//! `<source>`, `[cue]` and `{content}` mark the spans of an attribution, exactly. Where a text holds several, a
//! letter and a colon tell them apart (`<a: Senn> [a: said] {a: yes}`), and a span of several has several letters
//! (`<ab: Senn>`). Content in several parts is several marks. No mark at all: nothing may be found. A backslash
//! makes the next sign an ordinary one. Nesting follows from the marks: a cue inside the content of another
//! attribution makes the one nested in the innermost such other.

use onrecord::report::AttributionItem as Attribution;
use onrecord::{Input, Report};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// An attribution as code point ranges: source, cue, content.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Marked {
    content: Vec<(usize, usize)>,
    source: Option<(usize, usize)>,
    cue: Option<(usize, usize)>,
}

struct Case {
    name: String,
    text: String,
    expected: Vec<Marked>,
}

/// Splits a case file into its cases.
fn cases(file: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut name = String::new();
    let mut body = String::new();
    for line in file.lines().chain(["## "]) {
        if let Some(next) = line.strip_prefix("## ") {
            if !name.is_empty() {
                let (text, expected) = unmark(body.trim(), &name);
                cases.push(Case {
                    name: name.clone(),
                    text,
                    expected,
                });
            }
            next.clone_into(&mut name);
            body.clear();
        } else if !line.starts_with("# ") {
            body.push_str(line);
            body.push('\n');
        }
    }
    cases
}

/// Takes the marks out of a text.
fn unmark(marked: &str, name: &str) -> (String, Vec<Marked>) {
    let mut text = String::new();
    let mut at = 0;
    let mut open: Vec<(char, String, usize)> = Vec::new();
    let mut found: BTreeMap<char, Marked> = BTreeMap::new();
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                text.extend(chars.next());
                at += 1;
            }
            '<' | '[' | '{' => {
                let rest: String = chars.clone().take(8).collect();
                let letters: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
                let label = if !letters.is_empty() && rest[letters.len()..].starts_with(": ") {
                    chars.nth(letters.len() + 1);
                    letters
                } else {
                    "z".to_owned()
                };
                open.push((c, label, at));
            }
            '>' | ']' | '}' => {
                let Some((opened, label, start)) = open.pop() else {
                    panic!("{name}: {c} closes nothing")
                };
                assert!(
                    matches!((opened, c), ('<', '>') | ('[', ']') | ('{', '}')),
                    "{name}: {opened} is closed by {c}"
                );
                for letter in label.chars() {
                    let marked = found.entry(letter).or_default();
                    match c {
                        '>' => marked.source = Some((start, at)),
                        ']' => marked.cue = Some((start, at)),
                        _ => marked.content.push((start, at)),
                    }
                }
            }
            _ => {
                text.push(c);
                at += 1;
            }
        }
    }
    assert!(open.is_empty(), "{name}: a mark is not closed");
    let mut expected: Vec<Marked> = found.into_values().collect();
    for marked in &mut expected {
        marked.content.sort_unstable();
        assert!(
            !marked.content.is_empty(),
            "{name}: an attribution without content"
        );
    }
    expected.sort();
    (text, expected)
}

fn marked(attribution: &Attribution) -> Marked {
    let mut content: Vec<(usize, usize)> = (attribution.content.iter())
        .map(|span| (span.start as usize, span.end as usize))
        .collect();
    content.sort_unstable();
    Marked {
        content,
        source: attribution
            .source
            .as_ref()
            .map(|s| (s.start as usize, s.end as usize)),
        cue: attribution
            .cue
            .as_ref()
            .map(|c| (c.start as usize, c.end as usize)),
    }
}

/// Puts marks into a text, for the message of a failed case.
fn mark(text: &str, found: &[Marked]) -> String {
    // At one place: closing marks first, the innermost first, then opening marks, the outermost first.
    let mut marks: Vec<(usize, u8, usize, String)> = Vec::new();
    for (i, attribution) in found.iter().enumerate() {
        let letter = match found.len() {
            1 => String::new(),
            _ => format!("{}: ", char::from(b'a' + (i % 26) as u8)),
        };
        let spans = attribution.content.iter().map(|span| (span, '{', '}'));
        let spans = spans.chain(attribution.source.iter().map(|span| (span, '<', '>')));
        for (&(start, end), open, close) in
            spans.chain(attribution.cue.iter().map(|span| (span, '[', ']')))
        {
            marks.push((start, 1, usize::MAX - end, format!("{open}{letter}")));
            marks.push((end, 0, usize::MAX - start, close.to_string()));
        }
    }
    marks.sort();
    let mut out = String::new();
    let mut next = marks.into_iter().peekable();
    for (at, c) in text.chars().chain([' ']).enumerate() {
        while let Some((_, _, _, sign)) = next.next_if(|mark| mark.0 <= at) {
            out.push_str(&sign);
        }
        if matches!(c, '<' | '>' | '[' | ']' | '{' | '}' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.trim_end().to_owned()
}

fn analyse(text: &str) -> Report {
    onrecord::report(Input::Text { url: None, text })
        .unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

#[test]
fn attributions_are_found_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attribution");
    let mut files: Vec<_> = (fs::read_dir(&folder).expect("the folder of cases"))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let (mut count, mut failed, mut message) = (0, 0, String::new());
    for file in files {
        let text = fs::read_to_string(&file).expect("a case file");
        for case in cases(&text) {
            count += 1;
            let report = analyse(&case.text);
            let mut found: Vec<Marked> = report.attributions.iter().map(marked).collect();
            found.sort();
            if found != case.expected {
                failed += 1;
                let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                let _ = writeln!(
                    message,
                    "{stem}: {}\n  expected {}\n  found    {}",
                    case.name,
                    mark(&case.text, &case.expected).replace('\n', "\n           "),
                    mark(&case.text, &found).replace('\n', "\n           "),
                );
            }
        }
    }
    assert!(failed == 0, "{failed} of {count} cases fail\n{message}");
    assert!(count >= 100, "only {count} cases: the folder was not read");
}

/// Nesting follows from the spans: the innermost other content that holds the cue.
#[test]
fn nesting_agrees_with_the_spans() {
    let text = "The minister said the ambassador had told aides that the talks were over. “We agreed,” said Ito, \
                “and the mayor promised that the road would open.”";
    let report = analyse(text);
    assert!(!report.attributions.is_empty());
    for attribution in &report.attributions {
        let Some(cue) = &attribution.cue else {
            continue;
        };
        let holders = report.attributions.iter().filter(|other| {
            other.id != attribution.id
                && other
                    .content
                    .iter()
                    .any(|span| span.start <= cue.start && cue.end <= span.end)
        });
        let inner = holders.min_by_key(|other| {
            other
                .content
                .iter()
                .map(|span| span.end - span.start)
                .sum::<u32>()
        });
        assert_eq!(attribution.nested_in, inner.map(|other| other.id.clone()));
    }
}
