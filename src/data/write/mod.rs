//! Writing the canonical GeoPackage: one transaction into a temporary file of the same folder, checks, fsync, rename.
//!
//! The rows are in `rows`, the tables of the standard in `geopackage`. What may be written (the floor, the
//! complements) was decided in `domain::secrecy` before a row comes here.

mod geopackage;
mod rows;
#[cfg(test)]
mod tests;

use crate::data::DataError;
use crate::data::fingerprint::fingerprint;
use crate::data::interrupt::interruptible;
use crate::data::schema::{self, FORMAT_VERSION, META, TABLES};
use crate::model::Progress;
use geopackage::Layer;
use rusqlite::{Connection, ErrorCode, ToSql};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The instant written where the data gives no date: output never depends on the clock.
const NO_DATE: &str = "1970-01-01";

/// Writes a canonical file row by row, so that half a million résidences need not be held at once.
/// Dropped before [`Writer::finish`], it leaves nothing behind.
///
/// The same calls give the same bytes. Counting steps is the caller's: the writer only looks whether the user
/// gave up.
pub struct Writer<'p> {
    progress: &'p Progress,
    path: PathBuf,
    // Before the file: the connection must be closed when the file is removed.
    db: Connection,
    file: NamedTempFile,
    mode: Mode,
    occupancy_codes: Vec<String>,
    insertions: BTreeMap<&'static str, String>,
    indexes: Vec<String>,
    residences: Layer,
    zones: Layer,
    produced_on: String,
    keys: BTreeSet<String>,
}

/// `zone.fid` or `residence.fid` in the file being written.
pub type Fid = i64;

impl<'p> Writer<'p> {
    /// Starts a file that will replace `path`. `occupancy_codes`: the indicator columns of `occupation`, in the
    /// order of [`crate::model::Occupancy::rates`]; names that cannot be columns are an error.
    ///
    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn create(
        path: &Path,
        occupancy_codes: &[String],
        progress: &'p Progress,
    ) -> Result<Self, DataError> {
        let unwritable = |source| DataError::Unwritable { path: path.to_owned(), source };
        if let Some(code) = occupancy_codes.iter().find(|code| !schema::is_occupancy_code(code)) {
            return Err(unwritable(io::Error::new(io::ErrorKind::InvalidInput, format!("column {code:?}"))));
        }
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("age")) {
            return Err(DataError::ProtectedName { path: path.to_owned() });
        }
        // A device or a folder would be replaced by the rename, not written.
        if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
            return Err(unwritable(io::ErrorKind::InvalidInput.into()));
        }
        let (file, mode) = temporary_beside(path).map_err(unwritable)?;
        let db = Connection::open(file.path()).map_err(|error| failed(path, error))?;
        let (tables, indexes) = schema::statements(occupancy_codes);
        let writer = Self {
            progress,
            path: path.to_owned(),
            db,
            file,
            mode,
            occupancy_codes: occupancy_codes.to_vec(),
            insertions: TABLES
                .iter()
                .map(|table| (table.name, schema::insertion(table, occupancy_codes)))
                .collect(),
            indexes,
            residences: Layer::default(),
            zones: Layer::default(),
            produced_on: NO_DATE.to_owned(),
            keys: BTreeSet::new(),
        };
        writer.db.set_prepared_statement_cache_capacity(2 * TABLES.len());
        writer.sql(|db| {
            geopackage::begin(db)?;
            tables.iter().try_for_each(|table| db.execute_batch(table))
        })?;
        Ok(writer)
    }

    /// Adds a row and gives its `fid`.
    fn insert(&self, table: &schema::Table, values: &[&dyn ToSql]) -> Result<Fid, DataError> {
        self.sql(|db| {
            db.prepare_cached(&self.insertions[table.name])?.execute(values)?;
            Ok(db.last_insert_rowid())
        })
    }

    fn sql<T>(&self, work: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>) -> Result<T, DataError> {
        work(&self.db).map_err(|error| failed(&self.path, error))
    }

    /// Extents, R-trees, their triggers, fingerprint, `integrity_check`, `foreign_key_check`, fsync, rename.
    ///
    /// # Errors
    /// [`DataError::Unwritable`] and [`DataError::Cancelled`]; nothing is left behind.
    pub fn finish(mut self) -> Result<(), DataError> {
        self.progress.check()?;
        if !self.keys.contains("format_version") {
            self.meta("format_version", &FORMAT_VERSION.to_string())?;
        }
        let last_change = format!("{}T00:00:00.000Z", self.produced_on);
        let layers = BTreeMap::from([
            (schema::RESIDENCE.name, std::mem::take(&mut self.residences)),
            (schema::ZONE.name, std::mem::take(&mut self.zones)),
        ]);
        let layers = std::cell::RefCell::new(layers);
        interruptible(&self.db, self.progress, || {
            self.sql(|db| {
                self.indexes.iter().try_for_each(|index| db.execute_batch(index))?;
                geopackage::register(db, &last_change, |table| layers.borrow_mut().remove(table))
            })?;
            let fingerprint = fingerprint(&self.db, self.progress, |_, _| ())?;
            self.insert(&META, &[&"empreinte", &fingerprint])?;
            self.sql(|db| db.execute_batch("COMMIT"))?;
            self.verify()
        })?;
        self.put_in_place()
    }

    /// A file that does not hold together is never put in place.
    fn verify(&self) -> Result<(), DataError> {
        let sound: String = self.sql(|db| db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)))?;
        let orphans: i64 = self
            .sql(|db| db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)))?;
        if sound == "ok" && orphans == 0 {
            return Ok(());
        }
        let source = io::Error::other(format!("integrity: {sound}; orphan rows: {orphans}"));
        Err(DataError::Unwritable { path: self.path.clone(), source })
    }

    fn put_in_place(self) -> Result<(), DataError> {
        let Self { path, db, file, mode, .. } = self;
        db.close().map_err(|(_, error)| failed(&path, error))?;
        let placed = mode
            .give_back(file.as_file())
            .and_then(|()| file.as_file().sync_all())
            .and_then(|()| file.persist(&path).map_err(|error| error.error))
            .and_then(|_| sync_folder(folder_of(&path)));
        placed.map_err(|source| DataError::Unwritable { path, source })
    }
}

