//! The buildings: how many dwellings, where, of which period and kind, so that the published margins hold.
//!
//! When they were built is in `eras`; rooms and energy labels are drawn in `urns`; where the buildings stand, in `estates`.

use crate::data::demo::dice::{Dice, Topic};
use crate::data::demo::margins::{Margins, apportion};
use crate::data::demo::territory::Territory;
use crate::data::demo::{eras, urns};
use crate::model::{Construction, EnergyLabels};

/// A résidence before it has a name, a place or tenants.
#[derive(Clone, Debug, PartialEq)]
pub struct Building {
    /// Position in [`Territory::communes`].
    pub commune: usize,
    pub in_qpv: bool,
    pub dwellings: u32,
    /// Position in [`Margins::periods`].
    pub period: usize,
    pub built: i32,
    pub kind: Construction,
    /// T1 to T6.
    pub rooms: [u32; 6],
    pub energy: EnergyLabels,
}

/// 24,920 dwellings for 1,900 résidences: 1.02 times the published total, the scale at which whole numbers stay
/// within 2 % of it even in the smallest commune.
const DWELLINGS_PER_RESIDENCE: f64 = 24_920.0 / 1900.0;
pub const LARGEST: f64 = 400.0;
/// Estates of the priority quartiers are the large ones; together the median is 8 and the mean 13.
const MEAN_IN_QPV: f64 = 24.0;
const MEAN_ELSEWHERE: f64 = 10.9;
const SPREAD_OF_SIZES: f64 = 0.92;
/// Houses stand in small programmes.
const MEAN_OF_HOUSES: f64 = 8.0;
const LARGEST_HOUSES: f64 = 40.0;
const STUDENT_SHARE: f64 = 0.012;
const MIXED_SHARE: f64 = 0.006;

/// The houses of a commune, or its flats inside or outside the priority quartiers.
struct Group {
    commune: usize,
    in_qpv: bool,
    houses: bool,
    dwellings: u32,
    residences: u32,
}

impl Group {
    fn mean_size(&self) -> f64 {
        match (self.houses, self.in_qpv) {
            (true, _) => MEAN_OF_HOUSES,
            (_, true) => MEAN_IN_QPV,
            _ => MEAN_ELSEWHERE,
        }
    }

    fn largest(&self) -> f64 {
        if self.houses { LARGEST_HOUSES } else { LARGEST }
    }
}

pub fn plan(seed: u64, margins: &Margins, territory: &Territory, residences: u32) -> Vec<Building> {
    let mut buildings = Vec::with_capacity(residences as usize);
    for (position, group) in groups(territory, residences).iter().enumerate() {
        let sizes = sizes(&mut Dice::new(seed, Topic::Sizes, position as u64), group);
        buildings.extend(sizes.into_iter().map(|dwellings| Building {
            commune: group.commune,
            in_qpv: group.in_qpv,
            dwellings,
            period: 0,
            built: 0,
            kind: if group.houses { Construction::Individual } else { Construction::Collective },
            rooms: [0; 6],
            energy: EnergyLabels { counts: [0; 7], unknown: 0 },
        }));
    }
    eras::assign(seed, margins, territory, &mut buildings);
    kinds(&mut Dice::new(seed, Topic::Kinds, 0), territory, &mut buildings);
    urns::rooms(&mut Dice::new(seed, Topic::Rooms, 0), margins, &mut buildings);
    urns::energy(&mut Dice::new(seed, Topic::Energy, 0), margins, territory, &mut buildings);
    buildings
}

