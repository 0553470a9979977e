//! Opening files of every kind: whole, masked, truncated, foreign, protected, replaced while open.

mod invariants;
mod protected;

use super::*;
use crate::data::fixture::{self, CODES, VINTAGE, residence, secret_occupancy, write_sample};
use crate::data::{Severity, verify};
use crate::model::{EurosPerMonth, Extra, ExtraValues, Figure, Typology, ZoneNature};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Written once: writing waits for the disk.
static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    write_sample(&path).unwrap();
    fs::read(path).unwrap()
});

/// The sample, in a folder of its own, under a name with spaces and accents.
fn sample() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Été à Dijon #1 ?.gpkg");
    fs::write(&path, &*SAMPLE).unwrap();
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
    db.execute_batch("DELETE FROM meta WHERE cle = 'empreinte'").unwrap();
    db.execute_batch(sql).unwrap();
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

#[test]
fn opening_checking_and_closing_leave_the_file_byte_identical_and_alone() {
    let (_folder, path) = sample();
    for in_memory in [IN_MEMORY, 0] {
        let before = (digest(&path), names_beside(&path));
        let file = open_with(&path, None, in_memory, &Progress::default()).unwrap();
        assert_eq!((digest(&path), names_beside(&path)), before, "open");
        file.check(&Progress::default()).unwrap();
        drop(file);
        assert_eq!((digest(&path), names_beside(&path)), before, "closed");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_file_in_a_read_only_folder_opens() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = sample();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&path, 0o400);
    set(folder.path(), 0o500);
    for in_memory in [IN_MEMORY, 0] {
        open_with(&path, None, in_memory, &Progress::default()).unwrap().check(&Progress::default()).unwrap();
    }
    set(folder.path(), 0o700);
    assert_eq!(names_beside(&path).len(), 1);
}

#[test]
fn a_file_left_in_wal_mode_opens_and_keeps_its_mode() {
    let (_folder, path) = sample();
    let mut bytes = fs::read(&path).unwrap();
    bytes[18..20].copy_from_slice(&[2, 2]);
    fs::write(&path, &bytes).unwrap();
    for in_memory in [IN_MEMORY, 0] {
        let file = open_with(&path, None, in_memory, &Progress::default()).unwrap();
        file.check(&Progress::default()).unwrap();
        assert_eq!(names_beside(&path).len(), 1);
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_live_log_beside_the_file_is_told_and_an_empty_one_ignored() {
    let (_folder, path) = sample();
    let beside = |suffix: &str| PathBuf::from(format!("{}{suffix}", path.display()));
    fs::write(beside("-wal"), "").unwrap();
    fs::write(beside("-journal"), [0; 512]).unwrap();
    opened(&path).unwrap();
    fs::write(beside("-wal"), "des pages").unwrap();
    assert!(matches!(opened(&path), Err(DataError::LiveJournal)));
    #[cfg(unix)]
    {
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("lien.gpkg");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(opened(&link), Err(DataError::LiveJournal)), "the log of the real file");
    }
    fs::remove_file(beside("-wal")).unwrap();
    fs::write(beside("-journal"), [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1]).unwrap();
    assert!(matches!(opened(&path), Err(DataError::LiveJournal)));
}

#[test]
fn truncated_anywhere_it_is_refused_in_a_word() {
    let (folder, path) = sample();
    let whole = fs::read(&path).unwrap();
    let cut = folder.path().join("coupé.gpkg");
    let offsets = [0, 1, 15, 16, 99, 100, 101, 511, 512, 4095, 4096].into_iter();
    for end in offsets.chain((1..whole.len() / 4096).map(|page| page * 4096 - 1)) {
        fs::write(&cut, &whole[..end]).unwrap();
        assert!(matches!(opened(&cut), Err(DataError::NotADatabase)), "{end}");
        assert!(verify(&cut, None, &Progress::default()).is_err(), "{end}");
    }
}

#[test]
fn damage_is_an_error_or_a_remark_and_never_a_panic() {
    let (folder, path) = sample();
    let whole = fs::read(&path).unwrap();
    let damaged = folder.path().join("abîmé.gpkg");
    // A fixed sequence: the same bytes are changed at each run.
    let mut state = 2022_u64;
    let mut next = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let mut refused = 0;
    for _ in 0..100 {
        let mut bytes = whole.clone();
        for _ in 0..8 {
            let at = next(bytes.len());
            bytes[at] = next(256) as u8;
        }
        fs::write(&damaged, &bytes).unwrap();
        let outcome = opened(&damaged).and_then(|file| file.check(&Progress::default()));
        refused += usize::from(outcome.is_err());
        verify(&damaged, None, &Progress::default()).ok();
    }
    assert!(refused > 30, "{refused}");
    let noise: Vec<u8> = (0..100_000).map(|_| next(256) as u8).collect();
    fs::write(&damaged, noise).unwrap();
    assert!(matches!(opened(&damaged), Err(DataError::NotADatabase)));
}

#[test]
fn another_sqlite_file_a_folder_and_nothing_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("autre.sqlite");
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(
            "CREATE TABLE meta (a); CREATE TABLE recettes (nom TEXT); CREATE VIEW residence AS SELECT 1",
        )
        .unwrap();
    drop(other);
    assert!(matches!(opened(&path), Err(DataError::NotCanonical { missing: "residence" })));
    assert!(matches!(opened(folder.path()), Err(DataError::Unreadable { .. })));
    assert!(matches!(opened(&folder.path().join("absent.gpkg")), Err(DataError::Unreadable { .. })));
    let (_kept, unmarked) = changed("PRAGMA application_id = 0");
    assert!(matches!(opened(&unmarked), Err(DataError::NotAGeoPackage)));
}

