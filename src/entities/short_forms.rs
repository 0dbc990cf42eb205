//! Short forms of an organisation's name: acronyms, words made of beginnings, first words, a team's two parts.

use super::labels::{Label, is_general, is_place_or_people, is_small};
use crate::lexicon;

impl Label {
    /// Whether this acronym stands for `full`: its letters are the first letters, small words counted or not.
    pub fn stands_for(&self, full: &Self) -> bool {
        let Some(letters) = &self.acronym else {
            return false;
        };
        if full.words.len() < 2 || full.acronym.is_some() {
            return false;
        }
        let plain: Vec<&str> = full
            .written
            .split([' ', '-', '/'])
            .filter(|word| !word.is_empty())
            .collect();
        let initials = |all: bool| -> String {
            plain
                .iter()
                .filter(|word| all || !is_small(&word.to_lowercase()))
                .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
                .flat_map(char::to_lowercase)
                .collect()
        };
        let lean = initials(false);
        lean == *letters
            || initials(true) == *letters
            || letters.len() > 2 && lean.len() > 3 && {
                // "Lib Dems"-like endings and a lost last word: "UNESCO", "NATO" are in the lists; here only "X Party".
                lean.strip_suffix(letters.as_str())
                    .is_some_and(|rest| rest.len() == 1)
                    || lean
                        .strip_prefix(letters.as_str())
                        .is_some_and(|rest| rest.len() == 1)
            }
    }

    /// Whether this word is built from the beginnings of all words of `full`, in order: `DepEd` of "Department of
    /// Education", "USW" of "United Steelworkers". An acronym of three letters or more may pass one word over, neither
    /// the first nor the last: "ECB" of "England and Wales Cricket Board".
    pub fn is_made_of(&self, full: &Self) -> bool {
        let capitals = self.written.chars().filter(|c| c.is_uppercase()).count();
        let letters: Vec<char> = self.words.concat().chars().collect();
        let parts: Vec<&str> = full
            .words
            .iter()
            .flat_map(|word| word.split('-'))
            .filter(|word| !is_small(word) && !word.is_empty())
            .collect();
        let shape = self.acronym.is_some() || capitals > 1 || parts.len() > 2;
        if self.words.len() != 1
            || !(3..=7).contains(&letters.len())
            || !letters.iter().all(char::is_ascii_alphabetic)
            || parts.len() < 2
            || full.acronym.is_some()
            || !shape
        {
            return false;
        }
        let skips = usize::from(self.acronym.is_some() && parts.len() > 3);
        spells(&letters, &parts, skips)
    }

    /// Whether this word is what a team is called for short: its nickname, "Villa" of "Aston Villa", or its place,
    /// "Miami" of "Miami Dolphins".
    pub fn is_part_of_team(&self, full: &Self) -> bool {
        let [own] = self.words.as_slice() else {
            return false;
        };
        let (Some(first), Some(last)) = (full.words.first(), full.words.last()) else {
            return false;
        };
        let name = full.written.rsplit(' ').next().unwrap_or_default();
        let nickname = full.words.len() > 1
            && full.words.len() < 4
            && !full.words.iter().any(|word| is_small(word))
            && !full.is_product()
            && self.acronym.is_none()
            && !lexicon::ORGANIZATION_ENDINGS.has(name)
            && !is_place_or_people(name);
        nickname && (own == last || own == first && last.ends_with('s') && last.len() > 3)
    }

    /// Whether this label is a short form of `full`: its first words where they are distinctive ("Acme" for "Acme
    /// Widgets", "Labour" for "Labour Party").
    pub fn opens(&self, full: &Self) -> bool {
        self.words.len() < full.words.len()
            && full.words.starts_with(&self.words)
            && (self.acronym.is_none() || full.is_company_of(self))
            && !is_small(&full.words[self.words.len()])
            && !(self.words.len() == 1 && is_general(&self.written))
            && !full.is_product()
    }

    /// Whether all that this label adds to the acronym that it opens with says which trade the company is in: "HCA
    /// Healthcare", not "UN Security Council".
    fn is_company_of(&self, acronym: &Self) -> bool {
        const TRADES: &[&str] = &[
            "airlines",
            "airways",
            "automotive",
            "bank",
            "capital",
            "electric",
            "energy",
            "entertainment",
            "foods",
            "group",
            "health",
            "healthcare",
            "holdings",
            "industries",
            "insurance",
            "logistics",
            "motor",
            "motors",
            "partners",
            "pharma",
            "pharmaceuticals",
            "resources",
            "semiconductor",
            "steel",
            "systems",
            "technologies",
            "technology",
            "telecom",
            "therapeutics",
        ];
        let more = &self.words[acronym.words.len()..];
        let known =
            lexicon::COUNTRIES.has(&acronym.written) || lexicon::REGIONS.has(&acronym.written);
        !known
            && acronym.words.len() == 1
            && !more.is_empty()
            && more.iter().all(|word| TRADES.contains(&word.as_str()))
    }

