//! Where names may stand: runs of capitalised words with what names have inside, cut at titles, demonyms and places
//! that stand before a name.

use super::document::{Document, Shape, Word};
use super::gazetteer;
use crate::lexicon;
use std::ops::Range;

/// Words that may be one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// A range of [`Document::words`].
    pub words: Range<usize>,
    /// Whether a title or a form of address stands right before.
    pub titled: bool,
    /// Whether it is one word whose capital may only mark a start.
    pub unsure: bool,
}

/// The run of words from `at` that may hold names, as its end; `None` where no name can start.
pub(super) fn run(doc: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let known = gazetteer::known_at(doc, at, end).map_or(0, |known| known.len);
    let mut to = if known > 1 {
        at + known
    } else if is_name_word(doc, at) || known == 1 && !doc.words[at].starts {
        at + 1
    } else {
        return None;
    };
    while to < end {
        let step = extend(doc, at, to, end);
        if step == 0 {
            break;
        }
        to += step;
    }
    Some(to)
}

/// How many words the run `start..at` goes on with; 0 where it ends.
fn extend(doc: &Document<'_>, start: usize, at: usize, end: usize) -> usize {
    let word = doc.words[at];
    if word.is_capitalised() {
        let known = gazetteer::known_at(doc, at, end).map_or(0, |known| known.len);
        if known > 1 {
            return known;
        }
        return usize::from(
            is_name_word(doc, at)
                || is_surname_month(doc, at)
                || word.text == "I" && doc.words[at - 1].shape == Shape::Capital && at > start,
        );
    }
    let next = |offset: usize| at + offset < end && is_name_word(doc, at + offset);
    match word.text {
        "&" if next(1) => 2,
        "of" | "for" | "on" => {
            let head = last_segment(doc, start, at);
            if !is_head(doc, head, at) {
                return 0;
            }
            if next(1) {
                2
            } else if doc.word(at + 1) == "the" && next(2) {
                3
            } else {
                0
            }
        }
        "and" if next(1) && is_and_in_organization(doc, start, at) => 2,
        "'s" | "’s" | "'" | "’" if next(1) && is_group_possessive(doc, start, at) => 2,
        _ if word.shape == Shape::Lower && lexicon::PARTICLES.has(word.text) => {
            if next(1) {
                2
            } else if at + 2 < end
                && lexicon::PARTICLES.has(doc.word(at + 1))
                && is_name_word(doc, at + 2)
            {
                3
            } else {
                0
            }
        }
        _ => 0,
    }
}

/// Where the part of the run begins that an "of" would attach to: after the last "of" or at the start.
fn last_segment(doc: &Document<'_>, start: usize, at: usize) -> usize {
    (start..at)
        .rev()
        .find(|i| matches!(doc.word(*i), "of" | "and" | "for"))
        .map_or(start, |i| i + 1)
}

/// Whether an organisation or place named "X of Y" has the words `start..end` as its X.
fn is_head(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let last = doc.word(end - 1);
    lexicon::ORGANIZATION_HEADS.has(last)
        || lexicon::ORGANIZATION_HEADS.has(doc.slice(start, end))
        || matches!(
            last,
            "Isle"
                | "Gulf"
                | "Strait"
                | "Straits"
                | "Bay"
                | "Sea"
                | "Cape"
                | "Republic"
                | "Kingdom"
                | "Horn"
                | "Port"
                | "Battle"
                | "Siege"
                | "Treaty"
                | "Declaration"
                | "Commonwealth"
                | "Province"
                | "City"
                | "Mount"
                | "Tower"
                | "Palace"
                | "Church"
                | "Order"
                | "Medal"
                | "Temple"
                | "Secretary"
                | "Gates"
        ) && last != "Secretary"
}

