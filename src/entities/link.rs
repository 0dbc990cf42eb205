//! Links mentions into entities: groups them, names each group, finds people's roles, and orders the list.

use super::calendar::{self, Day};
use super::clusters::{self, Cluster, Named};
use super::document::{Document, Line};
use super::names::Gender;
use super::roles::{self, Around, Role};
use super::salience::{self, Headline};
use super::{Entity, EntityKind, Mention};
use crate::article::Article;
use crate::language::{Tag, Token};
use crate::lexicon;
use crate::metadata::Metadata;

/// Links mentions into entities, most salient first.
pub(super) fn link(
    article: &Article,
    metadata: &Metadata,
    tokens: &[Token],
    tags: &[Tag],
    mentions: &[Mention],
) -> Vec<Entity> {
    let doc = Document::read(article, tokens).with_tags(tags);
    let mut named = place(&doc, mentions);
    let clusters = clusters::group(&mut named);
    let headline = Headline::read(metadata);
    let around = Around::new(&doc, &named);
    let published = metadata.published.as_deref().and_then(Day::read);
    let mut entities: Vec<Entity> = clusters
        .iter()
        .map(|cluster| Entity {
            date: date(&around, cluster, published),
            ..entity(&around, cluster, &headline)
        })
        .collect();
    entities.sort_by(|a, b| {
        let first = |entity: &Entity| entity.mentions.first().map(|mention| mention.span.start);
        b.salience
            .total_cmp(&a.salience)
            .then_with(|| first(a).cmp(&first(b)))
    });
    entities
}

/// Every mention with the tokens that it covers and what stands around it.
fn place<'a>(doc: &Document<'a>, mentions: &[Mention]) -> Vec<Named<'a>> {
    let mut named: Vec<Named<'a>> = mentions
        .iter()
        .map(|mention| {
            let start = doc
                .words
                .partition_point(|word| word.span.end <= mention.span.start);
            let end = doc
                .words
                .partition_point(|word| word.span.start < mention.span.end);
            let before = start.checked_sub(1).map_or("", |at| doc.word(at));
            let address = lexicon::HONORIFICS.get(before);
            Named {
                span: mention.span,
                kind: mention.kind,
                rule: mention.rule,
                text: mention.span.of(doc.text),
                tokens: start..end.max(start),
                titled: address.is_some() || lexicon::TITLE_WORDS.has(before),
                gender: address.and_then(Gender::of_field),
                twin: None,
            }
        })
        .collect();
    for at in 1..named.len() {
        let (left, right) = (&named[at - 1], &named[at]);
        let bracketed = right.tokens.start == left.tokens.end + 1
            && doc.word(left.tokens.end) == "("
            && doc.word(right.tokens.end) == ")";
        if bracketed {
            named[at].twin = Some(at - 1);
            if named[at - 1].kind == EntityKind::Organization {
                named[at].kind = EntityKind::Organization;
            }
        }
    }
    named
}

fn entity(around: &Around<'_, '_>, cluster: &Cluster, headline: &Headline) -> Entity {
    let name = clusters::name(around.named, cluster);
    // Other forms with where they first stand, so that they come in order of appearance.
    let mut forms: Vec<(u32, String)> = Vec::new();
    let mut role: Option<Role> = None;
    for at in &cluster.members {
        let item = &around.named[*at];
        if cluster.kind == EntityKind::Person {
            let line = line_of(around.doc, item.tokens.start);
            for found in roles::around(around, &item.tokens, &line) {
                if role.as_ref().is_none_or(|best| found.weight > best.weight) {
                    role = Some(found);
                }
            }
        }
        let form = clusters::shown(item.text);
        forms.push((item.span.start, form));
    }
    forms.sort_by_key(|form| form.0);
    let mut aliases: Vec<String> = Vec::new();
    for (_, form) in forms {
        // "VIENNA" of a dateline is no other name than "Vienna".
        let same = form.to_lowercase() == name.to_lowercase();
        if !same && !aliases.contains(&form) && cluster.kind != EntityKind::Date {
            aliases.push(form);
        }
    }
    Entity {
        salience: salience::weigh(around.doc, around.named, cluster, headline),
        role: role.map(|role| roles::text(around.doc, &role)),
        date: None,
        kind: cluster.kind,
        mentions: cluster
            .members
            .iter()
            .map(|at| Mention {
                span: around.named[*at].span,
                kind: cluster.kind,
                rule: around.named[*at].rule,
            })
            .collect(),
        name,
        aliases,
    }
}

/// What a date means, as its first mention stands.
fn date(around: &Around<'_, '_>, cluster: &Cluster, published: Option<Day>) -> Option<String> {
    if cluster.kind != EntityKind::Date {
        return None;
    }
    let item = &around.named[*cluster.members.first()?];
    // A sentence that has a verb in the past and none that looks ahead tells of what has happened.
    let line = line_of(around.doc, item.tokens.start);
    let mut past = false;
    for at in line {
        past |= around.doc.tag(at) == "VBD";
        let word = around.doc.word(at);
        if matches!(
            word,
            "will"
                | "would"
                | "expected"
                | "could"
                | "may"
                | "might"
                | "plans"
                | "forecast"
                | "likely"
                | "until"
                | "before"
                | "if"
                | "next"
                | "by"
                | "shall"
                | "due"
                | "scheduled"
                | "planned"
                | "'ll"
                | "’ll"
        ) {
            past = false;
            break;
        }
    }
    calendar::resolve(item.text, published, past)
}

/// The words of the sentence that holds word `at`.
fn line_of(doc: &Document<'_>, at: usize) -> std::ops::Range<usize> {
    let line = doc
        .lines
        .partition_point(|line: &Line| line.words.end <= at);
    doc.lines.get(line).map_or(0..0, |line| line.words.clone())
}
