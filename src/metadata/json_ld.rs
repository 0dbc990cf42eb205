//! JSON-LD as publishers really write it: several blocks, graphs, references, and JSON that is not quite JSON.
//!
//! Nothing here trusts a block: it is read by `serde_json` (which limits recursion to 128 levels), and walked with a
//! list instead of recursion.

use super::json_script::parse;
use super::wording::clean;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What one JSON-LD object says, as far as it matters for an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// The types without their vocabulary, such as `NewsArticle`.
    pub types: Vec<String>,
    /// Every address that the object gives for itself.
    pub urls: Vec<String>,
    pub headline: Option<String>,
    /// Another headline, or the standfirst: publishers use the field for both.
    pub alternative: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub authors: Vec<Agent>,
    pub publisher: Option<String>,
    /// The organisation that the text comes from, where it is not the publisher.
    pub origin: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub sections: Vec<String>,
    pub language: Option<String>,
    /// Objects above this one; a related article stands deeper than the page's own.
    pub depth: usize,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agent {
    pub name: String,
    /// Whether the object calls itself an organisation.
    pub organization: bool,
    /// Whether it calls itself a person.
    pub person: bool,
}

impl Item {
    /// Whether a type ends with one of `endings`.
    pub fn is(&self, endings: &[&str]) -> bool {
        self.types
            .iter()
            .any(|kind| endings.iter().any(|ending| kind.ends_with(ending)))
    }

    /// Whether the object is an article of any sort.
    pub fn is_article(&self) -> bool {
        self.is(&[
            "Article",
            "Posting",
            "Report",
            "Review",
            "Recipe",
            "HowTo",
            "Interview",
            "CreativeWork",
        ])
    }
}

/// Every object with a type in these scripts, in document order.
pub(super) fn items<'s>(scripts: impl Iterator<Item = String> + 's) -> Vec<Item> {
    let blocks: Vec<Value> = scripts.flat_map(|script| parse(&script)).collect();
    let mut by_id: BTreeMap<&str, &Map<String, Value>> = BTreeMap::new();
    let mut found: Vec<(&Map<String, Value>, usize)> = Vec::new();
    let mut open: Vec<(&Value, usize)> = blocks.iter().rev().map(|block| (block, 0)).collect();
    while let Some((value, depth)) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev().map(|value| (value, depth))),
            Value::Object(object) => {
                // A reference has nothing but its id; the object that says more wins.
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && by_id.get(id).is_none_or(|known| known.len() < object.len())
                {
                    by_id.insert(id, object);
                }
                if object.contains_key("@type") {
                    found.push((object, depth));
                }
                // The members of a graph stand beside each other, not inside it.
                let inner = depth + usize::from(!object.contains_key("@graph"));
                let nested = object
                    .iter()
                    .rev()
                    .filter(|(_, value)| matches!(value, Value::Array(_) | Value::Object(_)));
                open.extend(nested.map(|(_, value)| (value, inner)));
            }
            _ => {}
        }
    }
    found
        .into_iter()
        .map(|(object, depth)| item(object, depth, &by_id))
        .collect()
}

type Ids<'v> = BTreeMap<&'v str, &'v Map<String, Value>>;

fn item(object: &Map<String, Value>, depth: usize, ids: &Ids<'_>) -> Item {
    let text = |key: &str| object.get(key).and_then(self::text);
    let first = |keys: &[&str]| keys.iter().find_map(|key| text(key));
    let organisation = |keys: &[&str]| {
        keys.iter()
            .filter_map(|key| object.get(*key))
            .flat_map(|value| agents(value, ids))
            .map(|agent| agent.name)
            .next()
    };
    Item {
        types: strings(object.get("@type"))
            .into_iter()
            .map(|kind| {
                let local = kind.rsplit(['/', ':', '#']).next().unwrap_or_default();
                local.to_owned()
            })
            .collect(),
        urls: ["url", "@id", "mainEntityOfPage"]
            .iter()
            .flat_map(|key| addresses(object.get(*key)))
            .collect(),
        headline: text("headline"),
        alternative: text("alternativeHeadline"),
        name: text("name"),
        description: first(&["description", "abstract"]),
        authors: ["author", "creator"]
            .iter()
            .filter_map(|key| object.get(*key))
            .map(|value| agents(value, ids))
            .find(|agents| !agents.is_empty())
            .unwrap_or_default(),
        publisher: organisation(&["publisher"]),
        origin: organisation(&["sourceOrganization", "creditText"]),
        published: first(&["datePublished", "dateCreated", "uploadDate"]),
        modified: text("dateModified"),
        sections: strings(object.get("articleSection")),
        language: text("inLanguage").or_else(|| {
            let language = object.get("inLanguage")?.as_object()?;
            language.get("alternateName").and_then(self::text)
        }),
        depth,
    }
}

