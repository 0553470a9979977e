//! Why a rule is in its state, as phrases: the fiche, the command line and the exports say the same ones.

use crate::domain::attention::{Explanation, RuleState};
use crate::domain::summary::state_key;
use crate::model::{Arg, Atlas, Comparison, Figure, Phrase, Residence, Rule, RuleMode, ZoneNature};

/// The finding when the rule is a result; otherwise why it is none.
pub fn sentence(atlas: &Atlas, residence: &Residence, explanation: &Explanation) -> Phrase {
    match explanation.state {
        RuleState::Reached => finding(atlas, residence, explanation),
        // A condition that does not hold has nothing to tell but its state.
        RuleState::NotReached if explanation.rule.mode == RuleMode::Condition => {
            Phrase::new("raison-condition-non")
        }
        RuleState::NotReached => finding(atlas, residence, explanation),
        RuleState::NotComputed => not_computed(explanation),
        RuleState::Secret => {
            Phrase::new("phrase-secret").with("seuil", Arg::Count(u64::from(atlas.meta.floor)))
        }
        RuleState::Absent => Phrase::new("phrase-absent"),
        RuleState::NotApplicable => Phrase::new("phrase-sans-objet"),
    }
}

/// « 30 à 49 répondants, taux de réponse 79 %, OPS 2022. » `None` when there is nobody behind the rule.
pub fn basis(explanation: &Explanation) -> Option<Phrase> {
    let vintage = Arg::Text(explanation.vintage?.year().to_string());
    match (explanation.response_rate, explanation.respondents) {
        (Figure::NotApplicable, Figure::Published(_)) => {
            let (_, dwellings) = explanation.count?;
            Some(
                Phrase::new("raison-parc")
                    .with("nombre", Arg::Count(u64::from(dwellings)))
                    .with("millesime", vintage),
            )
        }
        (Figure::Published(response), Figure::Published(respondents)) => Some(
            Phrase::new("raison-enquete")
                .with("repondants", Arg::Respondents(respondents))
                .with("reponse", Arg::Rate { value: response, respondents: None, bounded: false })
                .with("millesime", vintage),
        ),
        _ => None,
    }
}

/// The rule itself: code, version, threshold, every guard.
pub fn rule(explanation: &Explanation) -> Phrase {
    let rule = &explanation.rule;
    let at_most = rule.comparison == Some(Comparison::AtMost);
    let key = match (rule.mode, rule.threshold) {
        (RuleMode::Condition, _) | (_, None) => return condition(rule),
        (RuleMode::RatioToReference, _) if tells_respondents(explanation) && at_most => {
            "regle-rapport-au-plus-discret"
        }
        (RuleMode::RatioToReference, _) if tells_respondents(explanation) => "regle-rapport-au-moins-discret",
        (RuleMode::RatioToReference, Some(_)) if at_most => "regle-rapport-au-plus",
        (RuleMode::RatioToReference, Some(_)) => "regle-rapport-au-moins",
        (RuleMode::Absolute, Some(_)) if at_most => "regle-seuil-au-plus",
        (RuleMode::Absolute, Some(_)) => "regle-seuil-au-moins",
        (RuleMode::Quintile, Some(_)) => "regle-quintile",
    };
    named(key, rule)
        .with("facteur", Arg::Factor(rule.threshold.unwrap_or_default()))
        .with("seuil", threshold(explanation))
        .with("gardes", guards(rule))
}

/// Under this many, respondents are said as a class (`domaine.md` § 2.4).
const EXACT_FROM: u32 = 50;

/// Whether the threshold that was applied would give the respondents away: with a guard in households it moves by one
/// over their number, which the screen says as a class only.
fn tells_respondents(explanation: &Explanation) -> bool {
    explanation.rule.guard_households.is_some()
        && !matches!(explanation.respondents, Figure::Published(respondents) if respondents >= EXACT_FROM)
}

