//! THE RUBRIC: the parts of sourcing strength, each with its points, its measure and its evidence.
//!
//! | part | points | full points for | after |
//! |---|---|---|---|
//! | `identified_sources` | 25 | four people with name and role | PEJ transparency studies |
//! | `claims_traceable` | 20 | the lede and half of the sentences attributed | AP, Reuters |
//! | `lead_corroborated` | 15 | two independent sources for the lede | BBC |
//! | `unnamed_handled` | 15 | no unnamed source, or few, described and explained | AP, Reuters, NYT |
//! | `documents_and_links` | 10 | a named document and a link off the site | Trust Project |
//! | `other_side` | 10 | a reply, where someone is accused | Reuters |
//! | `own_reporting` | 5 | nothing relayed from other outlets | AP, BBC |
//!
//! A part that does not apply drops out, and the rest is rescaled.

use super::Component;
use super::facts::{Facts, whole};
use crate::message::Message;
use crate::sources::{Source, SourceKind};
use crate::span::Span;
use std::collections::BTreeSet;

/// A part of the rubric; none where it does not apply to the article.
type Part = fn(&Facts<'_>) -> Option<Component>;

/// The parts in the order that readers see them.
pub(super) const PARTS: [Part; 7] = [
    identified_sources,
    claims_traceable,
    lead_corroborated,
    unnamed_handled,
    documents_and_links,
    other_side,
    own_reporting,
];

/// Distinct people with a name, on the record. Two without a role count as one with: a bare name can be checked less.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
fn identified_sources(facts: &Facts<'_>) -> Option<Component> {
    let named: Vec<_> = facts.of_kind(SourceKind::NamedPerson).collect();
    let with_role = named.iter().filter(|source| source.role.is_some()).count();
    let weight = with_role + (named.len() - with_role).div_ceil(2);
    let points = match weight {
        0 => 0,
        1 => 10,
        2 | 3 => 18,
        _ => 25,
    };
    let measure = Message::new("measure_identified")
        .number("count", named.len())
        .number("roles", with_role);
    let evidence = named
        .iter()
        .filter_map(|source| facts.first_place(source))
        .collect();
    Some(Component {
        id: "identified_sources",
        points,
        max: 25,
        measure,
        evidence,
    })
}

/// The share of sentences that say on whose word they stand, and whether the lede does.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
fn claims_traceable(facts: &Facts<'_>) -> Option<Component> {
    let sentences = facts.claims();
    let attributed: Vec<Span> = sentences
        .iter()
        .copied()
        .filter(|span| facts.is_attributed(*span))
        .collect();
    let lede = facts.lede().is_some_and(|span| facts.is_attributed(span));
    let percent = attributed.len() * 100 / sentences.len().max(1);
    let points = match percent {
        50.. => 14,
        35.. => 11,
        20.. => 7,
        10.. => 4,
        1.. => 2,
        0 => 0,
    } + if lede { 6 } else { 0 };
    let key = if lede {
        "measure_traceable_lede"
    } else {
        "measure_traceable"
    };
    let measure = Message::new(key)
        .number("attributed", attributed.len())
        .number("sentences", sentences.len());
    Some(Component {
        id: "claims_traceable",
        points,
        max: 20,
        measure,
        evidence: attributed,
    })
}

/// Sources behind the lede's claim: those that speak in it, and those that later speak of the same things.
fn lead_corroborated(facts: &Facts<'_>) -> Option<Component> {
    let lede = facts.lede()?;
    let topic = facts.content_words(lede);
    let mut behind: BTreeSet<usize> = BTreeSet::new();
    let mut evidence = Vec::new();
    for (i, source) in facts
        .sources
        .iter()
        .enumerate()
        .filter(|(_, source)| !source.nested)
    {
        for attribution in &source.attributions {
            let attribution = &facts.attributions[*attribution];
            let Some(span) = whole(attribution) else {
                continue;
            };
            let shared = facts.content_words(span).intersection(&topic).count();
            if span.overlaps(lede) || shared >= 5 {
                if behind.insert(i) {
                    evidence.push(span);
                }
                break;
            }
        }
    }
    let on_record = behind
        .iter()
        .any(|i| facts.sources[*i].kind != SourceKind::UnnamedPerson);
    let people = behind
        .iter()
        .map(|i| independent(&facts.sources[*i]))
        .collect::<BTreeSet<_>>()
        .len();
    let (points, key) = match (people, on_record) {
        (0, _) => (0, "measure_lead_nobody"),
        (1, true) => (7, "measure_lead_single"),
        (1, false) => (3, "measure_lead_unnamed"),
        (_, true) => (15, "measure_lead_corroborated"),
        (_, false) => (6, "measure_lead_unnamed"),
    };
    let measure = Message::new(key).number("count", behind.len());
    Some(Component {
        id: "lead_corroborated",
        points,
        max: 15,
        measure,
        evidence,
    })
}

/// Two sources of the same affiliation are one voice: the role after its last "of", "for" or "at" tells it apart.
fn independent(source: &Source) -> String {
    let role = source.role.as_deref().unwrap_or("").to_lowercase();
    let affiliation = [" for ", " of ", " at "]
        .iter()
        .filter_map(|word| role.rsplit_once(word))
        .map(|(_, after)| after.trim().to_owned())
        .min();
    affiliation.unwrap_or_else(|| source.name.to_lowercase())
}

/// Full where nobody is unnamed; minus for their share, and where no reason or description is given.
fn unnamed_handled(facts: &Facts<'_>) -> Option<Component> {
    let all = facts.spoken().count();
    if all == 0 {
        return None;
    }
    let unnamed: Vec<_> = facts.of_kind(SourceKind::UnnamedPerson).collect();
    let acts: usize = unnamed.iter().map(|source| source.attributions.len()).sum();
    let percent = acts * 100 / all;
    let reasons = unnamed
        .iter()
        .filter(|source| {
            source
                .anonymity
                .as_ref()
                .is_some_and(|anonymity| anonymity.reason.is_some())
        })
        .count();
    let described = unnamed
        .iter()
        .filter(|source| {
            source
                .anonymity
                .as_ref()
                .is_some_and(|anonymity| anonymity.described)
        })
        .count();
    let mut points = 15;
    if !unnamed.is_empty() {
        points -= match percent {
            50.. => 8,
            25.. => 5,
            10.. => 3,
            _ => 1,
        };
        points -= if reasons == 0 { 3 } else { 0 };
        points -= if described * 2 < unnamed.len() { 3 } else { 0 };
    }
    // A source without a number, such as "sources", is at least one person.
    let people: usize = unnamed
        .iter()
        .map(|source| source.count.unwrap_or(1) as usize)
        .sum();
    let key = if unnamed.is_empty() {
        "measure_unnamed_none"
    } else {
        "measure_unnamed"
    };
    let measure = Message::new(key)
        .number("count", people)
        .number("percent", percent)
        .number("reasons", reasons);
    let evidence = unnamed
        .iter()
        .filter_map(|source| facts.first_place(source))
        .collect();
    Some(Component {
        id: "unnamed_handled",
        points,
        max: 15,
        measure,
        evidence,
    })
}

/// Documents that the article rests on, and links by which a reader can look.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
fn documents_and_links(facts: &Facts<'_>) -> Option<Component> {
    let documents: Vec<_> = facts.of_kind(SourceKind::Document).collect();
    let named = documents
        .iter()
        .filter(|source| {
            source
                .name
                .split_whitespace()
                .skip(1)
                .any(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
        })
        .count();
    let links = facts.links_off_site();
    let mut points = if named > 0 {
        6
    } else if documents.is_empty() {
        0
    } else {
        3
    };
    let mut max = 6;
    // Plain text cannot carry links: only a page can be asked for them.
    if facts.metadata.url.is_some() || facts.metadata.canonical_url.is_some() || !links.is_empty() {
        max = 10;
        points += if links.is_empty() { 0 } else { 4 };
    }
    let measure = Message::new("measure_documents")
        .number("count", documents.len())
        .number("links", links.len());
    let evidence = documents
        .iter()
        .filter_map(|source| facts.first_place(source))
        .chain(links)
        .collect();
    Some(Component {
        id: "documents_and_links",
        points,
        max,
        measure,
        evidence,
    })
}

/// Words of accusation: where one stands, the accused should be heard.
const ACCUSATIONS: &[&str] = &[
    "accuse",
    "accused",
    "accuses",
    "accusing",
    "accusation",
    "accusations",
    "alleged",
    "alleges",
    "allege",
    "allegation",
    "allegations",
    "allegedly",
    "blamed",
    "blames",
    "charged",
    "complaint",
    "corrupt",
    "corruption",
    "criticised",
    "criticized",
    "denied",
    "denies",
    "fraud",
    "guilty",
    "hacked",
    "illegal",
    "illegally",
    "indicted",
    "lawsuit",
    "lied",
    "misconduct",
    "negligence",
    "scandal",
    "sued",
    "suing",
    "violated",
    "wrongdoing",
];

/// Phrases of a reply, or of one that was asked for, lower case.
const REPLIES: &[&str] = &[
    "did not respond",
    "didn't respond",
    "didn’t respond",
    "did not immediately respond",
    "did not reply",
    "did not return",
    "didn't return",
    "didn’t return",
    "declined to comment",
    "declined comment",
    "declined an interview",
    "could not be reached",
    "couldn't be reached",
    "couldn’t be reached",
    "no comment",
    "request for comment",
    "requests for comment",
    "asked to comment",
    "asked for comment",
    "refused to comment",
    "in a response",
    "responded",
    "denied",
    "denies",
    "denying",
    "rejected the",
    "rejects the",
    "disputed",
    "disputes",
    "dismissed the",
    "pleaded not guilty",
    "defended",
    "in response",
];

/// Whether those who are accused were asked; only where someone is.
fn other_side(facts: &Facts<'_>) -> Option<Component> {
    let mut accusations = facts.tokens.iter().filter(|token| {
        let word = token.span.of(&facts.article.text);
        ACCUSATIONS
            .iter()
            .any(|accusation| word.eq_ignore_ascii_case(accusation))
    });
    let accusation = accusations.next()?;
    let replies: Vec<Span> = facts
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .filter(|span| {
            let lower = span.of(&facts.article.text).to_lowercase();
            REPLIES.iter().any(|reply| lower.contains(reply))
        })
        .collect();
    let heard = !replies.is_empty();
    let measure = Message::new(if heard {
        "measure_reply"
    } else {
        "measure_no_reply"
    })
    .number("count", replies.len());
    let evidence = if heard {
        replies
    } else {
        facts
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .filter(|span| span.contains(accusation.span))
            .collect()
    };
    Some(Component {
        id: "other_side",
        points: if heard { 10 } else { 0 },
        max: 10,
        measure,
        evidence,
    })
}

/// Whether the outlet reported itself or passed on what others reported.
fn own_reporting(facts: &Facts<'_>) -> Option<Component> {
    let spoken = facts.spoken().count();
    if spoken == 0 {
        return None;
    }
    let outlets: Vec<_> = facts.of_kind(SourceKind::Outlet).collect();
    let relayed: usize = outlets.iter().map(|source| source.attributions.len()).sum();
    let from = facts
        .metadata
        .republished_from
        .as_ref()
        .or(facts.extraction.credit.as_ref());
    let (points, measure) = match from {
        Some(outlet) => (
            0,
            Message::new("measure_republished").text("outlet", outlet),
        ),
        None if relayed == 0 => (5, Message::new("measure_own")),
        None => (
            if relayed * 3 > spoken { 1 } else { 3 },
            Message::new("measure_relayed").number("count", relayed),
        ),
    };
    let evidence = outlets
        .iter()
        .filter_map(|source| facts.first_place(source))
        .collect();
    Some(Component {
        id: "own_reporting",
        points,
        max: 5,
        measure,
        evidence,
    })
}
