//! What sort of article it is, by rules that each have a name.

use super::json_ld::Item;
use super::survey::Survey;
use super::{Genre, Metadata};
use crate::lexicon;
use crate::page::NodeId;

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    (
        "genre.address",
        "A folder of the address names the genre, such as `/opinion/`.",
    ),
    (
        "genre.collection",
        "JSON-LD calls the page a collection of others.",
    ),
    ("genre.default", "Nothing says otherwise: a report."),
    ("genre.front_page", "The address is the site's front page."),
    (
        "genre.headline",
        "A label in the headline names the genre, such as \"Opinion:\".",
    ),
    ("genre.json_ld", "The type of the article in JSON-LD."),
    (
        "genre.links",
        "A page of linked headings with hardly a paragraph.",
    ),
    (
        "genre.open_graph",
        "Open Graph calls the page something else than an article.",
    ),
    ("genre.questions", "The text goes by questions and answers."),
    ("genre.section", "The section or kicker names the genre."),
];

/// The genre and the stable id of the rule that told it.
pub(super) fn tell(
    survey: &Survey<'_>,
    article: Option<&Item>,
    items: &[Item],
    metadata: &Metadata,
) -> (Genre, &'static str) {
    if let Some(told) = article.and_then(declared) {
        return told;
    }
    let path = metadata
        .canonical_url
        .as_deref()
        .or(metadata.url.as_deref())
        .map(path);
    if let Some(told) = listing(survey, article, items, path.as_deref()) {
        return told;
    }
    for label in [&metadata.section, &metadata.kicker].into_iter().flatten() {
        if let Some(genre) = by_label(label) {
            return (genre, "genre.section");
        }
    }
    if let Some(genre) = path.as_deref().and_then(by_path) {
        return (genre, "genre.address");
    }
    let headline = metadata.headline.as_deref().unwrap_or_default();
    if let Some((label, _)) = headline.split_once([':', '|', '–'])
        && let Some(genre) = by_label(label)
    {
        return (genre, "genre.headline");
    }
    if is_interview(survey) {
        return (Genre::Interview, "genre.questions");
    }
    if article.is_none()
        && survey
            .meta(&["og:type"])
            .is_some_and(|kind| kind.contains("product") || kind.contains("video.movie"))
    {
        return (Genre::Other, "genre.open_graph");
    }
    (Genre::News, "genre.default")
}

/// By the type that the page gives itself.
fn declared(article: &Item) -> Option<(Genre, &'static str)> {
    let table: &[(&[&str], Genre)] = &[
        (&["LiveBlogPosting"], Genre::Live),
        (&["OpinionNewsArticle", "ReviewNewsArticle"], Genre::Opinion),
        (&["Interview"], Genre::Interview),
        (
            &[
                "Recipe",
                "HowTo",
                "Product",
                "AdvertiserContentArticle",
                "SatiricalArticle",
            ],
            Genre::Other,
        ),
    ];
    table
        .iter()
        .find(|(types, _)| article.is(types))
        .map(|(_, genre)| (*genre, "genre.json_ld"))
}

/// A page of links: the front page, or a page that declares a collection and no article.
fn listing(
    survey: &Survey<'_>,
    article: Option<&Item>,
    items: &[Item],
    path: Option<&str>,
) -> Option<(Genre, &'static str)> {
    let declares = article.is_some_and(|item| item.depth == 0 && item.headline.is_some());
    if declares
        || survey
            .meta(&["og:type"])
            .is_some_and(|kind| kind.eq_ignore_ascii_case("article"))
    {
        return None;
    }
    if path.is_some_and(|path| path.trim_matches('/').is_empty()) && linked_headings(survey) >= 5 {
        return Some((Genre::Listing, "genre.front_page"));
    }
    let collection = items.iter().any(|item| {
        item.depth == 0 && item.is(&["CollectionPage", "ItemList", "SearchResultsPage"])
    });
    if collection && linked_headings(survey) >= 5 {
        return Some((Genre::Listing, "genre.collection"));
    }
    let long = survey
        .paragraphs
        .iter()
        .take(200)
        .filter(|id| page_text_len(survey, **id) >= 200)
        .take(4)
        .count();
    (long < 3 && linked_headings(survey) >= 12).then_some((Genre::Listing, "genre.links"))
}

/// Bytes of text in a paragraph, as far as a few nodes tell.
fn page_text_len(survey: &Survey<'_>, id: NodeId) -> usize {
    let page = survey.page;
    let texts = page
        .descendants(id)
        .take(40)
        .filter_map(|inner| page.text(inner));
    texts.map(str::len).sum()
}

