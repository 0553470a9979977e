//! The résidence under the pointer, and the dark bubble that names it without covering it.

use crate::render;
use crate::ui::View;
use crate::ui::map::symbols::{Mark, Symbols};
use crate::ui::theme::{self, Roles, size};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// A circle is caught from at least this far of its middle.
const REACH: f32 = 12.0;
/// Largest circle at the highest zoom, with its contour.
const LARGEST: f32 = 22.0 * 2.2 + 2.0;

/// The résidence at a position: the circle drawn highest there, otherwise the nearest within reach.
pub(super) fn pick(view: &View<'_>, symbols: &Symbols, map: render::View, position: Pos2) -> Option<usize> {
    let [x, y] = map.unproject(position);
    let near = view.points.within(x, y, f64::from(LARGEST) / map.world);
    near.into_iter()
        .filter_map(|row| {
            let [x, y] = (*symbols.places.get(row)?)?;
            let distance = map.project(x, y).distance(position);
            let radius = symbols.radius(view, row, map.growth);
            let storey = match symbols.marks[row] {
                Mark::Hidden => return None,
                Mark::Excluded => 2,
                Mark::Class(_) | Mark::NoValue | Mark::Unknown => u8::from(distance > radius),
            };
            // Inside: the smallest lies highest. Outside, or a dot: the nearest.
            let rank = if storey == 0 { radius } else { distance };
            (distance <= radius.max(REACH)).then_some((storey, rank, row))
        })
        .min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)))
        .map(|(_, _, row)| row)
}

/// A dashed ring around the mark under the pointer.
pub(super) fn ring(painter: &Painter, center: Pos2, radius: f32, roles: &Roles) {
    let radius = radius + 4.5;
    let turn = std::f32::consts::TAU;
    // A whole number of dashes of 3 and gaps of 3.
    let count = (turn * radius / 6.0).round().max(4.0) as usize;
    for dash in 0..count {
        let at = |share: f32| {
            let angle = (dash as f32 + share) / count as f32 * turn;
            center + Vec2::angled(angle) * radius
        };
        painter.add(Shape::line(vec![at(0.0), at(0.25), at(0.5)], Stroke::new(1.6, roles.ink)));
    }
}

/// What the chosen résidence stands on; its own circle is drawn above.
pub(super) fn pedestal(painter: &Painter, center: Pos2, radius: f32, ground: Color32, roles: &Roles) {
    painter.circle_filled(center, radius + 11.0, ground);
    painter.circle_stroke(center, radius + 8.5, Stroke::new(3.0, roles.ink));
}

/// Where a bubble may go: on the map, and rather not over its cards.
pub(super) struct Room {
    pub bounds: Rect,
    pub cards: Vec<Rect>,
}

/// A dark bubble beside a mark: on its right, otherwise on its left, otherwise below or above, never over it.
pub(super) fn bubble(
    painter: &Painter,
    mark: Pos2,
    clearance: f32,
    room: &Room,
    roles: &Roles,
    (title, lines): &(String, Vec<String>),
) {
    let ink = roles.card;
    let widest = (room.bounds.width() - 40.0).clamp(80.0, 420.0);
    let lay = |text: &str, font| painter.layout(text.to_owned(), font, ink, widest);
    let mut galleys = vec![lay(title, theme::bold(size::BODY))];
    galleys.extend(
        lines.iter().filter(|line| !line.is_empty()).map(|line| lay(line, theme::regular(size::SECOND))),
    );
    let width = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    let height: f32 = galleys.iter().map(|galley| galley.size().y).sum();
    let rect = beside(mark, clearance, vec2(width + 20.0, height + 10.0), room);
    painter.rect_filled(rect, 4.0, roles.ink);
    let mut top = rect.top() + 5.0;
    for galley in galleys {
        let next = top + galley.size().y;
        painter.galley(pos2(rect.left() + 10.0, top), galley, ink);
        top = next;
    }
}

fn beside(mark: Pos2, clearance: f32, size: Vec2, room: &Room) -> Rect {
    let inside = room.bounds.shrink(6.0);
    let top = (mark.y - size.y / 2.0).clamp(inside.top(), (inside.bottom() - size.y).max(inside.top()));
    let left = (mark.x - size.x / 2.0).clamp(inside.left(), (inside.right() - size.x).max(inside.left()));
    let places = [
        pos2(mark.x + clearance, top),
        pos2(mark.x - clearance - size.x, top),
        pos2(left, mark.y + clearance),
        pos2(left, mark.y - clearance - size.y),
    ];
    let rects = places.map(|corner| Rect::from_min_size(corner, size));
    let fits = |rect: &&Rect| inside.contains_rect(**rect);
    let free = |rect: &&Rect| !room.cards.iter().any(|card| card.intersects(**rect));
    let best = rects.iter().filter(fits).find(free).or_else(|| rects.iter().find(fits));
    *best.unwrap_or(&rects[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn room() -> Room {
        let bounds = Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 700.0));
        Room { bounds, cards: vec![Rect::from_min_max(pos2(260.0, 400.0), pos2(500.0, 690.0))] }
    }

    proptest! {
        #[test]
        fn a_bubble_never_covers_its_mark(
            x in 0.0..1000.0_f32, y in 0.0..700.0_f32, clearance in 12.0..60.0_f32,
            width in 60.0..300.0_f32, height in 30.0..90.0_f32,
        ) {
            let mark = pos2(x, y);
            let rect = beside(mark, clearance, vec2(width, height), &room());
            prop_assert!(rect.distance_to_pos(mark) >= clearance - 0.01);
        }
    }

    #[test]
    fn a_bubble_stays_on_the_map_near_an_edge() {
        for mark in [pos2(990.0, 350.0), pos2(10.0, 10.0), pos2(990.0, 690.0), pos2(500.0, 695.0)] {
            assert!(room().bounds.contains_rect(beside(mark, 20.0, vec2(200.0, 50.0), &room())), "{mark}");
        }
    }

    #[test]
    fn a_bubble_prefers_the_side_without_a_card() {
        let rect = beside(pos2(250.0, 500.0), 20.0, vec2(100.0, 40.0), &room());
        assert!(!rect.intersects(room().cards[0]), "{rect:?}");
    }
}
