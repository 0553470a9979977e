//! Nothing under the floor: the one fault that refuses a file before anything of it is shown.

use crate::data::DataError;
use crate::data::header::Layout;
use crate::data::read::{RENTS_FOR_A_MEAN, RENTS_FOR_A_RANGE, read_meta};
use crate::data::schema::{OCCUPANCY, REFERENCE, RENT};
use crate::model::Progress;
use rusqlite::{Connection, named_params};

/// The code of the rule in remarks.
pub const RULE: &str = "sous_le_seuil";

/// Rows of a table that hold what the law masks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    pub table: &'static str,
    pub count: u64,
    /// Households; of `loyer`, known rents.
    pub floor: u32,
}

/// # Errors
/// [`DataError::UnderFloor`] for the first table at fault.
pub fn refuse_breaches(db: &Connection, layout: &Layout, progress: &Progress) -> Result<(), DataError> {
    let floor = read_meta(db, progress)?.floor;
    match breaches(db, &layout.occupancy_codes, floor)?.first() {
        Some(&Breach { table, count, floor }) => Err(DataError::UnderFloor { table, count, floor }),
        None => Ok(()),
    }
}

/// Every table at fault, all vintages.
///
/// # Errors
/// As SQLite.
pub fn breaches(
    db: &Connection,
    occupancy_codes: &[String],
    floor: u32,
) -> Result<Vec<Breach>, rusqlite::Error> {
    let mut breaches = Vec::new();
    let mut note = |table, count: i64, floor| {
        if count > 0 {
            breaches.push(Breach { table, count: count.unsigned_abs(), floor });
        }
    };
    let any: String = occupancy_codes.iter().map(|code| format!(", {code}")).collect();
    let withheld: String = occupancy_codes
        .iter()
        .map(|code| format!(" OR ({code} IS NOT NULL AND instr(',' || masques || ',', ',{code},') > 0)"))
        .collect();
    let sql = include_str!("../sql/regles/occupation_sous_le_seuil.sql")
        .replace("/* indicateurs */", &any)
        .replace("/* masques */", &withheld);
    note(OCCUPANCY.name, db.query_row(&sql, named_params! { ":seuil": floor }, |row| row.get(0))?, floor);
    note(
        RENT.name,
        db.query_row(
            include_str!("../sql/regles/loyer_sous_le_seuil.sql"),
            named_params! { ":moyenne": RENTS_FOR_A_MEAN, ":etendue": RENTS_FOR_A_RANGE },
            |row| row.get(0),
        )?,
        RENTS_FOR_A_MEAN,
    );
    let sql = include_str!("../sql/regles/reference_sous_le_seuil.sql");
    note(REFERENCE.name, db.query_row(sql, named_params! { ":seuil": floor }, |row| row.get(0))?, floor);
    Ok(breaches)
}
