//! The curtain: nothing of the file is on the screen until the same key lifts it.

use crate::messages;
use crate::session::{Action, ViewChange};
use crate::ui::Gestures;
use crate::ui::theme::{self, Roles, size};

pub fn show(ui: &mut egui::Ui, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, roles.ground);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(rect.height() * 0.4);
            ui.label(
                egui::RichText::new(messages::text("rideau-titre"))
                    .font(theme::bold(size::RESIDENCE))
                    .color(roles.ink),
            );
            ui.add_space(8.0);
            let lift = egui::RichText::new(messages::text("rideau-lever")).font(theme::semibold(size::BODY));
            if ui.button(lift).clicked() {
                out.push(Action::View(ViewChange::Curtain(false)));
            }
        });
    });
}
