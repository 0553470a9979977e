//! What takes the place of the map: loading, refusal, passphrase; and the path field that stands in for a dialog.

use crate::messages;
use crate::model::Phrase;
use crate::session::{Action, Effect};
use crate::ui::chrome::{Chrome, PathPurpose};
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::button;
use crate::ui::{Gestures, icons};
use egui::{Frame, Key, RichText, Stroke};
use std::path::Path;

/// Reading, with what is done and a way out.
pub fn opening(ui: &mut egui::Ui, path: &Path, (done, total): (u64, u64), out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    card(ui, 460.0, |ui| {
        title(ui, &messages::text_with("ouverture-titre", &[("nom", name(path).into())]));
        ui.add_space(12.0);
        let share = if total == 0 { 0.0 } else { (done as f32 / total as f32).min(1.0) };
        let bar = egui::ProgressBar::new(share).desired_height(6.0).fill(roles.accent).corner_radius(3.0);
        ui.add(bar);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if total > 0 {
                let text = messages::text_with(
                    "ouverture-avancement",
                    &[("fait", done.into()), ("total", total.into())],
                );
                ui.label(second(&text, &roles));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if button::secondary(ui, icons::CLOSE, &messages::text("ouverture-annuler")).clicked() {
                    out.push(Action::Do(Effect::CancelOpening));
                }
            });
        });
    });
}

/// Why a file is not open, and what to do. `hides_a_file`: another one is still open behind.
pub fn refused(ui: &mut egui::Ui, path: &Path, reason: &Phrase, hides_a_file: bool, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let sentence = messages::say(reason);
    let (what, then) = sentence.split_once(". ").map_or((sentence.as_str(), ""), |(what, then)| (what, then));
    let frame = Frame::new()
        .fill(roles.error.fill)
        .stroke(Stroke::new(theme::edge_width(&roles), roles.error.edge))
        .corner_radius(12)
        .inner_margin(24);
    framed(ui, 660.0, frame, |ui| {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(icons::ERROR).font(icons::filled(24.0)).color(roles.error.text));
            ui.add_space(4.0);
            ui.vertical(|ui| {
                title(ui, &format!("{}.", what.trim_end_matches('.')));
                if !then.is_empty() {
                    ui.add_space(4.0);
                    ui.add(egui::Label::new(body(then, &roles)).wrap());
                }
                ui.add_space(6.0);
                let said = messages::text("refus-titre");
                let name = name(path);
                let said = if name.is_empty() { said } else { format!("{said} · {name}") };
                ui.label(second(&said, &roles));
            });
        });
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add_space(32.0);
            if button::secondary(ui, icons::FOLDER_OPEN, &messages::text("refus-autre")).clicked() {
                out.push(Action::Do(Effect::AskFile));
            }
            if button::quiet(ui, icons::CONTENT_COPY, &messages::text("refus-copier")).clicked() {
                out.push(Action::Do(Effect::Copy(sentence.clone())));
            }
            if button::quiet(ui, icons::ARROW_BACK, &messages::text(back(hides_a_file))).clicked() {
                out.push(Action::Do(Effect::Close));
            }
        });
    });
}

/// Where giving up leads.
fn back(hides_a_file: bool) -> &'static str {
    if hides_a_file { "refus-retour-fichier" } else { "refus-retour" }
}

/// Asks for the passphrase of a protected file.
pub fn locked(
    ui: &mut egui::Ui,
    path: &Path,
    refused: bool,
    hides_a_file: bool,
    chrome: &mut Chrome,
    out: &mut Gestures,
) {
    let roles = Roles::of(ui.ctx());
    card(ui, 520.0, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(icons::LOCK).font(icons::font(22.0)).color(roles.ink2));
            title(ui, &messages::text_with("verrou-titre", &[("nom", name(path).into())]));
        });
        ui.add_space(6.0);
        ui.add(egui::Label::new(body(&messages::text("verrou-aide"), &roles)).wrap());
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let field = ui.add(
                egui::TextEdit::singleline(&mut chrome.passphrase)
                    .password(!chrome.show_passphrase)
                    .font(theme::regular(size::BODY))
                    .hint_text(messages::text("verrou-champ"))
                    .margin(egui::Margin::symmetric(10, 8))
                    .desired_width(420.0),
            );
            if chrome.passphrase.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            let (icon, key) = if chrome.show_passphrase {
                (icons::VISIBILITY_OFF, "verrou-cacher")
            } else {
                (icons::VISIBILITY, "verrou-montrer")
            };
            if button::icon(ui, icon, &messages::text(key)).clicked() {
                chrome.show_passphrase = !chrome.show_passphrase;
            }
        });
        if refused {
            ui.add_space(6.0);
            let text = RichText::new(messages::text("verrou-refus")).font(theme::semibold(size::BODY));
            ui.add(egui::Label::new(text.color(roles.error.text)).wrap());
        }
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            let unlock = button::primary(ui, icons::FOLDER_OPEN, &messages::text("verrou-ouvrir")).clicked();
            if (unlock || enter) && !chrome.passphrase.is_empty() {
                out.push(Action::Do(Effect::Unlock(std::mem::take(&mut chrome.passphrase))));
                chrome.show_passphrase = false;
            }
            if button::quiet(ui, icons::ARROW_BACK, &messages::text(back(hides_a_file))).clicked() {
                chrome.passphrase.clear();
                out.push(Action::Do(Effect::Close));
            }
        });
    });
}

