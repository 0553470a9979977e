//! Classes of a numeric field for the map's colours: thresholds with a meaning, quantiles, natural breaks.

use crate::model::FieldId;
use crate::query::{Engine, Table};
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

impl Classes {
    /// Five classes at most; fewer when there are fewer distinct values.
    pub fn compute(table: &Table, field: &FieldId, method: Method, count: usize) -> Self {
        let _ = (table, field, method, count);
        todo!()
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
        let _ = engine;
        todo!()
    }
}
