//! What a candidate is: every piece of evidence gives points to a kind, the kind with most points wins, and its
//! strongest piece names the rule.

use super::EntityKind;
use super::candidates::Candidate;
use super::document::{Document, Shape};
use super::gazetteer;
use crate::lexicon;
use std::collections::{HashMap, HashSet};

/// Points of every kind, with the strongest rule of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    tally: Vec<(EntityKind, i32, i32, &'static str)>,
}

impl Votes {
    fn add(&mut self, kind: EntityKind, points: i32, rule: &'static str) {
        match self.tally.iter_mut().find(|entry| entry.0 == kind) {
            Some(entry) => {
                entry.1 += points;
                if points > entry.2 {
                    entry.2 = points;
                    entry.3 = rule;
                }
            }
            None => self.tally.push((kind, points, points, rule)),
        }
    }

    /// The kind with most points, its rule and its points; the earlier evidence wins a tie.
    pub fn decide(&self) -> Option<(EntityKind, &'static str, i32)> {
        let mut best: Option<(EntityKind, &'static str, i32)> = None;
        for (kind, points, _, rule) in &self.tally {
            if best.is_none_or(|(_, _, most)| *points > most) {
                best = Some((*kind, rule, *points));
            }
        }
        best
    }
}

/// Names that the article itself has made sure of.
#[derive(Default)]
pub(super) struct Learned<'a> {
    /// Whole names and their parts, with what they are.
    pub names: HashMap<&'a str, EntityKind>,
    /// Words that stand as a name by themselves.
    pub singles: HashSet<&'a str>,
}

/// Weighs everything that is known about `candidate`.
pub(super) fn weigh(doc: &Document<'_>, candidate: &Candidate, learned: &Learned<'_>) -> Votes {
    let mut votes = Votes::default();
    by_lists(doc, candidate, &mut votes);
    by_words(doc, candidate, &mut votes);
    by_context(doc, candidate, &mut votes);
    by_short_forms(doc, candidate, learned, &mut votes);
    if let Some(kind) = learned
        .names
        .get(doc.slice(candidate.words.start, candidate.words.end))
    {
        votes.add(*kind, 4, learned_rule(*kind));
    }
    votes
}

fn learned_rule(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "mention.person.repeated",
        EntityKind::Organization => "mention.organization.repeated",
        EntityKind::Place => "mention.place.repeated",
        _ => "mention.other.repeated",
    }
}

/// People are called by their last word later, organisations by their first.
fn by_short_forms(
    doc: &Document<'_>,
    candidate: &Candidate,
    learned: &Learned<'_>,
    votes: &mut Votes,
) {
    let words = &candidate.words;
    if !(2..=4).contains(&words.len()) {
        return;
    }
    let alone = |at: usize| learned.singles.contains(doc.word(at));
    if alone(words.end - 1) {
        votes.add(EntityKind::Person, 3, "mention.person.short");
    } else if alone(words.start) && !lexicon::GIVEN_NAMES.has(doc.word(words.start)) {
        votes.add(EntityKind::Organization, 3, "mention.organization.short");
    }
}

fn by_lists(doc: &Document<'_>, candidate: &Candidate, votes: &mut Votes) {
    let words = &candidate.words;
    if let Some((kind, rule)) = gazetteer::known_words(doc, words.start, words.end) {
        // A country's name is hardly ever anything else; a city's may be a person's or a team's.
        let points = match rule {
            "mention.place.country" => 9,
            "mention.place.region" => 6,
            _ if words.len() > 1 => 8,
            _ => 5,
        };
        votes.add(kind, points, rule);
    }
    let first = doc.word(words.start);
    let last = doc.word(words.end - 1);
    let given = lexicon::GIVEN_NAMES.has(first);
    let surname = lexicon::SURNAMES.has(last);
    if words.len() == 1 {
        if surname {
            votes.add(EntityKind::Person, 2, "mention.person.surname");
        } else if given {
            votes.add(EntityKind::Person, 2, "mention.person.given");
        }
    } else {
        if given && words.len() <= 5 {
            votes.add(EntityKind::Person, 4, "mention.person.given");
        }
        if surname && words.len() <= 5 {
            votes.add(EntityKind::Person, 3, "mention.person.surname");
        }
    }
}

