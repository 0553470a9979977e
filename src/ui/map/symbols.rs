//! From rows to circles: what each résidence looks like, and in which order they are drawn (design tokens § 7).

use crate::model::{Truth, Unit};
use crate::query::Table;
use crate::render::{Point, PointLayer};
use crate::session::ColourBy;
use crate::tiles::{Palette, StyleTheme};
use crate::ui::View;
use crate::ui::theme::{Roles, place_in_palette};
use egui::Color32;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How a résidence is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Answers *yes*, and has a value: its class.
    Class(usize),
    /// Answers *yes*; what colours the map is not published, or there is none. Grey, never a colour.
    NoValue,
    /// Nobody knows whether it answers. Hollow.
    Unknown,
    /// Outside the filter or the isolated classes. A faint dot.
    Excluded,
    Hidden,
}

/// Radius of the faint dots, at every zoom.
const DOT: f32 = 1.9;

/// The circles of the map, rebuilt only when what they show changes.
#[derive(Default)]
pub(super) struct Symbols {
    key: Option<Key>,
    seen: u64,
    /// Rises at each rebuilding.
    pub version: u64,
    /// By row.
    pub marks: Vec<Mark>,
    /// By row: Mercator, 0..1.
    pub places: Vec<Option<[f64; 2]>>,
    pub layer: PointLayer,
}

/// All that the circles depend on.
struct Key {
    table: Arc<Table>,
    filter: crate::query::Filter,
    colour: ColourBy,
    breaks: Vec<f64>,
    isolated: BTreeSet<usize>,
    unknown: bool,
    excluded: bool,
    rings: bool,
    roles: Roles,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && self.filter == other.filter
            && self.colour == other.colour
            && self.breaks == other.breaks
            && self.isolated == other.isolated
            && (self.unknown, self.excluded, self.rings) == (other.unknown, other.excluded, other.rings)
            && self.roles == other.roles
    }
}

