//! Flags in three positions, categories as chips with their live counts, absent and secret as rows of their own.

use crate::messages;
use crate::model::FieldId;
use crate::query::{Clause, Facet, Test};
use crate::session::{Action, FilterChange};
use crate::ui::filters::sections::folded;
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::chip;
use crate::ui::widgets::three::{self, Position};
use crate::ui::{Gestures, View};
use egui::{Id, RichText};
use std::collections::BTreeSet;

/// A flag: avec, sans, tous. `key` names it otherwise than its field.
pub fn flag(ui: &mut egui::Ui, view: &View<'_>, field: &FieldId, key: &str, out: &mut Gestures) {
    let Some(known) = view.engine.table().field(field) else { return };
    let label = if key.is_empty() { messages::field_short_label(known) } else { messages::text(key) };
    let position = match view.state.filter.clause(field).map(|clause| &clause.test) {
        Some(Test::Flag(true)) => Position::With,
        Some(Test::Flag(false)) => Position::Without,
        _ => Position::All,
    };
    if let Some(chosen) = three::show(ui, &label, position) {
        out.push(match chosen {
            Position::With => set(field, Test::Flag(true)),
            Position::Without => set(field, Test::Flag(false)),
            Position::All => remove(field),
        });
    }
}

/// A count of dwellings: at least one, none, whatever.
pub fn at_least_one(ui: &mut egui::Ui, view: &View<'_>, field: &FieldId, out: &mut Gestures) {
    let Some(known) = view.engine.table().field(field) else { return };
    let position = match view.state.filter.clause(field).map(|clause| &clause.test) {
        Some(Test::Range { min: Some(1.0), max: None }) => Position::With,
        Some(Test::Range { min: None, max: Some(0.0) }) => Position::Without,
        _ => Position::All,
    };
    if let Some(chosen) = three::show(ui, &messages::field_short_label(known), position) {
        out.push(match chosen {
            Position::With => set(field, Test::Range { min: Some(1.0), max: None }),
            Position::Without => set(field, Test::Range { min: None, max: Some(0.0) }),
            Position::All => remove(field),
        });
    }
}

/// A lift in every part or in some, in none, whatever.
pub fn lift(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let field = FieldId::of("ascenseur");
    let Some(known) = view.engine.table().field(&field) else { return };
    let with: BTreeSet<String> = ["oui".to_owned(), "partiel".to_owned()].into();
    let without: BTreeSet<String> = ["non".to_owned()].into();
    let position = match view.state.filter.clause(&field).map(|clause| &clause.test) {
        Some(Test::OneOf(values)) if *values == with => Position::With,
        Some(Test::OneOf(values)) if *values == without => Position::Without,
        _ => Position::All,
    };
    if let Some(chosen) = three::show(ui, &messages::field_short_label(known), position) {
        out.push(match chosen {
            Position::With => set(&field, Test::OneOf(with)),
            Position::Without => set(&field, Test::OneOf(without)),
            Position::All => remove(&field),
        });
    }
}

/// A category behind its name and what is chosen in it.
pub fn folded_category(ui: &mut egui::Ui, view: &View<'_>, field: &FieldId, out: &mut Gestures) {
    let Some(known) = view.engine.table().field(field) else { return };
    let chosen = taken(view, field).len() as u64;
    let facet = view.engine.facet(field);
    if facet.rows.is_empty() {
        return;
    }
    let state = if chosen == 0 {
        messages::text_with("panneau-tous-nombre", &[("nombre", (facet.rows.len() as u64).into())])
    } else {
        messages::text_with("panneau-choisis", &[("nombre", chosen.into())])
    };
    let title = messages::text_with(
        "panneau-categorie",
        &[("champ", messages::field_short_label(known).into()), ("etat", state.into())],
    );
    folded(ui, field.as_str(), &title, |ui| chips(ui, view, field, &facet, out));
}

/// A category whose chips are in sight.
pub fn category(ui: &mut egui::Ui, view: &View<'_>, field: &FieldId, out: &mut Gestures) {
    let Some(known) = view.engine.table().field(field) else { return };
    let roles = Roles::of(ui.ctx());
    let facet = view.engine.facet(field);
    if facet.rows.is_empty() {
        return;
    }
    let label = RichText::new(messages::field_short_label(known)).font(theme::semibold(size::BODY));
    ui.label(label.color(roles.ink));
    chips(ui, view, field, &facet, out);
}

/// Above this many values, a field to narrow them.
const MANY: usize = 12;

fn chips(ui: &mut egui::Ui, view: &View<'_>, field: &FieldId, facet: &Facet, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let taken = taken(view, field);
    let wanted = if facet.rows.len() > MANY { narrowing(ui, field) } else { String::new() };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (value, count) in &facet.rows {
            let name = value_name(view, field, value);
            let chosen = taken.contains(value);
            if !chosen && !name.to_lowercase().contains(&wanted) {
                continue;
            }
            let count = messages::count(u64::from(*count));
            let response = chip::toggle(ui, &name, Some(&count), chosen);
            if response.clicked() {
                let alone = ui.input(|input| input.modifiers.alt);
                out.push(toggled(field, &taken, value, alone));
            }
        }
    });
    let parts: Vec<String> = [
        ("panneau-facette-secret", facet.secret),
        ("panneau-facette-absent", facet.absent),
        ("panneau-facette-calcule", facet.not_computed),
        ("panneau-facette-objet", facet.not_applicable),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| messages::text_with(key, &[("nombre", u64::from(count).into())]))
    .collect();
    if !parts.is_empty() {
        let text = RichText::new(parts.join(" · ")).font(theme::regular(size::SMALL));
        ui.label(text.color(roles.ink2));
    }
    ui.add_space(4.0);
}

fn narrowing(ui: &mut egui::Ui, field: &FieldId) -> String {
    let memory = Id::unique(("filtre-liste", field.as_str()));
    let mut text: String = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let hint = messages::text("panneau-chercher-valeur");
    let edit = egui::TextEdit::singleline(&mut text).hint_text(&hint).desired_width(f32::INFINITY);
    let response = ui.add(edit.margin(egui::Margin::symmetric(8, 5)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    ui.data_mut(|data| data.insert_temp(memory, text.clone()));
    text.trim().to_lowercase()
}

fn taken(view: &View<'_>, field: &FieldId) -> BTreeSet<String> {
    match view.state.filter.clause(field).map(|clause| &clause.test) {
        Some(Test::OneOf(values)) => values.clone(),
        _ => BTreeSet::new(),
    }
}

/// A click takes or gives back a value; with Alt, it alone.
fn toggled(field: &FieldId, taken: &BTreeSet<String>, value: &str, alone: bool) -> Action {
    let mut values = if alone { BTreeSet::new() } else { taken.clone() };
    if !values.remove(value) {
        values.insert(value.to_owned());
    }
    if values.is_empty() { remove(field) } else { set(field, Test::OneOf(values)) }
}

/// What people call a value: the name of a quartier, the words of a code, or the value itself.
fn value_name(view: &View<'_>, field: &FieldId, value: &str) -> String {
    if let Some(name) = view.engine.table().value_name(field, value) {
        return name.to_owned();
    }
    let key = format!("valeur-{field}-{value}");
    let text = messages::text(&key);
    if text == key { value.to_owned() } else { text }
}

fn set(field: &FieldId, test: Test) -> Action {
    Action::Filter(FilterChange::Set(Clause { field: field.clone(), test, keep_unknown: true }))
}

fn remove(field: &FieldId) -> Action {
    Action::Filter(FilterChange::Remove(field.clone()))
}
