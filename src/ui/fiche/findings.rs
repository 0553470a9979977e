//! Fragilities (statistical finding, counted) and context (never counted): dot lines, then each family and its reasons.

use crate::domain::attention::{Explanation, FamilyFinding, RuleState, family_state};
use crate::domain::reasons;
use crate::domain::summary::{family_key, state_key};
use crate::messages::{rate, respondents, say, signed, territory_rate, text, text_with};
use crate::model::{Arg, Figure, Population};
use crate::ui::fiche::paint::{self, Badge, Icon};
use crate::ui::fiche::sheet::{Compared, Form, Sheet, scale_end, state_word};
use crate::ui::fiche::{glyph, known};
use crate::ui::theme::{self, bold, regular, semibold, size};
use crate::ui::widgets::focus_ring;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Frame, Margin, Rangef, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// What is counted: resources, employment, turnover.
pub fn fragilities(ui: &mut Ui, sheet: &Sheet<'_>) {
    let rect = paint::section(ui, &sheet.roles, &text("fiche-fragilites"), "");
    legend(ui, sheet, rect);
    let basis = basis(sheet);
    ui.label(egui::RichText::new(basis).font(regular(size::SECOND)).color(sheet.roles.ink2));
    if sheet.form == Form::Small {
        let (shown, folded) = sheet.compared_small();
        dots(ui, sheet, &shown);
        ui.add_space(4.0);
        if counted_title(ui, sheet) {
            dots(ui, sheet, &folded);
            income_gap(ui, sheet);
            families(ui, sheet, true);
        }
        return;
    }
    dots(ui, sheet, &sheet.compared(true));
    income_gap(ui, sheet);
    ui.add_space(4.0);
    families(ui, sheet, true);
}

/// What helps services and adaptation, and is never counted.
pub fn context(ui: &mut Ui, sheet: &Sheet<'_>) {
    if !context_title(ui, sheet) {
        return;
    }
    dots(ui, sheet, &sheet.compared(false));
    ui.add_space(4.0);
    families(ui, sheet, false);
    let energy = sheet.residence.energy.as_ref().map(known::energy);
    known::fact(ui, sheet, &text("fiche-dpe-efg"), Figure::supplied(energy));
}

/// The states of all families, on the masked fiche: those that count, then the context.
pub fn states(ui: &mut Ui, sheet: &Sheet<'_>) {
    match sheet.form {
        Form::Small => {
            if counted_title(ui, sheet) {
                families(ui, sheet, true);
            }
            context_states(ui, sheet);
        }
        Form::Usual => {
            counted_states(ui, sheet);
            ui.add_space(8.0);
            context_states(ui, sheet);
        }
        Form::Wide => {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.columns_const(|[left, right]| {
                counted_states(left, sheet);
                context_states(right, sheet);
            });
        }
    }
}

fn counted_states(ui: &mut Ui, sheet: &Sheet<'_>) {
    paint::section(ui, &sheet.roles, &text("fiche-fragilites"), &text("fiche-constat"));
    ui.add_space(4.0);
    families(ui, sheet, true);
}

fn context_states(ui: &mut Ui, sheet: &Sheet<'_>) {
    if context_title(ui, sheet) {
        ui.add_space(4.0);
        families(ui, sheet, false);
    }
}

/// The fold of the families that count, in the small fiche: « 2 points d’attention », and which. Whether it is open.
fn counted_title(ui: &mut Ui, sheet: &Sheet<'_>) -> bool {
    let roles = &sheet.roles;
    let points = sheet.summary().points;
    let unknown = family_state(points.unknown.iter().map(|(_, state)| *state));
    let (title, mark, note) = if !points.reached.is_empty() {
        let names: Vec<_> = points.reached.iter().map(|family| text(family_key(*family))).collect();
        let count = [("nombre", Arg::Count(points.reached.len() as u64))];
        let mark = Some((glyph::WARNING, roles.amber_sign));
        (text_with("fiche-points-titre", &count), mark, names.join(", "))
    } else if points.unknown.is_empty() {
        (text("fiche-points-replies"), Some((glyph::CHECK, roles.ink2)), text("fiche-points-aucune-regle"))
    } else {
        (text("fiche-points-replies"), None, text(state_key(unknown)))
    };
    foldable(ui, sheet, "regles", mark, &title, &note)
}

