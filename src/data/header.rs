//! What is checked before anything else is read: tables, version, columns.

use crate::data::DataError;
use crate::data::fingerprint::column_names;
use crate::data::schema::{
    APPLICATION_ID, FORMAT_VERSION, META, OCCUPANCY, TABLES, Table, is_occupancy_code,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// The columns that this file has beyond, or instead of, those of the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Indicator columns of `occupation`, in the order of the file.
    pub occupancy_codes: Vec<String>,
    /// Columns that the program does not know, with their table.
    pub unknown: Vec<(&'static str, String)>,
}

/// Makes sure that the file can be read as a canonical one.
///
/// # Errors
/// `NotADatabase`, `NotCanonical`, `NotAGeoPackage`, `TooNew`, `MissingColumn`.
pub fn inspect(db: &Connection) -> Result<Layout, DataError> {
    let tables = table_names(db)?;
    let has = |table: &Table| tables.contains(table.name);
    // The version comes before the list of tables: a newer format may have others.
    if has(&META) {
        check_version(db)?;
    }
    if let Some(table) = TABLES.into_iter().find(|table| !has(table)) {
        return Err(DataError::NotCanonical { missing: table.name });
    }
    let id: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(DataError::NotAGeoPackage);
    }
    let mut layout = Layout::default();
    for table in TABLES {
        let columns = column_names(db, table.name)?;
        let wanted = std::iter::once("fid").chain(table.columns.iter().copied());
        if let Some(column) = wanted.into_iter().find(|wanted| !columns.iter().any(|column| column == wanted))
        {
            return Err(DataError::MissingColumn { table: table.name, column });
        }
        for column in columns {
            if column == "fid" || table.columns.contains(&column.as_str()) {
                continue;
            }
            if table.name == OCCUPANCY.name && is_occupancy_code(&column) {
                layout.occupancy_codes.push(column);
            } else {
                layout.unknown.push((table.name, column));
            }
        }
    }
    Ok(layout)
}

/// Ordinary tables: a view or a virtual table that poses as one is not read.
fn table_names(db: &Connection) -> Result<BTreeSet<String>, DataError> {
    let mut statement = db.prepare(include_str!("sql/tables.sql"))?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn check_version(db: &Connection) -> Result<(), DataError> {
    let found: Option<String> = db
        .query_row("SELECT CAST(valeur AS TEXT) FROM meta WHERE cle = 'format_version'", [], |row| row.get(0))
        .optional()
        // A table `meta` of another program has other columns: the search for tables goes on.
        .unwrap_or_default();
    let Some(found) = found else { return Ok(()) };
    match found.trim().parse::<i64>() {
        Ok(found) if found > FORMAT_VERSION => Err(DataError::TooNew { found, known: FORMAT_VERSION }),
        _ => Ok(()),
    }
}
