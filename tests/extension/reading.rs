//! The reading view: over the page without changing it, or in a tab of its own.

#[path = "drawn.rs"]
mod drawn;

use crate::browser::chromium::{Chromium, Target, text};
use crate::browser::server::Page;
use crate::browser::views::{self, Reading};
use crate::{fixtures, setting, story, story_page};
use serde_json::{Value, json};

#[test]
fn closing_leaves_the_page_as_it_was() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    // A page with styles that would break a guest, and a field that has the focus.
    let page = story().replacen(
        "</head>",
        "<style>* { display: block !important; color: red !important; position: static !important } html { scroll-behavior: smooth } dialog { display: none !important }</style></head>",
        1,
    ).replacen("</body>", "<p style=\"margin-top: 3000px\"><input id=\"field\"></p></body>", 1);
    let tab = chromium.open(&server.serve("/story", Page::html(page)));
    chromium.eval(
        &tab,
        "document.querySelector('#field').focus({preventScroll: true})",
    );
    chromium.eval(&tab, "scrollTo({top: 777, behavior: 'instant'})");
    let state = "JSON.stringify([document.documentElement.outerHTML, scrollX, scrollY, document.activeElement.id, document.adoptedStyleSheets.length])";
    let before = chromium.eval(&tab, state);
    for again in 0..2 {
        let popup = views::click(&mut chromium, &tab);
        let reading = Reading::open(&mut chromium, &tab, &popup);
        assert_ne!(chromium.eval(&tab, state), before, "the host is there");
        let box_of = "(({x, y, width, height}) => [x, y, width, height])(root.querySelector('dialog').getBoundingClientRect())";
        let window = chromium.eval(&tab, "[0, 0, innerWidth, innerHeight]");
        assert_eq!(
            reading.eval(&mut chromium, &tab, box_of),
            window,
            "it covers the page"
        );
        let colour = "getComputedStyle(root.querySelector('h1')).color";
        assert_ne!(
            reading.eval(&mut chromium, &tab, colour),
            "rgb(255, 0, 0)",
            "the page's styles stay outside"
        );
        // On paper there is the view alone.
        let media = |name: &str| json!({"media": name});
        chromium
            .cdp
            .call(&tab.session, "Emulation.setEmulatedMedia", media("print"))
            .expect("print");
        assert_eq!(
            chromium.eval(&tab, "getComputedStyle(document.body).display"),
            "none"
        );
        let position = "getComputedStyle(root.querySelector('dialog')).position";
        assert_eq!(reading.eval(&mut chromium, &tab, position), "absolute");
        chromium
            .cdp
            .call(&tab.session, "Emulation.setEmulatedMedia", media(""))
            .expect("screen");
        if again == 0 {
            reading.escape(&mut chromium, &tab);
        } else {
            reading.eval(
                &mut chromium,
                &tab,
                "root.querySelector('.bar-close').click()",
            );
        }
        chromium.wait(&tab, "document.activeElement?.id === 'field'");
        assert_eq!(chromium.eval(&tab, state), before);
    }
    chromium.close(&tab);
}

