//! Everything computed for one résidence, once, when a file opens: rent lines, points of attention, derived rates.

use crate::domain::attention::{
    Explanation, FamilyFinding, Observed, RuleState, count_points, evaluate, fragile, rules_in_force,
};
use crate::domain::rent_level::{CeilingsInForce, RentLine, rent_lines};
use crate::domain::stock::{self, Share};
use crate::model::{
    Atlas, Date, Figure, OpinionStatus, Population, ReferencePopulation, Residence, Rule, RuleFamily,
    RuleMode, Truth, ZoneNature,
};
use std::sync::Arc;

/// The code of an opinion that confirms a fragility.
const CONFIRMED: &str = "fragilite_confirmee";
/// The code of an organisation that says it has no opinion.
const NO_OPINION: &str = "pas_d_avis";

/// What the rules say of one résidence. Position in the list = position in [`Atlas::residences`].
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// One line by typologie and reference household, T2 twice (single person, then couple); only typologies
    /// that the résidence has, or all six when no rent was supplied.
    pub rent_lines: Vec<RentLine>,
    /// The seven families, in order PA … PG.
    pub families: Vec<FamilyFinding>,
    /// At least two of the families that count (statistical finding).
    pub fragile: Truth,
    /// Families that count and are reached: `Published` when all are known; otherwise the first of secret,
    /// not computed (as `Figure::Absent`, see `points_not_computed`), absent.
    pub points: Figure<u8>,
    pub points_not_computed: bool,
    /// A valid, unexpired validated opinion says `fragilite_confirmee`; `Unknown` when there is none.
    pub fragile_opinion: Truth,
    /// Percent of offered dwellings vacant; from 20 dwellings.
    pub vacancy: Figure<f64>,
    /// Percent vacant for more than three months.
    pub long_vacancy: Figure<f64>,
    /// Percent of dwellings whose tenant changed in the year.
    pub mobility: Figure<f64>,
    /// Percent of dwellings E, F or G among known labels.
    pub energy_efg: Figure<f64>,
    /// Recent movers minus all, points of `res40`.
    pub income_gap: Figure<f64>,
}

/// Answers a CQL2 condition of a rule for a résidence (its position); `None` when the condition does not parse.
/// CQL2 lives in `query`, which the rules must not know.
pub type Conditions<'a> = &'a mut dyn FnMut(&str, usize) -> Option<Truth>;

/// Assesses every résidence, in order. `today` decides which opinions have expired.
pub fn assess(atlas: &Atlas, today: Date, conditions: Conditions<'_>) -> Vec<Assessment> {
    let ceilings = CeilingsInForce::of(atlas);
    let rules: Vec<(Arc<Rule>, Figure<f64>)> = rules_in_force(&atlas.rules)
        .into_iter()
        .filter(|rule| !asks_for_missing_list(rule, atlas))
        .map(|rule| {
            let reference = reference_of(&rule, atlas);
            (rule, reference)
        })
        .collect();
    atlas
        .residences
        .iter()
        .enumerate()
        .map(|(row, residence)| {
            let mut explanations = rules
                .iter()
                .map(|(rule, reference)| match &rule.condition {
                    Some(condition) if rule.mode == RuleMode::Condition => {
                        answered(rule, conditions(condition, row))
                    }
                    _ => evaluate(rule, &observe(atlas, residence, rule), *reference),
                })
                .collect::<Vec<_>>();
            let families: Vec<FamilyFinding> = RuleFamily::ALL
                .into_iter()
                .map(|family| {
                    let of_family = explanations.extract_if(.., |one| one.rule.family == family).collect();
                    FamilyFinding::new(family, of_family)
                })
                .collect();
            let (points, points_not_computed) = count_points(&families);
            Assessment {
                rent_lines: rent_lines(atlas, &ceilings, residence),
                fragile: fragile(&families),
                points,
                points_not_computed,
                families,
                fragile_opinion: fragile_opinion(residence, today),
                vacancy: stock::percent(stock::vacancy(residence)),
                long_vacancy: stock::percent(stock::long_vacancy(residence)),
                mobility: stock::percent(stock::mobility(residence)),
                energy_efg: stock::percent(stock::energy_efg(residence)),
                income_gap: income_gap(atlas, residence),
            }
        })
        .collect()
}

