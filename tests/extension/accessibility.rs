//! For everyone: axe finds nothing wrong, every control is reached by the keyboard and shows it, nothing needs sideways
//! scrolling, and what a screen reader is told stands in `tests/accessibility/*.txt` (`UPDATE_EXPECT=1` writes it).

use crate::browser::chromium::{Chromium, Target, text};
use crate::browser::server::{Page, Server};
use crate::browser::steps;
use crate::browser::views::{self, Reading};
use crate::setting;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The ways in which colours are chosen.
const COLOURS: [(&str, &str, &str); 3] = [
    ("light", "light", "none"),
    ("dark", "dark", "none"),
    ("forced colours", "dark", "active"),
];

/// Everything that can be opened is open.
const OPEN_ALL: &str = "root.querySelectorAll('[aria-expanded=false]:not([aria-haspopup])').forEach((button) => button.click())";

fn article(server: &Server) -> String {
    let page = std::fs::read("tests/accessibility/page.html").expect("a page");
    server.serve("/article", Page::html(page))
}

/// Opens the reading view with its root open to the page: axe sees nothing behind a closed one.
fn open_reading(chromium: &mut Chromium, tab: &Target) -> Reading {
    let popup = views::click(chromium, tab);
    let open = "{ const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }) }; true }";
    chromium.eval_content(tab, open);
    Reading::open(chromium, tab, &popup)
}

/// Asks axe about a part of a page in every way of choosing colours.
pub fn ask_axe(chromium: &mut Chromium, target: &Target, part: &str, what: &str) {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{} is missing: ./build.sh test installs it", file.display()));
    // Chromium paints text in forced colours but tells axe the fill colour that was forced away.
    let honest = "const { getPropertyValue } = CSSStyleDeclaration.prototype;
        CSSStyleDeclaration.prototype.getPropertyValue = function (name) { return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name) };";
    let install = format!("if (!globalThis.axe) {{ {axe}; {honest} }} true");
    chromium.eval(target, &install);
    for (name, theme, forced) in COLOURS {
        chromium.emulate_media(
            target,
            &[("prefers-color-scheme", theme), ("forced-colors", forced)],
        );
        chromium.frames(target);
        // Colours that fade are measured when they have arrived.
        let ask = format!(
            "Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))).then(() => axe.run({part}, {{ resultTypes: ['violations'] }}))
            .then(({{ passes, violations }}) => [passes.length, violations.flatMap(({{ id, nodes }}) => nodes.map((node) => id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary))])"
        );
        let found = chromium.eval(target, &ask);
        assert_eq!(found[1], json!([]), "{what} in {name}: {found:#}");
        let passes = found[0].as_u64().unwrap_or(0);
        assert!(
            passes > 5,
            "{what} in {name}: axe looked at nothing ({passes})"
        );
    }
    chromium.emulate_media(target, &[]);
}

#[test]
fn axe_finds_nothing_in_the_popup() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(views::state(&mut chromium, &popup), "ready");
    ask_axe(&mut chromium, &popup, "document", "the popup");
    for panel in ["sources", "names", "clutter", "page"] {
        views::press(&mut chromium, &popup, &format!("#tab-{panel}"));
        chromium.eval(&popup, &format!("{{ const root = document; {OPEN_ALL} }}"));
        ask_axe(&mut chromium, &popup, "document", panel);
    }
    chromium.close(&popup);
    chromium.close(&tab);
    // Where there is no result.
    let tab = chromium.open("chrome://version/");
    let popup = views::click(&mut chromium, &tab);
    ask_axe(
        &mut chromium,
        &popup,
        "document",
        "a state without a result",
    );
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn axe_finds_nothing_in_the_reading_view() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    let reading = open_reading(&mut chromium, &tab);
    let host = "[...document.documentElement.children].at(-1)";
    for (what, script) in [
        ("the reading view", ""),
        (
            "every layer",
            "root.querySelectorAll('.layer[aria-checked=false]').forEach((layer) => layer.click())",
        ),
        (
            "a source's card",
            "root.querySelector('.source[role=button]').click()",
        ),
        (
            "the appearance",
            "root.querySelector('#appearance').showPopover()",
        ),
        ("the keys", "root.querySelector('#keys').showPopover()"),
        (
            "sepia",
            "root.querySelector('#keys').hidePopover(), root.querySelector('.card-close').click(), root.querySelector('dialog').dataset.theme = 'sepia'",
        ),
        (
            "high contrast",
            "root.querySelector('dialog').dataset.theme = 'contrast'",
        ),
    ] {
        reading.eval(&mut chromium, &tab, &format!("(() => {{ {script} }})()"));
        ask_axe(&mut chromium, &tab, host, what);
    }
    chromium.close(&tab);
    // Behind an open root axe takes the page's landmarks and the view's for those of one document.
    let page = std::fs::read_to_string("tests/pages/lists-and-tables/page.html").expect("a page");
    let page = page.replace("main>", "div>").replace("header", "div");
    let tab = chromium.open(&server.serve("/lists-and-tables", Page::html(page)));
    open_reading(&mut chromium, &tab);
    ask_axe(&mut chromium, &tab, host, "lists and tables");
    chromium.close(&tab);
}

