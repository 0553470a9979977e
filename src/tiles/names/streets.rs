//! Where a name fits along a street: stretches straight enough to write it on.

use egui::{Pos2, pos2};

/// How far a street may bend away from its name, in points.
const MAX_BEND: f32 = 3.5;

/// Stretches tried on one street at most.
const MAX_TRIES: usize = 600;

/// A place for a name: its middle, and its slope in radians, never upside down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub centre: Pos2,
    pub angle: f32,
}

/// Places on `line`, in screen points, where a name `width` points wide fits, the straightest and most central first.
/// `is_wanted` says whether a middle is worth a try.
pub fn spots(line: &[Pos2], width: f32, is_wanted: impl Fn(Pos2) -> bool) -> Vec<Spot> {
    let mut along = Vec::with_capacity(line.len());
    let mut total = 0.0;
    for (index, point) in line.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).and_then(|before| line.get(before)) {
            total += before.distance(*point);
        }
        along.push(total);
    }
    let room = total - width;
    if !room.is_finite() || room < 0.0 {
        return Vec::new();
    }
    let tries = ((room / (width / 4.0).max(12.0)).ceil() as usize).clamp(1, MAX_TRIES);
    let mut found: Vec<(f32, Spot)> = Vec::new();
    for index in 0..=tries {
        let start = room * index as f32 / tries as f32;
        let (from, to) = (point_at(line, &along, start), point_at(line, &along, start + width));
        let centre = from + (to - from) / 2.0;
        if !is_wanted(centre) || from.distance(to) < 0.97 * width {
            continue;
        }
        let first = along.partition_point(|length| *length <= start);
        let last = along.partition_point(|length| *length < start + width);
        let bend =
            line.get(first..last).unwrap_or_default().iter().map(|point| distance_to(*point, from, to));
        let bend = bend.fold(0.0, f32::max);
        if bend <= MAX_BEND {
            let off_centre = (start - room / 2.0).abs() / total.max(1.0);
            found.push((bend.floor() + off_centre, Spot { centre, angle: upright(from, to) }));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    found.into_iter().map(|(_, spot)| spot).collect()
}

fn point_at(line: &[Pos2], along: &[f32], length: f32) -> Pos2 {
    let after = along.partition_point(|passed| *passed < length).clamp(1, line.len() - 1);
    let (from, to) = (line[after - 1], line[after]);
    let stretch = along[after] - along[after - 1];
    if stretch <= 0.0 {
        to
    } else {
        from + (to - from) * ((length - along[after - 1]) / stretch).clamp(0.0, 1.0)
    }
}

fn distance_to(point: Pos2, from: Pos2, to: Pos2) -> f32 {
    let (chord, offset) = (to - from, point - from);
    (chord.x * offset.y - chord.y * offset.x).abs() / chord.length().max(f32::EPSILON)
}

fn upright(from: Pos2, to: Pos2) -> f32 {
    let along = if to.x < from.x { from - to } else { to - from };
    if along.x.abs() < 1e-3 { -std::f32::consts::FRAC_PI_2 } else { (along.y / along.x).atan() }
}

/// Squares along a name, that cover it whatever its slope; one rectangle when it is level.
pub fn boxes(spot: Spot, size: egui::Vec2) -> Vec<egui::Rect> {
    if spot.angle.abs() < 0.02 {
        return vec![egui::Rect::from_center_size(spot.centre, size)];
    }
    let count = (size.x / size.y).ceil().clamp(1.0, 40.0);
    let (sin, cos) = spot.angle.sin_cos();
    (0..count as usize)
        .map(|index| {
            let offset = ((index as f32 + 0.5) / count - 0.5) * size.x;
            let centre = pos2(spot.centre.x + cos * offset, spot.centre.y + sin * offset);
            egui::Rect::from_center_size(centre, egui::Vec2::splat(size.y))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_in_the_middle_of_a_straight_street() {
        let line = [pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(200.0, 0.0)];
        let found = spots(&line, 80.0, |_| true);
        assert!((found[0].centre.x - 100.0).abs() < 20.0);
        assert_eq!(found[0].angle, 0.0);
    }

    #[test]
    fn a_street_too_short_or_too_bent_bears_no_name() {
        assert!(spots(&[pos2(0.0, 0.0), pos2(50.0, 0.0)], 80.0, |_| true).is_empty());
        let bent = [pos2(0.0, 0.0), pos2(50.0, 0.0), pos2(50.0, 50.0)];
        assert!(spots(&bent, 80.0, |_| true).is_empty());
    }

    #[test]
    fn a_name_is_never_upside_down() {
        let westwards = [pos2(200.0, 10.0), pos2(0.0, 0.0)];
        let angle = spots(&westwards, 80.0, |_| true)[0].angle;
        assert!(angle.abs() < std::f32::consts::FRAC_PI_2 + 0.01 && angle > 0.0);
    }
}
