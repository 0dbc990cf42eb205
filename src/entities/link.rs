//! Links mentions into entities.

use super::{Entity, EntityKind, Mention};
use crate::article::Article;
use crate::language::Token;
use crate::metadata::Metadata;
use std::collections::HashMap;

/// Links mentions into entities, most salient first.
pub(super) fn link(
    article: &Article,
    _metadata: &Metadata,
    _tokens: &[Token],
    mentions: &[Mention],
) -> Vec<Entity> {
    let text = article.text.as_str();
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for mention in mentions {
        let name = mention.span.of(text);
        // A family name alone is the last person who was named with it.
        let known = by_name.get(name).copied();
        let index = known.unwrap_or_else(|| {
            entities.push(Entity {
                name: name.to_owned(),
                kind: mention.kind,
                aliases: Vec::new(),
                role: None,
                salience: 0.0,
                mentions: Vec::new(),
            });
            entities.len() - 1
        });
        by_name.insert(name, index);
        if mention.kind == EntityKind::Person
            && let Some(last) = name.split(' ').next_back()
        {
            by_name.insert(last, index);
        }
        if let Some(entity) = entities.get_mut(index) {
            if name != entity.name && !entity.aliases.iter().any(|alias| alias == name) {
                entity.aliases.push(name.to_owned());
            }
            entity.mentions.push(mention.clone());
        }
    }
    for entity in &mut entities {
        let first = entity
            .mentions
            .first()
            .map_or(0, |mention| mention.span.start);
        let lead = 1.0 - first as f32 / (text.len() as f32 + 1.0);
        let count = entity.mentions.len() as f32;
        entity.salience = 0.3 * lead + 0.7 * count / (count + 3.0);
    }
    entities.sort_by(|a, b| b.salience.total_cmp(&a.salience));
    entities
}
