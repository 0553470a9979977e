//! What is asked of a graphics device, with or without a window: the least that old and absent GPUs can give.

use egui_wgpu::{WgpuSetupCreateNew, wgpu};
use std::sync::Arc;

/// The device descriptor of every host: limits of WebGL 2, textures as large as a 4K screen needs when the
/// adapter has them. egui's own default asks Vulkan for more than laptops of 2012 have.
pub fn setup() -> WgpuSetupCreateNew {
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.device_descriptor = Arc::new(|adapter| {
        let largest = adapter.limits().max_texture_dimension_2d.min(8192);
        let least = wgpu::Limits::downlevel_webgl2_defaults();
        wgpu::DeviceDescriptor {
            label: Some("atlas"),
            required_limits: wgpu::Limits { max_texture_dimension_2d: largest, ..least },
            ..Default::default()
        }
    });
    setup
}
