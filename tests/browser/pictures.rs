//! The README's pictures: real screens on a bundled news page, laid out side by side, light and dark.

use super::chromium::{Chromium, Target};
use super::server::{Page, Server};
use super::views::{self, Reading};
use serde_json::json;
use std::path::Path;

/// A picture: its name, its size, and what stands on it.
const SHEETS: &[(&str, [u32; 2], &str)] = &[
    (
        "overview",
        [1480, 700],
        "<div><img class=whole src=page.png><img class=popup src=sources.png></div><div><img class=whole src=reading.png></div>",
    ),
    (
        "popup",
        [1480, 560],
        "<div><img class=popup src=strength.png></div><div><img class=popup src=names.png></div><div><img class=popup src=clutter.png></div>",
    ),
    (
        "reading",
        [1480, 700],
        "<div style='flex: 2.4'><img class=whole src=card.png></div><div><img class=whole src=narrow.png></div>",
    ),
];

const STYLE: &str = "body { margin: 0; display: flex; gap: 24px; padding: 24px; box-sizing: border-box; height: 100vh }
body.light { background: #e9e7e1 } body.dark { background: #2b2d31 }
div { flex: 1; position: relative; overflow: hidden; border-radius: 10px; box-shadow: 0 2px 14px #0004 }
.whole { width: 100%; height: 100%; object-fit: cover; object-position: top left; display: block }
.popup { width: 100%; display: block }
.whole + .popup { position: absolute; top: 16px; right: 16px; width: 330px; border-radius: 8px; box-shadow: 0 4px 22px #0006 }";

/// Takes them into `folder`; the pieces that they are made of go into `pieces`.
pub fn take(chromium: &mut Chromium, server: &Server, pieces: &Path, folder: &Path) {
    std::fs::create_dir_all(pieces).expect("a folder for the pieces");
    std::fs::create_dir_all(folder).expect("a folder for the pictures");
    let page = std::fs::read("tests/pictures/page.html").expect("a page");
    let address = server.serve("/story", Page::html(page));
    for theme in ["light", "dark"] {
        let tab = chromium.open(&address);
        size(chromium, &tab, [1000, 920], 2.0);
        chromium.emulate(&tab, theme);
        chromium.picture(&tab, &pieces.join("page.png"));
        let popup = views::click(chromium, &tab);
        chromium.emulate(&popup, theme);
        for (name, script) in [
            ("sources", ""),
            ("names", "#tab-names"),
            ("clutter", "#tab-clutter"),
            ("strength", ".strength [aria-expanded=false]"),
        ] {
            if !script.is_empty() {
                views::press(chromium, &popup, script);
            }
            chromium.picture(&popup, &pieces.join(format!("{name}.png")));
        }
        let reading = Reading::open(chromium, &tab, &popup);
        chromium.picture(&tab, &pieces.join("reading.png"));
        size(chromium, &tab, [1280, 860], 2.0);
        let layers = "root.querySelectorAll('.layer[aria-checked=false]').forEach((layer) => layer.click()), root.querySelector('.source[role=button]').click()";
        reading.eval(chromium, &tab, layers);
        chromium.picture(&tab, &pieces.join("card.png"));
        size(chromium, &tab, [390, 640], 2.0);
        reading.eval(
            chromium,
            &tab,
            "root.querySelector('.view').scrollTo({ top: 0, behavior: 'instant' })",
        );
        chromium.picture(&tab, &pieces.join("narrow.png"));
        chromium.close(&tab);
        for (name, extent, content) in SHEETS {
            let file = pieces.join(format!("{name}-{theme}.html"));
            let sheet = format!(
                "<!doctype html><title>On Record</title><style>{STYLE}</style><body class={theme}>{content}"
            );
            std::fs::write(&file, sheet).expect("the sheet is written");
            let tab = chromium.open(&format!("file://{}", file.display()));
            size(chromium, &tab, *extent, 1.25);
            chromium.picture(&tab, &folder.join(format!("{name}-{theme}.webp")));
            chromium.close(&tab);
        }
    }
}

fn size(chromium: &mut Chromium, tab: &Target, [width, height]: [u32; 2], scale: f64) {
    let size =
        json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
    chromium
        .cdp
        .call(&tab.session, "Emulation.setDeviceMetricsOverride", size)
        .expect("a size");
    chromium.frames(tab);
}
