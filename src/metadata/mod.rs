//! What the page says of its article: headline, bylines, dates, site, language, genre.
//!
//! One walk ([`survey`]) notes what the page offers, JSON-LD is read tolerantly, and each field is chosen by an order
//! of trust that its own file states:
//!
//! | field | in order of trust |
//! |---|---|
//! | headline | what the page prints below a heading for search engines or a line of its own; JSON-LD, Open Graph, other `<meta>`, microdata, `<title>`, the heading on the page; places that agree add up |
//! | bylines | people in JSON-LD, the byline that the page shows, `<meta>`, microdata, far marks; then groups; then the person whose site it is |
//! | published, modified | the day shown where the data bear only the last rebuild, JSON-LD, `article:*`, other `<meta>`, microdata, `<time>` and text near the headline, the address |
//! | site | Open Graph, publisher in JSON-LD, application name, without a slogan; the end of the `<title>` that the host confirms |
//! | section | JSON-LD, `article:section`, other `<meta>` |
//! | dek | a marked standfirst near the headline, the description; never a copy of the first paragraph, a line of names and dates, or a card |
//! | lang | `<html lang>`, JSON-LD, Open Graph, `<meta>`; the text overrules them where they plainly lie |
//! | genre | JSON-LD type, front page, section, folders of the address, label in the headline, questions and answers |
//! | republished_from | JSON-LD source, agency in the byline, source `<meta>`, dateline |

mod body;
mod byline;
mod bylines;
mod clock;
mod dates;
mod degrees;
mod dek;
mod genre;
mod headline;
mod json_ld;
mod json_script;
mod marks;
mod moments;
mod names;
mod origin;
mod outlet;
mod printed;
mod section;
mod shown;
mod signature;
mod survey;
mod titles;
mod tongue;
mod wording;

use crate::page::Page;
pub(crate) use body::article_body;
use json_ld::Item;
use names::Names;
use outlet::Outlet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use survey::Survey;
use url::Url;
use wording::clean;
pub(crate) use wording::key;

/// The article's metadata. Absent values are `None` or empty, never guessed from nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The address that the page was given with.
    pub url: Option<String>,
    /// The address that the page calls its own.
    pub canonical_url: Option<String>,
    /// The headline, without the site's name.
    pub headline: Option<String>,
    /// The label above the headline, such as a topic.
    pub kicker: Option<String>,
    /// The summary under the headline (also: standfirst).
    pub dek: Option<String>,
    /// The authors' names, without "By" and without roles.
    pub bylines: Vec<String>,
    /// The outlet.
    pub site: Option<String>,
    /// The section of the outlet.
    pub section: Option<String>,
    /// First publication, ISO 8601 as the page gives it.
    pub published: Option<String>,
    /// Last change, ISO 8601 as the page gives it.
    pub modified: Option<String>,
    /// BCP 47 language of the article.
    pub lang: Option<String>,
    /// Writing direction.
    pub dir: Direction,
    /// What sort of article it is.
    pub genre: Genre,
    /// The outlet or agency whose article this is, where the page credits one.
    pub republished_from: Option<String>,
    /// For every field that was chosen by a rule, the rule's stable id.
    #[serde(default)]
    pub rules: BTreeMap<String, String>,
}

/// Writing direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The sorts of article that are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// A report.
    #[default]
    News,
    /// Opinion, editorial, column, letter.
    Opinion,
    /// A live blog.
    Live,
    /// Questions and answers.
    Interview,
    /// A page of links to articles.
    Listing,
    /// Anything else, such as a recipe or a product page.
    Other,
}

impl Metadata {
    /// Whether the article is in English as far as its page and text tell; names and sources are read in no other
    /// language.
    pub fn is_english(&self) -> bool {
        let primary = |lang: &str| lang.split(['-', '_']).next().unwrap_or(lang).to_lowercase();
        self.lang
            .as_deref()
            .is_none_or(|lang| primary(lang) == "en")
    }
}

