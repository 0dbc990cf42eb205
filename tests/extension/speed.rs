//! How long a reader waits, run by `./build.sh bench`: a figure for people, no test, because machines differ.

use crate::browser::chromium::{Chromium, Target};
use crate::browser::server::Page;
use crate::browser::views::{self, Reading};
use crate::{fixtures, setting};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

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

/// Number of pages that the toolbar button is clicked on.
const CLICKS: usize = 20;

/// How often a worker's start is timed.
const STARTS: usize = 5;

/// The first pages of the optional data folder, if it is there.
fn scraped_pages() -> Vec<PathBuf> {
    let folder = Path::new("../shared/data/extraction/scrapinghub/html");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    pages.truncate(CLICKS);
    pages
}

/// What happened between one click and the filled popup.
struct Click {
    popup: Target,
    /// When each of [`MARKS`] was, in milliseconds since the click.
    marks: Vec<(String, Option<f64>)>,
}

impl Click {
    /// Clicks the toolbar button on `tab` and waits until the popup is filled, or shows a state instead.
    fn on(chromium: &mut Chromium, tab: &Target) -> Self {
        let clicked = now();
        let popup = views::click(chromium, tab);
        chromium.wait(&popup, "document.body.dataset.state !== 'ready' || performance.getEntriesByName('filled').length > 0");
        let marks = chromium.eval(&popup, MARKS);
        let since = |step: &Value| (name(step), step[1].as_f64().map(|at| at - clicked));
        let marks = list(&marks).map(since).collect();
        Self { popup, marks }
    }

    /// Milliseconds until the popup was filled; none for a page without a result, which shows a state instead.
    fn filled(&self) -> Option<f64> {
        let whole = self.marks.iter().all(|(_, at)| at.is_some());
        self.marks.last().filter(|_| whole)?.1
    }
}

/// Times what `work` does, in the browser.
const TIMER: &str = "const steps = [];
  const time = async (name, work) => {
    const start = performance.now();
    const made = await work();
    steps.push([name, performance.now() - start]);
    return made;
  };";

/// What happened between the click and the filled popup, by its own marks: when, in milliseconds since 1970.
const MARKS: &str = "[['popup opens', performance.timeOrigin], ...['asked', 'worded', 'replied', 'filled'].map((name) =>
  [name, performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? NaN)])]";

/// The steps of an analysis in the page, each done once more by itself.
const STEPS: &str = "await time('policy', () => pagePolicy(document));
  const { json } = await time('snapshot', () => takeSnapshot(document, new Set()));
  await time('analysis by the page', () => onRecordPage.host().analyze(json));
  await time('worker, there and back', () => askWorker({ kind: 'formats' }));
  await time('analysis by the worker', () => askWorker({ kind: 'analyze', snapshot: json }));
  return { steps, memory: (await onRecordPage.host().memory())?.buffer.byteLength ?? 0 };";

/// What a worker does that was not running. The module gets a section of its own, so that it is compiled anew.
const START: &str = "const plain = await time('fetch of the module', async () => (await fetch(chrome.runtime.getURL('wasm/onrecord_bg.wasm'))).arrayBuffer());
  const mark = [...crypto.getRandomValues(new Uint8Array(4))];
  const bytes = new Uint8Array(plain.byteLength + 8);
  bytes.set(new Uint8Array(plain));
  bytes.set([0, 6, 1, 120, ...mark], plain.byteLength);
  const module = await time('compilation', () => WebAssembly.compile(bytes));
  const anew = openCore(async () => module);
  await time('tables', () => anew.warm());
  return { steps, memory: core.memory()?.buffer.byteLength ?? 0 };";

/// A script that does `body` with [`TIMER`].
fn timed(body: &str) -> String {
    format!("(async () => {{ {TIMER} {body} }})()")
}

/// The middle one of `times`.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The items of a JSON list.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A step with the milliseconds that it took.
fn took(step: &Value) -> (String, Option<f64>) {
    (name(step), step[1].as_f64())
}

/// Puts more times with those of the same steps.
fn note(steps: &mut Vec<(String, Vec<f64>)>, more: impl Iterator<Item = (String, Option<f64>)>) {
    for (name, time) in more {
        let time = time.unwrap_or(f64::NAN);
        match steps.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => times.push(time),
            None => steps.push((name, vec![time])),
        }
    }
}

/// The name of a step.
fn name(step: &Value) -> String {
    step[0].as_str().unwrap_or_default().to_owned()
}

/// Milliseconds since 1970, as the browser counts them too.
fn now() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(f64::NAN, |since| since.as_secs_f64() * 1000.0)
}

#[test]
#[ignore = "run by ./build.sh bench"]
fn time_the_popup() {
    let pages = scraped_pages();
    if pages.is_empty() {
        println!("popup: skipped, ../shared/data/extraction/scrapinghub is not there");
        return;
    }
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    // As new as right after it was installed: no worker is running and nothing is compiled.
    chromium.load_extension();
    let (mut times, mut later) = (Vec::new(), Vec::new());
    let mut steps: Vec<(String, Vec<f64>)> = Vec::new();
    let mut memory = 0.0_f64;
    for (number, page) in pages.iter().enumerate() {
        let body =
            std::fs::read(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        let tab = chromium.open(&server.serve(&format!("/{number}"), Page::html(body)));
        let first = Click::on(&mut chromium, &tab);
        let again = chromium.eval_content(&tab, &timed(STEPS));
        memory = memory.max(again["memory"].as_f64().unwrap_or(0.0));
        chromium.close(&first.popup);
        let second = Click::on(&mut chromium, &tab);
        // A page without a result is no figure for this.
        if let (Some(filled), Some(anew)) = (first.filled(), second.filled()) {
            times.push(filled);
            later.push(anew);
            note(&mut steps, first.marks.into_iter());
            note(&mut steps, list(&again["steps"]).map(took));
        }
        chromium.close(&second.popup);
        chromium.close(&tab);
    }
    // Only now, because the browser goes on compiling in the background for a while, which the next click would feel.
    for _ in 0..STARTS {
        let worker = chromium.worker();
        let start = chromium.eval(&worker, &timed(START));
        memory = memory.max(start["memory"].as_f64().unwrap_or(0.0));
        note(&mut steps, list(&start["steps"]).map(took));
    }
    assert!(times.len() > CLICKS / 2, "hardly a page had a result");
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    println!(
        "popup, click to filled, {} pages: median {:.0} ms, worst {:.0} ms (wanted: at most 150), first ever {first:.0} ms (wanted: at most 600)",
        times.len(),
        times[times.len() / 2],
        times[times.len() - 1]
    );
    println!(
        "popup, click to filled on a page that is analysed already: median {:.0} ms",
        median(later)
    );
    println!(
        "  when, since the click; and steps on the same pages, each done once more by itself; medians:"
    );
    for (name, times) in steps {
        println!("  {name:26} {:7.1} ms", median(times));
    }
    println!(
        "  memory of the core at most {:.1} MB",
        memory / f64::from(1 << 20)
    );
}
