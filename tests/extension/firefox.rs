//! Firefox: the same package, a genuine click, the core in the content script, and a reading view that leaves no trace.

use crate::browser::chromium::{text, without_browser};
use crate::browser::firefox::{self, Firefox};
use crate::browser::server::Server;
use crate::story_page;
use serde_json::json;

const ESCAPE: char = '\u{E00C}';

/// The reading view's closed root; only the browser itself can look into it.
const ROOT: &str = "[...document.documentElement.children].at(-1).openOrClosedShadowRoot";

/// Counts what the extension does that the page's policy forbids; such a thing would be reported to the publisher.
const COUNT_VIOLATIONS: &str = "const page = window.wrappedJSObject;
    page.violations = 0;
    addEventListener('securitypolicyviolation', () => { page.violations += 1; });";

const LAST: &str = "const { askPage, chrome } = window.wrappedJSObject;
    const [{ id }] = await chrome.tabs.query({ active: true, currentWindow: true });
    const reply = await askPage(id, { kind: 'open' });
    return [reply.state, reply.host];";

#[test]
fn a_click_in_firefox_shows_the_sources_and_the_reading_view() {
    if without_browser() {
        return;
    }
    let Some(program) = firefox::find() else {
        return;
    };
    let mut firefox = Firefox::start(&program);
    let extension = firefox.load_extension();
    let server = Server::start();
    let pages = [
        ("/story", story_page()),
        // Chromium has to go to the worker here; Firefox checks no WebAssembly of a content script against the page.
        (
            "/strict",
            story_page().header("Content-Security-Policy", "default-src 'none'"),
        ),
    ];
    for (path, page) in pages {
        firefox.open(&server.serve(path, page));
        let state = "return JSON.stringify([document.documentElement.outerHTML, scrollX, scrollY, document.activeElement.localName]);";
        firefox.eval("page", "scrollTo({ top: 120, behavior: 'instant' });");
        firefox.eval("page", COUNT_VIOLATIONS);
        let before = firefox.eval("page", state);

        assert_eq!(
            firefox.click_toolbar(&extension),
            [false, true],
            "{path}: the click grants the page"
        );
        firefox.wait("popup", "document.body?.dataset.state === 'ready'");
        let sources = text(&firefox.eval(
            "popup",
            "return document.querySelector('#panel-sources').innerText;",
        ));
        for name in SOURCES {
            assert!(
                sources.contains(name),
                "{path}: {name} is not in\n{sources}"
            );
        }
        assert_eq!(
            firefox.eval("popup", LAST),
            json!(["ready", "content"]),
            "{path}"
        );

        firefox.eval("popup", "document.querySelector('#action-read').click();");
        firefox.wait("page", &format!("{ROOT}?.querySelector('dialog')?.open"));
        let headline = format!("return {ROOT}.querySelector('h1').innerText;");
        assert!(
            text(&firefox.eval("page", &headline)).starts_with("Halvorsen in talks"),
            "{path}"
        );
        // The view's own styles are in force, whatever the page forbids.
        let covers = format!(
            "return {ROOT}.querySelector('dialog').getBoundingClientRect().width === document.documentElement.clientWidth;"
        );
        assert_eq!(firefox.eval("page", &covers), json!(true), "{path}");
        firefox.press(ESCAPE);
        firefox.wait("page", &format!("!{ROOT}"));
        assert_eq!(
            firefox.eval("page", state),
            before,
            "{path}: the page is left as it was"
        );
        let violations = firefox.eval("page", "return window.wrappedJSObject.violations;");
        assert_eq!(
            violations,
            json!(0),
            "{path}: nothing is reported to the publisher"
        );
    }
    firefox.open("about:support");
    firefox.click_toolbar(&extension);
    firefox.wait("popup", "document.body?.dataset.state === 'restricted'");
    firefox.close_popup();
}

/// Two of the people whom the page quotes by name.
const SOURCES: [&str; 2] = ["Signe Aune", "Katrine Moe"];