    /// Whether a number or a plus says that this names what an organisation makes: "Acme TV+", "Acme Radio 4".
    fn is_product(&self) -> bool {
        self.written
            .contains(['+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    }

    /// Whether this label is the word of `full` that says what it is, used for the whole: "the Commission" after
    /// "European Commission", "the Bureau" after "Bureau of Meteorology".
    pub fn closes(&self, full: &Self) -> bool {
        let [own] = self.words.as_slice() else {
            return false;
        };
        let heads = || full.words.first() == Some(own) && full.words[1] == "of";
        full.words.len() > 1
            && self.acronym.is_none()
            && (full.words.last() == Some(own) || heads())
    }

    /// Whether this is what a party's members are called together: "Greens" of "Green Party".
    pub fn is_members_of(&self, full: &Self) -> bool {
        let ([own], [first, last]) = (self.words.as_slice(), full.words.as_slice()) else {
            return false;
        };
        last == "party" && own.strip_suffix('s') == Some(first)
    }
}

/// Whether `letters` are cut in order from the beginnings of `words`, each giving its first letter and further ones of
/// it in order, but for `skips` words that are neither the first nor the last.
fn spells(letters: &[char], words: &[&str], skips: usize) -> bool {
    // What is left of the letters after the words so far, with the number of words passed over: few either way.
    let mut states = vec![(0_usize, 0_usize)];
    for (number, word) in words.iter().enumerate() {
        let mut next = Vec::new();
        for (at, skipped) in states {
            if number > 0 && number + 1 < words.len() && skipped < skips {
                next.push((at, skipped + 1));
            }
            let mut chars = word.chars();
            if chars.next() != letters.get(at).copied() {
                continue;
            }
            let mut end = at + 1;
            next.push((end, skipped));
            while let Some(letter) = letters.get(end)
                && chars.any(|c| c == *letter)
            {
                end += 1;
                next.push((end, skipped));
            }
        }
        next.sort_unstable();
        next.dedup();
        states = next;
    }
    states.iter().any(|(end, _)| *end == letters.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::EntityKind;

    fn organization(text: &str) -> Label {
        Label::read(text, EntityKind::Organization)
    }

    #[test]
    fn acronyms_stand_for_the_first_letters() {
        for (short, full, yes) in [
            ("DNC", "Democratic National Committee", true),
            ("DHHS", "Department of Health and Human Services", true),
            ("MoD", "Ministry of Defence", true),
            ("TUC", "Trades Union Congress", true),
            ("ABC", "Democratic National Committee", false),
            ("PPP", "Pakistan People's Party", true),
        ] {
            assert_eq!(
                organization(short).stands_for(&organization(full)),
                yes,
                "{short} / {full}"
            );
        }
    }

    #[test]
    fn looser_acronyms_are_made_of_the_beginnings() {
        for (short, full, yes) in [
            ("DepEd", "Department of Education", true),
            ("USW", "United Steelworkers", true),
            ("ECB", "England and Wales Cricket Board", true),
            (
                "ECMWF",
                "European Centre for Medium-Range Weather Forecasts",
                true,
            ),
            ("Nadma", "National Disaster Management Agency", true),
            ("Nadia", "National Disaster Management Agency", false),
            ("UNICEF", "United Steelworkers", false),
            ("CSB", "Cricket Board", false),
            ("ABC", "Aldermoor Building Society", false),
            ("Denham", "Department of Education", false),
        ] {
            assert_eq!(
                organization(short).is_made_of(&organization(full)),
                yes,
                "{short} / {full}"
            );
        }
    }

    #[test]
    fn a_team_goes_by_either_part_of_its_name() {
        for (short, full, yes) in [
            ("Villa", "Aston Villa", true),
            ("Dolphins", "Miami Dolphins", true),
            ("Miami", "Miami Dolphins", true),
            ("Ireland", "Bank of Ireland", false),
            ("Boston", "Boston University", false),
            ("Police", "Boston Police", false),
            ("London", "London Mail", false),
        ] {
            assert_eq!(
                organization(short).is_part_of_team(&organization(full)),
                yes,
                "{short} / {full}"
            );
        }
    }

    #[test]
    fn a_body_goes_by_what_it_is_and_a_party_by_its_members() {
        let closes = |a: &str, b: &str| organization(a).closes(&organization(b));
        assert!(closes("Commission", "European Commission"));
        assert!(closes("Bureau", "Bureau of Meteorology"));
        assert!(!closes("Meteorology", "Bureau of Meteorology Research"));
        assert!(!closes("Bureau", "Bureau"));
        let members = |a: &str, b: &str| organization(a).is_members_of(&organization(b));
        assert!(members("Greens", "Green Party"));
        assert!(!members("Green", "Green Party"));
        assert!(!members("Greens", "Green Bank"));
    }

    #[test]
    fn distinctive_openings_are_short_forms() {
        for (short, full, yes) in [
            ("Labour", "Labour Party", true),
            ("Veldt", "Veldt Mining Holdings", true),
            ("National", "National Rifle Association", false),
            ("Boston", "Boston University", false),
            ("Bank", "Bank of Ireland", false),
            ("Acme", "Acme TV+", false),
            ("HCA", "HCA Healthcare", true),
            ("UN", "UN Security Council", false),
        ] {
            assert_eq!(
                organization(short).opens(&organization(full)),
                yes,
                "{short} / {full}"
            );
        }
    }
}
