//! From a cue to its attribution: which frame it stands in, where its source is, and how far its content reaches.

use crate::attribution::cues::{self, Found, Frames};
use crate::attribution::inflection::Form;
use crate::attribution::syntax;
use crate::attribution::words::{Tag, Words};
use std::ops::Range;

/// An attribution in words, before it becomes spans.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who speaks.
    pub source: Option<Range<usize>>,
    /// The words of the cue.
    pub cue: Range<usize>,
    /// The row's rule.
    pub rule: &'static str,
    /// What is said.
    pub content: Vec<Range<usize>>,
}

/// Reads every cue of one sentence.
pub fn read(words: &Words, sentence: usize) -> Vec<Draft> {
    let range = words.sentence(sentence);
    let mut drafts = Vec::new();
    if let Some(draft) = label(words, range.clone()) {
        drafts.push(draft);
        return drafts;
    }
    let cues = range
        .clone()
        .filter(|i| words.quote(*i).is_none() && cues::is_cue(words.lower(*i)));
    for at in cues.take(MOST) {
        let draft = according_to(words, range.clone(), at)
            .or_else(|| noun(words, &range, at))
            .or_else(|| verb(words, range.clone(), at, &drafts));
        drafts.extend(draft);
    }
    drafts
}

/// The most cues that one sentence is read for: a sentence with more is no prose, and this keeps the cost linear.
const MOST: usize = 40;

/// "Senn's claim that …", "a warning from Senn that …".
fn noun(words: &Words, range: &Range<usize>, at: usize) -> Option<Draft> {
    let found = cues::noun(words.lower(at))?;
    let frames = found.row.frames;
    let mut source = None;
    let mut after = at + 1;
    if at > range.start {
        let before = at - 1;
        if words.tag(before) == Tag::Possessive {
            source = match words.lower(before) {
                "'s" | "'" => syntax::phrase_before(words, before, range.start),
                _ => Some(before..at),
            };
        }
    }
    if source.is_none() && matches!(words.lower(after), "by" | "from") {
        let phrase = syntax::phrase_after(words, after + 1, range.end)?;
        after = phrase.end;
        source = Some(phrase);
    }
    source.as_ref()?;
    let start = match words.tag(after) {
        Tag::That if frames & cues::CLAUSE != 0 => after,
        Tag::To if frames & cues::INFINITIVE != 0 => after,
        Tag::Preposition if frames & preposition(words.lower(after)) != 0 => after + 1,
        _ => return None,
    };
    let content = start..content_end(words, start, range.end);
    (!content.is_empty()).then(|| Draft {
        source,
        cue: at..at + 1,
        rule: found.row.rule,
        content: vec![content],
    })
}

/// "Ito: We are ready." and "POLL: Most agree".
fn label(words: &Words, range: Range<usize>) -> Option<Draft> {
    let colon = range
        .clone()
        .take(7)
        .find(|i| words.tag(*i) == Tag::Colon)?;
    let source = range.start..colon;
    if source.is_empty() || colon + 1 >= range.end || words.quote(colon).is_some() {
        return None;
    }
    let named = source.clone().all(|i| {
        matches!(words.tag(i), Tag::Name | Tag::Number | Tag::Sign)
            || words.word(i).starts_with(char::is_uppercase)
    });
    let first = words.lower(range.start);
    let other = matches!(
        first,
        "exclusive"
            | "breaking"
            | "update"
            | "updated"
            | "watch"
            | "read"
            | "related"
            | "video"
            | "photo"
            | "photos"
            | "opinion"
            | "analysis"
            | "source"
            | "correction"
            | "note"
            | "more"
            | "listen"
            | "image"
            | "see"
            | "also"
            | "q"
            | "here"
    );
    if !named || other {
        return None;
    }
    Some(Draft {
        source: Some(source),
        cue: colon..colon + 1,
        rule: "cue.layout.label",
        content: std::iter::once(colon + 1..range.end).collect(),
    })
}

