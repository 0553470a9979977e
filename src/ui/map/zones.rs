//! Outlines on the map: priority quartiers over any base map; communes and quartiers, with their names, when there
//! is no base map.

use crate::model::{LonLat, Zone, ZoneNature};
use crate::query::Table;
use crate::render;
use crate::tiles::Palette;
use crate::ui::View;
use crate::ui::map::Outline;
use crate::ui::map::symbols::style_theme;
use crate::ui::theme::{self, Roles};
use egui::{Color32, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use geo::{Area, BoundingRect, InteriorPoint, MapCoords, TriangulateEarcut};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What the map draws of the territory, prepared once a file.
#[derive(Default)]
pub(super) struct Zones {
    table: Option<Arc<Table>>,
    qpv: Vec<Footprint>,
    communes: Territory,
    embedded: Territory,
    quartiers: Vec<(String, [f64; 2])>,
    /// An outline shown was invented.
    pub fictitious: bool,
}

/// An outline in Mercator, ready to be drawn.
struct Footprint {
    name: String,
    rings: Vec<Vec<[f64; 2]>>,
    vertices: Vec<[f64; 2]>,
    triangles: Vec<u32>,
    low: [f64; 2],
    high: [f64; 2],
    /// Inside, for the name.
    middle: [f64; 2],
    size: f64,
}

impl Zones {
    pub fn set_outlines(&mut self, outlines: Vec<Outline>) {
        let areas =
            outlines.into_iter().filter_map(|outline| Footprint::new(&outline.name, &outline.polygon));
        self.embedded = Territory::new(areas.collect());
    }

    pub fn follow(&mut self, view: &View<'_>) {
        let table = view.engine.table();
        if self.table.as_ref().is_some_and(|known| Arc::ptr_eq(known, table)) {
            return;
        }
        self.table = Some(Arc::clone(table));
        let of = |nature: ZoneNature| view.atlas.zones.iter().filter(move |zone| zone.nature == nature);
        let shape = |zone: &Zone| Footprint::new(&zone.name, zone.outline.as_ref()?);
        // The perimeters in force; those of 2015 when the file knows no others.
        let nature = [ZoneNature::Qpv2024, ZoneNature::Qpv2015]
            .into_iter()
            .find(|nature| of(*nature).any(|zone| zone.outline.is_some()));
        let qpv: Vec<&Zone> = nature.map(|nature| of(nature).collect()).unwrap_or_default();
        self.fictitious = qpv.iter().any(|zone| zone.fictitious && zone.outline.is_some());
        self.qpv = qpv.into_iter().filter_map(shape).collect();
        self.communes = Territory::new(of(ZoneNature::Commune).filter_map(shape).collect());
        self.quartiers = quartier_names(view);
    }

    /// The ground when there is no base map. `crowd` counts the circles in a rectangle of the screen: names keep
    /// away from them.
    pub fn paint_ground(
        &self,
        painter: &Painter,
        map: render::View,
        zoom: f64,
        grouped: bool,
        roles: &Roles,
        crowd: &dyn Fn(Rect) -> usize,
    ) {
        let palette = Palette::of(style_theme(roles));
        painter.rect_filled(map.rect, 0.0, palette.ground);
        let territory = if self.communes.areas.is_empty() { &self.embedded } else { &self.communes };
        if territory.areas.is_empty() {
            return;
        }
        painter.rect_filled(map.rect, 0.0, palette.outside);
        for area in territory.areas.iter().filter(|area| area.on_screen(map)) {
            painter.add(area.fill(map, palette.ground));
        }
        let width = if roles.high_contrast { 2.0 } else { 1.2 };
        dash(painter, map, &territory.borders, Stroke::new(width, palette.boundary), (3.0, 2.2));

        let mut names = Names { painter, map, halo: palette.halo, crowd, taken: Vec::new() };
        for (position, area) in territory.areas.iter().enumerate() {
            let font = theme::semibold(if position == 0 { 21.0 } else { 16.0 });
            // The name of the city stands wherever; another one, only where it covers no count.
            names.write(&area.name, area.middle, font, palette.place, position == 0 || !grouped);
        }
        if zoom >= 13.0 {
            // A quartier that is a whole commune is named already.
            let is_commune = |name: &str| territory.areas.iter().any(|area| area.name == name);
            for (text, place) in self.quartiers.iter().filter(|(text, _)| !is_commune(text)) {
                names.write(text, *place, theme::regular(14.0), palette.minor_place, true);
            }
        }
    }

    /// Priority quartiers: a veil of ink and a dotted edge.
    pub fn paint_qpv(&self, painter: &Painter, map: render::View, roles: &Roles) {
        let stroke =
            if roles.high_contrast { Stroke::new(1.3, roles.ink) } else { Stroke::new(1.3, roles.ink3) };
        for area in self.qpv.iter().filter(|area| area.on_screen(map)) {
            painter.add(area.fill(map, roles.ink.gamma_multiply(0.045)));
            dash(painter, map, &area.rings, stroke, (2.0, 3.0));
        }
    }

    /// Whether an invented outline is on the screen.
    pub fn shows_fictitious(&self, map: render::View) -> bool {
        self.fictitious && self.qpv.iter().any(|area| area.on_screen(map))
    }
}

/// Communes side by side.
#[derive(Default)]
struct Territory {
    /// Largest first.
    areas: Vec<Footprint>,
    /// Each border once: drawn from both sides, its dashes would fill each other's gaps.
    borders: Vec<Vec<[f64; 2]>>,
}

impl Territory {
    fn new(mut areas: Vec<Footprint>) -> Self {
        areas.sort_by(|a, b| b.size.total_cmp(&a.size));
        let borders = each_once(areas.iter().flat_map(|area| &area.rings));
        Self { areas, borders }
    }
}

/// Lines without the segments that an earlier one already has.
fn each_once<'a>(rings: impl Iterator<Item = &'a Vec<[f64; 2]>>) -> Vec<Vec<[f64; 2]>> {
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for ring in rings {
        let mut line: Vec<[f64; 2]> = Vec::new();
        for pair in ring.windows(2) {
            let (from, to) = (bits(pair[0]), bits(pair[1]));
            if seen.insert((from.min(to), from.max(to))) {
                if line.is_empty() {
                    line.push(pair[0]);
                }
                line.push(pair[1]);
            } else if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
        }
        lines.push(line);
    }
    lines.retain(|line| line.len() > 1);
    lines
}

