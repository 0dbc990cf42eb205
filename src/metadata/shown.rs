//! What the page shows around its headline: byline, dates, kicker, standfirst.
//!
//! Only a stretch of the page is looked at, from a little before the headline to the third long paragraph after it,
//! because bylines and dates further away belong to other articles, to comments, or to the author's box.

use super::dates;
use super::names::{self, Names};
use super::outlet::Outlet;
use super::survey::Survey;
use super::wording::key;
use crate::page::NodeId;

/// What was found near the headline.
#[derive(Default)]
pub(super) struct Shown {
    pub bylines: Names,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub kicker: Option<String>,
    pub dek: Option<String>,
    /// The first long paragraphs, which a description may be cut from and which a dateline opens.
    pub opening: Vec<String>,
}

/// Nodes looked at before the headline.
const BEFORE: u32 = 80;
/// Nodes looked at after it.
const AFTER: u32 = 1_500;
/// Bytes from which a paragraph is running text.
const LONG: usize = 140;

/// Looks around `headline`, or at the start of the page where no heading shows one.
pub(super) fn look(
    survey: &Survey<'_>,
    headline: Option<NodeId>,
    outlet: &Outlet,
    american: bool,
) -> Shown {
    let mut look = Look {
        survey,
        outlet,
        american,
        shown: Shown::default(),
        signal: String::new(),
    };
    let page = survey.page;
    let last = page.len() as u32;
    let start = headline.map_or_else(|| body(survey), |node| page.end(node).0);
    let end = look.opening(start, last.min(start.saturating_add(AFTER)));
    look.walk(start, end, true);
    if let Some(headline) = headline {
        look.headline(headline);
        let before = headline.0.saturating_sub(BEFORE).max(body(survey));
        look.walk(before, headline.0, false);
    }
    if look.shown.bylines.is_empty() {
        look.far_bylines();
    }
    look.shown
}

/// The first node of the body.
fn body(survey: &Survey<'_>) -> u32 {
    let page = survey.page;
    page.ids()
        .find(|id| page.tag(*id) == "body")
        .map_or(1, |id| id.0 + 1)
}

struct Look<'s, 'p> {
    survey: &'s Survey<'p>,
    outlet: &'s Outlet,
    american: bool,
    shown: Shown,
    /// The names of the element at hand, reused.
    signal: String,
}

impl Look<'_, '_> {
    /// Notes the first long paragraphs from `start` on; the node after the third.
    fn opening(&mut self, start: u32, end: u32) -> u32 {
        let first = self.survey.paragraphs.partition_point(|id| id.0 < start);
        let mut stop = end;
        for id in &self.survey.paragraphs[first..] {
            if id.0 >= end || self.shown.opening.len() == 5 {
                break;
            }
            if let Some(text) = self.survey.text(*id).filter(|text| text.len() >= LONG) {
                self.shown.opening.push(text);
                if self.shown.opening.len() == 3 {
                    stop = self.survey.page.end(*id).0;
                }
            }
        }
        stop
    }

    fn walk(&mut self, start: u32, end: u32, after: bool) {
        let page = self.survey.page;
        let mut at = start;
        while at < end {
            let id = NodeId(at);
            if !self.survey.sees(id) || self.is_foreign(id) {
                at = page.end(id).0;
                continue;
            }
            if let Some(text) = page.text(id) {
                self.unmarked(id, text);
                at += 1;
                continue;
            }
            self.read_signal(id);
            at = if self.marked(id, after) {
                page.end(id).0.max(at + 1)
            } else {
                at + 1
            };
        }
    }

    /// Whether the element holds what belongs to pictures, comments or other articles.
    fn is_foreign(&self, id: NodeId) -> bool {
        let page = self.survey.page;
        match page.tag(id) {
            "figcaption" | "figure" | "nav" | "aside" | "footer" | "form" | "button" | "table" => {
                // Some themes set the byline in a footer or an aside of its own: small ones are read.
                matches!(
                    page.tag(id),
                    "figure" | "figcaption" | "nav" | "form" | "table"
                ) || page.end(id).0 - id.0 > 60
            }
            _ => page.attribute(id, "class").is_some_and(|class| {
                has(
                    class,
                    &[
                        "comment",
                        "related",
                        "recommend",
                        "most-read",
                        "trending",
                        "breadcrumb",
                        "caption",
                    ],
                ) && page.end(id).0 - id.0 > 12
            }),
        }
    }

