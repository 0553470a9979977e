//! The year a figure describes, and the households it is about.

use serde::{Deserialize, Serialize};

/// A vintage: the situation at 1 January of that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Vintage(i16);

impl Vintage {
    pub fn new(year: i16) -> Self {
        Self(year)
    }

    pub fn year(self) -> i16 {
        self.0
    }

    /// 1 January of the year.
    pub fn first_day(self) -> crate::model::Date {
        crate::model::Date::constant(self.0.clamp(1, 9999), 1, 1)
    }
}

/// The households a rate is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Population {
    /// All respondents (`ensemble`).
    #[default]
    All,
    /// Households who moved in during the last two years (`recents`).
    RecentMovers,
}
