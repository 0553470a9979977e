//! What is masked, and why, with what may be said of the quartier and the métropole. The common case.

use crate::messages::{count, signed, territory_rate, text, text_with};
use crate::model::{Arg, Figure, Population, Universe};
use crate::ui::fiche::sheet::{Compared, Sheet, scale_end};
use crate::ui::fiche::{findings, glyph, paint};
use crate::ui::theme::{bold, edge_width, regular, semibold, size};
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Margin, Rangef, RichText, Stroke, Ui, pos2};

/// Under this gap, a territory is « proche » of the métropole (product convention, points).
const CLOSE: f64 = 5.0;

pub fn show(ui: &mut Ui, sheet: &Sheet<'_>) {
    let roles = &sheet.roles;
    let (title, why) = match sheet.occupancy() {
        Figure::NotApplicable => ("fiche-masque-sans-objet", "fiche-masque-sans-objet-raison"),
        Figure::Absent => ("fiche-masque-absent", "fiche-masque-absent-raison"),
        Figure::Secret | Figure::Published(_) => ("fiche-masque", "fiche-masque-raison"),
    };
    let title = text(title);
    let rect = paint::section(ui, roles, &title, "");
    legend(ui, sheet, rect, &title);
    ui.label(RichText::new(text(why)).font(regular(size::SECOND)).color(roles.ink2));
    if sheet.population == Population::RecentMovers {
        ui.label(RichText::new(text("fiche-recents-mention")).font(semibold(size::SECOND)).color(roles.ink2));
    }
    ui.add_space(2.0);
    let lines = sheet.compared(true);
    let end = scale_end(&lines);
    for line in &lines {
        territory_line(ui, sheet, line, end);
    }
    if let Some(line) = lines.iter().find(|line| line.local.value.published().is_some()) {
        ui.add_space(4.0);
        quartier_sentence(ui, sheet, line);
    }
}

/// Names of the two marks, on the right of the title, or under it where there is no room.
fn legend(ui: &mut Ui, sheet: &Sheet<'_>, rect: egui::Rect, title: &str) {
    let roles = &sheet.roles;
    let font = || regular(size::SECOND);
    let (local, metropole) =
        (text(sheet.local_zone().map_or("fiche-quartier", |(_, key)| key)), text("fiche-metropole"));
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, roles.ink2).size().x;
    let needed = width(title, bold(size::BODY)) + width(&local, font()) + width(&metropole, font()) + 60.0;
    let row =
        if needed > rect.width() { paint::line(ui, 20.0, &format!("{local}, {metropole}")).0 } else { rect };
    let y = row.center().y;
    let metropole = paint::right(ui, row.right_center(), &metropole, font(), roles.ink2);
    paint::metropole_mark(ui.painter(), pos2(metropole.left() - 7.0, y), roles);
    let local = paint::right(ui, pos2(metropole.left() - 20.0, y), &local, font(), roles.ink2);
    paint::local_mark(ui.painter(), pos2(local.left() - 10.0, y), roles);
}

/// Two floors: the label and its badge; then the scale and the two delivered values.
fn territory_line(ui: &mut Ui, sheet: &Sheet<'_>, line: &Compared, end: f64) {
    let roles = &sheet.roles;
    let (rect, _) = paint::line(ui, 46.0, &findings::spoken(sheet, line));
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, roles.hairline));
    let (high, low) = (rect.top() + 13.0, rect.top() + 34.0);
    paint::left(
        ui,
        pos2(rect.left(), high),
        rect.width() - 70.0,
        &line.label,
        regular(size::SECOND),
        roles.ink,
    );
    findings::state_badge(ui, pos2(rect.right(), high), &line.rate.figure, sheet);

    let scale_width = if rect.width() < 380.0 { 92.0 } else { 122.0 };
    let scale = Rangef::new(rect.left(), rect.left() + scale_width);
    paint::track(ui.painter(), scale, low, roles);
    let at = |value: f64| pos2(paint::position(scale, (0.0, end), value), low);
    if let Some(value) = line.metropole.value.published() {
        paint::metropole_mark(ui.painter(), at(value), roles);
    }
    if let Some(value) = line.local.value.published() {
        paint::local_mark(ui.painter(), at(value), roles);
    }
    // Two columns of figures, then the gap.
    let columns =
        [(line.local.value, scale.max + 78.0, true), (line.metropole.value, scale.max + 150.0, false)];
    for (value, x, local) in columns {
        let said = match value {
            Figure::Published(value) => territory_rate(value),
            Figure::Secret => text("fiche-s"),
            Figure::Absent | Figure::NotApplicable => text("fiche-nd"),
        };
        let right = paint::right(ui, pos2(x, low), &said, regular(size::SECOND), roles.ink2);
        let mark = pos2(right.left() - 9.0, low);
        if local {
            paint::local_mark(ui.painter(), mark, roles);
        } else {
            ui.painter().vline(mark.x, low - 7.0..=low + 7.0, Stroke::new(2.0, roles.ink));
        }
    }
    paint::right(ui, pos2(rect.right(), low), &gap(line), regular(size::SECOND), roles.ink2);
}

