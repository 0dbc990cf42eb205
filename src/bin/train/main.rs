//! Trains the models of `src/language/models` from the data folder, the same bytes every time.
//!
//! `cargo run --release --features train --bin train -- [--data DIR] [--out DIR] [tags] [tree] [names]`. Without names
//! of models it trains all of them; `score` only measures those of the folder.

mod corpus;
mod gradient;
mod guideline;
mod loglinear;
mod marked;
mod name_sets;
mod names;
mod oracle;
mod order;
mod syntax;
mod tags;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let mut data = PathBuf::from("../shared/data");
    let mut out = PathBuf::from("src/language/models");
    let mut wanted = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => data = arguments.next().ok_or("--data needs a folder")?.into(),
            "--out" => out = arguments.next().ok_or("--out needs a folder")?.into(),
            _ => wanted.push(argument),
        }
    }
    let wants = |model: &str| wanted.is_empty() || wanted.iter().any(|name| name == model);
    if wants("tags") {
        syntax::train_tags(&data, &out)?;
    }
    if wants("tree") {
        syntax::train_tree(&data, &out)?;
    }
    if wants("tags") || wants("tree") || wants("score") {
        syntax::score(&data, &out)?;
    }
    if wanted.iter().any(|name| name == "score") {
        return name_sets::measure(&data, &out);
    }
    if wants("names") {
        name_sets::train(&data, &out)?;
    }
    Ok(())
}
