//! From the words of a source to who it is: one walk over the attributions, with what has been said so far.

use super::closed;
use super::description;
use super::kinds::{self, Names};
use super::lists;
use super::phrase::{self, Determiner, Phrase};
use super::reference::{self, Context};
use super::{Resolved, Source, SourceKind, anonymity};
use crate::attribution::{Attribution, Quotation};
use crate::entities::EntityKind;
use crate::language::{Sentence, Token};
use crate::span::Span;

/// How far before it a sentence about anonymity looks for the source that it speaks of, in bytes: some three paragraphs.
const EXPLAINED: u32 = 900;

/// What is known while the attributions are resolved.
pub(super) struct Resolver<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Sentence],
    pub(super) tokens: &'a [Token],
    pub(super) names: &'a Names<'a>,
    pub(super) sources: Vec<Source>,
    /// Sources in the order of their acts of speech, with the place of each.
    pub(super) history: Vec<(u32, usize)>,
    /// The words that named a source, with the source.
    pub(super) spans: Vec<(Span, usize)>,
}

impl<'a> Resolver<'a> {
    /// The words of a source, read.
    fn phrase(&self, span: Span) -> Phrase<'a> {
        phrase::at(self.text, self.tokens, span)
    }

    /// The sources that the phrase at `span` names: one, or two and more for "A and B".
    pub(super) fn resolve(&mut self, span: Span) -> Vec<usize> {
        if let Some(members) = lists::members(self.text, self.tokens, self.names, span) {
            let mut all: Vec<usize> = Vec::new();
            for source in members.into_iter().flat_map(|member| self.resolve(member)) {
                if !all.contains(&source) {
                    all.push(source);
                }
            }
            return all;
        }
        let phrase = self.phrase(span);
        if phrase.head.is_empty() {
            return vec![];
        }
        let context = self.context(span);
        if matches!(
            phrase.head.to_lowercase().as_str(),
            "who" | "which" | "that"
        ) && phrase.words.len() == 1
            && let Some(source) = self.relative(span)
        {
            return vec![source];
        }
        if is_party_tag(phrase.core.of(self.text))
            && let Some((_, entity)) = self.names.before(phrase.core.start).next()
        {
            return vec![self.entity(entity, None)];
        }
        if let Some(entity) = self.apposed(&phrase, span) {
            // "One of them, Joely Harker": a pronoun says nothing of who she is.
            let says = !closed::is_pronoun(phrase.head);
            return vec![self.entity(entity, says.then_some(phrase.core))];
        }
        if phrase.determiner == Determiner::Pronoun {
            let meant = reference::pronoun(phrase.head, span, &context);
            return meant.map(|meant| self.known(meant)).into_iter().collect();
        }
        if let Some(entity) = self.names.at_head(&phrase).filter(|_| !is_common(&phrase)) {
            let role = self.apposition(&phrase, span);
            let mut all = vec![self.entity(entity, role)];
            all.extend(self.joined(&phrase, span));
            return all;
        }
        if matches!(
            phrase.determiner,
            Determiner::Definite | Determiner::Possessive
        ) || phrase.partitive
        {
            let meant = description::description(&phrase, &context);
            if let Some(meant) = meant {
                return vec![self.known(meant)];
            }
        }
        let (alone, examples) = self.examples(&phrase, span);
        let mut all: Vec<usize> = examples
            .into_iter()
            .map(|entity| self.entity(entity, None))
            .collect();
        if all.is_empty() || !alone {
            all.extend(self.described(&phrase, span));
        }
        all
    }

    /// The source that a heading names, where it has spoken in the text.
    pub(super) fn in_heading(&self, span: Span) -> Option<usize> {
        let phrase = self.phrase(span);
        let entity = self.names.at_head(&phrase)?;
        self.sources
            .iter()
            .position(|source| source.entity == Some(entity))
    }

    /// The source whose own words a relative pronoun at `span` stands in, or right after: "a man, who said …".
    fn relative(&self, span: Span) -> Option<usize> {
        let (phrase, source) = self.spans.iter().rev().take(4).find(|(phrase, _)| {
            let between = phrase.end <= span.start
                && self.text[phrase.end as usize..span.start as usize]
                    .chars()
                    .all(|c| c.is_whitespace() || c == ',');
            phrase.start < span.start && phrase.contains(span) || between
        })?;
        debug_assert!(phrase.start < span.start);
        Some(*source)
    }

    fn context(&self, span: Span) -> Context<'_> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.span.start <= span.start);
        let starts = self.sentences[after.saturating_sub(4)..after]
            .iter()
            .rev()
            .map(|sentence| sentence.span.start)
            .collect();
        Context {
            text: self.text,
            names: self.names,
            sources: &self.sources,
            history: &self.history,
            starts,
        }
    }

    fn known(&mut self, meant: Resolved) -> usize {
        match meant {
            Resolved::Entity(entity) => self.entity(entity, None),
            Resolved::Source(source) => source,
        }
    }

    /// The source for an entity, new where it has not spoken before.
    pub(super) fn entity(&mut self, index: usize, role: Option<Span>) -> usize {
        if let Some(known) = self
            .sources
            .iter()
            .position(|source| source.entity == Some(index))
        {
            return known;
        }
        let entity = self.names.entity(index);
        let kind = match entity.kind {
            // A person called as an outlet is called ("Daily Caller") is a name misread, unless it is one common word.
            EntityKind::Person if self.is_organization(entity) => SourceKind::Institution,
            EntityKind::Person
                if !(entity.name.contains(' ') && kinds::is_outlet(&entity.name)) =>
            {
                SourceKind::NamedPerson
            }
            _ if kinds::is_outlet(&entity.name) => SourceKind::Outlet,
            EntityKind::Person => SourceKind::NamedPerson,
            // A speaker of a kind that could not be told, named as people are, is a person.
            EntityKind::Other if (2..=3).contains(&entity.name.split(' ').count()) => {
                SourceKind::NamedPerson
            }
            EntityKind::Organization | EntityKind::Place | EntityKind::Other => {
                SourceKind::Institution
            }
            EntityKind::Event | EntityKind::Work | EntityKind::Date => SourceKind::Document,
        };
        let role = entity
            .role
            .clone()
            .or_else(|| role.map(|span| span.of(self.text).to_owned()));
        self.sources.push(Source {
            name: entity.name.clone(),
            kind,
            role,
            entity: Some(index),
            count: (kind == SourceKind::NamedPerson).then_some(1),
            quoted: false,
            nested: false,
            anonymity: None,
            attributions: vec![],
        });
        self.sources.len() - 1
    }

    /// "Ana Tiny and Ben Otieno": the people that follow the first, joined by "and".
    fn joined(&mut self, phrase: &Phrase<'_>, span: Span) -> Vec<usize> {
        let mut at = phrase.core.end;
        let mut more = Vec::new();
        let mentions: Vec<_> = self
            .names
            .inside(Span {
                start: at,
                end: span.end,
            })
            .collect();
        for (mention, entity) in mentions {
            let between = self.text[at as usize..mention.start as usize].trim();
            let joins = between == ","
                || between
                    .strip_prefix(',')
                    .unwrap_or(between)
                    .trim_start()
                    .starts_with("and");
            let titles = between
                .trim_start_matches([',', ' '])
                .trim_start_matches("and")
                .split_whitespace();
            // "The Times and the Harbour Trust": an organisation must close the phrase, or it describes what follows.
            let closes =
                mention.end == span.end || self.text[mention.end as usize..].starts_with(", ");
            let speaks = match self.names.entity(entity).kind {
                EntityKind::Person => true,
                EntityKind::Organization => closes && matches!(between, "and" | "and the"),
                _ => false,
            };
            if !joins || titles.count() > 4 || !speaks {
                break;
            }
            more.push((mention, entity));
            at = mention.end;
        }
        // A list needs its "and": "Ana Tiny, Ben Otieno’s lawyer" is an apposition.
        let listed = more.last().is_some_and(|(mention, _)| {
            self.text[phrase.core.end as usize..mention.start as usize]
                .split_whitespace()
                .any(|word| word == "and")
        });
        if listed {
            more.into_iter()
                .map(|(_, entity)| self.entity(entity, None))
                .collect()
        } else {
            vec![]
        }
    }

    /// "a lawyer for the family, Mara Quill": the person that a comma after the description names, or whose name stands
    /// right behind another: "the ambassador to Spain Mara Quill".
    fn apposed(&self, phrase: &Phrase<'_>, span: Span) -> Option<usize> {
        let rest = Span {
            start: phrase.core.end,
            end: span.end,
        };
        let last = self.names.inside(rest).find(|(mention, entity)| {
            matches!(
                self.names.entity(*entity).kind,
                EntityKind::Person | EntityKind::Organization | EntityKind::Other
            ) && !is_party_tag(mention.of(self.text))
                && (self.text[rest.start as usize..mention.start as usize]
                    .trim_end()
                    .ends_with(',')
                    || mention.end == span.end && self.follows_name(*mention))
                && !self.text[mention.end as usize..].starts_with(['’', '\''])
        });
        let noun = kinds::noun(phrase.head).is_some() || kinds::by_noun(phrase).is_some();
        // "One of them, Mara Quill, said": drawn from a group, then named.
        let person = phrase.partitive && phrase.count == Some(1) || noun && !phrase.plural;
        last.filter(|_| person).map(|(_, entity)| entity)
    }

    /// Whether another name ends one space before this one.
    fn follows_name(&self, mention: Span) -> bool {
        (self.names.before(mention.start).next()).is_some_and(|(at, _)| at.end + 1 == mention.start)
    }

    /// "Tom Leary, the coxswain": what stands behind a name, where it is a description.
    fn apposition(&self, phrase: &Phrase<'_>, span: Span) -> Option<Span> {
        let rest = &self.text[phrase.core.end as usize..span.end as usize];
        let after = rest.strip_prefix(", ")?;
        let first = after.split_whitespace().next()?;
        let describes = matches!(
            first.to_lowercase().as_str(),
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one"
        ) || first.starts_with(char::is_lowercase) && kinds::noun(first).is_some();
        let start = phrase.core.end as usize + 2;
        let length = after.find([',', ';', '—', '(']).unwrap_or(after.len());
        describes.then(|| Span::new(start, start + length).trim(self.text))
    }

    /// Ties the reasons for anonymity that stand in a sentence of their own ("They requested anonymity because …") to
    /// the unnamed source that spoke in it or last before it.
    pub(super) fn explain(&mut self) {
        let found: Vec<(u32, Span)> = self
            .sentences
            .iter()
            .filter_map(|sentence| {
                let condition = anonymity::condition(self.text, sentence.span)?;
                Some((sentence.span.end, condition.reason?))
            })
            .collect();
        for (end, reason) in found {
            let unnamed = |source: usize| self.sources[source].kind == SourceKind::UnnamedPerson;
            let mut before = self
                .history
                .iter()
                .filter(|(at, source)| *at < end && end - *at < EXPLAINED && unnamed(*source));
            let last = before.next_back().map(|(_, source)| *source);
            let quality = anonymity::quality(self.text, Some(reason));
            if let Some(anonymity) = last.and_then(|i| self.sources[i].anonymity.as_mut())
                && quality > anonymity.quality
            {
                (anonymity.reason, anonymity.quality) = (Some(reason), quality);
            }
        }
    }

    pub(super) fn credit(
        &mut self,
        source: usize,
        index: usize,
        attribution: &Attribution,
        span: Span,
    ) {
        let described = self.phrase(span).described;
        let known = &mut self.sources[source];
        known.attributions.push(index);
        known.quoted |= attribution.quotation != Quotation::Indirect;
        if let Some(anonymity) = &mut known.anonymity {
            let again = anonymity::read(self.text, span, span, true);
            if again.quality > anonymity.quality {
                (anonymity.reason, anonymity.quality) = (again.reason, again.quality);
            }
            anonymity.described |= described;
        }
        self.history.push((span.start, source));
        self.spans.push((span, source));
    }
}

/// Whether one word at the head of a sentence is a common noun that only its place gives a capital: "Sceptics say".
fn is_common(phrase: &Phrase<'_>) -> bool {
    phrase.words.len() == 1
        && phrase.plural
        && (kinds::noun(phrase.head).is_some()
            || matches!(phrase.head, "Others" | "Many" | "Some" | "Few" | "Most"))
}

/// "R-Wis.", "Democrat of California": the party and state of the lawmaker named before.
pub(super) fn is_party_tag(words: &str) -> bool {
    let mut letters = words.chars();
    let short = matches!(letters.next(), Some('R' | 'D' | 'I'))
        && letters.next() == Some('-')
        && letters.next().is_some_and(char::is_uppercase);
    short
        || [
            "Democrat of ",
            "Republican of ",
            "Democrat from ",
            "Republican from ",
        ]
        .iter()
        .any(|party| words.starts_with(party))
}
