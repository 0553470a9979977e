//! Rooms and energy labels, drawn without replacement from urns that hold the published counts: margins are exact.

use crate::data::demo::dice::Dice;
use crate::data::demo::margins::{Margins, apportion};
use crate::data::demo::stock::Building;
use crate::model::Construction;

/// Among dwellings of five rooms and more, those of six and more.
const SIX_ROOMS: f64 = 0.14;

/// Houses first, then the flats of each period.
pub fn rooms(dice: &mut Dice, margins: &Margins, buildings: &mut [Building]) {
    let houses = positions(dice, buildings, |building| building.kind == Construction::Individual);
    let mut urn = apportion(dwellings(buildings, &houses), &margins.individual_rooms());
    let mut drawn = vec![[0u32; 5]; margins.periods.len()];
    for position in houses {
        let building = &mut buildings[position];
        let counts = draw(dice, &mut urn, building.dwellings, &[1.0; 5]);
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
                _ => std::array::from_fn(|_| (0.5 * dice.normal()).exp()),
            };
            let counts = draw(dice, &mut urn, building.dwellings, &tilt);
            building.rooms = with_six_rooms(dice, counts);
        }
    }
}

/// One label for most of a building, since most are known for the building; or unknown altogether.
pub fn energy(dice: &mut Dice, margins: &Margins, buildings: &mut [Building]) {
    for (period, margin) in margins.periods.iter().enumerate() {
        let order = positions(dice, buildings, |building| building.period == period);
        let mut urn = apportion(dwellings(buildings, &order), &margin.energy);
        for position in order {
            let building = &mut buildings[position];
            let mut left = building.dwellings;
            while left > 0 {
                let weights: [f64; 8] = std::array::from_fn(|label| f64::from(urn[label]));
                let label = dice.weighted(&weights);
                let share = if label == 7 { 1.0 } else { 0.7 + 0.3 * dice.unit() };
                let taken = ((f64::from(left) * share).ceil() as u32).clamp(1, left).min(urn[label].max(1));
                urn[label] = urn[label].saturating_sub(taken);
                left -= taken;
                match building.energy.counts.get_mut(label) {
                    Some(count) => *count += taken,
                    None => building.energy.unknown += taken,
                }
            }
        }
    }
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

fn with_six_rooms(dice: &mut Dice, [one, two, three, four, more]: [u32; 5]) -> [u32; 6] {
    let six = (0..more).filter(|_| dice.chance(SIX_ROOMS)).count() as u32;
    [one, two, three, four, more - six, six]
}
