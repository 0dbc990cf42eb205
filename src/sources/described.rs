//! Sources known only by their description: "two people familiar with the talks", "critics", "the annual report".

use super::kinds::{self, is_all_capitals};
use super::offices;
use super::phrase::Phrase;
use super::resolve::Resolver;
use super::{Source, SourceKind, anonymity};
use crate::entities::EntityKind;
use crate::lexicon;
use crate::span::Span;

impl Resolver<'_> {
    /// A source known only by its description; the same words again are the same source. None where the phrase
    /// names nothing that could speak.
    pub(super) fn described(&mut self, phrase: &Phrase<'_>, span: Span) -> Option<usize> {
        let kind = kinds::by_noun(phrase)?;
        if let Some(outlet) = self.reported_by(phrase) {
            return Some(self.entity(outlet, None));
        }
        // "United States Citizenship": no one is called by a place and more.
        let placed = self.names.inside(phrase.core).any(|(at, entity)| {
            at != phrase.core && self.names.entity(entity).kind == EntityKind::Place
        });
        let kind = if kind == SourceKind::NamedPerson && placed {
            SourceKind::Institution
        } else {
            kind
        };
        let name = name(self.text, phrase, span, kind);
        if kind == SourceKind::NamedPerson
            && phrase.words.len() == 1
            && (is_no_name(self.text, phrase.head) || self.only_opens(phrase))
        {
            return None;
        }
        // "Saxony's ambassador to Spain" twice is one, "an aide" twice may be two.
        let again = kind != SourceKind::UnnamedPerson
            || phrase.plural && phrase.count.is_none()
            || offices::is_definite(&name);
        let key = key(&name);
        if again
            && let Some(known) = self
                .sources
                .iter()
                .position(|source| source.kind == kind && self::key(&source.name) == key)
        {
            return Some(known);
        }
        // A surname alone is the person who was named in full before.
        let full = |source: &Source| {
            source.kind == kind && source.name.rsplit(' ').next() == Some(name.as_str())
        };
        if kind == SourceKind::NamedPerson
            && let Some(known) = self.sources.iter().position(full)
        {
            return Some(known);
        }
        let anonymity = (kind == SourceKind::UnnamedPerson).then(|| {
            let within = self
                .sentences
                .iter()
                .find(|sentence| sentence.span.contains(phrase.core));
            anonymity::read(
                self.text,
                span,
                within.map_or(span, |sentence| sentence.span),
                phrase.described,
            )
        });
        let count = match kind {
            SourceKind::UnnamedPerson if phrase.plural => phrase.count,
            SourceKind::NamedPerson | SourceKind::UnnamedPerson => Some(1),
            _ => None,
        };
        self.sources.push(Source {
            name,
            kind,
            role: None,
            entity: None,
            count,
            quoted: false,
            nested: false,
            anonymity,
            attributions: vec![],
        });
        Some(self.sources.len() - 1)
    }

    /// Whether a word is known as nobody's name and has its capital only from where it stands: "Current rules allow".
    fn only_opens(&self, phrase: &Phrase<'_>) -> bool {
        let starts = self
            .sentences
            .binary_search_by_key(&phrase.core.start, |sentence| sentence.span.start)
            .is_ok();
        let opened = self.text[..phrase.core.start as usize].ends_with('(');
        let word = phrase.head;
        let known = lexicon::GIVEN_NAMES.has(word) || lexicon::SURNAMES.has(word);
        let named = |source: &Source| source.name.split(' ').any(|part| part == word);
        (starts || opened)
            && !known
            && !word.starts_with('@')
            && !is_all_capitals(word)
            && !self.sources.iter().any(named)
    }

    /// "A Harbour Post investigation": the outlet whose own reporting the phrase names.
    fn reported_by(&self, phrase: &Phrase<'_>) -> Option<usize> {
        const REPORTING: &[&str] = &[
            "article",
            "investigation",
            "report",
            "reporting",
            "review",
            "story",
        ];
        let (last, before) = phrase.words.split_last()?;
        let before = before.last()?.span.end;
        REPORTING.contains(&last.text).then_some(())?;
        let mut named = self.names.inside(phrase.core);
        named
            .find(|(mention, entity)| {
                mention.end == before && kinds::is_outlet(&self.names.entity(*entity).name)
            })
            .map(|(_, entity)| entity)
    }

    /// "Groups like the Harbour Trust and Clear Rivers", "critics, including Ana Tiny": whom a group is said to consist
    /// of, and whether they stand for all of it, as they do after "like" and "such as".
    pub(super) fn examples(&self, phrase: &Phrase<'_>, span: Span) -> (bool, Vec<usize>) {
        let rest = Span {
            start: phrase.core.end,
            end: span.end,
        };
        let words = rest.of(self.text);
        let lists = words.trim_start_matches([',', ' ']);
        let alone = lists.starts_with("like ") || lists.starts_with("such as ");
        let opens = [
            "including ",
            "among them ",
            "which include ",
            "who include ",
        ];
        if !phrase.plural || !alone && !opens.iter().any(|opening| lists.starts_with(opening)) {
            return (false, vec![]);
        }
        let mut named = Vec::new();
        let mut at = rest.start;
        for (mention, entity) in self.names.inside(rest) {
            let between = &self.text[at as usize..mention.start as usize];
            let joins = named.is_empty() && between.split_whitespace().count() <= 4
                || matches!(
                    between.trim(),
                    "," | "and" | "and the" | ", the" | ", and" | ", and the" | "or"
                );
            let speaks = matches!(
                self.names.entity(entity).kind,
                EntityKind::Person | EntityKind::Organization
            );
            if !joins || !speaks {
                break;
            }
            named.push(entity);
            at = mention.end;
        }
        (alone, named)
    }
}

/// Whether a capital word is no name but the first word of a sentence: the text writes it small elsewhere, it is a
/// letter, or it is a participle ("Asked about it, …").
fn is_no_name(text: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    word.chars().count() == 1
        || lower.ends_with("ed") && lower.len() > 4
        || text
            .split(|c: char| !c.is_alphanumeric())
            .any(|have| have == lower)
}

/// The name of a described source: its core, with what describes an unnamed person or a document.
fn name(text: &str, phrase: &Phrase<'_>, span: Span, kind: SourceKind) -> String {
    let whole = match kind {
        SourceKind::UnnamedPerson | SourceKind::Document | SourceKind::Collective => {
            let rest = &text[phrase.core.end as usize..span.end as usize];
            let end = rest
                .find([',', ';', '—', '('])
                .map_or(span.end, |length| phrase.core.end + length as u32);
            Span {
                start: phrase.core.start,
                end,
            }
        }
        _ => phrase.core,
    };
    whole
        .of(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['’', '\''])
        .to_owned()
}

fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    while words.len() > 1
        && matches!(
            words[0],
            "the" | "a" | "an" | "some" | "many" | "several" | "other" | "these" | "those"
        )
    {
        words.remove(0);
    }
    words.join(" ")
}
