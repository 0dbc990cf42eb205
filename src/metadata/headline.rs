//! The headline: chosen among what the page says it is and what the page shows, without the outlet's name.

use super::json_ld::Item;
use super::outlet::Outlet;
use super::printed::{self, Printed, Title};
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

/// What a page's fields say that its headline is.
#[derive(Default)]
struct Candidates {
    all: Vec<Candidate>,
    /// The outlet's own name where a field gives it for the title: a front page has no other.
    name: Option<(String, &'static str)>,
}

/// The places in the order in which their spelling is trusted, with their weights: for a page that declares a news
/// article, its own headline field; elsewhere what the page shows, because search engines are fed other titles.
pub(super) fn find(survey: &Survey<'_>, article: Option<&Item>, outlet: &Outlet) -> Headline {
    let news = article.is_some_and(|item| item.is(&["NewsArticle"]));
    let mut candidates = Candidates::default();
    for (text, weight, rule) in fields(survey, article, outlet, news) {
        candidates.add(text, weight, rule, outlet);
    }
    let titles: Vec<Title<'_>> = candidates.all.iter().map(Candidate::title).collect();
    let printed = printed::find(survey, &titles, outlet);
    if let Some(printed) = &printed {
        let other = article.and_then(|item| item.alternative.as_deref());
        candidates.weigh(printed, other, news);
    }
    // Of equal weights the first stands: the order of the fields is the order of trust.
    let all = candidates.all.into_iter().rev();
    let best = all.max_by_key(|candidate| candidate.weight);
    let shown = printed.map(|printed| printed.heading);
    match best {
        Some(best) => Headline {
            text: Some(as_printed(best.text, shown)),
            node: shown.map(|heading| heading.node),
            rule: best.rule,
        },
        None => candidates
            .name
            .map_or_else(Headline::default, |(text, rule)| Headline {
                text: Some(text),
                node: None,
                rule,
            }),
    }
}

/// The fields that give a title, each with its weight and its rule.
fn fields(
    survey: &Survey<'_>,
    article: Option<&Item>,
    outlet: &Outlet,
    news: bool,
) -> impl Iterator<Item = (String, u32, &'static str)> {
    let bare = |title: &str| without_outlet(title, survey, outlet);
    let meta = |names: &[&str]| survey.meta(names).map(|title| bare(&title));
    let declared = article.and_then(|item| item.headline.as_deref().or(item.name.as_deref()));
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
    let mut properties = survey.properties.iter();
    let property = properties.find(|(name, _)| *name == "headline");
    let property = property.and_then(|(_, id)| {
        let given = survey.page.attribute(*id, "content").and_then(clean);
        given.or_else(|| survey.text(*id))
    });
    let (open_graph, json_ld) = if news { (3, 9) } else { (2, 2) };
    let given = [
        (meta(&["og:title"]), open_graph, "headline.meta.og"),
        (declared.map(bare), json_ld, "headline.json_ld"),
        (other, 1, "headline.meta.other"),
        (property, 1, "headline.microdata"),
        (survey.title.as_deref().map(bare), 1, "headline.title"),
    ];
    let given = given.into_iter();
    given.filter_map(|(text, weight, rule)| Some((text?, weight, rule)))
}

impl Candidates {
    fn add(&mut self, text: String, weight: u32, rule: &'static str, outlet: &Outlet) {
        if outlet.is_named(&text) {
            self.name.get_or_insert((text, rule));
            return;
        }
        let is_edited = matches!(rule, "headline.meta.og" | "headline.json_ld");
        let is_tab = rule == "headline.title";
        let mut all = self.all.iter_mut();
        match all.find(|have| key(&have.text) == key(&text)) {
            Some(have) => {
                have.weight += weight;
                have.is_edited |= is_edited;
                have.is_tab |= is_tab;
            }
            None => self.all.push(Candidate {
                text,
                weight,
                rule,
                is_edited,
                is_tab,
            }),
        }
    }

    /// Adds the weight of what the page prints. It decides where the page prints an edited title apart from what its
    /// heading says for search engines, and where Open Graph gives it and JSON-LD calls it its `other` headline.
    fn weigh(&mut self, printed: &Printed<'_>, other: Option<&str>, news: bool) {
        let heading = &printed.heading.text;
        let whole = key(heading);
        let mut all = self.all.iter_mut();
        let found = match printed.says {
            Some(title) => all.nth(title),
            None => all.find(|have| key(&have.text) == whole || holds(heading, &have.text)),
        };
        let weight = if news { 2 } else { 8 };
        if let Some(have) = found {
            let is_other = have.is_edited && other.is_some_and(|other| key(other) == whole);
            let decides = news && (printed.says.is_some() || is_other);
            have.weight += if decides { DECISIVE } else { weight };
        } else {
            self.all.push(Candidate {
                text: heading.clone(),
                weight,
                rule: "headline.shown",
                is_edited: false,
                is_tab: false,
            });
        }
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
