//! Scales of the housing benefit, dated.

use crate::data::reference::parse;
use crate::model::{AplZone, Ceiling, Date, EurosPerMonth};
use serde::Deserialize;

/// Dated scales of the housing benefit: rents (`apl_loyer`), then the flat rate for charges (`apl_charges`).
pub fn ceilings() -> Vec<Ceiling> {
    let file: File = parse("plafonds.toml", include_str!("../../../assets/reference/plafonds.toml"));
    let rents = file.apl_loyer.iter().flat_map(|scale| scale.rows("apl_loyer"));
    let charges = file.apl_charges.iter().flat_map(|scale| scale.rows("apl_charges"));
    rents.chain(charges).collect()
}

#[derive(Deserialize)]
struct File {
    apl_loyer: Vec<Scale>,
    apl_charges: Vec<Scale>,
}

#[derive(Deserialize)]
struct Scale {
    date_effet: Date,
    zone: Option<String>,
    isole: EurosPerMonth,
    couple: EurosPerMonth,
    #[serde(rename = "1_pac")]
    one_dependant: Option<EurosPerMonth>,
    pac_sup: EurosPerMonth,
    source: String,
}

impl Scale {
    fn rows(&self, nature: &str) -> Vec<Ceiling> {
        let amounts = [
            ("isole", Some(self.isole)),
            ("couple", Some(self.couple)),
            ("1_pac", self.one_dependant),
            ("pac_sup", Some(self.pac_sup)),
        ];
        amounts
            .into_iter()
            .filter_map(|(composition, amount)| {
                Some(Ceiling {
                    nature: nature.to_owned(),
                    effective: self.date_effet,
                    zone: self.zone.as_deref().and_then(AplZone::from_code),
                    composition: composition.to_owned(),
                    amount: amount?,
                    unit: "€/mois".to_owned(),
                    source: self.source.clone(),
                })
            })
            .collect()
    }
}