fn according_to(words: &Words, range: Range<usize>, at: usize) -> Option<Draft> {
    if words.lower(at) != "according" || words.lower(at + 1) != "to" {
        return None;
    }
    let source = syntax::phrase_after(words, at + 2, range.end)?;
    let left =
        at > range.start && !(words.tag(at - 1) == Tag::Coordinator && at - 1 == range.start);
    let content = if left {
        trim(words, range.start..at)
    } else {
        let start = source.end + usize::from(words.tag(source.end) == Tag::Comma);
        start..content_end(words, start, range.end)
    };
    (!content.is_empty()).then(|| Draft {
        source: Some(source),
        cue: at..at + 2,
        rule: "cue.phrase.according-to",
        content: vec![content],
    })
}

fn verb(words: &Words, range: Range<usize>, at: usize, drafts: &[Draft]) -> Option<Draft> {
    let found = verb_cue(words, &range, at)?;
    let after = at + 1 + found.particles;
    let group = syntax::group_start(words, at, range.start);
    let row = found.row;
    let draft = |source: Option<Range<usize>>, content: Vec<Range<usize>>| {
        content
            .iter()
            .any(|part| !part.is_empty())
            .then_some(Draft {
                source,
                cue: group..after,
                rule: row.rule,
                content,
            })
    };
    let before = group.checked_sub(1).filter(|before| *before >= range.start);
    let before_tag = before.map(|i| words.tag(i));
    if syntax::is_passive(words, group, at) {
        return passive(words, &range, &found, group, after)
            .and_then(|(source, content)| draft(Some(source), vec![content]));
    }
    let closes_quote = before.is_some_and(|i| {
        words.tag(i) == Tag::Mark
            || words.tag(i) == Tag::Comma && i > range.start && words.tag(i - 1) == Tag::Mark
    });
    // "…," said Ada Lindqvist, the city engineer.
    if row.takes(cues::QUOTE)
        && matches!(found.form, Form::Past | Form::S)
        && (closes_quote || before_tag == Some(Tag::Comma))
        && let Some(source) = syntax::phrase_after(words, after, range.end)
        && words.lower(source.start) != "that"
    {
        let next = words.tag(source.end);
        let ends = source.end >= range.end
            || matches!(
                next,
                Tag::Stop
                    | Tag::Comma
                    | Tag::Mark
                    | Tag::Semicolon
                    | Tag::Dash
                    | Tag::Colon
                    | Tag::Subordinator
            );
        if closes_quote || ends {
            let mut content = vec![left_content(words, &range, group)];
            content.extend(after_source(words, source.end, range.end));
            return draft(Some(source), content);
        }
    }
    let source = subject(words, &range, group, found.form, drafts);
    let start = source.as_ref().map_or(group, |source| source.start);
    if row.takes(cues::QUOTE) && found.form != Form::Gerund && start > range.start {
        let edge = words.tag(start - 1);
        let quoted = edge == Tag::Mark
            || edge == Tag::Comma && words.quote(start - 1).is_some()
            || edge == Tag::Comma && start >= 2 && words.tag(start - 2) == Tag::Mark;
        let right = right_content(words, &range, after, row.frames);
        if edge == Tag::Comma || quoted || edge == Tag::Dash {
            let parenthetical = quoted || right.is_none() && !is_adjunct(words, range.start..start);
            if parenthetical {
                let mut content = vec![left_content(words, &range, start)];
                content.extend(after_source(words, after, range.end));
                return draft(source, content);
            }
        }
    }
    let right = right_content(words, &range, after, row.frames)?;
    source.as_ref()?;
    draft(source, vec![right])
}

/// Whether the words before a comma only set the scene: "On Monday", "At a rally in Ohio", "When asked".
fn is_adjunct(words: &Words, range: Range<usize>) -> bool {
    let mut start = range.start;
    while start < range.end && matches!(words.tag(start), Tag::Coordinator | Tag::Adverb) {
        start += 1;
    }
    let opener = matches!(
        words.tag(start),
        Tag::Preposition
            | Tag::Subordinator
            | Tag::Time
            | Tag::Comma
            | Tag::Past
            | Tag::Gerund
            | Tag::To
    );
    opener
        && !range
            .clone()
            .any(|i| matches!(words.tag(i), Tag::Be | Tag::Modal | Tag::Have))
}

