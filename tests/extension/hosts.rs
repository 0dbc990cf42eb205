//! Where the core runs: in the page where its policy allows it, in the worker elsewhere, and nobody notices.

use crate::browser::chromium::{Chromium, Target, text};
use crate::browser::server::{Page, Server};
use crate::browser::views::{self, Reading};
use crate::{setting, story, story_page};
use serde_json::{Value, json};

const FORBIDDING: &str = "script-src 'none'; report-uri /report";

/// The last reply of the page's session.
fn last(chromium: &mut Chromium, tab: &Target) -> Value {
    let json = chromium.eval_content(
        tab,
        "onRecordPage.answer({kind: 'open'}).then(JSON.stringify)",
    );
    serde_json::from_str(&text(&json)).expect("a reply")
}

#[test]
fn the_publisher_sees_nothing_whatever_the_policy() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let header = |name, value| story_page().header(name, value);
    let meta = |policy: &str, after: &str| {
        let element = format!(
            "<head><meta http-equiv=\"content-security-policy\" content=\"{policy}\">{after}"
        );
        Page::html(story().replacen("<head>", &element, 1))
    };
    let csp = "Content-Security-Policy";
    let cases = [
        ("/plain", story_page(), "content"),
        (
            "/coep",
            header("Cross-Origin-Embedder-Policy", "require-corp"),
            "content",
        ),
        (
            "/wasm-allowed",
            header(
                csp,
                "script-src 'self' 'wasm-unsafe-eval'; report-uri /report",
            ),
            "content",
        ),
        (
            "/no-connect",
            header(
                csp,
                "connect-src 'none'; img-src 'none'; report-uri /report",
            ),
            "content",
        ),
        ("/csp", header(csp, FORBIDDING), "worker"),
        (
            "/default-src",
            header(csp, "default-src 'self'; report-uri /report"),
            "worker",
        ),
        (
            "/two-policies",
            header(csp, "img-src *, script-src 'self'; report-uri /report"),
            "worker",
        ),
        (
            "/report-only",
            header("Content-Security-Policy-Report-Only", FORBIDDING),
            "worker",
        ),
        (
            "/sandbox",
            header(csp, "sandbox allow-scripts; report-uri /report"),
            "worker",
        ),
        ("/no-store", header("Cache-Control", "no-store"), "worker"),
        ("/meta", meta("script-src 'self'", ""), "worker"),
        (
            "/meta-gone",
            meta(
                "script-src 'unsafe-inline'",
                "<script>document.querySelector('meta[http-equiv]').remove()</script>",
            ),
            "worker",
        ),
    ];
    for (path, page, host) in cases {
        let tab = chromium.open(&server.serve(path, page));
        chromium.eval(&tab, "addEventListener('securitypolicyviolation', (event) => (globalThis.violated ??= []).push(event.violatedDirective))");
        let before = settled(&server);
        let popup = views::click(&mut chromium, &tab);
        assert_eq!(views::state(&mut chromium, &popup), "ready", "{path}");
        assert_eq!(last(&mut chromium, &tab)["host"], host, "{path}");
        let reading = Reading::open(&mut chromium, &tab, &popup);
        assert_eq!(
            reading.eval(
                &mut chromium,
                &tab,
                "root.querySelector('h1').getBoundingClientRect().width > 100"
            ),
            json!(true),
            "{path}"
        );
        reading.escape(&mut chromium, &tab);
        assert_eq!(
            chromium.eval(&tab, "globalThis.violated ?? null"),
            Value::Null,
            "{path}"
        );
        // Reports are sent in the background: a later request of the page's own comes after them.
        chromium.eval(&tab, "new Promise((done) => setTimeout(done, 200))");
        assert_eq!(server.requests(), before, "{path}");
        chromium.close(&tab);
    }
}

/// The requests once no more come: a page's own reports are sent in the background, late on a busy machine.
fn settled(server: &Server) -> Vec<String> {
    let mut before = server.requests();
    loop {
        std::thread::sleep(std::time::Duration::from_millis(500));
        let now = server.requests();
        if now == before {
            return now;
        }
        before = now;
    }
}

#[test]
fn both_hosts_give_the_same_bytes() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let mut answers = vec![];
    // The same address twice, because the address is part of the report.
    for (page, host) in [
        (story_page().header("Cache-Control", "no-store"), "worker"),
        (story_page(), "content"),
    ] {
        let tab = chromium.open(&server.serve("/story", page));
        let popup = views::click(&mut chromium, &tab);
        let reply = last(&mut chromium, &tab);
        assert_eq!(reply["host"], host);
        answers.push(text(&reply["answer"]));
        chromium.close(&popup);
        chromium.close(&tab);
    }
    assert!(answers[0].len() > 10_000);
    assert!(answers[0] == answers[1], "the hosts differ");
}

#[test]
fn an_instance_that_breaks_is_thrown_away() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let breaking = "new Uint8Array(memory.buffer).fill(255)";
    for (path, page) in [
        ("/content", story_page()),
        (
            "/worker",
            story_page().header("Content-Security-Policy", FORBIDDING),
        ),
    ] {
        let tab = chromium.open(&server.serve(path, page));
        let popup = views::click(&mut chromium, &tab);
        assert_eq!(views::state(&mut chromium, &popup), "ready", "{path}");
        let good = last(&mut chromium, &tab);
        chromium.close(&popup);
        if good["host"] == "content" {
            chromium.eval_content(
                &tab,
                &format!(
                    "onRecordPage.host().memory().then((memory) => {{ {breaking}; return true }})"
                ),
            );
        } else {
            let worker = chromium.worker();
            chromium.eval(
                &worker,
                &format!("{{ const memory = core.memory(); {breaking}; true }}"),
            );
        }
        // Another address makes the kept result stale, so that the next click works anew, on a broken instance.
        chromium.eval(&tab, "history.replaceState(null, '', '?again')");
        let popup = views::click(&mut chromium, &tab);
        assert_eq!(views::state(&mut chromium, &popup), "failed", "{path}");
        views::press(&mut chromium, &popup, ".state button");
        chromium.wait(&popup, "document.body.dataset.state === 'ready'");
        let address = |reply: &Value| text(&reply["answer"]).replace("?again", "");
        assert_eq!(
            address(&last(&mut chromium, &tab)),
            address(&good),
            "{path}"
        );
        chromium.close(&popup);
        chromium.close(&tab);
    }
}

#[test]
fn a_page_without_a_session_gets_one_whatever_is_asked_first() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    // The click's permission outlives a change to another page of the same site, the session does not.
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let trap = crate::story().replacen("<body", "<body id=\"onRecordPage\"", 1);
    let next = server.serve("/trap", crate::Page::html(trap));
    chromium.eval(&tab, &format!("location.href = {}", json!(next)));
    chromium.wait(&tab, "document.body?.id === 'onRecordPage'");
    let ask = "chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => askPage(tab.id, { kind: 'marks' })).then(({ state }) => state)";
    assert_eq!(chromium.eval(&popup, ask), json!("marked"));
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn a_reloaded_extension_works_on_a_page_that_was_open() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let first = last(&mut chromium, &tab);
    // The page keeps the world of the old injection, whose way to the extension is cut.
    chromium.close(&popup);
    chromium.load_extension();
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    assert_eq!(last(&mut chromium, &tab)["answer"], first["answer"]);
    chromium.close(&popup);
    chromium.close(&tab);
}
