//! When the article was published and changed: chosen among structured data, `<meta>`, the page and its address.

use super::dates;
use super::json_ld::Item;
use super::shown::Shown;
use super::survey::Survey;
use super::wording::clean;

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    ("published.json_ld", "The day of publication in JSON-LD."),
    (
        "published.meta.article",
        "`article:published_time` of Open Graph.",
    ),
    (
        "published.meta.other",
        "Other `<meta>` that say when it was published.",
    ),
    (
        "published.microdata",
        "An element that microdata calls the day of publication.",
    ),
    (
        "published.shown",
        "The day that readers see near the headline; it overrules data that bear only the day of the last rebuild.",
    ),
    (
        "published.shown.updated",
        "The day of the last change that readers see, where no other day is given.",
    ),
    ("published.address", "The day in the page's address."),
    (
        "published.local",
        "The outlet's own day, shown and in the address, where the moment is given in universal time and falls on the day after or before.",
    ),
    (
        "published.meta.date",
        "A bare `date` or the last change in `<meta>`, as the last resort.",
    ),
    ("modified.json_ld", "The day of the last change in JSON-LD."),
    (
        "modified.meta.article",
        "`article:modified_time` of Open Graph.",
    ),
    (
        "modified.meta.other",
        "Other `<meta>` that say when it was changed.",
    ),
    (
        "modified.microdata",
        "An element that microdata calls the day of the last change.",
    ),
    (
        "modified.shown",
        "The day after a word such as \"Updated\" near the headline.",
    ),
];

/// A date and the rule that gave it.
type Dated = Option<(String, &'static str)>;

/// First publication and last change.
pub(super) fn find(
    survey: &Survey<'_>,
    article: Option<&Item>,
    shown: &Shown,
    url: Option<&str>,
    american: bool,
) -> (Dated, Dated) {
    let marked = |raw: String| dates::marked(&raw, american);
    let meta = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| survey.all_metas(name).find_map(marked))
    };
    let property = |name: &str| {
        let all = survey
            .properties
            .iter()
            .filter(|(have, _)| have.eq_ignore_ascii_case(name));
        let mut all = all;
        all.find_map(|(_, id)| {
            let page = survey.page;
            let given = page
                .attribute(*id, "content")
                .or_else(|| page.attribute(*id, "datetime"));
            given
                .and_then(clean)
                .or_else(|| survey.text(*id))
                .and_then(marked)
        })
    };
    let declared = |pick: fn(&Item) -> Option<String>| article.and_then(pick).and_then(marked);
    let stamped = stamped_anew(article, shown);
    let published = stamped
        .map(|date| (date, "published.shown"))
        .or_else(|| declared(|item| item.published.clone()).map(|date| (date, "published.json_ld")))
        .or_else(|| {
            meta(&["article:published_time", "og:article:published_time"])
                .map(|date| (date, "published.meta.article"))
        })
        .or_else(|| meta(PUBLISHED).map(|date| (date, "published.meta.other")))
        .or_else(|| property("datePublished").map(|date| (date, "published.microdata")))
        .or_else(|| {
            shown
                .published
                .clone()
                .map(|date| (date, "published.shown"))
        })
        .or_else(|| {
            url.and_then(dates::in_address)
                .map(|date| (date, "published.address"))
        })
        .or_else(|| {
            meta(&["date", "dcterms.modified", "last-modified"])
                .map(|date| (date, "published.meta.date"))
        })
        .or_else(|| {
            shown
                .modified
                .clone()
                .map(|date| (date, "published.shown.updated"))
        });
    let own_day = |date: &str| {
        let address = url.and_then(dates::in_address)?;
        local_day(date, shown.published.as_deref()?, &address)
    };
    let published = published.map(|(date, rule)| match own_day(&date) {
        Some(day) => (day, "published.local"),
        None => (date, rule),
    });
    let modified = declared(|item| item.modified.clone())
        .map(|date| (date, "modified.json_ld"))
        .or_else(|| {
            meta(&[
                "article:modified_time",
                "og:updated_time",
                "og:article:modified_time",
            ])
            .map(|date| (date, "modified.meta.article"))
        })
        .or_else(|| meta(MODIFIED).map(|date| (date, "modified.meta.other")))
        .or_else(|| property("dateModified").map(|date| (date, "modified.microdata")))
        .or_else(|| shown.modified.clone().map(|date| (date, "modified.shown")));
    (published, modified)
}

