//! Whose name stands over the article: chosen among structured data and what the page shows.

use super::json_ld::Item;
use super::names::{self, Names};
use super::outlet::Outlet;
use super::survey::Survey;
use super::wording::{clean, key};

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    (
        "byline.account",
        "An account that says nothing of who wrote it, such as “admin”: nobody is shown.",
    ),
    (
        "byline.box",
        "The person whom a box after the text introduces (\"Ana Pires is a …\" under her name), where nobody else is named.",
    ),
    (
        "byline.json_ld",
        "People whom JSON-LD names as authors of the page's own article.",
    ),
    (
        "byline.lone",
        "A name or team that stands alone, or beside nothing but the date, between the headline and the text, where nothing else names anybody.",
    ),
    ("byline.meta", "Names in `<meta>` for authors."),
    (
        "byline.microdata",
        "Names inside an element that microdata calls the author.",
    ),
    ("byline.none", "Nobody is named."),
    (
        "byline.owner",
        "The person whose site it is, where the site goes by a person's name and nobody else is named.",
    ),
    (
        "byline.shown",
        "The byline that readers see near the headline; also where JSON-LD names only some of those people, or others.",
    ),
];

/// Who wrote it, and the stable id of the rule that told it.
///
/// People in JSON-LD come first, unless they are only an account of the content system, or the page shows the same
/// people and more. Groups ("Newsroom", the outlet itself) count only where nobody is named.
pub(super) fn choose(
    survey: &Survey<'_>,
    article: Option<&Item>,
    shown: &Names,
    outlet: &Outlet,
) -> (Names, &'static str) {
    let declared = declared(article, outlet);
    let meta = metas(survey, outlet);
    let property = properties(survey, outlet);
    let mut agencies = Names::default();
    for names in [&declared, shown, &meta, &property] {
        agencies.extend(Names {
            agencies: names.agencies.clone(),
            printed: names.printed.clone(),
            ..Names::default()
        });
    }
    // A paper's authors are listed for those who cite it, as they want to be called.
    let cited = cited(survey, outlet);
    let mut people = [
        (&declared, "byline.json_ld"),
        (&cited, "byline.meta"),
        (shown, "byline.shown"),
        (&meta, "byline.meta"),
        (&property, "byline.microdata"),
    ];
    if shown.far {
        people[2..].rotate_left(1);
    }
    let (mut chosen, rule) = match people.iter().find(|(names, _)| !real(names).is_empty()) {
        Some((names, rule)) if *rule != "byline.shown" && covers(shown, names) => {
            let _ = rule;
            (people_of(real(shown)), "byline.shown")
        }
        Some((names, rule)) if *rule == "byline.json_ld" && !shown.far && differs(shown, names) => {
            (people_of(real(shown)), "byline.shown")
        }
        Some((names, rule)) => (people_of(real(names)), *rule),
        // Nobody but accounts or groups: as the page gives it.
        None => match people
            .iter()
            .find(|(names, _)| !names.groups.is_empty() || !names.agencies.is_empty())
        {
            Some((names, rule)) => (
                Names {
                    groups: names.groups.iter().take(2).cloned().collect(),
                    ..Names::default()
                },
                *rule,
            ),
            None => match people.iter().find(|(names, _)| !names.people.is_empty()) {
                Some((names, _)) if called(names).is_empty() => {
                    (Names::default(), "byline.account")
                }
                Some((names, rule)) => (people_of(called(names)), *rule),
                None => (Names::default(), "byline.none"),
            },
        },
    };
    chosen.agencies = agencies.agencies;
    chosen.printed = agencies.printed;
    (chosen, rule)
}

/// The bylines to show: people; where nobody is named, the group or agency that stands there.
pub(super) fn shown_names(names: Names) -> Vec<String> {
    if !names.people.is_empty() {
        names.people
    } else if !names.groups.is_empty() {
        names.groups
    } else {
        names.printed
    }
}

fn people_of(people: Vec<String>) -> Names {
    Names {
        people,
        ..Names::default()
    }
}

/// The people, accounts too, but for those that only say that somebody runs the site: "admin", "webmaster".
fn called(names: &Names) -> Vec<String> {
    let says = |name: &&String| {
        let name = name.to_lowercase();
        !name.ends_with("admin")
            && !matches!(&name[..], "administrator" | "webmaster" | "root" | "user")
    };
    names.people.iter().filter(says).cloned().collect()
}

/// The people who are not accounts.
fn real(names: &Names) -> Vec<String> {
    names
        .people
        .iter()
        .filter(|name| !names::is_account(name))
        .cloned()
        .collect()
}

/// Whether the page shows everyone of `names`, and more.
fn covers(shown: &Names, names: &Names) -> bool {
    let shown = real(shown);
    let given = real(names);
    shown.len() > given.len()
        && given
            .iter()
            .all(|name| shown.iter().any(|have| key(have) == key(name)))
}

