//! The section of the outlet.

use super::json_ld::Item;
use super::outlet::Outlet;
use super::survey::Survey;
use super::wording::key;

/// The section that the page gives, without what content systems call everything and without the outlet's own name.
pub(super) fn find(survey: &Survey<'_>, article: Option<&Item>, outlet: &Outlet) -> Option<String> {
    const NONE: &[&str] = &[
        "all",
        "article",
        "articles",
        "front page",
        "home",
        "home page",
        "homepage",
        "page",
        "pages",
        "post",
        "posts",
        "uncategorized",
    ];
    let declared = article.map_or(&[][..], |item| &item.sections);
    let meta = [
        "article:section",
        "parsely-section",
        "section",
        "dcsext.wtsection",
        "cxenseparse:section",
        "og:article:section",
        "category",
    ];
    let given = declared
        .iter()
        .cloned()
        .chain(meta.iter().flat_map(|name| survey.all_metas(name)));
    let is_section = |section: &String| {
        let is_name = outlet
            .name
            .as_deref()
            .is_some_and(|name| key(name) == key(section));
        !section.contains("://")
            && section.len() <= 80
            && !is_name
            && !NONE.contains(&&*section.to_lowercase())
    };
    let parts = given.flat_map(|section| {
        // "games,news,front": some fields list tags.
        let is_list = section.matches(", ").count() < section.matches(',').count()
            || section.matches(',').count() > 1;
        if is_list {
            section
                .split(',')
                .map(|part| part.trim().to_owned())
                .collect()
        } else {
            vec![section]
        }
    });
    parts.into_iter().find(is_section)
}

#[cfg(test)]
mod tests {
    use crate::metadata;
    use crate::page::{Input, parse};

    #[test]
    fn a_section_is_no_label_for_everything() {
        for (given, want) in [
            (&["Harbour"][..], "Harbour"),
            (&["Uncategorized", "Harbour"], "Harbour"),
            (&["front page"], ""),
            (&["Halden Post"], ""),
            (&["https://post.example/harbour"], ""),
            (&["games,news,slider"], "games"),
            (&["Home, Harbour, Ferries and Tugs"], "Harbour"),
            // One comma is part of a name.
            (&["Arts, Books and Music"], "Arts, Books and Music"),
        ] {
            let metas = given
                .iter()
                .map(|section| format!("<meta property=article:section content='{section}'>"));
            let site = "<meta property=og:site_name content='Halden Post'>";
            let html = format!(
                "<head>{site}{}</head><h1>Ferry aground</h1>",
                metas.collect::<String>()
            );
            let page = parse(Input::Html {
                url: None,
                html: &html,
            })
            .unwrap();
            assert_eq!(
                metadata::read(&page).section.unwrap_or_default(),
                want,
                "{given:?}"
            );
        }
    }
}
