//! The filter in words, as data: one phrase by clause. `messages` says them.
//!
//! The words are in `assets/messages/filtres.ftl`: `phrase-…`, and by field `phrase-sujet-`, `phrase-menage-`,
//! `phrase-compte-`, `phrase-participe-`, `phrase-drapeau-` and `phrase-liste-` followed by its code.

use crate::model::{Arg, Field, FieldGroup, Phrase, Unit};
use crate::query::{Clause, Filter, Table, Test, cql};

/// Number fields with a subject of their own: `dont le loyer T3 est d’au plus 420 €`.
pub const SUBJECTS: &[&str] =
    &["loyer_t1", "loyer_t2", "loyer_t3", "loyer_t4", "loyer_t5", "loyer_t6", "loyer_m2"];

/// Rents against the ceiling of a household: `dont le loyer T2 est d’au plus 0,9 fois le plafond APL (couple)`.
pub const RATIOS: &[&str] =
    &["ratio_t1", "ratio_t2", "ratio_t3", "ratio_t4", "ratio_t5", "ratio_t6", "ratio_t2_couple"];

/// Number fields that count things: `comptant au moins 2 logements PMR`.
pub const COUNTS: &[&str] = &[
    "nb_logements",
    "nb_niveaux",
    "nb_logements_pmr",
    "nb_rez_de_chaussee",
    "dpe_a",
    "dpe_b",
    "dpe_c",
    "dpe_d",
    "dpe_e",
    "dpe_f",
    "dpe_g",
    "dpe_inconnu",
    "repondants",
    "majeurs_repondants",
    "nb_points",
];

/// Counts that are the size of the résidence: `d’au moins 10 logements`.
pub const SIZES: &[&str] = &["nb_logements", "nb_niveaux"];

/// Years: `construites en 1975 ou avant`.
pub const PARTICIPLES: &[&str] = &["annee_construction", "annee_rehabilitation", "annee_mise_location"];

/// Flags that are said in one piece: `hors QPV 2024`.
pub const FLAGS: &[&str] = &[
    "qpv",
    "en_qpv_2015",
    "enjeu_3ds",
    "sous_plafond",
    "sous_plafond_t1",
    "sous_plafond_t2",
    "sous_plafond_t3",
    "sous_plafond_t4",
    "sous_plafond_t5",
    "sous_plafond_t6",
    "fragile",
    "avis_fragilite",
    "point_pa",
    "point_pb",
    "point_pc",
    "point_pd",
    "point_pe",
    "point_pf",
    "point_pg",
];

/// Categories with a phrase of their own: `du bailleur Suzon Habitat ou Ouche Logement`.
pub const LISTS: &[&str] = &[
    "bailleur",
    "commune",
    "quartier",
    "qpv_2024",
    "qpv_2015",
    "zone_apl",
    "code_postal",
    "code_insee",
    "precision_geom",
    "type_construction",
    "ascenseur",
    "chauffage",
];

/// Categories whose codes have their words, `phrase-valeur-<field>-<code>`, and those codes.
pub const CLOSED: &[(&str, &[&str])] = &[
    ("zone_apl", &["I", "II", "III"]),
    ("precision_geom", &["numero", "voie", "commune", "saisie"]),
    ("type_construction", &["C", "I", "E", "M"]),
    ("ascenseur", &["oui", "partiel", "non"]),
];

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
    let phrase = match &clause.test {
        Test::Range { min, max } => number(table, clause, *min, *max),
        Test::OneOf(values) => {
            let values = values.iter().map(|value| said(table, clause, value)).collect();
            category(table, clause).with("valeurs", Arg::AnyOf(values))
        }
        Test::Flag(wanted) => flag(table, clause, *wanted),
        Test::Expression(expr) => {
            return Phrase::new("phrase-expression").with("condition", Arg::Text(cql::print(expr)));
        }
    };
    if clause.keep_unknown {
        phrase
    } else {
        Phrase::new("phrase-determines").with("condition", nested(phrase))
    }
}

fn number(table: &Table, clause: &Clause, min: Option<f64>, max: Option<f64>) -> Phrase {
    let field = table.field(&clause.field);
    let (base, recent) = base(field, clause);
    let phrase = if COUNTS.contains(&base) {
        let [at_least, at_most, between, exactly] = if SIZES.contains(&base) {
            ["phrase-taille-min", "phrase-taille-max", "phrase-taille-entre", "phrase-taille-egal"]
        } else {
            ["phrase-compte-min", "phrase-compte-max", "phrase-compte-entre", "phrase-compte-egal"]
        };
        // The last number said decides the plural.
        let decisive = max.or(min).unwrap_or_default().abs() as u64;
        let noun = Phrase::new(format!("phrase-compte-{base}")).with("nombre", Arg::Count(decisive));
        range([at_least, at_most, between, exactly], min, max, Unit::Count).with("nom", nested(noun))
    } else if PARTICIPLES.contains(&base) {
        let keys = ["phrase-annee-min", "phrase-annee-max", "phrase-annee-entre", "phrase-annee-egal"];
        let participle = nested(Phrase::new(format!("phrase-participe-{base}")));
        range(keys, min, max, Unit::Year).with("participe", participle)
    } else if RATIOS.contains(&base) {
        let keys =
            ["phrase-plafond-min", "phrase-plafond-max", "phrase-plafond-entre", "phrase-plafond-egal"];
        range(keys, min, max, Unit::Ratio)
            .with("sujet", nested(Phrase::new(format!("phrase-sujet-{base}"))))
            .with("menage", nested(Phrase::new(format!("phrase-menage-{base}"))))
    } else if SUBJECTS.contains(&base) {
        let keys = ["phrase-sujet-min", "phrase-sujet-max", "phrase-sujet-entre", "phrase-sujet-egal"];
        let unit = field.map_or(Unit::None, |field| field.unit);
        range(keys, min, max, unit).with("sujet", nested(Phrase::new(format!("phrase-sujet-{base}"))))
    } else {
        let keys = ["phrase-nombre-min", "phrase-nombre-max", "phrase-nombre-entre", "phrase-nombre-egal"];
        let unit = field.map_or(Unit::None, |field| field.unit);
        return range(keys, min, max, unit).with("champ", name(table, clause));
    };
    if recent { Phrase::new("phrase-recents").with("condition", nested(phrase)) } else { phrase }
}