/// Reads the metadata of `page`. Plain text has none but its address.
pub fn read(page: &Page) -> Metadata {
    let mut metadata = Metadata {
        url: page.url().map(str::to_owned),
        ..Metadata::default()
    };
    if page.plain().is_some() {
        return metadata;
    }
    let survey = Survey::new(page);
    let base = page.url().and_then(|url| Url::parse(url).ok());
    let scripts = survey.scripts.iter().map(|id| page.text_content(*id));
    // Some frameworks can only write `<meta>`, and put the object there.
    let packed = survey.packed.iter().map(|json| (*json).to_owned());
    let items = json_ld::items(scripts.chain(packed));
    let canonical = canonical(&survey, base.as_ref());
    let article = article(&items, &survey, page.url(), canonical.as_deref());
    let host = canonical
        .as_deref()
        .and_then(|url| Url::parse(url).ok())
        .or(base);
    let outlet = Outlet::new(&survey, &items, host.as_ref().and_then(Url::host_str));
    let mut rules = BTreeMap::new();
    let mut rule = |field: &str, id: &str| {
        rules.insert(field.to_owned(), id.to_owned());
    };

    let headline = headline::find(&survey, article, &outlet);
    if headline.text.is_some() {
        rule("headline", headline.rule);
    }
    let (lang, lang_rule, dir) = tongue::tell(&survey, article);
    let american = lang
        .as_deref()
        .is_some_and(|lang| lang == "en-US" || lang == "en");
    let shown = shown::look(&survey, headline.node, &outlet, american);
    let (mut names, mut byline_rule) = bylines::choose(&survey, article, &shown.bylines, &outlet);
    // The outlet as author is nobody beside a person.
    let is_outlet = names.people.is_empty()
        && names.agencies.is_empty()
        && names.groups.iter().all(|group| outlet.is_named(group));
    // Where somebody runs the site as "admin", a name that stands alone is a tag as often as not.
    let is_account = byline_rule == "byline.account";
    let is_free =
        names.is_empty() && !shown.lone.is_empty() || is_outlet && !shown.lone.people.is_empty();
    if is_free && !is_account {
        (names, byline_rule) = (shown.lone.clone(), "byline.lone");
    }
    if names.people.is_empty()
        && let Some(name) = signature::boxed(&survey)
    {
        (names.people, byline_rule) = (vec![name], "byline.box");
    }
    if let Some(owner) = outlet
        .owner()
        .filter(|owner| names.is_empty() || is_given(&names, owner))
    {
        (names.people, byline_rule) = (vec![owner.to_owned()], "byline.owner");
    }
    let (published, modified) = moments::find(&survey, article, &shown, page.url(), american);
    if let Some((origin, id)) = origin::find(&survey, article, &names, &shown, &outlet) {
        rule("republished_from", id);
        metadata.republished_from = Some(origin);
    }

    metadata.canonical_url = canonical;
    metadata.kicker = shown.kicker.clone().filter(|kicker| {
        headline
            .text
            .as_deref()
            .is_none_or(|text| key(text) != key(kicker))
    });
    metadata.dek = dek::find(&survey, article, &shown, headline.text.as_deref());
    metadata.headline = headline.text;
    metadata.section = section::find(&survey, article, &outlet).or_else(|| shown.section.clone());
    metadata.site = outlet.name;
    metadata.bylines = bylines::shown_names(names);
    if !metadata.bylines.is_empty() {
        rule("bylines", byline_rule);
    }
    if let Some((date, id)) = published {
        rule("published", id);
        metadata.published = Some(date);
    }
    if let Some((date, id)) = modified {
        rule("modified", id);
        metadata.modified = Some(date);
    }
    if lang.is_some() {
        rule("lang", lang_rule);
    }
    metadata.lang = lang;
    metadata.dir = dir;
    let (genre, genre_rule) = genre::tell(&survey, article, &items, &metadata);
    rule("genre", genre_rule);
    metadata.genre = genre;
    if genre == Genre::Listing {
        // The names on a page of links are those of its articles.
        metadata.bylines.clear();
        rules.remove("bylines");
    }
    metadata.rules = rules;
    metadata
}

/// Whether the byline is nothing but the given name of the person whose site it is.
fn is_given(names: &Names, owner: &str) -> bool {
    // A lone given name may have been read as the outlet's, whose name it opens.
    let all: Vec<&String> = names.people.iter().chain(&names.groups).collect();
    matches!(&*all, [name] if owner.split(' ').next() == Some(name))
}

/// Every rule that chooses a field, by its stable id, with a sentence for the docs.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        headline::RULES,
        bylines::RULES,
        moments::RULES,
        tongue::RULES,
        genre::RULES,
        origin::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// What the page's `<meta>` say that it is about, for later steps that look for the same words in the text.
pub(crate) fn descriptions(page: &Page) -> Vec<String> {
    const NAMES: &[&str] = &["description", "og:description", "twitter:description"];
    let head = page.ids().take_while(|id| page.tag(*id) != "body");
    let metas = head.filter(|id| page.tag(*id) == "meta");
    let named = metas.filter(|id| {
        let name = page.attribute(*id, "property");
        name.or_else(|| page.attribute(*id, "name"))
            .is_some_and(|name| NAMES.contains(&&*name.to_ascii_lowercase()))
    });
    named
        .filter_map(|id| page.attribute(id, "content").and_then(clean))
        .collect()
}

/// The page's own address as it gives it, made absolute.
fn canonical(survey: &Survey<'_>, base: Option<&Url>) -> Option<String> {
    let given = survey
        .canonical
        .map(str::to_owned)
        .or_else(|| survey.meta(&["og:url"]))?;
    let url = match base {
        Some(base) => base.join(given.trim()),
        None => Url::parse(given.trim()),
    };
    url.ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .map(String::from)
}

/// The JSON-LD object that is this page's article: not one of a list beside it, and the one that shares the page's
/// address or headline where there are several.
fn article<'i>(
    items: &'i [Item],
    survey: &Survey<'_>,
    url: Option<&str>,
    canonical: Option<&str>,
) -> Option<&'i Item> {
    let addresses: Vec<String> = [url, canonical]
        .into_iter()
        .flatten()
        .map(comparable)
        .collect();
    let titles: Vec<String> = survey
        .headings
        .iter()
        .take(20)
        .map(|heading| heading.text.clone())
        .chain(survey.meta(&["og:title"]))
        .chain(survey.title.clone())
        .map(|text| key(&text))
        .collect();
    let score = |item: &Item| {
        let same_address = item
            .urls
            .iter()
            .any(|url| addresses.contains(&comparable(url)));
        let headline = item
            .headline
            .as_deref()
            .map(key)
            .filter(|key| key.chars().count() >= 8);
        let same_title = headline
            .is_some_and(|headline| titles.iter().any(|title| title.starts_with(&headline)));
        let news = item.is(&["NewsArticle", "LiveBlogPosting"]);
        4 * i32::from(same_address)
            + 4 * i32::from(same_title)
            + i32::from(news)
            + i32::from(item.headline.is_some())
            + i32::from(!item.authors.is_empty())
            - i32::try_from(2 * item.depth.min(5)).unwrap_or(10)
    };
    let articles = items.iter().filter(|item| item.is_article());
    // Of equal scores the first stands.
    articles
        .rev()
        .max_by_key(|item| score(item))
        .filter(|item| item.depth == 0 || score(item) >= 0)
}

/// An address without what does not tell articles apart.
fn comparable(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_lowercase()
}
