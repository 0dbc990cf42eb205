//! From the popup to the page: brackets step through passages, stripped blocks are shown and kept, a page that has
//! changed is noticed, and nothing of it moves what is being read.

use crate::accessibility::{assert_walk, walk};
use crate::browser::chromium::{Chromium, Target};
use crate::browser::{steps, views};
use crate::{setting, story_page};
use serde_json::json;

/// Presses a key that writes a sign.
fn press_sign(chromium: &mut Chromium, target: &Target, sign: &str) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({"type": kind, "key": sign});
        chromium
            .cdp
            .call(&target.session, "Input.dispatchKeyEvent", key)
            .expect("a key is pressed");
    }
}

/// How many words the page's session counts in the article.
const WORDS: &str = "JSON.parse(onRecordPage.report()).report.article.words";

/// What has moved in a view without its user's doing.
const SHIFTS: &str = "new Promise((done) => {
    const shifts = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shifts.filter((shift) => !shift.hadRecentInput)
        .map((shift) => shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 80)))))));
})";

#[test]
fn brackets_step_through_the_passages_of_a_source() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let many = "[...document.querySelectorAll('#panel-sources .row-head')].find((head) => { head.click(); return head.nextElementSibling.querySelector('.stepper') }) !== undefined";
    assert_eq!(chromium.eval(&popup, many), true);
    let stepper = "[...document.querySelectorAll('.stepper')].at(-1)";
    let count = chromium.eval(
        &popup,
        &format!("{stepper}.nextElementSibling.childElementCount"),
    );
    let at =
        |number: u8| format!("{stepper}.lastElementChild.textContent === '{number} of {count}'");
    for (sign, number) in [("]", 1), ("]", 2), ("[", 1)] {
        press_sign(&mut chromium, &popup, sign);
        chromium.wait(&popup, &at(number));
        let here = format!(
            "{stepper}.nextElementSibling.children[{number} - 1].classList.contains('here')"
        );
        assert_eq!(chromium.eval(&popup, &here), true);
        chromium.wait(&tab, "CSS.highlights.has('onrecord-here')");
    }
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn a_stripped_block_is_shown_and_kept_and_given_back() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    let before = chromium.eval_content(&tab, WORDS);
    views::press(&mut chromium, &popup, "#tab-clutter");
    let open = "[...document.querySelectorAll('#panel-clutter .row-head')].forEach((head) => head.click())";
    chromium.eval(&popup, open);
    let sheets = "document.adoptedStyleSheets.length";
    assert_eq!(chromium.eval(&tab, sheets), 0);
    views::press(&mut chromium, &popup, ".row-acts button");
    chromium.wait(&tab, &format!("{sheets} === 1"));
    views::press(&mut chromium, &popup, ".row-acts button + button");
    chromium.wait(
        &popup,
        "document.querySelector('#notices').textContent.startsWith('You kept ')",
    );
    let words = chromium.eval_content(&tab, WORDS);
    assert!(words.as_u64() > before.as_u64(), "{words} after {before}");
    views::press(&mut chromium, &popup, "#notices button");
    chromium.wait(
        &popup,
        "document.body.dataset.state === 'ready' && document.querySelector('#notices').textContent === ''",
    );
    assert_eq!(chromium.eval_content(&tab, WORDS), before);
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn a_page_that_has_changed_is_noticed_and_nothing_moves() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let tab = chromium.open(&server.serve("/story", story_page()));
    let popup = views::click(&mut chromium, &tab);
    chromium.close(&popup);
    let before = chromium.eval_content(&tab, WORDS);
    chromium.eval(&tab, "{ const first = [...document.querySelectorAll('p')].find((p) => p.textContent.length > 120); const more = first.cloneNode(true); more.textContent = 'The board meets again on Thursday, the company said in a note to its staff, and will then vote on the offer that was made.'; first.after(more); true }");
    let popup = views::click(&mut chromium, &tab);
    chromium.wait(
        &popup,
        "document.querySelector('#late')?.textContent.startsWith('The article has changed')",
    );
    assert_eq!(chromium.eval(&popup, SHIFTS), json!([]));
    views::press(&mut chromium, &popup, "#late button");
    chromium.wait(
        &popup,
        "document.body.dataset.state === 'ready' && document.querySelector('#late').textContent === ''",
    );
    let words = chromium.eval_content(&tab, WORDS);
    assert!(words.as_u64() > before.as_u64(), "{words} after {before}");
    chromium.close(&popup);
    chromium.close(&tab);
}

#[test]
fn the_popup_works_magnified_and_in_a_narrow_window() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let address = server.serve("/story", story_page());
    let tab = chromium.open(&address);
    let popup = views::click(&mut chromium, &tab);
    chromium.close(&popup);
    // A browser gives a popup at most 800 by 600: magnified to twice its size it sees half of that.
    for size in [[380, 300], [320, 560]] {
        let popup = steps::popup_in_a_tab(&mut chromium, &address, size);
        for panel in ["sources", "names", "clutter", "page"] {
            views::press(&mut chromium, &popup, &format!("#tab-{panel}"));
            let sideways = "[document.documentElement, document.querySelector('main')].map((part) => part.scrollWidth - part.clientWidth)";
            assert_eq!(
                chromium.eval(&popup, sideways),
                json!([0, 0]),
                "{panel} at {size:?}"
            );
        }
        let found = walk(&mut chromium, &popup, "document");
        assert_walk(&found, &format!("the popup at {size:?}"));
        chromium.close(&popup);
    }
    chromium.close(&tab);
}
