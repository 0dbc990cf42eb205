//! The build script: works out the tables that the lexicon's lists come to, so that no page waits for them.
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
}

use language::{catalogue, cut, hash, table};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

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
    let code: String = tables
        .iter()
        .map(|(name, kind, table)| written(name, kind, table))
        .collect();
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
