//! The map: base map or outlines, zones, circles, hover, selection, legend, scale bar, buttons, attribution.

use crate::tiles::Basemap;
use crate::ui::{Gestures, View};

/// What the map keeps between frames: widget memory and GPU layers, no data of its own.
#[derive(Default)]
pub struct MapPanel {
    memory: walkers::MapMemory,
}

impl MapPanel {
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
