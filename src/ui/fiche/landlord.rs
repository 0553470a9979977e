//! What landlords and partners say: opinions in their violet frame, knowledge on closed themes, financing.
//! Never in the frame of a statistical finding.

use crate::messages::{date, long_date, text, text_with};
use crate::model::{Arg, Figure, FinancingGroup, Opinion, OpinionScope, OpinionStatus};
use crate::ui::fiche::sheet::{Form, Sheet};
use crate::ui::fiche::{glyph, known, paint};
use crate::ui::theme::{edge_width, regular, semibold, size};
use crate::ui::widgets::focus_ring;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Opinions that may be shown: validated, not expired. One frame each; one that says there is none otherwise.
pub fn opinions(ui: &mut Ui, sheet: &Sheet<'_>) {
    let mut shown = 0;
    for opinion in &sheet.residence.opinions {
        if opinion.status == OpinionStatus::Validated && opinion.expires >= sheet.today {
            frame(ui, sheet, Some(opinion));
            shown += 1;
        }
    }
    if shown == 0 {
        frame(ui, sheet, None);
    }
}

/// The page of the landlord: themes, then financing.
pub fn page(ui: &mut Ui, sheet: &Sheet<'_>) {
    paint::section(ui, &sheet.roles, &text("fiche-fonctionnement"), &text("fiche-fonctionnement-note"));
    functioning(ui, sheet);
    paint::rule(ui, &sheet.roles);
    opinions(ui, sheet);
    paint::rule(ui, &sheet.roles);
    paint::section(ui, &sheet.roles, &text("fiche-financement"), "");
    if sheet.residence.financing.is_empty() {
        known::fact(ui, sheet, &text("fiche-financement"), Figure::Absent);
    }
    for financing in &sheet.residence.financing {
        let name = text(match financing.group {
            FinancingGroup::Plai => "fiche-financement-plai",
            FinancingGroup::Plus => "fiche-financement-plus",
            FinancingGroup::Pre1977 => "fiche-financement-av77",
            FinancingGroup::Pls => "fiche-financement-pls",
            FinancingGroup::Intermediate => "fiche-financement-inter",
            FinancingGroup::Other => "fiche-financement-autre",
        });
        let dwellings = [("nombre", Arg::Count(u64::from(financing.dwellings)))];
        known::fact(ui, sheet, &name, Figure::Published(text_with("formats-logements", &dwellings)));
    }
    ui.label(
        RichText::new(text("fiche-financement-mention")).font(regular(size::SMALL)).color(sheet.roles.ink3),
    );
}

/// One line by theme, the last finding of each, with its source and date.
pub fn functioning(ui: &mut Ui, sheet: &Sheet<'_>) {
    let valid = |expires: Option<crate::model::Date>| expires.is_none_or(|day| day >= sheet.today);
    let rows: Vec<_> = sheet.residence.functioning.iter().filter(|row| valid(row.expires)).collect();
    if rows.is_empty() {
        known::fact(ui, sheet, &text("fiche-fonctionnement-themes"), Figure::Absent);
        return;
    }
    for (position, row) in rows.iter().enumerate() {
        let theme = sheet.atlas.term("theme", &row.theme);
        let finding = sheet.atlas.term(&row.theme, &row.finding);
        let finding = match row.year {
            Some(year) => format!("{finding}, {year}"),
            None => finding.to_owned(),
        };
        known::fact(ui, sheet, theme, Figure::Published(finding));
        // Said once for the lines that share it.
        let next = rows.get(position + 1);
        if next.is_some_and(|next| (&next.source, next.observed) == (&row.source, row.observed)) {
            continue;
        }
        let source = text_with(
            "fiche-fonctionnement-source",
            &[("source", Arg::Text(row.source.clone())), ("date", Arg::Text(date(row.observed)))],
        );
        ui.label(RichText::new(source).font(regular(size::SMALL)).color(sheet.roles.ink3));
    }
}

