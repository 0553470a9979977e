//! Territories: métropole, communes, quartiers, priority quartiers of both generations.

use crate::model::{AplZone, Date};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneNature {
    Metropole,
    Commune,
    Quartier,
    Qpv2015,
    Qpv2024,
    /// The part of the métropole inside QPV.
    InsideQpv,
    /// The part of the métropole outside QPV.
    OutsideQpv,
}

impl ZoneNature {
    pub const ALL: [Self; 7] = [
        Self::Metropole,
        Self::Commune,
        Self::Quartier,
        Self::Qpv2015,
        Self::Qpv2024,
        Self::InsideQpv,
        Self::OutsideQpv,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Metropole => "metropole",
            Self::Commune => "commune",
            Self::Quartier => "quartier",
            Self::Qpv2015 => "qpv_2015",
            Self::Qpv2024 => "qpv_2024",
            Self::InsideQpv => "en_qpv",
            Self::OutsideQpv => "hors_qpv",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    pub code: String,
    pub name: String,
    pub nature: ZoneNature,
    pub apl_zone: Option<AplZone>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// An invented outline: the map says so.
    pub fictitious: bool,
    pub source: Option<String>,
    /// Degrees, WGS 84.
    pub outline: Option<geo::MultiPolygon<f64>>,
}
