//! One field of all résidences: values, and one bit set by state.

use crate::query::Bits;

/// What one cell holds; a bare number is never enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<T> {
    Value(T),
    Secret,
    Absent,
    NotApplicable,
    NotComputed,
}

/// The state of a cell, without its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Published,
    Secret,
    Absent,
    NotApplicable,
    NotComputed,
}

#[derive(Clone, Debug)]
pub enum Column {
    Number {
        values: Vec<f32>,
        states: Vec<State>,
    },
    /// `codes` index `labels`, which are sorted by text.
    Category {
        codes: Vec<u32>,
        labels: Vec<String>,
        states: Vec<State>,
    },
    Flag {
        yes: Bits,
        states: Vec<State>,
    },
    Text {
        values: Vec<Option<String>>,
    },
}
