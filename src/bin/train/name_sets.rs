//! The entity sets, how each departs from the guideline, and the training of both readings of the name model on them.

use crate::corpus;
use crate::guideline::{self, Example, Set, example, in_small_letters, news_example};
use crate::marked;
use crate::names::{self, Costs, Plan, Reading};
use crate::syntax;
use onrecord::language::names::labels::{Kind, names as spell};
use onrecord::language::names::{Label, Model};
use onrecord::language::weights::Weights;
use onrecord::span::Span;
use std::collections::BTreeSet;
use std::path::Path;

const fn set(name: &'static str, weight: f32) -> Set {
    Set {
        name,
        weight,
        peoples_are_places: false,
        others_unknown: false,
        small: None,
    }
}

/// A set whose texts are also learned from in small letters, which people who write so often leave out.
const fn informal(set: Set) -> Set {
    Set {
        small: Some(0.1),
        ..set
    }
}

const SETS: [Set; 11] = [
    informal(set(TREEBANK, 3.0)),
    set("wikigold_train", 1.0),
    Set {
        peoples_are_places: true,
        ..set("redocred_dev", 1.5)
    },
    set("crossner_politics_train", 1.0),
    set("crossner_politics_dev", 1.0),
    Set {
        others_unknown: true,
        ..set("crossner_literature_train", 0.5)
    },
    Set {
        others_unknown: true,
        ..set("crossner_literature_dev", 0.5)
    },
    Set {
        others_unknown: true,
        ..set("crossner_music_train", 0.5)
    },
    Set {
        others_unknown: true,
        ..set("crossner_science_train", 0.5)
    },
    informal(Set {
        others_unknown: true,
        ..set("btc_all", 0.3)
    }),
    informal(Set {
        others_unknown: true,
        ..set("wnut17_train", 0.3)
    }),
];

const DEV: [&str; 5] = [
    "worldwide_dev",
    "ewt_dev",
    "redocred_test",
    "wnut17_dev",
    "gum_interview",
];

/// The set whose text the tagger learned from, document by document in the same order.
const TREEBANK: &str = "ewt_train";

/// This project's own texts.
#[derive(Clone, Copy, PartialEq)]
enum Texts {
    News,
    /// Reviews, letters, forums and the like.
    Web,
    /// Openings of encyclopaedia articles.
    Encyclopaedia,
}

impl Texts {
    /// How much they count.
    fn weight(self) -> f32 {
        match self {
            Self::News => 3.0,
            Self::Web | Self::Encyclopaedia => 1.0,
        }
    }
}

/// How much the web texts count in small letters.
const SMALL_WEB: f32 = 0.2;

/// The parts that the first reading is trained without in turn, so that the second learns from honest labels.
const FOLDS: usize = 3;

/// Trains both readings, prints their scores and writes them to `out`.
pub fn train(data: &Path, out: &Path) -> Result<(), String> {
    let peoples = peoples();
    let tagger = syntax::tagger(out)?;
    let examples = training(data, &peoples, &tagger)?;
    let plan = Plan {
        epochs: 5,
        averaged: 3,
        orders: 3,
        least: 2,
        rate: 0.1,
        penalty: 1.5e-5,
        dropout: 400,
        costs: Costs {
            missed: 0.4,
            invented: 0.3,
            organization: 0.6,
        },
        share: 1.0,
        bits: 17,
        cut: 6e-3,
    };
    let second_plan = Plan {
        averaged: 1,
        orders: 1,
        rate: 0.05,
        penalty: 2e-5,
        dropout: 200,
        share: 0.35,
        bits: 15,
        cut: 1e-4,
        ..plan
    };
    let dev = development(data, &peoples, &tagger)?;
    let all: Vec<&Example> = examples.iter().collect();
    eprintln!("  names, first reading: {} documents", all.len());
    let first = names::train(&all, None, plan)?;
    let first_model = Model::read(&first.file).map_err(|error| error.to_string())?;
    for (name, examples) in &dev {
        println!(
            "names first {name}: {}",
            score(examples, |example| names::label(
                &first_model,
                None,
                example
            ))
        );
    }
    std::fs::write(out.join("names_first.bin"), &first.file).map_err(|error| error.to_string())?;
    let without = &|fold: usize| {
        let rest = all.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        let rest: Vec<&Example> = rest.map(|(_, example)| *example).collect();
        let trained = names::train(&rest, None, Plan { orders: 1, ..plan })?;
        let model = Model::read(&trained.file).map_err(|error| error.to_string())?;
        let own = all.iter().skip(fold).step_by(FOLDS);
        let read = own.map(|example| names::read(&model, trained.largest, example));
        Ok(read.collect::<Vec<Reading>>())
    };
    eprintln!("  names, first reading without each part");
    let mut parts: Vec<_> = (syntax::in_turn(FOLDS, without)?.into_iter())
        .map(Vec::into_iter)
        .collect();
    let seen: Vec<Reading> = (0..all.len())
        .filter_map(|i| parts[i % FOLDS].next())
        .collect();
    eprintln!("  names, second reading");
    let second = names::train(&all, Some((&seen, first.largest)), second_plan)?.file;
    let second_model = Model::read(&second).map_err(|error| error.to_string())?;
    for (name, examples) in &dev {
        let labels = |example: &Example| names::label(&first_model, Some(&second_model), example);
        println!("names {name}: {}", score(examples, labels));
    }
    println!("names: {} and {} bytes", first.file.len(), second.len());
    std::fs::write(out.join("names_second.bin"), &second).map_err(|error| error.to_string())
}

