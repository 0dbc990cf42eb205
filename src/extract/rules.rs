//! Every rule of the extraction and of the metadata with a sentence for the docs. `rules.md` beside this file is written from it.

use super::clutter::RULES;
use super::lines::FAMILIES;
use crate::metadata;
use std::fmt::Write;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleDoc {
    /// The stable id, as the report names it.
    pub id: &'static str,
    /// What it takes or tells, and why, in one sentence.
    pub doc: &'static str,
}

/// Rules that look at more than one element's marks or one line's words.
const SHAPES: &[(&str, &str)] = &[
    (
        "clutter.author.tail",
        "A last paragraph that introduces the author or the outlet by name.",
    ),
    (
        "clutter.comments.below",
        "What stands below the heading of the readers' comments.",
    ),
    (
        "clutter.counter.number",
        "A line of nothing but a few digits counts something.",
    ),
    (
        "clutter.hidden.markup",
        "Text that the page does not show until a reader asks for it, such as the bubble behind words that it explains.",
    ),
    (
        "clutter.media_credit.gallery",
        "A list of the pictures of a gallery, numbered such as 3/50, with their legends and its title.",
    ),
    (
        "clutter.metadata.credit",
        "The credit at the article's end; it is kept as a notice.",
    ),
    (
        "clutter.metadata.head",
        "What stands between the headline and the first sentence: the headline again, names, dates.",
    ),
    (
        "clutter.metadata.headline",
        "The headline, which is metadata.",
    ),
    (
        "clutter.navigation.contents",
        "A list of links to places on this page.",
    ),
    ("clutter.navigation.links", "Links above the article."),
    ("clutter.other.mark", "A line without a letter or digit."),
    (
        "clutter.other.outside",
        "Text outside the article that no other rule knows.",
    ),
    (
        "clutter.other.repeat",
        "A stretch of the article that stands on the page twice.",
    ),
    (
        "clutter.other.tail",
        "A label after the article's last sentence.",
    ),
    (
        "clutter.newsletter.field",
        "A box in the article with a field for the reader's e-mail address and few words.",
    ),
    (
        "clutter.promo.tail",
        "A last line with links that speaks of the outlet by name and of its newsletter, app or channel.",
    ),
    (
        "clutter.related.card",
        "A box in the article that leads to one other page of the site and holds its headline, its picture and few words.",
    ),
    (
        "clutter.related.cards",
        "Headings that link to other pages of the site, one after the other with no text between.",
    ),
    (
        "clutter.related.link",
        "A line that is a link and no sentence; it stays where it shows an address, stands in square brackets, follows a label such as \"Sources:\" or names a thing on another site.",
    ),
    ("clutter.related.links", "Links below the article."),
    (
        "clutter.related.list",
        "A list of links inside the article that nothing introduces, neither a colon nor a heading such as \"Sources\"; documents to download stay.",
    ),
    (
        "clutter.related.stream",
        "A list whose items each open with a heading linked to another page of the site, and its title.",
    ),
    (
        "clutter.related.teaser",
        "Headline, byline and first lines of another article, behind this one; what stands between teasers is theirs.",
    ),
    (
        "clutter.related.tiles",
        "Boxes side by side with a picture and a long heading each, and what follows them in other sections of the page.",
    ),
    (
        "clutter.related.tail",
        "Headings and links after the article's last sentence, and the line that announces them.",
    ),
    (
        "notice.correction",
        "A line that says what was wrong in the article.",
    ),
    ("notice.disclosure", "A line that lays an interest open."),
    ("notice.editors_note", "The editors speak to the reader."),
    (
        "notice.reporting_credit",
        "A line that names who else reported or edited.",
    ),
    (
        "notice.republished",
        "A line that says which outlet the article comes from.",
    ),
    (
        "notice.source_credit",
        "A line that names whose material was used.",
    ),
    (
        "notice.update",
        "A line that says that the article was changed.",
    ),
    (
        "state.consent.notice",
        "A consent notice has more words than the article.",
    ),
    (
        "state.consent.wall",
        "A short page says, where its article should be, with whom it shares data.",
    ),
    (
        "state.not_article.thin",
        "A few words without a name or a date.",
    ),
    (
        "state.paywall.declared",
        "The page declares that its article is not free, and shows little of it.",
    ),
    (
        "state.paywall.notice",
        "A subscription notice follows a short text.",
    ),
    (
        "state.several.headings",
        "Several articles of fair length stand on the page, each with a headline.",
    ),
];

/// All rules: those of the table first, in the order in which they are asked; those that choose metadata last.
pub fn rules() -> impl Iterator<Item = RuleDoc> {
    let table = RULES.iter().map(|rule| RuleDoc {
        id: rule.id,
        doc: rule.doc,
    });
    let lines = FAMILIES.iter().map(|(_, _, id)| RuleDoc {
        id,
        doc: "A line whose words give it away; the words are in `src/lexicon/clutter_lines.txt`.",
    });
    let shapes = SHAPES.iter().map(|(id, doc)| RuleDoc { id, doc });
    let fields = metadata::rules().map(|(id, doc)| RuleDoc { id, doc });
    table.chain(lines).chain(shapes).chain(fields)
}

/// The rules as a Markdown table, for `rules.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Rules of the extraction and of the metadata\n\n| rule | what and why |\n|---|---|\n",
    );
    for rule in rules() {
        let _ = writeln!(out, "| `{}` | {} |", rule.id, rule.doc);
    }
    out
}
