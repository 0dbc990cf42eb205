//! What measures the parts of the rubric: one function a part, by what it looks at.

pub(super) mod claims;
pub(super) mod people;
pub(super) mod record;
