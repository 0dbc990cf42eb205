//! What the tags of HTML do to text: which hide it and which start a new line.

use crate::page::{NodeId, Page};

/// Tags whose contents are never text for a reader.
pub(super) fn is_skipped(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "template"
            | "head"
            | "noscript"
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "canvas"
            | "audio"
            | "video"
            | "datalist"
            | "map"
            | "frameset"
            | "noframes"
            | "title"
            | "textarea"
    )
}

/// Tags that show a picture.
pub(super) fn is_picture(tag: &str) -> bool {
    matches!(tag, "img" | "picture" | "amp-img")
}

/// Tags that start a new line. Custom elements do where they hold one of these.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "caption"
            | "amp-sidebar"
            | "listing"
            | "optgroup"
            | "plaintext"
    )
}

/// Whether a heading is all that an item of a list holds and no link: it heads nothing, it is the item set large.
pub(super) fn is_whole_item(page: &Page, id: NodeId) -> bool {
    let is_blank = |id: NodeId| page.text(id).is_some_and(|text| text.trim().is_empty());
    page.parent(id).is_some_and(|parent| {
        page.tag(parent) == "li"
            && page
                .children(parent)
                .all(|child| child == id || is_blank(child))
            && page.descendants(id).all(|inner| page.tag(inner) != "a")
    })
}
