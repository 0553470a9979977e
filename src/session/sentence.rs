//! The filter in words, as data: one phrase by clause. `messages` says them.

use crate::model::{Arg, FieldGroup, Phrase, Unit};
use crate::query::{Clause, Filter, Table, Test, cql};

/// The whole line: `Résidences dont…, hors QPV 2024 et d’au moins 10 logements`, or `Toutes les résidences`.
pub fn full_sentence(table: &Table, filter: &Filter) -> Phrase {
    if filter.is_empty() {
        return Phrase::new("phrase-toutes");
    }
    let clauses = filter.clauses().iter().map(|clause| nested(sentence(table, clause))).collect();
    Phrase::new("phrase-entiere").with("conditions", Arg::AllOf(clauses))
}

/// The phrase of one clause. Exact: every bound is in it; different clauses give different phrases.
pub fn sentence(table: &Table, clause: &Clause) -> Phrase {
    let phrase = bare(table, clause);
    match clause.test {
        Test::Expression(_) => phrase,
        _ if clause.keep_unknown => phrase,
        _ => Phrase::new("phrase-determines").with("condition", nested(phrase)),
    }
}

fn bare(table: &Table, clause: &Clause) -> Phrase {
    let field = || name(table, clause);
    match &clause.test {
        Test::Range { min, max } => {
            let unit = table.field(&clause.field).map_or(Unit::None, |field| field.unit);
            range(*min, *max, unit).with("champ", field())
        }
        Test::OneOf(values) => {
            let values = values
                .iter()
                .map(|value| Arg::Text(table.value_name(&clause.field, value).to_owned()))
                .collect();
            Phrase::new("phrase-valeurs").with("champ", field()).with("valeurs", Arg::AnyOf(values))
        }
        Test::Flag(true) => Phrase::new("phrase-oui").with("champ", field()),
        Test::Flag(false) => Phrase::new("phrase-non").with("champ", field()),
        Test::Expression(expr) => {
            Phrase::new("phrase-expression").with("condition", Arg::Text(cql::print(expr)))
        }
    }
}

fn range(min: Option<f64>, max: Option<f64>, unit: Unit) -> Phrase {
    match (min, max) {
        (Some(min), Some(max)) if min == max => {
            Phrase::new("phrase-nombre-egal").with("valeur", Arg::Quantity(min, unit))
        }
        (Some(min), Some(max)) => Phrase::new("phrase-nombre-entre")
            .with("min", Arg::Quantity(min, without_sign(unit)))
            .with("max", Arg::Quantity(max, unit)),
        (Some(min), None) => Phrase::new("phrase-nombre-min").with("min", Arg::Quantity(min, unit)),
        (None, Some(max)) => Phrase::new("phrase-nombre-max").with("max", Arg::Quantity(max, unit)),
        (None, None) => Phrase::new("phrase-nombre-libre"),
    }
}

/// `entre 20 et 45 %`: the sign is said once.
fn without_sign(unit: Unit) -> Unit {
    if unit == Unit::Year { Unit::Year } else { Unit::None }
}

fn name(table: &Table, clause: &Clause) -> Arg {
    let Some(field) = table.field(&clause.field) else { return Arg::Text(clause.field.to_string()) };
    let code = field.id.as_str();
    let recent = field.group == FieldGroup::RecentMovers;
    let base = if recent { code.strip_suffix("_recents").unwrap_or(code) } else { code };
    let name = match &field.labels {
        Some((label, _)) => Arg::Text(label.to_string()),
        None => nested(Phrase::new(format!("champ-{base}"))),
    };
    if recent { nested(Phrase::new("champs-recents").with("champ", name)) } else { name }
}

fn nested(phrase: Phrase) -> Arg {
    Arg::Phrase(Box::new(phrase))
}
