//! What only the rows of `occupation` tell: ranges, order, bounds, rates that a whole count can give.

use crate::data::DataError;
use crate::data::codes;
use crate::data::header::Layout;
use crate::data::read::{Cells, for_each_row, read_indicators};
use crate::data::reference;
use crate::data::schema::OCCUPANCY;
use crate::data::validate::Audit;
use crate::domain::secrecy::{Share, share};
use crate::model::{Progress, Universe};
use rusqlite::Connection;

/// Half of the last of 4 decimals, and the error of a sum in floating point.
const TOLERANCE: f64 = 0.000_06;

/// Columns of the statement.
const STATE: usize = 1;
const RESPONDENTS: usize = 2;
const ADULTS: usize = 3;
const RESPONSE: usize = 4;
const WITHHELD: usize = 5;
const BOUNDED: usize = 6;
const FIRST_CODE: usize = 7;

#[derive(Default)]
struct Faults {
    out_of_range: u64,
    not_nested: u64,
    impossible: u64,
    bounds: u64,
    unbounded: u64,
    unknown_codes: u64,
}

/// An indicator column of the file.
struct Column {
    code: String,
    /// `None`: the dictionary does not name it.
    universe: Option<Universe>,
}

/// # Errors
/// `Cancelled`, or as SQLite. A cell of the wrong type was counted elsewhere: its row is left out.
pub fn check(
    db: &Connection,
    layout: &Layout,
    progress: &Progress,
    audit: &mut Audit,
) -> Result<(), DataError> {
    let columns = columns(db, layout, progress)?;
    let listed: String = layout.occupancy_codes.iter().map(|code| format!(", {code}")).collect();
    let sql = include_str!("../sql/regles/occupation_lignes.sql").replace("/* indicateurs */", &listed);
    let mut faults = Faults::default();
    let mut unreadable = 0;
    for_each_row(db, OCCUPANCY.name, &sql, [], progress, |row| {
        match check_row(row, &columns, &mut faults) {
            Err(DataError::BadCell { .. }) => {
                unreadable += 1;
                Ok(())
            }
            checked => checked,
        }
    })?;
    audit.error(OCCUPANCY.name, "cellule_illisible", unreadable);
    audit.error(OCCUPANCY.name, "taux_hors_limites", faults.out_of_range);
    audit.error(OCCUPANCY.name, "ressources_emboitees", faults.not_nested);
    audit.error(OCCUPANCY.name, "borne", faults.bounds);
    audit.warning(OCCUPANCY.name, "compte_impossible", faults.impossible);
    audit.warning(OCCUPANCY.name, "petit_effectif", faults.unbounded);
    audit.warning(OCCUPANCY.name, "masque_inconnu", faults.unknown_codes);
    Ok(())
}

fn columns(db: &Connection, layout: &Layout, progress: &Progress) -> Result<Vec<Column>, DataError> {
    let own = match read_indicators(db, progress) {
        Ok(own) if !own.is_empty() => own,
        Ok(_) | Err(DataError::BadCell { .. }) => reference::indicators(),
        Err(error) => return Err(error),
    };
    let universe = |code: &str| own.iter().find(|known| known.code == code).map(|known| known.universe);
    let codes = layout.occupancy_codes.iter();
    Ok(codes.map(|code| Column { code: code.clone(), universe: universe(code) }).collect())
}

fn check_row(row: &Cells<'_>, columns: &[Column], faults: &mut Faults) -> Result<(), DataError> {
    if row.text(STATE)? != codes::PUBLISHED {
        return Ok(());
    }
    let households: Option<u32> = row.optional_whole(RESPONDENTS)?;
    let adults: Option<u32> = row.optional_whole(ADULTS)?;
    let bounded: Vec<&str> = listed(row.text(BOUNDED)?);
    let known = |code: &&str| columns.iter().any(|column| column.code == **code);
    let named = bounded.iter().chain(&listed(row.text(WITHHELD)?)).filter(|code| !known(code)).count();
    faults.unknown_codes += named as u64;
    if row.optional_number(RESPONSE)?.is_some_and(|rate| !(0.0..=100.0).contains(&rate)) {
        faults.out_of_range += 1;
    }
    let mut resources = [None; 3];
    for (position, column) in columns.iter().enumerate() {
        let Some(rate) = row.optional_number(FIRST_CODE + position)? else { continue };
        if let Some(rank) = ["res20", "res40", "res60"].iter().position(|code| *code == column.code) {
            resources[rank] = Some(rate);
        }
        let counted = Counted { universe: column.universe, households, adults };
        if !(0.0..=100.0).contains(&rate) {
            faults.out_of_range += 1;
        } else if bounded.contains(&column.code.as_str()) {
            faults.bounds += u64::from(!counted.is_bound(rate));
        } else {
            counted.check(rate, faults);
        }
    }
    let known: Vec<f64> = resources.into_iter().flatten().collect();
    faults.not_nested += u64::from(!known.is_sorted_by(|lower, upper| *lower <= upper + TOLERANCE));
    Ok(())
}

