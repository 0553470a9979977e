//! Three positions: with, without, whatever. The third is the quiet one, and each of the others has its sign.

use crate::messages;
use crate::ui::icons;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::{focus_ring, segmented};
use egui::{Align, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    With,
    Without,
    All,
}

const POSITIONS: [(Position, &str, &str); 3] = [
    (Position::With, "panneau-avec", icons::CHECK),
    (Position::Without, "panneau-sans", icons::REMOVE),
    (Position::All, "panneau-tous", ""),
];

/// Room on both sides of a word.
const PADDING: f32 = 8.0;
const ICON: f32 = 18.0;

/// The label on the left, the positions on the right; returns the one that was just chosen.
pub fn show(ui: &mut egui::Ui, label: &str, current: Position) -> Option<Position> {
    let roles = Roles::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let chosen = positions(ui, label, current, &roles);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(label).font(theme::regular(size::BODY)).color(roles.ink);
                ui.add(egui::Label::new(text).truncate());
            });
            chosen
        })
        .inner
    })
    .inner
}

fn positions(ui: &mut egui::Ui, name: &str, current: Position, roles: &Roles) -> Option<Position> {
    let parts = POSITIONS.map(|(position, key, icon)| {
        let chosen = position == current;
        let ink = match (chosen, position) {
            (true, Position::All) => roles.ink,
            (true, _) => segmented::on_chosen(roles),
            (false, _) => roles.ink2,
        };
        let word = messages::text(key);
        let galley = ui.painter().layout_no_wrap(word.clone(), theme::semibold(size::SECOND), ink);
        let icon = if chosen { icon } else { "" };
        let width = galley.size().x + 2.0 * PADDING + if icon.is_empty() { 0.0 } else { ICON };
        (position, word, galley, icon, ink, width)
    });
    let width = parts.iter().map(|part| part.5).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CHIP), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, roles.card);
    let mut asked = None;
    let mut left = rect.left();
    for (place, (position, word, galley, icon, ink, width)) in parts.into_iter().enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let pressed = ui.interact(part, response.id.with(place), Sense::click());
        let chosen = position == current;
        let said = format!("{name}, {word}");
        pressed.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &said));
        let corner = segmented::corner(place, 3);
        let painter = ui.painter();
        match (chosen, position) {
            (true, Position::All) => {
                painter.rect_filled(part, corner, roles.sunken);
            }
            (true, _) => {
                painter.rect_filled(part, corner, segmented::chosen_fill(roles));
            }
            (false, _) if pressed.hovered() => {
                painter.rect_filled(part, corner, roles.accent_soft);
            }
            (false, _) => (),
        }
        if place > 0 {
            painter.vline(left, part.y_range(), Stroke::new(1.0, roles.hairline));
        }
        let mut text_left = part.left() + PADDING;
        if !icon.is_empty() {
            let at = pos2(text_left - 2.0, part.center().y);
            painter.text(at, egui::Align2::LEFT_CENTER, icon, icons::font(16.0), ink);
            text_left += ICON;
        }
        painter.galley(pos2(text_left, part.center().y - galley.size().y / 2.0), galley, ink);
        if chosen && position == Position::All && roles.high_contrast {
            painter.rect_stroke(part, corner, Stroke::new(3.0, roles.edge), StrokeKind::Inside);
        }
        if pressed.has_focus() {
            focus_ring(ui, part, 8.0);
        }
        if pressed.clicked() && !chosen {
            asked = Some(position);
        }
        left = part.right();
    }
    let edge = Stroke::new(theme::edge_width(roles), roles.edge);
    ui.painter().rect_stroke(rect, 8.0, edge, StrokeKind::Inside);
    asked
}
