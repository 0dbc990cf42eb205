//! Mends text that was decoded once too often.
//!
//! UTF-8 that was read as Latin-1 shows each of its signs as two to four: an apostrophe becomes `â` and two control
//! characters. Those C1 controls (U+0080 to U+009F) stand in no honest text, and the HTML standard calls them an error,
//! so that a page in which they complete a UTF-8 sequence has been misread, and its bytes can be had back.

use std::borrow::Cow;

/// The text with every misread sequence read again; the text itself where no sequence gives the misreading away.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    /// Bytes that are looked at together.
    const STRETCH: usize = 64;
    // In UTF-8 a C1 control is 0xC2 and a byte below 0xA0. Most stretches of a page are ASCII, which is quickly seen.
    let bytes = text.as_bytes();
    let has_control = (0..bytes.len()).step_by(STRETCH).any(|from| {
        // One byte more, so that no pair is parted.
        let stretch = &bytes[from..bytes.len().min(from + STRETCH + 1)];
        !stretch.is_ascii()
            && stretch
                .windows(2)
                .any(|pair| pair[0] == 0xC2 && pair[1] < 0xA0)
    });
    if !has_control || !is_misread(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (sign, length) = sequence(rest).unwrap_or((next, next.len_utf8()));
        out.push(sign);
        rest = &rest[length..];
    }
    Cow::Owned(out)
}

/// Whether a sequence with a C1 control reads as one sign.
fn is_misread(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        matches!(c, '\u{C2}'..='\u{F4}')
            && sequence(&text[at..]).is_some_and(|(_, length)| {
                text[at..at + length].contains(|c| matches!(c, '\u{80}'..='\u{9F}'))
            })
    })
}

/// The sign whose UTF-8 bytes stand as characters at the start of `text`, and how many bytes of `text` they take.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = u8::try_from(chars.next()?).ok()?;
    let count = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [first; 4];
    for byte in &mut bytes[1..count] {
        *byte = u8::try_from(chars.next()?).ok()?;
    }
    let sign = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((sign, text.len() - chars.as_str().len()))
}

#[cfg(test)]
mod tests {
    use super::mend;

    /// What a reader that takes UTF-8 for Latin-1 makes of a text.
    fn misread(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn misread_text_is_read_again_and_honest_text_is_left() {
        for text in [
            "The mayor’s bridge — “safe”",
            "Où est l’été ? 橋は…",
            "plain",
        ] {
            assert_eq!(mend(&misread(text)), text);
            assert_eq!(mend(text), text);
        }
        // Two letters that happen to make a sequence are no proof, and neither is a control that completes none.
        for text in [
            "FAÃ© SÃO PAULO",
            "a stray \u{85} control",
            "cut off â\u{80}",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}
