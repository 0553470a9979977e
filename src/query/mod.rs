//! Columns, bit sets, filters, histograms, classes, spatial index, search and CQL2, over an open atlas.
//!
//! Nothing here knows SQL, egui or French. Three-valued logic: every answer is a pair of sets, *yes* and *unknown*.

mod bits;
mod build;
pub mod classes;
mod column;
mod conditions;
pub mod cql;
mod engine;
mod filter;
#[cfg(test)]
mod fixture;
mod histogram;
mod natural;
mod nearest;
#[cfg(test)]
mod properties;
pub mod search;
mod sources;
mod spatial;
mod table;
mod words;

pub use bits::{Bits, Matches};
pub use column::{Cell, Column, Scalar, State};
pub use conditions::assess;
pub use engine::{Counters, Culprit, Engine};
pub use filter::{Clause, Filter, Test};
pub use histogram::{Facet, Histogram};
pub use spatial::PointIndex;
pub use table::Table;
