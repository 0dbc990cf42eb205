//! From drafts in words to attributions in spans: order, form and nesting.

use crate::attribution::reading::Draft;
use crate::attribution::words::Words;
use crate::attribution::{Attribution, Cue, Quotation};
use crate::span::Span;

/// Turns drafts into attributions in text order.
pub fn finish(words: &Words, drafts: Vec<Draft>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = drafts
        .into_iter()
        .filter_map(|draft| attribution(words, draft))
        .collect();
    found.sort_by_key(|a| {
        (
            first(a),
            std::cmp::Reverse(a.content.iter().map(|span| span.end).max()),
        )
    });
    nest(&mut found);
    found
}

fn first(attribution: &Attribution) -> u32 {
    let content = attribution.content.iter().map(|span| span.start);
    let source = attribution.source.map(|span| span.start);
    content.chain(source).min().unwrap_or(0)
}

fn attribution(words: &Words, draft: Draft) -> Option<Attribution> {
    let mut content: Vec<Span> = draft
        .content
        .into_iter()
        .filter_map(|part| words.span(part))
        .collect();
    content.sort();
    content.dedup();
    if content.is_empty() {
        return None;
    }
    Some(Attribution {
        source: draft.source.and_then(|source| words.span(source)),
        cue: words.span(draft.cue).map(|span| Cue {
            span,
            rule: draft.row.rule,
        }),
        quotation: form(words, &content),
        content,
        nested_in: None,
    })
}

/// Direct where all letters stand inside quotation marks, indirect where none do.
fn form(words: &Words, content: &[Span]) -> Quotation {
    let (mut inside, mut outside) = (false, false);
    for span in content {
        for i in words.within(*span) {
            if words.word(i).contains(char::is_alphanumeric) {
                match words.quote(i) {
                    Some(_) => inside = true,
                    None => outside = true,
                }
            }
        }
    }
    match (inside, outside) {
        (true, false) => Quotation::Direct,
        (true, true) => Quotation::Mixed,
        _ => Quotation::Indirect,
    }
}

/// Marks each attribution whose cue stands in the content of another with the nearest such other.
fn nest(found: &mut [Attribution]) {
    // One sweep over all parts of content and all cues in text order, with the parts that are open on a stack.
    let mut parts: Vec<(Span, usize)> = (found.iter().enumerate())
        .flat_map(|(i, a)| a.content.iter().map(move |span| (*span, i)))
        .collect();
    parts.sort_by_key(|(span, i)| (span.start, std::cmp::Reverse(span.end), *i));
    let mut cues: Vec<(Span, usize)> = (found.iter().enumerate())
        .filter_map(|(i, a)| a.cue.map(|cue| (cue.span, i)))
        .collect();
    cues.sort();
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = 0;
    for (cue, i) in cues {
        while let Some(part) = parts.get(next).filter(|part| part.0.start <= cue.start) {
            while open.last().is_some_and(|last| last.0.end <= part.0.start) {
                open.pop();
            }
            open.push(*part);
            next += 1;
        }
        while open.last().is_some_and(|last| last.0.end <= cue.start) {
            open.pop();
        }
        // Few parts are open at one place; the limit keeps a flood of overlapping parts linear.
        let outer = open
            .iter()
            .rev()
            .take(16)
            .find(|(span, j)| *j != i && span.contains(cue));
        found[i].nested_in = outer.map(|(_, j)| *j);
    }
}
