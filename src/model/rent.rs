//! Rents of one résidence, by typologie, and how its dwellings were financed.

use crate::model::{Date, EurosPerMonth, Figure};
use serde::{Deserialize, Serialize};

/// Number of main rooms. `T6` is six and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Typology {
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
}

impl Typology {
    pub const ALL: [Self; 6] = [Self::T1, Self::T2, Self::T3, Self::T4, Self::T5, Self::T6];

    /// The code of the file: `T1` … `T6`.
    pub fn code(self) -> &'static str {
        match self {
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::T3 => "T3",
            Self::T4 => "T4",
            Self::T5 => "T5",
            Self::T6 => "T6",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|typology| typology.code() == code)
    }

    /// Position in [`Self::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Rents paid by sitting tenants, at 1 January of the vintage; one row of `loyer`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rent {
    /// `None` for the whole résidence (`TOUS`).
    pub typology: Option<Typology>,
    pub dwellings: u32,
    /// Dwellings whose rent is known.
    pub known: u32,
    /// Mean surface habitable, m².
    pub mean_surface: Option<f64>,
    /// From 3 known rents.
    pub mean: Figure<EurosPerMonth>,
    /// Euros per m² of surface habitable; Σ rents ÷ Σ surfaces.
    pub per_m2: Figure<f64>,
    /// From 5 known rents.
    pub min: Figure<EurosPerMonth>,
    pub max: Figure<EurosPerMonth>,
    /// Dwellings under the ceiling, counted one by one by the provider.
    pub under_ceiling: Figure<u32>,
    pub mean_charges: Figure<EurosPerMonth>,
    pub heating_included: Option<bool>,
    pub water_included: Option<bool>,
    /// Rent asked at the next letting: an attribute of the dwelling, not of a tenant.
    pub reletting: Option<EurosPerMonth>,
    pub convention_max: Option<EurosPerMonth>,
    pub reletting_date: Option<Date>,
}

/// How dwellings were financed; not a rent level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FinancingGroup {
    Plai,
    Plus,
    /// Before 1977: HLM/O, PLR, HBM, ILM, ILN.
    Pre1977,
    Pls,
    Intermediate,
    Other,
}

impl FinancingGroup {
    pub const ALL: [Self; 6] =
        [Self::Plai, Self::Plus, Self::Pre1977, Self::Pls, Self::Intermediate, Self::Other];

    /// The code of the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plai => "PLAI",
            Self::Plus => "PLUS",
            Self::Pre1977 => "AV77",
            Self::Pls => "PLS",
            Self::Intermediate => "INTER",
            Self::Other => "AUTRE",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Financing {
    pub group: FinancingGroup,
    pub dwellings: u32,
}
