//! Marks on the live page: they stand on their words, and the document stays as it was.

use crate::browser::chromium::{Chromium, Target};
use crate::browser::server::{Page, Server};
use crate::browser::views;
use crate::{fixtures, setting, story};
use serde_json::json;

const STATE: &str = "JSON.stringify([document.documentElement.outerHTML, scrollX, scrollY, document.activeElement?.id, document.adoptedStyleSheets.length, CSS.highlights.size])";

/// Every mark of the answer with the words on the page, and the words that the report has for it; white space and
/// invisible signs aside. Those that differ.
const ASTRAY: &str = r"(() => {
  const { report, anchors } = JSON.parse(onRecordPage.report());
  const text = [...report.article.text];
  const plain = (words) => words.replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  const spans = [
    ...report.entities.flatMap(({ id, mentions }) => mentions.map((mention) => ['entity', id, mention])),
    ...report.sourcing.unsourced.map((claim, i) => ['unsourced', 'u' + (i + 1), claim]),
    ...report.attributions.flatMap(({ id, source, cue, content }) => [...(source ? [['source', id, source]] : []), ...(cue ? [['cue', id, cue]] : []), ...content.map((part) => ['content', id, part])]),
  ].map(([layer, id, { start, end }]) => [layer, id, plain(text.slice(start, end).join(''))].join(' '));
  const marks = anchors.marks.filter(({ mark }) => ['entity', 'source', 'cue', 'content', 'unsourced'].includes(mark.layer))
    .map(({ mark, places }) => [mark.layer, mark.id, plain(places.map(([row, start, end]) => onRecordPage.node(row).data.substring(start, end)).join(''))].join(' '));
  const blocks = anchors.texts.map((places) => plain(places.map(([row, start, end]) => onRecordPage.node(row).data.substring(start, end)).join('')));
  const texts = report.article.blocks.map(({ kind, start, end }) => { const words = plain(text.slice(start, end).join('')); return kind === 'table_row' ? words.replaceAll('|', '') : words; });
  const left = new Set(spans);
  return [...marks.filter((mark) => !left.has(mark)), ...spans.filter((span) => !marks.includes(span)), ...blocks.filter((block, i) => block !== texts[i] && block !== texts[i].replaceAll('|', ''))].concat(marks.length === spans.length ? [] : [marks.length + ' marks, ' + spans.length + ' spans']);
})()";

fn analysed(chromium: &mut Chromium, server: &Server, path: &str, page: Page) -> Target {
    let tab = chromium.open(&server.serve(path, page));
    let popup = views::click(chromium, &tab);
    chromium.close(&popup);
    tab
}

#[test]
fn every_mark_stands_on_its_words_and_leaves_the_page_untouched() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let mut marked = 0;
    for (name, html) in fixtures() {
        let tab = chromium.open(&server.serve(&format!("/{name}"), Page::html(html)));
        let before = chromium.eval(&tab, STATE);
        let popup = views::click(&mut chromium, &tab);
        let ready = views::state(&mut chromium, &popup) == "ready";
        chromium.close(&popup);
        if ready {
            assert_eq!(chromium.eval_content(&tab, ASTRAY), json!([]), "{name}");
            let shown = "onRecordMarks.show(['sources', 'attributions', 'unsourced', 'names']), onRecordMarks.showClutter('outline'), [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)";
            marked += chromium.eval_content(&tab, shown).as_u64().unwrap_or(0);
            let html = "document.documentElement.outerHTML";
            let page = chromium.eval(&tab, html);
            assert!(
                before
                    .as_str()
                    .is_some_and(|state| state.starts_with(&format!("[{page}"))),
                "{name}"
            );
            chromium.eval_content(&tab, "onRecordMarks.clear()");
        }
        assert_eq!(chromium.eval(&tab, STATE), before, "{name}");
        chromium.close(&tab);
    }
    assert!(marked > 100, "{marked} marks on all pages");
}

#[test]
fn layers_are_painted_and_taken_off() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = analysed(&mut chromium, &server, "/story", Page::html(story()));
    let words = "(name) => [...(CSS.highlights.get(name) ?? [])].map(String)";
    let unnamed = format!("({words})('onrecord-source-unnamed_person')");
    assert_eq!(
        chromium.eval_content(
            &tab,
            &format!("onRecordMarks.show(['sources']), {unnamed}.includes('three people familiar with the matter')")
        ),
        json!(true)
    );
    let content = "getComputedStyle(document.querySelector('p'), '::highlight(onrecord-content)').backgroundColor";
    assert_ne!(
        chromium.eval_content(&tab, content),
        json!("rgba(0, 0, 0, 0)")
    );
    assert_eq!(
        chromium.eval_content(&tab, "CSS.highlights.has('onrecord-content')"),
        json!(false)
    );
    assert_eq!(
        chromium.eval_content(&tab, &format!("onRecordMarks.show([]), {unnamed}.length")),
        json!(0)
    );
    assert_eq!(
        chromium.eval_content(&tab, content),
        json!("rgba(0, 0, 0, 0)")
    );
    chromium.close(&tab);
}

