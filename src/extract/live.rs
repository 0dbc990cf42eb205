//! The times that open the entries of a live blog: on other pages a time is metadata, here it orders the text.

use super::judge::{Evidence, Verdict};
use crate::article::BlockKind;
use crate::metadata::Genre;
use std::collections::BTreeMap;
use std::ops::Range;

/// Keeps the time line of every entry that has text.
pub(super) fn restore(
    evidence: &Evidence<'_>,
    verdicts: &mut [Verdict],
    range: &Range<usize>,
    kinds: &mut BTreeMap<usize, BlockKind>,
) {
    if evidence.metadata.genre != Genre::Live {
        return;
    }
    for i in range.clone() {
        let piece = evidence.piece(i);
        let opens = (i + 1..range.end.min(i + 4)).any(|next| verdicts[next] == Verdict::Keep);
        if piece.words <= 8 && opens && is_time(evidence.line(i)) {
            verdicts[i] = Verdict::Keep;
            kinds.insert(i, BlockKind::LiveEntry);
        }
    }
}

/// Whether a short line holds a time of day, or says how long ago something was.
fn is_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_clock = (1..bytes.len()).any(|at| {
        matches!(bytes[at], b':' | b'.' | b'h')
            && digit(at - 1)
            && digit(at + 1)
            && digit(at + 2)
            && !digit(at + 3)
    });
    let starts = bytes.first().is_some_and(u8::is_ascii_digit);
    is_clock
        || starts
            && ["ago", "am", "pm", "uhr"]
                .iter()
                .any(|word| line.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_are_told_from_other_short_lines() {
        for (line, want) in [
            ("12.28 gmt", true),
            ("9:05 am", true),
            ("9 am", true),
            ("18h05", true),
            ("3 hours ago", true),
            ("two of three", false),
            ("1.5 million", false),
            ("3 dead", false),
            ("", false),
        ] {
            assert_eq!(is_time(line), want, "{line}");
        }
    }
}
