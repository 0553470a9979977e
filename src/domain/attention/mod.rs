//! Points of attention: rules as rows, evaluated with their explanation, families as Kleene ORs.
//!
//! Opinions of landlords and partners are not here, and never added to a statistical finding.

mod evaluate;
mod families;

pub use evaluate::{Observed, evaluate};
pub use families::{FamilyFinding, count_points, family_state, fragile, is_unknown};

use crate::model::{Comparison, Figure, Rule, Vintage};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rule set that applies when several are active: « Socle national », the criteria that landlords and the State
/// already share (`domaine.md` § 5.1).
pub const DEFAULT_SET: &str = "socle";

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
    pub rule: Arc<Rule>,
    pub state: RuleState,
    /// The value of the résidence, in the unit of the indicator.
    pub value: Figure<f64>,
    /// The value is a bound, said "≤ 5 %" or "≥ 95 %".
    pub bounded: bool,
    /// What the value was compared with, guards included.
    pub threshold: Option<f64>,
    pub comparison: Option<Comparison>,
    /// The delivered value of the reference territory.
    pub reference: Figure<f64>,
    /// Households (or dwellings) behind the value.
    pub respondents: Figure<u32>,
    pub response_rate: Figure<f64>,
    pub vintage: Option<Vintage>,
    /// Numerator and denominator in dwellings, for stock rules: "3 of 42".
    pub count: Option<(u32, u32)>,
}

/// The rules that apply: one set alone, the last version of each code, in the order of the table.
///
/// The set is [`DEFAULT_SET`] when it has an active rule, otherwise that of the first active rule: to use another set,
/// a file marks the rules of the first as inactive.
pub fn rules_in_force(rules: &[Rule]) -> Vec<Arc<Rule>> {
    let active = || rules.iter().filter(|rule| rule.active);
    let Some(first) = active().find(|rule| rule.set == DEFAULT_SET).or_else(|| active().next()) else {
        return Vec::new();
    };
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    for rule in active().filter(|rule| rule.set == first.set) {
        let version = last.entry(&rule.code).or_insert(rule.version);
        *version = rule.version.max(*version);
    }
    active()
        .filter(|rule| rule.set == first.set && last.get(rule.code.as_str()) == Some(&rule.version))
        .map(|rule| Arc::new(rule.clone()))
        .collect()
}
