//! Reads marked news text: `[Mara Quill|PER 1], a [lawyer for the family|ROLE 1], said …`.
//!
//! A file holds documents, each opened by a line `== name`; every other line is a paragraph, and lines that start with
//! `#` are remarks. The reader is strict: a slip in a mark is an error that names its line, never a wrong example.

use onrecord::entities::EntityKind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A marked document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub name: String,
    /// The text without its marks, paragraphs apart by an empty line.
    pub text: String,
    pub mentions: Vec<Mark>,
    /// What the text says of an entity: the words of every mark ROLE.
    pub roles: BTreeMap<u32, Vec<String>>,
}

/// A marked name, as bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub kind: EntityKind,
    /// The number that all names of one entity share.
    pub entity: Option<u32>,
}

fn kind(label: &str) -> Option<EntityKind> {
    Some(match label {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organization,
        "LOC" => EntityKind::Place,
        "EVT" => EntityKind::Event,
        "WRK" => EntityKind::Work,
        "DATE" => EntityKind::Date,
        "OTH" => EntityKind::Other,
        _ => return None,
    })
}

/// The files of one part of the marked news, in order of their names.
pub fn files(news: &Path, part: &str) -> Result<Vec<PathBuf>, String> {
    let folder = news.join(part);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        files.push(entry.map_err(|error| error.to_string())?.path());
    }
    files.retain(|path| path.extension().is_some_and(|name| name == "txt"));
    files.sort();
    Ok(files)
}

/// Reads the documents of one file.
pub fn read(file: &str) -> Result<Vec<Document>, String> {
    let mut documents: Vec<Document> = Vec::new();
    for (at, line) in file.lines().enumerate() {
        let line = line.trim_end();
        if let Some(name) = line.strip_prefix("== ") {
            documents.push(Document {
                name: name.to_owned(),
                ..Document::default()
            });
        } else if !line.starts_with('#') && !line.is_empty() {
            let document = documents
                .last_mut()
                .ok_or_else(|| format!("line {}: text before the first document", at + 1))?;
            if !document.text.is_empty() {
                document.text.push_str("\n\n");
            }
            unmark(line, document).map_err(|error| format!("line {}: {error}", at + 1))?;
        }
    }
    for document in &mut documents {
        document.mentions.sort_by_key(|mark| (mark.start, mark.end));
        check(document).map_err(|error| format!("{}: {error}", document.name))?;
    }
    Ok(documents)
}

/// Appends a line to the document's text and keeps its marks.
fn unmark(line: &str, document: &mut Document) -> Result<(), String> {
    let mut open: Vec<usize> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => open.push(document.text.len()),
            ']' => return Err("a bracket closes no mark".to_owned()),
            '|' => {
                let (mark, after) = rest.split_once(']').ok_or("a mark is not closed")?;
                rest = after;
                let start = open.pop().ok_or("a bar outside of a mark")?;
                let words = &document.text[start..];
                if words.is_empty() || words.trim() != words {
                    return Err(format!("a mark with loose edges: {words:?}"));
                }
                let (label, number) = match mark.split_once(' ') {
                    Some((label, number)) => {
                        let number = number.parse().map_err(|_| format!("number in {mark:?}"))?;
                        (label, Some(number))
                    }
                    None => (mark, None),
                };
                if label == "ROLE" {
                    let entity = number.ok_or_else(|| format!("whose role is {words:?}?"))?;
                    document
                        .roles
                        .entry(entity)
                        .or_default()
                        .push(words.to_owned());
                } else {
                    document.mentions.push(Mark {
                        start,
                        end: document.text.len(),
                        kind: kind(label).ok_or_else(|| format!("no such mark: {label:?}"))?,
                        entity: number,
                    });
                }
            }
            _ => document.text.push(c),
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err("a mark is not closed".to_owned())
    }
}

/// One kind for every entity, and a person for every role.
fn check(document: &Document) -> Result<(), String> {
    let mut kinds: BTreeMap<u32, EntityKind> = BTreeMap::new();
    for mark in &document.mentions {
        let Some(entity) = mark.entity else { continue };
        let kind = *kinds.entry(entity).or_insert(mark.kind);
        if kind != mark.kind {
            let words = &document.text[mark.start..mark.end];
            return Err(format!(
                "entity {entity} is also of another kind: {words:?}"
            ));
        }
    }
    match document
        .roles
        .iter()
        .find(|(entity, _)| kinds.get(entity) != Some(&EntityKind::Person))
    {
        Some((entity, roles)) => Err(format!("{roles:?} is the role of no person ({entity})")),
        None => Ok(()),
    }
}