/// The verb cue at `at`, where the word is a verb there.
fn verb_cue(words: &Words, range: &Range<usize>, at: usize) -> Option<Found> {
    let found = cues::verb(words.lower(at), |i| words.lower(at + i))?;
    let mut before = at;
    while before > range.start && words.tag(before - 1) == Tag::Adverb {
        before -= 1;
    }
    let previous = (before > range.start).then(|| words.tag(before - 1));
    let capital = at > range.start && words.word(at).starts_with(char::is_uppercase);
    let noun_before = matches!(
        previous,
        Some(Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Number)
    );
    let is_verb = match found.form {
        Form::Past | Form::Participle => !noun_before,
        Form::Gerund => !matches!(
            previous,
            Some(Tag::Determiner | Tag::Possessive | Tag::Number)
        ),
        Form::S => {
            !noun_before
                && (matches!(
                    previous,
                    Some(
                        Tag::Pronoun
                            | Tag::Name
                            | Tag::Relative
                            | Tag::That
                            | Tag::Mark
                            | Tag::Comma
                            | Tag::Close
                    )
                ) || starts_content(words.tag(at + 1 + found.particles)))
        }
        Form::Base => match previous {
            Some(Tag::Modal | Tag::Do | Tag::Negation | Tag::Pronoun | Tag::Relative) => true,
            Some(Tag::Other | Tag::Name) => {
                words.lower(before - 1).ends_with('s') && starts_content(words.tag(at + 1))
            }
            _ => false,
        },
    };
    (is_verb && !capital).then_some(found)
}

fn starts_content(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::That
            | Tag::Determiner
            | Tag::Pronoun
            | Tag::Name
            | Tag::Possessive
            | Tag::Question
            | Tag::Mark
            | Tag::Number
            | Tag::Object
            | Tag::Colon
    )
}

fn subject(
    words: &Words,
    range: &Range<usize>,
    group: usize,
    form: Form,
    drafts: &[Draft],
) -> Option<Range<usize>> {
    let shared = || {
        drafts
            .iter()
            .rev()
            .find_map(|draft| {
                draft
                    .source
                    .clone()
                    .filter(|_| draft.cue.start >= range.start)
            })
            .or_else(|| syntax::main_subject(words, range.clone(), group))
    };
    let before = group
        .checked_sub(1)
        .filter(|before| *before >= range.start)?;
    match words.tag(before) {
        Tag::Coordinator => shared(),
        Tag::Comma | Tag::Subordinator | Tag::Preposition if form == Form::Gerund => shared(),
        _ if words.quote(before).is_some() && form == Form::Gerund => shared(),
        _ => syntax::phrase_before(words, group, range.start),
    }
}

fn passive(
    words: &Words,
    range: &Range<usize>,
    found: &Found,
    group: usize,
    after: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    if words.lower(after) == "by" {
        let source = syntax::phrase_after(words, after + 1, range.end)?;
        let right = right_content(words, range, source.end, found.row.frames);
        let content = right.or_else(|| syntax::phrase_before(words, group, range.start))?;
        return Some((source, content));
    }
    None
}

/// What stands left of a parenthetical "he said" that starts at `end`: a quotation as a whole, or the clause.
fn left_content(words: &Words, range: &Range<usize>, end: usize) -> Range<usize> {
    let mut last = end;
    while last > range.start
        && matches!(words.tag(last - 1), Tag::Comma | Tag::Dash)
        && words.quote(last - 1).is_none()
    {
        last -= 1;
    }
    let mut start = range.start;
    if let Some(quote) = last.checked_sub(1).and_then(|i| words.quote(i)) {
        let quoted = words.quote_words(quote);
        if quoted.start <= range.start {
            start = quoted.start;
        }
    } else if let Some(quote) = words.quote(range.start) {
        start = start.min(words.quote_words(quote).start);
    }
    start..last
}

