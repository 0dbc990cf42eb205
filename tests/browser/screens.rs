//! Pictures of every screen and state, light and dark, under `target/screens/`, with a sheet of all of them.
//!
//! A new screen is one line in [`POPUPS`], [`READINGS`] or [`MARKS`], and in `own_screens` for the extension's own
//! pages; what needs steps of its own is a function beside [`states`]. Scripts that are run before a picture may fail to find what they press: the picture shows it.

use super::chromium::{self, Chromium, Target};
use super::server::{Page, Server};
use super::views::{self, Reading};
use std::path::{Path, PathBuf};

const THEMES: [&str; 2] = ["light", "dark"];

/// A picture of the popup: its name, the bundled page that is clicked on, and what is done in the popup first.
const POPUPS: &[(&str, &str, &str)] = &[
    ("sources", "wire-copy", ""),
    ("names", "wire-copy", "press('#tab-names')"),
    ("clutter", "wire-copy", "press('#tab-clutter')"),
    ("page", "wire-copy", "press('#tab-page')"),
    (
        "evidence",
        "wire-copy",
        "press('.strength [aria-expanded=false]')",
    ),
    (
        "source-open",
        "wire-copy",
        "press('#panel-sources [aria-expanded=false]')",
    ),
    (
        "names-open",
        "wire-copy",
        "press('#tab-names'); press('#panel-names [aria-expanded=false]')",
    ),
    (
        "clutter-open",
        "wire-copy",
        "press('#tab-clutter'); press('#panel-clutter [aria-expanded=false]')",
    ),
    ("menu", "wire-copy", "press('#action-save')"),
    ("strong", "wordpress-classic", ""),
    ("weak", "continuous-scroll", ""),
    ("consent", "consent-wall", ""),
    ("paywall", "paywalled-stub", ""),
    ("live", "live-blog", ""),
    ("opinion", "opinion-column", ""),
    ("interview", "interview", ""),
    ("front-page", "front-page", ""),
    ("german", "german", ""),
    ("arabic", "arabic", ""),
    ("chinese", "chinese", ""),
];

/// A picture of the reading view: its name, the bundled page under it, the window, and what is done in it first.
const READINGS: &[(&str, &str, [u32; 2], &str)] = &[
    ("wide", "wire-copy", WIDE, ""),
    ("narrow", "wire-copy", NARROW, ""),
    ("smallest", "wire-copy", SMALLEST, ""),
    (
        "card",
        "wire-copy",
        WIDE,
        "press('.source[role=button], button.source')",
    ),
    (
        "card-narrow",
        "wire-copy",
        NARROW,
        "press('.source[role=button], button.source')",
    ),
    (
        "name",
        "wire-copy",
        WIDE,
        "press('.entity[role=button], button.entity')",
    ),
    (
        "below",
        "wire-copy",
        WIDE,
        "root.querySelector('.view').scrollTo({ top: 900, behavior: 'instant' })",
    ),
    ("keys", "wire-copy", WIDE, "key('?')"),
    (
        "appearance",
        "wire-copy",
        WIDE,
        "press('[popovertarget=appearance]')",
    ),
    (
        "appearance-smallest",
        "wire-copy",
        SMALLEST,
        "press('[popovertarget=appearance]')",
    ),
    (
        "every-layer",
        "wire-copy",
        WIDE,
        "root.querySelectorAll('.layer[aria-checked=false]').forEach((layer) => layer.click())",
    ),
    (
        "end",
        "wordpress-classic",
        WIDE,
        "root.querySelector('.view').scrollTo({ top: 99999, behavior: 'instant' })",
    ),
    (
        "sepia",
        "wire-copy",
        WIDE,
        "root.querySelector('dialog').dataset.theme = 'sepia'",
    ),
    (
        "contrast",
        "wire-copy",
        WIDE,
        "root.querySelector('dialog').dataset.theme = 'contrast'",
    ),
    ("arabic", "arabic", WIDE, ""),
    ("arabic-narrow", "arabic", NARROW, ""),
    ("german", "german", WIDE, ""),
    ("magnified", "wire-copy", MAGNIFIED, ""),
    ("table", "results-table", WIDE, ""),
    (
        "lists",
        "lists-and-tables",
        WIDE,
        "root.querySelector('ol').scrollIntoView()",
    ),
    (
        "lists-smallest",
        "lists-and-tables",
        SMALLEST,
        "root.querySelector('ol').scrollIntoView()",
    ),
    ("live", "live-blog", WIDE, ""),
];

