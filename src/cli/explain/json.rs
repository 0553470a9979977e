//! The explanation as JSON: the file's column names as keys, a number or a word as value, never null.

use crate::cli::explain::Subject;
use crate::cli::value::{Object, Value, of_cell};
use crate::data;
use crate::domain::{Explanation, FamilyFinding, Household, RentLine, RuleState, reasons};
use crate::messages::say;
use crate::model::{
    Atlas, EurosPerMonth, FieldId, Figure, Meta, OpinionScope, OpinionStatus, Population,
    ReferencePopulation, Rent, Vintage, ZoneNature,
};

/// Results of the rules that are not those of one rule.
const RESULTS: [&str; 4] = ["sous_plafond", "nb_points", "fragile", "avis_fragilite"];

pub fn explanation(subject: &Subject<'_>) -> Object {
    Object::default()
        .with("residence", residence(subject))
        .with("loyers", Value::List(rents(subject)))
        .with("occupation", occupation(subject))
        .with("points", Value::List(points(subject)))
        .with("avis", Value::List(opinions(subject)))
        .with("fonctionnement", Value::List(functioning(subject)))
        .with("provenance", provenance(&subject.atlas.meta))
}

fn residence(subject: &Subject<'_>) -> Object {
    let known = |code: &&str| subject.table.field(&FieldId::new(*code)).is_some();
    let with = |object: Object, code: &str| {
        object.with(code, of_cell(subject.table, &FieldId::new(code), subject.row))
    };
    let object = data::residence_columns().filter(known).fold(Object::default(), with);
    let object = RESULTS.into_iter().filter(known).fold(object, with);
    let position = subject.residence.position;
    object
        .with("lon", Value::supplied(position.map(|place| place.lon)))
        .with("lat", Value::supplied(position.map(|place| place.lat)))
}

fn rents(subject: &Subject<'_>) -> Vec<Value> {
    let all = subject.residence.rents.iter().chain(&subject.residence.rent_all);
    all.map(|rent| rent_object(subject, rent).into()).collect()
}

fn rent_object(subject: &Subject<'_>, rent: &Rent) -> Object {
    let money = |figure: Figure<EurosPerMonth>| Value::from(figure.map(|euros| euros.amount()));
    let euros = |amount: Option<EurosPerMonth>| Value::supplied(amount.map(|euros| euros.amount()));
    let lines = subject.assessment.rent_lines.iter().filter(|line| Some(line.typology) == rent.typology);
    Object::default()
        .with("typologie", rent.typology.map_or("TOUS", |typology| typology.code()))
        .with("millesime", vintage(subject.atlas.meta.vintage_rents))
        .with("nb_logements", rent.dwellings)
        .with("nb_loyer_connu", rent.known)
        .with("surface_moyenne", Value::supplied(rent.mean_surface))
        .with("loyer_moyen", money(rent.mean))
        .with("loyer_m2", rent.per_m2)
        .with("loyer_min", money(rent.min))
        .with("loyer_max", money(rent.max))
        .with("nb_sous_plafond", rent.under_ceiling)
        .with("charges_moyennes", money(rent.mean_charges))
        .with("loyer_relocation", euros(rent.reletting))
        .with("loyer_max_convention", euros(rent.convention_max))
        .with("plafonds", Value::List(lines.map(|line| ceiling(line).into()).collect()))
}

/// A ceiling is never given without its household, zone and date.
fn ceiling(line: &RentLine) -> Object {
    let applied = line.ceiling.as_ref();
    Object::default()
        .with("composition", household(line.household))
        .with("zone", Value::supplied(applied.map(|ceiling| ceiling.zone.code())))
        .with("date_effet", Value::supplied(applied.map(|ceiling| ceiling.effective.to_string())))
        .with("montant", Value::supplied(applied.map(|ceiling| ceiling.amount.amount())))
        .with("ratio", line.ratio)
        .with("source", Value::supplied(applied.map(|ceiling| ceiling.source.to_string())))
}

fn household(household: Household) -> String {
    match household {
        Household::Single => "isole".to_owned(),
        Household::Couple => "couple".to_owned(),
        Household::Dependants(count) => format!("{count}_pac"),
    }
}

fn occupation(subject: &Subject<'_>) -> Object {
    Object::default()
        .with("millesime", vintage(subject.atlas.meta.vintage_ops))
        .with("ensemble", population(subject, Population::All))
        .with("recents", population(subject, Population::RecentMovers))
}

fn population(subject: &Subject<'_>, population: Population) -> Object {
    let Subject { atlas, residence, .. } = subject;
    let row = residence.occupancy[population as usize].as_ref();
    let absent = || Value::Absent;
    let mut object = Object::default()
        .with("repondants", row.map_or_else(absent, |row| row.respondents.into()))
        .with("majeurs_repondants", row.map_or_else(absent, |row| row.adult_respondents.into()))
        .with("taux_reponse", row.map_or_else(absent, |row| row.response_rate.into()));
    let mut bounded = Vec::new();
    for code in &atlas.occupancy_codes {
        let rate = atlas.rate(residence, population, code);
        object = object.with(code, rate.figure);
        if rate.bounded {
            bounded.push(Value::from(code.as_str()));
        }
    }
    object.with("bornes", Value::List(bounded)).with("metropole", references(atlas, population))
}

