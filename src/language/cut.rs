//! Where a text is cut into tokens: the rules of `tokens.rs`. The build script cuts the lexicon's entries by them too, so
//! that this file uses nothing of the crate.

use std::ops::Range;

/// Gives the tokens of the part of `text` that is one sentence or less, in order.
pub fn tokens(text: &str, sentence: Range<usize>, mut token: impl FnMut(Range<usize>)) {
    let Range { start: mut at, end } = sentence;
    while let Some(c) = text[at..end].chars().next() {
        let rest = &text[at..end];
        let len = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if let Some(len) = address_len(rest) {
            token(at..at + len);
            at += len;
            continue;
        } else if is_word(c) || matches!(c, '@' | '#') && rest[1..].starts_with(is_word) {
            word_len(rest)
        } else if matches!(c, '.' | '-' | '\'' | '`') {
            // Ellipses, dashes of several hyphens and doubled quotes are one token.
            rest.chars().take_while(|next| *next == c).count()
        } else {
            c.len_utf8()
        };
        // A word is cut at its clitics and units.
        let middle = at + cut(&text[at..at + len]);
        for part in [at..middle, middle..at + len] {
            if !part.is_empty() {
                token(part);
            }
        }
        at += len;
    }
}

/// Length of a web or mail address at the start of `text`, without the marks that close the sentence around it.
fn address_len(text: &str) -> Option<usize> {
    let is_web = ["http://", "https://", "www."].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    // The look for a mail address stops after so many bytes, so that every token costs about the same.
    let near = &text[..text.floor_char_boundary(MAIL_LIMIT)];
    let is_mail = || {
        let run = near.split(char::is_whitespace).next().unwrap_or(near);
        run.starts_with(char::is_alphanumeric)
            && run.split_once('@').is_some_and(|(name, host)| {
                host.contains('.')
                    && host.starts_with(char::is_alphanumeric)
                    && name
                        .chars()
                        .all(|c| c.is_alphanumeric() || "._+-".contains(c))
            })
    };
    if !is_web && !is_mail() {
        return None;
    }
    let run = text.find(char::is_whitespace).unwrap_or(text.len());
    let address = text[..run].trim_end_matches(|c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '>' | '"' | '\'' | '”' | '’' | '»'
        )
    });
    (address.len() > "www.".len()).then_some(address.len())
}

/// Bytes within which a mail address is looked for.
const MAIL_LIMIT: usize = 80;

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{17B4}'..='\u{17D3}')
}

/// Prefixes that the treebanks leave on their word: `co-founder` is one token, `Paris-based` is three.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "de", "e", "ex", "extra", "inter", "intra", "micro", "mid",
    "mini", "multi", "neo", "non", "over", "post", "pre", "pro", "pseudo", "re", "semi", "sub",
    "trans", "ultra", "un", "under", "vice",
];

/// Length of the word at the start of `text`; a dot belongs to it inside and after an abbreviation.
fn word_len(text: &str) -> usize {
    let mut len = text.chars().next().map_or(0, char::len_utf8);
    loop {
        let rest = &text[len..];
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        let next = chars.next().unwrap_or(' ');
        let next_is_word = is_word(next);
        let word = &text[..len];
        let previous = word.chars().next_back().unwrap_or(' ');
        let joins = match c {
            '\'' | '’' | '&' | '@' => next_is_word,
            '-' | '‑' => next_is_word && joins_hyphen(word, &rest[c.len_utf8()..]),
            '.' => next_is_word || is_abbreviation(word, rest),
            ',' | ':' | '/' => previous.is_numeric() && next.is_numeric(),
            _ => is_word(c),
        };
        if !joins {
            break;
        }
        len += c.len_utf8();
        if c == '.' && !next_is_word {
            // "the U.N.'s": the ending is cut off again with the others.
            len += possessive_len(&text[len..]);
            break;
        }
    }
    len
}

/// Length of the possessive ending at the start of `text`.
fn possessive_len(text: &str) -> usize {
    let ending = ["'s", "’s"]
        .into_iter()
        .find(|ending| text.starts_with(ending) && !text[ending.len()..].starts_with(is_word));
    ending.map_or(0, str::len)
}

