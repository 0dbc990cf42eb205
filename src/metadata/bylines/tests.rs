//! Whole pages, each with what names somebody.

use crate::metadata;
use crate::page::{Input, parse};

fn long() -> String {
    "The kiln was lit on Monday, and the whole street came to watch it burn through the night. "
        .repeat(3)
}

/// Checks the byline of a page at an address, with this in its head, under its headline and after its text.
fn check(url: &str, head: &str, under: &str, after: &str, want: &str) {
    let long = long();
    let html = format!(
        "<html><head>{head}</head><body><h1>The kiln on Tern Street is lit again</h1>{under}\
         <p>{long}</p><p>{long}</p><p>{long}</p>{after}</body></html>"
    );
    let url = Some(url);
    let page = parse(Input::Html { url, html: &html }).unwrap();
    let found = metadata::read(&page).bylines.join("; ");
    assert_eq!(found, want, "{head}{under}{after}");
}

#[test]
fn whoever_the_page_names_stands_in_the_byline() {
    let long = long();
    let cited = "<meta name=citation_authors content='Pires, Ana'><meta name=citation_authors content='Lund, Peter'>";
    let feed = "<link rel=alternate type=application/rss+xml href=/f title='Peter Miller » Feed'>";
    let shop = "<meta property=og:site_name content='Peter Miller Pottery'>";
    let boxed = "<h3>Peter Miller</h3><p>Peter Miller is a reporter for the Tern River Post.</p>";
    let profile = "<h3>Peter Miller</h3><p>Peter Miller is a wide green valley.</p>";
    for (url, head, under, after, want) in [
        ("https://x.example/", cited, "", "", "Ana Pires; Peter Lund"),
        ("https://x.example/", feed, "", "", "Peter Miller"),
        (
            "https://x.example/",
            "",
            "<p class=byline>By <a rel=author href=/author/siteadmin>siteadmin</a></p><p><a href=/tag/m>Peter Miller</a></p>",
            "",
            "",
        ),
        (
            "https://petermiller.example/",
            shop,
            "<p>By Peter</p>",
            "",
            "Peter Miller",
        ),
        ("https://x.example/", "", "", boxed, "Peter Miller"),
        ("https://x.example/", "", "", profile, ""),
        (
            "https://x.example/",
            "",
            "<div>by <span>TERNWARE</span> on <span>May 3, 2024</span></div>",
            "",
            "TERNWARE",
        ),
        (
            "https://x.example/",
            "",
            "<p>by   kilnfox</p>",
            "",
            "kilnfox",
        ),
        (
            "https://x.example/",
            "",
            "<p>By 3 Rivers Press</p>",
            "",
            "3 Rivers Press",
        ),
        ("https://x.example/", "", "<p>By 2030</p>", "", ""),
        ("https://x.example/", "", "<p>Written by</p>", "", ""),
        // A link in a sentence leads to somebody whom the sentence is about.
        (
            "https://x.example/",
            "",
            &format!("<p><a href=/people/miller>Peter Miller</a> says so. {long}</p>"),
            "",
            "",
        ),
    ] {
        check(url, head, under, after, want);
    }
}

#[test]
fn names_are_read_as_their_fields_and_lines_write_them() {
    for (url, head, under, after, want) in [
        (
            "https://x.example/",
            "<meta name=author content='Ana Pires (https://pires.example)'>",
            "",
            "",
            "Ana Pires",
        ),
        (
            "https://x.example/",
            "<meta name=dc.creator content='Vries, Ana de'><meta name=dc.creator content='Lund, P.'>",
            "",
            "",
            "Ana de Vries; P. Lund",
        ),
        // Parts that open with the outlet's letters, and an outlet with the word for "and" in its name.
        (
            "https://www.trp.example/",
            "",
            "<p class=byline>By Peter Miller, Chief Editor, TRP Business, and Ana Pires</p>",
            "",
            "Peter Miller; Ana Pires",
        ),
        (
            "https://x.example/",
            "<meta property=og:site_name content='Kiln & Co'><meta name=author content='Kiln & Co'>",
            "",
            "",
            "Kiln & Co",
        ),
        // A name that nobody knows counts between a mark and the date, and where the description opens with it.
        (
            "https://x.example/",
            "",
            "<div><span>Sehrun Karzu |</span> <span>05.04.2025</span></div>",
            "",
            "Sehrun Karzu",
        ),
        (
            "https://x.example/",
            "<meta name=description content='Tholani Mpezi The kiln was lit'><meta name=author content='X Post'>\
             <meta property=og:site_name content='X Post'>",
            "<p><strong>Tholani Mpezi</strong></p>",
            "",
            "Tholani Mpezi",
        ),
        (
            "https://x.example/",
            "<meta name=description content='The kiln was lit'>",
            "<p><strong>Tholani Mpezi</strong></p>",
            "",
            "",
        ),
        (
            "https://x.example/",
            "",
            "",
            "<p class=mediabox__byline>Peter Miller</p>",
            "",
        ),
        (
            "https://x.example/",
            "<meta name=author content='Ana Pires'>",
            "<p>The kiln was lit by people who had read of <a href=/people/miller>Peter Miller</a></p>",
            "",
            "Ana Pires",
        ),
        (
            "https://x.example/",
            "",
            "<p class=byline>By Peter Miller and <a href=/author/ana-pires>Ana Pires</a></p>",
            "",
            "Peter Miller; Ana Pires",
        ),
    ] {
        check(url, head, under, after, want);
    }
}
