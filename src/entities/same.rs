//! Whether names from two articles mean one and the same: what [`super::link`] asks of two mentions, asked of whole
//! names that do not share a text.

use super::EntityKind;
use super::labels::Label;
use super::names::Name;

/// Whether two names of the same kind, each the fullest of its article, can be one bearer's.
///
/// A person's single word is never enough: two articles that say "Smith" need not mean one Smith.
pub fn same_name(a: &str, b: &str, kind: EntityKind) -> bool {
    if kind == EntityKind::Person {
        let (a, b) = (Name::read(a), Name::read(b));
        return a.words.len() > 1 && b.words.len() > 1 && a.agrees(&b);
    }
    let (a, b) = (Label::read(a, kind), Label::read(b, kind));
    if a.len() == 0 || b.len() == 0 {
        return false;
    }
    a.same(&b)
        || a.stands_for(&b)
        || b.stands_for(&a)
        || kind == EntityKind::Place && a.same_place(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_articles() {
        use EntityKind::{Organization, Person, Place};
        for (a, b, kind, same) in [
            ("Ada Lindqvist", "Ada M. Lindqvist", Person, true),
            ("Ada Lindqvist", "Ada Lindqvist", Person, true),
            ("Ada Lindqvist", "Eva Lindqvist", Person, false),
            ("Lindqvist", "Lindqvist", Person, false),
            (
                "Harbor Transit Authority",
                "the Harbor Transit Authority",
                Organization,
                true,
            ),
            ("Harbor Transit Authority", "HTA", Organization, true),
            (
                "Harbor Transit Authority",
                "Harbor Police",
                Organization,
                false,
            ),
            ("River Tarn", "Tarn", Place, true),
            ("", "", Person, false),
            ("", "", Organization, false),
        ] {
            assert_eq!(same_name(a, b, kind), same, "{a} / {b}");
            assert_eq!(same_name(b, a, kind), same, "{b} / {a}");
        }
    }
}
