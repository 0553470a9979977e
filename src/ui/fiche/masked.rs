//! What is masked, and why, with what may be said of the quartier and the métropole. The common case.

use crate::domain::reasons;
use crate::messages::{count, say, signed, territory_rate, text, text_with};
use crate::model::{Arg, Figure, Phrase, Population, Universe};
use crate::ui::fiche::sheet::{Compared, Form, Sheet, scale_end};
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
    if sheet.form != Form::Wide {
        legend(ui, sheet, rect, &title);
    }
    ui.label(RichText::new(text(why)).font(regular(size::SECOND)).color(roles.ink2));
    if sheet.population == Population::RecentMovers {
        ui.label(RichText::new(text("fiche-recents-mention")).font(semibold(size::SECOND)).color(roles.ink2));
    }
    ui.add_space(2.0);
    let lines = sheet.compared(true);
    let end = scale_end(&lines);
    if sheet.form == Form::Wide {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            columns_title(ui, sheet);
            for line in &lines {
                wide_line(ui, sheet, line, end);
            }
        });
    } else {
        for line in &lines {
            territory_line(ui, sheet, line, end);
        }
    }
    // A line that a rule can say in a sentence, first.
    let known = || lines.iter().filter(|line| line.local.value.published().is_some());
    if let Some(line) = known().find(|line| of_territory(sheet, line).is_some()).or_else(|| known().next()) {
        ui.add_space(4.0);
        quartier_sentence(ui, sheet, line);
    }
}

/// Where the columns of the wide fiche stand, from the left: the badge, the scale, two right ends.
const WIDE_BADGE: f32 = 244.0;
const WIDE_SCALE: (f32, f32) = (306.0, 414.0);
const WIDE_LOCAL: f32 = 478.0;
const WIDE_METROPOLE: f32 = 556.0;

fn columns_title(ui: &mut Ui, sheet: &Sheet<'_>) {
    let roles = &sheet.roles;
    let local = text(sheet.local_zone().map_or("fiche-quartier", |(_, key)| key));
    let metropole = text("fiche-metropole");
    let (rect, _) = paint::line(ui, 22.0, &format!("{local}, {metropole}"));
    let font = || regular(size::SMALL);
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    paint::left(ui, at(0.0), WIDE_BADGE, &text("fiche-colonne-occupation"), font(), roles.ink2);
    paint::left(ui, at(WIDE_BADGE), 80.0, &text("fiche-residence"), font(), roles.ink2);
    let local = paint::right(ui, at(WIDE_LOCAL), &local, font(), roles.ink2);
    paint::local_mark(ui.painter(), pos2(local.left() - 10.0, rect.center().y), roles);
    let metropole = paint::right(ui, at(WIDE_METROPOLE), &metropole, font(), roles.ink2);
    paint::metropole_mark(ui.painter(), pos2(metropole.left() - 7.0, rect.center().y), roles);
    paint::right(ui, rect.right_center(), &text("fiche-colonne-ecart"), font(), roles.ink2);
}

/// One floor: the label, the badge, the scale, the two delivered values and their gap.
fn wide_line(ui: &mut Ui, sheet: &Sheet<'_>, line: &Compared, end: f64) {
    let roles = &sheet.roles;
    let (rect, _) = paint::line(ui, 30.0, &findings::spoken(sheet, line));
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, roles.hairline));
    let y = rect.center().y;
    let at = |x: f32| pos2(rect.left() + x, y);
    findings::label(ui, sheet, line, at(0.0), WIDE_BADGE - 8.0);
    findings::state_badge(ui, at(WIDE_BADGE + 46.0), &line.rate.figure, sheet);
    let scale = Rangef::new(rect.left() + WIDE_SCALE.0, rect.left() + WIDE_SCALE.1);
    marks(ui, sheet, line, (scale, y), end);
    for (value, x) in [(line.local.value, WIDE_LOCAL), (line.metropole.value, WIDE_METROPOLE)] {
        paint::right(ui, at(x), &delivered(value), regular(size::SECOND), roles.ink);
    }
    paint::right(ui, rect.right_center(), &gap(line), regular(size::SECOND), roles.ink2);
}

