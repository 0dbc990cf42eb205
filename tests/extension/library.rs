//! The options and the library: what is chosen stays chosen, what is kept is found, compared and deleted.

#[path = "choices.rs"]
mod choices;

use super::accessibility::ask_axe;
use crate::browser::server::Page;
use crate::browser::{steps, views};
use crate::{fixtures, setting};

#[test]
fn options_stay_and_a_bad_file_changes_nothing() {
    let Some((mut chromium, _server)) = setting() else {
        return;
    };
    let address = chromium.own("options/options.html");
    let page = chromium.open(&address);
    let ready = "document.body.dataset.state === 'ready'";
    chromium.wait(&page, ready);
    views::press(&mut chromium, &page, "[name=onrecord-theme][value=dark]");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent === 'Saved.'",
    );
    chromium.close(&page);
    let page = chromium.open(&address);
    chromium.wait(&page, ready);
    let dark = "document.querySelector('[name=onrecord-theme][value=dark]').checked";
    assert_eq!(chromium.eval(&page, dark), true);
    chromium.eval(&page, "(() => { const carrier = new DataTransfer(); carrier.items.add(new File(['{}'], 'other.json')); const file = document.querySelector('#file'); file.files = carrier.files; file.dispatchEvent(new Event('change')); })()");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent.startsWith('This file holds no settings')",
    );
    assert_eq!(chromium.eval(&page, dark), true);
    views::press(&mut chromium, &page, "[name=onrecord-theme][value=auto]");
    chromium.wait(
        &page,
        "document.querySelector('#status').textContent === 'Saved.'",
    );
    chromium.close(&page);
}

#[test]
fn kept_analyses_are_found_compared_and_deleted() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    for (name, html) in fixtures() {
        if ["wire-copy", "newsroom-react"].contains(&name.as_str()) {
            let tab = chromium.open(&server.serve(&format!("/{name}"), Page::html(html)));
            steps::keep(&mut chromium, &tab);
            chromium.close(&tab);
        }
    }
    let address = chromium.own("library/library.html");
    let page = chromium.open(&address);
    let count = |number: u8| format!("document.querySelectorAll('.item').length === {number}");
    chromium.wait(&page, &count(2));
    ask_axe(&mut chromium, &page, "document", "the library");
    let search = |text: &str| {
        format!(
            "(() => {{ const field = document.querySelector('#search'); field.value = {text}; field.dispatchEvent(new Event('input')); }})()"
        )
    };
    let headline = "document.querySelector('.item h2').textContent.toUpperCase()";
    chromium.eval(&page, &search(headline));
    chromium.wait(&page, &count(1));
    chromium.eval(&page, &search("''"));
    chromium.wait(&page, &count(2));
    chromium.eval(
        &page,
        "document.querySelectorAll('.item input').forEach((box) => box.click())",
    );
    views::press(&mut chromium, &page, "#compare");
    chromium.wait(
        &page,
        "!document.querySelector('#comparison').hidden && document.querySelectorAll('#comparison tbody tr').length > 0",
    );
    ask_axe(&mut chromium, &page, "document", "the comparison");
    views::press(&mut chromium, &page, "#comparison button");
    for left in [1, 0] {
        views::press(&mut chromium, &page, ".item .row button:last-child");
        chromium.wait(&page, &count(left));
    }
    chromium.close(&page);
}
