//! A filter as the window makes it: a conjunction of clauses, in the order they were set.

use crate::model::{FieldId, FieldKind};
use crate::query::Table;
use crate::query::cql::{Comparison, Expr, Operand};
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
    /// Checked (default): the bare clause. Unchecked: `x IS NOT NULL AND clause`. An expression has no such
    /// box: always checked.
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
    /// The field of an expression clause.
    pub const EXPRESSION: FieldId = FieldId::of("cql2");

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
        let Some(clause) = clause.normalised() else { return self.remove(&clause.field) };
        match self.clauses.iter_mut().find(|known| known.field == clause.field) {
            Some(known) => *known = clause,
            None => self.clauses.push(clause),
        }
    }

    pub fn remove(&mut self, field: &FieldId) {
        self.clauses.retain(|clause| clause.field != *field);
    }

    pub fn clear(&mut self) {
        self.clauses.clear();
    }

    /// The same filter as a CQL2 condition; `TRUE` when it is empty.
    pub fn to_expr(&self) -> Expr {
        Expr::all(self.clauses.iter().flat_map(Clause::conditions).collect())
    }

    /// The filter of a condition that [`crate::query::cql::check`] settled over the table: its recognisable
    /// conjuncts become clauses of the panel, the others one expression, last.
    pub fn from_expr(expr: &Expr, table: &Table) -> Self {
        let mut parts = Vec::new();
        flatten(expr, &mut parts);
        let mut filter = Self::default();
        let mut known: BTreeSet<FieldId> = BTreeSet::new();
        let mut others: Vec<Expr> = Vec::new();
        for part in parts {
            if let Some(field) = known_field(part) {
                known.insert(field.clone());
            } else if !filter.take(part, table) {
                others.push(part.clone());
            }
        }
        for field in known {
            match filter.clauses.iter_mut().find(|clause| clause.field == field) {
                Some(clause) => clause.keep_unknown = false,
                None => others.push(Expr::is_known(field)),
            }
        }
        if !others.is_empty() {
            filter.set(Clause {
                field: Self::EXPRESSION,
                test: Test::Expression(Expr::all(others)),
                keep_unknown: true,
            });
        }
        filter
    }

    /// Adds a conjunct as a clause, or to a range of the same field that is open on that side.
    fn take(&mut self, part: &Expr, table: &Table) -> bool {
        let Some((field, test)) = recognised(part, table) else { return false };
        let Some(clause) = self.clauses.iter_mut().find(|clause| clause.field == field) else {
            self.clauses.push(Clause { field, test, keep_unknown: true });
            return true;
        };
        match (&mut clause.test, test) {
            (Test::Range { min: min @ None, .. }, Test::Range { min: Some(new), max: None }) => {
                *min = Some(new);
                true
            }
            (Test::Range { max: max @ None, .. }, Test::Range { min: None, max: Some(new) }) => {
                *max = Some(new);
                true
            }
            _ => false,
        }
    }
}

impl Clause {
    /// The clause without what constrains nothing; `None` when nothing is left.
    fn normalised(&self) -> Option<Self> {
        let mut clause = self.clone();
        match &mut clause.test {
            Test::Range { min, max } => {
                *min = min.filter(|bound| bound.is_finite());
                *max = max.filter(|bound| bound.is_finite());
                if min.is_none() && max.is_none() {
                    return None;
                }
            }
            Test::OneOf(values) if values.is_empty() => return None,
            Test::Expression(Expr::Constant(true)) => return None,
            Test::Expression(_) => clause.keep_unknown = true,
            Test::OneOf(_) | Test::Flag(_) => (),
        }
        Some(clause)
    }

    /// The clause as a CQL2 condition.
    pub fn to_expr(&self) -> Expr {
        Expr::all(self.conditions())
    }

    /// `x IS NOT NULL` first when the non-determined are set aside, then the bare condition.
    fn conditions(&self) -> Vec<Expr> {
        let mut conditions = Vec::new();
        if !self.keep_unknown && !matches!(self.test, Test::Expression(_)) {
            conditions.push(Expr::is_known(self.field.clone()));
        }
        conditions.push(self.bare());
        conditions
    }

