//! From a cue to its attribution: where its source is, and on which side its content.

use crate::attribution::cues::{self, Row};
use crate::attribution::frames::{Right, is_act, is_title, right_content, speech_object};
use crate::attribution::noun_cue;
use crate::attribution::passive::{passive, reduced_passive};
use crate::attribution::phrases;
use crate::attribution::reach::content_end;
use crate::attribution::subject;
use crate::attribution::syntax;
use crate::attribution::verb_cue::{is_plural, verb_cue};
use crate::attribution::words::{Part, Tag, Words};
use crate::language::inflection::Form;

/// An attribution in words, before it becomes spans.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who speaks.
    pub source: Option<Part>,
    /// The words of the cue.
    pub cue: Part,
    /// The cue's row.
    pub row: &'static Row,
    /// Whether the words mark an act of speech wherever they stand.
    pub sure: bool,
    /// What is said.
    pub content: Vec<Part>,
}

/// The most cues that one sentence is read for: a sentence with more is no prose, and this keeps the cost linear.
const MOST: usize = 40;

/// Reads every cue of one sentence.
pub fn read(words: &Words, range: &Part) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let cues = range
        .clone()
        .filter(|i| words.quote(*i).is_none() && cues::is_cue(words.lower(*i)));
    for at in cues.take(MOST) {
        let draft = according_to(words, range, at, &drafts)
            .or_else(|| noun_cue::read(words, range, at))
            .or_else(|| verb(words, range, at, &drafts));
        drafts.extend(draft.filter(|draft| draft.content.iter().any(|part| !part.is_empty())));
    }
    drafts
}

fn according_to(words: &Words, range: &Part, at: usize, drafts: &[Draft]) -> Option<Draft> {
    if words.lower(at) != "according" || words.lower(at + 1) != "to" {
        return None;
    }
    let leads = range
        .clone()
        .take_while(|i| *i < at)
        .all(|i| matches!(words.tag(i), Tag::Coordinator | Tag::Adverb | Tag::Comma));
    let ceiling = if leads {
        syntax::leading_end(words, at + 2, range.end)
    } else {
        range.end
    };
    let source = phrases::after(words, at + 2, ceiling)?;
    // "arranged according to size": a bare singular noun is a measure, not a speaker.
    let bare = source.len() == 1
        && words.tag(source.start) == Tag::Other
        && !is_plural(words.lower(source.start));
    if bare {
        return None;
    }
    let content = if leads {
        let start = source.end + usize::from(words.tag(source.end) == Tag::Comma);
        vec![words.trim(start..content_end(words, start, range.end))]
    } else {
        let mut content = vec![left_content(words, range, at, drafts)];
        content.extend(after_source(words, source.end, range.end));
        content
    };
    Some(Draft {
        source: Some(source),
        cue: at..at + 2,
        row: &cues::ACCORDING_TO,
        sure: true,
        content,
    })
}

fn verb(words: &Words, range: &Part, at: usize, drafts: &[Draft]) -> Option<Draft> {
    let found = verb_cue(words, range, at)?;
    let row = found.row;
    let after = at + 1 + found.particles;
    let group = syntax::group_start(words, at, range.start);
    let draft = |source: Option<Part>, content: Vec<Part>, cue_end: usize| Draft {
        source,
        cue: group..cue_end,
        row,
        sure: row.is_strong(),
        content,
    };
    if syntax::is_passive(words, group, at) {
        let (source, content) = passive(words, range, row, group, after)?;
        return Some(draft(Some(source), vec![content], after));
    }
    if let Some((source, content)) = reduced_passive(words, range, group, at, after, drafts) {
        return Some(draft(Some(source), content, after));
    }
    let finite = matches!(found.form, Form::Past | Form::S | Form::Base);
    if row.takes(cues::QUOTE)
        && finite
        && let Some(source) = inverted(words, range, row, group, after)
    {
        let mut content = vec![left_content(words, range, group, drafts)];
        content.extend(after_source(words, source.end, range.end));
        return Some(draft(Some(source), content, after));
    }
    let source = subject(words, range, group, at, found.form, drafts)?;
    if row.takes(cues::ACT) && is_act(words, after, range.end) {
        return None;
    }
    let mut right = right_content(words, range, after, row.frames);
    let object = speech_object(words, range, after)
        .filter(|_| right.is_none() && row.takes(cues::SPEECH))
        .map(|content| Right {
            content,
            cue_end: after,
        });
    let by_object = object.is_some();
    right = right.or(object);
    if row.takes(cues::QUOTE | cues::CLOSE)
        && found.form != Form::Gerund
        && is_parenthetical(words, range, source.start, after, right.as_ref())
    {
        let mut content = vec![left_content(words, range, source.start, drafts)];
        content.extend(after_source(words, after, range.end));
        return Some(draft(Some(source), content, after));
    }
    let right = right?;
    let mut content = right.content;
    let opens = source
        .start
        .checked_sub(1)
        .filter(|i| *i >= range.start)
        .map(|i| words.tag(i));
    if opens == Some(Tag::Subordinator) {
        // "While Ito said that the dam was weak, she would not close it."
        content.end = syntax::subordinate_end(words, &content);
    }
    if words.tag(source.start) == Tag::Relative {
        // "The engineer, who said the dam was weak, has left": the clause ends where the main verb follows.
        let end = (content.start + 1..content.end).find(|i| {
            words.tag(*i) == Tag::Comma && words.quote(*i).is_none() && words.tag(i + 1).is_finite()
        });
        content.end = end.unwrap_or(content.end);
    }
    Some(Draft {
        sure: by_object || row.is_strong(),
        ..draft(Some(source), vec![content], right.cue_end)
    })
}

