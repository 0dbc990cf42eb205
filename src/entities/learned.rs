//! Joins what the trained name model found with what grammar is sure of.
//!
//! The model decides on persons, organisations and places. Its other names are told apart by their words and by what
//! stands around them: events, works, and the rest. Dates give way where they would cut into a name; elections and
//! titles in quotation marks go before the model.

use super::document::Document;
use super::{EntityKind, Mention, again, bounds, gazetteer, overlooked, traded};
use crate::language::Token;
use crate::language::names::{Kind, Name};
use crate::lexicon;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The mentions of both, in text order, none overlapping another.
pub(super) fn join(
    doc: &Document<'_>,
    tokens: &[Token],
    names: &[Name],
    sure: Vec<Mention>,
) -> Vec<Mention> {
    let (dates, mut mentions): (Vec<Mention>, Vec<Mention>) = sure
        .into_iter()
        .partition(|mention| mention.kind == EntityKind::Date);
    let names = names
        .iter()
        .filter_map(|name| mention(doc, tokens, name))
        .collect::<Vec<_>>();
    merge(&mut mentions, bounds::mend(doc.text, names));
    merge(&mut mentions, dates);
    merge(&mut mentions, overlooked::places(doc));
    merge(&mut mentions, overlooked::organizations(doc));
    agree(doc, &mut mentions);
    traded::mend(doc, &mut mentions);
    let more = again::find(doc, &mentions);
    merge(&mut mentions, more);
    mentions
}

/// One word alone says less of its kind than the full names of the same document: "Xi" after "Xi Jinping" is the
/// person, "Nordlys" after "Nordlys Line" the company. Where both are named so, and where the word is known as a
/// place, the model's reading stays.
fn agree(doc: &Document<'_>, mentions: &mut [Mention]) {
    let mut full: BTreeMap<&str, BTreeSet<EntityKind>> = BTreeMap::new();
    for mention in mentions.iter() {
        let words: Vec<&str> = mention.span.of(doc.text).split(' ').collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            continue;
        };
        if words.len() < 2 {
            continue;
        }
        full.entry(first).or_default().insert(mention.kind);
        if mention.kind == EntityKind::Person {
            full.entry(last).or_default().insert(mention.kind);
        }
    }
    for mention in mentions {
        let word = mention.span.of(doc.text);
        let of_model = matches!(
            mention.rule,
            "mention.person.model" | "mention.organization.model" | "mention.place.model"
        );
        if !of_model || word.contains(' ') || gazetteer::known(word).is_some() {
            continue;
        }
        let Some(kinds) = full.get(word) else {
            continue;
        };
        let (kind, rule) = match kinds.iter().collect::<Vec<_>>()[..] {
            [EntityKind::Person] => (EntityKind::Person, "mention.person.part"),
            // "Harrowgate" after "Harrowgate City Council" is the town; only a person it is not.
            [EntityKind::Organization] if mention.kind == EntityKind::Person => {
                (EntityKind::Organization, "mention.organization.part")
            }
            _ => continue,
        };
        if kind != mention.kind {
            (mention.kind, mention.rule) = (kind, rule);
        }
    }
}

