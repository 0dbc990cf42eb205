//! Roles in apposition: a phrase after a person's name and a comma, or the name after a phrase and a comma.

use super::phrases::{self, Phrase};
use super::roles::{Around, Role, role};
use crate::lexicon;
use std::ops::Range;

/// "Mara Quill, a lawyer for the family,", "Quill, 45, the city engineer", "Quill (a lawyer)", "Quill — the mayor —".
pub(super) fn after(
    around: &Around<'_, '_>,
    words: &Range<usize>,
    line: &Range<usize>,
) -> Option<Role> {
    let doc = around.doc;
    let mut at = words.end;
    if !matches!(doc.word(at), "," | "—" | "–" | "(" | "-") || at >= line.end {
        return None;
    }
    at += 1;
    // "Quill, 45, the engineer" and "Quill, then 45, an engineer".
    let age = |at: usize| doc.word(at).len() <= 3 && doc.word(at).parse::<u8>().is_ok();
    if age(at) && matches!(doc.word(at + 1), "," | ")") {
        at += 2;
        if doc.word(at) == "," {
            at += 1;
        }
    }
    while matches!(
        doc.word(at),
        "now"
            | "then"
            | "also"
            | "currently"
            | "formerly"
            | "himself"
            | "herself"
            | "once"
            | "until"
            | "recently"
    ) && at < line.end
    {
        at += 1;
    }
    let phrase = phrases::read(around, at, line.end, true)?;
    if phrase.plural {
        return None;
    }
    let closing = doc.word(phrase.words.end);
    let closed = phrase.words.end >= line.end
        || matches!(closed_by(closing), Closing::Mark | Closing::Clause);
    // "According to Mr. Quill, the city attorney has advised members": the subject of a clause of its own.
    let subject = doc.tag(phrase.words.end) == "MD"
        || matches!(
            closing,
            "has" | "have" | "had" | "is" | "are" | "was" | "were" | "did" | "does"
        );
    (closed || phrase.determined && !subject)
        .then(|| role(around, phrase.words, "role.apposition"))
        .flatten()
}

enum Closing {
    Mark,
    Clause,
    Other,
}

fn closed_by(word: &str) -> Closing {
    match word {
        "," | "." | ";" | ":" | ")" | "—" | "–" | "”" | "\"" | "?" | "!" | "-" => {
            Closing::Mark
        }
        "who" | "whose" | "that" | "which" | "and" | "said" | "says" | "told" | "as" | "after"
        | "when" | "but" => Closing::Clause,
        _ => Closing::Other,
    }
}

/// "The city engineer, Mara Quill, said", "its chief executive, Ben Otieno."
pub(super) fn before(
    around: &Around<'_, '_>,
    words: &Range<usize>,
    line: &Range<usize>,
) -> Option<Role> {
    let doc = around.doc;
    // "The union's president, Professor Ada Quill": a form of address belongs to the name.
    let addresses = (line.start..words.start)
        .rev()
        .take_while(|at| lexicon::HONORIFICS.has(doc.word(*at)))
        .count();
    let comma = (words.start - addresses).checked_sub(1)?;
    if doc.word(comma) != "," || comma <= line.start {
        return None;
    }
    let closed = words.end >= line.end
        || matches!(
            doc.word(words.end),
            "," | "."
                | ";"
                | ":"
                | "—"
                | "–"
                | ")"
                | "”"
                | "and"
                | "has"
                | "was"
                | "is"
                | "in"
                | "on"
                | "at"
        );
    if !closed {
        return None;
    }
    // The phrase may be long ("the head of the water board in the north"): try every start within the clause.
    let earliest = comma.saturating_sub(16).max(line.start);
    // A word that names a role may stand further from the comma than any other noun would.
    let best = widest(around, comma, earliest, line, false)
        .or_else(|| widest(around, comma, earliest, line, true))?;
    role(around, best.words, "role.apposition.reverse")
}

/// Whether a phrase behind the preposition tells when or where something was; *by*, *to* and *for* stand before people.
fn sets_scene(word: &str) -> bool {
    matches!(
        word,
        "At" | "In"
            | "On"
            | "During"
            | "After"
            | "Before"
            | "Since"
            | "at"
            | "in"
            | "on"
            | "during"
            | "after"
            | "before"
    )
}

/// The longest phrase that ends at `comma` and starts in its clause; the nearest where any noun may be its head.
fn widest(
    around: &Around<'_, '_>,
    comma: usize,
    earliest: usize,
    line: &Range<usize>,
    open: bool,
) -> Option<Phrase> {
    let doc = around.doc;
    let mut start = comma;
    let mut best: Option<Phrase> = None;
    while start > earliest {
        start -= 1;
        let word = doc.word(start);
        if matches!(
            word,
            "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "(" | ")"
        ) {
            break;
        }
        let opening =
            phrases::is_determiner(word) || start == line.start || is_possessor(around, start);
        // "At a conference in Washington, Mara Quill": where it was, not who she is.
        if open && start > line.start && sets_scene(doc.word(start - 1)) {
            break;
        }
        if opening
            && let Some(phrase) = phrases::read(around, start, comma, open)
            && phrase.words.end == comma
            && !phrase.plural
            && !holds_verb(around, &phrase.words)
            && (phrase.determined || start == line.start)
        {
            best = Some(phrase);
            if open {
                break;
            }
        }
    }
    best
}

/// Whether a clause's verb stands in the words: "the crowd met Quill's lawyer".
fn holds_verb(around: &Around<'_, '_>, words: &Range<usize>) -> bool {
    let verb = |at: usize| matches!(around.doc.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
    (words.clone()).any(|at| verb(at) && around.mention(at).is_none())
}

/// A name with a possessive after it, as in "Acme's chief executive".
fn is_possessor(around: &Around<'_, '_>, at: usize) -> bool {
    around.mention(at).is_some_and(|item| {
        item.tokens.start == at
            && matches!(around.doc.word(item.tokens.end), "'s" | "’s" | "'" | "’")
    })
}
