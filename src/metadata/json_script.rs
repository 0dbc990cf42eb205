//! Reads JSON that is not quite JSON: the scripts that content systems write into pages.

use serde_json::Value;

/// Reads one script. What is broken is mended once; what is then still broken is left alone.
pub(super) fn parse(script: &str) -> Vec<Value> {
    let script = script.trim_start_matches('\u{FEFF}').trim();
    if script.is_empty() {
        return Vec::new();
    }
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    let mended = mend(script);
    serde_json::Deserializer::from_str(&mended)
        .into_iter()
        .map_while(Result::ok)
        .collect()
}

/// Mends what content systems get wrong: comment marks around the block, trailing commas, raw line breaks and other
/// control characters in strings, escapes that JSON does not know, quotes inside strings, and a missing end.
fn mend(script: &str) -> String {
    let start = script
        .match_indices(['{', '['])
        .map(|(at, _)| at)
        .find(|at| opens_json(&script[at + 1..]))
        .unwrap_or(script.len());
    let chars: Vec<char> = script[start..].chars().collect();
    let mut out = String::with_capacity(script.len());
    let mut open = Vec::new();
    let mut in_string = false;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        if in_string {
            match c {
                '\\' => {
                    // An escape that JSON does not know, such as `\'`, stands for its second character.
                    let known = chars.get(at).filter(|c| "\"\\/bfnrtu".contains(**c));
                    if let Some(escaped) = known {
                        out.push('\\');
                        out.push(*escaped);
                        at += 1;
                    }
                }
                '"' if ends_string(&chars[at..]) => {
                    in_string = false;
                    out.push('"');
                }
                '"' => out.push_str("\\\""),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                out.push(c);
            }
            ',' if matches!(next(&chars[at..]), Some('}' | ']' | ',') | None) => {}
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                out.push(c);
            }
            '}' | ']' => {
                open.pop();
                out.push(c);
                if open.is_empty() {
                    // Between blocks stands whatever the template left, such as a semicolon or `//]]>`.
                    while chars.get(at).is_some_and(|c| !matches!(c, '{' | '[')) {
                        at += 1;
                    }
                }
            }
            '/' if chars.get(at) == Some(&'*') => {
                while at < chars.len() && !(chars[at] == '/' && chars[at - 1] == '*') {
                    at += 1;
                }
                at += 1;
            }
            // What is left of a line comment, such as the one before `]]>`.
            '/' => {}
            c => out.push(c),
        }
    }
    if in_string {
        out.push('"');
    }
    out.extend(open.into_iter().rev());
    out
}

/// Whether a quote ends its string: what follows is what may follow a string in JSON.
fn ends_string(rest: &[char]) -> bool {
    let mut rest = rest.iter().filter(|c| !c.is_whitespace());
    match rest.next() {
        Some(':' | '}' | ']') | None => true,
        // A comma inside a quotation is followed by words, a comma between members by a string or a value.
        Some(',') => rest.next().is_none_or(|c| {
            matches!(c, '"' | '{' | '[' | '}' | ']' | '-' | 't' | 'f' | 'n') || c.is_ascii_digit()
        }),
        _ => false,
    }
}

/// Whether a bracket with this text after it opens JSON, and not a `[CDATA[`.
fn opens_json(rest: &str) -> bool {
    let next = rest.trim_start_matches(|c: char| c.is_whitespace());
    next.starts_with(['"', '{', '[', '}', ']']) || next.starts_with("/*")
}

fn next(rest: &[char]) -> Option<char> {
    rest.iter().copied().find(|c| !c.is_whitespace())
}
