//! What a user does with a browser's windows and sees in them: the click, keys, sizes and colours, pictures.

use super::chromium::{Chromium, Target, pause, text};
use serde_json::{Value, json};
use std::path::Path;

impl Chromium {
    /// Clicks the toolbar button over `tab`: a genuine click, which grants the extension this one page.
    pub fn click_toolbar(&mut self, tab: &Target) {
        self.cdp
            .call("", "Target.activateTarget", json!({"targetId": tab.id}))
            .expect("a tab comes to the front");
        let address = self
            .targets()
            .iter()
            .find(|info| info["targetId"] == tab.id.as_str())
            .map(|info| info["url"].clone());
        let tabs = self.targets_of(&json!([{"type": "tab"}]));
        let whole = tabs
            .iter()
            .find(|info| Some(&info["url"]) == address.as_ref())
            .expect("the tab of the page");
        let params = json!({"id": self.extension, "targetId": whole["targetId"]});
        self.cdp
            .call("", "Extensions.triggerAction", params)
            .expect("the button is clicked");
    }

    /// Shows `target` in the colours of a theme, `light` or `dark`.
    pub fn emulate(&mut self, target: &Target, theme: &str) {
        self.emulate_media(target, &[("prefers-color-scheme", theme)]);
    }

    /// Gives media features of `target` other values; without any, they have their own again.
    pub fn emulate_media(&mut self, target: &Target, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        self.cdp
            .call(
                &target.session,
                "Emulation.setEmulatedMedia",
                json!({"features": features}),
            )
            .expect("media features");
    }

    /// Gives a tab the size of a window of `width` by `height`.
    pub fn resize(&mut self, tab: &Target, [width, height]: [u32; 2]) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp
            .call(&tab.session, "Emulation.setDeviceMetricsOverride", size)
            .expect("a size");
        pause();
    }

    /// Presses a key, as a user does; `code` is its Windows virtual key code.
    pub fn key(&mut self, target: &Target, name: &str, code: u32) {
        for kind in ["rawKeyDown", "keyUp"] {
            let key =
                json!({"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code});
            self.cdp
                .call(&target.session, "Input.dispatchKeyEvent", key)
                .expect("a key is pressed");
        }
    }

    /// Waits for two frames, so that what was just changed is on the screen.
    pub fn frames(&mut self, target: &Target) {
        self.eval(target, "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /// Takes a picture of what `target` shows; it is compressed with loss where `file` ends in `webp`.
    pub fn picture(&mut self, target: &Target, file: &Path) {
        self.frames(target);
        let format = if file.extension().is_some_and(|ending| ending == "webp") {
            json!({"format": "webp", "quality": 80})
        } else {
            json!({"format": "png"})
        };
        let taken = self
            .cdp
            .call(&target.session, "Page.captureScreenshot", format);
        let bytes = base64(&text(&taken.expect("a picture")["data"]));
        std::fs::write(file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// Decodes base64 without checking it: it comes from the browser.
fn base64(coded: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = coded.bytes().filter(|c| *c != b'=').map(value).collect();
    let group = |chunk: &[u8]| {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit))
            << (6 * (4 - chunk.len()));
        bits.to_be_bytes()[1..chunk.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}