    /// Gathers what the element is called into `signal`, in lower case.
    fn read_signal(&mut self, id: NodeId) {
        const CALLED: &[&str] = &[
            "class",
            "id",
            "itemprop",
            "rel",
            "data-testid",
            "data-component",
            "data-qa",
            "data-test",
        ];
        self.signal.clear();
        for (name, value) in self.survey.page.attributes(id) {
            if CALLED.contains(&name) && value.len() < 300 {
                self.signal.push(' ');
                self.signal
                    .extend(value.chars().map(|c| c.to_ascii_lowercase()));
            }
        }
    }

    /// Reads the element if its names say what it is; whether it was read as a whole.
    fn marked(&mut self, id: NodeId, after: bool) -> bool {
        let page = self.survey.page;
        let tag = page.tag(id);
        if tag == "time" {
            return self.time(id);
        }
        if tag == "address" || is_author(&self.signal) {
            let names = self.author(id);
            let found = !names.is_empty();
            if found && (after || self.shown.bylines.people.is_empty()) {
                self.shown.bylines.extend(names);
            }
            // A date beside the name is still to be read, so the walk goes inside.
            return false;
        }
        if self.signal.is_empty() {
            return false;
        }
        if is_kicker(&self.signal)
            && !after
            && self.shown.kicker.is_none()
            && page.end(id).0 - id.0 < 12
        {
            self.shown.kicker = self
                .survey
                .text(id)
                .filter(|text| text.len() <= 80 && !self.outlet.is_named(text));
            return self.shown.kicker.is_some();
        }
        if is_dek(&self.signal) && after && self.shown.dek.is_none() && page.end(id).0 - id.0 < 40 {
            self.shown.dek = self
                .survey
                .text(id)
                .filter(|text| (25..=600).contains(&text.len()));
            return self.shown.dek.is_some();
        }
        false
    }

    fn time(&mut self, id: NodeId) -> bool {
        let page = self.survey.page;
        let text = self.survey.text(id).unwrap_or_default();
        let given = page
            .attribute(id, "datetime")
            .and_then(|raw| dates::marked(raw, self.american));
        let date = given.or_else(|| dates::visible(&text, self.american).map(|(date, _)| date));
        let Some(date) = date else { return false };
        let around = page.parent(id).filter(|up| page.end(*up).0 - up.0 < 12);
        let around = around
            .and_then(|up| self.survey.text(up))
            .unwrap_or_default();
        let label = around.split(&text as &str).next().unwrap_or_default();
        if is_updated(&self.signal)
            && !self.signal.contains("publish")
            && !self.signal.contains("entry-date")
            || is_updated(&label.to_lowercase()) && label.len() < 40
        {
            self.shown.modified.get_or_insert(date);
        } else {
            self.shown.published.get_or_insert(date);
        }
        true
    }

    /// A text node that no name marks: a byline such as "By Ana Pires", or a date.
    fn unmarked(&mut self, id: NodeId, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.len() > 160 {
            return;
        }
        if self.shown.published.is_none() && text.chars().any(char::is_numeric) {
            self.dates_in(text);
        }
        if self.shown.bylines.people.is_empty() && (names::opens(text) || names::is_opener(text)) {
            let page = self.survey.page;
            let line = page.parent(id).filter(|up| page.end(*up).0 - up.0 < 16);
            let line = line
                .and_then(|up| self.survey.text(up))
                .unwrap_or_else(|| text.to_owned());
            if line.len() <= 160 && (names::opens(&line)) {
                let names = names::read(&line, self.outlet);
                if names.people.iter().all(|name| name.split(' ').count() > 1) {
                    self.shown.bylines.extend(names);
                }
            }
        }
    }

    /// Every date of a short line, each by the words before it: "Published … | Updated …".
    fn dates_in(&mut self, text: &str) {
        let mut rest = text;
        for _ in 0..3 {
            let Some((date, at)) = dates::visible(rest, self.american) else {
                return;
            };
            let label = rest[..at].to_lowercase();
            // Far from the start a date is something that the text tells of.
            if label.len() > 60 {
                return;
            }
            if is_updated(&label) {
                self.shown.modified.get_or_insert(date);
            } else {
                self.shown.published.get_or_insert(date);
            }
            // On to what follows the date's first word; `visible` then finds the next one.
            let skipped: usize = rest[at..]
                .char_indices()
                .nth(16)
                .map_or(rest.len() - at, |(i, _)| i);
            rest = &rest[at + skipped..];
        }
    }

