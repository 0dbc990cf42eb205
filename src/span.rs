//! Places in a text: byte ranges inside, Unicode code points at the boundary.
//!
//! The core works with byte offsets because that is what `&str` slices by. The report speaks in code points,
//! which is what W3C text positions and most other languages count. [`CodePoints`] is the one place that converts.

/// A range of bytes in [`Article::text`](crate::article::Article), always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The text at this span.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as an ordinary range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same span without white space at its edges.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let slice = self.of(text);
        let start = self.start as usize + (slice.len() - slice.trim_start().len());
        Self::new(start, start + slice.trim().len())
    }
}

/// Converts byte offsets of one text into code point offsets, in constant time and an eighth of the text's memory.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `i * STEP`.
    marks: Vec<u32>,
}

const STEP: usize = 32;

impl<'a> CodePoints<'a> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STEP == 0 {
                marks.push(count);
            }
            count += u32::from(is_first_byte(byte));
        }
        if text.len().is_multiple_of(STEP) {
            marks.push(count);
        }
        Self { text, marks }
    }

    /// The number of code points before byte `offset`, which must lie on a character boundary.
    pub fn at(&self, offset: u32) -> u32 {
        let mark = offset as usize / STEP;
        let rest = &self.text.as_bytes()[mark * STEP..offset as usize];
        self.marks[mark] + rest.iter().filter(|byte| is_first_byte(**byte)).count() as u32
    }
}

fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting() {
        for text in [
            "",
            "plain",
            "“Zoë” said 中文 — 😀 and more text to pass one step of the index",
            &"é".repeat(64),
            &"x".repeat(64),
        ] {
            let index = CodePoints::new(text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(
                    index.at(offset as u32) as usize,
                    text[..offset].chars().count(),
                    "{text} at {offset}"
                );
            }
        }
    }

    #[test]
    fn trim_keeps_boundaries() {
        let text = "  “Yes” \u{a0}";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "“Yes”");
    }
}
