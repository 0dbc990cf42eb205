//! Groups of pieces that only together show what they are: lists of links, tables of contents, rows of cards.

use super::ClutterKind;
use super::boxes::{bare, is_inner, link};
use super::judge::{Evidence, Verdict};
use super::lines;
use super::pieces::Form;
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Strips groups of links inside the article.
pub(super) fn strip(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let mut i = range.start;
    while i < range.end {
        let Some(list) = list_of(evidence.page, evidence, i) else {
            i += 1;
            continue;
        };
        let end = range
            .end
            .min(evidence.pieces.within(evidence.page, list).end)
            .max(i + 1);
        strip_list(evidence, verdicts, i..end, list, range.start);
        i = end;
    }
    strip_cards(evidence, verdicts, range);
}

/// The outermost list inside the article around piece `i`.
pub(super) fn list_of(page: &Page, evidence: &Evidence<'_>, i: usize) -> Option<NodeId> {
    page.ancestors(evidence.piece(i).first)
        .take_while(|id| *id != evidence.root)
        .filter(|id| matches!(page.tag(*id), "ul" | "ol"))
        .last()
}

fn strip_list(
    evidence: &Evidence<'_>,
    verdicts: &mut [Verdict],
    list: Range<usize>,
    node: NodeId,
    first: usize,
) {
    let page = evidence.page;
    let (mut chars, mut linked, mut anchors, mut count) = (0, 0, 0, 0);
    let (mut teasers, mut labelled, mut files) = (0, 0, 0);
    for i in list.clone() {
        let piece = evidence.piece(i);
        chars += piece.chars;
        linked += piece.linked;
        count += 1;
        let href = target(page, piece.first);
        anchors += usize::from(href.is_some_and(|href| href.starts_with('#')));
        files += usize::from(href.is_some_and(is_file));
        let is_teaser = piece.linked > 0 && piece.words <= 30;
        teasers += usize::from(is_teaser);
        let is_own = |id| {
            page.attribute(id, "href")
                .is_some_and(|href| is_inner(page.url(), href))
        };
        labelled += usize::from(
            is_teaser
                && !piece.closed
                && (piece.linked + piece.stressed) * 10 >= piece.chars * 9
                && link(page, piece.first, piece.last).is_some_and(is_own),
        );
    }
    // Documents to download are none of the site's other articles.
    if files * 2 > count {
        return;
    }
    // A line that announces other articles was stripped for its words; the list under it is what it announces.
    let is_announced = list.start > first
        && matches!(verdicts[list.start - 1], Verdict::Strip(ClutterKind::Related, id, _) if id == "clutter.related.line");
    if is_announced && teasers == count && linked * 10 >= chars * 3 {
        let verdict = Verdict::Strip(ClutterKind::Related, "clutter.related.list", Some(node));
        take(verdicts, list, verdict);
        return;
    }
    // A label set in bold before each link, such as the topic, makes them no less links.
    let is_linked =
        linked * 10 >= chars * 9 || labelled == count && count >= 2 && linked * 10 >= chars * 6;
    if !is_linked {
        return;
    }
    let label = (first..list.start)
        .rev()
        .find(|i| verdicts[*i] == Verdict::Keep);
    let is_label = label.is_some_and(|i| {
        let piece = evidence.piece(i);
        piece.words <= 14
            && (matches!(piece.form, Form::Heading(_))
                || !piece.closed
                || piece.stressed * 10 > piece.chars * 8)
    });
    let is_related = label.filter(|_| is_label).is_some_and(|i| {
        lines::find(evidence.line(i), true).is_some_and(|rule| rule.kind == ClutterKind::Related)
    });
    // A paragraph that ends in a colon announces the list, so that it belongs to the text.
    let is_introduced = label.is_some_and(|i| introduces(evidence.line(i), evidence.piece(i).form));
    let verdict = if anchors * 2 > count && count > 1 {
        Verdict::Strip(
            ClutterKind::Navigation,
            "clutter.navigation.contents",
            Some(node),
        )
    } else if is_related || (count >= 2 && !is_introduced) {
        Verdict::Strip(ClutterKind::Related, "clutter.related.list", Some(node))
    } else {
        return;
    };
    let is_contents = matches!(verdict, Verdict::Strip(_, "clutter.navigation.contents", _));
    if let Some(label) = label
        && (is_related || is_contents && titles(evidence, label, &list))
    {
        verdicts[label] = verdict;
    }
    take(verdicts, list, verdict);
}

