//! Tables that ship with the program (`assets/reference/`): ceilings, rules, indicators, vocabulary, communes.
//!
//! Each row carries its source. A data file may carry newer ones, which then stand.

use crate::model::{Ceiling, Indicator, Rule, Term};

/// Dated scales of the housing benefit.
pub fn ceilings() -> Vec<Ceiling> {
    todo!()
}

/// The dictionary of indicators.
pub fn indicators() -> Vec<Indicator> {
    todo!()
}

/// Every rule set that ships: `socle`, `etendu`.
pub fn rules() -> Vec<Rule> {
    todo!()
}

/// Closed lists.
pub fn vocabulary() -> Vec<Term> {
    todo!()
}