/// With fewer résidences than groups, the largest groups alone.
fn groups(territory: &Territory, residences: u32) -> Vec<Group> {
    let mut groups: Vec<(Group, f64)> = Vec::new();
    for (commune, row) in territory.communes.iter().enumerate() {
        let margin = row.margin;
        let flats = margin.dwellings - margin.in_qpv - margin.individual;
        for (in_qpv, houses, weight) in
            [(false, false, flats), (true, false, margin.in_qpv), (false, true, margin.individual)]
        {
            if weight > 0.0 {
                groups.push((Group { commune, in_qpv, houses, dwellings: 0, residences: 0 }, weight));
            }
        }
    }
    while groups.len() > residences as usize {
        let smallest = (0..groups.len()).min_by(|&a, &b| groups[a].1.total_cmp(&groups[b].1));
        groups.remove(smallest.unwrap_or_default());
    }
    let total = (f64::from(residences) * DWELLINGS_PER_RESIDENCE).round() as u32;
    share_dwellings(&mut groups, territory.communes.len(), total);
    let mut groups: Vec<Group> = groups.into_iter().map(|(group, _)| group).collect();
    let shares: Vec<f64> =
        groups.iter().map(|group| f64::from(group.dwellings) / group.mean_size()).collect();
    // One each first, so that no group is left without a résidence.
    let spare = residences.saturating_sub(groups.len() as u32);
    for (group, extra) in groups.iter_mut().zip(apportion(spare, &shares)) {
        group.residences = (1 + extra).min(group.dwellings);
        group.dwellings = group.dwellings.max(group.residences);
    }
    let missing = residences.saturating_sub(groups.iter().map(|group| group.residences).sum());
    if let Some(largest) = groups.iter_mut().max_by_key(|group| group.dwellings) {
        largest.residences += missing;
    }
    groups
}

/// Communes first, so that rounding does not add up in the small ones.
fn share_dwellings(groups: &mut [(Group, f64)], communes: usize, total: u32) {
    let mut weights = vec![0.0; communes];
    groups.iter().for_each(|(group, weight)| weights[group.commune] += weight);
    for (commune, dwellings) in apportion(total, &weights).into_iter().enumerate() {
        let mut members: Vec<&mut (Group, f64)> =
            groups.iter_mut().filter(|(group, _)| group.commune == commune).collect();
        let weights: Vec<f64> = members.iter().map(|(_, weight)| *weight).collect();
        for (member, dwellings) in members.iter_mut().zip(apportion(dwellings, &weights)) {
            member.0.dwellings = dwellings;
        }
    }
}

/// Log-normal sizes that add up exactly.
fn sizes(dice: &mut Dice, group: &Group) -> Vec<u32> {
    let largest = group.largest();
    let shapes: Vec<f64> = (0..group.residences).map(|_| (SPREAD_OF_SIZES * dice.normal()).exp()).collect();
    let at = |scale: f64| shapes.iter().map(move |shape| (shape * scale).round().clamp(1.0, largest) as u32);
    let (mut low, mut high) = (0.0, largest);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if at(middle).map(u64::from).sum::<u64>() < u64::from(group.dwellings) {
            low = middle
        } else {
            high = middle
        }
    }
    let mut sizes: Vec<u32> = at(low).collect();
    let mut missing = i64::from(group.dwellings) - sizes.iter().map(|&size| i64::from(size)).sum::<i64>();
    // Within rounding of the total: one more or one less here and there, large ones first so that it does not show.
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&position| std::cmp::Reverse(sizes[position]));
    for position in order.iter().cycle().copied().take(2 * sizes.len() * LARGEST as usize) {
        if missing == 0 {
            break;
        }
        let size = &mut sizes[position];
        if missing > 0 && f64::from(*size) < largest {
            *size += 1;
            missing -= 1;
        } else if missing < 0 && *size > 1 {
            *size -= 1;
            missing += 1;
        }
    }
    sizes
}

/// Some student and mixed buildings among the flats; the students live in the main town.
fn kinds(dice: &mut Dice, territory: &Territory, buildings: &mut [Building]) {
    let total: u32 = buildings.iter().map(|building| building.dwellings).sum();
    let mut order: Vec<usize> = (0..buildings.len()).collect();
    dice.shuffle(&mut order);
    let main = territory
        .communes
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.margin.dwellings.total_cmp(&b.margin.dwellings))
        .map(|(commune, _)| commune);
    for (kind, share, smallest, largest) in
        [(Construction::Student, STUDENT_SHARE, 25, 120), (Construction::Mixed, MIXED_SHARE, 6, 40)]
    {
        let mut wanted = (share * f64::from(total)).round() as u32;
        for &position in &order {
            let building = &mut buildings[position];
            let suits = building.kind == Construction::Collective
                && !building.in_qpv
                && (kind != Construction::Student || Some(building.commune) == main)
                && (smallest..=largest.min(wanted)).contains(&building.dwellings);
            if suits {
                building.kind = kind;
                wanted -= building.dwellings;
            }
        }
    }
}
