//! Definite descriptions: which earlier source or named entity "the minister", "the two officials" or "the carmaker" is.
//!
//! A description means whoever was called so before: by role, by the same noun, or, for the general nouns of
//! organisations and offices, whoever was named last.

use super::kinds::{Noun, noun};
use super::phrase::{Determiner, Phrase};
use super::reference::Context;
use super::{Resolved, Source, SourceKind};
use crate::entities::EntityKind;
use crate::lexicon;

/// Resolves a definite description ("the minister", "the two officials", "one of the sources", "the company").
pub(super) fn description(phrase: &Phrase<'_>, context: &Context<'_>) -> Option<Resolved> {
    let (kind, form) = noun(phrase.head)?;
    match kind {
        Noun::Person if !phrase.plural || phrase.partitive => by_role(phrase, &form, context)
            .or_else(|| unnamed(phrase, &form, context))
            .or_else(|| by_standing(phrase, &form, context)),
        Noun::Person => same_noun(&form, context, |source| {
            matches!(
                source.kind,
                SourceKind::UnnamedPerson | SourceKind::Collective
            )
        }),
        Noun::Document => std::iter::once(form.as_str())
            .chain(documents_called(&form).iter().copied())
            .find_map(|form| {
                same_noun(form, context, |source| source.kind == SourceKind::Document)
            }),
        Noun::Institution | Noun::Collective => same_noun(&form, context, |source| {
            matches!(
                source.kind,
                SourceKind::Institution | SourceKind::Collective
            ) && !is_another(phrase, source, &form)
        })
        .or_else(|| organization(phrase, &form, context)),
        Noun::Outlet => context
            .history
            .iter()
            .rev()
            .find(|(_, source)| context.sources[*source].kind == SourceKind::Outlet)
            .map(|(_, source)| Resolved::Source(*source)),
    }
}

/// Nouns that news uses for one document in turn: "a poll" is "the survey" in the next sentence.
fn documents_called(form: &str) -> &'static [&'static str] {
    const SETS: &[&[&str]] = &[
        &["poll", "survey"],
        &["study", "report", "analysis", "paper", "research"],
        &["lawsuit", "suit"],
    ];
    SETS.iter()
        .find(|set| set.contains(&form))
        .copied()
        .unwrap_or(&[])
}

/// An unnamed source of the same noun, or any if the noun is as general as "source".
fn unnamed(phrase: &Phrase<'_>, form: &str, context: &Context<'_>) -> Option<Resolved> {
    let general = matches!(
        form,
        "source" | "person" | "people" | "insider" | "individual"
    );
    let last = context.history.iter().rev().find(|(_, source)| {
        let source = &context.sources[*source];
        let plural = source.count != Some(1);
        matches!(
            source.kind,
            SourceKind::UnnamedPerson | SourceKind::Collective
        ) && (plural || !phrase.partitive)
            && (has_noun(&source.name, form)
                || general && source.kind == SourceKind::UnnamedPerson
                || form == "official"
                    && source.kind == SourceKind::UnnamedPerson
                    && general_noun(&source.name))
    });
    last.map(|(_, source)| Resolved::Source(*source))
}

fn general_noun(name: &str) -> bool {
    ["source", "people", "person"]
        .iter()
        .any(|noun| has_noun(name, noun))
}

/// A person whose role, as the article gives it, holds the noun.
fn by_role(phrase: &Phrase<'_>, form: &str, context: &Context<'_>) -> Option<Resolved> {
    let fits = |entity: usize| {
        let entity = context.names.entity(entity);
        entity.kind == EntityKind::Person
            && entity
                .role
                .as_deref()
                .is_some_and(|role| has_noun(role, form))
    };
    let mut before = context.names.before(phrase.core.start);
    before
        .find(|(_, entity)| fits(*entity))
        .map(|(_, entity)| Resolved::Entity(entity))
        .or_else(|| by_later_role(phrase, context))
}

/// "The Chinese foreign minister" before he is named: the person whose role holds every word of the description.
fn by_later_role(phrase: &Phrase<'_>, context: &Context<'_>) -> Option<Resolved> {
    let words: Vec<String> = phrase
        .words
        .iter()
        .skip(1)
        .map(|word| word.text.to_lowercase())
        .collect();
    if words.len() < 2 || phrase.determiner != Determiner::Definite {
        return None;
    }
    let mut after = context.names.after(phrase.core.end);
    after
        .find(|(_, entity)| {
            let entity = context.names.entity(*entity);
            let role = entity.role.as_deref().unwrap_or("").to_lowercase();
            let held = |word: &String| role.split_whitespace().any(|have| have == word);
            entity.kind == EntityKind::Person && words.iter().all(held)
        })
        .map(|(_, entity)| Resolved::Entity(entity))
}

