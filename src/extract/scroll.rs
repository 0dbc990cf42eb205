//! Continuous scroll: pages that hang the next article below the first.
//!
//! Several `<article>` elements that each have a first-level heading and a fair length are several articles. The one
//! that the page means shares its headline, or carries its address; of none such, the first.

use super::edges::is_alike;
use super::lines::fold;
use super::pieces::{Form, Pieces};
use super::score::Sums;
use crate::metadata::{Genre, Metadata};
use crate::page::{NodeId, Page};

/// The weight of prose from which an element is an article of its own.
const FULL: f32 = 80.0;

/// The article that the page means, where there are several.
pub(super) fn find(
    page: &Page,
    metadata: &Metadata,
    pieces: &Pieces,
    weights: &[f32],
) -> Option<NodeId> {
    if matches!(metadata.genre, Genre::Live | Genre::Listing) {
        return None;
    }
    let prose = Sums::new(weights.iter().map(|weight| weight.max(0.0)));
    let titles: Vec<usize> = (0..pieces.list.len())
        .filter(|i| pieces.list[*i].form == Form::Heading(1))
        .collect();
    if titles.len() < 2 {
        return None;
    }
    let mut articles: Vec<(NodeId, String)> = Vec::new();
    let mut at = page.root();
    while at.index() < page.len() {
        let next = NodeId(at.0 + 1);
        if page.tag(at) != "article" && pieces.marks[at.index()].body != 3 {
            at = next;
            continue;
        }
        let range = pieces.within(page, at);
        let first = titles.partition_point(|i| *i < range.start);
        let title = titles.get(first).filter(|i| range.contains(i));
        match title {
            Some(title) if prose.of(&range) >= FULL => {
                articles.push((at, fold(pieces.text(*title))));
                at = page.end(at);
            }
            _ => at = next,
        }
    }
    if articles.len() < 2 {
        return None;
    }
    let headline = metadata.headline.as_deref().map(fold);
    let same_headline = |title: &str| headline.as_deref().is_some_and(|own| is_alike(own, title));
    let chosen = articles
        .iter()
        .find(|(_, title)| same_headline(title))
        .or_else(|| articles.iter().find(|(id, _)| is_addressed(page, *id)))
        .or(articles.first());
    chosen.map(|(id, _)| *id)
}

/// Whether an attribute of the element gives the page's own address.
fn is_addressed(page: &Page, id: NodeId) -> bool {
    let path = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let path = rest.find('/').map_or("", |at| &rest[at..]);
        path.split(['?', '#'])
            .next()
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned()
    };
    let own = page.url().map(path).filter(|own| own.len() > 1);
    own.is_some_and(|own| {
        page.attributes(id)
            .any(|(name, value)| name.starts_with("data-") && path(value) == own)
    })
}
