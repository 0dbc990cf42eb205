//! What the tagger and the parser say of the words: which of them is a verb where it stands, and what its subject is.

use crate::attribution::words::Part;
use crate::language::parser::Relation;
use crate::language::{Tag, Tree};

/// The tags and the tree of one article, by token.
#[derive(Clone, Copy, Debug)]
pub struct Grammar<'a> {
    /// One tag a token.
    pub tags: &'a [Tag],
    /// One arc a token.
    pub tree: &'a Tree,
}

/// The most clauses that a verb is followed up through to the subject that it shares: "came, saw and said".
const SHARED: usize = 4;

impl Grammar<'_> {
    fn name(&self, i: usize) -> &'static str {
        self.tags.get(i).map_or("", |tag| tag.name())
    }

    /// Whether the word `i` is a verb, modal verbs left out.
    pub fn is_verb(&self, i: usize) -> bool {
        self.tags.get(i).is_some_and(|tag| tag.is_verb())
    }

    /// Whether the word `i` is a noun.
    pub fn is_noun(&self, i: usize) -> bool {
        self.tags.get(i).is_some_and(|tag| tag.is_noun())
    }

    /// Whether the word `i` is a verb in its plain form after a plural subject: *the records show*.
    pub fn is_plain_present(&self, i: usize) -> bool {
        self.name(i) == "VBP"
    }

    /// Whether the word `i` belongs to the verb before it: the *up* of *showed up*.
    pub fn is_particle(&self, i: usize) -> bool {
        self.name(i) == "RP"
    }

    /// Whether the word `i` is a verb that can stand without an auxiliary: not *saying*, not *seen*.
    pub fn is_finite(&self, i: usize) -> bool {
        matches!(self.name(i), "VB" | "VBD" | "VBP" | "VBZ" | "MD")
    }

    /// Whether the word `i` is a further member of a list that a word of `part` begins.
    pub fn is_joined(&self, i: usize, mut part: Part) -> bool {
        let head = (self.tree.head(i)).filter(|_| self.tree.relation(i) == Relation::Conj);
        head.is_some_and(|head| part.contains(&head)) && part.any(|i| self.is_noun(i))
    }

    /// The head of the subject that stands with the verb `i` itself.
    pub fn own_subject(&self, i: usize) -> Option<usize> {
        self.tree
            .dependent(i, &[Relation::Nsubj, Relation::NsubjPass])
    }

    /// The words of the subject of the clause that the verb `i` goes on without a subject of its own.
    pub fn main_subject(&self, i: usize) -> Option<Part> {
        let joined = [
            Relation::Advcl,
            Relation::Xcomp,
            Relation::Ccomp,
            Relation::Conj,
        ];
        let main = self
            .tree
            .head(i)
            .filter(|_| joined.contains(&self.tree.relation(i)))?;
        self.subject(main)
    }

    /// The words of the subject of the verb `i`: its own, or the one that it shares with the verb that it hangs on.
    pub fn subject(&self, i: usize) -> Option<Part> {
        let mut verb = i;
        for _ in 0..SHARED {
            if let Some(subject) = self.own_subject(verb) {
                // Nothing belongs to a relative pronoun but itself: "which in 2010 said".
                if matches!(self.name(subject), "WDT" | "WP") {
                    return Some(subject..subject + 1);
                }
                return Some(self.tree.extent(subject));
            }
            if !matches!(self.tree.relation(verb), Relation::Conj | Relation::Xcomp) {
                return None;
            }
            verb = self.tree.head(verb)?;
        }
        None
    }

    /// Whether a phrase holds a word that can stand for somebody: a noun, a pronoun, a number or a determiner by itself.
    pub fn names_someone(&self, part: &Part) -> bool {
        part.clone().any(|i| {
            let name = self.name(i);
            name.starts_with("NN")
                || matches!(name, "PRP" | "CD" | "WP" | "WDT" | "FW" | "GW" | "ADD")
                || matches!(name, "DT" | "JJ" | "JJS" | "PRP$") && part.len() <= 2
        })
    }

    /// Whether the words of `part` are the object of a verb before them and hold no clause that it governs: "wrote
    /// those amazing books".
    pub fn is_bare_object(&self, part: &Part) -> bool {
        let mut object = false;
        for i in part.clone() {
            if self.tree.head(i).is_some_and(|head| head < part.start) {
                match self.tree.relation(i) {
                    Relation::Obj => object = true,
                    Relation::Ccomp | Relation::Parataxis | Relation::Xcomp => return false,
                    _ => {}
                }
            }
        }
        object
    }
}
