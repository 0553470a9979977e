//! Where the demonstration takes place: communes and their town centres, quartiers, priority perimeters.
//!
//! The two territories are in `dijon` and `country`; how buildings are laid out on them is in `estates`.

use crate::data::demo::dice::Dice;
use crate::data::demo::margins::StockMargin;
use crate::data::demo::shapes::{around, coord, moved, offset};
use crate::model::{AplZone, LonLat, Zone, ZoneNature};
use geo::{BoundingRect, Contains, MultiPolygon, Point};
use std::sync::Arc;

pub struct Territory {
    pub communes: Vec<Commune>,
    pub quartiers: Vec<Quartier>,
    /// Of 2015, then of 2024.
    pub perimeters: [Vec<Perimeter>; 2],
    pub water: Vec<Perimeter>,
    /// In the order of the file.
    pub zones: Vec<Zone>,
    /// What `meta` calls the whole.
    pub name: String,
}

pub struct Commune {
    pub insee: Arc<str>,
    pub name: Arc<str>,
    pub postcode: Arc<str>,
    pub centre: LonLat,
    pub outline: Option<MultiPolygon<f64>>,
    pub margin: StockMargin,
    /// Where people live, the main place first.
    pub cores: Vec<Core>,
    /// An old commune that kept another rent zone: around this point, in metres.
    pub apl_exception: Option<(LonLat, f64, AplZone)>,
}

/// A built-up place.
pub struct Core {
    pub centre: LonLat,
    /// Metres.
    pub spread: f64,
    pub weight: f64,
}

pub struct Quartier {
    pub code: Arc<str>,
    pub commune: usize,
    pub site: LonLat,
}

pub struct Perimeter {
    pub code: Arc<str>,
    pub commune: usize,
    pub outline: MultiPolygon<f64>,
}

impl Perimeter {
    pub fn around(code: &str, commune: usize, centre: LonLat, radii: &[f64]) -> Self {
        Self { code: code.into(), commune, outline: around(centre, radii) }
    }

    pub fn contains(&self, point: LonLat) -> bool {
        self.outline.contains(&Point::from(coord(point)))
    }
}

/// The two generations of priority quartiers, as positions in [`Territory::perimeters`].
pub const QPV_2015: usize = 0;
pub const QPV_2024: usize = 1;

/// Tries before giving up on an exact place: the outline of a commune is never that thin.
const TRIES: usize = 200;

impl Territory {
    /// The quartier of the commune whose site is nearest.
    pub fn quartier(&self, commune: usize, point: LonLat) -> Option<usize> {
        let of_commune =
            self.quartiers.iter().enumerate().filter(|(_, quartier)| quartier.commune == commune);
        of_commune
            .min_by(|(_, a), (_, b)| distance(a.site, point).total_cmp(&distance(b.site, point)))
            .map(|(position, _)| position)
    }

    pub fn perimeter(&self, generation: usize, point: LonLat) -> Option<usize> {
        self.perimeters[generation].iter().position(|perimeter| perimeter.contains(point))
    }

    /// Whether a building may stand there.
    pub fn accepts(&self, commune: usize, in_qpv: bool, point: LonLat) -> bool {
        let outline = self.communes[commune].outline.as_ref();
        let inside = outline.is_none_or(|outline| outline.contains(&Point::from(coord(point))));
        let drawn = self.perimeters[QPV_2015].iter().any(|perimeter| perimeter.commune == commune);
        let status = !drawn || self.perimeter(QPV_2015, point).is_some() == in_qpv;
        inside && status && !self.water.iter().any(|lake| lake.contains(point))
    }

    /// A place for an estate: inside a perimeter of 2015, or where people live outside them.
    pub fn place(&self, dice: &mut Dice, commune: usize, in_qpv: bool) -> LonLat {
        let perimeters: Vec<&Perimeter> =
            self.perimeters[QPV_2015].iter().filter(|perimeter| perimeter.commune == commune).collect();
        let perimeter = (in_qpv && !perimeters.is_empty()).then(|| *dice.choose(&perimeters));
        let mut point = self.communes[commune].centre;
        for _ in 0..TRIES {
            point = match perimeter {
                Some(perimeter) => within(dice, &perimeter.outline).unwrap_or(point),
                None => self.around_a_core(dice, commune),
            };
            if self.accepts(commune, in_qpv, point) {
                break;
            }
        }
        point
    }

    fn around_a_core(&self, dice: &mut Dice, commune: usize) -> LonLat {
        let cores = &self.communes[commune].cores;
        let weights: Vec<f64> = cores.iter().map(|core| core.weight).collect();
        let core = &cores[dice.weighted(&weights)];
        let (east, north) = (dice.normal(), dice.normal());
        moved(core.centre, core.spread * east, core.spread * north)
    }

    /// Position of a zone in [`Self::zones`].
    pub fn zone(&self, nature: ZoneNature, code: &str) -> Option<usize> {
        self.zones.iter().position(|zone| zone.nature == nature && zone.code == code)
    }
}

fn distance(from: LonLat, to: LonLat) -> f64 {
    let (east, north) = offset(from, to);
    east.hypot(north)
}

fn within(dice: &mut Dice, outline: &MultiPolygon<f64>) -> Option<LonLat> {
    let bounds = outline.bounding_rect()?;
    let lon = bounds.min().x + dice.unit() * bounds.width();
    let lat = bounds.min().y + dice.unit() * bounds.height();
    Some(moved(LonLat { lon, lat }, 0.0, 0.0))
}

/// A zone without dates; the caller adds what it knows.
pub fn zone(nature: ZoneNature, code: &str, name: &str, outline: Option<MultiPolygon<f64>>) -> Zone {
    Zone {
        code: code.to_owned(),
        name: name.to_owned(),
        nature,
        apl_zone: None,
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline,
    }
}
