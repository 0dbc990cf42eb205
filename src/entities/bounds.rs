//! Where a name that the model found takes in too much: the position before a player's name, two names joined by "and"
//! or by a dash, somebody behind the body that he or she is sent to.

use super::{EntityKind, Mention, gazetteer};
use crate::lexicon;
use crate::span::Span;
use std::collections::BTreeSet;

/// The same names without what is no part of them, and those that are two as two.
pub(super) fn mend(text: &str, mentions: Vec<Mention>) -> Vec<Mention> {
    let named: BTreeSet<&str> = mentions
        .iter()
        .map(|mention| mention.span.of(text))
        .collect();
    let mend = |mention: Mention| match mention.kind {
        // "Oscar-winning actress": what somebody or something has done is no name.
        _ if is_compound(mention.span.of(text)) => vec![],
        EntityKind::Person => vec![without_position(text, mention)],
        EntityKind::Organization | EntityKind::Place | EntityKind::Other => {
            apart(text, mention, &named)
        }
        _ => vec![mention],
    };
    let mentions = mentions
        .into_iter()
        .map(|mention| whole_brackets(text, mention))
        .flat_map(|mention| at_dashes(text, mention));
    let mentions = mentions.flat_map(|mention| envoy(text, mention));
    mentions.flat_map(mend).collect()
}

/// "Coach (Ada) Quill": a bracket that closes and did not open in the name ends what stands before the name, and one
/// that opens and does not close ends the name.
fn whole_brackets(text: &str, mut mention: Mention) -> Mention {
    let name = mention.span.of(text);
    let start = mention.span.start as usize;
    let trimmed = match (name.find('('), name.find(')')) {
        (None, Some(close)) => {
            let rest = name[close + 1..].trim_start();
            (!rest.is_empty())
                .then(|| Span::new(start + name.len() - rest.len(), start + name.len()))
        }
        (Some(open), None) => {
            let rest = name[..open].trim_end();
            (!rest.is_empty()).then(|| Span::new(start, start + rest.len()))
        }
        _ => None,
    };
    mention.span = trimmed.unwrap_or(mention.span);
    mention
}

/// "Ada Quill — Otieno's deputy": no name goes on behind a dash that stands free; what works and events are called may,
/// and behind a short dash places and bodies may.
fn at_dashes(text: &str, mention: Mention) -> Vec<Mention> {
    if !is_model_kind(mention.kind) {
        return vec![mention];
    }
    let name = mention.span.of(text);
    let start = mention.span.start as usize;
    let person = mention.kind == EntityKind::Person;
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for word in name.split(' ') {
        let dash = matches!(word, "—" | "--") || word == "–" && person;
        if dash && at > from {
            parts.push(from..at - 1);
            from = at + word.len() + 1;
        }
        at += word.len() + 1;
    }
    parts.push(from..name.len());
    (parts.into_iter().filter(|part| part.start < part.end))
        .map(|part| Mention {
            span: Span::new(start + part.start, start + part.end),
            ..mention
        })
        .collect()
}

/// "Ambassador to the European Union Ada Quill": a body or place that is known, and behind it a given name and a family
/// name, are two names.
fn envoy(text: &str, mention: Mention) -> Vec<Mention> {
    let name = mention.span.of(text);
    let joined = matches!(mention.kind, EntityKind::Organization | EntityKind::Place);
    let words: Vec<&str> = name.rsplitn(3, ' ').collect();
    let [family, given, body] = words[..] else {
        return vec![mention];
    };
    let person = (lexicon::GIVEN_NAMES.has(given) || lexicon::FAMILY_FIRST.has(given))
        && !lexicon::ORGANIZATION_ENDINGS.has(family)
        && !lexicon::PLACE_ENDINGS.has(family)
        && family.starts_with(char::is_uppercase);
    match gazetteer::known(body) {
        Some((kind, rule)) if joined && person && gazetteer::known(name).is_none() => {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            let middle = start + body.len();
            vec![
                Mention {
                    span: Span::new(start, middle),
                    kind,
                    rule,
                },
                Mention {
                    span: Span::new(middle + 1, end),
                    kind: EntityKind::Person,
                    rule: "mention.person.envoy",
                },
            ]
        }
        _ => vec![mention],
    }
}

/// Whether the model tells names of this kind apart.
fn is_model_kind(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person | EntityKind::Organization | EntityKind::Place
    )
}

/// "Oscar-winning", "Tokyo-based": one word that ends in a hyphen and a participle in small letters.
fn is_compound(name: &str) -> bool {
    let last = name
        .rsplit_once('-')
        .filter(|(first, _)| !first.contains(' '));
    last.is_some_and(|(_, last)| {
        last.len() > 4
            && last.bytes().all(|byte| byte.is_ascii_lowercase())
            && (last.ends_with("ing") || last.ends_with("ed"))
    })
}

