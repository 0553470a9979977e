//! Rents against the APL ceilings: one line by typologie and household, all on one scale that the ceiling crosses.

use crate::domain::RentLine;
use crate::domain::rent_level::{RentLevel, level_of_ratio};
use crate::domain::summary::household_phrase;
use crate::messages::{self, euros, say, text, text_with};
use crate::model::{Arg, EurosPerMonth, Figure, Rent, Typology};
use crate::ui::fiche::glyph;
use crate::ui::fiche::paint::{self, Badge, RENT_SCALE};
use crate::ui::fiche::sheet::{Form, Sheet, state_word};
use crate::ui::theme::{Roles, regular, semibold, size};
use egui::{Color32, Rangef, Rect, RichText, Stroke, Ui, pos2};

const ROW: f32 = 23.0;

/// Where columns stand, from the left of the line.
struct Columns {
    dwellings: Option<f32>,
    household: f32,
    scale: Rangef,
    ratio: f32,
    mark: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        if width < 380.0 {
            // The small fiche gives up the number of dwellings.
            let scale = Rangef::new(width - 203.0, width - 115.0);
            Self { dwellings: None, household: 28.0, scale, ratio: width - 72.0, mark: width - 62.0 }
        } else {
            let scale = Rangef::new(width - 210.0, width - 118.0);
            Self { dwellings: Some(24.0), household: 78.0, scale, ratio: width - 73.0, mark: width - 61.0 }
        }
    }
}

pub fn show(ui: &mut Ui, sheet: &Sheet<'_>) {
    let roles = &sheet.roles;
    title(ui, roles);
    let lines = &sheet.assessment.rent_lines;
    if lines.iter().all(|line| line.dwellings.is_none()) {
        let name = format!("{}\u{A0}: {}", text("fiche-loyers"), text("etat-absent"));
        let (rect, _) = paint::line(ui, 26.0, &name);
        paint::badge(ui, rect.left_center(), Badge::Absent, None, &text("etat-absent"), roles);
        return;
    }
    let ceiling_line = ui.painter().add(egui::Shape::Noop);
    let mut crossed = Rangef::NOTHING;
    let mut at = 0.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (position, line) in lines.iter().enumerate() {
            let first = position == 0 || lines[position - 1].typology != line.typology;
            let rect = rent_line(ui, sheet, line, first);
            let columns = Columns::of(rect.width());
            at = rect.left() + paint::position(columns.scale, RENT_SCALE, 1.0);
            if line.ratio.published().is_some() {
                crossed = Rangef::new(crossed.min.min(rect.top()), crossed.max.max(rect.bottom()));
            }
        }
    });
    if crossed.span() > 0.0 {
        ui.painter()
            .set(ceiling_line, egui::Shape::vline(at, crossed.shrink(2.0), Stroke::new(2.0, roles.ink)));
    }
    ui.add_space(2.0);
    let small = sheet.form == Form::Small;
    let said = if small { short_notes(sheet) } else { notes(sheet) };
    let label = ui.label(RichText::new(said).font(regular(size::SMALL)).color(roles.ink2));
    if small {
        label.on_hover_text(notes(sheet));
    }
}

/// Rents as one fact of the wide fiche: the T3 first, or the first typologie that is compared; then the others.
pub fn fact(sheet: &Sheet<'_>) -> (String, Vec<String>) {
    let lines = &sheet.assessment.rent_lines;
    let compared = || lines.iter().filter(|line| line.ratio.published().is_some());
    let Some(first) = compared().find(|line| line.typology == Typology::T3).or_else(|| compared().next())
    else {
        return (say(&sheet.summary().rent_line().head), Vec::new());
    };
    let ratio = |line: &RentLine, key: &str| {
        let args = [
            ("typologie", Arg::Text(line.typology.code().to_owned())),
            ("rapport", Arg::Text(line.ratio.published().map(messages::ratio).unwrap_or_default())),
            ("menage", Arg::Phrase(Box::new(household_phrase(line.household)))),
        ];
        text_with(key, &args)
    };
    let mut others: Vec<String> = Vec::new();
    let mut last = None;
    for line in compared().filter(|line| !std::ptr::eq(*line, first)) {
        // A T2 has two lines: it is named once.
        let again = last.replace(line.typology) == Some(line.typology);
        others.push(ratio(line, if again { "fiche-fait-menage" } else { "fiche-fait-loyer-autre" }));
    }
    let mut amounts: Vec<String> = Vec::new();
    for (position, line) in lines.iter().enumerate() {
        let again = position > 0 && lines[position - 1].typology == line.typology;
        if let (Figure::Published(mean), false) = (line.mean, again) {
            amounts.push(text_with(
                "fiche-fait-euros",
                &[
                    ("loyer", Arg::Text(euros(mean.amount(), 0))),
                    ("typologie", Arg::Text(line.typology.code().to_owned())),
                ],
            ));
        }
    }
    let mut said = Vec::new();
    if !others.is_empty() {
        said.push(format!("{}.", others.join(", ")));
    }
    said.push(text_with("fiche-fait-hors-charges", &[("loyers", Arg::Text(amounts.join(", ")))]));
    for key in ["fiche-moins-de-3-loyers", "fiche-loyer-protege"] {
        let masked = lines.iter().filter(|line| line.mean == Figure::Secret);
        let reason = text(key);
        let mut typologies: Vec<&str> = masked
            .filter(|line| secret_reason(sheet, line) == reason)
            .map(|line| line.typology.code())
            .collect();
        typologies.dedup();
        if !typologies.is_empty() {
            let args = [("typologies", Arg::Text(typologies.join(", "))), ("raison", Arg::Text(reason))];
            said.push(text_with("fiche-fait-loyers-masques", &args));
        }
    }
    (ratio(first, "fiche-fait-loyer"), said)
}

