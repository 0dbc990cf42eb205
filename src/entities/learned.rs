//! Joins what the trained name model found with what the rules found.
//!
//! The model decides on persons, organisations and places. The rules speak for dates, events and works, which the
//! model was not taught to tell apart, wherever they do not cut into one of its names.

use super::{EntityKind, Mention};
use crate::article::Article;
use crate::language::Token;
use crate::language::names::{Kind, Name};
use crate::lexicon;
use crate::span::Span;

/// The mentions of both, in text order, none overlapping another.
pub(super) fn join(
    article: &Article,
    tokens: &[Token],
    names: &[Name],
    ruled: Vec<Mention>,
) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::with_capacity(names.len() + ruled.len());
    let mut others = Vec::new();
    for name in names {
        let Some(span) = span(tokens, name) else {
            continue;
        };
        match name.kind {
            Kind::Person => push(
                &mut mentions,
                span,
                EntityKind::Person,
                "mention.person.model",
            ),
            Kind::Organization => push(
                &mut mentions,
                span,
                EntityKind::Organization,
                "mention.organization.model",
            ),
            Kind::Place => push(
                &mut mentions,
                span,
                EntityKind::Place,
                "mention.place.model",
            ),
            // The name of a people is no entity of its own.
            Kind::Other if lexicon::DEMONYMS.has(span.of(&article.text)) => {}
            Kind::Other => push(&mut others, span, EntityKind::Other, "mention.other.model"),
        }
    }
    let ruled = ruled.into_iter().filter(|mention| {
        matches!(
            mention.kind,
            EntityKind::Date | EntityKind::Event | EntityKind::Work
        )
    });
    merge(&mut mentions, ruled);
    merge(&mut mentions, others);
    mentions
}

fn push(mentions: &mut Vec<Mention>, span: Span, kind: EntityKind, rule: &'static str) {
    mentions.push(Mention { span, kind, rule });
}

fn span(tokens: &[Token], name: &Name) -> Option<Span> {
    let named = tokens.get(name.tokens.clone())?;
    Some(named.first()?.span.cover(named.last()?.span))
}

/// Adds those of `more` that overlap nothing in `mentions`; both are in text order.
fn merge(mentions: &mut Vec<Mention>, more: impl IntoIterator<Item = Mention>) {
    let free: Vec<Mention> = more
        .into_iter()
        .filter(|mention| {
            let next = mentions.partition_point(|other| other.span.end <= mention.span.start);
            mentions
                .get(next)
                .is_none_or(|other| !other.span.overlaps(mention.span))
        })
        .collect();
    mentions.extend(free);
    mentions.sort_by_key(|mention| mention.span);
}
