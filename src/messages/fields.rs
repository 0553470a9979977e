//! What a field is called: the file's dictionary first, then `champs.ftl`, then its code.

use crate::messages::bundle::{find, text_with};
use crate::model::{Arg, Field, FieldGroup};

/// The full name of a field: `Ressources inférieures à 40 % du plafond PLUS`, `Loyer moyen des T3`.
pub fn field_label(field: &Field) -> String {
    let label = match &field.labels {
        Some((label, _)) => label.to_string(),
        None => named(field, ""),
    };
    of_population(field, label)
}

/// The name for a tight place: `Ressources < 40 %`, `Loyer T3`.
pub fn field_short_label(field: &Field) -> String {
    let label = match &field.labels {
        Some((_, label)) => label.to_string(),
        None => named(field, "-court"),
    };
    of_population(field, label)
}

/// Of the message files; a column that the program does not know keeps its code.
fn named(field: &Field, suffix: &str) -> String {
    let key = format!("champ-{}", base_code(field));
    find(&format!("{key}{suffix}"), &[])
        .or_else(|| find(&key, &[]))
        .unwrap_or_else(|| field.id.as_str().to_owned())
}

fn base_code(field: &Field) -> &str {
    let code = field.id.as_str();
    if field.group == FieldGroup::RecentMovers { code.strip_suffix("_recents").unwrap_or(code) } else { code }
}

fn of_population(field: &Field, label: String) -> String {
    if field.group == FieldGroup::RecentMovers {
        text_with("champs-recents", &[("champ", Arg::Text(label))])
    } else {
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldId, FieldKind, Unit};

    fn field(code: &'static str, group: FieldGroup, labels: Option<(&str, &str)>) -> Field {
        Field {
            id: FieldId::of(code),
            kind: FieldKind::Number,
            unit: Unit::Percent,
            group,
            universe: None,
            labels: labels.map(|(long, short)| (long.into(), short.into())),
        }
    }

    #[test]
    fn the_dictionary_names_first_then_the_messages_then_the_code() {
        let known = field("res40", FieldGroup::Occupancy, Some(("Long", "Court")));
        assert_eq!((field_label(&known), field_short_label(&known)), ("Long".into(), "Court".into()));
        let ours = field("loyer_t3", FieldGroup::Rent, None);
        assert_eq!(field_label(&ours), "Loyer moyen des T3");
        assert_eq!(field_short_label(&ours), "Loyer T3");
        let unknown = field("surprise", FieldGroup::Other, None);
        assert_eq!(field_label(&unknown), "surprise");
    }

    #[test]
    fn recent_movers_are_named() {
        let recent = field("res40_recents", FieldGroup::RecentMovers, Some(("Long", "Court")));
        assert_eq!(field_label(&recent), "Long (emménagés récents)");
    }
}
