//! The extension's views in a running browser: the popup, and the reading view over a page.

use super::cdp::PATIENCE;
use super::chromium::{Chromium, Target, pause, text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Clicks the toolbar button over `tab` and waits until the popup shows something final; the popup.
pub fn click(chromium: &mut Chromium, tab: &Target) -> Target {
    let popup = click_at_once(chromium, tab);
    chromium.wait(
        &popup,
        "!['', 'waiting', 'loading', undefined].includes(document.body?.dataset.state)",
    );
    popup
}

/// Clicks the toolbar button over `tab`; the popup as soon as it is there.
pub fn click_at_once(chromium: &mut Chromium, tab: &Target) -> Target {
    let address = chromium.own("popup/popup.html");
    assert!(
        !chromium
            .targets()
            .iter()
            .any(|info| info["url"] == address.as_str()),
        "a popup is open already"
    );
    chromium.click_toolbar(tab);
    let id = chromium.find_target(|info| info["url"] == address.as_str());
    chromium.attach(&id)
}

/// The popup's state: `ready`, or why there is no result.
pub fn state(chromium: &mut Chromium, popup: &Target) -> String {
    text(&chromium.eval(popup, "document.body.dataset.state"))
}

/// The visible text of the first element that matches.
pub fn inner_text(chromium: &mut Chromium, target: &Target, selector: &str) -> String {
    text(&chromium.eval(
        target,
        &format!("document.querySelector({}).innerText", json!(selector)),
    ))
}

/// Clicks the first element that matches.
pub fn press(chromium: &mut Chromium, target: &Target, selector: &str) {
    chromium.eval(
        target,
        &format!("document.querySelector({}).click()", json!(selector)),
    );
}

/// Saves the result in `format` through the popup's menu, into `folder`; the file.
pub fn save(chromium: &mut Chromium, popup: &Target, format: &str, folder: &Path) -> PathBuf {
    let params = json!({"behavior": "allow", "downloadPath": folder, "eventsEnabled": true});
    chromium
        .cdp
        .call("", "Browser.setDownloadBehavior", params)
        .expect("downloads are allowed");
    press(chromium, popup, "#action-save");
    press(chromium, popup, &format!("[data-format={format}]"));
    let begun = chromium.cdp.event("Browser.downloadWillBegin", |_| true);
    let id = begun["params"]["guid"].clone();
    chromium.cdp.event("Browser.downloadProgress", |event| {
        event["params"]["guid"] == id && event["params"]["state"] == "completed"
    });
    folder.join(text(&begun["params"]["suggestedFilename"]))
}

/// The reading view over a page: its closed shadow root, which only a debugger can look into.
pub struct Reading {
    root: String,
}

impl Reading {
    /// Opens the reading view from the popup, which closes itself.
    pub fn open(chromium: &mut Chromium, tab: &Target, popup: &Target) -> Self {
        press(chromium, popup, "#action-read");
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(root) = closed_root(chromium, tab) {
                return Self { root };
            }
            assert!(Instant::now() < deadline, "the reading view never opened");
            pause();
        }
    }

    /// Calls a function on the shadow root.
    pub fn eval(&self, chromium: &mut Chromium, tab: &Target, body: &str) -> Value {
        let function = format!("function() {{ const root = this; return ({body}); }}");
        let params = json!({"objectId": self.root, "functionDeclaration": function, "returnByValue": true, "awaitPromise": true, "userGesture": true});
        let result = chromium
            .cdp
            .call(&tab.session, "Runtime.callFunctionOn", params)
            .expect("the view answers");
        assert!(result.get("exceptionDetails").is_none(), "{body}: {result}");
        result["result"]["value"].clone()
    }

    /// Closes the open card with the Esc key, which leaves the view itself open, and waits until it is gone.
    pub fn escape_card(&self, chromium: &mut Chromium, tab: &Target) {
        press_escape(chromium, tab);
        let deadline = Instant::now() + PATIENCE;
        while self.eval(chromium, tab, "root.querySelector('.card') !== null") == json!(true) {
            assert!(Instant::now() < deadline, "the card never closed");
            pause();
        }
    }

    /// Closes it with the Esc key and waits until it is gone.
    #[expect(
        clippy::unused_self,
        reason = "a view that was closed cannot be asked any more"
    )]
    pub fn escape(self, chromium: &mut Chromium, tab: &Target) {
        press_escape(chromium, tab);
        let deadline = Instant::now() + PATIENCE;
        while closed_root(chromium, tab).is_some() {
            assert!(Instant::now() < deadline, "the reading view never closed");
            pause();
        }
    }
}

fn press_escape(chromium: &mut Chromium, tab: &Target) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key =
            json!({"type": kind, "key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27});
        chromium
            .cdp
            .call(&tab.session, "Input.dispatchKeyEvent", key)
            .expect("a key is pressed");
    }
}

/// The object of the closed shadow root that hangs on the page's `<html>`, if one does.
fn closed_root(chromium: &mut Chromium, tab: &Target) -> Option<String> {
    let document = chromium
        .cdp
        .call(
            &tab.session,
            "DOM.getDocument",
            json!({"depth": 2, "pierce": true}),
        )
        .ok()?;
    let html = document["root"]["children"]
        .as_array()?
        .iter()
        .find(|node| node["localName"] == "html")?
        .clone();
    let host = html["children"]
        .as_array()?
        .iter()
        .rev()
        .find(|node| node.get("shadowRoots").is_some())?
        .clone();
    let node = host["shadowRoots"][0]["backendNodeId"].clone();
    let resolved = chromium
        .cdp
        .call(
            &tab.session,
            "DOM.resolveNode",
            json!({"backendNodeId": node}),
        )
        .ok()?;
    resolved["object"]["objectId"].as_str().map(str::to_owned)
}
