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

/// Verbs with a form that the rules of spelling do not give, in order of the alphabet: base, past, participle. A verb
/// with several such forms has several rows, the usual one first.
pub(crate) const IRREGULAR: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("bear", "bore", "borne"),
    ("bear", "bore", "born"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("befall", "befell", "befallen"),
    ("begin", "began", "begun"),
    ("bend", "bent", "bent"),
    ("beset", "beset", "beset"),
    ("bet", "bet", "bet"),
    ("bid", "bid", "bid"),
    ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("broadcast", "broadcast", "broadcast"),
    ("build", "built", "built"),
    ("burn", "burned", "burned"),
    ("burn", "burnt", "burnt"),
    ("burst", "burst", "burst"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("cost", "cost", "cost"),
    ("creep", "crept", "crept"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("dive", "dived", "dived"),
    ("dive", "dove", "dived"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("dream", "dreamed", "dreamed"),
    ("dream", "dreamt", "dreamt"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("fit", "fitted", "fitted"),
    ("fit", "fit", "fit"),
    ("flee", "fled", "fled"),
    ("fling", "flung", "flung"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("forecast", "forecast", "forecast"),
    ("foresee", "foresaw", "foreseen"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("forgo", "forwent", "forgone"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "gotten"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("hurt", "hurt", "hurt"),
    ("input", "input", "input"),
    ("keep", "kept", "kept"),
    ("kneel", "knelt", "knelt"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("lean", "leaned", "leaned"),
    ("leap", "leaped", "leaped"),
    ("leap", "leapt", "leapt"),
    ("learn", "learned", "learned"),
    ("learn", "learnt", "learnt"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lie", "lay", "lain"),
    ("light", "lit", "lit"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("mislead", "misled", "misled"),
    ("mistake", "mistook", "mistaken"),
    ("misunderstand", "misunderstood", "misunderstood"),
    ("offset", "offset", "offset"),
    ("outdo", "outdid", "outdone"),
    ("overcome", "overcame", "overcome"),
    ("overdo", "overdid", "overdone"),
    ("overhear", "overheard", "overheard"),
    ("overrun", "overran", "overrun"),
    ("oversee", "oversaw", "overseen"),
    ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"),
    ("partake", "partook", "partaken"),
    ("pay", "paid", "paid"),
    ("plead", "pleaded", "pleaded"),
    ("plead", "pled", "pled"),
    ("prove", "proved", "proven"),
    ("prove", "proved", "proved"),
    ("put", "put", "put"),
    ("quit", "quit", "quit"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("redo", "redid", "redone"),
    ("remake", "remade", "remade"),
    ("repay", "repaid", "repaid"),
    ("reset", "reset", "reset"),
    ("retake", "retook", "retaken"),
    ("rethink", "rethought", "rethought"),
    ("rewrite", "rewrote", "rewritten"),
    ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("sew", "sewed", "sewn"),
    ("shake", "shook", "shaken"),
    ("shed", "shed", "shed"),
    ("shine", "shone", "shone"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("show", "showed", "showed"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("sling", "slung", "slung"),
    ("slit", "slit", "slit"),
    ("smell", "smelled", "smelled"),
    ("smell", "smelt", "smelt"),
    ("sow", "sowed", "sown"),
    ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"),
    ("spell", "spelled", "spelled"),
    ("spell", "spelt", "spelt"),
    ("spend", "spent", "spent"),
    ("spill", "spilled", "spilled"),
    ("spill", "spilt", "spilt"),
    ("spin", "spun", "spun"),
    ("spit", "spat", "spat"),
    ("split", "split", "split"),
    ("spoil", "spoiled", "spoiled"),
    ("spoil", "spoilt", "spoilt"),
    ("spread", "spread", "spread"),
    ("spring", "sprang", "sprung"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("stink", "stank", "stunk"),
    ("strike", "struck", "struck"),
    ("strike", "struck", "stricken"),
    ("string", "strung", "strung"),
    ("strive", "strove", "striven"),
    ("sublet", "sublet", "sublet"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"),
    ("swim", "swam", "swum"),
    ("swing", "swung", "swung"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("thrive", "thrived", "thrived"),
    ("throw", "threw", "thrown"),
    ("thrust", "thrust", "thrust"),
    ("tread", "trod", "trodden"),
    ("undergo", "underwent", "undergone"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("undo", "undid", "undone"),
    ("uphold", "upheld", "upheld"),
    ("upset", "upset", "upset"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("weep", "wept", "wept"),
    ("win", "won", "won"),
    ("wind", "wound", "wound"),
    ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"),
    ("withstand", "withstood", "withstood"),
    ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

/// Verbs of more than one syllable, stressed at the end, that double their last letter, in order of the alphabet; and
/// those in *-l* and *-p* that British spelling doubles without the stress are not here.
const DOUBLING: &[&str] = &[
    "abet", "abhor", "abut", "acquit", "admit", "allot", "annul", "begin", "combat", "commit",
    "compel", "concur", "confer", "control", "debug", "defer", "deter", "dispel", "embed", "emit",
    "equip", "excel", "expel", "extol", "forbid", "forget", "format", "gossip", "handicap",
    "impel", "incur", "infer", "instil", "kidnap", "occur", "omit", "outfit", "overlap", "patrol",
    "permit", "prefer", "program", "propel", "rebel", "rebut", "recur", "refer", "regret", "remit",
    "repel", "reset", "sublet", "submit", "transfer", "transmit", "upset", "worship", "zigzag",
];

/// Every form of the verb `base`.
pub fn verb(base: &str) -> Vec<(Form, String)> {
    let mut forms = vec![
        (Form::Base, base.to_owned()),
        (Form::S, third_person(base)),
        (Form::Gerund, gerund(base)),
    ];
    let start = IRREGULAR.partition_point(|(have, _, _)| *have < base);
    let rows = IRREGULAR[start..].iter();
    for (_, past, participle) in rows.take_while(|(have, _, _)| *have == base) {
        for (form, word) in [(Form::Past, past), (Form::Participle, participle)] {
            // A participle that is spelt like a past counts as the past.
            let known = |(have, other): &(Form, String)| *have >= Form::Past && other == word;
            if !forms
                .iter()
                .any(|found| found.0 != Form::Gerund && known(found))
            {
                forms.push((form, (*word).to_owned()));
            }
        }
    }
    if !forms.iter().any(|(form, _)| *form == Form::Past) {
        forms.push((Form::Past, past(base)));
    }
    forms
}

/// Singular and plural of the noun `base`.
pub fn noun(base: &str) -> Vec<(Form, String)> {
    vec![(Form::Base, base.to_owned()), (Form::S, third_person(base))]
}

fn third_person(base: &str) -> String {
    match base {
        "have" => return "has".to_owned(),
        "be" => return "is".to_owned(),
        _ => {}
    }
    let hisses =
        base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh");
    if hisses && !base.ends_with("oo") {
        return format!("{base}es");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ies"),
        _ => format!("{base}s"),
    }
}

/// The regular past.
pub(crate) fn past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ied"),
        _ => format!("{}ed", doubled(base)),
    }
}

/// The form in *-ing*.
pub(crate) fn gerund(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) && base != "be" => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// `base` as it stands before *-ed* and *-ing*.
fn doubled(base: &str) -> String {
    match base.chars().next_back() {
        Some('c') => format!("{base}k"),
        Some(last) if is_short(base) || DOUBLING.binary_search(&base).is_ok() => {
            format!("{base}{last}")
        }
        _ => base.to_owned(),
    }
}

/// One syllable of one vowel letter and one consonant letter after it: *plan*, *rip*, *quip*.
pub(crate) fn is_short(base: &str) -> bool {
    let letters = base.as_bytes();
    let [rest @ .., vowel, last] = letters else {
        return false;
    };
    let is_vowel = |letter: &u8| b"aeiou".contains(letter);
    // The *u* of *qu* is no vowel.
    let rest = rest.strip_suffix(b"qu").unwrap_or(rest);
    is_vowel(vowel)
        && !is_vowel(last)
        && !b"wxy".contains(last)
        && !rest
            .iter()
            .any(|letter| is_vowel(letter) || *letter == b'y')
        && !letters.iter().any(|letter| !letter.is_ascii_lowercase())
}

pub(crate) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
