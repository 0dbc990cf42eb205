//! The labels of the name model: outside, or beginning, inside, end and single word of a name of one kind.

use super::Name;
use crate::language::Token;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, agency, party, team, outlet.
    Organization,
    /// A country, city, region, building, body of water.
    Place,
    /// Any other name: peoples, events, works, products.
    Other,
}

/// All kinds, in the order of their labels.
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Other];

/// The number of labels.
pub const LABELS: usize = 1 + 4 * KINDS.len();

/// A label: 0 outside; then begin, inside, end and single for each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Label(u8);

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The first of several.
    Begin,
    /// Between the first and the last.
    Inside,
    /// The last of several.
    End,
    /// The only one.
    Single,
}

impl Label {
    /// The label with this number; outside where there is none.
    pub fn new(index: usize) -> Self {
        Self(if index < LABELS { index as u8 } else { 0 })
    }

    /// The label of a part of a name.
    pub fn of(part: Part, kind: Kind) -> Self {
        Self(1 + 4 * kind as u8 + part as u8)
    }

    /// Its number.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The kind of name, `None` outside.
    pub fn kind(self) -> Option<Kind> {
        (self.0 > 0).then(|| KINDS[usize::from((self.0 - 1) / 4)])
    }

    /// The part of the name, `None` outside.
    pub fn part(self) -> Option<Part> {
        (self.0 > 0).then(|| {
            [Part::Begin, Part::Inside, Part::End, Part::Single][usize::from((self.0 - 1) % 4)]
        })
    }
}

/// Whether a name may go on after `label` ([`LABELS`] is the start of a sentence), and of which kind.
fn open(label: usize) -> Option<usize> {
    (label > 0 && label < LABELS && matches!((label - 1) % 4, 0 | 1)).then(|| (label - 1) / 4)
}

/// Whether label `next` may stand after `previous`; [`LABELS`] is the start of a sentence.
pub fn may_follow(previous: usize, next: usize) -> bool {
    let continues = next > 0 && matches!((next - 1) % 4, 1 | 2);
    match open(previous) {
        Some(kind) => continues && (next - 1) / 4 == kind,
        None => !continues,
    }
}

/// Whether a sentence may end with `label`.
pub fn may_end(label: usize) -> bool {
    open(label).is_none()
}

/// The labels that `next` may follow, the start of a sentence left out.
pub fn before(next: usize) -> &'static [u8] {
    const CLOSED: [u8; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
    const OPEN: [[u8; 2]; 4] = [[1, 2], [5, 6], [9, 10], [13, 14]];
    if next > 0 && matches!((next - 1) % 4, 1 | 2) {
        &OPEN[(next - 1) / 4]
    } else {
        &CLOSED
    }
}

/// The names that `labels` spell.
pub fn names(tokens: &[Token], labels: &[Label]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut start = None;
    for (i, label) in labels.iter().enumerate().take(tokens.len()) {
        match (label.kind(), label.part()) {
            (Some(_), Some(Part::Begin)) => start = Some(i),
            (Some(kind), Some(Part::Single)) => names.push(Name {
                tokens: i..i + 1,
                kind,
            }),
            (Some(kind), Some(Part::End)) => {
                if let Some(start) = start.take() {
                    names.push(Name {
                        tokens: start..i + 1,
                        kind,
                    });
                }
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_predecessors_agrees_with_the_rule() {
        for next in 0..LABELS {
            let listed: Vec<usize> = before(next)
                .iter()
                .map(|label| usize::from(*label))
                .collect();
            let ruled: Vec<usize> = (0..LABELS)
                .filter(|previous| may_follow(*previous, next))
                .collect();
            assert_eq!(listed, ruled, "before {next}");
        }
    }
}
