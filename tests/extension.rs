//! End to end: a real click on the real toolbar button of a real browser.
//!
//! One browser serves all tests, one after the other; every test has a server and a tab of its own. Without a browser
//! they fail, unless `ONRECORD_NO_BROWSER=1` passes them over.

#[path = "extension/accessibility.rs"]
mod accessibility;
#[path = "extension/automatic.rs"]
mod automatic;
mod browser;
#[path = "extension/export.rs"]
mod export;
#[path = "extension/firefox.rs"]
mod firefox;
#[path = "extension/hosts.rs"]
mod hosts;
#[path = "extension/library.rs"]
mod library;
#[path = "extension/marks.rs"]
mod marks;
#[path = "extension/popup.rs"]
mod popup;
#[path = "extension/reading.rs"]
mod reading;
#[path = "extension/snapshot.rs"]
mod snapshot;
#[path = "extension/speed.rs"]
mod speed;
#[path = "extension/states.rs"]
mod states;

use browser::chromium::{self, Shared};
use browser::server::{Page, Server};

/// `./build.sh run`: the main job on the page in `ONRECORD_PAGE`, with pictures.
#[test]
#[ignore = "run by ./build.sh run"]
fn run_the_main_job() {
    let page = std::env::var("ONRECORD_PAGE")
        .ok()
        .filter(|page| !page.is_empty());
    browser::main_job::run(page.as_deref());
}

/// What `./build.sh run` does without a display, from the click to the files that it leaves.
#[test]
fn the_main_job_leaves_pictures_and_exports() {
    let Some((mut chromium, _)) = setting() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    browser::main_job::picture(&mut chromium, None, folder.path());
    let mut files: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|file| file.expect("a file").path())
        .filter_map(|path| path.extension().map(|end| end.to_string_lossy().into()))
        .collect();
    files.sort();
    files.dedup();
    assert_eq!(files, ["json", "md", "png"]);
}

/// `./build.sh screens [NAME]`: pictures of every screen and state whose name holds `ONRECORD_SCREENS`.
#[test]
#[ignore = "run by ./build.sh screens"]
fn take_the_screens() {
    browser::screens::take(&std::env::var("ONRECORD_SCREENS").unwrap_or_default());
}

/// The browser and a server of one's own; none where tests without a browser are wanted.
fn setting() -> Option<(Shared, Server)> {
    (!chromium::without_browser()).then(|| (chromium::shared(), Server::start()))
}

/// A report with named and unnamed sources, names and clutter, of our own writing.
fn story() -> String {
    std::fs::read_to_string("tests/pages/wire-copy/page.html").expect("a page")
}

fn story_page() -> Page {
    Page::html(story())
}

/// Every page of `tests/pages` with its name.
fn fixtures() -> Vec<(String, String)> {
    let mut pages: Vec<_> = std::fs::read_dir("tests/pages")
        .expect("pages")
        .flatten()
        .filter_map(|entry| {
            let html = std::fs::read_to_string(entry.path().join("page.html")).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), html))
        })
        .collect();
    pages.sort();
    pages
}
