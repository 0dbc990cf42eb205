//! From drafts in words to attributions in spans: order, form and nesting.

use crate::attribution::frames::is_title;
use crate::attribution::reading::Draft;
use crate::attribution::words::{Tag, Words};
use crate::attribution::{Attribution, Cue, Quotation};
use crate::span::Span;

/// How many parts of content open at one place, and how many levels of nesting, are looked at.
const LIMIT: usize = 16;

/// Turns drafts into attributions in text order.
///
/// A weak cue inside what someone says is that speaker's way of putting it, and one with a relative pronoun for a
/// subject describes somebody: neither is kept. Counted over news articles, seven of eight such finds were none.
pub fn finish(words: &Words, drafts: Vec<Draft>) -> Vec<Attribution> {
    let drafts = drafts
        .into_iter()
        .filter(|draft| draft.sure || !is_relative(words, draft));
    let mut weak = Vec::new();
    let mut found: Vec<Attribution> = Vec::new();
    for draft in drafts {
        let strong = draft.sure;
        if let Some(attribution) = attribution(words, draft) {
            if !strong {
                weak.extend(attribution.cue.map(|cue| cue.span));
            }
            found.push(attribution);
        }
    }
    weak.sort_unstable();
    order(&mut found);
    nest(&mut found);
    // "a woman who asked not to be named": a cue inside the words that name a source describes that source.
    let mut sources: Vec<Span> = found.iter().filter_map(|a| a.source).collect();
    sources.sort_unstable();
    let describes = |cue: Span| {
        let i = sources.partition_point(|source| source.start <= cue.start);
        i.checked_sub(1)
            .and_then(|i| sources.get(i))
            .is_some_and(|source| source.contains(cue))
    };
    let drop: Vec<bool> = (found.iter())
        .map(|a| {
            a.cue.is_some_and(|cue| {
                (a.nested_in.is_some() || describes(cue.span))
                    && weak.binary_search(&cue.span).is_ok()
            })
        })
        .collect();
    if drop.contains(&true) {
        let mut keep = drop.iter().map(|drop| !drop);
        found.retain(|_| keep.next().unwrap_or(true));
        nest(&mut found);
    }
    found
}

/// Sorts attributions into text order, an outer one before what it holds, and keeps what each is nested in.
pub fn order(found: &mut Vec<Attribution>) {
    let mut numbered: Vec<(usize, Attribution)> =
        std::mem::take(found).into_iter().enumerate().collect();
    numbered.sort_by_key(|(_, a)| {
        (
            first(a),
            std::cmp::Reverse(a.content.iter().map(|span| span.end).max()),
        )
    });
    let mut place = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        place[*old] = new;
    }
    found.extend(numbered.into_iter().map(|(_, a)| Attribution {
        nested_in: a.nested_in.and_then(|outer| place.get(outer).copied()),
        ..a
    }));
}

fn is_relative(words: &Words, draft: &Draft) -> bool {
    let source = draft.source.as_ref().map(|source| words.tag(source.start));
    matches!(source, Some(Tag::Relative | Tag::That))
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
            class: draft.row.class,
        }),
        quotation: form(words, &content),
        content,
        venue: None,
        nested_in: None,
    })
}

/// Direct where all letters stand inside quotation marks, indirect where none do.
fn form(words: &Words, content: &[Span]) -> Quotation {
    let (mut inside, mut outside, mut title) = (false, false, false);
    for span in content {
        for i in words.within(*span) {
            if words.word(i).contains(char::is_alphanumeric) {
                match words.quote(i) {
                    // The name of a play or programme is nobody's words.
                    Some(quote) if is_title(words, words.quote_words(quote).start) => title = true,
                    Some(_) => inside = true,
                    None => outside = true,
                }
            }
        }
    }
    match (inside || title && !outside, outside) {
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
    for attribution in found.iter_mut() {
        attribution.nested_in = None;
    }
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
        let outer = (open.iter().rev().take(LIMIT))
            .find(|(span, j)| span.contains(cue) && !is_within(found, *j, i));
        found[i].nested_in = outer.map(|(_, j)| *j);
    }
}

/// Says whether an attribution is another or nested in it, however deeply: two that hold each other's cues would
/// otherwise each be the outer one. Past [`LIMIT`] levels the answer is yes, so that nothing is nested deeper.
fn is_within(found: &[Attribution], inner: usize, outer: usize) -> bool {
    let mut at = inner;
    for _ in 0..LIMIT {
        match found[at].nested_in {
            _ if at == outer => return true,
            None => return false,
            Some(next) => at = next,
        }
    }
    true
}
