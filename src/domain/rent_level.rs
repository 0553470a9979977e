//! Rent against the APL ceiling of a reference household, in a zone, at a date.

use crate::model::{AplZone, Ceiling, Date, EurosPerMonth, Figure, Typology};

/// The reference household of a ceiling; a ceiling is never named without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Household {
    Single,
    Couple,
    /// With this many dependants, at least one.
    Dependants(u8),
}

/// Level of a rent, product convention of `domaine.md` § 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RentLevel {
    /// Ratio ≤ 0.90.
    WellBelow,
    /// Ratio ≤ 1.00.
    Below,
    /// Ratio ≤ 1.10.
    SlightlyAbove,
    Above,
}

/// The mean rent of one typologie against the ceiling of one reference household.
#[derive(Clone, Debug, PartialEq)]
pub struct RentLine {
    pub typology: Typology,
    pub household: Household,
    /// `None` when the résidence supplied no rents at all.
    pub dwellings: Option<u32>,
    pub mean: Figure<EurosPerMonth>,
    /// The ceiling in force at the date of the rents, with its zone; `None`: no scale at that date or no zone.
    pub ceiling: Option<AppliedCeiling>,
    /// Rent ÷ ceiling, rounded to 4 decimals. `Absent` without a ceiling.
    pub ratio: Figure<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AppliedCeiling {
    pub zone: AplZone,
    /// First day the scale is in force.
    pub effective: Date,
    pub amount: EurosPerMonth,
    pub source: String,
}

/// Level of a ratio that is already rounded to 4 decimals.
pub fn level_of_ratio(ratio: f64) -> RentLevel {
    if ratio <= 0.90 {
        RentLevel::WellBelow
    } else if ratio <= 1.00 {
        RentLevel::Below
    } else if ratio <= 1.10 {
        RentLevel::SlightlyAbove
    } else {
        RentLevel::Above
    }
}

/// The ceiling in force on a day, for a household in a zone; `None` when the table has none.
pub fn ceiling_for(
    ceilings: &[Ceiling],
    zone: AplZone,
    household: Household,
    day: Date,
) -> Option<AppliedCeiling> {
    let _ = (ceilings, zone, household, day);
    todo!()
}
