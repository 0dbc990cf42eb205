//! What class names, ids and labels say an element is.
//!
//! `signal` is everything that an element is called, joined and in lower case.

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
    let lower = text.to_ascii_lowercase();
    needles.iter().any(|needle| lower.contains(needle))
}

pub(super) fn is_author(signal: &str) -> bool {
    const YES: &[&str] = &[
        "author",
        "byline",
        "by-line",
        "by_line",
        "autor",
        "auteur",
        "writer",
        "verfasser",
        "redakteur",
        "contributor",
        "journalist",
        "reporter",
        "signature",
        "kirjoittaja",
        "yazar",
        "skribent",
        "forfatter",
        "creator",
        "firma",
    ];
    const NO: &[&str] = &[
        "authority",
        "authoriz",
        "comment",
        "avatar",
        "image",
        "share",
        "related",
        "more-from",
        "disclaimer",
        "newsletter",
        "authorbox",
        "author-bio",
    ];
    YES.iter().any(|word| signal.contains(word)) && !NO.iter().any(|word| signal.contains(word))
}

pub(super) fn is_kicker(signal: &str) -> bool {
    const YES: &[&str] = &[
        "kicker",
        "overline",
        "eyebrow",
        "topline",
        "dachzeile",
        "volanta",
        "antetitulo",
        "ante-titulo",
        "occhiello",
        "surtitre",
        "roofline",
        "toptitle",
        "supertitle",
        "pretitle",
        "pre-title",
        "headline-label",
        "spitzmarke",
    ];
    YES.iter().any(|word| signal.contains(word))
}

pub(super) fn is_section(signal: &str) -> bool {
    const YES: &[&str] = &[
        "category",
        "section-label",
        "section-name",
        "post-terms",
        "rubric",
        "channel",
        "seccion",
        "ressort",
    ];
    YES.iter().any(|word| signal.contains(word))
}

pub(super) fn is_dek(signal: &str) -> bool {
    const YES: &[&str] = &[
        "dek",
        "standfirst",
        "subtitle",
        "sub-title",
        "subheadline",
        "sub-headline",
        "subhead",
        "deck",
        "sottotitolo",
        "bajada",
        "entradilla",
        "chapo",
        "chapeau",
        "ingress",
        "vorspann",
        "article-summary",
        "article__summary",
        "article-intro",
        "article__intro",
        "article-lead",
        "article__lead",
        "headline-description",
        "article-description",
        "description",
        "tagline",
        "teaser-text",
        "excerpt",
        "summary",
        "intro",
    ];
    let mut words = signal.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| word == "dek" || word == "lead" || word == "summary" || word == "intro")
        || YES
            .iter()
            .skip(1)
            .any(|word| word.len() > 6 && signal.contains(word))
        || signal.contains("chapo")
        || signal.contains("bajada")
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
