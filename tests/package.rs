//! What can be checked about the extension's files without a browser: the manifest, the words, the house rules of its
//! JavaScript, and the types that it shares with the core.

#[path = "package/code.rs"]
mod code;
#[path = "package/types.rs"]
mod types;
#[path = "package/words.rs"]
mod words;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("extension")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below `start` with one of these endings, sorted; generated ones left out.
fn files(start: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut folders) = (vec![], vec![start.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)
            .expect("a folder is listed")
            .flatten()
        {
            let path = entry.path();
            let made = ["extension/wasm", "extension/joined"];
            if path.is_dir() && !made.iter().any(|made| path.ends_with(made)) {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|have| ending == *have))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_joined_files_hold_all_of_the_popup() {
    let joined: String = ["popup-first.js", "popup.js", "popup.css"]
        .iter()
        .map(|name| read(&folder().join("joined").join(name)))
        .collect();
    for path in files(&folder().join("popup"), &["js", "css"]) {
        let text = read(&path);
        assert!(
            joined.contains(&text),
            "{} is not in extension/joined as it stands: run ./build.sh",
            path.display()
        );
    }
}

#[test]
fn the_manifest_asks_for_no_more_than_a_click_gives() {
    let manifest: Value =
        serde_json::from_str(&read(&folder().join("manifest.json"))).expect("a manifest");
    assert_eq!(manifest["manifest_version"], 3);
    assert_eq!(
        manifest["permissions"],
        json!(["activeTab", "contextMenus", "scripting", "storage"])
    );
    for absent in [
        "host_permissions",
        "optional_permissions",
        "content_scripts",
        "key",
    ] {
        assert!(manifest.get(absent).is_none(), "{absent}");
    }
    // A site's pages are analysed by themselves only where the reader asked for it and the browser asked the reader.
    assert_eq!(
        manifest["optional_host_permissions"],
        json!(["http://*/*", "https://*/*"])
    );
    let reachable = &manifest["web_accessible_resources"];
    let expected = json!([{"resources": ["wasm/onrecord_bg.wasm"], "matches": ["<all_urls>"], "use_dynamic_url": true}]);
    assert_eq!(
        *reachable, expected,
        "one file, at an address that pages cannot know"
    );
    let gecko = &manifest["browser_specific_settings"]["gecko"];
    assert_eq!(
        gecko["data_collection_permissions"],
        json!({"required": ["none"]})
    );
    assert_eq!(manifest["background"]["service_worker"], "background.js");
    assert!(
        manifest["background"]["scripts"].is_array(),
        "Firefox has no service workers here"
    );
    let policy = manifest["content_security_policy"]["extension_pages"]
        .as_str()
        .expect("a policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
    ] {
        assert!(policy.split("; ").any(|have| have == part), "{part}");
    }
}

#[test]
fn every_version_is_the_same() {
    let manifest: Value =
        serde_json::from_str(&read(&folder().join("manifest.json"))).expect("a manifest");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_named_file_exists() {
    let manifest = read(&folder().join("manifest.json"));
    for name in manifest.split('"').filter(|part| {
        part.contains('/')
            && part
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ending.len() < 5)
    }) {
        assert!(
            name.starts_with("wasm/") || folder().join(name).is_file(),
            "{name}"
        );
    }
    for page in files(&folder(), &["html"]) {
        let here = page.parent().expect("a folder");
        let text = read(&page);
        let named = text.split('"').filter(|part| {
            [".js", ".css", ".html"]
                .iter()
                .any(|ending| part.ends_with(ending))
        });
        for name in named {
            assert!(here.join(name).is_file(), "{}: {name}", page.display());
        }
    }
}
