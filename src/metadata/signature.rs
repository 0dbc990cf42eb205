//! The names in a byline on the page: in an element that is called one, in a line that opens like one, or far away.

use super::byline;
use super::marks::{has, is_profile, profile_slug};
use super::names::{self, Names};
use super::outlet::Outlet;
use super::survey::Survey;
use super::wording::key;
use crate::lexicon;
use crate::page::NodeId;

/// The names in an element that is marked as a byline: its links to authors, else its text.
pub(super) fn read(survey: &Survey<'_>, id: NodeId, outlet: &Outlet) -> Names {
    let page = survey.page;
    let mut linked = Names::default();
    let end = page.end(id).0.min(id.0 + 200);
    // Whether the last label before a link says that somebody other than an author follows.
    let mut other = false;
    let mut read_to = id.0;
    for inner in (id.0..end).map(NodeId).filter(|inner| survey.sees(*inner)) {
        if let Some(label) = page.text(inner).filter(|_| inner.0 >= read_to) {
            let label = label.trim();
            if names::is_other_role(label) {
                other = true;
            } else if names::opens_any(label) {
                other = false;
            }
        }
        let is_name = match page.tag(inner) {
            "a" => {
                page.attribute(inner, "rel")
                    .is_some_and(|rel| rel.contains("author"))
                    || page.attribute(inner, "href").is_some_and(is_profile)
            }
            "" | "img" | "svg" => false,
            _ => page.attribute(inner, "itemprop") == Some("name"),
        };
        if is_name && let Some(text) = survey.text(inner).filter(|text| text.len() <= 120) {
            let mut names = names::read(&text, outlet);
            // A lone word is a label unless the address says it too.
            let slug = page
                .attribute(inner, "href")
                .and_then(profile_slug)
                .map(key);
            let told = |name: &String| slug.as_ref().is_some_and(|slug| slug.contains(&key(name)));
            names.people.retain(|name| is_proper(name) || told(name));
            read_to = page.end(inner).0;
            linked.extend(if other { names.into_others() } else { names });
        }
    }
    let pieces = survey.pieces(id);
    // "By Ana Pires and [Bo Lund]": not every author has a page of their own.
    if let Some(first) = pieces
        .first()
        .filter(|first| first.len() <= 80 && names::opens(first))
        && !linked.people.is_empty()
    {
        let mut opening = strict(names::read(first, outlet));
        opening.extend(linked);
        linked = opening;
    }
    if linked.people.is_empty() {
        let line = pieces.join(" ");
        if line.len() <= 160 && names::opens(&line) {
            linked.extend(strict(names::read(&line, outlet)));
        }
    }
    if linked.people.is_empty() {
        let mut other = false;
        for piece in pieces.iter().take(8).take_while(|piece| piece.len() <= 120) {
            // "Reviewed by", "Photo:": the next name is not the author's.
            let role = names::is_other_role(piece);
            if !role {
                let names = strict(names::read(piece, outlet));
                linked.extend(if other { names.into_others() } else { names });
            }
            other = role;
        }
    }
    linked.people.truncate(12);
    linked
}

/// The names of a line that opens like a byline, given its first text node: the line goes to the end of the nearest
/// element that holds more than the opening.
pub(super) fn read_line(survey: &Survey<'_>, id: NodeId, text: &str, outlet: &Outlet) -> Names {
    let page = survey.page;
    let mut line = text.to_owned();
    for up in page.ancestors(id).take(3) {
        if page.end(up).0 - up.0 > 24 {
            break;
        }
        match survey.text(up) {
            Some(whole) if whole.starts_with(text) => line = whole,
            // What stands before it on the line, such as a date, is no part of it.
            Some(_) => break,
            None => {}
        }
        if !names::is_opener(&line) && line.len() > text.len() {
            break;
        }
    }
    if line.len() > 160 {
        return Names::default();
    }
    if !names::opens(&line) {
        return alias(&line, &Names::default());
    }
    let names = names::read(&line, outlet);
    // A line of which any part is no name is a sentence.
    let all = names
        .people
        .iter()
        .all(|name| name.contains(' ') && is_proper(name));
    if all && !names.people.is_empty() {
        names
    } else {
        alias(&line, &names)
    }
}

