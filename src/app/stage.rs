//! What the window shows, and what stands behind while another file is on its way.

use crate::app::job::Job;
use crate::app::opened::Opened;
use crate::data::{Audit, DataError, Secret};
use crate::model::Phrase;
use std::path::PathBuf;

pub enum Stage {
    Welcome,
    Opening {
        path: PathBuf,
        secret: Option<Secret>,
        job: Job<Result<Opened, DataError>>,
        behind: Behind,
    },
    Locked {
        path: PathBuf,
        /// A passphrase was refused.
        refused: bool,
        behind: Behind,
    },
    Refused {
        path: PathBuf,
        reason: Phrase,
        behind: Behind,
    },
    Open {
        opened: Box<Opened>,
        /// The full check that goes on behind.
        check: Option<Job<Result<Audit, DataError>>>,
    },
}

/// The file that was open before: it comes back when the new one is given up or refused.
pub type Behind = Option<Box<Stage>>;

impl Stage {
    /// Takes the file that is open, or the one that waits behind; the first screen is left in its place.
    pub fn take_open(&mut self) -> Behind {
        match std::mem::replace(self, Self::Welcome) {
            open @ Self::Open { .. } => Some(Box::new(open)),
            Self::Opening { behind, .. } | Self::Locked { behind, .. } | Self::Refused { behind, .. } => {
                behind
            }
            Self::Welcome => None,
        }
    }

    /// Whether giving up brings a file back.
    pub fn hides_a_file(&self) -> bool {
        match self {
            Self::Opening { behind, .. } | Self::Locked { behind, .. } | Self::Refused { behind, .. } => {
                behind.is_some()
            }
            Self::Welcome | Self::Open { .. } => false,
        }
    }
}
