//! How much the article is about an entity: the headline, the lede, how often, and as what it is named.

use super::EntityKind;
use super::clusters::{Cluster, Named};
use super::document::Document;
use crate::metadata::Metadata;

/// What the page says above the article, in lower case, to look names up in.
pub(super) struct Headline(String);

impl Headline {
    /// Reads headline and dek.
    pub fn read(metadata: &Metadata) -> Self {
        let mut text = String::from(" ");
        for part in [&metadata.headline, &metadata.dek].into_iter().flatten() {
            for word in part.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.') {
                if !word.is_empty() {
                    text.push_str(&word.to_lowercase());
                    text.push(' ');
                }
            }
        }
        Self(text)
    }

    fn has(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        self.0.contains(&format!(" {lower} "))
    }
}

/// The salience of `cluster`, 0 to 1.
pub(super) fn weigh(
    doc: &Document<'_>,
    named: &[Named<'_>],
    cluster: &Cluster,
    headline: &Headline,
) -> f32 {
    let first = cluster
        .members
        .first()
        .map_or(0, |at| named[*at].span.start);
    let count = cluster.members.len() as f32;
    // Each further mention says less: 1 gives a quarter, 3 half, 9 three quarters.
    let frequency = count / (count + 3.0);
    let length = doc.text.len().max(1) as f32;
    let lede = 1.0 - (first as f32 / length).sqrt();
    let headed = cluster
        .members
        .iter()
        .any(|at| headline.has(named[*at].text));
    let subjects = cluster
        .members
        .iter()
        .filter(|at| is_subject(doc, &named[**at]))
        .count() as f32;
    let subject = subjects / (subjects + 2.0);
    let base = 0.40 * frequency + 0.25 * lede + 0.15 * subject + if headed { 0.20 } else { 0.0 };
    let scale = match cluster.kind {
        EntityKind::Person => 1.0,
        EntityKind::Organization => 0.9,
        EntityKind::Event => 0.85,
        EntityKind::Place | EntityKind::Work => 0.7,
        EntityKind::Other => 0.5,
        EntityKind::Date => 0.25,
    };
    (base * scale).clamp(0.0, 1.0)
}

/// Whether the mention opens its sentence or stands before a verb of speech: where subjects stand.
fn is_subject(doc: &Document<'_>, item: &Named<'_>) -> bool {
    let opens = (item.tokens.start.saturating_sub(2)..=item.tokens.start)
        .any(|at| doc.words.get(at).is_some_and(|word| word.starts));
    let next = doc.word(item.tokens.end);
    let before = item
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |at| doc.word(at));
    opens
        && !matches!(
            before,
            "in" | "In" | "of" | "at" | "At" | "for" | "For" | "from" | "From"
        )
        || matches!(
            next,
            "said" | "says" | "told" | "is" | "was" | "has" | "had" | "will" | "added"
        )
        || matches!(before, "said" | "says" | "added")
}
