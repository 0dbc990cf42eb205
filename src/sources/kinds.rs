//! Which kind a source phrase names: by the entity at its head, else by its head noun.

use super::SourceKind;
use super::closed::is_plural;
use super::phrase::{Determiner, Phrase};
use crate::entities::{Entity, EntityKind};
pub(super) use crate::lexicon::outlet_names::is_outlet;
use crate::lexicon::{self, ORGANIZATION_NOUNS};
use crate::span::Span;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a head noun makes of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Person,
    Collective,
    Institution,
    Document,
    Outlet,
}

/// The table of source nouns, by singular form.
fn nouns() -> &'static HashMap<&'static str, Noun> {
    static NOUNS: OnceLock<HashMap<&'static str, Noun>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let lines = include_str!("../lexicon/source_nouns.txt")
            .lines()
            .filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| {
                let (noun, kind) = line.rsplit_once(' ')?;
                let kind = match kind {
                    "person" => Noun::Person,
                    "collective" => Noun::Collective,
                    "institution" => Noun::Institution,
                    "document" => Noun::Document,
                    "outlet" => Noun::Outlet,
                    _ => return None,
                };
                Some((noun, kind))
            })
            .collect()
    })
}

/// The kind of a head noun, singular or plural, and its singular form.
pub(super) fn noun(head: &str) -> Option<(Noun, String)> {
    let lower = head.to_lowercase().replace("e-mail", "email");
    let lower = lower
        .rsplit_once('-')
        .map_or(lower.as_str(), |(_, last)| last)
        .to_owned();
    singulars(&lower)
        .into_iter()
        .find_map(|form| nouns().get(form.as_str()).map(|kind| (*kind, form)))
}

/// The forms that may be the singular of `noun`, itself first.
fn singulars(noun: &str) -> Vec<String> {
    let mut forms = vec![noun.to_owned()];
    let mut add = |ending: &str, instead: &str| {
        if let Some(stem) = noun.strip_suffix(ending) {
            forms.push(format!("{stem}{instead}"));
        }
    };
    add("ies", "y");
    add("es", "e");
    add("es", "is");
    add("es", "");
    add("s", "");
    add("men", "man");
    add("children", "child");
    add("wives", "wife");
    forms
}

/// Names of entities by place: which one stands at the head of a phrase.
pub(super) struct Names<'a> {
    entities: &'a [Entity],
    /// Every mention of a person, organisation or place as (span, entity), in text order.
    mentions: Vec<(Span, usize)>,
}

impl<'a> Names<'a> {
    pub(super) fn new(entities: &'a [Entity]) -> Self {
        let mut mentions: Vec<_> = entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| {
                !matches!(
                    entity.kind,
                    EntityKind::Date | EntityKind::Work | EntityKind::Event
                )
            })
            .flat_map(|(i, entity)| entity.mentions.iter().map(move |mention| (mention.span, i)))
            .collect();
        mentions.sort_unstable();
        Self { entities, mentions }
    }

    /// The entity itself.
    pub(super) fn entity(&self, index: usize) -> &'a Entity {
        &self.entities[index]
    }

    /// The mentions that lie inside `span`.
    pub(super) fn inside(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self
            .mentions
            .partition_point(|(have, _)| have.start < span.start);
        self.mentions[first..]
            .iter()
            .copied()
            .take_while(move |(have, _)| have.start < span.end)
            .filter(move |(have, _)| span.contains(*have))
    }

    /// The mentions that end at or before `at`, nearest first.
    pub(super) fn before(&self, at: u32) -> impl Iterator<Item = (Span, usize)> + '_ {
        let end = self.mentions.partition_point(|(have, _)| have.start < at);
        self.mentions[..end]
            .iter()
            .rev()
            .copied()
            .filter(move |(have, _)| have.end <= at)
    }

    /// The mentions that start at or after `at`, nearest first.
    pub(super) fn after(&self, at: u32) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self.mentions.partition_point(|(have, _)| have.start < at);
        self.mentions[first..].iter().copied()
    }

    /// The entity whose mention closes the core of `phrase` ("US President Ana Tiny" closes with Ana Tiny), or the
    /// person before an "of" ("Ana Tiny of the River Trust").
    pub(super) fn at_head(&self, phrase: &Phrase<'_>) -> Option<usize> {
        let opener = |end: u32| {
            phrase
                .words
                .iter()
                .find(|word| word.span.start >= end)
                .is_some_and(|word| {
                    matches!(word.text, "of" | "for" | "from" | "at" | "in" | "with")
                })
        };
        let person = self.inside(phrase.core).find(|(span, entity)| {
            self.entities[*entity].kind == EntityKind::Person && opener(span.end)
        });
        person
            .or_else(|| {
                self.inside(phrase.core)
                    .filter(|(span, _)| span.end == phrase.core.end)
                    .last()
            })
            .map(|(_, entity)| entity)
    }
}

/// Nouns that stand without a determiner all the same: "Spokesman for the ministry said".
const SPEAKS_FOR: &[&str] = &["spokesman", "spokeswoman", "spokesperson"];