impl Symbols {
    /// Brings the circles up to date. `rings` around points of attention: never in front of an audience.
    pub fn follow(&mut self, view: &View<'_>, roles: &Roles, rings: bool) {
        let same_look = self.key.as_ref().is_some_and(|key| key.roles == *roles && key.rings == rings);
        if self.seen == view.generation && same_look {
            return;
        }
        self.seen = view.generation;
        let key = Key {
            table: Arc::clone(view.engine.table()),
            filter: view.engine.filter().clone(),
            colour: view.state.colour.clone(),
            breaks: view.classes.breaks.clone(),
            isolated: view.state.isolated.clone(),
            unknown: view.state.show_unknown,
            excluded: view.state.show_excluded,
            rings,
            roles: *roles,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        if !self.key.as_ref().is_some_and(|before| Arc::ptr_eq(&before.table, &key.table)) {
            self.places = key.table.positions.iter().map(|place| Some((*place)?.mercator())).collect();
        }
        self.marks = (0..key.table.len()).map(|row| mark(view, row)).collect();
        self.layer.set(self.points(view, roles, rings));
        self.version += 1;
        self.key = Some(key);
    }

    /// From below: dots, hollow circles, grey ones, colours, each from the largest; rings.
    fn points(&self, view: &View<'_>, roles: &Roles, rings: bool) -> Vec<Point> {
        let look = Look::new(view, roles);
        let mut rows: Vec<usize> = (0..self.marks.len()).filter(|row| self.places[*row].is_some()).collect();
        rows.sort_by_key(|row| {
            (look.storey(self.marks[*row]), Reverse(view.engine.table().dwellings[*row]), *row)
        });
        let mut points = Vec::with_capacity(rows.len() + 64);
        for row in &rows {
            points.extend(self.point(view, &look, *row));
        }
        if rings {
            for row in rows {
                let shown = matches!(self.marks[row], Mark::Class(_) | Mark::NoValue);
                if shown && view.assessments[row].fragile == Truth::Yes {
                    points
                        .extend(self.point(view, &look, row).into_iter().flat_map(|point| look.ring(&point)));
                }
            }
        }
        points
    }

    fn point(&self, view: &View<'_>, look: &Look, row: usize) -> Option<Point> {
        look.point(self.places[row]?, view.engine.table().dwellings[row], self.marks[row])
    }

    /// The circle of a row and its ring, to draw it once more above the others. A dot becomes visible.
    pub fn alone(&self, view: &View<'_>, roles: &Roles, row: usize, rings: bool) -> Vec<Point> {
        let look = Look::new(view, roles);
        let Some(Some(place)) = self.places.get(row).copied() else { return Vec::new() };
        let mark = match self.marks[row] {
            Mark::Hidden => Mark::Unknown,
            mark => mark,
        };
        let Some(mut point) = look.point(place, view.engine.table().dwellings[row], mark) else {
            return Vec::new();
        };
        if mark == Mark::Excluded {
            point.fill = roles.excluded;
            point.radius = DOT * 2.0;
        }
        let ringed = rings && view.assessments[row].fragile == Truth::Yes && mark != Mark::Excluded;
        let ring = if ringed { look.ring(&point).to_vec() } else { Vec::new() };
        [point].into_iter().chain(ring).collect()
    }

    /// Radius on the screen of the circle of a row.
    pub fn radius(&self, view: &View<'_>, row: usize, growth: f32) -> f32 {
        match self.marks.get(row) {
            Some(Mark::Excluded | Mark::Hidden) | None => DOT,
            Some(Mark::Class(_) | Mark::NoValue | Mark::Unknown) => {
                base_radius(view.engine.table().dwellings[row]) * growth
            }
        }
    }
}

fn mark(view: &View<'_>, row: usize) -> Mark {
    let matches = view.engine.matches();
    let alone = &view.state.isolated;
    let outside = if view.state.show_excluded { Mark::Excluded } else { Mark::Hidden };
    if matches.unknown.contains(row) {
        return match (view.state.show_unknown, alone.is_empty()) {
            (true, true) => Mark::Unknown,
            (true, false) => outside,
            (false, _) => Mark::Hidden,
        };
    }
    if !matches.yes.contains(row) {
        return outside;
    }
    match view.engine.table().number(&view.classes.field, row) {
        crate::query::Cell::Value(value) => {
            let class = view.classes.of(value);
            if alone.is_empty() || alone.contains(&class) { Mark::Class(class) } else { outside }
        }
        crate::query::Cell::Secret
        | crate::query::Cell::Absent
        | crate::query::Cell::NotApplicable
        | crate::query::Cell::NotComputed => {
            if alone.is_empty() {
                Mark::NoValue
            } else {
                outside
            }
        }
    }
}

/// Area follows dwellings; before [`growth`](super::camera::growth).
pub(super) fn base_radius(dwellings: u32) -> f32 {
    (1.16 * (dwellings as f32).sqrt()).clamp(4.5, 22.0)
}

/// Ink around a class: pale classes live by it.
pub(super) fn class_edge(roles: &Roles, class: usize, count: usize) -> (Color32, f32) {
    if roles.high_contrast {
        return (roles.ink, 2.0);
    }
    let share = if place_in_palette(class, count) >= 3 { 0.75 } else { 0.30 };
    (roles.ink.gamma_multiply(share), 1.0)
}

/// Colours and widths of one theme.
struct Look {
    roles: Roles,
    /// Rim around full circles.
    ground: Color32,
    unit: Unit,
    classes: usize,
}

impl Look {
    fn new(view: &View<'_>, roles: &Roles) -> Self {
        let table = view.engine.table();
        Self {
            roles: *roles,
            ground: Palette::of(style_theme(roles)).ground,
            unit: table.field(&view.classes.field).map_or(Unit::None, |field| field.unit),
            classes: view.classes.count(),
        }
    }

