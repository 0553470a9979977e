//! A numeric field: its distribution under the other clauses, its bounds, the territory's marks.

use crate::domain::rent_level::{Household, ceiling_for};
use crate::messages;
use crate::model::{
    AplZone, Field, FieldGroup, FieldId, Figure, Population, ReferencePopulation, Typology, Unit, ZoneNature,
};
use crate::query::{Clause, Column, Histogram, State, Test};
use crate::session::{Action, FilterChange};
use crate::ui::theme::{Roles, measure};
use crate::ui::widgets::histogram::layout::round_domain;
use crate::ui::widgets::histogram::{self, Mark, RangeAsked, RangeControl};
use crate::ui::{Gestures, View};
use egui::{Id, vec2};
use std::ops::Range;
use std::sync::Arc;

const BINS: usize = 28;

pub fn show(ui: &mut egui::Ui, view: &View<'_>, field: &Field, out: &mut Gestures) {
    let id = Id::unique(("filtre", field.id.as_str()));
    let title = title(view, field);
    if skipped(ui, id, &title) {
        return;
    }
    let top = ui.cursor().top();
    let roles = Roles::of(ui.ctx());
    let histogram = distribution(ui, view, field, id);
    let clause = view.state.filter.clause(&field.id);
    let (min, max) = match clause.map(|clause| &clause.test) {
        Some(Test::Range { min, max }) => (*min, *max),
        _ => (None, None),
    };
    let marks = marks(view, field);
    let width = (histogram.domain.end - histogram.domain.start) / BINS as f64;
    let start = histogram.domain.start;
    let colour = |bin: usize| {
        let class = view.classes.of((start + (bin as f64 + 0.5) * width) as f32);
        roles.class(field.unit, class, view.classes.count())
    };
    let colours = view.classes.field == field.id;
    let definition = view.atlas.indicator(base(field)).map(|indicator| indicator.definition.as_str());
    let asked = histogram::show(
        ui,
        &RangeControl {
            id,
            title: &title,
            subtitle: &subtitle(view, field, ui.available_width()),
            unit: &unit(field, ui.available_width()),
            histogram: &histogram,
            min,
            max,
            active: clause.is_some(),
            keep_unknown: clause.is_none_or(|clause| clause.keep_unknown),
            marks: &marks,
            step: field.unit.step(),
            decimals: field.unit.decimals(),
            open_ended: field.unit == Unit::Count,
            year: field.unit == Unit::Year,
            colour: if colours { Some(&colour) } else { None },
            definition,
        },
    );
    ui.data_mut(|data| data.insert_temp(id.with("hauteur"), ui.cursor().top() - top));
    if let Some(asked) = asked {
        answer(field, clause, asked, out);
    }
}

/// Out of sight, a control keeps its room and computes nothing.
fn skipped(ui: &mut egui::Ui, id: Id, title: &str) -> bool {
    let Some(height) = ui.data(|data| data.get_temp::<f32>(id.with("hauteur"))) else { return false };
    let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    if ui.is_rect_visible(rect) {
        return false;
    }
    histogram::out_of_sight(ui, id, title, height - ui.spacing().item_spacing.y);
    true
}

fn answer(field: &Field, clause: Option<&Clause>, asked: RangeAsked, out: &mut Gestures) {
    let set = |test: Test, keep_unknown: bool| {
        Action::Filter(FilterChange::Set(Clause { field: field.id.clone(), test, keep_unknown }))
    };
    let keep = clause.is_none_or(|clause| clause.keep_unknown);
    match asked {
        RangeAsked::Bounds { min, max, continued } => {
            let action = set(Test::Range { min, max }, keep);
            if continued { out.go_on(action) } else { out.push(action) }
        }
        RangeAsked::KeepUnknown(keep) => {
            let test = clause.map_or(Test::Range { min: None, max: None }, |clause| clause.test.clone());
            out.push(set(test, keep));
        }
        RangeAsked::Clear => out.push(Action::Filter(FilterChange::Remove(field.id.clone()))),
    }
}

