//! The report: everything that the analysis found, as the JSON that users export and tools read.
//!
//! Offsets are Unicode code points of `article.text` (W3C text positions). Ids (`e1`, `a1`, `s1`) are stable for the
//! same input. The JSON Schema of these types is printed by `onrecord schema`.

mod assemble;
mod reach;

use crate::article::BlockKind;
use crate::attribution::Quotation;
use crate::entities::EntityKind;
use crate::extract::{ClutterKind, NoticeKind};
use crate::message::Message;
use crate::metadata::Metadata;
use crate::sources::{Quality, SourceKind};
use crate::sourcing::{Band, Confidence};
pub use assemble::assemble;
pub(crate) use assemble::id;
pub use reach::Reach;
use serde::{Deserialize, Serialize};

/// The version of the report's form.
pub const SCHEMA_VERSION: u32 = 1;

/// The version of the rule tables: it changes when the same page may get another report.
pub const RULES: u32 = 1;

macro_rules! report_types {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

report_types! {
    /// One analysed article.
    pub struct Report {
        /// Always 1 for this form.
        pub schema_version: u32,
        /// What made the report.
        pub generator: Generator,
        /// What the page says of its article.
        pub metadata: Metadata,
        /// The article.
        pub article: ArticleText,
        /// What was stripped from the page, in page order.
        pub clutter: Vec<ClutterItem>,
        /// The sentences of the running text.
        pub sentences: Vec<Place>,
        /// Who and what is named, most salient first.
        pub entities: Vec<EntityItem>,
        /// Who says what, in text order.
        pub attributions: Vec<AttributionItem>,
        /// The sources, in order of first appearance.
        pub sources: Vec<SourceItem>,
        /// Sourcing strength.
        pub sourcing: SourcingItem,
        /// Corrections, editor's notes, disclosures and credits, which are provenance and no claims.
        #[serde(default)]
        pub notices: Vec<NoticeItem>,
        /// What a reader of the report should know.
        pub warnings: Vec<Message>,
    }

    /// What made a report.
    pub struct Generator {
        /// Always `onrecord`.
        pub name: String,
        /// Version of the program.
        pub version: String,
        /// Version of the rule tables.
        pub rules: u32,
    }

    /// A range of code points of `article.text`.
    pub struct Place {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
    }

    /// The article's text and structure.
    pub struct ArticleText {
        /// The text.
        pub text: String,
        /// Number of words.
        pub words: usize,
        /// Paragraphs, headings and so on, in reading order.
        pub blocks: Vec<BlockItem>,
    }

    /// One block of the article.
    pub struct BlockItem {
        /// What it is.
        pub kind: BlockKind,
        /// 1 to 6 for a heading, nesting depth for a list item.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub level: Option<u8>,
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Links inside.
        pub links: Vec<LinkItem>,
        /// The list or table that it is a part of; both are counted together through the article, from 0.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub group: Option<u32>,
        /// The number that an ordered list gives the item; the text does not hold it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub number: Option<i32>,
        /// Whether it goes on with an item of a list that has begun in a block before.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        pub continues: bool,
        /// The cells of a table row, the empty ones too.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub cells: Vec<CellItem>,
    }

    /// A cell of a table.
    pub struct CellItem {
        /// Its paragraphs; none where it is empty.
        pub places: Vec<Place>,
        /// Whether it heads a column or a row.
        pub header: bool,
        /// How many columns it spans.
        pub columns: u32,
        /// How many of the table's rows in this report it spans.
        pub rows: u32,
    }

    /// A link in the article.
    pub struct LinkItem {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Target.
        pub href: String,
    }

    /// A notice beside or in the article.
    pub struct NoticeItem {
        /// What it is.
        pub kind: NoticeKind,
        /// Stable id of the rule.
        pub rule: String,
        /// Its text.
        pub text: String,
        /// Where it stands in `article.text`, if it does.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub place: Option<Place>,
    }

    /// One stripped thing.
    pub struct ClutterItem {
        /// The family.
        pub kind: ClutterKind,
        /// Stable id of the rule.
        pub rule: String,
        /// Why it was stripped.
        pub reason: Message,
        /// Its visible text.
        pub text: String,
        /// Its number of words.
        pub words: usize,
    }

    /// Someone or something that the article names.
    pub struct EntityItem {
        /// Id, such as `e1`.
        pub id: String,
        /// Fullest name.
        pub name: String,
        /// What it is.
        pub kind: EntityKind,
        /// Other names used.
        pub aliases: Vec<String>,
        /// Role as the article gives it.
        pub role: Option<String>,
        /// What a date means in ISO 8601, where that is certain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<String>,
        /// 0 to 1.
        pub salience: f64,
        /// The mentions in text order.
        pub mentions: Vec<MentionItem>,
    }

    /// One mention of an entity.
    pub struct MentionItem {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Stable id of the rule that found it.
        pub rule: String,
    }

    /// One act of speech.
    pub struct AttributionItem {
        /// Id, such as `a1`.
        pub id: String,
        /// Who speaks; null for a quotation without a speaker.
        pub source: Option<SourcePlace>,
        /// What marks the speech; null where nothing does.
        pub cue: Option<CuePlace>,
        /// What is said.
        pub content: Vec<Place>,
        /// The form of the content.
        pub quotation: Quotation,
        /// Where it was said, such as a news conference or another outlet; absent where the text does not say.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub venue: Option<Place>,
        /// The attribution whose content holds this one.
        pub nested_in: Option<String>,
    }

    /// The words that name a source, and the source they mean.
    pub struct SourcePlace {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Id of the source; null where it could not be told.
        pub source_id: Option<String>,
    }

    /// The words that mark speech.
    pub struct CuePlace {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Stable id of the rule.
        pub rule: String,
    }

    /// One source.
    pub struct SourceItem {
        /// Id, such as `s1`.
        pub id: String,
        /// Name or description.
        pub name: String,
        /// What sort of source.
        pub kind: SourceKind,
        /// Role as the article gives it.
        pub role: Option<String>,
        /// Id of the entity that it is.
        pub entity: Option<String>,
        /// Number of people, where the text says.
        pub count: Option<u32>,
        /// Whether a direct quotation is theirs.
        pub quoted: bool,
        /// Number of attributions.
        pub attributions: usize,
        /// Whether they speak only inside another source's words.
        pub nested: bool,
        /// How their anonymity is treated; null for everyone who is not an unnamed person.
        pub anonymity: Option<AnonymityItem>,
    }

    /// How a text treats an unnamed source.
    pub struct AnonymityItem {
        /// The reason in the article's words; null where none is given.
        pub reason: Option<String>,
        /// Whether the text describes them beyond "sources".
        pub described: bool,
        /// How much the reason says.
        #[serde(default)]
        pub quality: Quality,
        /// Where the reason stands; absent where none is given.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        pub place: Option<Place>,
    }

    /// Sourcing strength with its parts.
    pub struct SourcingItem {
        /// The band.
        pub band: Band,
        /// 0 to 100; null where not rated.
        pub score: Option<u32>,
        /// How far to rely on it.
        pub confidence: Confidence,
        /// Why it is not rated; null where it is.
        pub not_rated: Option<Message>,
        /// The parts that apply.
        pub components: Vec<ComponentItem>,
        /// Claims on nobody's word, in text order.
        #[serde(default)]
        pub unsourced: Vec<MarkedPlace>,
        /// Words by which the outlet says that it saw, read or asked itself, in text order.
        #[serde(default)]
        pub own_reporting: Vec<MarkedPlace>,
        /// What is shown beside the score and never counted.
        #[serde(default)]
        pub beside: Vec<BesideItem>,
    }

    /// A place with the rule that marks it.
    pub struct MarkedPlace {
        /// First code point.
        pub start: u32,
        /// One past the last code point.
        pub end: u32,
        /// Stable id of the rule.
        pub rule: String,
        /// What the rule says, for a reader.
        pub reason: Message,
    }

    /// Something about the sourcing that is shown and not scored.
    pub struct BesideItem {
        /// Stable id.
        pub id: String,
        /// What was observed.
        pub measure: Message,
        /// Where.
        pub evidence: Vec<Place>,
    }

    /// One part of the score.
    pub struct ComponentItem {
        /// Stable id.
        pub id: String,
        /// Points reached.
        pub points: u32,
        /// Points that could be reached.
        pub max: u32,
        /// What was measured.
        pub measure: Message,
        /// The places that it rests on.
        pub evidence: Vec<Place>,
    }
}
