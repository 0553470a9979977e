//! The current filter over a table: which rows, how many, and every distribution under the other clauses.

use crate::model::FieldId;
use crate::query::{
    Bits, Clause, Column, Facet, Filter, Histogram, Matches, State, Table, Test, cql, histogram,
};
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
    /// By clause, the rows that say yes to all the others.
    others: Vec<Bits>,
    matches: Matches,
    counters: Counters,
    located: Bits,
}

impl Engine {
    pub fn new(table: Arc<Table>) -> Self {
        let located = Bits::from_fn(table.len(), |row| table.positions[row].is_some());
        let mut engine = Self {
            filter: Filter::default(),
            clauses: Vec::new(),
            others: Vec::new(),
            matches: Matches::all(table.len()),
            counters: Counters::default(),
            located,
            table,
        };
        engine.combine();
        engine
    }

    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// Recomputes only the clauses that changed.
    pub fn set_filter(&mut self, filter: &Filter) {
        if self.filter == *filter {
            return;
        }
        let mut known: Vec<(Clause, Matches)> =
            self.filter.clauses().iter().cloned().zip(self.clauses.drain(..)).collect();
        for clause in filter.clauses() {
            let matches = match known.iter().position(|(before, _)| before == clause) {
                Some(position) => known.swap_remove(position).1,
                None => matches_of(clause, &self.table),
            };
            self.clauses.push(matches);
        }
        self.filter = filter.clone();
        self.combine();
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// Distribution of a numeric field under all the *other* clauses.
    pub fn histogram(&self, field: &FieldId, domain: Range<f64>, bins: usize) -> Histogram {
        let under = self.under_others(field);
        match self.table.column(field) {
            Some(Column::Number { values, states }) => {
                histogram::of_numbers(values, states, under, domain, bins)
            }
            Some(Column::Category { .. } | Column::Flag { .. } | Column::Text { .. }) | None => {
                let absent = u32::try_from(under.count()).unwrap_or(u32::MAX);
                Histogram { absent, ..Histogram::empty(domain, bins) }
            }
        }
    }

    /// Counts of a category or flag under all the other clauses.
    pub fn facet(&self, field: &FieldId) -> Facet {
        let under = self.under_others(field);
        match self.table.column(field) {
            Some(column) => {
                let facet = histogram::of_values(column, under);
                let order = self.table.collation(field);
                if order.is_empty() {
                    return facet;
                }
                let rows = order.iter().map(|position| facet.rows[*position].clone()).collect();
                Facet { rows, ..facet }
            }
            None => Facet { absent: u32::try_from(under.count()).unwrap_or(u32::MAX), ..Facet::default() },
        }
    }

    /// When no résidence answers *yes*: each clause with what its removal would give, best first. Where no
    /// single removal gives anything, the clause that few answer comes first.
    pub fn culprits(&self) -> Vec<Culprit> {
        if self.filter.is_empty() || !self.matches.yes.is_empty() {
            return Vec::new();
        }
        let mut ranked: Vec<(Culprit, u64)> = self
            .filter
            .clauses()
            .iter()
            .zip(self.others.iter().zip(&self.clauses))
            .map(|(clause, (others, own))| {
                (Culprit { field: clause.field.clone(), residences: others.count() }, own.yes.count())
            })
            .collect();
        ranked.sort_by_key(|(culprit, own)| (std::cmp::Reverse(culprit.residences), *own));
        ranked.into_iter().map(|(culprit, _)| culprit).collect()
    }

    /// Rows that say yes to every clause but that of a field.
    fn under_others(&self, field: &FieldId) -> &Bits {
        let clause = self.filter.clauses().iter().position(|clause| clause.field == *field);
        clause.map_or(&self.matches.yes, |clause| &self.others[clause])
    }

    /// The conjunction, and by clause that of the others: conjunctions of what comes before and after it.
    fn combine(&mut self) {
        let rows = self.table.len();
        let mut before = Matches::all(rows);
        self.others.clear();
        for clause in &self.clauses {
            self.others.push(before.yes.clone());
            before = before.and(clause);
        }
        let mut after = Bits::all(rows);
        for (others, clause) in self.others.iter_mut().zip(&self.clauses).rev() {
            *others = others.and(&after);
            after = after.and(&clause.yes);
        }
        self.matches = before;
        let yes = &self.matches.yes;
        self.counters = Counters {
            residences: yes.count(),
            dwellings: yes.iter().map(|row| u64::from(self.table.dwellings[row])).sum(),
            unknown: self.matches.unknown.count(),
            all: rows as u64,
            without_position: yes.difference(&self.located).count(),
        };
    }
}

fn matches_of(clause: &Clause, table: &Table) -> Matches {
    match (&clause.test, table.column(&clause.field)) {
        (Test::Range { min, max }, Some(Column::Number { values, states })) => {
            let matches = in_range(values, states, *min, *max);
            if clause.keep_unknown {
                matches
            } else {
                Matches { unknown: Bits::none(table.len()), ..matches }
            }
        }
        _ => cql::evaluate(&clause.to_expr(), table),
    }
}

/// Bounds included, rounded like the values; two passes without a branch, because this is what a drag repeats.
fn in_range(values: &[f32], states: &[State], min: Option<f64>, max: Option<f64>) -> Matches {
    let low = min.map_or(f32::NEG_INFINITY, |bound| bound as f32);
    let high = max.map_or(f32::INFINITY, |bound| bound as f32);
    Matches {
        yes: Bits::from_fn(values.len(), |row| {
            (states[row] == State::Published) & (low <= values[row]) & (values[row] <= high)
        }),
        unknown: Bits::from_fn(values.len(), |row| states[row].is_undetermined()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldKind, Unit};
    use crate::query::Cell;
    use crate::query::fixture::field;

    #[test]
    fn values_are_listed_by_name_as_french_sorts_them() {
        let codes = ["Q3", "Q1", "Q2", "Q4"];
        let column = Column::categories(codes.map(Cell::Value));
        let table = Table::new(
            vec![(field("quartier", FieldKind::Category, Unit::None), column)],
            vec![1; 4],
            vec![None; 4],
        );
        let listed = |table: Table| {
            let facet = Engine::new(Arc::new(table)).facet(&FieldId::QUARTIER);
            facet.rows.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        assert_eq!(listed(table.clone()), ["Q1", "Q2", "Q3", "Q4"]);
        let names = [("Q1", "Université"), ("Q2", "Écoles"), ("Q3", "centre"), ("Q4", "Faubourg")];
        let names = names.map(|(code, name)| (code.to_owned(), name.to_owned()));
        assert_eq!(listed(table.with_names(FieldId::QUARTIER, names.into())), ["Q3", "Q2", "Q4", "Q1"]);
    }

    #[test]
    fn an_empty_result_names_the_clause_to_remove_first() {
        let column = Column::numbers([1.0, 2.0, 3.0].map(Cell::Value));
        let flag = Column::flags([true, true, false].map(Cell::Value));
        let table = Table::new(
            vec![
                (field("a", FieldKind::Number, Unit::Count), column),
                (field("f", FieldKind::Flag, Unit::None), flag),
            ],
            vec![10; 3],
            vec![None; 3],
        );
        let mut engine = Engine::new(Arc::new(table));
        let mut filter = Filter::default();
        let range = Test::Range { min: Some(3.0), max: None };
        filter.set(Clause { field: FieldId::of("a"), test: range, keep_unknown: true });
        filter.set(Clause { field: FieldId::of("f"), test: Test::Flag(true), keep_unknown: true });
        engine.set_filter(&filter);
        assert_eq!(
            engine.culprits(),
            [
                Culprit { field: FieldId::of("a"), residences: 2 },
                Culprit { field: FieldId::of("f"), residences: 1 }
            ]
        );
    }
}
