//! The base form of a verb: `said` is *say*, `planning` is *plan*, `continues` is *continue*.
//!
//! The same rules of spelling that make the forms ([`inflection`](crate::language::inflection)) also judge the
//! candidates for a base: one whose form would be spelt otherwise is none. Where two remain (*visit*, *visite*), the
//! ending of the stem decides, with a list of exceptions. No list of all verbs is needed.

use crate::language::Tag;
use crate::language::inflection::{IRREGULAR, gerund, is_vowel, past};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The base of the verb form `lower`, which is in small letters with straight apostrophes; `tag` is its part of speech.
///
/// ```
/// use onrecord::language::{Tag, lemma};
/// let tag = |name| Tag::named(name).unwrap();
/// assert_eq!(lemma::verb("found", tag("VBD")), "find");
/// assert_eq!(lemma::verb("found", tag("VB")), "found");
/// assert_eq!(lemma::verb("promising", tag("VBG")), "promise");
/// ```
pub fn verb(lower: &str, tag: Tag) -> Cow<'_, str> {
    if let Some(base) = auxiliary(lower) {
        return Cow::Borrowed(base);
    }
    match tag.name() {
        "VBD" | "VBN" => irregular()
            .get(lower)
            .map_or_else(|| of_past(lower), |base| Cow::Borrowed(*base)),
        "VBG" => of_gerund(lower),
        "VBZ" => of_third_person(lower),
        _ => Cow::Borrowed(lower),
    }
}

fn auxiliary(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "am" | "are" | "is" | "was" | "were" | "been" | "being" | "'m" | "'re" | "'s" | "m"
        | "re" | "s" => "be",
        "has" | "had" | "'ve" | "having" | "'d" | "ve" => "have",
        "gon" => "go",
        "wan" => "want",
        _ => return None,
    })
}

/// Irregular pasts and participles with their base; of several bases the first in the alphabet.
fn irregular() -> &'static HashMap<&'static str, &'static str> {
    static FORMS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = HashMap::new();
        for (base, past, participle) in IRREGULAR {
            forms.entry(*past).or_insert(*base);
            forms.entry(*participle).or_insert(*base);
        }
        forms
    })
}

fn of_past(lower: &str) -> Cow<'_, str> {
    if let Some(stem) = lower.strip_suffix("ied") {
        return match stem.len() {
            0 | 1 => Cow::Borrowed(&lower[..lower.len() - 1]),
            _ => Cow::Owned(format!("{stem}y")),
        };
    }
    match lower.strip_suffix("ed") {
        Some(stem) if !stem.is_empty() => choose(stem, lower, past),
        _ => Cow::Borrowed(lower),
    }
}

fn of_gerund(lower: &str) -> Cow<'_, str> {
    match lower
        .strip_suffix("ing")
        .or_else(|| lower.strip_suffix("in'"))
    {
        Some("dy") => Cow::Borrowed("die"),
        Some("ly") => Cow::Borrowed("lie"),
        Some("ty") => Cow::Borrowed("tie"),
        Some("vy") => Cow::Borrowed("vie"),
        Some(stem) if !stem.is_empty() => {
            // An irregular verb needs no guess: its base is in the table.
            let single = &stem[..stem.floor_char_boundary(stem.len().saturating_sub(1))];
            let silent = format!("{stem}e");
            let known = |base: &str| {
                let at = IRREGULAR.partition_point(|(have, _, _)| *have < base);
                IRREGULAR.get(at).is_some_and(|(have, _, _)| *have == base) && gerund(base) == lower
            };
            if known(stem) {
                Cow::Borrowed(stem)
            } else if known(single) {
                Cow::Borrowed(single)
            } else if known(&silent) {
                Cow::Owned(silent)
            } else {
                choose(stem, lower, gerund)
            }
        }
        _ => Cow::Borrowed(lower),
    }
}

