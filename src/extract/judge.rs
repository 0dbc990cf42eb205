//! Piece by piece: what inside the article's container is the article, and which rule takes the rest.

use super::ClutterKind;
use super::assign::Cover;
use super::boxes::{self, is_inner, link};
use super::clutter::RULES;
use super::edges;
use super::groups;
use super::lede;
use super::lines;
use super::live;
use super::pieces::{Form, Piece, Pieces};
use super::repeats;
use super::streams;
use super::tags;
use crate::article::BlockKind;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// What becomes of a piece.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    /// It is part of the article.
    Keep,
    /// A rule strips it; the element groups what belongs together.
    Strip(ClutterKind, &'static str, Option<NodeId>),
    /// It lies outside the article and no rule knows it.
    Outside,
}

/// What the judgement finds.
pub(super) struct Judgement {
    /// For every piece.
    pub verdicts: Vec<Verdict>,
    /// The kinds of those kept pieces whose markup alone does not tell it.
    pub kinds: BTreeMap<usize, BlockKind>,
}

/// Everything that the judgement rests on.
pub(super) struct Evidence<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    pub pieces: &'a Pieces,
    pub covers: &'a [Cover],
    pub weights: &'a [f32],
    pub root: NodeId,
    /// Stretches of pieces inside the container that are not the article's, in order.
    pub apart: &'a [Range<usize>],
    /// The text of each piece, folded for comparison, from when it was first asked for.
    pub lines: &'a [OnceCell<String>],
}

impl Evidence<'_> {
    /// The text of piece `i`, folded for comparison.
    pub fn line(&self, i: usize) -> &str {
        self.lines[i].get_or_init(|| lines::fold(self.pieces.text(i)))
    }

    pub fn piece(&self, i: usize) -> &Piece {
        &self.pieces.list[i]
    }
}

/// Judges every piece.
pub(super) fn judge(evidence: &Evidence<'_>) -> Judgement {
    let Evidence {
        page,
        pieces,
        covers,
        root,
        ..
    } = *evidence;
    let range = pieces.within(page, root);
    let mut verdicts: Vec<Verdict> = (0..pieces.list.len())
        .map(|i| match covers[i].rule {
            Some((rule, node)) => Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node)),
            None if range.contains(&i) && !is_apart(evidence, i) => inside(evidence, &range, i),
            None => match covers[i].region {
                Some((rule, node)) => Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node)),
                None => Verdict::Outside,
            },
        })
        .collect();
    groups::strip(evidence, &mut verdicts, &range);
    boxes::strip(evidence, &mut verdicts, &range);
    streams::strip(evidence, &mut verdicts, &range);
    edges::trim_head(evidence, &mut verdicts, &range);
    edges::trim_tail(evidence, &mut verdicts, &range);
    repeats::strip(evidence, &mut verdicts, &range);
    let mut kinds = BTreeMap::new();
    repeats::pull_quotes(evidence, &verdicts, &range, &mut kinds);
    live::restore(evidence, &mut verdicts, &range, &mut kinds);
    lede::restore(evidence, &mut verdicts, &mut kinds);
    Judgement { verdicts, kinds }
}

/// Whether a cell stands in a row with others: a word there is a datum, whatever it says elsewhere.
fn is_tabular(evidence: &Evidence<'_>, i: usize) -> bool {
    let list = &evidence.pieces.list;
    let same = |j: Option<usize>| {
        j.and_then(|j| list.get(j)).is_some_and(|other| {
            other.row.is_some() && other.row == list[i].row && other.block != list[i].block
        })
    };
    same(i.checked_sub(1)) || same(Some(i + 1))
}

fn is_apart(evidence: &Evidence<'_>, i: usize) -> bool {
    let at = evidence.apart.partition_point(|range| range.end <= i);
    evidence
        .apart
        .get(at)
        .is_some_and(|range| range.contains(&i))
}