/// Whether "and" at `at` joins two parts of one organisation, as in "Department of Health and Human Services".
fn is_and_in_organization(doc: &Document<'_>, start: usize, at: usize) -> bool {
    let of = (start..at).any(|i| matches!(doc.word(i), "of" | "for" | "on"));
    of && lexicon::ORGANIZATION_HEADS.has(doc.word(start))
        && gazetteer::known_at(doc, at - 1, at).is_none()
        && !lexicon::GIVEN_NAMES.has(doc.word(at + 1))
        && gazetteer::known_at(doc, at + 1, doc.words.len()).is_none_or(|known| known.len > 1)
}

/// Whether a possessive inside the run is part of a name, as in "Workers' Party" or "St Mary's Hospital".
fn is_group_possessive(doc: &Document<'_>, start: usize, at: usize) -> bool {
    let owner = doc.word(at - 1);
    let saint = at >= 2 && at - 2 >= start && matches!(doc.word(at - 2), "St" | "St." | "Saint");
    saint
        || matches!(
            owner,
            "People"
                | "Women"
                | "Men"
                | "Children"
                | "Workers"
                | "Farmers"
                | "Teachers"
                | "Veterans"
                | "Writers"
                | "Players"
                | "King"
                | "Queen"
                | "Students"
                | "Nurses"
                | "Fishermen"
                | "Lawyers"
                | "Employers"
                | "Sheriff"
                | "Attorney"
                | "Prosecutor"
                | "Governor"
                | "Mayor"
                | "Parents"
                | "Actors"
                | "Consumers"
        ) && lexicon::ORGANIZATION_ENDINGS.has(doc.word(at + 1))
        || matches!(doc.word(at), "'" | "’")
            && owner.ends_with('s')
            && lexicon::ORGANIZATION_ENDINGS.has(doc.word(at + 1))
        || matches!(owner, "People" | "Women" | "Children" | "Workers")
            && doc.word(at + 2) == "Party"
}

/// "May" in "Theresa May": a month's name after a given name.
fn is_surname_month(doc: &Document<'_>, at: usize) -> bool {
    matches!(doc.word(at), "May" | "March" | "August")
        && at > 0
        && lexicon::GIVEN_NAMES.has(doc.word(at - 1))
}

/// Whether the word at `at` may be part of a name by itself.
pub(super) fn is_name_word(doc: &Document<'_>, at: usize) -> bool {
    let Some(word) = doc.words.get(at) else {
        return false;
    };
    if !word.is_capitalised() {
        return false;
    }
    if matches!(
        lexicon::CALENDAR.get(word.text),
        Some("weekday" | "month" | "holiday")
    ) {
        return false;
    }
    if lexicon::COMMON_WORDS.has(word.text) {
        // "New" and "Will" start real names: only a following name word and no start makes them one.
        return false;
    }
    if word.shape == Shape::Inner && !has_lower_prefix(word.text) || is_compound(word.text) {
        return false;
    }
    !word.starts || is_name_at_start(doc, at, word)
}

/// "Dutch-born", "US-China": a place's name inside an adjective is no name by itself. "Al-Shabaab" is one.
fn is_compound(word: &str) -> bool {
    let Some((left, right)) = word.split_once('-') else {
        return false;
    };
    let small = right.starts_with(char::is_lowercase);
    (small && left.len() > 2 && !lexicon::GIVEN_NAMES.has(left) && !lexicon::GIVEN_NAMES.has(word))
        && gazetteer::known(word).is_none()
        && !lexicon::FAMILY_FIRST.has(left)
        && matches!(
            right.split('-').next().unwrap_or(right),
            "born"
                | "based"
                | "led"
                | "backed"
                | "style"
                | "era"
                | "wide"
                | "area"
                | "speaking"
                | "funded"
                | "owned"
                | "bound"
                | "sponsored"
                | "made"
                | "run"
                | "occupied"
                | "controlled"
                | "held"
                | "linked"
                | "trained"
                | "only"
                | "like"
                | "related"
                | "themed"
                | "brokered"
                | "mediated"
                | "listed"
                | "registered"
                | "native"
                | "appointed"
                | "winning"
                | "inspired"
                | "aligned"
                | "friendly"
                | "free"
                | "dominated"
                | "affiliated"
        )
        || !small && is_known_part(left) && is_known_part(right)
}

