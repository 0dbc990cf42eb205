//! Bylines to people: "By ANA PIRES and Bo Lund, Political Editors | Reuters" is Ana Pires, Bo Lund, and Reuters.

use super::byline::{
    after_opener, companions, parts, without_brackets, without_date, without_opener, without_tail,
};
use super::degrees::{is_credential, person};
use super::outlet::Outlet;
use super::wording::key;
use crate::lexicon;

/// What a byline names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// People, in order, each once.
    pub people: Vec<String>,
    /// News agencies.
    pub agencies: Vec<String>,
    /// Desks, teams and organisations, as printed.
    pub groups: Vec<String>,
    /// The agencies again, as printed.
    pub printed: Vec<String>,
    /// People who did something else than write: "Fact checked by", "Photo:".
    pub others: Vec<String>,
    /// They stand far from the headline.
    pub far: bool,
}

impl Names {
    /// Adds what `other` names and this does not.
    pub fn extend(&mut self, mut other: Self) {
        let is_other = |name: &String| self.others.iter().any(|have| key(have) == key(name));
        other.people.retain(|name| !is_other(name));
        for (all, more) in [
            (&mut self.people, other.people),
            (&mut self.agencies, other.agencies),
            (&mut self.groups, other.groups),
            (&mut self.printed, other.printed),
            (&mut self.others, other.others),
        ] {
            for name in more {
                let bare = |name: &str| key(name.strip_prefix("The ").unwrap_or(name));
                if !all.iter().any(|have| bare(have) == bare(&name)) {
                    all.push(name);
                }
            }
        }
    }

    /// Drops a name that is only two others run together, as where a list of names was read as one line.
    pub fn split_joined(&mut self) {
        let keys: Vec<String> = self.people.iter().map(|name| key(name)).collect();
        let is_joined = |whole: &str| {
            let of_two = |first: &String| {
                let rest = whole.strip_prefix(first.as_str());
                rest.is_some_and(|rest| keys.iter().any(|second| second == rest))
            };
            keys.iter().any(of_two)
        };
        self.people.retain(|name| !is_joined(&key(name)));
    }

    /// The same people as people who did something else than write.
    pub fn into_others(self) -> Self {
        Self {
            others: self.people,
            ..Self::default()
        }
    }

    /// Whether nobody is named at all.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.agencies.is_empty() && self.groups.is_empty()
    }
}

/// Reads a byline: one line or one author's name.
pub(super) fn read(text: &str, outlet: &Outlet) -> Names {
    let mut names = Names::default();
    // An outlet's name may hold the word for "and".
    if text.contains('&') && outlet.is_named(text) {
        names.groups.push(text.trim().to_owned());
        return names;
    }
    let text = without_date(text);
    for segment in text.split([
        '|', '•', '·', '⋅', '∙', ';', '/', '–', '—', '\n', '／', '，', '、', '【', '】',
    ]) {
        for segment in segment.split(" - ") {
            let segment = without_opener(segment.trim());
            for part in parts(segment) {
                part_names(part, outlet, &mut names);
            }
        }
    }
    names
}

/// Whether `text` opens as a byline does, so that an unmarked line is worth reading. The opener must be one that
/// running text does not start with, or be followed by a name.
pub(super) fn opens(text: &str) -> bool {
    after_opener(text.trim_start())
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !has_case(c))
}

/// Whether `text` opens with the part that somebody other than the author had: a review, a picture, a translation.
pub(super) fn is_other_role(text: &str) -> bool {
    const OTHER: &[&str] = &[
        "reviewed",
        "medically reviewed",
        "fact check",
        "fact-check",
        "facts checked",
        "approved by",
        "verified by",
        "tested by",
        "data analysis",
        "research by",
        "edited by",
        "editor:",
        "photo",
        "foto",
        "illustration",
        "video by",
        "translated",
        "translation",
        "aus dem",
        "updated by",
        "mit material",
        "heard on",
        "produced by",
        "bild:",
    ];
    let lower = text.to_lowercase();
    OTHER.iter().any(|words| lower.starts_with(words))
}

/// Whether `text` is nothing but the opening of a byline.
pub(super) fn is_opener(text: &str) -> bool {
    lexicon::BYLINE_OPENERS.has(&text.trim_end_matches([':', ' ']).to_lowercase())
}

/// Whether `label` is the opening of a byline, alone or before a name.
pub(super) fn opens_any(label: &str) -> bool {
    is_opener(label) || opens(label)
}

