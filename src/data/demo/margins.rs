//! The published margins that the stock is drawn from (`assets/reference/calibration.toml`).

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Deserialize)]
pub struct Margins {
    /// Dwellings of the old commune of Crimolois.
    pub crimolois: u32,
    commune: Vec<CommuneMargin>,
    #[serde(rename = "periode")]
    pub periods: Vec<PeriodMargin>,
    #[serde(rename = "pieces_par_type")]
    rooms_by_kind: BTreeMap<String, Rooms>,
    #[serde(rename = "loyers")]
    pub rents: RentMargin,
    #[serde(rename = "surfaces")]
    pub surfaces: SurfaceMargin,
}

/// Dwellings of a commune.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StockMargin {
    pub dwellings: f64,
    pub in_qpv: f64,
    pub individual: f64,
    pub before_1975: f64,
    /// Those whose energy label is known.
    pub known_energy: f64,
}

#[derive(Clone, Debug, Deserialize)]
struct CommuneMargin {
    insee: String,
    logements: f64,
    en_qpv: f64,
    individuels: f64,
    avant_1975: f64,
    dpe_connus: f64,
}

/// Dwellings of a construction period.
#[derive(Clone, Debug, Deserialize)]
pub struct PeriodMargin {
    /// First and last year.
    #[serde(rename = "annees")]
    pub years: [i32; 2],
    #[serde(rename = "logements")]
    pub dwellings: f64,
    #[serde(rename = "en_qpv")]
    pub inside_qpv: f64,
    #[serde(rename = "hors_qpv")]
    pub outside_qpv: f64,
    /// 1 to 4 rooms, then 5 and more.
    #[serde(rename = "pieces")]
    pub rooms: [f64; 5],
    /// A to G, then unknown.
    #[serde(rename = "dpe")]
    pub energy: [f64; 8],
}

#[derive(Clone, Debug, Deserialize)]
struct Rooms {
    pieces: [f64; 5],
}

/// €/m² of surface habitable, by financing. The figures that the result is compared with are read by the tests.
#[derive(Clone, Debug, Deserialize)]
pub struct RentMargin {
    #[serde(rename = "plai_m2")]
    pub plai: f64,
    #[serde(rename = "plus_m2")]
    pub plus: f64,
    #[serde(rename = "pls_m2")]
    pub pls: f64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct SurfaceMargin {
    /// m² by number of rooms, 1 to 5 and more.
    #[serde(rename = "moyennes")]
    pub means: [f64; 5],
}

impl Margins {
    pub fn published() -> Self {
        toml::from_str(include_str!("../../../assets/reference/calibration.toml"))
            .unwrap_or_else(|fault| panic!("assets/reference/calibration.toml: {fault}"))
    }

    /// Zero for a commune without social dwellings.
    pub fn of_commune(&self, insee: &str) -> StockMargin {
        self.commune.iter().find(|row| row.insee == insee).map_or_else(StockMargin::default, |row| {
            StockMargin {
                dwellings: row.logements,
                in_qpv: row.en_qpv,
                individual: row.individuels,
                before_1975: row.avant_1975,
                known_energy: row.dpe_connus,
            }
        })
    }

    /// Houses by number of rooms.
    pub fn individual_rooms(&self) -> [f64; 5] {
        self.rooms_by_kind.get("individuel").map_or([0.0; 5], |rooms| rooms.pieces)
    }
}

/// Splits a whole number in proportion to weights, by largest remainder; the first of equal remainders first.
pub fn apportion(total: u32, weights: &[f64]) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| f64::from(total) * weight / sum).collect();
    let mut parts: Vec<u32> = exact.iter().map(|part| part.floor() as u32).collect();
    let left = total.saturating_sub(parts.iter().sum()) as usize;
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    order.into_iter().take(left).for_each(|position| parts[position] += 1);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_transcribed_margins_add_up_to_the_published_total() {
        let margins = Margins::published();
        let total = 24_431.0;
        assert_eq!(margins.commune.iter().map(|row| row.logements).sum::<f64>(), total);
        assert_eq!(margins.commune.iter().map(|row| row.en_qpv).sum::<f64>(), 7532.0);
        assert_eq!(margins.commune.iter().map(|row| row.individuels).sum::<f64>(), 1423.0);
        assert_eq!(margins.commune.iter().map(|row| row.avant_1975).sum::<f64>(), 9075.0);
        let known: f64 = margins.periods.iter().flat_map(|period| &period.energy[..7]).sum();
        assert_eq!(margins.commune.iter().map(|row| row.dpe_connus).sum::<f64>(), known);
        for period in &margins.periods {
            assert_eq!(period.inside_qpv + period.outside_qpv, period.dwellings);
            assert_eq!(period.rooms.iter().sum::<f64>(), period.dwellings);
            assert_eq!(period.energy.iter().sum::<f64>(), period.dwellings);
        }
        assert_eq!(margins.periods.iter().map(|period| period.dwellings).sum::<f64>(), total);
        assert_eq!(margins.individual_rooms().iter().sum::<f64>(), 1423.0);
    }

    #[test]
    fn parts_add_up() {
        assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(apportion(0, &[1.0, 2.0]), [0, 0]);
        assert_eq!(apportion(5, &[0.0, 0.0]), [0, 0]);
    }
}
