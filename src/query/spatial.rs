//! Which résidence lies nearest to a point; which lie inside a box. Never a scan per frame.

use crate::model::LonLat;

/// An index of positions in Mercator (0..1), by row.
#[derive(Debug)]
pub struct PointIndex {}

impl PointIndex {
    pub fn new(positions: &[Option<LonLat>]) -> Self {
        let _ = positions;
        todo!()
    }

    /// Rows whose Mercator position (0..1) lies within `radius` of a point, nearest first.
    pub fn within(&self, x: f64, y: f64, radius: f64) -> Vec<usize> {
        let _ = (x, y, radius);
        todo!()
    }
}
