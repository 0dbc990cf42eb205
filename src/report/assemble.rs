//! From the stages' values to the report: byte spans become code points, indices become ids.

use super::{
    AnonymityItem, ArticleText, AttributionItem, BesideItem, BlockItem, CellItem, ClutterItem,
    ComponentItem, CuePlace, EntityItem, Generator, LinkItem, MarkedPlace, MentionItem, NoticeItem,
    Place, RULES, Report, SCHEMA_VERSION, SourceItem, SourcePlace, SourcingItem,
};
use crate::Analysis;
use crate::article::{self, Article, BlockKind, Part};
use crate::attribution::Attribution;
use crate::entities::Entity;
use crate::extract::{Clutter, Notice};
use crate::message::Message;
use crate::metadata::Metadata;
use crate::sources::Source;
use crate::sourcing::{Beside, Sourcing};
use crate::span::{CodePoints, Span};

/// Assembles the report of an analysis.
pub fn assemble(analysis: &Analysis) -> Report {
    let extraction = &analysis.extraction;
    let places = Places {
        points: CodePoints::new(&extraction.article.text),
        text: &extraction.article.text,
    };
    let mut source_of = vec![None; analysis.attributions.len()];
    for (i, source) in analysis.sources.iter().enumerate() {
        for attribution in &source.attributions {
            // "A and B said" belongs to both; the place names the first.
            source_of[*attribution].get_or_insert_with(|| id('s', i));
        }
    }
    let metadata = &analysis.metadata;
    Report {
        schema_version: SCHEMA_VERSION,
        generator: Generator {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: RULES,
        },
        metadata: Metadata {
            republished_from: metadata
                .republished_from
                .clone()
                .or_else(|| extraction.credit.clone()),
            dek: metadata.dek.clone().or_else(|| dek(&extraction.article)),
            headline: metadata
                .headline
                .clone()
                .or_else(|| extraction.headline.clone()),
            ..metadata.clone()
        },
        article: places.article(&extraction.article),
        clutter: extraction.clutter.iter().map(clutter).collect(),
        sentences: analysis
            .sentences
            .iter()
            .map(|sentence| places.place(sentence.span))
            .collect(),
        entities: analysis
            .entities
            .iter()
            .enumerate()
            .map(|(i, entity)| places.entity(i, entity))
            .collect(),
        attributions: analysis
            .attributions
            .iter()
            .zip(source_of)
            .enumerate()
            .map(|(i, (attribution, source_id))| places.attribution(i, attribution, source_id))
            .collect(),
        sources: analysis
            .sources
            .iter()
            .enumerate()
            .map(|(i, source)| places.source(i, source))
            .collect(),
        sourcing: places.sourcing(&analysis.sourcing),
        notices: places.notices(&extraction.notices),
        warnings: extraction.warnings.clone(),
    }
}

/// The dek that the page shows above its text.
fn dek(article: &Article) -> Option<String> {
    let mut blocks = article.blocks.iter();
    let block = blocks.find(|block| block.kind == BlockKind::Dek)?;
    Some(block.span.of(&article.text).to_owned())
}

/// The id of the thing at `index`: ids count from one, as people do.
pub(crate) fn id(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

fn clutter(item: &Clutter) -> ClutterItem {
    ClutterItem {
        kind: item.kind,
        rule: item.rule.to_owned(),
        reason: item.reason.clone(),
        words: article::count_words(&item.text),
        text: item.text.clone(),
    }
}

/// The last part of a rule's id, which its words are found by.
fn last(rule: &str) -> &str {
    rule.rsplit('.').next().unwrap_or(rule)
}

/// Turns spans of one text into places of the report.
struct Places<'a> {
    points: CodePoints<'a>,
    text: &'a str,
}

