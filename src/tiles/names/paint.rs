//! Names written on the screen, above the ground and whatever zones lie on it, below the symbols.

use crate::tiles::names::place::{Placed, Wanted, is_buried, spots_around, spots_far_around};
use crate::tiles::names::streets::{self, Spot};
use crate::tiles::names::{Kind, Name, Shape};
use crate::tiles::style::{NameColors, StyleTheme};
use egui::epaint::TextShape;
use egui::{Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Vec2, vec2};
use std::sync::Arc;
use walkers::{Projector, TileId};

/// Points around a name on the screen where another piece of map may still matter.
const MARGIN: f32 = 80.0;

/// Times that a long street may be named on one piece.
const MAX_REPEATS: usize = 4;

/// Which families to write with, and how large: 1 is the size of `tokens.md` § 8.
#[derive(Clone, Debug)]
pub struct NameFonts {
    pub strong: FontFamily,
    pub plain: FontFamily,
    pub scale: f32,
}

/// A part of a tile shown where walkers asked for `asked`.
pub struct Piece {
    pub asked: TileId,
    /// Part of the tile that holds `names`.
    pub uv: Rect,
    pub names: Arc<[Name]>,
}

/// Size in points, room around, width of the halo.
fn looks(kind: Kind, zoom: f64) -> (f32, f32, f32) {
    match kind {
        Kind::City => (21.0, 6.0, 1.75),
        Kind::Town => (16.0, 5.0, 1.75),
        Kind::Village if zoom < 12.5 => (14.0, 5.0, 1.75),
        Kind::Village => (16.0, 5.0, 1.75),
        Kind::Quartier => (14.0, 9.0, 1.75),
        Kind::Water => (13.0, 4.0, 1.4),
        Kind::MainStreet | Kind::Street if zoom < 17.0 => (13.0, 4.0, 1.4),
        Kind::MainStreet | Kind::Street => (14.0, 5.0, 1.4),
        Kind::HouseNumber => (13.0, 2.0, 1.2),
    }
}

fn is_strong(kind: Kind) -> bool {
    matches!(kind, Kind::City | Kind::Town | Kind::Village)
}

/// Writes the names of `pieces`, none over another and, as far as can be, none under `symbols`
/// (middles and radii on the screen). Returns the name of the city where it found no room: to be drawn over the symbols.
pub fn paint(
    painter: &Painter,
    projector: &Projector<'_>,
    pieces: &[Piece],
    theme: StyleTheme,
    fonts: &NameFonts,
    symbols: &[(Pos2, f32)],
) -> Vec<egui::Shape> {
    let painter = &painter.with_clip_rect(projector.clip_rect().intersect(painter.clip_rect()));
    let screen = painter.clip_rect();
    let colors = NameColors::of(theme);
    let views: Vec<View<'_>> = pieces.iter().map(|piece| View::new(piece, projector)).collect();
    let mut names: Vec<(&Name, &View<'_>)> = views
        .iter()
        .filter(|view| view.ground.intersects(screen.expand(MARGIN)))
        .flat_map(|view| view.piece.names.iter().map(move |name| (name, view)))
        .filter(|(name, view)| view.may_show(name, screen))
        .collect();
    names.sort_by(|(a, _), (b, _)| (a.kind, &a.text).cmp(&(b.kind, &b.text)));

    let mut buried = Vec::new();
    let mut placed = Placed::default();
    for (name, view) in names {
        let (size, room, halo) = looks(name.kind, projector.zoom());
        let family = if is_strong(name.kind) { &fonts.strong } else { &fonts.plain };
        let font = FontId::new(size * fonts.scale, family.clone());
        let color = colors.of_kind(name.kind);
        let galley = painter.layout_no_wrap(name.text.clone(), font, color);
        let size = galley.size() + Vec2::splat(2.0 * room);
        let mut wanted = Wanted {
            text: &name.text,
            size,
            spots: view.spots(name, size, screen),
            is_essential: is_strong(name.kind) || name.kind.is_along(),
            may_repeat: name.kind == Kind::HouseNumber,
        };
        let times = if matches!(name.shape, Shape::Line(_)) { MAX_REPEATS } else { 1 };
        for _ in 0..times {
            let symbols = if name.kind.is_along() { &[] } else { symbols };
            let Some(spot) = placed.place(&wanted, symbols) else { break };
            let shapes = written(&galley, spot, halo, color, colors.halo);
            let area = Rect::from_center_size(spot.centre, galley.size());
            if name.kind == Kind::City && is_buried(area, symbols) {
                buried.extend(shapes);
            } else {
                painter.extend(shapes);
            }
            wanted.spots.retain(|other| other != &spot);
        }
    }
    buried
}

fn written(
    galley: &Arc<Galley>,
    spot: Spot,
    halo: f32,
    color: Color32,
    around: Color32,
) -> impl Iterator<Item = egui::Shape> {
    let (sin, cos) = spot.angle.sin_cos();
    let half = galley.size() / 2.0;
    let corner = spot.centre - vec2(half.x * cos - half.y * sin, half.x * sin + half.y * cos);
    // Text cannot be stroked: the halo is the same text stamped around it.
    let stamps = (0..8).map(move |step| {
        let offset = Vec2::angled(step as f32 * std::f32::consts::FRAC_PI_4) * halo;
        let stamp = TextShape::new(corner + offset, Arc::clone(galley), around).with_angle(spot.angle);
        egui::Shape::from(stamp.with_override_text_color(around))
    });
    let text = TextShape::new(corner, Arc::clone(galley), color).with_angle(spot.angle);
    stamps.chain(std::iter::once(text.into()))
}

/// A piece and where it lies on the screen.
struct View<'a> {
    piece: &'a Piece,
    ground: Rect,
}

