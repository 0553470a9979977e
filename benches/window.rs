//! What a person waits for, on the demonstration: opening a file, and one frame of interface work.
//!
//! No GPU: the frame is layout, input and tessellation, which is what the interface thread pays.

use atlas_ops::app::{self, Clock, Launch, Window};
use atlas_ops::data::demo::{DemoOptions, generate};
use atlas_ops::model::{Date, Progress};
use atlas_ops::session::State;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::PathBuf;

const TODAY: Date = Date::constant(2026, 1, 1);

fn demonstration() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("demonstration.gpkg");
    generate(&file, &DemoOptions::default(), &Progress::default()).expect("the demonstration");
    (folder, file)
}

/// Bytes to rows, rules, columns and indexes: everything before the first picture.
fn open(criterion: &mut Criterion) {
    let (_folder, file) = demonstration();
    criterion.bench_function("open/1900", |bencher| {
        bencher.iter(|| {
            let opened = app::load(&file, None, &State::default(), TODAY, &Progress::default());
            black_box(opened.expect("the demonstration opens"))
        });
    });
}

/// One whole frame of the main screen at 1366×768, nothing moving.
fn frame(criterion: &mut Criterion) {
    let (_folder, file) = demonstration();
    let ctx = egui::Context::default();
    let mut window = Window::new(&ctx, None, Clock::Fixed(TODAY));
    window.launch(&ctx, Launch { file: Some(file), ..Launch::default() });
    let mut draw = || {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 768.0))),
            ..Default::default()
        };
        let mut output = ctx.run_ui(input, |ui| window.show(ui));
        output.textures_delta.clear(); // Nothing is drawn: egui insists that somebody says so.
        (ctx.tessellate(output.shapes, output.pixels_per_point), window.opened().is_some() && !window.busy())
    };
    while !draw().1 {} // The file opens on its thread meanwhile.
    criterion.bench_function("frame/1366x768", |bencher| bencher.iter(|| black_box(draw())));
}

criterion_group!(benches, open, frame);
criterion_main!(benches);
