//! Quotations without a cue of their own: more words of the speaker before them.

use crate::attribution::reading::Draft;
use crate::attribution::words::{Tag, Words};

/// Joins each free-standing quotation to the attribution that it continues.
pub fn attach(words: &Words, drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| drafts[*i].cue.start);
    let mut covered = vec![false; words.len()];
    for part in drafts.iter().flat_map(|draft| &draft.content) {
        // Contents nest only a few deep, so this stays linear in practice; a part already marked is left alone.
        if !(covered[part.start] && covered[part.end - 1]) {
            covered[part.clone()].fill(true);
        }
    }
    for quote in 0..words.quotes.len() {
        let range = words.quote_words(quote);
        if range.len() < 4 {
            continue;
        }
        let taken = covered
            .get(range.clone())
            .is_none_or(|words| words.contains(&true));
        let whole = words.tag(range.start.wrapping_sub(1)) == Tag::Stop
            || words.sentence_of(range.start).start == range.start;
        if taken || !whole {
            continue;
        }
        let last = order.partition_point(|i| drafts[*i].cue.start < range.start);
        let Some(&before) = last.checked_sub(1).and_then(|i| order.get(i)) else {
            continue;
        };
        let distance = words.quotes[quote]
            .block
            .saturating_sub(block(words, drafts[before].cue.start));
        if distance <= 1 {
            drafts[before].content.push(range);
        }
    }
}

fn block(words: &Words, at: usize) -> usize {
    words
        .tokens
        .get(at)
        .and_then(|token| words.sentences.get(token.sentence as usize))
        .map_or(0, |sentence| sentence.block)
}
