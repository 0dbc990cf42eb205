//! The features of the name model: the word and its neighbours, how they are written, lists, and the document.

use super::document::Document;
use crate::language::clusters::Cluster;
use crate::language::words::{Case, Word, feature, pair};
use std::ops::Range;

/// Stands beyond the edges of a sentence.
const EDGE: Word = Word {
    form: 1,
    lower: 1,
    prefix: [1; 4],
    suffix: [1; 4],
    shape: 1,
    case: Case::Mark,
    length: 0,
    cluster: Cluster(0),
};

/// Hands every feature of token `i`, which stands in `sentence`, to `each`.
pub fn features(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    mut each: impl FnMut(u32),
) {
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .filter(|i| sentence.contains(i))
            .map_or(&EDGE, |i| &document.words[i])
    };
    let mut to = numbered(0x100, &mut each);
    let word = at(0);
    let style = document.style(i) as u32;
    let first = u32::from(i == sentence.start);
    // How the word is written says something only where capitals are not everywhere.
    let shape = if style == 0 { word.shape } else { style };
    let case = if style == 0 {
        word.case as u32
    } else {
        16 + style
    };
    to.give(0, 0);
    to.give(style, case);
    to.give(word.form, 0);
    to.give(word.lower, 0);
    to.give(shape, first);
    for n in 1..4 {
        to.give(word.prefix[n], 0);
        to.give(word.suffix[n], 0);
    }
    to.give(word.suffix[2], shape);
    to.give(u32::from(word.length.min(15)), case);
    for offset in [-2, -1, 1, 2] {
        let near = at(offset);
        to.give(near.lower, 0);
        to.give(near.shape, case);
    }
    for offset in [-1, 1] {
        let near = at(offset);
        to.give(near.prefix[3], 0);
        to.give(near.suffix[2], 0);
        to.give(near.lower, case);
        to.give(near.lower, word.lower);
        to.give(near.suffix[2], word.suffix[2]);
    }
    to.give(at(-2).lower, at(-1).lower);
    to.give(at(1).lower, at(2).lower);
    to.give(at(-1).lower, at(1).lower);
    to.give(pair(at(-1).shape, at(1).shape), shape);
    to.give(pair(at(-2).shape, at(-1).shape), shape);
    to.give(pair(at(1).shape, at(2).shape), shape);
    to.give(pair(at(-2).lower, at(-1).lower), case);
    to.give(pair(at(1).lower, at(2).lower), case);
    frame(document, sentence, i, numbered(0x140, &mut each));
    known(document, sentence, i, case, numbered(0x1A0, &mut each));
    company(document, sentence, i, case, numbered(0x1E0, &mut each));
    evidence(document, i, case, first, numbered(0x160, &mut each));
    speech(document, sentence, i, case, numbered(0x220, &mut each));
    register(document, sentence, i, case, numbered(0x240, &mut each));
}

/// What else tells of a name where the document does not speak as edited prose does, in the manner of Daumé's (2007)
/// copies of features for a domain; nothing where it does.
fn register(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    case: u32,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let register = document.register as u32;
    if register == 0 {
        return;
    }
    let lower = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(1, |i| document.words[i].lower)
    };
    to.give(register, case);
    to.give(register, document.words[i].shape);
    to.give(register, document.words[i].form);
    to.give(pair(register, document.marks(i).0), case);
    to.give(pair(register, document.cluster(i).cut(8)), case);
    to.give(register, document.words[i].suffix[2]);
    to.give(pair(register, lower(i.checked_sub(1))), case);
    to.give(pair(register, lower(Some(i + 1))), case);
}

/// Hands features on, each with the number of the template that it comes from.
struct Numbered<'a, F> {
    template: u32,
    each: &'a mut F,
}

impl<F: FnMut(u32)> Numbered<'_, F> {
    /// A feature of the next template.
    fn give(&mut self, first: u32, second: u32) {
        self.template += 1;
        self.more(first, second);
    }

    /// Another feature of the same template.
    fn more(&mut self, first: u32, second: u32) {
        (self.each)(feature(self.template, first, second));
    }
}

fn numbered<F>(template: u32, each: &mut F) -> Numbered<'_, F> {
    Numbered { template, each }
}

