//! The main job, clicked through as a person would: open, narrow, find, read, undo, hide.

use atlas_ops::app::{Clock, Launch, SettingsStore, Window};
use atlas_ops::data::demo::{DemoOptions, generate};
use atlas_ops::model::{Date, FieldId, Progress};
use atlas_ops::query::Test;
use atlas_ops::session::{Action, Effect, Step};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TODAY: Date = Date::constant(2026, 11, 24);
const RESIDENCES: u32 = 300;

struct App {
    window: Window,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.show(ui);
    }
}

struct Screen {
    harness: Harness<'static, App>,
    folder: TempDir,
}

fn demonstration(folder: &Path) -> PathBuf {
    let file = folder.join("données d’été.gpkg");
    let options = DemoOptions { residences: RESIDENCES, ..DemoOptions::default() };
    generate(&file, &options, &Progress::default()).unwrap();
    file
}

fn start(launch: Launch, folder: TempDir) -> Screen {
    let settings = folder.path().join("réglages");
    let harness =
        Harness::builder().with_size(vec2(1366.0, 768.0)).with_max_steps(64).wgpu().build_eframe(|cc| {
            let window = Window::new(&cc.egui_ctx, cc.wgpu_render_state.as_ref(), Clock::Fixed(TODAY));
            let mut window = window.with_settings(SettingsStore::in_folder(&settings, TODAY));
            window.launch(&cc.egui_ctx, launch);
            App { window }
        });
    Screen { harness, folder }
}

fn opened() -> Screen {
    let folder = tempfile::tempdir().unwrap();
    let file = demonstration(folder.path());
    let mut screen = start(Launch { file: Some(file), ..Launch::default() }, folder);
    screen.wait(|window| window.opened().is_some());
    screen
}

impl Screen {
    /// Frames until something holds; the jobs decide when, not a clock: the deadline only ends a failed test.
    fn wait(&mut self, holds: impl Fn(&Window) -> bool) {
        let started = Instant::now();
        while !holds(&self.harness.state().window) {
            assert!(started.elapsed() < Duration::from_secs(120), "it never came");
            self.harness.step();
        }
        self.harness.run_steps(4);
    }

    fn window(&self) -> &Window {
        &self.harness.state().window
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).scroll_to_me();
        self.harness.run_steps(4);
        self.harness.get_by_label(name).click();
        self.harness.run_steps(4);
    }

    fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    fn residences(&self) -> u64 {
        self.window().opened().unwrap().engine.counters().residences
    }
}

#[test]
fn the_whole_stock_shows_first_with_its_mark_and_its_sources() {
    let screen = opened();
    assert!(screen.shows("300\u{a0}résidences") || screen.shows("300 résidences"));
    assert!(screen.shows("DONNÉES FICTIVES"));
    assert!(screen.shows("1er janvier 2022"));
    assert!(screen.shows("Hors ligne"));
}

#[test]
fn three_positions_narrow_the_stock_and_undo_brings_it_back() {
    let mut screen = opened();
    screen.click("QPV 2024, Sans");
    let filter = screen.window().history().state().filter.clone();
    assert_eq!(filter.clause(&FieldId::QPV).map(|clause| &clause.test), Some(&Test::Flag(false)));
    let narrowed = screen.residences();
    assert!(narrowed < u64::from(RESIDENCES));
    assert!(screen.shows("hors QPV 2024"));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.residences(), u64::from(RESIDENCES));
    screen.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(screen.residences(), narrowed);
    screen.press(Modifiers::COMMAND, Key::Z);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(screen.residences(), narrowed, "Ctrl+Shift+Z does again, as Ctrl+Y");
    let remove = screen.harness.query_all_by_label_contains("Retirer la condition").next().unwrap();
    remove.click();
    screen.harness.run_steps(4);
    assert!(screen.window().history().state().filter.is_empty());
}

#[test]
fn a_residence_is_found_by_the_keyboard_alone_and_its_fiche_is_read() {
    let mut screen = opened();
    let residence = screen.window().opened().unwrap().file.atlas.residences[7].clone();
    screen.press(Modifiers::COMMAND, Key::K);
    screen
        .harness
        .get_by_role_and_label(
            Role::TextInput,
            "Chercher une résidence, une adresse, un quartier, un bailleur",
        )
        .type_text(&residence.name);
    screen.harness.run_steps(4);
    screen.press(Modifiers::NONE, Key::Enter);
    let chosen = screen.window().history().state().selection.clone().expect("a fiche is open");
    let atlas = &screen.window().opened().unwrap().file.atlas;
    let found = atlas.residences.iter().find(|known| known.id == chosen).unwrap();
    assert_eq!(found.name, residence.name);
    assert!(screen.shows(&residence.name));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.window().history().state().selection.is_none());
}

