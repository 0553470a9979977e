//! Table `occupation`: the state of a row, then of each indicator in it.

use crate::data::DataError;
use crate::data::codes;
use crate::data::read::cells::{Cells, for_each_row};
use crate::data::schema::OCCUPANCY;
use crate::model::{Figure, Occupancy, Population, Progress, Rate, Vintage};
use rusqlite::Connection;

/// Column of the first indicator.
const FIRST_CODE: usize = 9;

/// Gives each row of one vintage, by résidence, to `each`: `residence.fid`, population, row.
///
/// # Errors
/// `BadCell` and `Cancelled`.
pub fn read_occupancy(
    db: &Connection,
    vintage: Vintage,
    occupancy_codes: &[String],
    progress: &Progress,
    mut each: impl FnMut(i64, Population, Occupancy),
) -> Result<(), DataError> {
    let columns: String = occupancy_codes.iter().map(|code| format!(", {code}")).collect();
    let sql = include_str!("../sql/occupation.sql").replace("/* indicateurs */", &columns);
    for_each_row(db, OCCUPANCY.name, &sql, [vintage.year()], progress, |row| {
        each(row.whole(1)?, row.code(2, codes::POPULATIONS)?, occupancy(row, occupancy_codes)?);
        Ok(())
    })
}

fn occupancy(row: &Cells<'_>, occupancy_codes: &[String]) -> Result<Occupancy, DataError> {
    let state = match row.text(3)? {
        codes::PUBLISHED => return published(row, occupancy_codes),
        codes::SECRET => Figure::Secret,
        codes::ABSENT => Figure::Absent,
        codes::NOT_APPLICABLE => Figure::NotApplicable,
        _ => return Err(row.bad(3)),
    };
    let rate = Rate { figure: state, bounded: false };
    Ok(Occupancy {
        respondents: state.map(|_: f32| 0),
        adult_respondents: state.map(|_| 0),
        response_rate: state.map(f64::from),
        rates: vec![rate; occupancy_codes.len()],
    })
}

fn published(row: &Cells<'_>, occupancy_codes: &[String]) -> Result<Occupancy, DataError> {
    let withheld: Vec<&str> = row.text(7)?.split(',').collect();
    let bounded: Vec<&str> = row.text(8)?.split(',').collect();
    let mut rates = Vec::with_capacity(occupancy_codes.len());
    for (position, code) in occupancy_codes.iter().enumerate() {
        // f32: the file holds 4 decimals, which f32 gives back exactly between 0 and 100.
        let value = row.optional_number(FIRST_CODE + position)?.map(|value| value as f32);
        let figure = if withheld.contains(&code.as_str()) { Figure::Secret } else { Figure::supplied(value) };
        let bounded = bounded.contains(&code.as_str()) && figure.published().is_some();
        rates.push(Rate { figure, bounded });
    }
    Ok(Occupancy {
        respondents: Figure::supplied(row.optional_whole(4)?),
        adult_respondents: Figure::supplied(row.optional_whole(5)?),
        response_rate: Figure::supplied(row.optional_number(6)?),
        rates,
    })
}