/// The kind of a phrase that no entity stands at the head of; none where its head cannot speak.
pub(super) fn by_noun(phrase: &Phrase<'_>) -> Option<SourceKind> {
    let generic = matches!(
        phrase.head.to_lowercase().as_str(),
        "source" | "sources" | "person" | "people" | "insider" | "insiders"
    );
    // A singular count noun needs a determiner, and "both candidates" are two who were named before.
    let first = phrase
        .words
        .first()
        .map_or("", |word| word.text)
        .to_lowercase();
    let known = matches!(first.as_str(), "both" | "all" | "neither" | "either");
    let bare = phrase.determiner == Determiner::Bare
        && !phrase.plural
        && phrase
            .words
            .iter()
            .all(|word| word.text != "'s" && word.text != "’s")
        && !SPEAKS_FOR.contains(&phrase.head.to_lowercase().as_str());
    // "Member of House panel", "an aide of the Harbour Trust": the person before the "of", not what follows it.
    let of = phrase.words.iter().position(|word| word.text == "of");
    let head = of
        .and_then(|of| phrase.words.get(of.checked_sub(1)?))
        .filter(|word| matches!(noun(word.text), Some((Noun::Person | Noun::Institution, _))));
    let kind = match noun(head.map_or(phrase.head, |word| word.text)).map(|(kind, _)| kind) {
        Some(Noun::Person) if known || bare => return None,
        // "A Pakistan-based group called …": what is left of a phrase, no organisation that speaks.
        Some(Noun::Institution)
            if bare && phrase.words.len() == 1 && ORGANIZATION_NOUNS.has(phrase.head) =>
        {
            return None;
        }
        Some(Noun::Collective)
            if phrase.head.eq_ignore_ascii_case("authority")
                && phrase.determiner == Determiner::Definite =>
        {
            SourceKind::Institution
        }
        Some(Noun::Person) if !phrase.plural => SourceKind::UnnamedPerson,
        // "Two officials" can be counted; "sources" and "people briefed on it" are some few; "officials" are a group.
        Some(Noun::Person) if phrase.count.is_some_and(|count| count <= 12) => {
            SourceKind::UnnamedPerson
        }
        Some(Noun::Person)
            if generic
                && (phrase.described || phrase.head.to_lowercase().starts_with("source")) =>
        {
            SourceKind::UnnamedPerson
        }
        Some(Noun::Person | Noun::Collective) => SourceKind::Collective,
        Some(Noun::Institution) if phrase.plural && phrase.determiner != Determiner::Definite => {
            SourceKind::Collective
        }
        Some(Noun::Institution) => SourceKind::Institution,
        Some(Noun::Document) => SourceKind::Document,
        Some(Noun::Outlet) => SourceKind::Outlet,
        None => return by_form(phrase),
    };
    Some(kind)
}

/// The kind of a phrase whose head is in no table: by its capitals, or by an ending that doers have.
fn by_form(phrase: &Phrase<'_>) -> Option<SourceKind> {
    let capitals = phrase
        .words
        .iter()
        .filter(|word| word.text.starts_with(char::is_uppercase))
        .count();
    let lower = phrase.head.to_lowercase();
    // "Two voted for a cut": a number alone names nobody.
    if super::closed::number(phrase.head).is_some() {
        return None;
    }
    // "Q" and "A" of an interview name nobody either, nor does an article alone.
    let article = matches!(lower.as_str(), "the" | "an");
    if phrase.words.len() == 1 && (phrase.head.chars().count() == 1 || article) {
        return None;
    }
    if phrase.head.starts_with('@') {
        return Some(SourceKind::NamedPerson);
    }
    if phrase.head.starts_with(char::is_uppercase) {
        let words: Vec<&str> = phrase.words.iter().map(|word| word.text).collect();
        let bare = phrase.determiner == Determiner::Bare && (1..=3).contains(&capitals);
        return Some(if is_outlet(&words.join(" ")) {
            SourceKind::Outlet
        } else if bare && capitals == words.len() && !is_all_capitals(phrase.head) {
            SourceKind::NamedPerson
        } else if is_plural(phrase.head) {
            SourceKind::Collective
        } else {
            SourceKind::Institution
        });
    }
    if matches!(
        lower.as_str(),
        "some" | "many" | "others" | "everyone" | "few"
    ) || phrase.plural && is_agent(lower.trim_end_matches('s'))
    {
        Some(SourceKind::Collective)
    } else if !phrase.plural && is_agent(&lower) {
        Some(SourceKind::UnnamedPerson)
    } else {
        None
    }
}

pub(super) fn is_all_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Nouns of doers and of age by their endings: "the 45-year-old", "the skipper", "an ecologist"; not the commonest
/// things that end so.
fn is_agent(head: &str) -> bool {
    const ADVERBS: &[&str] = &[
        "after",
        "altogether",
        "another",
        "earlier",
        "either",
        "ever",
        "former",
        "further",
        "however",
        "later",
        "latter",
        "never",
        "over",
        "rather",
        "together",
        "under",
        "whether",
    ];
    let lower = head.to_lowercase();
    let noun = !ADVERBS.contains(&lower.as_str()) && !lexicon::DOERLESS.has(&lower);
    noun && [
        "-year-old",
        "man",
        "woman",
        "person",
        "er",
        "or",
        "ist",
        "ian",
        "ant",
        "ee",
        "mate",
    ]
    .iter()
    .any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
}
