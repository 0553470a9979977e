//! A connection that can only read, and that a hostile file cannot use: limits, defensive settings, no side file.

use crate::data::DataError;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// A database whose bytes are copied into SQLite's own memory, read-only.
pub fn in_memory(content: &[u8]) -> Result<Connection, DataError> {
    let mut db = Connection::open_in_memory()?;
    db.deserialize_read_exact("main", content, content.len(), true)?;
    harden(&db)?;
    Ok(db)
}

/// A database on disk, without lock or side file: nothing is written, not even beside it.
pub fn on_disk(path: &Path) -> Result<Connection, DataError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(format!("{}?mode=ro&immutable=1", uri(path)), flags)?;
    harden(&db)?;
    Ok(db)
}

/// Nothing in the file may run, attach, write, or ask for absurd amounts of memory. `tiles/mbtiles.rs` does alike:
/// the two rooms may not share, and an archive needs its views.
fn harden(db: &Connection) -> Result<(), DataError> {
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        db.set_db_config(setting, on)?;
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
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;",
    )?;
    // SQLite takes anything for a database until the first read.
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

/// `file:` and the path, everything but plain characters percent-encoded.
fn uri(path: &Path) -> String {
    use std::fmt::Write;
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in bytes_of(path) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'~' | b'-' => {
                uri.push(byte.into())
            }
            _ => write!(uri, "%{byte:02X}").unwrap_or_default(),
        }
    }
    uri
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_path_with_spaces_accents_and_question_marks_is_one_uri() {
        assert_eq!(uri(Path::new("/tmp/É t?é#1.gpkg")), "file:/tmp/%C3%89%20t%3F%C3%A9%231.gpkg");
    }

    #[test]
    fn what_is_not_a_database_is_known_at_once() {
        let mut content = vec![0; 4096];
        content[..16].copy_from_slice(b"SQLite format 3\0");
        assert!(matches!(in_memory(&content), Err(DataError::NotADatabase)));
    }
}