/// The rule on one line: « Règle PA-RES40, v1 : au moins 1,3 × métropole et +5 points (47,8 %). » [`rule`] says the
/// other guards too.
pub fn short_rule(explanation: &Explanation) -> Phrase {
    let rule = &explanation.rule;
    let at_most = rule.comparison == Some(Comparison::AtMost);
    let key = match (rule.mode, rule.threshold, rule.guard_points) {
        (RuleMode::Condition, ..) | (_, None, _) => return condition(rule),
        (RuleMode::RatioToReference, _, Some(_)) if tells_respondents(explanation) && at_most => {
            "regle-courte-ecart-au-plus-discret"
        }
        (RuleMode::RatioToReference, _, Some(_)) if tells_respondents(explanation) => {
            "regle-courte-ecart-au-moins-discret"
        }
        (RuleMode::RatioToReference, _, Some(_)) if at_most => "regle-courte-ecart-au-plus",
        (RuleMode::RatioToReference, _, Some(_)) => "regle-courte-ecart-au-moins",
        (RuleMode::RatioToReference, _, None) if at_most => "regle-courte-rapport-au-plus",
        (RuleMode::RatioToReference, _, None) => "regle-courte-rapport-au-moins",
        (RuleMode::Absolute, ..) if at_most => "regle-courte-seuil-au-plus",
        (RuleMode::Absolute, ..) => "regle-courte-seuil-au-moins",
        (RuleMode::Quintile, ..) => "regle-courte-quintile",
    };
    named(key, rule)
        .with("facteur", Arg::Factor(rule.threshold.unwrap_or_default()))
        .with("points", Arg::Factor(rule.guard_points.unwrap_or_default()))
        .with("seuil", threshold(explanation))
}

/// The value of a folded line: « 31 % (métropole : 21,0 %) ». `None` without a published value.
pub fn short(explanation: &Explanation) -> Option<Phrase> {
    let value = said_value(explanation)?;
    Some(match explanation.reference {
        Figure::Published(reference) => Phrase::new("raison-valeur-reference")
            .with("valeur", value)
            .with("reference", Arg::TerritoryRate(reference)),
        _ => Phrase::new("raison-valeur").with("valeur", value),
    })
}

/// The finding of a rule said of a territory, without its date nor its comparison: « 31,7 % des ménages répondants ont
/// des ressources inférieures à 40 % du plafond PLUS ». `None` where it says more than a rate.
pub fn of_territory(rule: &Rule, value: f64) -> Option<Phrase> {
    let undated = match rule.finding.split_once(", ") {
        Some((date, rest)) if date.contains("{date}") => rest,
        _ => &*rule.finding,
    };
    let alone = match undated.rsplit_once('(') {
        Some((before, comparison)) if comparison.contains("{ref}") => before,
        _ => undated,
    };
    let alone = alone.trim_end_matches(|end: char| end.is_whitespace() || end == '.');
    if !alone.contains("{v}") || alone.matches('{').count() > 1 {
        return None;
    }
    // It goes on after the name of the territory.
    let mut letters = alone.chars();
    let first = letters.next()?.to_lowercase();
    let template = first.chain(letters).collect();
    let args = vec![("v", Arg::TerritoryRate(value))];
    Some(Phrase::new("raison-constat").with("constat", Arg::Template(template, args)))
}

fn finding(atlas: &Atlas, residence: &Residence, explanation: &Explanation) -> Phrase {
    let mut args = Vec::new();
    if let Some(value) = said_value(explanation) {
        args.push(("v", value));
    }
    if let Figure::Published(reference) = explanation.reference {
        args.push(("ref", Arg::TerritoryRate(reference)));
    }
    if let Some((numerator, denominator)) = explanation.count {
        args.push(("k", Arg::Count(u64::from(numerator))));
        args.push(("n", Arg::Count(u64::from(denominator))));
        args.push(("x", Arg::Count(u64::from(denominator))));
    }
    if let Some(vintage) = explanation.vintage {
        args.push(("date", Arg::LongDate(vintage.first_day())));
    }
    // The name, otherwise the code, otherwise that the file has neither: the sentence never has a hole.
    let name = residence.qpv_2024.as_deref().map(|code| {
        let zone = atlas.zone(ZoneNature::Qpv2024, code);
        zone.map_or(code, |zone| &atlas.zones[zone].name).to_owned()
    });
    let unnamed = || Arg::Phrase(Box::new(Phrase::new("raison-qpv-sans-nom")));
    args.push(("nom", name.map_or_else(unnamed, Arg::Text)));
    Phrase::new("raison-constat").with("constat", Arg::Template(explanation.rule.finding.clone(), args))
}

fn said_value(explanation: &Explanation) -> Option<Arg> {
    let value = explanation.value.published()?;
    Some(match explanation.count {
        // Dwellings are counted whole and public: their rates keep a decimal, whatever their number.
        Some(_) => Arg::TerritoryRate(value),
        None => Arg::Rate {
            value,
            respondents: explanation.respondents.published(),
            bounded: explanation.bounded,
        },
    })
}

