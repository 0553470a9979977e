//! Where buildings stand: neighbours of one period and one landlord, a few steps apart, on two or three streets.

use crate::data::demo::dice::{Dice, Topic};
use crate::data::demo::names;
use crate::data::demo::shapes::moved;
use crate::data::demo::stock::Building;
use crate::data::demo::territory::Territory;
use crate::model::LonLat;

/// Invented landlords and their weight in the stock.
pub const LANDLORDS: [(&str, f64); 5] = [
    ("Suzon Habitat", 24.0),
    ("Ouche Logement", 17.0),
    ("Clos & Cité", 12.0),
    ("Les Toits du Lac", 9.0),
    ("Ducs Habitat", 38.0),
];

/// Where a building stands, whose it is, and in which estate.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub position: LonLat,
    /// Position in [`LANDLORDS`].
    pub landlord: u32,
    /// Buildings of one estate resemble one another.
    pub estate: u32,
    pub street: u32,
    pub number: u32,
}

pub struct Layout {
    /// In the order of the buildings.
    pub sites: Vec<Site>,
    pub streets: Vec<String>,
}

/// Metres between the first neighbours of an estate; the angle that spreads them without rows.
const STEP: f64 = 62.0;
const GOLDEN_ANGLE: f64 = 2.399_963;
const LARGEST_ESTATE: i32 = 8;

pub fn lay_out(seed: u64, territory: &Territory, buildings: &[Building]) -> Layout {
    let mut order: Vec<usize> = (0..buildings.len()).collect();
    Dice::new(seed, Topic::Estates, 0).shuffle(&mut order);
    // Neighbours were built together: same commune, same status, same period; otherwise as shuffled.
    order.sort_by_key(|&b| (buildings[b].commune, buildings[b].in_qpv, buildings[b].period));
    let nowhere =
        Site { position: LonLat { lon: 0.0, lat: 0.0 }, landlord: 0, estate: 0, street: 0, number: 0 };
    let mut layout = Layout { sites: vec![nowhere; buildings.len()], streets: Vec::new() };
    let weights = LANDLORDS.map(|(_, weight)| weight);
    let mut rest = order.as_slice();
    let mut estate = 0;
    while let Some(&first) = rest.first() {
        let mut dice = Dice::new(seed, Topic::Estates, u64::from(estate) + 1);
        let together = |&&b: &&usize| {
            let (one, other) = (&buildings[first], &buildings[b]);
            (one.commune, one.in_qpv, one.period) == (other.commune, other.in_qpv, other.period)
        };
        let most = dice.between(1, LARGEST_ESTATE) as usize;
        let count = rest.iter().take_while(together).take(most).count();
        let (members, others) = rest.split_at(count);
        let (commune, in_qpv) = (buildings[first].commune, buildings[first].in_qpv);
        let centre = territory.place(&mut dice, commune, in_qpv);
        let landlord = dice.weighted(&weights) as u32;
        let first_street = layout.streets.len() as u32;
        let streets = members.len().div_ceil(3);
        layout.streets.extend((0..streets).map(|_| names::street(&mut dice)));
        let mut number = dice.between(1, 40) as u32;
        for (rank, &building) in members.iter().enumerate() {
            number += 2 * dice.between(1, 4) as u32;
            layout.sites[building] = Site {
                position: neighbour(&mut dice, territory, (commune, in_qpv), centre, rank),
                landlord,
                estate,
                street: first_street + (rank % streets) as u32,
                number,
            };
        }
        rest = others;
        estate += 1;
    }
    layout
}

/// The place of rank `rank` around the centre of an estate; nearer to it when the place is not fit.
fn neighbour(
    dice: &mut Dice,
    territory: &Territory,
    (commune, in_qpv): (usize, bool),
    centre: LonLat,
    rank: usize,
) -> LonLat {
    let turn = std::f64::consts::TAU * dice.unit();
    for attempt in 0..6 {
        let angle = turn + GOLDEN_ANGLE * (rank + attempt) as f64;
        let reach = STEP * (rank as f64).sqrt() * (1.0 - attempt as f64 / 8.0);
        let point = moved(
            centre,
            reach * angle.cos() + 9.0 * dice.normal(),
            reach * angle.sin() + 9.0 * dice.normal(),
        );
        if territory.accepts(commune, in_qpv, point) {
            return point;
        }
    }
    centre
}
