//! How long a reader waits, run by `./build.sh bench`: a figure for people, no test, because machines differ.

use crate::browser::server::Page;
use crate::browser::views::{self, Reading};
use crate::{fixtures, setting};
use serde_json::json;

const ROUNDS: usize = 15;

/// From the call that opens the reading view to the end of the frame that shows it.
const STOPWATCH: &str = "(() => {
  const open = openOverlay;
  globalThis.openOverlay = (...given) => {
    const start = performance.now();
    globalThis.opened = undefined;
    open(...given);
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = () => { globalThis.opened = performance.now() - start; };
      frame.port2.postMessage('');
    });
  };
  return JSON.parse(onRecordPage.report()).report.article.words;
})()";

/// Paragraphs of the project's own English pages one after the other, until there are this many words.
fn long_story(words: usize) -> String {
    let pages: String = fixtures()
        .into_iter()
        .filter(|(_, html)| html.contains("lang=\"en") && html.contains("<p>"))
        .map(|(_, html)| html)
        .collect();
    let count = |html: &str| html.split_whitespace().count();
    let mut body = String::new();
    let mut have = 0;
    for rest in pages.split("<p>").skip(1) {
        let paragraph = rest.split_once("</p>").map_or("", |(inner, _)| inner);
        // Short ones are captions and labels as often as not.
        if have < words && count(paragraph) > 25 {
            have += count(paragraph);
            body.push_str(&format!("<p>{paragraph}</p>"));
        }
    }
    format!(
        "<!doctype html><html lang=\"en\"><title>Talks go on</title><body><article><h1>Talks go on</h1>{body}</article>"
    )
}

#[test]
#[ignore = "run by ./build.sh bench"]
fn time_the_reading_view() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/long", Page::html(long_story(1000))));
    let popup = views::click(&mut chromium, &tab);
    let words = chromium.eval_content(&tab, STOPWATCH);
    let mut times = Vec::new();
    let mut popup = Some(popup);
    for _ in 0..ROUNDS {
        let popup = popup
            .take()
            .unwrap_or_else(|| views::click(&mut chromium, &tab));
        let reading = Reading::open(&mut chromium, &tab, &popup);
        let wait = "new Promise((done) => { const look = () => globalThis.opened === undefined ? setTimeout(look, 5) : done(globalThis.opened); look(); })";
        times.push(
            chromium
                .eval_content(&tab, wait)
                .as_f64()
                .unwrap_or(f64::NAN),
        );
        assert_ne!(
            reading.eval(&mut chromium, &tab, "root.querySelectorAll('mark').length"),
            json!(0)
        );
        reading.escape(&mut chromium, &tab);
    }
    chromium.close(&tab);
    let first = times[0];
    times.sort_by(f64::total_cmp);
    println!(
        "reading view of {words} words, call to painted frame: median {:.0} ms, first {first:.0} ms, worst {:.0} ms (wanted: at most 100)",
        times[ROUNDS / 2],
        times[ROUNDS - 1]
    );
}