#[test]
fn the_curtain_hides_everything_the_file_says() {
    let mut screen = opened();
    screen.press(Modifiers::NONE, Key::F8);
    assert!(screen.shows("Affichage masqué"));
    assert!(!screen.shows("résidences"));
    assert!(!screen.shows("Suzon"));
    screen.press(Modifiers::NONE, Key::F8);
    assert!(screen.shows("résidences"));
}

#[test]
fn an_empty_result_names_the_condition_that_empties_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = demonstration(folder.path());
    let filter = "qpv = FALSE AND nb_logements >= 100000".to_owned();
    let mut screen = start(Launch { file: Some(file), filter: Some(filter), ..Launch::default() }, folder);
    screen.wait(|window| window.opened().is_some());
    assert_eq!(screen.residences(), 0);
    assert!(screen.shows("écarte tout"));
    screen.click("Retirer cette condition");
    assert!(screen.residences() > 0);
    assert!(screen.shows("hors QPV 2024"));
}

#[test]
fn a_file_of_something_else_is_refused_in_a_sentence_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lettre.gpkg");
    std::fs::write(&file, "Madame, Monsieur,").unwrap();
    let mut screen = start(Launch { file: Some(file), ..Launch::default() }, folder);
    screen.wait(|window| !window.busy());
    assert!(screen.shows("Ce fichier n’est pas ouvert"));
    assert!(screen.shows("lettre.gpkg"));
    screen.click("Retour à l’accueil");
    assert!(screen.shows("Essayer la démonstration"));
}

#[test]
fn the_first_screen_opens_the_demonstration_and_remembers_it() {
    let mut screen = start(Launch::default(), tempfile::tempdir().unwrap());
    screen.harness.run_steps(4);
    assert!(screen.shows("Aucune donnée n’est envoyée par le réseau."));
    screen.click("Essayer la démonstration");
    screen.wait(|window| window.opened().is_some());
    assert!(screen.shows("DONNÉES FICTIVES"));
    let settings = SettingsStore::in_folder(&screen.folder.path().join("réglages"), TODAY).settings;
    assert_eq!(settings.recents.len(), 1);
    assert!(settings.recents[0].title.contains("CALEOL de démonstration"));
}

#[test]
fn text_grows_and_shrinks_at_once_and_is_remembered() {
    let mut screen = opened();
    screen.press(Modifiers::COMMAND, Key::Plus);
    screen.press(Modifiers::COMMAND, Key::Plus);
    assert!((screen.window().history().state().text_scale - 1.2).abs() < 1e-6);
    screen.press(Modifiers::COMMAND, Key::Minus);
    assert!((screen.window().history().state().text_scale - 1.1).abs() < 1e-6);
}

#[test]
fn a_refused_file_leaves_the_open_one_as_it_was() {
    let mut screen = opened();
    screen.click("QPV 2024, Sans");
    let narrowed = screen.residences();
    let letter = screen.folder.path().join("lettre.gpkg");
    std::fs::write(&letter, "Madame, Monsieur,").unwrap();
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().window.act(&ctx, Action::Do(Effect::Open(letter)), Step::New);
    screen.wait(|window| !window.busy());
    assert!(screen.shows("Ce fichier n’est pas ouvert"));
    screen.click("Retour au fichier ouvert");
    assert_eq!(screen.residences(), narrowed);
    assert!(screen.shows("hors QPV 2024"));
}

#[test]
fn nothing_goes_online_while_a_confidential_file_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = confidential(folder.path());
    let mut screen = start(Launch::default(), folder);
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().window.act(&ctx, Action::Do(Effect::Open(file)), Step::New);
    screen.wait(|window| window.opened().is_some());
    screen.harness.state_mut().window.act(&ctx, Action::Do(Effect::Online(true)), Step::New);
    screen.harness.run_steps(4);
    assert!(screen.shows("Hors ligne"));
    assert!(screen.shows("Le fichier ouvert est confidentiel"));
}

/// The demonstration, no longer said to be synthetic: a file as a landlord would deliver it.
fn confidential(folder: &Path) -> PathBuf {
    let file = demonstration(folder);
    let db = rusqlite::Connection::open(&file).unwrap();
    db.execute("UPDATE meta SET valeur = '0' WHERE cle IN ('synthetique', 'fond_en_ligne')", []).unwrap();
    file
}

#[test]
fn whatever_takes_the_focus_has_a_name() {
    let mut screen = opened();
    let id = screen.window().opened().unwrap().file.atlas.residences[0].id.clone();
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().window.act(&ctx, Action::Select(Some(id)), Step::New);
    screen.harness.run_steps(4);
    let nameless: Vec<String> = screen
        .harness
        .root()
        .children_recursive()
        .filter(|node| {
            let node = node.accesskit_node();
            let acts = matches!(
                node.role(),
                Role::Button
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::Switch
                    | Role::Slider
                    | Role::TextInput
            );
            acts && node.label().is_none_or(|label| label.trim().is_empty())
        })
        .map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.rect()))
        .collect();
    assert!(nameless.is_empty(), "{}", nameless.join("\n"));
}
