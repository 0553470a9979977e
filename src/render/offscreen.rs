//! A picture of an egui interface without a window or a display.

use crate::render::device;
use egui_wgpu::{RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuError, wgpu};
use std::sync::{Arc, mpsc};
use std::time::Duration;

#[derive(Debug, thiserror::Error)]
pub enum OffscreenError {
    /// No Vulkan, no GL, no software rasteriser.
    #[error("no graphics adapter: {0}")]
    NoAdapter(String),
    #[error("gpu: {0}")]
    Gpu(String),
}

/// A device of its own and a texture to draw into.
pub struct Offscreen {
    state: RenderState,
    target: wgpu::Texture,
}

/// A software rasteriser under load is slow; a lost device never answers.
const WAIT: Duration = Duration::from_secs(30);

impl Offscreen {
    /// Physical pixels. `WGPU_BACKEND` chooses the back-end, as for the window.
    ///
    /// # Errors
    /// [`OffscreenError::NoAdapter`] on a machine without any graphics stack; [`OffscreenError::Gpu`] for a
    /// picture larger than the device can draw.
    pub fn new(width: u32, height: u32) -> Result<Self, OffscreenError> {
        let state = render_state()?;
        let largest = state.device.limits().max_texture_dimension_2d;
        if !(1..=largest).contains(&width) || !(1..=largest).contains(&height) {
            return Err(OffscreenError::Gpu(format!("{width} × {height}: at most {largest} pixels a side")));
        }
        let target = state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: state.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        Ok(Self { state, target })
    }

    /// For walkers and our own pipelines.
    pub fn render_state(&self) -> &RenderState {
        &self.state
    }

    /// One frame: runs the interface, and gives back its picture. The screen of `input` is replaced by the
    /// size of this picture, at `pixels_per_point` and the zoom of the context.
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
        let mut output = self.run(ctx, pixels_per_point, input, run);
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        let screen = ScreenDescriptor {
            pixels_per_point: output.pixels_per_point,
            size_in_pixels: [self.target.width(), self.target.height()],
        };
        self.draw(&primitives, &screen);
        for id in output.textures_delta.free.drain() {
            self.state.renderer.write().free_texture(&id);
        }
        self.read_back()
    }

    fn run(
        &self,
        ctx: &egui::Context,
        pixels_per_point: f32,
        mut input: egui::RawInput,
        run: impl FnMut(&mut egui::Ui),
    ) -> egui::FullOutput {
        let points = pixels_per_point * ctx.zoom_factor();
        let size = egui::vec2(self.target.width() as f32, self.target.height() as f32) / points;
        input.screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        input.max_texture_side = Some(self.state.device.limits().max_texture_dimension_2d as usize);
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(pixels_per_point);
        let mut output = ctx.run_ui(input, run);
        let mut renderer = self.state.renderer.write();
        for (id, images) in output.textures_delta.set.drain() {
            for image in &images {
                renderer.update_texture(&self.state.device, &self.state.queue, id, image);
            }
        }
        output
    }

    fn draw(&self, primitives: &[egui::ClippedPrimitive], screen: &ScreenDescriptor) {
        let RenderState { device, queue, .. } = &self.state;
        let mut renderer = self.state.renderer.write();
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let ours = renderer.update_buffers(device, queue, &mut encoder, primitives, screen);
        let view = self.target.create_view(&wgpu::TextureViewDescriptor::default());
        {
            let mut pass = encoder
                .begin_render_pass(&wgpu::RenderPassDescriptor {
                    label: Some("picture"),
                    color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                        view: &view,
                        resolve_target: None,
                        depth_slice: None,
                        ops: wgpu::Operations {
                            load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                            store: wgpu::StoreOp::Store,
                        },
                    })],
                    ..Default::default()
                })
                .forget_lifetime();
            renderer.render(&mut pass, primitives, screen);
        }
        queue.submit(ours.into_iter().chain([encoder.finish()]));
    }

    fn read_back(&self) -> Result<image::RgbaImage, OffscreenError> {
        let gpu = |what: &dyn std::fmt::Display| OffscreenError::Gpu(what.to_string());
        let RenderState { device, queue, .. } = &self.state;
        let (width, height) = (self.target.width(), self.target.height());
        // Rows of a copy are padded to 256 bytes.
        let row = (width * 4).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("picture"),
            size: u64::from(row) * u64::from(height),
            usage: wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        encoder.copy_texture_to_buffer(
            self.target.as_image_copy(),
            wgpu::TexelCopyBufferInfo {
                buffer: &buffer,
                layout: wgpu::TexelCopyBufferLayout {
                    offset: 0,
                    bytes_per_row: Some(row),
                    rows_per_image: None,
                },
            },
            self.target.size(),
        );
        let submission = queue.submit([encoder.finish()]);
        let (sender, mapped) = mpsc::channel();
        buffer.slice(..).map_async(wgpu::MapMode::Read, move |result| {
            sender.send(result).ok(); // Nobody waits when the device was lost below.
        });
        let wait = wgpu::PollType::Wait { submission_index: Some(submission), timeout: Some(WAIT) };
        device.poll(wait).map_err(|error| gpu(&error))?;
        mapped.recv().map_err(|error| gpu(&error))?.map_err(|error| gpu(&error))?;
        let bytes = buffer.slice(..).get_mapped_range().map_err(|error| gpu(&error))?;
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
        for line in bytes.chunks_exact(row as usize) {
            pixels.extend_from_slice(&line[..width as usize * 4]);
        }
        if self.state.target_format == wgpu::TextureFormat::Bgra8Unorm {
            for pixel in pixels.chunks_exact_mut(4) {
                pixel.swap(0, 2);
            }
        }
        image::RgbaImage::from_raw(width, height, pixels)
            .ok_or_else(|| OffscreenError::Gpu("short read".to_owned()))
    }
}

