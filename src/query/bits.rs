//! Sets of rows.

/// A set of row numbers below a fixed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    length: usize,
    words: Vec<u64>,
}

/// The rows for which an answer is yes, and those for which nobody knows. Disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    pub yes: Bits,
    pub unknown: Bits,
}

impl Bits {
    pub fn none(length: usize) -> Self {
        Self { length, words: vec![0; length.div_ceil(64)] }
    }
}