impl<'a> View<'a> {
    fn new(piece: &'a Piece, projector: &Projector<'_>) -> Self {
        let TileId { x, y, zoom } = piece.asked;
        let side = 2_f64.powi(i32::from(zoom));
        let lon = f64::from(x) / side * 360.0 - 180.0;
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * f64::from(y) / side)).sinh().atan().to_degrees();
        let corner = projector.project(walkers::lon_lat(lon, lat)).to_pos2();
        let points = 256.0 * 2_f64.powf(projector.zoom() - f64::from(zoom));
        Self { piece, ground: Rect::from_min_size(corner, Vec2::splat(points as f32)) }
    }

    fn on_screen(&self, [x, y]: [f32; 2]) -> Pos2 {
        let uv = self.piece.uv;
        let inside = vec2((x - uv.min.x) / uv.width(), (y - uv.min.y) / uv.height());
        self.ground.min + inside * self.ground.size()
    }

    /// Half-open, so that a point on an edge belongs to one piece.
    fn holds(&self, at: Pos2) -> bool {
        let ground = self.ground;
        (ground.left()..ground.right()).contains(&at.x) && (ground.top()..ground.bottom()).contains(&at.y)
    }

    fn may_show(&self, name: &Name, screen: Rect) -> bool {
        match &name.shape {
            Shape::Point(point) => {
                let at = self.on_screen(*point);
                self.holds(at) && screen.expand(MARGIN).contains(at)
            }
            Shape::Line(line) => {
                let bounds = line.iter().fold(Rect::NOTHING, |mut bounds, point| {
                    bounds.extend_with(self.on_screen(*point));
                    bounds
                });
                bounds.intersects(screen) && bounds.intersects(self.ground)
            }
        }
    }

    fn spots(&self, name: &Name, size: Vec2, screen: Rect) -> Vec<Spot> {
        match &name.shape {
            Shape::Point(point) if name.kind == Kind::HouseNumber || name.kind == Kind::Water => {
                vec![Spot { centre: self.on_screen(*point), angle: 0.0 }]
            }
            Shape::Point(point) if name.kind == Kind::City => spots_far_around(self.on_screen(*point), size),
            Shape::Point(point) => spots_around(self.on_screen(*point), size),
            Shape::Line(line) => {
                let line: Vec<Pos2> = line.iter().map(|point| self.on_screen(*point)).collect();
                streets::spots(&line, size.x, |at| self.holds(at) && screen.contains(at))
            }
        }
    }
}
