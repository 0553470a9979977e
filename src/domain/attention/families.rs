//! Families: the Kleene OR of their rules, and what may be counted of them.

use crate::domain::attention::{Explanation, RuleState};
use crate::model::{Figure, RuleFamily, Truth};

#[derive(Clone, Debug, PartialEq)]
pub struct FamilyFinding {
    pub family: RuleFamily,
    /// Counts for `fragile`: the family may ([`RuleFamily::may_count`]) and a rule of it says so.
    pub counts: bool,
    pub state: RuleState,
    /// One by active rule of the family, in the order of the table; empty when the set in force has none.
    pub explanations: Vec<Explanation>,
}

impl FamilyFinding {
    pub fn new(family: RuleFamily, explanations: Vec<Explanation>) -> Self {
        Self {
            family,
            counts: family.may_count() && explanations.iter().any(|explanation| explanation.rule.counts),
            state: family_state(explanations.iter().map(|explanation| explanation.state)),
            explanations,
        }
    }
}

/// Reached when a rule is; otherwise the first of secret, not computed, absent; otherwise not reached. Not applicable
/// when every rule is, or when there is none.
pub fn family_state(states: impl Iterator<Item = RuleState>) -> RuleState {
    // From the weakest to the strongest.
    const ORDER: [RuleState; 6] = [
        RuleState::NotApplicable,
        RuleState::NotReached,
        RuleState::Absent,
        RuleState::NotComputed,
        RuleState::Secret,
        RuleState::Reached,
    ];
    let strength = |state: &RuleState| ORDER.iter().position(|known| known == state);
    states.max_by_key(strength).unwrap_or(RuleState::NotApplicable)
}

/// At least two of the families that count: yes, no, or not known.
pub fn fragile(families: &[FamilyFinding]) -> Truth {
    let counting = || families.iter().filter(|family| family.counts);
    let reached = counting().filter(|family| family.state == RuleState::Reached).count();
    let unknown = counting().filter(|family| is_unknown(family.state)).count();
    if reached >= 2 {
        Truth::Yes
    } else if reached + unknown < 2 {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// Families that count and are reached, and whether their number is not known because a rule was not computed.
/// When one family is not known, the first of secret, not computed (as `Absent`), absent.
pub fn count_points(families: &[FamilyFinding]) -> (Figure<u8>, bool) {
    let counting = || families.iter().filter(|family| family.counts);
    let some = |state| counting().any(|family| family.state == state);
    if some(RuleState::Secret) {
        (Figure::Secret, false)
    } else if some(RuleState::NotComputed) {
        (Figure::Absent, true)
    } else if some(RuleState::Absent) {
        (Figure::Absent, false)
    } else {
        // Seven families at most.
        (
            Figure::Published(counting().filter(|family| family.state == RuleState::Reached).count() as u8),
            false,
        )
    }
}

pub fn is_unknown(state: RuleState) -> bool {
    matches!(state, RuleState::Secret | RuleState::NotComputed | RuleState::Absent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::model::Rule;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn family(state: RuleState, counts: bool) -> FamilyFinding {
        FamilyFinding { family: RuleFamily::Resources, counts, state, explanations: Vec::new() }
    }

    #[test]
    fn a_family_shows_the_first_of_secret_not_computed_and_absent_unless_a_rule_is_reached() {
        use RuleState::{Absent, NotApplicable, NotComputed, NotReached, Reached, Secret};
        let state = |states: &[RuleState]| family_state(states.iter().copied());
        assert_eq!(state(&[Secret, Reached, Absent]), Reached);
        assert_eq!(state(&[Absent, NotComputed, NotReached]), NotComputed);
        assert_eq!(state(&[Absent, Secret, NotComputed]), Secret);
        assert_eq!(state(&[NotReached, NotApplicable]), NotReached);
        assert_eq!(state(&[NotApplicable, NotApplicable]), NotApplicable);
        assert_eq!(state(&[]), NotApplicable);
    }

    #[test]
    fn two_reached_families_that_count_decide_and_context_never_does() {
        use RuleState::{Absent, NotReached, Reached, Secret};
        let known = |states: [RuleState; 3]| {
            let mut families = states.map(|state| family(state, true)).to_vec();
            families.push(family(Reached, false));
            fragile(&families)
        };
        assert_eq!(known([Reached, Reached, Secret]), Truth::Yes);
        assert_eq!(known([Reached, NotReached, NotReached]), Truth::No);
        assert_eq!(known([NotReached, NotReached, Secret]), Truth::No, "one unknown alone cannot make two");
        assert_eq!(known([Reached, NotReached, Absent]), Truth::Unknown);
        assert_eq!(known([Secret, Secret, NotReached]), Truth::Unknown);
    }

    #[test]
    fn what_nobody_may_be_refused_on_is_never_counted_whatever_a_file_says() {
        let (_, assessments) = sample::assessed();
        for finding in &assessments[sample::CEDRES].families {
            let said = |mut explanation: Explanation| {
                let rule = Rule { counts: true, ..(*explanation.rule).clone() };
                explanation.rule = Arc::new(rule);
                explanation
            };
            let explanations: Vec<_> = finding.explanations.iter().cloned().map(said).collect();
            let may = ["PA", "PD", "PE"].contains(&finding.family.code());
            let counts = FamilyFinding::new(finding.family, explanations.clone()).counts;
            assert_eq!(counts, may && !explanations.is_empty(), "{}", finding.family.code());
        }
    }

    #[test]
    fn points_are_counted_only_when_every_family_that_counts_is_known() {
        use RuleState::{NotApplicable, NotComputed, Reached, Secret};
        let points = |states: [RuleState; 2]| count_points(&states.map(|state| family(state, true)));
        assert_eq!(points([Reached, NotApplicable]), (Figure::Published(1), false));
        assert_eq!(points([Reached, NotComputed]), (Figure::Absent, true));
        assert_eq!(points([NotComputed, Secret]), (Figure::Secret, false));
    }

    /// What every way of settling the unknown families agrees on.
    fn naive_fragile(states: &[RuleState]) -> Truth {
        let unknown: Vec<usize> = (0..states.len()).filter(|&index| is_unknown(states[index])).collect();
        let known = states.iter().filter(|state| **state == RuleState::Reached).count();
        let answers: Vec<bool> =
            (0..1_u32 << unknown.len()).map(|world| known + world.count_ones() as usize >= 2).collect();
        if answers.iter().all(|answer| *answer) {
            Truth::Yes
        } else if answers.iter().any(|answer| *answer) {
            Truth::Unknown
        } else {
            Truth::No
        }
    }

    proptest! {
        #[test]
        fn fragile_is_what_every_way_of_settling_the_unknown_agrees_on(
            states in proptest::collection::vec(
                prop_oneof![
                    Just(RuleState::Reached),
                    Just(RuleState::NotReached),
                    Just(RuleState::NotComputed),
                    Just(RuleState::Secret),
                    Just(RuleState::Absent),
                    Just(RuleState::NotApplicable),
                ],
                0..5,
            )
        ) {
            let families: Vec<_> = states.iter().map(|state| family(*state, true)).collect();
            prop_assert_eq!(fragile(&families), naive_fragile(&states));
        }
    }
}
