//! Corners of wide lines.
//!
//! walkers draws each stretch of a line as a rectangle of its own, so that a wide street shows a notch at every bend
//! and a gap where two ways meet. Each stretch is lengthened here as far as its outer corner.

use walkers::{Drawable, Line};

/// Narrower lines show no corner, in points.
const WIDE: f32 = 3.0;

/// Bends below this angle leave less than a pixel, in radians.
const SLIGHT: f32 = 0.12;

/// Solid wide lines cut at their bends into stretches that overlap there, and lengthened a little at their ends.
/// `scale` is how many points of the screen one unit of the tile will take: 1, or more past the archive's zooms.
pub fn with_joins(drawables: &mut [Drawable], scale: f32) {
    for drawable in drawables {
        if let Drawable::Lines(lines) = drawable {
            *lines = std::mem::take(lines).into_iter().flat_map(|line| joined(line, scale)).collect();
        }
    }
}

fn joined(line: Line, scale: f32) -> Vec<Line> {
    if line.width < WIDE || !line.dasharray.is_empty() || line.points.len() < 2 {
        return vec![line];
    }
    let half = line.width / 2.0 / scale;
    let mut stretches = Vec::new();
    let mut points = vec![line.points[0]];
    for index in 1..line.points.len() {
        let (from, at) = (line.points[index - 1], line.points[index]);
        let Some(next) = line.points.get(index + 1) else { break };
        let (before, after) = ((at - from).normalized(), (*next - at).normalized());
        let bend = before.dot(after).clamp(-1.0, 1.0).acos();
        if bend < SLIGHT {
            points.push(at);
            continue;
        }
        // Where the outer edges of the two stretches meet; a sharp corner is cut short.
        let reach = (half * (bend / 2.0).tan()).min(half);
        points.push(at + before * reach);
        stretches.push(std::mem::replace(&mut points, vec![at - after * reach]));
    }
    points.push(line.points[line.points.len() - 1]);
    stretches.push(points);
    let count = stretches.len();
    // Ends reach into the crossing: two ways that meet there leave no gap.
    lengthen(&mut stretches[0], half / 2.0);
    stretches[count - 1].reverse();
    lengthen(&mut stretches[count - 1], half / 2.0);
    let with = |points| Line { points, width: line.width, color: line.color, dasharray: Vec::new() };
    stretches.into_iter().map(with).collect()
}

/// Moves the first point away from the second.
fn lengthen(points: &mut [egui::Pos2], by: f32) {
    if let [first, second, ..] = points {
        *first += (*first - *second).normalized() * by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, pos2};

    fn line(points: &[(f32, f32)], width: f32) -> Line {
        let points = points.iter().map(|(x, y)| pos2(*x, *y)).collect();
        Line { points, width, color: Color32::WHITE, dasharray: Vec::new() }
    }

    #[test]
    fn a_right_angle_is_filled_to_its_outer_corner() {
        let stretches = joined(line(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)], 10.0), 1.0);
        assert_eq!(stretches.len(), 2);
        let end = stretches[0].points[1];
        assert!((end.x - 105.0).abs() < 0.01 && end.y.abs() < 0.01, "{end}");
        let start = stretches[1].points[1];
        assert!((start.x - 100.0).abs() < 0.01 && (start.y + 5.0).abs() < 0.01, "{start}");
    }

    #[test]
    fn thin_and_dashed_lines_are_left_alone() {
        let thin = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 1.0);
        assert_eq!(joined(thin.clone(), 1.0), [thin]);
        let dashed =
            Line { dasharray: vec![3.0, 2.0], ..line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 9.0) };
        assert_eq!(joined(dashed.clone(), 1.0), [dashed]);
    }

    #[test]
    fn a_point_said_twice_does_no_harm() {
        let stretches = joined(line(&[(0.0, 0.0), (0.0, 0.0), (50.0, 0.0)], 8.0), 1.0);
        let points = stretches.iter().flat_map(|stretch| &stretch.points);
        assert!(points.into_iter().all(|point| point.is_finite()));
    }
}
