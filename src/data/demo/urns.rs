//! Rooms and energy labels, drawn without replacement from urns that hold the published counts: margins are exact.

use crate::data::demo::dice::Dice;
use crate::data::demo::fitting::{Sum, fit};
use crate::data::demo::margins::{Margins, apportion};
use crate::data::demo::stock::Building;
use crate::data::demo::territory::Territory;
use crate::model::Construction;

/// Among dwellings of five rooms and more, those of six and more.
const SIX_ROOMS: f64 = 0.14;
/// How much buildings differ in small and large dwellings; nearly all have T3.
const SPREAD_OF_ROOMS: [f64; 5] = [0.5, 0.4, 0.15, 0.4, 0.5];
/// Dwellings from which a building repeats its floors.
const FLOORS_FROM: u32 = 8;

/// Houses first, then the flats of each period.
pub fn rooms(dice: &mut Dice, margins: &Margins, buildings: &mut [Building]) {
    let houses = positions(dice, buildings, |building| building.kind == Construction::Individual);
    let mut urn = apportion(dwellings(buildings, &houses), &margins.individual_rooms());
    let mut drawn = vec![[0u32; 5]; margins.periods.len()];
    for position in houses {
        let building = &mut buildings[position];
        let counts = draw_floors(dice, &mut urn, building.dwellings, &[1.0; 5]);
        (0..5).for_each(|room| drawn[building.period][room] += counts[room]);
        building.rooms = with_six_rooms(dice, counts);
    }
    for (period, margin) in margins.periods.iter().enumerate() {
        let mut flats = positions(dice, buildings, |building| {
            building.kind != Construction::Individual && building.period == period
        });
        // Student buildings take the small dwellings while there are some.
        flats.sort_by_key(|&position| buildings[position].kind != Construction::Student);
        let total = dwellings(buildings, &flats);
        let all = total + drawn[period].iter().sum::<u32>();
        let left: Vec<f64> = apportion(all, &margin.rooms)
            .into_iter()
            .zip(drawn[period])
            .map(|(wanted, drawn)| f64::from(wanted.saturating_sub(drawn)))
            .collect();
        let mut urn = apportion(total, &left);
        if urn.iter().sum::<u32>() < total {
            // All that the period should have were houses already.
            urn = apportion(total, &margin.rooms);
        }
        for position in flats {
            let building = &mut buildings[position];
            let tilt: [f64; 5] = match building.kind {
                Construction::Student => [40.0, 3.0, 0.3, 0.1, 0.1],
                _ => SPREAD_OF_ROOMS.map(|spread| (spread * dice.normal()).exp()),
            };
            let counts = draw_floors(dice, &mut urn, building.dwellings, &tilt);
            building.rooms = with_six_rooms(dice, counts);
        }
    }
}

/// One label for most of a building, since most are known for the building; or unknown altogether.
///
/// How many are known is published by commune and by period, which is not how they cross: the even crossing is taken.
pub fn energy(dice: &mut Dice, margins: &Margins, territory: &Territory, buildings: &mut [Building]) {
    let known = known_labels(margins, territory, buildings);
    for (period, margin) in margins.periods.iter().enumerate() {
        let mut labelled: Vec<(usize, u32)> = Vec::new();
        for (commune, known) in known.iter().enumerate() {
            let order = positions(dice, buildings, |b| b.period == period && b.commune == commune);
            labelled.extend(shared_out(dice, buildings, &order, known[period]));
        }
        dice.shuffle(&mut labelled);
        let mut urn = apportion(labelled.iter().map(|&(_, known)| known).sum(), &margin.energy[..7]);
        for (position, known) in labelled {
            let energy = &mut buildings[position].energy;
            let mut left = known;
            while left > 0 {
                let weights: [f64; 7] = std::array::from_fn(|label| f64::from(urn[label]));
                let label = dice.weighted(&weights);
                let share = 0.7 + 0.3 * dice.unit();
                let taken = ((f64::from(left) * share).ceil() as u32).clamp(1, left).min(urn[label].max(1));
                urn[label] = urn[label].saturating_sub(taken);
                left -= taken;
                energy.counts[label] += taken;
            }
        }
    }
    for building in buildings {
        building.energy.unknown = building.dwellings - building.energy.counts.iter().sum::<u32>();
    }
}

