//! The whole text of the article in structured data (`articleBody`), for the extraction to check its choice by.

use super::json_script;
use crate::page::{NodeId, Page};
use serde_json::Value;

/// The longest `articleBody` in these scripts of the page, as it stands there: plain text or markup.
pub(crate) fn article_body(page: &Page, scripts: &[NodeId]) -> Option<String> {
    let mut longest: Option<String> = None;
    for script in scripts {
        let text = page.text_content(*script);
        // Few pages give one, and reading a script twice costs.
        if !text.contains("\"articleBody\"") {
            continue;
        }
        let blocks = json_script::parse(&text);
        let mut open: Vec<&Value> = blocks.iter().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values),
                Value::Object(object) => {
                    let body = object.get("articleBody").and_then(Value::as_str);
                    if let Some(body) = body
                        && longest.as_ref().is_none_or(|have| have.len() < body.len())
                    {
                        longest = Some(body.to_owned());
                    }
                    open.extend(object.values());
                }
                _ => {}
            }
        }
    }
    longest
}
