//! What the popup says where there is nothing to show, and that it never waits for ever.

use crate::browser::chromium::Chromium;
use crate::browser::server::{Page, Server, pdf};
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

/// What the panels of sources and names say of a page, their tabs pressed one after the other.
fn panels(chromium: &mut Chromium, server: &Server, path: &str, html: String) -> [String; 3] {
    let tab = chromium.open(&server.serve(path, Page::html(html)));
    let popup = views::click(chromium, &tab);
    assert_eq!(views::state(chromium, &popup), "ready", "{path}");
    let head = views::inner_text(chromium, &popup, "#main");
    let [sources, names] = ["sources", "names"].map(|name| {
        views::press(chromium, &popup, &format!("#tab-{name}"));
        views::inner_text(chromium, &popup, &format!("#panel-{name}"))
    });
    chromium.close(&popup);
    chromium.close(&tab);
    [head, sources, names]
}

#[test]
fn nobody_is_missed_where_nothing_was_read() {
    let Some((mut chromium, server)) = setting() else {
        return;
    };
    let bundled = |name: &str| {
        std::fs::read_to_string(format!("tests/pages/{name}/page.html")).expect("a page")
    };
    let [head, sources, names] = panels(&mut chromium, &server, "/wall", bundled("consent-wall"));
    for panel in [&sources, &names] {
        assert!(
            panel.starts_with("There was no article to read."),
            "{panel}"
        );
    }
    assert!(head.contains("Answer the page first"), "{head}");
    // The reason for not rating and the warning are one fact, which is said once.
    assert_eq!(
        head.matches("onsent").count(),
        2,
        "count and reason: {head}"
    );

    let [_, sources, names] = panels(&mut chromium, &server, "/german", bundled("german"));
    assert!(
        sources.starts_with("Sources were not looked for."),
        "{sources}"
    );
    assert!(names.starts_with("Names were not looked for."), "{names}");

    let stub = "<!doctype html><html lang=en><title>Harbour wall to be raised by a metre</title>\
        <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
        \"headline\":\"Harbour wall to be raised by a metre\",\"datePublished\":\"2024-03-01T08:00:00Z\",\
        \"author\":{\"@type\":\"Person\",\"name\":\"Ida Brandt\"},\"isAccessibleForFree\":\"False\"}</script>\
        <article><h1>Harbour wall to be raised by a metre</h1>\
        <p>The wall of the old harbour will be raised by a metre before the winter. Work begins in the spring, and the \
        road along the quay will be closed for most of the summer while the stones are laid.</p>\
        <p>The wall was built after the flood and has been mended twice since then. It keeps the water out of the lower \
        streets, where the market and most of the shops are.</p></article>";
    let [_, sources, _] = panels(&mut chromium, &server, "/stub", stub.to_owned());
    assert!(
        sources.starts_with("No source in the free part."),
        "{sources}"
    );
}