/// Keys for at least, at most, between, exactly.
fn range(keys: [&'static str; 4], min: Option<f64>, max: Option<f64>, unit: Unit) -> Phrase {
    let [at_least, at_most, between, exactly] = keys;
    match (min, max) {
        (Some(min), Some(max)) if min == max => Phrase::new(exactly).with("valeur", Arg::Quantity(min, unit)),
        (Some(min), Some(max)) => Phrase::new(between)
            // `entre 20 et 45 %`: the unit is said once; a year is written without thousands.
            .with("min", Arg::Quantity(min, if unit == Unit::Year { unit } else { Unit::None }))
            .with("max", Arg::Quantity(max, unit)),
        (Some(min), None) => Phrase::new(at_least).with("min", Arg::Quantity(min, unit)),
        (None, Some(max)) => Phrase::new(at_most).with("max", Arg::Quantity(max, unit)),
        (None, None) => Phrase::new("phrase-libre"),
    }
}

fn flag(table: &Table, clause: &Clause, wanted: bool) -> Phrase {
    let code = table.field(&clause.field).map_or(clause.field.as_str(), |field| field.id.as_str());
    let with = if wanted { "avec" } else { "sans" };
    if FLAGS.contains(&code) {
        return Phrase::new(format!("phrase-drapeau-{code}-{with}"));
    }
    let key = if wanted { "phrase-drapeau-avec" } else { "phrase-drapeau-sans" };
    Phrase::new(key).with("champ", name(table, clause))
}

fn category(table: &Table, clause: &Clause) -> Phrase {
    let code = clause.field.as_str();
    if LISTS.contains(&code) {
        return Phrase::new(format!("phrase-liste-{code}"));
    }
    Phrase::new("phrase-liste").with("champ", name(table, clause))
}

/// A value as people call it.
fn said(table: &Table, clause: &Clause, value: &str) -> Arg {
    let field = clause.field.as_str();
    let closed = CLOSED.iter().find(|(closed, _)| *closed == field).map(|(_, codes)| *codes);
    if closed.is_some_and(|codes| codes.contains(&value)) {
        return nested(Phrase::new(format!("phrase-valeur-{field}-{value}")));
    }
    match table.value_name(&clause.field, value) {
        Some(name) => quoted_if_needed(name),
        // A code where people expect a name is announced as such.
        None if closed.is_some() || table.names_values(&clause.field) => {
            nested(Phrase::new("phrase-code").with("texte", Arg::Text(doubled(value))))
        }
        None => quoted_if_needed(value),
    }
}

/// Bare when it cannot be taken for the words around it; between « » otherwise.
fn quoted_if_needed(text: &str) -> Arg {
    let bare = !text.is_empty()
        && text.trim() == text
        && !text.contains([',', '«', '»', '(', ')'])
        && ![" ou ", " et "].iter().any(|word| text.contains(word));
    if bare {
        Arg::Text(text.to_owned())
    } else {
        nested(Phrase::new("phrase-cite").with("texte", Arg::Text(doubled(text))))
    }
}

/// A closing mark inside a quotation is doubled, as in CQL2: where it ends stays certain.
fn doubled(text: &str) -> String {
    text.replace('»', "»»")
}

/// What the field is called: the file's label; a field that the program names; its code.
fn name(table: &Table, clause: &Clause) -> Arg {
    let Some(field) = table.field(&clause.field) else {
        return nested(Phrase::new("phrase-champ-absent").with("code", Arg::Text(clause.field.to_string())));
    };
    let Some((label, _)) = &field.labels else { return Arg::Text(doubled(field.id.as_str())) };
    let shared = table.fields.iter().any(|other| {
        other.id != field.id
            && other.group == field.group
            && other.labels.as_ref().is_some_and(|(l, _)| l == label)
    });
    // Two fields of one label are told apart by their codes.
    let label = if shared { format!("{label} [{}]", field.id) } else { label.to_string() };
    let label = Arg::Text(doubled(&label));
    if base(Some(field), clause).1 {
        nested(Phrase::new("champs-recents").with("champ", label))
    } else {
        label
    }
}

/// The code without its suffix, and whether it is about recent movers.
fn base<'a>(field: Option<&'a Field>, clause: &'a Clause) -> (&'a str, bool) {
    let code = field.map_or(clause.field.as_str(), |field| field.id.as_str());
    match code.strip_suffix("_recents") {
        Some(base) if field.is_some_and(|field| field.group == FieldGroup::RecentMovers) => (base, true),
        _ => (code, false),
    }
}

fn nested(phrase: Phrase) -> Arg {
    Arg::Phrase(Box::new(phrase))
}
