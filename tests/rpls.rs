//! The three real RPLS files by dwelling, read from `../shared/data/rpls`.

use crate::cli::{DAY, done, path};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A file of the shared data; `None`, said aloud, where the folder is absent.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/rpls").join(name);
    if path.exists() {
        return Some(path);
    }
    assert_ne!(std::env::var("ATLAS_SHARED").as_deref(), Ok("obligatoire"), "{} is missing", path.display());
    println!("IGNORÉ : {name} est absent");
    None
}

/// Lines, lines without coordinates, and lines where `?` stands for a letter, as `SOURCE.md` counts them.
const FILES: [(&str, u64, u64, u64); 3] = [
    ("rpls_cannes.csv", 6374, 6374, 263),
    ("rpls_cannes_geocode_l93.csv", 6312, 1875, 263),
    ("rpls_cannes_geocode_l93_bis.csv", 6374, 1415, 263),
];

/// The published shares by financing (`calibration.md` § 7), grouped.
const FINANCING: [(&str, i64); 6] =
    [("AUTRE", 109), ("AV77", 2743), ("INTER", 108), ("PLAI", 225), ("PLS", 753), ("PLUS", 2436)];

#[test]
fn the_real_files_are_read_whole_with_warnings_and_no_refusal() {
    let folder = tempfile::tempdir().unwrap();
    for (name, lines, unlocated, question_marks) in FILES {
        let Some(source) = shared(name) else { continue };
        let target = folder.path().join(name).with_extension("gpkg");
        let words = ["importer", path(&source), "--vers", path(&target), "--au", DAY, "--json"];
        let report = done(&words).json();
        assert_eq!(report["lignes"], lines, "{name}");
        assert_eq!(report["logements_retenus"], lines, "{name}");
        assert_eq!(report["lignes_refusees"], 0, "{name}");
        let warned = |reason: &str| {
            let remarks = report["avertissements"].as_array().unwrap();
            remarks
                .iter()
                .find(|remark| remark["motif"] == reason)
                .map_or(0, |remark| remark["nombre"].as_u64().unwrap())
        };
        assert_eq!(warned("sans_coordonnees"), unlocated, "{name}");
        assert_eq!(warned("points_d_interrogation"), question_marks, "{name}");
        assert_eq!(warned("zeros_retablis"), lines, "{name}");
        assert_eq!(warned("hors_metropole"), report["residences"].as_u64().unwrap(), "{name}");

        let file = path(&target);
        assert_eq!(done(&["verifier", file, "--json"]).json()["erreurs"], serde_json::json!([]), "{name}");
        let counts = done(&["compter", file, "--json", "--au", DAY]).json();
        assert_eq!(counts["residences"], report["residences"], "{name}");
        assert_eq!(counts["logements"], lines, "{name}");
        assert_eq!(counts["indeterminees"], 0, "{name}");
        let masked = ["compter", file, "--json", "--au", DAY, "--filtre", "res40 >= 0"];
        assert_eq!(done(&masked).json()["indeterminees"], report["residences"], "{name}: absent, not zero");
    }
}

#[test]
fn the_margins_of_the_source_are_found_again() {
    let Some(source) = shared("rpls_cannes.csv") else { return };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("cannes.gpkg");
    done(&["importer", path(&source), "--vers", path(&target), "--au", DAY]);
    let db = Connection::open(&target).unwrap();
    let number = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).unwrap() };
    for (group, dwellings) in FINANCING {
        let sql = format!("SELECT sum(nb_logements) FROM financement WHERE groupe = '{group}'");
        assert_eq!(number(&sql), dwellings, "{group}");
    }
    for (typology, dwellings) in [("T1", 319), ("T2", 1232), ("T3", 2797), ("T4", 1697)] {
        let sql = format!("SELECT sum(nb_logements) FROM loyer WHERE typologie = '{typology}'");
        assert_eq!(number(&sql), dwellings, "{typology}");
    }
    assert_eq!(number("SELECT sum(nb_logements) FROM residence WHERE code_insee = '06029'"), 6313);
    assert_eq!(number("SELECT sum(nb_logements) FROM residence WHERE code_insee = '06030'"), 61);
    assert_eq!(number("SELECT sum(dpe_c) FROM residence"), 2437);
    assert_eq!(number("SELECT sum(nb_logements) FROM residence WHERE en_qpv_2015 = 1"), 2011);
    assert_eq!(number("SELECT count(*) FROM residence WHERE en_qpv_2024 IS NOT NULL"), 0);
    assert_eq!(number("SELECT count(*) FROM occupation"), 0);
    // Large enough to be résidences, small enough not to be whole estates.
    let residences = number("SELECT count(*) FROM residence");
    assert!((300..700).contains(&residences), "{residences}");
}

#[test]
fn positions_fall_where_the_city_is() {
    let Some(source) = shared("rpls_cannes_geocode_l93.csv") else { return };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("cannes.gpkg");
    done(&["importer", path(&source), "--vers", path(&target), "--au", DAY]);
    let db = Connection::open(&target).unwrap();
    let sql = "SELECT min(minx), max(maxx), min(miny), max(maxy), count(*) FROM rtree_residence_geom";
    let (west, east, south, north, located): (f64, f64, f64, f64, i64) = db
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .unwrap();
    assert!(west > 6.9 && east < 7.1 && south > 43.5 && north < 43.6, "{west} {east} {south} {north}");
    let all: i64 = db.query_row("SELECT count(*) FROM residence", [], |row| row.get(0)).unwrap();
    assert!(located < all && located > all / 2, "{located} of {all}");
}
