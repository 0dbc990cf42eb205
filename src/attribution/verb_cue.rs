//! Whether a word that could be a verb cue is one where it stands: "rules" of a court, "reports" on a desk.

use crate::attribution::cues::{self, Found};
use crate::attribution::frames::preposition;
use crate::attribution::grammar::Grammar;
use crate::attribution::words::{Part, Tag, Words};
use crate::language::inflection::Form;

/// The verb cue at `at`, where the word is a verb there.
pub fn verb_cue(words: &Words, range: &Part, at: usize) -> Option<Found> {
    let found = cues::verb(words.lower(at), |i| words.lower(at + i))?;
    let mut before = at;
    while words.tag_before(before, range) == Tag::Adverb {
        before -= 1;
    }
    let previous = (before > range.start).then(|| words.tag(before - 1));
    let next = words.tag(at + 1 + found.particles);
    let noun_before = matches!(
        previous,
        Some(Tag::Determiner | Tag::Possessive | Tag::Preposition)
    );
    let plural_before =
        || (range.start.max(before.saturating_sub(6))..before).any(|i| is_plural(words.lower(i)));
    // Without the language stage, or where the words leave no doubt, the tagger is not asked.
    let is_tagged = |sure: bool| sure || words.grammar.is_none_or(|grammar| grammar.is_verb(at));
    let has_subject = |is_verb: bool| {
        let own = |grammar: Grammar<'_>| grammar.own_subject(at).is_some();
        is_verb && next != Tag::Other && words.grammar.is_some_and(own)
    };
    let is_plain = words
        .grammar
        .is_some_and(|grammar| grammar.is_plain_present(at));
    // "Officials project that it falls", but "officials of a project that spans the country".
    let behind = at + 2 + found.particles;
    let is_finite = || (words.grammar).is_some_and(|grammar| grammar.is_finite(behind));
    let relative = next == Tag::That && (words.tag(behind).is_finite() || is_finite());
    let begins = matches!(
        next,
        Tag::That | Tag::Pronoun | Tag::Possessive | Tag::Determiner
    ) && !relative;
    let is_verb = match found.form {
        Form::Past | Form::Participle => !noun_before && !is_counted(words, range, before, next),
        Form::Gerund => {
            !matches!(
                previous,
                Some(Tag::Determiner | Tag::Possessive | Tag::Number)
            ) && is_tagged(false)
        }
        Form::S => {
            !noun_before
                && (matches!(
                    previous,
                    Some(
                        Tag::Pronoun
                            | Tag::Relative
                            | Tag::That
                            | Tag::Mark
                            | Tag::Comma
                            | Tag::Close
                    )
                ) || starts_content(next)
                    // "Several Indian states hold": a noun behind a name and before another word.
                    || previous == Some(Tag::Name) && is_tagged(next != Tag::Other))
                || has_subject(is_tagged(false))
        }
        Form::Base => match previous {
            // "advised them to not sell": an infinitive.
            Some(Tag::Negation) => before < range.start + 2 || words.tag(before - 2) != Tag::To,
            Some(Tag::Modal | Tag::Do | Tag::Pronoun | Tag::Relative) => true,
            Some(Tag::Other | Tag::Name | Tag::Close | Tag::Comma | Tag::Object | Tag::Number) => {
                let word = words.lower(at + 1 + found.particles);
                let fits = found.row.takes(preposition(word))
                    || next == Tag::To && found.row.takes(cues::INFINITIVE);
                has_subject(is_plain)
                    || (plural_before() || previous != Some(Tag::Other))
                        && is_tagged(begins)
                        && (starts_content(next)
                            || found.row.rule == "cue.verb.say"
                            || next == Tag::Stop
                            || fits && plural_before())
            }
            _ => has_subject(is_plain),
        },
    };
    (is_verb && !is_other(words, range, at, &found)).then_some(found)
}

/// Whether a word that could be the verb stands for something else by what is around it: a title, a label, a measure, a
/// verb that its particle changes, a name's "named".
fn is_other(words: &Words, range: &Part, at: usize, found: &Found) -> bool {
    let behind = at + 1 + found.particles;
    let next = words.tag(behind);
    let title = at > range.start && words.is_named(at);
    // "Ticket details: …", "Market reports: …": a label, where only verbs of saying have a colon behind them.
    let bare = matches!(words.tag(range.start), Tag::Name | Tag::Other);
    let label = next == Tag::Colon && found.form == Form::S && found.row.strength < 3 && bare;
    // "By 0.4 percentage points to 4 percent".
    let unit = at > range.start
        && words.lower(at) == "points"
        && matches!(words.lower(at - 1), "percentage" | "basis");
    // "A New York-listed firm": the half of a compound.
    let compound = at > range.start && words.word(at - 1) == "-" && {
        let both = words.span(at - 1..at + 1);
        both.is_some_and(|span| span.len() == words.word(at).len() + 1)
    };
    // "Benchmark 10-year notes fell".
    let measure = at > range.start + 1
        && words.tag(at - 1) == Tag::Time
        && words.word(at - 2).ends_with('-')
        && found.form != Form::Past;
    // "A graduate named Ada Ito said": what somebody is called belongs to the phrase.
    let called = found.row.lemma() == "name"
        && words.tag_before(at, range) == Tag::Other
        && next == Tag::Name
        && (range.start.max(at.saturating_sub(6))..at)
            .any(|i| matches!(words.lower(i), "a" | "an" | "another" | "one"));
    // "The Jewish state's premier": only a noun owns something.
    let owner = matches!(words.lower(at + 1), "'s" | "’s");
    // "The defending champion": no one defends it here.
    let champion = words.lower(at) == "defending" && words.lower(behind).starts_with("champion");
    // "The cells showed up in the lungs": with its particle the verb is another one.
    let phrasal = words
        .grammar
        .is_some_and(|grammar| grammar.is_particle(behind));
    title || label || unit || compound || measure || called || owner || champion || phrasal
}

/// Whether a participle stands between a number and the noun that it counts: "with three confirmed cases"; the word
/// before it is the one before `before`, the one behind it has the tag `next`.
fn is_counted(words: &Words, range: &Part, before: usize, next: Tag) -> bool {
    let number = words.tag_before(before, range) == Tag::Number;
    // "Unit 4 reported leaks": the number belongs to a name.
    let free = number && !matches!(words.tag_before(before - 1, range), Tag::Name | Tag::Other);
    free && next == Tag::Other
}

/// Whether a noun is plural by its form, or one of the few that are so without one.
pub fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
        || matches!(
            word,
            "people" | "police" | "men" | "women" | "media" | "data"
        )
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
