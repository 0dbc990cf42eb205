//! Content to the right of a cue: which of the cue's frames the words after it fill, and how far they reach.

use crate::attribution::cues::{self, Frames};
use crate::attribution::grammar::Grammar;
use crate::attribution::reach::content_end;
use crate::attribution::syntax::{self, REACH};
use crate::attribution::words::{Part, Tag, Words};

/// Content right of a cue.
#[derive(Clone, Debug)]
pub struct Right {
    /// The content.
    pub content: Part,
    /// Where the cue ends: behind the preposition where one belongs to it, as in *called for*.
    pub cue_end: usize,
}

/// What stands right of a cue in one of its frames; `after` is the first word behind the cue.
pub fn right_content(words: &Words, range: &Part, after: usize, frames: Frames) -> Option<Right> {
    let end = range.end;
    let mut at = after;
    if frames & cues::PERSON != 0 {
        let next = skip_person(words, after, end, frames);
        let opens = match words.tag(next) {
            Tag::That | Tag::Question | Tag::Mark | Tag::Colon => true,
            Tag::Comma => words.tag(next + 1) == Tag::Mark,
            Tag::Subordinator => words.lower(next) == "if",
            Tag::Preposition => {
                frames & preposition(words.lower(next)) != 0
                    && !matches!(
                        words.lower(next - 1),
                        "story" | "stories" | "tale" | "tales" | "truth" | "time"
                    )
            }
            Tag::Pronoun => next > after,
            Tag::To => frames & cues::INFINITIVE != 0,
            Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Number => {
                next > after && frames & cues::CLAUSE != 0
            }
            _ => frames & (cues::NOUN | cues::PERSON_TO) == 0,
        };
        if opens {
            at = next;
        }
    }
    let that = frames & (cues::CLAUSE | cues::THAT) != 0;
    for _ in 0..8 {
        if at >= end {
            return None;
        }
        match words.tag(at) {
            Tag::Adverb | Tag::Time => at += 1,
            Tag::That => {
                return content(words, at, end, that || frames & cues::NOUN != 0).map(plain(after));
            }
            Tag::Mark => {
                let fits = that || frames & (cues::QUOTE | cues::NOUN) != 0;
                return content(words, at, end, fits && suits(words, frames, at, end))
                    .map(plain(after));
            }
            Tag::Colon => return content(words, at + 1, end, true).map(plain(after)),
            Tag::Comma if words.tag(at + 1) == Tag::Mark => {
                return content(words, at + 1, end, frames & cues::QUOTE != 0).map(plain(after));
            }
            Tag::Question | Tag::Relative => {
                let fits = frames & (cues::QUESTION | cues::CLAUSE | cues::NOUN) != 0;
                return content(words, at, end, fits).map(plain(after));
            }
            Tag::Subordinator if words.lower(at) == "if" => {
                return content(
                    words,
                    at,
                    end,
                    frames & (cues::QUESTION | cues::CLAUSE) != 0,
                )
                .map(plain(after));
            }
            Tag::Subordinator if words.lower(at) == "as" => {
                return content(words, at + 1, end, frames & cues::AS != 0).map(plain(after));
            }
            Tag::To if frames & (cues::INFINITIVE | cues::PERSON_TO) != 0 => {
                return content(words, at, end, true).map(plain(after));
            }
            Tag::To if frames & cues::TO != 0 => {
                return content(words, at + 1, end, true).map(plain(at + 1));
            }
            Tag::Preposition if frames & preposition(words.lower(at)) != 0 => {
                let cue_end = if at == after { at + 1 } else { after };
                return content(words, at + 1, end, true).map(plain(cue_end));
            }
            // "Ito said — on a bad line — that …", "said, through a translator, that …".
            Tag::Comma | Tag::Dash if that => {
                let close = (at + 1..end.min(at + 12)).find(|i| words.tag(*i) == words.tag(at))?;
                return content(words, close + 1, end, words.tag(close + 1) == Tag::That)
                    .map(plain(after));
            }
            Tag::Subordinator => {
                at = adjunct_end(words, at, end).filter(|i| words.tag(*i) != Tag::Pronoun)?;
            }
            Tag::To | Tag::Preposition => {
                if !that && frames & cues::QUOTE == 0 {
                    return None;
                }
                at = adjunct_end(words, at, end)?;
            }
            // "Vargas reported having three offers."
            Tag::Have if that && at == after && words.lower(at) == "having" => {
                return content(words, at, end, true).map(plain(after));
            }
            tag if tag.is_nominal()
                || matches!(tag, Tag::Pronoun | Tag::Gerund | Tag::Past | Tag::Negation) =>
            {
                let found = content(words, at, end, true)?;
                let fits = takes_object(words, frames, &found) || that && tag == Tag::Pronoun;
                return fits.then(|| plain(after)(found));
            }
            _ => return None,
        }
    }
    None
}

