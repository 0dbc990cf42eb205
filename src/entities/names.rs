//! People's names: their words, and whether two forms can be one person.
//!
//! A name is taken as words that may be given names, middle initials, particles and family names in any culture's
//! order. Two forms are one name where the shorter keeps the order of the longer and loses only what writers drop.

use crate::lexicon;

/// Whether a word names its bearer for women or for men.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

impl Gender {
    /// Reads the field of a word list.
    pub fn of_field(field: &str) -> Option<Self> {
        match field {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }
}

/// A person's name in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The words folded to plain lower case, without "Jr." and the like.
    pub words: Vec<String>,
    /// The words as written.
    written: Vec<String>,
    /// "jr", "sr", "iii".
    suffix: Option<String>,
}

impl Name {
    /// Reads a name as it stands in the text.
    pub fn read(text: &str) -> Self {
        let mut written: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '“' | '”' | '"' | '(' | ')'))
            .filter(|word| !word.is_empty())
            .collect();
        let suffix = written
            .last()
            .filter(|_| written.len() > 1)
            .map(|last| fold(last))
            .filter(|last| matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"));
        if suffix.is_some() {
            written.pop();
        }
        // "J.K." is two initials.
        let written: Vec<String> = written
            .into_iter()
            .flat_map(|word| {
                let dotted = word.len() > 2
                    && word.ends_with('.')
                    && word
                        .split_terminator('.')
                        .all(|part| part.chars().count() == 1);
                if dotted {
                    word.split_inclusive('.').map(str::to_owned).collect()
                } else {
                    vec![word.to_owned()]
                }
            })
            .collect();
        Self {
            words: written.iter().map(|word| fold(word)).collect(),
            written,
            suffix,
        }
    }

    /// Whether the form holds a single word.
    pub fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    /// What the given name says of its bearer.
    pub fn gender(&self) -> Option<Gender> {
        if self.is_single() {
            return None;
        }
        let given = if self.is_family_first() {
            self.written.last()
        } else {
            self.written.first()
        }?;
        let whole = lexicon::GIVEN_NAMES.get(given);
        let field = whole.or_else(|| lexicon::GIVEN_NAMES.get(given.split('-').next()?))?;
        Gender::of_field(field)
    }

    /// Whether the family name stands first, as in Chinese, Korean, Vietnamese and Hungarian order.
    fn is_family_first(&self) -> bool {
        let (Some(first), Some(last)) = (self.written.first(), self.written.last()) else {
            return false;
        };
        if self.written.len() < 2 || self.written.len() > 4 {
            return false;
        }
        let western = lexicon::GIVEN_NAMES
            .get(first)
            .is_some_and(|field| field != "u")
            || lexicon::FAMILY_FIRST.has(last) && !lexicon::FAMILY_FIRST.has(first);
        lexicon::FAMILY_FIRST.has(first) && !western
            || lexicon::SURNAMES.has(first)
                && !lexicon::GIVEN_NAMES.has(first)
                && lexicon::GIVEN_NAMES.has(last)
                && !lexicon::SURNAMES.has(last)
    }

    /// How well the single word `word` (folded) names this person: 3 as the family name, 2 as the given name, 1 as
    /// another part; 0 where it does not.
    pub fn fit(&self, word: &str) -> u8 {
        let last = self.words.len().saturating_sub(1);
        let family_first = self.is_family_first();
        let Some(at) = self.words.iter().rposition(|own| same_word(own, word)) else {
            return 0;
        };
        if self.words.len() == 1 {
            return 3;
        }
        let family = if family_first { at == 0 } else { at == last };
        let given = if family_first { at > 0 } else { at == 0 };
        // With two family names ("María López Díaz") the first is the one used alone.
        let first_family = self.words.len() >= 3
            && at + 1 == last
            && !family_first
            && !is_initial(&self.words[at]);
        if family || first_family && !lexicon::GIVEN_NAMES.has(&self.written[at]) {
            3
        } else if given {
            2
        } else {
            1
        }
    }

    /// Whether `self` and `other`, both of two words and more, can be one person.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.suffix != other.suffix {
            return false;
        }
        let (short, long) = if self.words.len() <= other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.words == long.words {
            return true;
        }
        let reversed = short.words.len() == 2
            && long.words.len() == 2
            && short.words[0] == long.words[1]
            && short.words[1] == long.words[0];
        if reversed || is_tail_or_head(&short.words, &long.words) {
            return true;
        }
        // The same family name and a given name that can be the same, every other word of the shorter kept.
        let (Some(a), Some(b)) = (short.words.last(), long.words.last()) else {
            return false;
        };
        let family = same_word(a, b);
        let given = same_given(short, long);
        if family && given {
            return in_order(&short.words[1..], &long.words[1..]);
        }
        // Two family names, the second left out: "María López" for "María López Díaz".
        short.words.len() >= 2
            && long.words.len() == short.words.len() + 1
            && long.words.starts_with(&short.words)
            && !is_initial(&short.words[short.words.len() - 1])
    }
}

