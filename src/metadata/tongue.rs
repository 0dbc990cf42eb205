//! The article's language and direction: what the page says, unless its text plainly says otherwise.

use super::Direction;
use super::json_ld::Item;
use super::survey::Survey;
use crate::lexicon;
use whatlang::{Lang, detect};

/// Bytes of text that are looked at: enough to be sure, and detection costs more than everything else here.
const SAMPLE: usize = 1_200;
/// Bytes from which the text may overrule the page.
const ENOUGH: usize = 400;
/// Bytes of a piece of text that is more than a label.
const LINE: usize = 60;

/// The rules, each with a sentence for the docs.
pub(super) const RULES: &[(&str, &str)] = &[
    ("lang.html", "The language of `<html>`."),
    ("lang.json_ld", "The language in JSON-LD."),
    ("lang.meta", "The language in `<meta>`."),
    ("lang.none", "Neither the page nor its text tells."),
    ("lang.open_graph", "The locale in Open Graph."),
    (
        "lang.text",
        "The words of the text plainly belong to another language than the page says, or the page says none.",
    ),
];

/// The language as a BCP 47 tag, with the stable id of the rule that told it, and the direction.
pub(super) fn tell(
    survey: &Survey<'_>,
    article: Option<&Item>,
) -> (Option<String>, &'static str, Direction) {
    let given = [
        (survey.lang.map(str::to_owned), "lang.html"),
        (
            article.and_then(|item| item.language.clone()),
            "lang.json_ld",
        ),
        (survey.meta(&["og:locale"]), "lang.open_graph"),
        (
            survey.meta(&[
                "content-language",
                "dc.language",
                "dcterms.language",
                "language",
                "inlanguage",
            ]),
            "lang.meta",
        ),
    ];
    let mut given = given
        .into_iter()
        .filter_map(|(raw, rule)| Some((tag(&raw?)?, rule)));
    let declared = given.next();
    let mut text = opening(survey);
    let mut heard = hear(&text);
    if heard.is_none() {
        text = longest(survey);
        heard = hear(&text);
    }
    let (lang, rule) = match (declared, heard) {
        (Some((tag, rule)), Some(heard)) if agrees(&tag, heard) => (Some(tag), rule),
        // The page may say it right in another place, with the region.
        (Some(_), Some(heard)) => match given.find(|(tag, _)| agrees(tag, heard)) {
            Some((tag, rule)) => (Some(tag), rule),
            None => (Some(heard.to_owned()), "lang.text"),
        },
        (None, Some(heard)) => (Some(heard.to_owned()), "lang.text"),
        (Some((tag, rule)), None) => (Some(tag), rule),
        (None, None) => (None, "lang.none"),
    };
    let dir = match survey
        .dir
        .map(|dir| dir.trim().to_ascii_lowercase())
        .as_deref()
    {
        Some("rtl") => Direction::Rtl,
        // A page may be left to right around a text that is not.
        Some("ltr") if !mostly_rtl(&text) => Direction::Ltr,
        _ if mostly_rtl(&text) || text.is_empty() && lang.as_deref().is_some_and(is_rtl) => {
            Direction::Rtl
        }
        _ => Direction::Ltr,
    };
    (lang, rule, dir)
}

/// The language of a text that is long enough to tell.
fn hear(text: &str) -> Option<&'static str> {
    if text.len() < ENOUGH {
        return None;
    }
    if is_plainly_english(text) {
        return Some("en");
    }
    let heard = detect(text).filter(whatlang::Info::is_reliable)?;
    two_letters(heard.lang())
}

/// Words that every eighth of an English text is made of, and no text in another language.
const ENGLISH: [&str; 8] = ["the", "and", "of", "to", "that", "with", "from", "said"];

/// Whether a text is English beyond doubt, which is quickly seen and spares most pages the detection.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut english) = (0, 0);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        words += usize::from(!word.is_empty());
        english += usize::from((2..=4).contains(&word.len()) && ENGLISH.contains(&word));
    }
    english * 8 > words && text.matches(" the ").count() * 50 > words
}

/// The start of the visible paragraphs.
fn opening(survey: &Survey<'_>) -> String {
    let paragraphs = survey.paragraphs.iter().take(200);
    let texts = paragraphs.filter_map(|id| survey.text(*id));
    joined(texts.filter(|text| text.len() >= LINE), SAMPLE)
}

/// The longest pieces of visible text, which are the article's whatever it is marked up as, while menus and teasers
/// around it may be in the site's own language.
fn longest(survey: &Survey<'_>) -> String {
    let page = survey.page;
    let seen = page.ids().filter(|id| survey.sees(*id));
    let pieces = seen.filter_map(|id| Some(page.text(id)?.trim()));
    let mut pieces: Vec<&str> = pieces.filter(|piece| piece.len() >= LINE).collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    joined(pieces, ENOUGH)
}

/// The first of `texts`, until there are `enough` bytes.
fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, enough: usize) -> String {
    let mut all = String::new();
    for text in texts {
        if all.len() >= enough {
            break;
        }
        all.push_str(text.as_ref());
        all.push('\n');
    }
    all
}

