//! Pointer, wheel, keys and legend, by what a person does and reads.

use super::scene::{CAMERA, Scene, dress};
use crate::domain::sample;
use crate::model::LonLat;
use crate::session::{Action, Camera, MapChange, Theme};
use crate::ui::map::camera::MapCamera;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

const SIZE: egui::Vec2 = vec2(1000.0, 700.0);

fn harness(scene: Scene) -> Harness<'static, Scene> {
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| dress(ctx, Theme::Light))
        .build_ui_state(|ui, scene: &mut Scene| scene.frame(ui, None), scene);
    harness.run_steps(3);
    harness
}

/// Where the map is: the whole window of a test, but for its margins.
fn map(harness: &Harness<'_, Scene>) -> Rect {
    harness.get_by_label_contains("Carte, ").rect()
}

fn place_of(harness: &Harness<'_, Scene>, row: usize) -> Pos2 {
    let mut camera = MapCamera::default();
    camera.follow(harness.state().state.camera);
    let position = harness.state().atlas.residences[row].position.expect("a place");
    let [x, y] = position.mercator();
    camera.view(map(harness)).project(x, y)
}

fn ground(harness: &Harness<'_, Scene>, at: Pos2) -> LonLat {
    let mut camera = MapCamera::default();
    camera.follow(harness.state().state.camera);
    LonLat::from_mercator(camera.view(map(harness)).unproject(at))
}

fn click(harness: &mut Harness<'_, Scene>, at: Pos2) {
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run_steps(2);
}

fn painted(harness: &Harness<'_, Scene>, words: &str) -> bool {
    fn holds(shape: &egui::Shape, words: &str) -> bool {
        match shape {
            egui::Shape::Text(text) => text.galley.text().contains(words),
            egui::Shape::Vec(shapes) => shapes.iter().any(|shape| holds(shape, words)),
            _ => false,
        }
    }
    harness.output().shapes.iter().any(|clipped| holds(&clipped.shape, words))
}

fn selection<'a>(harness: &'a Harness<'_, Scene>) -> Option<&'a str> {
    harness.state().state.selection.as_deref()
}

#[test]
fn hovering_names_a_residence_in_the_next_frame() {
    let mut harness = harness(Scene::few());
    assert!(!painted(&harness, "Les Cèdres"));
    harness.hover_at(place_of(&harness, sample::CEDRES));
    harness.step();
    assert!(painted(&harness, "Les Cèdres · 64\u{A0}logements"));
    assert!(painted(&harness, "T3\u{A0}: 0,94 du plafond ("));
    harness.hover_at(pos2(700.0, 120.0));
    harness.step();
    assert!(!painted(&harness, "Les Cèdres"));
}

#[test]
fn a_masked_residence_says_so_and_nothing_more() {
    let mut harness = harness(Scene::few());
    harness.hover_at(place_of(&harness, sample::TILLEULS));
    harness.step();
    assert!(painted(&harness, "Le Clos des Tilleuls"));
    assert!(painted(&harness, "Occupation\u{A0}: secret"));
}

#[test]
fn a_click_selects_and_a_click_beside_gives_back() {
    let mut harness = harness(Scene::few());
    let cedres = place_of(&harness, sample::CEDRES);
    click(&mut harness, cedres);
    assert_eq!(selection(&harness), Some("R0001"));
    assert!(painted(&harness, "Les Cèdres"), "the chosen one keeps its label");
    // Twelve pixels around a mark still catch it.
    let beside = place_of(&harness, sample::INCONNUE) + vec2(10.0, 4.0);
    click(&mut harness, beside);
    assert_eq!(selection(&harness), Some("R0003"));
    harness.run_steps(40); // A second click too soon would be a double one.
    click(&mut harness, pos2(700.0, 120.0));
    assert_eq!(selection(&harness), None);
}

#[test]
fn a_double_click_opens_and_centres_a_residence() {
    let mut harness = harness(Scene::few());
    let at = place_of(&harness, sample::INCONNUE);
    click(&mut harness, at);
    click(&mut harness, at);
    assert_eq!(selection(&harness), Some("R0003"));
    assert!(place_of(&harness, sample::INCONNUE).distance(map(&harness).center()) < 1.0);
    assert_eq!(harness.state().state.camera.zoom, CAMERA.zoom, "and does not zoom");
}

#[test]
fn a_double_click_on_the_ground_zooms_there() {
    let mut harness = harness(Scene::few());
    let at = pos2(700.0, 120.0);
    let before = ground(&harness, at);
    click(&mut harness, at);
    click(&mut harness, at);
    assert!((harness.state().state.camera.zoom - CAMERA.zoom - 1.0).abs() < 1e-9);
    let after = ground(&harness, at);
    assert!((before.lon - after.lon).abs() < 1e-6 && (before.lat - after.lat).abs() < 1e-6);
}

#[test]
fn the_wheel_keeps_the_ground_under_the_pointer() {
    let mut harness = harness(Scene::few());
    let at = pos2(640.0, 210.0);
    harness.hover_at(at);
    harness.step();
    let before = ground(&harness, at);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 2.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(2);
    assert!((harness.state().state.camera.zoom - CAMERA.zoom - 1.0).abs() < 1e-9, "without Ctrl");
    let after = ground(&harness, at);
    assert!((before.lon - after.lon).abs() < 1e-6 && (before.lat - after.lat).abs() < 1e-6);
}

