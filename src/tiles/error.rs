//! Why an archive cannot be used, and why one tile was skipped; the sentences are in `fonds.ftl`.

use std::path::PathBuf;

/// An archive that cannot be opened. English is for the log; [`TileError::message`] is for people.
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
    /// A compression that this program does not carry: brotli, zstd.
    #[error("compression {name} is not read")]
    Compression { name: &'static str },
    /// A compression code of no known meaning.
    #[error("unknown compression code {code}")]
    UnknownCompression { code: u8 },
    /// Tiles of a kind that nothing here can draw: AVIF pictures, MLT vectors.
    #[error("tiles of kind {name} are not drawn")]
    TileKind { name: &'static str },
    /// A damaged header, directory or database.
    #[error("damaged archive: {what}")]
    Damaged { what: &'static str },
    #[error("the archive holds no tile")]
    Empty,
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

impl TileError {
    /// Key of the French sentence and its arguments.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Unreadable { path, .. } => ("fond-illisible", vec![("chemin", path.display().to_string())]),
            Self::UnknownFormat => ("fond-format-inconnu", Vec::new()),
            Self::Version { found } => ("fond-version", vec![("version", found.to_string())]),
            Self::Compression { name } => ("fond-compression", vec![("compression", (*name).to_owned())]),
            Self::UnknownCompression { code } => {
                ("fond-compression-inconnue", vec![("code", code.to_string())])
            }
            Self::TileKind { name } => ("fond-tuiles-non-dessinees", vec![("type", (*name).to_owned())]),
            Self::Damaged { .. } => ("fond-endommage", Vec::new()),
            Self::Empty => ("fond-vide", Vec::new()),
            Self::Sqlite(_) => ("fond-base-illisible", Vec::new()),
        }
    }
}

/// Why one tile is not drawn. The rest of the map stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Skip {
    /// The medium did not answer; asked again later.
    #[error("the archive cannot be read")]
    Unreadable,
    /// The archive announces the tile where there is nothing, or its directory is damaged.
    #[error("the archive is cut short or its directory is damaged")]
    Broken,
    #[error("decompression failed")]
    Compression,
    /// Over a limit: bytes once decompressed, pixels of an image, shapes of a vector tile.
    #[error("too large")]
    TooLarge,
    #[error("not an image that can be read")]
    Image,
    #[error("not a vector tile that can be read")]
    Vector,
}

impl Skip {
    /// Key of the French words, made to follow « n tuiles ignorées : ».
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "fond-tuile-illisible",
            Self::Broken => "fond-tuile-manquante",
            Self::Compression => "fond-tuile-compression",
            Self::TooLarge => "fond-tuile-demesuree",
            Self::Image => "fond-tuile-image",
            Self::Vector => "fond-tuile-vectorielle",
        }
    }

    /// Whether asking again later may help.
    pub(super) fn is_passing(self) -> bool {
        self == Self::Unreadable
    }
}

impl From<std::io::Error> for Skip {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::UnexpectedEof { Self::Broken } else { Self::Unreadable }
    }
}
