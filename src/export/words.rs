//! Messages to words: one locale's `messages.json`, looked up by key and plural form.

use crate::message::{Argument, Message};
use serde::Deserialize;
use std::collections::HashMap;

/// The words of one language.
pub struct Words {
    /// Which language that is, as BCP 47: plural forms are chosen by it.
    language: String,
    entries: HashMap<String, Entry>,
}

/// The words as they cross the boundary: the interface knows the language by the folder that it read.
#[derive(Deserialize)]
struct Catalogue {
    language: String,
    messages: HashMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    message: String,
}

impl Words {
    /// English, which ships inside the program.
    pub fn english() -> Self {
        let messages = include_str!("../../extension/_locales/en/messages.json");
        Self::new("en", messages).unwrap_or(Self {
            language: "en".to_owned(),
            entries: HashMap::new(),
        })
    }

    /// The words in a `messages.json` of `language` (BCP 47).
    ///
    /// # Errors
    /// The JSON error where it is not one.
    pub fn new(language: &str, messages: &str) -> Result<Self, serde_json::Error> {
        let language = language.to_owned();
        serde_json::from_str(messages).map(|entries| Self { language, entries })
    }

    /// The words in a catalogue: `{"language": BCP 47, "messages": what a messages.json holds}`.
    ///
    /// # Errors
    /// The JSON error where it is not one.
    pub fn read(catalogue: &str) -> Result<Self, serde_json::Error> {
        let Catalogue { language, messages } = serde_json::from_str(catalogue)?;
        Ok(Self {
            language,
            entries: messages,
        })
    }

    /// The sentence for `message`; its bare key where the language lacks it, so that a gap shows.
    pub fn say(&self, message: &Message) -> String {
        let Some(template) = self.template(message) else {
            return message.key.clone();
        };
        let mut out = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.split_once('}') {
                Some((name, tail)) if message.args.contains_key(name) => {
                    match &message.args[name] {
                        Argument::Number(number) => out.push_str(&number.to_string()),
                        Argument::Text(text) => out.push_str(text),
                    }
                    rest = tail;
                }
                _ => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// The sentence for a key without arguments.
    pub fn key(&self, key: &str) -> String {
        self.say(&Message::new(key))
    }

    fn template(&self, message: &Message) -> Option<&str> {
        let form = |ending: &str| self.entries.get(&format!("{}_{ending}", message.key));
        let plural = match message.args.get("count") {
            Some(Argument::Number(count)) => {
                // "no source" reads better than "0 sources" in many languages, so zero may have a form of its own.
                let zero = (*count == 0).then(|| form("zero")).flatten();
                zero.or_else(|| form(plural_form(&self.language, count.unsigned_abs())))
                    .or_else(|| form("other"))
            }
            _ => None,
        };
        plural
            .or_else(|| self.entries.get(&message.key))
            .map(|entry| entry.message.as_str())
    }
}

/// The plural form that `language` (BCP 47, or a folder under `_locales`) uses for a whole number, after the cardinal rules of Unicode CLDR; the
/// browser's `Intl.PluralRules` gives the same in the views.
pub fn plural_form(language: &str, count: u64) -> &'static str {
    let millions = count != 0 && count.is_multiple_of(1_000_000);
    match language.split(['-', '_']).next().unwrap_or_default() {
        "ar" => match (count, count % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        "fr" | "pt" if count < 2 => "one",
        "es" if count == 1 => "one",
        "es" | "fr" | "pt" if millions => "many",
        "es" | "fr" | "pt" | "km" | "zh" => "other",
        _ if count == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_plurals() {
        let words = Words::new("en", r#"{"a":{"message":"Hi {who} {x}"},"n_one":{"message":"{count} one"},"n_other":{"message":"{count} many"}}"#).unwrap();
        assert_eq!(
            words.say(&Message::new("a").text("who", "{x}")),
            "Hi {x} {x}"
        );
        assert_eq!(words.say(&Message::new("n").number("count", 1)), "1 one");
        assert_eq!(words.say(&Message::new("n").number("count", 7)), "7 many");
        assert_eq!(words.key("missing"), "missing");
    }

    #[test]
    fn a_catalogue_names_its_language() {
        let messages = r#"{"n_one":{"message":"one"},"n_other":{"message":"many"}}"#;
        let zero = Message::new("n").number("count", 0);
        for (language, said) in [("en", "many"), ("fr", "one")] {
            let catalogue = format!(r#"{{"language":"{language}","messages":{messages}}}"#);
            assert_eq!(Words::read(&catalogue).unwrap().say(&zero), said);
        }
        assert!(Words::read(messages).is_err(), "words of no language");
    }

    #[test]
    fn plural_forms_follow_the_language() {
        for (language, forms) in [
            ("en", ["other", "one", "other", "other", "other", "other"]),
            ("de", ["other", "one", "other", "other", "other", "other"]),
            ("es", ["other", "one", "other", "other", "other", "many"]),
            ("fr", ["one", "one", "other", "other", "other", "many"]),
            ("pt", ["one", "one", "other", "other", "other", "many"]),
            ("ar", ["zero", "one", "two", "few", "many", "other"]),
            (
                "zh-CN",
                ["other", "other", "other", "other", "other", "other"],
            ),
        ] {
            let counted = [0, 1, 2, 7, 11, 1_000_000].map(|count| plural_form(language, count));
            assert_eq!(counted, forms, "{language}");
        }
    }
}
