//! Who the résidence is: name, landlord, dwellings, year, address, tags; and the two neutral lines.

use crate::domain::RuleState;
use crate::domain::summary::{Line, Points};
use crate::messages::{say, text, text_with};
use crate::model::{Arg, Construction, GeoPrecision, ZoneNature};
use crate::session::Action;
use crate::ui::Gestures;
use crate::ui::fiche::paint::{self, Icon};
use crate::ui::fiche::sheet::{Form, Sheet};
use crate::ui::fiche::{Page, glyph, see_on_map};
use crate::ui::theme::{bold, edge_width, measure, regular, semibold, size};
use crate::ui::{icons, widgets};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, FontId, Frame, Margin, RichText, Sense, Stroke, Ui, pos2, vec2};

/// Where there are no tabs, a menu says the pages.
pub fn show(ui: &mut Ui, sheet: &Sheet<'_>, page: &mut Page, out: &mut Gestures) {
    let roles = &sheet.roles;
    let menu = sheet.form != Form::Usual;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let buttons = if menu { 2.0 } else { 1.0 };
        let room = ui.available_width() - buttons * (measure::BUTTON + 2.0);
        ui.allocate_ui_with_layout(vec2(room, 30.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(room);
            // In the small fiche a usual name keeps to one line.
            let font = bold(if sheet.form == Form::Small { size::COUNT } else { size::RESIDENCE });
            short(ui, &sheet.residence.name, font, roles.ink);
        });
        if menu {
            pages(ui, sheet, page, out);
        }
        if widgets::button::icon(ui, icons::CLOSE, &text("fiche-fermer")).clicked() {
            out.push(Action::Select(None));
        }
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = match sheet.form {
            Form::Wide => vec![format!("{} · {}", facts(sheet), address(sheet))],
            Form::Small | Form::Usual => vec![facts(sheet), address(sheet)],
        };
        for line in lines {
            short(ui, &line, regular(size::BODY), roles.ink2);
        }
    });
    // What the tags say is among the facts of the wide fiche, but for what is missing.
    if sheet.form != Form::Wide || sheet.residence.position.is_none() {
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for tag_text in tags(sheet) {
                tag(ui, sheet, &tag_text);
            }
        });
    }
    ui.add_space(4.0);
    neutral_lines(ui, sheet);
}

fn pages(ui: &mut Ui, sheet: &Sheet<'_>, page: &mut Page, out: &mut Gestures) {
    let button = widgets::button::icon(ui, icons::MORE_HORIZ, &text("fiche-pages"));
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(180.0);
        for each in Page::ALL {
            let name = RichText::new(text(each.key())).font(regular(size::BODY));
            if ui.selectable_label(each == *page, name).clicked() {
                *page = each;
            }
        }
        if sheet.residence.position.is_some() && sheet.form == Form::Small {
            ui.separator();
            let name = RichText::new(text("fiche-voir-quartier")).font(regular(size::BODY));
            if ui.selectable_label(false, name).clicked() {
                see_on_map(sheet, out);
            }
        }
    });
}

