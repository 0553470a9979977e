//! Tables `plafond`, `indicateur`, `regle` and `vocabulaire`, where the file carries some.

use crate::data::DataError;
use crate::data::codes;
use crate::data::read::cells::for_each_row;
use crate::data::schema::{CEILING, INDICATOR, RULE, TERM};
use crate::model::{AplZone, Ceiling, Indicator, Progress, Rule, RuleFamily, Term};
use rusqlite::Connection;

/// # Errors
/// `BadCell` and `Cancelled`, as for the functions below.
pub fn read_ceilings(db: &Connection, progress: &Progress) -> Result<Vec<Ceiling>, DataError> {
    let mut ceilings = Vec::new();
    for_each_row(db, CEILING.name, include_str!("../sql/plafond.sql"), [], progress, |row| {
        let zone = match row.text(3)? {
            "" => None,
            code => Some(AplZone::from_code(code).ok_or_else(|| row.bad(3))?),
        };
        ceilings.push(Ceiling {
            nature: row.text(1)?.to_owned(),
            effective: row.date(2)?,
            zone,
            composition: row.text(4)?.to_owned(),
            amount: row.optional_euros(5)?.ok_or_else(|| row.bad(5))?,
            unit: row.text(6)?.to_owned(),
            source: row.text(7)?.to_owned(),
        });
        Ok(())
    })?;
    Ok(ceilings)
}

pub fn read_indicators(db: &Connection, progress: &Progress) -> Result<Vec<Indicator>, DataError> {
    let mut indicators = Vec::new();
    for_each_row(db, INDICATOR.name, include_str!("../sql/indicateur.sql"), [], progress, |row| {
        indicators.push(Indicator {
            code: row.text(1)?.to_owned(),
            label: row.text(2)?.to_owned(),
            short_label: row.text(3)?.to_owned(),
            definition: row.text(4)?.to_owned(),
            unit: row.text(5)?.to_owned(),
            universe: row.code(6, codes::UNIVERSES)?,
            numerator: row.text(7)?.to_owned(),
            denominator: row.text(8)?.to_owned(),
            sense: row.code(9, codes::SENSES)?,
            family: row.optional_text(10)?.map(str::to_owned),
            source: row.text(11)?.to_owned(),
            comparable_vintages: row.optional_text(12)?.map(str::to_owned),
            disclosure: row.code(13, codes::DISCLOSURES)?,
            computed: row.flag(14)?,
            order: row.whole(15)?,
        });
        Ok(())
    })?;
    Ok(indicators)
}

pub fn read_rules(db: &Connection, progress: &Progress) -> Result<Vec<Rule>, DataError> {
    let mut rules = Vec::new();
    for_each_row(db, RULE.name, include_str!("../sql/regle.sql"), [], progress, |row| {
        rules.push(Rule {
            set: row.text(1)?.to_owned(),
            code: row.text(2)?.to_owned(),
            version: row.whole(3)?,
            active: row.flag(4)?,
            counts: row.flag(5)?,
            family: row.parsed(6, RuleFamily::from_code)?.ok_or_else(|| row.bad(6))?,
            indicator: row.optional_text(7)?.map(str::to_owned),
            mode: row.code(8, codes::MODES)?,
            comparison: row.optional_code(9, codes::COMPARISONS)?,
            threshold: row.optional_number(10)?,
            guard_points: row.optional_number(11)?,
            guard_households: row.optional_whole(12)?,
            robustness: row.optional_whole(13)?,
            minimum_count: row.optional_whole(14)?,
            condition: row.optional_text(15)?.map(str::to_owned),
            minimum_respondents: row.optional_whole(16)?,
            minimum_response: row.optional_number(17)?,
            finding: row.text(18)?.to_owned(),
            source: row.text(19)?.to_owned(),
        });
        Ok(())
    })?;
    Ok(rules)
}

pub fn read_terms(db: &Connection, progress: &Progress) -> Result<Vec<Term>, DataError> {
    let mut terms = Vec::new();
    for_each_row(db, TERM.name, include_str!("../sql/vocabulaire.sql"), [], progress, |row| {
        terms.push(Term {
            list: row.text(1)?.to_owned(),
            code: row.text(2)?.to_owned(),
            label: row.text(3)?.to_owned(),
            order: row.whole(4)?,
        });
        Ok(())
    })?;
    Ok(terms)
}
