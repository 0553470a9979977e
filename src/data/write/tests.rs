//! What another program sees of a written file, and what is left when writing stops half-way.

use crate::data::fixture::{self, write_sample};
use crate::data::{DataError, Writer};
use crate::model::Progress;
use rusqlite::Connection;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn written() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    write_sample(&path).unwrap();
    let db = Connection::open(path).unwrap();
    (folder, db)
}

fn number(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn text(db: &Connection, sql: &str) -> String {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_same_calls_give_the_same_bytes_and_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a.gpkg"), folder.path().join("b.gpkg"));
    write_sample(&first).unwrap();
    write_sample(&second).unwrap();
    write_sample(&second).unwrap();
    assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap());
    assert_eq!(files_in(folder.path()).len(), 2);
}

#[test]
fn dropped_cancelled_or_impossible_writing_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    let progress = Progress::default();
    let mut writer = Writer::create(&path, &fixture::codes(), &progress).unwrap();
    writer.residence(&fixture::residence("R1")).unwrap();
    progress.cancel();
    assert!(matches!(writer.residence(&fixture::residence("R2")), Err(DataError::Cancelled(_))));
    assert!(matches!(writer.finish(), Err(DataError::Cancelled(_))));
    drop(Writer::create(&path, &[], &Progress::default()).unwrap());
    assert_eq!(files_in(folder.path()), Vec::<String>::new());

    let nowhere = folder.path().join("absent/essai.gpkg");
    let refused = Writer::create(&nowhere, &[], &progress).err();
    assert!(
        matches!(refused, Some(DataError::Unwritable { source, .. }) if source.kind() == io::ErrorKind::NotFound)
    );
    let bad_name = ["res40 TEXT); DROP TABLE x; --".to_owned()];
    assert!(matches!(Writer::create(&path, &bad_name, &progress), Err(DataError::Unwritable { .. })));
}

#[test]
fn an_old_file_stands_until_the_new_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    fs::write(&path, "ancien").unwrap();
    let progress = Progress::default();
    let writer = Writer::create(&path, &[], &progress).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"ancien");
    writer.finish().unwrap();
    assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3"));
}

#[cfg(unix)]
#[test]
fn a_finished_file_has_the_rights_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    fs::write(folder.path().join("ordinaire"), "").unwrap();
    write_sample(&folder.path().join("essai.gpkg")).unwrap();
    assert_eq!(mode("essai.gpkg"), mode("ordinaire"));
}

#[test]
fn nothing_that_is_masked_is_stored() {
    let (_folder, db) = written();
    let masked = "SELECT count(*) FROM occupation WHERE statut <> 'ok' AND
        coalesce(repondants, majeurs_repondants, taux_reponse, res20, res40, res60, mono) IS NOT NULL";
    assert_eq!(number(&db, masked), 0);
    assert_eq!(
        text(
            &db,
            "SELECT masques || '|' || bornes || '|' || res40 || '|' || coalesce(mono, '-') FROM occupation WHERE statut = 'ok'"
        ),
        "mono|res20|35.2941|-"
    );
    // 15, 4, 0 and 19 known rents, the last withheld.
    let rents =
        "SELECT group_concat(coalesce(loyer_moyen, '-') || '/' || coalesce(loyer_min, '-'), ' ') FROM loyer";
    assert_eq!(text(&db, rents), "338.46/318.46 420.0/- -/- -/-");
    assert_eq!(
        number(
            &db,
            "SELECT count(*) FROM loyer WHERE masque = 1 AND coalesce(loyer_m2, charges_moyennes, nb_sous_plafond, chauffage_inclus) IS NOT NULL"
        ),
        0
    );
}

#[test]
fn every_table_is_registered_and_every_layer_indexed() {
    let (_folder, db) = written();
    assert_eq!(number(&db, "PRAGMA application_id"), 0x4750_4B47);
    assert_eq!(number(&db, "PRAGMA user_version"), 10300);
    assert_eq!(
        number(&db, "SELECT count(*) FROM gpkg_contents WHERE last_change = '2026-01-01T00:00:00.000Z'"),
        14
    );
    assert_eq!(
        text(
            &db,
            "SELECT group_concat(table_name || ' ' || geometry_type_name, ', ') FROM gpkg_geometry_columns"
        ),
        "residence POINT, zone MULTIPOLYGON"
    );
    for (table, located) in [("residence", 2), ("zone", 4)] {
        assert_eq!(number(&db, &format!("SELECT count(*) FROM rtree_{table}_geom")), located);
        let triggers =
            format!("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'");
        assert_eq!(number(&db, &triggers), 6);
    }
    assert_eq!(number(&db, "SELECT length(valeur) FROM meta WHERE cle = 'empreinte'"), 64);
    assert_eq!(text(&db, "SELECT valeur FROM meta WHERE cle = 'format_version'"), "1");
}

#[test]
fn decomposed_text_is_stored_composed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    fixture::write(&path, |writer| {
        let mut residence = fixture::residence("R1");
        residence.name = "Les Ce\u{300}dres".to_owned();
        writer.residence(&residence).map(|_| ())
    })
    .unwrap();
    let db = Connection::open(path).unwrap();
    assert_eq!(text(&db, "SELECT nom FROM residence"), "Les Cèdres");
}

#[test]
fn gdal_reads_it_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.gpkg");
    write_sample(&path).unwrap();
    let Ok(output) = Command::new("ogrinfo").args(["-al", "-so"]).arg(&path).output() else {
        println!("IGNORÉ : ogrinfo n’est pas installé");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let summary = String::from_utf8_lossy(&output.stdout);
    assert!(summary.contains("Layer name: residence") && summary.contains("Geometry: Point"), "{summary}");
    assert!(summary.contains("Layer name: zone") && summary.contains("Geometry: Multi Polygon"), "{summary}");
}
