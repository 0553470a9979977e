//! Base maps: MBTiles and PMTiles archives, OpenStreetMap's own tiles, and their styles.
//!
//! Nothing here knows that housing exists: a place, a zoom, a picture. Points drawn on top are in `render`.

mod archive;
mod attribution;
mod basemap;
mod cache;
mod compression;
mod content;
mod decode;
mod error;
mod joins;
mod loader;
mod mbtiles;
mod metadata;
mod mvt;
mod names;
mod offline;
mod online;
mod pmtiles;
mod style;
mod varint;

/// Shared with the whole-program tests.
#[cfg(test)]
#[path = "../../tests/support/tiles.rs"]
mod fixtures;
#[cfg(test)]
mod tests;

pub use archive::{Archive, Facts};
pub use basemap::Basemap;
pub use content::Content;
pub use error::{Skip, TileError};
pub use names::NameFonts;
pub use style::{Palette, StyleTheme};
