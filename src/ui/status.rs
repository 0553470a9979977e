//! The status bar: fictitious mark, dates, source, floor, recipient, base map, network.

use crate::messages;
use crate::model::{Meta, Vintage};
use crate::ui::icons;
use crate::ui::shell::Surroundings;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::tag;
use crate::ui::{Network, View};

pub fn show(ui: &mut egui::Ui, view: &View<'_>, surroundings: &Surroundings<'_>) {
    let roles = Roles::of(ui.ctx());
    ui.set_height(measure::STATUS_BAR);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let room = if ui.available_width() < measure::SMALL_WINDOW { Room::Small } else { Room::Wide };
        network(ui, surroundings.network, room, &roles);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            if view.atlas.meta.synthetic {
                fictitious_mark(ui);
            }
            let mut parts = provenance(&view.atlas.meta, room);
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
            ui.add_space(2.0);
            ui.spacing_mut().item_spacing.x = 0.0;
            // What does not fit is left out whole: half a source is no source.
            for (position, part) in parts.iter().enumerate() {
                let said = if position == 0 { part.clone() } else { format!("\u{2002}·\u{2002}{part}") };
                let galley =
                    ui.painter().layout_no_wrap(said.clone(), theme::regular(size::SMALL), roles.ink2);
                if galley.size().x > ui.available_width() {
                    continue;
                }
                ui.label(text(&said, &roles));
            }
        });
    });
}

/// « DONNÉES FICTIVES », on every view of a synthetic file.
pub fn fictitious_mark(ui: &mut egui::Ui) {
    let roles = Roles::of(ui.ctx());
    tag::marked(ui, &messages::text("donnees-fictives"), roles.fictitious);
}

/// How much can be written: the same things, in fewer words on a small window.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Wide,
    Small,
}

/// What every view owes: dates, source, floor, recipient, expiry.
fn provenance(meta: &Meta, room: Room) -> Vec<String> {
    let mut parts = Vec::new();
    let (survey, stock) = (meta.vintage_ops, meta.vintage_parc.or(meta.vintage_rents));
    let dated = |key, vintage: Vintage| {
        messages::text_with(key, &[("date", messages::long_date(vintage.first_day()).into())])
    };
    match (survey, stock) {
        (Some(survey), Some(stock)) if survey == stock && room == Room::Small => {
            parts.push(dated("pied-ops-et-rpls", survey));
        }
        _ => {
            parts.extend(survey.map(|vintage| dated("pied-ops", vintage)));
            parts.extend(stock.map(|vintage| dated("pied-rpls", vintage)));
        }
    }
    if !meta.source.is_empty() {
        // The rule of an import follows its first sentence; the fiche says it whole.
        let source = meta.source.split_once(". ").map_or(meta.source.as_str(), |(first, _)| first);
        let source = source.trim_end_matches('.');
        parts.push(match room {
            Room::Wide => messages::text_with("pied-source", &[("source", source.into())]),
            Room::Small => source.to_owned(),
        });
    }
    let floor = if room == Room::Wide { "pied-secret" } else { "pied-secret-court" };
    parts.push(messages::text_with(floor, &[("seuil", u64::from(meta.floor).into())]));
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

fn network(ui: &mut egui::Ui, network: Network, room: Room, roles: &Roles) {
    let (icon, key) = match (network, room) {
        (Network::Offline, Room::Wide) => (icons::WIFI_OFF, "pied-hors-ligne"),
        (Network::Offline, Room::Small) => (icons::WIFI_OFF, "pied-hors-ligne-court"),
        (Network::Online, _) => (icons::WIFI, "pied-en-ligne"),
    };
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.label(text(&messages::text(key), roles));
    ui.label(egui::RichText::new(icon).font(icons::font(16.0)).color(roles.ink2));
}

fn text(text: &str, roles: &Roles) -> egui::RichText {
    egui::RichText::new(text).font(theme::regular(size::SMALL)).color(roles.ink2)
}
