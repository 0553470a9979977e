//! One row, cell by cell: a value of the wrong kind is named by table, row and column, never shown.

use crate::data::DataError;
use crate::data::codes::{self, Codes};
use crate::model::{Date, EurosPerMonth, Progress};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, Row};

/// A row of a statement whose first column is `fid`.
pub struct Cells<'r> {
    table: &'static str,
    row: &'r Row<'r>,
    pub fid: i64,
}

/// Gives each row of a statement to `each`, which counts as one step. The first column is `fid`.
pub fn for_each_row(
    db: &Connection,
    table: &'static str,
    sql: &str,
    parameters: impl Params,
    progress: &Progress,
    mut each: impl FnMut(&Cells<'_>) -> Result<(), DataError>,
) -> Result<(), DataError> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        progress.advance()?;
        let ValueRef::Integer(fid) = row.get_ref(0)? else {
            return Err(DataError::BadCell { table, row: 0, column: "fid".to_owned() });
        };
        each(&Cells { table, row, fid })?;
    }
    Ok(())
}

impl<'r> Cells<'r> {
    pub fn bad(&self, column: usize) -> DataError {
        let column = self.row.as_ref().column_name(column).unwrap_or("?").to_owned();
        DataError::BadCell { table: self.table, row: self.fid, column }
    }

    pub fn cell(&self, column: usize) -> Result<ValueRef<'r>, DataError> {
        Ok(self.row.get_ref(column)?)
    }

    pub fn optional_text(&self, column: usize) -> Result<Option<&'r str>, DataError> {
        match self.cell(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => str::from_utf8(bytes).map(Some).map_err(|_| self.bad(column)),
            _ => Err(self.bad(column)),
        }
    }

    pub fn text(&self, column: usize) -> Result<&'r str, DataError> {
        self.optional_text(column)?.ok_or_else(|| self.bad(column))
    }

    pub fn optional_whole<T: TryFrom<i64>>(&self, column: usize) -> Result<Option<T>, DataError> {
        match self.cell(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => T::try_from(number).map(Some).map_err(|_| self.bad(column)),
            _ => Err(self.bad(column)),
        }
    }

    pub fn whole<T: TryFrom<i64>>(&self, column: usize) -> Result<T, DataError> {
        self.optional_whole(column)?.ok_or_else(|| self.bad(column))
    }

    /// A finite number.
    pub fn optional_number(&self, column: usize) -> Result<Option<f64>, DataError> {
        match self.cell(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Real(number) if number.is_finite() => Ok(Some(number)),
            // Whole numbers are exact up to 2^53, far above any rate or rent.
            ValueRef::Integer(number) => Ok(Some(number as f64)),
            _ => Err(self.bad(column)),
        }
    }

    pub fn optional_flag(&self, column: usize) -> Result<Option<bool>, DataError> {
        match self.cell(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(0) => Ok(Some(false)),
            ValueRef::Integer(1) => Ok(Some(true)),
            _ => Err(self.bad(column)),
        }
    }

    pub fn flag(&self, column: usize) -> Result<bool, DataError> {
        self.optional_flag(column)?.ok_or_else(|| self.bad(column))
    }

    pub fn optional_date(&self, column: usize) -> Result<Option<Date>, DataError> {
        self.parsed(column, |text| text.parse().ok())
    }

    pub fn date(&self, column: usize) -> Result<Date, DataError> {
        self.optional_date(column)?.ok_or_else(|| self.bad(column))
    }

    pub fn optional_euros(&self, column: usize) -> Result<Option<EurosPerMonth>, DataError> {
        self.optional_number(column)?
            .map(|amount| EurosPerMonth::new(amount).ok_or_else(|| self.bad(column)))
            .transpose()
    }

    pub fn optional_code<T: Copy>(&self, column: usize, list: Codes<T>) -> Result<Option<T>, DataError> {
        self.parsed(column, |text| codes::value(list, text))
    }

    pub fn code<T: Copy>(&self, column: usize, list: Codes<T>) -> Result<T, DataError> {
        self.optional_code(column, list)?.ok_or_else(|| self.bad(column))
    }

    /// A text that `parse` understands.
    pub fn parsed<T>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, DataError> {
        self.optional_text(column)?.map(|text| parse(text).ok_or_else(|| self.bad(column))).transpose()
    }

    pub fn optional_blob(&self, column: usize) -> Result<Option<&'r [u8]>, DataError> {
        match self.cell(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) => Ok(Some(bytes)),
            _ => Err(self.bad(column)),
        }
    }
}
