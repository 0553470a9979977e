//! The building and its dwellings: facts that no secrecy touches, and the stock rates with their restriction.

use crate::domain::stock::{RESTRICTED_UNDER, known_labels};
use crate::messages::{count, decimal, euros, percent, say, text, text_with};
use crate::model::{Arg, EnergyLabels, EurosPerMonth, Figure, Lift, Parc, Rent, Residence};
use crate::ui::fiche::paint::{self, Icon};
use crate::ui::fiche::sheet::{Form, Sheet, state_word};
use crate::ui::fiche::{glyph, rents};
use crate::ui::theme::{regular, semibold, size};
use egui::{RichText, Sense, Ui, vec2};

/// « Ce que l’on sait de la résidence » : three blocks, on the masked fiche.
pub fn blocks(ui: &mut Ui, sheet: &Sheet<'_>) {
    paint::section(ui, &sheet.roles, &text("fiche-connu"), &text("fiche-publie"));
    ui.add_space(2.0);
    let residence = sheet.residence;
    let mut blocks = vec![
        (glyph::BUILDING, (building_title(residence), building_lines(residence))),
        (glyph::TURNOVER, turnover(sheet)),
        (glyph::PLACE, place(sheet)),
    ];
    if sheet.form != Form::Wide {
        for (mark, (title, lines)) in &blocks {
            block(ui, sheet, *mark, title, lines);
        }
        return;
    }
    blocks.insert(0, (glyph::EURO_LARGE, rents::fact(sheet)));
    ui.spacing_mut().item_spacing.x = 20.0;
    for pair in blocks.chunks(2) {
        ui.columns_const::<2, _>(|columns| {
            for (column, (mark, (title, lines))) in columns.iter_mut().zip(pair) {
                block(column, sheet, *mark, title, lines);
            }
        });
    }
}

/// The page of the building: every fact on its line, absent ones said so.
pub fn page(ui: &mut Ui, sheet: &Sheet<'_>) {
    let residence = sheet.residence;
    if sheet.form == Form::Wide {
        // The first page says them as one fact.
        rents::show(ui, sheet);
        paint::rule(ui, &sheet.roles);
    }
    paint::section(ui, &sheet.roles, &text("fiche-bati"), "");
    let number = |value: Option<u32>| value.map(|value| count(u64::from(value)));
    let year = |value: Option<i32>| value.map(|value| value.to_string());
    let rows = [
        ("champ-annee_construction", year(residence.built)),
        ("champ-annee_rehabilitation", year(residence.rehabilitated)),
        ("champ-annee_mise_location", year(residence.first_let)),
        ("champ-nb_niveaux", number(residence.storeys)),
        ("champ-ascenseur", residence.lift.map(lift)),
        ("champ-nb_logements_pmr", number(residence.pmr_dwellings)),
        ("champ-nb_rez_de_chaussee", number(residence.ground_floor_dwellings)),
        ("champ-chauffage", residence.heating.as_deref().map(str::to_owned)),
    ];
    for (key, value) in rows {
        fact(ui, sheet, &text(key), value.map_or(Figure::Absent, Figure::Published));
    }
    fact(
        ui,
        sheet,
        &text("fiche-dpe-efg"),
        residence.energy.map_or(Figure::Absent, |labels| Figure::Published(energy(&labels))),
    );
    if let Some(labels) = residence.energy {
        fact(ui, sheet, &text("fiche-dpe-detail"), Figure::Published(energy_detail(&labels)));
    }
    paint::rule(ui, &sheet.roles);
    paint::section(ui, &sheet.roles, &text("fiche-logements"), "");
    for rent in &residence.rents {
        dwellings_of(ui, sheet, rent);
    }
    if residence.rents.is_empty() {
        fact(ui, sheet, &text("fiche-typologies"), Figure::<String>::Absent);
    }
    let per_m2 = residence.rent_per_m2().map(|rent| format!("{}\u{A0}€/m²", decimal(rent, 2)));
    fact(ui, sheet, &text("champ-loyer_m2"), per_m2);
    if let Some(share) = sheet.summary().share_line() {
        ui.label(RichText::new(say(&share)).font(regular(size::SECOND)).color(sheet.roles.ink2));
    }
    paint::rule(ui, &sheet.roles);
    paint::section(ui, &sheet.roles, &text("fiche-rotation"), "");
    let rates = [
        ("fiche-vacance", sheet.assessment.vacancy),
        ("fiche-vacance-3-mois", sheet.assessment.long_vacancy),
        ("fiche-mobilite", sheet.assessment.mobility),
    ];
    for (key, rate) in rates {
        fact(ui, sheet, &text(key), rate.map(|rate| percent(rate, 1)));
    }
    if residence.dwellings < RESTRICTED_UNDER {
        ui.label(
            RichText::new(text("fiche-rotation-restreinte"))
                .font(regular(size::SMALL))
                .color(sheet.roles.ink3),
        );
    }
}

