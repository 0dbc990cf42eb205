//! References: which earlier source or named person a pronoun or a definite description means.
//!
//! News keeps to one speaker until it names another, so the last speaker is the first candidate for a pronoun; a
//! person named since, at the head of a sentence, comes before it. Descriptions agree in noun or in role.

use super::kinds::Names;
use super::resolve::is_party_tag;
use super::{Resolved, Source, SourceKind};
use crate::entities::EntityKind;
use crate::lexicon;
use crate::span::Span;

/// What has been said so far, for resolving the next reference.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub names: &'a Names<'a>,
    pub sources: &'a [Source],
    /// Sources in order of their acts of speech, with the place of each.
    pub history: &'a [(u32, usize)],
    /// Start of the sentence that the reference stands in, and of the three before it, nearest first.
    pub starts: Vec<u32>,
}

/// How far back a pronoun reaches, in bytes: about three paragraphs of news.
const REACH: u32 = 900;

/// How many acts of speech are looked through for a person's pronouns.
const ACTS: usize = 40;

/// Resolves a personal or relative pronoun at `span`.
pub(super) fn pronoun(word: &str, span: Span, context: &Context<'_>) -> Option<Resolved> {
    match word.to_lowercase().as_str() {
        "he" | "him" | "himself" | "his" => person(span, Some(Gender::Male), context),
        "she" | "her" | "herself" | "hers" => person(span, Some(Gender::Female), context),
        "they" | "them" | "themselves" | "those" | "these" | "their" => several(span, context),
        "it" | "itself" | "this" => thing(span, context),
        "who" | "whom" | "which" | "that" => antecedent(span, context),
        _ => None,
    }
}

/// Grammatical gender of a person as the text shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

fn person(span: Span, gender: Option<Gender>, context: &Context<'_>) -> Option<Resolved> {
    let fits = |entity: usize| {
        matches!(
            context.names.entity(entity).kind,
            EntityKind::Person | EntityKind::Other
        ) && is_personal(&context.names.entity(entity).name)
            && (gender.is_none()
                || gender_of(entity, context).is_none_or(|have| Some(have) == gender))
    };
    let start = context.starts.first().copied().unwrap_or(span.start);
    let speaker = context
        .history
        .iter()
        .rev()
        .take_while(|(at, _)| span.start.saturating_sub(*at) < REACH)
        .find(|(at, source)| {
            let source = &context.sources[*source];
            *at < span.start
                && match (source.kind, source.entity) {
                    (SourceKind::NamedPerson, Some(entity)) => fits(entity),
                    (SourceKind::NamedPerson, None) => true,
                    (SourceKind::UnnamedPerson, _) => {
                        source.count.is_none_or(|count| count == 1)
                            && speaks_as(&source.name, gender)
                    }
                    _ => false,
                }
        });
    // "“The day that Quill died,” he said": whom somebody's words name is not who speaks them.
    let outside = !is_quoted(context.text, span);
    let said_of = |at: Span| outside && is_quoted(context.text, at);
    // A person named earlier in the same sentence, before the pronoun, is its nearest antecedent.
    let own = context
        .names
        .before(span.start)
        .take_while(|(at, _)| at.start >= start)
        .filter(|(at, _)| !said_of(*at))
        .filter(|(_, entity)| fits(*entity))
        .last();
    if let Some((_, entity)) = own {
        return Some(Resolved::Entity(entity));
    }
    let since = speaker.map_or(span.start.saturating_sub(REACH), |(at, _)| *at);
    // A person named at the head of a sentence after the last speaker spoke has taken over.
    let opens = |at: Span| {
        context
            .starts
            .iter()
            .any(|start| at.start.saturating_sub(*start) < 40 && at.start >= *start)
    };
    // So has anybody known for a man or a woman where the last speaker is not: "the neurologist wrote … Quill … she".
    let vague = speaker.is_some_and(|(_, source)| context.sources[*source].entity.is_none());
    let sure = |entity: usize| vague && gender.is_some() && gender_of(entity, context) == gender;
    let named = context
        .names
        .before(span.start)
        .take_while(|(at, _)| at.start > since)
        .filter(|(at, _)| !said_of(*at))
        .find(|(at, entity)| fits(*entity) && (opens(*at) || sure(*entity)));
    match (named, speaker) {
        (Some((_, entity)), _) => Some(Resolved::Entity(entity)),
        (None, Some((_, source))) => Some(Resolved::Source(*source)),
        (None, None) => {
            let mut recent = context
                .names
                .before(span.start)
                .take_while(|(at, _)| at.start > since)
                .filter(|(at, _)| !said_of(*at));
            recent
                .find(|(_, entity)| fits(*entity))
                .map(|(_, entity)| Resolved::Entity(entity))
        }
    }
}

