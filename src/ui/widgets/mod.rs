//! Small pieces that panels share. Each has an accessible name and keyboard reach.

pub mod button;
pub mod chip;
pub mod histogram;
pub mod segmented;
pub mod switch;
pub mod tag;
pub mod three;

use crate::ui::theme::Roles;
use egui::{Color32, Rect, Stroke, StrokeKind};

/// Ink of what cannot be used now.
pub fn faded(roles: &Roles) -> Color32 {
    if roles.high_contrast { roles.bar_out } else { roles.ink3.gamma_multiply(0.55) }
}

/// The keyboard's focus: 2 px of accent, 2 px away. What has just taken it comes into view.
pub fn focus_ring(ui: &egui::Ui, rect: Rect, radius: f32) {
    let roles = Roles::of(ui.ctx());
    let memory = egui::Id::unique("foyer-precedent");
    let focused = ui.memory(|memory| memory.focused());
    let before: Option<egui::Id> = ui.data(|data| data.get_temp(memory));
    if focused.is_some() && focused != before {
        ui.data_mut(|data| focused.map(|id| data.insert_temp(memory, id)));
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect.expand(40.0), None);
        }
    }
    ui.painter().rect_stroke(
        rect.expand(3.0),
        radius + 3.0,
        Stroke::new(2.0, roles.accent),
        StrokeKind::Inside,
    );
}