fn mention(doc: &Document<'_>, tokens: &[Token], name: &Name) -> Option<Mention> {
    let named = tokens.get(name.tokens.clone())?;
    let span = named.first()?.span.cover(named.last()?.span);
    // "Storm Agnes" is no person.
    let before = name.tokens.start.checked_sub(1);
    if let Some(at) = before.filter(|at| is_storm(doc.word(*at))) {
        return Some(Mention {
            span: doc.span(at, name.tokens.end),
            kind: EntityKind::Event,
            rule: "mention.event.storm",
        });
    }
    // "Fishermen said": one word whose capital only marks a start, and which names any such people, is no name.
    let alone = name.tokens.len() == 1
        && doc
            .words
            .get(name.tokens.start)
            .is_some_and(|word| word.starts);
    if alone && is_plural_role(&span.of(doc.text).to_lowercase()) {
        return None;
    }
    let (kind, rule) = match name.kind {
        // "PARIS (Agencia EFE)": who sends the news is an organisation.
        _ if name.tokens.len() > 1 && lexicon::AGENCIES.has(&span.of(doc.text).to_lowercase()) => {
            (EntityKind::Organization, "mention.organization.agency")
        }
        // "Elias, 6, kept asking": only people have an age.
        _ if has_age(doc, name) && gazetteer::known(span.of(doc.text)).is_none() => {
            (EntityKind::Person, "mention.person.age")
        }
        // "The ferry company Nordlys Line": the noun before the name says what it names.
        Kind::Person
            if name.tokens.len() > 1
                && overlooked::is_organization_noun(doc, name.tokens.start) =>
        {
            (EntityKind::Organization, "mention.organization.noun")
        }
        Kind::Person if name.tokens.len() > 1 && renames_organization(doc, name) => {
            (EntityKind::Organization, "mention.organization.noun")
        }
        // "Grayling Power", "Team Fjell": words that name bodies, and no given name among them.
        Kind::Person if reads_as_body(span.of(doc.text)) => {
            (EntityKind::Organization, "mention.organization.words")
        }
        // "The clinic on Sandholm": a building stands on, in or near a place.
        Kind::Person if stands_there(doc, name) => (EntityKind::Place, "mention.place.building"),
        Kind::Person => (EntityKind::Person, "mention.person.model"),
        Kind::Organization => (EntityKind::Organization, "mention.organization.model"),
        // The name of a people is no entity of its own.
        Kind::Other | Kind::Place
            if lexicon::DEMONYMS.has(span.of(doc.text))
                && gazetteer::known(span.of(doc.text)).is_none() =>
        {
            return None;
        }
        Kind::Place => (EntityKind::Place, "mention.place.model"),
        Kind::Other => other(doc, name, span),
    };
    Some(Mention { span, kind, rule })
}

/// Whether an age stands after a name, between commas or before a full stop.
fn has_age(doc: &Document<'_>, name: &Name) -> bool {
    let after = |n: usize| doc.word(name.tokens.end + n);
    let is_age = |word: &str| word.parse::<u8>().is_ok_and(|age| (1..=110).contains(&age));
    name.tokens.len() <= 4 && after(0) == "," && is_age(after(1)) && matches!(after(2), "," | ".")
}

/// Whether a word in lower case is a role's plural: "fishermen", "sceptics".
fn is_plural_role(lower: &str) -> bool {
    let singular = match lower.strip_suffix("men") {
        Some(stem) => format!("{stem}man"),
        None => lower.strip_suffix('s').unwrap_or_default().to_owned(),
    };
    !singular.is_empty() && lexicon::ROLE_NOUNS.has(&singular)
}

/// Whether a name stands beside a common noun for an organisation that opens its sentence: "The supplier, Corvane
/// Aggregates of Port Sellis, has".
fn renames_organization(doc: &Document<'_>, name: &Name) -> bool {
    let Some(noun) = name.tokens.start.checked_sub(2) else {
        return false;
    };
    doc.word(noun + 1) == ","
        && noun > 0
        && doc.word(noun - 1) == "The"
        && overlooked::is_organization_noun(doc, noun + 1)
        && matches!(doc.word(name.tokens.end), "," | "of")
        && !lexicon::GIVEN_NAMES.has(doc.word(name.tokens.start))
}

/// Whether a name of several words opens or ends as only bodies' names do: no part of it is known as a person's.
fn reads_as_body(name: &str) -> bool {
    let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    let is_persons = |word| lexicon::GIVEN_NAMES.has(word) || lexicon::SURNAMES.has(word);
    name.contains(' ')
        && (first == "Team" || lexicon::ORGANIZATION_ENDINGS.has(last))
        && !is_persons(first)
        && !is_persons(last)
        && !first.ends_with('.')
}

/// Whether a building stands on, in or near what one word names, which is no frequent name of people.
fn stands_there(doc: &Document<'_>, name: &Name) -> bool {
    let before = |back: usize| (name.tokens.start.checked_sub(back)).map_or("", |at| doc.word(at));
    let word = doc.word(name.tokens.start);
    name.tokens.len() == 1
        && matches!(before(1), "on" | "in" | "near")
        && lexicon::BUILDINGS.has(before(2))
        && !matches!(doc.word(name.tokens.end), "'s" | "’s")
        && !lexicon::GIVEN_NAMES.has(word)
        && !lexicon::SURNAMES.has(word)
}

