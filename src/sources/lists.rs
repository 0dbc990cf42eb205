//! Lists of sources, "Senn, the council and Ito": each member is a source of its own.

use super::kinds::{self, Names};
use super::phrase::{self, Phrase};
use crate::entities::EntityKind;
use crate::language::Token;
use crate::span::Span;

/// The members of the list at `span`: three or more, of which each after the first names somebody or a group, so that
/// the offices of one person ("Senn, mayor and treasurer") are none. Nothing where it is no such list.
pub(super) fn members(
    text: &str,
    tokens: &[Token],
    names: &Names<'_>,
    span: Span,
) -> Option<Vec<Span>> {
    let words = span.of(text);
    let (before, last) = words.rsplit_once(" and ")?;
    if !before.contains(", ") || last.contains(',') {
        return None;
    }
    // "Rivals such as Senn, Ito and Quill" speaks of those that it lists.
    let example = " such as ";
    let lead = before.find(example).map_or(0, |at| at + example.len());
    let mut members = Vec::new();
    let mut start = span.start as usize + lead;
    for part in before[lead..].split(", ") {
        // The comma before the "and".
        let whole = part.trim_end_matches(',');
        members.push(Span::new(start, start + whole.len()));
        start += part.len() + 2;
    }
    members.push(Span::new(span.end as usize - last.len(), span.end as usize));
    let apart = |member: &Span| {
        let cut = |at: u32| {
            let mut names = names.inside(span);
            names.any(|(name, _)| name.start < at && at < name.end)
        };
        !cut(member.start) && !cut(member.end)
    };
    let speaks = |member: &Span| {
        let phrase = phrase::at(text, tokens, *member);
        is_name(names, &phrase) || is_group(&phrase, *member)
    };
    let listed = members.len() > 2 && members.iter().all(apart) && members[1..].iter().all(speaks);
    listed.then_some(members)
}

/// Whether a person or an organisation is named, and nothing behind the name.
fn is_name(names: &Names<'_>, phrase: &Phrase<'_>) -> bool {
    names.at_head(phrase).is_some_and(|entity| {
        matches!(
            names.entity(entity).kind,
            EntityKind::Person | EntityKind::Organization
        )
    })
}

/// Whether a phrase is no more than a group: "civic leaders".
fn is_group(phrase: &Phrase<'_>, member: Span) -> bool {
    phrase.plural && kinds::noun(phrase.head).is_some() && phrase.core.end == member.end
}
