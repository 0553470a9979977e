//! The status bar: fictitious mark, dates, source, floor, recipient, base map, network.

use crate::messages;
use crate::model::Meta;
use crate::ui::icons;
use crate::ui::shell::Surroundings;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::tag;
use crate::ui::{Network, View};

pub fn show(ui: &mut egui::Ui, view: &View<'_>, surroundings: &Surroundings<'_>) {
    let roles = Roles::of(ui.ctx());
    ui.set_height(measure::STATUS_BAR);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        network(ui, surroundings.network, &roles);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            if view.atlas.meta.synthetic {
                fictitious_mark(ui);
            }
            let mut parts = provenance(&view.atlas.meta);
            if surroundings.skipped_tiles > 0 {
                let reason = surroundings.skip_reason.map(messages::text).unwrap_or_default();
                // First: it is news, and what comes last may be cut.
                parts.insert(
                    0,
                    messages::text_with(
                        "fond-tuiles-ignorees",
                        &[("nombre", (surroundings.skipped_tiles as u64).into()), ("raison", reason.into())],
                    ),
                );
            }
            let last = parts.len().saturating_sub(1);
            for (position, part) in parts.iter().enumerate() {
                ui.add(egui::Label::new(text(part, &roles)).truncate());
                if position < last {
                    ui.label(text("·", &roles));
                }
            }
        });
    });
}

/// « DONNÉES FICTIVES », on every view of a synthetic file.
pub fn fictitious_mark(ui: &mut egui::Ui) {
    let roles = Roles::of(ui.ctx());
    tag::marked(ui, &messages::text("donnees-fictives"), roles.fictitious);
}

/// What every view owes: dates, source, floor, recipient, expiry.
fn provenance(meta: &Meta) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(vintage) = meta.vintage_ops {
        parts.push(messages::text_with(
            "pied-ops",
            &[("date", messages::long_date(vintage.first_day()).into())],
        ));
    }
    if let Some(vintage) = meta.vintage_parc.or(meta.vintage_rents) {
        parts.push(messages::text_with(
            "pied-rpls",
            &[("date", messages::long_date(vintage.first_day()).into())],
        ));
    }
    if !meta.source.is_empty() {
        parts.push(messages::text_with("pied-source", &[("source", meta.source.as_str().into())]));
    }
    parts.push(messages::text_with("pied-secret", &[("seuil", u64::from(meta.floor).into())]));
    if let Some(recipient) = &meta.recipient {
        parts.push(match meta.expires_on {
            Some(day) => messages::text_with(
                "pied-exemplaire-expire",
                &[("nom", recipient.as_str().into()), ("date", messages::date(day).into())],
            ),
            None => messages::text_with("pied-exemplaire", &[("nom", recipient.as_str().into())]),
        });
    }
    parts
}

fn network(ui: &mut egui::Ui, network: Network, roles: &Roles) {
    let (icon, key) = match network {
        Network::Offline => (icons::WIFI_OFF, "pied-hors-ligne"),
        Network::Online => (icons::WIFI, "pied-en-ligne"),
    };
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.label(text(&messages::text(key), roles));
    ui.label(egui::RichText::new(icon).font(icons::font(16.0)).color(roles.ink2));
}

fn text(text: &str, roles: &Roles) -> egui::RichText {
    egui::RichText::new(text).font(theme::regular(size::SMALL)).color(roles.ink2)
}
