//! Rates of the stock of one résidence: vacancy, moves, energy. Computed on reading, never stored.

use crate::model::{EnergyLabels, Figure, Residence};

/// Vacancy and moves are restricted: shown from this many dwellings (`domaine.md` § 2.4).
pub const RESTRICTED_UNDER: u32 = 20;

/// A share of dwellings: numerator and denominator.
pub type Share = Figure<(u32, u32)>;

/// Dwellings vacant among those let or offered. Secret under 20 dwellings.
pub fn vacancy(residence: &Residence) -> Share {
    of_offered(residence, |parc| parc.vacant)
}

/// Dwellings vacant for more than three months among those let or offered. Secret under 20 dwellings.
pub fn long_vacancy(residence: &Residence) -> Share {
    of_offered(residence, |parc| parc.vacant_3_months)
}

/// Dwellings whose tenant changed in the year among those let or offered. Secret under 20 dwellings.
pub fn mobility(residence: &Residence) -> Share {
    of_offered(residence, |parc| parc.moves)
}

/// Dwellings E, F or G among those whose label is known. Absent when none is.
pub fn energy_efg(residence: &Residence) -> Share {
    let Some(energy) = residence.energy else { return Figure::Absent };
    match known_labels(&energy) {
        0 => Figure::Absent,
        known => Figure::Published((energy.counts[4..].iter().sum(), known)),
    }
}

/// Whether half of the labels or more are unknown: a share of the known ones then concludes nothing.
pub fn mostly_unknown(energy: &EnergyLabels) -> bool {
    energy.unknown >= known_labels(energy)
}

pub fn known_labels(energy: &EnergyLabels) -> u32 {
    energy.counts.iter().sum()
}

/// Percent, rounded to 4 decimals as in the file.
pub fn percent(share: Share) -> Figure<f64> {
    share.map(|(numerator, denominator)| rounded(f64::from(numerator) / f64::from(denominator) * 100.0))
}

/// To 4 decimals: what the file holds, and what a rate in `f32` comes from.
pub fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn of_offered(residence: &Residence, numerator: impl Fn(&crate::model::Parc) -> Option<u32>) -> Share {
    let Some(parc) = &residence.parc else { return Figure::Absent };
    match (numerator(parc), parc.offered) {
        (Some(_), Some(0)) => Figure::NotApplicable,
        (Some(_), Some(_)) if residence.dwellings < RESTRICTED_UNDER => Figure::Secret,
        (Some(numerator), Some(offered)) => Figure::Published((numerator, offered)),
        _ => Figure::Absent,
    }
}
