//! `onrecord extract`: the article as text, HTML or Markdown; and the decoding of input bytes.

use encoding_rs::{Encoding, UTF_8};
use onrecord::Report;
use onrecord::article::BlockKind;
use std::fmt::Write;

/// The forms of an extracted article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The article text as the report has it.
    Text,
    /// A clean HTML fragment.
    Html,
    /// Markdown.
    Markdown,
}

impl Form {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// Renders the article of `report`.
pub fn render(report: &Report, form: Form) -> String {
    if form == Form::Text {
        return format!("{}\n", report.article.text);
    }
    let text: Vec<char> = report.article.text.chars().collect();
    let slice = |start: u32, end: u32| {
        text[start as usize..end as usize]
            .iter()
            .collect::<String>()
    };
    let mut out = String::new();
    if let Some(headline) = &report.metadata.headline {
        let _ = match form {
            Form::Html => writeln!(out, "<h1>{}</h1>", escape_html(headline)),
            _ => writeln!(out, "# {headline}\n"),
        };
    }
    for block in &report.article.blocks {
        let mut inner = String::new();
        let mut at = block.start;
        for link in &block.links {
            if link.start < at || link.end > block.end {
                continue;
            }
            let (before, words) = (slice(at, link.start), slice(link.start, link.end));
            let _ = match form {
                Form::Html => {
                    let href = escape_html(&link.href);
                    write!(
                        inner,
                        "{}<a href=\"{href}\">{}</a>",
                        escape_html(&before),
                        escape_html(&words)
                    )
                }
                _ => write!(
                    inner,
                    "{before}[{words}](<{}>)",
                    link.href.replace('>', "%3E")
                ),
            };
            at = link.end;
        }
        let rest = slice(at, block.end);
        match form {
            Form::Html => inner.push_str(&escape_html(&rest)),
            _ => inner.push_str(&rest),
        }
        out.push_str(&match form {
            Form::Html => html_block(block.kind, block.level, &inner),
            _ => markdown_block(block.kind, block.level, &inner),
        });
    }
    out
}

fn html_block(kind: BlockKind, level: Option<u8>, inner: &str) -> String {
    let tag = match kind {
        BlockKind::Heading => {
            ["h2", "h2", "h3", "h4", "h5", "h6"][usize::from(level.unwrap_or(2).clamp(1, 6)) - 1]
        }
        BlockKind::ListItem => "li",
        BlockKind::Quotation | BlockKind::PullQuote => "blockquote",
        BlockKind::Caption => "figcaption",
        BlockKind::Code | BlockKind::Preformatted => "pre",
        BlockKind::Paragraph | BlockKind::Dek | BlockKind::TableRow | BlockKind::LiveEntry => "p",
    };
    format!("<{tag}>{inner}</{tag}>\n")
}

fn markdown_block(kind: BlockKind, level: Option<u8>, inner: &str) -> String {
    let indent = usize::from(level.unwrap_or(1));
    match kind {
        BlockKind::Heading => format!("{} {inner}\n\n", "#".repeat(indent.clamp(2, 6))),
        BlockKind::ListItem => format!("{}- {inner}\n", "  ".repeat(indent.saturating_sub(1))),
        BlockKind::Quotation | BlockKind::PullQuote => format!("> {inner}\n\n"),
        BlockKind::Caption => format!("*{inner}*\n\n"),
        BlockKind::Code | BlockKind::Preformatted => format!("```\n{inner}\n```\n\n"),
        BlockKind::Paragraph | BlockKind::Dek | BlockKind::TableRow | BlockKind::LiveEntry => {
            format!("{inner}\n\n")
        }
    }
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Decodes a page: byte order mark first, then a `charset` in its first 2,048 bytes, else UTF-8.
pub fn decode(bytes: &[u8]) -> String {
    let declared = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
        let rest = head
            .split_once("charset=")?
            .1
            .trim_start_matches(['"', '\'', ' ']);
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        Encoding::for_label(name.as_bytes())
    };
    let encoding = match std::str::from_utf8(bytes) {
        // Valid UTF-8 with anything beyond ASCII is UTF-8, whatever it declares.
        Ok(_) => UTF_8,
        Err(_) => declared().unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0.into_owned()
}
