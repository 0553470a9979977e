//! Where the map must look to hold a territory.

use crate::model::{Atlas, LonLat, Zone, ZoneNature};
use crate::session::Camera;
use geo::BoundingRect;

/// Zooms that a base map can follow.
pub const ZOOMS: std::ops::RangeInclusive<f64> = 4.0..=19.0;
/// Side of the world at zoom 0, in logical pixels: walkers counts in tiles of 256.
pub const TILE: f64 = 256.0;

/// Degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// A view that holds the middle of the résidences, that of the métropole when none has a place. The outer eighth on
/// each side may lie beyond: one opens on the town that one knows, and one misplaced point does not shrink the map.
pub fn whole(atlas: &Atlas, size: egui::Vec2) -> Option<Camera> {
    let positions: Vec<LonLat> = atlas.residences.iter().filter_map(|residence| residence.position).collect();
    let bounds = middle(&positions).or_else(|| {
        let zone = atlas.first_zone(ZoneNature::Metropole)?;
        outline(&atlas.zones[zone])
    })?;
    Some(holding(bounds, size))
}

/// A view that holds a zone; `None` when it has no outline.
pub fn on_zone(zone: &Zone, size: egui::Vec2) -> Option<Camera> {
    Some(holding(outline(zone)?, size))
}

fn middle(positions: &[LonLat]) -> Option<Bounds> {
    if positions.is_empty() {
        return None;
    }
    let sorted = |of: fn(&LonLat) -> f64| {
        let mut values: Vec<f64> = positions.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (lon, lat) = (sorted(|p| p.lon), sorted(|p| p.lat));
    let beyond = positions.len() / 8;
    let last = positions.len() - 1 - beyond;
    Some(Bounds { west: lon[beyond], south: lat[beyond], east: lon[last], north: lat[last] })
}

fn outline(zone: &Zone) -> Option<Bounds> {
    let rect = zone.outline.as_ref()?.bounding_rect()?;
    Some(Bounds { west: rect.min().x, south: rect.min().y, east: rect.max().x, north: rect.max().y })
}

fn holding(bounds: Bounds, size: egui::Vec2) -> Camera {
    let [left, top] = LonLat { lon: bounds.west, lat: bounds.north }.mercator();
    let [right, bottom] = LonLat { lon: bounds.east, lat: bounds.south }.mercator();
    // A margin of a tenth, so that nothing sits on the edge.
    let across = (right - left).max(1e-7) * 1.1;
    let down = (bottom - top).max(1e-7) * 1.1;
    let world = (f64::from(size.x.max(200.0)) / across).min(f64::from(size.y.max(200.0)) / down);
    let zoom = (world / TILE).log2().clamp(*ZOOMS.start(), 15.0);
    let LonLat { lon, lat } = LonLat::from_mercator([(left + right) / 2.0, (top + bottom) / 2.0]);
    Camera { lon, lat, zoom }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_holds_its_bounds_with_a_margin() {
        let bounds = Bounds { west: 4.9, south: 47.2, east: 5.2, north: 47.4 };
        let size = egui::vec2(1000.0, 700.0);
        let camera = holding(bounds, size);
        let world = TILE * camera.zoom.exp2();
        let [left, top] = LonLat { lon: bounds.west, lat: bounds.north }.mercator();
        let [x, y] = LonLat { lon: camera.lon, lat: camera.lat }.mercator();
        assert!((x - left) * world <= 500.0 && (y - top) * world <= 350.0);
        assert!((x - left) * world > 300.0 || (y - top) * world > 300.0, "and does not waste the room");
    }

    #[test]
    fn one_misplaced_point_does_not_shrink_the_map() {
        let mut positions = vec![LonLat { lon: 5.0, lat: 47.3 }; 100];
        positions.push(LonLat { lon: -170.0, lat: 80.0 });
        let bounds = middle(&positions).unwrap();
        assert!(bounds.west > 4.9 && bounds.north < 47.4);
    }
}
