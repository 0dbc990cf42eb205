//! The main job by hand: `./build.sh run [PAGE]` clicks, reads and exports on any page, and leaves pictures.

use super::chromium::{self, Chromium, Target, pause};
use super::server::{Page, Server};
use super::views::{self, Reading};
use serde_json::json;
use std::path::{Path, PathBuf};

const TABS: [&str; 4] = ["sources", "names", "clutter", "page"];

/// Does the main job on `page` (an address, a file, or nothing for a bundled page): before the user's eyes where there
/// is a display, and headless otherwise, with pictures and exports in `target/run`.
pub fn run(page: Option<&str>) {
    let visible = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if visible && std::env::var_os("ONRECORD_HEADLESS").is_none() {
        let server = Server::start();
        let address = address(&server, page);
        let mut chromium = Chromium::start(&[]);
        let tab = chromium.open(&address);
        // The first click is made here; the popup goes when the reader clicks elsewhere.
        chromium.click_toolbar(&tab);
        println!(
            "A browser is open on {address}, with the popup. The On Record button is under the puzzle piece; close the browser to end."
        );
        chromium.wait_until_closed();
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/run");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let mut chromium = Chromium::start(
        &[
            chromium::HEADLESS,
            &["--screen-info={3200x2400 devicePixelRatio=2}"],
        ]
        .concat(),
    );
    picture(&mut chromium, page, &folder);
    chromium.quit();
    println!("Pictures and exports are in {}", folder.display());
}

/// Files are served, because a click grants an extension no files.
fn address(server: &Server, page: Option<&str>) -> String {
    match page {
        Some(address) if address.contains("://") => address.to_owned(),
        file => server.serve(
            "/article.html",
            Page::html(read(Path::new(file.unwrap_or("tests/pictures/page.html")))),
        ),
    }
}

/// Goes through click, popup, exports and reading view in a browser without a display, and leaves what it saw in `folder`.
pub fn picture(chromium: &mut Chromium, page: Option<&str>, folder: &Path) {
    let server = Server::start();
    let address = address(&server, page);
    let tab = chromium.open(&address);
    chromium.picture(&tab, &folder.join("page-light.png"));
    picture_popup(chromium, &tab, folder);
    for theme in ["light", "dark"] {
        picture_reading(chromium, &tab, folder, theme);
    }
    chromium.close(&tab);
}

fn picture_popup(chromium: &mut Chromium, tab: &Target, folder: &Path) {
    let popup = views::click(chromium, tab);
    println!("{}", views::inner_text(chromium, &popup, "h1"));
    let ready = views::state(chromium, &popup) == "ready";
    for theme in ["light", "dark"] {
        chromium.emulate(&popup, theme);
        if !ready {
            chromium.picture(&popup, &folder.join(format!("popup-{theme}.png")));
            continue;
        }
        for name in TABS {
            views::press(chromium, &popup, &format!("#tab-{name}"));
            chromium.picture(&popup, &folder.join(format!("popup-{name}-{theme}.png")));
        }
        views::press(chromium, &popup, "#tab-sources");
        for selector in [".parts-toggle", "button.part-head"] {
            if chromium.eval(
                &popup,
                &format!("document.querySelector('{selector}') !== null"),
            ) == json!(true)
            {
                views::press(chromium, &popup, selector);
            }
        }
        chromium.picture(&popup, &folder.join(format!("popup-parts-{theme}.png")));
        for selector in ["button.part-head", ".parts-toggle"] {
            if chromium.eval(
                &popup,
                &format!("document.querySelector('{selector}') !== null"),
            ) == json!(true)
            {
                views::press(chromium, &popup, selector);
            }
        }
    }
    if ready {
        for format in ["json", "markdown"] {
            let file = views::save(chromium, &popup, format, folder);
            println!("saved {}", file.display());
        }
    }
    chromium.close(&popup);
}

fn picture_reading(chromium: &mut Chromium, tab: &Target, folder: &Path, theme: &str) {
    chromium.emulate(tab, theme);
    let popup = views::click(chromium, tab);
    if views::state(chromium, &popup) != "ready" {
        chromium.close(&popup);
        return;
    }
    let reading = Reading::open(chromium, tab, &popup);
    chromium.picture(tab, &folder.join(format!("reading-{theme}.png")));
    reading.eval(
        chromium,
        tab,
        "root.querySelector('.source[role=button]')?.click()",
    );
    chromium.picture(tab, &folder.join(format!("reading-source-{theme}.png")));
    reading.eval(
        chromium,
        tab,
        "root.querySelector('.view').scrollTo({top: 900, behavior: 'instant'})",
    );
    chromium.picture(tab, &folder.join(format!("reading-below-{theme}.png")));
    let size = |width: u32, height: u32| json!({"width": width, "height": height, "deviceScaleFactor": 2, "mobile": false});
    chromium
        .cdp
        .call(
            &tab.session,
            "Emulation.setDeviceMetricsOverride",
            size(400, 800),
        )
        .expect("a size");
    pause();
    chromium.picture(tab, &folder.join(format!("reading-narrow-{theme}.png")));
    chromium
        .cdp
        .call(
            &tab.session,
            "Emulation.clearDeviceMetricsOverride",
            json!({}),
        )
        .expect("the size again");
    reading.escape_card(chromium, tab);
    reading.escape(chromium, tab);
}

fn read(file: &Path) -> Vec<u8> {
    let path: PathBuf = if file.is_absolute() {
        file.to_owned()
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
    };
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
