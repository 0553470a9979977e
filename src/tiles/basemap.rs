//! One base map, whatever its source: what walkers draws, what it owes to whom, and what went wrong.

use crate::tiles::archive::{Archive, Facts};
use crate::tiles::attribution;
use crate::tiles::content::Content;
use crate::tiles::loader::Loader;
use crate::tiles::names::NameFonts;
use crate::tiles::offline::Offline;
use crate::tiles::online;
use crate::tiles::style::Schema;
use crate::tiles::{Skip, StyleTheme, TileError};
use std::path::{Path, PathBuf};
use walkers::{HttpTiles, Projector, Tiles};

/// A base map in use: [`Basemap::tiles`] is what walkers draws.
pub struct Basemap {
    source: Source,
    attribution: String,
}

enum Source {
    Offline(Box<Offline>),
    Online(Box<HttpTiles>),
}

impl Basemap {
    /// Opens a PMTiles or MBTiles archive, told by its content. Reads headers and one tile; the rest comes from threads.
    ///
    /// # Errors
    /// See [`TileError`].
    pub fn open(path: &Path, theme: StyleTheme, ctx: &egui::Context) -> Result<Self, TileError> {
        let (archive, facts) = Archive::open(path)?;
        let schema = Schema::of(&facts.layers);
        let attribution = attribution::credits(facts.attribution.as_deref(), is_openmaptiles(&facts, schema));
        let loader = Loader::new(archive, schema, facts.tile_size, ctx)
            .map_err(|source| TileError::Unreadable { path: path.to_owned(), source })?;
        let offline = Offline::new(loader, facts, theme, ctx.clone());
        Ok(Self { source: Source::Offline(Box::new(offline)), attribution })
    }

    /// OpenStreetMap's own raster tiles. Only after the user agreed; `cache` is a folder of ours.
    pub fn online(cache: PathBuf, ctx: &egui::Context) -> Self {
        let tiles = online::tiles(cache, ctx);
        Self { source: Source::Online(Box::new(tiles)), attribution: attribution::credits(None, false) }
    }

    /// What walkers draws.
    pub fn tiles(&mut self) -> &mut dyn Tiles {
        match &mut self.source {
            Source::Offline(tiles) => tiles.as_mut(),
            Source::Online(tiles) => tiles.as_mut(),
        }
    }

    /// Writes the names of the ground, from inside [`walkers::Map::show`]: after the zones, before the symbols.
    /// `symbols` are middles and radii on the screen: names move aside for them where they can.
    /// Nothing for raster maps, whose names are in the picture. Returns the name of the city where it found no room
    /// beside the symbols: to be drawn over them.
    pub fn paint_names(
        &self,
        painter: &egui::Painter,
        projector: &Projector<'_>,
        fonts: &NameFonts,
        symbols: &[(egui::Pos2, f32)],
    ) -> Vec<egui::Shape> {
        match &self.source {
            Source::Offline(tiles) => tiles.paint_names(painter, projector, fonts, symbols),
            Source::Online(_) => Vec::new(),
        }
    }

    /// Styles tiles again when the theme changes; old ones stand in until the new ones are ready.
    pub fn set_theme(&mut self, theme: StyleTheme) {
        if let Source::Offline(tiles) = &mut self.source {
            tiles.set_theme(theme);
        }
    }

    /// Credits to show on the map, in full: « © les contributeurs d’OpenStreetMap, © OpenMapTiles ».
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    pub fn is_online(&self) -> bool {
        matches!(self.source, Source::Online(_))
    }

    /// Tiles asked for and not here yet.
    pub fn loading(&self) -> usize {
        match &self.source {
            Source::Offline(tiles) => tiles.loading(),
            Source::Online(tiles) => tiles.stats().in_progress,
        }
    }

    /// Waits until the tiles of an archive asked for so far are here: for pictures drawn without a window.
    pub fn settle(&mut self) {
        if let Source::Offline(tiles) = &mut self.source {
            tiles.settle();
        }
    }

    /// Tiles skipped because they were damaged or absurd, since the archive was opened.
    pub fn skipped(&self) -> usize {
        match &self.source {
            Source::Offline(tiles) => tiles.skipped(),
            Source::Online(_) => 0,
        }
    }

    /// Whether every tile so far was damaged: something else should be drawn.
    pub fn is_blank(&self) -> bool {
        match &self.source {
            Source::Offline(tiles) => tiles.is_blank(),
            Source::Online(_) => false,
        }
    }

    /// Why the last skipped tile was.
    pub fn last_skip(&self) -> Option<Skip> {
        match &self.source {
            Source::Offline(tiles) => tiles.last_skip(),
            Source::Online(_) => None,
        }
    }

    /// Lowest and highest zoom of the archive; the map may zoom further.
    pub fn zooms(&self) -> (u8, u8) {
        match &self.source {
            Source::Offline(tiles) => (tiles.facts().min_zoom, tiles.facts().max_zoom),
            Source::Online(_) => (0, online::MAX_ZOOM),
        }
    }

    /// Degrees: west, south, east, north; `None` when the archive does not say.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        match &self.source {
            Source::Offline(tiles) => tiles.facts().bounds,
            Source::Online(_) => None,
        }
    }
}

fn is_openmaptiles(facts: &Facts, schema: Schema) -> bool {
    facts.content == Content::Vector && schema == Schema::OpenMapTiles
}
