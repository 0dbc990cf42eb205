//! Counts of a text node, which tell prose from labels.

/// The counts of one text node.
#[derive(Default)]
pub(super) struct Measure {
    pub words: u32,
    pub chars: u32,
    pub stops: u32,
    pub closed: bool,
}

impl Measure {
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        let mut inside = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Most text is words of plain letters: they change nothing but the counts, however long they are.
            let letters = bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .count();
            if letters > 0 {
                measure.chars += letters as u32;
                measure.words += u32::from(!inside);
                (inside, measure.closed) = (true, false);
                at += letters;
                continue;
            }
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            at += c.len_utf8();
            if c.is_ascii() {
                if c.is_ascii_whitespace() {
                    inside = false;
                    continue;
                }
                measure.chars += 1;
                inside = inside && c == '\'';
                match c {
                    '.' | '!' | '?' => (measure.stops, measure.closed) = (measure.stops + 1, true),
                    ',' | ';' => (measure.stops, measure.closed) = (measure.stops + 1, false),
                    ':' => measure.closed = true,
                    '"' | '\'' | ')' | ']' => {}
                    _ => measure.closed = false,
                }
                continue;
            }
            if c.is_whitespace()
                || matches!(
                    c,
                    '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\u{AD}'
                )
            {
                inside = inside && !c.is_whitespace();
                continue;
            }
            measure.chars += 1;
            if matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
            {
                // Scripts without spaces: two signs make about one word.
                measure.chars += 1;
                measure.words += u32::from(!inside);
                inside = !inside;
                measure.closed = false;
            } else if c.is_alphanumeric() {
                measure.words += u32::from(!inside);
                inside = true;
                measure.closed = false;
            } else {
                match c {
                    '。' | '！' | '？' | '．' | '؟' | '۔' | '।' | '…' | '።' => {
                        (measure.stops, measure.closed) = (measure.stops + 1, true);
                    }
                    '，' | '、' | '،' | '；' => {
                        (measure.stops, measure.closed) = (measure.stops + 1, false);
                    }
                    '”' | '’' | '»' | '」' | '』' | '“' | '）' => {}
                    _ => measure.closed = false,
                }
                inside = inside && c == '’';
            }
        }
        measure
    }
}
