//! Tables that ship with the program (`assets/reference/`): ceilings, rules, indicators, vocabulary.
//!
//! Each row carries its source. A data file may carry newer ones, which then stand. Communes and the margins of the
//! demonstration are read where they are used.

mod ceilings;
mod indicators;
mod rules;
mod vocabulary;

pub use crate::data::outlines::{CommuneOutline, communes};
pub use ceilings::ceilings;
pub use indicators::indicators;
pub use rules::rules;
pub use vocabulary::vocabulary;

/// Reads a table that is part of the program: a fault in it is a bug, and a test reads them all.
fn parse<T: serde::de::DeserializeOwned>(name: &str, table: &str) -> T {
    toml::from_str(table).unwrap_or_else(|fault| panic!("assets/reference/{name}: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RuleFamily, RuleMode};
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_names_a_known_indicator_and_says_what_its_mode_needs() {
        let codes: BTreeSet<String> = indicators().into_iter().map(|indicator| indicator.code).collect();
        for rule in rules() {
            if rule.mode == RuleMode::Condition {
                assert!(rule.condition.is_some() && rule.indicator.is_none(), "{}", rule.code);
            } else {
                assert!(rule.indicator.as_ref().is_some_and(|code| codes.contains(code)), "{}", rule.code);
                assert!(rule.threshold.is_some() && rule.comparison.is_some(), "{}", rule.code);
            }
            let counts = [RuleFamily::Resources, RuleFamily::Employment, RuleFamily::Turnover];
            assert_eq!(rule.counts, counts.contains(&rule.family), "{}", rule.code);
            assert!(!rule.source.is_empty());
        }
    }

    #[test]
    fn the_extended_set_has_the_seven_families_and_the_base_set_its_three_criteria() {
        let families = |set: &str| -> BTreeSet<&str> {
            rules().iter().filter(|rule| rule.set == set).map(|rule| rule.family.code()).collect()
        };
        assert_eq!(families("etendu").len(), 7);
        assert_eq!(families("socle"), BTreeSet::from(["PA", "PD", "PE", "PF", "PG"]));
        let survey: Vec<_> = rules()
            .into_iter()
            .filter(|rule| rule.set == "socle" && rule.minimum_response.is_some())
            .filter_map(|rule| rule.indicator)
            .collect();
        assert_eq!(survey, ["res20", "apl", "ssempl"]);
    }

    #[test]
    fn codes_are_unique_in_each_table() {
        let unique = |keys: Vec<String>| keys.len() == keys.iter().collect::<BTreeSet<_>>().len();
        assert!(unique(indicators().into_iter().map(|row| row.code).collect()));
        assert!(unique(rules().into_iter().map(|row| format!("{} {}", row.set, row.code)).collect()));
        assert!(unique(vocabulary().into_iter().map(|row| format!("{} {}", row.list, row.code)).collect()));
        assert!(unique(
            ceilings()
                .into_iter()
                .map(|row| format!("{} {} {:?} {}", row.nature, row.effective, row.zone, row.composition))
                .collect()
        ));
    }

    #[test]
    fn every_theme_of_the_landlords_has_its_closed_list() {
        let terms = vocabulary();
        for theme in terms.iter().filter(|term| term.list == "theme") {
            assert!(terms.iter().any(|term| term.list == theme.code), "{}", theme.code);
        }
    }
}
