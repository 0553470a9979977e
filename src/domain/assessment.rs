//! Everything computed for one résidence, once, when a file opens: rent lines, points of attention, derived rates.

use crate::domain::attention::FamilyFinding;
use crate::domain::rent_level::RentLine;
use crate::model::{Atlas, Date, Figure, Truth};

/// What the rules say of one résidence. Position in the list = position in [`Atlas::residences`].
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// One line by typologie and reference household, T2 twice (single person, then couple); only typologies
    /// that the résidence has, or all six when no rent was supplied.
    pub rent_lines: Vec<RentLine>,
    /// The seven families, in order PA … PG.
    pub families: Vec<FamilyFinding>,
    /// At least two of the families that count (statistical finding).
    pub fragile: Truth,
    /// Families that count and are reached: `Published` when all are known; otherwise the first of secret,
    /// not computed (as `Figure::Absent`, see `points_not_computed`), absent.
    pub points: Figure<u8>,
    pub points_not_computed: bool,
    /// A valid, unexpired validated opinion says `fragilite_confirmee`; `Unknown` when there is none.
    pub fragile_opinion: Truth,
    /// Percent of offered dwellings vacant; from 20 dwellings.
    pub vacancy: Figure<f64>,
    /// Percent vacant for more than three months.
    pub long_vacancy: Figure<f64>,
    /// Percent of dwellings whose tenant changed in the year.
    pub mobility: Figure<f64>,
    /// Percent of dwellings E, F or G among known labels.
    pub energy_efg: Figure<f64>,
    /// Recent movers minus all, points of `res40`.
    pub income_gap: Figure<f64>,
}

/// Answers a CQL2 condition of a rule for a résidence (its position); `None` when the condition does not parse.
/// CQL2 lives in `query`, which the rules must not know.
pub type Conditions<'a> = &'a mut dyn FnMut(&str, usize) -> Option<Truth>;

/// Assesses every résidence, in order. `today` decides which opinions have expired.
pub fn assess(atlas: &Atlas, today: Date, conditions: Conditions<'_>) -> Vec<Assessment> {
    let _ = (atlas, today, conditions);
    todo!()
}
