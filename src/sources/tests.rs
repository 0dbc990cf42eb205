//! Marked text to sources: `<source phrase>`, `[person]`, `{organisation}`, `(place)`; then the sources expected.

use super::*;
use crate::entities::EntityKind;
use crate::entities::Mention;
use crate::language;

struct Marked {
    article: Article,
    entities: Vec<Entity>,
    attributions: Vec<Attribution>,
}

/// Reads the marks: mentions of the same last word and kind are one entity.
fn marked(case: &str) -> Marked {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut attributions = Vec::new();
    for c in case.chars() {
        match c {
            '<' | '[' | '{' => open.push(text.len()),
            '>' => attributions.push(Attribution {
                source: Some(Span::new(open.pop().unwrap(), text.len())),
                cue: None,
                content: vec![],
                quotation: Quotation::Indirect,
                venue: None,
                nested_in: None,
            }),
            ']' | '}' => {
                let span = Span::new(open.pop().unwrap(), text.len());
                let kind = if c == ']' {
                    EntityKind::Person
                } else {
                    EntityKind::Organization
                };
                let name = span.of(&text).to_owned();
                let last = name.rsplit(' ').next().unwrap().to_owned();
                let mention = Mention {
                    span,
                    kind,
                    rule: "mention.test",
                };
                match entities
                    .iter_mut()
                    .find(|entity| entity.kind == kind && entity.name.ends_with(&last))
                {
                    Some(entity) => entity.mentions.push(mention),
                    None => entities.push(Entity {
                        name,
                        kind,
                        aliases: vec![],
                        role: None,
                        date: None,
                        salience: 0.0,
                        mentions: vec![mention],
                    }),
                }
            }
            c => text.push(c),
        }
    }
    attributions.sort_by_key(|attribution| attribution.source);
    Marked {
        article: Article::of_paragraph(&text),
        entities,
        attributions,
    }
}

fn sources(case: &str) -> String {
    let Marked {
        article,
        entities,
        attributions,
    } = marked(case);
    let sentences = language::sentences::split(&article);
    let tokens = language::tokens::split(&article, &sentences);
    let found = resolve(&article, &sentences, &tokens, &entities, &attributions);
    let line = |source: &Source| {
        let count = source
            .count
            .map_or(String::new(), |count| format!(" {count}"));
        format!(
            "{:?}{count}: {} x{}",
            source.kind,
            source.name,
            source.attributions.len()
        )
    };
    found.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn sources_are_resolved_as_a_reader_resolves_them() {
    for case in include_str!("../../tests/cases/sources.txt").lines() {
        if case.is_empty() || case.starts_with('#') {
            continue;
        }
        let Some((text, expected)) = case.split_once(" => ") else {
            panic!("no arrow in {case}")
        };
        assert_eq!(sources(text), expected, "{case}");
    }
}

#[test]
fn things_cannot_speak() {
    for (phrase, mute) in [
        ("those discussions", true),
        ("the sudden thaw", true),
        ("the officials", false),
        ("a harbour clerk", false),
        ("they", false),
        ("the court", false),
        ("the report", false),
    ] {
        let article = crate::article::Article {
            text: phrase.to_owned(),
            ..crate::article::Article::default()
        };
        let span = Span::new(0, phrase.len());
        let tokens = crate::language::tokens::split(&article, &[Sentence { span, block: 0 }]);
        assert_eq!(is_mute(phrase, &tokens, span), mute, "{phrase}");
    }
}
