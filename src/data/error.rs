//! What can go wrong with a data file: fields for people, English for the log, never a value.

use crate::model::Cancelled;
use rusqlite::ErrorCode;
use std::path::PathBuf;

/// Each variant has its sentence in `donnees.ftl`: what is wrong, where, what to do.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    #[error("cannot read {path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("cannot write {path}: {source}")]
    Unwritable { path: PathBuf, source: std::io::Error },
    /// A clear file would bear the name of a protected one.
    #[error("{path} would not be protected")]
    ProtectedName { path: PathBuf },
    /// Not SQLite, truncated, or random bytes.
    #[error("not an SQLite file, or a damaged one")]
    NotADatabase,
    /// SQLite, but not a canonical file: name of the first missing table.
    #[error("not a canonical file: no table {missing}")]
    NotCanonical { missing: &'static str },
    /// All the tables, but not the mark of a GeoPackage.
    #[error("not a GeoPackage: wrong application_id")]
    NotAGeoPackage,
    #[error("format version {found} is newer than {known}")]
    TooNew { found: i64, known: i64 },
    /// A table lacks a column that the format requires.
    #[error("table {table}: column {column} is missing")]
    MissingColumn { table: &'static str, column: &'static str },
    #[error("table {table}, row {row}, column {column}: unreadable value")]
    BadCell { table: &'static str, row: i64, column: String },
    /// Values under the floor: how many, in which table; never the value.
    #[error("table {table}: {count} values under the floor of {floor} households")]
    UnderFloor { table: &'static str, count: u64, floor: u32 },
    /// Another broken invariant.
    #[error("table {table}: rule {rule} broken {count} times")]
    Invariant { table: &'static str, rule: &'static str, count: u64 },
    /// A journal that another program left beside the file.
    #[error("a write-ahead log lies beside the file")]
    LiveJournal,
    /// The file changed or went away while it was being read.
    #[error("the file changed while it was open")]
    Changed,
    /// The protected file needs a passphrase or a key.
    #[error("a passphrase is needed")]
    Locked,
    /// Wrong passphrase, or a damaged file: age does not tell.
    #[error("cannot decrypt")]
    Undecryptable,
    /// The header asks for more work than we accept.
    #[error("the protection asks for too much work")]
    ExcessiveWork,
    #[error("sqlite: {0}")]
    Sqlite(#[source] rusqlite::Error),
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Of a file being read: what SQLite says of damage, of a lost disk and of an interruption gets its own name.
impl From<rusqlite::Error> for DataError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled(Cancelled),
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::TooBig) => {
                Self::NotADatabase
            }
            Some(ErrorCode::SystemIoFailure) => Self::Changed,
            _ => Self::Sqlite(error),
        }
    }
}