#[test]
fn axe_finds_nothing_in_the_extension_s_own_pages() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    steps::keep(&mut chromium, &tab);
    chromium.close(&tab);
    for file in OWN_PAGES {
        let address = chromium.own(file);
        let page = chromium.open(&address);
        chromium.wait(&page, "document.body.dataset.state === 'ready'");
        ask_axe(&mut chromium, &page, "document", file);
        // On the narrowest screen, and with the text at twice its size on one of twice the width.
        chromium.resize(&page, [320, 640]);
        let wide = chromium.eval(&page, "document.documentElement.scrollWidth");
        assert_eq!(wide, 320, "{file} needs sideways scrolling");
        assert_walk(&walk(&mut chromium, &page, "document"), file);
        chromium.eval(&page, "clearShelf().then(() => true)");
        chromium.close(&page);
    }
}

const OWN_PAGES: [&str; 2] = ["library/library.html", "options/options.html"];

/// A tour with the tab key: what has the focus at each stop, what never has it, and stops that do not show it.
pub fn walk(chromium: &mut Chromium, target: &Target, root: &str) -> [Vec<String>; 3] {
    let controls = "button, a[href], input, select, textarea, summary, [tabindex]";
    let begin = format!(
        "globalThis.tour = {{ seen: new Set(), dim: [], stops: [], first: null, at: null, root: () => {root}, name: (element) => element.id || element.outerHTML.slice(0, 90) }}; tour.root().activeElement?.blur(); true"
    );
    chromium.eval(target, &begin);
    // Where the keyboard is, and whether it can be seen there: a line around the control, on the screen.
    // At the end of the page the focus passes through the browser, which takes a while: a key pressed meanwhile would
    // step over a stop unseen, so every step is waited for. Where none comes, the focus is with the browser, and the next
    // key brings it back.
    let stop = "(async () => {
        const deadline = performance.now() + 1000;
        const at = () => { const element = tour.root().activeElement; return element === document.body ? null : element };
        while ((!at() || at() === tour.at) && performance.now() < deadline) await new Promise((done) => setTimeout(done, 5));
        const element = at();
        if (!element || element === tour.at) return false;
        tour.at = element;
        tour.first ??= element;
        // Only back at the first stop is the tour at its end.
        if (tour.seen.has(element)) return element === tour.first;
        tour.seen.add(element);
        tour.stops.push(tour.name(element));
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        const line = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
        const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        if (!line || !shown) tour.dim.push(tour.name(element) + ' ' + style.outline + ' ' + JSON.stringify(box));
        return false;
    })()";
    for _ in 0..400 {
        chromium.key(target, "Tab", 9);
        if chromium.eval(target, stop) == json!(true) {
            break;
        }
    }
    // Of tabs and of radio buttons of one name, one has the stop and the arrows lead to the others.
    let rest = format!(
        "[...tour.root().querySelectorAll('{controls}')].filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({{ visibilityProperty: true }}) && !element.closest('[inert]')
            && !tour.seen.has(element) && !(element.type === 'radio' && [...tour.seen].some((other) => other.name === element.name))).map(tour.name)"
    );
    let lists = [
        chromium.eval(target, "tour.stops"),
        chromium.eval(target, &rest),
        chromium.eval(target, "tour.dim"),
    ];
    lists.map(|list| list.as_array().into_iter().flatten().map(text).collect())
}

/// Nothing is out of the tour's reach, and its stops are seen.
pub fn assert_walk([stops, missed, dim]: &[Vec<String>; 3], what: &str) {
    assert!(
        stops.len() > 2,
        "{what}: the tab key leads nowhere: {stops:#?}"
    );
    assert!(
        missed.is_empty(),
        "{what}: out of the keyboard's reach: {missed:#?}"
    );
    assert!(dim.is_empty(), "{what}: the focus cannot be seen: {dim:#?}");
}

