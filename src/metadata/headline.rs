//! The headline: chosen among what the page says it is and what the page shows, without the outlet's name.

use super::json_ld::Item;
use super::outlet::Outlet;
use super::printed::{self, Title};
use super::survey::{Heading, Survey};
use super::titles::without_outlet;
use super::wording::{clean, key};
use crate::page::NodeId;

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    (
        "headline.json_ld",
        "The headline that JSON-LD gives for the page's own article; on pages that declare a news article it leads.",
    ),
    (
        "headline.meta.og",
        "Open Graph's title without the outlet's name; it leads where the page prints it below a heading for search engines, under a line of its own, or as JSON-LD's other headline.",
    ),
    (
        "headline.meta.other",
        "The title in other `<meta>`, such as those for citations and messengers.",
    ),
    (
        "headline.microdata",
        "An element that microdata calls the headline.",
    ),
    (
        "headline.shown",
        "The heading that readers see, where the page's fields say something else; it leads on pages that declare no news.",
    ),
    (
        "headline.title",
        "The page's `<title>` without the outlet's name.",
    ),
];

/// The headline and where the page shows it.
#[derive(Default)]
pub(super) struct Headline {
    pub text: Option<String>,
    /// The heading that shows it.
    pub node: Option<NodeId>,
    /// Stable id of the rule that chose it.
    pub rule: &'static str,
}

/// One place that gives a headline. The same headline in other places adds to its weight.
struct Candidate {
    text: String,
    weight: u32,
    rule: &'static str,
    /// Whether Open Graph or JSON-LD gives it.
    is_edited: bool,
    /// Whether the `<title>` gives it.
    is_tab: bool,
}

impl Candidate {
    fn title(&self) -> Title<'_> {
        Title {
            text: &self.text,
            is_edited: self.is_edited,
            is_tab: self.is_tab,
        }
    }
}

/// The weight of what readers see and editors wrote, on pages where JSON-LD leads otherwise.
const DECISIVE: u32 = 12;

/// The places in the order in which their spelling is trusted, with their weights: for a page that declares a news
/// article, its own headline field; elsewhere what the page shows, because search engines are fed other titles.
pub(super) fn find(survey: &Survey<'_>, article: Option<&Item>, outlet: &Outlet) -> Headline {
    let news = article.is_some_and(|item| item.is(&["NewsArticle"]));
    let title = survey
        .title
        .as_deref()
        .map(|title| without_outlet(title, survey, outlet));
    let meta = |names: &[&str]| {
        survey
            .meta(names)
            .map(|title| without_outlet(&title, survey, outlet))
    };
    let open_graph = meta(&["og:title"]);
    let declared = article.and_then(|item| item.headline.as_deref().or(item.name.as_deref()));
    let declared = declared.map(|headline| without_outlet(headline, survey, outlet));
    let other = meta(&[
        "dc.title",
        "dcterms.title",
        "citation_title",
        "parsely-title",
        "sailthru.title",
        "twitter:title",
        "hdl",
        "title",
    ]);
    let property = survey
        .properties
        .iter()
        .find(|(name, _)| *name == "headline")
        .and_then(|(_, id)| {
            survey
                .page
                .attribute(*id, "content")
                .and_then(clean)
                .or_else(|| survey.text(*id))
        });
    let weights = if news {
        [3, 9, 1, 1, 1]
    } else {
        [2, 2, 1, 1, 1]
    };
    let given = [
        (open_graph, weights[0], "headline.meta.og"),
        (declared, weights[1], "headline.json_ld"),
        (other, weights[2], "headline.meta.other"),
        (property, weights[3], "headline.microdata"),
        (title, weights[4], "headline.title"),
    ];
    let mut candidates: Vec<Candidate> = Vec::new();
    // A front page has no other title than the outlet's name.
    let mut name = None;
    for (text, weight, rule) in given {
        let Some(text) = text else {
            continue;
        };
        if outlet.is_named(&text) {
            name.get_or_insert((text, rule));
            continue;
        }
        let is_edited = matches!(rule, "headline.meta.og" | "headline.json_ld");
        let is_tab = rule == "headline.title";
        match candidates
            .iter_mut()
            .find(|have| key(&have.text) == key(&text))
        {
            Some(have) => {
                have.weight += weight;
                have.is_edited |= is_edited;
                have.is_tab |= is_tab;
            }
            None => candidates.push(Candidate {
                text,
                weight,
                rule,
                is_edited,
                is_tab,
            }),
        }
    }
    let titles: Vec<Title<'_>> = candidates.iter().map(Candidate::title).collect();
    let printed = printed::find(survey, &titles, outlet);
    let shown = printed.as_ref().map(|printed| printed.heading);
    let other = article.and_then(|item| item.alternative.as_deref());
    if let Some(printed) = &printed {
        let whole = key(&printed.heading.text);
        let is_whole =
            |have: &Candidate| key(&have.text) == whole || holds(&printed.heading.text, &have.text);
        let is_other = other.is_some_and(|other| key(other) == whole);
        let found = match printed.says {
            Some(title) => candidates.get_mut(title),
            None => candidates.iter_mut().find(|have| is_whole(have)),
        };
        match found {
            Some(have) => {
                let is_shared = printed.says.is_some() || is_other && have.is_edited;
                have.weight += match (news, is_shared) {
                    (true, true) => DECISIVE,
                    (true, false) => 2,
                    (false, _) => 8,
                };
            }
            None => candidates.push(Candidate {
                text: printed.heading.text.clone(),
                weight: if news { 2 } else { 8 },
                rule: "headline.shown",
                is_edited: false,
                is_tab: false,
            }),
        }
    }
    // Of equal weights the first stands: the order above is the order of trust.
    let best = candidates
        .into_iter()
        .rev()
        .max_by_key(|candidate| candidate.weight);
    let node = shown.map(|heading| heading.node);
    match best {
        Some(best) => Headline {
            text: Some(as_printed(best.text, shown)),
            node,
            rule: best.rule,
        },
        None => name.map_or_else(Headline::default, |(text, rule)| Headline {
            text: Some(text),
            node: None,
            rule,
        }),
    }
}

