//! One base map, whatever its source: what walkers draws, what it owes to whom, and what went wrong.

use crate::tiles::{StyleTheme, TileError};
use std::path::{Path, PathBuf};

/// A base map in use. Implements [`walkers::Tiles`].
pub struct Basemap {}

impl Basemap {
    /// Opens a PMTiles or MBTiles archive, told by its content. Reads headers only; tiles come from a thread.
    ///
    /// # Errors
    /// See [`TileError`].
    pub fn open(path: &Path, theme: StyleTheme, ctx: &egui::Context) -> Result<Self, TileError> {
        let _ = (path, theme, ctx);
        todo!()
    }

    /// OpenStreetMap's own raster tiles. Only after the user agreed; `cache` is a folder of ours.
    pub fn online(cache: PathBuf, ctx: &egui::Context) -> Self {
        let _ = (cache, ctx);
        todo!()
    }

    /// What walkers draws.
    pub fn tiles(&mut self) -> &mut dyn walkers::Tiles {
        todo!()
    }

    /// Styles tiles again when the theme changes; old ones stand in until the new ones are ready.
    pub fn set_theme(&mut self, theme: StyleTheme) {
        let _ = theme;
        todo!()
    }

    /// Credits to show on the map, in full: « © les contributeurs d’OpenStreetMap, © OpenMapTiles ».
    pub fn attribution(&self) -> &str {
        todo!()
    }

    pub fn is_online(&self) -> bool {
        todo!()
    }

    /// Tiles asked for and not here yet.
    pub fn loading(&self) -> usize {
        todo!()
    }

    /// Tiles skipped because they were damaged or absurd, since the archive was opened.
    pub fn skipped(&self) -> usize {
        todo!()
    }

    /// Lowest and highest zoom of the archive; the map may zoom further.
    pub fn zooms(&self) -> (u8, u8) {
        todo!()
    }

    /// Degrees: west, south, east, north; `None` when the archive does not say.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        todo!()
    }
}
