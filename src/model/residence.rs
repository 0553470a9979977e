//! A résidence: a building or small group of buildings of one landlord.

use crate::model::{EurosPerMonth, Figure, Financing, Functioning, Occupancy, Opinion, Rent, Typology};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

impl LonLat {
    /// Web Mercator: 0..1 from west to east and from north to south, for latitudes within the square world (±85.05°).
    /// A latitude beyond is brought to its edge.
    pub fn mercator(self) -> [f64; 2] {
        let lat = self.lat.clamp(-85.051_128_8, 85.051_128_8).to_radians();
        [(self.lon + 180.0) / 360.0, (1.0 - lat.tan().asinh() / std::f64::consts::PI) / 2.0]
    }

    /// The place of a Web Mercator position.
    pub fn from_mercator([x, y]: [f64; 2]) -> Self {
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
        Self { lon: x * 360.0 - 180.0, lat }
    }
}

/// Rent zone of the housing benefit scale (1/2/3, not A/B1/B2/C).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AplZone {
    I,
    II,
    III,
}

impl AplZone {
    pub fn code(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::I, Self::II, Self::III].into_iter().find(|zone| zone.code() == code)
    }

    /// 1, 2 or 3: how people say it.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// How exact the position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GeoPrecision {
    /// `numero`
    HouseNumber,
    /// `voie`
    Street,
    /// `commune`: must not be drawn as exact.
    Commune,
    /// `saisie`
    Entered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Construction {
    /// `C`
    Collective,
    /// `I`
    Individual,
    /// `E`
    Student,
    /// `M`
    Mixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lift {
    Yes,
    Partial,
    No,
}

/// Dwellings by energy label; they sum to the dwellings of the résidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnergyLabels {
    /// A to G.
    pub counts: [u32; 7],
    pub unknown: u32,
}

/// Vacancy and moves of the stock vintage (table `parc`); restricted under 20 dwellings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parc {
    /// Dwellings let or offered.
    pub offered: Option<u32>,
    pub vacant: Option<u32>,
    /// Vacant for more than three months.
    pub vacant_3_months: Option<u32>,
    /// Tenants who moved in during the year.
    pub moves: Option<u32>,
}

/// A résidence, its rents, occupancy and stock at the current vintages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Residence {
    /// Opaque, stable over deliveries.
    pub id: Arc<str>,
    pub name: String,
    pub bailleur: Option<Arc<str>>,
    pub address: Option<String>,
    pub postcode: Option<Arc<str>>,
    pub insee: Arc<str>,
    pub commune: Arc<str>,
    /// Code of a zone of nature `quartier`.
    pub quartier: Option<Arc<str>>,
    /// `None` is not known, never "outside".
    pub in_qpv_2015: Option<bool>,
    pub in_qpv_2024: Option<bool>,
    pub qpv_2015: Option<Arc<str>>,
    pub qpv_2024: Option<Arc<str>>,
    /// On the list annexed to the CIA; `None` when no list was supplied.
    pub mixity_issue: Option<bool>,
    /// `None`: the zone of the commune.
    pub apl_zone: Option<AplZone>,
    pub position: Option<LonLat>,
    pub precision: Option<GeoPrecision>,
    pub construction: Option<Construction>,
    pub built: Option<i32>,
    pub rehabilitated: Option<i32>,
    pub first_let: Option<i32>,
    pub dwellings: u32,
    /// Storeys, ground floor included.
    pub storeys: Option<u32>,
    pub lift: Option<Lift>,
    pub pmr_dwellings: Option<u32>,
    pub ground_floor_dwellings: Option<u32>,
    pub heating: Option<Arc<str>>,
    pub energy: Option<EnergyLabels>,
    /// One by typologie that exists, in order; empty when no rent of the vintage was supplied.
    pub rents: Vec<Rent>,
    /// The whole résidence (`TOUS`).
    pub rent_all: Option<Rent>,
    pub financing: Vec<Financing>,
    /// All respondents, then recent movers; `None` when the file has no row.
    pub occupancy: [Option<Occupancy>; 2],
    pub parc: Option<Parc>,
    pub functioning: Vec<Functioning>,
    pub opinions: Vec<Opinion>,
}

impl Residence {
    /// The rents of a typologie. `Absent` when no rent of the vintage was supplied, `NotApplicable` when
    /// others were and the résidence has no such dwelling.
    pub fn rent(&self, typology: Typology) -> Figure<&Rent> {
        match self.rents.iter().find(|rent| rent.typology == Some(typology)) {
            Some(rent) => Figure::Published(rent),
            None if self.rents.is_empty() => Figure::Absent,
            None => Figure::NotApplicable,
        }
    }

    /// Mean monthly rent of a typologie.
    pub fn mean_rent(&self, typology: Typology) -> Figure<EurosPerMonth> {
        match self.rent(typology) {
            Figure::Published(rent) => rent.mean,
            Figure::Secret => Figure::Secret,
            Figure::Absent => Figure::Absent,
            Figure::NotApplicable => Figure::NotApplicable,
        }
    }

    /// Mean rent per m² of the whole résidence. Secret when rents are known and the row of the whole is withheld:
    /// it is then not written at all, lest it give a typologie away.
    pub fn rent_per_m2(&self) -> Figure<f64> {
        match &self.rent_all {
            Some(rent) => rent.per_m2,
            None if self.rents.iter().any(|rent| rent.known > 0) => Figure::Secret,
            None => Figure::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_world_is_a_square_whose_middle_is_off_africa() {
        assert_eq!(LonLat { lon: 0.0, lat: 0.0 }.mercator(), [0.5, 0.5]);
        for (lat, edge) in [(90.0, 0.0), (-90.0, 1.0)] {
            let [x, y] = LonLat { lon: -180.0, lat }.mercator();
            assert!(x == 0.0 && (y - edge).abs() < 1e-9, "{lat}: {y}");
        }
    }

    proptest! {
        #[test]
        fn places_go_to_mercator_and_back(lon in -180.0..180.0, lat in -85.0..85.0) {
            let back = LonLat::from_mercator(LonLat { lon, lat }.mercator());
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }
    }
}
