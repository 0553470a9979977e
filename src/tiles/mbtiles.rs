//! MBTiles: an SQLite archive of tiles, rows counted from the south.
//!
//! Opened as an input that nobody vouches for: read-only, defensive, limited, and interrupted when a query lasts.
//! Views stay allowed, unlike in a data file: many archives give `tiles` as a view.

use crate::tiles::Skip;
use crate::tiles::TileError;
use crate::tiles::compression;
use crate::tiles::metadata::{Metadata, bounds_from_text, credit};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, InterruptHandle, OpenFlags, OptionalExtension};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;
use walkers::TileId;

/// Deepest zoom read.
const MAX_ZOOM: u8 = 24;

/// How long one query may last: a hostile view could otherwise go on for ever.
const PATIENCE: Duration = Duration::from_millis(1500);

/// An open archive.
pub struct MbTiles {
    db: Connection,
    watch: Watch,
    zooms: (u8, u8),
    bounds: Option<[f64; 4]>,
    metadata: Metadata,
}

/// Whether these bytes begin an SQLite database.
pub fn is_sqlite(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0")
}

impl MbTiles {
    /// # Errors
    /// [`TileError::Sqlite`] for a database that cannot be read, [`TileError::UnknownFormat`] when it is one of
    /// something else, [`TileError::Empty`] without a single tile.
    pub fn open(path: &Path) -> Result<Self, TileError> {
        let db = connect(path)?;
        let watch = Watch::new(db.get_interrupt_handle());
        if !holds_tiles(&db)? {
            return Err(TileError::UnknownFormat);
        }
        let rows = watch.during(|| metadata_rows(&db));
        let zooms = watch.during(|| zooms(&db, &rows))?.ok_or(TileError::Empty)?;
        let mut metadata =
            rows.get("json").map(|json| Metadata::from_json(json.as_bytes())).unwrap_or_default();
        if let Some(attribution) = rows.get("attribution").and_then(|text| credit(text)) {
            metadata.attribution = Some(attribution);
        }
        let bounds = rows.get("bounds").and_then(|text| bounds_from_text(text));
        Ok(Self { db, watch, zooms, bounds, metadata })
    }

    pub fn zooms(&self) -> (u8, u8) {
        self.zooms
    }

    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.bounds
    }

    pub fn metadata(&mut self) -> Metadata {
        std::mem::take(&mut self.metadata)
    }

    /// Decompressed bytes of a tile; `None` where the archive has none, or an empty one.
    pub fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Skip> {
        let Some(last_row) = 1_u32.checked_shl(u32::from(id.zoom)).map(|side| side - 1) else {
            return Ok(None);
        };
        let Some(row) = last_row.checked_sub(id.y) else { return Ok(None) };
        self.blob(
            "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1",
            [u32::from(id.zoom), id.x, row],
        )
    }

    /// Some tile of the archive, to see what its tiles are made of.
    pub fn sample(&mut self) -> Option<Vec<u8>> {
        let sql = "SELECT tile_data FROM tiles WHERE tile_data IS NOT NULL LIMIT 1";
        self.blob(sql, []).ok().flatten()
    }

    fn blob<const N: usize>(&self, sql: &str, parameters: [u32; N]) -> Result<Option<Vec<u8>>, Skip> {
        let bytes = self.watch.during(|| {
            let mut statement = self.db.prepare_cached(sql)?;
            statement
                .query_row(rusqlite::params_from_iter(parameters), |row| {
                    Ok(match row.get_ref(0)? {
                        ValueRef::Blob(bytes) | ValueRef::Text(bytes) if bytes.is_empty() => None,
                        // Compressed data is never that large for a tile that would be drawn.
                        ValueRef::Blob(bytes) | ValueRef::Text(bytes) => {
                            Some(bytes[..bytes.len().min(compression::TILE_LIMIT as usize + 1)].to_vec())
                        }
                        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => None,
                    })
                })
                .optional()
        });
        match bytes.map_err(|error| skip(&error))?.flatten() {
            Some(bytes) => compression::plain(bytes, compression::TILE_LIMIT).map(Some),
            None => Ok(None),
        }
    }
}