fn bits([x, y]: [f64; 2]) -> (u64, u64) {
    (x.to_bits(), y.to_bits())
}

/// Names of the quartiers, in the middle of their outline or else of their résidences.
fn quartier_names(view: &View<'_>) -> Vec<(String, [f64; 2])> {
    let mut sums: BTreeMap<&str, ([f64; 2], f64)> = BTreeMap::new();
    for residence in &view.atlas.residences {
        let (Some(code), Some(position)) = (residence.quartier.as_deref(), residence.position) else {
            continue;
        };
        let [x, y] = position.mercator();
        let (sum, count) = sums.entry(code).or_default();
        *sum = [sum[0] + x, sum[1] + y];
        *count += 1.0;
    }
    let quartiers = view.atlas.zones.iter().filter(|zone| zone.nature == ZoneNature::Quartier);
    quartiers
        .filter_map(|zone| {
            let inside = zone.outline.as_ref().and_then(InteriorPoint::interior_point);
            let place = match inside {
                Some(point) => LonLat { lon: point.x(), lat: point.y() }.mercator(),
                None => sums.get(zone.code.as_str()).map(|(sum, count)| [sum[0] / count, sum[1] / count])?,
            };
            Some((zone.name.clone(), place))
        })
        .collect()
}

/// Writes names with a halo, none over another.
struct Names<'a> {
    painter: &'a Painter,
    map: render::View,
    halo: Color32,
    crowd: &'a dyn Fn(Rect) -> usize,
    taken: Vec<Rect>,
}

