//! Word lists: one file a list, one entry a line, sorted, what it is and its licence in the first line.
//!
//! An entry is a key and, after a tab, an optional field. Look-ups are binary searches over the lines and allocate
//! nothing. Lists are facts: a judgement that uses one names its own rule.

pub mod outlet_names;

use std::cmp::Ordering;
use std::sync::OnceLock;

/// One list.
pub struct List {
    raw: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl List {
    const fn new(raw: &'static str) -> Self {
        Self {
            raw,
            lines: OnceLock::new(),
        }
    }

    /// The entries in order, each as key and field (empty where it has none).
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.lines().iter().map(|line| split(line))
    }

    /// The field of `key`, or `None` where the list does not hold it.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let lines = self.lines();
        if key.contains('\t') {
            return None;
        }
        let at = lines.binary_search_by(|line| compare(line, key)).ok()?;
        lines.get(at).map(|line| split(line).1)
    }

    /// Whether the list holds `key`.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn lines(&self) -> &[&'static str] {
        self.lines
            .get_or_init(|| self.raw.lines().skip(1).collect())
    }
}

/// How the key of a line stands to `key`, without a look at the rest of the line. A key holds no sign below the space,
/// so the tab after a shorter key sorts it before every longer one.
fn compare(line: &str, key: &str) -> Ordering {
    let (line, key) = (line.as_bytes(), key.as_bytes());
    let shared = line.len().min(key.len());
    line[..shared].cmp(&key[..shared]).then_with(|| {
        match line.get(shared) {
            // The line ends with or before the key.
            None => shared.cmp(&key.len()),
            Some(b'\t') => Ordering::Equal,
            Some(_) => Ordering::Greater,
        }
    })
}

fn split(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub static $name: List = List::new(include_str!($file));)*

        #[cfg(test)]
        const ALL: &[(&str, &List)] = &[$(($file, &$name)),*];
    };
}

lists! {
    /// News agencies and press-release wires; the field is the name to show.
    AGENCIES = "agencies.txt";
    /// Words by the company they keep; the field is the path to their cluster.
    CLUSTERS = "clusters.txt";
    /// Buildings and sites that stand on, in or near a place.
    BUILDINGS = "buildings.txt";
    /// Words that make a part of a byline a desk or team.
    BYLINE_GROUPS = "byline_groups.txt";
    /// Words beside bylines that belong to no name.
    BYLINE_NOISE = "byline_noise.txt";
    /// Words that open a byline.
    BYLINE_OPENERS = "byline_openers.txt";
    /// Words that make a part of a byline a role.
    BYLINE_ROLES = "byline_roles.txt";
    /// Days, months, seasons and holidays; the field says which.
    CALENDAR = "calendar.txt";
    /// Cities and towns.
    CITIES = "cities.txt";
    /// Words that are no names although a sentence start gives them a capital.
    COMMON_WORDS = "common_words.txt";
    /// Legal forms of companies.
    COMPANY_SUFFIXES = "company_suffixes.txt";
    /// What a page says of itself and its partners that asks for consent.
    CONSENT_PHRASES = "consent_phrases.txt";
    /// Countries and territories; the field is the usual name of a variant.
    COUNTRIES = "countries.txt";
    /// Words for the people of a place, a faith or a political camp; the field is the place or which.
    DEMONYMS = "demonyms.txt";
    /// Nouns that end as doers do and mean none.
    DOERLESS = "doerless.txt";
    /// Last words of names of events.
    EVENT_ENDINGS = "event_endings.txt";
    /// First words of names of events of several words.
    EVENT_OPENINGS = "event_openings.txt";
    /// Family names that stand before the given name.
    FAMILY_FIRST = "family_first.txt";
    /// Given names; the field is `f`, `m` or `u`.
    GIVEN_NAMES = "given_names.txt";
    /// Forms of address; the field is `f`, `m` or `u`.
    HONORIFICS = "honorifics.txt";
    /// Three-letter codes of languages; the field is the two-letter code.
    LANGUAGES = "languages.txt";
    /// Names of months; the field is the number.
    MONTHS = "months.txt";
    /// Last words of names of organisations.
    ORGANIZATION_ENDINGS = "organization_endings.txt";
    /// Common nouns that stand before an organisation's name or for it.
    ORGANIZATION_NOUNS = "organization_nouns.txt";
    /// Words that often open a sentence and are no names there.
    OPENERS = "openers.txt";
    /// First words of organisations named "X of Y".
    ORGANIZATION_HEADS = "organization_heads.txt";
    /// Short forms of given names; the field is the form they stand for.
    NICKNAMES = "nicknames.txt";
    /// Organisations; the field is the full name of a variant.
    ORGANIZATIONS = "organizations.txt";
    /// News outlets, lower case, without a leading "the".
    OUTLETS = "outlets.txt";
    /// Lower-case words inside names.
    PARTICLES = "particles.txt";
    /// Last words of names of places.
    PLACE_ENDINGS = "place_endings.txt";
    /// First words of names of places.
    PLACE_OPENINGS = "place_openings.txt";
    /// Words that a phrase after a name stops at.
    CLAUSE_ENDS = "clause_ends.txt";
    /// Words for people that name no office.
    GENERAL_ROLES = "general_roles.txt";
    /// Words that end a group of words around a noun.
    GROUP_ENDS = "group_ends.txt";
    /// Verbs after "who" that say what a person is.
    LEADING_VERBS = "leading_verbs.txt";
    /// States, provinces, continents, seas and other areas.
    REGIONS = "regions.txt";
    /// Words that stand before the word for what a person does.
    ROLE_MODIFIERS = "role_modifiers.txt";
    /// What a person does or is; the field is `f`, `m`, `u`, or `p` for a plural.
    ROLE_NOUNS = "role_nouns.txt";
    /// Names of sections and labels; the field is the genre of what stands there.
    SECTION_GENRES = "section_genres.txt";
    /// Frequent family names.
    SURNAMES = "surnames.txt";
    /// Short names of organisations that their letters do not give away; the field is the full name.
    SHORT_NAMES = "short_names.txt";
    /// Nouns that mean no person although they may follow a person's name and a comma.
    THINGS = "things.txt";
    /// Towns and districts of some size that [`CITIES`] leaves out.
    TOWNS = "towns.txt";
    /// Words that stand with capitals in a title before a name.
    TITLE_WORDS = "title_words.txt";
    /// Words before a title that say that it is one of a work.
    WORK_NOUNS = "work_nouns.txt";
    /// Last words of names of works, laws and prizes.
    WORK_ENDINGS = "work_endings.txt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_without_repeats_and_state_their_licence() {
        for (file, list) in ALL {
            let first = list.raw.lines().next().unwrap_or("");
            let licensed = ["CC0", "CC BY", "MIT"]
                .iter()
                .any(|name| first.contains(name));
            assert!(first.starts_with("# ") && licensed, "{file}");
            for pair in list.lines().windows(2) {
                assert!(split(pair[0]).0 < split(pair[1]).0, "{file}: {pair:?}");
            }
            assert!(
                list.lines()
                    .iter()
                    .all(|line| !line.is_empty() && line.trim() == *line),
                "{file}"
            );
        }
    }

    #[test]
    fn a_field_is_found_by_its_key() {
        assert_eq!(COUNTRIES.get("U.S."), Some("United States"));
        assert_eq!(COUNTRIES.get("France"), Some(""));
        assert_eq!(COUNTRIES.get("france"), None);
        assert_eq!(HONORIFICS.get("Ms."), Some("f"));
    }
}