/// The title of the context: a fold in the small fiche. Whether what follows is shown.
fn context_title(ui: &mut Ui, sheet: &Sheet<'_>) -> bool {
    let title = text("fiche-contexte");
    if sheet.form == Form::Small {
        return foldable(ui, sheet, "contexte", None, &title, &text("fiche-contexte-note-courte"));
    }
    paint::section(ui, &sheet.roles, &title, &text("fiche-contexte-note"));
    true
}

/// A title that opens and closes what follows it; closed at first.
fn foldable(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    salt: &str,
    mark: Option<(Icon, Color32)>,
    title: &str,
    note: &str,
) -> bool {
    let roles = &sheet.roles;
    let id = egui::Id::unique(("fiche-replie", salt));
    let open: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let above = rect.top() - ui.spacing().item_spacing.y / 2.0;
    ui.painter().hline(ui.clip_rect().x_range(), above, Stroke::new(1.0, roles.hairline));
    let name = format!("{title}, {note}");
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if response.has_focus() {
        focus_ring(ui, rect, 6.0);
    }
    let y = rect.center().y;
    let mut x = rect.left();
    if let Some((mark, colour)) = mark {
        paint::icon(ui.painter(), pos2(x + 9.0, y), mark, colour);
        x += 26.0;
    }
    let title = paint::left(ui, pos2(x, y), rect.right() - x - 24.0, title, bold(size::BODY), roles.ink);
    let chevron = if open { glyph::FOLD } else { glyph::EXPAND };
    paint::icon(ui.painter(), pos2(rect.right() - 8.0, y), chevron, roles.ink2);
    let room = rect.right() - 24.0 - title.right() - 8.0;
    let galley = ui.painter().layout_no_wrap(note.to_owned(), regular(size::SECOND), roles.ink2);
    let start = (rect.right() - 24.0 - galley.size().x).max(title.right() + 8.0);
    paint::left(ui, pos2(start, y), room, note, regular(size::SECOND), roles.ink2);
    open
}

/// « Les emménagés récents sont plus modestes que l’ensemble des occupants (+7,2 points). » From five points.
fn income_gap(ui: &mut Ui, sheet: &Sheet<'_>) {
    if let Figure::Published(gap) = sheet.assessment.income_gap
        && gap >= 5.0
    {
        let sentence = text_with("fiche-ecart-recents", &[("ecart", Arg::Text(signed(gap, 1)))]);
        ui.label(egui::RichText::new(sentence).font(regular(size::SECOND)).color(sheet.roles.ink2));
    }
}

/// « constat statistique, 30 à 49 répondants, taux de réponse 79 % », or why nothing is known of the households.
fn basis(sheet: &Sheet<'_>) -> String {
    let mut parts = vec![text("fiche-constat")];
    if sheet.population == Population::RecentMovers {
        parts.push(text("fiche-emmenages-recents"));
    }
    match (sheet.occupancy(), sheet.response_rate()) {
        (Figure::Published(count), response) => {
            parts.push(respondents(count));
            if let Figure::Published(response) = response
                && sheet.form != Form::Small
            {
                let response = Arg::Text(rate(response, None, false));
                parts.push(text_with("fiche-taux-de-reponse", &[("taux", response)]));
            }
            if count < 30 {
                parts.push(text("fiche-effectif-faible"));
            }
        }
        (state, _) => parts.push(state_word(&state).unwrap_or_default()),
    }
    parts.join(", ")
}