fn is_storm(word: &str) -> bool {
    matches!(word, "Storm" | "Hurricane" | "Typhoon" | "Cyclone")
}

/// Whether a name that is no person, organisation or place names an event, a work, or something else.
fn other(doc: &Document<'_>, name: &Name, span: Span) -> (EntityKind, &'static str) {
    let words: Vec<&str> = span.of(doc.text).split([' ', '-']).collect();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (first, last) = (words[0], words[words.len() - 1]);
    // "Coastal Access Act 2009", "Safe Bridges Act".
    let head = if is_year(last) && words.len() > 1 {
        words[words.len() - 2]
    } else {
        last
    };
    if lexicon::WORK_ENDINGS.has(head) {
        return (EntityKind::Work, "mention.work.ending");
    }
    let happens = lexicon::EVENT_ENDINGS.has(head)
        || words
            .windows(2)
            .any(|pair| pair[1] == "of" && lexicon::EVENT_ENDINGS.has(pair[0]))
        || words.contains(&"War")
        || words.len() > 1 && (lexicon::EVENT_OPENINGS.has(first) || is_year(first))
        || first.starts_with("COP")
            && first[3..].bytes().all(|byte| byte.is_ascii_digit())
            && first.len() > 3;
    if happens {
        return (EntityKind::Event, "mention.event.words");
    }
    let before = |back: usize| {
        name.tokens
            .start
            .checked_sub(back)
            .map_or("", |at| doc.word(at))
    };
    let after = doc.word(name.tokens.end);
    let quoted = matches!(before(1), "“" | "\"" | "‘" | "'")
        && matches!(after, "”" | "\"" | "’" | "'" | "," | ".");
    let titled = (1..=3).any(|back| lexicon::WORK_NOUNS.has(before(back)));
    if quoted || titled {
        return (EntityKind::Work, "mention.work.title");
    }
    (EntityKind::Other, "mention.other.model")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::language::{sentences, tokens};

    /// What becomes of the one name of a text in brackets that the model takes for `kind`.
    fn kind_of(text: &str, kind: Kind) -> Option<EntityKind> {
        let (start, end) = (text.find('[')?, text.find(']')? - 1);
        let text = text.replace(['[', ']'], "");
        let name = Span::new(start, end);
        let article = Article::of_paragraph(&text);
        let tokens = tokens::split(&article, &sentences::split(&article));
        let first = tokens
            .iter()
            .position(|token| token.span.start == name.start)?;
        let last = tokens.iter().position(|token| token.span.end == name.end)?;
        let names = [Name {
            tokens: first..last + 1,
            kind,
        }];
        let mentions = super::super::find(&article, &tokens, &names);
        let found = mentions.iter().find(|mention| mention.span == name)?;
        Some(found.kind)
    }

    #[test]
    fn grammar_corrects_the_model() {
        let (person, organization, place) = (
            Some(EntityKind::Person),
            Some(EntityKind::Organization),
            Some(EntityKind::Place),
        );
        for (text, model, kind) in [
            ("Her son, [Elías], 6, kept asking.", Kind::Place, person),
            (
                "Near [Paris], 40, maybe 50, cars burned.",
                Kind::Place,
                place,
            ),
            ("In [Wellfleet], 40 cars burned.", Kind::Place, place),
            (
                "PARIS ([Agencia EFE]) - Talks go on.",
                Kind::Person,
                organization,
            ),
            ("The clinic on [Sandholm] closes.", Kind::Person, place),
            ("The report on [Sandholm] appeared.", Kind::Person, person),
            (
                "Shares of [Grayling Power] fell.",
                Kind::Person,
                organization,
            ),
            (
                "The supplier, [Corvane Rook] of Sellis, closed.",
                Kind::Person,
                organization,
            ),
            (
                "The supplier, [Ada Quill] said, closed.",
                Kind::Person,
                person,
            ),
            ("She rides for [Team Fjell].", Kind::Person, organization),
            ("Films with [Tyrone Power] sold.", Kind::Person, person),
            ("Many [Texans] agree.", Kind::Place, None),
            ("Many in [Georgia] agree.", Kind::Place, place),
        ] {
            assert_eq!(kind_of(text, model), kind, "{text}");
        }
    }
}
