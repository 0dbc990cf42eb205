//! What the popup says where there is nothing to show, and that it never waits for ever.

use crate::browser::server::{Page, pdf};
use crate::browser::views;
use crate::{setting, story};

#[test]
fn every_page_without_a_result_gets_words_that_help() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let deep = format!(
        "<!doctype html><body><script>let at = document.body; for (let i = 0; i < 600; i += 1) at = at.appendChild(document.createElement('div')); at.textContent = 'Deep.'</script>{}",
        "<p>Text.</p>"
    );
    let cases = [
        ("chrome://version/".to_owned(), "restricted"),
        (chromium.own("options/options.html"), "restricted"),
        (
            server.serve("/empty", Page::html("<!doctype html><title>Empty</title>")),
            "no_article",
        ),
        (server.serve("/paper.pdf", pdf()), "pdf"),
        (server.serve("/deep", Page::html(deep)), "refused"),
    ];
    for (address, state) in cases {
        let tab = chromium.open(&address);
        let popup = views::click(&mut chromium, &tab);
        assert_eq!(views::state(&mut chromium, &popup), state, "{address}");
        let words = views::inner_text(&mut chromium, &popup, "body");
        // A gap in the words shows as a key, and a sentence has no underscores.
        assert!(
            words.len() > 60 && !words.contains('_') && !words.contains('{'),
            "{address}: {words}"
        );
        chromium.close(&popup);
        chromium.close(&tab);
    }
}

#[test]
fn a_page_that_is_still_loading_is_waited_for() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let story = story();
    let (start, rest) = story.split_at(story.find("</p>").expect("a paragraph"));
    let tab =
        chromium.open_at_once(&server.serve("/slow", Page::html(start).then(rest.as_bytes())));
    chromium.wait(
        &tab,
        "document.body !== null && location.href !== 'about:blank'",
    );
    let popup = views::click_at_once(&mut chromium, &tab);
    chromium.wait(&popup, "document.body?.dataset.state === 'loading'");
    server.release();
    chromium.wait(&popup, "document.body.dataset.state === 'ready'");
    chromium.close(&popup);
    chromium.close(&tab);
}
