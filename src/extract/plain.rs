//! Plain text: the text stays as it is, and what a copied page left in it is told from the article.
//!
//! A line is a block. Only lines that are furniture beyond doubt become ledger items: labels that the table of lines
//! knows as a whole, counters, and everything after the heading of a comment form. The headline becomes a heading.

use super::clutter::reason;
use super::{Clutter, ClutterKind, Extraction, credit, lines, notices};
use crate::article::{Article, Block, BlockKind, count_words};
use crate::message::Message;
use crate::span::Span;

/// Reads plain text.
pub(super) fn extract(text: &str) -> Extraction {
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            spans.push(span);
        }
    }
    let mut found = Extraction::default();
    let furniture = furniture(text, &spans);
    let headline = headline(text, &spans, &furniture);
    let mut open = None;
    for (i, span) in spans.iter().enumerate() {
        let line = span.of(text);
        if let Some((kind, rule)) = furniture[i] {
            match found.clutter.last_mut() {
                Some(item) if open == Some(i) && item.kind == kind => {
                    item.text.push('\n');
                    item.text.push_str(line);
                }
                _ => found.clutter.push(Clutter {
                    kind,
                    rule,
                    reason: Message::new(reason(kind)),
                    text: line.to_owned(),
                    nodes: vec![],
                }),
            }
            open = Some(i + 1);
            continue;
        }
        let is_headline = headline == Some(i);
        if is_headline {
            found.headline = Some(line.trim_end_matches('.').to_owned());
        }
        found.article.blocks.push(Block {
            kind: if is_headline {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            },
            level: is_headline.then_some(1),
            span: *span,
            links: vec![],
            node: None,
            part: None,
        });
    }
    found.article = Article {
        text: text.to_owned(),
        blocks: found.article.blocks,
        ..Article::default()
    };
    let credit = credit::take(&mut found.article, true);
    found.notices = notices::inside(&found.article);
    found
        .notices
        .extend(credit.as_ref().map(notices::of_credit));
    found.credit = credit.map(|credit| credit.outlet);
    found
}

type Furniture = Option<(ClutterKind, &'static str)>;

/// The rule that takes each line, if any.
fn furniture(text: &str, spans: &[Span]) -> Vec<Furniture> {
    let mut out: Vec<Furniture> = spans.iter().map(|span| line_rule(span.of(text))).collect();
    // What follows the heading of a comment form belongs to it, as long as it is short.
    let form = (0..spans.len()).rev().take(12).find(|i| {
        matches!(out[*i], Some((ClutterKind::Comments, _)))
            && lines::fold(spans[*i].of(text)).starts_with("leave a")
    });
    if let Some(form) = form
        && spans[form..]
            .iter()
            .all(|span| count_words(span.of(text)) <= 15)
    {
        for rule in &mut out[form..] {
            *rule = Some((ClutterKind::Comments, "clutter.comments.line"));
        }
    }
    // A label of an advertisement above the headline, such as "Top banner".
    if let Some(first) = spans.first().map(|span| span.of(text))
        && spans.len() > 3
        && is_banner(first)
    {
        out[0] = Some((ClutterKind::Advertisement, "clutter.advertisement.line"));
    }
    out
}

/// Whether a short line is the label of an advertisement.
fn is_banner(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "banner",
        "advert",
        "advertisement",
        "sponsored",
        "promoted",
        "anzeige",
        "publicidad",
    ];
    let is_label = |word: &str| LABELS.iter().any(|label| word.eq_ignore_ascii_case(label));
    line.split_whitespace().any(is_label) && count_words(line) <= 5
}

/// Labels that say what they are wherever they stand, in a menu, a masthead or a column: an advertisement's, and a
/// bare number.
pub(super) fn label(line: &str) -> Furniture {
    let line = line.trim();
    if !line.is_empty() && line.len() <= 6 && line.chars().all(|c| c.is_ascii_digit()) {
        return Some((ClutterKind::Counter, "clutter.counter.number"));
    }
    is_banner(line).then_some((ClutterKind::Advertisement, "clutter.advertisement.line"))
}

fn line_rule(line: &str) -> Furniture {
    if line.len() > 80 {
        return None;
    }
    let bare = line.trim_end_matches(['.', ':']);
    if line.len() <= 6 && line.chars().all(|c| c.is_ascii_digit()) {
        return Some((ClutterKind::Counter, "clutter.counter.number"));
    }
    if !bare.chars().any(char::is_alphanumeric) {
        return Some((ClutterKind::Other, "clutter.other.mark"));
    }
    let rule = lines::find(&lines::fold(bare), false)?;
    let is_sure = rule.whole
        || matches!(
            rule.kind,
            ClutterKind::Share
                | ClutterKind::Newsletter
                | ClutterKind::Advertisement
                | ClutterKind::Comments
        ) && count_words(bare) <= 8;
    is_sure.then_some((rule.kind, rule.id))
}

/// The line that is the headline: the first one, if it reads like one and text follows.
fn headline(text: &str, spans: &[Span], furniture: &[Furniture]) -> Option<usize> {
    let mut body = (0..spans.len()).filter(|i| furniture[*i].is_none());
    let (first, second) = (body.next()?, body.next()?);
    let line = spans[first].of(text);
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_short = (3..=30).contains(&words.len()) && line.len() < 220;
    let next = spans[second].of(text);
    let is_followed = next.len() > line.len()
        && next.ends_with(['.', '!', '?', '”', '"', '’', '…', ':', '。', ')']);
    let is_open = !line.ends_with(['.', '!', '?', '"', '”', '。', '…', ',', ';', ':']);
    (is_short && is_followed && (is_open || is_title_case(&words))).then_some(first)
}

/// Whether most of the longer words are capitalised, as English headlines are.
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<_> = words
        .iter()
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4)
        .collect();
    let capital = long
        .iter()
        .filter(|word| {
            word.chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(char::is_uppercase)
        })
        .count();
    long.len() >= 3 && capital * 4 >= long.len() * 3
}