/// Who else a line "By …" may name where it says nothing more: a team, a company, somebody under a made-up name. They
/// count only where no person is named.
fn alias(line: &str, names: &Names) -> Names {
    let opener = line.split_whitespace().next().unwrap_or_default();
    let by = opener.eq_ignore_ascii_case("by") || opener.eq_ignore_ascii_case("written");
    let rest = byline::without_opener(byline::without_date(line)).trim();
    let count = rest.split_whitespace().count();
    let is_name = |word: &str| !word.starts_with(char::is_lowercase);
    let fits = (1..=4).contains(&count)
        && rest.len() <= 40
        && rest
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '&' | '\''));
    if !by
        || !fits
        || rest.eq_ignore_ascii_case("by")
        || names::is_opener(rest)
        || !names.agencies.is_empty()
        || places(rest)
    {
        return Names::default();
    }
    if names.groups.len() == 1 || count == 1 || rest.split(' ').all(is_name) {
        let groups = vec![rest.to_owned()];
        return Names {
            groups,
            ..Names::default()
        };
    }
    Names::default()
}

/// Bylines anywhere, where none stands near the headline: only elements that can be nothing else.
pub(super) fn far(survey: &Survey<'_>, outlet: &Outlet) -> Names {
    const CALLED: &[&str] = &[
        "byline",
        "author-name",
        "authorname",
        "author_name",
        "article-author",
        "post-author",
        "entry-author",
        "article__author",
        "p-author",
        "author__name",
        "post__author",
        "author-link",
    ];
    let page = survey.page;
    let marked = page.ids().filter(|id| {
        page.tag(*id) == "a"
            && page
                .attribute(*id, "rel")
                .is_some_and(|rel| rel.split(' ').any(|word| word == "author"))
            || page.attribute(*id, "itemprop") == Some("author")
            || page.attribute(*id, "class").is_some_and(|class| {
                !has(class, &["mediabox", "mediainfo", "media-box", "media-info"])
                    && class.split_whitespace().any(|class| {
                        CALLED.iter().any(|called| {
                            let from = class.len().checked_sub(called.len());
                            from.is_some_and(|from| {
                                class.as_bytes()[from..].eq_ignore_ascii_case(called.as_bytes())
                            })
                        })
                    })
            })
    });
    let marked: Vec<NodeId> = marked.filter(|id| survey.sees(*id)).take(20).collect();
    let is_signed = |id: NodeId| {
        page.attribute(id, "rel")
            .is_some_and(|rel| rel.contains("author"))
            && stands_aside(survey, id)
    };
    // A link to the author in a column beside the text is the last resort.
    let near = marked.iter().filter(|id| !is_foreign(survey, **id));
    let aside = marked.iter().filter(|id| is_signed(**id));
    near.chain(aside)
        .map(|id| read(survey, *id, outlet))
        .find(|names| !names.people.is_empty())
        .map(|names| Names { far: true, ..names })
        .unwrap_or_default()
}

/// The one person whom a box introduces: a paragraph that opens with the name that stands right above it, and says
/// what they are.
pub(super) fn boxed(survey: &Survey<'_>) -> Option<String> {
    let page = survey.page;
    let mut found: Option<String> = None;
    for id in &survey.paragraphs {
        let Some(text) = page.descendants(*id).take(12).find_map(|id| page.text(id)) else {
            continue;
        };
        let Some((name, what)) = text
            .trim_start()
            .split_once(" is ")
            .filter(|(name, _)| is_lone_name(name))
        else {
            continue;
        };
        let above = (id.0.saturating_sub(12)..id.0).rev().map(NodeId);
        let mut lines = above
            .filter_map(|id| page.text(id))
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let has_role = what
            .split(|c: char| !c.is_alphabetic())
            .take(14)
            .any(|word| {
                let word = word.to_lowercase();
                lexicon::ROLE_NOUNS.has(&word) || lexicon::BYLINE_ROLES.has(&word)
            });
        if lines.next() != Some(name) || !has_role {
            continue;
        }
        if found.as_deref().is_some_and(|have| have != name) {
            return None;
        }
        found = Some(name.to_owned());
    }
    found
}