/// Computed once by state of the window, kept in egui's memory.
fn distribution(ui: &egui::Ui, view: &View<'_>, field: &Field, id: Id) -> Arc<Histogram> {
    let kept: Option<(u64, Arc<Histogram>)> = ui.data(|data| data.get_temp(id));
    if let Some((generation, histogram)) = &kept
        && *generation == view.generation
    {
        return Arc::clone(histogram);
    }
    let domain = match kept {
        // The axis stands still under a hand that drags, even where it was widened for the bound being moved.
        Some((_, kept)) if ui.input(|input| input.pointer.any_down()) => kept.domain.clone(),
        _ => widened(domain(view, field), view, field),
    };
    let histogram = Arc::new(view.engine.histogram(&field.id, domain, BINS));
    ui.data_mut(|data| data.insert_temp(id, (view.generation, Arc::clone(&histogram))));
    histogram
}

/// Ends of the scale: of all published values, so that the axis stays still while one filters.
fn domain(view: &View<'_>, field: &Field) -> Range<f64> {
    if field.unit == Unit::Percent {
        return 0.0..100.0;
    }
    let Some(Column::Number { values, states }) = view.engine.table().column(&field.id) else {
        return 0.0..1.0;
    };
    let published = values.iter().zip(states).filter(|(_, state)| **state == State::Published);
    let mut published: Vec<f32> = published.map(|(value, _)| *value).collect();
    published.sort_unstable_by(f32::total_cmp);
    let (Some(low), Some(high)) = (published.first(), published.last()) else { return 0.0..1.0 };
    let (low, high) = match field.unit {
        // A few very large résidences would press all others into two bars: the last bar holds them too.
        Unit::Count => (low.min(1.0), published[(published.len() - 1) * 98 / 100].max(low + 1.0)),
        _ => (*low, *high),
    };
    round_domain(f64::from(low), f64::from(high), field.unit.step())
}

/// The scale with the bounds of the condition inside: one typed beyond all values is still seen, with room past it.
fn widened(domain: Range<f64>, view: &View<'_>, field: &Field) -> Range<f64> {
    let Some(Test::Range { min, max }) = view.state.filter.clause(&field.id).map(|clause| &clause.test)
    else {
        return domain;
    };
    let bounds = [*min, *max].into_iter().flatten().filter(|bound| bound.is_finite());
    let beyond: Vec<f64> = bounds.filter(|bound| *bound < domain.start || *bound > domain.end).collect();
    if beyond.is_empty() {
        return domain;
    }
    let low = beyond.iter().copied().fold(domain.start, f64::min);
    let high = beyond.iter().copied().fold(domain.end, f64::max);
    let room = (high - low) * 0.05;
    let low = if low < domain.start { low - room } else { low };
    let high = if high > domain.end { high + room } else { high };
    round_domain(low, high, field.unit.step())
}