impl Places<'_> {
    fn notices(&self, notices: &[Notice]) -> Vec<NoticeItem> {
        let item = |notice: &Notice| NoticeItem {
            kind: notice.kind,
            rule: notice.rule.to_owned(),
            text: notice.text.clone(),
            place: notice.span.map(|span| self.place(span)),
        };
        notices.iter().map(item).collect()
    }

    fn place(&self, span: Span) -> Place {
        Place {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        }
    }

    fn article(&self, article: &Article) -> ArticleText {
        let block = |block: &article::Block| {
            let Place { start, end } = self.place(block.span);
            let links = block.links.iter().map(|link| {
                let Place { start, end } = self.place(link.span);
                LinkItem {
                    start,
                    end,
                    href: link.href.clone(),
                }
            });
            let (group, number, continues, cells) = match &block.part {
                Some(Part::Item {
                    list,
                    number,
                    continues,
                }) => (Some(*list), *number, *continues, vec![]),
                Some(Part::Row { table, cells }) => (
                    Some(*table),
                    None,
                    false,
                    cells.iter().map(|cell| self.cell(cell)).collect(),
                ),
                None => (None, None, false, vec![]),
            };
            BlockItem {
                group,
                number,
                continues,
                cells,
                kind: block.kind,
                level: block.level,
                start,
                end,
                links: links.collect(),
            }
        };
        ArticleText {
            text: self.text.to_owned(),
            words: article.words(),
            blocks: article.blocks.iter().map(block).collect(),
        }
    }

    fn cell(&self, cell: &article::Cell) -> CellItem {
        CellItem {
            places: cell.spans.iter().map(|span| self.place(*span)).collect(),
            header: cell.is_header,
            columns: cell.columns,
            rows: cell.rows,
        }
    }

    fn entity(&self, index: usize, entity: &Entity) -> EntityItem {
        let mentions = entity.mentions.iter().map(|mention| {
            let Place { start, end } = self.place(mention.span);
            MentionItem {
                start,
                end,
                rule: mention.rule.to_owned(),
            }
        });
        EntityItem {
            id: id('e', index),
            name: entity.name.clone(),
            kind: entity.kind,
            aliases: entity.aliases.clone(),
            role: entity.role.clone(),
            date: entity.date.clone(),
            // Three decimals are enough to order by, and print the same everywhere.
            salience: (f64::from(entity.salience) * 1000.0).round() / 1000.0,
            mentions: mentions.collect(),
        }
    }

    fn attribution(
        &self,
        index: usize,
        attribution: &Attribution,
        source_id: Option<String>,
    ) -> AttributionItem {
        AttributionItem {
            id: id('a', index),
            source: attribution.source.map(|span| {
                let Place { start, end } = self.place(span);
                SourcePlace {
                    start,
                    end,
                    source_id,
                }
            }),
            cue: attribution.cue.map(|cue| {
                let Place { start, end } = self.place(cue.span);
                CuePlace {
                    start,
                    end,
                    rule: cue.rule.to_owned(),
                }
            }),
            content: attribution
                .content
                .iter()
                .map(|span| self.place(*span))
                .collect(),
            quotation: attribution.quotation,
            venue: attribution.venue.map(|span| self.place(span)),
            nested_in: attribution.nested_in.map(|outer| id('a', outer)),
        }
    }

    fn source(&self, index: usize, source: &Source) -> SourceItem {
        SourceItem {
            id: id('s', index),
            name: source.name.clone(),
            kind: source.kind,
            role: source.role.clone(),
            entity: source.entity.map(|entity| id('e', entity)),
            count: source.count,
            quoted: source.quoted,
            attributions: source.attributions.len(),
            nested: source.nested,
            anonymity: source.anonymity.as_ref().map(|anonymity| AnonymityItem {
                reason: anonymity.reason.map(|span| span.of(self.text).to_owned()),
                described: anonymity.described,
                quality: anonymity.quality,
                place: anonymity.reason.map(|span| self.place(span)),
            }),
        }
    }

    fn sourcing(&self, sourcing: &Sourcing) -> SourcingItem {
        let components = sourcing.components.iter().map(|component| ComponentItem {
            id: component.id.to_owned(),
            points: component.points,
            max: component.max,
            measure: component.measure.clone(),
            evidence: component
                .evidence
                .iter()
                .map(|span| self.place(*span))
                .collect(),
        });
        SourcingItem {
            band: sourcing.band,
            score: sourcing.score,
            confidence: sourcing.confidence,
            not_rated: sourcing.not_rated.clone(),
            components: components.collect(),
            unsourced: (sourcing.unsourced.iter())
                .map(|claim| {
                    let reason = format!("unsourced_{}", last(claim.rule));
                    self.marked(claim.span, claim.rule, Message::new(&reason))
                })
                .collect(),
            own_reporting: (sourcing.own.iter())
                .map(|mark| {
                    let reason = format!("own_{}", last(mark.rule));
                    self.marked(mark.span, mark.rule, Message::new(&reason))
                })
                .collect(),
            beside: sourcing
                .beside
                .iter()
                .map(|item| self.beside(item))
                .collect(),
        }
    }

    fn beside(&self, item: &Beside) -> BesideItem {
        BesideItem {
            id: item.id.to_owned(),
            measure: item.measure.clone(),
            evidence: item.evidence.iter().map(|span| self.place(*span)).collect(),
        }
    }

    fn marked(&self, span: Span, rule: &str, reason: Message) -> MarkedPlace {
        let Place { start, end } = self.place(span);
        MarkedPlace {
            start,
            end,
            rule: rule.to_owned(),
            reason,
        }
    }
}