#[test]
fn the_keyboard_reaches_everything_in_the_popup() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    let popup = views::click(&mut chromium, &tab);
    assert_walk(&walk(&mut chromium, &popup, "document"), "the popup");
    views::press(&mut chromium, &popup, "#tab-names");
    assert_walk(&walk(&mut chromium, &popup, "document"), "names");
    views::press(&mut chromium, &popup, "#tab-clutter");
    assert_walk(&walk(&mut chromium, &popup, "document"), "clutter");
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn the_keyboard_reaches_everything_in_the_reading_view() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let root = "[...document.documentElement.children].at(-1).shadowRoot";
    for width in [1280, 320] {
        let tab = chromium.open(&article(&server));
        chromium.resize(&tab, [width, 700]);
        let reading = open_reading(&mut chromium, &tab);
        assert_walk(&walk(&mut chromium, &tab, root), "the reading view");
        let sideways =
            "root.querySelector('.view').scrollWidth - root.querySelector('.view').clientWidth";
        assert_eq!(
            reading.eval(&mut chromium, &tab, sideways),
            0,
            "at {width} it needs sideways scrolling"
        );
        reading.escape(&mut chromium, &tab);
        chromium.close(&tab);
    }
}

/// What a screen reader is told, a line an element: its role, its name, and its state.
fn tree(chromium: &mut Chromium, target: &Target) -> String {
    let tree = chromium
        .cdp
        .call(&target.session, "Accessibility.getFullAXTree", json!({}));
    let nodes = tree.expect("a tree")["nodes"].clone();
    let nodes: BTreeMap<String, &Value> = nodes
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| (text(&node["nodeId"]), node))
        .collect();
    let root = nodes.values().find(|node| node.get("parentId").is_none());
    let mut lines = String::new();
    if let Some(root) = root {
        tell(root, &nodes, 0, "", &mut lines);
    }
    lines
}

/// Writes `node` and what is in it; `said` is the name of the nearest element around it, which need not be repeated.
fn tell(
    node: &Value,
    nodes: &BTreeMap<String, &Value>,
    depth: usize,
    said: &str,
    lines: &mut String,
) {
    let role = text(&node["role"]["value"]);
    let name = text(&node["name"]["value"]);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let silent = node["ignored"] == true
        || ["none", "generic", "InlineTextBox", "LineBreak"].contains(&role.as_str())
        || role == "StaticText" && (name.is_empty() || said.contains(&name));
    let (mut depth, mut said) = (depth, said.to_owned());
    if !silent {
        let states: String = node["properties"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|property| {
                let value = &property["value"]["value"];
                let name = property["name"].as_str()?;
                let told = [
                    "level", "expanded", "pressed", "selected", "checked", "disabled", "modal",
                    "live",
                ];
                (told.contains(&name) && *value != json!("off"))
                    .then(|| format!(" [{name} {}]", value.to_string().trim_matches('"')))
            })
            .collect();
        let role = if role == "StaticText" { "text" } else { &role };
        *lines += &format!(
            "{}{role}{}{name}{states}\n",
            "  ".repeat(depth),
            if name.is_empty() { "" } else { ": " }
        );
        depth += 1;
        said = name;
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.get(&text(child)) {
            tell(child, nodes, depth, &said, lines);
        }
    }
}

fn assert_expected(name: &str, found: &str) {
    let file = format!("tests/accessibility/{name}.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, found).expect("the expectation is written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == expected,
        "{file} differs; read the new tree, and if it reads well run again with UPDATE_EXPECT=1:\n{found}"
    );
}

#[test]
fn a_screen_reader_is_told_what_the_popup_shows() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    let popup = views::click(&mut chromium, &tab);
    let mut found = tree(&mut chromium, &popup);
    for panel in ["names", "clutter"] {
        views::press(&mut chromium, &popup, &format!("#tab-{panel}"));
        let whole = tree(&mut chromium, &popup);
        // The frame around the panel is as it was.
        found += &whole
            .lines()
            .skip_while(|line| !line.trim_start().starts_with("tabpanel"))
            .map(|line| format!("{line}\n"))
            .collect::<String>();
    }
    assert_expected("popup", &found);
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn a_screen_reader_is_told_what_the_reading_view_shows() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&article(&server));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let whole = tree(&mut chromium, &tab);
    // The card of a source takes the legend's place beside the article.
    let source = "root.querySelector('.source[role=button], button.source').click()";
    reading.eval(&mut chromium, &tab, source);
    let beside = tree(&mut chromium, &tab);
    let beside = beside.find("    complementary:").map(|at| &beside[at..]);
    let card = beside.expect("a margin");
    assert_expected(
        "reading",
        &format!("{whole}\nWith a source chosen:\n{card}"),
    );
    chromium.close(&tab);
}
