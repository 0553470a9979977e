//! The help (F1): how to read the map, gestures, and every shortcut of the one list of commands.

use crate::messages;
use crate::session::{COMMANDS, Shortcut};
use crate::ui::chrome::Chrome;
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::button;
use crate::ui::{dialogs, icons};
use egui::RichText;

const READING: &[&str] = &["aide-lire-1", "aide-lire-2", "aide-lire-3", "aide-lire-4"];
const GESTURES: &[&str] = &["aide-gestes-1", "aide-gestes-2", "aide-gestes-3", "aide-gestes-4"];

pub fn show(ui: &mut egui::Ui, chrome: &mut Chrome) {
    if !chrome.help {
        return;
    }
    let roles = Roles::of(ui.ctx());
    let height = ui.ctx().content_rect().height();
    let modal =
        egui::Modal::new(egui::Id::unique("aide")).frame(dialogs::floating(&roles)).show(ui.ctx(), |ui| {
            ui.set_width(720.0_f32.min(ui.ctx().content_rect().width() - 120.0));
            let mut closed = false;
            ui.horizontal(|ui| {
                ui.label(
                    RichText::new(messages::text("aide-titre"))
                        .font(theme::bold(size::RESIDENCE))
                        .color(roles.ink),
                );
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    closed = button::icon(ui, icons::CLOSE, &messages::text("aide-fermer")).clicked();
                });
            });
            egui::ScrollArea::vertical().max_height(height - 180.0).show(ui, |ui| {
                section(ui, "aide-lire", READING, &roles);
                section(ui, "aide-gestes", GESTURES, &roles);
                heading(ui, "aide-touches", &roles);
                egui::Grid::new("raccourcis").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
                    for command in COMMANDS {
                        let Some(shortcut) = command.shortcut else { continue };
                        ui.label(
                            RichText::new(printed(shortcut))
                                .font(theme::semibold(size::BODY))
                                .color(roles.ink),
                        );
                        let text = messages::text(command.key);
                        ui.label(RichText::new(text).font(theme::regular(size::BODY)).color(roles.ink2));
                        ui.end_row();
                    }
                });
            });
            closed
        });
    if modal.inner || modal.should_close() {
        chrome.help = false;
    }
}

/// The keys as they are printed on a French keyboard.
fn printed(shortcut: Shortcut) -> String {
    let mut keys = Vec::new();
    if shortcut.ctrl {
        keys.push(messages::text("touche-ctrl"));
    }
    if shortcut.shift {
        keys.push(messages::text("touche-maj"));
    }
    keys.push(match shortcut.key {
        "Escape" => messages::text("touche-Escape"),
        "Plus" => messages::text("touche-Plus"),
        "Minus" => messages::text("touche-Minus"),
        key => key.to_owned(),
    });
    keys.join("\u{a0}")
}

fn section(ui: &mut egui::Ui, title: &str, lines: &[&str], roles: &Roles) {
    heading(ui, title, roles);
    for line in lines {
        let text = RichText::new(messages::text(line)).font(theme::regular(size::BODY)).color(roles.ink2);
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(4.0);
    }
}

fn heading(ui: &mut egui::Ui, key: &str, roles: &Roles) {
    ui.add_space(14.0);
    ui.label(RichText::new(messages::text(key)).font(theme::bold(size::PANEL_TITLE)).color(roles.ink));
    ui.add_space(4.0);
}
