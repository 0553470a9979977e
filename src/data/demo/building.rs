//! A row of `residence`: what the building is like, and how well its place is known.

use crate::data::demo::dice::Dice;
use crate::data::demo::dijon;
use crate::data::demo::estates::{LANDLORDS, Site};
use crate::data::demo::stock::Building;
use crate::data::demo::territory::{QPV_2015, QPV_2024, Territory};
use crate::model::{Construction, GeoPrecision, Lift, Residence};
use std::sync::Arc;

/// What is known of the place of a résidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    Exact(GeoPrecision),
    /// At the centre of its commune.
    Commune,
    Unknown,
}

/// Who and where, as the file says it.
pub struct Identity<'a> {
    pub id: String,
    pub name: String,
    pub street: &'a str,
}

/// One résidence out of so many is not placed exactly; one of these out of four has no coordinates at all.
const UNSURE: u64 = 60;
const UNPLACED: u64 = 4;

/// Spread evenly over the file, outside the priority quartiers.
pub fn placing(dice: &mut Dice, building: &Building, rank: u64) -> Placing {
    if !building.in_qpv && rank % UNSURE == UNSURE / 2 {
        return if (rank / UNSURE).is_multiple_of(UNPLACED) { Placing::Unknown } else { Placing::Commune };
    }
    Placing::Exact(match dice.weighted(&[90.0, 9.0, 1.0]) {
        0 => GeoPrecision::HouseNumber,
        1 => GeoPrecision::Street,
        _ => GeoPrecision::Entered,
    })
}

pub fn residence(
    dice: &mut Dice,
    territory: &Territory,
    building: &Building,
    site: &Site,
    placing: Placing,
    identity: Identity<'_>,
) -> Residence {
    let commune = &territory.communes[building.commune];
    let zone_code = |generation: usize, position: Option<usize>| {
        position.map(|position| territory.perimeters[generation][position].code.clone())
    };
    let perimeter = |generation| territory.perimeter(generation, site.position);
    let qpv_2015 = perimeter(QPV_2015).filter(|_| building.in_qpv);
    let (in_qpv_2024, qpv_2024) = match placing {
        Placing::Exact(_) if territory.perimeters[QPV_2024].is_empty() => (Some(building.in_qpv), None),
        Placing::Exact(_) => (Some(perimeter(QPV_2024).is_some()), perimeter(QPV_2024)),
        // Nobody can say on which side of a perimeter an unplaced building stands.
        Placing::Commune | Placing::Unknown => (None, None),
    };
    let (position, precision) = match placing {
        Placing::Exact(precision) => (Some(site.position), Some(precision)),
        Placing::Commune => (Some(commune.centre), Some(GeoPrecision::Commune)),
        Placing::Unknown => (None, None),
    };
    let address = match placing {
        Placing::Exact(GeoPrecision::HouseNumber | GeoPrecision::Entered) => {
            Some(format!("{} {}", site.number, identity.street))
        }
        Placing::Exact(_) => Some(identity.street.to_owned()),
        Placing::Commune | Placing::Unknown => None,
    };
    let storeys = storeys(dice, building);
    let lift = lift(dice, building, storeys);
    let first_let = building.built + dice.between(0, 1);
    Residence {
        id: identity.id.into(),
        name: identity.name,
        bailleur: Some(LANDLORDS[site.landlord as usize].0.into()),
        address,
        postcode: Some(commune.postcode.clone()),
        insee: commune.insee.clone(),
        commune: commune.name.clone(),
        quartier: territory
            .quartier(building.commune, site.position)
            .map(|q| territory.quartiers[q].code.clone()),
        in_qpv_2015: (placing != Placing::Unknown).then_some(building.in_qpv),
        in_qpv_2024,
        qpv_2015: zone_code(QPV_2015, qpv_2015),
        qpv_2024: zone_code(QPV_2024, qpv_2024),
        mixity_issue: None,
        apl_zone: dijon::apl_exception(commune, site.position),
        position,
        precision,
        construction: Some(building.kind),
        built: Some(building.built),
        rehabilitated: (building.built < 1995 && dice.chance(0.35)).then(|| dice.between(1998, 2021)),
        first_let: Some(first_let),
        dwellings: building.dwellings,
        storeys,
        lift,
        pmr_dwellings: pmr(dice, building),
        ground_floor_dwellings: ground_floor(dice, building, storeys),
        heating: dice.chance(0.93).then(|| heating(dice, building)),
        energy: Some(building.energy),
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    }
}

fn storeys(dice: &mut Dice, building: &Building) -> Option<u32> {
    if building.kind == Construction::Individual {
        return Some(dice.between(1, 2) as u32);
    }
    let (low, high) = match (building.dwellings, (1955..1980).contains(&building.built)) {
        (..=6, _) => (2, 3),
        (7..=15, _) => (3, 5),
        (16..=40, true) => (4, 6),
        (16..=40, false) => (3, 5),
        (41..=90, true) => (5, 10),
        (41..=90, false) => (4, 7),
        (_, true) => (6, 15),
        (_, false) => (5, 9),
    };
    dice.chance(0.97).then(|| dice.between(low, high) as u32)
}

fn lift(dice: &mut Dice, building: &Building, storeys: Option<u32>) -> Option<Lift> {
    if building.kind == Construction::Individual {
        return Some(Lift::No);
    }
    let storeys = storeys?;
    let likely = match storeys {
        0..=3 => 0.1,
        4..=5 if building.built < 1985 => 0.35,
        4..=5 => 0.85,
        _ => 0.96,
    };
    Some(if !dice.chance(likely) {
        Lift::No
    } else if building.dwellings > 40 && dice.chance(0.15) {
        Lift::Partial
    } else {
        Lift::Yes
    })
}

fn pmr(dice: &mut Dice, building: &Building) -> Option<u32> {
    let share = match building.built {
        ..1980 => 0.01,
        1980..2007 => 0.05,
        _ => 0.2,
    };
    let suited = (0..building.dwellings).filter(|_| dice.chance(share)).count() as u32;
    dice.chance(0.8).then_some(suited)
}

fn ground_floor(dice: &mut Dice, building: &Building, storeys: Option<u32>) -> Option<u32> {
    if building.kind == Construction::Individual {
        return Some(building.dwellings);
    }
    let floors = storeys?.max(1);
    dice.chance(0.85).then(|| building.dwellings / floors)
}

/// There is no closed list of heatings: the words are shown as they are.
fn heating(dice: &mut Dice, building: &Building) -> Arc<str> {
    let weights = match (building.kind, building.in_qpv) {
        (Construction::Individual, _) => [0.0, 0.0, 75.0, 25.0],
        (_, true) => [65.0, 20.0, 13.0, 2.0],
        _ => [25.0, 25.0, 40.0, 10.0],
    };
    let words = ["réseau de chaleur", "gaz collectif", "gaz individuel", "électrique individuel"];
    words[dice.weighted(&weights)].into()
}

/// Whether heat is paid with the charges.
pub fn is_collective(heating: &str) -> bool {
    heating == "réseau de chaleur" || heating == "gaz collectif"
}
