//! Base maps: MBTiles and PMTiles archives, OpenStreetMap's own tiles, and their styles.
//!
//! Nothing here knows that housing exists: a place, a zoom, a picture. Points drawn on top are in `render`.

mod basemap;
mod error;
mod mbtiles;
mod online;
mod pmtiles;
mod style;

pub use basemap::Basemap;
pub use error::TileError;
pub use style::{Palette, StyleTheme};