/// « proche », or the signed gap between the quartier and the métropole.
fn gap(line: &Compared) -> String {
    match (line.local.value, line.metropole.value) {
        (Figure::Published(local), Figure::Published(metropole)) if (local - metropole).abs() < CLOSE => {
            text("fiche-proche")
        }
        (Figure::Published(local), Figure::Published(metropole)) => points(local - metropole),
        _ => String::new(),
    }
}

fn points(gap: f64) -> String {
    text_with(
        "formats-points",
        &[("valeur", Arg::Text(signed(gap, 1))), ("nombre", Arg::Count(gap.abs() as u64))],
    )
}

/// The delivered value, named as the quartier's.
fn quartier_sentence(ui: &mut Ui, sheet: &Sheet<'_>, line: &Compared) {
    let roles = &sheet.roles;
    let (Some((zone, _)), Figure::Published(local)) = (sheet.local_zone(), line.local.value) else { return };
    let mut job = LayoutJob::default();
    let head = text_with(
        "fiche-quartier-valeur",
        &[
            ("quartier", Arg::Text(sheet.atlas.zones[zone].name.clone())),
            ("indicateur", Arg::Text(line.label.clone())),
            ("valeur", Arg::TerritoryRate(local)),
            ("univers", Arg::Text(text(universe_key(line.universe)))),
        ],
    );
    job.append(
        &head,
        0.0,
        TextFormat { font_id: semibold(size::SECOND), color: roles.on_accent_soft, ..TextFormat::default() },
    );
    let mut rest = Vec::new();
    if let Figure::Published(metropole) = line.metropole.value {
        rest.push(text_with(
            "fiche-quartier-metropole",
            &[("metropole", Arg::TerritoryRate(metropole)), ("ecart", Arg::Text(points(local - metropole)))],
        ));
    }
    if let Some(households) = line.local.denominator {
        rest.push(text_with("fiche-quartier-n", &[("n", Arg::Text(count(u64::from(households))))]));
    }
    rest.push(text("fiche-quartier-mention"));
    job.append(
        &format!(" {}", rest.join(" ")),
        0.0,
        TextFormat { font_id: regular(size::SECOND), color: roles.ink, ..TextFormat::default() },
    );
    Frame::new()
        .fill(roles.accent_soft)
        .stroke(if roles.high_contrast { Stroke::new(edge_width(roles), roles.edge) } else { Stroke::NONE })
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin { left: 40, right: 12, top: 9, bottom: 9 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let response = ui.label(job);
            let at = pos2(response.rect.left() - 21.0, response.rect.center().y);
            paint::icon(ui.painter(), at, glyph::GROUPS, roles.accent);
        });
}

/// Whose share it is.
fn universe_key(universe: Option<Universe>) -> &'static str {
    match universe {
        Some(Universe::Adult) => "univers-majeurs",
        Some(Universe::Occupant) => "univers-occupants",
        Some(Universe::Dwelling) => "univers-logements",
        Some(Universe::Household) | None => "univers-menages",
    }
}