/// What goes on after the source or the cue: "…," he said, "and …".
fn after_source(words: &Words, from: usize, end: usize) -> Option<Range<usize>> {
    let mut at = from;
    let comma = words.tag(at) == Tag::Comma;
    // Up to the next quotation: an adjunct may stand between.
    while at < end && at < from + 25 {
        if words.tag(at) == Tag::Mark
            && words
                .quote(at)
                .is_some_and(|quote| words.quote_words(quote).start == at)
        {
            let quote = words.quote_words(words.quote(at)?);
            let cue_between =
                (from..at).any(|i| cues::verb(words.lower(i), |n| words.lower(i + n)).is_some());
            return (!cue_between).then_some(quote);
        }
        at += 1;
    }
    let clause = comma
        && (from + 1..end)
            .any(|i| matches!(words.tag(i), Tag::Be | Tag::Have | Tag::Modal | Tag::Do))
        && matches!(
            words.tag(from + 1),
            Tag::Be
                | Tag::Have
                | Tag::Modal
                | Tag::Do
                | Tag::Other
                | Tag::Preposition
                | Tag::Pronoun
                | Tag::That
        );
    clause.then(|| trim(words, from + 1..end))
}

/// What stands right of a cue in one of its frames.
fn right_content(
    words: &Words,
    range: &Range<usize>,
    after: usize,
    frames: Frames,
) -> Option<Range<usize>> {
    let end = range.end;
    let mut at = after;
    if frames & (cues::PERSON | cues::PERSON_TO) != 0 {
        at = skip_person(words, at, end, frames);
    }
    let found = |start: usize| {
        let content = start..content_end(words, start, end);
        (!content.is_empty()).then_some(content)
    };
    for _ in 0..8 {
        if at >= end {
            return None;
        }
        let tag = words.tag(at);
        match tag {
            Tag::Adverb | Tag::Time => at += 1,
            Tag::That => {
                return (frames & (cues::CLAUSE | cues::NOUN) != 0)
                    .then(|| found(at))
                    .flatten();
            }
            Tag::Mark => return found(at),
            Tag::Colon => return found(at + 1),
            Tag::Comma if words.tag(at + 1) == Tag::Mark => return found(at + 1),
            Tag::Question | Tag::Relative => {
                return (frames & (cues::QUESTION | cues::CLAUSE | cues::NOUN) != 0)
                    .then(|| found(at))
                    .flatten();
            }
            Tag::Subordinator
                if words.lower(at) == "if" && frames & (cues::QUESTION | cues::CLAUSE) != 0 =>
            {
                return found(at);
            }
            Tag::Subordinator if words.lower(at) == "as" && frames & cues::AS != 0 => {
                return found(at + 1);
            }
            Tag::To => {
                if frames & (cues::INFINITIVE | cues::PERSON_TO) != 0 {
                    return found(at);
                }
                if frames & cues::TO != 0 {
                    return found(at + 1);
                }
                at = adjunct_end(words, at, end)?;
            }
            Tag::Preposition => {
                if frames & preposition(words.lower(at)) != 0 {
                    return found(at + 1);
                }
                at = adjunct_end(words, at, end)?;
            }
            Tag::Determiner
            | Tag::Pronoun
            | Tag::Name
            | Tag::Possessive
            | Tag::Number
            | Tag::Other
            | Tag::Object
            | Tag::Gerund
            | Tag::Past
            | Tag::Negation => {
                if frames & cues::NOUN != 0 {
                    return found(at);
                }
                let stop = content_end(words, at, end);
                let clause = frames & cues::CLAUSE != 0
                    && (at + 1..stop.min(at + syntax::REACH)).any(|i| {
                        words.quote(i).is_none() && syntax::may_be_verb(words, i)
                            || words.quote(i).is_some()
                    });
                return clause.then_some(at..stop);
            }
            _ => return None,
        }
    }
    None
}

fn preposition(word: &str) -> Frames {
    match word {
        "of" => cues::OF,
        "about" => cues::ABOUT,
        "for" => cues::FOR,
        "on" => cues::ON,
        "against" => cues::AGAINST,
        "with" => cues::WITH,
        "at" => cues::AT,
        _ => 0,
    }
}

/// Skips the person that is told: "told reporters on Monday".
fn skip_person(words: &Words, start: usize, end: usize, frames: Frames) -> usize {
    let mut at = start;
    if words.tag(at) == Tag::Object {
        return at + 1;
    }
    while at < end && at < start + 25 {
        match words.tag(at) {
            Tag::Name
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Number
            | Tag::Sign
            | Tag::Time
            | Tag::Other
            | Tag::Gerund
            | Tag::Past => {}
            Tag::Coordinator if at > start => {}
            Tag::Mark if short_title(words, at) => {
                at = words
                    .quote(at)
                    .map_or(at + 1, |quote| words.quote_words(quote).end);
                continue;
            }
            Tag::Preposition if at > start && preposition(words.lower(at)) & frames == 0 => {}
            _ => break,
        }
        at += 1;
    }
    at
}

