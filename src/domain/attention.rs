//! Points of attention: rules as rows, evaluated with their explanation, families as Kleene ORs.

use crate::model::{Comparison, Figure, Rule, RuleFamily, Vintage};

/// State of a rule or of a family. Only the first two are results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleState {
    /// `declenche`
    Reached,
    /// `non_declenche`
    NotReached,
    /// Too few answers, or it would not hold with two households fewer.
    NotComputed,
    Secret,
    Absent,
    NotApplicable,
}

/// Why a rule is in its state: the same object feeds the screen, the command line and the exports.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub rule: Rule,
    pub state: RuleState,
    /// The value of the résidence, in the unit of the indicator.
    pub value: Figure<f64>,
    /// What the value was compared with, guards included.
    pub threshold: Option<f64>,
    pub comparison: Option<Comparison>,
    /// The delivered value of the reference territory.
    pub reference: Figure<f64>,
    /// Households (or adults, or dwellings) behind the value.
    pub respondents: Figure<u32>,
    pub response_rate: Figure<f64>,
    pub vintage: Option<Vintage>,
    /// Numerator and denominator in dwellings, for stock rules: "3 of 42".
    pub count: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FamilyFinding {
    pub family: RuleFamily,
    /// Counts for `fragile`.
    pub counts: bool,
    pub state: RuleState,
    /// One by active rule of the family, in the order of the table.
    pub explanations: Vec<Explanation>,
}
