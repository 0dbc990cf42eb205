//! The credit at an article's end: "Source: CNN". It is neither body nor clutter but provenance.

use crate::article::Article;
use crate::span::Span;

/// Words that open a credit, in lower case, without the colon.
const OPENERS: &[&str] = &[
    "source",
    "sources",
    "credit",
    "courtesy",
    "quelle",
    "quellen",
    "fuente",
    "fuentes",
    "fonte",
    "bron",
    "kilde",
    "källa",
    "kaynak",
    "źródło",
    "zdroj",
    "forrás",
    "sursa",
    "источник",
    "джерело",
    "lähde",
    "πηγή",
    "المصدر",
    "来源",
    "來源",
    "出典",
    "출처",
    "sumber",
    "nguồn",
];

/// A credit.
pub(super) struct Credit {
    /// The outlet that it names.
    pub outlet: String,
    /// The whole line.
    pub text: String,
}

/// Takes the credit off the end of the article. For plain-text input (`keep_text`) the text stays as it is and only
/// the last block's span shrinks.
pub(super) fn take(article: &mut Article, keep_text: bool) -> Option<Credit> {
    let block = article.blocks.last_mut()?;
    if !block.kind.is_prose() {
        return None;
    }
    let (at, name) = find(block.span.of(&article.text))?;
    let outlet = name.to_owned();
    let start = block.span.start as usize;
    let text = block.span.of(&article.text)[at..].trim().to_owned();
    block.span = Span::new(start, start + at).trim(&article.text);
    let end = block.span.end;
    block.links.retain(|link| link.span.end <= end);
    if block.span.is_empty() {
        article.blocks.pop();
    }
    if !keep_text {
        let end = article.blocks.last().map_or(0, |block| block.span.end);
        article.text.truncate(end as usize);
    }
    Some(Credit { outlet, text })
}

/// Where the credit starts in `text`, and the outlet that it names.
fn find(text: &str) -> Option<(usize, &str)> {
    let colon = text.rfind([':', '：']).filter(|at| text.len() - at < 90)?;
    let before = text[..colon].trim_end();
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(before.len(), |(at, _)| at);
    let opener = before[start..].to_lowercase();
    let after = &text[colon + text[colon..].chars().next().map_or(1, char::len_utf8)..];
    let name = after.trim().trim_end_matches(['.', ')', ']', '。']).trim();
    let lead = text[..start].trim_end_matches(['(', '[', '—', '–', '-', ' ', '\u{a0}', '\n', '|']);
    let ends_sentence =
        lead.is_empty() || lead.ends_with(['.', '!', '?', '”', '"', '…', '。', '’', ')', '」']);
    // Several sources are the article's, not the outlet that it was taken from.
    let is_name = !name.is_empty()
        && !name.contains(" | ")
        && name.split_whitespace().count() <= 6
        && !name.contains(['!', '?', ';', '"', '“'])
        && !name.starts_with(|c: char| c.is_lowercase());
    (OPENERS.contains(&opener.as_str()) && ends_sentence && is_name).then_some((lead.len(), name))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_credit_is_told_from_a_sentence() {
        for (text, want) in [
            ("Source: Norwire", Some((0, "Norwire"))),
            ("The strait is calm. Source: Norwire", Some((19, "Norwire"))),
            (
                "Nobody replied. (Source: East Bank Herald.)",
                Some((15, "East Bank Herald")),
            ),
            ("Quelle: Nordfunk", Some((0, "Nordfunk"))),
            ("He named the source: a clerk in the ministry", None),
            (
                "Source: the ministry says that it will look into the matter again next week",
                None,
            ),
            ("The time was 10:30", None),
            ("", None),
        ] {
            assert_eq!(find(text), want, "{text}");
        }
    }
}