/// Where a name may go from its place, nearest first: sideways in widths, up and down in points.
const SHIFTS: [(f32, f32); 13] = [
    (0.0, 0.0),
    (0.0, -20.0),
    (0.0, 20.0),
    (0.0, -40.0),
    (0.0, 40.0),
    (-0.6, 0.0),
    (0.6, 0.0),
    (0.0, -60.0),
    (0.0, 60.0),
    (-0.6, -30.0),
    (0.6, -30.0),
    (-0.6, 30.0),
    (0.6, 30.0),
];

impl Names<'_> {
    fn write(&mut self, text: &str, [x, y]: [f64; 2], font: FontId, colour: Color32, anyway: bool) {
        let galley = self.painter.layout_no_wrap(text.to_owned(), font, colour);
        let home = Rect::from_center_size(self.map.project(x, y), galley.size());
        if !self.map.rect.intersects(home) {
            return;
        }
        let free = |rect: &Rect| !self.taken.iter().any(|other| other.intersects(rect.expand(3.0)));
        let places = SHIFTS.map(|(side, down)| home.translate(vec2(side * home.width(), down)));
        let places = places.into_iter().filter(free).map(|rect| ((self.crowd)(rect), rect));
        let Some((crowd, rect)) = places.min_by_key(|(crowd, _)| *crowd) else { return };
        if crowd > 0 && !anyway {
            return;
        }
        self.taken.push(rect);
        for turn in 0..8 {
            let offset = Vec2::angled(turn as f32 * std::f32::consts::FRAC_PI_4) * 1.75;
            let at = rect.min + offset;
            self.painter.galley_with_override_text_color(at, Arc::clone(&galley), self.halo);
        }
        self.painter.galley(rect.min, galley, colour);
    }
}

impl Footprint {
    fn new(name: &str, outline: &geo::MultiPolygon<f64>) -> Option<Self> {
        let projected = outline.map_coords(|coord| {
            let [x, y] = LonLat { lon: coord.x, lat: coord.y }.mercator();
            geo::Coord { x, y }
        });
        let bounds = projected.bounding_rect()?;
        let largest = projected.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        let middle = largest.interior_point()?;
        let (mut vertices, mut triangles, mut rings) = (Vec::new(), Vec::new(), Vec::new());
        for polygon in &projected.0 {
            let raw = polygon.earcut_triangles_raw();
            let first = vertices.len() as u32;
            vertices.extend(raw.vertices);
            triangles.extend(raw.triangle_indices.iter().map(|index| first + *index as u32));
            let lines = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            rings.extend(lines.map(|line| line.coords().map(|coord| [coord.x, coord.y]).collect()));
        }
        Some(Self {
            name: name.to_owned(),
            rings,
            vertices,
            triangles,
            low: [bounds.min().x, bounds.min().y],
            high: [bounds.max().x, bounds.max().y],
            middle: [middle.x(), middle.y()],
            size: projected.unsigned_area(),
        })
    }

    fn on_screen(&self, map: render::View) -> bool {
        let low = map.project(self.low[0], self.low[1]);
        let high = map.project(self.high[0], self.high[1]);
        map.rect.intersects(Rect::from_min_max(low, high))
    }

    fn fill(&self, map: render::View, colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for [x, y] in &self.vertices {
            mesh.colored_vertex(map.project(*x, *y), colour);
        }
        mesh.indices.clone_from(&self.triangles);
        mesh
    }
}

fn dash(painter: &Painter, map: render::View, lines: &[Vec<[f64; 2]>], stroke: Stroke, pattern: (f32, f32)) {
    let mut shapes = Vec::new();
    for line in lines {
        let mut travelled = 0.0;
        for pair in line.windows(2) {
            let (from, to) = (map.project(pair[0][0], pair[0][1]), map.project(pair[1][0], pair[1][1]));
            dashes(from, to, travelled, pattern, map.rect, |a, b| {
                shapes.push(Shape::line_segment([a, b], stroke));
            });
            travelled += from.distance(to);
        }
    }
    painter.extend(shapes);
}

