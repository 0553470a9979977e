//! The window as one value: history, open file, jobs, base map. Hosts call [`Window::show`] and nothing else.

use crate::model::Date;
use egui_wgpu::RenderState;

/// Today, as a parameter: pictures and tests are reproducible.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    System,
    Fixed(Date),
}

pub struct Window {}

impl Window {
    pub fn new(ctx: &egui::Context, render: Option<&RenderState>, clock: Clock) -> Self {
        let _ = (ctx, render, clock);
        Self {}
    }

    pub fn show(&mut self, ui: &mut egui::Ui) {
        let _ = ui;
    }
}
