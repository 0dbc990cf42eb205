//! End to end: a real click on the real toolbar button of a real browser.

mod browser;

use browser::chromium::{self, Chromium};
use browser::server::{Page, Server};
use browser::views::{self, Reading};
use serde_json::json;

fn article() -> Page {
    Page::html(std::fs::read("tests/pages/wire-copy/page.html").expect("a page"))
}

/// `./build.sh run`: the main job on the page in `ONRECORD_PAGE`, with pictures.
#[test]
#[ignore = "run by ./build.sh run"]
fn run_the_main_job() {
    let page = std::env::var("ONRECORD_PAGE").ok().filter(|page| !page.is_empty());
    browser::main_job::run(page.as_deref());
}

#[test]
fn a_click_shows_how_the_article_is_sourced() {
    if chromium::without_browser() {
        return;
    }
    let mut chromium = chromium::shared();
    let server = Server::start();
    let tab = chromium.open(&server.serve("/story", article()));
    let popup = views::click(&mut chromium, &tab);
    println!("{}", views::inner_text(&mut chromium, &popup, "body"));
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    let reading = Reading::open(&mut chromium, &tab, &popup);
    println!(
        "{}",
        reading.eval(
            &mut chromium,
            &tab,
            "root.querySelector('article').innerText"
        )
    );
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}
