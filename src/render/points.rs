//! Instanced circles: one draw call over the map, uploaded only when a generation changes.

use std::sync::Arc;

/// One circle. Colours are egui's (premultiplied, gamma space).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Mercator, 0..1, in f64: the layer subtracts its origin before f32.
    pub x: f64,
    pub y: f64,
    /// Points (logical pixels), edge included.
    pub radius: f32,
    pub fill: egui::Color32,
    /// Edge inside the radius, and its width; a hollow circle has a translucent fill and a strong edge.
    pub edge: egui::Color32,
    pub edge_width: f32,
    /// Rim of the ground's colour outside the edge; width 0: none.
    pub rim: egui::Color32,
    pub rim_width: f32,
    /// Ring at `radius + ring_gap`; width 0: none.
    pub ring: egui::Color32,
    pub ring_width: f32,
    pub ring_gap: f32,
    /// Dash of the edge or ring, in points; 0: plain.
    pub dash: f32,
}

/// Where the map looks, for one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Centre of the map in Mercator, 0..1.
    pub center: [f64; 2],
    /// Logical pixels of the whole world at this zoom.
    pub world: f64,
    pub rect: egui::Rect,
}

/// A set of points kept on the GPU, drawn in the order given.
#[derive(Clone, Default)]
pub struct PointLayer {
    points: Arc<Vec<Point>>,
    generation: u64,
}

impl PointLayer {
    /// Replaces the points; the next frame uploads them.
    pub fn set(&mut self, points: Vec<Point>) {
        self.points = Arc::new(points);
        self.generation += 1;
    }

    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Adds the layer to the painter: one paint callback, one draw call.
    pub fn paint(&self, painter: &egui::Painter, view: View) {
        let _ = (painter, view, self.generation);
        todo!()
    }
}
