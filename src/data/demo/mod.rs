//! The synthetic file: deterministic for a seed, calibrated on published marginals, marked fictitious everywhere.
//!
//! `stock` plans the buildings with `eras` and `urns`, `estates` lays them out on a `territory`, `households` fills them; `rents`,
//! `occupancy`, `opinions` and `references` make the rows. What may be shown is decided in `domain::secrecy`, and
//! the file is written by [`Writer`], résidence by résidence.

mod building;
mod country;
mod dice;
mod dijon;
mod eras;
mod estates;
mod fitting;
mod households;
mod margins;
mod names;
mod occupancy;
mod opinions;
mod references;
mod rents;
mod scene;
mod shapes;
mod stock;
mod territory;
#[cfg(test)]
mod tests;
mod urns;

use crate::data::{DataError, Fid, Writer, reference};
use crate::domain::secrecy::FLOOR;
use crate::model::{Date, Progress, Vintage};
use margins::Margins;
use scene::Scene;
use std::path::Path;
use territory::Territory;

#[derive(Clone, Debug, PartialEq)]
pub struct DemoOptions {
    pub residences: u32,
    pub seed: u64,
    /// Ascending; the last is the current one.
    pub vintages: Vec<Vintage>,
    /// Every date written comes from here.
    pub today: Date,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            residences: 1900,
            seed: 2022,
            vintages: vec![Vintage::new(2018), Vintage::new(2020), Vintage::new(2022)],
            today: Date::constant(2026, 1, 1),
        }
    }
}

/// Up to this many résidences the stock is Dijon's; beyond, a country's.
const LARGEST_METROPOLE: u32 = 5000;

/// Writes the demonstration.
///
/// # Errors
/// As [`crate::data::Writer::finish`].
pub fn generate(path: &Path, options: &DemoOptions, progress: &Progress) -> Result<(), DataError> {
    progress.begin(u64::from(options.residences));
    let margins = Margins::published();
    let territory = if options.residences > LARGEST_METROPOLE {
        country::territory(&margins)
    } else {
        dijon::territory(&margins)
    };
    let codes: Vec<String> = occupancy::MEASURES.iter().map(|measure| measure.code.to_owned()).collect();
    let mut writer = Writer::create(path, &codes, progress)?;
    write_meta(&mut writer, options, &territory)?;
    let zones: Vec<Fid> = territory.zones.iter().map(|zone| writer.zone(zone)).collect::<Result<_, _>>()?;

    let buildings = stock::plan(options.seed, &margins, &territory, options.residences);
    let ceilings = reference::ceilings();
    let mut scene = Scene::set(options, &margins, &territory, &ceilings, &buildings);
    for (rank, plan) in (0u64..).zip(&buildings) {
        scene.write_residence(&mut writer, rank, plan)?;
        progress.advance()?;
    }
    if let Some(&current) = options.vintages.last() {
        scene.pools.write(&mut writer, &territory, &zones, current)?;
    }
    ceilings.iter().try_for_each(|row| writer.ceiling(row))?;
    reference::indicators().iter().try_for_each(|row| writer.indicator(row))?;
    reference::rules().iter().try_for_each(|row| writer.rule(row))?;
    reference::vocabulary().iter().try_for_each(|row| writer.term(row))?;
    writer.finish()
}

fn write_meta(
    writer: &mut Writer<'_>,
    options: &DemoOptions,
    territory: &Territory,
) -> Result<(), DataError> {
    writer.meta("produit_par", concat!("atlas-ops ", env!("CARGO_PKG_VERSION")))?;
    writer.meta("produit_le", &options.today.to_string())?;
    writer.meta("source", "jeu de données fictif, aucune donnée USH BFC")?;
    if let Some(current) = options.vintages.last() {
        for key in ["millesime_ops", "millesime_loyers", "millesime_parc"] {
            writer.meta(key, &current.year().to_string())?;
        }
    }
    writer.meta("seuil_secret", &FLOOR.to_string())?;
    writer.meta("convention", "sans objet, données fictives")?;
    writer.meta("destinataire", "CALEOL de démonstration")?;
    writer.meta("perimetre", &territory.name)?;
    writer.meta(
        "mention",
        "DONNÉES FICTIVES. Résidences, bailleurs, loyers et ménages inventés\u{202f}; marges du parc réglées sur le RPLS au \
         1er janvier 2019 (SDES). Secret statistique\u{a0}: seuil de 11 ménages.",
    )?;
    writer.meta("fond_en_ligne", "0")?;
    writer.meta("synthetique", "1")
}
