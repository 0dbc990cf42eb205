//! The annotated reading view as a model: blocks of text runs, each run with the marks that cover it.
//!
//! The interface draws this and decides nothing about text: it never slices strings or counts characters.

use crate::Analysis;
use crate::article::{Article, Block, BlockKind, Part};
use crate::page::snapshot_row;
use crate::report::id;
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// The reading view of one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Reader {
    /// Blocks in reading order.
    pub blocks: Vec<ReaderBlock>,
    /// The article's pictures, in page order.
    pub pictures: Vec<PictureItem>,
    /// Reading time in whole minutes at 230 words a minute, at least one.
    pub minutes: usize,
    /// The text of every evidence place in the score's parts, as `[component][place]`.
    pub evidence: Vec<Vec<Quote>>,
    /// The text of what is shown beside the score, as `[item][place]`.
    pub beside: Vec<Vec<Quote>>,
    /// The claims on nobody's word, in the order of `report.sourcing.unsourced`.
    pub unsourced: Vec<Quote>,
    /// The passages of every source by its id, in text order.
    pub passages: BTreeMap<String, Vec<Quote>>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ReaderBlock {
    /// What it is.
    pub kind: BlockKind,
    /// As in the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Runs in order; together they are the block's text, without the signs between the cells of a row.
    pub runs: Vec<Run>,
    /// The list or table that it is a part of, as in the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// The number that an ordered list gives the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Whether it goes on with an item that has begun in a block before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    /// The cells of a table row; together their runs are the block's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<ReaderCell>,
}

/// A cell of a table row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ReaderCell {
    /// The number of runs in each of its paragraphs; none where it is empty.
    pub paragraphs: Vec<usize>,
    /// Whether it heads a column or a row.
    pub header: bool,
    /// How many columns it spans.
    pub columns: u32,
    /// How many rows it spans.
    pub rows: u32,
}

/// A picture of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct PictureItem {
    /// The snapshot's row of the image.
    pub row: u32,
    /// Number of the block that it stands before; the number of blocks where it stands after all of them.
    pub block: u32,
    /// What the page says is on it; empty where it says nothing.
    pub alt: String,
}

/// A run of text under the same marks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Run {
    /// The text.
    pub text: String,
    /// The link's target, if the run is linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Marks, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// A mark over a run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Mark {
    /// `content`, `source`, `cue`, `entity` or `unsourced`.
    pub layer: &'static str,
    /// Id of the attribution (`a1`) or the entity (`e1`), or of the claim on nobody's word (`u1`).
    pub id: String,
    /// Id of the source (`s1`), where the mark is part of an attribution that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The kind of the source or of the entity, in lower snake case; the rule of a claim on nobody's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// A passage of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Quote {
    /// Number of the block that it starts in.
    pub block: usize,
    /// Its text.
    pub text: String,
    /// The attribution that it belongs to, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// Reading speed in words a minute: the mean for English non-fiction (Brysbaert 2019, 238) rounded down.
const WORDS_A_MINUTE: usize = 230;

/// Renders an analysis as a reading view.
pub fn render(analysis: &Analysis) -> Reader {
    let article = &analysis.extraction.article;
    let marks = marks(analysis);
    let quote = |span: Span, attribution: Option<usize>| Quote {
        block: article
            .blocks
            .partition_point(|block| block.span.end <= span.start),
        text: span.of(&article.text).to_owned(),
        attribution: attribution.map(|i| id('a', i)),
    };
    let quotes = |spans: &[Span]| spans.iter().map(|span| quote(*span, None)).collect();
    Reader {
        blocks: article
            .blocks
            .iter()
            .map(|block| reader_block(article, block, &marks))
            .collect(),
        pictures: analysis
            .extraction
            .pictures
            .iter()
            .map(|picture| PictureItem {
                row: snapshot_row(picture.node),
                block: picture.block,
                alt: picture.alt.clone(),
            })
            .collect(),
        minutes: article.words().div_ceil(WORDS_A_MINUTE).max(1),
        evidence: (analysis.sourcing.components.iter())
            .map(|component| quotes(&component.evidence))
            .collect(),
        beside: (analysis.sourcing.beside.iter())
            .map(|item| quotes(&item.evidence))
            .collect(),
        unsourced: (analysis.sourcing.unsourced.iter())
            .map(|claim| quote(claim.span, None))
            .collect(),
        passages: analysis
            .sources
            .iter()
            .enumerate()
            .map(|(i, source)| {
                let passage = |a: &usize| {
                    let attribution = &analysis.attributions[*a];
                    let content = attribution.content.iter().copied();
                    let parts = content
                        .chain(attribution.source)
                        .chain(attribution.cue.map(|cue| cue.span));
                    parts.reduce(Span::cover).map(|span| quote(span, Some(*a)))
                };
                (
                    id('s', i),
                    source.attributions.iter().filter_map(passage).collect(),
                )
            })
            .collect(),
    }
}