/// Whether a name looks like an account of the content system and not like a person's name.
pub(super) fn is_account(name: &str) -> bool {
    let lower = name.to_lowercase();
    !name.contains(' ')
        && (name.contains(['_', '@', '.'])
            || name.chars().any(|c| c.is_ascii_digit())
            || lower == name && name.is_ascii())
        || [
            "admin",
            "administrator",
            "webmaster",
            "editor",
            "user",
            "root",
            "superuser",
            "author",
            "guest",
        ]
        .contains(&&*lower)
        || lower.starts_with("admin") && !name.contains(' ')
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn part_names(part: &str, outlet: &Outlet, names: &mut Names) {
    let (part, bracketed) = without_brackets(part);
    let mut also = Vec::new();
    for inner in bracketed {
        if let Some(agency) = agency(&inner) {
            push(&mut names.agencies, agency.to_owned());
        }
        also.extend(companions(&inner).map(str::to_owned));
        // "Ana Pires (photographs)" took the pictures.
        if is_other_role(&inner) {
            push(&mut names.others, part.trim().to_owned());
            return;
        }
    }
    if !also.is_empty() {
        part_names(&part, outlet, names);
        for part in also.iter().flat_map(|inner| parts(inner)) {
            part_names(part, outlet, names);
        }
        return;
    }
    let part = without_tail(&part);
    let part =
        part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '’' | '\''));
    let part = without_opener(part).trim();
    if part.is_empty() {
        return;
    }
    if let Some(agency) = agency(part) {
        push(&mut names.agencies, agency.to_owned());
        push(&mut names.printed, part.to_owned());
        return;
    }
    // "Ana Pires Reuters": some templates print the agency without a comma.
    if let Some((name, last)) = part.rsplit_once(' ')
        && words(name) >= 2
        && let Some(agency) = agency(last)
        && last.chars().filter(|c| c.is_uppercase()).count() > 0
    {
        push(&mut names.agencies, agency.to_owned());
        return part_names(name, outlet, names);
    }
    if outlet.is_named(part) || outlet.opens(part) {
        push(&mut names.groups, part.to_owned());
        return;
    }
    if let Some(end) = role_end(part) {
        let name = part[end..].trim();
        if words(name) >= 2 && is_name(name) && !is_group(name) {
            push(&mut names.people, person(name));
        } else {
            push(&mut names.groups, part.to_owned());
        }
        return;
    }
    // Mahua Das has a family name that is a word elsewhere.
    let is_named = part
        .split_once(' ')
        .is_some_and(|(_, last)| lexicon::SURNAMES.has(last));
    let is_noise = is_noise(part) && !is_named;
    if is_credential(part) && !names.people.is_empty() || is_noise || is_opener(part) {
        return;
    }
    let follows = !names.people.is_empty() || !names.groups.is_empty();
    if follows && super::signature::places(part) {
        return;
    }
    if is_group(part) {
        push(&mut names.groups, part.to_owned());
    } else if is_name(part) && !is_shouted_word(part) {
        push(&mut names.people, person(part));
    }
}

fn push(all: &mut Vec<String>, name: String) {
    if !all.iter().any(|have| key(have) == key(&name)) {
        all.push(name);
    }
}

/// The agency that a text names, as it is shown. Short letters must stand in capitals: "Ani" is a person.
pub(super) fn agency(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let bare = text
        .strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))
        .unwrap_or(text);
    let shown = lexicon::AGENCIES.get(&bare.to_lowercase())?;
    let short = bare.is_ascii() && bare.len() <= 4;
    let capitals = !bare.chars().any(char::is_lowercase);
    (!short || capitals || bare == shown).then_some(shown)
}

/// One past the last word of a role at or before the end of `part`; none where it holds no role.
fn role_end(part: &str) -> Option<usize> {
    let mut end = None;
    let mut at = 0;
    for word in part.split(' ') {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let genitive = bare
            .strip_suffix("’s")
            .or_else(|| bare.strip_suffix("'s"))
            .unwrap_or(&bare);
        if lexicon::BYLINE_ROLES.has(genitive)
            || genitive.ends_with("korrespondent")
            || genitive.ends_with("redakteur")
        {
            end = Some(at + word.len());
        }
        at += word.len() + 1;
    }
    end
}

/// Whether the part is one word in capitals: the place of a dateline, or an abbreviation.
fn is_shouted_word(part: &str) -> bool {
    words(part) == 1 && part.chars().all(char::is_uppercase)
}

/// Whether the words are a desk, a team, a company.
fn is_group(part: &str) -> bool {
    part.split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .any(|word| lexicon::BYLINE_GROUPS.has(&word))
        || part.contains('.')
            && part
                .rsplit('.')
                .next()
                .is_some_and(|end| matches!(end, "com" | "org" | "net" | "de" | "tr" | "fr" | "uk"))
}

/// Whether the words are furniture that stands beside bylines.
fn is_noise(part: &str) -> bool {
    part.split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| lexicon::BYLINE_NOISE.has(word))
        .count()
        > usize::from(words(part) > 3)
}

/// Whether the words can be a person's name: one to six, no digits, capitals where the script has them.
fn is_name(part: &str) -> bool {
    let count = words(part);
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let fits = (1..=6).contains(&count) && (2..=60).contains(&letters);
    let plain = !part.chars().any(|c| {
        c.is_numeric()
            || matches!(
                c,
                '"' | '“' | '”' | '?' | '!' | ':' | '«' | '»' | '<' | '>' | '=' | '{' | '#'
            )
    });
    // 記者 names are two to four ideographs; more is a sentence.
    let dense = part.chars().any(|c| !has_case(c) && u32::from(c) > 0x2E80);
    fits && plain && (!dense || letters <= 14)
}

fn has_case(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_split_into_people_agencies_and_groups() {
        let outlet = Outlet::named("The Tern River Tribune");
        let mut failures = String::new();
        for case in include_str!("../../tests/cases/bylines.txt")
            .lines()
            .skip(1)
        {
            let (text, want) = case.split_once("=>").unwrap();
            let mut want = want.split('|').map(str::trim);
            let names = read(text.trim(), &outlet);
            for have in [names.people, names.agencies, names.groups] {
                let (have, want) = (have.join("; "), want.next().unwrap_or_default());
                if have != want {
                    failures.push_str(&format!("{text}: {have:?}, not {want:?}\n"));
                }
            }
        }
        assert!(failures.is_empty(), "\n{failures}");
    }
}
