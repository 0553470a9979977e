//! The card above the map: counters, indéterminées switch, and one removable chip by clause.

use crate::messages;
use crate::model::Arg;
use crate::session::{self, Action, Effect, FilterChange, MapChange};
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::chip::{self, ClauseAsked};
use crate::ui::widgets::{button, switch};
use crate::ui::{Gestures, View, icons};
use egui::{Align, Frame, Layout, Margin, RichText, Sense, Stroke, vec2};

pub fn show(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let response = Frame::new()
        .fill(roles.card)
        .corner_radius(12)
        .stroke(if roles.high_contrast { Stroke::new(2.0, roles.hairline) } else { Stroke::NONE })
        .shadow(theme::floating_shadow(&roles))
        .inner_margin(Margin::symmetric(16, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            counters(ui, view, out);
            clauses(ui, view, out);
            if view.engine.counters().residences == 0 && !view.state.filter.is_empty() {
                nothing(ui, view, out);
            }
        })
        .response;
    ui.data_mut(|data| data.insert_temp(card_id(), response.rect));
    // The map below must not take clicks and wheels meant for the card.
    ui.interact(response.rect, response.id.with("sol"), Sense::hover());
}

/// Where the card stood in the frame before: what is drawn on the map keeps away from it.
pub fn card(ctx: &egui::Context) -> Option<egui::Rect> {
    ctx.data(|data| data.get_temp(card_id()))
}

fn card_id() -> egui::Id {
    egui::Id::unique("phrase-carte")
}

fn counters(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let counters = view.engine.counters();
    ui.horizontal_wrapped(|ui| {
        let text = |text: String, font, colour| RichText::new(text).font(font).color(colour);
        let shown = messages::text_with("phrase-residences", &[("nombre", counters.residences.into())]);
        ui.label(text(shown, theme::bold(size::COUNT), roles.ink));
        dot(ui, &roles);
        let shown = messages::text_with("phrase-logements", &[("nombre", counters.dwellings.into())]);
        ui.label(text(shown, theme::semibold(size::VALUE), roles.ink));
        if counters.unknown > 0 {
            dot(ui, &roles);
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            ui.painter().circle_stroke(rect.center(), 6.0, Stroke::new(2.1, roles.ink));
            let shown = messages::text_with("phrase-indeterminees", &[("nombre", counters.unknown.into())]);
            // Number and word go to the next line together.
            let unknown = egui::Label::new(text(shown, theme::regular(size::VALUE), roles.ink)).extend();
            ui.add(unknown).on_hover_text(messages::text("phrase-indeterminees-aide"));
            let shown = view.state.show_unknown;
            let word = messages::text(if shown { "phrase-incluses" } else { "phrase-ecartees" });
            let name = messages::text("phrase-incluses-nom");
            if switch::slide(ui, &word, &name, shown).clicked() {
                out.push(Action::Filter(FilterChange::ShowUnknown(!shown)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::icon(ui, icons::CONTENT_COPY, &messages::text("phrase-copier")).clicked() {
                out.push(Action::Do(Effect::Copy(whole(view))));
            }
            if ui.available_width() > 90.0 && ui.ctx().content_rect().width() >= measure::SMALL_WINDOW {
                let all = messages::text_with("phrase-sur", &[("nombre", counters.all.into())]);
                ui.label(text(all, theme::regular(size::SECOND), roles.ink2));
            }
        });
    });
}

fn dot(ui: &mut egui::Ui, roles: &Roles) {
    ui.label(RichText::new("·").font(theme::regular(size::VALUE)).color(roles.ink2));
}

fn clauses(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let clauses = view.state.filter.clauses();
    let word =
        |key: &str| RichText::new(messages::text(key)).font(theme::regular(size::BODY)).color(roles.ink2);
    ui.horizontal_wrapped(|ui| {
        if clauses.is_empty() {
            ui.label(word("phrase-aucune-condition"));
        } else if ui.ctx().content_rect().width() >= measure::SMALL_WINDOW {
            ui.label(word("phrase-residences-debut"));
        }
        for (position, clause) in clauses.iter().enumerate() {
            if position > 0 && position + 1 == clauses.len() {
                ui.label(word("phrase-et"));
            }
            let text = messages::say(&session::sentence(view.engine.table(), clause));
            let remove = messages::text_with("phrase-retirer", &[("condition", Arg::Text(text.clone()))]);
            if chip::clause(ui, &text, &remove) == ClauseAsked::Remove {
                out.push(Action::Filter(FilterChange::Remove(clause.field.clone())));
            }
        }
        let alone = view.state.isolated.len() as u64;
        if alone > 0 {
            let said = messages::text_with("phrase-isolee", &[("nombre", alone.into())]);
            let back = messages::text("phrase-isolee-retirer");
            if chip::clause(ui, &said, &back) == ClauseAsked::Remove {
                for (position, class) in view.state.isolated.iter().enumerate() {
                    let action = Action::Map(MapChange::ToggleClass(*class));
                    if position == 0 { out.push(action) } else { out.go_on(action) }
                }
            }
        }
        let nowhere = view.engine.counters().without_position;
        if nowhere > 0 {
            let said = messages::text_with("phrase-sans-position", &[("nombre", nowhere.into())]);
            let said = RichText::new(format!("· {said}")).font(theme::regular(size::SECOND));
            // In one piece: the dot does not stay behind on the line above.
            ui.add(egui::Label::new(said.color(roles.ink2)).extend());
        }
    });
}

/// No résidence answers: which condition empties the result, and the way back.
fn nothing(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let best = view.engine.culprits().into_iter().next();
    let (Some(culprit), table) = (best, view.engine.table()) else { return };
    let Some(clause) = view.state.filter.clause(&culprit.field) else { return };
    let condition = messages::say(&session::sentence(table, clause));
    let explained = if culprit.residences > 0 {
        messages::text_with(
            "phrase-vide-une",
            &[("condition", condition.into()), ("nombre", culprit.residences.into())],
        )
    } else {
        messages::text("phrase-vide-plusieurs")
    };
    ui.add_space(2.0);
    ui.add(
        egui::Label::new(RichText::new(explained).font(theme::regular(size::BODY)).color(roles.ink)).wrap(),
    );
    ui.horizontal(|ui| {
        let key = if culprit.residences > 0 { "phrase-vide-retirer" } else { "phrase-vide-tout" };
        if button::secondary(ui, icons::FILTER_ALT_OFF, &messages::text(key)).clicked() {
            out.push(Action::Filter(if culprit.residences > 0 {
                FilterChange::Remove(culprit.field)
            } else {
                FilterChange::Clear
            }));
        }
        if view.can_undo && button::quiet(ui, icons::UNDO, &messages::text("barre-annuler")).clicked() {
            out.push(Action::Undo);
        }
    });
}

/// Counters and sentence as one text, to be pasted in minutes.
fn whole(view: &View<'_>) -> String {
    let counters = view.engine.counters();
    let sentence = messages::say(&session::full_sentence(view.engine.table(), &view.state.filter));
    messages::text_with(
        "phrase-copie",
        &[
            ("phrase", sentence.into()),
            (
                "residences",
                messages::text_with("phrase-residences", &[("nombre", counters.residences.into())]).into(),
            ),
            (
                "logements",
                messages::text_with("phrase-logements", &[("nombre", counters.dwellings.into())]).into(),
            ),
            (
                "indeterminees",
                messages::text_with("phrase-indeterminees", &[("nombre", counters.unknown.into())]).into(),
            ),
        ],
    )
}