/// Whether the page shows people under its headline by first and last name, and none of `names` among them: content
/// systems give whoever uploaded the article, readers are told who wrote it.
fn differs(shown: &Names, names: &Names) -> bool {
    let shown = real(shown);
    let near = |a: &str, b: &str| a.contains(b) || b.contains(a);
    !shown.is_empty()
        && shown.iter().all(|name| name.contains(' '))
        && !real(names)
            .iter()
            .any(|name| shown.iter().any(|have| near(&key(have), &key(name))))
}

fn declared(article: Option<&Item>, outlet: &Outlet) -> Names {
    let mut all = Names::default();
    for agent in article.map_or(&[][..], |item| &item.authors) {
        // An organisation is one whatever its name looks like; an agency is told by its name.
        let agency = names::agency(&agent.name).is_some();
        let names = if agent.organization && !agency {
            Names {
                groups: vec![agent.name.clone()],
                ..Names::default()
            }
        } else {
            names::read(&agent.name, outlet)
        };
        all.extend(names);
    }
    all
}

fn metas(survey: &Survey<'_>, outlet: &Outlet) -> Names {
    const NAMES: &[&str] = &[
        "author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor.author",
        "cxenseparse:author",
        "og:article:author",
        "article.author",
        "byline",
        "authors",
        "creator",
        "dcsext.author",
        "bt:author",
        "og:author",
    ];
    for name in NAMES {
        let mut all = Names::default();
        for content in survey.all_metas(name).take(30) {
            // "Ana Pires (https://pires.example)"
            let linked = content
                .split_once(" (")
                .filter(|(_, link)| link.starts_with("http"));
            let content = linked.map_or(&*content, |(name, _)| name);
            if content.contains("://") || content.starts_with("www.") || content.len() > 300 {
                continue;
            }
            if name.ends_with(".creator") && is_inverted(content) {
                all.extend(names::read(&inverted(content), outlet));
            } else {
                all.extend(names::read(content, outlet));
            }
        }
        if !real(&all).is_empty() || !all.groups.is_empty() || !all.agencies.is_empty() {
            return all;
        }
    }
    // WordPress tells messengers who wrote it.
    let written = survey.meta(&["twitter:label1"]).filter(|label| {
        let label = label.to_lowercase();
        names::is_opener(&label) || label.contains("written")
    });
    match (written, survey.meta(&["twitter:data1"])) {
        (Some(_), Some(name)) => names::read(&name, outlet),
        _ => Names::default(),
    }
}

/// The authors in the `<meta>` of scholarly papers, one each.
fn cited(survey: &Survey<'_>, outlet: &Outlet) -> Names {
    let mut all = Names::default();
    for name in ["citation_author", "citation_authors"] {
        for content in survey
            .all_metas(name)
            .take(30)
            .filter(|text| text.len() <= 80)
        {
            all.extend(names::read(&inverted(&content), outlet));
        }
        if !all.people.is_empty() {
            break;
        }
    }
    all
}

/// "Pires, Ana" is Ana Pires in citations.
fn inverted(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

/// Whether a name in the terms that libraries use has its family name first: one word, a comma, at most three more.
fn is_inverted(name: &str) -> bool {
    name.split_once(", ").is_some_and(|(last, first)| {
        !last.contains(' ') && !first.contains(',') && first.split(' ').count() <= 3
    })
}

/// Microdata: the `name` inside an `author`, or the text of the `author` itself.
fn properties(survey: &Survey<'_>, outlet: &Outlet) -> Names {
    let page = survey.page;
    let mut all = Names::default();
    for (property, id) in survey
        .properties
        .iter()
        .filter(|(name, _)| matches!(*name, "author" | "creator"))
        .take(10)
    {
        let _ = property;
        if page.ancestors(*id).take(10).any(|up| {
            page.attribute(up, "itemprop")
                .is_some_and(|name| name.contains("comment") || name.contains("review"))
        }) {
            continue;
        }
        let inside = survey
            .properties
            .iter()
            .filter(|(name, inner)| *name == "name" && page.is_within(*inner, *id));
        let mut found: Vec<String> = inside
            .filter_map(|(_, inner)| {
                page.attribute(*inner, "content")
                    .and_then(clean)
                    .or_else(|| survey.text(*inner))
            })
            .collect();
        if found.is_empty() {
            found.extend(
                page.attribute(*id, "content")
                    .and_then(clean)
                    .or_else(|| survey.text(*id)),
            );
        }
        for name in found.into_iter().filter(|name| name.len() <= 120) {
            all.extend(names::read(&name, outlet));
        }
    }
    all
}

#[cfg(test)]
mod tests;