/// What the territory says on this scale: ceilings of the zones for a rent, 1 for a ratio, the métropole's rate.
fn marks(view: &View<'_>, field: &Field) -> Vec<Mark> {
    match field.unit {
        Unit::Ratio => vec![Mark { value: 1.0, label: messages::text("panneau-repere-plafond") }],
        Unit::EurosPerMonth => ceilings(view, field),
        Unit::Percent | Unit::Points => territory(view, field).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn typology(field: &FieldId) -> Option<Typology> {
    Typology::from_code(&field.as_str().strip_prefix("loyer_")?.to_uppercase())
}

fn ceilings(view: &View<'_>, field: &Field) -> Vec<Mark> {
    let (Some(typology), Some(vintage)) = (typology(&field.id), view.atlas.meta.vintage_rents) else {
        return Vec::new();
    };
    let household = Household::of(typology)[0];
    let mut marks: Vec<Mark> = [AplZone::III, AplZone::II]
        .into_iter()
        .filter(|zone| view.atlas.zones.iter().any(|known| known.apl_zone == Some(*zone)))
        .filter_map(|zone| {
            let ceiling = ceiling_for(&view.atlas.ceilings, zone, household, vintage.first_day())?;
            let value = ceiling.amount.amount();
            let amount = messages::decimal(value, 2);
            let label = messages::text_with(
                "panneau-repere-zone",
                &[("zone", u64::from(zone.number()).into()), ("montant", amount.into())],
            );
            Some(Mark { value, label })
        })
        .collect();
    marks.sort_by(|a, b| a.value.total_cmp(&b.value));
    marks
}

fn territory(view: &View<'_>, field: &Field) -> Option<Mark> {
    let zone = view.atlas.first_zone(ZoneNature::Metropole)?;
    let population = match field.group {
        FieldGroup::RecentMovers => Population::RecentMovers.into(),
        FieldGroup::Occupancy => Population::All.into(),
        _ => ReferencePopulation::Parc,
    };
    let Figure::Published(value) = view.atlas.reference(zone, population, base(field)).value else {
        return None;
    };
    let label =
        messages::text_with("panneau-repere-metropole", &[("valeur", messages::decimal(value, 1).into())]);
    Some(Mark { value, label })
}

/// The code of the indicator, whatever the population.
fn base(field: &Field) -> &str {
    field.id.as_str().trim_end_matches("_recents")
}

/// In its own section, a field of the recent movers needs no more words than the note of the section.
fn title(view: &View<'_>, field: &Field) -> String {
    let among_its_own =
        field.group == FieldGroup::RecentMovers && view.state.population == Population::RecentMovers;
    let plain = among_its_own.then(|| view.engine.table().field(&FieldId::new(base(field)))).flatten();
    messages::field_short_label(plain.unwrap_or(field))
}

/// The household of a ceiling is always named beside it; the universe of a rate too.
fn subtitle(view: &View<'_>, field: &Field, room: f32) -> String {
    if field.group == FieldGroup::Occupancy && view.state.population == Population::RecentMovers {
        return messages::text("panneau-ensemble");
    }
    let household = household(field);
    if field.unit == Unit::EurosPerMonth && !household.is_empty() && !is_narrow(room) {
        return match Typology::ALL.iter().position(|known| Some(*known) == typology(&field.id)) {
            Some(position) if position >= 2 => {
                messages::text_with("panneau-plafonds-charge", &[("nombre", (position as u64 - 1).into())])
            }
            _ => messages::text_with("panneau-plafonds", &[("menage", household.into())]),
        };
    }
    household
}

fn household(field: &Field) -> String {
    let code = field.id.as_str();
    let typology = code.strip_prefix("ratio_").or_else(|| code.strip_prefix("loyer_t").map(|_| &code[6..]));
    match typology {
        Some("t1" | "t2") => messages::text("panneau-menage-isole"),
        Some("t2_couple") => messages::text("panneau-menage-couple"),
        Some(other) => match other.trim_start_matches('t').parse::<u64>() {
            Ok(rooms) if rooms >= 3 => {
                messages::text_with("panneau-menage-charge", &[("nombre", (rooms - 2).into())])
            }
            _ => String::new(),
        },
        None => String::new(),
    }
}

/// The panel of a small window.
pub fn is_narrow(room: f32) -> bool {
    room < measure::FILTERS - 50.0
}

/// In a narrow panel the unit gives way to the count beside it.
fn unit(field: &Field, room: f32) -> String {
    let narrow = is_narrow(room);
    let key = match field.unit {
        Unit::EurosPerMonth if narrow => "panneau-unite-euros-court",
        Unit::Count if narrow => return String::new(),
        Unit::Percent => "panneau-unite-pourcent",
        Unit::Points => "panneau-unite-points",
        Unit::EurosPerMonth => "panneau-unite-euros",
        Unit::EurosPerM2 => "panneau-unite-m2",
        Unit::Count if field.id == FieldId::DWELLINGS => "panneau-unite-logements",
        _ => return String::new(),
    };
    messages::text(key)
}
