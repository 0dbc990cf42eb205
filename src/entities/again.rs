//! Names that the model found somewhere and overlooked elsewhere: a family name after the full name, a name said twice.

use super::document::{Document, Setting, Shape, Word};
use super::{EntityKind, Mention};
use crate::lexicon;
use std::collections::BTreeMap;

/// A name to look for, by its first word: its text, its number of words, and what it names.
type Known<'a> = BTreeMap<&'a str, Vec<(&'a str, usize, EntityKind)>>;

/// Names that are compared at one word, so that the work stays linear in the text.
const MOST: usize = 8;

/// Further mentions of what `mentions` name, which are in text order. One word is looked for only where the article
/// never writes it small and nothing beside it may belong to a longer name.
pub(super) fn find(doc: &Document<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let covered = covered(doc, mentions);
    let known = known(doc, mentions);
    let mut found = Vec::new();
    for line in doc
        .lines
        .iter()
        .filter(|line| line.setting == Setting::Plain)
    {
        let mut at = line.words.start;
        while at < line.words.end {
            let names = known.get(doc.word(at)).map_or(&[][..], Vec::as_slice);
            let free = |end: usize| end <= line.words.end && !covered[at..end].contains(&true);
            let matching = names.iter().filter(|(text, count, _)| {
                free(at + count)
                    && doc.slice(at, at + count) == *text
                    && (*count > 1 || stands_alone(doc, at, &covered))
            });
            let Some((_, count, kind)) = matching.max_by_key(|(_, count, _)| *count) else {
                at += 1;
                continue;
            };
            found.push(Mention {
                span: doc.span(at, at + count),
                kind: *kind,
                rule: "mention.again",
            });
            at += count;
        }
    }
    found
}

/// For every word whether a mention covers it.
fn covered(doc: &Document<'_>, mentions: &[Mention]) -> Vec<bool> {
    let mut rest = mentions;
    let covers = |word: &Word<'_>| {
        while let [first, others @ ..] = rest
            && first.span.end <= word.span.start
        {
            rest = others;
        }
        rest.first()
            .is_some_and(|mention| mention.span.start < word.span.end)
    };
    doc.words.iter().map(covers).collect()
}

/// The names of persons, organisations and places, and the family names of persons.
fn known<'a>(doc: &Document<'a>, mentions: &[Mention]) -> Known<'a> {
    let mut known = Known::new();
    let mut add = |text: &'a str, count: usize, kind: EntityKind| {
        let first = text.split(' ').next().unwrap_or(text);
        let names = known.entry(first).or_default();
        if let Some((_, _, of)) = names.iter_mut().find(|(other, _, _)| *other == text) {
            // One word that names two things names neither surely.
            if *of != kind {
                *of = EntityKind::Other;
            }
        } else if names.len() < MOST {
            names.push((text, count, kind));
        }
    };
    for mention in mentions {
        let (text, kind) = (mention.span.of(doc.text), mention.kind);
        let named = matches!(
            kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Place
        );
        if !named {
            continue;
        }
        let count = text.split(' ').count();
        add(text, count, kind);
        if let Some((_, last)) = text.rsplit_once(' ')
            && kind == EntityKind::Person
        {
            add(last, 1, kind);
        }
    }
    for names in known.values_mut() {
        names.retain(|(_, _, kind)| *kind != EntityKind::Other);
    }
    known
}

/// Whether one word at `at` is sure to be a whole name.
fn stands_alone(doc: &Document<'_>, at: usize, covered: &[bool]) -> bool {
    let word = &doc.words[at];
    let joins = |at: usize| covered[at] || doc.words[at].is_capitalised() && !doc.words[at].starts;
    let before = at.checked_sub(1);
    let is_name = word.is_capitalised()
        && word.text.chars().count() > 2
        && !doc.has_lower(word.text)
        && !lexicon::COMMON_WORDS.has(word.text)
        && !lexicon::DEMONYMS.has(word.text);
    // "Harriers-led": what is said of the name ends with it.
    let is_joined = |at: usize| {
        let after = doc.words.get(at + 1);
        doc.word(at) == "-" && after.is_none_or(|word| word.shape != Shape::Lower)
    };
    is_name
        && !before.is_some_and(|at| joins(at) || doc.word(at) == "-")
        && !(at + 1 < covered.len() && (joins(at + 1) || is_joined(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::{sentences, tokens};
    use crate::span::Span;

    /// The texts that are found beside the first occurrence of `name`, an organisation.
    fn again(text: &str, name: &str) -> Vec<String> {
        let article = Article::of_paragraph(text);
        let tokens = tokens::split(&article, &sentences::split(&article));
        let start = text.find(name).expect("the text holds the name");
        let mentions = [Mention {
            span: Span::new(start, start + name.len()),
            kind: EntityKind::Organization,
            rule: "mention.organization.model",
        }];
        let found = find(&Document::read(&article, &tokens), &mentions);
        let found = found.iter();
        found
            .map(|mention| mention.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn overlooked_repeats() {
        for (text, count) in [
            ("They voted for Harrow. Many left Harrow later.", 1),
            ("They voted for Harrow. A Harrow-led protest came.", 1),
            ("They voted for Harrow. The Harrow-Pell line closed.", 0),
            ("They voted for Harrow. Later Harrow Road closed.", 0),
            (
                "They voted for Harrow. The harrow is a tool, Harrow said.",
                0,
            ),
        ] {
            assert_eq!(again(text, "Harrow").len(), count, "{text}");
        }
    }
}