/// Whether the hyphen between `word` and `after` stays inside one token: after a prefix, and inside telephone numbers.
fn joins_hyphen(word: &str, after: &str) -> bool {
    // Longer than any telephone number: cut, so that the work stays linear in the text.
    if word.len() > 32 {
        return false;
    }
    if word.ends_with(|c: char| c.is_ascii_digit()) {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let next = digits(after);
        // "2011-20" and "10-15" are ranges; "555-0100" and "1-800-555-0100" are numbers to ring.
        return next > 0
            && (word.contains('-')
                || next > 4
                || next == 4 && digits(word) == 3
                || after[next..].starts_with('-'));
    }
    PREFIXES
        .iter()
        .any(|prefix| word.eq_ignore_ascii_case(prefix))
}

/// Words that a dot belongs to.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Ala", "Ariz", "Ark", "Assn", "Aug", "Ave", "Blvd", "Brig", "Bros", "Calif", "Capt",
    "Cmdr", "Co", "Col", "Colo", "Conn", "Corp", "Cpl", "Dec", "Del", "Dept", "Det", "Dr", "Esq",
    "Feb", "Fla", "Fri", "Ft", "Ga", "Gen", "Gov", "Hon", "Ill", "Inc", "Ind", "Insp", "Jan", "Jr",
    "Kan", "Ky", "La", "Lt", "Ltd", "Maj", "Mass", "Md", "Messrs", "Mich", "Minn", "Mlle", "Mme",
    "Mo", "Mon", "Mont", "Mr", "Mrs", "Ms", "Mt", "Mx", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont",
    "Ore", "Pa", "Ph.D", "Pres", "Prof", "Pvt", "Que", "Rep", "Reps", "Rev", "Sat", "Sen", "Sens",
    "Sept", "Sgt", "Sr", "St", "Ste", "Sun", "Supt", "Tenn", "Tex", "Thu", "Thurs", "Tue", "Tues",
    "Va", "Vt", "Wash", "Wed", "Wis", "Wyo", "al", "approx", "etc", "hrs", "mins", "vs",
];

/// Whether the dot that opens `rest` belongs to `word` before it.
fn is_abbreviation(word: &str, rest: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    let single = chars.next().is_none() && first.is_uppercase() && first != 'I';
    let dotted = first.is_alphabetic()
        && word.rsplit_once('.').is_some_and(|(_, part)| {
            part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)
        });
    // "No. 5" is a number; "No." is an answer. "Sun." and "Mass." end sentences more often than they abbreviate,
    // so that these need something after them that goes on.
    let next = rest[1..].trim_start().chars().next().unwrap_or(' ');
    match word {
        "No" | "Nos" | "no" => next.is_ascii_digit(),
        "Sun" | "Sat" | "Mon" | "Wed" | "Mass" | "Ill" | "Ind" | "Wash" | "Miss" | "Mo" | "Pa"
        | "La" | "Col" | "Del" | "Ark" | "Ore" | "Ont" | "Kan" | "Det" => {
            next.is_alphanumeric() || next == ','
        }
        _ => single || dotted || ABBREVIATIONS.binary_search(&word).is_ok(),
    }
}

/// Clitics, the apostrophe straight or curly.
const CLITICS: &[&str] = &[
    "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "n't", "n’t",
];

/// Units that the treebanks cut from their number.
const UNITS: &[&str] = &[
    "am", "b", "bn", "cm", "ft", "g", "gb", "hz", "k", "kg", "km", "lb", "lbs", "m", "mb", "ml",
    "mm", "mn", "mph", "oz", "pm", "tn", "trn",
];

/// Where the second part of `word` starts: a clitic, a unit, the `not` of `cannot`; the word's length where it is one.
fn cut(word: &str) -> usize {
    for ending in CLITICS {
        let start = word.len().saturating_sub(ending.len());
        if start > 0
            && word.is_char_boundary(start)
            && word.as_bytes()[start..].eq_ignore_ascii_case(ending.as_bytes())
        {
            return start;
        }
    }
    if word.eq_ignore_ascii_case("cannot") {
        return "can".len();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = &word[number.len()..];
        if UNITS.iter().any(|known| unit.eq_ignore_ascii_case(known)) {
            return number.len();
        }
    }
    word.len()
}
