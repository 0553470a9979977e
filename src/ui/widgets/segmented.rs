//! One choice among a few, side by side.

use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::focus_ring;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

/// Draws the positions; returns the one that was just chosen. `name` says what is being chosen.
pub fn show(ui: &mut egui::Ui, name: &str, labels: &[String], current: usize) -> Option<usize> {
    draw(ui, name, labels, current, measure::BUTTON, size::BODY)
}

/// The same, one step lower, for the filter panel.
pub fn small(ui: &mut egui::Ui, name: &str, labels: &[String], current: usize) -> Option<usize> {
    draw(ui, name, labels, current, measure::CHIP, size::SECOND)
}

fn draw(
    ui: &mut egui::Ui,
    name: &str,
    labels: &[String],
    current: usize,
    height: f32,
    text: f32,
) -> Option<usize> {
    let roles = Roles::of(ui.ctx());
    let galleys: Vec<_> = labels
        .iter()
        .enumerate()
        .map(|(position, label)| {
            let ink = if position == current { on_chosen(&roles) } else { roles.ink2 };
            ui.painter().layout_no_wrap(label.clone(), theme::semibold(text), ink)
        })
        .collect();
    let padding = if height > 30.0 { 16.0 } else { 10.0 };
    let width: f32 = galleys.iter().map(|galley| galley.size().x + 2.0 * padding).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, roles.card);
    let mut chosen = None;
    let mut left = rect.left();
    for (position, galley) in galleys.into_iter().enumerate() {
        let right = left + galley.size().x + 2.0 * padding;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        let id = response.id.with(position);
        let pressed = ui.interact(part, id, Sense::click());
        let selected = position == current;
        let label = format!("{name}, {}", labels[position]);
        pressed.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &label));
        if selected {
            ui.painter().rect_filled(part, corner(position, labels.len()), chosen_fill(&roles));
        } else if pressed.hovered() {
            ui.painter().rect_filled(part, corner(position, labels.len()), roles.accent_soft);
        }
        if position > 0 && !selected && position != current + 1 {
            ui.painter().vline(left, part.y_range(), Stroke::new(1.0, roles.hairline));
        }
        let ink = if selected { on_chosen(&roles) } else { roles.ink2 };
        ui.painter().galley(part.center() - galley.size() / 2.0, galley, ink);
        if pressed.has_focus() {
            focus_ring(ui, part, 8.0);
        }
        if pressed.clicked() && !selected {
            chosen = Some(position);
        }
        left = right;
    }
    let edge = Stroke::new(theme::edge_width(&roles), roles.edge);
    ui.painter().rect_stroke(rect, 8.0, edge, StrokeKind::Inside);
    chosen
}

/// The chosen position is inverted: ink in light themes, accent in the dark one.
pub(in crate::ui::widgets) fn chosen_fill(roles: &Roles) -> egui::Color32 {
    if roles.dark && !roles.high_contrast { roles.accent } else { roles.ink }
}

pub(in crate::ui::widgets) fn on_chosen(roles: &Roles) -> egui::Color32 {
    if roles.dark && !roles.high_contrast { roles.on_accent } else { roles.card }
}

pub(in crate::ui::widgets) fn corner(position: usize, count: usize) -> egui::CornerRadius {
    let (left, right) = (if position == 0 { 8 } else { 0 }, if position + 1 == count { 8 } else { 0 });
    egui::CornerRadius { nw: left, sw: left, ne: right, se: right }
}
