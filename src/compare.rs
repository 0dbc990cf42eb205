//! Two reports side by side: which sources they share, which only one of them has, and the parts of their strength.
//!
//! Sources are matched by name, as the entities of one article are. Unnamed people and groups are never matched:
//! "an official" here and "an official" there may be two officials, and nothing in the texts says otherwise.

use crate::entities::{EntityKind, same_name};
use crate::report::{ComponentItem, EntityItem, Report, SourceItem};
use crate::sources::SourceKind;
use serde::Serialize;

/// Two reports compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The sources.
    pub sources: Shared,
    /// People, organisations and the other names.
    pub entities: Shared,
    /// The parts of the strength that at least one of the two has, in the order of the rubric.
    pub components: Vec<Beside>,
}

/// What two lists share. Ids are those of the two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Shared {
    /// In both: the id in the first report and the id in the second.
    pub both: Vec<(String, String)>,
    /// Only in the first.
    pub only_a: Vec<String>,
    /// Only in the second.
    pub only_b: Vec<String>,
}

/// One part of the strength in both reports; none where it does not apply there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Beside {
    /// The part's stable id.
    pub id: String,
    /// In the first report.
    pub a: Option<ComponentItem>,
    /// In the second.
    pub b: Option<ComponentItem>,
}

/// Compares two reports. Costs the product of the numbers of their names.
pub fn compare(a: &Report, b: &Report) -> Comparison {
    Comparison {
        sources: share(
            &a.sources,
            &b.sources,
            |source| &source.id,
            |x, y| same_source(a, x, b, y),
        ),
        entities: share(&a.entities, &b.entities, |entity| &entity.id, same_entity),
        components: components(&a.sourcing.components, &b.sourcing.components),
    }
}

/// Pairs every item of `a` with the first free item of `b` that is the same.
fn share<T>(a: &[T], b: &[T], id: impl Fn(&T) -> &String, same: impl Fn(&T, &T) -> bool) -> Shared {
    let mut shared = Shared::default();
    let mut free: Vec<&T> = b.iter().collect();
    for item in a {
        match free.iter().position(|other| same(item, other)) {
            Some(at) => shared
                .both
                .push((id(item).clone(), id(free.remove(at)).clone())),
            None => shared.only_a.push(id(item).clone()),
        }
    }
    shared.only_b = free.into_iter().map(|item| id(item).clone()).collect();
    shared
}

fn same_source(a: &Report, x: &SourceItem, b: &Report, y: &SourceItem) -> bool {
    // One article's institution may be the other's outlet: both speak for an organisation.
    let kind = |source: &SourceItem| match source.kind {
        SourceKind::NamedPerson => Some(EntityKind::Person),
        SourceKind::Institution | SourceKind::Outlet => Some(EntityKind::Organization),
        SourceKind::Document => Some(EntityKind::Work),
        SourceKind::UnnamedPerson | SourceKind::Collective => None,
    };
    let (Some(kind_x), Some(kind_y)) = (kind(x), kind(y)) else {
        return false;
    };
    kind_x == kind_y
        && match (entity_of(a, x), entity_of(b, y)) {
            (Some(x), Some(y)) => same_entity(x, y),
            _ => same_name(&x.name, &y.name, kind_x),
        }
}

fn entity_of<'r>(report: &'r Report, source: &SourceItem) -> Option<&'r EntityItem> {
    let id = source.entity.as_ref()?;
    report.entities.iter().find(|entity| entity.id == *id)
}

fn same_entity(a: &EntityItem, b: &EntityItem) -> bool {
    a.kind == b.kind && same_name(&a.name, &b.name, a.kind)
}

fn components(a: &[ComponentItem], b: &[ComponentItem]) -> Vec<Beside> {
    let find = |list: &[ComponentItem], id: &str| list.iter().find(|part| part.id == id).cloned();
    let only_b = b.iter().filter(|part| find(a, &part.id).is_none());
    a.iter()
        .chain(only_b)
        .map(|part| Beside {
            id: part.id.clone(),
            a: find(a, &part.id),
            b: find(b, &part.id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Input;

    fn report(text: &str) -> Report {
        crate::report(Input::Text { url: None, text }).unwrap()
    }

    #[test]
    fn sources_in_common_and_apart() {
        let a = report(
            "The bridge is safe, said Ada Lindqvist, the city engineer. “It will hold,” said Jonas Berg, a contractor. An official said the bridge was old.",
        );
        let b = report(
            "“We checked it twice,” said Ada M. Lindqvist. An official said the bridge was old. “I doubt it,” said Mira Okafor, a resident.",
        );
        let name = |report: &Report, id: &String| {
            let source = report.sources.iter().find(|source| source.id == *id);
            source.unwrap().name.clone()
        };
        let Comparison { sources, .. } = compare(&a, &b);
        let both: Vec<_> = sources
            .both
            .iter()
            .map(|(x, y)| (name(&a, x), name(&b, y)))
            .collect();
        assert_eq!(both, [("Ada Lindqvist".into(), "Ada M. Lindqvist".into())]);
        let only =
            |report, ids: &[String]| ids.iter().map(|id| name(report, id)).collect::<Vec<_>>();
        assert_eq!(only(&a, &sources.only_a), ["Jonas Berg", "An official"]);
        assert_eq!(only(&b, &sources.only_b), ["An official", "Mira Okafor"]);
    }

    #[test]
    fn a_report_shares_everything_with_itself_but_unnamed_people() {
        let a = report(
            "The bridge is safe, said Ada Lindqvist, the city engineer. Critics said it was not.",
        );
        let compared = compare(&a, &a);
        assert_eq!(compared.sources.both.len(), 1);
        assert_eq!(compared.entities.only_a, [""; 0]);
        assert!(compared.components.iter().all(|part| part.a == part.b));
    }
}