    fn storey(&self, mark: Mark) -> u8 {
        match mark {
            Mark::Hidden | Mark::Excluded => 0,
            Mark::Unknown => 1,
            // Grey never hides a colour.
            Mark::NoValue => 2,
            Mark::Class(_) => 3,
        }
    }

    fn point(&self, [x, y]: [f64; 2], dwellings: u32, mark: Mark) -> Option<Point> {
        let roles = &self.roles;
        let full = |fill: Color32, (edge, edge_width): (Color32, f32)| Point {
            x,
            y,
            // The contour runs on the radius, half of it outside.
            radius: base_radius(dwellings) + edge_width / 2.0,
            grows: true,
            fill,
            edge,
            edge_width,
            rim: self.ground,
            rim_width: 1.0,
            ..Default::default()
        };
        match mark {
            Mark::Hidden => None,
            Mark::Excluded => {
                let share = if roles.high_contrast { 0.8 } else { 0.42 };
                let fill = roles.excluded.gamma_multiply(share);
                Some(Point { x, y, radius: DOT, fill, ..Default::default() })
            }
            Mark::Unknown => {
                Some(Point { rim_width: 0.0, ..full(roles.card.gamma_multiply(0.35), (roles.ink, 2.1)) })
            }
            Mark::NoValue => {
                let edge =
                    if roles.high_contrast { (roles.ink, 2.0) } else { (roles.ink.gamma_multiply(0.3), 1.0) };
                Some(full(roles.bar_out, edge))
            }
            Mark::Class(class) => Some(full(
                roles.class(self.unit, class, self.classes),
                class_edge(roles, class, self.classes),
            )),
        }
    }

    /// The quiet ring of points of attention, lined with the ground.
    fn ring(&self, around: &Point) -> [Point; 2] {
        let bare =
            Point { x: around.x, y: around.y, radius: around.radius, grows: true, ..Default::default() };
        let ring = |ring, ring_width| Point { ring, ring_width, ring_gap: 3.4, ..bare };
        [ring(self.ground, 4.4), ring(self.roles.amber_sign, 2.4)]
    }
}

/// The base map's palette that goes with roles.
pub(super) fn style_theme(roles: &Roles) -> StyleTheme {
    match (roles.high_contrast, roles.dark) {
        (false, false) => StyleTheme::Light,
        (false, true) => StyleTheme::Dark,
        (true, false) => StyleTheme::ContrastLight,
        (true, true) => StyleTheme::ContrastDark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::LIGHT;

    #[test]
    fn area_follows_dwellings_between_bounds() {
        assert!((base_radius(50) - 8.2).abs() < 0.05);
        assert!((base_radius(150) - 14.2).abs() < 0.05);
        assert_eq!(base_radius(1), 4.5);
        assert_eq!(base_radius(2000), 22.0);
        let ratio = (base_radius(200) / base_radius(50)).powi(2);
        assert!((ratio - 4.0).abs() < 1e-3, "four times the dwellings, four times the area");
    }

    #[test]
    fn few_classes_still_use_the_ends_of_the_palette() {
        let colours =
            |count: usize| (0..count).map(|class| LIGHT.class(Unit::Ratio, class, count)).collect::<Vec<_>>();
        assert_eq!(colours(5), LIGHT.sequential);
        assert_eq!(LIGHT.class(Unit::Points, 4, 5), LIGHT.diverging[4], "a difference has a middle");
        assert_eq!(colours(2), [LIGHT.sequential[0], LIGHT.sequential[4]]);
        assert_eq!(colours(3), [LIGHT.sequential[0], LIGHT.sequential[2], LIGHT.sequential[4]]);
        for count in 1..=5 {
            let mut seen = colours(count);
            seen.dedup();
            assert_eq!(seen.len(), count);
        }
    }

    #[test]
    fn pale_classes_keep_a_strong_contour() {
        let alpha = |class| class_edge(&LIGHT, class, 5).0.a();
        assert!(alpha(3) > 180 && alpha(4) > 180);
        assert!(alpha(0) < 90);
    }
}