/// The scale of a line and the marks of its two territories.
fn marks(ui: &Ui, sheet: &Sheet<'_>, line: &Compared, (scale, y): (Rangef, f32), end: f64) {
    let roles = &sheet.roles;
    paint::track(ui.painter(), scale, y, roles);
    let at = |value: f64| pos2(paint::position(scale, (0.0, end), value), y);
    if let Some(value) = line.metropole.value.published() {
        paint::metropole_mark(ui.painter(), at(value), roles);
    }
    if let Some(value) = line.local.value.published() {
        paint::local_mark(ui.painter(), at(value), roles);
    }
}

fn delivered(value: Figure<f64>) -> String {
    match value {
        Figure::Published(value) => territory_rate(value),
        Figure::Secret => text("fiche-s"),
        Figure::Absent | Figure::NotApplicable => text("fiche-nd"),
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
    findings::label(ui, sheet, line, pos2(rect.left(), high), rect.width() - 70.0);
    findings::state_badge(ui, pos2(rect.right(), high), &line.rate.figure, sheet);

    let scale_width = if rect.width() < 380.0 { 92.0 } else { 122.0 };
    let scale = Rangef::new(rect.left(), rect.left() + scale_width);
    marks(ui, sheet, line, (scale, low), end);
    // Two columns of figures, then the gap.
    let columns =
        [(line.local.value, scale.max + 78.0, true), (line.metropole.value, scale.max + 150.0, false)];
    for (value, x, local) in columns {
        let right = paint::right(ui, pos2(x, low), &delivered(value), regular(size::SECOND), roles.ink2);
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

/// The finding of the rule of an indicator, said of the territory of the résidence.
fn of_territory(sheet: &Sheet<'_>, line: &Compared) -> Option<Phrase> {
    let value = line.local.value.published()?;
    let explanations = sheet.assessment.families.iter().flat_map(|family| &family.explanations);
    let mut of_line = explanations.filter(|each| each.rule.indicator.as_deref() == Some(&*line.code));
    of_line.find_map(|explanation| reasons::of_territory(&explanation.rule, value))
}

/// « À Clos-Bellevue, 31,7 % des ménages répondants … » : the delivered value, named as the quartier's.
fn head(sheet: &Sheet<'_>, line: &Compared, zone: &str, value: f64) -> String {
    let Some(finding) = of_territory(sheet, line) else {
        let args = [
            ("quartier", Arg::Text(zone.to_owned())),
            ("indicateur", Arg::Text(line.label.clone())),
            ("valeur", Arg::TerritoryRate(value)),
            ("univers", Arg::Text(text(universe_key(line.universe)))),
        ];
        return text_with("fiche-quartier-valeur", &args);
    };
    // « À » and these articles contract: such a name is called a quartier instead.
    let article = text("fiche-articles-contractes");
    let contracts = zone.split(' ').next().is_some_and(|first| article.split(' ').any(|each| each == first));
    let key = if contracts { "fiche-quartier-nomme" } else { "fiche-quartier-lieu" };
    let args = [("quartier", Arg::Text(zone.to_owned())), ("constat", Arg::Text(say(&finding)))];
    text_with(key, &args)
}

fn quartier_sentence(ui: &mut Ui, sheet: &Sheet<'_>, line: &Compared) {
    let roles = &sheet.roles;
    let (Some((zone, nature)), Figure::Published(local)) = (sheet.local_zone(), line.local.value) else {
        return;
    };
    let mut job = LayoutJob::default();
    let head = head(sheet, line, &sheet.atlas.zones[zone].name, local);
    job.append(
        &head,
        0.0,
        TextFormat { font_id: semibold(size::SECOND), color: roles.on_accent_soft, ..TextFormat::default() },
    );
    let mut rest = String::new();
    if let Figure::Published(metropole) = line.metropole.value {
        let args =
            [("metropole", Arg::TerritoryRate(metropole)), ("ecart", Arg::Text(points(local - metropole)))];
        rest.push_str(&format!(" {}", text_with("fiche-quartier-metropole", &args)));
    }
    if let Some(households) = line.local.denominator {
        rest.push_str(&text_with("fiche-quartier-n", &[("n", Arg::Text(count(u64::from(households))))]));
    }
    let mention = if nature == "fiche-commune" { "fiche-commune-mention" } else { "fiche-quartier-mention" };
    job.append(
        &format!("{rest}. {}", text(mention)),
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
