//! Whole pages: every folder of `tests/pages` is one.
//!
//! `page.html` opens with `<!-- url: https://… -->`. `truth.md` is written by hand and says what holds whatever the
//! rules are; `expected.md` is written by `UPDATE_EXPECT=1 cargo test --test pages` and shows everything that was
//! found, for a person to read. `gaps.txt`, where it exists, lists the truths that the program does not reach yet:
//! it can only shrink, and the same command shrinks it.

use onrecord::{Input, Refusal, Report};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "pages/show.rs"]
mod show;
#[path = "pages/truth.rs"]
mod truth;

#[test]
fn every_page_is_read_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut failures = String::new();
    let folders = folders();
    assert!(!folders.is_empty(), "tests/pages holds no page");
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let result = analyse(&folder);
        for failure in expectation(&folder, &show::render(&result), update)
            .into_iter()
            .chain(truths(&folder, &result, update))
        {
            let _ = writeln!(failures, "{name}: {failure}");
        }
    }
    assert!(
        failures.is_empty(),
        "\n{failures}\nIf the new result is right: UPDATE_EXPECT=1 cargo test --test pages\n"
    );
}

/// The folders of pages, sorted.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn analyse(folder: &Path) -> Result<Report, Refusal> {
    let html = fs::read_to_string(folder.join("page.html")).expect("every folder has a page.html");
    let url = html
        .strip_prefix("<!-- url: ")
        .and_then(|rest| rest.split_once(" -->"))
        .map(|(url, _)| url)
        .expect("every page.html opens with <!-- url: … -->");
    onrecord::report(Input::Html {
        url: Some(url),
        html: &html,
    })
}

/// Compares with `expected.md`, part by part, or writes it.
fn expectation(folder: &Path, have: &str, update: bool) -> Vec<String> {
    let path = folder.join("expected.md");
    if update {
        fs::write(path, have).unwrap();
        return Vec::new();
    }
    let Ok(want) = fs::read_to_string(path) else {
        return vec!["expected.md is missing".to_owned()];
    };
    let (want, have) = (parts(&want), parts(have));
    let mut failures = Vec::new();
    for (title, have) in &have {
        let want = want.iter().find(|(other, _)| other == title);
        let want = want.map_or(&[][..], |(_, lines)| lines);
        if let Some(line) = (0..want.len().max(have.len())).find(|i| want.get(*i) != have.get(*i)) {
            failures.push(format!(
                "{title}, line {}\n  expected {:?}\n  but got  {:?}",
                line + 1,
                want.get(line).unwrap_or(&""),
                have.get(line).unwrap_or(&"")
            ));
        }
    }
    for (title, _) in want {
        if !have.iter().any(|(other, _)| *other == title) {
            failures.push(format!("{title} is gone"));
        }
    }
    failures
}

/// A file's parts: a `## ` line and the lines below it.
fn parts(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut parts = vec![("head", Vec::new())];
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            parts.push((title, Vec::new()));
        } else if let Some((_, lines)) = parts.last_mut() {
            lines.push(line);
        }
    }
    parts
}

/// Checks `truth.md`, and that `gaps.txt` lists exactly the truths that are not reached.
fn truths(folder: &Path, result: &Result<Report, Refusal>, update: bool) -> Vec<String> {
    let text = fs::read_to_string(folder.join("truth.md")).expect("every folder has a truth.md");
    let gaps_path = folder.join("gaps.txt");
    let gaps = fs::read_to_string(&gaps_path).unwrap_or_default();
    let mut open: Vec<&str> = gaps.lines().filter(|line| !line.is_empty()).collect();
    let mut failures = Vec::new();
    for (line, outcome) in truth::check(&text, result) {
        let listed = open.iter().position(|gap| *gap == line);
        match (outcome, listed) {
            (Ok(()), Some(gap)) => {
                open.remove(gap);
                if !update {
                    failures.push(format!("reached now, take it from gaps.txt: {line}"));
                }
            }
            (Err(reason), None) => failures.push(format!("not true: {line} ({reason})")),
            _ => {}
        }
    }
    for gap in &open {
        if !text.lines().any(|line| line == *gap) {
            failures.push(format!("gaps.txt lists what truth.md does not say: {gap}"));
        }
    }
    if update && !gaps.is_empty() {
        if open.is_empty() {
            fs::remove_file(gaps_path).unwrap();
        } else {
            fs::write(gaps_path, open.join("\n") + "\n").unwrap();
        }
    }
    failures
}
