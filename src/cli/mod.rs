//! What the command line adds to the core: batches, article forms, decoding.

pub mod batch;
pub mod plain;
