//! Pictures of the extension's own pages, and of the popup in every language and in windows that are small or magnified.

use super::chromium::{Target, text};
use super::screens::{MAGNIFIED, SMALLEST, Studio, WIDE};
use super::{steps, views};
use serde_json::json;

const OPTIONS: &str = "options/options.html";
const LIBRARY: &str = "library/library.html";

/// A picture: its name, the page's file, the window, and what is done on the page first.
const PAGES: &[(&str, &str, [u32; 2], &str)] = &[
    ("options", OPTIONS, WIDE, "null"),
    ("options-end", OPTIONS, WIDE, "scrollTo(0, 99999)"),
    ("options-smallest", OPTIONS, SMALLEST, "null"),
    ("options-magnified", OPTIONS, MAGNIFIED, "null"),
    ("library", LIBRARY, WIDE, "null"),
    ("library-smallest", LIBRARY, SMALLEST, "null"),
    ("library-magnified", LIBRARY, MAGNIFIED, "null"),
    ("comparison", LIBRARY, WIDE, COMPARE),
    ("comparison-end", LIBRARY, WIDE, COMPARE_END),
    ("comparison-smallest", LIBRARY, SMALLEST, COMPARE),
    ("comparison-magnified", LIBRARY, MAGNIFIED, COMPARE),
];

const COMPARE: &str = "compare(0)";
const COMPARE_END: &str = "compare(700)";

/// What scripts may call: the comparison of what is kept, from `top` on.
const HANDS: &str = "const compare = (top) => {
    document.querySelectorAll('.item input').forEach((box) => box.click());
    document.querySelector('#compare').click();
    return new Promise((done) => {
        const look = () => document.querySelector('#comparison tbody') ? done(scrollTo(0, top)) : requestAnimationFrame(look);
        look();
    });
};";

/// Takes those whose name holds `wanted`.
pub fn take(studio: &mut Studio, wanted: &str) {
    if "library-empty".contains(wanted) {
        page(studio, "library-empty", LIBRARY, WIDE, "null");
    }
    let pages: Vec<_> = PAGES
        .iter()
        .filter(|(name, ..)| name.contains(wanted))
        .collect();
    if pages.iter().any(|(_, file, ..)| *file == LIBRARY) {
        fill_library(studio);
    }
    for (name, file, size, script) in pages {
        page(studio, name, file, *size, script);
    }
    for (name, size) in [
        ("popup-smallest", [320, 560]),
        // A popup is at most 800 by 600; magnified, half of that is left.
        ("popup-magnified", [380, 300]),
    ] {
        if name.contains(wanted) {
            let tab = studio.open_page("wire-copy");
            let address = text(&studio.chromium.eval(&tab, "location.href"));
            let popup = views::click(&mut studio.chromium, &tab);
            studio.chromium.close(&popup);
            let popup = steps::popup_in_a_tab(&mut studio.chromium, &address, size);
            studio.shoot(&popup, name);
            studio.chromium.close(&popup);
            studio.chromium.close(&tab);
        }
    }
    for language in ["ar", "de", "es", "fr", "km", "pt", "zh_CN"] {
        let [options, popup] = ["options", "popup"].map(|view| format!("{view}-in-{language}"));
        if !options.contains(wanted) && !popup.contains(wanted) {
            continue;
        }
        speak(studio, language);
        if options.contains(wanted) {
            page(studio, &options, OPTIONS, WIDE, "null");
        }
        if popup.contains(wanted) {
            let tab = studio.open_page("wire-copy");
            let window = views::click(&mut studio.chromium, &tab);
            studio.shoot(&window, &popup);
            studio.chromium.close(&window);
            studio.chromium.close(&tab);
        }
        speak(studio, "auto");
    }
}

/// Opens a page of the extension's own that is ready.
fn open(studio: &mut Studio, file: &str) -> Target {
    let page = studio.chromium.open(&studio.chromium.own(file));
    let ready = "document.body.dataset.state === 'ready'";
    studio.chromium.wait(&page, ready);
    page
}

fn page(studio: &mut Studio, name: &str, file: &str, size: [u32; 2], script: &str) {
    let page = open(studio, file);
    studio.chromium.resize(&page, size);
    let body = format!("(async () => {{ {HANDS} await {script}; }})()");
    studio.chromium.eval(&page, &body);
    studio.shoot(&page, name);
    studio.chromium.close(&page);
}

/// Chooses the language of the interface.
fn speak(studio: &mut Studio, language: &str) {
    let page = open(studio, OPTIONS);
    let choose = format!(
        "saveSettings({{ ...defaultSettings(), language: {} }}).then(() => true)",
        json!(language)
    );
    studio.chromium.eval(&page, &choose);
    studio.chromium.close(&page);
}

/// Keeps two analyses.
fn fill_library(studio: &mut Studio) {
    for name in ["wire-copy", "newsroom-react"] {
        let tab = studio.open_page(name);
        steps::keep(&mut studio.chromium, &tab);
        studio.chromium.close(&tab);
    }
}