/// "Browns DL Sheldon Quill": letters for an office or a position inside a person's name end what stands before it.
fn without_position(text: &str, mention: Mention) -> Mention {
    let name = mention.span.of(text);
    let is_position = |word: &str| {
        (2..=4).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && lexicon::ROLE_NOUNS.has(word)
    };
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.len().saturating_sub(2);
    let Some(at) = (1..=last).rev().find(|at| is_position(words[*at])) else {
        return mention;
    };
    let length: usize = words[..=at].iter().map(|word| word.len() + 1).sum();
    let start = mention.span.start as usize + length;
    Mention {
        span: Span::new(start, mention.span.end as usize),
        ..mention
    }
}

/// "Harriers and Rovers" where the article names each by itself elsewhere.
fn apart(text: &str, mention: Mention, named: &BTreeSet<&str>) -> Vec<Mention> {
    let name = mention.span.of(text);
    let Some((first, second)) = name.split_once(" and ") else {
        return vec![mention];
    };
    if first == second || !named.contains(first) || !named.contains(second) {
        return vec![mention];
    }
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let part = |span| Mention { span, ..mention };
    vec![
        part(Span::new(start, start + first.len())),
        part(Span::new(end - second.len(), end)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in brackets of a text, all taken for `kind`, after they were mended.
    fn mended(text: &str, kind: EntityKind) -> Vec<String> {
        let mut plain = String::new();
        let mut mentions = Vec::new();
        for part in text.split('[') {
            let (name, rest) = part.split_once(']').unwrap_or(("", part));
            let start = plain.len();
            plain.push_str(name);
            if !name.is_empty() {
                let span = Span::new(start, plain.len());
                mentions.push(Mention {
                    span,
                    kind,
                    rule: "mention.model",
                });
            }
            plain.push_str(rest);
        }
        let names = mend(&plain, mentions).into_iter();
        names
            .map(|mention| mention.span.of(&plain).to_owned())
            .collect()
    }

    #[test]
    fn a_dash_that_stands_free_ends_a_name() {
        for (text, names) in [
            (
                "[Ada Quill — Otieno]'s deputy — spoke.",
                vec!["Ada Quill", "Otieno"],
            ),
            ("[Ada Quill-Reed] spoke.", vec!["Ada Quill-Reed"]),
            ("[Quill –] spoke.", vec!["Quill"]),
        ] {
            assert_eq!(mended(text, EntityKind::Person), names, "{text}");
        }
    }

    #[test]
    fn half_a_pair_of_brackets_ends_a_name() {
        for (text, names) in [
            ("Coach ([Ada) Quill] spoke.", vec!["Quill"]),
            ("[Ada Quill (Ind]) spoke.", vec!["Ada Quill"]),
            ("[Ada (Addie) Quill] spoke.", vec!["Ada (Addie) Quill"]),
        ] {
            assert_eq!(mended(text, EntityKind::Person), names, "{text}");
        }
    }

    #[test]
    fn somebody_behind_a_body_is_a_name_of_its_own() {
        for (text, names) in [
            (
                "the envoy to the [European Union Gordon Quill] left.",
                vec!["European Union", "Gordon Quill"],
            ),
            (
                "[Kenya John Foundation] left.",
                vec!["Kenya John Foundation"],
            ),
            ("[Quill Gordon Reed] left.", vec!["Quill Gordon Reed"]),
        ] {
            assert_eq!(mended(text, EntityKind::Organization), names, "{text}");
        }
    }

    #[test]
    fn a_position_is_no_part_of_a_name() {
        for (text, names) in [
            ("[Browns DL Sheldon Quill] spoke.", vec!["Sheldon Quill"]),
            ("[DUP MP Ada Quill] spoke.", vec!["Ada Quill"]),
            ("[JJ Quill] spoke.", vec!["JJ Quill"]),
            (
                "[Oscar-winning] actress [Ada Quill] spoke.",
                vec!["Ada Quill"],
            ),
            (
                "[Stoke-on-Trent] and [Ada Quill-Reed] spoke.",
                vec!["Stoke-on-Trent", "Ada Quill-Reed"],
            ),
            ("[Ada Quill MP] spoke.", vec!["Ada Quill MP"]),
            (
                "[Billie Jean King Quill] spoke.",
                vec!["Billie Jean King Quill"],
            ),
        ] {
            assert_eq!(mended(text, EntityKind::Person), names, "{text}");
        }
    }

    #[test]
    fn two_names_are_two_where_each_stands_alone() {
        for (text, names) in [
            (
                "[Harriers and Rovers] met. [Harriers] won. [Rovers] lost.",
                vec!["Harriers", "Rovers", "Harriers", "Rovers"],
            ),
            (
                "[Quill and Ito] won. [Quill] rose.",
                vec!["Quill and Ito", "Quill"],
            ),
            (
                "[Marks and Marks] won. [Marks] rose.",
                vec!["Marks and Marks", "Marks"],
            ),
        ] {
            assert_eq!(mended(text, EntityKind::Organization), names, "{text}");
        }
    }
}
