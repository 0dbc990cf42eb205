//! What the interface gets for one page: the report, the reading view, and where things stand on the live page.
//!
//! The interface draws this and decides nothing about text: counts, file names and passages are made here.

use crate::extract::Clutter;
use crate::message::Message;
use crate::page::{NodeId, snapshot_row};
use crate::reader::{self, Mark, Reader};
use crate::report::{self, Reach, Report};
use crate::rubric::{self, Rubric};
use crate::sources::{Source, SourceKind};
use crate::span::Span;
use crate::{Analysis, export};
use serde::Serialize;

/// One page's answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The report, as it is exported.
    pub report: Report,
    /// The annotated reading view.
    pub reader: Reader,
    /// Where the report's items stand on the live page.
    pub anchors: Anchors,
    /// The sources in words, kind by kind: `2 unnamed people`.
    pub counts: Vec<Message>,
    /// How far the article could be read for sources and names.
    pub reach: Reach,
    /// What a reader should know before the result: the report's warnings, but for one that says what stands beside it
    /// as the reason for not rating.
    pub warnings: Vec<Message>,
    /// How the strength is computed, for readers.
    pub rubric: Rubric,
    /// What the report can be saved as, in menu order.
    pub formats: Vec<FormatItem>,
    /// The name of an exported file without its ending: ASCII letters, digits and hyphens.
    pub file_stem: String,
}

/// The snapshot rows that report items were read from, for showing them on the live page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Anchors {
    /// One row per article block, in the order of `report.article.blocks`.
    pub blocks: Vec<Option<u32>>,
    /// Rows per clutter item, in the order of `report.clutter`.
    pub clutter: Vec<Vec<u32>>,
    /// Where the text of every block stands, in the order of `report.article.blocks`.
    pub texts: Vec<Vec<PlaceItem>>,
    /// Every mark of the reading view with where it stands, in text order.
    pub marks: Vec<LiveMark>,
}

/// A mark and where it stands on the live page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct LiveMark {
    /// The mark.
    pub mark: Mark,
    /// The parts of text nodes that it covers.
    pub places: Vec<PlaceItem>,
}

/// A part of one text node: the snapshot's row, and the first and one past the last UTF-16 code unit.
pub type PlaceItem = [u32; 3];

/// One export format.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct FormatItem {
    /// The name, which also ends the key of its label: `export_json`.
    pub name: String,
    /// The ending of its files, without the dot.
    pub extension: String,
    /// Its media type.
    pub media_type: String,
}

/// Assembles the answer for an analysis of a snapshot.
pub fn assemble(analysis: &Analysis) -> Answer {
    let report = report::assemble(analysis);
    let reach = Reach::of(&report);
    Answer {
        reader: reader::render(analysis),
        anchors: anchors(analysis),
        counts: counts(&analysis.sources, reach),
        reach,
        warnings: warnings(&report),
        rubric: rubric::explain(),
        formats: formats(),
        file_stem: file_stem(report.metadata.headline.as_deref().unwrap_or_default()),
        report,
    }
}

/// The export formats in menu order.
pub fn formats() -> Vec<FormatItem> {
    export::Format::ALL
        .iter()
        .map(|format| FormatItem {
            name: format.name().to_owned(),
            extension: format.extension().to_owned(),
            media_type: format.media_type().to_owned(),
        })
        .collect()
}

fn anchors(analysis: &Analysis) -> Anchors {
    let row = |node: &NodeId| snapshot_row(*node);
    let clutter = |item: &Clutter| item.nodes.iter().map(row).collect();
    let article = &analysis.extraction.article;
    let places = |span: Span| -> Vec<PlaceItem> {
        let places = article.places(span).into_iter();
        places
            .map(|place| [row(&place.node), place.start, place.end])
            .collect()
    };
    Anchors {
        texts: article
            .blocks
            .iter()
            .map(|block| places(block.span))
            .collect(),
        marks: reader::marks(analysis)
            .into_iter()
            .map(|(span, mark)| LiveMark {
                mark,
                places: places(span),
            })
            .collect(),
        blocks: article
            .blocks
            .iter()
            .map(|block| block.node.as_ref().map(row))
            .collect(),
        clutter: analysis.extraction.clutter.iter().map(clutter).collect(),
    }
}

