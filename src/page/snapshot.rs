//! The content script's snapshot of a live document to [`Page`].
//!
//! JSON: `{"url": string, "nodes": [row, ...]}`, rows in document order, shadow roots in place of their hosts'
//! unslotted children. A row is `[depth, text]` for text and `[depth, tag, flags, name, value, ...]` for an element;
//! depth 0 is `<html>`. Flags: 1 hidden, 2 in an open shadow root, 4 fixed or sticky, 8 to be kept because the
//! reader says so. Row `i` becomes node `i + 1`.

use super::{Builder, NodeId, Page, budget};
use crate::message::Refusal;
use html5ever::LocalName;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

#[derive(Deserialize)]
struct Snapshot<'a> {
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    nodes: Vec<Row<'a>>,
}

struct Row<'a> {
    depth: u32,
    /// The tag of an element, or the text.
    head: Cow<'a, str>,
    /// Flags and attributes; none for text.
    element: Option<(u8, Vec<Cow<'a, str>>)>,
}

pub(super) fn parse(json: &str) -> Result<Page, Refusal> {
    let snapshot: Snapshot<'_> = serde_json::from_str(json).map_err(|error| {
        let mut refusal = Refusal::new("snapshot.invalid");
        refusal.message = refusal.message.text("detail", &error.to_string());
        refusal
    })?;
    if snapshot.nodes.len() > budget::NODES {
        return Err(Refusal::new("budget.nodes"));
    }
    let mut builder = Builder::new();
    for row in &snapshot.nodes {
        if row.depth as usize > budget::DEPTH {
            return Err(Refusal::new("budget.depth"));
        }
        // A row deeper than its predecessor's child is taken as that child: nothing is lost, nothing fails.
        while builder.depth() > row.depth as usize {
            builder.close();
        }
        match &row.element {
            None => builder.text(&row.head),
            Some((flags, attributes)) => {
                let pairs = attributes
                    .chunks_exact(2)
                    .map(|pair| (LocalName::from(&*pair[0]), &*pair[1]));
                builder.open(LocalName::from(&*row.head), pairs, *flags);
            }
        }
    }
    let mut page = builder.finish();
    page.url = snapshot.url.map(Cow::into_owned);
    page.live = true;
    Ok(page)
}

/// The snapshot's row for a node, which the content script maps back to the live element.
pub fn row(id: NodeId) -> u32 {
    id.0.saturating_sub(1)
}

/// A string that borrows from the JSON where it has no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Row<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;
        impl<'de> Visitor<'de> for RowVisitor {
            type Value = Row<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[depth, text] or [depth, tag, flags, name, value, ...]")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Self::Value, A::Error> {
                let missing = |what| serde::de::Error::invalid_length(what, &self);
                let depth = row.next_element()?.ok_or_else(|| missing(0))?;
                let head = row
                    .next_element::<Text<'de>>()?
                    .ok_or_else(|| missing(1))?
                    .0;
                let Some(flags) = row.next_element()? else {
                    return Ok(Row {
                        depth,
                        head,
                        element: None,
                    });
                };
                let mut attributes = Vec::new();
                while let Some(Text(value)) = row.next_element()? {
                    attributes.push(value);
                }
                Ok(Row {
                    depth,
                    head,
                    element: Some((flags, attributes)),
                })
            }
        }
        deserializer.deserialize_seq(RowVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_nodes_in_order() {
        let json = r#"{"url":"https://a.example/","nodes":[[0,"html",0,"lang","en"],[1,"body",0],[2,"p",1],[3,"Hi \"you\""],[2,"p",0],[3,"x"]]}"#;
        let page = parse(json).unwrap();
        assert_eq!(page.len(), 7);
        assert_eq!(page.tag(NodeId(3)), "p");
        assert!(page.is_hidden(NodeId(3)));
        assert_eq!(page.text(NodeId(4)), Some("Hi \"you\""));
        assert_eq!(page.parent(NodeId(5)), Some(NodeId(2)));
        assert_eq!(page.attribute(NodeId(1), "lang"), Some("en"));
        assert_eq!(row(NodeId(4)), 3);
    }

    #[test]
    fn nonsense_is_refused_with_a_reason() {
        for json in [
            "",
            "{}",
            "{\"nodes\":[[0]]}",
            "{\"nodes\":[[\"a\",0]]}",
            "[1",
        ] {
            assert_eq!(parse(json).unwrap_err().rule, "snapshot.invalid", "{json}");
        }
        assert_eq!(
            parse(r#"{"nodes":[[600,"p",0]]}"#).unwrap_err().rule,
            "budget.depth"
        );
    }
}
