//! Names of organisations and places: which two labels are one, from equal words over acronyms to short forms.

use super::EntityKind;
use super::names::fold;
use crate::lexicon;

/// The name of an organisation, place or other thing in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The form as the text has it, without a leading "the".
    pub written: String,
    /// Its words folded, without "the" and the legal form of a company.
    pub words: Vec<String>,
    /// The words that carry meaning, sorted: "Ministry of Defence" and "Defence Ministry" have the same.
    content: Vec<String>,
    /// The letters where the label is an acronym.
    pub acronym: Option<String>,
    /// The folded form that the lists give as the full one.
    canonical: String,
}

impl Label {
    /// Reads a label of the given kind.
    pub fn read(text: &str, kind: EntityKind) -> Self {
        let written = text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('’', "'");
        let written = written
            .strip_prefix("the ")
            .or_else(|| written.strip_prefix("The "))
            .map_or(written.as_str(), |rest| rest)
            .to_owned();
        let mut parts: Vec<&str> = written.split(' ').collect();
        while kind == EntityKind::Organization
            && parts.len() > 1
            && parts.last().is_some_and(|last| {
                let last = last.trim_end_matches(',');
                lexicon::COMPANY_SUFFIXES.has(last) || last == "."
            })
        {
            parts.pop();
        }
        let words: Vec<String> = parts
            .iter()
            .map(|word| fold(word.trim_matches(',')))
            .filter(|word| !word.is_empty())
            .collect();
        let mut content: Vec<String> = words
            .iter()
            .filter(|word| !is_small(word))
            .cloned()
            .collect();
        content.sort();
        let canonical = lexicon::COUNTRIES
            .get(&written)
            .filter(|_| kind == EntityKind::Place)
            .or_else(|| {
                lexicon::REGIONS
                    .get(&written)
                    .filter(|_| kind == EntityKind::Place)
            })
            .or_else(|| {
                lexicon::ORGANIZATIONS
                    .get(&written)
                    .or_else(|| lexicon::SHORT_NAMES.get(&written))
                    .filter(|_| kind == EntityKind::Organization)
            })
            .filter(|full| !full.is_empty())
            .map_or_else(|| words.join(" "), fold);
        Self {
            acronym: acronym(&written),
            written,
            words,
            content,
            canonical,
        }
    }

    /// The usual full name of a country or state that the text only abbreviates.
    pub fn full_place(&self) -> Option<&'static str> {
        lexicon::COUNTRIES
            .get(&self.written)
            .or_else(|| lexicon::REGIONS.get(&self.written))
            .filter(|full| {
                !full.is_empty() && self.acronym.is_some() || self.written.ends_with('.')
            })
            .filter(|full| !full.is_empty())
    }

    /// Whether the label is an acronym.
    pub fn is_acronym(&self) -> bool {
        self.acronym.is_some()
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the two labels are one by their words alone.
    pub fn same(&self, other: &Self) -> bool {
        self.words == other.words
            || self.canonical == other.canonical
            || self.content.len() > 1 && self.content == other.content
            || self.acronym.is_some() && self.acronym == other.acronym
    }

    /// Whether the two are one place with and without a word for what it is: "Thames" and "River Thames".
    pub fn same_place(&self, other: &Self) -> bool {
        let (a, b) = (self.bare_place(), other.bare_place());
        !a.is_empty() && a == b
    }

    fn bare_place(&self) -> Vec<&str> {
        self.words
            .iter()
            .map(String::as_str)
            .filter(|word| {
                !matches!(
                    *word,
                    "river"
                        | "lake"
                        | "mount"
                        | "mt"
                        | "city"
                        | "strip"
                        | "dc"
                        | "region"
                        | "islands"
                        | "loch"
                )
            })
            .collect()
    }
}

pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "and"
            | "the"
            | "on"
            | "in"
            | "&"
            | "to"
            | "a"
            | "de"
            | "des"
            | "du"
            | "la"
            | "at"
    )
}

pub(super) fn is_place_or_people(word: &str) -> bool {
    lexicon::DEMONYMS.has(word)
        || lexicon::COUNTRIES.has(word)
        || lexicon::CITIES.has(word)
        || lexicon::REGIONS.has(word)
}

/// Words that open many names and so stand for none.
pub(super) fn is_general(word: &str) -> bool {
    is_place_or_people(word)
        || lexicon::PLACE_OPENINGS.has(word)
        || lexicon::ORGANIZATION_HEADS.has(word)
        || lexicon::ORGANIZATION_ENDINGS.has(word)
        || matches!(
            word,
            "National"
                | "Royal"
                | "American"
                | "International"
                | "United"
                | "Federal"
                | "Central"
                | "World"
                | "Supreme"
                | "First"
                | "New"
                | "General"
                | "State"
                | "Public"
                | "Social"
                | "Global"
                | "Democratic"
                | "People"
                | "House"
                | "Senate"
                | "Saint"
                | "St"
                | "St."
                | "Grand"
                | "High"
                | "Home"
                | "Foreign"
                | "White"
        )
}

/// The letters of an acronym in lower case: "NATO", "U.N.", "AFL-CIO"; `None` for other words.
fn acronym(text: &str) -> Option<String> {
    let letters: Vec<char> = text
        .chars()
        .filter(|c| !matches!(c, '.' | '-' | '&'))
        .collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let all = letters.iter().all(|c| c.is_uppercase() || c.is_numeric());
    // "UNHCR" and also "MoD", "AfD", "DfT": two capitals and a small letter between.
    let mixed = letters.len() <= 4
        && capitals >= 2
        && letters.iter().all(|c| c.is_alphabetic())
        && letters.first().is_some_and(|c| c.is_uppercase())
        && letters.last().is_some_and(|c| c.is_uppercase());
    ((2..=8).contains(&letters.len()) && (all || mixed))
        .then(|| letters.iter().flat_map(|c| c.to_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organization(text: &str) -> Label {
        Label::read(text, EntityKind::Organization)
    }

    #[test]
    fn one_organisation_in_several_forms() {
        for (a, b, same) in [
            ("the Ministry of Defence", "Defence Ministry", true),
            ("Acme Corp.", "Acme", true),
            ("U.N.", "UN", true),
            ("BBC", "British Broadcasting Corporation", true),
            ("Democratic Party", "Democratic National Committee", false),
            ("Bank of England", "Bank of Ireland", false),
        ] {
            assert_eq!(organization(a).same(&organization(b)), same, "{a} / {b}");
        }
    }
}
