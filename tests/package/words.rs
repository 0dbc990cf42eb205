//! The words: every key that is used exists in every language, and every key that exists is used.

use super::{files, folder, read};
use onrecord::export::plural_form;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Keys that the manifest and the core's enumerations use are found in the code as `prefix_` before a variable part.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn languages() -> BTreeMap<String, BTreeMap<String, String>> {
    let folders = std::fs::read_dir(folder().join("_locales"))
        .expect("languages")
        .flatten();
    folders
        .map(|entry| {
            let messages: BTreeMap<String, Value> =
                serde_json::from_str(&read(&entry.path().join("messages.json"))).expect("messages");
            let name = entry.file_name().to_string_lossy().into_owned();
            let texts = messages
                .into_iter()
                .map(|(key, value)| (key, value["message"].as_str().expect("a text").to_owned()));
            (name, texts.collect())
        })
        .collect()
}

/// A key without its plural ending.
fn stem(key: &str) -> &str {
    let plural = key
        .rsplit_once('_')
        .filter(|(_, ending)| PLURALS.contains(ending));
    plural.map_or(key, |(stem, _)| stem)
}

fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// All code that may name a key: the extension's and the core's.
fn code() -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let paths = [
        files(&folder(), &["js", "html"]),
        files(&source, &["rs"]),
        vec![folder().join("manifest.json")].clone(),
    ];
    paths
        .concat()
        .iter()
        .map(|path| read(path) + "\n")
        .collect()
}

/// The literals of the code: everything between two quotation marks of one sort that could be a key.
fn literals(code: &str) -> BTreeSet<&str> {
    let is_key = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'{' | b'$' | b'}'))
    };
    code.split(['"', '\'', '`']).filter(is_key).collect()
}

#[test]
fn every_language_says_the_same_things() {
    let languages = languages();
    let listed = read(&folder().join("ui/words.js"));
    let english = &languages["en"];
    for (language, words) in &languages {
        assert!(
            listed.contains(&format!("'{language}'")),
            "{language} is not in ui/words.js"
        );
        // Apart from plural forms, which each language has its own of, the keys are the same.
        let counted = |key: &str| english.contains_key(&format!("{}_one", stem(key)));
        let keys = |words: &BTreeMap<String, String>| {
            let name = |key: &String| if counted(key) { stem(key) } else { key }.to_owned();
            words.keys().map(name).collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(words), keys(english), "{language}");
        let forms: BTreeSet<&str> = (0..=200)
            .chain([1_000_000])
            .map(|count| plural_form(language, count))
            .filter(|form| *form != "zero")
            .collect();
        for stem in english
            .keys()
            .filter(|key| counted(key))
            .map(|key| stem(key))
        {
            // None at all may be said in words of its own in every language.
            let have: BTreeSet<&str> = PLURALS[1..]
                .iter()
                .filter(|form| words.contains_key(&format!("{stem}_{form}")))
                .copied()
                .collect();
            assert_eq!(have, forms, "{language}: the forms of {stem}");
        }
        for (key, text) in words {
            // A plural form may leave the number out ("no source"); nothing may be asked for that is not given.
            let other = format!("{}_other", stem(key));
            let models = [english.get(key), english.get(&other)];
            let known: BTreeSet<String> = models
                .into_iter()
                .flatten()
                .flat_map(|text| placeholders(text))
                .collect();
            assert!(
                placeholders(text).is_subset(&known),
                "{language} {key}: {text}"
            );
        }
    }
}

#[test]
fn keys_are_sorted() {
    for entry in std::fs::read_dir(folder().join("_locales"))
        .expect("languages")
        .flatten()
    {
        let text = read(&entry.path().join("messages.json"));
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  \"")?.split_once("\": {"))
            .map(|(key, _)| key)
            .collect();
        assert!(
            keys.windows(2).all(|pair| pair[0] < pair[1]),
            "{}",
            entry.path().display()
        );
    }
}

#[test]
fn every_key_is_used() {
    let code = code();
    let literals = literals(&code);
    // `component_{}` and `component_${id}` use every key that begins so.
    let prefixes: BTreeSet<&str> = literals
        .iter()
        .filter_map(|literal| literal.split_once(['{', '$']).map(|(prefix, _)| prefix))
        .filter(|prefix| prefix.ends_with('_'))
        .collect();
    let refusals: BTreeSet<String> = literals
        .iter()
        .map(|literal| format!("refusal_{}", literal.replace('.', "_")))
        .collect();
    for key in languages()["en"].keys() {
        let used = [key.as_str(), stem(key)]
            .iter()
            .any(|name| literals.contains(name) || refusals.contains(*name))
            || prefixes
                .iter()
                .any(|prefix| key.starts_with(prefix) && *prefix != "refusal_")
            || code.contains(&format!("__MSG_{key}__"));
        assert!(used, "{key} is used nowhere");
    }
}

#[test]
fn no_key_is_missing() {
    let languages = languages();
    let english = &languages["en"];
    let has = |key: &str| {
        english.contains_key(key)
            || PLURALS
                .iter()
                .any(|ending| english.contains_key(&format!("{key}_{ending}")))
    };
    let code = code();
    let marks = [
        "say('",
        "Message::new(\"",
        "words.key(\"",
        "data-say=\"",
        "data-say-label=\"",
        "__MSG_",
    ];
    for mark in marks {
        for rest in code.split(mark).skip(1) {
            let key: String = rest
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            let key = key.trim_end_matches("__");
            // Tests in the core speak of keys of their own; a key that goes on in a variable is checked by its family.
            let whole = rest[key.len()..].starts_with(['\'', '"', '_']) && !key.ends_with('_');
            assert!(
                !whole || key.len() < 3 || key == "missing" || has(key),
                "no words for {key}"
            );
        }
    }
    for rest in code.split("Refusal::new(\"").skip(1) {
        let rule = rest.split('"').next().unwrap_or_default();
        assert!(
            has(&format!("refusal_{}", rule.replace('.', "_"))),
            "no words for the refusal {rule}"
        );
    }
    // Families whose members are the report's enumerations, and the popup's states.
    let schema =
        serde_json::to_value(schemars::schema_for!(onrecord::answer::Answer)).expect("a schema");
    let families = [
        ("band_", "Band"),
        ("headline_band_", "Band"),
        ("confidence_", "Confidence"),
        ("clutter_kind_", "ClutterKind"),
        ("entity_kind_", "EntityKind"),
        ("entity_kinds_", "EntityKind"),
        ("source_kind_", "SourceKind"),
        ("genre_", "Genre"),
        ("no_names_", "Reach"),
        ("no_sources_", "Reach"),
        ("not_rated_help_", "Reach"),
    ];
    for (prefix, name) in families {
        let values = schema["$defs"][name]["oneOf"]
            .as_array()
            .unwrap_or_else(|| panic!("{name} in the schema"));
        for value in values.iter().filter_map(|value| value["const"].as_str()) {
            assert!(
                has(&format!("{prefix}{value}")),
                "no words for {prefix}{value}"
            );
        }
    }
    for state in [
        "restricted",
        "failed",
        "loading",
        "no_article",
        "refused",
        "pdf",
    ] {
        for key in [
            format!("headline_{state}"),
            format!("state_{state}"),
            format!("state_{state}_help"),
        ] {
            assert!(has(&key), "no words for {key}");
        }
    }
    for format in onrecord::answer::formats() {
        assert!(
            has(&format!("export_{}", format.name)),
            "no words for the format {}",
            format.name
        );
    }
}
