//! The dictionary of indicators.

use crate::data::reference::parse;
use crate::model::{Disclosure, Indicator, Sense, Universe};
use serde::Deserialize;

/// The dictionary of indicators, stored and computed, in the order of screens.
pub fn indicators() -> Vec<Indicator> {
    let file: File = parse("indicateurs.toml", include_str!("../../../assets/reference/indicateurs.toml"));
    file.indicateur.into_iter().zip(1..).map(|(row, order)| row.read(order)).collect()
}

#[derive(Deserialize)]
struct File {
    indicateur: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    libelle: String,
    libelle_court: String,
    definition: String,
    unite: String,
    univers: UniverseCode,
    numerateur: String,
    denominateur: String,
    sens: SenseCode,
    famille: Option<String>,
    source: String,
    millesimes_comparables: Option<String>,
    diffusion: DisclosureCode,
    #[serde(default)]
    calcule: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum UniverseCode {
    Menage,
    Majeur,
    Occupant,
    Logement,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum SenseCode {
    DefavorableHaut,
    FavorableHaut,
    Neutre,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum DisclosureCode {
    Diffusable,
    Interne,
}

impl Row {
    fn read(self, order: i64) -> Indicator {
        Indicator {
            code: self.code,
            label: self.libelle,
            short_label: self.libelle_court,
            definition: self.definition,
            unit: self.unite,
            universe: match self.univers {
                UniverseCode::Menage => Universe::Household,
                UniverseCode::Majeur => Universe::Adult,
                UniverseCode::Occupant => Universe::Occupant,
                UniverseCode::Logement => Universe::Dwelling,
            },
            numerator: self.numerateur,
            denominator: self.denominateur,
            sense: match self.sens {
                SenseCode::DefavorableHaut => Sense::HighIsUnfavourable,
                SenseCode::FavorableHaut => Sense::HighIsFavourable,
                SenseCode::Neutre => Sense::Neutral,
            },
            family: self.famille,
            source: self.source,
            comparable_vintages: self.millesimes_comparables,
            disclosure: match self.diffusion {
                DisclosureCode::Diffusable => Disclosure::Public,
                DisclosureCode::Interne => Disclosure::Internal,
            },
            computed: self.calcule,
            order,
        }
    }
}