/// One typologie: dwellings and surface; range of rents; rent asked at the next letting, an attribute of the dwelling.
fn dwellings_of(ui: &mut Ui, sheet: &Sheet<'_>, rent: &Rent) {
    let Some(typology) = rent.typology else { return };
    let mut said = text_with("formats-logements", &[("nombre", Arg::Count(u64::from(rent.dwellings)))]);
    if let Some(surface) = rent.mean_surface {
        said = text_with(
            "fiche-logements-surface",
            &[("logements", Arg::Text(said)), ("surface", Arg::Text(decimal(surface, 0)))],
        );
    }
    fact(ui, sheet, typology.code(), Figure::Published(said));
    let amount = |rent: EurosPerMonth| Arg::Text(euros(rent.amount(), 0));
    if let (Figure::Published(least), Figure::Published(most)) = (rent.min, rent.max) {
        let range = text_with("fiche-loyers-de-a", &[("de", amount(least)), ("a", amount(most))]);
        fact(ui, sheet, &text("fiche-loyers-etendue"), Figure::Published(range));
    }
    if let Some(reletting) = rent.reletting {
        let said = match rent.reletting_date {
            Some(day) => {
                text_with("fiche-loyer-au", &[("loyer", amount(reletting)), ("date", Arg::Date(day))])
            }
            None => euros(reletting.amount(), 0),
        };
        fact(ui, sheet, &text("fiche-loyer-relocation"), Figure::Published(said));
    }
    if let Some(most) = rent.convention_max {
        fact(ui, sheet, &text("fiche-loyer-convention"), Figure::Published(euros(most.amount(), 0)));
    }
}

/// A name on the left, a value or its state on the right.
pub fn fact(ui: &mut Ui, sheet: &Sheet<'_>, name: &str, value: Figure<String>) {
    let roles = &sheet.roles;
    let said = match &value {
        Figure::Published(value) => value.clone(),
        state => state_word(state).unwrap_or_default(),
    };
    let (rect, _) = paint::line(ui, 24.0, &format!("{name}\u{A0}: {said}"));
    match &value {
        Figure::Published(value) => {
            let font = semibold(size::SECOND);
            let galley = ui.painter().layout_no_wrap(value.clone(), font.clone(), roles.ink);
            let room = (rect.width() - galley.size().x - 12.0).max(90.0);
            let name = paint::left(ui, rect.left_center(), room, name, regular(size::SECOND), roles.ink2);
            let start = (rect.right() - galley.size().x).max(name.right() + 12.0);
            paint::left(ui, egui::pos2(start, rect.center().y), rect.right() - start, value, font, roles.ink);
        }
        state => {
            paint::left(
                ui,
                rect.left_center(),
                rect.width() - 130.0,
                name,
                regular(size::SECOND),
                roles.ink2,
            );
            let (kind, mark) = match state {
                Figure::Secret => (paint::Badge::Secret, Some(glyph::LOCK_SMALL)),
                Figure::NotApplicable => (paint::Badge::NotApplicable, None),
                _ => (paint::Badge::Absent, None),
            };
            paint::badge_right(ui, rect.right_center(), kind, mark, &said, roles);
        }
    }
}

/// « 6 sur 30 DPE connus (34 inconnus) ».
pub fn energy(labels: &EnergyLabels) -> String {
    let args = [
        ("nombre", Arg::Count(u64::from(labels.counts[4..].iter().sum::<u32>()))),
        ("connus", Arg::Count(u64::from(known_labels(labels)))),
        ("inconnus", Arg::Count(u64::from(labels.unknown))),
    ];
    text_with(if known_labels(labels) == 0 { "fiche-dpe-aucun" } else { "fiche-dpe" }, &args)
}

