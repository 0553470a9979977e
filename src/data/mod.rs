//! The only place that reads and writes data files: open, validate, write, import, demonstrate. SQL lives here.
//!
//! Nothing here knows what a user has selected, or how anything is shown. Base maps are in `tiles`.

mod codes;
mod container;
mod database;
pub mod demo;
mod error;
mod fingerprint;
#[cfg(test)]
mod fixture;
mod geometry;
mod header;
#[cfg(feature = "preparer")]
pub mod import;
mod interrupt;
mod open;
pub mod outlines;
mod phrases;
mod read;
pub mod reference;
mod schema;
mod validate;
mod write;

pub use container::Secret;
pub use error::DataError;
pub use open::{OccupancyRows, OpenFile, open};
pub use schema::residence_columns;
pub use validate::{Audit, Remark, Severity, verify};
pub use write::{Fid, Writer};
