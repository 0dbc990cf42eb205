//! Claims without a source: the sentences that assert something checkable on nobody's word.
//!
//! The rule, which readers are told in the same words:
//!
//! 1. A sentence is **sourced** where somebody is credited with saying or writing a part of it (more than a name for
//!    something: "after what she called a farce"), or where it stands between two sentences of its paragraph that are
//!    credited to the same source.
//! 2. It makes **no claim** where it is a question, a heading's worth of words, a few words without a verb, an address to the reader, advice (what
//!    should be), the writer's own "I" or "you", the words of a quotation, an admission that something is not known, or
//!    where it names nobody and gives no number.
//! 3. It is **background** where news practice asks for no source:
//!
//! | rule | what |
//! |---|---|
//! | `background.response` | that somebody was asked, would not comment, or asked not to be named: the outlet's own work |
//! | `background.observed` | what the outlet says that it saw, read or obtained itself |
//! | `background.document` | what a document that the article speaks of contains |
//! | `background.scene` | what everybody there could see: weather, clothes, applause, where and when it took place |
//! | `background.public_act` | acts done in public: votes, verdicts, results, signings, appointments, releases |
//! | `background.calendar` | what is set for a date |
//! | `background.definition` | what somebody or something is, is called, or where it lies |
//! | `background.history` | what happened in an earlier year and is on record |
//!
//! 4. Everything else is a **claim without a source**, by the first that fits:
//!
//! | rule | what |
//! |---|---|
//! | `unsourced.judgement` | the writer's reading: what it signals, what is likely, how serious it is |
//! | `unsourced.accusation` | a wrong laid at somebody's door |
//! | `unsourced.mind` | what somebody wants, fears, knows or plans |
//! | `unsourced.figure` | an amount, a share, a toll |
//! | `unsourced.event` | any other event or state |

use super::facts::{Facts, whole};
use super::phrases::Phrases;
use super::wording::Wording;
use crate::attribution::{Attribution, Quotation};
use crate::sources;
use crate::span::Span;

/// How a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It claims nothing.
    NoClaim,
    /// Somebody is credited with it.
    Sourced,
    /// It needs no source, by the rule named.
    Background(&'static str),
    /// It asserts something on nobody's word, by the rule named.
    Unsourced(&'static str),
}

/// A claim without a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsourced {
    /// The sentence.
    pub span: Span,
    /// The rule, a stable id such as `unsourced.figure`.
    pub rule: &'static str,
}

/// Shorter sentences than this say too little to need a source.
const LEAST_WORDS: usize = 5;

/// A line without a verb of at most so many words is a label; of a longer one the tagger may have missed the verb.
const MOST_LABEL: usize = 8;

/// Verbs that people speak with and that things are made to mean something with; tests and figures *show* and *find*.
const MEANS: &[&str] = &[
    "cue.verb.emphasize",
    "cue.verb.highlight",
    "cue.verb.promise",
    "cue.verb.signal",
    "cue.verb.stress",
    "cue.verb.threaten",
    "cue.verb.underline",
    "cue.verb.underscore",
];

/// How every sentence stands, in text order.
pub(super) fn read(facts: &Facts<'_>) -> Vec<(Span, Standing)> {
    let credited = credited(facts);
    let sentences = facts.sentences;
    let standing = |i: usize| {
        let span = sentences[i].span;
        if let Some(standing) = plain(facts, span, credited[i] != Credit::Nobody) {
            return standing;
        }
        if carried(facts, &credited, i) {
            return Standing::Sourced;
        }
        judge(facts, span)
    };
    (0..sentences.len())
        .map(|i| (sentences[i].span, standing(i)))
        .collect()
}

/// Whom a sentence is credited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Credit {
    /// Nobody.
    Nobody,
    /// Somebody who could not be told, or only inside another's words.
    Somebody,
    /// A source (an index).
    Source(usize),
}

/// For every sentence whom its content is credited to.
fn credited(facts: &Facts<'_>) -> Vec<Credit> {
    let mut source_of = vec![Credit::Somebody; facts.attributions.len()];
    for (i, source) in facts.sources.iter().enumerate() {
        for attribution in &source.attributions {
            source_of[*attribution] = Credit::Source(i);
        }
    }
    let mut credited = vec![Credit::Nobody; facts.sentences.len()];
    for (attribution, source) in facts.attributions.iter().zip(source_of) {
        let quoted = attribution.quotation != Quotation::Indirect;
        let uttered = sources::is_uttered(&facts.article.text, attribution);
        if attribution.source.is_none() && !quoted || !uttered {
            continue;
        }
        // "Those discussions signal how wary they are": what a thing is made to mean is the outlet's own word.
        let mute = |span| sources::is_mute(&facts.article.text, facts.tokens, span);
        let means = attribution.cue.is_some_and(|cue| MEANS.contains(&cue.rule));
        if source == Credit::Somebody && !quoted && means && attribution.source.is_some_and(mute) {
            continue;
        }
        if names_only(&facts.article.text, attribution) {
            continue;
        }
        let outer = attribution.nested_in.is_none() && source != Credit::Somebody;
        for part in attribution
            .content
            .iter()
            .copied()
            .chain(whole(attribution))
        {
            let first = facts
                .sentences
                .partition_point(|sentence| sentence.span.end <= part.start);
            let inside = facts.sentences[first..]
                .iter()
                .take_while(|sentence| sentence.span.start < part.end);
            let end = first + inside.count();
            for credit in &mut credited[first..end] {
                if outer || *credit == Credit::Nobody {
                    *credit = source;
                }
            }
        }
    }
    credited
}

