//! The boundary to the browser: strings in, JSON out. The only file that names `wasm_bindgen`, `web_sys`, `js_sys`.
//!
//! Both hosts (content script and worker) call the same functions with the same strings, so that their results are
//! the same bytes. After a panic the instance must be thrown away; the hook prints the reason for the console first.

use crate::extract::Clutter;
use crate::message::Refusal;
use crate::page::{Input, NodeId, snapshot_row};
use crate::reader::Reader;
use crate::report::Report;
use crate::{Analysis, export, reader, report};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What the interface gets for one page.
#[derive(Serialize)]
struct Answer {
    report: Report,
    reader: Reader,
    anchors: Anchors,
}

/// The snapshot rows that report items were read from, for showing them on the live page.
#[derive(Serialize)]
struct Anchors {
    /// One row per article block, in the order of `report.article.blocks`.
    blocks: Vec<Option<u32>>,
    /// Rows per clutter item, in the order of `report.clutter`.
    clutter: Vec<Vec<u32>>,
}

/// Prints a panic's place and reason to the console before the instance dies.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&js_sys::JsString::from(info.to_string()))
    }));
}

/// Analyses a snapshot (see `page/snapshot.rs`); JSON `{"report", "reader", "anchors"}`.
///
/// # Errors
/// A refusal as an object `{rule, message: {key, args}}`.
#[wasm_bindgen]
pub fn analyze(snapshot: &str) -> Result<String, JsValue> {
    let analysis =
        crate::analyze(Input::Snapshot(snapshot)).map_err(|refusal| refusal_value(&refusal))?;
    let answer = Answer {
        report: report::assemble(&analysis),
        reader: reader::render(&analysis),
        anchors: anchors(&analysis),
    };
    serde_json::to_string(&answer).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Renders a report (JSON) in the format called `format` (`json`, `markdown`), in the words of a `messages.json`.
///
/// # Errors
/// A refusal `export.invalid` where one of the three is not what it should be.
#[wasm_bindgen]
pub fn export(report: &str, format: &str, messages: &str) -> Result<String, JsValue> {
    let invalid = || refusal_value(&Refusal::new("export.invalid"));
    let report: Report = serde_json::from_str(report).map_err(|_| invalid())?;
    let format = export::Format::named(format).ok_or_else(invalid)?;
    let words = export::Words::new(messages).map_err(|_| invalid())?;
    Ok(export::render(&report, format, &words))
}

/// The export formats as JSON `[{"name", "extension", "media_type"}]`, in menu order.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Item {
        name: &'static str,
        extension: &'static str,
        media_type: &'static str,
    }
    let items = export::Format::ALL.map(|format| Item {
        name: format.name(),
        extension: format.extension(),
        media_type: format.media_type(),
    });
    Ok(serde_wasm_bindgen::to_value(&items)?)
}

fn anchors(analysis: &Analysis) -> Anchors {
    let row = |node: &NodeId| snapshot_row(*node);
    let clutter = |item: &Clutter| item.nodes.iter().map(row).collect();
    Anchors {
        blocks: analysis
            .extraction
            .article
            .blocks
            .iter()
            .map(|block| block.node.as_ref().map(row))
            .collect(),
        clutter: analysis.extraction.clutter.iter().map(clutter).collect(),
    }
}

fn refusal_value(refusal: &Refusal) -> JsValue {
    // Maps become plain objects, so that the interface reads every message the same way.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    refusal
        .serialize(&serializer)
        .unwrap_or_else(|_| JsValue::from_str(&refusal.rule))
}