#[test]
fn closing_leaves_every_page_as_it_was() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    // Everything that the article says is in the view, block by block.
    let texts = "[...root.querySelectorAll('[data-block]')].map((block) => block.textContent.replace(/\\s/g, ''))";
    let told = "JSON.parse(onRecordPage.report()).reader.blocks.map((block) => block.runs.map((run) => run.text).join('').replace(/\\s/g, ''))";
    let state = "JSON.stringify([document.documentElement.outerHTML, scrollX, scrollY, document.activeElement === document.querySelector('a[href]'), document.adoptedStyleSheets.length, String(getSelection())])";
    let mut opened = 0;
    for (name, html) in fixtures() {
        let tab = chromium.open(&server.serve(&format!("/{name}"), Page::html(html)));
        chromium.eval(&tab, "document.querySelector('a[href]')?.focus({preventScroll: true}), getSelection().selectAllChildren(document.querySelector('h1') ?? document.body), scrollTo({top: 120, behavior: 'instant'})");
        let before = chromium.eval(&tab, state);
        let popup = views::click(&mut chromium, &tab);
        if views::state(&mut chromium, &popup) == "ready" {
            let reading = Reading::open(&mut chromium, &tab, &popup);
            let told = chromium.eval_content(&tab, told);
            let drawn = reading.eval(&mut chromium, &tab, texts);
            let sorted = |value: &Value| {
                let mut texts: Vec<String> =
                    value.as_array().into_iter().flatten().map(text).collect();
                texts.sort();
                texts
            };
            assert_eq!(sorted(&drawn), sorted(&told), "{name}");
            // Selecting and moving about in the view is nobody's business outside.
            reading.eval(&mut chromium, &tab, "getSelection().selectAllChildren(root.querySelector('article')), root.querySelector('.view').scrollTo({top: 500, behavior: 'instant'})");
            reading.escape(&mut chromium, &tab);
            opened += 1;
        } else {
            chromium.close(&popup);
        }
        assert_eq!(chromium.eval(&tab, state), before, "{name}");
        chromium.close(&tab);
    }
    assert!(opened > 10, "{opened} pages were read");
}

#[test]
fn a_page_that_forbids_and_overrides_everything_is_read_all_the_same() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let hostile = "<script>for (const name of ['attachShadow', 'append', 'setAttribute', 'addEventListener', 'getBoundingClientRect', 'scrollIntoView']) Element.prototype[name] = () => { throw new Error(name) }; HTMLDialogElement.prototype.showModal = () => {}; Object.defineProperty(Document.prototype, 'adoptedStyleSheets', {get: () => [], set() {}}); document.createElement = () => null</script><img name=adoptedStyleSheets></body>";
    let page = Page::html(story().replacen("</body>", hostile, 1)).header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; require-trusted-types-for 'script'",
    );
    let tab = chromium.open(&server.serve("/hostile", page));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let styled = "(() => { const {position} = getComputedStyle(root.querySelector('dialog')); return [position, getComputedStyle(root.querySelector('.source[data-kind=unnamed_person]')).textDecorationStyle] })()";
    assert_eq!(
        reading.eval(&mut chromium, &tab, styled),
        json!(["fixed", "dashed"])
    );
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

#[test]
fn sources_and_names_open_their_cards() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let mut ask = |body: &str| reading.eval(&mut chromium, &tab, body);
    assert_eq!(
        ask(
            "root.querySelector('.source').click(), root.querySelectorAll('.card .passage').length > 0"
        ),
        json!(true)
    );
    let card = text(&ask("root.querySelector('.card').innerText"));
    assert!(!card.contains('{') && !card.contains('_'), "{card}");
    assert_eq!(
        ask("root.activeElement.localName"),
        "h2",
        "the card is read"
    );
    // A passage in the card leads to its words.
    assert_eq!(
        ask(
            "root.querySelector('.card .passage').click(), root.querySelectorAll('article .here').length > 0"
        ),
        json!(true)
    );
    // A name's card steps through its mentions.
    let entity = "[...root.querySelectorAll('.entity[role=button]')].find((name) => root.querySelectorAll(`[data-entity=${name.dataset.entity}]`).length > 2)";
    assert_eq!(
        ask(&format!(
            "{entity}.click(), root.querySelectorAll('.card').length"
        )),
        json!(1)
    );
    let place = text(&ask("root.querySelector('.card-place').textContent"));
    let next = "root.querySelectorAll('.card-steps button')[1].click(), root.querySelector('.card-place').textContent";
    assert_ne!(ask(next), json!(place));
    assert_eq!(
        ask("root.querySelector('article .here').classList.contains('entity')"),
        json!(true)
    );
    assert_eq!(
        ask("root.querySelector('.card-close').click(), root.querySelectorAll('.card').length"),
        json!(0)
    );
    assert_eq!(
        ask("root.activeElement.classList.contains('entity')"),
        json!(true),
        "back to where it was opened"
    );
    // By keyboard, and from the margin, too.
    let enter = "root.querySelector('.source[role=button]').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})), root.querySelectorAll('.card').length";
    assert_eq!(ask(enter), json!(1));
    let note = "(() => { const note = root.querySelector('.note'); note.click(); return root.querySelector('.card h2').textContent === note.querySelector('span').textContent })()";
    assert_eq!(ask(note), json!(true));
    // Everything that can be pressed has a name.
    assert_eq!(
        ask(
            "[...root.querySelectorAll('button, [role=button]')].every((button) => (button.ariaLabel || button.textContent).trim() !== '')"
        ),
        json!(true)
    );
    // Kinds differ without colour.
    let lines = ask(
        "[...root.querySelectorAll('.legend-kinds .source')].map((kind) => { const {textDecorationStyle, textDecorationLine, borderTopStyle, textDecorationColor} = getComputedStyle(kind); return [textDecorationLine, textDecorationStyle, borderTopStyle, kind.dataset.kind === 'unknown' && textDecorationColor].join() })",
    );
    let lines: Vec<String> = lines.as_array().into_iter().flatten().map(text).collect();
    let different: std::collections::BTreeSet<_> = lines.iter().collect();
    assert!(
        lines.len() > 4 && different.len() == lines.len(),
        "{lines:?}"
    );
    ask("root.querySelector('.card-close').click()");
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