fn of_third_person(lower: &str) -> Cow<'_, str> {
    if let Some(stem) = lower.strip_suffix("ies") {
        return match stem.len() {
            0 | 1 => Cow::Borrowed(&lower[..lower.len() - 1]),
            _ => Cow::Owned(format!("{stem}y")),
        };
    }
    let hissing = [
        "sses", "shes", "ches", "xes", "zzes", "oes", "cuses", "tzes",
    ];
    let silent = ["aches", "axes", "excuses", "accuses"];
    if hissing.iter().any(|ending| lower.ends_with(ending)) && !silent.contains(&lower) {
        return Cow::Borrowed(&lower[..lower.len() - 2]);
    }
    match lower.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && !stem.is_empty() => Cow::Borrowed(stem),
        _ => Cow::Borrowed(lower),
    }
}

/// The base of which `form` makes `lower`, `stem` being `lower` without its ending.
fn choose<'a>(stem: &'a str, lower: &str, form: fn(&str) -> String) -> Cow<'a, str> {
    let letters = stem.as_bytes();
    if let [.., one, other] = letters
        && one == other
        && other.is_ascii()
    {
        return Cow::Borrowed(if undoubled(stem) {
            &stem[..stem.len() - 1]
        } else {
            stem
        });
    }
    if stem.ends_with("ck")
        && ["panick", "mimick", "frolick", "traffick", "picnick"].contains(&stem)
    {
        return Cow::Borrowed(&stem[..stem.len() - 1]);
    }
    let silent = format!("{stem}e");
    match (form(stem) == lower, form(&silent) == lower) {
        (false, true) => Cow::Owned(silent),
        (true, true) if is_silent(stem) => Cow::Owned(silent),
        _ => Cow::Borrowed(stem),
    }
}

/// Whether the doubled letter at the end of `stem` is single in the base: *planned*, *travelled*; not *called*, *missed*.
fn undoubled(stem: &str) -> bool {
    let vowels = stem.chars().filter(|c| is_vowel(*c)).count();
    match stem.as_bytes()[stem.len() - 1] {
        // *install*, *recall* and *enroll* keep both: a stressed end; *travel* and *signal* do not.
        b'l' => {
            vowels > 1
                && !["stall", "call", "roll", "full", "still"]
                    .iter()
                    .any(|end| stem.ends_with(end))
                || DOUBLED_L.contains(&stem)
        }
        b's' | b'z' => {
            ["bass", "buss", "biass", "focuss", "gass", "quizz", "whizz"].contains(&stem)
        }
        b'f' | b'e' | b'o' => false,
        _ => ![
            "add", "boycott", "butt", "egg", "err", "inn", "purr", "putt",
        ]
        .contains(&stem),
    }
}

/// Stems in *-ll* with one *l* in the base although they look like *roll* and *still*.
const DOUBLED_L: &[&str] = &["controll", "fulfill", "instill", "patroll"];

/// Whether a silent *e* ends the verb whose other letters are `stem`, where spelling leaves both open.
fn is_silent(stem: &str) -> bool {
    if WITH.binary_search(&stem).is_ok() {
        return true;
    }
    if WITHOUT.binary_search(&stem).is_ok() {
        return false;
    }
    let mut letters = stem.chars().rev();
    let (last, before, third) = (
        letters.next().unwrap_or(' '),
        letters.next().unwrap_or(' '),
        letters.next().unwrap_or(' '),
    );
    let vowel = is_vowel(before) && !(before == 'u' && third == 'q');
    // Two vowels before the consonant make the syllable long without help: *repeat*, *join*; not *create*.
    let two = vowel
        && is_vowel(third)
        && !(third == 'u' && stem.as_bytes().iter().rev().nth(3) == Some(&b'q'));
    match last {
        'c' | 'v' | 'u' => true,
        'z' => before != 't',
        's' => before != 's',
        'g' if before == 'n' => ["ang", "eng", "ing", "ung"]
            .iter()
            .any(|end| stem.ends_with(end)),
        'g' => !two,
        'l' if !vowel => !matches!(before, 'r' | 'w' | 'h'),
        't' if matches!(third, 'i' | 'u') && before == 'a' => true,
        _ if !vowel || two => false,
        't' => matches!(before, 'a' | 'u'),
        'd' | 'm' => before != 'e',
        'n' | 'l' => before == 'i' || before == 'u',
        'r' => matches!(before, 'i' | 'u' | 'a'),
        'p' => before == 'a',
        'k' | 'b' | 'f' => true,
        _ => false,
    }
}

