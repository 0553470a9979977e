//! Brief messages at the foot of the screen: four seconds, except for an error, which stays until it is closed.

use crate::messages;
use crate::ui::chrome::{Chrome, Notice, NoticeLevel};
use crate::ui::icons;
use crate::ui::theme::{self, Roles, Triple, size};
use crate::ui::widgets::button;
use egui::{Align2, Frame, Margin, Stroke, vec2};

/// Seconds that a brief message stays.
const STAY: f64 = 4.0;

pub fn show(ui: &mut egui::Ui, chrome: &mut Chrome) {
    let now = ui.input(|input| input.time);
    for notice in &mut chrome.notices {
        if notice.until.is_none() && notice.level != NoticeLevel::Error {
            notice.until = Some(now + STAY);
        }
    }
    chrome.notices.retain(|notice| notice.until.is_none_or(|until| now < until));
    if chrome.notices.is_empty() {
        return;
    }
    let mut closed = None;
    egui::Area::new(egui::Id::unique("messages-brefs"))
        .order(egui::Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for (position, notice) in chrome.notices.iter().enumerate() {
                if card(ui, notice) {
                    closed = Some(position);
                }
            }
        });
    if let Some(position) = closed {
        chrome.notices.remove(position);
    }
    let next = chrome.notices.iter().filter_map(|notice| notice.until).fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.05)));
    }
}

/// Draws a message; `true` when it was closed.
fn card(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let roles = Roles::of(ui.ctx());
    let (icon, colours) = match notice.level {
        NoticeLevel::Done => (icons::CHECK_CIRCLE, plain(&roles, roles.success.text)),
        NoticeLevel::Warning => (icons::SCHEDULE, roles.notice),
        NoticeLevel::Error => (icons::ERROR, roles.error),
    };
    Frame::new()
        .fill(colours.fill)
        .stroke(Stroke::new(1.0, colours.edge))
        .corner_radius(8)
        .shadow(theme::floating_shadow(&roles))
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_max_width(560.0);
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(icon).font(icons::filled(20.0)).color(colours.text));
                let text =
                    egui::RichText::new(&notice.text).font(theme::regular(size::BODY)).color(roles.ink);
                ui.add(egui::Label::new(text).wrap());
                button::icon(ui, icons::CLOSE, &messages::text("bouton-fermer")).clicked()
            })
            .inner
        })
        .inner
}

fn plain(roles: &Roles, sign: egui::Color32) -> Triple {
    Triple { text: sign, fill: roles.card, edge: roles.hairline }
}