fn title(ui: &mut Ui, roles: &Roles) {
    let compact = ui.available_width() < 380.0;
    let note = text(if compact { "fiche-loyers-note-courte" } else { "fiche-loyers-note" });
    let rect = paint::section(ui, roles, &text("fiche-loyers"), "");
    let one = paint::right(ui, rect.right_center(), &messages::ratio(1.0), regular(size::SECOND), roles.ink2);
    let tick = one.left() - 8.0;
    ui.painter().vline(tick, one.center().y - 7.0..=one.center().y + 7.0, Stroke::new(2.0, roles.ink));
    paint::right(ui, pos2(tick - 8.0, rect.center().y), &note, regular(size::SECOND), roles.ink2);
}

fn rent_line(ui: &mut Ui, sheet: &Sheet<'_>, line: &RentLine, first: bool) -> Rect {
    let roles = &sheet.roles;
    let household = say(&household_phrase(line.household));
    let (rect, _) = paint::line(ui, ROW, &spoken(sheet, line, &household));
    let columns = Columns::of(rect.width());
    let y = rect.center().y;
    let x = |offset: f32| pos2(rect.left() + offset, y);
    if first {
        paint::left(ui, x(0.0), 24.0, line.typology.code(), semibold(size::BODY), roles.ink);
        if let (Some(offset), Some(dwellings)) = (columns.dwellings, line.dwellings) {
            let count = text_with("fiche-logements-courts", &[("nombre", Arg::Count(u64::from(dwellings)))]);
            paint::left(ui, x(offset), 52.0, &count, regular(size::SMALL), roles.ink3);
        }
    }
    let room = columns.scale.min - columns.household - 4.0;
    paint::left(ui, x(columns.household), room, &household, regular(size::SECOND), roles.ink);

    let scale = Rangef::new(rect.left() + columns.scale.min, rect.left() + columns.scale.max);
    match (line.ratio, line.mean) {
        (Figure::Published(ratio), mean) => {
            paint::track(ui.painter(), scale, y, roles);
            let dot = paint::position(scale, RENT_SCALE, ratio);
            let one = paint::position(scale, RENT_SCALE, 1.0);
            ui.painter().hline(Rangef::new(dot.min(one), dot.max(one)), y, Stroke::new(2.0, roles.ink2));
            paint::dot(ui.painter(), pos2(dot, y), colour(ratio, roles), roles);
            paint::right(ui, x(columns.ratio), &messages::ratio(ratio), semibold(size::VALUE), roles.ink);
            let mark = if ratio <= 1.0 { glyph::CHECK } else { glyph::ARROW_UP };
            paint::icon(ui.painter(), x(columns.mark), mark, roles.ink);
            if first {
                amount(ui, rect, mean, roles);
            }
        }
        (Figure::Absent, Figure::Published(_)) => {
            paint::left(
                ui,
                pos2(scale.min, y),
                140.0,
                &text("fiche-aucun-bareme"),
                regular(size::SECOND),
                roles.ink3,
            );
            amount(ui, rect, line.mean, roles);
        }
        (state, _) => {
            let at = pos2(scale.min, y);
            if state == Figure::Secret {
                let badge =
                    paint::badge(ui, at, Badge::Secret, Some(glyph::LOCK_SMALL), &text("fiche-s"), roles);
                let room = rect.right() - badge.right() - 8.0;
                let why = secret_reason(sheet, line);
                paint::left(ui, pos2(badge.right() + 8.0, y), room, &why, regular(size::SMALL), roles.ink3);
            } else {
                paint::badge(ui, at, Badge::Absent, None, &text("fiche-nd"), roles);
            }
        }
    }
    rect
}