fn listed(codes: &str) -> Vec<&str> {
    codes.split(',').filter(|code| !code.is_empty()).collect()
}

/// What a rate is a share of.
#[derive(Clone, Copy)]
struct Counted {
    universe: Option<Universe>,
    households: Option<u32>,
    adults: Option<u32>,
}

impl Counted {
    /// Households or adults, and the households they live in; `None` where the file does not say: occupants are
    /// not in it.
    fn base(self) -> Option<(u32, u32)> {
        let households = self.households.filter(|&households| households > 0)?;
        let base = match self.universe {
            Some(Universe::Household) => households,
            Some(Universe::Adult) => self.adults.filter(|&adults| adults > 0)?,
            Some(Universe::Occupant | Universe::Dwelling) | None => return None,
        };
        Some((base, households))
    }

    /// 5 or 95, or what a small group makes of the base when that is more.
    fn is_bound(self, rate: f64) -> bool {
        let near =
            |bound: f64| (rate - bound).abs() <= TOLERANCE || (rate - (100.0 - bound)).abs() <= TOLERANCE;
        match (self.base(), self.households) {
            (Some((base, households)), _) => near(5.0) || near(share(0, base, households).percent()),
            // A base of at least one by household: the bound is no wider than theirs.
            (None, Some(households)) => {
                let widest = share(0, households.max(1), households).percent().max(5.0) + TOLERANCE;
                let narrow = 5.0 - TOLERANCE;
                (narrow..=widest).contains(&rate) || (narrow..=widest).contains(&(100.0 - rate))
            }
            (None, None) => near(5.0),
        }
    }

    /// A rate is some whole count of its base; and not one that tells of one or two families.
    fn check(self, rate: f64, faults: &mut Faults) {
        let Some((base, households)) = self.base() else { return };
        let count = (rate * f64::from(base) / 100.0).round();
        if (rate - count * 100.0 / f64::from(base)).abs() > TOLERANCE {
            faults.impossible += 1;
        } else if matches!(share(count as u32, base, households), Share::Bound(_)) {
            faults.unbounded += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(households: u32) -> Counted {
        Counted { universe: Some(Universe::Household), households: Some(households), adults: None }
    }

    fn faults_of(rate: f64, households: u32) -> (u64, u64) {
        let mut faults = Faults::default();
        of(households).check(rate, &mut faults);
        (faults.impossible, faults.unbounded)
    }

    #[test]
    fn a_rate_is_a_whole_count_of_households() {
        assert_eq!(faults_of(35.2941, 34), (0, 0));
        assert_eq!(faults_of(35.0, 34), (1, 0));
        assert_eq!(faults_of(30.0, 20), (0, 0));
    }

    #[test]
    fn two_families_of_25_are_stored_as_a_bound() {
        assert_eq!(faults_of(8.0, 25), (0, 1));
        assert_eq!(faults_of(92.0, 25), (0, 1));
        assert_eq!(faults_of(12.0, 25), (0, 0));
        assert!(of(25).is_bound(8.0) && of(25).is_bound(5.0) && of(49).is_bound(95.0));
        assert!(!of(25).is_bound(7.0) && !of(25).is_bound(50.0));
    }

    #[test]
    fn a_bound_on_adults_follows_their_number_and_one_on_occupants_is_no_wider_than_on_households() {
        let adults = Counted { universe: Some(Universe::Adult), households: Some(11), adults: Some(16) };
        assert!(adults.is_bound(12.5) && adults.is_bound(87.5) && !adults.is_bound(18.1818));
        let occupants =
            Counted { universe: Some(Universe::Occupant), households: Some(11), adults: Some(16) };
        assert!(occupants.is_bound(7.4074) && !occupants.is_bound(20.0));
    }
}
