//! The outlet: what it is called, and whether some words are only its name.

use super::json_ld::Item;
use super::signature::is_lone_name;
use super::survey::Survey;
use super::wording::key;
use crate::lexicon;

/// The outlet under all its names.
pub(super) struct Outlet {
    /// The name to show.
    pub name: Option<String>,
    /// Keys of every name that the page gives for it.
    keys: Vec<String>,
    /// The host without `www`, letters and digits only.
    host: String,
    /// The host without `www`.
    domain: String,
    /// What the page's feed is called, which goes by the site's name too.
    feed: Option<String>,
}

impl Outlet {
    pub fn new(survey: &Survey<'_>, items: &[Item], host: Option<&str>) -> Self {
        let mut names: Vec<String> = Vec::new();
        names.extend(survey.meta(&["og:site_name"]));
        let publishers = items.iter().filter(|item| item.is_article());
        names.extend(publishers.filter_map(|item| item.publisher.clone()));
        let sites = items
            .iter()
            .filter(|item| item.is(&["WebSite", "NewsMediaOrganization"]));
        names.extend(sites.filter_map(|item| item.name.clone()));
        names.extend(survey.meta(&["application-name"]));
        names.extend(survey.meta(&["apple-mobile-web-app-title"]));
        names.extend(survey.meta(&[
            "dc.publisher",
            "dcterms.publisher",
            "citation_publisher",
            "copyright",
        ]));
        // A handle or an address is a name of the last resort.
        let proper = |name: &&String| {
            !name.starts_with('@')
                && !name.starts_with("http")
                && name.len() <= 60
                && !name.contains('©')
                && !name.to_lowercase().starts_with("copyright")
        };
        let name = names.iter().find(proper).cloned();
        // Some pages call themselves an application by the name of the article.
        let title = survey.meta(&["og:title"]).map(|title| key(&title));
        let is_article = |other: &String| {
            let other = key(other);
            title.as_ref() == Some(&other) && name.as_deref().is_some_and(|name| key(name) != other)
        };
        names.retain(|name| proper(&name) && !is_article(name));
        names.extend(
            survey
                .meta(&["twitter:site"])
                .map(|handle| handle.trim_start_matches('@').to_owned()),
        );
        let host = host.unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host);
        let name = name.map(|name| without_slogan(&name, host));
        let name = name.or_else(|| in_title(survey, host));
        names.extend(name.clone());
        Self {
            name,
            keys: names
                .iter()
                .map(|name| key(name))
                .filter(|key| key.len() >= 2)
                .collect(),
            host: key(host),
            feed: survey.feed.map(feed_name).filter(|name| !name.is_empty()),
            domain: host.to_lowercase(),
        }
    }

    /// An outlet of one name, for tests.
    #[cfg(test)]
    pub fn named(name: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            keys: vec![key(name)],
            host: String::new(),
            domain: String::new(),
            feed: None,
        }
    }

    /// The person whose site it is, where the outlet goes by a person's name: "Ana Pires", "Ana Pires's blog".
    pub fn owner(&self) -> Option<&str> {
        let name = self.name.as_deref().or(self.feed.as_deref())?;
        let blog = name.strip_suffix(" blog").or(name.strip_suffix(" Blog"));
        let bare = blog
            .and_then(|name| name.strip_suffix("'s").or(name.strip_suffix("’s")))
            .unwrap_or(name);
        // "Ana Pires Pottery" on `anapires.example` is hers too.
        let two = bare.match_indices(' ').nth(1).map(|(at, _)| &bare[..at]);
        let label = self.domain.split('.').next().unwrap_or_default();
        let bare = two.filter(|two| key(two) == label).unwrap_or(bare);
        let (_, family) = bare.rsplit_once(' ')?;
        // A host of nothing but the name says so too: `anapires.example`.
        let is_host = self.host.starts_with(&key(bare));
        let known = blog.is_some() || is_host || lexicon::SURNAMES.has(family);
        (known && is_lone_name(bare)).then_some(bare)
    }

    /// Whether the words are a name of the outlet, as after the dash of a title.
    pub fn is_named(&self, words: &str) -> bool {
        let whole = key(words);
        if whole.len() < 2 {
            return false;
        }
        let bare = whole.strip_prefix("the").unwrap_or(&whole);
        self.keys.iter().any(|key| {
            let known = key.strip_prefix("the").unwrap_or(key);
            // "Post Online" is the Post's; "Post offices close" is a headline about others.
            let goes_on = bare.starts_with(known) && bare.len() <= 2 * known.len();
            known == bare
                || bare.len() >= 4 && known.len() >= 4 && (known.starts_with(bare) || goes_on)
        }) || self.is_host(words, bare)
    }

    /// Whether a part of a byline opens with the outlet's letters: "TRP Business", where the host is `trp.example`.
    pub fn opens(&self, part: &str) -> bool {
        part.split_once(' ').is_some_and(|(letters, _)| {
            let is_short = letters.len() >= 3 && letters.bytes().all(|b| b.is_ascii_uppercase());
            is_short
                && self
                    .domain
                    .split('.')
                    .any(|label| label.eq_ignore_ascii_case(letters))
        })
    }

    /// Whether every word that means something stands in the host: "Rust Blog" on `blog.rust-lang.org`.
    fn is_host(&self, words: &str, whole: &str) -> bool {
        if self.host.is_empty() {
            return false;
        }
        if whole.len() >= 4 && self.host.contains(whole) {
            return true;
        }
        let mut told = 0;
        for word in words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            let word = word.to_lowercase();
            let general = matches!(
                &*word,
                "the"
                    | "blog"
                    | "news"
                    | "online"
                    | "official"
                    | "site"
                    | "website"
                    | "home"
                    | "magazine"
                    | "com"
                    | "and"
                    | "of"
                    | "org"
                    | "net"
                    | "digital"
                    | "daily"
                    | "de"
                    | "der"
                    | "die"
                    | "das"
                    | "le"
                    | "la"
                    | "el"
                    | "inc"
                    | "llc"
                    | "in"
                    | "us"
                    | "uk"
            );
            if word.len() >= 3 && self.host.contains(&word) {
                told += word.len();
            } else if !general {
                return false;
            }
        }
        told >= 4 || told >= 3 && words.split_whitespace().count() <= 2
    }
}