fn not_computed(explanation: &Explanation) -> Phrase {
    let rule = &explanation.rule;
    let stock = explanation.response_rate == Figure::NotApplicable;
    let minimum = rule.minimum_respondents.and_then(|minimum| u64::try_from(minimum).ok());
    let few = minimum.filter(|minimum| {
        explanation.respondents.published().is_some_and(|respondents| u64::from(respondents) < *minimum)
    });
    let low = rule
        .minimum_response
        .filter(|minimum| explanation.response_rate.published().is_some_and(|rate| rate < *minimum));
    match (few, low) {
        (Some(minimum), _) => {
            let key = if stock { "raison-peu-de-logements" } else { "raison-peu-de-repondants" };
            Phrase::new(key).with("nombre", Arg::Count(minimum))
        }
        (None, Some(minimum)) => Phrase::new("raison-peu-de-reponses")
            .with("taux", Arg::Rate { value: minimum, respondents: None, bounded: false }),
        (None, None) if rule.mode == RuleMode::Condition => Phrase::new("phrase-non-calcule"),
        (None, None) if stock => Phrase::new("raison-dpe-inconnus"),
        (None, None) => Phrase::new("raison-peu-solide").with(
            "nombre",
            Arg::Count(rule.robustness.and_then(|households| u64::try_from(households).ok()).unwrap_or(0)),
        ),
    }
}

fn threshold(explanation: &Explanation) -> Arg {
    match explanation.threshold {
        Some(threshold) => Arg::TerritoryRate(threshold),
        // Nothing was compared: the state says why.
        None => Arg::Phrase(Box::new(Phrase::new(state_key(RuleState::NotComputed)))),
    }
}

fn named(key: &'static str, rule: &Rule) -> Phrase {
    Phrase::new(key)
        .with("code", Arg::Text(rule.code.clone()))
        .with("version", Arg::Text(rule.version.to_string()))
}

fn condition(rule: &Rule) -> Phrase {
    named("regle-condition", rule).with("condition", Arg::Text(rule.condition.clone().unwrap_or_default()))
}

