//! A field that one can filter, sort, colour and export by. Its code is the same everywhere.

use crate::model::Universe;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The code of a field, as in the file, CQL2 and exports: `loyer_t3`, `res40`, `qpv`…
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldId(Cow<'static, str>);

impl FieldId {
    pub const DWELLINGS: Self = Self::of("nb_logements");
    pub const QPV: Self = Self::of("qpv");
    pub const BAILLEUR: Self = Self::of("bailleur");
    pub const COMMUNE: Self = Self::of("commune");
    pub const QUARTIER: Self = Self::of("quartier");
    pub const FRAGILE: Self = Self::of("fragile");
    pub const RATIO_T3: Self = Self::of("ratio_t3");

    pub const fn of(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    pub fn new(code: impl Into<String>) -> Self {
        Self(Cow::Owned(code.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    Number,
    /// A closed set of texts with counts.
    Category,
    /// Yes, no or not known.
    Flag,
    /// Names and addresses: searched, not counted.
    Text,
}

/// The unit decides the step of a range, the decimals shown and the words of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Percent,
    Points,
    EurosPerMonth,
    EurosPerM2,
    /// Rent ÷ ceiling.
    Ratio,
    Count,
    Year,
    None,
}

impl Unit {
    /// Smallest step of a handle: one point, one euro, ten centimes a m², one hundredth.
    pub fn step(self) -> f64 {
        match self {
            Self::EurosPerM2 => 0.1,
            Self::Ratio => 0.01,
            Self::Percent | Self::Points | Self::EurosPerMonth | Self::Count | Self::Year | Self::None => 1.0,
        }
    }

    /// Decimals of a bound that sits on a step.
    pub fn decimals(self) -> usize {
        match self {
            Self::EurosPerM2 => 1,
            Self::Ratio => 2,
            _ => 0,
        }
    }
}

/// Where the filter panel shows the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldGroup {
    Rent,
    Occupancy,
    RecentMovers,
    Attention,
    Situation,
    Building,
    Place,
    /// Columns that the program does not know.
    Other,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub id: FieldId,
    pub kind: FieldKind,
    pub unit: Unit,
    pub group: FieldGroup,
    /// Of a rate: what is counted.
    pub universe: Option<Universe>,
    /// French labels of the file's dictionary, long then short; `None`: the message files name the field.
    pub labels: Option<(Arc<str>, Arc<str>)>,
}
