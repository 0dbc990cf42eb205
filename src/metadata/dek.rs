//! The standfirst: what the page shows under its headline, else how it describes itself.

use super::dates;
use super::json_ld::Item;
use super::marks::has;
use super::names;
use super::shown::Shown;
use super::survey::Survey;
use super::wording::key;
use crate::page::NodeId;

/// The standfirst that the page shows, else the description, where either says something of its own.
pub(super) fn find(
    survey: &Survey<'_>,
    article: Option<&Item>,
    shown: &Shown,
    headline: Option<&str>,
) -> Option<String> {
    let description = survey
        .meta(&[
            "og:description",
            "description",
            "twitter:description",
            "dc.description",
            "sailthru.description",
        ])
        .or_else(|| article.and_then(|item| item.description.clone()));
    let own = |dek: &String| is_own(dek, headline, &shown.opening);
    shown
        .dek
        .clone()
        .filter(own)
        .or_else(|| description.filter(own).filter(|text| text.len() <= 400))
}

/// Whether a text under the headline tells of the article: no line of names and dates, no credit of a picture, no
/// card that leads to another article, nothing about the author.
pub(super) fn tells(survey: &Survey<'_>, id: NodeId, text: &str) -> bool {
    let page = survey.page;
    let is_dated = text.len() < 120 && dates::visible(text, true).is_some_and(|(_, at)| at < 60);
    let is_credit = text.len() < 120
        && (names::is_other_role(text) || has(text, &["getty images", "shutterstock"]));
    let is_title = |inner: NodeId| {
        let is_heading = matches!(page.tag(inner), "h1" | "h2" | "h3" | "h4");
        is_heading && survey.text(inner).is_some_and(|title| title != text)
    };
    let is_link = |inner: NodeId| {
        let link = Some(inner).filter(|inner| page.tag(*inner) == "a");
        let title = link.and_then(|link| survey.text(link));
        title.is_some_and(|title| 5 * title.len() >= 4 * text.len())
    };
    let is_card = page.ancestors(id).take(4).any(|up| page.tag(up) == "a")
        || page
            .descendants(id)
            .any(|inner| is_title(inner) || is_link(inner));
    let mut around = std::iter::once(id).chain(page.ancestors(id).take(4));
    let is_author = around.any(|up| {
        let class = page.attribute(up, "class").unwrap_or_default();
        has(class, &["author", "bio"])
    });
    !is_dated && !is_credit && !is_card && !is_author && !names::opens(text)
}

/// A standfirst or description that is not only the first paragraph again, cut by a machine or not, or the headline.
fn is_own(dek: &str, headline: Option<&str>, opening: &[String]) -> bool {
    let cut = dek.trim_end_matches(['…', '.', ']', '[', ' ']);
    if dek.ends_with('…') || dek.ends_with("...") || dek.ends_with("[…]") {
        return false;
    }
    let whole = key(cut);
    let short: String = whole.chars().take(60).collect();
    let repeats = |text: &String| key(text).starts_with(&short);
    let is_date = dek.len() < 80 && dates::visible(dek, true).is_some_and(|(_, at)| at < 12);
    whole.chars().count() >= 20
        && !is_date
        && headline.is_none_or(|headline| key(headline) != whole)
        && !opening.iter().any(repeats)
}

#[cfg(test)]
mod tests {
    use crate::metadata;
    use crate::page::{Input, parse};

    #[test]
    fn a_standfirst_tells_of_the_article() {
        let long = "<p>The ferry went aground at low tide on Monday with forty people aboard, and the crew of the harbour \
                    tug brought all of them to the pier before it was dark.</p>";
        let told = "Rescuers say that the tide left the crew no choice";
        for (under, want) in [
            (format!("<p class=dek>{told}</p>"), told),
            (format!("<div class=dek><h2>{told}</h2></div>"), told),
            (
                "<p class=dek>Ana Pires | May 22, 2025, 9:30 a.m.</p>".to_owned(),
                "",
            ),
            (
                "<p class=dek>By Ana Pires and Peter Lund, Halden</p>".to_owned(),
                "",
            ),
            (
                "<p class=summary>Photograph: Ana Pires for the Halden Post</p>".to_owned(),
                "",
            ),
            (
                "<p class=subtitle>Tern River Agency / Getty Images</p>".to_owned(),
                "",
            ),
            (format!("<a href=/other><p class=dek>{told}</p></a>"), ""),
            (format!("<p class=dek><a href=/other>{told}</a></p>"), ""),
            (
                format!("<div class=summary><h3>Other ferries</h3>{told}</div>"),
                "",
            ),
            (
                format!("<div class=author-card><p class=summary>{told}</p></div>"),
                "",
            ),
        ] {
            let html = format!("<h1>Ferry aground off Halden</h1>{under}{long}{long}{long}");
            let url = Some("https://post.example/ferry");
            let page = parse(Input::Html { url, html: &html }).unwrap();
            assert_eq!(
                metadata::read(&page).dek.unwrap_or_default(),
                want,
                "{under}"
            );
        }
    }
}
