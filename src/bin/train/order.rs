//! Numbers that look random and are always the same, and the order of the sentences by them.

/// A small generator of pseudo-random numbers: xorshift (Marsaglia 2003), always from the same seed.
pub struct Order(u64);

impl Order {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 up to 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// True `share` times in 1024.
    pub fn happens(&mut self, share: u64) -> bool {
        self.next() >> 32 & 1023 < share
    }

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
