//! Table `meta`: keys and values, an unreadable one being named rather than taken for absent.

use crate::data::DataError;
use crate::data::read::cells::for_each_row;
use crate::data::schema::META;
use crate::domain::secrecy::FLOOR;
use crate::model::{Meta, Progress, Vintage};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::str::FromStr;

/// # Errors
/// `BadCell`; `Invariant` when `format_version` is missing.
pub fn read_meta(db: &Connection, progress: &Progress) -> Result<Meta, DataError> {
    let mut rows = Rows::default();
    for_each_row(db, META.name, include_str!("../sql/meta.sql"), [], progress, |row| {
        rows.0.insert(row.text(1)?.to_owned(), (row.fid, row.text(2)?.trim().to_owned()));
        Ok(())
    })?;
    let missing = DataError::Invariant { table: META.name, rule: "format_version", count: 1 };
    Ok(Meta {
        format_version: rows.parsed("format_version")?.ok_or(missing)?,
        produced_by: rows.text("produit_par"),
        produced_on: rows.parsed("produit_le")?,
        source: rows.text("source").unwrap_or_default(),
        vintage_ops: rows.parsed("millesime_ops")?.map(Vintage::new),
        vintage_rents: rows.parsed("millesime_loyers")?.map(Vintage::new),
        vintage_parc: rows.parsed("millesime_parc")?.map(Vintage::new),
        // A convention may ask for more; a file may not ask for less than the law.
        floor: rows.parsed("seuil_secret")?.unwrap_or(FLOOR).max(FLOOR),
        convention: rows.text("convention"),
        recipient: rows.text("destinataire"),
        perimeter: rows.text("perimetre"),
        expires_on: rows.parsed("expire_le")?,
        mention: rows.text("mention"),
        online_basemap: rows.flag("fond_en_ligne")?,
        synthetic: rows.flag("synthetique")?,
        fingerprint: rows.text("empreinte"),
    })
}

/// `fid` and value of each key.
#[derive(Default)]
struct Rows(BTreeMap<String, (i64, String)>);

impl Rows {
    /// An empty value is an absent one.
    fn text(&self, key: &str) -> Option<String> {
        self.0.get(key).map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    }

    fn parsed<T: FromStr>(&self, key: &str) -> Result<Option<T>, DataError> {
        match self.0.get(key) {
            Some((row, value)) if !value.is_empty() => value.parse().map(Some).map_err(|_| bad(*row, key)),
            _ => Ok(None),
        }
    }

    fn flag(&self, key: &str) -> Result<bool, DataError> {
        match self.0.get(key).map(|(row, value)| (*row, value.as_str())) {
            None | Some((_, "" | "0")) => Ok(false),
            Some((_, "1")) => Ok(true),
            Some((row, _)) => Err(bad(row, key)),
        }
    }
}

/// The key stands for the column: it tells more than `valeur`.
fn bad(row: i64, key: &str) -> DataError {
    DataError::BadCell { table: META.name, row, column: key.to_owned() }
}
