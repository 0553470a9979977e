//! The panel drawn for good, in every theme. `ATLAS_IMAGES=folder` keeps the pictures, to be looked at;
//! `ATLAS_FOND=file` puts a base map under them.

use super::scene::{Scene, dress};
use crate::render::{Offscreen, install};
use crate::session::{Camera, Theme};
use crate::tiles::Basemap;
use crate::ui::map::Outline;
use crate::ui::map::symbols::style_theme;
use crate::ui::theme;
use std::path::PathBuf;

struct Picture {
    scene: Scene,
    theme: Theme,
    size: (u32, u32),
    pointer: Option<egui::Pos2>,
}

impl Picture {
    fn draw(mut self, name: &str) -> image::RgbaImage {
        let mut screen = Offscreen::new(self.size.0, self.size.1).expect("a graphics stack");
        install(screen.render_state());
        walkers::install_renderer(Some(screen.render_state()));
        let ctx = egui::Context::default();
        dress(&ctx, self.theme);
        let style = style_theme(&theme::roles(self.theme));
        let mut basemap = std::env::var_os("ATLAS_FOND")
            .and_then(|path| Basemap::open(&PathBuf::from(path), style, &ctx).ok());
        let mut quiet = 0;
        for _ in 0..2000 {
            let events = self.pointer.map(egui::Event::PointerMoved).into_iter().collect();
            let input = egui::RawInput { events, ..Default::default() };
            let mut scene = std::mem::replace(&mut self.scene, Scene::few());
            let picture =
                screen.frame(&ctx, 1.0, input, |ui| scene.frame(ui, basemap.as_mut())).expect("a frame");
            self.scene = scene;
            let loading = basemap.as_ref().map_or(0, Basemap::loading);
            quiet = if loading == 0 { quiet + 1 } else { 0 };
            if quiet >= 3 {
                if let Some(folder) = std::env::var_os("ATLAS_IMAGES") {
                    picture.save(PathBuf::from(folder).join(format!("{name}.png"))).expect("a folder");
                }
                return picture;
            }
            std::thread::yield_now();
        }
        panic!("tiles never came");
    }
}

fn stock(zoom: f64) -> Scene {
    let mut scene = Scene::many(1900).with_range("res40", None, Some(90.0));
    scene = scene.with_range("nb_logements", Some(10.0), None);
    scene.state.camera = Camera { zoom, ..scene.state.camera };
    let ring = ring();
    let polygon = geo::MultiPolygon(vec![geo::Polygon::new(ring.into(), Vec::new())]);
    scene.panel.set_outlines(vec![Outline { name: "Dijon".to_owned(), polygon }]);
    scene
}

fn ring() -> Vec<(f64, f64)> {
    vec![(4.99, 47.29), (5.08, 47.29), (5.09, 47.34), (5.04, 47.36), (4.99, 47.34), (4.99, 47.29)]
}

fn has(picture: &image::RgbaImage, colour: egui::Color32) -> bool {
    picture.pixels().any(|pixel| pixel.0 == colour.to_array())
}

#[test]
fn every_theme_shows_classes_rings_and_hollow_circles() {
    for (name, theme) in [
        ("clair", Theme::Light),
        ("sombre", Theme::Dark),
        ("contraste", Theme::Contrast),
        ("contraste_sombre", Theme::ContrastDark),
    ] {
        let mut scene = stock(13.7);
        scene.state.selection = Some(scene.atlas.residences[40].id.clone());
        let picture = Picture { scene, theme, size: (960, 640), pointer: None }.draw(name);
        let roles = theme::roles(theme);
        for colour in roles.sequential {
            assert!(has(&picture, colour), "{name}: {colour:?}");
        }
        assert!(has(&picture, roles.amber_sign), "{name}: rings");
        assert!(has(&picture, roles.bar_out), "{name}: without a value");
    }
}

#[test]
fn every_zoom_is_drawn() {
    for zoom in [10.0, 12.0, 16.0, 19.0] {
        let picture = Picture { scene: stock(zoom), theme: Theme::Light, size: (1280, 800), pointer: None };
        picture.draw(&format!("zoom_{zoom}"));
    }
}

#[test]
fn wide_and_small_screens_and_an_isolated_class() {
    let mut scene = stock(13.7);
    scene.state.isolated.insert(1);
    scene.generation += 1;
    Picture { scene, theme: Theme::Light, size: (1920, 1080), pointer: Some(egui::pos2(960.0, 500.0)) }
        .draw("grand");
    Picture { scene: stock(13.2), theme: Theme::Light, size: (694, 650), pointer: None }.draw("petit");
}
