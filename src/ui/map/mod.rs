//! The map: base map or outlines, zones, circles, hover, selection, legend, scale bar, buttons, attribution.

use crate::tiles::Basemap;
use crate::ui::{Gestures, View};

/// The outline of a commune, drawn when there is no base map. Degrees, WGS 84.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub name: String,
    pub polygon: geo::MultiPolygon<f64>,
}

/// What the map keeps between frames: widget memory and GPU layers, no data of its own.
#[derive(Default)]
pub struct MapPanel {
    memory: walkers::MapMemory,
    outlines: Vec<Outline>,
}

impl MapPanel {
    /// Outlines of communes that stand in when there is no base map.
    pub fn set_outlines(&mut self, outlines: Vec<Outline>) {
        self.outlines = outlines;
    }

    /// Draws the map over the whole `ui`. `basemap` is `None` when there is none: outlines stand in.
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        basemap: Option<&mut Basemap>,
        out: &mut Gestures,
    ) {
        let _ = (ui, view, basemap, out, &mut self.memory);
    }
}
