//! THE RUBRIC: the parts of sourcing strength, each with its points, its scales and what measures it.
//!
//! | part | points | full points for | after |
//! |---|---|---|---|
//! | `identified_sources` | 25 | four people with name and role | PEJ transparency studies |
//! | `claims_traceable` | 20 | the lede and half of the claims attributed | AP, Reuters |
//! | `lead_corroborated` | 15 | two independent sources for the lede | BBC |
//! | `unnamed_handled` | 15 | no unnamed source, or few, described, explained and confirmed | AP, Reuters, NYT |
//! | `documents_and_links` | 10 | a named document and a link off the site | Trust Project |
//! | `other_side` | 10 | a reply, where someone is accused | Reuters |
//! | `own_reporting` | 5 | nothing relayed from other outlets | AP, BBC |
//!
//! A part has one or more scales. On each scale the first step that the article reaches counts, and the points of the
//! scales add up. A part that does not apply drops out, and the rest is rescaled. What readers are told of the rubric
//! ([`Answer::rubric`](crate::answer::Answer), the table of the README) is made from this table, so it cannot differ.

use super::facts::Facts;
use super::parts;
use super::{Band, Component};

/// One part of the rubric.
pub struct Part {
    /// Stable id, such as `identified_sources`.
    pub id: &'static str,
    /// Points that can be reached.
    pub points: i32,
    /// Points before any scale is read: not zero where scales take points away.
    pub start: i32,
    /// What is measured.
    pub scales: &'static [Scale],
    /// Whose standard the part follows.
    pub after: &'static str,
    /// Measures the part; none where it does not apply to the article.
    pub(super) weigh: fn(&Facts<'_>, &Part) -> Option<Component>,
}

/// One thing that is measured, with its steps from the highest to the lowest.
pub struct Scale {
    /// Its name in the words for readers: `rubric_<part>_<scale>`.
    pub id: &'static str,
    /// What its values are.
    pub unit: Unit,
    /// The steps.
    pub steps: &'static [Step],
}

/// What the values of a scale are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of things.
    Count,
    /// A share in percent.
    Percent,
    /// Whether it is so.
    Whether,
}

/// From which value on how many points are given or, where negative, taken.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The least value that reaches the step.
    pub least: usize,
    /// The points.
    pub points: i32,
}

const fn step(least: usize, points: i32) -> Step {
    Step { least, points }
}

