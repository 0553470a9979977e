//! Rules of attention.

use crate::data::reference::parse;
use crate::model::{Comparison, Rule, RuleFamily, RuleMode};
use serde::Deserialize;

/// Every rule set that ships: `socle` (the default), then `etendu`. Which one applies: see `domain::attention`.
pub fn rules() -> Vec<Rule> {
    let file: File = parse("regles.toml", include_str!("../../../assets/reference/regles.toml"));
    file.regle.into_iter().map(Row::read).collect()
}

#[derive(Deserialize)]
struct File {
    regle: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    jeu: String,
    code: String,
    version: i64,
    #[serde(default = "yes")]
    actif: bool,
    compte: bool,
    famille: FamilyCode,
    indicateur: Option<String>,
    mode: ModeCode,
    comparaison: Option<ComparisonCode>,
    seuil: Option<f64>,
    garde_points: Option<f64>,
    garde_menages: Option<i64>,
    robustesse: Option<i64>,
    effectif_min: Option<i64>,
    condition: Option<String>,
    n_min: Option<i64>,
    reponse_min: Option<f64>,
    constat: String,
    source: String,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
enum FamilyCode {
    PA,
    PB,
    PC,
    PD,
    PE,
    PF,
    PG,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ModeCode {
    RatioRef,
    Absolu,
    Quintile,
    Condition,
}

#[derive(Deserialize)]
enum ComparisonCode {
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = "<=")]
    AtMost,
}

impl Row {
    fn read(self) -> Rule {
        Rule {
            set: self.jeu,
            code: self.code,
            version: self.version,
            active: self.actif,
            counts: self.compte,
            family: match self.famille {
                FamilyCode::PA => RuleFamily::Resources,
                FamilyCode::PB => RuleFamily::Composition,
                FamilyCode::PC => RuleFamily::Age,
                FamilyCode::PD => RuleFamily::Employment,
                FamilyCode::PE => RuleFamily::Turnover,
                FamilyCode::PF => RuleFamily::Building,
                FamilyCode::PG => RuleFamily::Territory,
            },
            indicator: self.indicateur,
            mode: match self.mode {
                ModeCode::RatioRef => RuleMode::RatioToReference,
                ModeCode::Absolu => RuleMode::Absolute,
                ModeCode::Quintile => RuleMode::Quintile,
                ModeCode::Condition => RuleMode::Condition,
            },
            comparison: self.comparaison.map(|comparison| match comparison {
                ComparisonCode::AtLeast => Comparison::AtLeast,
                ComparisonCode::AtMost => Comparison::AtMost,
            }),
            threshold: self.seuil,
            guard_points: self.garde_points,
            guard_households: self.garde_menages,
            robustness: self.robustesse,
            minimum_count: self.effectif_min,
            condition: self.condition,
            minimum_respondents: self.n_min,
            minimum_response: self.reponse_min,
            finding: self.constat,
            source: self.source,
        }
    }
}