/// What else the rule asks for, in brackets after the threshold; a rule without guards leaves no trace.
fn guards(rule: &Rule) -> Arg {
    let count = |value: Option<i64>| value.and_then(|value| u64::try_from(value).ok());
    let mut guards = Vec::new();
    match (rule.guard_points, count(rule.guard_households)) {
        (Some(points), Some(households)) => guards.push(
            Phrase::new("garde-ecart")
                .with("points", Arg::Factor(points))
                .with("menages", Arg::Count(households)),
        ),
        (Some(points), None) => guards.push(Phrase::new("garde-points").with("points", Arg::Factor(points))),
        (None, Some(households)) => {
            guards.push(Phrase::new("garde-menages").with("menages", Arg::Count(households)));
        }
        (None, None) => (),
    }
    if let Some(minimum) = count(rule.minimum_count) {
        guards.push(Phrase::new("garde-effectif").with("nombre", Arg::Count(minimum)));
    }
    if let Some(households) = count(rule.robustness).filter(|households| *households > 0) {
        guards.push(Phrase::new("garde-robustesse").with("nombre", Arg::Count(households)));
    }
    match guards.is_empty() {
        true => Arg::Text(String::new()),
        false => Arg::Phrase(Box::new(Phrase::new("regle-gardes").with("liste", Arg::List(guards)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::model::RuleFamily;

    fn of(row: usize, family: RuleFamily) -> (Phrase, Phrase) {
        let (atlas, assessments) = sample::assessed();
        let finding = assessments[row].families.iter().find(|finding| finding.family == family).unwrap();
        let explanation = &finding.explanations[0];
        (sentence(&atlas, &atlas.residences[row], explanation), rule(explanation))
    }

    #[test]
    fn a_reached_rule_says_its_finding_and_its_threshold() {
        let (atlas, assessments) = sample::assessed();
        let residence = &atlas.residences[sample::CEDRES];
        let mut explanation = assessments[sample::CEDRES].families[0].explanations[0].clone();
        explanation.respondents = Figure::Published(50);
        assert_eq!(sentence(&atlas, residence, &explanation).key, "raison-constat");
        let rule = rule(&explanation);
        assert_eq!(rule.key, "regle-rapport-au-moins");
        assert!(rule.args.contains(&("seuil", Arg::TerritoryRate(47.84))));
    }

    #[test]
    fn a_threshold_that_would_count_the_respondents_is_not_said() {
        let (sentence, rule) = of(sample::CEDRES, RuleFamily::Resources);
        assert_eq!((&*sentence.key, &*rule.key), ("raison-constat", "regle-rapport-au-moins-discret"));
        let (_, assessments) = sample::assessed();
        let short = short_rule(&assessments[sample::CEDRES].families[0].explanations[0]);
        assert_eq!(short.key, "regle-courte-ecart-au-moins-discret");
    }

    #[test]
    fn what_is_not_a_result_says_why() {
        assert_eq!(of(sample::TILLEULS, RuleFamily::Resources).0.key, "phrase-secret");
        assert_eq!(of(sample::TILLEULS, RuleFamily::Turnover).0.key, "raison-peu-de-logements");
        assert_eq!(of(sample::CEDRES, RuleFamily::Building).0.key, "raison-dpe-inconnus");
        assert_eq!(of(sample::CEDRES, RuleFamily::Territory).0.key, "raison-condition-non");
        assert_eq!(of(sample::INCONNUE, RuleFamily::Employment).0.key, "phrase-absent");
    }

    #[test]
    fn most_labels_unknown_is_not_computed_even_when_all_are() {
        let (mut atlas, _) = sample::assessed();
        let energy = crate::model::EnergyLabels { counts: [0; 7], unknown: 64 };
        atlas.residences[sample::CEDRES].energy = Some(energy);
        let families = sample::assess(&atlas).swap_remove(sample::CEDRES).families;
        let building = families.iter().find(|finding| finding.family == RuleFamily::Building).unwrap();
        assert_eq!(building.state, RuleState::NotComputed);
        let said = sentence(&atlas, &atlas.residences[sample::CEDRES], &building.explanations[0]);
        assert_eq!(said.key, "raison-dpe-inconnus");
    }

    #[test]
    fn a_finding_is_said_of_a_territory_without_date_nor_comparison() {
        let (atlas, _) = sample::assessed();
        let said = |code: &str| {
            let rule = atlas.rules.iter().find(|rule| rule.code == code).unwrap();
            let said = of_territory(rule, 31.7)?;
            let (_, Arg::Template(template, _)) = said.args.into_iter().next()? else { return None };
            Some(template)
        };
        assert_eq!(
            said("PA-RES40").as_deref(),
            Some("{v} des ménages répondants ont des ressources inférieures à 40\u{A0}% du plafond PLUS")
        );
        assert_eq!(
            said("PB-MONO").as_deref(),
            Some("les familles monoparentales représentent {v} des ménages répondants")
        );
        assert_eq!(said("PE-MOB"), None, "moves are counted in dwellings");
    }

    #[test]
    fn guards_are_in_brackets_and_a_rule_without_any_has_no_brackets() {
        let said = |rule: &Rule| match guards(rule) {
            Arg::Phrase(phrase) => Some(phrase.key),
            _ => None,
        };
        let (atlas, _) = sample::assessed();
        let mut rule = atlas.rules[0].clone();
        assert_eq!(said(&rule).as_deref(), Some("regle-gardes"));
        (rule.guard_points, rule.guard_households) = (None, None);
        (rule.minimum_count, rule.robustness) = (None, None);
        assert_eq!(guards(&rule), Arg::Text(String::new()));
    }

    #[test]
    fn a_rate_of_dwellings_keeps_its_decimal_and_one_of_households_follows_their_number() {
        let (atlas, assessments) = sample::assessed();
        let value = |family| {
            let finding =
                assessments[sample::CEDRES].families.iter().find(|one| one.family == family).unwrap();
            let explanation = &finding.explanations[0];
            let said = super::finding(&atlas, &atlas.residences[sample::CEDRES], explanation);
            let Arg::Template(_, args) = &said.args[0].1 else { panic!("{said:?}") };
            args.iter().find(|(name, _)| *name == "v").unwrap().1.clone()
        };
        assert!(matches!(value(RuleFamily::Turnover), Arg::TerritoryRate(_)));
        assert!(matches!(value(RuleFamily::Resources), Arg::Rate { respondents: Some(_), .. }));
    }

    #[test]
    fn a_qpv_without_a_name_is_said_by_its_code_and_one_without_a_code_in_words() {
        let (atlas, assessments) = sample::assessed();
        let mut residence = atlas.residences[sample::CEDRES].clone();
        let explanation = &assessments[sample::CEDRES].families[6].explanations[0];
        let name = |residence: &Residence| {
            let said = super::finding(&atlas, residence, explanation);
            let Arg::Template(_, args) = &said.args[0].1 else { panic!("{said:?}") };
            args.iter().find(|(name, _)| *name == "nom").unwrap().1.clone()
        };
        residence.qpv_2024 = Some("QN02199I".into());
        assert_eq!(name(&residence), Arg::Text("QN02199I".to_owned()));
        residence.qpv_2024 = None;
        assert_eq!(name(&residence), Arg::Phrase(Box::new(Phrase::new("raison-qpv-sans-nom"))));
    }
}
