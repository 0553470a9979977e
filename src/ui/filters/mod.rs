//! The left panel: one control by field, each under the other clauses. Folded, a rail that says how many are active.
//!
//! What stands where is in `sections`; a numeric control in `ranges`; chips and three positions in `choices`.

mod choices;
mod ranges;
mod sections;
#[cfg(test)]
mod tests;

use crate::messages;
use crate::session::{Action, FilterChange, ViewChange};
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::{button, tag};
use crate::ui::{Gestures, View, icons};
use egui::{Align, Align2, Layout, Margin, Rect, RichText, Sense, Stroke, vec2};

/// The whole panel, or its rail when folded.
pub fn show(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    if !view.state.filters_open {
        rail(ui, view, out);
        return;
    }
    header(ui, view, out);
    rule(ui);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let margin = if ui.available_width() < measure::FILTERS - 20.0 { 12 } else { 16 };
        for section in sections::SECTIONS {
            egui::Frame::new()
                .inner_margin(Margin {
                    left: margin,
                    right: margin - 4,
                    top: if margin == 12 { 2 } else { 4 },
                    bottom: 2,
                })
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    sections::show(ui, section, view, out);
                });
            rule(ui);
        }
        ui.add_space(16.0);
    });
}

fn header(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let active = view.state.filter.clauses().len() as u64;
    egui::Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(36.0);
            let title = messages::text("panneau-titre");
            ui.label(RichText::new(title).font(theme::bold(size::PANEL_TITLE)).color(roles.ink));
            if active > 0 {
                let text = messages::text_with("panneau-actifs", &[("nombre", active.into())]);
                tag::chosen(ui, &text);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let fold =
                    button::icon(ui, icons::KEYBOARD_DOUBLE_ARROW_LEFT, &messages::text("panneau-replier"));
                if fold.clicked() {
                    out.push(Action::View(ViewChange::FiltersOpen(false)));
                }
                if active > 0 {
                    let text = RichText::new(messages::text("panneau-reinitialiser"));
                    let text = text.font(theme::semibold(size::SECOND)).color(roles.accent);
                    if ui.add(egui::Button::new(text).frame(false)).clicked() {
                        out.push(Action::Filter(FilterChange::Clear));
                    }
                }
            });
        });
    });
}

/// 56 px: the number of active conditions, one icon by section, and the way back.
fn rail(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let active = view.state.filter.clauses().len();
    let unfold = || Action::View(ViewChange::FiltersOpen(true));
    ui.vertical_centered(|ui| {
        ui.add_space(10.0);
        let name = messages::text_with("panneau-deplier", &[("nombre", (active as u64).into())]);
        let response = button::icon(ui, icons::TUNE, &name);
        if active > 0 {
            let at = response.rect.right_top() + vec2(-4.0, 4.0);
            ui.painter().circle_filled(at, 9.0, roles.accent);
            let text = active.to_string();
            ui.painter().text(at, Align2::CENTER_CENTER, text, theme::bold(12.0), roles.on_accent);
        }
        if response.clicked() {
            out.push(unfold());
        }
        for section in sections::SECTIONS {
            if button::icon(ui, section.icon, &messages::text(section.title)).clicked() {
                out.push(unfold());
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
            ui.add_space(8.0);
            let name = messages::text("panneau-deplier-nom");
            if button::icon(ui, icons::KEYBOARD_DOUBLE_ARROW_RIGHT, &name).clicked() {
                out.push(unfold());
            }
        });
    });
}

fn rule(ui: &mut egui::Ui) {
    let roles = Roles::of(ui.ctx());
    let (rect, _): (Rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(theme::edge_width(&roles), roles.hairline),
    );
}