/// The dashes of a segment that lie on the screen. `travelled`: length before it, so that corners keep the rhythm.
/// Only the visible part costs anything: at zoom 19, a perimeter is a hundred screens long.
fn dashes(
    from: Pos2,
    to: Pos2,
    travelled: f32,
    (dash, gap): (f32, f32),
    screen: Rect,
    mut each: impl FnMut(Pos2, Pos2),
) {
    let length = from.distance(to);
    let Some((start, end)) = visible(from, to, screen.expand(dash)) else { return };
    if length <= 0.0 {
        return;
    }
    let along = (to - from) / length;
    let period = dash + gap;
    let (start, end) = (start * length, end * length);
    let mut at = ((start + travelled) / period).floor() * period - travelled;
    while at < end {
        let (a, b) = (at.max(start), (at + dash).min(end));
        if a < b {
            each(from + along * a, from + along * b);
        }
        at += period;
    }
}

/// The part of a segment inside a rectangle, as shares of its length (Liang and Barsky).
fn visible(from: Pos2, to: Pos2, rect: Rect) -> Option<(f32, f32)> {
    let step = to - from;
    let (mut start, mut end) = (0.0_f32, 1.0_f32);
    for (delta, before, after) in [
        (step.x, from.x - rect.min.x, rect.max.x - from.x),
        (step.y, from.y - rect.min.y, rect.max.y - from.y),
    ] {
        if delta == 0.0 {
            if before < 0.0 || after < 0.0 {
                return None;
            }
            continue;
        }
        let (enter, leave) = (-before / delta, after / delta);
        start = start.max(enter.min(leave));
        end = end.min(enter.max(leave));
    }
    (start < end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn length(from: Pos2, to: Pos2, screen: Rect) -> (usize, f32) {
        let (mut count, mut length) = (0, 0.0);
        dashes(from, to, 0.0, (2.0, 3.0), screen, |a, b| {
            count += 1;
            length += a.distance(b);
        });
        (count, length)
    }

    #[test]
    fn two_fifths_of_a_dashed_line_are_ink() {
        let screen = Rect::from_min_size(Pos2::ZERO, egui::vec2(1000.0, 1000.0));
        let (_, ink) = length(pos2(0.0, 10.0), pos2(500.0, 10.0), screen);
        assert!((ink - 200.0).abs() < 2.0, "{ink}");
    }

    #[test]
    fn what_lies_off_the_screen_costs_nothing() {
        let screen = Rect::from_min_size(Pos2::ZERO, egui::vec2(100.0, 100.0));
        let (count, _) = length(pos2(-100_000.0, 50.0), pos2(100_000.0, 50.0), screen);
        assert!(count < 30, "{count}");
        assert_eq!(length(pos2(-10.0, 500.0), pos2(200.0, 500.0), screen).0, 0);
    }

    #[test]
    fn a_border_between_two_communes_is_drawn_once() {
        let (a, b, c, d) = ([0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [2.0, 0.0]);
        let rings = [vec![a, b, c, a], vec![b, d, c, b]];
        let lines = each_once(rings.iter());
        let segments: usize = lines.iter().map(|line| line.len() - 1).sum();
        assert_eq!(segments, 5);
    }

    #[test]
    fn an_outline_is_filled_whole_and_named_inside() {
        let ring = vec![(5.0, 47.3), (5.1, 47.3), (5.1, 47.35), (5.0, 47.35), (5.0, 47.3)];
        let square = geo::Polygon::new(geo::LineString::from(ring), Vec::new());
        let area = Footprint::new("Carré", &geo::MultiPolygon(vec![square])).unwrap();
        assert_eq!(area.triangles.len(), 6);
        assert!(area.low[0] < area.middle[0] && area.middle[0] < area.high[0]);
        assert!(area.low[1] < area.middle[1] && area.middle[1] < area.high[1]);
    }
}
