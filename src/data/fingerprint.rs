//! The fingerprint of a file: SHA-256 of an ordered dump of all tables of the contract but `meta`.
//!
//! The dump: for each table in the order of `schema.sql`, its name and its columns in the order of the file, each
//! followed by a zero byte; then its rows by `fid`; each value is a letter (`n`, `i`, `f`, `t`, `b`), then for a
//! number 8 bytes, for a text or a blob its length in 8 bytes and its bytes; all numbers little-endian.

use crate::data::DataError;
use crate::data::schema::{META, TABLES};
use crate::model::Progress;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// Sixty-four hexadecimal digits. Each text is given to `text` on the way, with its table.
pub fn fingerprint(
    db: &Connection,
    progress: &Progress,
    mut text: impl FnMut(&'static str, &[u8]),
) -> Result<String, DataError> {
    let mut hash = Sha256::new();
    for table in TABLES.iter().filter(|table| table.name != META.name) {
        let columns = column_names(db, table.name)?;
        for name in std::iter::once(table.name).chain(columns.iter().map(String::as_str)) {
            hash.update(name.as_bytes());
            hash.update([0]);
        }
        let mut statement = db.prepare(&format!("SELECT * FROM {} ORDER BY fid", table.name))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            progress.check()?;
            for column in 0..columns.len() {
                let value = row.get_ref(column)?;
                if let ValueRef::Text(bytes) = value {
                    text(table.name, bytes);
                }
                add(&mut hash, value);
            }
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The columns of a table as the file has them.
pub fn column_names(db: &Connection, table: &str) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    names.collect()
}

fn add(hash: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => hash.update(b"n"),
        ValueRef::Integer(number) => {
            hash.update(b"i");
            hash.update(number.to_le_bytes());
        }
        ValueRef::Real(number) => {
            hash.update(b"f");
            hash.update(number.to_le_bytes());
        }
        ValueRef::Text(bytes) => add_bytes(hash, b"t", bytes),
        ValueRef::Blob(bytes) => add_bytes(hash, b"b", bytes),
    }
}

fn add_bytes(hash: &mut Sha256, letter: &[u8], bytes: &[u8]) {
    hash.update(letter);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}
