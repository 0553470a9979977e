//! Opening in two phases: (a) enough for a first picture; (b) every invariant, in the background.

use crate::data::container::{self, Content, IN_MEMORY};
use crate::data::header::{self, Layout};
use crate::data::interrupt::interruptible;
use crate::data::validate::{self, floor};
use crate::data::{Audit, DataError, Secret, read};
use crate::model::{Atlas, Date, Occupancy, Population, Progress, Vintage};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An open file. Dropping it releases the bytes.
#[derive(Debug)]
pub struct OpenFile {
    /// The current vintages.
    pub atlas: Arc<Atlas>,
    layout: Layout,
    content: Mutex<Content>,
}

/// Phase (a): header, format version, current vintage into memory, nothing under the floor. The file stays
/// byte-identical, without lock or side file.
///
/// # Errors
/// See [`DataError`]; `Locked` when a protected file is given no secret.
pub fn open(path: &Path, secret: Option<&Secret>, progress: &Progress) -> Result<OpenFile, DataError> {
    open_with(path, secret, IN_MEMORY, progress)
}

fn open_with(
    path: &Path,
    secret: Option<&Secret>,
    in_memory: u64,
    progress: &Progress,
) -> Result<OpenFile, DataError> {
    let content = container::load(path, secret, in_memory, progress)?;
    let read: Result<_, DataError> = interruptible(&content.db, progress, || {
        let layout = header::inspect(&content.db)?;
        floor::refuse_breaches(&content.db, &layout, progress)?;
        Ok((read::read_atlas(&content.db, &layout, progress)?, layout))
    });
    // First: a file that changed under the reader has any other fault by accident.
    content.still_the_same()?;
    let (atlas, layout) = read?;
    Ok(OpenFile { atlas: Arc::new(atlas), layout, content: Mutex::new(content) })
}

/// Rows of `occupation` by position of the résidence, [`Population`] as index.
pub type OccupancyRows = Vec<[Option<Occupancy>; 2]>;

impl OpenFile {
    /// After the end of its life a file shows its stock and rents alone: occupancy, opinions and landlords' knowledge
    /// are taken out of memory (`domaine.md` § 6). Whether anything was.
    pub fn withhold_expired(&mut self, today: Date) -> bool {
        if self.atlas.meta.expires_on.is_none_or(|end| today <= end) {
            return false;
        }
        let atlas = Arc::make_mut(&mut self.atlas);
        for residence in &mut atlas.residences {
            residence.occupancy = [None, None];
            residence.opinions.clear();
            residence.functioning.clear();
        }
        atlas.references.clear();
        true
    }

    /// Phase (b): fingerprint, `quick_check`, all invariants.
    ///
    /// # Errors
    /// The first error that closes the file; warnings are in the audit.
    pub fn check(&self, progress: &Progress) -> Result<Audit, DataError> {
        let content = self.content();
        content.still_the_same()?;
        let audit = validate::audit(&content.db, &self.layout, progress);
        content.still_the_same()?;
        let audit = audit?;
        match audit.first_error() {
            Some(error) => Err(error),
            None => Ok(audit),
        }
    }

    /// The vintages of `occupation`, ascending.
    ///
    /// # Errors
    /// [`DataError::Changed`] when the file went away.
    pub fn vintages(&self) -> Result<Vec<Vintage>, DataError> {
        let content = self.content();
        content.still_the_same()?;
        let mut statement = content.db.prepare(include_str!("sql/vintages.sql"))?;
        let years = statement.query_map([], |row| row.get(0))?;
        Ok(years.map(|year| year.map(Vintage::new)).collect::<Result<_, _>>()?)
    }

    /// Occupancy of another vintage, read when it is first shown: one item by résidence of the atlas.
    ///
    /// # Errors
    /// `BadCell`, `Changed` and `Cancelled`.
    pub fn occupancy_of(&self, vintage: Vintage, progress: &Progress) -> Result<OccupancyRows, DataError> {
        let content = self.content();
        content.still_the_same()?;
        let fids = read::residence_fids(&content.db)?;
        let position: HashMap<i64, usize> =
            fids.iter().enumerate().map(|(position, &fid)| (fid, position)).collect();
        let mut rows: OccupancyRows = vec![[None, None]; fids.len()];
        let codes = &self.layout.occupancy_codes;
        read::read_occupancy(&content.db, vintage, codes, progress, |fid, population: Population, row| {
            if let Some(&position) = position.get(&fid) {
                rows[position][population as usize] = Some(row);
            }
        })?;
        content.still_the_same()?;
        Ok(rows)
    }

    /// Columns that the program does not know, with their table: shown as such, never computed with.
    pub fn unknown_columns(&self) -> &[(&'static str, String)] {
        &self.layout.unknown
    }

    /// A panic while reading leaves the content as it was: it is read-only.
    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
