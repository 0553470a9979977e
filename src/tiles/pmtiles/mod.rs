//! PMTiles 3: one file, directories by Hilbert number, read with limits over a file kept open.
//!
//! Not here: what the tiles look like (`decode`), when they are asked for (`loader`).

mod directory;
mod header;
mod hilbert;

use crate::tiles::Skip;
use crate::tiles::TileError;
use crate::tiles::compression;
use crate::tiles::metadata::Metadata;
use directory::{Directory, Entry};
use header::{Compression, Header, Span};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use walkers::TileId;

pub use header::{LENGTH as HEADER_LENGTH, is_pmtiles};

/// Decompressed size of a directory or of the metadata, in bytes.
const DIRECTORY_LIMIT: u64 = 16 << 20;

/// Leaves under leaves: the specification asks for one level, three are followed.
const MAX_DEPTH: usize = 3;

/// Entries kept from leaf directories already read, all together.
const KEPT_ENTRIES: usize = 200_000;

/// An open archive.
pub struct PmTiles {
    file: File,
    file_length: u64,
    header: Header,
    root: Directory,
    /// Leaves already read, oldest first, by where they lie.
    leaves: Vec<(u64, Directory)>,
}

impl PmTiles {
    /// # Errors
    /// [`TileError::Unreadable`] for the medium; the rest says what the archive holds that cannot be used.
    pub fn open(path: &Path) -> Result<Self, TileError> {
        let unreadable = |source| TileError::Unreadable { path: path.to_owned(), source };
        let mut file = File::open(path).map_err(unreadable)?;
        let file_length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let mut bytes = Vec::with_capacity(HEADER_LENGTH);
        (&file).take(HEADER_LENGTH as u64).read_to_end(&mut bytes).map_err(unreadable)?;
        let header = Header::parse(&bytes)?;
        let root = read(&mut file, file_length, header.root)
            .and_then(|bytes| expand(bytes, header.internal))
            .ok()
            .and_then(|bytes| Directory::parse(&bytes))
            .ok_or(TileError::Damaged { what: "root directory" })?;
        if root.len() == 0 {
            return Err(TileError::Empty);
        }
        Ok(Self { file, file_length, header, root, leaves: Vec::new() })
    }

    pub fn zooms(&self) -> (u8, u8) {
        (self.header.min_zoom, self.header.max_zoom)
    }

    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.header.bounds
    }

    pub fn content(&self) -> Option<crate::tiles::content::Content> {
        self.header.content
    }

    /// What the archive says of itself; nothing when that part is damaged, since tiles need none of it.
    pub fn metadata(&mut self) -> Metadata {
        read(&mut self.file, self.file_length, self.header.metadata)
            .and_then(|bytes| expand(bytes, self.header.internal))
            .map(|bytes| Metadata::from_json(&bytes))
            .unwrap_or_default()
    }

    /// Decompressed bytes of a tile; `None` where the archive has none.
    pub fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Skip> {
        let Some(number) = hilbert::number(id) else { return Ok(None) };
        match self.entry(self.root.find(number), |leaf| leaf.find(number))? {
            Some(entry) => self.bytes(entry).map(Some),
            None => Ok(None),
        }
    }

    /// Some tile of the archive, to see what its tiles are made of.
    pub fn sample(&mut self) -> Option<Vec<u8>> {
        let entry = self.entry(self.root.first(), Directory::first).ok().flatten()?;
        self.bytes(entry).ok()
    }

    /// Follows leaves from `start` down to a tile, taking in each the entry that `pick` chooses.
    fn entry(
        &mut self,
        start: Option<Entry>,
        pick: impl Fn(&Directory) -> Option<Entry>,
    ) -> Result<Option<Entry>, Skip> {
        let mut found = start;
        for _ in 0..=MAX_DEPTH {
            match found {
                Some(entry) if entry.is_leaf() => found = pick(self.leaf(entry)?),
                found => return Ok(found.filter(|entry| entry.length > 0)),
            }
        }
        Err(Skip::Broken)
    }

    fn leaf(&mut self, entry: Entry) -> Result<&Directory, Skip> {
        if let Some(index) = self.leaves.iter().position(|(offset, _)| *offset == entry.offset) {
            let leaf = self.leaves.remove(index);
            self.leaves.push(leaf);
        } else {
            let span = self.header.leaves.part(entry.offset, u64::from(entry.length)).ok_or(Skip::Broken)?;
            let bytes = expand(read(&mut self.file, self.file_length, span)?, self.header.internal)?;
            let leaf = Directory::parse(&bytes).ok_or(Skip::Broken)?;
            let mut kept: usize = self.leaves.iter().map(|(_, leaf)| leaf.len()).sum();
            while kept + leaf.len() > KEPT_ENTRIES && !self.leaves.is_empty() {
                kept -= self.leaves.remove(0).1.len();
            }
            self.leaves.push((entry.offset, leaf));
        }
        self.leaves.last().map(|(_, leaf)| leaf).ok_or(Skip::Broken)
    }

    fn bytes(&mut self, entry: Entry) -> Result<Vec<u8>, Skip> {
        let span = self.header.tiles.part(entry.offset, u64::from(entry.length)).ok_or(Skip::Broken)?;
        let bytes = read(&mut self.file, self.file_length, span)?;
        compression::plain(bytes, compression::TILE_LIMIT)
    }
}

/// Reads a stretch of the file. What lies past its end, or is larger than any part may be, is refused before memory is taken.
fn read(file: &mut File, file_length: u64, span: Span) -> Result<Vec<u8>, Skip> {
    let end = span.offset.checked_add(span.length).ok_or(Skip::Broken)?;
    if end > file_length {
        return Err(Skip::Broken);
    }
    if span.length > DIRECTORY_LIMIT {
        return Err(Skip::TooLarge);
    }
    file.seek(SeekFrom::Start(span.offset))?;
    let mut bytes = Vec::new();
    file.take(span.length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == span.length { Ok(bytes) } else { Err(Skip::Broken) }
}

fn expand(bytes: Vec<u8>, compression: Compression) -> Result<Vec<u8>, Skip> {
    match compression {
        Compression::None => Ok(bytes),
        Compression::Gzip => compression::gunzip(&bytes, DIRECTORY_LIMIT),
    }
}
