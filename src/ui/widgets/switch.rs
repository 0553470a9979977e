//! A switch: on or off, and a word that says which.

use crate::ui::icons;
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::{faded, focus_ring};
use egui::{Align2, Response, Role, Sense, WidgetInfo, pos2, vec2};

/// A sliding switch with the word beside it.
pub fn slide(ui: &mut egui::Ui, word: &str, name: &str, on: bool) -> Response {
    let roles = Roles::of(ui.ctx());
    let ink = if on { roles.accent } else { roles.ink2 };
    let text = ui.painter().layout_no_wrap(word.to_owned(), theme::semibold(size::SECOND), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 36.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let (icon, font) =
            if on { (icons::TOGGLE_ON, icons::filled(28.0)) } else { (icons::TOGGLE_OFF, icons::font(28.0)) };
        painter.text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, icon, font, ink);
        painter.galley(pos2(rect.left() + 34.0, rect.center().y - text.size().y / 2.0), text, ink);
        if response.has_focus() {
            focus_ring(ui, rect, 6.0);
        }
    }
    response
}

/// A box to check, with its words and its count after it.
pub fn check(ui: &mut egui::Ui, words: &str, count: &str, name: &str, on: bool) -> Response {
    let roles = Roles::of(ui.ctx());
    let enabled = ui.is_enabled();
    let ink = if enabled { roles.ink2 } else { roles.ink3 };
    let text = ui.painter().layout_no_wrap(words.to_owned(), theme::regular(size::SMALL), ink);
    // Read even where the box cannot be used.
    let count = ui.painter().layout_no_wrap(count.to_owned(), theme::semibold(size::SMALL), roles.ink2);
    let width = text.size().x + 4.0 + count.size().x + 22.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, name));
    if ui.is_rect_visible(rect) {
        // Its own painter: what egui fades in a row that cannot be used would be faded twice.
        let painter = ui.ctx().layer_painter(ui.layer_id()).with_clip_rect(ui.clip_rect());
        let (icon, font) = if on {
            (icons::CHECK_BOX, icons::filled(18.0))
        } else {
            (icons::CHECK_BOX_OUTLINE_BLANK, icons::font(18.0))
        };
        let colour = if enabled { roles.secret.text } else { faded(&roles) };
        painter.text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, icon, font, colour);
        let top = rect.center().y - text.size().y / 2.0;
        painter.galley(pos2(rect.right() - count.size().x, top), count, roles.ink2);
        painter.galley(pos2(rect.left() + 22.0, top), text, ink);
        if response.has_focus() {
            focus_ring(ui, rect, 4.0);
        }
    }
    response
}
