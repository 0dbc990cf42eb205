//! The headline: chosen among what the page says it is and what the page shows, without the outlet's name.

use super::json_ld::Item;
use super::outlet::Outlet;
use super::survey::{Heading, Survey};
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
        "Open Graph's title without the outlet's name.",
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
}

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
    for (text, weight, rule) in given {
        let Some(text) = text.filter(|text| !outlet.is_named(text)) else {
            continue;
        };
        match candidates
            .iter_mut()
            .find(|have| key(&have.text) == key(&text))
        {
            Some(have) => have.weight += weight,
            None => candidates.push(Candidate { text, weight, rule }),
        }
    }
    let shown = shown(survey, &candidates, outlet);
    if let Some(heading) = shown {
        let weight = if news { 2 } else { 8 };
        match candidates
            .iter_mut()
            .find(|have| key(&have.text) == key(&heading.text) || holds(&heading.text, &have.text))
        {
            Some(have) => have.weight += weight,
            None => candidates.push(Candidate {
                text: heading.text.clone(),
                weight,
                rule: "headline.shown",
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
        None => Headline::default(),
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

/// The heading that shows the headline: one that says the same as a candidate, else the one that shares the most
/// words with one, else the first of the first level.
fn shown<'s>(
    survey: &'s Survey<'_>,
    candidates: &[Candidate],
    outlet: &Outlet,
) -> Option<&'s Heading> {
    let headings = || {
        survey
            .headings
            .iter()
            .filter(|heading| !outlet.is_named(&heading.text))
            .take(40)
    };
    let keys: Vec<String> = candidates
        .iter()
        .map(|candidate| key(&candidate.text))
        .collect();
    let same = |level: u8| {
        headings().find(move |heading| heading.level <= level && keys.contains(&key(&heading.text)))
    };
    let same = same(1).or_else(|| {
        let keys: Vec<String> = candidates
            .iter()
            .map(|candidate| key(&candidate.text))
            .collect();
        headings().find(|heading| keys.contains(&key(&heading.text)))
    });
    // A heading of the second level may repeat a short title while the first level says the headline.
    if same.is_some_and(|heading| heading.level == 1 || words(&heading.text) >= 6) {
        return same;
    }
    let first = headings().filter(|heading| heading.level == 1);
    let likely = first
        .map(|heading| {
            let share = candidates
                .iter()
                .map(|candidate| shared(&heading.text, &candidate.text))
                .max();
            (share.unwrap_or(0), heading)
        })
        .rev_max();
    match likely {
        Some((share, heading)) if share >= 40 || candidates.is_empty() => Some(heading),
        _ => same,
    }
}

/// The first of the greatest, where `max_by_key` would give the last.
trait RevMax<T> {
    fn rev_max(self) -> Option<(usize, T)>;
}

impl<T, I: Iterator<Item = (usize, T)>> RevMax<T> for I {
    fn rev_max(self) -> Option<(usize, T)> {
        self.fold(None, |best, next| match best {
            Some((share, _)) if share >= next.0 => best,
            _ => Some(next),
        })
    }
}

/// Percent of the words of the shorter text that stand in the other; nothing below three words.
fn shared(a: &str, b: &str) -> usize {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let least = a.len().min(b.len());
    if least < 3 {
        0
    } else {
        100 * a.intersection(&b).count() / least
    }
}

/// Marks that stand between a headline and the outlet's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " › ", " « ", " / ", " ~ ", " @ ",
    "：", " : ", "_", "|", " ‹ ", ": ", "--",
];

/// A title without the outlet's name, its sections and slogans at either end.
pub(super) fn without_outlet(title: &str, survey: &Survey<'_>, outlet: &Outlet) -> String {
    // Marks of the markup that the title was made from.
    let mut title = title
        .trim()
        .trim_end_matches(['¶', '§'])
        .trim_start_matches('#')
        .trim();
    for _ in 0..4 {
        match cut(title, survey, outlet) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

fn cut<'t>(title: &'t str, survey: &Survey<'_>, outlet: &Outlet) -> Option<&'t str> {
    let splits: Vec<(&str, &str, &str)> = SEPARATORS
        .iter()
        .flat_map(|mark| {
            title.match_indices(mark).take(6).map(move |(at, found)| {
                (title[..at].trim(), *mark, title[at + found.len()..].trim())
            })
        })
        .filter(|(head, _, tail)| !head.is_empty() && !tail.is_empty())
        .collect();
    // The outlet's name at the end, or at the start.
    for (head, mark, tail) in &splits {
        if outlet.is_named(tail) && !matches!(*mark, ": " | "_" if words(tail) > 3) {
            return Some(head);
        }
        if outlet.is_named(head) && !matches!(*mark, " - " | " – " if words(tail) < 2) {
            return Some(tail);
        }
    }
    // A heading of the page says where the headline ends; where there is one of the first level, no other does.
    let level = survey.headings.iter().take(40);
    let level = level
        .filter(|heading| words(&heading.text) >= 3 && !outlet.is_named(&heading.text))
        .map(|heading| heading.level)
        .min();
    for (head, mark, _) in &splits {
        let is_heading =
            |text: &str| {
                words(text) >= 3
                    && survey.headings.iter().take(40).any(|heading| {
                        Some(heading.level) == level && key(&heading.text) == key(text)
                    })
            };
        if *mark != ": " && is_heading(head) {
            return Some(head);
        }
    }
    // Marks that nobody writes in a headline, before a few words.
    splits
        .iter()
        .rev()
        .find(|(head, mark, tail)| {
            matches!(*mark, " | " | " :: " | " » " | " • " | " › " | "|")
                && words(head) >= 3
                && words(tail) <= 4
                && words(head) >= words(tail)
        })
        .map(|(head, ..)| *head)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
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
