//! Tables of hashes that are part of the program: nothing is built when it starts.

/// Values by hash. The hashes stand in order, and their first bits say where among them to look.
#[derive(Debug)]
pub struct Table<V: 'static> {
    /// For each beginning of [`BITS`] bits, the number of keys before it; one more at the end.
    pub starts: &'static [u16],
    /// The hashes, in order.
    pub keys: &'static [u32],
    /// What stands for each.
    pub values: &'static [V],
}

/// How many first bits of a hash choose where to look.
pub const BITS: u32 = 12;

impl<V: Copy> Table<V> {
    /// What stands for `key`.
    pub fn get(&self, key: u32) -> Option<V> {
        let bucket = (key >> (32 - BITS)) as usize;
        let range = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
        let first = range.start;
        let at = self.keys[range].binary_search(&key).ok()?;
        Some(self.values[first + at])
    }
}
