//! The synthetic file: deterministic for a seed, calibrated on published marginals, marked fictitious everywhere.

use crate::data::DataError;
use crate::model::{Date, Progress, Vintage};
use std::path::Path;

#[derive(Clone, Debug, PartialEq)]
pub struct DemoOptions {
    pub residences: u32,
    pub seed: u64,
    /// Ascending; the last is the current one.
    pub vintages: Vec<Vintage>,
    /// Every date written comes from here.
    pub today: Date,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            residences: 1900,
            seed: 2022,
            vintages: vec![Vintage::new(2018), Vintage::new(2020), Vintage::new(2022)],
            today: Date::constant(2026, 1, 1),
        }
    }
}

/// Writes the demonstration.
///
/// # Errors
/// As [`crate::data::Writer::finish`].
pub fn generate(path: &Path, options: &DemoOptions, progress: &Progress) -> Result<(), DataError> {
    let _ = (path, options, progress);
    todo!()
}