/// The run of capitals that the token belongs to, and what stands on both sides of it.
fn frame(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let run = document.run(i);
    if run.is_empty() {
        to.give(0, 0);
        return;
    }
    let lower = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(1, |i| document.words[i].lower)
    };
    let before = lower(run.start.checked_sub(1));
    let after = lower(Some(run.end));
    let (front, back) = (
        (i - run.start).min(3) as u32,
        (run.end - 1 - i).min(3) as u32,
    );
    let place = front << 2 | back;
    to.give(place, u32::from(run.start == sentence.start));
    to.give(before, place);
    to.give(after, place);
    to.give(before, after);
    to.give(document.words[run.start].lower, place);
    to.give(document.words[run.end - 1].lower, place);
    to.give(document.words[run.end - 1].suffix[2], place);
    to.give(document.words[run.end - 1].lower, before);
    to.give(document.words[run.start].lower, after);
}

/// What the word lists know of the token, its neighbours and the run that it belongs to.
fn known(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    case: u32,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let marks = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(0, |i| document.marks(i).0)
    };
    let own = marks(Some(i));
    let (before, after) = (marks(i.checked_sub(1)), marks(Some(i + 1)));
    to.give(own, case);
    to.give(own, before);
    to.give(own, after);
    to.give(pair(before, own), after);
    let run = document.run(i);
    if !run.is_empty() {
        let place = ((i - run.start).min(3) << 2 | (run.end - 1 - i).min(3)) as u32;
        to.give(marks(Some(run.start)), place);
        to.give(marks(Some(run.end - 1)), place);
        to.give(marks(run.start.checked_sub(1)), place);
        to.give(marks(Some(run.end)), place);
        to.give(
            marks(run.start.checked_sub(1)),
            pair(marks(Some(run.start)), marks(Some(run.end - 1))),
        );
    }
    to.template = 0x1C0;
    let mut each = |bits: u32, which: u32| {
        for bit in (0..32).filter(|bit| bits >> bit & 1 == 1) {
            to.more(which << 8 | bit, 0);
        }
    };
    each(own, 1);
    each(before, 2);
    each(after, 3);
}

/// The clusters of the token, of its neighbours and of the ends of its run.
fn company(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    case: u32,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let cluster = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(Cluster(1), |i| document.cluster(i))
    };
    let own = cluster(Some(i));
    let (before, after) = (cluster(i.checked_sub(1)), cluster(Some(i + 1)));
    let second = (cluster(i.checked_sub(2)), cluster(Some(i + 2)));
    to.give(own.cut(16), case);
    to.give(own.cut(11), 0);
    to.give(own.cut(8), case);
    to.give(own.cut(6), case);
    to.give(before.cut(16), case);
    to.give(after.cut(16), case);
    to.give(before.cut(8), case);
    to.give(after.cut(8), case);
    to.give(second.0.cut(8), case);
    to.give(second.1.cut(8), case);
    to.give(before.cut(8), own.cut(8));
    to.give(own.cut(8), after.cut(8));
    to.give(before.cut(8), pair(after.cut(8), case));
    to.give(pair(second.0.cut(8), before.cut(8)), case);
    to.give(pair(after.cut(8), second.1.cut(8)), case);
    let run = document.run(i);
    if !run.is_empty() {
        let place = ((i - run.start).min(3) << 2 | (run.end - 1 - i).min(3)) as u32;
        let (start, end) = (cluster(Some(run.start)), cluster(Some(run.end - 1)));
        let (front, back) = (cluster(run.start.checked_sub(1)), cluster(Some(run.end)));
        to.give(end.cut(11), place);
        to.give(start.cut(11), place);
        to.give(front.cut(11), place);
        to.give(back.cut(11), place);
        to.give(pair(start.cut(8), end.cut(8)), place);
        to.give(pair(front.cut(8), back.cut(8)), end.cut(8));
    }
}