/// A picture of marks on the live page: its name, the bundled page, and how the page's session draws them.
const MARKS: &[(&str, &str, &str)] = &[
    (
        "page-marks",
        "newsroom-react",
        "onRecordMarks.show(['sources', 'attributions', 'names'])",
    ),
    (
        "page-clutter-outlined",
        "newsroom-react",
        "onRecordMarks.showClutter('outline')",
    ),
    (
        "page-clutter-dimmed",
        "newsroom-react",
        "onRecordMarks.showClutter('dim')",
    ),
];

pub(super) const WIDE: [u32; 2] = [1280, 820];
const NARROW: [u32; 2] = [400, 780];
pub(super) const SMALLEST: [u32; 2] = [320, 640];
/// A window of 1280 by 820 whose text is magnified to twice its size.
pub(super) const MAGNIFIED: [u32; 2] = [640, 410];

/// What scripts may call.
const HANDS: &str = "const press = (selector) => root.querySelector(selector)?.click();
const key = (key) => (root.querySelector('.view') ?? root.body ?? root).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));";

/// Where pictures are taken, and how many there are by now.
pub struct Studio {
    pub(super) chromium: Chromium,
    server: Server,
    folder: PathBuf,
    taken: Vec<String>,
}

/// Takes all of them; those whose name holds `wanted`, if it is not empty.
pub fn take(wanted: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    if wanted.is_empty() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let mut studio = Studio {
        // A popup is only as high as the screen has room for.
        chromium: Chromium::start(
            &[
                chromium::HEADLESS,
                &["--screen-info={3200x2400 devicePixelRatio=2}"],
            ]
            .concat(),
        ),
        server: Server::start(),
        folder,
        taken: vec![],
    };
    for (name, page, script) in POPUPS {
        let name = format!("popup-{name}");
        if name.contains(wanted) {
            let tab = studio.open_page(page);
            studio.popup(&tab, &name, script);
            studio.chromium.close(&tab);
        }
    }
    states(&mut studio, wanted);
    for (name, page, size, script) in READINGS {
        let name = format!("reading-{name}");
        if name.contains(wanted) {
            studio.reading(&name, page, *size, script);
        }
    }
    for (name, page, script) in MARKS.iter().filter(|(name, ..)| name.contains(wanted)) {
        let tab = studio.open_page(page);
        studio.chromium.resize(&tab, WIDE);
        let popup = views::click(&mut studio.chromium, &tab);
        studio.chromium.close(&popup);
        studio.chromium.eval_content(&tab, script);
        studio.shoot(&tab, name);
        studio.chromium.close(&tab);
    }
    super::own_screens::take(&mut studio, wanted);
    if "readme".contains(wanted) {
        let pieces = studio.folder.join("readme");
        // Asked for by name, they are the README's new ones.
        let place = if wanted.is_empty() {
            pieces.clone()
        } else {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
        };
        super::pictures::take(&mut studio.chromium, &studio.server, &pieces, &place);
    }
    let sheet = studio.sheet();
    studio.chromium.quit();
    println!(
        "{} pictures; all on {}",
        studio.taken.len(),
        sheet.display()
    );
}

