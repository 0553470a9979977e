//! What the map says: of a résidence under the pointer, of the legend's field, of a class.

use crate::domain::{Household, RuleState};
use crate::messages::{self, text, text_with};
use crate::model::{Arg, Field, FieldId, Figure, GeoPrecision, Population, Rate, Unit, Universe};
use crate::query::Cell;
use crate::ui::View;

/// The bubble of a group.
pub(super) fn group(residences: u64, dwellings: u64) -> (String, Vec<String>) {
    let title = text_with("formats-residences", &[("nombre", Arg::Count(residences))]);
    (title, vec![text_with("formats-logements", &[("nombre", Arg::Count(dwellings))])])
}

/// Title and lines of the bubble of a résidence.
pub(super) fn bubble(view: &View<'_>, row: usize) -> (String, Vec<String>) {
    let (residence, assessment) = view.residence(row);
    let title = text_with(
        "carte-bulle-titre",
        &[("nom", residence.name.as_str().into()), ("nombre", Arg::Count(u64::from(residence.dwellings)))],
    );
    let mut lines = vec![coloured(view, row)];
    let reached: Vec<String> = assessment
        .families
        .iter()
        .filter(|family| family.counts && family.state == RuleState::Reached)
        .map(|family| text(&format!("famille-{}", family.family.code().to_lowercase())))
        .collect();
    if !reached.is_empty() {
        let count = Arg::Count(reached.len() as u64);
        lines.push(text_with("carte-points", &[("nombre", count), ("familles", reached.join(", ").into())]));
    }
    if occupancy_is_secret(view, row) {
        lines.push(text("carte-occupation-secret"));
    }
    if view.engine.matches().unknown.contains(row) {
        lines.push(text("carte-indeterminee"));
    } else if !view.engine.matches().yes.contains(row) {
        lines.push(text("carte-hors-selection"));
    }
    if residence.precision == Some(GeoPrecision::Commune) {
        lines.push(text("carte-position-commune"));
    }
    (title, lines)
}

/// Name and one line of facts of the chosen résidence.
pub(super) fn label(view: &View<'_>, row: usize) -> (String, Vec<String>) {
    let (residence, _) = view.residence(row);
    let undetermined = view.engine.matches().unknown.contains(row);
    let line = if undetermined && occupancy_is_secret(view, row) {
        let count = Arg::Count(u64::from(residence.dwellings));
        text_with("carte-etiquette-masquee", &[("nombre", count)])
    } else {
        coloured(view, row)
    };
    (residence.name.clone(), vec![line])
}

fn occupancy_is_secret(view: &View<'_>, row: usize) -> bool {
    let (residence, _) = view.residence(row);
    let row = residence.occupancy[view.state.population as usize].as_ref();
    row.is_some_and(|occupancy| occupancy.respondents == Figure::Secret)
}

/// The value that colours the map, with its household for a ratio.
fn coloured(view: &View<'_>, row: usize) -> String {
    let table = view.engine.table();
    let id = &view.classes.field;
    let Some(field) = table.field(id) else { return String::new() };
    let cell = table.number(id, row);
    let ratio = ratio_of(id);
    if let (Some((typology, household)), Cell::Value(value)) = (&ratio, cell) {
        let value = messages::ratio(f64::from(value));
        let args = [
            ("typologie", Arg::from(typology.as_str())),
            ("valeur", value.into()),
            ("menage", household_short(*household).into()),
        ];
        return text_with("carte-ratio", &args);
    }
    let value = match cell {
        Cell::Value(value) => format!("{}{}", bound(view, row, id), value_text(f64::from(value), field.unit)),
        Cell::Secret => text("etat-secret"),
        Cell::Absent => text("etat-absent"),
        Cell::NotApplicable => text("etat-sans-objet"),
        Cell::NotComputed => text("etat-non-calcule"),
    };
    text_with("carte-valeur", &[("champ", title(field).into()), ("valeur", value.into())])
}

/// `≤ ` or `≥ ` when the file gives a bound instead of a rate.
fn bound(view: &View<'_>, row: usize, id: &FieldId) -> &'static str {
    let (residence, _) = view.residence(row);
    let (code, population) = match id.as_str().strip_suffix("_recents") {
        Some(code) => (code, Population::RecentMovers),
        None => (id.as_str(), Population::All),
    };
    match view.atlas.rate(residence, population, code) {
        Rate { figure: Figure::Published(value), bounded: true } if value <= 50.0 => "≤\u{A0}",
        Rate { bounded: true, .. } => "≥\u{A0}",
        Rate { bounded: false, .. } => "",
    }
}

/// A value as a person reads it: whole rates and euros, a decimal for euros by m².
fn value_text(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => messages::percent(value, 0),
        Unit::EurosPerMonth => messages::euros(value, 0),
        Unit::EurosPerM2 => messages::quantity((value * 100.0).round() / 100.0, unit),
        Unit::Points => messages::quantity((value * 10.0).round() / 10.0, unit),
        Unit::Ratio => messages::ratio(value),
        Unit::Count | Unit::Year | Unit::None => messages::quantity((value * 100.0).round() / 100.0, unit),
    }
}

/// Title of the legend: what colours the circles.
pub(super) fn title(field: &Field) -> String {
    match ratio_of(&field.id) {
        Some((typology, _)) => text_with("legende-titre-ratio", &[("typologie", typology.into())]),
        None => messages::field_short_label(field),
    }
}