#[test]
fn a_passage_a_mention_and_a_clutter_item_are_scrolled_to() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let page = story().replacen(
        "<body",
        "<style>html { scroll-behavior: auto } p { margin-block: 700px !important }</style><body",
        1,
    );
    let tab = analysed(&mut chromium, &server, "/long", Page::html(page));
    // Still, so that nothing has to be waited for.
    let calm = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
    chromium
        .cdp
        .call(&tab.session, "Emulation.setEmulatedMedia", calm)
        .expect("less motion");
    let here = "(([first]) => { const { top, bottom } = first.getBoundingClientRect(); return top > 0 && bottom < innerHeight })([...CSS.highlights.get('onrecord-here')])";
    for call in [
        "onRecordMarks.scrollToPassage({block: report.article.blocks.length - 1})",
        "onRecordMarks.scrollToPassage({block: 0, attribution: report.attributions.at(-1).id})",
        "(({id, mentions}) => onRecordMarks.scrollToMention(id, mentions.length - 1))(report.entities[0])",
    ] {
        let ask = format!(
            "(() => {{ const report = JSON.parse(onRecordPage.report()).report; return {call} && {here} }})()"
        );
        assert_eq!(chromium.eval_content(&tab, &ask), json!(true), "{call}");
    }
    let clutter = "(() => { const {anchors} = JSON.parse(onRecordPage.report()); return anchors.clutter.some((_, item) => onRecordMarks.scrollToClutter(item)) && onRecordMarks.state().clutter })()";
    assert_eq!(chromium.eval_content(&tab, clutter), json!("outline"));
    // What the page has taken away is not scrolled to.
    chromium.eval(&tab, "document.body.replaceChildren()");
    assert_eq!(
        chromium.eval_content(&tab, "onRecordMarks.scrollToPassage({block: 0})"),
        json!(false)
    );
    chromium.close(&tab);
}

#[test]
fn the_caption_of_the_articles_own_picture_is_not_dimmed() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let page = std::fs::read_to_string("tests/pages/newsroom-react/page.html").expect("a page");
    let tab = analysed(&mut chromium, &server, "/news", Page::html(page));
    let state = "[...document.querySelectorAll('figure, figure *')].map((part) => getComputedStyle(part).opacity).every((value) => value === '1')";
    let others = "[...document.querySelectorAll('footer')].some((part) => getComputedStyle(part).opacity === '0.2')";
    chromium.eval_content(&tab, "onRecordMarks.showClutter('dim')");
    assert_eq!(
        chromium.eval_content(&tab, &format!("[{state}, {others}]")),
        json!([true, true])
    );
    // Asked for by itself it is shown like any other block.
    let caption = "(() => { const {clutter} = JSON.parse(onRecordPage.report()).report; return clutter.findIndex(({rule}) => rule === 'clutter.media_credit.caption') })()";
    chromium.eval_content(
        &tab,
        &format!("onRecordMarks.showClutter('dim', [{caption}])"),
    );
    assert_eq!(
        chromium.eval_content(&tab, &format!("[{state}, {others}]")),
        json!([false, false])
    );
    chromium.eval_content(&tab, "onRecordMarks.clear()");
    chromium.close(&tab);
}

#[test]
fn clutter_is_dimmed_whatever_the_page_says_and_wherever_it_moves() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    for name in ["wire-copy", "shadow-dom"] {
        let html = fixtures()
            .into_iter()
            .find(|(have, _)| have == name)
            .expect("a page")
            .1
            .replacen(
                "</head>",
                "<style>* { opacity: 1 !important }</style></head>",
                1,
            );
        let tab = analysed(
            &mut chromium,
            &server,
            &format!("/{name}"),
            Page::html(html),
        );
        let dimmed = "(() => { const {anchors, report} = JSON.parse(onRecordPage.report()); const nodes = anchors.clutter.filter((_, item) => report.clutter[item].kind !== 'metadata').flat().map(onRecordPage.node); const texts = anchors.texts.map(([place]) => onRecordPage.node(place[0])); const free = nodes.filter((node) => node instanceof Element && node.isConnected && !texts.some((text) => node.contains(text))); return [free.length > 3, free.every((node) => getComputedStyle(node).opacity === '0.2'), texts.every((text) => getComputedStyle(text.parentElement).opacity === '1')] })()";
        chromium.eval_content(&tab, "onRecordMarks.showClutter('dim')");
        assert_eq!(
            chromium.eval_content(&tab, dimmed),
            json!([true, true, true]),
            "{name}"
        );
        // Elements move when the page puts others before them.
        chromium.eval(&tab, "document.body.prepend(document.createElement('hr')), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assert_eq!(
            chromium.eval_content(&tab, dimmed),
            json!([true, true, true]),
            "{name}"
        );
        chromium.eval_content(&tab, "onRecordMarks.clear()");
        let undone = "document.adoptedStyleSheets.length";
        assert_eq!(chromium.eval_content(&tab, undone), json!(0));
        chromium.close(&tab);
    }
}

/// In Firefox a content script cannot set the document's sheets: the worker does.
#[test]
fn the_worker_sets_a_pages_style() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = analysed(&mut chromium, &server, "/story", Page::html(story()));
    let colour = "getComputedStyle(document.body).outlineColor";
    let (one, two) = (
        "body { outline: 1px solid rgb(1, 2, 3) }",
        "body { outline: 1px solid rgb(4, 5, 6) }",
    );
    for (before, css, want) in [("", one, "rgb(1, 2, 3)"), (one, two, "rgb(4, 5, 6)")] {
        let ask = json!({"kind": "style", "before": before, "css": css});
        let ask = format!("askWorker({ask}).then(() => {colour})");
        assert_eq!(chromium.eval_content(&tab, &ask), json!(want));
    }
    let none = json!({"kind": "style", "before": two, "css": ""});
    let none = format!("askWorker({none}).then(() => {colour})");
    assert_ne!(chromium.eval_content(&tab, &none), json!("rgb(4, 5, 6)"));
    chromium.close(&tab);
}