/// The states of the popup that no bundled page shows by itself.
fn states(studio: &mut Studio, wanted: &str) {
    let named = |name: &str| name.contains(wanted);
    let short = "<!doctype html><title>Brief</title><article><h1>Ferry back in service</h1><p>The ferry to Sandholm runs again, the harbour office said on Friday. It had been out of service since a collision in March.</p></article>";
    let deep = "<!doctype html><body><script>let at = document.body; for (let i = 0; i < 600; i += 1) at = at.appendChild(document.createElement('div')); at.textContent = 'Deep.'</script><p>Text.</p>";
    let plain = [
        ("popup-restricted", "chrome://version/".to_owned()),
        (
            "popup-short",
            studio.server.serve("/short", Page::html(short)),
        ),
        (
            "popup-refused",
            studio.server.serve("/deep", Page::html(deep)),
        ),
        (
            "popup-pdf",
            studio.server.serve("/paper.pdf", super::server::pdf()),
        ),
        (
            "popup-empty",
            studio
                .server
                .serve("/empty", Page::html("<!doctype html><title>Empty</title>")),
        ),
    ];
    for (name, address) in plain.iter().filter(|(name, _)| named(name)) {
        let tab = studio.chromium.open(address);
        studio.popup(&tab, name, "");
        studio.chromium.close(&tab);
    }
    // What the page's session answers is put in its mouth where the real thing cannot be held still.
    let answers = [
        ("popup-waiting", "new Promise(() => {})"),
        (
            "popup-loading",
            "Promise.resolve({ state: 'loading' }).then((reply) => request.kind === 'last' ? reply : new Promise(() => {}))",
        ),
        (
            "popup-failed",
            "Promise.resolve({ state: 'failed', failure: 'RuntimeError: unreachable' })",
        ),
    ];
    for (name, answer) in answers.iter().filter(|(name, _)| named(name)) {
        let tab = studio.open_page("wire-copy");
        let popup = views::click(&mut studio.chromium, &tab);
        studio.chromium.close(&popup);
        let mute = format!("onRecordPage.answer = (request) => {answer}");
        studio.chromium.eval_content(&tab, &format!("{mute}; true"));
        let popup = views::click_at_once(&mut studio.chromium, &tab);
        studio.chromium.wait(
            &popup,
            "document.querySelector('main')?.childElementCount > 0",
        );
        // Time enough for a progress notice that comes late on purpose.
        std::thread::sleep(std::time::Duration::from_millis(700));
        studio.shoot(&popup, name);
        studio.chromium.close(&popup);
        studio.chromium.close(&tab);
    }
    if named("popup-changed") {
        let tab = studio.open_page("wire-copy");
        let popup = views::click(&mut studio.chromium, &tab);
        studio.chromium.close(&popup);
        studio.chromium.eval(&tab, "{ const first = [...document.querySelectorAll('p')].find((p) => p.textContent.length > 120); for (let i = 0; i < 3; i += 1) first.after(first.cloneNode(true)); true }");
        studio.popup(&tab, "popup-changed", "");
        studio.chromium.close(&tab);
    }
}

impl Studio {
    /// Opens a bundled page.
    pub(super) fn open_page(&mut self, name: &str) -> Target {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}/page.html"));
        let body =
            std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let address = self.server.serve(&format!("/{name}"), Page::html(body));
        self.chromium.open(&address)
    }

    /// Clicks the toolbar button over `tab`, runs `script` in the popup, and takes it.
    fn popup(&mut self, tab: &Target, name: &str, script: &str) {
        let popup = views::click(&mut self.chromium, tab);
        self.chromium.eval(
            &popup,
            &format!("{{ const root = document; {HANDS} {script}; }}"),
        );
        self.shoot(&popup, name);
        self.chromium.close(&popup);
    }

    fn reading(&mut self, name: &str, page: &str, size: [u32; 2], script: &str) {
        let tab = self.open_page(page);
        self.chromium.resize(&tab, size);
        let popup = views::click(&mut self.chromium, &tab);
        let reading = Reading::open(&mut self.chromium, &tab, &popup);
        let body = format!("(() => {{ {HANDS} {script}; }})()");
        reading.eval(&mut self.chromium, &tab, &body);
        self.shoot(&tab, name);
        self.chromium.close(&tab);
    }

    /// Takes `target` in every theme.
    pub(super) fn shoot(&mut self, target: &Target, name: &str) {
        for theme in THEMES {
            self.chromium.emulate(target, theme);
            // Transitions of colour are over by then.
            std::thread::sleep(std::time::Duration::from_millis(250));
            let file = self.folder.join(format!("{name}-{theme}.png"));
            self.chromium.picture(target, &file);
        }
        self.taken.push(name.to_owned());
    }

    /// One page with all pictures, to be looked at.
    fn sheet(&self) -> PathBuf {
        let figure = |name: &String| {
            let pictures: String = THEMES
                .iter()
                .map(|theme| {
                    format!("<img loading=lazy src=\"{name}-{theme}.png\" alt=\"{name}, {theme}\">")
                })
                .collect();
            format!("<figure><figcaption>{name}</figcaption>{pictures}</figure>\n")
        };
        let figures: String = self.taken.iter().map(figure).collect();
        let style = "body { font: 14px sans-serif; margin: 16px; background: #999 } figure { margin: 0 16px 24px 0; display: inline-block; vertical-align: top } img { margin: 4px 8px 0 0; max-width: 640px; vertical-align: top }";
        let file = self.folder.join("index.html");
        let sheet = format!(
            "<!doctype html><meta charset=utf-8><title>On Record: screens</title><style>{style}</style>\n{figures}"
        );
        std::fs::write(&file, sheet).expect("the sheet is written");
        file
    }
}
