//! How the text treats an unnamed source: whether it gives a reason for the anonymity, and in which words.

use super::Anonymity;
use crate::span::Span;

/// Phrases that say that somebody is not named, lower case.
const CONDITIONS: &[&str] = &[
    "on condition of anonymity",
    "on the condition of anonymity",
    "condition that they not be",
    "condition that he not be",
    "condition that she not be",
    "condition of not being",
    "requested anonymity",
    "request anonymity",
    "granted anonymity",
    "spoke anonymously",
    "speaking anonymously",
    "asked not to be named",
    "asked not to be identified",
    "asked to remain anonymous",
    "asking not to be named",
    "asking not to be identified",
    "asked that his name",
    "asked that her name",
    "asked that their name",
    "declined to be named",
    "declined to be identified",
    "declining to be named",
    "declining to be identified",
    "did not want to be named",
    "did not want to be identified",
    "didn’t want to be named",
    "refused to be named",
    "wished to remain anonymous",
    "withheld",
    "who was not authorized",
    "who were not authorized",
    "not authorised to",
    "not authorized to",
    "was not permitted to speak",
    "unauthorized to",
    "not allowed to speak",
    "anonymity to",
    "anonymity because",
    "anonymity in order",
];

/// Words that open a reason.
const REASONS: &[&str] = &[
    "because",
    "citing",
    "for fear",
    "fearing",
    "out of fear",
    "to avoid",
    "to protect",
    "to discuss",
    "to speak candidly",
    "to speak freely",
    "to describe",
    "in order to",
    "so as not to",
    "as they were",
    "as he was",
    "as she was",
    "since",
    "due to",
    "out of concern",
    "who was not authorized",
    "who were not authorized",
    "not authorized to",
    "not authorised to",
    "unauthorized to",
    "not permitted to",
    "not allowed to",
    "to talk about",
];

/// Reads the anonymity of a source named at `phrase` in the sentence `sentence`.
pub(super) fn read(text: &str, phrase: Span, sentence: Span, described: bool) -> Anonymity {
    Anonymity {
        reason: reason(text, phrase.cover(sentence)),
        described,
    }
}

/// The reason given inside `scope`: from the word that opens it to the end of its clause.
fn reason(text: &str, scope: Span) -> Option<Span> {
    let lower = scope.of(text).to_lowercase();
    // Lower-casing keeps byte lengths for all but a handful of letters; where it does not, no reason is claimed.
    if lower.len() != scope.len() {
        return None;
    }
    let condition = CONDITIONS
        .iter()
        .filter_map(|phrase| lower.find(phrase))
        .min()?;
    let opened = REASONS
        .iter()
        .filter_map(|phrase| lower[condition..].find(phrase))
        .min()?
        + condition;
    let end = lower[opened..]
        .find(['.', ';', '—', '”', ','])
        .map_or(lower.len(), |length| opened + length);
    let span = Span::new(scope.start as usize + opened, scope.start as usize + end).trim(text);
    // Clauses run on to the main verb where no comma stands; twenty-five words are more than a reason needs.
    (span.of(text).split_whitespace().count() <= 25).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_quoted_in_the_articles_words() {
        for (text, want) in [
            (
                "an official who spoke on condition of anonymity because the talks are private",
                Some("because the talks are private"),
            ),
            (
                "a clerk who asked not to be named for fear of losing her job, said so",
                Some("for fear of losing her job"),
            ),
            (
                "an aide, who was not authorized to speak publicly, said so",
                Some("who was not authorized to speak publicly"),
            ),
            ("a man who asked not to be identified said so", None),
            ("sources said it rained because of the wind", None),
        ] {
            let span = Span::new(0, text.len());
            let got = read(text, span, span, true)
                .reason
                .map(|span| span.of(text));
            assert_eq!(got, want, "{text}");
        }
    }
}
