//! Golden pictures of the real window, screen by screen, on a stock and a ground that the tests write.
//!
//! A screen is held to what it says first, then to where everything stands (`*.snap`, on any machine), then to its
//! pixels. Pixels are compared on the driver that drew the goldens (`pilote.txt`) and on no other: rasterisers
//! differ. `just goldens` accepts new ones, to be looked at before they are committed.

mod ground;
mod stock;

use atlas_ops::app::{Clock, Launch, SettingsStore, Window};
use atlas_ops::model::Date;
use atlas_ops::session::{Camera, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, SnapshotOptions};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TODAY: Date = Date::constant(2026, 11, 24);
const SIZE: [f32; 2] = [1366.0, 768.0];
/// Where the size is not the matter: filters folded, a smaller file.
const SMALLER: [f32; 2] = [1180.0, 700.0];
const CENTRE: Camera = Camera { lon: 5.030, lat: 47.317, zoom: 13.0 };

/// Pixels that may differ where the map is drawn by the graphics device; none elsewhere.
const ON_A_MAP: usize = 200;
const WITHOUT_A_MAP: usize = 0;

struct App {
    window: Window,
    /// Back-end, device and driver, as the goldens name theirs.
    driver: String,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.show(ui);
    }
}

struct Screen {
    harness: Harness<'static, App>,
    _folder: TempDir,
}

/// The stock on its ground.
fn open(size: [f32; 2], launch: Launch) -> Screen {
    let folder = tempfile::tempdir().unwrap();
    let (file, basemap) = (folder.path().join("essai.gpkg"), folder.path().join("fond.mbtiles"));
    stock::write(&file);
    ground::write(&basemap);
    let launch = Launch { file: Some(file), basemap: Some(basemap), camera: Some(CENTRE), ..launch };
    let screen = start(size, launch, folder);
    assert!(screen.harness.state().window.opened().is_some(), "the fixture is refused");
    assert!(screen.shows("DONNÉES FICTIVES"));
    screen
}

fn start(size: [f32; 2], launch: Launch, folder: TempDir) -> Screen {
    let settings = folder.path().join("réglages");
    let harness = Harness::builder().with_size(size).with_max_steps(64).wgpu().build_eframe(|cc| {
        let render = cc.wgpu_render_state.as_ref();
        let driver = render.map_or_else(String::new, |render| {
            let info = render.adapter.get_info();
            format!("{} · {} · {}", info.backend, info.name, info.driver_info)
        });
        let window = Window::new(&cc.egui_ctx, render, Clock::Fixed(TODAY));
        let mut window = window.with_settings(SettingsStore::in_folder(&settings, TODAY));
        window.launch(&cc.egui_ctx, launch);
        App { window, driver }
    });
    let mut screen = Screen { harness, _folder: folder };
    screen.settle();
    screen
}

impl Screen {
    /// Frames until jobs and tiles are done, then as many as sizes need to come to rest.
    fn settle(&mut self) {
        let started = Instant::now();
        let mut quiet = 0;
        while quiet < 6 {
            assert!(started.elapsed() < Duration::from_secs(120), "it never came to rest");
            self.harness.step();
            quiet = if self.harness.state().window.busy() { 0 } else { quiet + 1 };
        }
    }

    fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Every named node: role, name, place on the screen in whole points.
    fn layout(&self) -> String {
        let mut lines = String::new();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            let Some(place) = node.raw_bounds().filter(|_| !name.is_empty()) else { continue };
            let [x, y, width, height] = [place.x0, place.y0, place.width(), place.height()].map(f64::round);
            writeln!(lines, "{:?} | {name} | {x} {y} {width} {height}", node.role()).unwrap();
        }
        lines
    }

    /// Compares the screen with its golden.
    fn matches_its_golden(mut self, name: &str, tolerated: usize) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/pictures");
        let layout = self.layout();
        insta::with_settings!(
            { snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true },
            { insta::assert_snapshot!(name, layout) }
        );
        if !is_of_goldens(&folder, &self.harness.state().driver) {
            println!("IGNORÉ : image {name}, autre pilote ; places et textes comparés");
            return;
        }
        let options = SnapshotOptions::new().output_path(&folder).max_failed_pixels(tolerated);
        self.harness.snapshot_options(name, &options);
    }
}

/// Whether this driver drew the goldens; when they are drawn anew, it is from now on.
fn is_of_goldens(folder: &Path, driver: &str) -> bool {
    let file: PathBuf = folder.join("pilote.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(&file, format!("{driver}\n")).unwrap();
    }
    std::fs::read_to_string(&file).is_ok_and(|of_goldens| of_goldens.trim_end() == driver)
}

fn narrowed(theme: Theme, id: &str) -> Launch {
    Launch {
        filter: Some("loyer_t3 <= 420 AND qpv = FALSE AND nb_logements >= 10".to_owned()),
        selection: Some(id.to_owned()),
        theme: Some(theme),
        ..Launch::default()
    }
}

#[test]
fn the_main_screen() {
    let screen = open(SIZE, narrowed(Theme::Light, stock::OPEN));
    for text in [stock::OPEN_NAME, "hors QPV 2024", "2 points d’attention", "Suzon Habitat"] {
        assert!(screen.shows(text), "{text}");
    }
    screen.matches_its_golden("principal", ON_A_MAP);
}

#[test]
fn the_masked_fiche() {
    let launch = Launch {
        filter: Some("res40 <= 45".to_owned()),
        selection: Some(stock::MASKED.to_owned()),
        ..Launch::default()
    };
    let screen = open(SMALLER, launch);
    for text in [stock::MASKED_NAME, "Occupation couverte par le secret statistique", "Ce qui est masqué"] {
        assert!(screen.shows(text), "{text}");
    }
    screen.matches_its_golden("fiche_masquee", ON_A_MAP);
}

#[test]
fn the_main_screen_in_dark() {
    let screen = open(SMALLER, narrowed(Theme::Dark, stock::OPEN));
    assert!(screen.shows(stock::OPEN_NAME));
    screen.matches_its_golden("sombre", ON_A_MAP);
}

#[test]
fn the_main_screen_in_high_contrast() {
    let screen = open(SMALLER, narrowed(Theme::Contrast, stock::OPEN));
    assert!(screen.shows(stock::OPEN_NAME));
    screen.matches_its_golden("contraste", ON_A_MAP);
}

#[test]
fn a_narrow_window_folds_its_filters() {
    let screen = open([1000.0, 700.0], narrowed(Theme::Light, "R05"));
    assert!(screen.shows(stock::LONG_NAME));
    screen.matches_its_golden("etroit", ON_A_MAP);
}

#[test]
fn an_empty_result() {
    let filter = Some("qpv = FALSE AND nb_logements >= 1000".to_owned());
    let screen = open(SIZE, Launch { filter, ..Launch::default() });
    assert!(screen.shows("écarte tout"));
    screen.matches_its_golden("vide", ON_A_MAP);
}

#[test]
fn the_first_screen() {
    let screen = start(SIZE, Launch::default(), tempfile::tempdir().unwrap());
    assert!(screen.shows("Essayer la démonstration"));
    screen.matches_its_golden("accueil", WITHOUT_A_MAP);
}

#[test]
fn a_refused_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lettre.gpkg");
    std::fs::write(&file, "Madame, Monsieur,").unwrap();
    let screen = start(SIZE, Launch { file: Some(file), ..Launch::default() }, folder);
    assert!(screen.shows("Ce fichier n’est pas ouvert"));
    screen.matches_its_golden("refuse", WITHOUT_A_MAP);
}