/// The warnings that say more than the reason for not rating.
fn warnings(report: &Report) -> Vec<Message> {
    const SAME: [(&str, &str); 2] = [
        ("warning_consent", "not_rated_consent"),
        ("warning_listing", "not_rated_listing"),
    ];
    let not_rated = report.sourcing.not_rated.as_ref();
    let is_said = |warning: &Message| {
        SAME.iter().any(|(key, reason)| {
            warning.key == *key && not_rated.is_some_and(|not_rated| not_rated.key == *reason)
        })
    };
    let mut warnings = report.warnings.clone();
    warnings.retain(|warning| !is_said(warning));
    warnings
}

/// The sources counted by kind. Named and unnamed people are always said, also when there are none: that is the point;
/// except where nobody was looked for, which is said instead.
/// Sources that speak only through another source are not sources of the article.
fn counts(sources: &[Source], reach: Reach) -> Vec<Message> {
    // Who says what is read in English only, and where there is an article.
    let unread = match reach {
        Reach::Whole | Reach::FreePart => None,
        Reach::Consent => Some("count_consent"),
        Reach::Language => Some("count_english_only"),
    };
    let is_read = unread.is_none();
    let kinds = [
        (SourceKind::NamedPerson, "count_named_person", is_read),
        (SourceKind::UnnamedPerson, "count_unnamed_person", is_read),
        (SourceKind::Collective, "count_collective", false),
        (SourceKind::Institution, "count_institution", false),
        (SourceKind::Document, "count_document", false),
        (SourceKind::Outlet, "count_outlet", false),
    ];
    let count = |kind| -> usize {
        let own = sources
            .iter()
            .filter(|source| source.kind == kind && !source.nested);
        own.map(|source| match (kind, source.count) {
            (SourceKind::UnnamedPerson, Some(people)) => people.max(1) as usize,
            _ => 1,
        })
        .sum()
    };
    let counted = kinds
        .into_iter()
        .map(|(kind, key, always)| (key, always, count(kind)))
        .filter(|(_, always, count)| *always || *count > 0)
        .map(|(key, _, count)| Message::new(key).number("count", count));
    counted.chain(unread.map(Message::new)).collect()
}

/// Longest file name: some systems stop at 255 bytes, and people stop reading long before.
const STEM_BYTES: usize = 60;

fn file_stem(headline: &str) -> String {
    let mut stem = String::from("onrecord");
    for word in headline.split(|c: char| !c.is_ascii_alphanumeric()) {
        if stem.len() + 1 + word.len() > STEM_BYTES {
            break;
        }
        if !word.is_empty() {
            stem.push('-');
            stem.push_str(&word.to_ascii_lowercase());
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(kind: SourceKind, count: Option<u32>, nested: bool) -> Source {
        Source {
            name: String::new(),
            kind,
            role: None,
            entity: None,
            count,
            quoted: false,
            nested,
            anonymity: None,
            attributions: vec![],
        }
    }

    #[test]
    fn sources_are_counted_as_people_and_nested_ones_left_out() {
        let sources = [
            source(SourceKind::UnnamedPerson, Some(2), false),
            source(SourceKind::UnnamedPerson, None, false),
            source(SourceKind::NamedPerson, Some(1), true),
            source(SourceKind::Document, None, false),
        ];
        let counted = counts(&sources, Reach::Whole);
        let expected = [
            Message::new("count_named_person").number("count", 0),
            Message::new("count_unnamed_person").number("count", 3),
            Message::new("count_document").number("count", 1),
        ];
        assert_eq!(counted, expected);
    }

    #[test]
    fn where_nobody_was_looked_for_nobody_is_missed() {
        let counted = counts(
            &[source(SourceKind::Document, None, false)],
            Reach::Language,
        );
        let expected = [
            Message::new("count_document").number("count", 1),
            Message::new("count_english_only"),
        ];
        assert_eq!(counted, expected);
    }

    #[test]
    fn file_names_are_safe_everywhere() {
        for (headline, stem) in [
            ("", "onrecord"),
            ("北京", "onrecord"),
            ("../../etc/passwd", "onrecord-etc-passwd"),
            ("The Mayor’s “No”", "onrecord-the-mayor-s-no"),
        ] {
            assert_eq!(file_stem(headline), stem, "{headline}");
        }
        assert!(file_stem(&"word ".repeat(100)).len() <= STEM_BYTES);
    }
}
