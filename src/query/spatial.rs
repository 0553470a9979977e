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

/// Mercator (0..1); `None` for what is not a number, which no tree can hold.
fn mercator(position: LonLat) -> Option<[f64; 2]> {
    let [x, y] = position.mercator();
    (x.is_finite() && y.is_finite()).then_some([x, y])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_index_finds_what_a_scan_finds(
            positions in prop::collection::vec(prop::option::of((-180.0..180.0, -85.0..85.0)), 0..60),
            x in 0.0_f64..1.0, y in 0.0_f64..1.0, radius in 0.0_f64..0.5,
        ) {
            let positions: Vec<Option<LonLat>> =
                positions.into_iter().map(|position| position.map(|(lon, lat)| LonLat { lon, lat })).collect();
            let index = PointIndex::new(&positions);
            let place = |row: usize| positions[row].and_then(mercator);
            let distance = |row: usize| -> Option<f64> {
                let [px, py] = place(row)?;
                Some((px - x).powi(2) + (py - y).powi(2))
            };
            let mut expected: Vec<usize> =
                (0..positions.len()).filter(|row| distance(*row).is_some_and(|d| d <= radius * radius)).collect();
            let mut found = index.within(x, y, radius);
            prop_assert!(found.is_sorted_by(|a, b| distance(*a) <= distance(*b)));
            found.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
            let inside: Vec<usize> = (0..positions.len())
                .filter(|row| place(*row).is_some_and(|[px, py]| px <= x && py <= y))
                .collect();
            prop_assert_eq!(index.inside([x, y], [-1.0, -1.0]), inside);
        }
    }

    #[test]
    fn what_has_no_place_is_left_out() {
        let odd = |lon, lat| Some(LonLat { lon, lat });
        let index = PointIndex::new(&[None, odd(f64::NAN, 0.0), odd(0.0, 90.0), odd(0.0, 0.0)]);
        assert_eq!(index.within(0.5, 0.5, 2.0), [3, 2], "the pole is drawn at the edge");
    }
}
