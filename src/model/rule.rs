//! A rule of attention, as a row of `regle`: thresholds are data, with their source and version.

use serde::{Deserialize, Serialize};

/// The seven families of `domaine.md` § 5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleFamily {
    /// P-A, resources.
    Resources,
    /// P-B, household composition.
    Composition,
    /// P-C, age.
    Age,
    /// P-D, employment.
    Employment,
    /// P-E, turnover and vacancy.
    Turnover,
    /// P-F, building and energy.
    Building,
    /// P-G, territory.
    Territory,
}

impl RuleFamily {
    pub const ALL: [Self; 7] = [
        Self::Resources,
        Self::Composition,
        Self::Age,
        Self::Employment,
        Self::Turnover,
        Self::Building,
        Self::Territory,
    ];

    /// Resources, employment and turnover alone may be counted: household composition, age, building and place are
    /// context for services, whatever a file says, because nobody may be refused on them (`domaine.md` § 5.1).
    pub fn may_count(self) -> bool {
        matches!(self, Self::Resources | Self::Employment | Self::Turnover)
    }

    /// `PA` … `PG`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Resources => "PA",
            Self::Composition => "PB",
            Self::Age => "PC",
            Self::Employment => "PD",
            Self::Turnover => "PE",
            Self::Building => "PF",
            Self::Territory => "PG",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.code() == code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleMode {
    /// Against a factor of the reference territory, with guards.
    RatioToReference,
    /// Against a fixed value.
    Absolute,
    /// Against a delivered quintile bound.
    Quintile,
    /// A CQL2 condition on the résidence.
    Condition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    AtLeast,
    AtMost,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The named set: `socle`, `etendu`, or the client's own.
    pub set: String,
    pub code: String,
    pub version: i64,
    pub active: bool,
    /// Counts for `fragile`; otherwise it is context.
    pub counts: bool,
    pub family: RuleFamily,
    /// `None` for a condition.
    pub indicator: Option<String>,
    pub mode: RuleMode,
    pub comparison: Option<Comparison>,
    /// Factor, value or delivered bound.
    pub threshold: Option<f64>,
    /// At least this far from the reference, in points.
    pub guard_points: Option<f64>,
    /// … and at least this many households.
    pub guard_households: Option<i64>,
    /// Must still hold with this many households fewer in the numerator.
    pub robustness: Option<i64>,
    /// Minimum numerator.
    pub minimum_count: Option<i64>,
    /// CQL2.
    pub condition: Option<String>,
    /// Below: not computed.
    pub minimum_respondents: Option<i64>,
    pub minimum_response: Option<f64>,
    /// The sentence, in French, with `{v}`, `{ref}`, `{k}`, `{n}`, `{x}`.
    pub finding: String,
    pub source: String,
}