fn skip(error: &rusqlite::Error) -> Skip {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Skip::Broken,
        Some(ErrorCode::TooBig) => Skip::TooLarge,
        _ => Skip::Unreadable,
    }
}

fn connect(path: &Path) -> Result<Connection, TileError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let immutable = if is_orphan_wal(path) { "&immutable=1" } else { "" };
    let db = Connection::open_with_flags(format!("{}?mode=ro{immutable}", uri(path)), flags)?;
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        db.set_db_config(config, on)?;
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 512),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 16),
        (Limit::SQLITE_LIMIT_VDBE_OP, 250_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 999),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 4),
    ] {
        db.set_limit(limit, value)?;
    }
    db.execute_batch(
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;",
    )?;
    Ok(db)
}

/// `file:` address of a path, everything but the plainest characters percent-encoded.
fn uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy();
    if cfg!(windows) {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' | b'/' | b'-' => {
                uri.push(byte as char)
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A database left in write-ahead mode with nothing waiting beside it. Opened plainly it would want to write
/// files beside itself, which a read-only folder refuses.
fn is_orphan_wal(path: &Path) -> bool {
    let mut header = [0; 20];
    let is_wal = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok()
        && header[18..20] == [2, 2];
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    is_wal && std::fs::metadata(beside).map_or(true, |wal| wal.len() == 0)
}

fn holds_tiles(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row(
        "SELECT count(*) FROM sqlite_master WHERE name = 'tiles' AND type IN ('table', 'view')",
        [],
        |row| row.get::<_, i64>(0),
    )
    .map(|count| count > 0)
}

/// Text rows of `metadata`; none when it is missing or damaged, since tiles need none of it.
fn metadata_rows(db: &Connection) -> HashMap<String, String> {
    let read = || -> rusqlite::Result<HashMap<String, String>> {
        let sql = "SELECT name, value FROM metadata WHERE name IN ('attribution', 'bounds', 'json', 'minzoom', 'maxzoom')";
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            if let (Ok(name), Ok(value)) = (row.get::<_, String>(0), row.get_ref(1)?.as_str()) {
                found.insert(name, value.to_owned());
            }
        }
        Ok(found)
    };
    read().unwrap_or_default()
}

/// Lowest and highest zoom: those announced when tiles bear them out, else those found; `None` without a tile.
fn zooms(db: &Connection, rows: &HashMap<String, String>) -> rusqlite::Result<Option<(u8, u8)>> {
    let announced = |name| rows.get(name)?.trim().parse().ok().filter(|zoom| *zoom <= MAX_ZOOM);
    if let (Some(low), Some(high)) = (announced("minzoom"), announced("maxzoom"))
        && low <= high
        && has_zoom(db, low)?
        && has_zoom(db, high)?
    {
        return Ok(Some((low, high)));
    }
    let end = |sql| db.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
    let low = end("SELECT min(zoom_level) FROM tiles WHERE zoom_level BETWEEN 0 AND 24")?;
    let high = end("SELECT max(zoom_level) FROM tiles WHERE zoom_level BETWEEN 0 AND 24")?;
    let zoom = |value: Option<i64>| u8::try_from(value?).ok();
    Ok(zoom(low).zip(zoom(high)))
}

fn has_zoom(db: &Connection, zoom: u8) -> rusqlite::Result<bool> {
    db.query_row("SELECT 1 FROM tiles WHERE zoom_level = ?1 LIMIT 1", [zoom], |_| Ok(()))
        .optional()
        .map(|found| found.is_some())
}

/// Interrupts a query that lasts. Lives on a thread of its own, which ends with the archive.
struct Watch(Sender<bool>);

impl Watch {
    fn new(interrupt: InterruptHandle) -> Self {
        let (sender, begun) = mpsc::channel();
        let watch = move || {
            while let Ok(running) = begun.recv() {
                if running && begun.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    interrupt.interrupt();
                }
            }
        };
        // Without this thread a hostile view would block its reader, never the window.
        std::thread::Builder::new().name("fond-garde".to_owned()).spawn(watch).ok();
        Self(sender)
    }

    fn during<T>(&self, query: impl FnOnce() -> T) -> T {
        self.0.send(true).ok();
        let result = query();
        self.0.send(false).ok();
        result
    }
}
