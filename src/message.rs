//! Sentences for people, before they are words: a key and its arguments.
//!
//! The core never speaks a language. The interface's locale (`extension/_locales/<lang>/messages.json`) turns a
//! [`Message`] into words; the command line uses the English one. In a message's text `{name}` stands for the
//! argument `name`; a key that depends on a number has the forms `<key>_one` and `<key>_other` (and the other CLDR
//! plural categories a language needs), chosen by the argument `count`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A message key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Message {
    /// The key in `messages.json`, without a plural ending.
    pub key: String,
    /// The values for the placeholders, by name.
    #[serde(default)]
    pub args: BTreeMap<String, Argument>,
}

/// One value of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Argument {
    /// A whole number; as `count` it chooses the plural form.
    Number(i64),
    /// Text, such as a name from the page; it is shown, never interpreted.
    Text(String),
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: BTreeMap::new(),
        }
    }

    /// The same message with the number `value` for `{name}`.
    #[must_use]
    pub fn number(mut self, name: &str, value: usize) -> Self {
        self.args.insert(
            name.to_owned(),
            Argument::Number(i64::try_from(value).unwrap_or(i64::MAX)),
        );
        self
    }

    /// The same message with the text `value` for `{name}`.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        self.args
            .insert(name.to_owned(), Argument::Text(value.to_owned()));
        self
    }
}

/// Why an input got no report: a stable rule id and the sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable id, such as `budget.depth` or `article.none`.
    pub rule: String,
    /// The reason, for the interface's locale.
    pub message: Message,
}

impl Refusal {
    /// A refusal by `rule`; its message key is `refusal_` and the rule with underscores.
    pub fn new(rule: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            message: Message::new(&format!("refusal_{}", rule.replace('.', "_"))),
        }
    }
}
