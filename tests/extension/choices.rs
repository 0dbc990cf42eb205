//! The options reach every view: language, layers, format, history, and settings from a file.

use crate::browser::chromium::{Chromium, Target};
use crate::browser::{steps, views};
use crate::{setting, story_page};
use serde_json::json;

fn open_options(chromium: &mut Chromium) -> Target {
    let page = chromium.open(&chromium.own("options/options.html"));
    chromium.wait(&page, "document.body.dataset.state === 'ready'");
    page
}

/// Chooses from a list, as a user does.
fn choose(chromium: &mut Chromium, page: &Target, list: &str, value: &str) {
    let script = format!(
        "{{ const list = document.querySelector('{list}'); list.value = '{value}'; list.dispatchEvent(new Event('change')); true }}"
    );
    chromium.eval(page, &script);
}

/// Leaves everything as it is on a fresh profile.
fn forget(chromium: &mut Chromium, page: &Target) {
    let all = "Promise.all([saveSettings(defaultSettings()), saveLook(defaultLook()), clearShelf()]).then(() => true)";
    chromium.eval(page, all);
    chromium.close(page);
}

#[test]
fn language_and_layers_are_as_chosen() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let page = open_options(&mut chromium);
    choose(&mut chromium, &page, "#language", "de");
    let german =
        "document.documentElement.lang === 'de' && document.body.dataset.state === 'ready'";
    chromium.wait(&page, german);
    views::press(&mut chromium, &page, "[name=unsourced]");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent !== ''",
    );
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let headline = views::inner_text(&mut chromium, &popup, "h1");
    assert!(headline.contains("namentliche Quelle"), "{headline}");
    let state = "[root.querySelector('.view').lang, root.querySelector('[data-layer=unsourced]').ariaChecked]";
    let found = steps::look_into_reading(&mut chromium, &tab, &popup, state);
    assert_eq!(found, json!(["de", "true"]));
    chromium.close(&tab);
    forget(&mut chromium, &page);
}

#[test]
fn the_export_command_saves_the_chosen_format() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let page = open_options(&mut chromium);
    choose(&mut chromium, &page, "#format", "json");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent !== ''",
    );
    let folder = std::env::temp_dir().join(format!("onrecord-choices-{}", std::process::id()));
    let params = json!({"behavior": "allow", "downloadPath": folder, "eventsEnabled": true});
    chromium
        .cdp
        .call("", "Browser.setDownloadBehavior", params)
        .expect("downloads are allowed");
    // The command leaves this note and opens the popup.
    chromium.eval(
        &page,
        "chrome.storage.session.set({ wish: 'export' }).then(() => true)",
    );
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let name = steps::saved(&mut chromium);
    assert_eq!(
        std::path::Path::new(&name).extension(),
        Some("json".as_ref()),
        "{name}"
    );
    let _ = std::fs::remove_dir_all(folder);
    chromium.close(&popup);
    chromium.close(&tab);
    forget(&mut chromium, &page);
}

#[test]
fn history_is_kept_once_it_is_wanted_and_deleted_at_once() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let address = server.serve("/story", story_page());
    let page = open_options(&mut chromium);
    let kept = |count: u8| format!("shelfItems().then((items) => items.length === {count})");
    let analyse = |chromium: &mut Chromium| {
        let tab = chromium.open(&address);
        let popup = views::click(chromium, &tab);
        // The button is written just before the history is.
        chromium.wait(&popup, "chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id })).then((text) => text !== '')");
        (tab, popup)
    };
    let (tab, popup) = analyse(&mut chromium);
    assert_eq!(chromium.eval(&page, &kept(0)), true);
    chromium.close(&popup);
    chromium.close(&tab);
    views::press(&mut chromium, &page, "#history");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent !== ''",
    );
    let (tab, popup) = analyse(&mut chromium);
    chromium.wait(&page, &kept(1));
    chromium.close(&popup);
    chromium.close(&tab);
    chromium.close(&page);
    let page = open_options(&mut chromium);
    let told = views::inner_text(&mut chromium, &page, "#kept");
    assert_eq!(told, "1 analysis is kept.");
    views::press(&mut chromium, &page, "#forget");
    chromium.wait(&page, &kept(0));
    chromium.wait(
        &page,
        "document.querySelector('#kept').textContent === 'Nothing is kept.' && document.querySelector('#forget').disabled",
    );
    // Two views that change the shelf at the same time lose nothing of each other's.
    let both = "Promise.all([1, 2, 3].map((number) => shelve('{}', { report: { metadata: { url: 'https://example.org/' + number }, sourcing: { band: 'weak' }, sources: [] }, counts: [] })))";
    chromium.eval(&page, &format!("{both}.then(() => true)"));
    assert_eq!(chromium.eval(&page, &kept(3)), true);
    forget(&mut chromium, &page);
}

