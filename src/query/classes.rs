//! Classes of a numeric field for the map's colours: thresholds with a meaning, quantiles, natural breaks.

use crate::model::{FieldId, Unit};
use crate::query::{Column, Engine, State, Table, natural};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// The rule's own thresholds, or rounded ones where it has none.
    #[default]
    Thresholds,
    Quantiles,
    /// Exact one-dimensional k-means; for exploring only.
    Natural,
}

/// Inner bounds, ascending; class `i` holds `breaks[i-1] < x <= breaks[i]`. Computed on all published values
/// of the file, so that they stay still while filtering.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    pub field: FieldId,
    pub method: Method,
    pub breaks: Vec<f64>,
}

/// More colours than this are not told apart.
const MOST: usize = 5;

impl Classes {
    /// Five classes at most; fewer when there are fewer distinct values. No class is empty.
    pub fn compute(table: &Table, field: &FieldId, method: Method, count: usize) -> Self {
        let values = published(table, field);
        let count = count.clamp(1, MOST);
        let breaks = match method {
            Method::Thresholds => {
                let unit = table.field(field).map_or(Unit::None, |field| field.unit);
                thresholds(unit, &values, count)
            }
            Method::Quantiles => quantiles(&values, count),
            Method::Natural => {
                natural::breaks(&values, count).into_iter().map(|bound| plainest(bound, &values)).collect()
            }
        };
        Self { field: field.clone(), method, breaks: without_empty_classes(breaks, &values) }
    }

    pub fn count(&self) -> usize {
        self.breaks.len() + 1
    }

    /// Class of a value.
    pub fn of(&self, value: f32) -> usize {
        self.breaks.iter().filter(|bound| value > **bound as f32).count()
    }

    /// Résidences that answer *yes*, by class; then those without a published value.
    pub fn counts(&self, engine: &Engine) -> (Vec<u32>, u32) {
        let mut counts = vec![0; self.count()];
        let mut without = 0;
        for row in engine.matches().yes.iter() {
            match engine.table().number(&self.field, row).value() {
                Some(value) => counts[self.of(value)] += 1,
                None => without += 1,
            }
        }
        (counts, without)
    }
}

/// Published values, ascending.
fn published(table: &Table, field: &FieldId) -> Vec<f32> {
    let Some(Column::Number { values, states }) = table.column(field) else { return Vec::new() };
    let mut published: Vec<f32> = values
        .iter()
        .zip(states)
        .filter(|(value, state)| **state == State::Published && value.is_finite())
        .map(|(value, _)| *value)
        .collect();
    published.sort_unstable_by(f32::total_cmp);
    published
}

/// The rent rule's bounds for a ratio, the first class split at 0.80 (`domaine.md` § 3.3); round numbers for
/// what people speak of in round numbers; otherwise quantiles rounded to a whole step.
fn thresholds(unit: Unit, values: &[f32], count: usize) -> Vec<f64> {
    let candidates: &[&[f64]] = match unit {
        Unit::Ratio => return vec![0.80, 0.90, 1.00, 1.10],
        Unit::Percent => &[&[10.0, 20.0, 30.0, 40.0], &[5.0, 10.0, 15.0, 20.0], &[60.0, 70.0, 80.0, 90.0]],
        Unit::Count => &[&[5.0, 10.0, 20.0, 50.0], &[1.0, 2.0, 5.0, 10.0], &[1.0, 2.0, 3.0, 4.0]],
        Unit::EurosPerM2 => &[&[5.0, 5.5, 6.0, 6.5], &[5.0, 6.0, 7.0, 8.0], &[6.0, 7.0, 8.0, 10.0]],
        Unit::Points => &[&[-5.0, 0.0, 5.0, 10.0]],
        Unit::Year => &[&[1948.0, 1974.0, 1989.0, 2005.0], &[1990.0, 2000.0, 2010.0, 2020.0]],
        Unit::EurosPerMonth | Unit::None => &[],
    };
    candidates
        .iter()
        .map(|bounds| bounds.to_vec())
        // A set of bounds says something when no class swallows most of the résidences.
        .find(|bounds| largest_share(bounds, values) <= 0.6)
        .unwrap_or_else(|| quantiles(values, count))
}