/// The list of the 3DS law is a layer that a file may lack: a rule on it then says nothing, not even "not supplied".
fn asks_for_missing_list(rule: &Rule, atlas: &Atlas) -> bool {
    rule.condition.as_ref().is_some_and(|condition| condition.contains("enjeu_3ds"))
        && atlas.residences.iter().all(|residence| residence.mixity_issue.is_none())
}

/// The delivered value of the métropole that a rule compares with.
fn reference_of(rule: &Rule, atlas: &Atlas) -> Figure<f64> {
    let (Some(indicator), Some(metropole)) = (&rule.indicator, atlas.first_zone(ZoneNature::Metropole))
    else {
        return Figure::Absent;
    };
    let population =
        if share_of(indicator).is_some() { ReferencePopulation::Parc } else { ReferencePopulation::All };
    atlas.reference(metropole, population, indicator).value
}

/// How a rate of the stock is computed; `None` for an indicator of the survey.
fn share_of(indicator: &str) -> Option<fn(&Residence) -> Share> {
    match indicator {
        "vacance" => Some(stock::vacancy),
        "vac3" => Some(stock::long_vacancy),
        "mobilite" => Some(stock::mobility),
        "dpeefg" => Some(stock::energy_efg),
        _ => None,
    }
}

fn observe(atlas: &Atlas, residence: &Residence, rule: &Rule) -> Observed {
    let indicator = rule.indicator.as_deref().unwrap_or_default();
    if let Some(share_of) = share_of(indicator) {
        let share = share_of(residence);
        let energy = indicator == "dpeefg";
        return Observed {
            value: stock::percent(share),
            bounded: false,
            // The restriction counts the dwellings of the résidence, whether offered or not.
            respondents: Figure::Published(residence.dwellings),
            response_rate: Figure::NotApplicable,
            vintage: atlas.meta.vintage_parc,
            count: share.published(),
            unsound: energy && residence.energy.is_some_and(|energy| stock::mostly_unknown(&energy)),
        };
    }
    let (value, bounded, population) = if indicator == "ecart_res40" {
        (income_gap(atlas, residence), false, Population::RecentMovers)
    } else {
        let rate = atlas.rate(residence, Population::All, indicator);
        (rate.figure.map(|value| stock::rounded(f64::from(value))), rate.bounded, Population::All)
    };
    let occupancy = residence.occupancy[population as usize].as_ref();
    Observed {
        value,
        bounded,
        respondents: occupancy.map_or(Figure::Absent, |row| row.respondents),
        response_rate: occupancy.map_or(Figure::Absent, |row| row.response_rate),
        vintage: atlas.meta.vintage_ops,
        count: None,
        unsound: false,
    }
}

/// A condition that does not parse concludes nothing.
fn answered(rule: &Arc<Rule>, answer: Option<Truth>) -> Explanation {
    Explanation {
        rule: Arc::clone(rule),
        state: match answer {
            Some(Truth::Yes) => RuleState::Reached,
            Some(Truth::No) => RuleState::NotReached,
            Some(Truth::Unknown) => RuleState::Absent,
            None => RuleState::NotComputed,
        },
        value: Figure::NotApplicable,
        bounded: false,
        threshold: None,
        comparison: None,
        reference: Figure::NotApplicable,
        respondents: Figure::NotApplicable,
        response_rate: Figure::NotApplicable,
        vintage: None,
        count: None,
    }
}

fn fragile_opinion(residence: &Residence, today: Date) -> Truth {
    let said = || {
        residence.opinions.iter().filter(|opinion| {
            opinion.status == OpinionStatus::Validated
                && opinion.expires >= today
                && opinion.opinion != NO_OPINION
        })
    };
    match said().next() {
        None => Truth::Unknown,
        Some(_) => Truth::from(said().any(|opinion| opinion.opinion == CONFIRMED)),
    }
}

