//! The cluster that a word belongs to by the company it keeps: words that stand in the same surroundings, as the names
//! of cities do, share one, so that a model knows something of words that its training text never showed.

use crate::language::tables::CLUSTERS;

/// A cluster as the path to it in the binary tree of all clusters, the first turn in the lowest bit; 0 where the word
/// has none. Clusters whose lowest bits agree are alike, the more so the more bits agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cluster(pub u16);

impl Cluster {
    /// The first `bits` turns of the path, told apart from paths cut elsewhere.
    pub fn cut(self, bits: u32) -> u32 {
        if self.0 == 0 {
            return 0;
        }
        bits << 16 | u32::from(self.0) & ((1 << bits) - 1)
    }
}

/// The cluster of a word with these hashes: as it is written, else in small letters.
pub fn find(form: u32, lower: u32) -> Cluster {
    let found = CLUSTERS.get(form).or_else(|| CLUSTERS.get(lower));
    Cluster(found.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::language::Word;

    #[test]
    fn words_of_one_sort_share_the_beginning_of_their_paths() {
        let cut = |word: &str| Word::new(word).cluster.cut(8);
        assert_eq!(cut("London"), cut("Lagos"));
        assert_eq!(cut("nairobi"), cut("Nairobi"));
        assert_ne!(cut("London"), cut("spokesman"));
        assert_eq!(cut("Qzxv"), 0);
    }
}
