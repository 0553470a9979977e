//! Dwellings into résidences: a key, and counts. The rule in words is `regle` of the profile; it goes into `meta`.

use crate::data::import::dwelling::{Dwelling, Refused};
use crate::data::import::{Mended, Place, Reason, Report};
use crate::model::{Construction, FinancingGroup, LonLat, Typology};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Résidences in the making, by key.
#[derive(Default)]
pub struct Groups {
    groups: BTreeMap<String, Group>,
    /// Names of communes: a source may write one in several ways.
    communes: BTreeMap<String, Tally<String>>,
}

/// Counts of what the dwellings of a résidence say.
#[derive(Default)]
pub struct Group {
    pub insee: String,
    first_source: usize,
    pub dwellings: u32,
    pub postcodes: Tally<String>,
    pub bailleurs: Tally<String>,
    pub names: Tally<String>,
    pub programmes: Tally<String>,
    pub addresses: Tally<String>,
    pub localities: Tally<String>,
    pub built: Tally<i32>,
    pub first_let: Tally<i32>,
    pub typologies: [Rooms; 6],
    pub unknown_typologies: u32,
    pub financing: [u32; 6],
    pub unknown_financing: u32,
    pub constructions: [u32; 3],
    /// A to G.
    pub energy: [u32; 7],
    pub in_qpv: u32,
    pub outside_qpv: u32,
    sum: (f64, f64),
    pub located: u32,
}

/// Dwellings of one typologie.
#[derive(Clone, Copy, Default)]
pub struct Rooms {
    pub dwellings: u32,
    pub surface: f64,
    pub measured: u32,
}

/// How many times each value was seen.
pub struct Tally<T>(BTreeMap<T, u32>);

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Ord + Clone> Tally<T> {
    pub fn add(&mut self, value: Option<T>) {
        if let Some(value) = value {
            *self.0.entry(value).or_default() += 1;
        }
    }

    /// The value seen most often; among equals the first in order.
    pub fn most(&self) -> Option<&T> {
        let best = self.0.iter().rev().max_by_key(|(_, count)| **count);
        best.map(|(value, _)| value)
    }
}

impl Groups {
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// # Errors
    /// When nothing says to which résidence the dwelling belongs.
    pub fn add(&mut self, dwelling: Dwelling, place: Place, report: &mut Report) -> Result<(), Refused> {
        let key = key(&dwelling).ok_or((Reason::Unattached, None))?;
        self.communes.entry(dwelling.insee.clone()).or_default().add(dwelling.commune.clone());
        let group = self.groups.entry(key).or_insert_with(|| Group {
            insee: dwelling.insee.clone(),
            first_source: place.source,
            ..Group::default()
        });
        if group.first_source != place.source {
            report.mend(Mended::SharedResidence, place);
        }
        group.add(dwelling);
        Ok(())
    }

    /// Communes met, with the name most often given, by INSEE code.
    pub fn communes(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.communes.iter().map(|(insee, names)| (insee.as_str(), names.most().map(String::as_str)))
    }

    /// Identifier and counts of each résidence, in the order of the keys: by commune.
    pub fn into_residences(self) -> impl Iterator<Item = (String, Group)> {
        self.groups.into_iter().map(|(key, group)| (identifier(&key), group))
    }
}

/// Always within a commune, and within a landlord where the source names one. Changing this changes every `id`.
fn key(dwelling: &Dwelling) -> Option<String> {
    let bailleur = dwelling.bailleur.as_deref().map(crate::data::import::names::folded).unwrap_or_default();
    let place = format!("{}|{bailleur}", dwelling.insee);
    if let Some(block) = &dwelling.block {
        return Some(format!("{place}|immeuble|{block}"));
    }
    let convention = dwelling.convention.as_deref().unwrap_or_default();
    let address = &dwelling.address.key;
    if convention.is_empty() && address.is_empty() {
        return None;
    }
    let built = dwelling.built.map(|year| year.to_string()).unwrap_or_default();
    Some(format!("{place}|convention|{convention}|{built}|{address}"))
}

/// A letter first, so that no spreadsheet takes it for a number; then 60 bits of the key's SHA-256.
fn identifier(key: &str) -> String {
    let digest = Sha256::digest(key.as_bytes());
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("r{}", &hex[..15])
}

impl Group {
    fn add(&mut self, dwelling: Dwelling) {
        self.dwellings += 1;
        self.postcodes.add(dwelling.postcode);
        self.bailleurs.add(dwelling.bailleur);
        self.names.add(dwelling.name);
        self.programmes.add(dwelling.address.programme);
        self.addresses.add(dwelling.address.written);
        self.localities.add(dwelling.locality);
        self.built.add(dwelling.built);
        self.first_let.add(dwelling.first_let);
        match dwelling.typology {
            Some(typology) => {
                let rooms = &mut self.typologies[typology.index()];
                rooms.dwellings += 1;
                if let Some(surface) = dwelling.surface {
                    rooms.surface += surface;
                    rooms.measured += 1;
                }
            }
            None => self.unknown_typologies += 1,
        }
        match dwelling.financing {
            Some(group) => self.financing[group as usize] += 1,
            None => self.unknown_financing += 1,
        }
        match dwelling.construction {
            Some(Construction::Collective) => self.constructions[0] += 1,
            Some(Construction::Individual) => self.constructions[1] += 1,
            Some(Construction::Student) => self.constructions[2] += 1,
            Some(Construction::Mixed) | None => (),
        }
        if let Some(label) = dwelling.energy {
            self.energy[label] += 1;
        }
        match dwelling.in_qpv {
            Some(true) => self.in_qpv += 1,
            Some(false) => self.outside_qpv += 1,
            None => (),
        }
        if let Some(position) = dwelling.position {
            self.sum = (self.sum.0 + position.lon, self.sum.1 + position.lat);
            self.located += 1;
        }
    }

    /// The mean of the dwellings that have a place.
    pub fn position(&self) -> Option<LonLat> {
        let count = f64::from(self.located);
        let mean = |sum: f64| (sum / count * 1e7).round() / 1e7;
        (self.located > 0).then(|| LonLat { lon: mean(self.sum.0), lat: mean(self.sum.1) })
    }

    pub fn construction(&self) -> Option<Construction> {
        match self.constructions {
            [0, 0, 0] => None,
            [_, 0, 0] => Some(Construction::Collective),
            [0, _, 0] => Some(Construction::Individual),
            [0, 0, _] => Some(Construction::Student),
            _ => Some(Construction::Mixed),
        }
    }

    /// Inside when all who say so agree; `None` when nobody says, or when they do not agree.
    pub fn qpv(&self) -> Option<bool> {
        match (self.in_qpv, self.outside_qpv) {
            (0, 0) => None,
            (_, 0) => Some(true),
            (0, _) => Some(false),
            _ => None,
        }
    }

    pub fn is_torn(&self) -> bool {
        self.in_qpv > 0 && self.outside_qpv > 0
    }

    pub fn rooms(&self) -> impl Iterator<Item = (Typology, Rooms)> + '_ {
        Typology::ALL.into_iter().zip(self.typologies).filter(|(_, rooms)| rooms.dwellings > 0)
    }

    pub fn financing(&self) -> impl Iterator<Item = (FinancingGroup, u32)> + '_ {
        FinancingGroup::ALL.into_iter().zip(self.financing).filter(|(_, count)| *count > 0)
    }
}
