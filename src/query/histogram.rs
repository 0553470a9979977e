//! Distributions: published values in bins, every other state counted apart.

use crate::query::{Bits, Cell, Column, State};
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
    pub(in crate::query) fn empty(domain: Range<f64>, bins: usize) -> Self {
        Self { domain, bins: vec![0; bins.max(1)], secret: 0, absent: 0, not_computed: 0, not_applicable: 0 }
    }

    /// Secret, absent and not computed together: the "non déterminé" bar.
    pub fn undetermined(&self) -> u32 {
        self.secret + self.absent + self.not_computed
    }
}

/// Counts of a category or flag under the other clauses; the rows explain the sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// Value and count, sorted by name as French does; for a flag, `oui` then `non`.
    pub rows: Vec<(String, u32)>,
    pub secret: u32,
    pub absent: u32,
    pub not_computed: u32,
    pub not_applicable: u32,
}

/// The distribution of some rows. A bin holds its lower bound and not its upper one, the last one both.
pub(in crate::query) fn of_numbers(
    values: &[f32],
    states: &[State],
    rows: &Bits,
    domain: Range<f64>,
    bins: usize,
) -> Histogram {
    let mut histogram = Histogram::empty(domain, bins);
    let last = histogram.bins.len() - 1;
    let (start, width) = (histogram.domain.start, histogram.domain.end - histogram.domain.start);
    let scale = if width > 0.0 { histogram.bins.len() as f64 / width } else { 0.0 };
    for row in rows.iter() {
        match states[row] {
            State::Published => {
                // A negative number becomes bin 0 when cast: what lies outside goes to the first or last.
                let bin = ((f64::from(values[row]) - start) * scale) as usize;
                histogram.bins[bin.min(last)] += 1;
            }
            State::Secret => histogram.secret += 1,
            State::Absent => histogram.absent += 1,
            State::NotComputed => histogram.not_computed += 1,
            State::NotApplicable => histogram.not_applicable += 1,
        }
    }
    histogram
}

/// Counts by value. A value of the column that no row has here counts zero; a text has no row.
pub(in crate::query) fn of_values(column: &Column, rows: &Bits) -> Facet {
    let values = match column {
        Column::Category { labels, .. } => labels.iter().map(|label| (label.clone(), 0)).collect(),
        Column::Flag { .. } => vec![("oui".to_owned(), 0), ("non".to_owned(), 0)],
        Column::Number { .. } | Column::Text { .. } => Vec::new(),
    };
    let mut facet = Facet { rows: values, ..Facet::default() };
    for row in rows.iter() {
        let place = match column {
            Column::Category { codes, states, .. } => states[row].cell(|| codes[row] as usize),
            Column::Flag { yes, states } => states[row].cell(|| usize::from(!yes.contains(row))),
            Column::Number { .. } | Column::Text { .. } => column.state(row).cell(|| usize::MAX),
        };
        match place {
            Cell::Value(place) => {
                if let Some((_, count)) = facet.rows.get_mut(place) {
                    *count += 1;
                }
            }
            Cell::Secret => facet.secret += 1,
            Cell::Absent => facet.absent += 1,
            Cell::NotComputed => facet.not_computed += 1,
            Cell::NotApplicable => facet.not_applicable += 1,
        }
    }
    facet
}
