//! PMTiles numbers its tiles along one Hilbert curve per zoom, the zooms one after the other.

use walkers::TileId;

/// Number of a tile; `None` outside the grid or past zoom 24.
pub fn number(id: TileId) -> Option<u64> {
    let side = 1_u64 << id.zoom.min(super::header::MAX_ZOOM);
    let (mut x, mut y) = (u64::from(id.x), u64::from(id.y));
    if id.zoom > super::header::MAX_ZOOM || x >= side || y >= side {
        return None;
    }
    // Tiles of all coarser zooms: 1 + 4 + 16 + …
    let mut number = ((1_u64 << (2 * id.zoom)) - 1) / 3;
    let mut half = side / 2;
    while half > 0 {
        let right = u64::from(x & half > 0);
        let lower = u64::from(y & half > 0);
        number += half * half * ((3 * right) ^ lower);
        // The quarter's own curve is turned so that it begins where the one before ends.
        if lower == 0 {
            if right == 1 {
                x = (half - 1).wrapping_sub(x) & (half - 1);
                y = (half - 1).wrapping_sub(y) & (half - 1);
            }
            std::mem::swap(&mut x, &mut y);
        }
        half /= 2;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zoom: u8, x: u32, y: u32) -> Option<u64> {
        number(TileId { x, y, zoom })
    }

    /// The table of the specification.
    #[test]
    fn numbers_are_those_of_the_specification() {
        let table = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((zoom, x, y), expected) in table {
            assert_eq!(at(zoom, x, y), Some(expected), "{zoom}/{x}/{y}");
        }
    }

    #[test]
    fn a_zoom_is_visited_once_and_in_one_piece() {
        let mut seen: Vec<_> = (0..32).flat_map(|x| (0..32).map(move |y| at(5, x, y).unwrap())).collect();
        seen.sort_unstable();
        let first = (4_u64.pow(5) - 1) / 3;
        assert_eq!(seen, (first..first + 1024).collect::<Vec<_>>());
    }

    #[test]
    fn outside_the_grid_there_is_no_number() {
        assert_eq!(at(3, 8, 0), None);
        assert_eq!(at(25, 0, 0), None);
        assert!(at(24, (1 << 24) - 1, (1 << 24) - 1).is_some());
    }
}
