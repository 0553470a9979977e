//! Chips: a value that is taken or not, with its count; and a condition that can be removed.

use crate::ui::icons;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::focus_ring;
use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

/// A value of a category: taken or not. `count` is under the other conditions; `None` hides it.
pub fn toggle(ui: &mut egui::Ui, label: &str, count: Option<&str>, taken: bool) -> Response {
    let roles = Roles::of(ui.ctx());
    let empty = count == Some("0") && !taken;
    let ink = match (taken, empty) {
        (true, _) => roles.on_accent_soft,
        (false, true) => roles.ink3,
        (false, false) => roles.ink,
    };
    let painter = ui.painter();
    let text = painter.layout_no_wrap(label.to_owned(), theme::semibold(size::SECOND), ink);
    let count =
        count.map(|count| painter.layout_no_wrap(count.to_owned(), theme::regular(size::SECOND), roles.ink3));
    let count_width = count.as_ref().map_or(0.0, |count| count.size().x + 6.0);
    let check = if taken { 20.0 } else { 0.0 };
    let width = (text.size().x + count_width + check + 22.0).min(ui.available_width().max(80.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CHIP), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, taken, label));
    if ui.is_rect_visible(rect) {
        let fill = if taken || response.hovered() { roles.accent_soft } else { roles.card };
        let edge = if taken { roles.accent } else { roles.edge };
        let edge = Stroke::new(theme::edge_width(&roles), edge);
        let painter = ui.painter();
        painter.rect_filled(rect, 14.0, fill);
        if empty {
            dashed_pill(painter, rect, edge);
        } else {
            painter.rect_stroke(rect, 14.0, edge, StrokeKind::Inside);
        }
        let middle = rect.center().y;
        if taken {
            painter.text(
                pos2(rect.left() + 9.0, middle),
                Align2::LEFT_CENTER,
                icons::CHECK,
                icons::font(16.0),
                ink,
            );
        }
        let clipped = painter.with_clip_rect(rect.shrink(4.0));
        let left = rect.left() + 11.0 + check;
        let after = left + text.size().x + 6.0;
        clipped.galley(pos2(left, middle - text.size().y / 2.0), text, ink);
        if let Some(count) = count {
            clipped.galley(pos2(after, middle - count.size().y / 2.0), count, roles.ink3);
        }
        if response.has_focus() {
            focus_ring(ui, rect, 14.0);
        }
    }
    response
}

/// The edge of a value that nothing has under the other conditions.
fn dashed_pill(painter: &egui::Painter, rect: Rect, edge: Stroke) {
    const QUARTER: usize = 6;
    let rect = rect.shrink(0.5);
    let radius = rect.height() / 2.0;
    let half_turn = |centre: egui::Pos2, from: f32| {
        (0..=2 * QUARTER).map(move |step| {
            let angle = from + step as f32 / (2 * QUARTER) as f32 * std::f32::consts::PI;
            centre + radius * vec2(angle.sin(), -angle.cos())
        })
    };
    let right = pos2(rect.right() - radius, rect.center().y);
    let left = pos2(rect.left() + radius, rect.center().y);
    let mut path: Vec<egui::Pos2> =
        half_turn(right, 0.0).chain(half_turn(left, std::f32::consts::PI)).collect();
    path.push(path[0]);
    painter.extend(egui::Shape::dashed_line(&path, edge, 3.0, 3.0));
}

/// What was asked of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseAsked {
    Nothing,
    Remove,
}

/// A condition of the sentence. The whole chip removes it: a target that a trackpad cannot miss.
pub fn clause(ui: &mut egui::Ui, text: &str, remove: &str) -> ClauseAsked {
    let roles = Roles::of(ui.ctx());
    let room = ui.available_size_before_wrap().x.max(160.0).min(ui.max_rect().width());
    let mut job = egui::text::LayoutJob::simple(
        text.to_owned(),
        theme::semibold(size::BODY),
        roles.on_accent_soft,
        room - 40.0,
    );
    job.wrap.max_rows = 3;
    let mut galley = ui.painter().layout_job(job);
    if galley.rows.len() > 1 {
        // Rather a line of its own than a chip folded in what is left of this one.
        let room = ui.max_rect().width();
        let job = egui::text::LayoutJob::simple(
            text.to_owned(),
            theme::semibold(size::BODY),
            roles.on_accent_soft,
            room - 40.0,
        );
        galley = ui.painter().layout_job(job);
    }
    let size = vec2(galley.size().x + 40.0, (galley.size().y + 8.0).max(measure::CHIP));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, remove));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let edge = if roles.high_contrast {
            Stroke::new(2.0, roles.accent)
        } else if response.hovered() {
            Stroke::new(1.0, roles.accent)
        } else {
            Stroke::NONE
        };
        painter.rect(rect, 6.0, roles.accent_soft, edge, StrokeKind::Inside);
        painter.galley(
            rect.left_top() + vec2(10.0, (rect.height() - galley.size().y) / 2.0),
            galley,
            roles.ink,
        );
        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(16.0, 16.0));
        painter.text(
            cross.center(),
            Align2::CENTER_CENTER,
            icons::CLOSE,
            icons::font(16.0),
            roles.on_accent_soft,
        );
        if response.has_focus() {
            focus_ring(ui, rect, 6.0);
        }
    }
    if response.on_hover_text(remove).clicked() { ClauseAsked::Remove } else { ClauseAsked::Nothing }
}