#[test]
fn dragging_pans_and_never_selects() {
    let mut harness = harness(Scene::few());
    let from = place_of(&harness, sample::CEDRES);
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for step in 1..=5 {
        harness.hover_at(from + vec2(24.0, -8.0) * step as f32);
        harness.step();
    }
    harness.drop_at(from + vec2(120.0, -40.0));
    harness.run_steps(80); // Until the inertia is spent.
    assert_eq!(selection(&harness), None);
    let moved = place_of(&harness, sample::CEDRES) - from;
    assert!(moved.x >= 110.0 && moved.y <= -30.0, "{moved}");
    let told =
        harness.state().log.iter().filter(|action| matches!(action, Action::Map(MapChange::Camera(_))));
    assert_eq!(told.count(), 1, "the state hears of it once");
}

#[test]
fn a_state_changed_elsewhere_moves_the_map() {
    let mut harness = harness(Scene::few());
    harness.state_mut().state.camera = Camera { lon: 5.05, lat: 47.328, zoom: 15.0 };
    harness.run_steps(2);
    let at = map(&harness).center();
    harness.hover_at(at);
    harness.step();
    assert!(painted(&harness, "Le Clos des Tilleuls"));
}

#[test]
fn the_keyboard_pans_zooms_names_and_opens() {
    let mut harness = harness(Scene::few());
    harness.get_by_label_contains("Carte, ").focus();
    harness.run_steps(2);
    assert!(painted(&harness, "Les Cèdres"), "what lies in the middle is named");
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(selection(&harness), Some("R0001"));
    let before = harness.state().state.camera;
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert!(harness.state().state.camera.lon > before.lon);
    harness.key_press(Key::Plus);
    harness.run_steps(2);
    assert!((harness.state().state.camera.zoom - before.zoom - 1.0).abs() < 1e-9);
    harness.key_press(Key::Minus);
    harness.key_press(Key::Minus);
    harness.run_steps(2);
    assert!(harness.state().state.camera.zoom < before.zoom);
    harness.key_press(Key::Home);
    harness.run_steps(2);
    let seen = map(&harness);
    assert!((0..3).all(|row| seen.contains(place_of(&harness, row))), "the whole territory");
}

#[test]
fn a_legend_row_isolates_its_class_and_gives_it_back() {
    let mut harness = harness(Scene::many(300));
    let row = harness.get_by_label_contains("Classe 0,90\u{A0}à\u{A0}1,00").rect().center();
    click(&mut harness, row);
    assert_eq!(harness.state().state.isolated.iter().copied().collect::<Vec<_>>(), [2]);
    assert!(painted(&harness, "isolée"));
    assert_eq!(selection(&harness), None, "the map below felt nothing");
    harness.run_steps(40);
    click(&mut harness, row);
    assert!(harness.state().state.isolated.is_empty());
}

#[test]
fn buttons_have_names_and_work() {
    let mut harness = harness(Scene::few());
    for (name, change) in [("Zoom avant", 1.0), ("Zoom arrière", -1.0)] {
        let before = harness.state().state.camera.zoom;
        harness.get_by_label(name).click();
        harness.run_steps(3);
        assert!((harness.state().state.camera.zoom - before - change).abs() < 1e-9, "{name}");
    }
    harness.get_by_label("Cacher les résidences hors sélection").click();
    harness.run_steps(3);
    assert!(!harness.state().state.show_excluded);
    harness.get_by_label("Replier la légende").click();
    harness.run_steps(3);
    assert!(!harness.state().state.legend_open);
    harness.get_by_label("Déplier la légende");
}

#[test]
fn the_legend_chooses_what_colours_the_map() {
    let mut harness = harness(Scene::few());
    harness.get_by_label("Couleur de la carte\u{A0}: Loyer T3 ÷ plafond APL").click();
    harness.run_steps(3);
    harness.get_by_label("Loyer T4 ÷ plafond APL").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.colour.field.as_str(), "ratio_t4");
    assert!(painted(&harness, "2\u{A0}personnes à charge"));
}

#[test]
fn far_out_counts_stand_for_residences_and_a_click_goes_in() {
    let mut scene = Scene::many(200);
    scene.state.camera.zoom = 9.0;
    let mut harness = harness(scene);
    assert!(painted(&harness, "200"));
    let middle = map(&harness).center();
    click(&mut harness, middle);
    assert!(harness.state().state.camera.zoom > 10.0);
    assert_eq!(selection(&harness), None);
}

#[test]
fn nothing_is_repainted_while_nothing_happens() {
    let mut harness = harness(Scene::many(300));
    harness.run_steps(60);
    let delay = harness.output().viewport_output.values().map(|output| output.repaint_delay).min();
    assert_eq!(delay, Some(std::time::Duration::MAX));
    assert!(harness.state().log.is_empty(), "{:?}", harness.state().log);
}
