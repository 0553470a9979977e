//! Instanced circles: one draw call over the map, uploaded only when the points change.

use bytemuck::{Pod, Zeroable};
use egui::epaint::PaintCallbackInfo;
use egui_wgpu::wgpu::util::{BufferInitDescriptor, DeviceExt as _};
use egui_wgpu::{Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor, wgpu};
use std::sync::{Arc, Mutex, Once, Weak};

/// One circle. Colours are egui's (premultiplied, gamma space).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Mercator, 0..1, in f64: the layer subtracts its origin before f32.
    pub x: f64,
    pub y: f64,
    /// Points (logical pixels), edge included.
    pub radius: f32,
    /// Whether the radius follows [`View::growth`]; widths and gaps never do.
    pub grows: bool,
    pub fill: egui::Color32,
    /// Edge inside the radius, over the fill; width 0: none. A hollow circle has a translucent fill.
    pub edge: egui::Color32,
    pub edge_width: f32,
    /// Rim of the ground's colour outside the radius; width 0: none.
    pub rim: egui::Color32,
    pub rim_width: f32,
    /// Ring whose middle runs at `radius + ring_gap`; width 0: none.
    pub ring: egui::Color32,
    pub ring_width: f32,
    pub ring_gap: f32,
    /// Dash of the ring, as long as the gap after it, in points; 0: plain.
    pub dash: f32,
}

/// Where the map looks, for one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Centre of the map in Mercator, 0..1.
    pub center: [f64; 2],
    /// Logical pixels of the whole world at this zoom.
    pub world: f64,
    /// Where the map is drawn; its centre shows `center`.
    pub rect: egui::Rect,
    /// What radii that grow are multiplied by.
    pub growth: f32,
}

impl View {
    /// Screen position of a Mercator position.
    pub fn project(&self, x: f64, y: f64) -> egui::Pos2 {
        let middle = self.rect.center();
        egui::pos2(
            (f64::from(middle.x) + (x - self.center[0]) * self.world) as f32,
            (f64::from(middle.y) + (y - self.center[1]) * self.world) as f32,
        )
    }

    /// Mercator position of a screen position.
    pub fn unproject(&self, position: egui::Pos2) -> [f64; 2] {
        let middle = self.rect.center();
        [
            self.center[0] + (f64::from(position.x) - f64::from(middle.x)) / self.world,
            self.center[1] + (f64::from(position.y) - f64::from(middle.y)) / self.world,
        ]
    }
}

/// A set of points kept on the GPU, drawn in the order given.
#[derive(Clone, Default)]
pub struct PointLayer {
    content: Arc<Content>,
}

#[derive(Default)]
struct Content {
    points: Vec<Point>,
    /// Middle of the points: what remains of each fits f32 to a hundredth of a pixel at zoom 19.
    origin: [f64; 2],
}

impl PointLayer {
    /// Replaces the points; the next frame uploads them.
    pub fn set(&mut self, points: Vec<Point>) {
        let origin = middle(&points);
        self.content = Arc::new(Content { points, origin });
    }

    pub fn points(&self) -> &[Point] {
        &self.content.points
    }

    /// Adds the layer to the painter: one paint callback, one draw call, clipped to the painter.
    pub fn paint(&self, painter: &egui::Painter, view: View) {
        if self.content.points.is_empty() {
            return;
        }
        // The whole screen: egui rounds and clamps the viewport of anything smaller, and circles would shift.
        let screen = painter.ctx().viewport_rect();
        painter.add(Callback::new_paint_callback(
            screen,
            Draw { content: Arc::clone(&self.content), view, screen, placement: Mutex::new(None) },
        ));
    }
}

fn middle(points: &[Point]) -> [f64; 2] {
    let Some(first) = points.first() else { return [0.0; 2] };
    let (mut low, mut high) = ([first.x, first.y], [first.x, first.y]);
    for point in points {
        low = [low[0].min(point.x), low[1].min(point.y)];
        high = [high[0].max(point.x), high[1].max(point.y)];
    }
    [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])]
}

/// Prepares a renderer for circles. Once, when a window or a picture starts.
pub fn install(state: &RenderState) {
    let pipeline = || Circles::new(&state.device, state.target_format);
    state.renderer.write().callback_resources.entry().or_insert_with(pipeline);
}

/// What the shader reads for each circle.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Instance {
    position: [f32; 2],
    /// Radius, whether it grows (0 or 1), width of the edge, of the rim.
    disc: [f32; 4],
    /// Width, gap and dash of the ring.
    ring: [f32; 3],
    fill: [u8; 4],
    edge: [u8; 4],
    rim_colour: [u8; 4],
    ring_colour: [u8; 4],
}

/// What the shader reads once.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Placement {
    /// The layer's origin, from the corner of the screen, in points.
    origin: [f32; 2],
    screen: [f32; 2],
    world: f32,
    growth: f32,
    /// One physical pixel, in points: how soft an edge is.
    pixel: f32,
    padding: f32,
}

/// The pipeline, and the layers that it has uploaded.
struct Circles {
    pipeline: wgpu::RenderPipeline,
    layout: wgpu::BindGroupLayout,
    uploaded: Vec<Uploaded>,
}

struct Uploaded {
    /// Alive as long as its address names this content and no other.
    content: Weak<Content>,
    instances: wgpu::Buffer,
}

