//! A person's name as printed, with degrees behind it, to the name as it is written in running text.

/// Whether the letters are a degree or licence: `MD`, `PhD`, `R.N.`, `MBA`.
pub(super) fn is_credential(part: &str) -> bool {
    part.split_whitespace().all(|word| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        letters.len() <= 6 && capitals >= 2 || letters.is_empty() || word == "Jr." || word == "Sr."
    })
}

/// Degrees that stand behind names without a comma.
const DEGREES: &[&str] = &[
    "RN", "MD", "PhD", "RD", "DDS", "CPA", "JD", "MBA", "MW", "DO", "MS", "MA", "MPH",
];

/// A person's name as it is written in running text: capitals only at the start of its words.
pub(super) fn person(name: &str) -> String {
    let mut name = name.trim_end_matches([',', ':', '-']).trim();
    // "Ana Pires RN" is Ana Pires; "Ana Pires Ana Pires" is one person whose picture says the name too.
    while let Some((before, last)) = name.rsplit_once(' ')
        && before.contains(' ')
        && DEGREES.contains(&&*last.replace('.', ""))
    {
        name = before;
    }
    let (left, right) = name.split_at(name.floor_char_boundary(name.len() / 2));
    if left.contains(' ') && left.trim() == right.trim() {
        name = left.trim();
    }

    let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 4
        && name.split_whitespace().count() > 1
        && !name.chars().any(char::is_lowercase)
        && name.chars().any(char::is_uppercase);
    if !shouted {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}