fn energy_detail(labels: &EnergyLabels) -> String {
    let letters = ["A", "B", "C", "D", "E", "F", "G"];
    let known = letters.iter().zip(labels.counts).filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> = known.map(|(letter, count)| format!("{letter}\u{A0}{count}")).collect();
    if labels.unknown > 0 {
        parts.push(text_with("fiche-dpe-inconnus", &[("nombre", Arg::Count(u64::from(labels.unknown)))]));
    }
    parts.join(" · ")
}

fn block(ui: &mut Ui, sheet: &Sheet<'_>, mark: Icon, title: &str, lines: &[String]) {
    let roles = &sheet.roles;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
        ui.painter().rect_filled(rect, 8.0, roles.accent_soft);
        paint::icon(ui.painter(), rect.center(), mark, roles.accent);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(RichText::new(title).font(semibold(size::BODY)).color(roles.ink));
            for line in lines {
                ui.label(RichText::new(line).font(regular(size::SECOND)).color(roles.ink2));
            }
        });
    });
    ui.add_space(4.0);
}

/// « 1998, 3 niveaux, sans ascenseur ».
fn building_title(residence: &Residence) -> String {
    let mut parts = Vec::new();
    parts.extend(residence.built.map(|year| year.to_string()));
    parts.extend(
        residence
            .storeys
            .map(|storeys| text_with("fiche-niveaux", &[("nombre", Arg::Count(u64::from(storeys)))])),
    );
    parts.extend(residence.lift.map(|lift| {
        text(match lift {
            Lift::Yes => "fiche-avec-ascenseur",
            Lift::Partial => "fiche-ascenseur-partiel",
            Lift::No => "fiche-sans-ascenseur",
        })
    }));
    if parts.is_empty() { text("fiche-bati-absent") } else { parts.join(", ") }
}

fn building_lines(residence: &Residence) -> Vec<String> {
    let pmr = text(match residence.pmr_dwellings {
        Some(0) => "fiche-pmr-aucun",
        Some(_) => "fiche-pmr-present",
        None => "fiche-pmr-absent",
    });
    let energy = residence.energy.map_or_else(
        || text("fiche-dpe-absent"),
        |labels| text_with("fiche-dpe-phrase", &[("dpe", Arg::Text(energy(&labels)))]),
    );
    vec![pmr, energy]
}

fn turnover(sheet: &Sheet<'_>) -> (String, Vec<String>) {
    let residence = sheet.residence;
    if residence.dwellings < RESTRICTED_UNDER {
        return (text("fiche-rotation-non-calculee"), vec![text("fiche-rotation-restreinte")]);
    }
    match (sheet.assessment.mobility, residence.parc) {
        (Figure::Published(_), Some(Parc { offered: Some(offered), moves: Some(moves), .. })) => {
            let args =
                [("nombre", Arg::Count(u64::from(moves))), ("offerts", Arg::Count(u64::from(offered)))];
            let mut lines = Vec::new();
            if let Figure::Published(vacancy) = sheet.assessment.vacancy {
                lines.push(text_with("fiche-vacance-phrase", &[("taux", Arg::Text(percent(vacancy, 1)))]));
            }
            (text_with("fiche-rotation-phrase", &args), lines)
        }
        (state, _) => (
            text_with("fiche-rotation-etat", &[("etat", Arg::Text(state_word(&state).unwrap_or_default()))]),
            Vec::new(),
        ),
    }
}

/// Inside or outside the priority quartiers of both generations.
fn place(sheet: &Sheet<'_>) -> (String, Vec<String>) {
    let residence = sheet.residence;
    let title = text(match (residence.in_qpv_2015, residence.in_qpv_2024) {
        (Some(false), Some(false)) => "fiche-hors-qpv-deux",
        (_, Some(false)) => "fiche-hors-qpv-2024",
        (_, Some(true)) => "fiche-en-qpv-2024",
        (_, None) => "fiche-qpv-inconnu",
    });
    let mut lines = Vec::new();
    if residence.in_qpv_2015 == Some(true) && residence.in_qpv_2024 == Some(false) {
        lines.push(text("fiche-qpv-2015-seulement"));
    }
    match sheet.atlas.apl_zone(residence) {
        Some(zone) => {
            lines.push(text_with("fiche-zone-apl-phrase", &[("zone", Arg::Count(u64::from(zone.number())))]));
        }
        None => lines.push(text("fiche-zone-apl-absente")),
    }
    (title, lines)
}

fn lift(lift: Lift) -> String {
    text(match lift {
        Lift::Yes => "fiche-oui",
        Lift::Partial => "fiche-partiel",
        Lift::No => "fiche-non",
    })
}
