//! One rule on one résidence.

use crate::domain::attention::{Explanation, RuleState};
use crate::domain::stock::rounded;
use crate::model::{Comparison, Figure, Rule, RuleMode, Vintage};
use std::sync::Arc;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// In the unit of the indicator.
    pub value: Figure<f64>,
    pub bounded: bool,
    /// Households who answered, or dwellings: what `n_min` and the guards are counted in. A guard in households is the
    /// same for a rate on adults: several may live together, so a household weighs no less.
    pub respondents: Figure<u32>,
    /// `NotApplicable` for the stock, which is counted whole.
    pub response_rate: Figure<f64>,
    pub vintage: Option<Vintage>,
    pub count: Option<(u32, u32)>,
    /// Something else forbids to conclude: most energy labels are unknown.
    pub unsound: bool,
}

/// State of a rule that compares an indicator, with all that explains it.
///
/// `reference` is the delivered value of the métropole, for the same vintage and population. Order: what is not
/// published; then too few answers; then the comparison; then whether it would hold with fewer households.
pub fn evaluate(rule: &Arc<Rule>, observed: &Observed, reference: Figure<f64>) -> Explanation {
    let threshold = threshold(rule, observed, reference);
    let state = match (too_few(rule, observed), observed.value) {
        (Some(state), value) if value.published().is_some() => state,
        // Few dwellings: the rule is not computed, whether or not the figure exists.
        (Some(state), Figure::Secret | Figure::Absent) if observed.count_is_of_dwellings() => state,
        (_, Figure::Secret) => RuleState::Secret,
        // Energy labels that are all unknown leave no value: no less unsound than most of them.
        (_, Figure::Absent | Figure::Published(_)) if observed.unsound => RuleState::NotComputed,
        (_, Figure::Absent) => RuleState::Absent,
        (_, Figure::NotApplicable) => RuleState::NotApplicable,
        (_, Figure::Published(value)) => match threshold {
            Figure::Published(threshold) => compared(rule, observed, value, threshold),
            Figure::Secret => RuleState::Secret,
            Figure::Absent | Figure::NotApplicable => RuleState::Absent,
        },
    };
    Explanation {
        rule: Arc::clone(rule),
        state,
        value: observed.value,
        bounded: observed.bounded,
        threshold: threshold.published(),
        comparison: rule.comparison,
        reference: if rule.mode == RuleMode::RatioToReference { reference } else { Figure::NotApplicable },
        respondents: observed.respondents,
        response_rate: observed.response_rate,
        vintage: observed.vintage,
        count: observed.count,
    }
}

impl Observed {
    fn count_is_of_dwellings(&self) -> bool {
        self.response_rate == Figure::NotApplicable
    }
}

/// `NotComputed` under `n_min` or `reponse_min`; the state of what is asked for and not published.
fn too_few(rule: &Rule, observed: &Observed) -> Option<RuleState> {
    let under = |figure: Figure<f64>, minimum: f64| match figure {
        Figure::Published(figure) if figure < minimum => Some(RuleState::NotComputed),
        Figure::Secret => Some(RuleState::Secret),
        Figure::Absent => Some(RuleState::Absent),
        // The stock is counted whole: it has no response rate.
        Figure::Published(_) | Figure::NotApplicable => None,
    };
    // A guard in households, or a finding that must hold with fewer of them, asks for their number as well.
    let counted = rule.guard_households.or(rule.robustness).map(|_| 0);
    rule.minimum_respondents
        .or(counted)
        .and_then(|minimum| under(observed.respondents.map(f64::from), minimum as f64))
        .or_else(|| under(observed.response_rate, rule.minimum_response?))
}

/// What the value is compared with, guards included, at 4 decimals as the file.
fn threshold(rule: &Rule, observed: &Observed, reference: Figure<f64>) -> Figure<f64> {
    let Some(threshold) = rule.threshold else { return Figure::Absent };
    match rule.mode {
        RuleMode::Absolute | RuleMode::Quintile | RuleMode::Condition => Figure::Published(threshold),
        RuleMode::RatioToReference => reference.map(|reference| {
            let points = rule.guard_points.unwrap_or(0.0);
            let households = rule.guard_households.map_or(0.0, |guard| observed.points_of(guard));
            let guard = points.max(households);
            rounded(match rule.comparison {
                Some(Comparison::AtMost) => (threshold * reference).min(reference - guard),
                Some(Comparison::AtLeast) | None => (threshold * reference).max(reference + guard),
            })
        }),
    }
}

