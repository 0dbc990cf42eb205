//! The popup: the result in words, its tabs by keyboard, hostile text as text, the last result at once.

#[path = "evidence.rs"]
mod evidence;
#[path = "toolbar.rs"]
mod toolbar;

use crate::browser::chromium::{Chromium, Target, text};
use crate::browser::server::Page;
use crate::browser::views;
use crate::{setting, story, story_page};
use serde_json::json;

fn key(chromium: &mut Chromium, target: &Target, name: &str) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({"type": kind, "key": name, "code": name});
        chromium
            .cdp
            .call(&target.session, "Input.dispatchKeyEvent", key)
            .expect("a key is pressed");
    }
}

#[test]
fn a_click_shows_the_result_in_words() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    let headline = views::inner_text(&mut chromium, &popup, "h1");
    assert!(
        headline.contains("named source") && headline.contains("unnamed"),
        "{headline}"
    );
    // Nothing moves once it is drawn.
    // An observer of what is buffered is told of it in a task of its own: `takeRecords` gives it before that. Frames come
    // first, in which late things would be drawn; a shift is put on record in the frame that shows it.
    chromium.frames(&popup);
    let shifts = "(() => { const observer = new PerformanceObserver(() => undefined); observer.observe({type: 'layout-shift', buffered: true}); \
        return observer.takeRecords().map((shift) => [shift.value, ...shift.sources.map((source) => source.node?.outerHTML?.substring(0, 60) + JSON.stringify(source.previousRect) + JSON.stringify(source.currentRect))]) })()";
    assert_eq!(chromium.eval(&popup, shifts), json!([]));
    // What moves on purpose is seen, so the list above is empty because nothing moved.
    let mut seen = json!([]);
    for margin in ["60px", "0"] {
        chromium.eval(
            &popup,
            &format!("document.querySelector('main').style.marginTop = '{margin}'; true"),
        );
        chromium.frames(&popup);
        seen = chromium.eval(&popup, shifts);
    }
    assert_ne!(seen, json!([]));
    // Four tabs; the first is chosen, and the arrows go round.
    let chosen = "document.querySelector('[role=tab][aria-selected=true]').id";
    assert_eq!(chromium.eval(&popup, chosen), "tab-sources");
    chromium.eval(&popup, "document.querySelector('#tab-sources').focus()");
    for (name, expected) in [
        ("ArrowRight", "names"),
        ("ArrowRight", "clutter"),
        ("End", "page"),
        ("ArrowRight", "sources"),
        ("ArrowLeft", "page"),
        ("Home", "sources"),
    ] {
        key(&mut chromium, &popup, name);
        assert_eq!(
            chromium.eval(&popup, chosen),
            format!("tab-{expected}").as_str(),
            "{name}"
        );
        let shown = "[...document.querySelectorAll('[role=tabpanel]')].filter((panel) => panel.checkVisibility()).map((panel) => panel.id).join()";
        assert_eq!(
            chromium.eval(&popup, shown),
            format!("panel-{expected}").as_str()
        );
    }
    // Every part of the strength and every source opens its evidence.
    let opened = "[...document.querySelectorAll('[aria-expanded]')].filter((button) => button.checkVisibility()).map((button) => { button.click(); \
        return button.ariaExpanded === 'true' && document.getElementById(button.getAttribute('aria-controls')).checkVisibility() })";
    let opened = chromium.eval(&popup, opened);
    let opened = opened.as_array().expect("buttons");
    assert!(
        opened.len() > 8 && opened.iter().all(|open| *open == json!(true)),
        "{opened:?}"
    );
    let words = views::inner_text(&mut chromium, &popup, "body");
    assert!(
        !words.contains('{') && !words.contains('_'),
        "a gap in the words: {words}"
    );
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn the_last_result_is_there_at_once() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let first = views::inner_text(&mut chromium, &popup, "main");
    chromium.close(&popup);
    chromium.eval_content(
        &tab,
        "onRecordPage.host().analyze = () => { throw new Error('analysed again') }",
    );
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::inner_text(&mut chromium, &popup, "main"), first);
    chromium.close(&popup);
    // A page that has gone on to another address is analysed again.
    chromium.eval(&tab, "history.pushState(null, '', '/next')");
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "failed");
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn hostile_text_stays_text() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let payload = "<img src=x onerror=document.title=1>";
    let escaped = payload.replace('<', "&lt;").replace('>', "&gt;");
    // In the article, in a name, in what is stripped; with elements that take the names of what a script reads.
    let quote = format!(
        "<p>“We found {escaped} in the files,” said Ada {escaped} Lindqvist, the city engineer.</p>"
    );
    let traps = "<form name=\"documentElement\"><input name=\"childNodes\"><input name=\"attributes\"></form>";
    let link = format!(
        "<p>The files <a href=\"javascript:document.title=1\">can be read {escaped}</a> by all.</p>"
    );
    let page = story()
        .replacen("<body", "<body id=\"onRecordPage\"", 1)
        .replacen("</p>", &format!("</p>{quote}{link}"), 1)
        .replacen(
            "</body>",
            &format!("{traps}<footer>{escaped}</footer></body>"),
            1,
        );
    let tab = chromium.open(&server.serve("/hostile", Page::html(page)));
    let before = server.requests();
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    // Panels and rows are drawn when they are first opened.
    let open_all = "document.querySelectorAll('[role=tab]').forEach((tab) => tab.click()); \
        document.querySelectorAll('[aria-expanded=false]').forEach((row) => row.click()); document.body.textContent";
    let everything = text(&chromium.eval(&popup, open_all));
    assert!(
        everything.contains(payload),
        "the payload is shown as it stands: {everything}"
    );
    let strange = "document.querySelectorAll('img, script:not([src]), [onerror], a[href^=\"javascript\"], iframe').length";
    assert_eq!(chromium.eval(&popup, strange), json!(0));
    let reading = views::Reading::open(&mut chromium, &tab, &popup);
    let shown = reading.eval(
        &mut chromium,
        &tab,
        "root.querySelector('article').textContent",
    );
    assert!(text(&shown).contains(payload));
    assert_eq!(
        reading.eval(&mut chromium, &tab, &strange.replace("document", "root")),
        json!(0)
    );
    reading.escape(&mut chromium, &tab);
    assert_ne!(chromium.eval(&tab, "document.title"), "1");
    assert_eq!(server.requests(), before);
    chromium.close(&tab);
}
