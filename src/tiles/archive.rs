//! One archive of tiles, whatever its format, told by its content.

use crate::tiles::Skip;
use crate::tiles::TileError;
use crate::tiles::compression;
use crate::tiles::content::{self, Content};
use crate::tiles::mbtiles::{self, MbTiles};
use crate::tiles::metadata::Metadata;
use crate::tiles::mvt;
use crate::tiles::pmtiles::{self, PmTiles};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use walkers::TileId;

pub enum Archive {
    Pm(Box<PmTiles>),
    Mb(Box<MbTiles>),
}

/// What is known of an archive once open.
#[derive(Debug)]
pub struct Facts {
    pub content: Content,
    /// Of the vector layers, from the metadata or else from a tile.
    pub layers: Vec<String>,
    /// Side of a tile on screen, in points.
    pub tile_size: u32,
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// Degrees: west, south, east, north.
    pub bounds: Option<[f64; 4]>,
    /// Credits that the archive gives of itself.
    pub attribution: Option<String>,
}

impl Archive {
    /// # Errors
    /// See [`TileError`].
    pub fn open(path: &Path) -> Result<(Self, Facts), TileError> {
        let unreadable = |source| TileError::Unreadable { path: path.to_owned(), source };
        let mut start = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take(pmtiles::HEADER_LENGTH as u64).read_to_end(&mut start).map_err(unreadable)?;
        let mut archive = if start.is_empty() {
            return Err(TileError::Empty);
        } else if pmtiles::is_pmtiles(&start) {
            Self::Pm(Box::new(PmTiles::open(path)?))
        } else if mbtiles::is_sqlite(&start) {
            Self::Mb(Box::new(MbTiles::open(path)?))
        } else {
            return Err(TileError::UnknownFormat);
        };
        let facts = archive.facts();
        Ok((archive, facts))
    }

    /// Decompressed bytes of a tile; `None` where the archive has none.
    pub fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Skip> {
        match self {
            Self::Pm(archive) => archive.tile(id),
            Self::Mb(archive) => archive.tile(id),
        }
    }

    fn facts(&mut self) -> Facts {
        let sample = match self {
            Self::Pm(archive) => archive.sample(),
            Self::Mb(archive) => archive.sample(),
        };
        let sample = sample.and_then(|bytes| compression::plain(bytes, compression::TILE_LIMIT).ok());
        let (zooms, bounds, announced, Metadata { attribution, mut layers }) = match self {
            Self::Pm(archive) => (archive.zooms(), archive.bounds(), archive.content(), archive.metadata()),
            Self::Mb(archive) => (archive.zooms(), archive.bounds(), None, archive.metadata()),
        };
        // What the bytes are weighs more than what the archive says of them.
        let seen = sample.as_deref().and_then(content::content_of);
        let content = seen.or(announced).unwrap_or(Content::Vector);
        if content == Content::Vector && layers.is_empty() {
            layers = sample.as_deref().and_then(mvt::layer_names).unwrap_or_default();
        }
        let tile_size = match content {
            Content::Vector => 512,
            Content::Raster => sample.as_deref().and_then(content::image_side).unwrap_or(256),
        };
        Facts { content, layers, tile_size, min_zoom: zooms.0, max_zoom: zooms.1, bounds, attribution }
    }
}
