//! Bounded decompression: nothing that a file announces decides how much memory is taken.

use crate::tiles::Skip;
use std::io::Read;

/// Decompressed size of one tile, in bytes.
pub const TILE_LIMIT: u64 = 8 << 20;

/// Bytes as they are, or gunzipped when they begin as gzip does, up to `limit` bytes.
///
/// Told by content: some archives announce one and hold the other.
pub fn plain(bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, Skip> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        gunzip(&bytes, limit)
    } else if bytes.len() as u64 > limit {
        Err(Skip::TooLarge)
    } else {
        Ok(bytes)
    }
}

/// Gunzips up to `limit` bytes; one more is [`Skip::TooLarge`].
pub fn gunzip(bytes: &[u8], limit: u64) -> Result<Vec<u8>, Skip> {
    let mut out = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(bytes).take(limit + 1);
    reader.read_to_end(&mut out).map_err(|_| Skip::Compression)?;
    if out.len() as u64 > limit { Err(Skip::TooLarge) } else { Ok(out) }
}
