//! A picture of an egui interface without a window or a display.

use egui_wgpu::RenderState;

#[derive(Debug, thiserror::Error)]
pub enum OffscreenError {
    /// No Vulkan, no GL, no software rasteriser.
    #[error("no graphics adapter: {0}")]
    NoAdapter(String),
    #[error("gpu: {0}")]
    Gpu(String),
}

/// A device of its own and a texture to draw into.
pub struct Offscreen {}

impl Offscreen {
    /// Physical pixels.
    ///
    /// # Errors
    /// [`OffscreenError::NoAdapter`] on a machine without any graphics stack.
    pub fn new(width: u32, height: u32) -> Result<Self, OffscreenError> {
        let _ = (width, height);
        todo!()
    }

    /// For walkers and our own pipelines.
    pub fn render_state(&self) -> &RenderState {
        todo!()
    }

    /// One frame: runs the interface, and gives back its picture.
    ///
    /// # Errors
    /// [`OffscreenError::Gpu`] when the device is lost.
    pub fn frame(
        &mut self,
        ctx: &egui::Context,
        pixels_per_point: f32,
        input: egui::RawInput,
        run: impl FnMut(&mut egui::Ui),
    ) -> Result<image::RgbaImage, OffscreenError> {
        let _ = (ctx, pixels_per_point, input, run);
        todo!()
    }
}