/// The headline in the spelling of the heading that a reader sees, where both say the same words: fields for machines
/// lose the question mark at the end and turn dashes into hyphens. Straight and curly quotes are no such difference,
/// and a heading whose lines stood for marks ("Title: subtitle" in two lines) has fewer marks and is not taken.
fn as_printed(text: String, shown: Option<&Heading>) -> String {
    let marks = |text: &str| {
        let marks = text.chars().filter(|c| !c.is_alphanumeric());
        let marks = marks.filter(|c| !c.is_whitespace() && !is_quote(*c) && *c != '\u{AD}');
        marks.collect::<String>()
    };
    match shown {
        Some(heading) if key(&heading.text) == key(&text) => {
            let (printed, given) = (marks(&heading.text), marks(&text));
            let richer = printed.chars().count() >= given.chars().count();
            if printed != given && richer {
                heading.text.clone()
            } else {
                text
            }
        }
        _ => text,
    }
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201F}'
    )
}

/// Whether a heading is the headline with a date before or after it.
fn holds(heading: &str, headline: &str) -> bool {
    let (heading, headline) = (key(heading), key(headline));
    let rest = heading
        .strip_suffix(&headline)
        .or_else(|| heading.strip_prefix(&headline));
    headline.chars().count() >= 12
        && rest.is_some_and(|rest| {
            rest.chars().any(|c| c.is_ascii_digit()) && rest.chars().count() <= 24
        })
}

#[cfg(test)]
mod tests {
    use super::{Heading, as_printed};
    use crate::page::NodeId;

    #[test]
    fn the_headline_is_spelled_as_the_reader_sees_it() {
        for (given, printed, want) in [
            (
                "Is the bridge safe",
                "Is the bridge safe?",
                "Is the bridge safe?",
            ),
            ("Tides - a guide", "Tides – a guide", "Tides – a guide"),
            // Lines stand for marks, quotes are the publisher's habit, other words are another headline.
            ("Tides: a guide", "Tides a guide", "Tides: a guide"),
            (
                "The mayor's bridge",
                "The mayor’s bridge",
                "The mayor's bridge",
            ),
            ("The bridge", "The bridges?", "The bridge"),
        ] {
            let heading = Heading {
                node: NodeId(1),
                level: 1,
                text: printed.to_owned(),
            };
            assert_eq!(as_printed(given.to_owned(), Some(&heading)), want);
        }
        assert_eq!(as_printed("The bridge".to_owned(), None), "The bridge");
    }
}
