//! The subject of a verb of speech: what the rules read before it, and what the parser found where they fall short.

use crate::attribution::grammar::Grammar;
use crate::attribution::phrases;
use crate::attribution::syntax;
use crate::attribution::words::{Part, Tag, Words};

/// The noun phrase before the verb group that starts at `group`, whose verb is the word `verb`.
///
/// The rules know where a phrase of this stage ends, appositions and all; the parser knows what stands far away:
/// "Ito, of Calder, Va., said", "the study, which in 2010 said". So the rules' phrase stands where it is whole and
/// holds a word for somebody, and the parser's in all other places.
pub fn before(words: &Words, range: &Part, group: usize, verb: usize) -> Option<Part> {
    let read = phrases::before(words, group, range.start);
    let Some(grammar) = words.grammar else {
        return read;
    };
    let parsed = || {
        let part = clip(words, grammar.subject(verb)?, range, group);
        is_whole(words, &grammar, &part, group).then_some(part)
    };
    match read {
        Some(part) if !grammar.names_someone(&part) => parsed(),
        Some(part) if is_cut_off(words, range, &part) => parsed().or(Some(part)),
        Some(part) => match parsed() {
            Some(own) if runs_together(words, &grammar, &part, &own) => Some(own),
            Some(own) if is_list(words, range, &grammar, &part, &own) => Some(own),
            _ => Some(part),
        },
        None => parsed(),
    }
}

/// The parser's subject within its sentence and before its verb, without where somebody is from: that stands between
/// commas and is no part of who, as in "Ito, of Calder, Va.".
fn clip(words: &Words, part: Part, range: &Part, group: usize) -> Part {
    let part = words.trim(part.start.max(range.start)..part.end.min(group));
    let aside = |i: &usize| words.tag(*i) == Tag::Comma && words.tag(i + 1) == Tag::Preposition;
    let end = (part.start + 1..part.end.saturating_sub(1)).find(aside);
    words.trim(part.start..end.unwrap_or(part.end))
}

/// The phrase that a form in -ing belongs to: before it, or the subject of the clause that it goes on, as in "a man had
/// come out saying".
pub fn of_gerund(words: &Words, range: &Part, group: usize, verb: usize) -> Option<Part> {
    let part = before(words, range, group, verb)?;
    let Some(grammar) = words.grammar else {
        return Some(part);
    };
    let relative = part.clone().any(|i| words.tag(i) == Tag::Relative);
    if relative || !part.clone().any(|i| grammar.is_finite(i)) {
        return Some(part);
    }
    // "The spot ends with footage of Ito saying": the noun right before it is the speaker.
    if grammar.is_noun(group - 1) {
        let nominal = |i: &usize| words.tag(*i).is_nominal() && !grammar.is_verb(*i);
        let start = part.clone().rev().take_while(nominal).last();
        return Some(start.unwrap_or(part.start)..part.end);
    }
    let own = grammar
        .main_subject(verb)
        .map(|own| clip(words, own, range, group));
    own.filter(|own| is_whole(words, &grammar, own, group))
        .or(Some(part))
}

/// Whether a phrase can stand for somebody, as far as the tagger knows.
pub fn names_someone(words: &Words, part: &Part) -> bool {
    (words.grammar).is_none_or(|grammar| grammar.names_someone(part))
}

/// Whether a phrase begins where none can: a place or a time behind a comma, a bare number behind a preposition.
fn is_cut_off(words: &Words, range: &Part, part: &Part) -> bool {
    let before = words.tag_before(part.start, range);
    let closed = words.tag(part.end - 1) == Tag::Comma;
    let bare = |i: usize| {
        matches!(
            words.tag(i),
            Tag::Name | Tag::Number | Tag::Time | Tag::Comma
        )
    };
    (before == Tag::Preposition || before == Tag::Comma && closed) && part.clone().all(bare)
}

/// Whether the rules' phrase holds a clause or a time before the subject: "Senn says Ito promised", "last year Ito said".
fn runs_together(words: &Words, grammar: &Grammar, part: &Part, own: &Part) -> bool {
    if own.start <= part.start || own.end + 1 < part.end {
        return false;
    }
    let mut before = part.start..own.start;
    let relative = before.clone().any(|i| words.tag(i) == Tag::Relative);
    let clause = !relative && before.any(|i| grammar.is_finite(i));
    clause || words.tag(own.start - 1) == Tag::Time
}

/// Whether the rules' phrase is the end of a list that the parser has from its start: "Senn, Ito and the council said".
fn is_list(words: &Words, range: &Part, grammar: &Grammar, part: &Part, own: &Part) -> bool {
    let listed = own.start < part.start
        && words.tag_before(part.start, range) == Tag::Comma
        && part.end <= own.end + 1
        && part.clone().any(|i| words.tag(i) == Tag::Coordinator);
    listed
        && part
            .clone()
            .any(|i| grammar.is_joined(i, own.start..part.start))
        && !(own.start..part.start).any(|i| grammar.is_finite(i))
}

/// Whether the parser's subject can be a source: it stands before the verb and holds a word for somebody.
fn is_whole(words: &Words, grammar: &Grammar, part: &Part, group: usize) -> bool {
    part.start < part.end
        && part.end <= group
        && part.len() < syntax::REACH
        && words.quote(part.start) == words.quote(part.end - 1)
        && grammar.names_someone(part)
}
