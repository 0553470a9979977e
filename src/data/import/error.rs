//! Why an import stops: each with its sentence in `commande.ftl`.

use crate::data::DataError;
use crate::data::import::Report;
use crate::model::{Arg, Cancelled, Phrase};
use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{path}: {fault}")]
    Source { path: PathBuf, fault: SourceFault },
    /// The profile cannot be read: the parser's own words.
    #[error("profile {path}: {detail}")]
    Profile { path: PathBuf, detail: String },
    /// The file to write is one of the sources.
    #[error("{0} would be overwritten")]
    Overwrites(PathBuf),
    /// No line could be kept; the report says why, line by line.
    #[error("no line could be kept")]
    NothingKept(Box<Report>),
    #[error(transparent)]
    Data(#[from] DataError),
}

/// What is wrong with a whole source.
#[derive(Debug, thiserror::Error)]
pub enum SourceFault {
    #[error("unreadable: {0}")]
    Io(io::Error),
    #[error("empty")]
    Empty,
    #[error("a header and nothing else")]
    HeaderOnly,
    #[error("a workbook")]
    Workbook,
    #[error("an SQLite file")]
    Sqlite,
    #[error("compressed or protected")]
    Packed,
    #[error("UTF-16")]
    Utf16,
    #[error("binary")]
    Binary,
    #[error("a first line over the limit")]
    LongHeader,
    /// None of the columns of the profile.
    #[error("no known column")]
    NoColumn,
    /// Columns without which a dwelling has no place.
    #[error("missing columns: {0}")]
    MissingColumns(String),
    #[error("column {0} appears twice")]
    TwiceColumn(String),
    #[error("given twice")]
    Twice,
}

impl From<Cancelled> for ImportError {
    fn from(cancelled: Cancelled) -> Self {
        Self::Data(cancelled.into())
    }
}

impl ImportError {
    /// What is wrong, where, what to do. `None` for an error of the file to write, which has its own sentence.
    pub fn phrase(&self) -> Option<Phrase> {
        let name = |path: &PathBuf| Arg::Text(path.display().to_string());
        Some(match self {
            Self::Source { path, fault } => fault.phrase().with("fichier", name(path)),
            Self::Profile { path, detail } => Phrase::new("import-profil-illisible")
                .with("fichier", name(path))
                .with("raison", Arg::Text(detail.clone())),
            Self::Overwrites(path) => Phrase::new("import-ecrase").with("fichier", name(path)),
            Self::NothingKept(_) => Phrase::new("import-rien"),
            Self::Data(_) => return None,
        })
    }
}

impl SourceFault {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                Phrase::new("import-source-absente")
            }
            Self::Io(_) => Phrase::new("import-source-illisible"),
            Self::Empty => Phrase::new("import-source-vide"),
            Self::HeaderOnly => Phrase::new("import-source-sans-ligne"),
            Self::Workbook => Phrase::new("import-source-classeur"),
            Self::Sqlite => Phrase::new("import-source-sqlite"),
            Self::Packed => Phrase::new("import-source-compressee"),
            Self::Utf16 => Phrase::new("import-source-utf16"),
            Self::Binary => Phrase::new("import-source-binaire"),
            Self::LongHeader => Phrase::new("import-source-entete-longue"),
            Self::NoColumn => Phrase::new("import-source-autre"),
            Self::MissingColumns(columns) => {
                Phrase::new("import-source-colonnes").with("colonnes", Arg::Text(columns.clone()))
            }
            Self::TwiceColumn(column) => {
                Phrase::new("import-source-colonne-double").with("colonne", Arg::Text(column.clone()))
            }
            Self::Twice => Phrase::new("import-source-deux-fois"),
        }
    }
}
