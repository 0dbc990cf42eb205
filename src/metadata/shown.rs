//! What the page shows around its headline: byline, dates, kicker, standfirst.
//!
//! Only a stretch of the page is looked at, from a little before the headline to the third long paragraph after it,
//! because bylines and dates further away belong to other articles, to comments, or to the author's box.

mod days;
mod lone;

use super::byline;
use super::dek;
use super::marks::{Told, has, is_profile};
use super::names::{self, Names};
use super::origin;
use super::outlet::Outlet;
use super::signature;
use super::survey::{LONG, Survey};
use super::wording::key;
use crate::page::NodeId;

/// What was found near the headline.
#[derive(Default)]
pub(super) struct Shown {
    pub bylines: Names,
    /// A name that stands alone under the headline; it counts where nothing else names anybody.
    pub lone: Names,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub kicker: Option<String>,
    pub dek: Option<String>,
    /// A label above the headline that is called a section or category.
    pub section: Option<String>,
    /// The first long paragraphs, which a description may be cut from and which a dateline opens.
    pub opening: Vec<String>,
    /// The agency in the dateline of a paragraph before these that is too short to be one of them.
    pub agency: Option<String>,
}

/// Nodes looked at before the headline.
const BEFORE: u32 = 80;
/// Nodes looked at after it.
const AFTER: u32 = 1_500;
/// Words in front of a link that make a sentence of its paragraph.
const SAID: usize = 8;

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
        told: Told::default(),
        signed: None,
    };
    let page = survey.page;
    let last = page.len() as u32;
    let start = headline.map_or_else(|| body(survey), |node| page.end(node).0);
    let end = look.opening(start, last.min(start.saturating_add(AFTER)));
    look.walk(start, end, true);
    if let Some(headline) = headline {
        look.headline(headline);
        look.walk(headline.0 + 1, page.end(headline).0, false);
        let before = headline.0.saturating_sub(BEFORE).max(body(survey));
        look.walk(before, headline.0, false);
    }
    if look.shown.bylines.people.is_empty() {
        let far = signature::far(survey, outlet);
        look.shown.bylines.far = far.far;
        look.shown.bylines.extend(far);
    }
    if look.shown.bylines.is_empty()
        && let Some(headline) = headline
    {
        look.lone_name(page.end(headline).0);
    }
    let is_nobody = look.shown.bylines.people.is_empty() && look.shown.lone.people.is_empty();
    if is_nobody {
        let signed = look.signed_opening();
        if !signed.people.is_empty() {
            look.shown.lone = signed;
        }
    }
    if look.shown.published.is_none() && look.shown.modified.is_none() {
        look.far_date();
    }
    if look.shown.published.is_none() && look.shown.modified.is_none() {
        look.labelled_date();
    }
    look.shown.bylines.split_joined();
    look.shown
}

/// Whether the page describes itself with these words.
fn described(survey: &Survey<'_>, text: &str) -> bool {
    let whole = key(text);
    ["og:description", "description", "twitter:description"]
        .iter()
        .filter_map(|name| survey.all_metas(name).next())
        .any(|description| key(&description) == whole)
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
    /// What they tell.
    told: Told,
    /// What the element that gave the byline is called, and the node after it.
    signed: Option<(String, u32)>,
}

impl Look<'_, '_> {
    /// Notes the first long paragraphs from `start` on; the node after the third.
    fn opening(&mut self, start: u32, end: u32) -> u32 {
        let first = self.survey.paragraphs.partition_point(|id| id.0 < start);
        let mut stop = end;
        let (mut first_parent, mut first_paragraph) = (None, NodeId(start));
        for id in &self.survey.paragraphs[first..] {
            if id.0 >= end || self.shown.opening.len() == 5 {
                break;
            }
            let Some(text) = self.survey.text(*id) else {
                continue;
            };
            if text.len() < LONG {
                // "CARROW (AP) — The Latest on the flood:" opens the text, short as it is.
                if self.shown.agency.is_none() && self.shown.opening.len() < 2 {
                    self.shown.agency = origin::of_line(&text);
                }
                continue;
            }
            // A first paragraph that stands apart from the others is the standfirst.
            let up = self.survey.page.parent(*id);
            if self.shown.opening.len() == 1 && self.shown.dek.is_none() && up != first_parent {
                self.shown.dek = self
                    .shown
                    .opening
                    .pop()
                    .filter(|text| text.len() <= 400 && described(self.survey, text));
                if self.shown.dek.is_none() {
                    self.shown.opening.extend(self.survey.text(first_paragraph));
                }
            }
            if self.shown.opening.is_empty() {
                first_parent = up;
                first_paragraph = *id;
            }
            self.shown.opening.push(text);
            if self.shown.opening.len() == 3 {
                stop = self.survey.page.end(*id).0;
            }
        }
        stop
    }

