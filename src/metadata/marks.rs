//! What class names, ids and labels say an element is.
//!
//! `signal` is everything that an element is called, joined. A few dozen words tell something, and each element is
//! called something, so one pass over the signal looks for all of them.

use std::sync::OnceLock;

/// Whether an address leads to an author's page: a folder of authors, and a name after it.
pub(super) fn is_profile(href: &str) -> bool {
    profile_slug(href).is_some()
}

/// The name in the address of an author's page.
pub(super) fn profile_slug(href: &str) -> Option<&str> {
    const FOLDERS: &[&str] = &[
        "author",
        "authors",
        "staff",
        "people",
        "person",
        "profile",
        "profiles",
        "by",
        "autor",
        "autoren",
        "autores",
        "auteur",
        "auteurs",
        "autore",
        "autori",
        "journalist",
        "journalists",
        "reporters",
        "reporter",
        "writers",
        "contributors",
        "contributor",
        "columnist",
        "columnists",
        "redaktion",
        "yazar",
        "yazarlar",
        "firmas",
        "byline",
        "bylines",
        "team",
        "our-team",
        "blog-authors",
        "member",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if path.contains("twitter.com") || path.contains("linkedin.com") {
        return None;
    }
    let mut segments = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .rev()
        .take(3);
    let last = segments.next()?;
    let mut inside = segments.any(|segment| FOLDERS.contains(&&*segment.to_ascii_lowercase()));
    inside |= last.starts_with("autor-") || last.starts_with("author-");
    (inside && !FOLDERS.contains(&&*last.to_ascii_lowercase())).then_some(last)
}

/// Whether `text`, compared without case, holds one of these.
pub(super) fn has(text: &str, needles: &[&str]) -> bool {
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| {
        let rest = &bytes[at..];
        needles.iter().any(|needle| opens(rest, needle.as_bytes()))
    })
}

/// Whether `text`, compared without case, starts with a word in lower case.
fn opens(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len()
        && text[0].to_ascii_lowercase() == word[0]
        && text[..word.len()].eq_ignore_ascii_case(word)
}

/// Words for authors and bylines.
const AUTHOR: u8 = 1;
/// Words that tell a thing about authors from a byline.
const NO_AUTHOR: u8 = 2;
const KICKER: u8 = 4;
const SECTION: u8 = 8;
const DEK: u8 = 16;

/// What the words tell, wherever they stand in the signal; after `=` only as words of their own.
const TELLING: &[(u8, &str)] = &[
    (
        AUTHOR,
        "author byline by-line by_line autor auteur writer verfasser redakteur contributor journalist reporter \
         signature kirjoittaja yazar skribent forfatter creator firma",
    ),
    (
        NO_AUTHOR,
        "authority authoriz comment avatar image share related more-from disclaimer newsletter authorbox author-bio \
         mediabox mediainfo media-box media-info",
    ),
    (
        KICKER,
        "kicker overline eyebrow topline dachzeile volanta antetitulo ante-titulo occhiello surtitre roofline \
         toptitle supertitle pretitle pre-title headline-label spitzmarke",
    ),
    (
        SECTION,
        "category section-label section-name post-terms rubric channel seccion ressort",
    ),
    (
        DEK,
        "=dek =lead =summary =intro standfirst subtitle sub-title subheadline sub-headline subhead sottotitolo bajada \
         entradilla chapo ingress vorspann article-summary article__summary article-intro article__intro article-lead \
         article__lead headline-description article-description description tagline teaser-text excerpt summary \
         chapeau",
    ),
];

struct Word {
    text: &'static [u8],
    tells: u8,
    whole: bool,
}

/// The telling words by their first byte.
fn words() -> &'static [Vec<Word>] {
    static WORDS: OnceLock<Vec<Vec<Word>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Vec<Vec<Word>> = (0..256).map(|_| Vec::new()).collect();
        for (tells, list) in TELLING {
            for entry in list.split_ascii_whitespace() {
                let word = entry.strip_prefix('=');
                let text = word.unwrap_or(entry).as_bytes();
                words[usize::from(text[0])].push(Word {
                    text,
                    tells: *tells,
                    whole: word.is_some(),
                });
            }
        }
        words
    })
}

/// What a signal tells.
#[derive(Clone, Copy, Default)]
pub(super) struct Told(u8);

impl Told {
    pub fn by(signal: &str) -> Self {
        let words = words();
        let bytes = signal.as_bytes();
        let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut told = 0;
        for (at, byte) in bytes.iter().enumerate() {
            for word in &words[usize::from(byte.to_ascii_lowercase())] {
                let stands_alone =
                    || !is_word(at.wrapping_sub(1)) && !is_word(at + word.text.len());
                if opens(&bytes[at..], word.text) && (!word.whole || stands_alone()) {
                    told |= word.tells;
                }
            }
        }
        Self(told)
    }

    pub fn is_author(self) -> bool {
        self.0 & (AUTHOR | NO_AUTHOR) == AUTHOR
    }

    pub fn is_kicker(self) -> bool {
        self.0 & KICKER != 0
    }

    pub fn is_section(self) -> bool {
        self.0 & SECTION != 0
    }

    pub fn is_dek(self) -> bool {
        self.0 & DEK != 0
    }
}

pub(super) fn is_updated(label: &str) -> bool {
    const YES: &[&str] = &[
        "updated",
        "modified",
        "amended",
        "corrected on",
        "aktualisiert",
        "actualiz",
        "mis à jour",
        "mise à jour",
        "maj ",
        "aggiornat",
        "atualizad",
        "bijgewerkt",
        "oppdatert",
        "opdateret",
        "uppdaterad",
        "päivitetty",
        "aktualiz",
        "zaktualiz",
        "обновлен",
        "оновлен",
        "güncelle",
        "更新",
        "수정",
        "تحديث",
        "עודכן",
        "diperbarui",
        "frissítve",
    ];
    YES.iter().any(|word| label.contains(word))
}
