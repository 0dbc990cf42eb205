//! Reads the data folder: CoNLL-U treebanks and BIO entity files.

use std::fs;
use std::path::Path;

/// One token of a treebank.
#[derive(Clone, Debug)]
pub struct Node {
    pub form: String,
    pub lemma: String,
    pub tag: String,
    /// The number of the head counted from one; zero for the root.
    pub head: usize,
    pub relation: String,
    pub space_after: bool,
}

/// One sentence of a treebank.
pub type Tree = Vec<Node>;

/// Reads a treebank as documents of sentences.
pub fn treebank(path: &Path) -> Result<Vec<Vec<Tree>>, String> {
    let text = read(path)?;
    let mut documents: Vec<Vec<Tree>> = Vec::new();
    let mut tree = Tree::new();
    for line in text.lines() {
        if line.starts_with("# newdoc") || documents.is_empty() {
            documents.push(Vec::new());
        }
        if line.is_empty() {
            if let Some(document) = documents.last_mut() {
                document.push(std::mem::take(&mut tree));
            }
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, _, tag, _, head, relation, _, misc] = fields[..] else {
            continue;
        };
        if let Some((_, last)) = id.split_once('-') {
            // A word cut into syntactic words: the pieces touch each other, and the last says what follows.
            let _ = last;
            continue;
        }
        if id.contains('.') {
            continue;
        }
        tree.push(Node {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag: tag.to_owned(),
            head: head
                .parse()
                .map_err(|_| format!("{}: head {head}", path.display()))?,
            relation: relation.to_owned(),
            space_after: !misc.contains("SpaceAfter=No"),
        });
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}

/// One sentence of an entity file: words and BIO tags.
pub type Tagged = Vec<(String, String)>;

/// Reads an entity file as documents of sentences.
pub fn entities(path: &Path) -> Result<Vec<Vec<Tagged>>, String> {
    let text = read(path)?;
    let mut documents: Vec<Vec<Tagged>> = Vec::new();
    let mut sentence = Tagged::new();
    for line in text.lines().chain([""]) {
        let new_document = line.starts_with("# doc ");
        if (new_document || line.is_empty()) && !sentence.is_empty() {
            if documents.is_empty() {
                documents.push(Vec::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push(std::mem::take(&mut sentence));
            }
        }
        if new_document {
            documents.push(Vec::new());
        } else if let Some((word, rest)) = line.split_once('\t') {
            let tag = rest.split('\t').next().unwrap_or("O");
            sentence.push((word.to_owned(), tag.to_owned()));
        }
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
