//! HTML source to [`Page`], under the budget.
//!
//! A guard stands between html5ever's tokenizer and tree builder and stops feeding as soon as the tree is too large
//! or too deep; unguarded, a few kilobytes of misnested formatting tags grow to millions of nodes. What the tree of
//! `tree.rs` then holds is put into document order by `flatten.rs`.

use super::sink::Sink;
use super::tree::Tree;
use super::{Page, budget, decoding, flatten};
use crate::message::Refusal;
use html5ever::TokenizerResult;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use memchr::{memchr, memmem};
use std::cell::Cell;

/// Bytes fed between two looks at the budget.
const CHUNK: usize = 16 << 10;

pub(super) fn parse(url: Option<&str>, html: &str) -> Result<Page, Refusal> {
    let html = decoding::mend(html);
    check_attributes(&html)?;
    let tree = guarded_tree(&html)?;
    let mut page = flatten::flatten(tree)?;
    page.url = url.map(str::to_owned);
    Ok(page)
}

struct Guard {
    builder: TreeBuilder<u32, Sink>,
    tripped: Cell<Option<&'static str>>,
}

impl TokenSink for Guard {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        if self.tripped.get().is_some() {
            return TokenSinkResult::Continue;
        }
        let result = self.builder.process_token(token, line);
        self.tripped.set(self.builder.sink.tripped());
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn guarded_tree(html: &str) -> Result<Tree, Refusal> {
    let options = html5ever::tree_builder::TreeBuilderOpts::default();
    let guard = Guard {
        builder: TreeBuilder::new(Sink::new(), options),
        tripped: Cell::new(None),
    };
    let tokenizer = Tokenizer::new(guard, html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())));
        rest = after;
        queue.push_back(StrTendril::from_slice(chunk));
        // It pauses at every script and at every `<meta charset>`.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if let Some(rule) = tokenizer.sink.tripped.get() {
            return Err(Refusal::new(rule));
        }
    }
    tokenizer.end();
    if let Some(rule) = tokenizer.sink.tripped.get() {
        return Err(Refusal::new(rule));
    }
    Ok(tokenizer.sink.builder.sink.finish())
}

/// Refuses attribute floods before the tokenizer sees them: its search for duplicate names is quadratic in the
/// attributes of one tag, and no sink hears of a tag before its end.
fn check_attributes(html: &str) -> Result<(), Refusal> {
    let bytes = html.as_bytes();
    let (mut at, mut cost) = (0, 0u64);
    while let Some(offset) = memchr(b'<', &bytes[at..]) {
        at += offset + 1;
        if bytes[at..].starts_with(b"!--") {
            at = find(bytes, at, b"-->");
            continue;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = &bytes[at..];
        let (count, end) = count_attributes(bytes, at);
        cost += count * count;
        if cost > budget::ATTRIBUTES {
            return Err(Refusal::new("budget.attributes"));
        }
        at = end;
        if !matches!(name[0].to_ascii_lowercase(), b's' | b't') {
            continue;
        }
        for raw in [&b"script"[..], b"style", b"textarea", b"title"] {
            if name.len() > raw.len()
                && name[..raw.len()].eq_ignore_ascii_case(raw)
                && !name[raw.len()].is_ascii_alphanumeric()
            {
                at = find(bytes, at, b"</");
            }
        }
    }
    Ok(())
}

/// Number of attributes of the tag whose name starts at `at`, and the place after the tag.
fn count_attributes(bytes: &[u8], mut at: usize) -> (u64, usize) {
    let mut count = 0;
    let mut in_name = true;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => break,
            b'"' | b'\'' => {
                at = memchr(byte, &bytes[at..]).map_or(bytes.len(), |offset| at + offset + 1);
            }
            b' ' | b'\t' | b'\n' | b'\x0C' | b'\r' | b'/' => in_name = false,
            _ if !in_name => {
                count += 1;
                in_name = true;
            }
            _ => {}
        }
    }
    (count, at)
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> usize {
    memmem::find(&bytes[from..], needle).map_or(bytes.len(), |i| from + i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::NodeId;

    fn rule(html: &str) -> Option<String> {
        parse(None, html).err().map(|refusal| refusal.rule)
    }

    #[test]
    fn a_page_keeps_document_order_and_drops_templates() {
        let page = parse(
            None,
            "<p id=a>One <b>two</b></p><template><p>no</p></template><p hidden>Three</p>",
        )
        .unwrap();
        let texts: Vec<_> = page.ids().filter_map(|id| page.text(id)).collect();
        assert_eq!(texts, ["One ", "two", "Three"]);
        let p = page.ids().find(|id| page.tag(*id) == "p").unwrap();
        assert_eq!(page.attribute(p, "id"), Some("a"));
        assert_eq!(page.end(p), NodeId(p.0 + 4));
        assert!(page.ids().any(|id| page.is_hidden(id)));
    }

    #[test]
    fn a_declared_encoding_does_not_end_the_page() {
        let page = parse(None, "<meta charset=utf-8><title>T</title><p>Text").unwrap();
        assert_eq!(page.text_content(page.root()), "TText");
    }

    #[test]
    fn floods_are_refused_by_name() {
        assert_eq!(
            rule(&"<div>".repeat(100_000)).as_deref(),
            Some("budget.depth")
        );
        assert_eq!(
            rule(&"<ul><li>".repeat(20_000)).as_deref(),
            Some("budget.depth")
        );
        let attributes: String = (0..100_000).map(|i| format!(" a{i}=1")).collect();
        assert_eq!(
            rule(&format!("<div{attributes}>")).as_deref(),
            Some("budget.attributes")
        );
        let formatting: String = (0..400).map(|i| format!("<b x={i}>")).collect();
        assert_eq!(
            rule(&format!("<p>{formatting}{}", "<p>x".repeat(2_000))).as_deref(),
            Some("budget.nodes")
        );
        assert_eq!(
            rule(&"<br>".repeat(500_000)).as_deref(),
            Some("budget.nodes")
        );
    }

    #[test]
    fn text_that_a_table_turns_out_joins_the_text_before_it() {
        let html = "<div>one <table class=a>two <tr class=b>three <td class=c>cell</table>four";
        let page = parse(None, html).unwrap();
        let texts: Vec<_> = page.ids().filter_map(|id| page.text(id)).collect();
        assert_eq!(texts, ["one two three ", "cell", "four"]);
    }

    #[test]
    fn a_second_body_adds_the_attributes_that_the_first_lacks() {
        let page = parse(None, "<body class=a lang=en><p id=p><body class=b dir=rtl>").unwrap();
        let body = page.ids().find(|id| page.tag(*id) == "body").unwrap();
        let attributes: Vec<_> = page.attributes(body).collect();
        assert_eq!(attributes, [("class", "a"), ("dir", "rtl"), ("lang", "en")]);
    }

    #[test]
    fn attributes_that_a_parser_repeats_beyond_measure_are_refused() {
        let value = "x".repeat(1 << 20);
        let html = format!("<p><b x={value}>{}", "<p>y".repeat(200));
        assert_eq!(rule(&html).as_deref(), Some("budget.bytes"));
    }

    #[test]
    fn ordinary_scripts_and_data_addresses_pass() {
        let script = format!(
            "<script>var x = {}</script><p>Text",
            "a < b ? c d : e; ".repeat(20_000)
        );
        assert_eq!(rule(&script), None);
        assert_eq!(
            rule(&format!("<img src='data:{}'>", "ab ".repeat(50_000))),
            None
        );
    }
}