    fn bare(&self) -> Expr {
        let field = || Operand::Field(self.field.clone());
        let compare = |comparison, right| Expr::Compare { left: field(), comparison, right };
        match &self.test {
            Test::Range { min: Some(min), max: Some(max) } => {
                Expr::Between { value: field(), low: Operand::Number(*min), high: Operand::Number(*max) }
            }
            Test::Range { min: Some(min), max: None } => {
                compare(Comparison::GreaterOrEqual, Operand::Number(*min))
            }
            Test::Range { min: None, max: Some(max) } => {
                compare(Comparison::LessOrEqual, Operand::Number(*max))
            }
            Test::Range { min: None, max: None } => Expr::Constant(true),
            Test::OneOf(values) => match values.first() {
                Some(value) if values.len() == 1 => compare(Comparison::Equal, Operand::Text(value.clone())),
                Some(_) => {
                    Expr::In { value: field(), list: values.iter().cloned().map(Operand::Text).collect() }
                }
                None => Expr::Constant(true),
            },
            Test::Flag(wanted) => compare(Comparison::Equal, Operand::Flag(*wanted)),
            Test::Expression(expr) => expr.clone(),
        }
    }
}

/// Conjuncts, nested ones included.
fn flatten<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    match expr {
        Expr::And(parts) => parts.iter().for_each(|part| flatten(part, out)),
        Expr::Constant(true) => (),
        other => out.push(other),
    }
}

/// The field of `x IS NOT NULL`; the position is no field of the panel.
fn known_field(expr: &Expr) -> Option<&FieldId> {
    match expr {
        Expr::Not(inner) => match &**inner {
            Expr::IsNull(field) if field.as_str() != crate::query::cql::GEOMETRY => Some(field),
            _ => None,
        },
        _ => None,
    }
}

/// The field and test that a control of the panel would make of a condition.
fn recognised(expr: &Expr, table: &Table) -> Option<(FieldId, Test)> {
    match expr {
        Expr::Compare { left: Operand::Field(field), comparison, right } => {
            compared(field, *comparison, right, table)
        }
        Expr::Compare { left, comparison, right: Operand::Field(field) } => {
            compared(field, comparison.mirrored(), left, table)
        }
        Expr::Between {
            value: Operand::Field(field),
            low: Operand::Number(low),
            high: Operand::Number(high),
        } => is(table, field, FieldKind::Number)
            .then(|| (field.clone(), Test::Range { min: Some(*low), max: Some(*high) })),
        Expr::In { value: Operand::Field(field), list } if is(table, field, FieldKind::Category) => {
            let values: Option<BTreeSet<String>> = list
                .iter()
                .map(|item| match item {
                    Operand::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect();
            Some((field.clone(), Test::OneOf(values?)))
        }
        _ => None,
    }
}

fn compared(
    field: &FieldId,
    comparison: Comparison,
    right: &Operand,
    table: &Table,
) -> Option<(FieldId, Test)> {
    let test = match (comparison, right) {
        (Comparison::LessOrEqual, Operand::Number(max)) => Test::Range { min: None, max: Some(*max) },
        (Comparison::GreaterOrEqual, Operand::Number(min)) => Test::Range { min: Some(*min), max: None },
        (Comparison::Equal, Operand::Number(value)) => Test::Range { min: Some(*value), max: Some(*value) },
        (Comparison::Equal, Operand::Text(text)) if is(table, field, FieldKind::Category) => {
            Test::OneOf(BTreeSet::from([text.clone()]))
        }
        (Comparison::Equal, Operand::Flag(wanted)) => Test::Flag(*wanted),
        // On a flag that is sans objet both are false.
        (Comparison::Different, Operand::Flag(wanted)) => Test::Flag(!*wanted),
        _ => return None,
    };
    Some((field.clone(), test))
}

fn is(table: &Table, field: &FieldId, kind: FieldKind) -> bool {
    table.field(field).is_some_and(|field| field.kind == kind)
}
