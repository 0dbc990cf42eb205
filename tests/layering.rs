//! The flow runs one way: a stage may use the types of earlier stages only. This test reads the `use crate::` lines.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the flow. A module may use itself and what stands before it.
const ORDER: &[&str] = &[
    "span",
    "message",
    "lexicon",
    "page",
    "article",
    "metadata",
    "extract",
    "language",
    "entities",
    "attribution",
    "sources",
    "sourcing",
    "report",
    "reader",
    "rubric",
    "export",
    "compare",
    "answer",
    "wasm",
];

/// Names at the root of the crate that only the last modules may use: they hold the whole analysis.
const ROOT_USERS: &[&str] = &["report", "reader", "export", "answer", "wasm"];

/// Every `use crate::X` that breaks the order, as `file: X`.
fn breaches(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in rust_files(&root.join("src")) {
        let relative = path
            .strip_prefix(root.join("src"))
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let module = relative.split(['/', '.']).next().unwrap_or_default();
        let Some(own) = ORDER.iter().position(|name| *name == module) else {
            continue;
        };
        let text = fs::read_to_string(&path).unwrap();
        for used in used_modules(&text) {
            let allowed = match ORDER.iter().position(|name| *name == used) {
                Some(other) => other <= own,
                // A capital is a type or a lower-case function re-exported at the root.
                None => ROOT_USERS.contains(&module),
            };
            if !allowed {
                found.push(format!("{relative}: {used}"));
            }
        }
    }
    found
}

/// The first segments after `crate::` outside comments and test modules, groups at the root included.
fn used_modules(text: &str) -> Vec<String> {
    let code = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut item, mut fresh) = (0, String::new(), true);
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => fresh = true,
                    c if depth == 0 && fresh && (c.is_alphanumeric() || c == '_') => item.push(c),
                    _ if !item.is_empty() => {
                        used.push(std::mem::take(&mut item));
                        fresh = false;
                    }
                    _ => {}
                }
                if c == ',' && !item.is_empty() {
                    used.push(std::mem::take(&mut item));
                }
            }
            if !item.is_empty() {
                used.push(item);
            }
        } else {
            used.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    used
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn stages_use_only_earlier_stages() {
    let found = breaches(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(
        found.is_empty(),
        "these files use a later stage:\n{}",
        found.join("\n")
    );
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let modules = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(
            ORDER.contains(&module),
            "{module} has no place in the order of tests/layering.rs"
        );
    }
}

#[test]
fn groups_and_paths_are_read() {
    let text = "use crate::{Analysis, export, reader::{Run, Mark}};\nuse crate::page::Page;\n// crate::wasm\nlet x = crate::span::Span::new(0, 0);";
    assert_eq!(
        used_modules(text),
        ["Analysis", "export", "reader", "page", "span"]
    );
}

/// Invariant 6: only `wasm.rs` names the browser's crates.
#[test]
fn only_the_boundary_names_the_browser() {
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let named = ["wasm_bindgen", "web_sys", "js_sys"]
            .iter()
            .any(|name| text.contains(name));
        assert!(
            !named || path.ends_with("wasm.rs"),
            "{} names the browser",
            path.display()
        );
    }
}

/// Invariant 3: no clock, network, randomness or storage in the core; the command line may read files.
#[test]
fn the_core_is_a_pure_function() {
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let name = path.to_string_lossy().into_owned();
        if name.contains("/bin/") || name.contains("/cli/") || name.ends_with("main.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for word in [
            "std::time",
            "std::net",
            "std::fs",
            "std::env::",
            "SystemTime",
            "Instant::now",
            "rand::",
        ] {
            assert!(!text.contains(word), "{name} uses {word}");
        }
    }
}
