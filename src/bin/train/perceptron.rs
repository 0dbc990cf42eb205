//! What the trainers share: weights as bytes, and numbers that look random and are always the same.

/// A weight as a share of the largest, square-root-companded into one byte.
pub fn compand(share: f64) -> i8 {
    (share.abs().sqrt() * 127.0).round().copysign(share) as i8
}

/// A small generator of pseudo-random numbers for the order of the sentences: xorshift, always from the same seed.
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

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