fn short_title(words: &Words, at: usize) -> bool {
    words.quote(at).is_some_and(|quote| {
        let inner = words.quote_words(quote);
        inner.len() <= 7
            && inner.clone().filter(|i| words.tag(*i) == Tag::Name).count() * 2
                >= inner.len().saturating_sub(2)
    })
}

/// Where an adjunct that starts with a preposition ends and content can start: at "that", a quotation, or a subject.
fn adjunct_end(words: &Words, start: usize, end: usize) -> Option<usize> {
    let mut at = start + 1;
    while at < end && at < start + 25 {
        match words.tag(at) {
            Tag::That | Tag::Mark | Tag::Colon => return Some(at),
            Tag::Pronoun if at > start + 1 => return Some(at),
            Tag::Time
                if at + 1 < end
                    && matches!(
                        words.tag(at + 1),
                        Tag::Determiner
                            | Tag::Pronoun
                            | Tag::Name
                            | Tag::Possessive
                            | Tag::That
                            | Tag::Number
                            | Tag::Other
                    ) =>
            {
                return Some(at + 1);
            }
            Tag::Comma if words.tag(at + 1) == Tag::Mark => return Some(at + 1),
            Tag::Stop | Tag::Semicolon | Tag::Subordinator | Tag::Comma => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where content that starts at `start` ends: before the next act of speech, or with the sentence.
fn content_end(words: &Words, start: usize, end: usize) -> usize {
    let mut at = start;
    let opening = words.quote(start);
    while at < end {
        if words.quote(at).is_some() {
            at += 1;
            continue;
        }
        match words.tag(at) {
            Tag::Semicolon if at > start => break,
            Tag::Comma if at > start && next_act(words, at + 1, end) => break,
            Tag::Coordinator if at > start && next_verb(words, at + 1, end) => break,
            _ => {}
        }
        at += 1;
    }
    let mut stop = trim(words, start..at).end;
    // A quotation right after the cue may run on over the sentences.
    if let Some(quote) = opening {
        stop = stop.max(words.quote_words(quote).end.min(words.len()));
    }
    stop.max(start)
}

/// Whether a verb of speech follows, with adverbs only between.
fn next_verb(words: &Words, start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end && matches!(words.tag(at), Tag::Adverb | Tag::Have | Tag::Coordinator) {
        at += 1;
    }
    at < end
        && cues::verb(words.lower(at), |i| words.lower(at + i))
            .is_some_and(|found| matches!(found.form, Form::Past | Form::S | Form::Gerund))
}

/// Whether another attribution starts after the comma before `start`.
fn next_act(words: &Words, start: usize, end: usize) -> bool {
    if words.lower(start) == "according" || next_verb(words, start, end) {
        return true;
    }
    if !matches!(words.tag(start), Tag::Coordinator | Tag::Subordinator) {
        return false;
    }
    let mut at = start + 1;
    while at < end && at < start + 14 {
        match words.tag(at) {
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Mark | Tag::Be | Tag::Modal => {
                return false;
            }
            _ => {}
        }
        if at > start + 1
            && let Some(found) = cues::verb(words.lower(at), |i| words.lower(at + i))
            && found.row.strength >= 2
            && matches!(found.form, Form::Past | Form::S)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// The range without marks at its edges that belong to neither source nor content.
fn trim(words: &Words, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while start < end
        && matches!(
            words.tag(start),
            Tag::Comma | Tag::Colon | Tag::Semicolon | Tag::Dash
        )
    {
        start += 1;
    }
    while end > start
        && matches!(
            words.tag(end - 1),
            Tag::Comma | Tag::Colon | Tag::Semicolon | Tag::Dash | Tag::Stop
        )
        && words.quote(end - 1).is_none()
    {
        end -= 1;
    }
    start..end
}