/// The adapter that wgpu recommends; when it has none or refuses our device, the first of all those present,
/// a software rasteriser included.
fn render_state() -> Result<RenderState, OffscreenError> {
    let mut setup = device::setup();
    let refusal = match create(&setup) {
        Ok(state) => return Ok(state),
        Err(refusal) => refusal,
    };
    setup.native_adapter_selector = Some(Arc::new(|adapters, _surface| {
        adapters.first().cloned().ok_or_else(|| "none on this machine".to_owned())
    }));
    create(&setup).map_err(|error| OffscreenError::NoAdapter(format!("{refusal}; {error}")))
}

fn create(setup: &egui_wgpu::WgpuSetupCreateNew) -> Result<RenderState, WgpuError> {
    let setup = egui_wgpu::WgpuSetup::CreateNew(setup.clone());
    pollster::block_on(async {
        let instance = setup.new_instance().await;
        let configuration = WgpuConfiguration { wgpu_setup: setup, ..Default::default() };
        RenderState::create(&configuration, &instance, None, RendererOptions::PREDICTABLE).await
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_drawn_at_the_size_asked_for_whatever_the_row_padding() {
        let mut screen = Offscreen::new(101, 33).expect("a graphics stack");
        let ctx = egui::Context::default();
        let colour = egui::Color32::from_rgb(12, 200, 99);
        let picture = screen
            .frame(&ctx, 1.0, egui::RawInput::default(), |ui| {
                let half = egui::Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(50.0, 33.0));
                ui.painter().with_clip_rect(egui::Rect::EVERYTHING).rect_filled(half, 0.0, colour);
            })
            .unwrap();
        assert_eq!(picture.dimensions(), (101, 33));
        assert_eq!(picture.get_pixel(10, 30).0, [12, 200, 99, 255]);
        assert_eq!(picture.get_pixel(100, 30).0, [0, 0, 0, 255]);
    }

    #[test]
    fn a_picture_of_no_size_or_too_large_is_refused() {
        assert!(matches!(Offscreen::new(0, 10), Err(OffscreenError::Gpu(_))));
        assert!(matches!(Offscreen::new(10, 100_000), Err(OffscreenError::Gpu(_))));
    }
}
