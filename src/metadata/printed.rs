//! The heading that prints the headline, among all that a page calls headings.

use super::outlet::Outlet;
use super::survey::{Heading, LONG, Survey};
use super::wording::key;

/// A title that one of the page's fields gives.
#[derive(Clone, Copy)]
pub(super) struct Title<'c> {
    pub text: &'c str,
    /// Whether editors write the field for readers: Open Graph, JSON-LD.
    pub is_edited: bool,
    /// Whether it is the `<title>`, which search engines show.
    pub is_tab: bool,
}

/// What the page prints.
pub(super) struct Printed<'s> {
    pub heading: &'s Heading,
    /// The title that the page prints apart from a line above it, or below a heading that only repeats the `<title>`:
    /// readers see it as the headline, whatever else the heading says.
    pub says: Option<usize>,
}

/// Headings that are looked at.
const HEADINGS: usize = 40;
/// Nodes between a heading and another that belongs to it.
const NEAR: u32 = 400;
/// Bytes of a line above the headline.
const KICKER: usize = 60;

/// The heading that prints the headline and what it says: see [`heading`] and [`below`].
pub(super) fn find<'s>(
    survey: &'s Survey<'_>,
    titles: &[Title<'_>],
    outlet: &Outlet,
) -> Option<Printed<'s>> {
    let heading = heading(survey, titles, outlet)?;
    let below = below(survey, heading, titles, outlet);
    Some(Printed {
        heading: below.map_or(heading, |(heading, _)| heading),
        says: below.map(|(_, title)| title),
    })
}

fn headings<'s>(survey: &'s Survey<'_>, outlet: &Outlet) -> impl Iterator<Item = &'s Heading> {
    let all = survey.headings.iter();
    all.filter(|heading| !outlet.is_named(&heading.text))
        .take(HEADINGS)
}

/// One that says the same as a title, else the one that shares the most words with one, else one of a lower level that
/// says the same, else the article's only heading of the first level where text follows it.
fn heading<'s>(
    survey: &'s Survey<'_>,
    titles: &[Title<'_>],
    outlet: &Outlet,
) -> Option<&'s Heading> {
    let headings = || headings(survey, outlet);
    let keys: Vec<String> = titles.iter().map(|title| key(title.text)).collect();
    let says = |heading: &&Heading| keys.contains(&key(&heading.text));
    let same = headings()
        .find(|heading| heading.level == 1 && says(heading))
        .or_else(|| headings().find(says));
    let first = || headings().filter(|heading| heading.level == 1);
    let likely = first()
        .map(|heading| {
            let share = titles.iter().map(|title| shared(&heading.text, title.text));
            (share.max().unwrap_or(0), heading)
        })
        .rev_max();
    let likely = likely
        .filter(|(share, _)| *share >= 40 || titles.is_empty())
        .map(|(_, heading)| heading);
    // A heading of the second level may repeat a short title while the first level says the headline.
    if same.is_some_and(|heading| heading.level == 1 || words(&heading.text) >= 6) {
        return same;
    }
    likely
        .or(same)
        .or_else(|| {
            let lower = survey.lower.iter();
            let mut lower = lower.filter(|heading| words(&heading.text) >= 4);
            lower.find(says)
        })
        .or_else(|| {
            let mut first = first();
            let only = first.next().filter(|_| first.next().is_none())?;
            let text = text_after(survey, only)?;
            // The site's slogan stands above the article, not in it.
            let mut above = survey.page.ancestors(only.node);
            let is_inside = above.any(|id| matches!(survey.page.tag(id), "main" | "article"));
            (is_inside && words(&only.text) >= 4 && text - only.node.0 <= NEAR).then_some(only)
        })
}

/// The first running text after a heading, by its node.
fn text_after(survey: &Survey<'_>, heading: &Heading) -> Option<u32> {
    let paragraphs = &survey.paragraphs;
    let first = paragraphs.partition_point(|id| id.0 < heading.node.0);
    let mut paragraphs = paragraphs[first..].iter().take(HEADINGS);
    paragraphs
        .find(|id| survey.text(**id).is_some_and(|text| text.len() >= LONG))
        .map(|id| id.0)
}