/// Whether a verb with these frames takes a noun phrase as its content: "denied the charge", "called him a liar".
fn takes_object(words: &Words, frames: Frames, found: &Part) -> bool {
    frames & cues::NOUN != 0
        || frames & cues::PERSON_TO != 0 && found.clone().take(12).any(|i| words.tag(i) == Tag::To)
        || frames & cues::COMPLEMENT != 0 && has_complement(words, found)
        || frames & cues::CLAUSE != 0 && is_clause(words, found)
}

fn plain(cue_end: usize) -> impl Fn(Part) -> Right {
    move |content| Right { content, cue_end }
}

/// Whether what follows a verb up to `end` is its plain object and quotes nothing; `after` is the first word behind it.
/// A name may be the one that is written to: "…, Ito wrote Senn".
pub fn is_act(words: &Words, after: usize, end: usize) -> bool {
    if matches!(words.tag(after), Tag::Name | Tag::Comma) {
        return false;
    }
    let found = after..content_end(words, after, end);
    let object = |grammar: Grammar<'_>| grammar.is_bare_object(&found);
    words.grammar.is_some_and(object) && !found.clone().any(|i| words.quote(i).is_some())
}

/// Whether an object and what it is called stand there: "him a liar", "the plan “dead”".
fn has_complement(words: &Words, part: &Part) -> bool {
    part.clone().skip(1).take(20).any(|i| match words.tag(i) {
        Tag::Mark => true,
        Tag::Determiner => {
            matches!(words.lower(i), "a" | "an" | "the" | "one")
                && matches!(
                    words.tag(i - 1),
                    Tag::Object | Tag::Name | Tag::Other | Tag::Pronoun | Tag::That | Tag::Close
                )
        }
        // "called the mistake inexcusable".
        Tag::Other if is_adjective(words.lower(i)) && i + 1 == part.end => {
            words.tag(i - 1) == Tag::Other
        }
        Tag::Other => {
            i == part.start + 1
                && matches!(
                    words.tag(i - 1),
                    Tag::Object | Tag::Name | Tag::Pronoun | Tag::That
                )
                && words.lower(i - 1) != "her"
        }
        _ => false,
    })
}