fn inside(evidence: &Evidence<'_>, range: &Range<usize>, i: usize) -> Verdict {
    let Evidence {
        page,
        pieces,
        covers,
        root,
        ..
    } = *evidence;
    let piece = &pieces.list[i];
    if let Some((rule, node)) = covers[i].region
        && page.is_within(node, root)
        && node != root
        && !(RULES[rule].kind == ClutterKind::Sidebar
            && (is_pull_quote(page, pieces, node, piece) || is_part(evidence, node)))
        && !(RULES[rule].kind == ClutterKind::Header && heads_section(evidence, range, node, i))
    {
        return Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node));
    }
    if piece.form == Form::Caption || is_caption(page, pieces, range, i) {
        return Verdict::Strip(
            ClutterKind::MediaCredit,
            "clutter.media_credit.caption",
            None,
        );
    }
    let line = if piece.words <= 40 {
        evidence.line(i)
    } else {
        ""
    };
    if piece.words == 0 {
        // A rule of underscores parts sections, as wire services set it.
        let is_rule = line.len() >= 3 && line.bytes().all(|byte| byte == b'_');
        return if is_rule {
            Verdict::Keep
        } else {
            Verdict::Strip(ClutterKind::Other, "clutter.other.mark", None)
        };
    }
    if piece.words <= 40
        && !matches!(piece.form, Form::Heading(_))
        && !(piece.form == Form::Cell && is_tabular(evidence, i))
        && let Some(rule) = lines::find(line, piece.link_density() > 0.3)
        && !(rule.kind == ClutterKind::Related && points_on(line, piece.words))
        && !(rule.kind == ClutterKind::Metadata && is_sentence(line, piece.words))
        && piece.words
            <= if rule.whole || piece.link_density() > 0.3 {
                40
            } else {
                25
            }
    {
        return Verdict::Strip(rule.kind, rule.id, None);
    }
    if piece.link_density() > 0.75
        && piece.words < 60
        && piece.form == Form::Plain
        && !piece.closed
        && !is_reference(line)
        && !is_download(page, piece)
        && !names_thing(evidence, i)
    {
        return Verdict::Strip(ClutterKind::Related, "clutter.related.link", None);
    }
    Verdict::Keep
}

/// Whether a line that opens like a link to other articles is a sentence of the text, or cites a work by its title:
/// "Read more about the ferry in the board's report." A label ends in no full stop and has its colon early.
fn points_on(line: &str, words: u32) -> bool {
    let is_offer =
        line.starts_with("for ") || line.starts_with("get ") || line.contains("subscribe");
    let is_sentence = words >= 4
        && line.ends_with(['.', '!'])
        && !line.ends_with("..")
        && !line.contains(": ")
        && !is_offer;
    is_sentence || cites(line)
}

/// Whether a line refers to a work by its title: "See: “Letters of the Ferry Fund”".
fn cites(line: &str) -> bool {
    line.split_once(": ")
        .is_some_and(|(opener, rest)| opener == "see" && rest.starts_with(['“', '"', '‘']))
}

/// Whether a line that opens like a date or a byline goes on as a sentence does: "Posted on the harbour's own site, the
/// table shows every ferry." Dates and names end in no full stop.
fn is_sentence(line: &str, words: u32) -> bool {
    words >= 12 && line.ends_with(['.', '!', '?', '”', '"']) && !line.ends_with("..")
}

/// Whether a line of links tells where something comes from: it shows the address, or is a credit.
fn is_reference(line: &str) -> bool {
    let mut words = line.split(' ');
    words.any(|word| word.starts_with("http") || word.starts_with("www.")) || is_credit(line)
}

/// Whether a line of links offers several documents to download; a single one is a button.
pub(super) fn is_download(page: &Page, piece: &Piece) -> bool {
    let inside = (piece.first.0..=piece.last.0).map(NodeId);
    let files = inside
        .filter(|id| page.tag(*id) == "a")
        .filter_map(|id| page.attribute(id, "href"))
        .filter(|href| groups::is_file(href));
    files.count() >= 2
}

