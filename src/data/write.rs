//! Writing the canonical GeoPackage: one transaction into a temporary file of the same folder, checks, fsync, rename.

use crate::data::DataError;
use crate::model::{
    Ceiling, Financing, Functioning, Indicator, Occupancy, Opinion, Parc, Population, Progress, Reference,
    ReferencePopulation, Rent, Residence, Rule, Term, Vintage, Zone,
};
use std::path::Path;

/// Writes a canonical file row by row, so that half a million résidences need not be held at once.
/// Dropped before [`Writer::finish`], it leaves nothing behind.
pub struct Writer<'p> {
    progress: &'p Progress,
}

/// `zone.fid` or `residence.fid` in the file being written.
pub type Fid = i64;

impl<'p> Writer<'p> {
    /// Starts a file that will replace `path`. `occupancy_codes`: the indicator columns of `occupation`, in the
    /// order of [`Occupancy::rates`].
    ///
    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn create(
        path: &Path,
        occupancy_codes: &[String],
        progress: &'p Progress,
    ) -> Result<Self, DataError> {
        let _ = (path, occupancy_codes);
        Ok(Self { progress })
    }

    /// A row of `meta`; `empreinte` is computed by [`Self::finish`].
    pub fn meta(&mut self, key: &str, value: &str) -> Result<(), DataError> {
        let _ = (key, value, self.progress);
        todo!()
    }

    /// Table `residence` alone: rents, occupancy… have their own calls, because they have vintages.
    pub fn residence(&mut self, residence: &Residence) -> Result<Fid, DataError> {
        let _ = residence;
        todo!()
    }

    /// `withheld`: masked to protect another row (`masque`).
    pub fn rent(
        &mut self,
        residence: Fid,
        vintage: Vintage,
        rent: &Rent,
        withheld: bool,
    ) -> Result<(), DataError> {
        let _ = (residence, vintage, rent, withheld);
        todo!()
    }

    pub fn financing(&mut self, residence: Fid, vintage: Vintage, row: Financing) -> Result<(), DataError> {
        let _ = (residence, vintage, row);
        todo!()
    }

    /// A secret rate in a published row goes to `masques`, a bounded one to `bornes`.
    pub fn occupancy(
        &mut self,
        residence: Fid,
        vintage: Vintage,
        population: Population,
        row: &Occupancy,
    ) -> Result<(), DataError> {
        let _ = (residence, vintage, population, row);
        todo!()
    }

    pub fn parc(&mut self, residence: Fid, vintage: Vintage, row: Parc) -> Result<(), DataError> {
        let _ = (residence, vintage, row);
        todo!()
    }

    pub fn functioning(&mut self, residence: Fid, row: &Functioning) -> Result<(), DataError> {
        let _ = (residence, row);
        todo!()
    }

    pub fn opinion(&mut self, residence: Fid, row: &Opinion) -> Result<(), DataError> {
        let _ = (residence, row);
        todo!()
    }

    pub fn zone(&mut self, zone: &Zone) -> Result<Fid, DataError> {
        let _ = zone;
        todo!()
    }

    pub fn reference(
        &mut self,
        zone: Fid,
        vintage: Vintage,
        population: ReferencePopulation,
        indicator: &str,
        segment: &str,
        row: &Reference,
    ) -> Result<(), DataError> {
        let _ = (zone, vintage, population, indicator, segment, row);
        todo!()
    }

    pub fn ceiling(&mut self, row: &Ceiling) -> Result<(), DataError> {
        let _ = row;
        todo!()
    }

    pub fn indicator(&mut self, row: &Indicator) -> Result<(), DataError> {
        let _ = row;
        todo!()
    }

    pub fn rule(&mut self, row: &Rule) -> Result<(), DataError> {
        let _ = row;
        todo!()
    }

    pub fn term(&mut self, row: &Term) -> Result<(), DataError> {
        let _ = row;
        todo!()
    }

    /// Extents, R-trees, their triggers, fingerprint, `integrity_check`, `foreign_key_check`, fsync, rename.
    ///
    /// # Errors
    /// [`DataError::Unwritable`] and [`DataError::Cancelled`]; nothing is left behind.
    pub fn finish(self) -> Result<(), DataError> {
        todo!()
    }
}
