//! Opening files of every kind: whole, masked, truncated, foreign, protected, replaced while open.

use super::*;
use crate::data::fixture::{self, CODES, VINTAGE, residence, secret_occupancy, write_sample};
use crate::data::{Severity, verify};
use crate::model::{EurosPerMonth, Figure, Typology, ZoneNature};
use age::secrecy::SecretString;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use tempfile::TempDir;

/// The sample, in a folder of its own, under a name with spaces and accents.
fn sample() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Été à Dijon #1 ?.gpkg");
    write_sample(&path).unwrap();
    (folder, path)
}

/// The sample, changed by SQL as another program would.
fn changed(sql: &str) -> (TempDir, PathBuf) {
    let (folder, path) = sample();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;").unwrap();
    // The triggers call functions that this program does not supply.
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for trigger in triggers {
        db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    db.execute_batch("DELETE FROM meta WHERE cle = 'empreinte'").unwrap();
    (folder, path)
}

fn opened(path: &Path) -> Result<OpenFile, DataError> {
    open(path, None, &Progress::default())
}

/// What `check` says: the rule of the error that closes the file.
fn refused_rule(path: &Path) -> String {
    match opened(path).and_then(|file| file.check(&Progress::default())) {
        Err(DataError::Invariant { table, rule, count }) => format!("{table} {rule} {count}"),
        other => format!("{other:?}"),
    }
}

fn remarks(path: &Path, severity: Severity) -> Vec<String> {
    let audit = verify(path, None, &Progress::default()).unwrap();
    let wanted = audit.remarks.into_iter().filter(|remark| remark.severity == severity);
    wanted.map(|remark| format!("{} {} {}", remark.table, remark.rule, remark.count)).collect()
}

fn digest(path: &Path) -> Vec<u8> {
    Sha256::digest(fs::read(path).unwrap()).to_vec()
}

fn names_beside(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_written_is_read_with_its_states() {
    let (_folder, path) = sample();
    let file = opened(&path).unwrap();
    let atlas = &file.atlas;
    assert_eq!(atlas.occupancy_codes, CODES);
    assert_eq!(atlas.meta.floor, 11);
    assert!(atlas.meta.synthetic && !atlas.meta.confidential());
    let [first, second, third] = &atlas.residences[..] else { panic!("three résidences") };

    let (t2, t3, t4) =
        (first.mean_rent(Typology::T2), first.mean_rent(Typology::T3), first.mean_rent(Typology::T4));
    assert_eq!(t2, Figure::Published(EurosPerMonth::new(338.46).unwrap()));
    assert_eq!(t3, Figure::Published(EurosPerMonth::new(420.0).unwrap()));
    assert_eq!(t4, Figure::Absent, "no known rent");
    assert_eq!(first.mean_rent(Typology::T1), Figure::NotApplicable, "no such dwelling");
    assert_eq!(
        first.rent(Typology::T3).map(|rent| rent.min),
        Figure::Published(Figure::Secret),
        "4 known rents"
    );
    assert_eq!(first.rent_per_m2(), Figure::Secret, "withheld for another");
    assert_eq!(third.mean_rent(Typology::T2), Figure::Absent, "no rent was supplied");

    assert_eq!(first.occupancy[0], Some(fixture::occupancy()));
    assert_eq!(first.occupancy[1], Some(secret_occupancy()));
    assert_eq!(second.occupancy[0], Some(secret_occupancy()));
    assert_eq!(third.occupancy, [None, None]);
    assert_eq!(first.position, residence("R1").position);
    assert_eq!(third.position, None);
    assert_eq!((first.financing.len(), first.functioning.len(), first.opinions.len()), (2, 1, 1));
    assert_eq!(first.parc.and_then(|parc| parc.moves), Some(4));
    assert_eq!(atlas.zones[0], fixture::zone(ZoneNature::Metropole, "242100410"));
    let reference = atlas.reference(0, crate::model::ReferencePopulation::All, "res40");
    assert_eq!((reference.value, reference.denominator), (Figure::Published(30.5), Some(12_345)));
    assert!(!atlas.ceilings.is_empty() && !atlas.rules.is_empty(), "those that ship");
}

#[test]
fn the_sample_has_nothing_to_reproach() {
    let (_folder, path) = sample();
    assert_eq!(verify(&path, None, &Progress::default()).unwrap(), Audit::default());
    assert_eq!(opened(&path).unwrap().check(&Progress::default()).unwrap(), Audit::default());
}

#[test]
fn another_vintage_is_read_when_asked_for() {
    let (_folder, path) = sample();
    let file = opened(&path).unwrap();
    assert_eq!(file.vintages().unwrap(), [Vintage::new(2020), Vintage::new(VINTAGE)]);
    let rows = file.occupancy_of(Vintage::new(2020), &Progress::default()).unwrap();
    assert_eq!(rows[0], [Some(secret_occupancy()), None]);
    assert_eq!(rows[1..], [[None, None], [None, None]]);
}