/// A place or demonym in "US-China" or "Franco-German".
fn is_known_part(part: &str) -> bool {
    lexicon::DEMONYMS.has(part)
        || lexicon::COUNTRIES.has(part)
        || matches!(part, "Anglo" | "Franco" | "Sino" | "Afro")
}

/// "al-Shabab", "d'Ivoire", "iPhone", "eBay": one or two small letters before the capital, or a prefix with a hyphen.
fn has_lower_prefix(word: &str) -> bool {
    let prefix = word.chars().take_while(|c| c.is_lowercase()).count();
    prefix <= 2 && !word.starts_with("un") || word.starts_with("mc")
}

/// Whether a capital at a start also marks a name.
fn is_name_at_start(doc: &Document<'_>, at: usize, word: &Word<'_>) -> bool {
    let next_capital = doc
        .words
        .get(at + 1)
        .is_some_and(|next| next.is_capitalised() && !lexicon::COMMON_WORDS.has(next.text));
    let person = lexicon::GIVEN_NAMES.has(word.text) || lexicon::SURNAMES.has(word.text);
    if lexicon::OPENERS.has(word.text)
        && !next_capital
        && !(person && doc.has_inner_capital(word.text))
    {
        return false;
    }
    let listed = person
        || lexicon::HONORIFICS.has(word.text)
        || gazetteer::known_at(doc, at, at + 1).is_some();
    if listed {
        return true;
    }
    if lexicon::DEMONYMS.has(word.text) || lexicon::TITLE_WORDS.has(word.text) {
        return next_capital;
    }
    next_capital && lexicon::CALENDAR.get(doc.word(at + 1)).is_none() || !doc.has_lower(word.text)
}

/// Cuts the run `words` into the names that it holds.
pub(super) fn cut(doc: &Document<'_>, words: Range<usize>, found: &mut Vec<Candidate>) {
    // A worklist in place of recursion: what stands before a title is a run of its own.
    let mut open = vec![(words, false)];
    while let Some((mut words, mut titled)) = open.pop() {
        while words.start < words.end {
            let first = doc.word(words.start);
            let honorific =
                lexicon::HONORIFICS.has(first) && words.len() > 1 && !is_whole(doc, &words);
            if honorific {
                words.start += 1;
                titled = true;
            } else {
                break;
            }
        }
        if gazetteer::known_words(doc, words.start, words.end).is_none() {
            trim_edges(doc, &mut words);
        }
        if words.is_empty() {
            continue;
        }
        if is_whole(doc, &words) {
            found.push(candidate(doc, words, titled));
        } else if let Some(title) = title_inside(doc, &words) {
            if !is_part_of_title(doc, words.start..title.start) {
                open.push((words.start..title.start, false));
            }
            open.push((title.end..words.end, true));
        } else if is_trailing_title(doc, &words)
            || words.len() > 1 && lexicon::DEMONYMS.has(doc.word(words.end - 1))
        {
            open.push((words.start..words.end - 1, titled));
        } else if let Some(place) = place_before_person(doc, &words) {
            open.push((words.start..place, titled));
            open.push((place..words.end, false));
        } else {
            let mut demonym = gazetteer::demonym_at(doc, words.start, words.end);
            // "US Evangelicals", "British Muslims": two words for people.
            if demonym == 0 && words.len() > 1 && lexicon::COUNTRIES.has(doc.word(words.start)) {
                let plural = doc.word(words.end - 1).ends_with('s')
                    && doc.words[words.end - 1].shape == Shape::Capital;
                if plural && words.len() == 2 {
                    found.push(candidate(doc, words.start..words.start + 1, titled));
                    demonym = 2;
                }
            }
            if demonym > 0 {
                open.push((words.start + demonym..words.end, titled));
            } else {
                found.push(candidate(doc, words, titled));
            }
        }
    }
}

