//! Columns of `residence` that the program does not know: shown under their own name, never computed with.

use crate::data::DataError;
use crate::data::header::Layout;
use crate::data::read::cells::{Cells, for_each_row};
use crate::data::schema::{RESIDENCE, is_plain_name};
use crate::model::{Extra, ExtraValues, Progress};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::sync::Arc;

/// What one cell holds.
enum Value {
    Nothing,
    Number(f32),
    Text(Arc<str>),
    /// Bytes, an infinity, a text that is no text: the column is left out.
    Other,
}

/// A column of numbers if all its values are; otherwise of texts. A column of bytes is left out.
///
/// # Errors
/// `Cancelled`, or as SQLite.
pub fn read_extras(db: &Connection, layout: &Layout, progress: &Progress) -> Result<Vec<Extra>, DataError> {
    let unknown =
        layout.unknown.iter().filter(|(table, name)| *table == RESIDENCE.name && is_plain_name(name));
    let codes: Vec<&str> = unknown.map(|(_, name)| name.as_str()).collect();
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let listed: String = codes.iter().map(|code| format!(", {code}")).collect();
    let sql = include_str!("../sql/residence_autres.sql").replace("/* colonnes */", &listed);
    let mut columns: Vec<Vec<Value>> = codes.iter().map(|_| Vec::new()).collect();
    for_each_row(db, RESIDENCE.name, &sql, [], progress, |row| {
        for (position, column) in columns.iter_mut().enumerate() {
            column.push(value(row, position + 1)?);
        }
        Ok(())
    })?;
    let named = codes.into_iter().zip(columns);
    Ok(named
        .filter_map(|(code, column)| Some(Extra { code: code.to_owned(), values: values(column)? }))
        .collect())
}

fn value(row: &Cells<'_>, column: usize) -> Result<Value, DataError> {
    Ok(match row.cell(column)? {
        ValueRef::Null => Value::Nothing,
        ValueRef::Integer(number) => Value::Number(number as f32),
        ValueRef::Real(number) if number.is_finite() => Value::Number(number as f32),
        ValueRef::Text(bytes) => str::from_utf8(bytes).map_or(Value::Other, |text| Value::Text(text.into())),
        ValueRef::Real(_) | ValueRef::Blob(_) => Value::Other,
    })
}

fn values(column: Vec<Value>) -> Option<ExtraValues> {
    if column.iter().any(|value| matches!(value, Value::Other)) {
        return None;
    }
    if column.iter().any(|value| matches!(value, Value::Text(_))) {
        let texts = column.into_iter().map(|value| match value {
            Value::Text(text) => Some(text),
            Value::Number(number) => Some(number.to_string().into()),
            Value::Nothing | Value::Other => None,
        });
        return Some(ExtraValues::Texts(texts.collect()));
    }
    let numbers = column.into_iter().map(|value| match value {
        Value::Number(number) => Some(number),
        Value::Nothing | Value::Text(_) | Value::Other => None,
    });
    Some(ExtraValues::Numbers(numbers.collect()))
}