/// Strips what of a list is still the article's.
fn take(verdicts: &mut [Verdict], list: Range<usize>, verdict: Verdict) {
    for i in list {
        if verdicts[i] == Verdict::Keep {
            verdicts[i] = verdict;
        }
    }
}

/// Whether a short line right before a table of contents is its title.
fn titles(evidence: &Evidence<'_>, label: usize, list: &Range<usize>) -> bool {
    let piece = evidence.piece(label);
    label + 1 == list.start
        && piece.words <= 5
        && (!piece.closed || evidence.line(label).ends_with([':', '：']))
}

/// The address that the link around a text node leads to.
fn target(page: &Page, id: NodeId) -> Option<&str> {
    let mut around = page.ancestors(id).take(6);
    let link = around.find(|id| page.tag(*id) == "a")?;
    page.attribute(link, "href")
}

/// Whether a line announces the list after it: it ends in a colon, or is the heading of the article's sources.
fn introduces(line: &str, form: Form) -> bool {
    line.ends_with([':', '：']) || matches!(form, Form::Heading(_)) && names_sources(line)
}

/// Whether a heading says that the article's sources follow.
pub(super) fn names_sources(line: &str) -> bool {
    const SOURCES: &[&str] = &[
        "sources",
        "references",
        "bibliography",
        "quellen",
        "literatur",
        "fuentes",
        "referencias",
        "références",
        "fonti",
        "fontes",
        "referências",
    ];
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    words().count() <= 5 && words().next().is_some_and(|word| SOURCES.contains(&word))
}

/// Linked headings of one level after the other with no prose between are a row of cards. A link to a place on the
/// page itself is none to another article.
fn strip_cards(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let is_card = |i: usize| {
        let piece = evidence.piece(i);
        matches!(piece.form, Form::Heading(_))
            && piece.link_density() > 0.9
            && leads_inside(evidence.page, piece.first)
    };
    let kept: Vec<usize> = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep)
        .collect();
    let mut run: Vec<usize> = Vec::new();
    for (n, &i) in kept.iter().enumerate() {
        let piece = evidence.piece(i);
        if is_card(i) {
            run.push(i);
        } else if piece.words > 14 || piece.words >= 10 && piece.closed && piece.linked == 0 {
            finish(verdicts, &mut run);
        }
        if n + 1 == kept.len() {
            finish(verdicts, &mut run);
        }
    }
}

/// Whether an address is that of a document to download.
pub(super) fn is_file(address: &str) -> bool {
    const FILES: &[&str] = &[
        "pdf", "doc", "docx", "xls", "xlsx", "csv", "ppt", "pptx", "odt", "ods", "zip",
    ];
    let path = bare(address);
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| FILES.iter().any(|file| ending.eq_ignore_ascii_case(file)))
}

/// Whether the link around a text node leads to another page of the site. What stands elsewhere is a thing that the
/// article is about, such as a product, and no other article.
fn leads_inside(page: &Page, id: NodeId) -> bool {
    target(page, id).is_none_or(|href| is_inner(page.url(), href))
}

fn finish(verdicts: &mut [Verdict], run: &mut Vec<usize>) {
    if run.len() >= 2 {
        for &i in run.iter() {
            verdicts[i] = Verdict::Strip(ClutterKind::Related, "clutter.related.cards", None);
        }
    }
    run.clear();
}