/// Needs both populations.
fn income_gap(atlas: &Atlas, residence: &Residence) -> Figure<f64> {
    let rate = |population| {
        atlas.rate(residence, population, "res40").figure.map(|value| stock::rounded(f64::from(value)))
    };
    match (rate(Population::RecentMovers), rate(Population::All)) {
        (Figure::Published(recent), Figure::Published(all)) => {
            Figure::Published(stock::rounded(recent - all))
        }
        (Figure::Published(_), state) | (state, _) => state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::model::{Comparison, Opinion, OpinionScope};

    fn state(assessment: &Assessment, family: RuleFamily) -> RuleState {
        assessment.families.iter().find(|finding| finding.family == family).unwrap().state
    }

    #[test]
    fn a_published_residence_has_its_points_and_their_reasons() {
        let (_, assessments) = sample::assessed();
        let cedres = &assessments[sample::CEDRES];
        assert_eq!(cedres.families.len(), 7);
        assert_eq!(state(cedres, RuleFamily::Resources), RuleState::Reached);
        assert_eq!(state(cedres, RuleFamily::Employment), RuleState::Reached);
        assert_eq!(state(cedres, RuleFamily::Turnover), RuleState::NotReached);
        assert_eq!(
            state(cedres, RuleFamily::Building),
            RuleState::NotComputed,
            "34 labels of 64 are unknown"
        );
        assert_eq!(state(cedres, RuleFamily::Territory), RuleState::NotReached);
        assert_eq!((cedres.fragile, cedres.points), (Truth::Yes, Figure::Published(2)));
        let why = &cedres.families[0].explanations[0];
        assert_eq!((why.threshold, why.reference), (Some(47.84), Figure::Published(36.8)));
        assert_eq!(why.comparison, Some(Comparison::AtLeast));
    }

    #[test]
    fn a_masked_residence_concludes_nothing_of_its_households_and_keeps_the_rest() {
        let (_, assessments) = sample::assessed();
        let tilleuls = &assessments[sample::TILLEULS];
        assert_eq!(state(tilleuls, RuleFamily::Resources), RuleState::Secret);
        assert_eq!(state(tilleuls, RuleFamily::Turnover), RuleState::NotComputed, "13 dwellings");
        assert_eq!(tilleuls.mobility, Figure::Secret);
        assert_eq!(state(tilleuls, RuleFamily::Building), RuleState::NotReached);
        assert_eq!((tilleuls.fragile, tilleuls.points), (Truth::Unknown, Figure::Secret));
    }

    #[test]
    fn what_was_never_supplied_is_absent_and_has_six_rent_lines() {
        let (_, assessments) = sample::assessed();
        let unknown = &assessments[sample::INCONNUE];
        assert_eq!(unknown.rent_lines.len(), 7, "T2 twice");
        assert!(
            unknown.rent_lines.iter().all(|line| line.ratio == Figure::Absent && line.dwellings.is_none())
        );
        assert_eq!(state(unknown, RuleFamily::Resources), RuleState::Absent);
        assert_eq!(unknown.fragile, Truth::Unknown);
        assert_eq!(unknown.income_gap, Figure::Absent);
    }

    #[test]
    fn a_list_that_nobody_supplied_gives_no_rule() {
        let (mut atlas, _) = sample::assessed();
        let rules = |atlas: &Atlas| sample::assess(atlas)[sample::CEDRES].families[6].explanations.len();
        assert_eq!(rules(&atlas), 1);
        atlas.residences[sample::TILLEULS].mixity_issue = Some(false);
        assert_eq!(rules(&atlas), 2);
    }

    #[test]
    fn an_opinion_counts_while_it_is_valid_and_never_as_a_finding() {
        let (mut atlas, before) = sample::assessed();
        let opinion = |opinion: &str, status, expires| Opinion {
            organisation: "Suzon Habitat".to_owned(),
            given: Date::constant(2026, 3, 12),
            scope: OpinionScope::Bailleur,
            status,
            opinion: opinion.to_owned(),
            reason: None,
            reply: None,
            expires,
        };
        let later = Date::constant(2028, 3, 12);
        let mut said = |opinions: Vec<Opinion>| {
            atlas.residences[sample::CEDRES].opinions = opinions;
            let after = sample::assess(&atlas);
            assert_eq!(after[sample::CEDRES].families, before[sample::CEDRES].families);
            after[sample::CEDRES].fragile_opinion
        };
        let validated = OpinionStatus::Validated;
        assert_eq!(said(vec![opinion("fragilite_confirmee", validated, later)]), Truth::Yes);
        assert_eq!(said(vec![opinion("capacite_confirmee", validated, later)]), Truth::No);
        assert_eq!(said(vec![opinion("fragilite_confirmee", OpinionStatus::Draft, later)]), Truth::Unknown);
        let expired = Date::constant(2026, 1, 1);
        assert_eq!(said(vec![opinion("fragilite_confirmee", validated, expired)]), Truth::Unknown);
        assert_eq!(said(vec![opinion("pas_d_avis", validated, later)]), Truth::Unknown);
        assert_eq!(said(Vec::new()), Truth::Unknown);
    }
}