/// The last heading between `first` and the text that prints an edited title: under a line of its own ("Storm on the
/// coast" over the headline), or whole where `first` is there for search engines and only says what the `<title>` says.
fn below<'s>(
    survey: &'s Survey<'_>,
    first: &'s Heading,
    titles: &[Title<'_>],
    outlet: &Outlet,
) -> Option<(&'s Heading, usize)> {
    let end = first.node.0 + NEAR;
    let end = text_after(survey, first).map_or(end, |text| text.min(end));
    let tab = titles.iter().find(|title| title.is_tab);
    let repeats_tab = tab.is_some_and(|tab| key(tab.text) == key(&first.text));
    let edited = || {
        let titles = titles.iter().enumerate();
        titles.filter(|(_, title)| title.is_edited && words(title.text) >= 3)
    };
    let near = headings(survey, outlet)
        .filter(|heading| heading.node.0 >= first.node.0 && heading.node.0 < end)
        .filter_map(|heading| {
            let pieces = survey.pieces(heading.node);
            let under_a_line = (1..pieces.len()).find_map(|cut| {
                let line = pieces[..cut].iter().map(String::len).sum::<usize>();
                let rest = key(&pieces[cut..].join(" "));
                let mut edited = edited().filter(|_| line <= KICKER);
                edited.find(|(_, title)| key(title.text) == rest)
            });
            let whole = key(&heading.text);
            let other = repeats_tab && whole != key(&first.text);
            let as_a_whole = || edited().find(|(_, title)| other && key(title.text) == whole);
            let (title, _) = under_a_line.or_else(as_a_whole)?;
            Some((heading, title))
        });
    near.last()
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

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use crate::metadata;
    use crate::page::{Input, parse};

    const TEXT: &str = "<p>The ferry went aground at low tide on Monday with forty people aboard, and the crew of the \
                        harbour tug brought all of them to the pier before it was dark.</p>";

    /// The headline of a page with these fields, and this above its text.
    fn headline(fields: &[(&str, &str)], above: &str) -> String {
        let mut head = String::new();
        let mut json = Vec::new();
        for (name, value) in fields {
            match *name {
                "title" => head.push_str(&format!("<title>{value}</title>")),
                "headline" | "alternativeHeadline" => json.push(format!("\"{name}\":\"{value}\"")),
                _ => head.push_str(&format!("<meta property=\"{name}\" content=\"{value}\">")),
            }
        }
        if !json.is_empty() {
            let json = json.join(",");
            head.push_str(&format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",{json}}}</script>"
            ));
        }
        let html =
            format!("<html><head>{head}</head><body>{above}{TEXT}{TEXT}{TEXT}</body></html>");
        let url = Some("https://post.example/ferry");
        let page = parse(Input::Html { url, html: &html }).unwrap();
        metadata::read(&page).headline.unwrap_or_default()
    }

    const FOUND: &str = "Ferry aground off Halden: what is known";
    const READ: &str = "All forty aboard the ferry are safe";

    #[test]
    fn a_heading_for_search_engines_gives_way_to_the_one_below_it() {
        let fields = [("title", FOUND), ("headline", FOUND), ("og:title", READ)];
        let below = format!("<h1>{FOUND}</h1><h2><span>Halden</span> <div>{READ}</div></h2>");
        assert_eq!(headline(&fields, &below), READ);
        assert_eq!(
            headline(&fields, &format!("<h1>{FOUND}</h1><h2>{READ}</h2>")),
            READ
        );
        // What the page does not print, or prints below its text, readers do not see as the headline.
        assert_eq!(
            headline(&fields, &format!("<h1>{FOUND}</h1><h2>Halden</h2>")),
            FOUND
        );
        assert_eq!(
            headline(&fields, &format!("<h1>{FOUND}</h1>{TEXT}<h2>{READ}</h2>")),
            FOUND
        );
    }

    #[test]
    fn a_line_of_its_own_above_the_headline_is_no_part_of_it() {
        let whole = format!("Ferry aground: {READ}");
        let fields = [("title", &*whole), ("headline", &whole), ("og:title", READ)];
        let above = format!("<h1><span>Ferry aground</span><span>{READ}</span></h1>");
        assert_eq!(headline(&fields, &above), READ);
        // In one piece it is.
        assert_eq!(headline(&fields, &format!("<h1>{whole}</h1>")), whole);
    }

    #[test]
    fn the_other_headline_of_structured_data_leads_where_the_page_prints_it() {
        let fields = [
            ("title", FOUND),
            ("headline", FOUND),
            ("alternativeHeadline", READ),
            ("og:title", READ),
        ];
        assert_eq!(headline(&fields, &format!("<h1>{READ}</h1>")), READ);
        assert_eq!(headline(&fields, &format!("<h1>{FOUND}</h1>")), FOUND);
        assert_eq!(headline(&fields[..2], &format!("<h1>{READ}</h1>")), FOUND);
    }

    #[test]
    fn headings_of_any_level_print_a_headline() {
        let fields = [("title", READ), ("twitter:title", FOUND)];
        assert_eq!(headline(&fields, &format!("<h3>{READ}</h3>")), READ);
        assert_eq!(headline(&fields, "<h3>Halden</h3>"), FOUND);
        // The only heading of the first level, right above the text.
        let only = "<h1>Tug brings everybody to the pier</h1>";
        let inside = format!("<main>{only}{TEXT}</main>");
        assert_eq!(
            headline(&fields, &inside),
            "Tug brings everybody to the pier"
        );
        assert_eq!(headline(&fields, only), FOUND);
        assert_eq!(headline(&fields, "<h1>Our pages</h1>"), FOUND);
    }

    #[test]
    fn a_headline_may_open_with_the_name_of_the_outlet() {
        let site = ("og:site_name", "Post");
        let whole = "Post offices in Halden close for good";
        assert_eq!(headline(&[site, ("og:title", whole)], ""), whole);
        let letter = "Post #18 – All forty are safe";
        assert_eq!(
            headline(&[site, ("og:title", letter)], &format!("<h1>{letter}</h1>")),
            letter
        );
        let named = [site, ("og:title", READ), ("application-name", READ)];
        assert_eq!(headline(&named, "<h1>Post, the paper of Halden</h1>"), READ);
        // A front page has no other title.
        assert_eq!(headline(&[site, ("og:title", "Post")], ""), "Post");
    }
}
