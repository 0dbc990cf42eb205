//! Messages to words: one locale's `messages.json`, looked up by key and plural form.

use crate::message::{Argument, Message};
use serde::Deserialize;
use std::collections::HashMap;

/// The words of one language.
pub struct Words {
    entries: HashMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    message: String,
}

impl Words {
    /// English, which ships inside the program.
    pub fn english() -> Self {
        Self::new(include_str!("../../extension/_locales/en/messages.json")).unwrap_or(Self {
            entries: HashMap::new(),
        })
    }

    /// The words in a `messages.json`.
    ///
    /// # Errors
    /// The JSON error where it is not one.
    pub fn new(messages: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(messages).map(|entries| Self { entries })
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
            // "no source" reads better than "0 sources" in many languages, so that zero may have a form of its own.
            Some(Argument::Number(0)) => form("zero").or_else(|| form("other")),
            Some(Argument::Number(1)) => form("one").or_else(|| form("other")),
            Some(Argument::Number(_)) => form("other"),
            _ => None,
        };
        plural
            .or_else(|| self.entries.get(&message.key))
            .map(|entry| entry.message.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_plurals() {
        let words = Words::new(r#"{"a":{"message":"Hi {who} {x}"},"n_one":{"message":"{count} one"},"n_other":{"message":"{count} many"}}"#).unwrap();
        assert_eq!(
            words.say(&Message::new("a").text("who", "{x}")),
            "Hi {x} {x}"
        );
        assert_eq!(words.say(&Message::new("n").number("count", 1)), "1 one");
        assert_eq!(words.say(&Message::new("n").number("count", 7)), "7 many");
        assert_eq!(words.key("missing"), "missing");
    }
}