impl Circles {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let shader = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("circles"),
            source: wgpu::ShaderSource::Wgsl(include_str!("points.wgsl").into()),
        });
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("circles"),
            entries: &[wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
                ty: wgpu::BindingType::Buffer {
                    ty: wgpu::BufferBindingType::Uniform,
                    has_dynamic_offset: false,
                    min_binding_size: None,
                },
                count: None,
            }],
        });
        let pipeline_layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("circles"),
            bind_group_layouts: &[Some(&layout)],
            immediate_size: 0,
        });
        let attributes = wgpu::vertex_attr_array![
            0 => Float32x2, 1 => Float32x4, 2 => Float32x3,
            3 => Unorm8x4, 4 => Unorm8x4, 5 => Unorm8x4, 6 => Unorm8x4
        ];
        let pipeline = device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("circles"),
            layout: Some(&pipeline_layout),
            vertex: wgpu::VertexState {
                module: &shader,
                entry_point: Some("vertex"),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                buffers: &[Some(wgpu::VertexBufferLayout {
                    array_stride: size_of::<Instance>() as u64,
                    step_mode: wgpu::VertexStepMode::Instance,
                    attributes: &attributes,
                })],
            },
            fragment: Some(wgpu::FragmentState {
                module: &shader,
                // egui works in gamma space; a target that converts on write wants linear colours.
                entry_point: Some(if format.is_srgb() { "fragment_linear" } else { "fragment_gamma" }),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                targets: &[Some(wgpu::ColorTargetState {
                    format,
                    blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                    write_mask: wgpu::ColorWrites::ALL,
                })],
            }),
            primitive: wgpu::PrimitiveState {
                topology: wgpu::PrimitiveTopology::TriangleStrip,
                ..Default::default()
            },
            depth_stencil: None,
            multisample: wgpu::MultisampleState::default(),
            multiview_mask: None,
            cache: None,
        });
        Self { pipeline, layout, uploaded: Vec::new() }
    }

    /// Puts a layer on the GPU unless it is there, and frees those that nobody holds any more.
    fn upload(&mut self, device: &wgpu::Device, content: &Arc<Content>) {
        self.uploaded.retain(|layer| layer.content.strong_count() > 0);
        if self.find(content).is_some() {
            return;
        }
        let instances: Vec<Instance> =
            content.points.iter().map(|point| Instance::new(point, content.origin)).collect();
        let instances = device.create_buffer_init(&BufferInitDescriptor {
            label: Some("circles"),
            contents: bytemuck::cast_slice(&instances),
            usage: wgpu::BufferUsages::VERTEX,
        });
        self.uploaded.push(Uploaded { content: Arc::downgrade(content), instances });
    }

    fn find(&self, content: &Arc<Content>) -> Option<&Uploaded> {
        self.uploaded.iter().find(|layer| layer.content.as_ptr() == Arc::as_ptr(content))
    }
}

impl Instance {
    fn new(point: &Point, origin: [f64; 2]) -> Self {
        // Without an edge the fill goes to the radius; without a rim nothing shines through the soft pixel.
        let edge = if point.edge_width > 0.0 { point.edge } else { egui::Color32::TRANSPARENT };
        let rim = if point.rim_width > 0.0 { point.rim } else { egui::Color32::TRANSPARENT };
        Self {
            position: [(point.x - origin[0]) as f32, (point.y - origin[1]) as f32],
            disc: [point.radius, f32::from(u8::from(point.grows)), point.edge_width, point.rim_width],
            ring: [point.ring_width, point.ring_gap, point.dash],
            fill: point.fill.to_array(),
            edge: edge.to_array(),
            rim_colour: rim.to_array(),
            ring_colour: point.ring.to_array(),
        }
    }
}

/// One layer in one frame.
struct Draw {
    content: Arc<Content>,
    view: View,
    screen: egui::Rect,
    /// Made by `prepare` for `paint`; one by callback, so that a layer may be painted twice.
    placement: Mutex<Option<wgpu::BindGroup>>,
}

impl Draw {
    fn placement(&self, pixels_per_point: f32) -> Placement {
        let [x, y] = self.content.origin;
        let middle = self.view.rect.center();
        let from_corner = |middle: f32, corner: f32, origin: f64, center: f64| {
            (f64::from(middle) - f64::from(corner) + (origin - center) * self.view.world) as f32
        };
        Placement {
            origin: [
                from_corner(middle.x, self.screen.min.x, x, self.view.center[0]),
                from_corner(middle.y, self.screen.min.y, y, self.view.center[1]),
            ],
            screen: self.screen.size().into(),
            world: self.view.world as f32,
            growth: self.view.growth,
            pixel: 1.0 / pixels_per_point,
            padding: 0.0,
        }
    }
}

impl CallbackTrait for Draw {
    fn prepare(
        &self,
        device: &wgpu::Device,
        _queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let Some(circles) = resources.get_mut::<Circles>() else {
            static ONCE: Once = Once::new();
            ONCE.call_once(|| tracing::error!("circles are not drawn: `render::install` was not called"));
            return Vec::new();
        };
        circles.upload(device, &self.content);
        let buffer = device.create_buffer_init(&BufferInitDescriptor {
            label: Some("circles"),
            contents: bytemuck::bytes_of(&self.placement(screen.pixels_per_point)),
            usage: wgpu::BufferUsages::UNIFORM,
        });
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("circles"),
            layout: &circles.layout,
            entries: &[wgpu::BindGroupEntry { binding: 0, resource: buffer.as_entire_binding() }],
        });
        if let Ok(mut placement) = self.placement.lock() {
            *placement = Some(group);
        }
        Vec::new()
    }

    fn paint(
        &self,
        _info: PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(circles) = resources.get::<Circles>() else { return };
        let Some(layer) = circles.find(&self.content) else { return };
        let Ok(placement) = self.placement.lock() else { return };
        let Some(group) = placement.as_ref() else { return };
        pass.set_pipeline(&circles.pipeline);
        pass.set_bind_group(0, group, &[]);
        pass.set_vertex_buffer(0, layer.instances.slice(..));
        pass.draw(0..4, 0..self.content.points.len() as u32);
    }
}

#[cfg(test)]
mod tests;