/// Whether `short` stands at the end or the start of `long` as it is, particles allowed between.
fn is_tail_or_head(short: &[String], long: &[String]) -> bool {
    short.len() >= 2
        && short.len() < long.len()
        && (long.ends_with(short) || long.starts_with(short))
}

/// Whether the first words can be one given name: equal, an initial, a short form, or a part of a double name.
fn same_given(a: &Name, b: &Name) -> bool {
    let (Some(x), Some(y)) = (a.words.first(), b.words.first()) else {
        return false;
    };
    if x == y {
        return true;
    }
    if is_initial(x) || is_initial(y) {
        return x.chars().next() == y.chars().next();
    }
    let (Some(long_x), Some(long_y)) = (a.written.first(), b.written.first()) else {
        return false;
    };
    let full = |word: &str| {
        lexicon::NICKNAMES
            .get(word)
            .map_or_else(|| fold(word), fold)
    };
    full(long_x) == full(long_y)
        || x.split('-').next() == Some(y.as_str())
        || y.split('-').next() == Some(x.as_str())
        // A middle name used as the first: "J. Edgar Hoover" is caught by initials, "Robert Kemp Ito" by order.
        || b.words.len() > 2 && b.words[1] == *x
}

/// Whether every word of `short` occurs in `long` in the same order, an initial standing for a word.
fn in_order(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| {
        rest.any(|other| {
            same_word(word, other)
                || (is_initial(word) || is_initial(other))
                    && word.chars().next() == other.chars().next()
        })
    })
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// Equal, or equal but for an Arabic article: "al-assad" and "assad".
fn same_word(a: &str, b: &str) -> bool {
    a == b || bare(a) == bare(b)
}

fn bare(word: &str) -> &str {
    ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .unwrap_or(word)
}

/// The word in lower case, without accents, apostrophes and dots.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' | 'ĉ' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ģ' => folded.push('g'),
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ł' | 'ľ' | 'ļ' => folded.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ő' | 'ō' => folded.push('o'),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ž' | 'ż' => folded.push('z'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '\'' | '’' | '‘' | '.' | '`' | '\u{300}'..='\u{36F}' => {}
            _ => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_agree_and_others_do_not() {
        for (a, b, one) in [
            ("Joe Biden", "Joseph R. Biden", true),
            ("Joe Biden", "Hunter Biden", false),
            ("Xi Jinping", "Jinping Xi", true),
            ("Gabriel García Márquez", "García Márquez", true),
            ("María López Díaz", "María López", true),
            ("J.K. Farrow", "Joanne Farrow", true),
            ("J. K. Farrow", "Peter Farrow", false),
            ("Ben Otieno", "Ben Otieno Jr.", false),
            ("Mohammed bin Salman", "Muhammad bin Salman", true),
            ("Jean-Luc Morand", "Jean Morand", true),
            ("Ana Petrova", "Ana Petrović", false),
            ("Zoë Łukasik", "Zoe Lukasik", true),
            ("John A. Smith", "John B. Smith", false),
            ("Ursula von der Leyen", "von der Leyen", true),
            ("Kim Jong-un", "Kim Yo-jong", false),
        ] {
            assert_eq!(Name::read(a).agrees(&Name::read(b)), one, "{a} / {b}");
            assert_eq!(Name::read(b).agrees(&Name::read(a)), one, "{b} / {a}");
        }
    }

    #[test]
    fn a_single_word_fits_the_family_name_best() {
        for (name, word, fit) in [
            ("Mara Quill", "quill", 3),
            ("Mara Quill", "mara", 2),
            ("Wang Yi", "wang", 3),
            ("Kim Jong-un", "kim", 3),
            ("Bashar al-Assad", "assad", 3),
            ("Pedro Sánchez Pérez", "sanchez", 3),
            ("Mara Quill", "ito", 0),
            ("Nguyen Van Minh", "minh", 2),
        ] {
            assert_eq!(Name::read(name).fit(word), fit, "{name} / {word}");
        }
    }

    #[test]
    fn given_names_tell_gender_where_they_do() {
        for (name, gender) in [
            ("Mara Quill", Some(Gender::Female)),
            ("Ben Otieno", Some(Gender::Male)),
            ("Robin Vale", None),
            ("Quill", None),
        ] {
            assert_eq!(Name::read(name).gender(), gender, "{name}");
        }
    }
}
