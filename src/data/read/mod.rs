//! Rows of the canonical file, one statement each, into the model. The reading rules are those of `design.md` § 4.
//!
//! Only the current vintages are read. What the file must not contain is refused in `validate`.

mod cells;
mod dictionary;
mod extras;
mod meta;
mod occupancy;
mod rents;
mod residences;
mod zones;

use crate::data::DataError;
use crate::data::header::Layout;
use crate::data::reference;
use crate::data::schema::{META, OCCUPANCY, RENT, RESIDENCE};
use crate::model::{Atlas, Progress, Residence};
use rusqlite::Connection;

pub use cells::{Cells, for_each_row};
pub use dictionary::read_indicators;
pub use meta::read_meta;
pub use occupancy::read_occupancy;
pub use rents::{RENTS_FOR_A_MEAN, RENTS_FOR_A_RANGE};
pub use residences::on_the_globe;

/// Everything at the current vintages.
///
/// # Errors
/// `BadCell`, `Invariant` and `Cancelled`.
pub fn read_atlas(db: &Connection, layout: &Layout, progress: &Progress) -> Result<Atlas, DataError> {
    progress.begin(steps(db)?);
    let meta = read_meta(db, progress)?;
    let mut list = Residences::new(residences::read_residences(db, progress)?);
    residences::read_parc(db, meta.vintage_parc, &mut list, progress)?;
    residences::read_financing(db, &meta, &mut list, progress)?;
    residences::read_functioning(db, &mut list, progress)?;
    residences::read_opinions(db, &mut list, progress)?;
    rents::read_rents(db, meta.vintage_rents, &mut list, progress)?;
    if let Some(vintage) = meta.vintage_ops {
        read_occupancy(db, vintage, &layout.occupancy_codes, progress, |residence, population, row| {
            if let Some(residence) = list.get(residence) {
                residence.occupancy[population as usize] = Some(row);
            }
        })?;
    }
    let (fids, zones) = zones::read_zones(db, progress)?;
    let references = zones::read_references(db, &fids, progress)?;
    Ok(Atlas {
        meta,
        residences: list.residences,
        occupancy_codes: layout.occupancy_codes.clone(),
        zones,
        references,
        ceilings: or_shipped(dictionary::read_ceilings(db, progress)?, reference::ceilings),
        indicators: or_shipped(dictionary::read_indicators(db, progress)?, reference::indicators),
        rules: or_shipped(dictionary::read_rules(db, progress)?, reference::rules),
        vocabulary: or_shipped(dictionary::read_terms(db, progress)?, reference::vocabulary),
        extras: extras::read_extras(db, layout, progress)?,
    })
}

/// A file's own table stands when it has rows.
fn or_shipped<T>(rows: Vec<T>, shipped: fn() -> Vec<T>) -> Vec<T> {
    if rows.is_empty() { shipped() } else { rows }
}

/// `residence.fid`, in the order of [`Atlas::residences`].
///
/// # Errors
/// As SQLite.
pub fn residence_fids(db: &Connection) -> Result<Vec<i64>, DataError> {
    let mut statement = db.prepare(include_str!("../sql/residence_fids.sql"))?;
    let fids = statement.query_map([], |row| row.get(0))?;
    Ok(fids.collect::<Result<_, _>>()?)
}

/// Rows of the tables that take time.
fn steps(db: &Connection) -> Result<u64, DataError> {
    let mut total = 0;
    for table in [&RESIDENCE, &RENT, &OCCUPANCY, &META] {
        let rows: i64 =
            db.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?;
        total += rows.unsigned_abs();
    }
    Ok(total)
}

/// Résidences and their `fid`, ascending: where the rows of the other tables belong.
pub struct Residences {
    fids: Vec<i64>,
    residences: Vec<Residence>,
    /// Rows come in the order of `residence_fid`: the next one is here or just after.
    last: usize,
}

impl Residences {
    fn new((fids, residences): (Vec<i64>, Vec<Residence>)) -> Self {
        Self { fids, residences, last: 0 }
    }

    /// `None` for a row that belongs to no résidence: the check of foreign keys tells of it.
    pub fn get(&mut self, fid: i64) -> Option<&mut Residence> {
        if self.fids.get(self.last) != Some(&fid) {
            self.last = self.fids.binary_search(&fid).ok()?;
        }
        self.residences.get_mut(self.last)
    }
}
