//! What the reading view draws of an article: its pictures, lists and tables, claims on nobody's word, and paper.

use super::key;
use crate::browser::chromium::text;
use crate::browser::server::Page;
use crate::browser::views::{self, Reading};
use crate::{fixtures, setting, story_page};
use serde_json::json;

/// The smallest picture with a colour: 100 by 80 black pixels, in a form that is easily written.
fn picture() -> Vec<u8> {
    let mut bytes = b"BM".to_vec();
    let (width, height) = (100_u32, 80_u32);
    let size = 62 + 16 * height;
    for value in [size, 0, 62, 40, width, height] {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([1, 0, 1, 0]);
    for value in [0, 16 * height, 2835, 2835, 2, 0, 0, 0x00FF_FFFF] {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend(vec![0; (16 * height) as usize]);
    bytes
}

#[test]
fn pictures_are_kept_without_a_request() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let image = Page::html(picture())
        .header("Content-Type", "image/bmp")
        .header("Cache-Control", "no-store");
    let address = server.serve("/wp-content/uploads/2025/02/core.jpg", image);
    let html = std::fs::read_to_string("tests/pages/wordpress-block/page.html").expect("a page");
    assert!(html.contains("/wp-content/uploads/2025/02/core.jpg"));
    // Far below, so that the page does not load its second picture.
    let html = html.replacen(
        "</head>",
        "<style>[loading=lazy] { margin-top: 30000px }</style></head>",
        1,
    );
    let tab = chromium.open(&server.serve("/pictures", Page::html(html)));
    let before = server.requests();
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let dark = "(async () => { const canvas = root.querySelector('figure canvas'); for (let i = 0; i < 100; i += 1) { const [r, g, b, a] = canvas.getContext('2d').getImageData(50, 40, 1, 1).data; if (a === 255) return [canvas.ariaLabel, canvas.width, canvas.height, r + g + b]; await new Promise((done) => setTimeout(done, 20)); } })()";
    assert_eq!(
        reading.eval(&mut chromium, &tab, dark),
        json!(["A grey mud core in a clear tube", 100, 80, 0])
    );
    // What the page has not loaded is described.
    let missing = text(&reading.eval(
        &mut chromium,
        &tab,
        "[...root.querySelectorAll('.picture-missing')].map((box) => box.textContent).join()",
    ));
    assert!(missing.contains("Rows of sealed vials"), "{missing}");
    assert_eq!(
        reading.eval(
            &mut chromium,
            &tab,
            "root.querySelectorAll('img, video, iframe').length"
        ),
        json!(0)
    );
    assert_eq!(
        server.requests(),
        before,
        "{address} is not asked for again"
    );
    reading.escape(&mut chromium, &tab);
    assert_eq!(server.requests(), before);
    chromium.close(&tab);
}

#[test]
fn paper_has_the_article_and_its_sources() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let media = |name: &str| json!({"media": name});
    chromium
        .cdp
        .call(&tab.session, "Emulation.setEmulatedMedia", media("print"))
        .expect("print");
    let shown = "['.bar', '.margin', '.map', 'article', '.appendix'].map((part) => getComputedStyle(root.querySelector(part)).display !== 'none')";
    assert_eq!(
        reading.eval(&mut chromium, &tab, shown),
        json!([false, false, false, true, true])
    );
    // The number after a mark leads to the source of that number.
    let numbered = "[...root.querySelectorAll('.source[data-number]')].filter((mark) => !mark.querySelector('.source')).every((mark) => { const after = getComputedStyle(mark, '::after').content; return after === JSON.stringify(mark.dataset.number) && root.querySelectorAll('.appendix li')[mark.dataset.number - 1] })";
    assert_eq!(
        reading.eval(&mut chromium, &tab, &format!("Boolean({numbered})")),
        json!(true)
    );
    chromium
        .cdp
        .call(&tab.session, "Emulation.setEmulatedMedia", media(""))
        .expect("screen");
    let printed = chromium
        .cdp
        .call(&tab.session, "Page.printToPDF", json!({}))
        .expect("a PDF");
    assert!(text(&printed["data"]).starts_with("JVBER"), "a PDF");
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

#[test]
fn tables_stay_tables_and_scripts_keep_their_direction() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    for (name, ask) in [
        (
            "results-table",
            "[[...root.querySelector('table').rows]].every((rows) => rows.length > 1 && new Set(rows.map((row) => row.cells.length)).size === 1 && rows[0].cells.length > 1 && rows.every((row) => !row.textContent.includes('|'))) && root.querySelectorAll('table').length === 2 && [...root.querySelectorAll('table')].every((table) => table.tHead.rows.length === 1 && [...table.tHead.rows[0].cells].every((cell) => cell.scope === 'col'))",
        ),
        (
            "arabic",
            "getComputedStyle(root.querySelector('article')).direction === 'rtl' && getComputedStyle(root.querySelector('.bar')).direction === 'ltr'",
        ),
    ] {
        let html = fixtures().into_iter().find(|(have, _)| have == name);
        let tab =
            chromium.open(&server.serve(&format!("/{name}"), Page::html(html.expect("a page").1)));
        let popup = views::click(&mut chromium, &tab);
        let reading = Reading::open(&mut chromium, &tab, &popup);
        assert_eq!(
            reading.eval(&mut chromium, &tab, ask),
            json!(true),
            "{name}"
        );
        reading.escape(&mut chromium, &tab);
        chromium.close(&tab);
    }
}

