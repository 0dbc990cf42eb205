//! The forms of a verb or noun from its lemma: spelling rules, and a list of the irregular.

/// A form of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// *say*; also a noun's singular.
    Base,
    /// *says*; also a noun's plural.
    S,
    /// *said*, of a regular verb also the participle.
    Past,
    /// *written*, where it differs from the past.
    Participle,
    /// *saying*.
    Gerund,
}

/// Verbs whose past does not end in -ed: base, past, participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("bring", "brought", "brought"),
    ("broadcast", "broadcast", "broadcast"),
    ("find", "found", "found"),
    ("forecast", "forecast", "forecast"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("hear", "heard", "heard"),
    ("hold", "held", "held"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("learn", "learned", "learned"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("set", "set", "set"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("sing", "sang", "sung"),
    ("speak", "spoke", "spoken"),
    ("swear", "swore", "sworn"),
    ("take", "took", "taken"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("understand", "understood", "understood"),
    ("write", "wrote", "written"),
    ("feel", "felt", "felt"),
];

/// Verbs of more than one syllable, stressed at the end, that double their last letter.
const DOUBLING: &[&str] = &[
    "admit", "submit", "rebut", "refer", "concur", "quip", "chat", "rap", "rip", "brag", "plan",
    "permit", "commit",
];

/// Every form of the verb `base`.
pub fn verb(base: &str) -> Vec<(Form, String)> {
    let irregular = IRREGULAR.iter().find(|(have, _, _)| *have == base);
    let mut forms = vec![
        (Form::Base, base.to_owned()),
        (Form::S, third_person(base)),
        (Form::Gerund, gerund(base)),
    ];
    match irregular {
        Some((_, past, participle)) => {
            forms.push((Form::Past, (*past).to_owned()));
            if participle != past {
                forms.push((Form::Participle, (*participle).to_owned()));
            }
        }
        None => forms.push((Form::Past, past(base))),
    }
    if base == "show" {
        forms.push((Form::Participle, "showed".to_owned()));
    }
    forms
}

/// Singular and plural of the noun `base`.
pub fn noun(base: &str) -> Vec<(Form, String)> {
    vec![(Form::Base, base.to_owned()), (Form::S, third_person(base))]
}

fn third_person(base: &str) -> String {
    if base == "go" {
        return "goes".to_owned();
    }
    if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") {
        return format!("{base}es");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ies"),
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ied"),
        _ => format!("{}ed", doubled(base)),
    }
}

fn gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && base != "be" => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

fn doubled(base: &str) -> String {
    match base.chars().next_back() {
        Some(last) if DOUBLING.contains(&base) => format!("{base}{last}"),
        _ => base.to_owned(),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
