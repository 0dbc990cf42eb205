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
        let part = part.start.min(covered.len())..part.end.min(covered.len());
        let marked = part.is_empty() || covered[part.start] && covered[part.end - 1];
        if !marked {
            covered[part].fill(true);
        }
    }
    for quote in 0..words.quotes.len() {
        let range = words.quote_words(quote);
        let taken = covered
            .get(range.clone())
            .is_none_or(|words| words.contains(&true));
        let before = range
            .start
            .checked_sub(1)
            .map_or(Tag::Stop, |i| words.tag(i));
        let whole = matches!(before, Tag::Stop | Tag::Mark)
            || words.sentence_of(range.start).start == range.start;
        if range.len() < 4 || taken || !whole {
            continue;
        }
        let last = order.partition_point(|i| drafts[*i].cue.start < range.start);
        let Some(&before) = last.checked_sub(1).and_then(|i| order.get(i)) else {
            continue;
        };
        let distance = words.quotes[quote]
            .block
            .saturating_sub(words.block(drafts[before].cue.start));
        if distance <= 1 {
            drafts[before].content.push(range);
        }
    }
}