fn candidate(doc: &Document<'_>, words: Range<usize>, titled: bool) -> Candidate {
    let unsure = words.len() == 1 && doc.words[words.start].starts;
    Candidate {
        words,
        titled,
        unsure,
    }
}

/// A name must not end or begin with a connecting word.
fn trim_edges(doc: &Document<'_>, words: &mut Range<usize>) {
    while words.start < words.end && !doc.words[words.end - 1].is_capitalised() {
        words.end -= 1;
    }
    while words.start < words.end && !doc.words[words.start].is_capitalised() {
        words.start += 1;
    }
}

/// "Fisheries" in "Fisheries Commissioner": a field that the title is about, no name of its own.
fn is_part_of_title(doc: &Document<'_>, words: Range<usize>) -> bool {
    words.len() == 1
        && gazetteer::known_words(doc, words.start, words.end).is_none()
        && lexicon::ROLE_MODIFIERS.has(&doc.word(words.start).to_lowercase())
}

/// Where the person starts in "Toulon Gérard Pascalini": a known name right before a given name and more.
fn place_before_person(doc: &Document<'_>, words: &Range<usize>) -> Option<usize> {
    let known = gazetteer::known_at(doc, words.start, words.end)?;
    let next = words.start + known.len;
    (next + 1 < words.end
        && lexicon::GIVEN_NAMES.has(doc.word(next))
        && !lexicon::GIVEN_NAMES.has(doc.word(words.start)))
    .then_some(next)
}

/// Whether the words are one name as they stand: a known one, or one with the last word of an organisation.
fn is_whole(doc: &Document<'_>, words: &Range<usize>) -> bool {
    if gazetteer::known_words(doc, words.start, words.end).is_some() {
        return true;
    }
    let last = doc.word(words.end - 1);
    let first = doc.word(words.start);
    if words.len() < 2 {
        return false;
    }
    let organization =
        lexicon::ORGANIZATION_ENDINGS.has(last) || lexicon::COMPANY_SUFFIXES.has(last);
    let person_inside = title_inside(doc, words).is_some_and(|title| {
        lexicon::GIVEN_NAMES.has(doc.word(title.end)) && title.end + 1 < words.end
    });
    let headed = (words.start + 1..words.end).any(|at| {
        matches!(doc.word(at), "of" | "for" | "on")
            && lexicon::ORGANIZATION_HEADS.has(doc.word(at - 1))
    });
    (organization && !lexicon::HONORIFICS.has(first) || headed) && !person_inside
}

/// The last run of title words inside `words` that a name follows.
fn title_inside(doc: &Document<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let end = (words.start..words.end - 1)
        .rev()
        .find(|i| is_title(doc, *i, words.start))?
        + 1;
    let mut start = end - 1;
    while start > words.start
        && (is_title(doc, start - 1, words.start)
            || matches!(doc.word(start - 1), "of" | "and" | "for" | "&") && start - 1 > words.start)
    {
        start -= 1;
    }
    Some(start..end)
}

/// Whether the word at `at` is part of a title. After a given name it is a family name: "Stephen King".
fn is_title(doc: &Document<'_>, at: usize, start: usize) -> bool {
    let word = doc.word(at);
    let role = || {
        !lexicon::SURNAMES.has(word)
            && !lexicon::GIVEN_NAMES.has(word)
            && lexicon::ROLE_NOUNS.has(&word.to_lowercase())
    };
    (lexicon::TITLE_WORDS.has(word) || lexicon::HONORIFICS.has(word) || role())
        && !(at > start
            && lexicon::GIVEN_NAMES.has(doc.word(at - 1))
            && lexicon::SURNAMES.has(word))
}

fn is_trailing_title(doc: &Document<'_>, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    is_title(doc, last, words.start)
        && !(words.len() > 1 && lexicon::GIVEN_NAMES.has(doc.word(last - 1)))
        && !(words.len() == 1 && lexicon::SURNAMES.has(doc.word(last)))
}