/// Nouns of standing whose bearer an article names: "the mayor" is somebody, where "the aide" may stay nobody.
const STANDING: &[&str] = &[
    "president",
    "minister",
    "mayor",
    "senator",
    "governor",
    "candidate",
    "nominee",
    "chairman",
    "chairwoman",
    "chancellor",
    "congressman",
    "congresswoman",
    "secretary",
    "premier",
    "pope",
    "king",
    "queen",
    "judge",
    "general",
    "coach",
    "founder",
    "author",
    "billionaire",
    "commissioner",
    "leader",
    "lawmaker",
    "businessman",
    "speaker",
    "economist",
    "professor",
    "star",
    "singer",
    "actor",
    "lady",
    "justice",
    "chief",
    "director",
    "politician",
    "democrat",
    "republican",
    "conservative",
    "mogul",
];

/// A definite description of standing that no known role holds: the last named person who spoke, or was named.
fn by_standing(phrase: &Phrase<'_>, form: &str, context: &Context<'_>) -> Option<Resolved> {
    let definite = phrase.determiner == Determiner::Definite;
    if !definite || phrase.partitive || !STANDING.contains(&form) {
        return None;
    }
    let mut spoken = context.history.iter().rev();
    let speaker =
        spoken.find(|(_, source)| context.sources[*source].kind == SourceKind::NamedPerson);
    let person = |entity: usize| context.names.entity(entity).kind == EntityKind::Person;
    let mut named = context
        .names
        .before(phrase.core.start)
        .filter(|(_, entity)| person(*entity));
    speaker
        .map(|(_, source)| Resolved::Source(*source))
        .or_else(|| named.next().map(|(_, entity)| Resolved::Entity(entity)))
}

fn same_noun(
    form: &str,
    context: &Context<'_>,
    fits: impl Fn(&Source) -> bool,
) -> Option<Resolved> {
    let last = context.history.iter().rev().find(|(_, source)| {
        let source = &context.sources[*source];
        fits(source) && has_noun(&source.name, form)
    });
    last.map(|(_, source)| Resolved::Source(*source))
}

/// "The French ministry" after "Russia's ministry": of other countries. "The budget office" after "the sheriff's office":
/// two descriptions without a name, each narrowed by other words.
fn is_another(phrase: &Phrase<'_>, source: &Source, form: &str) -> bool {
    let (ours, theirs) = (
        places(phrase.words.iter().map(|word| word.text)),
        places(source.name.split_whitespace()),
    );
    if !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|place| theirs.contains(place)) {
        return true;
    }
    let narrowing = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().skip(1).map(str::to_lowercase);
        words.take_while(|word| !has_noun(word, form)).collect()
    };
    let plain = |text: &str| {
        !text
            .split_whitespace()
            .skip(1)
            .any(|word| word.starts_with(char::is_uppercase))
    };
    let words: Vec<&str> = phrase.words.iter().map(|word| word.text).collect();
    let own = words.join(" ");
    let (here, there) = (narrowing(&own), narrowing(&source.name));
    plain(&own)
        && plain(&source.name)
        && !here.is_empty()
        && !there.is_empty()
        && !here.iter().any(|word| there.contains(word))
}

/// The countries and peoples that words name, as countries.
fn places<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let place = |word: &'a str| {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        let known = lexicon::COUNTRIES.has(word).then_some(word);
        lexicon::DEMONYMS.get(word).or(known)
    };
    words.filter_map(place).collect()
}

/// The organisation that a general noun or a part of a name means.
fn organization(phrase: &Phrase<'_>, form: &str, context: &Context<'_>) -> Option<Resolved> {
    let general = lexicon::ORGANIZATION_NOUNS.has(form);
    let mut before = context
        .names
        .before(phrase.core.start)
        .filter(|(_, entity)| context.names.entity(*entity).kind == EntityKind::Organization);
    let named = before.find(|(_, entity)| has_noun(&context.names.entity(*entity).name, form));
    let nearest = || {
        context
            .names
            .before(phrase.core.start)
            .take(12)
            .find(|(_, entity)| context.names.entity(*entity).kind == EntityKind::Organization)
    };
    // "The German carmaker" says no more of which it is than "the carmaker".
    let modifiers = match &phrase.words[..] {
        [_, narrower, _] => !lexicon::DEMONYMS.has(narrower.text),
        words => words.len() > 2,
    };
    named
        .or_else(|| {
            if general && !modifiers {
                nearest()
            } else {
                None
            }
        })
        .map(|(_, entity)| Resolved::Entity(entity))
}

fn has_noun(text: &str, form: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| {
            word.eq_ignore_ascii_case(form) || noun(word).is_some_and(|(_, have)| have == form)
        })
}
