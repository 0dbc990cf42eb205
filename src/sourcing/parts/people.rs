//! The parts that look at people: who is named, and how those who are not are treated.

use crate::message::Message;
use crate::sources::{Quality, Source, SourceKind};
use crate::sourcing::Component;
use crate::sourcing::facts::{Facts, whole};
use crate::sourcing::rubric::Part;

/// Distinct people with a name, on the record. Two without a role count as one with: a bare name can be checked less.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
pub(in crate::sourcing) fn identified_sources(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let named: Vec<_> = facts.of_kind(SourceKind::NamedPerson).collect();
    let with_role = named.iter().filter(|source| source.role.is_some()).count();
    let weight = with_role + (named.len() - with_role).div_ceil(2);
    Some(Component {
        measure: Message::new("measure_identified")
            .number("count", named.len())
            .number("roles", with_role),
        evidence: named
            .iter()
            .filter_map(|source| facts.first_place(source))
            .collect(),
        ..part.reached(part.on("people", weight), part.points)
    })
}

/// Full where nobody is unnamed, spokespeople apart, who speak for an institution with a name; minus for their share, for a missing, a rote or no description, and for opinions that
/// nobody answers for; a little back where someone on the record says the same.
pub(in crate::sourcing) fn unnamed_handled(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let all = facts.spoken().count();
    if all == 0 {
        return None;
    }
    let unnamed: Vec<_> = facts
        .of_kind(SourceKind::UnnamedPerson)
        .filter(|source| !source.is_spokesperson())
        .collect();
    let acts: usize = unnamed.iter().map(|source| source.attributions.len()).sum();
    let percent = (acts * 100).div_ceil(all);
    let quality = |wanted: fn(Quality) -> bool| {
        let anonymity = unnamed
            .iter()
            .filter_map(|source| source.anonymity.as_ref());
        anonymity.filter(|have| wanted(have.quality)).count()
    };
    let reasons = quality(|quality| quality != Quality::None);
    let good = quality(|quality| quality > Quality::Rote);
    let described = unnamed
        .iter()
        .filter(|source| source.anonymity.as_ref().is_some_and(|have| have.described))
        .count();
    let mut points = part.start;
    if !unnamed.is_empty() {
        points += part.on("share", percent);
        points += part.on("no_reason", usize::from(reasons == 0));
        points += part.on("rote_reason", usize::from(reasons > 0 && good == 0));
        points += part.on("undescribed", usize::from(described * 2 < unnamed.len()));
        points += part.on(
            "opinion",
            usize::from(unnamed.iter().any(|source| gives_opinion(facts, source))),
        );
        points += part.on(
            "confirmed",
            usize::from(unnamed.iter().all(|source| is_confirmed(facts, source))),
        );
    }
    // A source without a number, such as "sources", is at least one person.
    let people: usize = unnamed
        .iter()
        .map(|source| source.count.unwrap_or(1) as usize)
        .sum();
    let key = if unnamed.is_empty() {
        "measure_unnamed_none"
    } else if reasons == 0 {
        "measure_unnamed_no_reason"
    } else {
        "measure_unnamed"
    };
    let reasons_given = unnamed
        .iter()
        .filter_map(|source| source.anonymity.as_ref()?.reason);
    Some(Component {
        measure: Message::new(key)
            .number("count", people)
            .number("percent", percent.min(100))
            .number("reasons", reasons),
        evidence: unnamed
            .iter()
            .filter_map(|source| facts.first_place(source))
            .chain(reasons_given)
            .collect(),
        ..part.reached(points, part.points)
    })
}

/// Whether an unnamed source attacks, blames or praises: what agencies do not grant anonymity for.
fn gives_opinion(facts: &Facts<'_>, source: &Source) -> bool {
    source.attributions.iter().any(|i| {
        facts.attributions[*i]
            .cue
            .is_some_and(|cue| cue.is_attitude())
    })
}

/// Words of topic that two statements must share to be about the same thing.
const SHARED: usize = 4;

/// Whether somebody on the record speaks of what the unnamed source speaks of.
fn is_confirmed(facts: &Facts<'_>, source: &Source) -> bool {
    let words = |source: &Source| {
        let spans = source
            .attributions
            .iter()
            .filter_map(|i| whole(&facts.attributions[*i]));
        spans
            .flat_map(|span| facts.content_words(span))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let topic = words(source);
    facts
        .sources
        .iter()
        .filter(|other| other.is_on_record() && !other.nested)
        .any(|other| words(other).intersection(&topic).count() >= SHARED)
}