/// Headings that are one link: the mark of a list of articles.
fn linked_headings(survey: &Survey<'_>) -> usize {
    let page = survey.page;
    page.ids()
        .filter(|id| matches!(page.tag(*id), "h1" | "h2" | "h3" | "h4") && survey.sees(*id))
        .filter(|id| {
            let linked = page
                .descendants(*id)
                .take(6)
                .any(|inner| page.tag(inner) == "a");
            linked || page.ancestors(*id).take(3).any(|up| page.tag(up) == "a")
        })
        .take(100)
        .count()
}

fn by_label(label: &str) -> Option<Genre> {
    match lexicon::SECTION_GENRES.get(&label.trim().to_lowercase())? {
        "opinion" => Some(Genre::Opinion),
        "interview" => Some(Genre::Interview),
        "live" => Some(Genre::Live),
        "other" => Some(Genre::Other),
        _ => None,
    }
}

/// By the folders of the address; the last segment is the article itself, which only says "live".
fn by_path(path: &str) -> Option<Genre> {
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let (last, folders) = segments.split_last()?;
    let folder = folders
        .iter()
        .find_map(|folder| by_label(&folder.replace(['-', '_'], " ")).or_else(|| by_label(folder)));
    folder.or_else(|| {
        let live = [
            "liveblog",
            "live-blog",
            "live-updates",
            "liveticker",
            "newsblog",
            "en-direct",
            "en-vivo",
            "ao-vivo",
        ];
        live.iter()
            .any(|word| last.contains(word))
            .then_some(Genre::Live)
    })
}

/// Whether the page is questions and answers: paragraphs that open with "Q:" or a speaker, or bold questions each
/// followed by an answer, for a good part of the text. Between bold labels something
/// must be asked: results and recipes have labels, too.
fn is_interview(survey: &Survey<'_>) -> bool {
    let page = survey.page;
    let (mut marked, mut bold, mut prose) = (0, 0, Vec::new());
    for id in survey.paragraphs.iter().take(200) {
        let first = page.descendants(*id).take(6).find(|inner| {
            page.text(*inner)
                .is_some_and(|text| !text.trim().is_empty())
        });
        let Some(first) = first else { continue };
        let text = page.text(first).unwrap_or_default().trim();
        prose.push(*id);
        let strong = page
            .parent(first)
            .is_some_and(|up| matches!(page.tag(up), "b" | "strong" | "em" | "i"));
        let speaker = text.ends_with(':') && text.split(' ').count() <= 4;
        bold += usize::from(
            strong && (speaker || text.len() >= 12 && text.ends_with(['?', '？', '؟'])),
        );
        let opening = text.split([':', '.']).next().unwrap_or_default();
        marked += usize::from(matches!(
            opening,
            "Q" | "A" | "Question" | "Answer" | "Frage" | "Antwort" | "P" | "R" | "F"
        ));
    }
    let asks = |id: &NodeId| {
        let mut texts = page.descendants(*id).filter_map(|inner| page.text(inner));
        texts.any(|text| text.contains(['?', '？', '؟']))
    };
    let asked = || prose.iter().filter(|id| asks(id)).count();
    marked >= 6 && marked * 3 >= prose.len()
        || bold >= 4 && bold * 5 >= prose.len() && asked() * 5 >= bold
}

fn path(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("/{}", path.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{self, Input};

    #[test]
    fn labels_make_an_interview_where_something_is_asked() {
        let results = [
            "<p><b>Palm Hill (1-0):</b> Tolliver 25 points, Dace 17 points.</p>",
            "<p><b>Rockfield (0-1):</b> Blakey 15 points, Dover 2 points.</p>",
            "<p><b>Vale End (2-0):</b> Osei 11 points, Marsh 9 points.</p>",
            "<p><b>Carrow (0-2):</b> Ito 8 points, Quill 6 points.</p>",
        ];
        let talk = [
            "<p><b>Post:</b> When did you first hear of the bridge?</p>",
            "<p><b>Quill:</b> My mother crossed it every day, and then she did not.</p>",
            "<p><b>Post:</b> And who closed it?</p>",
            "<p><b>Quill:</b> Nobody wanted to say so, but the rain did.</p>",
        ];
        for (paragraphs, genre) in [(results, Genre::News), (talk, Genre::Interview)] {
            let html = format!(
                "<html lang=en><body><article><h1>The week in Carrow</h1>{}</article></body></html>",
                paragraphs.concat()
            );
            let page = page::parse(Input::Html {
                url: None,
                html: &html,
            })
            .expect("a page");
            assert_eq!(crate::metadata::read(&page).genre, genre);
        }
    }
}
