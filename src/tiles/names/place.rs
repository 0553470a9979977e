//! Which names fit together: the most important first, none over another, moved aside where symbols stand.

use crate::tiles::names::streets::{Spot, boxes};
use egui::{Pos2, Rect, Vec2};
use std::collections::HashMap;

/// Side of a cell of the grid that finds neighbours, in points.
const CELL: f32 = 96.0;

/// A name of one text is not said again nearer than this, in points.
const APART: f32 = 320.0;

/// What part of a name may be covered by symbols before the name is left out.
const MAX_COVERED: f32 = 0.03;

/// A name to place.
pub struct Wanted<'a> {
    pub text: &'a str,
    /// With the room to leave around.
    pub size: Vec2,
    /// The preferred first.
    pub spots: Vec<Spot>,
    /// Whether it may stand under symbols rather than not at all.
    pub is_essential: bool,
    /// Whether the same text may stand nearby: house numbers.
    pub may_repeat: bool,
}

/// What stands already.
#[derive(Default)]
pub struct Placed {
    cells: HashMap<(i32, i32), Vec<Rect>>,
    texts: HashMap<String, Vec<Pos2>>,
}

impl Placed {
    /// Takes the first spot that is free, or else the least covered by `symbols` (middle and radius on the screen).
    pub fn place(&mut self, wanted: &Wanted<'_>, symbols: &[(Pos2, f32)]) -> Option<Spot> {
        let reach = wanted.spots.iter().fold(Rect::NOTHING, |reach, spot| {
            reach.union(Rect::from_center_size(spot.centre, Vec2::splat(wanted.size.x)))
        });
        let near: Vec<_> =
            symbols.iter().filter(|(at, radius)| reach.expand(*radius).contains(*at)).collect();
        let mut best: Option<(f32, Spot)> = None;
        for spot in &wanted.spots {
            if !self.is_free(wanted, *spot) {
                continue;
            }
            let covered = covered(Rect::from_center_size(spot.centre, wanted.size), &near);
            if best.is_none_or(|(least, _)| covered < least) {
                best = Some((covered, *spot));
            }
            if covered == 0.0 {
                break;
            }
        }
        let (covered, spot) = best?;
        if covered > MAX_COVERED && !wanted.is_essential {
            return None;
        }
        for area in boxes(spot, wanted.size) {
            for cell in cells(area) {
                self.cells.entry(cell).or_default().push(area);
            }
        }
        if !wanted.may_repeat {
            self.texts.entry(wanted.text.to_owned()).or_default().push(spot.centre);
        }
        Some(spot)
    }

    fn is_free(&self, wanted: &Wanted<'_>, spot: Spot) -> bool {
        let said = self.texts.get(wanted.text).into_iter().flatten();
        if !wanted.may_repeat && said.into_iter().any(|at| at.distance(spot.centre) < APART) {
            return false;
        }
        boxes(spot, wanted.size).into_iter().all(|area| {
            cells(area)
                .all(|cell| !self.cells.get(&cell).into_iter().flatten().any(|taken| taken.intersects(area)))
        })
    }
}

/// Whether symbols hide a part of a name that its reader would miss.
pub fn is_buried(area: Rect, symbols: &[(Pos2, f32)]) -> bool {
    covered(area, &symbols.iter().collect::<Vec<_>>()) > MAX_COVERED
}

/// Part of an area under symbols, between 0 and 1 and more where symbols overlap.
fn covered(area: Rect, symbols: &[&(Pos2, f32)]) -> f32 {
    let hidden: f32 = symbols
        .iter()
        .map(|(at, radius)| {
            let common = area.intersect(Rect::from_center_size(*at, Vec2::splat(1.8 * radius)));
            if common.is_positive() { common.area() } else { 0.0 }
        })
        .sum();
    hidden / area.area().max(1.0)
}

fn cells(area: Rect) -> impl Iterator<Item = (i32, i32)> {
    let index = |value: f32| (value / CELL).floor() as i32;
    let (left, right) = (index(area.left()), index(area.right()));
    (index(area.top())..=index(area.bottom())).flat_map(move |y| (left..=right).map(move |x| (x, y)))
}