/// The share of values in the fullest class; 1 for no value.
fn largest_share(breaks: &[f64], values: &[f32]) -> f64 {
    let mut from = 0;
    let mut largest = 0;
    for bound in breaks.iter().map(|bound| *bound as f32).chain([f32::INFINITY]) {
        let to = values.partition_point(|value| *value <= bound);
        largest = largest.max(to - from);
        from = to;
    }
    if values.is_empty() { 1.0 } else { largest as f64 / values.len() as f64 }
}

/// Bounds that share the values evenly, rounded to the fewest digits, two at least, that still tell them apart.
fn quantiles(values: &[f32], count: usize) -> Vec<f64> {
    if values.is_empty() {
        return Vec::new();
    }
    let exact: Vec<f64> =
        (1..count).map(|part| f64::from(values[(values.len() * part / count).max(1) - 1])).collect();
    (2..=7)
        .map(|digits| exact.iter().map(|bound| significant(*bound, digits)).collect::<Vec<f64>>())
        .find(|rounded| {
            distinct(rounded) == distinct(&exact)
                && without_empty_classes(rounded.clone(), values).len() == distinct(&exact)
        })
        .unwrap_or(exact)
}

/// The number of fewest digits that cuts the values where this one of them does.
fn plainest(bound: f64, values: &[f32]) -> f64 {
    let cut = |bound: f64| values.partition_point(|value| *value <= bound as f32);
    (1..=8).map(|digits| significant(bound, digits)).find(|plain| cut(*plain) == cut(bound)).unwrap_or(bound)
}

fn distinct(sorted: &[f64]) -> usize {
    let mut values = sorted.to_vec();
    values.dedup();
    values.len()
}

/// A number with so many significant digits: 347 is 350 with two.
fn significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let scale = digits - 1 - value.abs().log10().floor() as i32;
    // Dividing by a power of ten, not multiplying by its inverse, keeps 0.1 exactly 0.1.
    let power = 10_f64.powi(scale.abs());
    if scale >= 0 { (value * power).round() / power } else { (value / power).round() * power }
}