#[test]
fn settings_come_back_from_their_file() {
    let Some((mut chromium, _server)) = setting() else {
        return;
    };
    let page = open_options(&mut chromium);
    let file = "JSON.stringify({ onrecord: 'settings', version: 1, settings: { language: 'fr', history: 'no' }, look: { theme: 'sepia', layers: { names: false } } })";
    let load = format!(
        "{{ const carrier = new DataTransfer(); carrier.items.add(new File([{file}], 'onrecord-settings.json')); const input = document.querySelector('#file'); input.files = carrier.files; input.dispatchEvent(new Event('change')); true }}"
    );
    chromium.eval(&page, &load);
    chromium.wait(
        &page,
        "document.documentElement.lang === 'fr' && document.body.dataset.state === 'ready'",
    );
    // What the file has of another type, or has not at all, is as it is by default.
    let chosen = "[document.documentElement.dataset.theme, document.querySelector('#history').checked, document.querySelector('[name=names]').checked, document.querySelector('[name=sources]').checked]";
    assert_eq!(
        chromium.eval(&page, chosen),
        json!(["sepia", false, false, true])
    );
    forget(&mut chromium, &page);
}

#[test]
fn no_language_breaks_the_popup() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let page = open_options(&mut chromium);
    let tab = chromium.open(&server.serve("/story", story_page()));
    for language in ["ar", "de", "en", "es", "fr", "km", "pt", "zh_CN"] {
        let speak = format!(
            "saveSettings({{ ...defaultSettings(), language: '{language}' }}).then(() => true)"
        );
        chromium.eval(&page, &speak);
        let popup = views::click(&mut chromium, &tab);
        // The lesser actions stand in one row, and every tab is seen whole.
        let shape = "(() => { const top = (id) => Math.round(document.getElementById(id).getBoundingClientRect().top); const tabs = document.querySelector('[role=tablist]'); return top('action-copy') === top('action-save') && tabs.scrollWidth <= tabs.clientWidth })()";
        assert_eq!(chromium.eval(&popup, shape), json!(true), "{language}");
        // A sign stands between any two facts.
        let apart = "(() => { const counts = document.querySelector('.counts'); const signs = [...counts.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE); return counts.children.length > 3 && signs.length === counts.children.length - 1 && signs.every((sign) => sign.data.trim() !== '') })()";
        assert_eq!(chromium.eval(&popup, apart), json!(true), "{language}");
        // The article's words begin at the edge where the interface's do, whichever side that is.
        let edges = "(() => { const side = document.documentElement.dir === 'rtl' ? 'right' : 'left'; const edge = (element) => { const range = document.createRange(); range.selectNodeContents(element); return Math.max(...[...range.getClientRects()].map((rect) => Math.round(rect[side] * (side === 'left' ? -1 : 1)))) }; const rows = [...document.querySelectorAll('#panel-sources .row-text')]; return rows.length > 3 && rows.every((row) => new Set([...row.children].map(edge)).size === 1) })()";
        assert_eq!(chromium.eval(&popup, edges), json!(true), "{language}");
        chromium.close(&popup);
    }
    chromium.close(&tab);
    forget(&mut chromium, &page);
}
