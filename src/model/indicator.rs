//! The dictionary of indicators: an indicator is a row, not code.

use serde::{Deserialize, Serialize};

/// What is counted. Rates of different universes are never added, compared or drawn on one scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Universe {
    Household,
    Adult,
    Occupant,
    Dwelling,
}

/// Which end is unfavourable, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    HighIsUnfavourable,
    HighIsFavourable,
    Neutral,
}

/// Whether a figure may be said outside the committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disclosure {
    Public,
    Internal,
}

/// One row of `indicateur`. Labels are data: they come in French from the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Also the column, the filter field and the export heading.
    pub code: String,
    pub label: String,
    pub short_label: String,
    pub definition: String,
    /// `%`, `points`…
    pub unit: String,
    pub universe: Universe,
    pub numerator: String,
    pub denominator: String,
    pub sense: Sense,
    pub family: Option<String>,
    pub source: String,
    pub comparable_vintages: Option<String>,
    pub disclosure: Disclosure,
    /// Computed on reading, never stored.
    pub computed: bool,
    pub order: i64,
}
