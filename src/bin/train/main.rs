//! Trains the models of `src/language/models` from the data folder, the same bytes every time.
//!
//! `cargo run --release --features train --bin train -- [--data DIR] [--out DIR] [tags] [names] [tree]`

mod corpus;
mod guideline;
mod loglinear;
mod name_sets;
mod names;
mod oracle;
mod perceptron;
mod tags;
mod tree;

use std::path::{Path, PathBuf};
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
        train_tags(&data, &out)?;
    }
    if wants("tree") {
        train_tree(&data, &out)?;
    }
    if wants("names") {
        name_sets::train(&data, &out)?;
    }
    Ok(())
}

fn train_tags(data: &Path, out: &Path) -> Result<(), String> {
    let mut trees = Vec::new();
    for name in ["ewt_train", "gum_train"] {
        trees.extend(
            corpus::treebank(&data.join(format!("syntax/{name}.conllu")))?
                .into_iter()
                .flatten(),
        );
    }
    let trees: Vec<_> = trees.iter().collect();
    let env = |k: &str, d: f64| {
        std::env::var(k)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(d)
    };
    let least = env("LEAST", 0.0005);
    let file = if env("RATE", 0.0) > 0.0 {
        tags::train2(
            &trees,
            env("EPOCHS", 8.0) as usize,
            env("BITS", 17.0) as u32,
            least,
            env("CUT", 2.0) as u32,
            env("RATE", 0.1) as f32,
            env("PEN", 1e-6) as f32,
            env("DROP", 0.0) as u64,
        )
    } else {
        tags::train(
            &trees,
            env("EPOCHS", 8.0) as usize,
            env("BITS", 17.0) as u32,
            least,
            env("CUT", 2.0) as u32,
        )
    };
    let model = onrecord::language::tagger::read(&file).map_err(|error| error.to_string())?;
    for name in ["ewt_dev", "gum_dev"] {
        let dev: Vec<_> = corpus::treebank(&data.join(format!("syntax/{name}.conllu")))?
            .into_iter()
            .flatten()
            .collect();
        println!(
            "tags {name}: {:.2} % right, {} bytes",
            tags::score(&model, &dev),
            file.len()
        );
    }
    std::fs::write(out.join("tags.bin"), file).map_err(|error| error.to_string())
}

fn tags_of(
    model: &onrecord::language::weights::Weights,
    tree: &corpus::Tree,
) -> Vec<onrecord::language::Tag> {
    let words: Vec<_> = tree
        .iter()
        .map(|node| onrecord::language::words::Word::new(&node.form))
        .collect();
    let mut tags = Vec::new();
    onrecord::language::tagger::tag_sentence(model, &words, &mut tags);
    tags
}

fn train_tree(data: &Path, out: &Path) -> Result<(), String> {
    let mut trees = Vec::new();
    for name in ["ewt_train", "gum_train"] {
        trees.extend(
            corpus::treebank(&data.join(format!("syntax/{name}.conllu")))?
                .into_iter()
                .flatten(),
        );
    }
    let env = |k: &str, d: f64| {
        std::env::var(k)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(d)
    };
    // Jackknife.
    let folds = 4;
    let mut examples: Vec<tree::Example> = Vec::new();
    for fold in 0..folds {
        let cache = format!("/tmp/p/fold{fold}.bin");
        let file = match std::fs::read(&cache) {
            Ok(file) => file,
            Err(_) => {
                let rest: Vec<_> = trees
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| i / 50 % folds != fold)
                    .map(|(_, t)| t)
                    .collect();
                let file = tags::train(&rest, 5, 17, 0.0005, 2);
                std::fs::write(&cache, &file).unwrap();
                file
            }
        };
        let model = onrecord::language::tagger::read(&file).map_err(|e| e.to_string())?;
        for (i, tree) in trees.iter().enumerate() {
            if i / 50 % folds == fold {
                examples.push(tree::Example::new(tree, tags_of(&model, tree)));
            }
        }
    }
    let settings = tree::Settings {
        epochs: env("EPOCHS", 8.0) as usize,
        least: env("CUT", 4.0) as u32,
        rate: env("RATE", 0.1) as f32,
        penalty: env("PEN", 1e-6) as f32,
        share: env("LEAST", 0.0005),
        bits: env("BITS", 18.0) as u32,
    };
    let file = tree::train(&mut examples, &settings);
    let model = onrecord::language::parser::read(&file).map_err(|e| e.to_string())?;
    let tagger = onrecord::language::tagger::read(
        &std::fs::read(out.join("tags.bin")).map_err(|e| e.to_string())?,
    )
    .map_err(|e| e.to_string())?;
    for name in ["ewt_dev", "gum_dev"] {
        let dev: Vec<_> = corpus::treebank(&data.join(format!("syntax/{name}.conllu")))?
            .into_iter()
            .flatten()
            .map(|t| tree::Example::new(&t, tags_of(&tagger, &t)))
            .collect();
        println!(
            "tree {name}: {}, {} bytes",
            tree::score(&model, &dev),
            file.len()
        );
    }
    std::fs::write(out.join("tree.bin"), file).map_err(|e| e.to_string())
}