/// The middle, then around it, for a name that stands on a point.
pub fn spots_around(centre: Pos2, size: Vec2) -> Vec<Spot> {
    let (w, h) = (size.x, size.y);
    [
        (0.0, 0.0),
        (0.0, -0.9 * h),
        (0.0, 0.9 * h),
        (0.0, -1.6 * h),
        (0.0, 1.6 * h),
        (-0.45 * w, -0.7 * h),
        (0.45 * w, -0.7 * h),
        (-0.45 * w, 0.7 * h),
        (0.45 * w, 0.7 * h),
        (-0.65 * w, 0.0),
        (0.65 * w, 0.0),
        (-0.5 * w, -1.6 * h),
        (0.5 * w, -1.6 * h),
        (-0.5 * w, 1.6 * h),
        (0.5 * w, 1.6 * h),
        (0.0, -2.4 * h),
        (0.0, 2.4 * h),
        (-0.8 * w, -0.8 * h),
        (0.8 * w, -0.8 * h),
        (-0.8 * w, 0.8 * h),
        (0.8 * w, 0.8 * h),
    ]
    .into_iter()
    .map(|(x, y)| Spot { centre: centre + Vec2::new(x, y), angle: 0.0 })
    .collect()
}

/// Further around, for the name that everybody looks for: rings of spots, the nearest first.
pub fn spots_far_around(centre: Pos2, size: Vec2) -> Vec<Spot> {
    let mut spots = spots_around(centre, size);
    for ring in [1.2_f32, 1.7, 2.2] {
        for turn in 0..16 {
            let reach = Vec2::angled(turn as f32 * std::f32::consts::TAU / 16.0) * ring;
            spots.push(Spot {
                centre: centre + Vec2::new(reach.x * size.x, 2.0 * reach.y * size.y),
                angle: 0.0,
            });
        }
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn wanted(text: &str, at: Pos2) -> Wanted<'_> {
        let size = vec2(80.0, 20.0);
        Wanted { text, size, spots: spots_around(at, size), is_essential: false, may_repeat: false }
    }

    #[test]
    fn a_name_moves_off_a_symbol() {
        let symbols = [(pos2(100.0, 100.0), 8.0)];
        let spot = Placed::default().place(&wanted("Talant", pos2(100.0, 100.0)), &symbols).unwrap();
        assert!((spot.centre.y - 100.0).abs() > 10.0, "{spot:?}");
        let alone = Placed::default().place(&wanted("Talant", pos2(100.0, 100.0)), &[]).unwrap();
        assert_eq!(alone.centre, pos2(100.0, 100.0));
    }

    #[test]
    fn names_never_stand_over_one_another() {
        let mut placed = Placed::default();
        let texts = ["Dijon", "Talant", "Daix", "Ahuy", "Longvic", "Ouges"];
        let spots: Vec<Spot> =
            texts.iter().filter_map(|text| placed.place(&wanted(text, pos2(100.0, 100.0)), &[])).collect();
        assert!(spots.len() >= 3);
        for (index, a) in spots.iter().enumerate() {
            for b in &spots[..index] {
                let areas = [a, b].map(|spot| Rect::from_center_size(spot.centre, vec2(79.9, 19.9)));
                assert!(!areas[0].intersects(areas[1]), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_name_buried_under_symbols_gives_way_unless_essential() {
        let symbols: Vec<_> =
            (0..40).flat_map(|x| (0..40).map(move |y| (pos2(x as f32 * 8.0, y as f32 * 8.0), 8.0))).collect();
        let mut name = wanted("Montchapet", pos2(160.0, 160.0));
        assert_eq!(Placed::default().place(&name, &symbols), None);
        name.is_essential = true;
        assert!(Placed::default().place(&name, &symbols).is_some());
    }

    #[test]
    fn a_street_is_not_named_twice_in_a_row() {
        let mut placed = Placed::default();
        assert!(placed.place(&wanted("Rue de la Liberté", pos2(100.0, 100.0)), &[]).is_some());
        assert!(placed.place(&wanted("Rue de la Liberté", pos2(300.0, 100.0)), &[]).is_none());
        assert!(placed.place(&wanted("Rue de la Liberté", pos2(600.0, 100.0)), &[]).is_some());
    }
}