/// The part of a name that the host confirms, where the site adds a slogan: "Tern Post | News of the river".
fn without_slogan(name: &str, host: &str) -> String {
    let part = segments(name).find(|part| is_called(part, host));
    part.map_or_else(
        || name.to_owned(),
        |part| part.trim_matches(['"', '“', '”']).to_owned(),
    )
}

/// The outlet's name at an end of the `<title>`, as far as the host confirms it.
fn in_title(survey: &Survey<'_>, host: &str) -> Option<String> {
    let title = survey.title.as_deref()?;
    let mut parts = segments(title);
    let (first, last) = (parts.next()?, parts.last()?);
    let name = [last, first]
        .into_iter()
        .find(|part| is_called(part, host))?;
    Some(name.to_owned())
}

fn segments(text: &str) -> impl Iterator<Item = &str> {
    let marks = text.split(['|', '•', '·', '»', '–', '—', ':']);
    marks
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether a label of the host is these words, or the initials of the first ones and the rest: "The Tern River Post" on
/// `ternriverpost.example` or `trpost.example`.
fn is_called(words: &str, host: &str) -> bool {
    let words = words
        .split_whitespace()
        .map(key)
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words.collect();
    let bare = match words.split_first() {
        Some((the, rest)) if the == "the" => rest,
        _ => &words,
    };
    if bare.len() > 8 {
        return false;
    }
    let labels: Vec<String> = host.split('.').map(key).collect();
    (0..=bare.len()).any(|short| {
        let initials = bare[..short].iter().filter_map(|word| word.chars().next());
        let name = initials.collect::<String>() + &bare[short..].concat();
        name.chars().count() >= 3 && labels.contains(&name)
    })
}

/// The name of the site in the title of its feed: "Ana Pires » Feed", "Tern River Post RSS".
fn feed_name(title: &str) -> String {
    let mut name = title
        .split(['»', '|', '–', '—'])
        .next()
        .unwrap_or_default()
        .trim();
    for word in ["feed", "rss", "atom", "rss feed"] {
        if let Some(at) = name.len().checked_sub(word.len() + 1)
            && name
                .get(at + 1..)
                .is_some_and(|end| end.eq_ignore_ascii_case(word))
        {
            name = name.get(..at).unwrap_or_default().trim();
        }
    }
    let is_label = ["feed", "rss", "atom", "posts", "comments", "blog", "news"]
        .iter()
        .any(|word| name.eq_ignore_ascii_case(word));
    if is_label {
        String::new()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Outlet, is_called};
    use crate::metadata;
    use crate::page::{Input, parse};

    #[test]
    fn an_outlet_that_goes_by_a_person_has_an_owner() {
        for (name, want) in [
            ("Peter Miller", Some("Peter Miller")),
            ("Peter Miller's blog", Some("Peter Miller")),
            ("Charlotte Chronicle", None),
            ("Halden Post", None),
        ] {
            assert_eq!(Outlet::named(name).owner(), want, "{name}");
        }
    }

    #[test]
    fn a_host_confirms_a_name() {
        for (words, host, want) in [
            ("The Tern River Post", "ternriverpost.example", true),
            ("The Tern River Post", "www.trpost.example", true),
            ("Tern River Post", "trp.example", true),
            ("Tern & River", "blog.ternriver.example", true),
            ("News of the river", "ternriverpost.example", false),
            ("Politics", "ternriverpost.example", false),
            ("", "ternriverpost.example", false),
        ] {
            assert_eq!(is_called(words, host), want, "{words} {host}");
        }
    }

    #[test]
    fn an_outlet_is_shown_without_its_slogan_and_found_in_the_title() {
        for (head, want) in [
            (
                "<meta property=og:site_name content='Tern Post | All of the river'>",
                "Tern Post",
            ),
            (
                "<meta property=og:site_name content='River letters - \"Tern Post\"'>",
                "Tern Post",
            ),
            (
                "<meta property=og:site_name content='Letters - from the river'>",
                "Letters - from the river",
            ),
            (
                "<title>Ferry aground - Harbour - The Tern Post</title>",
                "The Tern Post",
            ),
            ("<title>Ferry aground | Harbour</title>", ""),
            ("<title>The Tern Post</title>", ""),
            ("<meta name=copyright content='Copyright (c) 2017'>", ""),
        ] {
            let html = format!("<head>{head}</head><h1>Ferry aground</h1>");
            let url = Some("https://www.ternpost.example/ferry");
            let page = parse(Input::Html { url, html: &html }).unwrap();
            assert_eq!(
                metadata::read(&page).site.unwrap_or_default(),
                want,
                "{head}"
            );
        }
    }
}