fn by_words(doc: &Document<'_>, candidate: &Candidate, votes: &mut Votes) {
    let words = &candidate.words;
    let first = doc.word(words.start);
    let last = doc.word(words.end - 1);
    if words.len() == 1 {
        let word = doc.words[words.start];
        if is_road(word.text) {
            votes.add(EntityKind::Place, 6, "mention.place.road");
        }
        let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
        if word.shape == Shape::Capitals && (2..=6).contains(&letters) {
            votes.add(EntityKind::Organization, 3, "mention.organization.acronym");
        }
        return;
    }
    if lexicon::COMPANY_SUFFIXES.has(last) {
        votes.add(EntityKind::Organization, 8, "mention.organization.company");
    } else if lexicon::ORGANIZATION_ENDINGS.has(last) {
        votes.add(EntityKind::Organization, 6, "mention.organization.ending");
    }
    if lexicon::ORGANIZATION_HEADS.has(first)
        && matches!(doc.word(words.start + 1), "of" | "for" | "on")
    {
        votes.add(EntityKind::Organization, 8, "mention.organization.head");
    } else if (words.start..words.end).any(|i| {
        doc.word(i) == "of" && i > words.start && lexicon::ORGANIZATION_HEADS.has(doc.word(i - 1))
    }) {
        votes.add(EntityKind::Organization, 7, "mention.organization.head");
    }
    if (words.start..words.end).any(|i| doc.word(i) == "&") {
        votes.add(
            EntityKind::Organization,
            4,
            "mention.organization.ampersand",
        );
    }
    if lexicon::EVENT_ENDINGS.has(last) {
        votes.add(EntityKind::Event, 5, "mention.event.ending");
    }
    if lexicon::WORK_ENDINGS.has(last) {
        votes.add(EntityKind::Work, 5, "mention.work.ending");
    }
    if lexicon::PLACE_ENDINGS.has(last) {
        votes.add(EntityKind::Place, 5, "mention.place.ending");
    }
    if lexicon::PLACE_OPENINGS.has(first) {
        votes.add(EntityKind::Place, 4, "mention.place.opening");
    }
    if matches!(
        first,
        "Isle" | "Gulf" | "Strait" | "Bay" | "Republic" | "Kingdom" | "Horn"
    ) && doc.word(words.start + 1) == "of"
    {
        votes.add(EntityKind::Place, 6, "mention.place.head");
    }
    let initial = (words.start + 1..words.end).any(|i| is_initial(doc.word(i)));
    let plural = last.ends_with('s')
        && last.len() > 4
        && !["is", "us", "os", "as", "ss"]
            .iter()
            .any(|ending| last.ends_with(ending))
        && !lexicon::SURNAMES.has(last)
        && !lexicon::GIVEN_NAMES.has(first);
    if plural {
        votes.add(EntityKind::Organization, 2, "mention.organization.plural");
    }
    if initial && !lexicon::COMPANY_SUFFIXES.has(last) {
        votes.add(EntityKind::Person, 3, "mention.person.initial");
    }
    let particle = (words.start + 1..words.end)
        .any(|i| doc.words[i].shape == Shape::Lower && lexicon::PARTICLES.has(doc.word(i)));
    if particle {
        votes.add(EntityKind::Person, 2, "mention.person.particle");
    }
    if words.len() <= 3 && (words.start..words.end).all(|i| doc.words[i].shape == Shape::Capital) {
        votes.add(EntityKind::Person, 1, "mention.person.shape");
    }
}

/// "A78", "M25", "I-95".
fn is_road(word: &str) -> bool {
    let digits = word.trim_start_matches(['A', 'B', 'M', 'E', 'N', 'I', '-']);
    digits.len() < word.len()
        && digits.len() <= 3
        && word.len() - digits.len() <= 2
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && matches!(chars.next(), Some('.'))
        && chars.next().is_none()
}

fn by_context(doc: &Document<'_>, candidate: &Candidate, votes: &mut Votes) {
    let words = &candidate.words;
    let before = words.start.checked_sub(1).map_or("", |at| doc.word(at));
    let (next, after) = (doc.word(words.end), doc.word(words.end + 1));
    let country = lexicon::COUNTRIES.has(doc.slice(words.start, words.end));
    if candidate.titled && !country {
        votes.add(EntityKind::Person, 6, "mention.person.title");
    } else if lexicon::ROLE_NOUNS
        .get(before)
        .is_some_and(|field| field != "p")
    {
        votes.add(EntityKind::Person, 4, "mention.person.role");
    }
    let age = after.len() <= 3 && after.parse::<u8>().is_ok_and(|age| age > 3);
    if next == "," && age && matches!(doc.word(words.end + 2), "," | ".") {
        votes.add(EntityKind::Person, 5, "mention.person.age");
    }
    if matches!(next, "who" | "whose") || next == "," && matches!(after, "who" | "whose") {
        votes.add(EntityKind::Person, 3, "mention.person.relative");
    }
    if is_speech(next) || is_speech(before) && !matches!(before, "in" | "at") {
        votes.add(EntityKind::Person, 2, "mention.person.speech");
    }
    if matches!(
        before,
        "in" | "In" | "near" | "Near" | "across" | "throughout" | "outside" | "toward" | "towards"
    ) {
        votes.add(EntityKind::Place, 3, "mention.place.preposition");
    } else if matches!(
        before,
        "at" | "from" | "At" | "From" | "to" | "around" | "into"
    ) {
        votes.add(EntityKind::Place, 1, "mention.place.preposition");
    }
    if next == "," && gazetteer::known(after).is_some_and(|known| known.0 == EntityKind::Place) {
        votes.add(EntityKind::Place, 2, "mention.place.pair");
    }
    if before == "the" && words.len() == 1 {
        votes.add(EntityKind::Organization, 2, "mention.organization.article");
    }
    if words.len() == 1 {
        votes.add(EntityKind::Organization, 1, "mention.organization.shape");
    }
}

fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "wrote"
            | "tweeted"
            | "argued"
            | "explained"
            | "asked"
            | "replied"
            | "warned"
            | "insisted"
            | "recalled"
            | "testified"
            | "noted"
            | "tells"
            | "adds"
            | "writes"
            | "believes"
    )
}