    fn walk(&mut self, start: u32, end: u32, after: bool) {
        let page = self.survey.page;
        let mut at = start;
        while at < end {
            let id = NodeId(at);
            if !self.survey.sees(id) || self.is_other(id) {
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
    fn is_other(&self, id: NodeId) -> bool {
        let page = self.survey.page;
        match page.tag(id) {
            "figcaption" | "figure" | "nav" => true,
            // Some themes set the byline in a footer or an aside of its own: small ones are read.
            "aside" | "footer" | "button" => page.end(id).0 - id.0 > 60,
            // A form around the whole page is a habit of one old content system.
            "form" => page.end(id).0 - id.0 < 300,
            _ if page.end(id).0 - id.0 <= 12 => false,
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
                )
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
        self.told = Told::by(&self.signal);
    }

    /// Reads the element if its names say what it is; whether it was read as a whole.
    fn marked(&mut self, id: NodeId, after: bool) -> bool {
        let page = self.survey.page;
        let tag = page.tag(id);
        if tag == "time" {
            return self.time(id);
        }
        let linked =
            tag == "a" && page.attribute(id, "href").is_some_and(is_profile) && !self.is_told(id);
        if tag == "address" || linked || self.told.is_author() {
            self.sign(id, after);
            // A date beside the name is still to be read, so the walk goes inside.
            return false;
        }
        if self.signal.is_empty() {
            return false;
        }
        if self.told.is_kicker()
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
        if !after
            && self.shown.section.is_none()
            && self.told.is_section()
            && page.end(id).0 - id.0 < 10
        {
            let text = self.survey.text(id);
            self.shown.section =
                text.filter(|text| text.len() <= 40 && !self.outlet.is_named(text));
        }
        if self.told.is_dek() && after && self.shown.dek.is_none() && page.end(id).0 - id.0 < 40 {
            self.shown.dek = self.survey.text(id).filter(|text| {
                (25..=600).contains(&text.len()) && dek::tells(self.survey, id, text)
            });
        }
        false
    }

    /// Whether a link stands in a paragraph of running text, which tells of people who did not write it.
    fn is_told(&self, link: NodeId) -> bool {
        let page = self.survey.page;
        let paragraph = page
            .ancestors(link)
            .take(10)
            .find(|up| page.tag(*up) == "p");
        let Some(paragraph) = paragraph else {
            return false;
        };
        let before = page
            .descendants(paragraph)
            .take_while(|inner| *inner < link);
        let before = before
            .filter(|inner| self.survey.sees(*inner))
            .filter_map(|inner| page.text(inner));
        if before.flat_map(str::split_whitespace).count() > SAID {
            return true;
        }
        let text = self.survey.text(paragraph);
        text.is_some_and(|text| text.len() >= LONG && text.ends_with(['.', '!', '?', '”', '"']))
    }

    /// Takes the names of a marked element: the first one that names people, and its like right after it.
    fn sign(&mut self, id: NodeId, after: bool) {
        let end = self.survey.page.end(id).0;
        let goes_on = match &self.signed {
            None => after || self.shown.bylines.people.is_empty(),
            // An element inside the byline says nothing new; one after "and" or a comma is the next author.
            Some((signal, until)) => {
                id.0 >= *until
                    && id.0 < until + 30
                    && *signal == self.signal
                    && self.joins(*until, id.0)
            }
        };
        if !goes_on {
            return;
        }
        let mut names = signature::read(self.survey, id, self.outlet);
        if names.people.is_empty() {
            // A link may lead to anybody's page; only an element that is called a byline names a desk.
            if self.signed.is_none() && self.told.is_author() {
                names.groups.retain(|group| group.split(' ').count() <= 5);
                self.shown.bylines.extend(names);
            }
            return;
        }
        self.shown.bylines.extend(names);
        self.signed = Some((self.signal.clone(), end));
    }

    /// Whether the text between two nodes only joins names: "and", a comma, "in Halden and".
    fn joins(&self, from: u32, to: u32) -> bool {
        let page = self.survey.page;
        let texts = (from..to).filter_map(|i| page.text(NodeId(i)));
        let between: String = texts.collect::<Vec<_>>().join(" ");
        let between = between.trim();
        let last = between
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        between.len() <= 40
            && (between.is_empty()
                || byline::is_and(last)
                || last.ends_with([',', '|', '·', '•', ';']))
    }

    /// A text node that no name marks: a byline such as "By Ana Pires", or a date.
    fn unmarked(&mut self, id: NodeId, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.len() > 160 {
            return;
        }
        let is_open = self.shown.published.is_none() || self.shown.modified.is_none();
        if is_open && text.chars().any(char::is_numeric) {
            self.dates_in(id, text);
        }
        // "by kilnfox", "By 3 Rivers Press": names that no person has.
        let after = text
            .strip_prefix("by ")
            .or_else(|| text.strip_prefix("By "));
        let is_alias = after.is_some_and(|after| {
            let count = after.split_whitespace().count();
            let is_numbered = after.starts_with(|c: char| c.is_ascii_digit());
            count == 1 && !is_numbered || (2..=4).contains(&count) && is_numbered
        });
        if self.shown.bylines.people.is_empty()
            && (is_alias || names::opens(text) || names::is_opener(text))
        {
            let names = signature::read_line(self.survey, id, text, self.outlet);
            self.shown.bylines.extend(names);
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
