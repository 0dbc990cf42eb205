//! Trains and measures the models of parts of speech and of dependencies.

use crate::corpus::{self, Tree};
use crate::{tags, tree};
use onrecord::language::parser::network::Network;
use onrecord::language::weights::Weights;
use onrecord::language::words::Word;
use onrecord::language::{Tag, tagger};
use std::fs;
use std::path::Path;
use std::thread;

/// The treebanks that the models learn from, and those that measure them.
const TRAIN: [&str; 2] = ["ewt_train", "gum_train"];
const DEV: [&str; 2] = ["ewt_dev", "gum_dev"];

/// Parts that the training trees are cut into, so that the parser learns from tags that a tagger gave to text it never
/// saw: with the tags of the treebank it would trust the tagger too much.
const FOLDS: usize = 4;
/// Sentences that go to one part together: neighbours share their words.
const RUN: usize = 50;
/// Taggers that the documents of EWT are shared out to.
const TURNS: usize = 3;

fn trees(data: &Path, names: &[&str]) -> Result<Vec<Tree>, String> {
    let mut trees = Vec::new();
    for name in names {
        let documents = corpus::treebank(&data.join(format!("syntax/{name}.conllu")))?;
        trees.extend(documents.into_iter().flatten());
    }
    Ok(trees)
}

/// Trains the tagger and writes its file.
pub fn train_tags(data: &Path, out: &Path) -> Result<(), String> {
    let trees = trees(data, &TRAIN)?;
    let file = tags::train(&trees.iter().collect::<Vec<_>>());
    write(out, "tags.bin", &file)
}

/// Trains the parser and writes its file.
pub fn train_tree(data: &Path, out: &Path) -> Result<(), String> {
    let trees = trees(data, &TRAIN)?;
    let part = |i: usize| i / RUN % FOLDS;
    let train = &|fold| -> Result<Vec<tree::Example>, String> {
        let rest = trees.iter().enumerate().filter(|(i, _)| part(*i) != fold);
        let rest: Vec<&Tree> = rest.map(|(_, tree)| tree).collect();
        let model = tagger::read(&tags::train(&rest)).map_err(|error| error.to_string())?;
        let own = trees.iter().enumerate().filter(|(i, _)| part(*i) == fold);
        Ok(own
            .map(|(_, tree)| tree::Example::new(tree, tagged(&model, tree)))
            .collect())
    };
    let folds = in_turn(FOLDS, train)?;
    let mut examples: Vec<tree::Example> = folds.into_iter().flatten().collect();
    let file = tree::train(&mut examples);
    write(out, "tree.bin", &file)
}

/// Taggers for the documents of EWT in turn, so that none tags a document that it learned from: document `i` is for
/// tagger `i` modulo their number. The names are learned from the same text, and must not trust its tags too much.
pub fn taggers_in_turn(data: &Path) -> Result<Vec<Weights>, String> {
    let documents = corpus::treebank(&data.join(format!("syntax/{}.conllu", TRAIN[0])))?;
    let others = trees(data, &TRAIN[1..])?;
    let train = &|turn| {
        let rest = documents.iter().enumerate();
        let rest = rest.filter(|(i, _)| i % TURNS != turn);
        let own = rest.flat_map(|(_, document)| document);
        let model = tags::train(&own.chain(&others).collect::<Vec<_>>());
        tagger::read(&model).map_err(|error| error.to_string())
    };
    in_turn(TURNS, train)
}

/// Runs `train` for each of `count` turns at the same time. Every turn is trained by itself, so that the order in which
/// they end changes nothing.
pub fn in_turn<T: Send>(
    count: usize,
    train: &(impl Fn(usize) -> Result<T, String> + Sync),
) -> Result<Vec<T>, String> {
    thread::scope(|scope| {
        let running: Vec<_> = (0..count)
            .map(|turn| scope.spawn(move || train(turn)))
            .collect();
        let ended = running.into_iter().map(|turn| {
            turn.join()
                .unwrap_or_else(|_| Err("a turn's training broke off".to_owned()))
        });
        ended.collect()
    })
}

/// The tagger of `out`.
pub fn tagger(out: &Path) -> Result<Weights, String> {
    tagger::read(&read(out, "tags.bin")?).map_err(|error| error.to_string())
}

/// Prints what the models of `out` score on text that they did not learn from.
pub fn score(data: &Path, out: &Path) -> Result<(), String> {
    let tagger = tagger(out)?;
    let tree = Network::read(&read(out, "tree.bin")?).map_err(|error| error.to_string())?;
    for name in DEV {
        let trees = trees(data, &[name])?;
        println!(
            "{name}: {:.2} % of the tags right",
            tags::score(&tagger, &trees)
        );
        let examples: Vec<_> = (trees.iter())
            .map(|tree| tree::Example::new(tree, tagged(&tagger, tree)))
            .collect();
        println!("{name}: {}", tree::score(&tree, &examples));
    }
    Ok(())
}

fn tagged(model: &Weights, tree: &Tree) -> Vec<Tag> {
    let words: Vec<Word> = tree.iter().map(|node| Word::new(&node.form)).collect();
    let mut tags = Vec::new();
    tagger::tag_sentence(model, &words, &mut tags);
    tags
}

fn read(out: &Path, name: &str) -> Result<Vec<u8>, String> {
    fs::read(out.join(name)).map_err(|error| format!("{name}: {error}"))
}

fn write(out: &Path, name: &str, file: &[u8]) -> Result<(), String> {
    println!("{name}: {} bytes", file.len());
    fs::write(out.join(name), file).map_err(|error| format!("{name}: {error}"))
}
