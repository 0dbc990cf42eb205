//! Texts that are no news report by the voice they are written in, where the page does not say: interview, opinion, guide.
//!
//! The rubric asks who vouches for what is reported. An interview has one voice, an opinion its writer’s own, and a guide
//! (a how-to, a review, a list of deals) speaks to its reader about things that anybody can try: its sentences are advice
//! and impressions, and a list of them as claims on nobody’s word would blame them for what they are.

use super::facts::Facts;
use super::own;
use crate::attribution::Attribution;
use crate::message::Message;
use crate::span::Span;

/// Why the voice of the text does not fit the rubric, if it does not.
pub(super) fn not_rated(facts: &Facts<'_>) -> Option<Message> {
    let said = said(facts);
    let key = if is_interview(facts) {
        "not_rated_interview"
    } else if is_opinion(facts, &said) {
        "not_rated_opinion"
    } else if is_guide(facts, &said) {
        "not_rated_guide"
    } else {
        return None;
    };
    Some(Message::new(key))
}

/// What the text gives as the words or views of others, in order and without overlaps.
fn said(facts: &Facts<'_>) -> Vec<Span> {
    let contents = facts
        .attributions
        .iter()
        .flat_map(|attribution| attribution.content.iter().copied());
    own::merged(contents.collect())
}

/// Whether `span` overlaps one of `said`.
fn is_said(said: &[Span], span: Span) -> bool {
    let first = said.partition_point(|part| part.end <= span.start);
    said.get(first).is_some_and(|part| part.overlaps(span))
}

/// Speakers’ labels over most of the text.
fn is_interview(facts: &Facts<'_>) -> bool {
    let labels: Vec<&Attribution> = facts
        .attributions
        .iter()
        .filter(|attribution| {
            attribution
                .cue
                .is_some_and(|cue| cue.rule.starts_with("cue.layout"))
        })
        .collect();
    let labelled: usize = labels
        .iter()
        .flat_map(|attribution| &attribution.content)
        .map(|span| span.len())
        .sum();
    let letters: usize = facts
        .sentences
        .iter()
        .map(|sentence| sentence.span.len())
        .sum();
    labels.len() >= 4 && labelled * 2 > letters
}

/// A first person outside everybody else’s words: one word in fifty, and four at least, because a reporter who was there
/// says "I" once or twice.
fn is_opinion(facts: &Facts<'_>, said: &[Span]) -> bool {
    let first_person = facts.tokens.iter().filter(|token| {
        let word = token.span.of(&facts.article.text);
        matches!(word, "I" | "my" | "My" | "me" | "myself") && !is_said(said, token.span)
    });
    let count = first_person.count();
    count >= 4 && count * 50 > facts.article.words()
}

/// A text that speaks to its reader, with a "you" or by telling what to do: in one sentence of six, in four at least, and
/// in more sentences than it credits to anybody. News says "you" now and then, and then mostly in the words of others.
fn is_guide(facts: &Facts<'_>, said: &[Span]) -> bool {
    let text = &facts.article.text;
    let mut tokens = facts.tokens.iter().zip(facts.tags).peekable();
    let (mut addressed, mut credited) = (0, 0);
    for sentence in facts.sentences {
        let mut speaks = false;
        // "Plan for delays", "2. Budgeting: Predict all costs": a plain verb where a sentence or its own part begins.
        let mut begins = true;
        while let Some((token, tag)) =
            tokens.next_if(|(token, _)| token.span.start < sentence.span.end)
        {
            let word = token.span.of(text);
            let you = ["you", "your", "yours", "yourself"];
            speaks |= begins && tag.name() == "VB";
            speaks |= you.iter().any(|you| word.eq_ignore_ascii_case(you));
            begins = word == ":" || begins && !word.starts_with(char::is_alphabetic);
        }
        let credits = is_said(said, sentence.span);
        addressed += usize::from(speaks && !credits);
        credited += usize::from(credits);
    }
    addressed >= 4 && addressed > credited && addressed * 6 >= facts.sentences.len()
}
