//! Names of the ground, written by the base map between zones and circles: they move aside for the circles.

use crate::render;
use crate::tiles::{Basemap, NameFonts};
use crate::ui::View;
use crate::ui::map::camera::MapCamera;
use crate::ui::map::symbols::{Mark, Symbols};
use egui::{FontFamily, Painter, Pos2, Shape};

/// Writes the names, if the base map has any. Returns what is to be written over the circles: the name of the city,
/// where it found no room beside them.
pub(super) fn paint(
    painter: &Painter,
    map: render::View,
    camera: &MapCamera,
    basemap: Option<&Basemap>,
    circles: &[(Pos2, f32)],
) -> Vec<Shape> {
    let Some(basemap) = basemap else { return Vec::new() };
    let here = camera.now();
    let projector = walkers::Projector::new(
        map.rect,
        &walkers::MercatorProjection,
        &camera.memory,
        walkers::lon_lat(here.lon, here.lat),
    );
    let fonts = NameFonts {
        strong: FontFamily::Name("semibold".into()),
        plain: FontFamily::Proportional,
        scale: 1.0,
    };
    basemap.paint_names(painter, &projector, &fonts, circles)
}

/// Middles and radii of the circles in sight; faint dots do not push names away.
pub(super) fn circles(view: &View<'_>, symbols: &Symbols, map: render::View) -> Vec<(Pos2, f32)> {
    view.points
        .inside(map.unproject(map.rect.min), map.unproject(map.rect.max))
        .into_iter()
        .filter(|row| matches!(symbols.marks[*row], Mark::Class(_) | Mark::NoValue | Mark::Unknown))
        .filter_map(|row| {
            let place = symbols.places[row]?;
            Some((map.project(place[0], place[1]), symbols.radius(view, row, map.growth)))
        })
        .collect()
}