/// Names of the three marks, on the right of a title.
pub fn legend(ui: &Ui, sheet: &Sheet<'_>, rect: egui::Rect) {
    let roles = &sheet.roles;
    let small = rect.width() < 380.0;
    let font = || regular(size::SECOND);
    let y = rect.center().y;
    let mut x =
        paint::right(ui, rect.right_center(), &text("fiche-metropole"), font(), roles.ink2).left() - 7.0;
    ui.painter().vline(x, y - 7.0..=y + 7.0, Stroke::new(2.0, roles.ink));
    let local = sheet.local_zone().map_or("fiche-quartier", |(_, key)| key);
    x = paint::right(ui, pos2(x - 14.0, y), &text(local), font(), roles.ink2).left() - 10.0;
    paint::local_mark(ui.painter(), pos2(x, y), roles);
    let residence = text(if small { "fiche-residence-courte" } else { "fiche-residence" });
    x = paint::right(ui, pos2(x - 16.0, y), &residence, font(), roles.ink2).left() - 11.0;
    ui.painter().circle_filled(pos2(x, y), 5.0, roles.accent);
}

fn dots(ui: &mut Ui, sheet: &Sheet<'_>, lines: &[Compared]) {
    let end = scale_end(lines);
    for line in lines {
        dot_line(ui, sheet, line, end);
    }
}

fn dot_line(ui: &mut Ui, sheet: &Sheet<'_>, line: &Compared, end: f64) {
    let roles = &sheet.roles;
    let (rect, response) = paint::line(ui, 24.0, &spoken(sheet, line));
    let y = rect.center().y;
    let length = if sheet.form == Form::Small { 72.0 } else { 122.0 };
    let scale = Rangef::new(rect.right() - 60.0 - length, rect.right() - 60.0);
    label(ui, sheet, line, rect.left_center(), scale.min - rect.left() - 8.0);
    paint::track(ui.painter(), scale, y, roles);
    let at = |value: f64| pos2(paint::position(scale, (0.0, end), value), y);
    if let (Some(value), Some(reference)) = (line.rate.figure.published(), line.metropole.value.published()) {
        ui.painter().line_segment([at(f64::from(value)), at(reference)], Stroke::new(2.0, roles.bar));
    }
    if let Some(value) = line.metropole.value.published() {
        paint::metropole_mark(ui.painter(), at(value), roles);
    }
    if let Some(value) = line.local.value.published() {
        paint::local_mark(ui.painter(), at(value), roles);
    }
    if let Some(value) = line.rate.figure.published() {
        paint::residence_mark(ui.painter(), at(f64::from(value)), roles);
    }
    match line.value() {
        Some(value) => {
            paint::right(ui, rect.right_center(), &value, semibold(size::VALUE), roles.ink);
        }
        None => {
            state_badge(ui, rect.right_center(), &line.rate.figure, sheet);
        }
    }
    response.on_hover_text(spoken(sheet, line));
}

/// The name of an indicator: the whole label where it has room, the short one otherwise.
pub fn label(ui: &Ui, sheet: &Sheet<'_>, line: &Compared, at: egui::Pos2, room: f32) {
    let font = regular(size::SECOND);
    let whole = ui.painter().layout_no_wrap(line.label.clone(), font.clone(), sheet.roles.ink);
    let said = if whole.size().x <= room { &line.label } else { &line.short_label };
    paint::left(ui, at, room, said, font, sheet.roles.ink);
}

/// The short badge of a figure that is not published, by its right end.
pub fn state_badge<T>(ui: &Ui, at: egui::Pos2, figure: &Figure<T>, sheet: &Sheet<'_>) {
    match figure {
        Figure::Published(_) => (),
        Figure::Secret => {
            paint::badge_right(
                ui,
                at,
                Badge::Secret,
                Some(glyph::LOCK_SMALL),
                &text("fiche-s"),
                &sheet.roles,
            );
        }
        Figure::Absent => {
            paint::badge_right(ui, at, Badge::Absent, None, &text("fiche-nd"), &sheet.roles);
        }
        Figure::NotApplicable => {
            paint::badge_right(ui, at, Badge::NotApplicable, None, &text("etat-sans-objet"), &sheet.roles);
        }
    }
}

