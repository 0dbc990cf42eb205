//! Titles that several people share: "Senators Ada Quill and Ben Otieno", "judges Len Garvie, Bruno Toth and Ida Holm".
//!
//! The title stands in the plural before the first name; each person's role is its singular.

use super::roles::{Around, Role, role};
use super::titles;
use crate::lexicon;
use std::ops::Range;

/// The stable id of these roles, whose last word is a plural.
pub(super) const RULE: &str = "role.shared";

/// The most names that one title is read for.
const MOST: usize = 12;

/// The role of the person named at `words` by a title that stands before a list of names.
pub(super) fn before(
    around: &Around<'_, '_>,
    words: &Range<usize>,
    line: &Range<usize>,
) -> Option<Role> {
    let mut first = words.start;
    for _ in 0..MOST {
        let Some(name) = named_before(around, first, line.start) else {
            break;
        };
        first = name;
    }
    let listed = first < words.start || names_follow(around, words.end, line.end);
    let head = first.checked_sub(1).filter(|at| *at >= line.start)?;
    if !listed || singular(around.doc.word(head)).is_none() {
        return None;
    }
    let start = titles::with_modifiers(around, head, line.start);
    role(around, start..first, RULE)
}

/// Where the person's name starts that a comma or "and" joins to the name at word `at`.
fn named_before(around: &Around<'_, '_>, at: usize, floor: usize) -> Option<usize> {
    let doc = around.doc;
    let mut before = at;
    for mark in ["and", "&", ","] {
        if before > floor && doc.word(before - 1) == mark {
            before -= 1;
        }
    }
    let item = around.mention(before.checked_sub(1)?)?;
    let joined = before < at && around.is_person(before - 1);
    (joined && item.tokens.start >= floor).then_some(item.tokens.start)
}

/// Whether "and" or a comma and another person's name stand at word `at`.
fn names_follow(around: &Around<'_, '_>, at: usize, end: usize) -> bool {
    let mark = matches!(around.doc.word(at), "and" | "&" | ",");
    mark && at + 1 < end && around.is_person(at + 1)
}

/// The singular of a plural title: "Senators", "Reps.", "deputies"; `None` for anything else.
pub(super) fn singular(word: &str) -> Option<String> {
    let known = |single: &String| {
        lexicon::ROLE_NOUNS.has(&single.to_lowercase()) || lexicon::HONORIFICS.has(single)
    };
    if let Some(stem) = word.strip_suffix("s.") {
        return Some(format!("{stem}.")).filter(|single| single.len() > 3 && known(single));
    }
    let forms = [("ies", "y"), ("men", "man"), ("es", ""), ("s", "")];
    forms.iter().find_map(|(plural, single)| {
        let stem = word.strip_suffix(plural)?;
        Some(format!("{stem}{single}")).filter(known)
    })
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plural_titles_have_a_singular() {
        for (plural, single) in [
            ("Senators", Some("Senator")),
            ("Reps.", Some("Rep.")),
            ("Sens.", Some("Sen.")),
            ("judges", Some("judge")),
            ("deputies", Some("deputy")),
            ("attorneys", Some("attorney")),
            ("spokesmen", Some("spokesman")),
            ("Mrs.", None),
            ("Ms.", None),
            ("boss", None),
            ("bridges", None),
        ] {
            assert_eq!(singular(plural).as_deref(), single, "{plural}");
        }
    }
}