fn frame(ui: &mut Ui, sheet: &Sheet<'_>, opinion: Option<&Opinion>) {
    let roles = &sheet.roles;
    let title = text(match opinion.map(|opinion| opinion.scope) {
        Some(OpinionScope::Partnership) => "fiche-avis-partenarial",
        Some(OpinionScope::Bailleur) | None => "fiche-avis-bailleur",
    });
    Frame::new()
        .fill(roles.violet.fill)
        .stroke(Stroke::new(edge_width(roles), roles.violet.edge))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(11, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let folded = opinion.filter(|_| sheet.form == Form::Small);
            if let Some(opinion) = folded {
                folded_line(ui, sheet, opinion, &title);
                return;
            }
            let (rect, _) = paint::line(ui, 22.0, &title);
            let y = rect.center().y;
            paint::icon(ui.painter(), pos2(rect.left() + 9.0, y), glyph::GROUPS_SMALL, roles.violet.text);
            let at = pos2(rect.left() + 26.0, y);
            let title = paint::left(ui, at, rect.width(), &title, semibold(size::BODY), roles.violet.text);
            let Some(opinion) = opinion else {
                let badge = pos2(title.right() + 10.0, y);
                let badge = paint::badge(ui, badge, paint::Badge::Absent, None, &text("etat-absent"), roles);
                if let Some(bailleur) = &sheet.residence.bailleur {
                    let galley =
                        ui.painter().layout_no_wrap(bailleur.to_string(), regular(size::SECOND), roles.ink2);
                    let start = rect.right() - galley.size().x;
                    if start > badge.right() + 8.0 {
                        ui.painter().galley(pos2(start, y - galley.size().y / 2.0), galley, roles.ink2);
                    }
                }
                return;
            };
            let signed = format!("{}, {}", opinion.organisation, date(opinion.given));
            paint::right(ui, rect.right_center(), &signed, regular(size::SECOND), roles.ink2);
            said(ui, sheet, opinion);
        });
}

/// The opinion on one line that unfolds: « Avis du bailleur  Vigilance : travaux programmés. »
fn folded_line(ui: &mut Ui, sheet: &Sheet<'_>, opinion: &Opinion, title: &str) {
    let roles = &sheet.roles;
    let (given, organisation) = (opinion.given, &opinion.organisation);
    let id = egui::Id::unique(("fiche-avis", &sheet.residence.id, organisation, given.to_string()));
    let open: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let words = if open { format!("{organisation}, {}", date(given)) } else { in_short(sheet, opinion) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
    let name = format!("{title}, {words}");
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if response.has_focus() {
        focus_ring(ui, rect, 6.0);
    }
    let y = rect.center().y;
    paint::icon(ui.painter(), pos2(rect.left() + 9.0, y), glyph::GROUPS_SMALL, roles.violet.text);
    let at = pos2(rect.left() + 26.0, y);
    let title = paint::left(ui, at, rect.width(), title, semibold(size::BODY), roles.violet.text);
    let at = pos2(title.right() + 8.0, y);
    let room = rect.right() - 22.0 - at.x;
    paint::left(ui, at, room, &words, regular(size::SECOND), roles.ink);
    let chevron = if open { glyph::FOLD } else { glyph::EXPAND };
    paint::icon(ui.painter(), pos2(rect.right() - 8.0, y), chevron, roles.violet.text);
    if open {
        said(ui, sheet, opinion);
    }
}

/// « Vigilance : travaux programmés. »
fn in_short(sheet: &Sheet<'_>, opinion: &Opinion) -> String {
    let term = |list, code| sheet.atlas.term(list, code).to_owned();
    let mut args = vec![("avis", Arg::Text(term("avis", &opinion.opinion)))];
    match &opinion.reason {
        Some(reason) => {
            args.push(("motif", Arg::Text(term("motif", reason).to_lowercase())));
            text_with("fiche-avis-motif", &args)
        }
        None => text_with("fiche-avis-seul", &args),
    }
}

/// « Vigilance : travaux programmés. Valable jusqu’au 12/03/2028. »
fn said(ui: &mut Ui, sheet: &Sheet<'_>, opinion: &Opinion) {
    let roles = &sheet.roles;
    let term = |list, code| sheet.atlas.term(list, code).to_owned();
    let strong = TextFormat { font_id: semibold(size::SECOND), color: roles.ink, ..TextFormat::default() };
    let plain = TextFormat { font_id: regular(size::SECOND), color: roles.ink2, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(&in_short(sheet, opinion), 0.0, strong);
    let valid = text_with("fiche-avis-valable", &[("date", Arg::Date(opinion.expires))]);
    job.append(&format!(" {valid}"), 0.0, plain.clone());
    if let Some(reply) = &opinion.reply {
        let reply =
            text_with("fiche-avis-reponse", &[("reponse", Arg::Text(term("reponse", reply).to_lowercase()))]);
        job.append(&format!(" {reply}"), 0.0, plain);
    }
    let response = ui.label(job);
    response.on_hover_text(text_with("fiche-avis-donne", &[("date", Arg::Text(long_date(opinion.given)))]));
}
