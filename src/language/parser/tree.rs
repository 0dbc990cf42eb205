//! The arcs of an article, with what hangs on each word.

use super::Relation;
use crate::language::Token;
use std::ops::Range;

/// What one token depends on.
///
/// In *said Okoro* the arc of `Okoro` has `said` as its head and [`Relation::Nsubj`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The head, an index into the article's tokens, always in the same sentence; none for the root.
    pub head: Option<u32>,
    /// How the token depends on it.
    pub relation: Relation,
}

/// The dependencies of all sentences. Tokens are indices into the article's tokens. Arcs never cross.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// One arc a token.
    pub arcs: Vec<Arc>,
    /// The dependents of all tokens, those of one token together and in text order.
    dependents: Vec<u32>,
    /// Where the dependents of each token start; one more than there are tokens.
    starts: Vec<u32>,
    /// The first and the last token of what each token and its dependents cover.
    extents: Vec<(u32, u32)>,
}

impl Tree {
    /// Indexes the arcs of `tokens`.
    pub fn new(tokens: &[Token], arcs: Vec<Arc>) -> Self {
        let mut starts = vec![0; arcs.len() + 1];
        for head in arcs.iter().filter_map(|arc| arc.head) {
            starts[head as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut free = starts.clone();
        let mut dependents = vec![0; arcs.len() - arcs.iter().filter(|a| a.head.is_none()).count()];
        for (token, arc) in arcs.iter().enumerate() {
            if let Some(head) = arc.head {
                dependents[free[head as usize] as usize] = token as u32;
                free[head as usize] += 1;
            }
        }
        let mut tree = Self {
            extents: (0..arcs.len() as u32).map(|token| (token, token)).collect(),
            arcs,
            dependents,
            starts,
        };
        let mut start = 0;
        for sentence in tokens.chunk_by(|a, b| a.sentence == b.sentence) {
            tree.extend_over(start..start + sentence.len());
            start += sentence.len();
        }
        tree
    }

    /// Works out what each token of a sentence covers, from the leaves up.
    fn extend_over(&mut self, sentence: Range<usize>) {
        let roots = sentence.filter(|token| self.arcs[*token].head.is_none());
        let mut order: Vec<usize> = roots.collect();
        let mut at = 0;
        while let Some(token) = order.get(at) {
            let dependents = self.dependents(*token);
            order.extend(dependents.iter().map(|dependent| *dependent as usize));
            at += 1;
        }
        for token in order.into_iter().rev() {
            if let Some(head) = self.head(token) {
                let (first, last) = self.extents[token];
                let extent = &mut self.extents[head];
                *extent = (extent.0.min(first), extent.1.max(last));
            }
        }
    }

    /// The head of `token`; none for the root of a sentence.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.arcs.get(token)?.head.map(|head| head as usize)
    }

    /// How `token` depends on its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.arcs
            .get(token)
            .map_or(Relation::Root, |arc| arc.relation)
    }

    /// What depends on `token` directly, in text order.
    pub fn dependents(&self, token: usize) -> &[u32] {
        match self.starts.get(token..token + 2) {
            Some(&[from, to]) => &self.dependents[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The first dependent of `token` by one of `relations`.
    pub fn dependent(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        (self.dependents(token).iter())
            .map(|dependent| *dependent as usize)
            .find(|dependent| relations.contains(&self.relation(*dependent)))
    }

    /// The tokens that `token` and all that hangs on it cover, directly or not, without gaps.
    pub fn extent(&self, token: usize) -> Range<usize> {
        match self.extents.get(token) {
            Some((first, last)) => *first as usize..*last as usize + 1,
            None => token..token,
        }
    }
}
