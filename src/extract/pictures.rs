//! The pictures of the article: those that stand among its text and not in a box of clutter.

use super::pieces::Pieces;
use super::tags::is_skipped;
use super::{Clutter, ClutterKind, Picture};
use crate::article::Article;
use crate::page::{NodeId, Page};

/// A picture that is declared smaller than this many pixels, either way, is a sign or a tracker.
const SMALL: u32 = 64;

/// Most images that are looked at: no article has more, and a page may have any number.
const MOST: usize = 2000;

/// Finds the pictures around and between the blocks of `article`, below `root` or after the headline above it.
pub(super) fn find(
    page: &Page,
    pieces: &Pieces,
    root: NodeId,
    article: &Article,
    clutter: &[Clutter],
) -> Vec<Picture> {
    let (Some(first), Some(last)) = (article.origins.first(), article.origins.last()) else {
        return Vec::new();
    };
    // The opening picture often stands between the headline and the element that holds the text.
    let headline = (0..first.node.0)
        .rev()
        .map(NodeId)
        .find(|id| page.tag(*id) == "h1");
    let start = headline.unwrap_or(root).min(root);
    let end = last_figure_end(page, last.node);
    let mut stripped: Vec<NodeId> = clutter
        .iter()
        .filter(|item| !matches!(item.kind, ClutterKind::MediaCredit | ClutterKind::Hidden))
        .flat_map(|item| item.nodes.iter().copied())
        .collect();
    stripped.sort_unstable();
    let mut pictures: Vec<Picture> = Vec::new();
    let (mut at, mut seen) = (start, 0);
    while at < end && seen < MOST {
        if is_skipped(page.tag(at)) || pieces.hidden.binary_search(&at).is_ok() {
            at = page.end(at);
            continue;
        }
        let is_image = page.tag(at) == "img";
        seen += usize::from(is_image);
        if is_image && is_large(page, at) && is_own(page, pieces, article, &stripped, at) {
            let before = article
                .origins
                .partition_point(|origin| origin.node < at)
                .checked_sub(1)
                .map(|i| article.origins[i].span.start);
            let block = before.map_or(0, |place| {
                article
                    .blocks
                    .partition_point(|block| block.span.start <= place)
            });
            let alt = page.attribute(at, "alt").unwrap_or_default().trim();
            pictures.push(Picture {
                node: at,
                block: block as u32,
                alt: alt.to_owned(),
            });
        }
        at = NodeId(at.0 + 1);
    }
    pictures
}

/// One past the last node that may hold a picture: the end of the figure that holds the last text, or that text.
fn last_figure_end(page: &Page, last: NodeId) -> NodeId {
    let figure = page.ancestors(last).find(|id| page.tag(*id) == "figure");
    page.end(figure.unwrap_or(last))
}

fn is_large(page: &Page, image: NodeId) -> bool {
    ["width", "height"].iter().all(|side| {
        let declared = page.attribute(image, side).map(str::trim);
        declared
            .and_then(|value| value.trim_end_matches("px").parse::<u32>().ok())
            .is_none_or(|pixels| pixels >= SMALL)
    })
}

/// Whether an image stands by itself in the article: the largest element around it that holds no text of the article
/// is neither of a clutter rule's kind nor holds stripped text, a picture's credit apart.
fn is_own(
    page: &Page,
    pieces: &Pieces,
    article: &Article,
    stripped: &[NodeId],
    image: NodeId,
) -> bool {
    let holds_text = |id: NodeId| {
        let first = article.origins.partition_point(|origin| origin.node < id);
        article
            .origins
            .get(first)
            .is_some_and(|origin| origin.node < page.end(id))
    };
    let mut own = image;
    for id in page.ancestors(image) {
        let is_marked = pieces
            .marks
            .get(id.index())
            .is_some_and(|mark| mark.rule().is_some());
        let is_figure = matches!(page.tag(id), "figure" | "picture");
        if is_marked && !is_figure && !holds_text(id) {
            return false;
        }
        if holds_text(id) {
            break;
        }
        own = id;
    }
    let first = stripped.partition_point(|node| *node < own);
    stripped
        .get(first)
        .is_none_or(|node| *node >= page.end(own))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::metadata;
    use crate::page::{Input, parse};

    #[test]
    fn pictures_of_the_article_are_told_from_those_around_it() {
        let sentence = "The harbour board met on Monday and put off its vote on the new breakwater, because two members were at sea. ";
        let text = sentence.repeat(4);
        let html = format!(
            "<html><body><header><img src=/logo.png alt=Logo></header><main>\
             <h1>Vote on breakwater put off</h1>\
             <figure><img src=/hero.jpg alt=Hero><figcaption>The old breakwater at low tide.</figcaption></figure>\
             <article><p>{text}</p><p>{text}</p>\
             <figure><picture><source srcset=/b.webp><img src=/between.jpg alt=Between></picture></figure>\
             <p>{text}</p><img src=/pixel.gif width=1 height=1 alt=Pixel>\
             <div class=newsletter-signup><img src=/letter.png alt=Letter><p>Sign up for our newsletter</p></div>\
             <p>{text}</p></article>\
             <aside class=related><a href=/x><img src=/x.jpg alt=Related>More from the coast</a></aside>\
             </main><footer><img src=/seal.png alt=Seal></footer></body></html>"
        );
        let page = parse(Input::Html {
            url: None,
            html: &html,
        })
        .unwrap();
        let found = extract(&page, &metadata::read(&page)).unwrap();
        let blocks = &found.article.blocks;
        let after = |i: u32| {
            i.checked_sub(1)
                .map_or("", |i| blocks[i as usize].span.of(&found.article.text))
        };
        let pictures: Vec<_> = found
            .pictures
            .iter()
            .map(|picture| (&*picture.alt, after(picture.block) == text.trim()))
            .collect();
        assert_eq!(pictures, [("Hero", false), ("Between", true)]);
    }
}