    /// The names in an element that is marked as a byline: its links to authors, else its text.
    fn author(&self, id: NodeId) -> Names {
        let page = self.survey.page;
        let mut linked = Names::default();
        let end = page.end(id).0.min(id.0 + 200);
        for inner in (id.0..end)
            .map(NodeId)
            .filter(|inner| self.survey.sees(*inner))
        {
            let is_name = match page.tag(inner) {
                "a" => {
                    page.attribute(inner, "rel")
                        .is_some_and(|rel| rel.contains("author"))
                        || page.attribute(inner, "href").is_some_and(is_profile)
                }
                "" | "img" | "svg" => false,
                _ => page.attribute(inner, "itemprop") == Some("name"),
            };
            if is_name && let Some(text) = self.survey.text(inner).filter(|text| text.len() <= 120)
            {
                linked.extend(names::read(&text, self.outlet));
            }
        }
        let mut whole = Names::default();
        if linked.people.is_empty() {
            let pieces = self.survey.pieces(id);
            let line = pieces.join(" ");
            if line.len() <= 160 && names::opens(&line) {
                whole = names::read(&line, self.outlet);
            }
            if whole.people.is_empty() {
                for piece in pieces.iter().take(8).take_while(|piece| piece.len() <= 120) {
                    whole.extend(names::read(piece, self.outlet));
                }
            }
            // Outside a link a lone word is more often a label than a name.
            whole.people.retain(|name| {
                name.contains(' ') || !name.is_ascii() || crate::lexicon::GIVEN_NAMES.has(name)
            });
            whole.people.truncate(12);
        }
        linked.extend(whole);
        linked
    }

    /// Bylines anywhere, where none stands near the headline: only elements that can be nothing else.
    fn far_bylines(&mut self) {
        let page = self.survey.page;
        let mut looked = 0;
        for id in page.ids() {
            if looked == 20 || !self.shown.bylines.people.is_empty() {
                break;
            }
            if !page.is_element(id) || !self.survey.sees(id) {
                continue;
            }
            let by_relation = page.tag(id) == "a"
                && page
                    .attribute(id, "rel")
                    .is_some_and(|rel| rel.split(' ').any(|word| word == "author"));
            let by_class = page.attribute(id, "class").is_some_and(|class| {
                class.split_whitespace().any(|class| {
                    matches!(
                        class.to_ascii_lowercase().as_str(),
                        "byline"
                            | "author-name"
                            | "authorname"
                            | "author_name"
                            | "article-author"
                            | "post-author"
                            | "entry-author"
                            | "article__author"
                            | "p-author"
                    )
                })
            });
            let by_property = page.attribute(id, "itemprop") == Some("author");
            if !(by_relation || by_class || by_property) {
                continue;
            }
            looked += 1;
            let in_comment = page.ancestors(id).take(8).any(|up| {
                page.attribute(up, "class")
                    .is_some_and(|class| has(class, &["comment", "related", "recommend"]))
            });
            if !in_comment {
                let names = self.author(id);
                self.shown.bylines.extend(names);
            }
        }
    }

    /// A kicker inside the heading: its first piece, where the headline is the rest.
    fn headline(&mut self, id: NodeId) {
        let pieces = self.survey.pieces(id);
        if let [first, rest] = pieces.as_slice()
            && first.len() <= 60
            && first.len() < rest.len()
            && !first.ends_with(['.', '!', '?', ','])
        {
            self.shown.kicker = Some(first.trim_end_matches([':', ' ']).to_owned());
        }
    }
}

