//! Names read as a person’s that the text shows to be an organisation’s.

use super::kinds;
use super::resolve::Resolver;
use crate::entities::Entity;
use crate::lexicon;
use crate::span::Span;

impl Resolver<'_> {
    /// Whether a name taken for a person's is an organisation's: "Skylark, which", "Skylark, the maker of", "the ferry
    /// company Nordlys Line,".
    pub(super) fn is_organization(&self, entity: &Entity) -> bool {
        let whole = |name: &str| name.contains(' ');
        let full = whole(&entity.name) || entity.aliases.iter().any(|alias| whole(alias));
        entity.mentions.iter().any(|mention| {
            let after = &self.text[mention.span.end as usize..];
            let called = after.starts_with([',', '.', ';']) && self.is_called(mention.span);
            // "Cook told Benioff, which helped": the clause speaks of what was told, where only a part of a name stands.
            let clause =
                after.starts_with(", which ") && full && !whole(mention.span.of(self.text));
            called || !clause && follows_organization(after, full)
        })
    }

    /// "The ferry company Nordlys Line": a noun of organisations right before a name, with its own determiner.
    fn is_called(&self, name: Span) -> bool {
        let before = &self.text[..name.start as usize];
        let mut words = before.rsplit(' ').skip(1).take(5);
        let noun = words.next().unwrap_or("");
        before.ends_with(' ')
            && noun.starts_with(char::is_lowercase)
            && lexicon::ORGANIZATION_NOUNS.has(noun)
            && words
                .take_while(|word| !word.ends_with([',', '.', ';']))
                .any(|word| matches!(word, "the" | "The" | "a" | "A" | "an" | "An"))
    }
}

/// Whether what stands behind a name says that it is an organisation's. Behind a full name, which people have too, the
/// noun of organisations must be the head of its phrase: "Ana Tiny, the company lawyer" is a lawyer.
fn follows_organization(after: &str, full: bool) -> bool {
    let Some(after) = after.strip_prefix(", ") else {
        return false;
    };
    let clause = &after[..after.find([',', '.', ';']).unwrap_or(after.len())];
    let organization = |word: &str| {
        matches!(
            kinds::noun(word),
            Some((kinds::Noun::Institution | kinds::Noun::Outlet, _))
        )
    };
    let mut words = clause.split_whitespace();
    let first = words.next().unwrap_or("");
    let described = matches!(first, "a" | "an" | "the");
    if full {
        let noun = words
            .take_while(|word| {
                !matches!(
                    *word,
                    "of" | "for"
                        | "in"
                        | "that"
                        | "which"
                        | "based"
                        | "with"
                        | "on"
                        | "behind"
                        | "at"
                        | "from"
                        | "who"
                        | "to"
                        | "by"
                        | "and"
                        | "whose"
                        | "near"
                        | "as"
                )
            })
            .last();
        first == "which" || described && noun.is_some_and(organization)
    } else {
        first == "which" || described && words.take(5).any(organization)
    }
}