/// Whether an element stands in a column beside the article, and in no comment, card or list of other articles.
fn stands_aside(survey: &Survey<'_>, id: NodeId) -> bool {
    let page = survey.page;
    page.ancestors(id).take(8).all(|up| {
        !matches!(page.tag(up), "footer" | "nav" | "li")
            && !page.attribute(up, "class").is_some_and(|class| {
                has(
                    class,
                    &["comment", "related", "recommend", "footer", "card"],
                )
            })
    })
}

/// A line of nothing but a name and the date. The date vouches for it, so that the name need not be known.
pub(super) fn is_dated_name(line: &str) -> bool {
    let bare = byline::without_tail(byline::without_date(line));
    let bare = bare.trim_matches(|c: char| !c.is_alphabetic());
    let known = |word: &str| lexicon::GIVEN_NAMES.has(word) || lexicon::SURNAMES.has(word);
    // A mark between them vouches too: "Sehnur Karaca | 05.04.2024".
    let is_parted = line
        .trim_start()
        .strip_prefix(bare)
        .is_some_and(|rest| rest.trim_start().starts_with(['|', '·', '•']));
    bare.len() < line.len()
        && (2..=3).contains(&bare.split_whitespace().count())
        && (is_parted || bare.split_whitespace().any(known))
        && bare
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && is_proper(bare)
}

/// A line of nothing but a person's name, with a given name that is known, between the headline and the text.
pub(super) fn is_lone_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let first = text.split_whitespace().next().unwrap_or_default();
    (2..=3).contains(&words)
        && text.len() <= 40
        && text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && lexicon::GIVEN_NAMES.has(first)
        && is_proper(text)
}

/// Whether an element belongs to a comment or to another article.
pub(super) fn is_foreign(survey: &Survey<'_>, id: NodeId) -> bool {
    let page = survey.page;
    page.ancestors(id).take(8).any(|up| {
        // The footer of an article is the article's own and names its author; the page's footer is the site's.
        let other = match page.tag(up) {
            "footer" => !page.ancestors(up).any(|above| page.tag(above) == "article"),
            tag => matches!(tag, "nav" | "aside"),
        };
        other
            || page.attribute(up, "class").is_some_and(|class| {
                has(
                    class,
                    &[
                        "comment",
                        "related",
                        "recommend",
                        "footer",
                        "card",
                        "sidebar",
                        "widget",
                    ],
                )
            })
    })
}

/// The names without people who do not look like people.
fn strict(mut names: Names) -> Names {
    names.people.retain(|name| is_proper(name));
    names
}

/// Whether the words are written as a person's name is: a capital at every word but particles, no word that sentences
/// start with, no place. A lone word must be a known given name.
pub(super) fn is_proper(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 5 || places(name) {
        return false;
    }
    if words.len() == 1 {
        let dense = name.chars().all(|c| u32::from(c) > 0x0370) && name.chars().count() >= 2;
        return dense && name.chars().count() <= 5 || lexicon::GIVEN_NAMES.has(name);
    }
    words.iter().enumerate().all(|(i, word)| {
        let first = word.chars().find(|c| c.is_alphabetic());
        let capital = first.is_some_and(|c| !c.is_lowercase());
        let particle = i > 0 && lexicon::PARTICLES.has(&word.to_lowercase());
        (capital || particle || word.starts_with(['d', 'l']) && word.contains(['\'', '’']))
            && !lexicon::COMMON_WORDS.has(word)
    })
}

pub(super) fn places(name: &str) -> bool {
    lexicon::COUNTRIES.has(name) || lexicon::CITIES.has(name) || lexicon::REGIONS.has(name)
}
