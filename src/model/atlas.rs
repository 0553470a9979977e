//! The content of one canonical file, at its current vintages.

use crate::model::{
    AplZone, Ceiling, Date, Figure, Indicator, Population, Residence, Rule, Term, Vintage, Zone, ZoneNature,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything the program knows once a file is open. Big, immutable, shared behind an `Arc`.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    pub meta: Meta,
    /// In the order of the file.
    pub residences: Vec<Residence>,
    /// Codes of the occupancy columns that the file has: the order of [`Occupancy::rates`].
    pub occupancy_codes: Vec<String>,
    pub zones: Vec<Zone>,
    pub references: BTreeMap<ReferenceKey, Reference>,
    /// Of the file when it carries some, otherwise those that ship with the program.
    pub ceilings: Vec<Ceiling>,
    pub indicators: Vec<Indicator>,
    pub rules: Vec<Rule>,
    pub vocabulary: Vec<Term>,
    /// Columns of `residence` that the program does not know: shown, never computed with.
    pub extras: Vec<Extra>,
}

/// An unknown column of `residence`.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// The name of the column: lower case, digits and `_`.
    pub code: String,
    pub values: ExtraValues,
}

/// In the order of [`Atlas::residences`]; `None` was never supplied.
#[derive(Clone, Debug, PartialEq)]
pub enum ExtraValues {
    Numbers(Vec<Option<f32>>),
    Texts(Vec<Option<Arc<str>>>),
}

/// Table `meta`. Everything that the file may leave out is optional.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub format_version: i64,
    pub produced_by: Option<String>,
    pub produced_on: Option<Date>,
    pub source: String,
    pub vintage_ops: Option<Vintage>,
    pub vintage_rents: Option<Vintage>,
    pub vintage_parc: Option<Vintage>,
    /// Households under which nothing is shown.
    pub floor: u32,
    pub convention: Option<String>,
    pub recipient: Option<String>,
    pub perimeter: Option<String>,
    /// Absent: never.
    pub expires_on: Option<Date>,
    pub mention: Option<String>,
    pub online_basemap: bool,
    pub synthetic: bool,
    pub fingerprint: Option<String>,
}

impl Meta {
    /// Whether asking a tile server would tell where one looks.
    pub fn confidential(&self) -> bool {
        !self.synthetic && !self.online_basemap
    }
}

/// One published row of `occupation`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occupancy {
    /// Households who answered. Its state is the state of the row: secret, absent, sans objet or published.
    pub respondents: Figure<u32>,
    pub adult_respondents: Figure<u32>,
    /// Percent of the households surveyed.
    pub response_rate: Figure<f64>,
    /// In the order of [`Atlas::occupancy_codes`].
    pub rates: Vec<Rate>,
}

/// A rate, 0–100, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    pub figure: Figure<f32>,
    /// The value is a bound: "≤ 5 %" or "≥ 95 %".
    pub bounded: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceKey {
    /// Position in [`Atlas::zones`].
    pub zone: usize,
    pub vintage: Vintage,
    pub population: ReferencePopulation,
    pub indicator: String,
    /// Empty: all résidences; otherwise a typologie mix.
    pub segment: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferencePopulation {
    All,
    RecentMovers,
    /// Dwellings (`parc`).
    Parc,
}

impl From<Population> for ReferencePopulation {
    fn from(population: Population) -> Self {
        match population {
            Population::All => Self::All,
            Population::RecentMovers => Self::RecentMovers,
        }
    }
}

/// A delivered territorial value, pooled over all households, masked résidences included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    pub value: Figure<f64>,
    pub denominator: Option<u32>,
}

impl Atlas {
    /// Position of the zone, if the file has it.
    pub fn zone(&self, nature: ZoneNature, code: &str) -> Option<usize> {
        self.zones.iter().position(|zone| zone.nature == nature && zone.code == code)
    }

    /// The first zone of that nature: the métropole, inside QPV, outside QPV.
    pub fn first_zone(&self, nature: ZoneNature) -> Option<usize> {
        self.zones.iter().position(|zone| zone.nature == nature)
    }

    /// The delivered value of an indicator over a zone, for the vintage of its source. `Absent` when there is none.
    pub fn reference(&self, zone: usize, population: ReferencePopulation, indicator: &str) -> Reference {
        let vintage = match population {
            ReferencePopulation::Parc => self.meta.vintage_parc,
            ReferencePopulation::All | ReferencePopulation::RecentMovers => self.meta.vintage_ops,
        };
        let missing = Reference { value: Figure::Absent, denominator: None };
        let Some(vintage) = vintage else { return missing };
        let key = ReferenceKey {
            zone,
            vintage,
            population,
            indicator: indicator.to_owned(),
            segment: String::new(),
        };
        self.references.get(&key).copied().unwrap_or(missing)
    }

    /// A rate of a résidence. `Absent` when the file has no such column or no row.
    pub fn rate(&self, residence: &Residence, population: Population, code: &str) -> Rate {
        let column = self.occupancy_codes.iter().position(|known| known == code);
        let row = residence.occupancy[population as usize].as_ref();
        match (column, row) {
            (Some(column), Some(row)) => row.rates[column],
            _ => Rate { figure: Figure::Absent, bounded: false },
        }
    }

    /// The APL zone of a résidence: its own, otherwise that of its commune.
    pub fn apl_zone(&self, residence: &Residence) -> Option<AplZone> {
        residence.apl_zone.or_else(|| self.zones[self.zone(ZoneNature::Commune, &residence.insee)?].apl_zone)
    }

    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    /// The French label of a code of a closed list; the code itself when the file does not name it.
    pub fn term<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.vocabulary
            .iter()
            .find(|term| term.list == list && term.code == code)
            .map_or(code, |term| &term.label)
    }
}