/// The outlet's own day, where the moment is given in universal time, and the page shows the day before or after it and
/// has that day in its address: late in the evening west of Greenwich it is the next day there.
fn local_day(moment: &str, shown: &str, address: &str) -> Option<String> {
    let zone = moment.get(19..)?;
    let zone = zone.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    if !matches!(zone, "Z" | "+00:00" | "+0000") || shown.get(..10)? != address.get(..10)? {
        return None;
    }
    let hour: i64 = moment.get(11..13)?.parse().ok()?;
    // Zones reach from 12 hours behind to 14 hours ahead.
    let apart = day_number(shown)? - day_number(moment)?;
    let is_local = apart == -1 && hour < 12 || apart == 1 && hour >= 10;
    is_local.then(|| address[..10].to_owned())
}

/// The number of the day in the calendar, from an ISO 8601 date.
fn day_number(date: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    // March counts as the first month, so that a leap day is the year's last.
    let (year, month) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

/// The day that the page shows, where its data give the day of the last rebuild for both dates: a bare day of
/// publication that is no earlier than the last change, and later than what readers are shown.
fn stamped_anew(article: Option<&Item>, shown: &Shown) -> Option<String> {
    let day = |given: Option<&String>| {
        let date = dates::marked(given?, true)?;
        Some(date.get(..10)?.to_owned()).filter(|day| day.len() == date.len())
    };
    let published = day(article?.published.as_ref())?;
    let modified = day(article?.modified.as_ref())?;
    let shown = shown.published.as_ref()?;
    (modified <= published && shown.get(..10)? < published.as_str()).then(|| shown.clone())
}

/// Names of `<meta>` that give the day of publication, most exact first.
const PUBLISHED: &[&str] = &[
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date.publication",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "published_time",
    "published-date",
    "published_at",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dcsext.articlefirstpublished",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.published",
    "article:published",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "ptime",
    "rnews:datepublished",
    "bt:pubdate",
    "vr:published_time",
    "iso-8601-publish-date",
    "news_keywords_date",
    "date",
    "created",
    "video:release_date",
];

/// Names of `<meta>` that give the last change.
const MODIFIED: &[&str] = &[
    "parsely-metadata-modified",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "modified_time",
    "lastmodified",
    "utime",
    "revised",
    "bt:moddate",
    "article:modified",
    "iso-8601-modified-date",
];

#[cfg(test)]
mod tests {
    use super::local_day;

    #[test]
    fn a_moment_in_universal_time_falls_on_the_outlets_own_day() {
        for (moment, shown, address, want) in [
            (
                "2025-03-01T02:41:41+00:00",
                "2025-02-28",
                "2025-02-28",
                Some("2025-02-28"),
            ),
            (
                "2024-12-31T16:00:00Z",
                "2025-01-01",
                "2025-01-01",
                Some("2025-01-01"),
            ),
            // Another zone says what it means, and a day that no zone explains is another matter.
            (
                "2025-03-01T02:41:41-05:00",
                "2025-02-28",
                "2025-02-28",
                None,
            ),
            ("2025-03-01T02:41:41Z", "2025-02-27", "2025-02-27", None),
            ("2025-03-01T15:00:00Z", "2025-02-28", "2025-02-28", None),
            ("2025-03-01T02:41:41Z", "2025-02-28", "2025-03-01", None),
            ("2025-03-01", "2025-02-28", "2025-02-28", None),
        ] {
            assert_eq!(
                local_day(moment, shown, address).as_deref(),
                want,
                "{moment} {shown}"
            );
        }
    }
}
