//! Opening in two phases: (a) enough for a first picture; (b) every invariant, in the background.

use crate::data::{Audit, DataError, Secret};
use crate::model::{Atlas, Progress};
use std::path::Path;

/// An open file. Dropping it releases the bytes.
#[derive(Debug)]
pub struct OpenFile {
    pub atlas: Atlas,
}

/// Phase (a): header, format version, current vintage into memory. The file stays byte-identical, without
/// lock or side file.
///
/// # Errors
/// See [`DataError`]; `Locked` when a `.gpkg.age` file is given no secret.
pub fn open(path: &Path, secret: Option<&Secret>, progress: &Progress) -> Result<OpenFile, DataError> {
    let _ = (path, secret, progress);
    todo!()
}

impl OpenFile {
    /// Phase (b): fingerprint, `quick_check`, all invariants.
    ///
    /// # Errors
    /// The first error that closes the file; warnings are in the audit.
    pub fn check(&self, progress: &Progress) -> Result<Audit, DataError> {
        let _ = progress;
        todo!()
    }
}
