//! The buildings: how many dwellings, where, of which period and kind, so that the published margins hold.
//!
//! Rooms and energy labels are drawn in `urns`; where the buildings stand, in `estates`.

use crate::data::demo::dice::{Dice, Topic};
use crate::data::demo::margins::{Margins, apportion};
use crate::data::demo::territory::Territory;
use crate::data::demo::urns;
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
const LARGEST_HOUSES: u32 = 40;
const STUDENT_SHARE: f64 = 0.012;
const MIXED_SHARE: f64 = 0.006;

/// A commune, inside or outside the priority quartiers.
struct Group {
    commune: usize,
    in_qpv: bool,
    dwellings: u32,
    residences: u32,
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
            kind: Construction::Collective,
            rooms: [0; 6],
            energy: EnergyLabels { counts: [0; 7], unknown: 0 },
        }));
    }
    periods(seed, margins, territory, &mut buildings);
    kinds(&mut Dice::new(seed, Topic::Kinds, 0), territory, &mut buildings);
    urns::rooms(&mut Dice::new(seed, Topic::Rooms, 0), margins, &mut buildings);
    urns::energy(&mut Dice::new(seed, Topic::Energy, 0), margins, &mut buildings);
    buildings
}

/// With fewer résidences than groups, the largest groups alone.
fn groups(territory: &Territory, residences: u32) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut weights: Vec<f64> = Vec::new();
    for (commune, row) in territory.communes.iter().enumerate() {
        for (in_qpv, weight) in [(false, row.margin.dwellings - row.margin.in_qpv), (true, row.margin.in_qpv)]
        {
            if weight > 0.0 {
                groups.push(Group { commune, in_qpv, dwellings: 0, residences: 0 });
                weights.push(weight);
            }
        }
    }
    while groups.len() > residences as usize {
        let smallest =
            (0..weights.len()).min_by(|&a, &b| weights[a].total_cmp(&weights[b])).unwrap_or_default();
        groups.remove(smallest);
        weights.remove(smallest);
    }
    let total = (f64::from(residences) * DWELLINGS_PER_RESIDENCE).round() as u32;
    for (group, dwellings) in groups.iter_mut().zip(apportion(total, &weights)) {
        group.dwellings = dwellings;
    }
    let shares: Vec<f64> =
        groups.iter().map(|group| f64::from(group.dwellings) / mean_size(group.in_qpv)).collect();
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

fn mean_size(in_qpv: bool) -> f64 {
    if in_qpv { MEAN_IN_QPV } else { MEAN_ELSEWHERE }
}

/// Log-normal sizes that add up exactly.
fn sizes(dice: &mut Dice, group: &Group) -> Vec<u32> {
    let shapes: Vec<f64> = (0..group.residences).map(|_| (SPREAD_OF_SIZES * dice.normal()).exp()).collect();
    let at = |scale: f64| shapes.iter().map(move |shape| (shape * scale).round().clamp(1.0, LARGEST) as u32);
    let (mut low, mut high) = (0.0, LARGEST);
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
        if missing > 0 && f64::from(*size) < LARGEST {
            *size += 1;
            missing -= 1;
        } else if missing < 0 && *size > 1 {
            *size -= 1;
            missing += 1;
        }
    }
    sizes
}

/// Gives each building a period: the large ones choose first, among what is most wanted where they stand.
fn periods(seed: u64, margins: &Margins, territory: &Territory, buildings: &mut [Building]) {
    let overall: f64 =
        margins.periods.iter().filter(|period| period.years[0] < 1975).map(|p| p.dwellings).sum();
    let old_share = overall / f64::from(margins.total);
    let mut dice = Dice::new(seed, Topic::Periods, 0);
    for in_qpv in [true, false] {
        let mut order: Vec<usize> = (0..buildings.len()).filter(|&b| buildings[b].in_qpv == in_qpv).collect();
        order.sort_by_key(|&b| std::cmp::Reverse(buildings[b].dwellings));
        let total = order.iter().map(|&b| buildings[b].dwellings).sum();
        let weights: Vec<f64> =
            margins.periods.iter().map(|p| if in_qpv { p.inside_qpv } else { p.outside_qpv }).collect();
        let mut wanted: Vec<f64> = apportion(total, &weights).into_iter().map(f64::from).collect();
        for position in order {
            let building = &mut buildings[position];
            let margin = territory.communes[building.commune].margin;
            let old = (margin.before_1975 / margin.dwellings / old_share).clamp(0.03, 2.0);
            let size = f64::from(building.dwellings);
            let appeal = margins.periods.iter().zip(&wanted).map(|(period, &wanted)| {
                let fits = if period.years[0] < 1971 { old } else { 1.0 };
                // A period that the building would overfill comes last.
                if wanted >= size { wanted * fits * (0.4 + dice.unit()) } else { wanted - size }
            });
            let chosen = appeal.enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(period, _)| period);
            building.period = chosen.unwrap_or_default();
            wanted[building.period] -= size;
            let [first, last] = margins.periods[building.period].years;
            building.built = dice.between(first, last);
        }
    }
}

/// Houses by commune, as published; some student and mixed buildings besides.
fn kinds(dice: &mut Dice, territory: &Territory, buildings: &mut [Building]) {
    let total: u32 = buildings.iter().map(|building| building.dwellings).sum();
    let published: f64 = territory.communes.iter().map(|commune| commune.margin.dwellings).sum();
    let mut order: Vec<usize> = (0..buildings.len()).collect();
    dice.shuffle(&mut order);
    for (commune, row) in territory.communes.iter().enumerate() {
        let mut wanted = (row.margin.individual * f64::from(total) / published).round() as u32;
        for &position in &order {
            let building = &mut buildings[position];
            let suits = building.commune == commune && !building.in_qpv;
            if suits && building.dwellings <= wanted.min(LARGEST_HOUSES) {
                building.kind = Construction::Individual;
                wanted -= building.dwellings;
            }
        }
    }
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