#[test]
fn claims_without_a_source_are_found_one_after_the_other() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let told = chromium.eval_content(&tab, "JSON.parse(onRecordPage.report()).reader.unsourced.map(({text}) => text.replace(/\\s/g, ''))");
    let told: Vec<String> = told.as_array().into_iter().flatten().map(text).collect();
    assert!(told.len() > 1, "a story with claims on nobody's word");
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let here = "[...root.querySelectorAll('.unsourced.here')].map((part) => part.textContent).join('').replace(/\\s/g, '')";
    let bracket = "getComputedStyle(root.querySelector('.unsourced')).borderInlineStartStyle";
    assert_eq!(reading.eval(&mut chromium, &tab, bracket), json!("none"));
    for claim in &told {
        key(&mut chromium, &tab, "u");
        assert_eq!(reading.eval(&mut chromium, &tab, here), json!(claim));
    }
    assert_eq!(reading.eval(&mut chromium, &tab, bracket), json!("solid"));
    // The card goes on from there, around the end.
    let next =
        "root.querySelectorAll('.card-steps button')[1].click(), root.activeElement !== null";
    reading.eval(&mut chromium, &tab, next);
    assert_eq!(reading.eval(&mut chromium, &tab, here), json!(told[0]));
    key(&mut chromium, &tab, "Escape");
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

#[test]
fn lists_keep_their_numbers_and_cells_their_columns() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let html = fixtures()
        .into_iter()
        .find(|(have, _)| have == "lists-and-tables");
    let page = Page::html(html.expect("a page").1);
    let tab = chromium.open(&server.serve("/lists-and-tables", page));
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let mut ask = |body: &str| reading.eval(&mut chromium, &tab, body);
    let numbers = "[...root.querySelectorAll('article > ol')].map((list) => [...list.children].map((item) => item.value))";
    assert_eq!(ask(numbers), json!([[3, 4, 5, 9], [3, 2, 1]]));
    // The second paragraph of an item stays in it, and lists stay inside the item that they belong to.
    let inside = "[root.querySelectorAll('li[value=\"4\"] > p').length, root.querySelectorAll('article > ul').length, root.querySelectorAll('li[value=\"5\"] > ul > li').length, root.querySelectorAll('li[value=\"5\"] > ul > li:last-child > ol > li').length]";
    assert_eq!(ask(inside), json!([2, 0, 2, 2]));
    let outside = "[...root.querySelectorAll('li')].every((item) => ['OL', 'UL'].includes(item.parentElement.tagName)) && getComputedStyle(root.querySelector('article > ol > li')).listStyleType";
    assert_eq!(ask(outside), json!("decimal"));
    // What is in one item stands closer together than paragraphs do.
    let close = "(() => { const gap = (a, b) => b.getBoundingClientRect().top - a.getBoundingClientRect().bottom; const items = [...root.querySelectorAll('li > .block + *')]; return items.length === 3 && items.every((inner) => gap(inner.previousElementSibling, inner) < gap(root.querySelector('article > p.block'), root.querySelector('article > p.block + p.block')) / 2) })()";
    assert_eq!(ask(close), json!(true));
    // Every column starts at one edge, whatever cells are empty or wide, and both tables are seen whole.
    let edges = "[...root.querySelectorAll('table')].map((table) => { const edges = new Set(); let cells = 0; for (const row of table.rows) for (const cell of row.cells) { edges.add(Math.round(cell.getBoundingClientRect().left)); cells += 1; } return [table.rows.length, cells, edges.size, table.querySelectorAll('th').length] })";
    assert_eq!(ask(edges), json!([[4, 14, 4, 2], [2, 6, 3, 0]]));
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}

#[test]
fn a_card_is_seen_whole_and_what_belongs_together_stands_together() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    chromium.resize(&tab, [1280, 820]);
    let popup = views::click(&mut chromium, &tab);
    let reading = Reading::open(&mut chromium, &tab, &popup);
    let mut ask = |body: &str| reading.eval(&mut chromium, &tab, body);
    let whole = "(root.querySelector('article .source').click(), (({top, bottom}) => top > 0 && bottom <= innerHeight)(root.querySelector('.card').getBoundingClientRect()))";
    assert_eq!(ask(whole), json!(true));
    // It takes the legend's place for as long as it is open.
    let legend = "root.querySelector('.legend').checkVisibility()";
    assert_eq!(ask(legend), json!(false));
    ask("root.querySelector('.card-close').click()");
    assert_eq!(ask(legend), json!(true));
    // The name of a choice is nearer to its own values than to those above.
    let near = "(root.querySelector('[popovertarget=appearance]').click(), [...root.querySelectorAll('.choices legend')].every((legend) => { const {top, bottom} = legend.getBoundingClientRect(); const group = legend.parentElement; return group.querySelector('label').getBoundingClientRect().top - bottom < top - group.previousElementSibling.getBoundingClientRect().bottom }))";
    assert_eq!(ask(near), json!(true));
    reading.eval(
        &mut chromium,
        &tab,
        "root.querySelector('#appearance').hidePopover()",
    );
    reading.escape(&mut chromium, &tab);
    chromium.close(&tab);
}