/// Every mark with its span, sorted so that a wider one comes before what it holds.
pub(crate) fn marks(analysis: &Analysis) -> Vec<(Span, Mark)> {
    let mut source_of = vec![None; analysis.attributions.len()];
    for (i, source) in analysis.sources.iter().enumerate() {
        for attribution in &source.attributions {
            source_of[*attribution] = Some((id('s', i), snake(&source.kind)));
        }
    }
    let mut marks = Vec::new();
    for (i, attribution) in analysis.attributions.iter().enumerate() {
        let (source, kind) = source_of[i].clone().unzip();
        let mut add = |layer, span: Span| {
            marks.push((
                span,
                Mark {
                    layer,
                    id: id('a', i),
                    source: source.clone(),
                    kind: kind.clone(),
                },
            ));
        };
        attribution
            .content
            .iter()
            .for_each(|span| add("content", *span));
        attribution
            .source
            .into_iter()
            .for_each(|span| add("source", span));
        attribution
            .cue
            .into_iter()
            .for_each(|cue| add("cue", cue.span));
    }
    for (i, entity) in analysis.entities.iter().enumerate() {
        for mention in &entity.mentions {
            let kind = Some(snake(&entity.kind));
            marks.push((
                mention.span,
                Mark {
                    layer: "entity",
                    id: id('e', i),
                    source: None,
                    kind,
                },
            ));
        }
    }
    for (i, claim) in analysis.sourcing.unsourced.iter().enumerate() {
        marks.push((
            claim.span,
            Mark {
                layer: "unsourced",
                id: id('u', i),
                source: None,
                kind: Some(claim.rule.to_owned()),
            },
        ));
    }
    marks.sort_by(|(a, x), (b, y)| {
        a.start
            .cmp(&b.start)
            .then(b.end.cmp(&a.end))
            .then_with(|| x.cmp(y))
    });
    marks
}

/// The name of an enumeration's value as the report writes it.
fn snake(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn reader_block(article: &Article, block: &Block, marks: &[(Span, Mark)]) -> ReaderBlock {
    let over: Vec<_> = marks
        .iter()
        .filter(|(span, _)| span.overlaps(block.span))
        .collect();
    let mut runs = Vec::new();
    let mut push = |span: Span| {
        let before = runs.len();
        push_runs(&article.text, block, span, &over, &mut runs);
        runs.len() - before
    };
    let mut drawn = ReaderBlock {
        kind: block.kind,
        level: block.level,
        runs: Vec::new(),
        group: None,
        number: None,
        continues: false,
        cells: Vec::new(),
    };
    match &block.part {
        Some(Part::Row { table, cells }) => {
            drawn.group = Some(*table);
            // The signs between cells stand in the article's text only.
            drawn.cells.extend(cells.iter().map(|cell| ReaderCell {
                paragraphs: cell.spans.iter().map(|span| push(*span)).collect(),
                header: cell.is_header,
                columns: cell.columns,
                rows: cell.rows,
            }));
        }
        part => {
            push(block.span);
            if let Some(Part::Item {
                list,
                number,
                continues,
            }) = part
            {
                drawn.group = Some(*list);
                drawn.number = *number;
                drawn.continues = *continues;
            }
        }
    }
    drawn.runs = runs;
    drawn
}

/// Cuts one part of a block into runs under the same marks.
fn push_runs(text: &str, block: &Block, part: Span, over: &[&(Span, Mark)], runs: &mut Vec<Run>) {
    let inside = |at: u32| at > part.start && at < part.end;
    let mut cuts = vec![part.start, part.end];
    for span in over
        .iter()
        .map(|(span, _)| *span)
        .chain(block.links.iter().map(|link| link.span))
    {
        cuts.extend([span.start, span.end].into_iter().filter(|at| inside(*at)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    runs.extend(cuts.windows(2).map(|cut| {
        let run = Span {
            start: cut[0],
            end: cut[1],
        };
        Run {
            text: run.of(text).to_owned(),
            href: block
                .links
                .iter()
                .find(|link| link.span.contains(run))
                .map(|link| link.href.clone()),
            marks: over
                .iter()
                .filter(|(span, _)| span.contains(run))
                .map(|(_, mark)| mark.clone())
                .collect(),
        }
    }));
}
