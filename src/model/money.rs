//! Money by month, and the dated ceilings it is compared with.

use crate::model::{AplZone, Date};
use serde::{Deserialize, Serialize};

/// Euros per month, charges excluded unless said otherwise. Finite and not negative.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct EurosPerMonth(f64);

impl EurosPerMonth {
    /// `None` for a negative or non-finite amount.
    pub fn new(amount: f64) -> Option<Self> {
        (amount.is_finite() && amount >= 0.0).then_some(Self(amount))
    }

    pub fn amount(self) -> f64 {
        self.0
    }
}

/// One dated amount of a legal scale (table `plafond`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ceiling {
    /// Which scale: `apl_loyer` is the only one that the product computes with.
    pub nature: String,
    /// First day it is in force.
    pub effective: Date,
    /// Empty when the amount holds in every zone.
    pub zone: Option<AplZone>,
    /// `isole`, `couple`, `1_pac` (one dependant), `pac_sup` (per further dependant)…
    pub composition: String,
    pub amount: EurosPerMonth,
    pub unit: String,
    /// The legal text.
    pub source: String,
}
