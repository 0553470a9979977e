//! How a run ends: exit codes, and the sentence of a failure.

use crate::data::DataError;
use crate::messages::{say, text};
use crate::model::Phrase;
use std::io;
use std::process::ExitCode;

/// Exit codes of `design.md` § 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Warnings included.
    Done = 0,
    /// `verifier` found errors, or `importer` wrote but refused lines.
    Findings = 1,
    /// A wrong option, filter, column or identifier.
    Usage = 2,
    /// Not readable as a canonical file, or one that `verifier` would refuse.
    Unreadable = 3,
    Unwritable = 4,
    NoGraphics = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a verb stopped.
#[derive(Debug)]
pub enum Failure {
    /// A filter, a column, an identifier, a profile.
    Usage(String),
    /// A source that is not what it should be.
    Unreadable(Phrase),
    Data(DataError),
    /// The picture cannot be written.
    Unwritable(String),
    Graphics(String),
    /// Standard output.
    Output(io::Error),
}

impl Failure {
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Unreadable(_) => Exit::Unreadable,
            Self::Data(DataError::Unwritable { .. }) | Self::Unwritable(_) => Exit::Unwritable,
            Self::Data(_) => Exit::Unreadable,
            Self::Graphics(_) => Exit::NoGraphics,
            // Whoever reads has enough: `lister … | head`.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::Output(_) => Exit::Unwritable,
        }
    }

    /// What a person reads; `None` when there is nothing to say.
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Usage(sentence) | Self::Graphics(sentence) | Self::Unwritable(sentence) => {
                Some(sentence.clone())
            }
            Self::Unreadable(phrase) => Some(say(phrase)),
            Self::Data(error) => Some(say(&error.phrase())),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Self::Output(_) => Some(text("cli-erreur-sortie")),
        }
    }
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Self {
        Self::Data(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
