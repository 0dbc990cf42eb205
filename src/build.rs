//! The build script: works out the tables that the lexicon's lists come to and reads the models of names and tags, so
//! that no page waits for either.
//!
//! It is made of the crate's own files, so that a table and what looks it up go by the same hashes and tokens.

#![allow(
    dead_code,
    unused_imports,
    clippy::pedantic,
    missing_docs,
    reason = "the files are the crate's; this uses a part of each"
)]

mod lexicon;

/// The part of the language stage that the tables need.
mod language {
    pub mod catalogue;
    pub mod cut;
    pub mod hash;
    pub mod table;
    pub mod weights;
}

use language::weights::Weights;
use language::{catalogue, cut, hash, table};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The models that are ready when the program starts, with what the program calls them.
const MODELS: [(&str, &str); 3] = [
    ("TAGGER", "tags.bin"),
    ("NAMES_FIRST", "names_first.bin"),
    ("NAMES_SECOND", "names_second.bin"),
];

fn main() {
    for watched in ["build.rs", "lexicon", "language"] {
        println!("cargo::rerun-if-changed=src/{watched}");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    let (entries, longest) = list_tables();
    let tables = [
        ("ENTRIES", "u32", &entries),
        ("LONGEST", "u32", &longest),
        ("CLUSTERS", "u16", &cluster_table()),
    ];
    let mut code: String = tables
        .iter()
        .map(|(name, kind, table)| written(name, kind, table))
        .collect();
    for (name, file) in MODELS {
        code += &model(name, file, &folder);
    }
    fs::write(folder.join("tables.rs"), code).expect("the folder can be written to");
}

/// Hashes and what stands for them, in order.
type Rows = BTreeMap<u32, u32>;

/// The lists that hold an entry, one bit a list; and for the first word of entries of several words, the number of words
/// of the longest.
fn list_tables() -> (Rows, Rows) {
    let (mut entries, mut longest) = (Rows::new(), Rows::new());
    for (i, (list, _)) in catalogue::LISTS.iter().enumerate() {
        for (entry, _) in list.entries() {
            if entry.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                *entries.entry(hash::hash(entry)).or_default() |= 1 << i;
                continue;
            }
            let (mut key, mut count, mut first) = (0, 0, 0);
            cut::tokens(entry, 0..entry.len(), |token| {
                let hash = hash::hash(&entry[token]);
                key = if count == 0 {
                    hash
                } else {
                    hash::pair(key, hash)
                };
                first = if count == 0 { hash } else { first };
                count += 1;
            });
            *entries.entry(key).or_default() |= 1 << i;
            if count > 1 {
                let known = longest.entry(first).or_default();
                *known = count.max(*known);
            }
        }
    }
    (entries, longest)
}

/// The path to the cluster of a word as it is written; a name in small letters is still known, unless it is also a word
/// of its own.
fn cluster_table() -> Rows {
    // A path that is too long for its place stands for none.
    let read = |field| u32::from(u16::from_str_radix(field, 16).unwrap_or_default());
    let mut clusters = Rows::new();
    for (word, field) in lexicon::CLUSTERS.entries() {
        clusters.insert(hash::form(word), read(field));
    }
    for (word, field) in lexicon::CLUSTERS.entries() {
        clusters.entry(hash::hash(word)).or_insert(read(field));
    }
    clusters
}

/// For each beginning of [`table::BITS`] bits, the number of keys before it; one more at the end.
fn starts(keys: &[u32]) -> impl Iterator<Item = u32> {
    let count = |bucket: u32| keys.partition_point(|key| key >> (32 - table::BITS) < bucket) as u32;
    (0..=1 << table::BITS).map(count)
}

/// A model as code, its rows in a file of their own in `folder`.
fn model(name: &str, file: &str, folder: &Path) -> String {
    let path = Path::new("src/language/models").join(file);
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let weights =
        Weights::read(&bytes).unwrap_or_else(|damage| panic!("{}: {damage}", path.display()));
    let rows = format!("{name}.rows");
    fs::write(folder.join(&rows), &weights.rows).expect("the folder can be written to");
    let Weights {
        classes,
        shift,
        blocks,
        starts,
        ..
    } = &weights;
    format!(
        "static {name}_BLOCKS: [u32; {}] = {blocks:?};\nstatic {name}_STARTS: [u16; {}] = {starts:?};\n\
         static {name}_ROWS: &[u8] = include_bytes!({rows:?});\n\
         /// Read by the build script.\npub(super) const {name}: Weights = Weights {{\nclasses: {classes},\nshift: {shift},\n\
         blocks: Cow::Borrowed(&{name}_BLOCKS),\nstarts: Cow::Borrowed(&{name}_STARTS),\nrows: Cow::Borrowed({name}_ROWS),\n}};\n",
        blocks.len(),
        starts.len(),
    )
}

/// A table as code.
fn written(name: &str, kind: &str, rows: &Rows) -> String {
    let list = |numbers: &mut dyn Iterator<Item = u32>| {
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        numbers.join(",")
    };
    let keys: Vec<u32> = rows.keys().copied().collect();
    format!(
        "/// Worked out by the build script.\npub(super) static {name}: Table<{kind}> = Table {{\nstarts: &[{}],\nkeys: &[{}],\nvalues: &[{}],\n}};\n",
        list(&mut starts(&keys)),
        list(&mut keys.iter().copied()),
        list(&mut rows.values().copied()),
    )
}
