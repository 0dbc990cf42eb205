//! How the text treats an unnamed source: whether it gives a reason for the anonymity, in which words, and how much
//! they say.
//!
//! A reason stands in the words that name the source, in the rest of their sentence, or in a sentence of its own ("They
//! requested anonymity because …"). A stated risk says most; a formula ("not authorized to speak") says little.

use super::{Anonymity, Quality};
use crate::language::Openings;
use crate::span::Span;

/// Phrases that say that somebody is not named, lower case with straight apostrophes.
const CONDITIONS: &[&str] = &[
    "condition of anonymity",
    "condition that they not be",
    "condition that he not be",
    "condition that she not be",
    "condition that their name",
    "condition that his name",
    "condition that her name",
    "condition they not be",
    "condition he not be",
    "condition she not be",
    "condition of not being",
    "requested anonymity",
    "requesting anonymity",
    "request anonymity",
    "asked for anonymity",
    "asking for anonymity",
    "granted anonymity",
    "insisted on anonymity",
    "insisting on anonymity",
    "spoke anonymously",
    "speak anonymously",
    "speaking anonymously",
    "not to be named",
    "not be named",
    "not to be identified",
    "not be identified",
    "not being identified",
    "not being named",
    "remain anonymous",
    "stay anonymous",
    "remain unnamed",
    "remain nameless",
    "declined to be named",
    "declined to be identified",
    "declined to give his name",
    "declined to give her name",
    "declined to give their name",
    "declining to be named",
    "declining to be identified",
    "did not want to be named",
    "did not want to be identified",
    "did not want to give",
    "didn't want to be named",
    "didn't want to be identified",
    "did not wish to be",
    "refused to be named",
    "refused to be identified",
    "asked that his name",
    "asked that her name",
    "asked that their name",
    "name be withheld",
    "names be withheld",
    "name is being withheld",
    "identity be withheld",
    "withholding his name",
    "withholding her name",
    "withholding their name",
    "withhold his name",
    "withhold her name",
    "withhold their name",
    "not give his name",
    "not give her name",
    "not give their name",
    "name not be",
    "names not be",
    "only by her first name",
    "only by his first name",
    "only by their first name",
    "is not being named",
    "are not being named",
    "isn't being named",
    "wasn't authorized to",
    "weren't authorized to",
    "not authorized to",
    "not authorised to",
    "not permitted to",
    "not allowed to speak",
    "not allowed to talk",
    "unauthorized to",
    "lacked authorization",
    "anonymity to",
    "anonymity because",
    "anonymity in order",
    "anonymity for",
    "anonymity as",
    "anonymity so",
    "anonymity, citing",
    "anonymity out of",
];

/// Words that open a reason.
const REASONS: &[&str] = &[
    "because",
    "citing",
    "saying",
    "for fear",
    "fearing",
    "afraid",
    "out of fear",
    "out of concern",
    "to avoid",
    "to protect",
    "to discuss",
    "to speak candidly",
    "to speak freely",
    "to speak about",
    "to describe",
    "to talk about",
    "to talk candidly",
    "to talk freely",
    "to preserve",
    "to reveal",
    "to disclose",
    "to share",
    "in order to",
    "so as not to",
    "so that",
    "so they could",
    "so he could",
    "so she could",
    "as they were",
    "as he was",
    "as she was",
    "as the",
    "since",
    "given",
    "due to",
    "over fears",
    "over concerns",
    "who was not authorized",
    "who were not authorized",
    "wasn't authorized to",
    "weren't authorized to",
    "not authorized to",
    "not authorised to",
    "unauthorized to",
    "not permitted to",
    "not allowed to",
];

/// Words of a risk that a reader can weigh.
const RISKS: &[&str] = &[
    "fear",
    "afraid",
    "retaliat",
    "retribution",
    "reprisal",
    "reveng",
    "lose her job",
    "lose his job",
    "lose their job",
    "losing her job",
    "losing his job",
    "losing their job",
    "losing work",
    "jobs at risk",
    "fired",
    "dismissed",
    "harass",
    "threat",
    "danger",
    "safety",
    "security of",
    "arrest",
    "prosecut",
    "deport",
    "immigration status",
    "jail",
    "prison",
    "stigma",
    "backlash",
    "blacklist",
    "repercussion",
    "consequences",
    "persecut",
    "protect",
    "punish",
    "targeted",
];

