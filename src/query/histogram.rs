//! Distributions: published values in bins, every other state counted apart.

use std::ops::Range;

/// Counts of résidences under the other clauses.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Lowest and highest bound, in the unit of the field.
    pub domain: Range<f64>,
    /// Equal bins over the domain; values outside go to the first or last.
    pub bins: Vec<u32>,
    pub secret: u32,
    pub absent: u32,
    pub not_computed: u32,
    /// A known fact: not in "non déterminé".
    pub not_applicable: u32,
}

impl Histogram {
    /// Secret, absent and not computed together: the "non déterminé" bar.
    pub fn undetermined(&self) -> u32 {
        self.secret + self.absent + self.not_computed
    }
}

/// Counts of a category or flag under the other clauses; the rows explain the sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// Value and count, sorted by text; for a flag, `oui` then `non`.
    pub rows: Vec<(String, u32)>,
    pub secret: u32,
    pub absent: u32,
    pub not_computed: u32,
    pub not_applicable: u32,
}
