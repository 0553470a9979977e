//! Table `loyer`: 0 known rents are absent, 1 or 2 secret, a range needs 5; a row withheld for another is secret.

use crate::data::DataError;
use crate::data::read::Residences;
use crate::data::read::cells::{Cells, for_each_row};
use crate::data::schema::{RENT, WHOLE_RESIDENCE};
use crate::model::{Figure, Progress, Rent, Typology, Vintage};
use rusqlite::Connection;

/// Rents of one vintage, by résidence then typologie; no vintage, no rents.
///
/// # Errors
/// `BadCell` and `Cancelled`.
pub fn read_rents(
    db: &Connection,
    vintage: Option<Vintage>,
    list: &mut Residences,
    progress: &Progress,
) -> Result<(), DataError> {
    let Some(vintage) = vintage else { return Ok(()) };
    for_each_row(db, RENT.name, include_str!("../sql/loyer.sql"), [vintage.year()], progress, |row| {
        let rent = rent(row)?;
        let Some(residence) = list.get(row.whole(1)?) else { return Ok(()) };
        match rent.typology {
            Some(_) => residence.rents.push(rent),
            None => residence.rent_all = Some(rent),
        }
        Ok(())
    })
}

fn rent(row: &Cells<'_>) -> Result<Rent, DataError> {
    let typology = match row.text(2)? {
        WHOLE_RESIDENCE => None,
        code => Some(Typology::from_code(code).ok_or_else(|| row.bad(2))?),
    };
    let known: u32 = row.whole(4)?;
    let withheld = row.flag(17)?;
    let shown = known >= RENTS_FOR_A_MEAN && !withheld;
    let supplied = withheld || known > 0;
    Ok(Rent {
        typology,
        dwellings: row.whole(3)?,
        known,
        mean_surface: row.optional_number(5)?,
        mean: figure(row.optional_euros(6)?, shown, supplied),
        per_m2: figure(row.optional_number(7)?, shown, supplied),
        under_ceiling: figure(row.optional_whole(8)?, shown, supplied),
        min: figure(row.optional_euros(9)?, shown && known >= RENTS_FOR_A_RANGE, supplied),
        max: figure(row.optional_euros(10)?, shown && known >= RENTS_FOR_A_RANGE, supplied),
        mean_charges: figure(row.optional_euros(11)?, shown, supplied),
        heating_included: row.optional_flag(12)?.filter(|_| shown),
        water_included: row.optional_flag(13)?.filter(|_| shown),
        reletting: row.optional_euros(14)?,
        convention_max: row.optional_euros(15)?,
        reletting_date: row.optional_date(16)?,
    })
}

/// Known rents from which a mean may be shown, then a minimum and a maximum (`domaine.md` § 2.4).
pub const RENTS_FOR_A_MEAN: u32 = 3;
pub const RENTS_FOR_A_RANGE: u32 = 5;

/// Whatever the cell holds, a figure that may not be shown is not read.
fn figure<T>(value: Option<T>, shown: bool, supplied: bool) -> Figure<T> {
    match (shown, supplied) {
        (true, _) => Figure::supplied(value),
        (false, true) => Figure::Secret,
        (false, false) => Figure::Absent,
    }
}
