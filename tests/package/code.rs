//! House rules that a machine can see: page content reaches a screen only as text, and JavaScript decides nothing
//! about text.

use super::{files, folder, read};

#[test]
fn markup_is_never_made_from_strings() {
    for path in files(&folder(), &["js", "html"]) {
        let text = read(&path);
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "setHTMLUnsafe",
            "createContextualFragment",
            "DOMParser",
            "eval(",
            "new Function",
            "srcdoc",
            "onclick=",
            "onerror=",
            "style=",
        ] {
            assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
        }
    }
}

#[test]
fn nothing_leaves_the_machine() {
    for path in files(&folder(), &["js", "html", "css"]) {
        let text = read(&path);
        for forbidden in [
            "XMLHttpRequest",
            "WebSocket",
            "sendBeacon",
            "EventSource",
            "@import",
            "url(http",
        ] {
            assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
        }
        // The only address outside the package is the name of the drawing language.
        for (at, _) in text.match_indices("://") {
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            let after = &text[at..];
            assert!(
                after.starts_with("://www.w3.org/2000/svg"),
                "{}: {line}",
                path.display()
            );
        }
    }
}

/// Attributes and tags by which pages name their parts; a selector with one of them would choose text.
#[test]
fn javascript_decides_nothing_about_text() {
    for path in files(&folder(), &["js"]) {
        let text = read(&path);
        for forbidden in [
            "itemprop",
            "articleBody",
            "[class*=",
            "[id*=",
            "data-testid",
            "'article'",
            "\"article\"",
            "og:",
            "byline\"]",
            ".split(' ')",
            ".slice(",
            ".substring(",
            ".substr(",
            ".charAt(",
            "codePointAt",
            "charCodeAt",
            "wordCount",
        ] {
            let allowed = matches!(
                (path.file_name().and_then(|name| name.to_str()), forbidden),
                // The reading view is an article; marks, a key in an address and compressed bytes are not text.
                (Some("article.js"), "'article'")
                    | (Some("tab.js" | "article.js"), ".slice(")
                    | (Some("shelf.js"), "charCodeAt")
            );
            assert!(
                allowed || !text.contains(forbidden),
                "{}: {forbidden}",
                path.display()
            );
        }
    }
}

#[test]
fn files_are_small_and_say_what_they_are() {
    for path in files(&folder(), &["js", "css"]) {
        let text = read(&path);
        assert!(
            text.starts_with("//") || text.starts_with("/*"),
            "{} does not say what it is",
            path.display()
        );
        assert!(text.lines().count() <= 400, "{} is long", path.display());
    }
}

/// The rules of a style sheet: selector, declarations. Those in a media query count for themselves.
fn style_rules(text: &str) -> Vec<(String, Vec<String>)> {
    let mut rules = Vec::new();
    for part in text.split('}') {
        let Some((before, body)) = part.rsplit_once('{') else {
            continue;
        };
        let selectors = before.rsplit(['{', '/']).next().unwrap_or_default();
        let lines = |text: &str, end| -> Vec<String> {
            let parts = text.split(end).map(str::trim);
            parts
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        };
        for selector in lines(selectors, ',') {
            rules.push((selector, lines(body, ';')));
        }
    }
    rules
}

#[test]
fn what_all_views_share_is_written_once() {
    let base = folder().join("ui/base.css");
    let shared = style_rules(&read(&base));
    assert!(
        shared.iter().any(|(selector, _)| selector == ".button"),
        "{shared:?}"
    );
    for path in files(&folder(), &["css"])
        .iter()
        .filter(|path| **path != base)
    {
        for (selector, body) in style_rules(&read(path)) {
            for (_, known) in shared.iter().filter(|(known, _)| *known == selector) {
                let again: Vec<&String> = body.iter().filter(|line| known.contains(line)).collect();
                assert!(again.is_empty(), "{}: {selector} {again:?}", path.display());
            }
        }
    }
}
