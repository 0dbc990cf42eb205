//! The core's answer as TypeScript types, for the check of the extension's JavaScript: written from the same types that
//! write the answer, so that nobody keeps a copy by hand.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

#[test]
fn the_types_of_the_answer_are_written() {
    // As it is written, not as it may be read: what is always there is not optional.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    let answer = generator.root_schema_for::<onrecord::answer::Answer>();
    let comparison = generator.root_schema_for::<onrecord::compare::Comparison>();
    let mut out = String::from(
        "// Written by tests/package/types.rs from the types of src/answer.rs and src/compare.rs.\n",
    );
    let mut declared = BTreeMap::new();
    for (name, schema) in [("Answer", answer), ("Comparison", comparison)] {
        let schema = schema.to_value();
        for (name, definition) in schema["$defs"].as_object().expect("definitions") {
            declared.insert(name.clone(), definition.clone());
        }
        declared.insert(name.to_owned(), schema);
    }
    for (name, schema) in &declared {
        declare(&mut out, name, schema);
    }
    assert!(
        !out.contains("unknown"),
        "a form of schema that has no type here:\n{out}"
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/types");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("answer.d.ts"), out).expect("a file");
}

fn declare(out: &mut String, name: &str, schema: &Value) {
    if schema["type"] == "object" && schema.get("properties").is_some() {
        let _ = writeln!(out, "interface {name} {{");
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (field, definition) in schema["properties"].as_object().expect("fields") {
            let mark = if required.contains(&field.as_str()) {
                ""
            } else {
                "?"
            };
            let _ = writeln!(out, "  {field}{mark}: {};", of(definition));
        }
        out.push_str("}\n");
    } else {
        let _ = writeln!(out, "type {name} = {};", of(schema));
    }
}

fn of(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    let union = |items: &Vec<Value>| items.iter().map(of).collect::<Vec<_>>().join(" | ");
    if let Some(items) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        return union(items);
    }
    if let Some(values) = schema["enum"].as_array() {
        return values
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join(" | ");
    }
    let names = match &schema["type"] {
        Value::Array(names) => names.clone(),
        name => vec![name.clone()],
    };
    let each = names.iter().map(|name| match name.as_str() {
        Some("string") => "string".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("null") => "null".to_owned(),
        Some("array") if schema["prefixItems"].is_array() => {
            let items = schema["prefixItems"].as_array().into_iter().flatten();
            format!("[{}]", items.map(of).collect::<Vec<_>>().join(", "))
        }
        Some("array") => format!("({})[]", of(&schema["items"])),
        Some("object") => format!("Record<string, {}>", of(&schema["additionalProperties"])),
        _ => "unknown".to_owned(),
    });
    each.collect::<Vec<_>>().join(" | ")
}