/// Ascending distinct bounds with at least one value in each class.
fn without_empty_classes(mut breaks: Vec<f64>, values: &[f32]) -> Vec<f64> {
    breaks.sort_unstable_by(f64::total_cmp);
    let mut kept = Vec::new();
    let mut below = 0;
    for bound in breaks {
        let up_to = values.partition_point(|value| *value <= bound as f32);
        if up_to > below && up_to < values.len() {
            kept.push(bound);
            below = up_to;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FieldKind;
    use crate::query::fixture::{field, tables};
    use crate::query::{Cell, Clause, Filter, Test};
    use proptest::prelude::*;
    use std::sync::Arc;

    const METHODS: [Method; 3] = [Method::Thresholds, Method::Quantiles, Method::Natural];
    const X: FieldId = FieldId::of("x");

    fn table(unit: Unit, values: &[f32]) -> Table {
        let column = Column::numbers(values.iter().map(|value| Cell::Value(*value)));
        let rows = values.len();
        Table::new(vec![(field("x", FieldKind::Number, unit), column)], vec![1; rows], vec![None; rows])
    }

    fn breaks(unit: Unit, values: &[f32], method: Method) -> Vec<f64> {
        Classes::compute(&table(unit, values), &X, method, 5).breaks
    }

    fn many(from: u16, to: u16) -> Vec<f32> {
        (from..to).map(f32::from).collect()
    }

    #[test]
    fn ratios_keep_the_bounds_of_the_rule() {
        let ratios: Vec<f32> = (60..130).map(|hundredths| hundredths as f32 / 100.0).collect();
        let table = table(Unit::Ratio, &ratios);
        let classes = Classes::compute(&table, &X, Method::Thresholds, 5);
        assert_eq!(classes.breaks, [0.80, 0.90, 1.00, 1.10]);
        // A bound belongs to the class below it: a rent equal to the ceiling is under it.
        assert_eq!([0.8, 0.81, 1.0, 1.0001, 1.2].map(|value| classes.of(value)), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn percents_and_dwellings_are_cut_at_round_numbers() {
        assert_eq!(breaks(Unit::Percent, &many(0, 60), Method::Thresholds), [10.0, 20.0, 30.0, 40.0]);
        let sizes: Vec<f32> = (0..200).map(|row| (1 + row % 70) as f32).collect();
        assert_eq!(breaks(Unit::Count, &sizes, Method::Thresholds), [5.0, 10.0, 20.0, 50.0]);
        // All above 40: the round numbers would say nothing.
        assert_eq!(breaks(Unit::Percent, &many(61, 99), Method::Thresholds), [70.0, 80.0, 90.0]);
        assert_eq!(
            breaks(Unit::EurosPerMonth, &many(200, 700), Method::Thresholds),
            [300.0, 400.0, 500.0, 600.0]
        );
    }

    #[test]
    fn quantiles_are_shared_evenly_and_rounded_to_two_digits() {
        assert_eq!(
            breaks(Unit::EurosPerMonth, &many(203, 703), Method::Quantiles),
            [300.0, 400.0, 500.0, 600.0]
        );
        let near: Vec<f32> = (0..100).map(|thousandth| 1.0 + thousandth as f32 / 1000.0).collect();
        assert_eq!(
            breaks(Unit::Ratio, &near, Method::Quantiles),
            [1.02, 1.04, 1.06, 1.08],
            "three digits are needed"
        );
    }

    #[test]
    fn natural_breaks_are_said_with_the_fewest_digits() {
        let rents = [251.37, 252.81, 254.02, 331.18, 333.9, 335.55, 480.1, 482.73];
        assert_eq!(breaks(Unit::EurosPerMonth, &rents, Method::Natural).len(), 4);
        let table = table(Unit::EurosPerMonth, &rents);
        assert_eq!(Classes::compute(&table, &X, Method::Natural, 3).breaks, [300.0, 340.0]);
    }

    #[test]
    fn few_values_make_few_classes() {
        for method in METHODS {
            assert!(breaks(Unit::None, &[], method).is_empty(), "{method:?}");
            assert!(breaks(Unit::None, &[3.0; 9], method).is_empty(), "{method:?}");
            assert_eq!(breaks(Unit::None, &[1.0, 1.0, 7.0], method).len(), 1, "{method:?}");
        }
        assert_eq!(
            Classes::compute(&table(Unit::None, &[1.0]), &FieldId::of("y"), Method::Natural, 5).count(),
            1
        );
    }

    proptest! {
        #[test]
        fn classes_are_never_empty_never_more_than_asked_and_cover_all_published_values(
            table in tables(), method in prop::sample::select(METHODS.to_vec()), count in 0_usize..9,
        ) {
            for code in ["a", "b"] {
                let id = FieldId::new(code);
                let classes = Classes::compute(&table, &id, method, count);
                prop_assert!(classes.breaks.is_sorted_by(|a, b| a < b));
                prop_assert!(classes.count() <= 5);
                let engine = Engine::new(Arc::new(table.clone()));
                let (counts, without) = classes.counts(&engine);
                let published = published(&table, &id).len();
                prop_assert_eq!(counts.iter().sum::<u32>() as usize, published);
                prop_assert_eq!(without as usize, table.len() - published);
                prop_assert!(published == 0 || counts.iter().all(|count| *count > 0), "{:?} {:?}", classes, counts);
            }
        }

        #[test]
        fn classes_stay_still_while_filtering_and_masked_values_change_nothing(table in tables()) {
            let id = FieldId::of("a");
            let classes = Classes::compute(&table, &id, Method::Quantiles, 5);
            let mut engine = Engine::new(Arc::new(table.clone()));
            let mut filter = Filter::default();
            let test = Test::Range { min: Some(0.0), max: None };
            filter.set(Clause { field: id.clone(), test, keep_unknown: true });
            engine.set_filter(&filter);
            let (counts, without) = classes.counts(&engine);
            prop_assert_eq!(counts.iter().sum::<u32>() + without, u32::try_from(engine.counters().residences).unwrap());
            prop_assert_eq!(without, 0);
        }
    }
}