/// « Majeurs sans emploi : 31 %, quartier 20,4 %, métropole 21,0 % ».
pub fn spoken(sheet: &Sheet<'_>, line: &Compared) -> String {
    let said = |value: Figure<f64>| match value {
        Figure::Published(value) => territory_rate(value),
        state => state_word(&state).unwrap_or_default(),
    };
    let own = line.value().or_else(|| state_word(&line.rate.figure)).unwrap_or_default();
    let local = sheet.local_zone().map_or("fiche-quartier", |(_, key)| key);
    text_with(
        "fiche-dit-compare",
        &[
            ("indicateur", Arg::Text(line.label.clone())),
            ("valeur", Arg::Text(own)),
            ("local", Arg::Text(text(local))),
            ("valeur_locale", Arg::Text(said(line.local.value))),
            ("metropole", Arg::Text(said(line.metropole.value))),
        ],
    )
}

/// A card with one foldable line by family.
fn families(ui: &mut Ui, sheet: &Sheet<'_>, counts: bool) {
    let roles = &sheet.roles;
    let of_set: Vec<&FamilyFinding> = sheet
        .assessment
        .families
        .iter()
        .filter(|family| family.counts == counts && !family.explanations.is_empty())
        .collect();
    // The first one reached is open: the reason is read without a click.
    let opens = counts && sheet.form != Form::Small;
    let first = of_set.iter().position(|family| opens && family.state == RuleState::Reached);
    Frame::new()
        .fill(roles.card)
        .stroke(Stroke::new(theme::edge_width(roles), roles.hairline))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(11, 4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            for (position, family) in of_set.iter().enumerate() {
                if position > 0 {
                    let width = ui.max_rect().expand2(vec2(11.0, 0.0)).x_range();
                    ui.painter().hline(width, ui.cursor().top(), Stroke::new(1.0, roles.hairline));
                }
                family_line(ui, sheet, family, first == Some(position));
            }
        });
}

fn family_line(ui: &mut Ui, sheet: &Sheet<'_>, family: &FamilyFinding, open_first: bool) {
    let roles = &sheet.roles;
    let id = egui::Id::unique(("fiche-pourquoi", family.family.code(), &sheet.residence.id));
    let open = ui.data(|data| data.get_temp(id)).unwrap_or(open_first);
    let title = text(&format!("{}-titre", family_key(family.family)));
    // What is reached is read first.
    let mut explanations: Vec<&Explanation> = family.explanations.iter().collect();
    explanations.sort_by_key(|explanation| explanation.state != RuleState::Reached);
    let state = family_words(family.state, explanations.first().copied(), open);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let name = text_with(
        "fiche-dit-famille",
        &[("famille", Arg::Text(title.clone())), ("etat", Arg::Text(state.clone()))],
    );
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if response.has_focus() {
        focus_ring(ui, rect, 6.0);
    }
    let y = rect.center().y;
    let (mark, colour) = state_mark(family, sheet);
    mark_of_state(ui, pos2(rect.left() + 10.0, y), mark, colour, family.state, sheet);
    let chevron = if open { glyph::FOLD } else { glyph::EXPAND };
    paint::icon(ui.painter(), pos2(rect.right() - 8.0, y), chevron, roles.accent);
    let title = paint::left(
        ui,
        pos2(rect.left() + 28.0, y),
        rect.width() - 60.0,
        &title,
        bold(size::BODY),
        roles.ink,
    );
    let room = rect.right() - 28.0 - title.right();
    let drawn = ui.painter().layout_no_wrap(state.clone(), regular(size::SECOND), roles.ink2);
    // Where the value does not fit, its state alone.
    let state = if drawn.size().x > room { text(state_key(family.state)) } else { state };
    let said = paint::left(ui, pos2(title.right() + 8.0, y), room, &state, regular(size::SECOND), roles.ink2);
    // Where words do not fit, the chevron asks alone.
    let question = text("fiche-pourquoi");
    let galley = ui.painter().layout_no_wrap(question, semibold(size::SECOND), roles.accent);
    let start = rect.right() - 20.0 - galley.size().x;
    if start > said.right() + 8.0 {
        ui.painter().galley(pos2(start, y - galley.size().y / 2.0), galley, roles.accent);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if open {
        let mut explanations = explanations.into_iter();
        if let Some(first) = explanations.next() {
            explained(ui, sheet, first, false);
        }
        if explanations.len() > 0 && other_rules(ui, sheet, id.with("autres"), explanations.len()) {
            for explanation in explanations {
                explained(ui, sheet, explanation, true);
            }
        }
        ui.add_space(4.0);
    }
}

/// « règle atteinte », with the value that reached it while the reason is folded.
fn family_words(state: RuleState, first: Option<&Explanation>, open: bool) -> String {
    let words = text(state_key(state));
    match first.filter(|_| !open && state == RuleState::Reached).and_then(reasons::short) {
        Some(value) => text_with(
            "fiche-famille-valeur",
            &[("etat", Arg::Text(words)), ("valeur", Arg::Phrase(Box::new(value)))],
        ),
        None => words,
    }
}

/// « et 1 autre règle »: unfolds the rules after the first. Whether they are shown.
fn other_rules(ui: &mut Ui, sheet: &Sheet<'_>, id: egui::Id, count: usize) -> bool {
    let roles = &sheet.roles;
    let open: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let words = text_with("fiche-autres-regles", &[("nombre", Arg::Count(count as u64))]);
    let galley = ui.painter().layout_no_wrap(words.clone(), semibold(size::SMALL), roles.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 22.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &words));
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), top), galley, roles.accent);
    let chevron = if open { glyph::FOLD } else { glyph::EXPAND };
    paint::icon(ui.painter(), pos2(rect.right() - 8.0, rect.center().y), chevron, roles.accent);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if response.has_focus() {
        focus_ring(ui, rect, 4.0);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    open
}

