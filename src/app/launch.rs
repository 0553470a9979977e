//! What a start asks for, and the day it is.

use crate::data::Secret;
use crate::model::{Date, Phrase};
use crate::query::cql::CqlError;
use crate::session::{Camera, Theme};
use std::path::PathBuf;

/// Today, as a parameter: pictures and tests are reproducible.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    System,
    Fixed(Date),
}

impl Clock {
    pub fn today(self) -> Date {
        match self {
            Self::System => jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
            Self::Fixed(day) => day,
        }
    }
}

/// What a start asks for, from the command line or a test.
#[derive(Clone, Default)]
pub struct Launch {
    pub file: Option<PathBuf>,
    pub secret: Option<Secret>,
    pub basemap: Option<PathBuf>,
    /// CQL2, applied once the file is open.
    pub filter: Option<String>,
    /// Identifier of a résidence.
    pub selection: Option<String>,
    pub camera: Option<Camera>,
    pub theme: Option<Theme>,
    pub text_scale: Option<f32>,
}

/// Why what was asked for at the start could not be done.
#[derive(Debug)]
pub enum LaunchError {
    File(Phrase),
    Filter(CqlError),
    /// No résidence of that identifier.
    Selection(String),
}
