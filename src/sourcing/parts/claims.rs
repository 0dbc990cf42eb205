//! The parts that look at claims: how many can be traced, and what the lede stands on.

use crate::message::Message;
use crate::sources::{Source, SourceKind};
use crate::sourcing::Component;
use crate::sourcing::facts::{Facts, whole};
use crate::sourcing::rubric::Part;
use crate::sourcing::unsourced::Standing;
use crate::span::Span;
use std::collections::BTreeSet;

/// The share of claims that say on whose word they stand, background left out, and whether the lede does.
#[expect(clippy::unnecessary_wraps, reason = "every part has the same type")]
pub(in crate::sourcing) fn claims_traceable(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let of = |standing: fn(&Standing) -> bool| -> Vec<Span> {
        let all = facts.standings.iter();
        all.filter(|(_, have)| standing(have))
            .map(|(span, _)| *span)
            .collect()
    };
    let attributed = of(|standing| *standing == Standing::Sourced);
    let unsourced = of(|standing| matches!(standing, Standing::Unsourced(_)));
    let claims = attributed.len() + unsourced.len();
    let lede = facts.lede().is_some_and(|span| facts.is_attributed(span));
    let percent = attributed.len() * 100 / claims.max(1);
    let key = if lede {
        "measure_traceable_lede"
    } else {
        "measure_traceable"
    };
    Some(Component {
        measure: Message::new(key)
            .number("attributed", attributed.len())
            .number("sentences", claims),
        evidence: attributed,
        ..part.reached(
            part.on("share", percent) + part.on("lede", usize::from(lede)),
            part.points,
        )
    })
}

/// Words of topic that a statement must share with the lede to speak of its claim.
const SHARED: usize = 5;

/// Sources behind the lede's claim: those that speak in it, and those that later speak of the same things.
pub(in crate::sourcing) fn lead_corroborated(facts: &Facts<'_>, part: &Part) -> Option<Component> {
    let lede = facts.lede()?;
    let topic = facts.content_words(lede);
    let mut behind: Vec<&Source> = Vec::new();
    let mut evidence = Vec::new();
    for source in facts.sources.iter().filter(|source| !source.nested) {
        let acts = source
            .attributions
            .iter()
            .filter_map(|i| whole(&facts.attributions[*i]));
        let speaks = |span: &Span| {
            span.overlaps(lede) || facts.content_words(*span).intersection(&topic).count() >= SHARED
        };
        if let Some(span) = acts.into_iter().find(speaks) {
            behind.push(source);
            evidence.push(span);
        }
    }
    let on_record = behind
        .iter()
        .any(|source| source.kind != SourceKind::UnnamedPerson || source.is_spokesperson());
    let voices = behind
        .iter()
        .map(|source| independent(source))
        .collect::<BTreeSet<_>>()
        .len();
    let (scale, key) = match (voices, on_record) {
        (0, _) => ("on_record", "measure_lead_nobody"),
        (_, false) => ("unnamed_only", "measure_lead_unnamed"),
        (1, true) => ("on_record", "measure_lead_single"),
        (_, true) => ("on_record", "measure_lead_corroborated"),
    };
    Some(Component {
        measure: Message::new(key).number("count", behind.len()),
        evidence,
        ..part.reached(part.on(scale, voices), part.points)
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