/// How much room words have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Wide,
    Tight,
}

/// Under the title: whose ceiling, where and when for a ratio; what is counted and when otherwise.
pub(super) fn subtitle(view: &View<'_>, field: &Field, place: Place) -> String {
    let meta = &view.atlas.meta;
    let rents = meta.vintage_rents.map(|vintage| messages::month_year(vintage.first_day()));
    if let (Some((_, household)), Some(date)) = (ratio_of(&field.id), &rents) {
        let args = [("menage", household_long(household).into()), ("date", date.as_str().into())];
        return match place {
            Place::Wide => text_with("legende-sous-titre-ratio", &args),
            Place::Tight => text_with("legende-sous-titre-ratio-court", &args),
        };
    }
    match (field.unit, field.universe, meta.vintage_ops) {
        (Unit::EurosPerMonth | Unit::EurosPerM2, ..) if rents.is_some() => {
            let key = match place {
                Place::Wide => "legende-sous-titre-loyer",
                Place::Tight => "legende-sous-titre-loyer-court",
            };
            text_with(key, &[("date", rents.unwrap_or_default().into())])
        }
        (_, Some(universe), Some(vintage)) if universe != Universe::Dwelling => {
            let year = vintage.year().to_string();
            let key = match universe {
                Universe::Household => "legende-univers-menages",
                Universe::Adult => "legende-univers-majeurs",
                Universe::Occupant => "legende-univers-occupants",
                Universe::Dwelling => "legende-univers-logements",
            };
            text_with("legende-sous-titre-univers", &[("univers", text(key).into()), ("annee", year.into())])
        }
        _ => messages::field_label(field),
    }
}

/// Bounds of a class: `≤ 0,80`, `0,80 à 0,90`, `> 1,10`.
pub(super) fn class(breaks: &[f64], class: usize, unit: Unit) -> String {
    let bound = |value: f64| match unit {
        Unit::Ratio => messages::ratio(value),
        _ => messages::quantity(value, unit),
    };
    let bare = |value: f64| match unit {
        Unit::Ratio => messages::ratio(value),
        Unit::Year => messages::quantity(value, unit),
        _ => messages::quantity(value, Unit::None),
    };
    match (class.checked_sub(1).and_then(|below| breaks.get(below)), breaks.get(class)) {
        (None, Some(high)) => text_with("legende-classe-premiere", &[("haut", bound(*high).into())]),
        (Some(low), Some(high)) => {
            text_with("legende-classe", &[("bas", bare(*low).into()), ("haut", bound(*high).into())])
        }
        (Some(low), None) => text_with("legende-classe-derniere", &[("bas", bound(*low).into())]),
        (None, None) => text("legende-classe-unique"),
    }
}

/// Typologie and reference household of a ratio.
fn ratio_of(id: &FieldId) -> Option<(String, Household)> {
    let code = id.as_str().strip_prefix("ratio_")?;
    let (typology, couple) = match code.strip_suffix("_couple") {
        Some(typology) => (typology, true),
        None => (code, false),
    };
    let rooms: u8 = typology.strip_prefix('t')?.parse().ok()?;
    let household = match (rooms, couple) {
        (_, true) => Household::Couple,
        (1 | 2, false) => Household::Single,
        (rooms, false) => Household::Dependants(rooms.checked_sub(2)?),
    };
    Some((typology.to_uppercase(), household))
}

fn household_short(household: Household) -> String {
    match household {
        Household::Single => text("menage-seul"),
        Household::Couple => text("menage-couple"),
        Household::Dependants(count) => {
            text_with("menage-a-charge", &[("nombre", Arg::Count(u64::from(count)))])
        }
    }
}

fn household_long(household: Household) -> String {
    match household {
        Household::Dependants(count) => {
            text_with("legende-menage-a-charge", &[("nombre", Arg::Count(u64::from(count)))])
        }
        Household::Single | Household::Couple => household_short(household),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ceiling_is_never_named_without_its_household() {
        let of = |code: &'static str| ratio_of(&FieldId::of(code));
        assert_eq!(of("ratio_t1"), Some(("T1".to_owned(), Household::Single)));
        assert_eq!(of("ratio_t2_couple"), Some(("T2".to_owned(), Household::Couple)));
        assert_eq!(of("ratio_t3"), Some(("T3".to_owned(), Household::Dependants(1))));
        assert_eq!(of("loyer_t3"), None);
        assert_eq!(household_long(Household::Dependants(1)), "1\u{A0}personne à charge");
        assert_eq!(household_long(Household::Dependants(2)), "2\u{A0}personnes à charge");
    }

    #[test]
    fn classes_say_their_bounds_and_the_unit_once() {
        let breaks = [0.8, 0.9, 1.0];
        assert_eq!(class(&breaks, 0, Unit::Ratio), "≤\u{A0}0,80");
        assert_eq!(class(&breaks, 1, Unit::Ratio), "0,80\u{A0}à\u{A0}0,90");
        assert_eq!(class(&breaks, 3, Unit::Ratio), ">\u{A0}1,00");
        assert_eq!(class(&[10.0, 20.0], 1, Unit::Percent), "10\u{A0}à\u{A0}20\u{A0}%");
        assert_eq!(class(&[1974.0], 0, Unit::Year), "≤\u{A0}1974");
    }
}