/// Whether a paragraph of one link names a thing on another site, such as the next one of a list. A button or a bought
/// link names none, brackets hold a credit, and what the heading has just said is the way there.
fn names_thing(evidence: &Evidence<'_>, i: usize) -> bool {
    let (page, piece) = (evidence.page, evidence.piece(i));
    let line = evidence.line(i);
    if line.starts_with(['(', '[']) || i > 0 && evidence.line(i - 1) == line {
        return false;
    }
    let Some(way) = link(page, piece.first, piece.last) else {
        return false;
    };
    let is_button = |id: NodeId| {
        page.attribute(id, "role") == Some("button")
            || page
                .attribute(id, "class")
                .is_some_and(|class| class.contains("btn") || class.contains("button"))
    };
    let is_sold = page
        .attribute(way, "rel")
        .is_some_and(|rel| rel.contains("sponsored"));
    page.tag(piece.block) == "p"
        && !is_sold
        && !is_button(way)
        && !page.ancestors(way).take(3).any(is_button)
        && page
            .attribute(way, "href")
            .is_some_and(|href| href.starts_with("http") && !is_inner(page.url(), href))
}

/// Whether a line of links stands in square brackets as a credit does, follows a label such as "Sources:", or refers
/// to a work by its title.
pub(super) fn is_credit(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "source", "sources", "website", "via", "quelle", "quellen", "fuente", "fuentes", "fonte",
        "fonti",
    ];
    let bracketed = line.len() <= 40 && line.starts_with('[') && line.ends_with(']');
    let label = line
        .split_once(':')
        .is_some_and(|(label, _)| LABELS.contains(&label));
    bracketed || label || cites(line)
}

/// An aside with a sentence or two and no link is a sentence of the article set large.
fn is_pull_quote(page: &Page, pieces: &Pieces, aside: NodeId, piece: &Piece) -> bool {
    page.tag(aside) == "aside"
        && pieces.within(page, aside).len() <= 3
        && piece.words >= 8
        && piece.linked == 0
        && (piece.closed || piece.form == Form::Quotation || starts_quoted(page, piece))
}

/// An aside of whole paragraphs with hardly a link tells a part of the story beside the rest.
fn is_part(evidence: &Evidence<'_>, aside: NodeId) -> bool {
    let Evidence { page, pieces, .. } = evidence;
    let (mut prose, mut words, mut chars, mut linked) = (0.0, 0, 0, 0);
    for i in pieces.within(page, aside) {
        let piece = &pieces.list[i];
        prose += evidence.weights[i].max(0.0);
        words += piece.words;
        chars += piece.chars;
        linked += piece.linked;
    }
    page.tag(aside) == "aside"
        && prose >= 40.0
        && prose >= 0.7 * words as f32
        && linked * 10 <= chars
}

/// Whether a heading in a `<header>` is that of a section: text of the article stands before it, and it leads nowhere.
fn heads_section(evidence: &Evidence<'_>, range: &Range<usize>, header: NodeId, i: usize) -> bool {
    const REACH: usize = 12;
    let piece = evidence.piece(i);
    let before = range.start.max(i.saturating_sub(REACH))..i;
    evidence.page.tag(header) == "header"
        && matches!(piece.form, Form::Heading(2..))
        && piece.linked == 0
        && before
            .into_iter()
            .any(|i| evidence.weights[i] >= 8.0 && evidence.covers[i].region.is_none())
}

fn starts_quoted(page: &Page, piece: &Piece) -> bool {
    page.text(piece.first)
        .is_some_and(|text| text.trim_start().starts_with(['“', '"', '«', '„', '‘']))
}

/// Pixels that a sign has at most on each side.
const ICON: u32 = 64;

/// A short line alone in its box beside a picture.
fn is_caption(page: &Page, pieces: &Pieces, range: &Range<usize>, i: usize) -> bool {
    let piece = &pieces.list[i];
    if piece.form != Form::Plain || piece.words > 40 || (piece.closed && piece.words > 14) {
        return false;
    }
    let block = piece.block;
    if matches!(page.tag(block), "p" | "td" | "body") || pieces.within(page, block).len() != 1 {
        return false;
    }
    let from = if i > range.start {
        pieces.list[i - 1].last
    } else {
        block
    };
    // A sign of a few pixels beside a word illustrates nothing.
    let is_icon = |id: NodeId| {
        let size = |name| page.attribute(id, name)?.parse::<u32>().ok();
        size("width").is_some_and(|size| size <= ICON)
            && size("height").is_some_and(|size| size <= ICON)
    };
    let is_picture = |id: NodeId| tags::is_picture(page.tag(id)) && !is_icon(id);
    (from.0.max(block.0.saturating_sub(40))..page.end(block).0)
        .map(NodeId)
        .any(is_picture)
}
