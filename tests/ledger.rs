//! The ledger's promise: what a reader sees on the page is in the article or in exactly one item of the ledger.
//!
//! The page's visible text is counted here on its own, straight from the tree. The promise is kept to the letter:
//! letters and digits of the article and of the ledger add up to those of the page exactly. Words may differ by 3 in a
//! hundred, because two runs of text without a space between them are one word on the page and may be two pieces.

use onrecord::page::{self, NodeId, Page};
use onrecord::{Input, extract, metadata};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Tags whose content no browser paints as text.
const NEVER: &[&str] = &[
    "audio", "canvas", "datalist", "embed", "frameset", "head", "iframe", "map", "noframes",
    "noscript", "object", "script", "style", "svg", "template", "textarea", "title", "video",
];

/// The letters and digits of all text that the page holds, shown or hidden by a style.
fn seen(page: &Page) -> String {
    let mut text = String::new();
    let mut at = page.root();
    while at.index() < page.len() {
        if NEVER.contains(&page.tag(at)) {
            at = page.end(at);
            continue;
        }
        text.push_str(page.text(at).unwrap_or_default());
        text.push(' ');
        at = NodeId(at.0 + 1);
    }
    text
}

fn signs(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Checks one page; the number of items of its ledger, or `None` where it has no article.
fn check(name: &str, url: &str, html: &str) -> Option<usize> {
    let input = Input::Html {
        url: Some(url),
        html,
    };
    let page = page::parse(input).ok()?;
    let metadata = metadata::read(&page);
    let found = extract::extract(&page, &metadata).ok()?;
    let text = seen(&page);
    let blocks: Vec<&str> = found
        .article
        .blocks
        .iter()
        .map(|block| block.span.of(&found.article.text))
        .collect();
    let parts = || {
        blocks
            .iter()
            .copied()
            .chain(found.clutter.iter().map(|item| &*item.text))
    };
    let have: usize = parts().map(signs).sum();
    assert_eq!(
        have,
        signs(&text),
        "{name}: letters of the article and the ledger"
    );
    let words = onrecord::article::count_words(&text);
    let have: usize = parts().map(onrecord::article::count_words).sum();
    let allowed = 5 + words * 3 / 100;
    assert!(
        have.abs_diff(words) <= allowed,
        "{name}: {have} words in the article and the ledger, {words} on the page"
    );
    for item in &found.clutter {
        assert!(!item.text.trim().is_empty(), "{name}: an empty item");
        assert!(
            !item.nodes.is_empty(),
            "{name}: {} has no element",
            item.rule
        );
        for node in &item.nodes {
            assert!(
                page.is_element(*node),
                "{name}: {} has no element",
                item.rule
            );
        }
    }
    for pair in found.clutter.windows(2) {
        assert!(
            pair[0].rule != pair[1].rule || pair[0].nodes != pair[1].nodes,
            "{name}: one thing in two items: {:?} and {:?}",
            pair[0].text,
            pair[1].text
        );
    }
    Some(found.clutter.len())
}

/// The pages of this repository: name and source.
fn fixtures() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            let name = folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (
                name,
                std::fs::read_to_string(folder.join("page.html")).unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_word_is_in_the_article_or_in_the_ledger() {
    let pages = fixtures();
    let checked = pages
        .iter()
        .filter(|(name, html)| check(name, "https://news.example/a", html).is_some())
        .count();
    assert!(
        checked * 10 >= pages.len() * 8,
        "{checked} of {} pages",
        pages.len()
    );
}

/// The same over the collected pages of the web, where they are at hand, with the number of items on the median page.
#[test]
fn real_pages_are_accounted_for_in_few_items() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/extraction");
    if !root.is_dir() {
        println!("skipped: ../shared/data/extraction is not there");
        return;
    }
    let mut items = Vec::new();
    for set in ["scrapinghub", "fundus"] {
        let Ok(entries) = std::fs::read_dir(root.join(set).join("html")) else {
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().step_by(4) {
            let html = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
            items.extend(check(
                &path.to_string_lossy(),
                "https://news.example/a",
                &html,
            ));
        }
    }
    items.sort_unstable();
    assert!(!items.is_empty(), "the folder holds no page");
    let median = items[items.len() / 2];
    assert!(
        (5..=25).contains(&median),
        "{median} items on the median page"
    );
}

/// Every rule that shows up on a page is in the list that the documentation is made from.
#[test]
fn every_rule_is_documented() {
    let known: BTreeSet<&str> = extract::rules().map(|rule| rule.id).collect();
    for (name, html) in fixtures() {
        let input = Input::Html {
            url: Some("https://news.example/a"),
            html: &html,
        };
        let Ok(report) = onrecord::report(input) else {
            continue;
        };
        let ids = report.clutter.iter().map(|item| item.rule.as_str());
        let ids = ids.chain(report.notices.iter().map(|notice| notice.rule.as_str()));
        let ids = ids.chain(report.metadata.rules.values().map(String::as_str));
        for id in ids {
            assert!(
                known.contains(id),
                "{name}: {id} is not in the list of rules"
            );
        }
    }
}

/// `src/extract/rules.md` is the list of rules for the docs; `UPDATE_EXPECT=1` writes it.
#[test]
fn the_list_of_rules_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/rules.md");
    let want = extract::rules_as_markdown();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &want).unwrap();
    }
    let have = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        have, want,
        "UPDATE_EXPECT=1 cargo test --test ledger writes it"
    );
    for (i, line) in want.lines().enumerate().skip(5) {
        let id = line.split('`').nth(1).unwrap_or_default();
        let same = want
            .lines()
            .filter(|line| line.contains(&format!("`{id}`")))
            .count();
        assert_eq!(same, 1, "line {}: {id} is there twice", i + 1);
    }
}

/// Every id that a file of the metadata gives a field by is in the list of rules, fixtures or not.
#[test]
fn every_rule_of_the_metadata_is_documented() {
    let known: BTreeSet<&str> = metadata::rules().map(|(id, _)| id).collect();
    let fields: BTreeSet<&str> = known.iter().filter_map(|id| id.split('.').next()).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/metadata");
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let source = std::fs::read_to_string(path).unwrap();
        for quoted in source.split('"') {
            let is_id = quoted.split_once('.').is_some_and(|(field, rest)| {
                let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
                fields.contains(field) && !rest.is_empty() && rest.chars().all(plain)
            });
            if is_id {
                seen.insert(quoted.to_owned());
            }
        }
    }
    let seen: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(seen, known);
}