/// Stems that a silent *e* follows against the rule for their ending, in order of the alphabet.
const WITH: &[&str] = &[
    "adher", "ador", "antidot", "ath", "bast", "bath", "besieg", "breath", "cajol", "cas", "chang",
    "chas", "cit", "clon", "cloth", "compet", "complet", "conced", "condon", "consol", "conven",
    "creat", "delet", "denot", "deplet", "deplor", "dethron", "devot", "dissuad", "dron", "elop",
    "enthron", "evok", "excit", "exhal", "expedit", "explor", "expos", "extradit", "guid", "hast",
    "hon", "ignit", "ignor", "imped", "implor", "incit", "inhal", "interfer", "interlop",
    "interven", "invit", "lath", "loath", "massacr", "misguid", "obsolet", "overrat", "ow",
    "parol", "past", "permeat", "persever", "persuad", "phon", "plung", "postpon", "preced",
    "procreat", "promot", "reced", "recit", "recreat", "rehous", "reneg", "reprov", "restor",
    "reunit", "rever", "rewrit", "sabotag", "scal", "scath", "secret", "seeth", "sooth", "stor",
    "supersed", "supervis", "swath", "tast", "teeth", "telephon", "unit", "wast", "wreath",
    "writh",
];

/// Stems that no silent *e* follows against the rule for their ending, in order of the alphabet.
const WITHOUT: &[&str] = &[
    "abandon", "accustom", "admit", "audit", "bang", "belong", "benefit", "bias", "blossom",
    "bottom", "bring", "bus", "canvas", "cling", "combat", "commit", "council", "credit", "custom",
    "debut", "deposit", "develop", "edit", "envelop", "equal", "exhibit", "exit", "fathom",
    "fling", "focus", "format", "fulfil", "gallop", "gang", "gas", "gossip", "hang", "imperil",
    "inherit", "inhibit", "input", "instil", "limit", "long", "output", "pencil", "pilot", "ping",
    "pivot", "profit", "program", "prohibit", "prolong", "ransom", "ring", "rival", "signal",
    "sing", "sling", "solicit", "spiral", "spring", "stencil", "sting", "string", "swing",
    "target", "throng", "total", "victim", "visit", "wing", "worship", "wring",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_base() {
        for (tag, pairs) in [
            (
                "VBD",
                "said say, found find, felt feel, told tell, was be, planned plan, hoped hope, admitted admit, \
                 visited visit, announced announce, travelled travel, called call, carried carry, died die, \
                 agreed agree, argued argue, charged charge, belonged belong, changed change, pressed press, \
                 panicked panic, offered offer, required require, believed believe, repeated repeat, created create, \
                 focused focus, accused accuse, reiterated reiterate, warned warn, quipped quip, controlled control",
            ),
            (
                "VBN",
                "written write, known know, shown show, born bear, led lead, forgotten forget, been be",
            ),
            (
                "VBG",
                "putting put, writing write, dying die, saying say, promising promise, running run, seeing see, \
                 owing owe, giving give, adding add, noting note, predicting predict",
            ),
            (
                "VBZ",
                "says say, goes go, denies deny, teaches teach, uses use, has have, is be, passes pass, lies lie",
            ),
            ("VB", "found found, lay lay, say say"),
        ] {
            let tag = Tag::named(tag).expect("a tag");
            for pair in pairs.split(", ") {
                let (form, base) = pair.split_once(' ').expect("two words");
                assert_eq!(verb(form, tag), base, "{form}");
            }
        }
    }

    /// No form of any length or script makes trouble.
    #[test]
    fn odd_words_are_left_as_they_are() {
        for tag in ["VBD", "VBG", "VBZ", "VB"] {
            let tag = Tag::named(tag).expect("a tag");
            for word in [
                "", "s", "ed", "ing", "ied", "ies", "éed", "éing", "日本ed", "ß", "'s", "x",
            ] {
                let _ = verb(word, tag);
            }
        }
        let tag = Tag::named("VBD").expect("a tag");
        assert_eq!(verb("日本", tag), "日本");
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(WITH.is_sorted() && WITHOUT.is_sorted());
    }
}