/// Where the system has no file dialog: a field for the path.
pub fn path_field(ui: &mut egui::Ui, chrome: &mut Chrome, out: &mut Gestures) {
    let Some(field) = &mut chrome.path_field else { return };
    let roles = Roles::of(ui.ctx());
    let mut done = false;
    let modal = egui::Modal::new(egui::Id::unique("chemin")).frame(floating(&roles)).show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        let key = match field.purpose {
            PathPurpose::Data => "chemin-titre-donnees",
            PathPurpose::Basemap => "chemin-titre-fond",
        };
        title(ui, &messages::text(key));
        ui.add_space(6.0);
        ui.add(egui::Label::new(body(&messages::text("chemin-aide"), &roles)).wrap());
        ui.add_space(12.0);
        let typed = ui.add(
            egui::TextEdit::singleline(&mut field.text)
                .font(theme::regular(size::BODY))
                .hint_text(messages::text(key))
                .margin(egui::Margin::symmetric(10, 8))
                .desired_width(f32::INFINITY),
        );
        if !typed.has_focus() && field.text.is_empty() {
            typed.request_focus();
        }
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            let open = button::primary(ui, icons::FOLDER_OPEN, &messages::text("chemin-ouvrir")).clicked();
            if (open || enter) && !field.text.trim().is_empty() {
                out.push(Action::Do(match field.purpose {
                    PathPurpose::Data => Effect::Open(field.path()),
                    PathPurpose::Basemap => Effect::Basemap(field.path()),
                }));
                done = true;
            }
            done |= button::quiet(ui, icons::CLOSE, &messages::text("chemin-annuler")).clicked();
        });
    });
    if done || modal.should_close() {
        chrome.path_field = None;
    }
}

/// Frame of what floats over the screen.
pub(in crate::ui) fn floating(roles: &Roles) -> Frame {
    Frame::new()
        .fill(roles.panel)
        .stroke(Stroke::new(1.0, roles.hairline))
        .corner_radius(12)
        .shadow(theme::floating_shadow(roles))
        .inner_margin(24)
}

fn card(ui: &mut egui::Ui, width: f32, content: impl FnOnce(&mut egui::Ui)) {
    let frame = floating(&Roles::of(ui.ctx()));
    framed(ui, width, frame, content);
}

/// A frame in the middle of the screen, a third down.
fn framed(ui: &mut egui::Ui, width: f32, frame: Frame, content: impl FnOnce(&mut egui::Ui)) {
    let roles = Roles::of(ui.ctx());
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, roles.ground);
    let left = (rect.width() - width).max(0.0) / 2.0;
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect.shrink2(egui::vec2(left, 0.0))), |ui| {
        ui.add_space(rect.height() * 0.3);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
}

fn title(ui: &mut egui::Ui, text: &str) {
    let roles = Roles::of(ui.ctx());
    ui.add(
        egui::Label::new(RichText::new(text).font(theme::bold(size::PANEL_TITLE)).color(roles.ink)).wrap(),
    );
}

fn body(text: &str, roles: &Roles) -> RichText {
    RichText::new(text).font(theme::regular(size::BODY)).color(roles.ink)
}

fn second(text: &str, roles: &Roles) -> RichText {
    RichText::new(text).font(theme::regular(size::SECOND)).color(roles.ink2)
}

/// The name alone: a path may say more than the room should read.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
