//! The reading view: over the page without changing it, or in a tab of its own.

use crate::browser::chromium::text;
use crate::browser::server::Page;
use crate::browser::views::{self, Reading};
use crate::{setting, story, story_page};
use serde_json::json;

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
    // A passage in the card leads to its words.
    assert_eq!(
        ask(
            "root.querySelector('.card .passage').click(), root.querySelectorAll('article .here').length > 0"
        ),
        json!(true)
    );
    assert_eq!(
        ask(
            "root.querySelector('.entity[role=button]').click(), root.querySelectorAll('.card').length"
        ),
        json!(1)
    );
    assert_eq!(
        ask("root.querySelector('.card-close').click(), root.querySelectorAll('.card').length"),
        json!(0)
    );
    // By keyboard, too.
    let enter = "root.querySelector('.source[role=button]').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})), root.querySelectorAll('.card').length";
    assert_eq!(ask(enter), json!(1));
    // A layer that is switched off leaves the words.
    let words = ask("root.querySelector('article').textContent");
    let off = "root.querySelectorAll('.layer').forEach((button) => button.click()), getComputedStyle(root.querySelector('.source')).textDecorationLine + getComputedStyle(root.querySelector('.entity')).textDecorationLine";
    assert_eq!(ask(off), json!("nonenone"));
    assert_eq!(ask("root.querySelector('article').textContent"), words);
    // Everything that can be pressed has a name, and kinds differ without colour.
    assert_eq!(
        ask(
            "[...root.querySelectorAll('button, [role=button]')].every((button) => (button.ariaLabel || button.textContent).trim() !== '')"
        ),
        json!(true)
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
    chromium.wait(
        &options,
        "document.querySelector('legend').textContent !== ''",
    );
    for selector in ["[value=dark]", "[name=names]"] {
        views::press(&mut chromium, &options, selector);
    }
    chromium.wait(
        &options,
        "document.querySelector('#status').textContent !== ''",
    );
    chromium.wait(&options, "chrome.storage.local.get('look').then(({look}) => look.theme === 'dark' && look.layers.names === false)");
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    assert_eq!(
        chromium.eval(&popup, "document.documentElement.dataset.theme"),
        "dark"
    );
    let reading = Reading::open(&mut chromium, &tab, &popup);
    assert_eq!(
        reading.eval(
            &mut chromium,
            &tab,
            "root.querySelector('dialog').dataset.theme + root.querySelector('.view').className"
        ),
        "darkview no-names"
    );
    reading.escape(&mut chromium, &tab);
    chromium.eval(&options, "chrome.storage.local.clear()");
    chromium.close(&tab);
    chromium.close(&options);
}
