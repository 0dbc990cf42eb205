//! One walk over the page that notes everything a later step may want: head tags, scripts, headings, marked elements.
//!
//! Text is only gathered from small elements and only up to a length, so that the walk stays linear however the page
//! nests.

use super::wording::clean;
use crate::page::{NodeId, Page};

/// Bytes from which a paragraph is running text.
pub(super) const LONG: usize = 140;

/// What the page offers.
pub(super) struct Survey<'p> {
    pub page: &'p Page,
    /// `<meta>` names or properties in lower case, with their contents, in page order.
    pub metas: Vec<(String, &'p str)>,
    /// The `<title>`.
    pub title: Option<String>,
    /// `<link rel=canonical>`.
    pub canonical: Option<&'p str>,
    /// The title of the page's first feed.
    pub feed: Option<&'p str>,
    /// The `lang` of `<html>`, else of `<body>`.
    pub lang: Option<&'p str>,
    /// The `dir` of `<html>`, else of `<body>`.
    pub dir: Option<&'p str>,
    /// Whether `<html>` has the mark of an AMP page.
    pub scripts: Vec<NodeId>,
    /// JSON-LD in `<meta>`.
    pub packed: Vec<&'p str>,
    /// Visible headings of the first and second level.
    pub headings: Vec<Heading>,
    /// The first visible headings of lower levels.
    pub lower: Vec<Heading>,
    /// Elements with `itemprop`, in page order.
    pub properties: Vec<(&'p str, NodeId)>,
    /// Visible paragraphs.
    pub paragraphs: Vec<NodeId>,
    /// For every node, whether a reader cannot see it.
    unseen: Vec<bool>,
}

/// A visible heading.
pub(super) struct Heading {
    pub node: NodeId,
    pub level: u8,
    pub text: String,
}

/// The most text that is gathered from one element.
pub(super) const TEXT: usize = 600;
/// The most bytes of a `<meta>` that are read.
const CONTENT: usize = 2_000;
/// Headings of lower levels that are noted.
const LOWER: usize = 40;
/// The most nodes that are looked at for it.
const NODES: u32 = 300;

impl<'p> Survey<'p> {
    pub fn new(page: &'p Page) -> Self {
        let mut survey = Self {
            page,
            metas: Vec::new(),
            title: None,
            canonical: None,
            feed: None,
            lang: None,
            dir: None,
            scripts: Vec::new(),
            packed: Vec::new(),
            headings: Vec::new(),
            lower: Vec::new(),
            properties: Vec::new(),
            paragraphs: Vec::new(),
            unseen: vec![false; page.len()],
        };
        let mut unseen_until = 0;
        for id in page.ids() {
            if page.is_hidden(id) || never_shown(page.tag(id)) {
                unseen_until = unseen_until.max(page.end(id).0);
            }
            survey.unseen[id.index()] = id.0 < unseen_until;
        }
        for id in page.ids() {
            survey.note(id);
        }
        survey
    }

    fn note(&mut self, id: NodeId) {
        let page = self.page;
        let tag = page.tag(id);
        match tag {
            "" => return,
            "meta" => {
                if let Some(content) = page
                    .attribute(id, "content")
                    .filter(|c| !c.trim().is_empty())
                    && let Some(name) = page
                        .attribute(id, "property")
                        .or_else(|| page.attribute(id, "name"))
                {
                    if content.starts_with('{') && content.contains("schema.org") {
                        self.packed.push(content);
                    }
                    let content = &content[..content.floor_char_boundary(CONTENT)];
                    // Some pages put several names into one attribute; `dc:title` and `dc.title` are the same.
                    let name = name.to_ascii_lowercase();
                    let names = name.split_whitespace().take(8);
                    let names = names.map(|name| match name.strip_prefix("dc:") {
                        Some(term) => format!("dc.{term}"),
                        None => name
                            .replace("dcterms:", "dcterms.")
                            .replace("dcterm:", "dcterms."),
                    });
                    self.metas.extend(names.map(|name| (name, content)));
                }
            }
            "title"
                if self.title.is_none()
                    && !page.ancestors(id).take(3).any(|up| page.tag(up) == "svg") =>
            {
                self.title = clean(&page.text_content(id));
            }
            "link" => {
                let rel = page.attribute(id, "rel").unwrap_or_default();
                let kind = page.attribute(id, "type").unwrap_or_default();
                if self.feed.is_none() && (kind.contains("rss+xml") || kind.contains("atom+xml")) {
                    self.feed = page.attribute(id, "title");
                }
                if self.canonical.is_none() && rel.eq_ignore_ascii_case("canonical") {
                    self.canonical = page
                        .attribute(id, "href")
                        .filter(|href| !href.trim().is_empty());
                }
            }
            "script" => {
                let kind = page.attribute(id, "type").unwrap_or_default();
                if kind
                    .trim()
                    .to_ascii_lowercase()
                    .starts_with("application/ld+json")
                {
                    self.scripts.push(id);
                }
            }
            "html" | "body" => {
                let given = |name| {
                    page.attribute(id, name)
                        .filter(|value| !value.trim().is_empty())
                };
                self.lang = self.lang.or(given("lang")).or(given("xml:lang"));
                self.dir = self.dir.or(given("dir"));
            }
            "h1" | "h2" if self.sees(id) && !self.leads_home(id) => {
                let level = if tag == "h1" { 1 } else { 2 };
                self.headings.extend(self.heading(id, level));
            }
            "h3" | "h4" | "h5" if self.lower.len() < LOWER && self.sees(id) => {
                self.lower.extend(self.heading(id, 3));
            }
            "p" if self.sees(id) => self.paragraphs.push(id),
            _ => {}
        }
        if let Some(property) = page.attribute(id, "itemprop") {
            self.properties.push((property, id));
        }
    }

    fn heading(&self, node: NodeId, level: u8) -> Option<Heading> {
        let text = self.text(node)?;
        // The mark of a link to the heading is no part of it.
        let text = text.trim_end_matches(['¶', '§', '#', ' ']).to_owned();
        Some(Heading { node, level, text })
    }

    /// Whether a heading is a link to the site's front page: the site's name, not a headline.
    fn leads_home(&self, id: NodeId) -> bool {
        let page = self.page;
        let is_link = |at: &NodeId| page.tag(*at) == "a";
        let link = page
            .ancestors(id)
            .take(2)
            .find(is_link)
            .or_else(|| page.descendants(id).take(6).find(is_link));
        link.and_then(|link| page.attribute(link, "href"))
            .is_some_and(|href| {
                let path = match href.trim().split_once("://") {
                    Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
                    None => href.trim(),
                };
                path == "/"
            })
    }

    /// Whether a reader can see the node.
    pub fn sees(&self, id: NodeId) -> bool {
        !self.unseen[id.index()]
    }

    /// The contents of the first `<meta>` with one of these names, in the order of `names`.
    pub fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all_metas(name).next())
    }

    /// The contents of every `<meta>` of this name.
    pub fn all_metas(&self, name: &str) -> impl Iterator<Item = String> {
        let contents = self.metas.iter().filter(move |(have, _)| have == name);
        contents.filter_map(|(_, content)| clean(content))
    }

    /// The visible text of an element as one line, up to [`TEXT`] bytes. Empty text is none.
    pub fn text(&self, id: NodeId) -> Option<String> {
        clean(&self.pieces(id).join(" "))
    }

    /// The visible text of an element in pieces: blocks, list items, links and line breaks stand apart.
    pub fn pieces(&self, id: NodeId) -> Vec<String> {
        let page = self.page;
        let end = page.end(id).0.min(id.0.saturating_add(NODES));
        let mut pieces = Vec::new();
        let mut piece = String::new();
        let mut length = 0;
        // Ends of the elements that break a piece; a handful at a time.
        let mut breaks: Vec<(u32, bool)> = Vec::new();
        // After the edge of a `<span>`, only text that is glued on without a space starts a new piece.
        let mut soft = false;
        let mut at = id.0;
        while at < end && length < TEXT {
            let node = NodeId(at);
            while let Some((_, hard)) = breaks.pop_if(|(end, _)| *end <= at) {
                if hard {
                    pieces.extend(clean(&std::mem::take(&mut piece)));
                }
                soft = true;
            }
            if !self.sees(node) {
                at = page.end(node).0;
                continue;
            }
            if let Some(text) = page.text(node) {
                let text = &text[..text.floor_char_boundary(TEXT - length)];
                length += text.len();
                if soft && glued(&piece, text) {
                    pieces.extend(clean(&std::mem::take(&mut piece)));
                }
                soft = false;
                piece.push_str(text);
            } else {
                let hard = separates(page.tag(node));
                if hard {
                    pieces.extend(clean(&std::mem::take(&mut piece)));
                }
                soft |= page.tag(node) == "span";
                if hard || page.tag(node) == "span" {
                    breaks.push((page.end(node).0, hard));
                }
            }
            at += 1;
        }
        pieces.extend(clean(&piece));
        pieces
    }
}

fn glued(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| !c.is_whitespace()) && after.starts_with(char::is_alphanumeric)
}

/// Elements whose text no reader sees, whatever the style.
fn never_shown(tag: &str) -> bool {
    matches!(
        tag,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "select"
            | "option"
            | "textarea"
            | "datalist"
    )
}

/// Elements whose text stands apart from the text around it.
fn separates(tag: &str) -> bool {
    !matches!(
        tag,
        "b" | "i"
            | "em"
            | "strong"
            | "u"
            | "s"
            | "small"
            | "sub"
            | "sup"
            | "mark"
            | "abbr"
            | "cite"
            | "q"
            | "font"
            | "wbr"
            | "bdi"
            | "bdo"
            | "ins"
            | "del"
            | "code"
            | "kbd"
            | "tt"
            | "dfn"
            | "acronym"
            | "big"
            | "ruby"
            | "rb"
            | ""
            | "span"
    )
}
