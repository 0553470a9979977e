//! Why an archive cannot be used; each has its sentence in `fr.ftl`.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum TileError {
    #[error("cannot read {path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// Neither PMTiles 3 nor MBTiles.
    #[error("not a map archive")]
    UnknownFormat,
    /// PMTiles of another version.
    #[error("PMTiles version {found}")]
    Version { found: u8 },
    /// Brotli, zstd or an unknown compression.
    #[error("compression {name} is not read")]
    Compression { name: &'static str },
    /// A damaged header, directory or database.
    #[error("damaged archive: {what}")]
    Damaged { what: &'static str },
    #[error("the archive holds no tile")]
    Empty,
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
}