/// Whether a word has the ending of an adjective that judges.
fn is_adjective(word: &str) -> bool {
    word.len() > 5
        && [
            "able", "ible", "ful", "less", "ous", "ive", "ic", "ant", "ent", "al",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

fn content(words: &Words, start: usize, end: usize, fits: bool) -> Option<Part> {
    let found = start..content_end(words, start, end);
    (fits && !found.is_empty()).then_some(found)
}

/// Whether the quotation at `at` is all that follows a verb that takes nothing else: "He shared “a meal” with her" has
/// more behind it.
fn suits(words: &Words, frames: Frames, at: usize, end: usize) -> bool {
    let whole = |quote: Part| quote.end >= content_end(words, at, end);
    frames != cues::QUOTE || words.quote_from(at).is_some_and(whole)
}

/// Whether a finite verb stands in the words, or a quotation.
fn is_clause(words: &Words, part: &Part) -> bool {
    // "Divers found her trapped in the cabin": somebody in a state.
    let state = matches!(words.lower(part.start), "her" | "him" | "them" | "it")
        && matches!(
            words.tag(part.start + 1),
            Tag::Past | Tag::Gerund | Tag::Preposition | Tag::To
        );
    if state {
        return false;
    }
    words.tag(part.start) == Tag::Pronoun
        || (part.start + 1..part.end.min(part.start + REACH))
            .any(|i| words.quote(i).is_some() || syntax::may_be_verb(words, i))
}

/// The frame that a preposition opens.
pub fn preposition(word: &str) -> Frames {
    match word {
        "of" => cues::OF,
        "about" => cues::ABOUT,
        "for" => cues::FOR,
        "on" | "upon" => cues::ON,
        "against" => cues::AGAINST,
        "with" => cues::WITH,
        "at" => cues::AT,
        "over" => cues::OVER,
        _ => 0,
    }
}

/// Skips the person that is told: "told reporters on Monday".
fn skip_person(words: &Words, start: usize, end: usize, frames: Frames) -> usize {
    if words.tag(start) == Tag::Object {
        return start + 1;
    }
    let mut at = start;
    while at < end && at < start + 25 {
        let before = if at > start {
            words.tag(at - 1)
        } else {
            Tag::Preposition
        };
        match words.tag(at) {
            // A second phrase begins: "told reporters the bridge …", "told voters Ito …".
            Tag::Determiner | Tag::Possessive
                if before == Tag::Other && words.lower(at) != "'s" && words.lower(at) != "'" =>
            {
                break;
            }
            Tag::Determiner | Tag::Possessive
                if before == Tag::Name && !words.lower(at).starts_with('\'') =>
            {
                break;
            }
            Tag::Name if before == Tag::Other && words.lower(at - 1).ends_with('s') => break,
            tag if tag.is_nominal() => {}
            Tag::Sign | Tag::Gerund | Tag::Past => {}
            Tag::Coordinator if at > start => {}
            Tag::Mark if is_title(words, at) => {
                at = words.quote_from(at).map_or(at + 1, |quote| quote.end);
                continue;
            }
            Tag::Preposition if at > start && preposition(words.lower(at)) & frames == 0 => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// Whether the quotation at `at` is the title of a programme or work: "told “Morning View”".
pub fn is_title(words: &Words, at: usize) -> bool {
    words.quote_from(at).is_some_and(|quote| {
        quote.len() <= 8
            && quote.clone().filter(|i| words.is_capital(*i)).count() * 2
                > quote.len().saturating_sub(2)
            && !matches!(words.tag(quote.end - 2), Tag::Comma | Tag::Stop)
    })
}

/// Where an adjunct that starts with a preposition ends and content can start: at *that*, a quotation, or a subject.
fn adjunct_end(words: &Words, start: usize, end: usize) -> Option<usize> {
    let mut at = start + 1;
    while at < end && at < start + 25 {
        match words.tag(at) {
            // "responded to reports that …" says nothing; "said in a statement that …" does.
            Tag::That if holds_content(words, at) => return None,
            Tag::Mark if is_title(words, at) => {
                at = words.quote_from(at).map_or(at, |quote| quote.end - 1);
            }
            Tag::That | Tag::Colon | Tag::Mark => return Some(at),
            Tag::Pronoun if at > start + 1 => return Some(at),
            Tag::Time if starts_clause(words.tag(at + 1)) && at + 1 < end => return Some(at + 1),
            Tag::Comma if words.tag(at + 1) == Tag::Mark => return Some(at + 1),
            Tag::Stop | Tag::Semicolon | Tag::Subordinator | Tag::Comma => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

fn starts_clause(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner
            | Tag::Pronoun
            | Tag::Name
            | Tag::Possessive
            | Tag::That
            | Tag::Number
            | Tag::Other
    )
}

/// Whether the noun before *that* at `at` is one whose own content follows: "reports that", "the idea that".
fn holds_content(words: &Words, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| {
        let noun = words.lower(i);
        cues::noun(noun)
            .is_some_and(|found| !matches!(found.row.lemma(), "statement" | "report" | "note"))
            || matches!(
                noun,
                "reports"
                    | "idea"
                    | "notion"
                    | "fact"
                    | "news"
                    | "belief"
                    | "view"
                    | "fear"
                    | "fears"
                    | "hope"
                    | "hopes"
                    | "possibility"
                    | "evidence"
                    | "rumors"
                    | "perception"
                    | "criticism"
                    | "concern"
                    | "concerns"
            )
    })
}

/// The content of a noun of speech that is the verb's object: "offered her the assurance that …", "raised questions
/// about …"; a dash or comma may stand before *that*.
pub fn speech_object(words: &Words, range: &Part, after: usize) -> Option<Part> {
    const REACH: usize = 12;
    let end = range.end;
    let noun = (after..end.min(after + REACH))
        .take_while(|i| {
            let tag = words.tag(*i);
            tag.is_nominal() || matches!(tag, Tag::Pronoun | Tag::Adverb | Tag::Coordinator)
        })
        .find(|i| cues::noun(words.lower(*i)).is_some())?;
    let row = cues::noun(words.lower(noun))?.row;
    let next = noun + 1;
    let start = match words.tag(next) {
        Tag::That => next,
        Tag::To if row.takes(cues::INFINITIVE) => next,
        Tag::Preposition if row.frames & preposition(words.lower(next)) != 0 => next + 1,
        _ => (next..end.min(next + REACH)).find(|i| {
            words.tag(*i) == Tag::That && matches!(words.tag(i - 1), Tag::Dash | Tag::Comma)
        })?,
    };
    content(words, start, end, true)
}
