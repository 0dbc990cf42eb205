//! The snapshot: what is on the live page, row by row, without a change to it.

use crate::browser::chromium::text;
use crate::browser::server::Page;
use crate::browser::views;
use crate::setting;
use serde_json::{Value, json};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>T</title><style>.v { visibility: hidden }</style>
<script>let program</script><script type="application/ld+json">{"a":1}</script></head><body onload="1" style="margin: 0"><p id="a" class="x y">Seen</p><p hidden>Hidden</p><div class="v"><i>no</i><b style="visibility: visible">yes</b></div><nav style="position: fixed">Fixed</nav><template><p>Never</p></template><noscript><p>Never</p></noscript><div id="host"><span slot="named">Slotted</span><span>Lost</span></div><img srcset="a 1x" alt="Alt" src="data:,"><svg><text>Drawn</text></svg><form name="documentElement"><input name="attributes"><input name="firstChild"><input name="localName">Form</form><script>
const root = document.querySelector('#host').attachShadow({mode: 'open'});
root.append(Object.assign(document.createElement('p'), {textContent: 'In shadow'}));
const slot = document.createElement('slot'); slot.name = 'named'; root.append(slot);
const empty = document.createElement('slot'); empty.name = 'empty'; empty.append('Fallback'); root.append(empty);
document.querySelector('#a').append('\ud800');
</script></body></html>"#;

#[test]
fn rows_are_what_a_reader_sees() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/page", Page::html(PAGE)));
    let before = chromium.eval(&tab, "document.documentElement.outerHTML");
    let popup = views::click(&mut chromium, &tab);
    chromium.close(&popup);
    let json = text(&chromium.eval_content(&tab, "takeSnapshot(document, new Set()).json"));
    let snapshot: Value = serde_json::from_str(&json).expect("a snapshot");
    let rows: Vec<&Value> = snapshot["nodes"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row[1].as_str().is_some_and(|text| !text.trim().is_empty()))
        .collect();
    let expected = json!([
        [0, "html", 0, "lang", "en"],
        [1, "head", 0],
        [2, "title", 0],
        [3, "T"],
        [2, "script", 0, "type", "application/ld+json"],
        [3, "{\"a\":1}"],
        [1, "body", 0],
        [2, "p", 0, "id", "a", "class", "x y"],
        [3, "Seen"],
        [3, "\u{FFFD}"],
        [2, "p", 1, "hidden", ""],
        [3, "Hidden"],
        [2, "div", 0, "class", "v"],
        [3, "i", 1],
        [4, "no"],
        [3, "b", 0],
        [4, "yes"],
        [2, "nav", 4],
        [3, "Fixed"],
        [2, "div", 0, "id", "host"],
        [3, "p", 2],
        [4, "In shadow"],
        [3, "slot", 2, "name", "named"],
        [4, "span", 0, "slot", "named"],
        [5, "Slotted"],
        [3, "slot", 2, "name", "empty"],
        [4, "Fallback"],
        [2, "img", 0, "alt", "Alt"],
        [2, "svg", 0],
        [2, "form", 0, "name", "documentElement"],
        [3, "input", 0, "name", "attributes"],
        [3, "input", 0, "name", "firstChild"],
        [3, "input", 0, "name", "localName"],
        [3, "Form"],
    ]);
    assert_eq!(json!(rows), expected);
    assert_eq!(
        chromium.eval(&tab, "document.documentElement.outerHTML"),
        before,
        "the page is only read"
    );
    // Every row leads back to its live node.
    let back = "(() => { const {json, nodes} = takeSnapshot(document, new Set()); const rows = JSON.parse(json).nodes; return rows.length === nodes.length && rows.every((row, i) => row.length === 2 || Object.getOwnPropertyDescriptor(Element.prototype, 'localName').get.call(nodes[i]) === row[1]) })()";
    assert_eq!(chromium.eval_content(&tab, back), json!(true));
    chromium.close(&tab);
}
