//! How sourcing strength is computed, for readers: the rubric's table as sentences.
//!
//! Made from [`sourcing::rubric`](crate::sourcing::rubric), the table that the score itself is read from, so that what
//! readers are told cannot differ from what is done.

use crate::message::Message;
use crate::sourcing::Band;
use crate::sourcing::rubric::{BANDS, MIN_WORDS, PARTS, Part, STRONG_VOICES};
use serde::Serialize;

/// The rubric in sentences.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Rubric {
    /// The parts in the order of the score.
    pub parts: Vec<RubricPart>,
    /// The bands, from the highest.
    pub bands: Vec<RubricBand>,
    /// What holds for all of it: what drops out, what is not rated, which sentences count as claims.
    pub notes: Vec<Message>,
    /// What one text cannot show.
    pub limits: Vec<Message>,
}

/// One part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RubricPart {
    /// As in the score's components; `component_<id>` is its name in words.
    pub id: String,
    /// Points that can be reached.
    pub points: u32,
    /// What gives or takes points. On each scale the first step that an article reaches counts.
    pub scales: Vec<Vec<RubricStep>>,
    /// Whose standard it follows.
    pub after: String,
}

/// One step of a scale.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RubricStep {
    /// Points given; taken where negative.
    pub points: i32,
    /// What reaches the step.
    pub words: Message,
}

/// One band.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RubricBand {
    /// The band.
    pub band: Band,
    /// What it takes.
    pub words: Message,
}

/// The rubric in sentences.
pub fn explain() -> Rubric {
    let note = |key: &str| Message::new(key);
    Rubric {
        parts: PARTS.iter().map(part).collect(),
        bands: bands(),
        notes: vec![
            note("rubric_note_rescaled"),
            note("rubric_note_claims"),
            note("rubric_note_background"),
            note("rubric_note_not_rated").number("count", MIN_WORDS),
            note("rubric_note_beside"),
        ],
        limits: ["truth", "motives", "independence", "omissions"]
            .iter()
            .map(|limit| Message::new(&format!("rubric_limit_{limit}")))
            .collect(),
    }
}

fn part(part: &Part) -> RubricPart {
    let mut scales: Vec<Vec<RubricStep>> = part
        .scales
        .iter()
        .map(|scale| {
            let steps = scale.steps.iter().map(|step| RubricStep {
                points: step.points,
                words: Message::new(&format!("rubric_{}_{}", part.id, scale.id))
                    .number("count", step.least),
            });
            steps.collect()
        })
        .collect();
    if part.start > 0 {
        let words = Message::new(&format!("rubric_{}_start", part.id));
        let points = part.start;
        scales.insert(0, vec![RubricStep { points, words }]);
    }
    RubricPart {
        id: part.id.to_owned(),
        points: part.points.unsigned_abs(),
        scales,
        after: part.after.to_owned(),
    }
}

fn bands() -> Vec<RubricBand> {
    let band = |(least, band): &(u32, Band)| {
        let key = match band {
            Band::Strong => "rubric_band_strong",
            Band::Moderate => "rubric_band_moderate",
            Band::Weak | Band::None | Band::NotRated => "rubric_band_weak",
        };
        let words = Message::new(key)
            .number("least", *least as usize)
            .number("count", STRONG_VOICES);
        RubricBand { band: *band, words }
    };
    let none = RubricBand {
        band: Band::None,
        words: Message::new("rubric_band_none"),
    };
    BANDS.iter().map(band).chain([none]).collect()
}