/// Whether a source that starts at `start` and its cue stand after what they attribute: "…, he said".
fn is_parenthetical(
    words: &Words,
    range: &Part,
    start: usize,
    after: usize,
    right: Option<&Right>,
) -> bool {
    if start <= range.start {
        return false;
    }
    let that = right.is_some_and(|right| words.tag(right.content.start) == Tag::That);
    if that {
        return false;
    }
    if closes_quote(words, range, start) {
        // "On “This Morning,” Ito said the dam …": a title is no speech.
        let title = words
            .quote_to(start)
            .is_some_and(|quote| is_title(words, quote.start));
        return !(title && right.is_some());
    }
    // "At one point, she said, she was close": between two commas even a first phrase is content.
    let between = words.tag(after) == Tag::Comma && words.tag(after + 1) != Tag::Mark;
    matches!(words.tag(start - 1), Tag::Comma | Tag::Dash)
        && right.is_none()
        && (between || !is_adjunct(words, range.start..start - 1))
}

/// Whether a quotation closes right before `at`, a comma between allowed.
fn closes_quote(words: &Words, range: &Part, at: usize) -> bool {
    let last = if words.tag_before(at, range) == Tag::Comma && words.quote(at - 1).is_none() {
        at - 1
    } else {
        at
    };
    // Three words and a mark that ends something: "a “strong” Lindqvist said" quotes nobody.
    words.quote_to(last).is_some_and(|quote| {
        last < at
            || quote.len() > 6
            || quote.len() > 2
                && matches!(
                    words.tag(quote.end - 2),
                    Tag::Comma | Tag::Stop | Tag::Dash | Tag::Sign
                )
    })
}

/// The source that stands after its verb: "…," said Ada Lindqvist, the city engineer.
fn inverted(words: &Words, range: &Part, row: &Row, group: usize, after: usize) -> Option<Part> {
    let quoted = closes_quote(words, range, group);
    let comma = matches!(words.tag_before(group, range), Tag::Comma | Tag::Dash);
    let opens = matches!(
        words.tag(after),
        Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Number | Tag::Other | Tag::Pronoun
    );
    if !(quoted || comma) || !opens {
        return None;
    }
    let source = phrases::after(words, after, range.end)?;
    // "Senn, the mayor, said the bridge was safe": what follows is a clause, not a name.
    let first = (source.clone())
        .find(|i| words.tag(*i) == Tag::Comma)
        .unwrap_or(source.end);
    let pronoun = words.tag(after) == Tag::Pronoun;
    if syntax::has_finite(words, after..first)
        || words.tag(first).is_finite()
        || pronoun && !matches!(words.tag(first), Tag::Stop | Tag::Comma | Tag::Mark)
    {
        return None;
    }
    // "The bridge is safe, said Senn." against "Senn, the mayor, said yes."
    let clause = || {
        let left = range.start..group - 1;
        // "“This is a challenge” for Senn, said Ito", but not "“Yes,” Jim Benning, 57, told".
        let quote = left.clone().any(|i| {
            words
                .quote_from(i)
                .is_some_and(|quote| quote.len() > 4 && !words.tag(quote.end).is_nominal())
        });
        quote || syntax::has_finite(words, left.clone()) && !is_adjunct(words, left)
    };
    // "The bridge, said Senn, is safe": its verb stands behind the source, which no subject of a clause has in commas.
    let interrupts = || {
        let left = range.start..group - 1;
        let plain = first == source.end || !left.clone().any(|i| words.tag(i) == Tag::Comma);
        let verb = words.tag(source.end) == Tag::Comma && syntax::is_finite(words, source.end + 1);
        comma && verb && plain && !is_adjunct(words, left)
    };
    let free = || row.takes(cues::CLAUSE | cues::CLOSE) && (clause() || interrupts());
    (quoted || free()).then_some(source)
}