/// Types a key into the page that is shown.
fn key(chromium: &mut Chromium, tab: &Target, key: &str) {
    let mut params = json!({"type": "rawKeyDown", "key": key});
    if key.len() == 1 {
        params["type"] = json!("keyDown");
        params["text"] = json!(key);
    } else {
        params["windowsVirtualKeyCode"] = json!(27);
        params["code"] = json!(key);
    }
    for kind in [params["type"].clone(), json!("keyUp")] {
        params["type"] = kind;
        chromium
            .cdp
            .call(&tab.session, "Input.dispatchKeyEvent", params.clone())
            .expect("a key is pressed");
    }
}

#[test]
fn everything_has_a_key() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let here = "[...new Set([...root.querySelectorAll('article .here')].map((part) => part.dataset.attribution))].join()";
    let order = text(&reading.eval(&mut chromium, &tab, "[...new Set([...root.querySelectorAll('article [data-attribution]')].map((part) => part.dataset.attribution))].join()"));
    let order: Vec<&str> = order.split(',').collect();
    for (press, want) in [
        ("j", order[0]),
        ("j", order[1]),
        ("k", order[0]),
        ("k", order[order.len() - 1]),
    ] {
        key(&mut chromium, &tab, press);
        assert_eq!(reading.eval(&mut chromium, &tab, here), json!(want));
    }
    let told = text(&reading.eval(
        &mut chromium,
        &tab,
        "root.querySelector('[role=status]').textContent",
    ));
    assert!(told.starts_with(&order.len().to_string()), "{told}");
    let layers = "[...root.querySelectorAll('.layer')].map((layer) => layer.ariaChecked).join()";
    let words = "root.querySelector('article').textContent";
    let before = reading.eval(&mut chromium, &tab, words);
    let at_first = text(&reading.eval(&mut chromium, &tab, layers));
    for press in ["1", "2", "3", "4"] {
        key(&mut chromium, &tab, press);
    }
    let turned = at_first
        .replace("true", "off")
        .replace("false", "true")
        .replace("off", "false");
    assert_eq!(reading.eval(&mut chromium, &tab, layers), json!(turned));
    let off = "getComputedStyle(root.querySelector('article .source')).textDecorationLine + getComputedStyle(root.querySelector('.entity')).textDecorationLine + getComputedStyle(root.querySelector('mark:not(.here)')).backgroundColor";
    assert_eq!(
        reading.eval(&mut chromium, &tab, off),
        json!("nonenonergba(0, 0, 0, 0)")
    );
    assert_eq!(reading.eval(&mut chromium, &tab, words), before);
    for press in ["1", "2", "3", "4"] {
        key(&mut chromium, &tab, press);
    }
    let size = "parseFloat(getComputedStyle(root.querySelector('article')).fontSize)";
    for (press, want) in [("+", 22), ("-", 20), ("-", 18), ("0", 20)] {
        key(&mut chromium, &tab, press);
        assert_eq!(
            reading.eval(&mut chromium, &tab, &format!("Math.round({size})")),
            json!(want)
        );
    }
    let help = "root.querySelector('#keys').matches(':popover-open')";
    key(&mut chromium, &tab, "?");
    assert_eq!(reading.eval(&mut chromium, &tab, help), json!(true));
    key(&mut chromium, &tab, "Escape");
    assert_eq!(reading.eval(&mut chromium, &tab, help), json!(false));
    // Esc closes the card before it closes the view.
    reading.eval(&mut chromium, &tab, "root.querySelector('.source').click()");
    key(&mut chromium, &tab, "Escape");
    assert_eq!(
        reading.eval(&mut chromium, &tab, "root.querySelectorAll('.card').length"),
        json!(0)
    );
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