/// A language tag in its usual spelling: `en_us` is `en-US`. What is no tag is none.
fn tag(raw: &str) -> Option<String> {
    let raw = raw.split([',', ';', ' ']).find(|part| !part.is_empty())?;
    let mut parts = raw.split(['-', '_']);
    let first = parts.next()?.to_ascii_lowercase();
    let plain = first.chars().all(|c| c.is_ascii_alphabetic());
    if !(2..=3).contains(&first.len()) || !plain || first == "und" {
        return None;
    }
    let mut tag = first;
    for part in parts.take(3) {
        if part.is_empty() || part.len() > 8 || !part.chars().all(|c| c.is_ascii_alphanumeric()) {
            break;
        }
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

/// Whether a tag and a language that was heard are the same, or so near that hearing cannot tell them apart.
fn agrees(tag: &str, heard: &str) -> bool {
    const NEAR: &[&[&str]] = &[
        &["nb", "no", "nn", "da", "sv"],
        &["hr", "sr", "bs", "sh", "sl", "cnr", "mk"],
        &["id", "ms", "jv", "su"],
        &["es", "gl", "ca", "pt", "ast", "an", "eu", "oc"],
        &["cs", "sk"],
        &["nl", "af", "fy", "lb", "de", "gsw", "nds", "li"],
        &["ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tt"],
        &["hi", "mr", "ne", "bho", "mai", "sa"],
        &["ar", "fa", "ur", "ckb", "ps", "sd", "ug"],
        &["az", "tr", "tk", "uz"],
        &[
            "zu", "xh", "st", "tn", "sn", "ss", "nr", "ve", "ts", "nso", "rw", "sw", "ny",
        ],
        &["it", "co", "sc", "fur", "rm", "la", "vec"],
        &["fr", "oc", "br", "co", "ht"],
        &["zh", "yue", "wuu", "lzh"],
        &["et", "fi"],
        &["lt", "lv"],
        &["tl", "fil", "ceb"],
        &["he", "yi", "iw"],
        &["ro", "mo"],
        &["km", "th", "lo"],
    ];
    let primary = tag.split('-').next().unwrap_or_default();
    primary == heard
        || NEAR
            .iter()
            .any(|group| group.contains(&primary) && group.contains(&heard))
}

fn is_rtl(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    matches!(
        primary,
        "ar" | "he"
            | "iw"
            | "fa"
            | "ur"
            | "ps"
            | "sd"
            | "ug"
            | "yi"
            | "ckb"
            | "dv"
            | "arc"
            | "syr"
            | "azb"
    )
}

/// Whether most letters belong to a script that is written from right to left.
fn mostly_rtl(text: &str) -> bool {
    // In UTF-8 the letters of those scripts begin with these bytes, which most texts do not have.
    if !text.bytes().any(|byte| matches!(byte, 0xD6..=0xE0 | 0xEF)) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let rtl = text.chars().filter(|c| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')).count();
    rtl * 2 > letters && letters > 0
}

/// The two-letter code (ISO 639-1) where there is one.
fn two_letters(lang: Lang) -> Option<&'static str> {
    lexicon::LANGUAGES.get(lang.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{self, Input};

    /// A list of news in English on a German site, whose menus and teasers come first and are longer together.
    #[test]
    fn the_longest_pieces_tell_where_paragraphs_are_few() {
        let teaser =
            "<div>Die Rathausuhr geht wieder richtig, sagt der Uhrmacher aus Nordheim</div>";
        let news = [
            "Harrow Mills confirmed layoffs at its weaving plant in Oldenby, where output fell by half this spring.",
            "Quillan, the maker of garden robots, bought Mossbank, a startup that taught them to tell weeds from chives.",
            "Ferrycom shares rose after Ida Kestrel, its founder, told investors that losses had peaked in October.",
            "Regulators in Carrow opened an inquiry into Larkpay over fees that customers never agreed to, Carrow Post reports.",
        ];
        let html = format!(
            "<html lang=de><body>{}<article><h1>Four things to know</h1><ul><li>{}</li></ul></article></body></html>",
            teaser.repeat(20),
            news.join("</li><li>")
        );
        let page = page::parse(Input::Html {
            url: None,
            html: &html,
        })
        .expect("a page");
        assert_eq!(crate::metadata::read(&page).lang.as_deref(), Some("en"));
    }

    #[test]
    fn only_english_is_plainly_english() {
        for (text, english) in [
            (
                "The council voted to close the bridge on Tuesday, and the mayor said that the work will take a year.",
                true,
            ),
            (
                "De burgemeester zei dat de brug van dinsdag af dicht is, of het moet om een ramp gaan.",
                false,
            ),
            (
                "Der Rat stimmte am Dienstag dafür, die Brücke zu sperren, sagte die Sprecherin.",
                false,
            ),
            ("Cupertino, London, Lagos: 3 to 2, 4 to 1, 0 to 0.", false),
            ("", false),
        ] {
            assert_eq!(is_plainly_english(text), english, "{text}");
        }
    }
}
