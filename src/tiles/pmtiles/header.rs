//! The 127 bytes that open a PMTiles 3 archive.
//!
//! Specification: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.

use crate::tiles::TileError;
use crate::tiles::content::Content;

pub const LENGTH: usize = 127;

/// Deepest zoom read: tile numbers then stay far from the end of 64 bits.
pub const MAX_ZOOM: u8 = 24;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub offset: u64,
    pub length: u64,
}

impl Span {
    /// The part of this stretch from `offset` on, `length` bytes long; `None` when it runs past the end.
    pub fn part(self, offset: u64, length: u64) -> Option<Self> {
        let end = offset.checked_add(length)?;
        if end > self.length {
            return None;
        }
        Some(Self { offset: self.offset.checked_add(offset)?, length })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    None,
    Gzip,
}

#[derive(Clone, Debug)]
pub struct Header {
    pub root: Span,
    pub metadata: Span,
    pub leaves: Span,
    pub tiles: Span,
    /// Of directories and metadata. Tiles tell theirs by their first bytes.
    pub internal: Compression,
    /// `None` when the archive does not say.
    pub content: Option<Content>,
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// Degrees: west, south, east, north.
    pub bounds: Option<[f64; 4]>,
}

/// Whether these bytes begin a PMTiles archive of any version.
pub fn is_pmtiles(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PMTiles") || (bytes.starts_with(b"PM") && matches!(bytes.get(2..4), Some([1 | 2, 0])))
}

impl Header {
    /// # Errors
    /// [`TileError::Version`], [`TileError::Compression`], [`TileError::UnknownCompression`], [`TileError::TileKind`],
    /// and [`TileError::Damaged`] when it is cut short or announces impossible zooms.
    pub fn parse(bytes: &[u8]) -> Result<Self, TileError> {
        if !bytes.starts_with(b"PMTiles") {
            return Err(TileError::Version { found: bytes.get(2).copied().unwrap_or_default() });
        }
        let Some(bytes) = bytes.first_chunk::<LENGTH>() else {
            return Err(TileError::Damaged { what: "header cut short" });
        };
        if bytes[7] != 3 {
            return Err(TileError::Version { found: bytes[7] });
        }
        let internal = compression(bytes[97])?;
        compression(bytes[98])?;
        let (min_zoom, max_zoom) = (bytes[100], bytes[101]);
        if min_zoom > max_zoom || max_zoom > MAX_ZOOM {
            return Err(TileError::Damaged { what: "zooms" });
        }
        Ok(Self {
            root: span(bytes, 8),
            metadata: span(bytes, 24),
            leaves: span(bytes, 40),
            tiles: span(bytes, 56),
            internal,
            content: content(bytes[99])?,
            min_zoom,
            max_zoom,
            bounds: bounds(bytes),
        })
    }
}

fn compression(code: u8) -> Result<Compression, TileError> {
    match code {
        1 => Ok(Compression::None),
        2 => Ok(Compression::Gzip),
        3 => Err(TileError::Compression { name: "brotli" }),
        4 => Err(TileError::Compression { name: "zstd" }),
        code => Err(TileError::UnknownCompression { code }),
    }
}

fn content(code: u8) -> Result<Option<Content>, TileError> {
    match code {
        1 => Ok(Some(Content::Vector)),
        2..=4 => Ok(Some(Content::Raster)),
        5 => Err(TileError::TileKind { name: "AVIF" }),
        6 => Err(TileError::TileKind { name: "MLT" }),
        _ => Ok(None),
    }
}

fn span(bytes: &[u8; LENGTH], at: usize) -> Span {
    Span { offset: u64_at(bytes, at), length: u64_at(bytes, at + 8) }
}

fn bounds(bytes: &[u8; LENGTH]) -> Option<[f64; 4]> {
    let degrees = |at: usize| {
        let word = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        f64::from(i32::from_le_bytes(word)) / 1e7
    };
    crate::tiles::metadata::sound_bounds([degrees(102), degrees(106), degrees(110), degrees(114)])
}

fn u64_at(bytes: &[u8; LENGTH], at: usize) -> u64 {
    let mut word = [0; 8];
    word.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(word)
}
