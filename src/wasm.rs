//! The boundary to the browser: strings in, JSON out. The only file that names `wasm_bindgen`, `web_sys`, `js_sys`.
//!
//! Both hosts (content script and worker) call the same functions with the same strings, so that their results are
//! the same bytes. After a panic the instance must be thrown away; the hook prints the reason for the console first.

use crate::message::Refusal;
use crate::page::Input;
use crate::report::Report;
use crate::{answer, compare, export};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Prints a panic's place and reason to the console before the instance dies.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&js_sys::JsString::from(info.to_string()))
    }));
}

/// Analyses a snapshot (see `page/snapshot.rs`); the JSON of an [`answer::Answer`].
///
/// # Errors
/// A refusal as an object `{rule, message: {key, args}}`.
#[wasm_bindgen]
pub fn analyze(snapshot: &str) -> Result<String, JsValue> {
    let analysis =
        crate::analyze(Input::Snapshot(snapshot)).map_err(|refusal| refusal_value(&refusal))?;
    serde_json::to_string(&answer::assemble(&analysis))
        .map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Makes the lists and models ready, so that the first page does not wait for them.
#[wasm_bindgen]
pub fn warm() {
    let text = "“We are ready,” said Ada Lindqvist, the city engineer.";
    let _ = crate::analyze(Input::Text { url: None, text });
}

/// Renders a report (JSON) in the format called `format` (`json`, `markdown`), in the words of a catalogue
/// (see [`export::Words::read`]).
///
/// # Errors
/// A refusal `export.invalid` where one of the three is not what it should be.
#[wasm_bindgen]
pub fn render(report: &str, format: &str, catalogue: &str) -> Result<String, JsValue> {
    let invalid = || refusal_value(&Refusal::new("export.invalid"));
    let report: Report = serde_json::from_str(report).map_err(|_| invalid())?;
    let format = export::Format::named(format).ok_or_else(invalid)?;
    let words = export::Words::read(catalogue).map_err(|_| invalid())?;
    Ok(export::render(&report, format, &words))
}

/// The export formats as JSON, in menu order: [`answer::FormatItem`].
///
/// # Errors
/// None that is known; a list of plain texts can always be written.
#[wasm_bindgen]
pub fn formats() -> Result<String, JsValue> {
    serde_json::to_string(&answer::formats()).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Compares two reports (JSON); the JSON of a [`compare::Comparison`].
///
/// # Errors
/// A refusal `export.invalid` where one of the two is not what it should be.
#[wasm_bindgen(js_name = compare)]
pub fn compare_reports(a: &str, b: &str) -> Result<String, JsValue> {
    let read = |json| {
        serde_json::from_str::<Report>(json)
            .map_err(|_| refusal_value(&Refusal::new("export.invalid")))
    };
    serde_json::to_string(&compare::compare(&read(a)?, &read(b)?))
        .map_err(|error| JsValue::from_str(&error.to_string()))
}

fn refusal_value(refusal: &Refusal) -> JsValue {
    // Maps become plain objects, so that the interface reads every message the same way.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    refusal
        .serialize(&serializer)
        .unwrap_or_else(|_| JsValue::from_str(&refusal.rule))
}