/// Whether an address leads to an author's page.
fn is_profile(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.split('/').map(str::to_ascii_lowercase);
    segments.any(|segment| {
        matches!(
            &*segment,
            "author"
                | "authors"
                | "staff"
                | "people"
                | "person"
                | "profile"
                | "profiles"
                | "by"
                | "autor"
                | "autoren"
                | "autores"
                | "auteur"
                | "auteurs"
                | "autore"
                | "autori"
                | "journalist"
                | "journalists"
                | "reporters"
                | "reporter"
                | "writers"
                | "contributors"
                | "contributor"
                | "team"
                | "users"
                | "user"
                | "columnist"
                | "columnists"
                | "redaktion"
                | "yazar"
                | "yazarlar"
                | "firmas"
                | "bio"
                | "redakce"
                | "member"
                | "members"
                | "byline"
                | "bylines"
        ) || segment.starts_with("autor-")
            || segment.starts_with("author-")
            || segment.starts_with('@')
    }) && !href.contains("twitter.com")
}

/// Whether `text`, compared without case, holds one of these.
fn has(text: &str, needles: &[&str]) -> bool {
    let lower = text.to_ascii_lowercase();
    needles.iter().any(|needle| lower.contains(needle))
}

fn is_author(signal: &str) -> bool {
    const YES: &[&str] = &[
        "author",
        "byline",
        "by-line",
        "by_line",
        "autor",
        "auteur",
        "writer",
        "verfasser",
        "redakteur",
        "contributor",
        "journalist",
        "reporter",
        "signature",
        "kirjoittaja",
        "yazar",
        "skribent",
        "forfatter",
        "creator",
        "firma",
    ];
    const NO: &[&str] = &[
        "authority",
        "authoriz",
        "comment",
        "avatar",
        "image",
        "share",
        "related",
        "more-from",
        "disclaimer",
        "newsletter",
        "authorbox",
        "author-bio",
    ];
    YES.iter().any(|word| signal.contains(word)) && !NO.iter().any(|word| signal.contains(word))
}

fn is_kicker(signal: &str) -> bool {
    const YES: &[&str] = &[
        "kicker",
        "overline",
        "eyebrow",
        "topline",
        "dachzeile",
        "volanta",
        "antetitulo",
        "ante-titulo",
        "occhiello",
        "surtitre",
        "roofline",
        "toptitle",
        "supertitle",
        "pretitle",
        "pre-title",
        "headline-label",
        "spitzmarke",
    ];
    YES.iter().any(|word| signal.contains(word))
}

fn is_dek(signal: &str) -> bool {
    const YES: &[&str] = &[
        "dek",
        "standfirst",
        "subtitle",
        "sub-title",
        "subheadline",
        "sub-headline",
        "subhead",
        "deck",
        "sottotitolo",
        "bajada",
        "entradilla",
        "chapo",
        "chapeau",
        "ingress",
        "vorspann",
        "article-summary",
        "article__summary",
        "article-intro",
        "article__intro",
        "article-lead",
        "article__lead",
        "headline-description",
        "article-description",
        "description",
        "tagline",
        "teaser-text",
        "excerpt",
        "summary",
        "intro",
    ];
    let mut words = signal.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| word == "dek" || word == "lead" || word == "summary" || word == "intro")
        || YES
            .iter()
            .skip(1)
            .any(|word| word.len() > 6 && signal.contains(word))
        || signal.contains("chapo")
        || signal.contains("bajada")
}

fn is_updated(label: &str) -> bool {
    const YES: &[&str] = &[
        "updated",
        "modified",
        "aktualisiert",
        "actualiz",
        "mis à jour",
        "mise à jour",
        "maj ",
        "aggiornat",
        "atualizad",
        "bijgewerkt",
        "oppdatert",
        "opdateret",
        "uppdaterad",
        "päivitetty",
        "aktualiz",
        "zaktualiz",
        "обновлен",
        "оновлен",
        "güncelle",
        "更新",
        "수정",
        "تحديث",
        "עודכן",
        "diperbarui",
        "frissítve",
    ];
    YES.iter().any(|word| label.contains(word))
}

/// A standfirst or description that is not only the first paragraph again, cut by a machine or not, or the headline.
pub(super) fn is_own_dek(dek: &str, headline: Option<&str>, opening: &[String]) -> bool {
    let cut = dek.trim_end_matches(['…', '.', ']', '[', ' ']);
    if dek.ends_with('…') || dek.ends_with("...") || dek.ends_with("[…]") {
        return false;
    }
    let whole = key(cut);
    let short: String = whole.chars().take(60).collect();
    let repeats = |text: &String| key(text).starts_with(&short);
    whole.chars().count() >= 20
        && headline.is_none_or(|headline| key(headline) != whole)
        && !opening.iter().any(repeats)
}