/// The parts of speech of the token, of its neighbours and of what stands on both sides of its run.
fn speech(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    case: u32,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let tag = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(99, |i| document.tag(i).index() as u32)
    };
    let own = tag(Some(i));
    let (before, after) = (tag(i.checked_sub(1)), tag(Some(i + 1)));
    to.give(own, case);
    to.give(before, own);
    to.give(own, after);
    to.give(pair(before, own), after);
    to.give(own, document.words[i].lower);
    let run = document.run(i);
    if !run.is_empty() {
        let place = ((i - run.start).min(3) << 2 | (run.end - 1 - i).min(3)) as u32;
        let (front, back) = (tag(run.start.checked_sub(1)), tag(Some(run.end)));
        to.give(pair(front, back), place);
        to.give(pair(tag(Some(run.start)), tag(Some(run.end - 1))), place);
    }
}

/// What the rest of the document says.
fn evidence(
    document: &Document<'_>,
    i: usize,
    case: u32,
    first: u32,
    mut to: Numbered<'_, impl FnMut(u32)>,
) {
    let entry = document.entry(i);
    let seen = entry.lower.min(2) << 4 | entry.capital.min(2) << 2 | entry.upper.min(1);
    to.give(seen, case);
    to.give(seen, pair(first, case));
    let own = document.run(i);
    let longest = entry.run.0 as usize..entry.run.1 as usize;
    if !own.is_empty() && longest.len() > own.len() {
        // A longer name elsewhere: which part of it is this word, and what are its edges?
        let part = longest
            .clone()
            .find(|j| document.words[*j].lower == document.words[i].lower)
            .unwrap_or(longest.start);
        let place = ((part - longest.start).min(3) << 2 | (longest.end - 1 - part).min(3)) as u32;
        to.give(1, place);
        to.give(document.words[longest.start].lower, place);
        to.give(document.words[longest.end - 1].lower, place);
        to.give(
            longest
                .start
                .checked_sub(1)
                .map_or(1, |j| document.words[j].lower),
            place,
        );
    } else {
        to.give(0, 0);
    }
}

/// Hands on what the first reading made of token `i`, its neighbours and the same words elsewhere: the features of the
/// second reading, which add to the scores of the first.
pub fn memory(
    document: &Document<'_>,
    sentence: &Range<usize>,
    i: usize,
    mut each: impl FnMut(u32),
) {
    let mut to = numbered(0x180, &mut each);
    let case = match document.style(i) as u32 {
        0 => document.words[i].case as u32,
        style => 16 + style,
    };
    let label = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(99, |i| document.label(i).index() as u32)
    };
    let own = label(Some(i));
    let (before, after) = (label(i.checked_sub(1)), label(Some(i + 1)));
    to.give(own, 0);
    to.give(own, before);
    to.give(own, after);
    to.give(pair(before, own), after);
    let votes = document.votes(i);
    let (kind, clear) = votes.best();
    let kind = kind.map_or(9, |kind| kind as u32);
    to.give(kind, clear);
    to.give(pair(kind, clear), own);
    to.give(pair(kind, clear), pair(votes.place(), case));
    to.give(pair(kind, clear), document.words[i].lower);
    to.give(pair(before, own), document.words[i].shape);
    // What the words around it, and the ends of its run, mostly are elsewhere.
    let elsewhere = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i)).map_or(99, |i| {
            let (kind, clear) = document.votes(i).best();
            kind.map_or(9, |kind| kind as u32) << 2 | clear
        })
    };
    let here = elsewhere(Some(i));
    to.give(here, elsewhere(i.checked_sub(1)));
    to.give(here, elsewhere(Some(i + 1)));
    let run = document.run(i);
    if !run.is_empty() {
        let place = ((i - run.start).min(3) << 2 | (run.end - 1 - i).min(3)) as u32;
        to.give(
            pair(elsewhere(Some(run.start)), elsewhere(Some(run.end - 1))),
            place,
        );
        to.give(pair(here, own), document.words[run.end - 1].lower);
        to.give(pair(here, own), document.words[run.start].lower);
    }
    let entry = document.entry(i);
    let seen = entry.lower.min(2) << 4 | entry.capital.min(2) << 2 | entry.upper.min(1);
    to.give(pair(here, own), pair(seen, case));
    to.give(pair(here, own), document.marks(i).0);
    to.give(pair(here, own), document.cluster(i).cut(8));
    let lower = |i: Option<usize>| {
        i.filter(|i| sentence.contains(i))
            .map_or(1, |i| document.words[i].lower)
    };
    to.give(pair(here, own), lower(i.checked_sub(1)));
    to.give(pair(here, own), lower(Some(i + 1)));
}
