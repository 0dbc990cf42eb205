//! Pages of a site that the reader has chosen are analysed by themselves, and no others.
//!
//! The browser's question for the optional permission is out of a debugger's reach. A copy of the extension stands in,
//! whose manifest has one site among the permissions that are granted at installation: to the extension both are the same.

use crate::browser::chromium::{Chromium, HEADLESS, extension_folder, without_browser};
use crate::browser::server::Server;
use crate::browser::views;
use crate::story_page;
use serde_json::{Value, json};
use std::path::Path;

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file is copied");
        }
    }
}

#[test]
fn a_chosen_sites_pages_are_analysed_by_themselves() {
    if without_browser() {
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    copy(&extension_folder(), place.path());
    let file = place.path().join("manifest.json");
    let manifest = std::fs::read_to_string(&file).expect("a manifest");
    let mut manifest: Value = serde_json::from_str(&manifest).expect("a manifest");
    manifest["host_permissions"] = json!(["http://127.0.0.1/*"]);
    std::fs::write(&file, manifest.to_string()).expect("the manifest is written");
    let mut chromium = Chromium::start_with(place.path().to_owned(), HEADLESS);
    let server = Server::start();
    let chosen = server.serve("/story", story_page());
    let other = chosen.replace("127.0.0.1", "localhost");
    assert_ne!(chosen, other);

    let other_tab = chromium.open(&other);
    let tab = chromium.open(&chosen);
    let options = chromium.open(&chromium.own("options/options.html"));
    // What stands on the button over each tab, of those that have anything there.
    let signs = "chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(async ({ id, url }) => [url ?? null, await chrome.action.getBadgeText({ tabId: id })])))
        .then((signs) => signs.filter(([, sign]) => sign !== ''))";
    chromium.wait(
        &options,
        &format!("{signs}.then((signs) => signs.length > 0)"),
    );
    let signs = chromium.eval(&options, signs);
    assert_eq!(signs.as_array().map(Vec::len), Some(1), "{signs}");
    assert_eq!(signs[0][0], chosen.as_str());
    // The result is there before the first click, which need not analyse anything.
    chromium.eval_content(
        &tab,
        "globalThis.takeSnapshot = () => { throw new Error('analysed again') }",
    );
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    chromium.close(&popup);
    // The other page was open first and has had its time; its first click is what has it analysed.
    let popup = views::click(&mut chromium, &other_tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    chromium.quit();
}
