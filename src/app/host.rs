//! The window on a real screen: eframe, the choice of a graphics back-end, the settings, one instance.

use crate::app::instance::{self, Instance};
use crate::app::launch::{Clock, Launch};
use crate::app::settings::{SettingsStore, WindowPlace};
use crate::app::window::Window;
use crate::messages;
use crate::render;
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, wgpu};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// Why there is no window, in French.
#[derive(Debug)]
pub struct HostError(pub String);

/// Opens the window, or hands the file to the one that runs.
///
/// # Errors
/// [`HostError`] when no graphics stack answers, after having said so in a box of the system where one exists.
pub fn run_window(launch: Launch) -> Result<(), HostError> {
    let started = Instant::now();
    let clock = Clock::System;
    let store = SettingsStore::of_the_user(clock.today());
    // The event loop does not exist yet when the first path may arrive.
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let waking = Arc::clone(&context);
    let folder = store.folder().map_or_else(std::env::temp_dir, |folder| folder.join("session"));
    let wake = move || {
        if let Some(ctx) = waking.get() {
            ctx.request_repaint();
        }
    };
    let incoming = match instance::claim(&folder, launch.file.as_deref(), wake) {
        Instance::First(incoming) => incoming,
        Instance::HandedOver => return Ok(()),
    };
    let wants_whole_screen = store.settings.place.is_none();
    let options = options(store.settings.place);
    let result = eframe::run_native(
        "Atlas OPS",
        options,
        Box::new(move |creation| {
            context.set(creation.egui_ctx.clone()).ok();
            let render = creation.wgpu_render_state.as_ref();
            let mut window = Window::new(&creation.egui_ctx, render, clock)
                .with_settings(store)
                .with_incoming(incoming)
                .with_preview();
            window.launch(&creation.egui_ctx, launch);
            Ok(Box::new(Host { window, frames: 0, wants_whole_screen, started: Some(started) }))
        }),
    );
    result.map_err(|error| {
        tracing::error!("no window: {error}");
        let text = messages::text("programme-sans-affichage");
        show_box(&text);
        HostError(text)
    })
}

struct Host {
    window: Window,
    /// Frames since the start, as far as a window manager needs to answer.
    frames: u8,
    /// No place was remembered: the window should fill the screen.
    wants_whole_screen: bool,
    /// Until the first frame that shows a file.
    started: Option<Instant>,
}

/// Frames that a window manager is given to maximise the window.
const PATIENCE: u8 = 12;

impl eframe::App for Host {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let place = ui.input(|input| {
            let viewport = input.viewport();
            let (outer, inner) = (viewport.outer_rect?, viewport.inner_rect?);
            Some(WindowPlace {
                x: outer.min.x,
                y: outer.min.y,
                width: inner.width(),
                height: inner.height(),
                maximized: viewport.maximized.unwrap_or(false),
            })
        });
        if place.is_some() {
            self.window.settings().settings.place = place;
        }
        self.fill_bare_screen(ui.ctx());
        self.window.show(ui);
        if self.window.opened().is_some()
            && let Some(started) = self.started.take()
        {
            tracing::info!(ms = started.elapsed().as_millis() as u64, "first picture of a file");
        }
    }

    fn on_exit(&mut self) {
        if let Err(error) = self.window.settings().save() {
            tracing::warn!("settings not saved: {error}");
        }
    }
}

impl Host {
    /// Without a window manager nobody maximises: the window then takes the screen by itself, once.
    fn fill_bare_screen(&mut self, ctx: &egui::Context) {
        if self.frames > PATIENCE {
            return;
        }
        self.frames += 1;
        ctx.request_repaint();
        let (monitor, maximized) =
            ctx.input(|input| (input.viewport().monitor_size, input.viewport().maximized.unwrap_or(false)));
        if self.frames > PATIENCE
            && self.wants_whole_screen
            && !maximized
            && let Some(size) = monitor
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::OuterPosition(egui::Pos2::ZERO));
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(size));
        }
    }
}

fn options(place: Option<WindowPlace>) -> eframe::NativeOptions {
    // `with_app_id` also names the window for desktop files: fixed once.
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("atlas-ops")
        .with_title("Atlas OPS")
        .with_icon(icon())
        .with_min_inner_size([960.0, 600.0])
        .with_inner_size([1366.0, 768.0]);
    match place {
        Some(place) if place.width >= 960.0 && place.height >= 600.0 => {
            viewport = viewport.with_inner_size([place.width, place.height]).with_maximized(place.maximized);
            // A corner left of the screen was on another one: let the system choose.
            if place.x >= 0.0 && place.y >= 0.0 {
                viewport = viewport.with_position([place.x, place.y]);
            }
        }
        _ => viewport = viewport.with_maximized(true),
    }
    let mut setup = render::setup();
    setup.native_adapter_selector = Some(Arc::new(best_adapter));
    eframe::NativeOptions {
        viewport,
        wgpu_options: WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup), ..Default::default() },
        ..Default::default()
    }
}

/// The ladder: a real card, then a virtual one, then software; among equals the order in which wgpu lists them.
fn best_adapter(
    adapters: &[wgpu::Adapter],
    surface: Option<&wgpu::Surface<'_>>,
) -> Result<wgpu::Adapter, String> {
    adapters
        .iter()
        .filter(|adapter| surface.is_none_or(|surface| adapter.is_surface_supported(surface)))
        .min_by_key(|adapter| match adapter.get_info().device_type {
            wgpu::DeviceType::DiscreteGpu | wgpu::DeviceType::IntegratedGpu => 0,
            wgpu::DeviceType::VirtualGpu => 1,
            wgpu::DeviceType::Other => 2,
            wgpu::DeviceType::Cpu => 3,
        })
        .cloned()
        .ok_or_else(|| "no adapter can draw on this surface".to_owned())
}

fn icon() -> egui::IconData {
    let picture = image::load_from_memory(include_bytes!("../../assets/icons/atlas-ops.png"));
    picture.map_or_else(
        |_| egui::IconData::default(),
        |picture| {
            let picture = picture.to_rgba8();
            egui::IconData { width: picture.width(), height: picture.height(), rgba: picture.into_raw() }
        },
    )
}

/// Without a window of ours, a box of the system; without one either, standard error has it.
fn show_box(text: &str) {
    if cfg!(target_os = "linux") {
        let shown = Command::new("zenity").args(["--error", "--no-markup", "--text", text]).status().is_ok();
        if !shown {
            Command::new("kdialog").args(["--error", text]).status().ok();
        }
    } else {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Atlas OPS")
            .set_description(text)
            .show();
    }
}
