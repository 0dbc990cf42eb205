//! Bylines to people: "By ANA PIRES and Bo Lund, Political Editors | Reuters" is Ana Pires, Bo Lund, and Reuters.

use super::dates;
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

fn without_date(text: &str) -> &str {
    match dates::visible(text, true) {
        Some((_, at)) => {
            let before =
                text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
            let before = cut_words(
                before,
                &[
                    "on",
                    "am",
                    "le",
                    "el",
                    "il",
                    "em",
                    "updated",
                    "published",
                    "posted",
                    "last updated",
                ],
            );
            // "By Ana Pires Friday, 3 March": the day belongs to the date.
            let before = match before.rsplit_once(' ') {
                Some((rest, day)) if lexicon::CALENDAR.get(day) == Some("weekday") => rest,
                _ => before,
            };
            // "March 3, 2024, by Ana Pires": the names come after the date.
            if before.chars().filter(|c| c.is_alphabetic()).count() < 3 {
                after_by(&text[at..]).unwrap_or("")
            } else {
                before
            }
        }
        None => text,
    }
}

fn after_by(text: &str) -> Option<&str> {
    [
        " by ", " By ", " BY ", " von ", " Von ", " par ", " Par ", " por ", " Por ",
    ]
    .iter()
    .find_map(|by| text.split_once(by))
    .map(|(_, after)| after)
}

fn cut_words<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut text = text;
    while let Some((before, last)) = text.rsplit_once(' ')
        && words.contains(&&*last.trim_end_matches(':').to_lowercase())
    {
        text = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    }
    text
}

/// Drops "By", "Von", "Written by:" and the like from the front, as often as they stand there.
fn without_opener(text: &str) -> &str {
    let mut text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    while let Some(rest) = after_opener(text) {
        text = rest;
    }
    text
}

fn after_opener(text: &str) -> Option<&str> {
    // The longest openers have four words.
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '：'))
        .map(|(at, _)| at)
        .take(4)
        .collect::<Vec<_>>();
    for end in ends.into_iter().rev() {
        let opener = text[..end].trim_end_matches(':').to_lowercase();
        if lexicon::BYLINE_OPENERS.has(&opener) {
            let marked = text[end..].starts_with([':', '：']);
            let rest = text[end..]
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
            let capital = rest.chars().next().is_some_and(|c| !c.is_lowercase());
            if marked || capital || opener.ends_with(" by") || opener == "by" {
                return Some(rest);
            }
        }
    }
    // 文/张三, 記者王小明: no space follows.
    ["本报记者", "記者", "记者", "撰文", "作者", "文／", "文/"]
        .iter()
        .find_map(|opener| text.strip_prefix(opener))
        .filter(|rest| !rest.is_empty())
}

/// Whether the word joins names.
pub(super) fn is_and(word: &str) -> bool {
    AND.contains(&word)
}

/// Splits at commas and at the words for "and".
fn parts(segment: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in split_outside_brackets(segment) {
        let mut rest = piece.trim();
        let mut from = 0;
        while let Some((at, length)) = conjunction(rest, from) {
            let (left, right) = (rest[..at].trim(), rest[at + length..].trim());
            let strong = matches!(
                rest[at..at + length].trim(),
                "and" | "&" | "AND" | "And" | "und" | "with"
            );
            if strong || words(left) >= 2 && words(right) >= 2 {
                parts.push(left);
                rest = right;
                from = 0;
            } else {
                from = at + length - 1;
            }
        }
        parts.push(rest);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut pieces) = (0usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Words for "and" and "with" in the languages that bylines come in.
const AND: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "en", "og", "och", "ja", "ve", "i", "и", "та", "і", "și",
    "dan", "và", "with", "mit", "avec", "con", "com", "και", "و", "AND", "And", "+", "És", "és",
    "a",
];

/// The next word for "and" (or "with") at or after `from`: its place with the spaces around it, and the length.
fn conjunction(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while let Some(space) = text[start..].find(' ') {
        let at = start + space;
        let rest = &text[at + 1..];
        let end = rest.find(' ')?;
        if AND.contains(&&rest[..end]) {
            return Some((at, end + 2));
        }
        start = at + 1;
    }
    None
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn part_names(part: &str, outlet: &Outlet, names: &mut Names) {
    let (part, bracketed) = without_brackets(part);
    for inner in bracketed {
        if let Some(agency) = agency(&inner) {
            push(&mut names.agencies, agency.to_owned());
        }
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
    if outlet.is_named(part) {
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
    if is_credential(part) && !names.people.is_empty() || is_noise(part) || is_opener(part) {
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

/// Takes brackets out: "Ana Pires (Reuters)" is "Ana Pires" and "Reuters".
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut out, mut inner, mut depth) = (String::new(), vec![String::new()], 0usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => {
                depth += 1;
                inner.push(String::new());
            }
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            c => inner.last_mut().unwrap_or(&mut out).push(c),
        }
    }
    (out, inner)
}

/// Drops what follows a name: "in Berlin", "for Reuters", "à Paris", e-mail addresses and handles.
fn without_tail(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if word.contains('@') || word.starts_with("http") || word.starts_with("www.") {
            continue;
        }
        let ends = matches!(
            word,
            "in" | "for"
                | "at"
                | "à"
                | "en"
                | "aus"
                | "für"
                | "of"
                | "is"
                | "from"
                | "pour"
                | "para"
                | "has"
                | "covers"
                | "writes"
                | "bei"
                | "via"
                | "depuis"
                | "desde"
                | "da"
                | "per"
                | "till"
                | "ist"
                | "в"
                | "as"
                | "IN"
                | "FOR"
                | "reports"
                | "on"
                | "edited"
        );
        // A part that opens with such a word is a place; inside a name it is a particle ("Vasco da Gama"), so only
        // after two words does it end the name.
        if ends
            && (kept.len() >= 2 && word != "da" || kept.is_empty() && word != "da" && word != "en")
        {
            break;
        }
        kept.push(word);
    }
    while kept.last().is_some_and(|word| AND.contains(word)) {
        kept.pop();
    }
    kept.join(" ")
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

/// Whether the letters are a degree or licence: `MD`, `PhD`, `R.N.`, `MBA`.
fn is_credential(part: &str) -> bool {
    part.split_whitespace().all(|word| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        letters.len() <= 6 && capitals >= 2 || letters.is_empty() || word == "Jr." || word == "Sr."
    })
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

/// Degrees that stand behind names without a comma.
const DEGREES: &[&str] = &[
    "RN", "MD", "PhD", "RD", "DDS", "CPA", "JD", "MBA", "MW", "DO", "MS", "MA", "MPH",
];

/// A person's name as it is written in running text: capitals only at the start of its words.
fn person(name: &str) -> String {
    let mut name = name.trim_end_matches([',', ':', '-']).trim();
    // "Ana Pires RN" is Ana Pires; "Ana Pires Ana Pires" is one person whose picture says the name too.
    while let Some((before, last)) = name.rsplit_once(' ')
        && before.contains(' ')
        && DEGREES.contains(&&*last.replace('.', ""))
    {
        name = before;
    }
    let (left, right) = name.split_at(name.floor_char_boundary(name.len() / 2));
    if left.contains(' ') && left.trim() == right.trim() {
        name = left.trim();
    }

    let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 4
        && name.split_whitespace().count() > 1
        && !name.chars().any(char::is_lowercase)
        && name.chars().any(char::is_uppercase);
    if !shouted {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
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
