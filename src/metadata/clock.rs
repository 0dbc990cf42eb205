//! The words and numbers of a date as it is printed, and the time of day among them.

/// A run of digits, or a word in lower case, or one mark.
pub(super) struct Token {
    pub start: usize,
    pub word: String,
    pub number: Option<u32>,
}

/// The first tokens of a text; a date stands near its start, or it is none that matters.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glue = 0;
    for (at, c) in text.char_indices() {
        let c = ascii_digit(c);
        let class = if c.is_ascii_digit() {
            1
        } else if is_east_asian_unit(c) {
            // 2024年3月12日: the units stand between the numbers without a space.
            3
        } else if c.is_alphabetic() || is_mark_inside(c) {
            2
        } else {
            0
        };
        if class == 1 || class == 2 {
            if glue == class
                && let Some(last) = tokens.last_mut()
            {
                last.word.extend(c.to_lowercase());
            } else {
                tokens.push(Token {
                    start: at,
                    word: c.to_lowercase().collect(),
                    number: None,
                });
            }
        } else if !c.is_whitespace() && !matches!(c, '\u{200E}' | '\u{200F}') {
            tokens.push(Token {
                start: at,
                word: c.to_string(),
                number: None,
            });
        }
        glue = class;
        if tokens.len() > 80 {
            break;
        }
    }
    for token in &mut tokens {
        token.number = token.word.parse().ok().filter(|_| token.word.len() <= 4);
    }
    tokens
}

fn is_east_asian_unit(c: char) -> bool {
    matches!(
        c,
        '年' | '月' | '日' | '時' | '时' | '分' | '년' | '월' | '일' | '시' | '분'
    )
}

/// Signs that combine with letters, such as the vowels of Hindi and Thai.
fn is_mark_inside(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0DFF}' | '\u{0E30}'..='\u{0E4E}' | '\u{1780}'..='\u{17D3}' | '\u{0300}'..='\u{036F}')
}

/// The digits of other scripts as ASCII.
fn ascii_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '០'..='៩' => '០',
        '０'..='９' => '０',
        _ => return c,
    };
    let digit = u32::from(c) - u32::from(zero);
    char::from_digit(digit, 10).unwrap_or(c)
}

/// The first time of day in a few tokens, and its zone.
pub(super) fn time_in(tokens: &[Token]) -> (Option<u32>, Option<i32>) {
    for (at, token) in tokens.iter().enumerate() {
        let Some(mut hour) = token.number.filter(|_| token.word.len() <= 2) else {
            continue;
        };
        let word = |i: usize| tokens.get(at + i).map_or("", |token| &token.word);
        let minute = tokens
            .get(at + 2)
            .and_then(|token| token.number.filter(|_| token.word.len() == 2));
        let between = matches!(word(1), ":" | "." | "h" | "時" | "时" | "시");
        let (minute, mut next) = match minute.filter(|_| between) {
            Some(minute) => (minute, at + 3),
            // "5 p.m.", "17 Uhr", "9h".
            None if matches!(word(1), "am" | "pm" | "a" | "p" | "uhr" | "h") => (0, at + 1),
            None => continue,
        };
        if word(next - at) == ":" {
            next += 2;
        }
        let half = tokens.get(next).map_or("", |token| &token.word);
        let letters = half.chars().next().filter(|_| {
            matches!(half, "am" | "pm")
                || matches!(half, "a" | "p")
                    && tokens.get(next + 2).is_some_and(|token| token.word == "m")
        });
        match letters {
            Some('p') if hour < 12 => hour += 12,
            Some('a') if hour == 12 => hour = 0,
            _ => {}
        }
        if hour > 23 || minute > 59 {
            continue;
        }
        let zone = tokens[next.min(tokens.len())..]
            .iter()
            .take(6)
            .find_map(|token| zone(&token.word));
        return (Some(hour * 60 + minute), zone);
    }
    (None, None)
}

/// The zones whose letters mean one thing only, in minutes east of Greenwich.
fn zone(word: &str) -> Option<i32> {
    Some(match word {
        "gmt" | "utc" => 0,
        "bst" | "cet" | "mez" | "wat" => 60,
        "cest" | "mesz" | "sast" | "cat" => 120,
        "eat" | "msk" => 180,
        "pkt" => 300,
        "jst" | "kst" => 540,
        "aest" => 600,
        "edt" => -240,
        "est" | "cdt" => -300,
        "cst" | "mdt" => -360,
        "mst" | "pdt" => -420,
        "pst" => -480,
        _ => return None,
    })
}
