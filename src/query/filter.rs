//! A filter as the window makes it: a conjunction of clauses, in the order they were set.

use crate::model::FieldId;
use crate::query::cql::Expr;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Conjunction; at most one clause by field, in the order they were set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    pub field: FieldId,
    pub test: Test,
    /// Checked (default): the bare clause. Unchecked: `x IS NOT NULL AND clause`.
    pub keep_unknown: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// Bounds included, in the unit of the field; `None` is open.
    Range { min: Option<f64>, max: Option<f64> },
    /// Any of these values; never empty.
    OneOf(BTreeSet<String>),
    /// Yes (avec) or no (sans).
    Flag(bool),
    /// A CQL2 expression that no control of the panel can show; its field is `cql2`.
    Expression(Expr),
}

impl Filter {
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    pub fn clause(&self, field: &FieldId) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.field == *field)
    }

    /// Sets the clause of its field, in place when there was one, last otherwise. A clause that
    /// constrains nothing (an open range, no value) is removed instead.
    pub fn set(&mut self, clause: Clause) {
        let _ = clause;
        todo!()
    }

    pub fn remove(&mut self, field: &FieldId) {
        self.clauses.retain(|clause| clause.field != *field);
    }

    pub fn clear(&mut self) {
        self.clauses.clear();
    }
}
