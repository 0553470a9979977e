//! The invariants of `domaine.md` § 9, as a list of remarks: which rule, of which table, how many times.
//!
//! What follows from the contract itself (types, keys, lists) is in `contract`; what SQL can say in `rules`; the
//! rest needs the rows: `occupancy`, `places`. A value is never in a remark.

mod contract;
pub mod floor;
mod occupancy;
mod places;
mod rules;

use crate::data::container::{self, IN_MEMORY};
use crate::data::fingerprint::fingerprint;
use crate::data::header::{self, Layout};
use crate::data::interrupt::interruptible;
use crate::data::read::{read_atlas, read_meta};
use crate::data::schema::{META, TABLES};
use crate::data::{DataError, Secret};
use crate::model::{Meta, Progress};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::is_nfc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One broken rule of one table: how many times, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub severity: Severity,
    pub table: &'static str,
    /// A stable code, with its sentence in `donnees.ftl`.
    pub rule: &'static str,
    pub count: u64,
}

/// Errors first, each in the order of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    pub remarks: Vec<Remark>,
}

/// The file as a whole, where no table is at fault.
const FILE: &str = "fichier";

impl Audit {
    fn note(&mut self, severity: Severity, table: &'static str, rule: &'static str, count: u64) {
        if count > 0 {
            self.remarks.push(Remark { severity, table, rule, count });
        }
    }

    fn error(&mut self, table: &'static str, rule: &'static str, count: u64) {
        self.note(Severity::Error, table, rule, count);
    }

    fn warning(&mut self, table: &'static str, rule: &'static str, count: u64) {
        self.note(Severity::Warning, table, rule, count);
    }

    /// What refuses the file, if anything does.
    pub fn first_error(&self) -> Option<DataError> {
        let remark = self.remarks.iter().find(|remark| remark.severity == Severity::Error)?;
        Some(DataError::Invariant { table: remark.table, rule: remark.rule, count: remark.count })
    }
}

/// Everything `verifier` says of a file.
///
/// # Errors
/// When the file cannot be read as a canonical file at all.
pub fn verify(path: &Path, secret: Option<&Secret>, progress: &Progress) -> Result<Audit, DataError> {
    let content = container::load(path, secret, IN_MEMORY, progress)?;
    let layout = header::inspect(&content.db)?;
    let mut audit = audit(&content.db, &layout, progress)?;
    // What the checks let pass, the reader must be able to read.
    if audit.first_error().is_none() {
        match read_atlas(&content.db, &layout, progress) {
            Err(DataError::BadCell { table, .. }) => audit.error(table, "cellule_illisible", 1),
            read => drop(read?),
        }
    }
    content.still_the_same()?;
    audit.remarks.sort_by_key(|remark| remark.severity);
    Ok(audit)
}

/// Every check, in the order of their gravity.
///
/// # Errors
/// `Cancelled`, or what keeps a table from being read at all.
pub fn audit(db: &Connection, layout: &Layout, progress: &Progress) -> Result<Audit, DataError> {
    interruptible(db, progress, || {
        let mut audit = Audit::default();
        let sound: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        contract::check(db, &mut audit)?;
        // After the contract: a broken CHECK fails both, and the contract names its table.
        audit.error(FILE, "integrite", u64::from(sound != "ok"));
        let meta = match read_meta(db, progress) {
            Ok(meta) => meta,
            Err(DataError::BadCell { .. }) => {
                audit.error(META.name, "cellule_illisible", 1);
                return Ok(audit);
            }
            Err(DataError::Invariant { table, rule, count }) => {
                audit.error(table, rule, count);
                return Ok(audit);
            }
            Err(error) => return Err(error),
        };
        for breach in floor::breaches(db, &layout.occupancy_codes, meta.floor)? {
            audit.error(breach.table, floor::RULE, breach.count);
        }
        audit.warning(FILE, "table_inconnue", unknown_tables(db)?);
        rules::check(db, &meta, &mut audit)?;
        occupancy::check(db, layout, progress, &mut audit)?;
        places::check(db, &meta, progress, &mut audit)?;
        check_texts(db, &meta, progress, &mut audit)?;
        for (table, _) in &layout.unknown {
            audit.warning(table, "colonne_inconnue", 1);
        }
        audit.remarks.sort_by_key(|remark| remark.severity);
        Ok(audit)
    })
}

/// Tables that neither the contract nor the GeoPackage standard knows: nobody checks what they tell.
fn unknown_tables(db: &Connection) -> Result<u64, DataError> {
    let mut statement = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let known = |name: &str| {
        TABLES.iter().any(|table| table.name == name)
            || ["gpkg_", "rtree_", "sqlite_"].iter().any(|prefix| name.starts_with(prefix))
    };
    Ok(names.iter().filter(|name| !known(name)).count() as u64)
}

/// The fingerprint, and on the way every text: UTF-8, composed.
fn check_texts(
    db: &Connection,
    meta: &Meta,
    progress: &Progress,
    audit: &mut Audit,
) -> Result<(), DataError> {
    let (mut broken, mut decomposed) = (BTreeMap::new(), BTreeMap::new());
    let found = fingerprint(db, progress, |table, text| {
        let faults = match str::from_utf8(text) {
            Err(_) => &mut broken,
            Ok(text) if !text.is_ascii() && !is_nfc(text) => &mut decomposed,
            Ok(_) => return,
        };
        *faults.entry(table).or_insert(0) += 1;
    })?;
    match &meta.fingerprint {
        Some(announced) => audit.error(FILE, "empreinte", u64::from(*announced != found)),
        None => audit.warning(FILE, "sans_empreinte", 1),
    }
    for (table, count) in broken {
        audit.error(table, "texte_utf8", count);
    }
    for (table, count) in decomposed {
        audit.warning(table, "texte_compose", count);
    }
    Ok(())
}
