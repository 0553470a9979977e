//! Buttons: principal, secondary, quiet, icon alone; and the cap of a key.

use crate::ui::icons;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::{faded, focus_ring};
use egui::{Align2, Color32, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

/// The action of the screen: filled with the accent.
pub fn primary(ui: &mut egui::Ui, icon: &str, text: &str) -> Response {
    labelled(ui, icon, text, Look::Primary)
}

/// With an edge.
pub fn secondary(ui: &mut egui::Ui, icon: &str, text: &str) -> Response {
    labelled(ui, icon, text, Look::Secondary)
}

/// Without edge nor fill at rest.
pub fn quiet(ui: &mut egui::Ui, icon: &str, text: &str) -> Response {
    labelled(ui, icon, text, Look::Quiet)
}

/// An icon alone; `name` is what a screen reader says and what hovering shows.
pub fn icon(ui: &mut egui::Ui, icon: &str, name: &str) -> Response {
    let roles = Roles::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(measure::BUTTON, measure::BUTTON), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        if response.hovered() && enabled {
            ui.painter().rect_filled(rect, 8.0, roles.accent_soft);
        }
        let colour = if enabled { roles.ink } else { faded(&roles) };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icons::font(20.0), colour);
        if response.has_focus() {
            focus_ring(ui, rect, 8.0);
        }
    }
    response.on_hover_text(name)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Quiet,
}

fn labelled(ui: &mut egui::Ui, icon: &str, text: &str, look: Look) -> Response {
    let roles = Roles::of(ui.ctx());
    let enabled = ui.is_enabled();
    let (ink, fill, edge) = match look {
        _ if !enabled => (faded(&roles), roles.card, roles.hairline),
        Look::Primary => (roles.on_accent, roles.accent, roles.accent),
        Look::Secondary => (roles.ink, roles.card, roles.edge),
        Look::Quiet => (roles.ink, Color32::TRANSPARENT, Color32::TRANSPARENT),
    };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::semibold(size::BODY), ink);
    let icon_width = if icon.is_empty() { 0.0 } else { 28.0 };
    let width = galley.size().x + icon_width + 28.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if ui.is_rect_visible(rect) {
        let fill =
            if response.hovered() && enabled && look != Look::Primary { roles.accent_soft } else { fill };
        let painter = ui.painter();
        painter.rect(rect, 8.0, fill, Stroke::new(theme::edge_width(&roles), edge), StrokeKind::Inside);
        let middle = rect.center().y;
        if !icon.is_empty() {
            painter.text(pos2(rect.left() + 14.0, middle), Align2::LEFT_CENTER, icon, icons::font(20.0), ink);
        }
        let left = rect.left() + 14.0 + icon_width;
        painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, ink);
        if response.has_focus() {
            focus_ring(ui, rect, 8.0);
        }
    }
    response
}

/// Width of a key's cap.
pub fn keycap_width(ui: &egui::Ui, key: &str) -> f32 {
    ui.painter().layout_no_wrap(key.to_owned(), theme::semibold(size::SMALL), Color32::PLACEHOLDER).size().x
        + 14.0
}

/// The cap of a key, its right middle at a point.
pub fn keycap(ui: &egui::Ui, right_middle: Pos2, key: &str) {
    let roles = Roles::of(ui.ctx());
    cap(ui, right_middle, key, roles.ink2, roles.hairline);
}

/// The same on a coloured ground.
pub fn keycap_on(ui: &egui::Ui, right_middle: Pos2, key: &str, ink: Color32) {
    cap(ui, right_middle, key, ink, ink.gamma_multiply(0.7));
}

fn cap(ui: &egui::Ui, right_middle: Pos2, key: &str, ink: Color32, edge: Color32) {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(key.to_owned(), theme::semibold(size::SMALL), ink);
    let size = galley.size() + vec2(14.0, 4.0);
    let rect = Rect::from_min_size(pos2(right_middle.x - size.x, right_middle.y - size.y / 2.0), size);
    painter.rect_stroke(rect, 4.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    painter.galley(rect.min + vec2(7.0, 2.0), galley, ink);
}