/// A fault of the disk is told as such; anything else is a bug and keeps SQLite's words.
fn failed(path: &Path, error: rusqlite::Error) -> DataError {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => return DataError::Cancelled(crate::model::Cancelled),
        Some(ErrorCode::DiskFull) => io::ErrorKind::StorageFull,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => io::ErrorKind::PermissionDenied,
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => io::ErrorKind::Other,
        _ => return DataError::Sqlite(error),
    };
    DataError::Unwritable { path: path.to_owned(), source: io::Error::new(kind, error) }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The rights that the finished file will have: those of any new file. Until then, the owner's alone.
struct Mode {
    #[cfg(unix)]
    finished: fs::Permissions,
}

#[cfg(unix)]
fn temporary_beside(path: &Path) -> io::Result<(NamedTempFile, Mode)> {
    use std::os::unix::fs::PermissionsExt;
    let file = tempfile::Builder::new()
        .prefix(".atlas-ops-")
        .suffix(".tmp")
        // Through the umask: what the system leaves of it is what the finished file gets.
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder_of(path))?;
    let finished = file.as_file().metadata()?.permissions();
    file.as_file().set_permissions(fs::Permissions::from_mode(0o600))?;
    Ok((file, Mode { finished }))
}

#[cfg(not(unix))]
fn temporary_beside(path: &Path) -> io::Result<(NamedTempFile, Mode)> {
    let file = tempfile::Builder::new().prefix(".atlas-ops-").suffix(".tmp").tempfile_in(folder_of(path))?;
    Ok((file, Mode {}))
}

impl Mode {
    fn give_back(self, file: &File) -> io::Result<()> {
        #[cfg(unix)]
        file.set_permissions(self.finished)?;
        let _ = file;
        Ok(())
    }
}

/// A rename is durable once its folder is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