/// Two rows at most: a name of three hundred letters must not push the rest off the screen. Hovering shows it whole.
fn short(ui: &mut Ui, words: &str, font: FontId, colour: Color32) {
    let mut job = LayoutJob::simple(words.to_owned(), font, colour, ui.available_width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let response = ui.label(galley);
    if elided {
        response.on_hover_text(words);
    }
}

/// « Suzon Habitat · 64 logements · 1974 ».
fn facts(sheet: &Sheet<'_>) -> String {
    let residence = sheet.residence;
    let bailleur = residence.bailleur.as_deref().map_or_else(|| text("fiche-bailleur-absent"), str::to_owned);
    let dwellings = text_with("formats-logements", &[("nombre", Arg::Count(u64::from(residence.dwellings)))]);
    let mut parts = vec![bailleur, dwellings];
    parts.extend(residence.built.map(|year| year.to_string()));
    parts.join(" · ")
}

/// « 18 allée des Cèdres, Dijon · Les Perrières-Nord ».
fn address(sheet: &Sheet<'_>) -> String {
    let residence = sheet.residence;
    let place = match &residence.address {
        Some(address) => format!("{address}, {}", residence.commune),
        None => residence.commune.to_string(),
    };
    match sheet.quartier_name() {
        Some(quartier) if *quartier != *residence.commune => format!("{place} · {quartier}"),
        _ => place,
    }
}

fn tags(sheet: &Sheet<'_>) -> Vec<String> {
    let residence = sheet.residence;
    let mut tags = vec![match (residence.in_qpv_2024, residence.qpv_2024.as_deref()) {
        (Some(false), _) => text("fiche-hors-qpv"),
        (Some(true), code) => {
            let name = code.map(|code| match sheet.atlas.zone(ZoneNature::Qpv2024, code) {
                Some(zone) => sheet.atlas.zones[zone].name.clone(),
                None => code.to_owned(),
            });
            match name {
                Some(name) => text_with("fiche-en-qpv-nom", &[("nom", Arg::Text(name))]),
                None => text("fiche-en-qpv"),
            }
        }
        (None, _) => text("fiche-qpv-inconnu"),
    }];
    if let Some(zone) = sheet.atlas.apl_zone(residence) {
        tags.push(text_with("fiche-zone-apl", &[("zone", Arg::Count(u64::from(zone.number())))]));
    }
    let shape = residence.construction.map(|construction| {
        text(match construction {
            Construction::Collective => "fiche-collectif",
            Construction::Individual => "fiche-individuel",
            Construction::Student => "fiche-etudiant",
            Construction::Mixed => "fiche-mixte",
        })
    });
    // Storeys count the ground floor: R+5 has six.
    let height = residence.storeys.filter(|storeys| *storeys > 0).map(|storeys| format!("R+{}", storeys - 1));
    let building: Vec<String> = shape.into_iter().chain(height).collect();
    if !building.is_empty() {
        tags.push(building.join(", "));
    }
    if residence.mixity_issue == Some(true) {
        tags.push(text("fiche-enjeu-mixite"));
    }
    match (residence.position, residence.precision) {
        (None, _) => tags.push(text("fiche-sans-position")),
        (Some(_), Some(GeoPrecision::Commune)) => tags.push(text("fiche-position-commune")),
        _ => (),
    }
    tags
}

fn tag(ui: &mut Ui, sheet: &Sheet<'_>, tag_text: &str) {
    let roles = &sheet.roles;
    Frame::new()
        .fill(roles.sunken)
        .stroke(Stroke::new(edge_width(roles), roles.hairline))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| ui.label(RichText::new(tag_text).font(semibold(size::SMALL)).color(roles.ink2)));
}

/// The card that opens the fiche: what the rent does, what the rules say.
fn neutral_lines(ui: &mut Ui, sheet: &Sheet<'_>) {
    let roles = &sheet.roles;
    let summary = sheet.summary();
    Frame::new()
        .fill(roles.card)
        .stroke(Stroke::new(edge_width(roles), roles.hairline))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(if sheet.form == Form::Small {
            Margin::symmetric(12, 8)
        } else {
            Margin::symmetric(14, 10)
        })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            neutral_line(ui, sheet, (glyph::EURO, roles.ink2), &summary.rent_line(), Strong::Tail);
            let mark = points_mark(&summary.points);
            let colour = match mark.glyph == glyph::WARNING.glyph {
                true => roles.amber_sign,
                false => roles.ink2,
            };
            neutral_line(ui, sheet, (mark, colour), &summary.points_line(), Strong::Head);
        });
}

/// Which part of a line is drawn stronger.
#[derive(PartialEq)]
enum Strong {
    Head,
    Tail,
}

fn neutral_line(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    (mark, colour): (Icon, Color32),
    line: &Line,
    strong: Strong,
) {
    let roles = &sheet.roles;
    // The small fiche keeps a line to itself.
    let size = if sheet.form == Form::Small { size::SECOND } else { size::VALUE };
    let format = |strong| TextFormat {
        font_id: if strong { semibold(size) } else { regular(size) },
        color: roles.ink,
        line_height: Some(22.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.append(&say(&line.head), 0.0, format(strong == Strong::Head && line.tail.is_some()));
    if let Some(tail) = &line.tail {
        job.append(&format!(" {}", say(tail)), 0.0, format(strong == Strong::Tail));
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), Sense::hover());
        paint::icon(ui.painter(), pos2(rect.center().x, rect.center().y), mark, colour);
        ui.vertical(|ui| ui.label(job));
    });
}

fn points_mark(points: &Points) -> Icon {
    if !points.reached.is_empty() {
        glyph::WARNING
    } else if points.unknown.iter().any(|(_, state)| *state == RuleState::Secret) {
        glyph::LOCK_FILLED
    } else if points.unknown.is_empty() {
        glyph::CHECK
    } else {
        glyph::INFO
    }
}
