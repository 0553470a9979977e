//! The current filter over a table: which rows, how many, and every distribution under the other clauses.

use crate::model::FieldId;
use crate::query::{Facet, Filter, Histogram, Matches, Table};
use std::ops::Range;
use std::sync::Arc;

/// One counter, one source: the same numbers everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Résidences that answer *yes*, and their dwellings.
    pub residences: u64,
    pub dwellings: u64,
    /// Résidences for which nobody knows; never in the two above.
    pub unknown: u64,
    /// All résidences of the file.
    pub all: u64,
    /// Among *yes*, those without coordinates.
    pub without_position: u64,
}

/// A clause, and how many résidences would answer *yes* without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Culprit {
    pub field: FieldId,
    pub residences: u64,
}

/// Keeps the matches of each clause, so that moving one handle recomputes that clause alone.
#[derive(Debug)]
pub struct Engine {
    table: Arc<Table>,
    filter: Filter,
    /// One by clause of the filter.
    clauses: Vec<Matches>,
    matches: Matches,
}

impl Engine {
    pub fn new(table: Arc<Table>) -> Self {
        let _ = table;
        todo!()
    }

    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// Recomputes only the clauses that changed.
    pub fn set_filter(&mut self, filter: &Filter) {
        let _ = filter;
        todo!()
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    pub fn counters(&self) -> Counters {
        todo!()
    }

    /// Distribution of a numeric field under all the *other* clauses.
    pub fn histogram(&self, field: &FieldId, domain: Range<f64>, bins: usize) -> Histogram {
        let _ = (field, domain, bins, &self.clauses);
        todo!()
    }

    /// Counts of a category or flag under all the other clauses.
    pub fn facet(&self, field: &FieldId) -> Facet {
        let _ = field;
        todo!()
    }

    /// When no résidence answers *yes*: each clause with what its removal would give, best first.
    pub fn culprits(&self) -> Vec<Culprit> {
        todo!()
    }

    /// The clauses that exclude a row (answer *no*), in order.
    pub fn excluded_by(&self, row: usize) -> Vec<FieldId> {
        let _ = row;
        todo!()
    }
}