fn explained(ui: &mut Ui, sheet: &Sheet<'_>, explanation: &Explanation, with_state: bool) {
    let roles = &sheet.roles;
    let mut job = LayoutJob::default();
    let mut add = |text: &str, size: f32, colour: Color32| {
        job.append(text, 0.0, TextFormat { font_id: regular(size), color: colour, ..TextFormat::default() });
    };
    add(&say(&reasons::sentence(sheet.atlas, sheet.residence, explanation)), size::BODY, roles.ink);
    if matches!(explanation.state, RuleState::Reached | RuleState::NotReached)
        && let Some(basis) = reasons::basis(explanation)
    {
        add(&format!(" {}", say(&basis)), size::SECOND, roles.ink2);
    }
    ui.label(job);
    let mut rule = say(&reasons::short_rule(explanation));
    if with_state {
        rule = format!("{rule} {}.", capitalised(&text(state_key(explanation.state))));
    }
    let rule = ui.label(egui::RichText::new(rule).font(regular(size::SMALL)).color(roles.ink3));
    // Every guard, for who asks.
    rule.on_hover_text(say(&reasons::rule(explanation)));
    ui.add_space(2.0);
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The sign of a state. A triangle only where points are counted.
fn state_mark(family: &FamilyFinding, sheet: &Sheet<'_>) -> (Option<Icon>, Color32) {
    let roles = &sheet.roles;
    match (family.state, family.counts) {
        (RuleState::Reached, true) => (Some(glyph::WARNING), roles.amber_sign),
        (RuleState::Reached, false) => (Some(glyph::INFO), roles.ink2),
        (RuleState::NotReached, _) => (Some(glyph::CHECK), roles.ink2),
        (RuleState::Secret, _) => (Some(glyph::LOCK), roles.secret.text),
        (RuleState::NotComputed | RuleState::Absent | RuleState::NotApplicable, _) => (None, roles.ink2),
    }
}

fn mark_of_state(
    ui: &Ui,
    at: egui::Pos2,
    mark: Option<Icon>,
    colour: Color32,
    state: RuleState,
    sheet: &Sheet<'_>,
) {
    if let Some(mark) = mark {
        paint::icon(ui.painter(), at, mark, colour);
    } else {
        let sign = if state == RuleState::Absent { text("fiche-nd") } else { "—".to_owned() };
        ui.painter().text(at, egui::Align2::CENTER_CENTER, sign, regular(size::SMALL), sheet.roles.ink2);
    }
}