/// Whether all that somebody is credited with is what something is called: "in what Senn described as a farce".
fn names_only(text: &str, attribution: &Attribution) -> bool {
    let cue = attribution.cue.map(|cue| cue.rule);
    let naming = matches!(
        cue,
        Some(
            "cue.verb.call"
                | "cue.verb.characterize"
                | "cue.verb.describe"
                | "cue.verb.dub"
                | "cue.verb.label"
        )
    );
    let before = attribution
        .source
        .map_or("", |source| &text[..source.start as usize]);
    naming
        && before
            .trim_end()
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("what"))
}

/// What can be told without reading the sentence as a claim.
fn plain(facts: &Facts<'_>, span: Span, credited: bool) -> Option<Standing> {
    let text = span.of(&facts.article.text).trim();
    let words = text.split_whitespace().count();
    if credited {
        return Some(Standing::Sourced);
    }
    if sources::is_condition(&facts.article.text, span) {
        return Some(Standing::Background("background.response"));
    }
    if facts.replies.iter().any(|reply| reply.overlaps(span)) {
        return Some(Standing::Background("background.response"));
    }
    if facts.own.iter().any(|mark| mark.span.overlaps(span)) {
        return Some(Standing::Background("background.observed"));
    }
    let bare = text.trim_end_matches(['”', '"', '’', ')', ' ']);
    // A quotation of one sentence, or the first of several: somebody's words, although nobody says whose.
    let inside = text.trim_start_matches(['“', '"', '‘', '«']);
    let quoted =
        inside.len() < text.len() && (bare.len() < text.len() || !inside.contains(['”', '"', '»']));
    // "(Graphic: Global stocks in 2019)", "— The Senate (@senate) October 9": a line of few words and no verb.
    let says = words > MOST_LABEL || words >= LEAST_WORDS && facts.has_verb(span);
    if !says || bare.ends_with(['?', ':']) || quoted {
        return Some(Standing::NoClaim);
    }
    None
}

/// Whether the sentence stands between two of its paragraph that are credited to the same source.
fn carried(facts: &Facts<'_>, credited: &[Credit], i: usize) -> bool {
    let block = facts.sentences[i].block;
    let near = |at: Option<usize>| {
        let sentence = facts.sentences.get(at?)?;
        let credit = *credited.get(at?)?;
        (sentence.block == block && matches!(credit, Credit::Source(_))).then_some(credit)
    };
    let before = near(i.checked_sub(1));
    before.is_some() && before == near(i.checked_add(1))
}

/// Background or claim, by the first rule that fits.
fn judge(facts: &Facts<'_>, span: Span) -> Standing {
    let wording = Wording::new(&facts.article.text, span);
    if [
        Phrases::READER,
        Phrases::NORM,
        Phrases::UNKNOWN,
        Phrases::SELF,
    ]
    .iter()
    .any(|phrases| wording.has(*phrases))
    {
        return Standing::NoClaim;
    }
    if opens_with_document(span.of(&facts.article.text)) {
        return Standing::Background("background.document");
    }
    if wording.opens(Phrases::CONCESSION) || wording.has(Phrases::JUDGEMENT) {
        return Standing::Unsourced("unsourced.judgement");
    }
    if wording.has(Phrases::ACCUSATION) && !wording.has(Phrases::COURT) {
        return Standing::Unsourced("unsourced.accusation");
    }
    if wording.has(Phrases::MIND) {
        return Standing::Unsourced("unsourced.mind");
    }
    let background = [
        (Phrases::COURT, "background.public_act"),
        (Phrases::PUBLIC_ACT, "background.public_act"),
        (Phrases::CALENDAR, "background.calendar"),
        (Phrases::DATED, "background.calendar"),
        (Phrases::SCENE, "background.scene"),
    ];
    if let Some((_, rule)) = background.iter().find(|(phrases, _)| {
        wording.has(*phrases) && (*phrases != Phrases::DATED || wording.has(Phrases::DAYS))
    }) {
        return Standing::Background(rule);
    }
    if wording.has_past_year(facts.year()) {
        return Standing::Background("background.history");
    }
    if wording.has_figure() {
        return Standing::Unsourced("unsourced.figure");
    }
    if wording.has(Phrases::DEFINITION) {
        return Standing::Background("background.definition");
    }
    if is_specific(span.of(&facts.article.text)) || wording.has_number() {
        Standing::Unsourced("unsourced.event")
    } else {
        Standing::NoClaim
    }
}

/// Whether a sentence says what a document holds: "The review makes 22 recommendations".
fn opens_with_document(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace();
    let opens = words
        .next()
        .is_some_and(|first| matches!(first, "The" | "Its" | "That" | "This" | "A" | "An"));
    opens && words.take(3).any(sources::is_document)
}

/// Whether a sentence names somebody or something, or gives a number in digits: without either, or a number in words,
/// there is little to check.
fn is_specific(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().skip(1);
    words.any(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit())
    })
}
