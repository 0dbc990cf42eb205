//! How sourcing strength is computed, for readers: the rubric's table as sentences.
//!
//! Made from [`sourcing::rubric`](crate::sourcing::rubric), the table that the score itself is read from, so that what
//! readers are told cannot differ from what is done.

use crate::message::Message;
use crate::sourcing::Band;
use crate::sourcing::rubric::{BANDS, MIN_WORDS, PARTS, Part, STRONG_VOICES, Scale, Unit};
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
    pub scales: Vec<RubricScale>,
    /// Whose standard it follows.
    pub after: String,
}

/// One thing that is measured.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RubricScale {
    /// What is measured.
    pub words: Message,
    /// The steps, from the highest value down.
    pub steps: Vec<RubricStep>,
}

/// One step of a scale.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RubricStep {
    /// Points given; taken where negative.
    pub points: i32,
    /// The value that reaches the step; absent where the scale asks only whether it is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Message>,
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
    let start = (part.start > 0).then(|| RubricScale {
        words: Message::new(&format!("rubric_{}_start", part.id)),
        steps: vec![RubricStep {
            points: part.start,
            from: None,
        }],
    });
    let scales = part.scales.iter().map(|scale| scale_of(part, scale));
    RubricPart {
        id: part.id.to_owned(),
        points: part.points.unsigned_abs(),
        scales: start.into_iter().chain(scales).collect(),
        after: part.after.to_owned(),
    }
}

fn scale_of(part: &Part, scale: &Scale) -> RubricScale {
    let from = |least: usize| match scale.unit {
        Unit::Count => Some(Message::new("rubric_from").number("least", least)),
        Unit::Percent => Some(Message::new("rubric_from_percent").number("least", least)),
        Unit::Whether => None,
    };
    let steps = scale.steps.iter().map(|step| RubricStep {
        points: step.points,
        from: from(step.least),
    });
    RubricScale {
        words: Message::new(&format!("rubric_{}_{}", part.id, scale.id)),
        steps: steps.collect(),
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
