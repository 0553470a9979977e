//! Which résidence lies nearest to a point; which lie inside a box. Never a scan per frame.

use crate::model::LonLat;
use rstar::primitives::GeomWithData;
use rstar::{AABB, PointDistance, RTree};

/// An index of positions in Mercator (0..1), by row.
#[derive(Debug)]
pub struct PointIndex {
    tree: RTree<GeomWithData<[f64; 2], usize>>,
}

impl PointIndex {
    pub fn new(positions: &[Option<LonLat>]) -> Self {
        let points = positions
            .iter()
            .enumerate()
            .filter_map(|(row, position)| Some(GeomWithData::new(mercator((*position)?)?, row)))
            .collect();
        Self { tree: RTree::bulk_load(points) }
    }

    /// Rows whose Mercator position (0..1) lies within `radius` of a point, nearest first.
    pub fn within(&self, x: f64, y: f64, radius: f64) -> Vec<usize> {
        let mut found: Vec<(f64, usize)> = self
            .tree
            .locate_within_distance([x, y], radius * radius)
            .map(|point| (point.distance_2(&[x, y]), point.data))
            .collect();
        found.sort_by(|(a, row), (b, other)| a.total_cmp(b).then(row.cmp(other)));
        found.into_iter().map(|(_, row)| row).collect()
    }

    /// Rows inside a box of two opposite corners in Mercator (0..1), ascending.
    pub fn inside(&self, corner: [f64; 2], opposite: [f64; 2]) -> Vec<usize> {
        let bounds = AABB::from_corners(corner, opposite);
        let mut rows: Vec<usize> =
            self.tree.locate_in_envelope_intersecting(&bounds).map(|point| point.data).collect();
        rows.sort_unstable();
        rows
    }
}

/// Web Mercator, 0..1 from north-west to south-east; `None` where the projection has no place (poles, not a number).
fn mercator(position: LonLat) -> Option<[f64; 2]> {
    let latitude = position.lat.clamp(-85.051_128_8, 85.051_128_8).to_radians();
    let x = (position.lon + 180.0) / 360.0;
    let y = (1.0 - latitude.tan().asinh() / std::f64::consts::PI) / 2.0;
    (x.is_finite() && y.is_finite()).then_some([x, y])
}
