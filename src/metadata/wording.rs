//! Strings as pages write them to strings as people read them: entities, tags, white space, comparison.

use std::borrow::Cow;

/// Decodes entities that were encoded twice, drops tags, and joins white space. Empty text is none.
pub(super) fn clean(raw: &str) -> Option<String> {
    if is_clean(raw.as_bytes()) {
        return Some(raw.to_owned());
    }
    let decoded = if raw.contains('&') {
        Cow::Owned(entities(raw))
    } else {
        Cow::Borrowed(raw)
    };
    let plain = if decoded.contains('<') {
        Cow::Owned(tags(&decoded))
    } else {
        decoded
    };
    let mut out = String::with_capacity(plain.len());
    for word in plain.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = word.trim_matches(is_invisible);
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Whether a text is words in ASCII with single spaces between them, and no markup.
fn is_clean(raw: &[u8]) -> bool {
    let mut was_space = true;
    let is_plain = raw.iter().all(|&byte| {
        let is_space = byte == b' ';
        let is_plain = if is_space {
            !was_space
        } else {
            byte.is_ascii_graphic() && !matches!(byte, b'&' | b'<')
        };
        was_space = is_space;
        is_plain
    });
    is_plain && !was_space
}

/// Letters and digits of `text` in lower case: what is left is the same wherever two places print the same words.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Characters without width, which only ever get in the way. Soft hyphens stay: they belong to the publisher's text.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let decoded = rest.get(1..).and_then(|tail| {
            let end = tail.bytes().take(9).position(|byte| byte == b';')?;
            Some((entity(&tail[..end])?, end + 2))
        });
        if let Some((c, length)) = decoded {
            out.push(c);
            rest = &rest[length..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The entities that content systems write into their data; the HTML parser has already decoded everything once.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "shy" => '\u{AD}',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "euro" => '€',
        "pound" => '£',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "agrave" => 'à',
        "aacute" => 'á',
        "acirc" => 'â',
        "atilde" => 'ã',
        "aring" => 'å',
        "aelig" => 'æ',
        "ccedil" => 'ç',
        "egrave" => 'è',
        "eacute" => 'é',
        "Eacute" => 'É',
        "ecirc" => 'ê',
        "euml" => 'ë',
        "igrave" => 'ì',
        "iacute" => 'í',
        "icirc" => 'î',
        "iuml" => 'ï',
        "ntilde" => 'ñ',
        "ograve" => 'ò',
        "oacute" => 'ó',
        "ocirc" => 'ô',
        "otilde" => 'õ',
        "oslash" => 'ø',
        "ugrave" => 'ù',
        "uacute" => 'ú',
        "ucirc" => 'û',
        _ => return None,
    })
}

/// Drops what looks like a tag: `<`, a letter or a slash, up to `>`. A lone `<` is the author's.
fn tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let opens = rest[1..]
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end = rest.find('>');
        match end {
            Some(end) if opens => rest = &rest[end + 1..],
            Some(_) => {
                out.push('<');
                rest = &rest[1..];
            }
            None => break,
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{clean, key};

    #[test]
    fn text_is_cleaned_as_a_reader_sees_it() {
        for (raw, want) in [
            ("  Two\n words ", Some("Two words")),
            ("Tom &amp; Ann&#8217;s", Some("Tom & Ann’s")),
            ("R&D; A&B", Some("R&D; A&B")),
            ("a <em>b</em> c", Some("a b c")),
            ("3 < 5", Some("3 < 5")),
            ("\u{200B} ", None),
            ("&", Some("&")),
            ("<", Some("<")),
        ] {
            assert_eq!(clean(raw).as_deref(), want, "{raw}");
        }
        assert_eq!(key("“Go home,” she said"), "gohomeshesaid");
    }
}