/// The values of the métropole beside those of the résidence.
fn references(atlas: &Atlas, population: Population) -> Object {
    let Some(zone) = atlas.first_zone(ZoneNature::Metropole) else { return Object::default() };
    atlas.occupancy_codes.iter().fold(Object::default(), |object, code| {
        object.with(code, atlas.reference(zone, ReferencePopulation::from(population), code).value)
    })
}

fn points(subject: &Subject<'_>) -> Vec<Value> {
    let families = &subject.assessment.families;
    families
        .iter()
        .flat_map(|family| family.explanations.iter().map(move |explanation| (family, explanation)))
        .map(|(family, explanation)| point(subject, family, explanation).into())
        .collect()
}

fn point(subject: &Subject<'_>, family: &FamilyFinding, explanation: &Explanation) -> Object {
    let rule = &explanation.rule;
    let compared = |value: Option<f64>| value.map_or(Value::NotComputed, Value::from);
    let object = Object::default()
        .with("famille", family.family.code())
        .with("regle", rule.code.as_str())
        .with("etat", state(explanation.state))
        .with("valeur", explanation.value)
        .with("seuil", compared(explanation.threshold))
        .with("reference", explanation.reference)
        .with("n", explanation.respondents)
        .with("reponse", explanation.response_rate)
        .with("millesime", vintage(explanation.vintage))
        .with("version", Value::Number(rule.version as f64))
        .with("compte", family.counts)
        .with("phrase", say(&reasons::sentence(subject.atlas, subject.residence, explanation)));
    match explanation.count {
        Some((numerator, denominator)) => object.with("k", numerator).with("sur", denominator),
        None => object,
    }
}

fn state(state: RuleState) -> &'static str {
    match state {
        RuleState::Reached => "declenche",
        RuleState::NotReached => "non_declenche",
        RuleState::NotComputed => "non_calcule",
        RuleState::Secret => "secret",
        RuleState::Absent => "absent",
        RuleState::NotApplicable => "sans_objet",
    }
}

fn opinions(subject: &Subject<'_>) -> Vec<Value> {
    subject
        .residence
        .opinions
        .iter()
        .map(|opinion| {
            Object::default()
                .with("organisation", opinion.organisation.as_str())
                .with("date_avis", opinion.given.to_string())
                .with(
                    "portee",
                    match opinion.scope {
                        OpinionScope::Bailleur => "bailleur",
                        OpinionScope::Partnership => "partenarial",
                    },
                )
                .with(
                    "statut_avis",
                    match opinion.status {
                        OpinionStatus::Draft => "projet",
                        OpinionStatus::Validated => "valide",
                    },
                )
                .with("avis", opinion.opinion.as_str())
                .with("motif", Value::supplied(opinion.reason.clone()))
                .with("reponse", Value::supplied(opinion.reply.clone()))
                .with("date_expiration", opinion.expires.to_string())
                .into()
        })
        .collect()
}

fn functioning(subject: &Subject<'_>) -> Vec<Value> {
    subject
        .residence
        .functioning
        .iter()
        .map(|row| {
            Object::default()
                .with("theme", row.theme.as_str())
                .with("constat", row.finding.as_str())
                .with("annee", Value::supplied(row.year))
                .with("source", row.source.as_str())
                .with("date_constat", row.observed.to_string())
                .with("date_expiration", Value::supplied(row.expires.map(|date| date.to_string())))
                .into()
        })
        .collect()
}

fn provenance(meta: &Meta) -> Object {
    let words = |words: &Option<String>| Value::supplied(words.clone());
    Object::default()
        .with("source", meta.source.as_str())
        .with("produit_par", words(&meta.produced_by))
        .with("produit_le", Value::supplied(meta.produced_on.map(|date| date.to_string())))
        .with("millesime_ops", vintage(meta.vintage_ops))
        .with("millesime_loyers", vintage(meta.vintage_rents))
        .with("millesime_parc", vintage(meta.vintage_parc))
        .with("seuil_secret", meta.floor)
        .with("convention", words(&meta.convention))
        .with("destinataire", words(&meta.recipient))
        .with("perimetre", words(&meta.perimeter))
        .with("expire_le", Value::supplied(meta.expires_on.map(|date| date.to_string())))
        .with("mention", words(&meta.mention))
        .with("synthetique", meta.synthetic)
        .with("empreinte", words(&meta.fingerprint))
}

fn vintage(vintage: Option<Vintage>) -> Value {
    Value::supplied(vintage.map(|vintage| i32::from(vintage.year())))
}
