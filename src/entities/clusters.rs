//! Which mentions are one entity.
//!
//! Full names first, whatever their place in the text, because a headline may use the short form before the full one;
//! then short forms in text order, each to the bearer that fits best and was named last.

use super::EntityKind;
use super::gazetteer;
use super::labels::Label;
use super::names::{Gender, Name};
use super::people;
use crate::span::Span;
use std::collections::{BTreeMap, HashMap};

/// A mention with what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Named<'a> {
    pub span: Span,
    pub kind: EntityKind,
    pub rule: &'static str,
    pub text: &'a str,
    /// The tokens that it covers.
    pub tokens: std::ops::Range<usize>,
    /// Whether a title or form of address stands right before.
    pub titled: bool,
    /// The gender that the form of address gives.
    pub gender: Option<Gender>,
    /// What stands in brackets right after it, or before the bracket that it stands in: the other form of its name.
    pub twin: Option<usize>,
}

/// One entity's mentions (indices, in text order) and its kind.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub kind: EntityKind,
    pub members: Vec<usize>,
}

/// Groups the mentions, in order of first appearance.
pub(super) fn group(named: &mut [Named<'_>]) -> Vec<Cluster> {
    reconcile(named);
    people::adopt_family_names(named);
    let mut clusters = people::group(named);
    for kind in [
        EntityKind::Organization,
        EntityKind::Place,
        EntityKind::Event,
        EntityKind::Work,
        EntityKind::Other,
        EntityKind::Date,
    ] {
        clusters.extend(things(named, kind));
    }
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters.retain(|cluster| !cluster.members.is_empty());
    clusters.sort_by_key(|cluster| cluster.members.first().copied());
    clusters
}

/// Makes one name one kind: the kind of most of its mentions, and of its first where as many say another.
fn reconcile(named: &mut [Named<'_>]) {
    // How many mentions of a name have each kind, in the order in which the kinds come up.
    let mut tallies: HashMap<&str, Vec<(EntityKind, u32)>> = HashMap::new();
    for item in named.iter() {
        let tally = tallies.entry(item.text).or_default();
        match tally.iter_mut().find(|(kind, _)| *kind == item.kind) {
            Some((_, count)) => *count += 1,
            None => tally.push((item.kind, 1)),
        }
    }
    for item in named.iter_mut() {
        if item.titled && item.kind == EntityKind::Person {
            continue;
        }
        let tally = tallies.get(item.text).map_or(&[][..], Vec::as_slice);
        let most = tally.iter().map(|(_, count)| *count).max();
        if let Some((kind, _)) = tally.iter().find(|(_, count)| Some(*count) == most) {
            item.kind = *kind;
        }
    }
}

/// Groups what is not a person.
fn things(named: &[Named<'_>], kind: EntityKind) -> Vec<Cluster> {
    // One label a distinct form; mentions of one form are one entity.
    let mut forms: Vec<(Label, Vec<usize>)> = Vec::new();
    let mut by_text: HashMap<&str, usize> = HashMap::new();
    for (at, item) in named.iter().enumerate() {
        if item.kind == kind {
            let form = *by_text.entry(item.text).or_insert_with(|| {
                forms.push((Label::read(item.text, kind), Vec::new()));
                forms.len() - 1
            });
            forms[form].1.push(at);
        }
    }
    let mut parent: Vec<usize> = (0..forms.len()).collect();
    join_same(&forms, kind, &mut parent);
    if kind == EntityKind::Organization {
        join_twins(named, &forms, &mut parent);
        join_acronyms(&forms, &mut parent, Label::stands_for);
        join_acronyms(&forms, &mut parent, Label::is_made_of);
        join_short_forms(&forms, &mut parent);
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (form, (_, members)) in forms.iter().enumerate() {
        clusters
            .entry(root(&parent, form))
            .or_default()
            .extend(members);
    }
    clusters
        .into_values()
        .map(|members| Cluster { kind, members })
        .collect()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

fn join_same(forms: &[(Label, Vec<usize>)], kind: EntityKind, parent: &mut [usize]) {
    // Quadratic in the distinct names of one kind, which the article's length bounds: far below the cost of reading.
    for b in 0..forms.len().min(MOST_FORMS) {
        for a in 0..b {
            let same = if kind == EntityKind::Date {
                forms[a].0.written.eq_ignore_ascii_case(&forms[b].0.written)
            } else {
                forms[a].0.same(&forms[b].0)
                    || kind == EntityKind::Place && forms[a].0.same_place(&forms[b].0)
            };
            if same {
                join(parent, a, b);
                break;
            }
        }
    }
}

/// The most distinct names of one kind that are compared with each other.
const MOST_FORMS: usize = 600;

/// "Democratic National Committee (DNC)" and "DNC (Democratic National Committee)".
fn join_twins(named: &[Named<'_>], forms: &[(Label, Vec<usize>)], parent: &mut [usize]) {
    let mut form_of: HashMap<usize, usize> = HashMap::new();
    for (form, (_, members)) in forms.iter().enumerate() {
        form_of.extend(members.iter().map(|member| (*member, form)));
    }
    for (at, item) in named.iter().enumerate() {
        let Some(twin) = item.twin else { continue };
        if let (Some(a), Some(b)) = (form_of.get(&at), form_of.get(&twin)) {
            let (full, short) = (&forms[*a].0, &forms[*b].0);
            let one_acronym = full.is_acronym() != short.is_acronym();
            let first =
                |label: &Label| label.written.chars().next().map(|c| c.to_ascii_lowercase());
            // "General Elections Commission (KPU)": the letters are another language's. Elsewhere the text uses them
            // alone, as it never does a country's or an exchange's code.
            let alone = |form: usize| forms[form].1.iter().any(|at| named[*at].twin.is_none());
            let foreign = short.is_acronym() && full.len() > 2 && alone(*b);
            if one_acronym && (first(full) == first(short) || foreign) {
                join(parent, *a, *b);
            }
        }
    }
}

/// Every acronym with the one full name that it stands for, as `stands_for` says.
fn join_acronyms(
    forms: &[(Label, Vec<usize>)],
    parent: &mut [usize],
    stands_for: fn(&Label, &Label) -> bool,
) {
    for short in 0..forms.len().min(MOST_FORMS) {
        if forms[short].0.len() != 1 {
            continue;
        }
        let mut roots: Vec<usize> = (0..forms.len().min(MOST_FORMS))
            .filter(|full| stands_for(&forms[short].0, &forms[*full].0))
            .map(|full| root(parent, full))
            .collect();
        roots.sort_unstable();
        roots.dedup();
        if let [only] = roots.as_slice() {
            join(parent, short, *only);
        }
    }
}

/// "Acme" with "Acme Widgets", "the Commission" with the commission named last.
fn join_short_forms(forms: &[(Label, Vec<usize>)], parent: &mut [usize]) {
    for short in 0..forms.len().min(MOST_FORMS) {
        let label = &forms[short].0;
        let first = forms[short].1.first().copied().unwrap_or(0);
        let opened: Vec<usize> = (0..forms.len().min(MOST_FORMS))
            .filter(|full| label.opens(&forms[*full].0))
            .collect();
        let mut roots: Vec<usize> = opened.iter().map(|full| root(parent, *full)).collect();
        roots.sort_unstable();
        roots.dedup();
        if let [only] = roots.as_slice() {
            join(parent, short, *only);
            continue;
        }
        if !roots.is_empty() || root(parent, short) != short {
            continue;
        }
        // "Villa" for "Aston Villa", "Miami" for "Miami Dolphins": a team goes by either part of its name.
        let mut teams: Vec<usize> = (0..forms.len().min(MOST_FORMS))
            .filter(|full| {
                let full = &forms[*full].0;
                label.is_part_of_team(full) || label.is_members_of(full)
            })
            .map(|full| root(parent, full))
            .collect();
        teams.sort_unstable();
        teams.dedup();
        if let [only] = teams.as_slice() {
            join(parent, short, *only);
            continue;
        }
        let closed = (0..forms.len().min(MOST_FORMS))
            .filter(|full| label.closes(&forms[*full].0))
            .filter_map(|full| {
                let last = forms[full]
                    .1
                    .iter()
                    .copied()
                    .filter(|at| *at < first)
                    .max()?;
                Some((last, full))
            })
            .max();
        if let Some((_, full)) = closed
            && crate::lexicon::ORGANIZATION_ENDINGS.has(&label.written)
        {
            join(parent, short, full);
        }
    }
}

/// The form that names a cluster: the fullest, the first of equals.
pub(super) fn name(named: &[Named<'_>], cluster: &Cluster) -> String {
    let forms = cluster.members.iter().map(|at| named[*at].text);
    if cluster.kind == EntityKind::Person {
        let rank = |text: &str| (!is_shouted(text), Name::read(text).words.len(), text.len());
        return best(forms, rank).unwrap_or_default();
    }
    let rank = |text: &str| {
        let label = Label::read(text, cluster.kind);
        (
            !label.is_acronym(),
            label.len(),
            !is_shouted(text),
            text.len(),
        )
    };
    let name = best(forms, rank).unwrap_or_default();
    // "MADRID — The team": a dateline shouts.
    let name = if is_shouted(&name) {
        quiet(&name).unwrap_or(name)
    } else {
        name
    };
    if cluster.kind == EntityKind::Place
        && let Some(full) = Label::read(&name, EntityKind::Place).full_place()
    {
        return full.to_owned();
    }
    name
}

/// Whether a form is all in capitals.
fn is_shouted(text: &str) -> bool {
    (text.chars().filter(|c| c.is_alphabetic())).all(char::is_uppercase)
}

/// A form in capitals as it is written elsewhere, where that is known: "LOS ANGELES".
fn quiet(text: &str) -> Option<String> {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next();
        first
            .into_iter()
            .chain(letters.flat_map(char::to_lowercase))
            .collect::<String>()
    };
    let text = text
        .split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ");
    gazetteer::known(&text).map(|_| text)
}

/// The first form with the highest rank, on one line.
fn best<'a, R: Ord>(
    forms: impl Iterator<Item = &'a str>,
    rank: impl Fn(&str) -> R,
) -> Option<String> {
    let mut best: Option<(R, &str)> = None;
    for form in forms {
        let own = rank(form);
        if best.as_ref().is_none_or(|(most, _)| own > *most) {
            best = Some((own, form));
        }
    }
    best.map(|(_, form)| shown(form))
}

/// A form as a list shows it: on one line, without an article.
pub(super) fn shown(form: &str) -> String {
    let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
    form.strip_prefix("the ").map(str::to_owned).unwrap_or(form)
}
