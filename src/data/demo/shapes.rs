//! Invented outlines and positions: metres on the ground, degrees in the file.

use crate::model::LonLat;
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon};

/// Metres by degree of latitude.
const METRES: f64 = 111_200.0;

/// The point that lies this many metres east and north.
pub fn moved(from: LonLat, east: f64, north: f64) -> LonLat {
    let lon = from.lon + east / (METRES * from.lat.to_radians().cos());
    LonLat { lon: rounded(lon), lat: rounded(from.lat + north / METRES) }
}

/// Metres east and north from one point to another.
pub fn offset(from: LonLat, to: LonLat) -> (f64, f64) {
    ((to.lon - from.lon) * METRES * from.lat.to_radians().cos(), (to.lat - from.lat) * METRES)
}

/// Six decimals: ten centimetres.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// An irregular outline around a centre: `radii` are metres, at equal angles from the east, counterclockwise.
pub fn around(centre: LonLat, radii: &[f64]) -> MultiPolygon<f64> {
    let step = std::f64::consts::TAU / radii.len() as f64;
    let ring = radii.iter().enumerate().map(|(corner, radius)| {
        let angle = step * corner as f64;
        coord(moved(centre, radius * angle.cos(), radius * angle.sin()))
    });
    closed(ring.collect())
}

/// Cuts an outline into the parts that are nearer to one site than to the others.
pub fn nearest_parts(outline: &MultiPolygon<f64>, sites: &[LonLat]) -> Vec<MultiPolygon<f64>> {
    sites
        .iter()
        .map(|&site| {
            let mut ring = box_around(site);
            for &other in sites.iter().filter(|&&other| other != site) {
                ring = nearer_half(&ring, site, other);
            }
            outline.intersection(&closed(ring))
        })
        .collect()
}

pub fn coord(point: LonLat) -> Coord {
    Coord { x: point.lon, y: point.lat }
}

fn closed(ring: Vec<Coord>) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(LineString::new(ring), Vec::new())])
}

fn box_around(site: LonLat) -> Vec<Coord> {
    let far = 40_000.0;
    [(-far, -far), (far, -far), (far, far), (-far, far)]
        .map(|(east, north)| coord(moved(site, east, north)))
        .to_vec()
}

/// Keeps the part of a convex ring that is nearer to `site` than to `other`.
fn nearer_half(ring: &[Coord], site: LonLat, other: LonLat) -> Vec<Coord> {
    // One scale for both, so that either side finds the same line between them.
    let scale = f64::midpoint(site.lat, other.lat).to_radians().cos();
    let (east, north) = ((other.lon - site.lon) * scale, other.lat - site.lat);
    let excess = |point: Coord| {
        let (x, y) = ((point.x - site.lon) * scale, point.y - site.lat);
        x * east + y * north - (east * east + north * north) / 2.0
    };
    let mut kept = Vec::with_capacity(ring.len() + 1);
    for (position, &from) in ring.iter().enumerate() {
        let to = ring[(position + 1) % ring.len()];
        let (before, after) = (excess(from), excess(to));
        if before <= 0.0 {
            kept.push(from);
        }
        if (before <= 0.0) != (after <= 0.0) {
            let share = before / (before - after);
            kept.push(Coord { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, Contains, Point};

    #[test]
    fn parts_cover_the_outline_once() {
        let centre = LonLat { lon: 5.04, lat: 47.32 };
        let whole = around(centre, &[3000.0; 12]);
        let sites = [moved(centre, 900.0, 200.0), moved(centre, -800.0, 700.0), moved(centre, 0.0, -1200.0)];
        let parts = nearest_parts(&whole, &sites);
        let sum: f64 = parts.iter().map(Area::unsigned_area).sum();
        assert!((sum / whole.unsigned_area() - 1.0).abs() < 1e-6);
        for (part, site) in parts.iter().zip(sites) {
            assert!(part.contains(&Point::from(coord(site))));
        }
    }
}
