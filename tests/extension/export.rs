//! What is saved and copied says what the command line says of the same page.

use crate::browser::views;
use crate::{setting, story_page};
use serde_json::{Value, json};
use std::process::Command;

/// What two reports of one page have in common, whether it was read from its source or from a live document.
fn substance(report: &Value) -> Value {
    let pick = |list: &str, fields: &[&str]| -> Vec<Value> {
        let items = report[list].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .map(|item| fields.iter().map(|field| item[*field].clone()).collect())
            .collect()
    };
    json!({
        "text": report["article"]["text"],
        "sources": pick("sources", &["name", "kind", "role", "count", "quoted", "attributions"]),
        "entities": pick("entities", &["name", "kind", "role", "aliases"]),
        "attributions": pick("attributions", &["source", "cue", "content", "quotation"]),
        "sourcing": report["sourcing"],
        "headline": report["metadata"]["headline"],
        "published": report["metadata"]["published"],
    })
}

#[test]
fn saved_files_say_what_the_command_line_says() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let address = server.serve("/story", story_page());
    let tab = chromium.open(&address);
    let popup = views::click(&mut chromium, &tab);
    let json_file = views::save(&mut chromium, &popup, "json", folder.path());
    let markdown_file = views::save(&mut chromium, &popup, "markdown", folder.path());
    chromium.close(&popup);
    chromium.close(&tab);

    let command = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        let output = command
            .args([
                "analyze",
                "--format",
                format,
                "--url",
                &address,
                "tests/pages/wire-copy/page.html",
            ])
            .output();
        String::from_utf8(output.expect("the program runs").stdout).expect("text")
    };
    let saved: Value = serde_json::from_str(&std::fs::read_to_string(&json_file).expect("a file"))
        .expect("a report");
    let expected: Value = serde_json::from_str(&command("json")).expect("a report");
    assert_eq!(substance(&saved), substance(&expected));
    assert_eq!(saved["schema_version"], 1);

    // Up to the clutter, where a live page knows more of what is hidden, the summaries are the same text.
    let article = |text: &str| {
        text.split("\n## Clutter")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let markdown = std::fs::read_to_string(&markdown_file).expect("a file");
    assert_eq!(article(&markdown), article(&command("markdown")));
    assert!(markdown.starts_with("# "), "{markdown}");
    let names = [json_file, markdown_file].map(|file| {
        file.extension()
            .map(|ending| ending.to_string_lossy().into_owned())
    });
    assert_eq!(names, [Some("json".to_owned()), Some("md".to_owned())]);
}

#[test]
fn the_summary_is_copied() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    chromium.eval(&popup, "navigator.clipboard.writeText = (text) => { globalThis.copied = text; return Promise.resolve() }");
    views::press(&mut chromium, &popup, "#action-copy");
    chromium.wait(&popup, "globalThis.copied?.startsWith('# ') === true");
    chromium.wait(
        &popup,
        "document.querySelector('#status').textContent !== ''",
    );
    chromium.close(&popup);
    chromium.close(&tab);
}
