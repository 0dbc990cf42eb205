//! Steps that several tests take through the views.

use super::chromium::{Chromium, Target, text};
use super::views::{self, Reading};
use serde_json::json;

/// Keeps the analysis of `tab` in the library.
pub fn keep(chromium: &mut Chromium, tab: &Target) {
    let popup = views::click(chromium, tab);
    views::press(chromium, &popup, "#library-keep");
    chromium.wait(
        &popup,
        "document.querySelector('#status').textContent !== ''",
    );
    chromium.close(&popup);
}

/// Waits for a file that is being saved; its name.
pub fn saved(chromium: &mut Chromium) -> String {
    let begun = chromium.cdp.event("Browser.downloadWillBegin", |_| true);
    let id = begun["params"]["guid"].clone();
    chromium.cdp.event("Browser.downloadProgress", |event| {
        event["params"]["guid"] == id && event["params"]["state"] == "completed"
    });
    text(&begun["params"]["suggestedFilename"])
}

/// Opens the reading view from a popup and closes it again; what `body` is on its root between.
pub fn look_into_reading(
    chromium: &mut Chromium,
    tab: &Target,
    popup: &Target,
    body: &str,
) -> serde_json::Value {
    let reading = Reading::open(chromium, tab, popup);
    let found = reading.eval(chromium, tab, body);
    reading.escape(chromium, tab);
    found
}

/// The popup in a tab of its own with a window of `size`, for the page at `address` that a click has granted: the size of
/// a real popup is the browser's.
pub fn popup_in_a_tab(chromium: &mut Chromium, address: &str, size: [u32; 2]) -> Target {
    let popup = chromium.open_at_once("about:blank");
    chromium.resize(&popup, size);
    let stand_in = format!(
        "if (globalThis.chrome?.tabs) {{ const query = chrome.tabs.query; chrome.tabs.query = () => query({{}}).then((tabs) => tabs.filter(({{ url }}) => url === {})) }}",
        json!(address)
    );
    let own = chromium.own("popup/popup.html");
    for (method, params) in [
        ("Page.enable", json!({})),
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": stand_in}),
        ),
        ("Page.navigate", json!({"url": own})),
    ] {
        chromium
            .cdp
            .call(&popup.session, method, params)
            .expect("the popup opens in a tab");
    }
    chromium.wait(&popup, "document.body?.dataset.state === 'ready'");
    popup
}