fn amount(ui: &Ui, rect: Rect, mean: Figure<EurosPerMonth>, roles: &Roles) {
    if let Figure::Published(mean) = mean {
        paint::right(ui, rect.right_center(), &euros(mean.amount(), 0), regular(size::SECOND), roles.ink2);
    }
}

/// Fewer than three known rents, or masked to protect another.
fn secret_reason(sheet: &Sheet<'_>, line: &RentLine) -> String {
    let few = sheet.residence.rent(line.typology).published().is_some_and(|rent| rent.known < 3);
    text(if few { "fiche-moins-de-3-loyers" } else { "fiche-loyer-protege" })
}

/// Colour of a ratio: the classes of the legend, lowest first.
fn colour(ratio: f64, roles: &Roles) -> Color32 {
    let class = match level_of_ratio(ratio) {
        RentLevel::WellBelow if ratio <= 0.80 => 0,
        RentLevel::WellBelow => 1,
        RentLevel::Below => 2,
        RentLevel::SlightlyAbove => 3,
        RentLevel::Above => 4,
    };
    roles.sequential[class]
}

/// The whole line, for a screen reader.
fn spoken(sheet: &Sheet<'_>, line: &RentLine, household: &str) -> String {
    let mut args = vec![
        ("typologie", Arg::Text(line.typology.code().to_owned())),
        ("menage", Arg::Text(household.to_owned())),
    ];
    match (line.ratio, line.mean) {
        (Figure::Published(ratio), Figure::Published(mean)) => {
            args.push(("rapport", Arg::Text(messages::ratio(ratio))));
            args.push(("loyer", Arg::Text(euros(mean.amount(), 0))));
            text_with(if ratio <= 1.0 { "fiche-dit-sous" } else { "fiche-dit-dessus" }, &args)
        }
        (_, Figure::Published(mean)) => {
            args.push(("loyer", Arg::Text(euros(mean.amount(), 0))));
            text_with("fiche-dit-sans-bareme", &args)
        }
        (state, _) => {
            let reason = if state == Figure::Secret { secret_reason(sheet, line) } else { String::new() };
            args.push(("etat", Arg::Text(state_word(&state).unwrap_or_default())));
            args.push(("raison", Arg::Text(reason)));
            text_with("fiche-dit-etat", &args)
        }
    }
}

/// Whose rents, at which date, with which charges and which scale.
fn notes(sheet: &Sheet<'_>) -> String {
    let mut notes = Vec::new();
    if let Some(vintage) = sheet.atlas.meta.vintage_rents {
        let date = messages::month_year(vintage.first_day());
        notes.push(text_with("fiche-loyer-moyen-des-occupes", &[("date", Arg::Text(date))]));
    }
    notes.push(charges(sheet.residence.rent_all.as_ref()));
    let ceiling = sheet.assessment.rent_lines.iter().find_map(|line| line.ceiling.as_ref());
    notes.push(match ceiling {
        Some(ceiling) => text_with(
            "fiche-plafonds",
            &[("zone", Arg::Count(u64::from(ceiling.zone.number()))), ("date", Arg::Date(ceiling.effective))],
        ),
        None => text("fiche-plafonds-aucun"),
    });
    notes.join(" ")
}

/// The same on one line; what is left out is in the header, on hovering and on the other pages.
fn short_notes(sheet: &Sheet<'_>) -> String {
    let Some(vintage) = sheet.atlas.meta.vintage_rents else { return notes(sheet) };
    let mut args = vec![("date", Arg::Text(messages::month_year(vintage.first_day())))];
    let charges = sheet.residence.rent_all.as_ref().and_then(|rent| rent.mean_charges.published());
    match charges {
        Some(charges) => {
            args.push(("charges", Arg::Text(euros(charges.amount(), 0))));
            text_with("fiche-loyers-et-charges", &args)
        }
        None => text_with("fiche-loyers-sans-charges", &args),
    }
}

fn charges(all: Option<&Rent>) -> String {
    let Some(rent) = all else { return text("fiche-charges-absentes") };
    match rent.mean_charges {
        Figure::Published(charges) => {
            let key = match rent.heating_included {
                Some(true) => "fiche-charges-chauffage",
                Some(false) => "fiche-charges-sans-chauffage",
                None => "fiche-charges",
            };
            text_with(key, &[("charges", Arg::Text(euros(charges.amount(), 0)))])
        }
        Figure::Secret => text("fiche-charges-secret"),
        Figure::Absent | Figure::NotApplicable => text("fiche-charges-absentes"),
    }
}