#[test]
fn a_format_from_the_future_is_refused_even_with_other_tables() {
    let (_folder, path) =
        changed("UPDATE meta SET valeur = '2' WHERE cle = 'format_version'; DROP TABLE vocabulaire");
    assert!(matches!(opened(&path), Err(DataError::TooNew { found: 2, known: 1 })));
    let (_folder, path) = changed("DELETE FROM meta WHERE cle = 'format_version'");
    assert_eq!(refused_rule(&path), "meta format_version 1");
}

#[test]
fn fewer_indicators_open_unknown_columns_are_named_and_missing_ones_refused() {
    let (_folder, path) = changed(
        "ALTER TABLE residence ADD COLUMN balcon TEXT; UPDATE residence SET balcon = 'oui' WHERE fid = 2;
         ALTER TABLE loyer ADD COLUMN remise DOUBLE",
    );
    let file = opened(&path).unwrap();
    assert_eq!(file.unknown_columns(), [("residence", "balcon".to_owned()), ("loyer", "remise".to_owned())]);
    let texts = ExtraValues::Texts(vec![None, Some("oui".into()), None]);
    assert_eq!(file.atlas.extras, [Extra { code: "balcon".to_owned(), values: texts }]);
    assert!(remarks(&path, Severity::Warning).contains(&"residence colonne_inconnue 1".to_owned()));
    // The sample has 4 of the 19 indicators of the contract.
    assert_eq!(file.atlas.rate(&file.atlas.residences[0], Population::All, "apl").figure, Figure::Absent);
    let (_folder, path) = changed("ALTER TABLE residence DROP COLUMN chauffage");
    assert!(matches!(
        opened(&path),
        Err(DataError::MissingColumn { table: "residence", column: "chauffage" })
    ));
}

#[test]
fn one_residence_all_masked_and_names_of_every_script_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("noms.gpkg");
    let names = [
        "é".repeat(300),
        "🏘️ Les Tilleuls 👩‍👩‍👧".to_owned(),
        "مساكن النخيل".to_owned(),
        "\u{202E}Cèdres".to_owned(),
    ];
    fixture::write(&path, |writer| {
        for (number, name) in names.iter().enumerate() {
            let mut residence = residence(&format!("R{number}"));
            residence.name.clone_from(name);
            let fid = writer.residence(&residence)?;
            writer.occupancy(fid, Vintage::new(VINTAGE), Population::All, &secret_occupancy())?;
        }
        Ok(())
    })
    .unwrap();
    let file = opened(&path).unwrap();
    assert_eq!(file.check(&Progress::default()).unwrap(), Audit::default());
    let read: Vec<&str> = file.atlas.residences.iter().map(|residence| residence.name.as_str()).collect();
    assert_eq!(read, names);
}

#[test]
fn replaced_or_deleted_while_open_the_data_stays_or_the_change_is_told() {
    let (folder, path) = sample();
    let in_memory = opened(&path).unwrap();
    let on_disk = open_with(&path, None, 0, &Progress::default()).unwrap();
    let moved = folder.path().join("ailleurs.gpkg");
    fs::rename(&path, &moved).unwrap();
    assert!(matches!(on_disk.check(&Progress::default()), Err(DataError::Changed)));
    assert!(matches!(on_disk.vintages(), Err(DataError::Changed)));
    in_memory.check(&Progress::default()).unwrap();
    fs::write(&path, "autre chose").unwrap();
    assert!(matches!(on_disk.check(&Progress::default()), Err(DataError::Changed)));
    assert_eq!(in_memory.vintages().unwrap().len(), 2);
    assert_eq!(on_disk.atlas.residences.len(), 3, "what was read stays");
}

#[test]
fn a_cancelled_opening_stops() {
    let (_folder, path) = sample();
    let file = opened(&path).unwrap();
    let progress = Progress::default();
    progress.cancel();
    assert!(matches!(open(&path, None, &progress), Err(DataError::Cancelled(_))));
    assert!(matches!(open_with(&path, None, 0, &progress), Err(DataError::Cancelled(_))));
    assert!(matches!(file.check(&progress), Err(DataError::Cancelled(_))));
    assert!(matches!(verify(&path, None, &progress), Err(DataError::Cancelled(_))));
}