/// What the names are learned from: the sets, this project's own texts, and some of both in small letters.
fn training(data: &Path, peoples: &[&str], tagger: &Weights) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for set in SETS {
        let documents = corpus::entities(&data.join(format!("entities/train/{}.bio", set.name)))?;
        let own = if set.name == TREEBANK {
            syntax::taggers_in_turn(data)?
        } else {
            Vec::new()
        };
        for (i, document) in documents.iter().enumerate() {
            let mut example = example(document, &set, peoples);
            example.tag(own.get(i % own.len().max(1)).unwrap_or(tagger));
            examples.push(example);
            if let Some(share) = set.small {
                let set = Set {
                    weight: set.weight * share,
                    others_unknown: true,
                    ..set
                };
                let mut small = guideline::example(&in_small_letters(document), &set, peoples);
                small.tag(tagger);
                examples.push(small);
            }
        }
    }
    for (texts, document) in own_texts()? {
        let mut read = |document: &marked::Document, weight: f32| {
            let mut example = news_example(document, &set("own", weight));
            example.tag(tagger);
            examples.push(example);
        };
        if texts == Texts::Web {
            let small = marked::Document {
                text: document.text.to_ascii_lowercase(),
                ..document.clone()
            };
            read(&small, SMALL_WEB);
        }
        read(&document, texts.weight());
    }
    Ok(examples)
}

/// The sets that nothing is trained on.
fn development(
    data: &Path,
    peoples: &[&str],
    tagger: &Weights,
) -> Result<Vec<(&'static str, Vec<Example>)>, String> {
    DEV.iter()
        .map(|name| {
            let documents = corpus::entities(&data.join(format!("entities/dev/{name}.bio")))?;
            let examples = documents.iter().map(|document| {
                let mut example = example(document, &set(name, 1.0), peoples);
                example.tag(tagger);
                example
            });
            Ok((*name, examples.collect()))
        })
        .collect()
}

/// Prints the scores of the models in `out`.
pub fn measure(data: &Path, out: &Path) -> Result<(), String> {
    let model = |name: &str| {
        let file = std::fs::read(out.join(name)).map_err(|error| format!("{name}: {error}"))?;
        Model::read(&file).map_err(|error| format!("{name}: {error}"))
    };
    let first = model("names_first.bin")?;
    let second = model("names_second.bin")?;
    let (peoples, tagger) = (peoples(), syntax::tagger(out)?);
    for (name, examples) in &development(data, &peoples, &tagger)? {
        let labels = |example: &Example| names::label(&first, Some(&second), example);
        println!("names {name}: {}", score(examples, labels));
    }
    Ok(())
}

/// The names of peoples, which no set may call places.
fn peoples() -> Vec<&'static str> {
    onrecord::lexicon::DEMONYMS
        .entries()
        .map(|(people, _)| people)
        .collect()
}

/// This project's own marked texts, the part that is open for training, with their weights.
fn own_texts() -> Result<Vec<(Texts, marked::Document)>, String> {
    let mut documents = Vec::new();
    for path in marked::files(Path::new("tests/news"), "train")? {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let read = marked::read(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().and_then(|name| name.to_str());
        let texts = match name.and_then(|name| name.get(..2)) {
            Some("w_") => Texts::Web,
            Some("e_") => Texts::Encyclopaedia,
            _ => Texts::News,
        };
        documents.extend(read.into_iter().map(|document| (texts, document)));
    }
    Ok(documents)
}

/// Exact-span precision, recall and F1 over persons, organisations and places.
fn score(examples: &[Example], label: impl Fn(&Example) -> Vec<Label>) -> String {
    let mut counts = [[0_usize; 3]; 4];
    for example in examples {
        let labels = label(example);
        let found: BTreeSet<(Span, Kind)> = spell(&example.tokens, &labels)
            .into_iter()
            .map(|name| {
                let first = example.tokens[name.tokens.start].span;
                (
                    first.cover(example.tokens[name.tokens.end - 1].span),
                    name.kind,
                )
            })
            .collect();
        let gold: BTreeSet<(Span, Kind)> = example.gold.iter().copied().collect();
        for (kind, row) in [Kind::Person, Kind::Organization, Kind::Place]
            .into_iter()
            .zip(0..)
        {
            for (set, column) in [(&gold, 0), (&found, 1)] {
                counts[row][column] += set.iter().filter(|(_, of)| *of == kind).count();
            }
            counts[row][2] += gold
                .intersection(&found)
                .filter(|(_, of)| *of == kind)
                .count();
        }
    }
    for column in 0..3 {
        counts[3][column] = counts[..3].iter().map(|row| row[column]).sum();
    }
    let mut line = String::new();
    for (name, [gold, found, both]) in ["PER", "ORG", "LOC", "micro"].iter().zip(counts) {
        let (p, r) = (
            both as f64 / found.max(1) as f64,
            both as f64 / gold.max(1) as f64,
        );
        let f = 200.0 * p * r / (p + r).max(1e-9);
        line += &format!("{name} P {:.1} R {:.1} F1 {f:.1} | ", 100.0 * p, 100.0 * r);
    }
    line
}