#[test]
fn a_page_that_removes_it_gets_a_tab_beside_it() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let guard = "<script>new MutationObserver((records) => { for (const record of records) for (const node of record.addedNodes) node.remove() }).observe(document.documentElement, {childList: true})</script></body>";
    let tab = chromium.open(&server.serve(
        "/jealous",
        Page::html(story().replacen("</body>", guard, 1)),
    ));
    let before = chromium.eval(&tab, "document.documentElement.outerHTML");
    let popup = views::click(&mut chromium, &tab);
    views::press(&mut chromium, &popup, "#action-read");
    let address = chromium.own("reader/reader.html");
    let id = chromium
        .find_target(|info| info["type"] == "page" && text(&info["url"]).starts_with(&address));
    let reader = chromium.attach(&id);
    chromium.wait(
        &reader,
        "document.querySelectorAll('article .source').length > 0",
    );
    assert_eq!(
        chromium.eval(&tab, "document.documentElement.outerHTML"),
        before
    );
    chromium.close(&reader);
    chromium.close(&tab);
}

#[test]
fn the_look_is_remembered() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let own = chromium.own("options/options.html");
    let options = chromium.open(&own);
    chromium.eval(
        &options,
        "chrome.storage.local.set({look: {theme: 'dark', layers: {names: false}}})",
    );
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(
        chromium.eval(&popup, "document.documentElement.dataset.theme"),
        "dark"
    );
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let look = "(() => { const view = root.querySelector('.view'); return [root.querySelector('dialog').dataset.theme, view.classList.contains('no-names'), view.classList.contains('no-sources'), view.dataset.font, view.dataset.width] })()";
    assert_eq!(
        reading.eval(&mut chromium, &tab, look),
        json!(["dark", true, false, "serif", "medium"])
    );
    // What is chosen in the view shows at once, and the next time.
    let choose = "['sepia', 'clear', 'wide', 'loose'].forEach((value) => root.querySelector(`input[value=${value}]`).click())";
    reading.eval(&mut chromium, &tab, choose);
    let chosen = json!(["sepia", true, false, "clear", "wide"]);
    assert_eq!(reading.eval(&mut chromium, &tab, look), chosen);
    chromium.wait(&options, "chrome.storage.local.get('look').then(({look}) => look.theme === 'sepia' && look.spacing === 'loose')");
    reading.escape(&mut chromium, &tab);
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    assert_eq!(reading.eval(&mut chromium, &tab, look), chosen);
    reading.escape(&mut chromium, &tab);
    chromium.eval(&options, "chrome.storage.local.clear()");
    chromium.close(&tab);
    chromium.close(&options);
}