/// Whether the words before a comma only set the scene: "On Monday", "At a rally in Ohio", "When asked".
fn is_adjunct(words: &Words, range: Part) -> bool {
    let Some(start) = range
        .clone()
        .find(|i| !matches!(words.tag(*i), Tag::Coordinator | Tag::Adverb))
    else {
        return true;
    };
    let opens = matches!(
        words.tag(start),
        Tag::Preposition
            | Tag::Subordinator
            | Tag::Time
            | Tag::Comma
            | Tag::Past
            | Tag::Gerund
            | Tag::To
    );
    // "Earlier that night", "Two weeks later".
    let dated = words.tag(range.end - 1) == Tag::Time && !syntax::has_finite(words, range.clone());
    dated
        || opens
            && !range
                .clone()
                .skip(1)
                .any(|i| matches!(words.tag(i), Tag::Be | Tag::Modal | Tag::Have))
}

fn subject(
    words: &Words,
    range: &Part,
    group: usize,
    verb: usize,
    form: Form,
    drafts: &[Draft],
) -> Option<Part> {
    let shared = || {
        drafts
            .iter()
            .rev()
            .find_map(|draft| draft.source.clone())
            .or_else(|| syntax::main_subject(words, range.clone(), group))
            .filter(|part| subject::names_someone(words, part))
    };
    if group <= range.start {
        // "Asked about it, …": a participle with its subject still to come.
        return None;
    }
    match words.tag(group - 1) {
        Tag::Coordinator => shared(),
        Tag::Comma | Tag::Subordinator | Tag::Preposition if form == Form::Gerund => shared(),
        _ if words.quote(group - 1).is_some() && form == Form::Gerund => shared(),
        _ if form == Form::Gerund => subject::of_gerund(words, range, group, verb),
        _ => subject::before(words, range, group, verb),
    }
}

/// What stands left of a parenthetical "he said" that starts at `end`: a quotation as a whole, or the clause.
fn left_content(words: &Words, range: &Part, end: usize, drafts: &[Draft]) -> Part {
    let last = words.trim(range.start..end).end;
    let mut start = range.start;
    if let Some(quote) = words.quote_to(last) {
        let before = quote.start.checked_sub(1).map(|i| words.tag(i));
        let begins = quote.start <= range.start
            || matches!(before, Some(Tag::Colon | Tag::Stop))
            || before == Some(Tag::Comma) && words.is_capital(quote.start + 1)
            || drafts
                .last()
                .is_some_and(|draft| draft.cue.end <= quote.start);
        if begins {
            start = quote.start;
        }
    } else if let Some(quote) = words.quote(range.start) {
        start = start.min(words.quote_words(quote).start);
    }
    start..last
}

/// What goes on after the source or the cue: "…," he said, "and …".
fn after_source(words: &Words, from: usize, end: usize) -> Option<Part> {
    // Up to the next quotation: an adjunct may stand between, another act of speech may not.
    for at in from..end.min(from + 25) {
        if let Some(quote) = words
            .quote_from(at)
            .filter(|_| at == from || !is_title(words, at))
        {
            let opens = at == from
                || matches!(words.tag(at - 1), Tag::Comma | Tag::Colon | Tag::Dash)
                || quote.end >= end;
            let cue_between =
                (from..at).any(|i| cues::verb(words.lower(i), |n| words.lower(i + n)).is_some());
            let joined = at > from && words.lower(at - 1) == "and";
            return (!cue_between && (opens || joined))
                .then(|| quote.start - usize::from(joined)..quote.end);
        }
    }
    // The verb of what the source interrupts, or a clause that goes on.
    let verb = syntax::is_finite(words, from + 1);
    let goes_on = (from + 1..end)
        .any(|i| matches!(words.tag(i), Tag::Be | Tag::Have | Tag::Modal | Tag::Do))
        && matches!(
            words.tag(from + 1),
            Tag::Other | Tag::Preposition | Tag::Pronoun | Tag::That
        );
    let clause = words.tag(from) == Tag::Comma && (verb || goes_on);
    clause.then(|| words.trim(from + 1..content_end(words, from + 1, end)))
}