/// Dwellings whose label is known, by commune and period.
fn known_labels(margins: &Margins, territory: &Territory, buildings: &[Building]) -> Vec<Vec<u32>> {
    let periods = margins.periods.len();
    let communes = territory.communes.len();
    let mut there = vec![0u32; communes * periods];
    for building in buildings {
        there[building.commune * periods + building.period] += building.dwellings;
    }
    let published: f64 = territory.communes.iter().map(|commune| commune.margin.dwellings).sum();
    let scale = f64::from(there.iter().sum::<u32>()) / published;
    // Known first, then unknown.
    let mut cells = vec![1.0; 2 * there.len()];
    let mut sums = Vec::new();
    for (period, margin) in margins.periods.iter().enumerate() {
        let share = margin.energy[..7].iter().sum::<f64>() / margin.dwellings;
        let cells: Vec<usize> = (0..communes).map(|commune| commune * periods + period).collect();
        let dwellings: u32 = cells.iter().map(|&cell| there[cell]).sum();
        sums.push(Sum { cells, total: share * f64::from(dwellings) });
    }
    sums.extend(there.iter().enumerate().map(|(cell, &dwellings)| Sum {
        cells: vec![cell, there.len() + cell],
        total: f64::from(dwellings),
    }));
    let of_commune: Vec<f64> = territory.communes.iter().map(|row| scale * row.margin.known_energy).collect();
    sums.extend(of_commune.iter().enumerate().map(|(commune, &total)| Sum {
        cells: (commune * periods..(commune + 1) * periods).collect(),
        total,
    }));
    fit(&mut cells, &sums);
    (0..communes)
        .map(|commune| {
            let row = commune * periods..(commune + 1) * periods;
            let parts = apportion(of_commune[commune].round() as u32, &cells[row.clone()]);
            parts.into_iter().zip(&there[row]).map(|(known, &there)| known.min(there)).collect()
        })
        .collect()
}

/// Who has how many known labels: all or most of a building, until none is left.
fn shared_out(dice: &mut Dice, buildings: &[Building], order: &[usize], known: u32) -> Vec<(usize, u32)> {
    let mut shared: Vec<(usize, u32)> = order.iter().map(|&position| (position, 0)).collect();
    let mut left = known;
    for whole in [false, true] {
        for (position, known) in &mut shared {
            let missing = buildings[*position].dwellings - *known;
            let share = if whole || dice.chance(0.8) { 1.0 } else { 0.7 + 0.3 * dice.unit() };
            let taken = ((f64::from(missing) * share).ceil() as u32).min(missing).min(left);
            *known += taken;
            left -= taken;
        }
    }
    shared
}

fn positions(dice: &mut Dice, buildings: &[Building], wanted: impl Fn(&Building) -> bool) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..buildings.len()).filter(|&b| wanted(&buildings[b])).collect();
    dice.shuffle(&mut positions);
    positions
}

fn dwellings(buildings: &[Building], positions: &[usize]) -> u32 {
    positions.iter().map(|&position| buildings[position].dwellings).sum()
}

fn draw(dice: &mut Dice, urn: &mut [u32], dwellings: u32, tilt: &[f64; 5]) -> [u32; 5] {
    let mut counts = [0; 5];
    for _ in 0..dwellings {
        let weights: [f64; 5] = std::array::from_fn(|room| f64::from(urn[room]) * tilt[room]);
        let room = dice.weighted(&weights);
        urn[room] = urn[room].saturating_sub(1);
        counts[room] += 1;
    }
    counts
}

/// Floors repeat one plan: a larger building has its typologies in proportion, where small ones are as chance has it.
fn draw_floors(dice: &mut Dice, urn: &mut [u32], dwellings: u32, tilt: &[f64; 5]) -> [u32; 5] {
    if dwellings < FLOORS_FROM {
        return draw(dice, urn, dwellings, tilt);
    }
    let weights: [f64; 5] = std::array::from_fn(|room| f64::from(urn[room]) * tilt[room]);
    let planned = apportion(dwellings, &weights);
    let mut counts: [u32; 5] = std::array::from_fn(|room| planned[room].min(urn[room]));
    (0..5).for_each(|room| urn[room] -= counts[room]);
    let rest = draw(dice, urn, dwellings - counts.iter().sum::<u32>(), tilt);
    (0..5).for_each(|room| counts[room] += rest[room]);
    counts
}

fn with_six_rooms(dice: &mut Dice, [one, two, three, four, more]: [u32; 5]) -> [u32; 6] {
    let six = (0..more).filter(|_| dice.chance(SIX_ROOMS)).count() as u32;
    [one, two, three, four, more - six, six]
}