/// Words of a formula that says no more than that they may not speak, or want to.
const ROTE: &[&str] = &[
    "authoriz",
    "authoris",
    "permitted",
    "allowed to",
    "speak publicly",
    "talk publicly",
    "comment publicly",
    "speak candidly",
    "speak freely",
    "speak openly",
    "talk candidly",
    "talk freely",
    "to speak to",
    "speak to the",
    "to discuss the matter",
    "to discuss it",
];

/// Where a sentence says that somebody is not named, and where the reason for it is, if it gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// Where the words of the condition begin.
    pub start: u32,
    /// The reason.
    pub reason: Option<Span>,
}

/// Reads the anonymity of a source named at `phrase` in the sentence `sentence`.
pub(super) fn read(text: &str, phrase: Span, sentence: Span, described: bool) -> Anonymity {
    let reason = condition(text, phrase.cover(sentence)).and_then(|condition| condition.reason);
    Anonymity {
        reason,
        described,
        quality: quality(text, reason),
    }
}

/// How much a reason says.
pub(super) fn quality(text: &str, reason: Option<Span>) -> Quality {
    let Some(reason) = reason else {
        return Quality::None;
    };
    let lower = straight(reason.of(text));
    if RISKS.iter().any(|risk| lower.contains(risk)) {
        Quality::StatedRisk
    } else if ROTE.iter().any(|phrase| lower.contains(phrase)) {
        Quality::Rote
    } else {
        Quality::Specific
    }
}

/// Lower case with straight apostrophes.
fn straight(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// Where the first of `phrases` stands in `text`, whose apostrophes may be curly.
fn first_of(text: &str, phrases: &[&str]) -> Option<usize> {
    let letters = Openings::of_letters(text);
    let curly = text.contains('’');
    let find = |phrase: &&str| {
        let straight = letters.find(text, phrase);
        if straight.is_none() && curly && phrase.contains('\'') {
            return letters.find(text, &phrase.replace('\'', "’"));
        }
        straight
    };
    phrases.iter().filter_map(find).min()
}

/// The condition inside `scope`, with its reason: from the word that opens it to the end of its clause.
pub(super) fn condition(text: &str, scope: Span) -> Option<Condition> {
    // Curly apostrophes are three bytes and straight ones one: the places are found on a copy of the same length.
    let lower: String = scope
        .of(text)
        .chars()
        .map(|c| {
            if c.is_ascii() {
                c.to_ascii_lowercase()
            } else {
                c
            }
        })
        .collect();
    let at = first_of(&lower, CONDITIONS)?;
    let opened = first_of(&lower[at..], REASONS).map(|offset| offset + at);
    let reason = opened.and_then(|opened| {
        let end = lower[opened..]
            .find(['.', ';', '—', '”', ','])
            .map_or(lower.len(), |length| opened + length);
        let start = scope.start as usize;
        let span = Span::new(start + opened, start + end).trim(text);
        // Clauses run on to the main verb where no comma stands; twenty-five words are more than a reason needs.
        (span.of(text).split_whitespace().count() <= 25).then_some(span)
    });
    Some(Condition {
        start: scope.start + at as u32,
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_quoted_in_the_articles_words() {
        for (text, want, quality) in [
            (
                "an official who spoke on condition of anonymity because the talks are private",
                Some("because the talks are private"),
                Quality::Specific,
            ),
            (
                "a clerk who asked not to be named for fear of losing her job, said so",
                Some("for fear of losing her job"),
                Quality::StatedRisk,
            ),
            (
                "an aide, who was not authorized to speak publicly, said so",
                Some("not authorized to speak publicly"),
                Quality::Rote,
            ),
            (
                "an aide who wasn’t authorized to comment said so",
                Some("wasn’t authorized to comment said so"),
                Quality::Rote,
            ),
            (
                "a man who asked not to be identified said so",
                None,
                Quality::None,
            ),
            (
                "They requested anonymity because they feared reprisals.",
                Some("because they feared reprisals"),
                Quality::StatedRisk,
            ),
            (
                "sources said it rained because of the wind",
                None,
                Quality::None,
            ),
        ] {
            let span = Span::new(0, text.len());
            let got = read(text, span, span, true);
            assert_eq!(got.reason.map(|span| span.of(text)), want, "{text}");
            assert_eq!(got.quality, quality, "{text}");
        }
    }
}