/// Whether a place stands inside quotation marks that its paragraph opened before it.
fn is_quoted(text: &str, at: Span) -> bool {
    let before = &text[..at.start as usize];
    let paragraph = &before[before.rfind('\n').map_or(0, |line| line + 1)..];
    let curled = match (paragraph.rfind('“'), paragraph.rfind('”')) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    };
    curled || paragraph.matches('"').count() % 2 == 1
}

/// Whether a name could be a person's: no party tag, and no number in it ("EB-5").
fn is_personal(name: &str) -> bool {
    !is_party_tag(name) && !name.contains(|c: char| c.is_ascii_digit())
}

fn speaks_as(description: &str, gender: Option<Gender>) -> bool {
    let lower = description.to_lowercase();
    let female = [
        "woman",
        "mother",
        "wife",
        "sister",
        "daughter",
        "girl",
        "widow",
        "grandmother",
    ]
    .iter()
    .any(|noun| lower.contains(noun));
    let male = !female
        && [
            "man ",
            "man,",
            "father",
            "husband",
            "brother",
            "boy",
            "congressman",
            "spokesman",
        ]
        .iter()
        .any(|noun| lower.contains(noun) || lower.ends_with(noun.trim_end()));
    match gender {
        Some(Gender::Female) => !male,
        Some(Gender::Male) => !female,
        None => true,
    }
}

/// The gender that titles before the mentions, or the role, show.
fn gender_of(index: usize, context: &Context<'_>) -> Option<Gender> {
    let entity = context.names.entity(index);
    for mention in &entity.mentions {
        let before = context.text[..mention.span.start as usize].trim_end();
        let title = before
            .rsplit(|c: char| c.is_whitespace() || c == '“')
            .next()
            .unwrap_or("")
            .trim_end_matches('.');
        match title {
            "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Congressman" | "Father" | "Brother" => {
                return Some(Gender::Male);
            }
            "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Congresswoman"
            | "Sister" => return Some(Gender::Female),
            _ => {}
        }
    }
    let role = entity.role.as_deref().unwrap_or("").to_lowercase();
    if role.contains("woman")
        || role.contains("mother")
        || role.contains("actress")
        || role.contains("queen")
    {
        Some(Gender::Female)
    } else if role.ends_with("man")
        || role.contains("father")
        || role.contains("man of")
        || role.contains("man for")
    {
        Some(Gender::Male)
    } else {
        let given = entity.name.split_whitespace().next()?;
        match lexicon::GIVEN_NAMES.get(given) {
            Some("f") => Some(Gender::Female),
            Some("m") => Some(Gender::Male),
            _ => called(index, context),
        }
    }
}

/// The gender of the pronouns that meant a person so far.
fn called(entity: usize, context: &Context<'_>) -> Option<Gender> {
    let acts = context.history.iter().rev().take(ACTS);
    let mut own = acts.filter(|(_, source)| context.sources[*source].entity == Some(entity));
    own.find_map(|(at, _)| {
        let words = &context.text[*at as usize..];
        let word = words.split(|c: char| !c.is_alphabetic()).next()?;
        match word {
            "he" | "He" => Some(Gender::Male),
            "she" | "She" => Some(Gender::Female),
            _ => None,
        }
    })
}

fn several(span: Span, context: &Context<'_>) -> Option<Resolved> {
    recent(span, context, |source| match source.kind {
        SourceKind::Collective | SourceKind::Institution => true,
        SourceKind::UnnamedPerson => source.count != Some(1),
        _ => false,
    })
}

fn thing(span: Span, context: &Context<'_>) -> Option<Resolved> {
    recent(span, context, |source| {
        matches!(
            source.kind,
            SourceKind::Institution | SourceKind::Document | SourceKind::Outlet
        )
    })
    .or_else(|| {
        let reach = span.start.saturating_sub(REACH / 3);
        let mut near = context
            .names
            .before(span.start)
            .take_while(|(at, _)| at.start > reach);
        near.find(|(_, entity)| context.names.entity(*entity).kind == EntityKind::Organization)
            .map(|(_, entity)| Resolved::Entity(entity))
    })
}

/// The mention right before a relative pronoun, a comma allowed between.
fn antecedent(span: Span, context: &Context<'_>) -> Option<Resolved> {
    let (at, entity) = context.names.before(span.start).next()?;
    let between = &context.text[at.end as usize..span.start as usize];
    between
        .chars()
        .all(|c| c.is_whitespace() || c == ',')
        .then_some(Resolved::Entity(entity))
}

fn recent(span: Span, context: &Context<'_>, fits: impl Fn(&Source) -> bool) -> Option<Resolved> {
    let mut spoken = context
        .history
        .iter()
        .rev()
        .take_while(|(at, _)| span.start.saturating_sub(*at) < REACH);
    spoken
        .find(|(at, source)| *at < span.start && fits(&context.sources[*source]))
        .map(|(_, source)| Resolved::Source(*source))
}