/// The parts in the order that readers see them.
pub const PARTS: [Part; 7] = [
    Part {
        id: "identified_sources",
        points: 25,
        start: 0,
        scales: &[Scale {
            id: "people",
            unit: Unit::Count,
            steps: &[step(4, 25), step(2, 18), step(1, 10)],
        }],
        after: "PEJ transparency studies",
        weigh: parts::people::identified_sources,
    },
    Part {
        id: "claims_traceable",
        points: 20,
        start: 0,
        scales: &[
            Scale {
                id: "share",
                unit: Unit::Percent,
                steps: &[
                    step(50, 14),
                    step(35, 11),
                    step(20, 7),
                    step(10, 4),
                    step(1, 2),
                ],
            },
            Scale {
                id: "lede",
                unit: Unit::Whether,
                steps: &[step(1, 6)],
            },
        ],
        after: "AP, Reuters",
        weigh: parts::claims::claims_traceable,
    },
    Part {
        id: "lead_corroborated",
        points: 15,
        start: 0,
        scales: &[
            Scale {
                id: "on_record",
                unit: Unit::Count,
                steps: &[step(2, 15), step(1, 7)],
            },
            Scale {
                id: "unnamed_only",
                unit: Unit::Count,
                steps: &[step(2, 6), step(1, 3)],
            },
        ],
        after: "BBC",
        weigh: parts::claims::lead_corroborated,
    },
    Part {
        id: "unnamed_handled",
        points: 15,
        start: 15,
        scales: &[
            Scale {
                id: "share",
                unit: Unit::Percent,
                steps: &[step(50, -8), step(25, -5), step(10, -3), step(1, -1)],
            },
            Scale {
                id: "no_reason",
                unit: Unit::Whether,
                steps: &[step(1, -3)],
            },
            Scale {
                id: "rote_reason",
                unit: Unit::Whether,
                steps: &[step(1, -1)],
            },
            Scale {
                id: "undescribed",
                unit: Unit::Whether,
                steps: &[step(1, -3)],
            },
            Scale {
                id: "opinion",
                unit: Unit::Whether,
                steps: &[step(1, -1)],
            },
            Scale {
                id: "confirmed",
                unit: Unit::Whether,
                steps: &[step(1, 1)],
            },
        ],
        after: "AP, Reuters, NYT",
        weigh: parts::people::unnamed_handled,
    },
    Part {
        id: "documents_and_links",
        points: 10,
        start: 0,
        scales: &[
            Scale {
                id: "named",
                unit: Unit::Whether,
                steps: &[step(1, 6)],
            },
            Scale {
                id: "unnamed",
                unit: Unit::Whether,
                steps: &[step(1, 3)],
            },
            Scale {
                id: "links",
                unit: Unit::Whether,
                steps: &[step(1, 4)],
            },
        ],
        after: "Trust Project",
        weigh: parts::record::documents_and_links,
    },
    Part {
        id: "other_side",
        points: 10,
        start: 0,
        scales: &[Scale {
            id: "reply",
            unit: Unit::Whether,
            steps: &[step(1, 10)],
        }],
        after: "Reuters",
        weigh: parts::record::other_side,
    },
    Part {
        id: "own_reporting",
        points: 5,
        start: 0,
        scales: &[Scale {
            id: "share",
            unit: Unit::Percent,
            steps: &[step(100, 5), step(67, 3), step(1, 1)],
        }],
        after: "AP, BBC",
        weigh: parts::record::own_reporting,
    },
];

/// Bands by share of the points that apply, in percent: round numbers that a reader can check by hand.
pub const BANDS: [(u32, Band); 3] = [(60, Band::Strong), (50, Band::Moderate), (1, Band::Weak)];

/// Strong takes at least so many sources on the record: a single speaker, however well quoted, is one voice.
pub const STRONG_VOICES: usize = 4;

/// Fewer words than this say too little to be rated.
pub const MIN_WORDS: usize = 80;

impl Part {
    /// The points that `value` reaches on the scale called `id`.
    pub(super) fn on(&self, id: &str, value: usize) -> i32 {
        let scale = self.scales.iter().find(|scale| scale.id == id);
        debug_assert!(scale.is_some(), "{} has no scale {id}", self.id);
        let steps = scale.map_or(&[][..], |scale| scale.steps);
        steps
            .iter()
            .find(|step| value >= step.least)
            .map_or(0, |step| step.points)
    }

    /// The part with `points` reached of `max`, as a component.
    pub(super) fn reached(&self, points: i32, max: i32) -> Component {
        Component {
            id: self.id,
            points: points.clamp(0, max).unsigned_abs(),
            max: max.unsigned_abs(),
            measure: crate::message::Message::new(""),
            evidence: vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_make_a_hundred_and_every_scale_falls() {
        assert_eq!(PARTS.iter().map(|part| part.points).sum::<i32>(), 100);
        for part in &PARTS {
            for scale in part.scales {
                let falls = scale
                    .steps
                    .windows(2)
                    .all(|pair| pair[0].least > pair[1].least);
                assert!(falls, "{} {}", part.id, scale.id);
            }
        }
    }

    #[test]
    fn the_first_step_that_is_reached_counts() {
        let people = &PARTS[0];
        let points: Vec<i32> = [0, 1, 2, 3, 4, 9]
            .iter()
            .map(|n| people.on("people", *n))
            .collect();
        assert_eq!(points, [0, 10, 18, 18, 25, 25]);
    }
}
