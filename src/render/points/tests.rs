//! Circles drawn offscreen, and their pixels.

use super::*;
use crate::render::Offscreen;
use egui::Color32;

const SIDE: u32 = 120;
const GROUND: Color32 = Color32::from_rgb(240, 240, 240);
const BLUE: Color32 = Color32::from_rgb(0, 60, 100);
const AMBER: Color32 = Color32::from_rgb(200, 106, 0);
const INK: Color32 = Color32::from_rgb(20, 30, 40);

/// Draws points around a place at a zoom; the middle of the picture shows `center`.
fn draw(points: Vec<Point>, center: [f64; 2], zoom: f64, growth: f32, ppp: f32) -> image::RgbaImage {
    let mut screen = Offscreen::new(SIDE, SIDE).expect("a graphics stack");
    install(screen.render_state());
    let mut layer = PointLayer::default();
    layer.set(points);
    screen
        .frame(&egui::Context::default(), ppp, egui::RawInput::default(), |ui| {
            let rect = ui.ctx().viewport_rect();
            let painter = ui.painter().with_clip_rect(rect);
            painter.rect_filled(rect, 0.0, GROUND);
            layer.paint(&painter, View { center, world: 256.0 * zoom.exp2(), rect, growth });
        })
        .unwrap()
}

fn pixel(picture: &image::RgbaImage, x: u32, y: u32) -> [u8; 3] {
    let [r, g, b, _] = picture.get_pixel(x, y).0;
    [r, g, b]
}

fn rgb(colour: Color32) -> [u8; 3] {
    [colour.r(), colour.g(), colour.b()]
}

/// Dijon.
const PLACE: [f64; 2] = [0.514_003, 0.353_21];

fn at(dx: f64, dy: f64, zoom: f64) -> Point {
    let world = 256.0 * zoom.exp2();
    Point { x: PLACE[0] + dx / world, y: PLACE[1] + dy / world, ..Default::default() }
}

#[test]
fn a_full_circle_has_its_fill_its_edge_and_its_rim() {
    let point = Point {
        radius: 20.0,
        fill: BLUE,
        edge: INK,
        edge_width: 3.0,
        rim: Color32::WHITE,
        rim_width: 3.0,
        ..at(0.0, 0.0, 12.0)
    };
    let picture = draw(vec![point], PLACE, 12.0, 1.0, 1.0);
    assert_eq!(pixel(&picture, 60, 60), rgb(BLUE));
    assert_eq!(pixel(&picture, 60 + 18, 60), rgb(INK));
    assert_eq!(pixel(&picture, 60 + 21, 60), [255; 3]);
    assert_eq!(pixel(&picture, 60 + 25, 60), rgb(GROUND));
}

#[test]
fn a_hollow_circle_lets_the_ground_through() {
    let fill = Color32::WHITE.gamma_multiply(0.35);
    let point = Point { radius: 20.0, fill, edge: INK, edge_width: 2.0, ..at(0.0, 0.0, 12.0) };
    let picture = draw(vec![point], PLACE, 12.0, 1.0, 1.0);
    let [r, ..] = pixel(&picture, 60, 60);
    assert!((244..=246).contains(&r), "35 % of white over 240: {r}");
    assert_eq!(pixel(&picture, 60 + 18, 60), rgb(INK));
}

#[test]
fn a_translucent_edge_lies_over_the_fill() {
    let half = Color32::from_rgba_unmultiplied(0, 0, 0, 128);
    let point =
        Point { radius: 20.0, fill: Color32::WHITE, edge: half, edge_width: 4.0, ..at(0.0, 0.0, 12.0) };
    let picture = draw(vec![point], PLACE, 12.0, 1.0, 1.0);
    let [r, ..] = pixel(&picture, 60 + 17, 60);
    assert!((126..=128).contains(&r), "{r}");
}

#[test]
fn a_ring_stands_off_the_circle_and_may_be_dashed() {
    let ring = Point { radius: 10.0, ring: AMBER, ring_width: 4.0, ring_gap: 10.0, ..at(0.0, 0.0, 12.0) };
    let picture = draw(vec![ring], PLACE, 12.0, 1.0, 1.0);
    assert_eq!(pixel(&picture, 60 + 19, 60), rgb(AMBER));
    assert_eq!(pixel(&picture, 60 + 14, 60), rgb(GROUND));

    let dashed = draw(vec![Point { dash: 6.0, ..ring }], PLACE, 12.0, 1.0, 1.0);
    let count = |picture: &image::RgbaImage| picture.pixels().filter(|p| p.0[2] < 100).count();
    let (plain, dashes) = (count(&picture), count(&dashed));
    assert!((dashes * 2).abs_diff(plain) < plain / 5, "half of {plain}: {dashes}");
}

#[test]
fn only_radii_that_grow_follow_the_zoom() {
    let point = Point { radius: 10.0, fill: BLUE, ..at(0.0, 0.0, 12.0) };
    let fixed = draw(vec![point], PLACE, 12.0, 2.0, 1.0);
    assert_eq!(pixel(&fixed, 60 + 15, 60), rgb(GROUND));
    let grown = draw(vec![Point { grows: true, ..point }], PLACE, 12.0, 2.0, 1.0);
    assert_eq!(pixel(&grown, 60 + 15, 60), rgb(BLUE));
}

#[test]
fn pictures_are_the_same_far_out_and_close_in() {
    let scene = |zoom: f64| {
        // The far point keeps the layer's origin thirty kilometres away.
        let world = 256.0 * 19_f64.exp2();
        let far = Point { x: PLACE[0] + 0.001, y: PLACE[1] + 0.001, ..Default::default() };
        assert!(0.001 * world > 100_000.0);
        let near = Point { radius: 9.0, fill: BLUE, edge: INK, edge_width: 1.0, ..at(30.25, -20.5, zoom) };
        draw(vec![far, near], PLACE, zoom, 1.0, 1.0)
    };
    let (out, close) = (scene(5.0), scene(19.0));
    let worst = out
        .pixels()
        .zip(close.pixels())
        .map(|(a, b)| a.0.iter().zip(b.0).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0));
    // A hundredth of a pixel moves a soft edge by less than three levels in 255.
    assert!(worst.max().unwrap_or(0) <= 6);
}

#[test]
fn places_and_sizes_are_in_points_whatever_the_scale_of_the_screen() {
    let point = Point { radius: 10.0, fill: BLUE, ..at(10.0, 0.0, 12.0) };
    let picture = draw(vec![point], PLACE, 12.0, 1.0, 2.0);
    assert_eq!(pixel(&picture, 60 + 20, 60), rgb(BLUE));
    assert_eq!(pixel(&picture, 60 + 38, 60), rgb(BLUE));
    assert_eq!(pixel(&picture, 60 + 42, 60), rgb(GROUND));
}

#[test]
fn a_view_projects_there_and_back() {
    let rect = egui::Rect::from_min_size(egui::pos2(100.0, 50.0), egui::vec2(800.0, 600.0));
    let view = View { center: PLACE, world: 256.0 * 14_f64.exp2(), rect, growth: 1.0 };
    let [x, y] = view.unproject(egui::pos2(120.0, 610.0));
    assert!(view.project(x, y).distance(egui::pos2(120.0, 610.0)) < 1e-3);
    assert_eq!(view.project(PLACE[0], PLACE[1]), rect.center());
}