impl Observed {
    /// How many points of the rate that many households are.
    fn points_of(&self, households: i64) -> f64 {
        match self.respondents {
            Figure::Published(respondents) if respondents > 0 => {
                households as f64 * 100.0 / f64::from(respondents)
            }
            _ => 0.0,
        }
    }
}

fn compared(rule: &Rule, observed: &Observed, value: f64, threshold: f64) -> RuleState {
    let holds = |value: f64| match rule.comparison {
        Some(Comparison::AtMost) => value <= threshold,
        Some(Comparison::AtLeast) | None => value >= threshold,
    };
    if !holds(value) {
        return RuleState::NotReached;
    }
    let numerator = match observed.count {
        Some((numerator, _)) => Some(f64::from(numerator)),
        None => observed
            .respondents
            .published()
            .map(|respondents| (value * f64::from(respondents) / 100.0).round()),
    };
    if let (Some(minimum), Some(numerator)) = (rule.minimum_count, numerator)
        && numerator < minimum as f64
    {
        return RuleState::NotReached;
    }
    let shift = observed.points_of(rule.robustness.unwrap_or(0));
    let weaker = match rule.comparison {
        Some(Comparison::AtMost) => value + shift,
        Some(Comparison::AtLeast) | None => value - shift,
    };
    if holds(rounded(weaker)) { RuleState::Reached } else { RuleState::NotComputed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RuleFamily;

    fn rule(mode: RuleMode, threshold: f64) -> Rule {
        Rule {
            set: "socle".to_owned(),
            code: "PA-RES40".to_owned(),
            version: 1,
            active: true,
            counts: true,
            family: RuleFamily::Resources,
            indicator: Some("res40".to_owned()),
            mode,
            comparison: Some(Comparison::AtLeast),
            threshold: Some(threshold),
            guard_points: None,
            guard_households: None,
            robustness: None,
            minimum_count: None,
            condition: None,
            minimum_respondents: None,
            minimum_response: None,
            finding: String::new(),
            source: String::new(),
        }
    }

    fn ratio_rule() -> Rule {
        Rule {
            guard_points: Some(5.0),
            guard_households: Some(3),
            robustness: Some(2),
            minimum_respondents: Some(20),
            minimum_response: Some(60.0),
            ..rule(RuleMode::RatioToReference, 1.3)
        }
    }

    fn survey(value: f64, respondents: u32, response: f64) -> Observed {
        Observed {
            value: Figure::Published(value),
            bounded: false,
            respondents: Figure::Published(respondents),
            response_rate: Figure::Published(response),
            vintage: None,
            count: None,
            unsound: false,
        }
    }

    fn stock(numerator: u32, offered: u32) -> Observed {
        Observed {
            value: Figure::Published(rounded(f64::from(numerator) * 100.0 / f64::from(offered))),
            respondents: Figure::Published(offered),
            response_rate: Figure::NotApplicable,
            count: Some((numerator, offered)),
            ..survey(0.0, 0, 0.0)
        }
    }

    fn result(rule: Rule, observed: Observed, reference: Figure<f64>) -> (RuleState, Option<f64>) {
        let explanation = evaluate(&Arc::new(rule), &observed, reference);
        (explanation.state, explanation.threshold)
    }

    #[test]
    fn the_picture_of_the_design_is_reached() {
        // 53 % of 34 respondents against 36.8 %: 47.84, and 36.8 + max(5 points, 3 ÷ 34) = 45.6.
        let picture = result(ratio_rule(), survey(55.8824, 34, 79.0), Figure::Published(36.8));
        assert_eq!(picture, (RuleState::Reached, Some(47.84)));
        let below = result(ratio_rule(), survey(44.1176, 34, 79.0), Figure::Published(36.8));
        assert_eq!(below.0, RuleState::NotReached);
    }

    #[test]
    fn guards_win_where_the_reference_is_low_and_the_residence_small() {
        // 1.3 × 10 = 13; 10 + 5 points = 15; 10 + 3 of 20 = 25.
        let (state, threshold) = result(ratio_rule(), survey(20.0, 20, 90.0), Figure::Published(10.0));
        assert_eq!((state, threshold), (RuleState::NotReached, Some(25.0)));
    }

    #[test]
    fn a_finding_that_two_households_would_undo_is_not_computed() {
        // Threshold 25; 30 % of 20 is six households; with four it would be 20 %.
        let (state, _) = result(ratio_rule(), survey(30.0, 20, 90.0), Figure::Published(10.0));
        assert_eq!(state, RuleState::NotComputed);
        // 40 % of 20: eight, and six still reach it.
        let (state, _) = result(ratio_rule(), survey(40.0, 20, 90.0), Figure::Published(10.0));
        assert_eq!(state, RuleState::Reached);
    }

    #[test]
    fn a_favourable_indicator_is_compared_downwards() {
        let employed = Rule { comparison: Some(Comparison::AtMost), threshold: Some(0.7), ..ratio_rule() };
        // 0.7 × 50 = 35; 50 − max(5, 3 of 40 = 7.5) = 42.5.
        let reached = result(employed.clone(), survey(25.0, 40, 80.0), Figure::Published(50.0));
        assert_eq!(reached, (RuleState::Reached, Some(35.0)));
        // 32.5 + 5 points for two households: 37.5 would not hold.
        let shaky = result(employed, survey(32.5, 40, 80.0), Figure::Published(50.0));
        assert_eq!(shaky.0, RuleState::NotComputed);
    }

    #[test]
    fn few_answers_and_unpublished_figures_have_their_own_states() {
        let state = |observed, reference| result(ratio_rule(), observed, reference).0;
        let reference = Figure::Published(36.8);
        assert_eq!(state(survey(90.0, 19, 90.0), reference), RuleState::NotComputed);
        assert_eq!(state(survey(90.0, 40, 59.9), reference), RuleState::NotComputed);
        assert_eq!(state(survey(90.0, 40, 60.0), Figure::Absent), RuleState::Absent);
        assert_eq!(state(survey(90.0, 40, 60.0), Figure::Secret), RuleState::Secret);
        let counted = |respondents| Observed { respondents, ..survey(90.0, 0, 90.0) };
        assert_eq!(state(counted(Figure::Absent), reference), RuleState::Absent, "no number to guard with");
        let guarded = Rule { minimum_respondents: None, minimum_response: None, ..ratio_rule() };
        assert_eq!(result(guarded, counted(Figure::Absent), reference).0, RuleState::Absent);
        let unpublished = |value| Observed {
            value,
            respondents: Figure::Secret,
            response_rate: Figure::Secret,
            ..survey(0.0, 0, 0.0)
        };
        assert_eq!(state(unpublished(Figure::Secret), reference), RuleState::Secret);
        assert_eq!(state(unpublished(Figure::Absent), reference), RuleState::Absent);
        assert_eq!(state(unpublished(Figure::NotApplicable), reference), RuleState::NotApplicable);
    }

    #[test]
    fn a_fixed_threshold_asks_for_its_minimum_of_dwellings() {
        let vacancy =
            Rule { minimum_count: Some(2), minimum_respondents: Some(20), ..rule(RuleMode::Absolute, 5.0) };
        let state = |observed| result(vacancy.clone(), observed, Figure::Absent).0;
        assert_eq!(state(stock(2, 40)), RuleState::Reached);
        assert_eq!(state(stock(1, 20)), RuleState::NotReached, "5 %, but one dwelling alone");
        assert_eq!(state(stock(2, 41)), RuleState::NotReached);
        let small = Observed { value: Figure::Secret, respondents: Figure::Published(13), ..stock(1, 13) };
        assert_eq!(state(small), RuleState::NotComputed);
        assert_eq!(state(Observed { unsound: true, ..stock(9, 40) }), RuleState::NotComputed);
    }

    #[test]
    fn a_quintile_bound_is_the_delivered_one() {
        let quintile = rule(RuleMode::Quintile, 48.5);
        assert_eq!(result(quintile.clone(), survey(48.5, 40, 80.0), Figure::Absent).0, RuleState::Reached);
        assert_eq!(result(quintile, survey(48.4, 40, 80.0), Figure::Absent).0, RuleState::NotReached);
    }
}
