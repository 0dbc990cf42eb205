//! Nouns of speech with a source and content of their own: "Senn's claim that …", "a warning from Senn that …".

use crate::attribution::cues;
use crate::attribution::frames::preposition;
use crate::attribution::phrases;
use crate::attribution::reach::content_end;
use crate::attribution::reading::Draft;
use crate::attribution::syntax;
use crate::attribution::words::{Part, Tag, Words};
use crate::language::inflection::Form;

/// "Senn's claim that …", "a warning from Senn that …".
pub fn read(words: &Words, range: &Part, at: usize) -> Option<Draft> {
    let found = cues::noun(words.lower(at))?;
    let frames = found.row.frames;
    let mut source = None;
    let mut after = at + 1;
    if words.tag_before(at, range) == Tag::Possessive {
        let before = at - 1;
        source = match words.lower(before) {
            "'s" | "'" => phrases::owner_before(words, before, range.start),
            _ => Some(before..at),
        };
    }
    if source.is_none() && matches!(words.lower(after), "by" | "from") {
        let phrase = phrases::after(words, after + 1, range.end)?;
        // "A report by the agency found in May that …": the verb of the sentence, not a part of the name.
        let speaks = |i: usize| {
            cues::verb(words.lower(i), |n| words.lower(i + n))
                .is_some_and(|found| found.form == Form::Past && found.row.takes(cues::CLAUSE))
        };
        if phrase.clone().skip(1).any(speaks) {
            return None;
        }
        after = phrase.end + usize::from(words.tag(phrase.end) == Tag::Comma);
        source = Some(phrase);
    }
    source.as_ref()?;
    let start = match words.tag(after) {
        Tag::That if found.row.takes(cues::CLAUSE) => after,
        Tag::To if found.row.takes(cues::INFINITIVE) => after,
        Tag::Preposition if frames & preposition(words.lower(after)) != 0 => after + 1,
        _ => return None,
    };
    // "Did not respond to the Herald's request for comment": a reporter's, which nobody is a source by.
    if matches!(
        words.lower(start),
        "comment" | "comments" | "interview" | "interviews"
    ) {
        return None;
    }
    let mut content = start..content_end(words, start, range.end);
    let leads = !(range.start..at).any(|i| words.tag(i).is_finite());
    if leads && words.tag(range.start) == Tag::Preposition {
        // "In response to Senn's warning that the dam was weak, the town closed the road."
        content.end = syntax::subordinate_end(words, &content);
    } else if leads {
        content.end = syntax::clause_end(words, &content);
    }
    Some(Draft {
        source,
        cue: at..at + 1,
        row: found.row,
        sure: false,
        content: vec![content],
    })
}