/// The people and organisations of an author-like value: a name, an object, a reference, or a list of those.
fn agents(value: &Value, ids: &Ids<'_>) -> Vec<Agent> {
    let mut agents = Vec::new();
    let mut open = vec![value];
    // A value cannot be larger than its block, but references could make it look so.
    let mut budget = 200;
    while let Some(value) = open.pop()
        && budget > 0
    {
        budget -= 1;
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                let object = match object.get("@id").and_then(Value::as_str) {
                    Some(id) if !object.contains_key("name") => {
                        ids.get(id).copied().unwrap_or(object)
                    }
                    _ => object,
                };
                if let Some(list) = object.get("@list") {
                    open.push(list);
                    continue;
                }
                let kinds = strings(object.get("@type"));
                let kind = |ending: &str| kinds.iter().any(|kind| kind.ends_with(ending));
                let mut names = strings(object.get("name"));
                if names.is_empty() {
                    let part = |key: &str| object.get(key).and_then(text);
                    let full = [part("givenName"), part("familyName")];
                    let full = full.into_iter().flatten().collect::<Vec<_>>().join(" ");
                    names.extend(Some(full).filter(|name| !name.is_empty()));
                }
                agents.extend(names.into_iter().map(|name| Agent {
                    name,
                    // A blog that is one person calls its author both.
                    organization: !kind("Person") && (kind("Organization") || kind("Corporation")),
                    person: kind("Person"),
                }));
            }
            Value::String(_) => agents.extend(text(value).map(|name| Agent {
                name,
                organization: false,
                person: false,
            })),
            _ => {}
        }
    }
    agents
}

/// The addresses of a value: a string, an object with an id or url, or a list of those.
fn addresses(value: Option<&Value>) -> Vec<String> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values
        .iter()
        .filter_map(|value| match value {
            Value::String(address) => Some(address.clone()),
            Value::Object(object) => ["@id", "url"]
                .iter()
                .find_map(|key| object.get(*key)?.as_str())
                .map(str::to_owned),
            _ => None,
        })
        .collect()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The text of a value: a string, a number, the first of a list, or an object with `@value` or `name`.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.iter().find_map(Value::as_str).and_then(clean),
        Value::Object(object) => ["@value", "name"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())
            .and_then(clean),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> Vec<Item> {
        items(std::iter::once(script.to_owned()))
    }

    fn headline(script: &str) -> Option<String> {
        read(script).into_iter().find_map(|item| item.headline)
    }

    #[test]
    fn blocks_that_are_not_quite_json_are_read() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Ice breaks"}"#,
            r#"{"@type":"NewsArticle","headline":"Ice breaks",}"#,
            r#"[{"@type":"NewsArticle","headline":"Ice breaks",},]"#,
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ice\nbreaks\"}",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ice\u{1}breaks\"}",
            r#"//<![CDATA[
{"@type":"NewsArticle","headline":"Ice breaks"}
//]]>"#,
            r#"<!-- {"@type":"NewsArticle","headline":"Ice breaks"} -->"#,
            r#"{"@type":"NewsArticle","headline":"Ice breaks"};"#,
            r#"{"@type":"WebSite","name":"x"} {"@type":"NewsArticle","headline":"Ice breaks"}"#,
            r#"{"@type":"NewsArticle","headline":"Ice breaks","author":{"name":"Al"#,
            r#"{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Ice &amp;nbsp;breaks"}]}"#,
            r#"{/* made by hand */"@type":"http://schema.org/NewsArticle","headline":"Ice breaks"}"#,
        ] {
            let have = headline(script).map(|text| text.replace("&nbsp;", ""));
            assert_eq!(have.as_deref(), Some("Ice breaks"), "{script}");
        }
        assert_eq!(
            headline(r#"{"@type":"Article","headline":"The "big" ice","name":"it\'s"}"#).as_deref(),
            Some("The \"big\" ice")
        );
    }

    #[test]
    fn nonsense_and_depth_are_survived() {
        assert!(read("").is_empty());
        assert!(read("{").is_empty());
        assert!(read("\"\\").is_empty());
        assert!(read(&"[".repeat(100_000)).is_empty());
        assert!(read(&"{\"a\":".repeat(100_000)).is_empty());
    }

    #[test]
    fn authors_come_in_every_shape() {
        for (author, want) in [
            (r#""Ana Pires""#, vec!["Ana Pires"]),
            (r#"["Ana Pires","Bo Lund"]"#, vec!["Ana Pires", "Bo Lund"]),
            (
                r#"{"@type":"Person","name":"Ana Pires"}"#,
                vec!["Ana Pires"],
            ),
            (
                r#"[{"name":["Ana Pires","Bo Lund"]}]"#,
                vec!["Ana Pires", "Bo Lund"],
            ),
            (r##"{"@id":"#ana"}"##, vec!["Ana Pires"]),
            (
                r#"{"givenName":"Ana","familyName":"Pires"}"#,
                vec!["Ana Pires"],
            ),
            (r#"{"@list":[{"name":"Ana Pires"}]}"#, vec!["Ana Pires"]),
            (r#"{"name":{"@value":"Ana Pires"}}"#, vec!["Ana Pires"]),
            ("null", vec![]),
        ] {
            let script = format!(
                r##"{{"@graph":[{{"@type":"Article","author":{author}}},{{"@id":"#ana","@type":"Person","name":"Ana Pires"}}]}}"##
            );
            let have: Vec<_> = read(&script)[0]
                .authors
                .iter()
                .map(|agent| agent.name.clone())
                .collect();
            assert_eq!(have, want, "{author}");
        }
    }
}
