//! The written file, read back by plain SQL: sameness, margins, masking, whole counts, words.

use super::{DemoOptions, generate};
use crate::data::demo::occupancy::MEASURES;
use crate::model::{Date, Progress, Vintage};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::LazyLock;
use unicode_normalization::is_nfc;

/// The demonstration as it ships, written once for all tests.
static SHIPPED: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| written(&DemoOptions::default()));

fn written(options: &DemoOptions) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.gpkg");
    generate(&path, options, &Progress::default()).unwrap();
    (folder, path)
}

fn open(path: &PathBuf) -> Connection {
    Connection::open(path).unwrap()
}

fn shipped() -> Connection {
    open(&SHIPPED.1)
}

fn number(db: &Connection, sql: &str) -> f64 {
    db.query_row(sql, [], |row| row.get::<_, Option<f64>>(0)).unwrap().unwrap_or_default()
}

fn texts(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn calibration() -> toml::Table {
    toml::from_str(include_str!("../../../assets/reference/calibration.toml")).unwrap()
}

fn integer(row: &toml::Value, key: &str) -> f64 {
    row[key].as_integer().unwrap() as f64
}

fn integers(row: &toml::Value, key: &str) -> Vec<f64> {
    row[key].as_array().unwrap().iter().map(|value| value.as_integer().unwrap() as f64).collect()
}

/// Within a share of what was published, or one dwelling.
#[track_caller]
fn assert_near(found: f64, wanted: f64, share: f64, what: &str) {
    assert!((found - wanted).abs() <= (share * wanted).max(1.0), "{what}: {found} for {wanted}");
}

/// A cell of a published table: within 5 %, or five dwellings, as whole buildings allow.
#[track_caller]
fn assert_cell(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() <= (0.05 * wanted).max(5.0), "{what}: {found} for {wanted}");
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    let small = |seed| DemoOptions { residences: 120, seed, ..DemoOptions::default() };
    let digest = |seed| {
        let (folder, path) = written(&small(seed));
        let digest = Sha256::digest(std::fs::read(path).unwrap());
        drop(folder);
        digest
    };
    assert_eq!(digest(7), digest(7));
    assert_ne!(digest(7), digest(8));
}

#[test]
fn the_size_of_the_stock_is_the_announced_one() {
    let db = shipped();
    assert_eq!(number(&db, "SELECT count(*) FROM residence"), 1900.0);
    let dwellings = number(&db, "SELECT sum(nb_logements) FROM residence");
    assert!((24_500.0..=25_500.0).contains(&dwellings), "{dwellings}");
    let median = number(&db, "SELECT nb_logements FROM residence ORDER BY 1 LIMIT 1 OFFSET 950");
    assert!((7.0..=9.0).contains(&median), "{median}");
    let largest = number(&db, "SELECT max(nb_logements) FROM residence");
    assert!((250.0..=400.0).contains(&largest), "{largest}");
}

#[test]
fn communes_hold_their_margins() {
    let db = shipped();
    let calibration = calibration();
    let scale = number(&db, "SELECT sum(nb_logements) FROM residence") / 24_431.0;
    for commune in calibration["commune"].as_array().unwrap() {
        let insee = commune["insee"].as_str().unwrap();
        let sum = |what: &str| {
            number(&db, &format!("SELECT sum({what}) FROM residence WHERE code_insee = '{insee}'"))
        };
        let dwellings = integer(commune, "logements") * scale;
        assert!((sum("nb_logements") - dwellings).abs() <= 0.02 * dwellings, "{insee}");
        for (cells, key) in [
            ("nb_logements * en_qpv_2015", "en_qpv"),
            ("nb_logements * (type_construction = 'I')", "individuels"),
            ("nb_logements * (annee_construction < 1975)", "avant_1975"),
            ("nb_logements - dpe_inconnu", "dpe_connus"),
        ] {
            assert_cell(sum(cells), integer(commune, key) * scale, &format!("{insee} {key}"));
        }
    }
    let empty = number(&db, "SELECT count(*) FROM residence WHERE code_insee IN ('21192', '21270')");
    assert_eq!(empty, 0.0);
}

#[test]
fn periods_energy_and_kinds_hold_their_margins() {
    let db = shipped();
    let calibration = calibration();
    let scale = number(&db, "SELECT sum(nb_logements) FROM residence") / 24_431.0;
    let columns = ["dpe_a", "dpe_b", "dpe_c", "dpe_d", "dpe_e", "dpe_f", "dpe_g", "dpe_inconnu"];
    let mut labels = [0.0; 8];
    for period in calibration["periode"].as_array().unwrap() {
        let years = integers(period, "annees");
        let condition = format!("annee_construction BETWEEN {} AND {}", years[0], years[1]);
        let sum = |what: &str| number(&db, &format!("SELECT sum({what}) FROM residence WHERE {condition}"));
        for (cells, key) in [
            ("nb_logements", "logements"),
            ("nb_logements * en_qpv_2015", "en_qpv"),
            ("nb_logements * (1 - coalesce(en_qpv_2015, 0))", "hors_qpv"),
        ] {
            assert_cell(sum(cells), integer(period, key) * scale, &format!("{condition} {key}"));
        }
        for (position, wanted) in integers(period, "dpe").into_iter().enumerate() {
            let column = columns[position];
            assert_cell(sum(column), wanted * scale, &format!("{condition} {column}"));
            labels[position] += wanted;
        }
    }
    for (column, wanted) in columns.into_iter().zip(labels) {
        let found = number(&db, &format!("SELECT sum({column}) FROM residence"));
        assert_near(found, wanted * scale, 0.05, column);
    }
    let kind = |codes: &str| {
        number(&db, &format!("SELECT sum(nb_logements) FROM residence WHERE type_construction IN ({codes})"))
    };
    assert_near(kind("'I'"), 1423.0 * scale, 0.05, "houses");
    assert_near(kind("'C'"), 23_008.0 * scale, 0.05, "flats");
}

#[test]
fn rooms_hold_their_margins() {
    let calibration = calibration();
    let mut wanted = [0.0; 5];
    for period in calibration["periode"].as_array().unwrap() {
        wanted.iter_mut().zip(integers(period, "pieces")).for_each(|(sum, count)| *sum += count);
    }
    // Résidences without rents have no row by typologie: the shares of the others are compared.
    let db = shipped();
    let total = number(&db, "SELECT sum(nb_logements) FROM loyer WHERE typologie <> 'TOUS'");
    for (rooms, wanted) in ["'T1'", "'T2'", "'T3'", "'T4'", "'T5', 'T6'"].into_iter().zip(wanted) {
        let found = number(&db, &format!("SELECT sum(nb_logements) FROM loyer WHERE typologie IN ({rooms})"));
        assert_near(found, wanted / 24_431.0 * total, 0.05, rooms);
    }
}

#[test]
fn rents_are_near_the_published_levels() {
    let db = shipped();
    let level = |condition: &str| {
        number(
            &db,
            &format!(
                "SELECT sum(loyer_m2 * surface_moyenne * nb_loyer_connu) / sum(surface_moyenne * nb_loyer_connu)
                 FROM loyer JOIN residence ON residence.fid = residence_fid
                 WHERE typologie = 'TOUS' AND loyer_m2 IS NOT NULL AND {condition}"
            ),
        )
    };
    let financed = |group: &str| {
        level(&format!(
            "residence_fid IN (SELECT f.residence_fid FROM financement f JOIN residence r ON r.fid = f.residence_fid
             WHERE f.groupe = '{group}' AND f.nb_logements = r.nb_logements)"
        ))
    };
    assert!((5.55..5.85).contains(&level("1")));
    assert!((6.3..6.8).contains(&level("annee_mise_location >= 2017")));
    assert!((5.2..5.6).contains(&financed("PLAI")));
    assert!((6.7..7.2).contains(&financed("PLS")));
    assert!(financed("AV77") < financed("PLAI") && financed("AV77") < financed("PLUS"));
}

#[test]
fn most_rows_of_the_current_vintage_are_masked_and_none_is_under_the_floor() {
    let db = shipped();
    let masked = number(
        &db,
        "SELECT avg(statut = 'secret') FROM occupation WHERE millesime = 2022 AND population = 'ensemble'",
    );
    assert!((0.6..0.8).contains(&masked), "{masked}");
    assert_eq!(number(&db, "SELECT count(*) FROM occupation WHERE repondants < 11"), 0.0);
    assert_eq!(
        number(&db, "SELECT count(*) FROM reference WHERE population <> 'parc' AND denominateur < 11"),
        0.0
    );
    let together = "SELECT count(*) FROM occupation a JOIN occupation r USING (residence_fid, millesime)
                    WHERE a.population = 'ensemble' AND r.population = 'recents' AND r.statut = 'ok'
                    AND (a.statut <> 'ok' OR a.repondants - r.repondants < 11)";
    assert_eq!(number(&db, together), 0.0);
    let small_parc =
        "SELECT count(*) FROM parc JOIN residence r ON r.fid = residence_fid WHERE r.nb_logements < 20";
    assert_eq!(number(&db, small_parc), 0.0);
    for state in ["ok", "secret", "absent", "sans_objet"] {
        let rows = number(&db, &format!("SELECT count(*) FROM occupation WHERE statut = '{state}'"));
        assert!(rows > 0.0, "{state}");
    }
}

#[test]
fn every_rate_is_one_that_a_whole_count_gives() {
    let db = shipped();
    for measure in &MEASURES {
        let code = measure.code;
        let base = match measure.base {
            super::occupancy::Base::Households => "repondants",
            super::occupancy::Base::Adults => "majeurs_repondants",
            // The file does not say how many occupants there are.
            super::occupancy::Base::Occupants => continue,
        };
        let off = number(
            &db,
            &format!(
                "SELECT count(*) FROM occupation WHERE {code} IS NOT NULL AND ',' || bornes || ',' NOT LIKE '%,{code},%'
                 AND abs({code} - round(100.0 * round({code} * {base} / 100.0) / {base}, 4)) > 0.00011"
            ),
        );
        assert_eq!(off, 0.0, "{code}");
        let off_reference = number(
            &db,
            &format!(
                "SELECT count(*) FROM reference WHERE indicateur = '{code}' AND valeur IS NOT NULL AND
                 abs(valeur - round(100.0 * round(valeur * denominateur / 100.0) / denominateur, 4)) > 0.00011"
            ),
        );
        assert_eq!(off_reference, 0.0, "{code}");
    }
}

#[test]
fn resources_are_nested_and_their_classes_add_up() {
    let db = shipped();
    // Bounds are intervals: only exact values are compared.
    let broken = "SELECT count(*) FROM occupation WHERE bornes = '' AND
                  (res20 > res40 + 0.0001 OR res40 > res60 + 0.0001 OR abs(res60 + res60_100 + res100p - 100) > 0.0003)";
    assert_eq!(number(&db, broken), 0.0);
    // A bounded class never follows from the two others.
    let deduced = "SELECT count(*) FROM occupation WHERE res60 IS NOT NULL AND res60_100 IS NOT NULL AND
                   res100p IS NOT NULL AND (',' || bornes || ',' LIKE '%,res60,%') +
                   (',' || bornes || ',' LIKE '%,res60\\_100,%' ESCAPE '\\') + (bornes LIKE '%res100p%') = 1";
    assert_eq!(number(&db, deduced), 0.0);
}

#[test]
fn small_groups_of_small_residences_are_bounds() {
    let db = shipped();
    for code in ["res20", "mono", "isole", "age75", "nomb"] {
        let exact = number(
            &db,
            &format!(
                "SELECT count(*) FROM occupation WHERE repondants < 50 AND {code} IS NOT NULL AND
                 ',' || bornes || ',' NOT LIKE '%,{code},%' AND
                 (round({code} * repondants / 100) <= 2 OR round({code} * repondants / 100) >= repondants - 2)"
            ),
        );
        assert_eq!(exact, 0.0, "{code}");
    }
}

#[test]
fn territory_values_are_plausible() {
    let db = shipped();
    let value = |code: &str| {
        number(
            &db,
            &format!(
                "SELECT valeur FROM reference JOIN zone ON zone.fid = zone_fid WHERE nature = 'metropole'
                 AND indicateur = '{code}' AND millesime = 2022 AND population IN ('ensemble', 'parc')"
            ),
        )
    };
    for (code, expected, tolerance) in [
        ("res40", 36.8, 2.0),
        ("ssempl", 21.0, 1.5),
        ("mono", 21.4, 1.5),
        ("age65", 27.1, 2.0),
        ("apl", 49.0, 2.0),
        ("taux_reponse", 80.0, 2.0),
        ("mobilite", 12.0, 1.0),
        ("vacance", 0.7, 0.4),
    ] {
        assert!((value(code) - expected).abs() <= tolerance, "{code}: {}", value(code));
    }
}

#[test]
fn neighbours_resemble_one_another_and_vintages_follow() {
    let db = shipped();
    // Variance between quartiers and estates is what a map can show: QPV stand out.
    let mean = |condition: &str| {
        number(
            &db,
            &format!(
                "SELECT sum(res40 * repondants) / sum(repondants) FROM occupation
                 JOIN residence ON residence.fid = residence_fid
                 WHERE millesime = 2022 AND population = 'ensemble' AND res40 IS NOT NULL AND {condition}"
            ),
        )
    };
    assert!(mean("en_qpv_2015") > mean("NOT en_qpv_2015") + 12.0);
    let moved = number(
        &db,
        "SELECT avg(abs(a.res40 - b.res40)) FROM occupation a JOIN occupation b USING (residence_fid, population)
         WHERE population = 'ensemble' AND a.millesime = 2020 AND b.millesime = 2022",
    );
    assert!((1.0..10.0).contains(&moved), "{moved}");
}

#[test]
fn what_is_said_of_small_residences_is_not_about_people() {
    let db = shipped();
    let about_people = "SELECT count(*) FROM fonctionnement JOIN residence r ON r.fid = residence_fid
                        WHERE r.nb_logements < 20 AND theme IN ('tranquillite', 'vie_sociale')";
    assert_eq!(number(&db, about_people), 0.0);
    let opinions =
        "SELECT count(*) FROM avis JOIN residence r ON r.fid = residence_fid WHERE r.nb_logements < 20";
    assert_eq!(number(&db, opinions), 0.0);
    for some in ["statut_avis = 'projet'", "date_expiration < '2026-01-01'", "portee = 'partenarial'"] {
        assert!(number(&db, &format!("SELECT count(*) FROM avis WHERE {some}")) > 0.0, "{some}");
    }
}

#[test]
fn the_whole_residence_never_tells_a_masked_rent() {
    let db = shipped();
    let broken = "SELECT count(*) FROM (
                    SELECT sum(CASE WHEN typologie <> 'TOUS' AND (nb_loyer_connu < 3 OR masque) THEN nb_loyer_connu ELSE 0 END) hidden,
                           max(typologie = 'TOUS') whole
                    FROM loyer GROUP BY residence_fid, millesime)
                  WHERE whole AND hidden IN (1, 2)";
    assert_eq!(number(&db, broken), 0.0);
    assert!(number(&db, "SELECT count(*) FROM loyer WHERE typologie = 'TOUS'") > 1000.0);
}

#[test]
fn positions_are_missing_for_some_and_statuses_change_for_others() {
    let db = shipped();
    let count = |condition: &str| number(&db, &format!("SELECT count(*) FROM residence WHERE {condition}"));
    assert!((5.0..=12.0).contains(&count("geom IS NULL")));
    assert!(count("precision_geom = 'commune'") > 5.0);
    assert!(count("en_qpv_2015 = 0 AND en_qpv_2024 = 1") > 5.0);
    assert!(count("en_qpv_2015 = 1 AND en_qpv_2024 = 0") > 0.0);
    assert!(count("en_qpv_2024 IS NULL") > 0.0);
    assert_eq!(count("geom IS NULL AND en_qpv_2024 IS NOT NULL"), 0.0);
    assert!(count("zone_apl = 'III'") > 0.0);
}

#[test]
fn names_are_composed_varied_and_the_file_says_that_it_is_fictitious() {
    let db = shipped();
    let names = texts(&db, "SELECT DISTINCT nom FROM residence");
    assert!(names.len() >= 1890, "{}", names.len());
    assert!(names.iter().all(|name| is_nfc(name)));
    assert_eq!(texts(&db, "SELECT valeur FROM meta WHERE cle = 'synthetique'"), ["1"]);
    assert_eq!(texts(&db, "SELECT valeur FROM meta WHERE cle = 'produit_le'"), ["2026-01-01"]);
    assert!(texts(&db, "SELECT valeur FROM meta WHERE cle = 'expire_le'").is_empty());
    assert_eq!(number(&db, "SELECT count(*) FROM zone WHERE nature LIKE 'qpv%' AND NOT fictif"), 0.0);
}

#[test]
fn no_residence_and_a_few_are_files_too() {
    for residences in [0, 1, 3, 40] {
        let options = DemoOptions { residences, ..DemoOptions::default() };
        let (_folder, path) = written(&options);
        assert_eq!(number(&open(&path), "SELECT count(*) FROM residence"), f64::from(residences));
    }
}

#[test]
fn a_country_holds_more_residences_in_forty_cities() {
    let vintages = vec![Vintage::new(2022)];
    let options = DemoOptions {
        residences: 5001,
        vintages,
        today: Date::constant(2026, 6, 1),
        ..DemoOptions::default()
    };
    let (_folder, path) = written(&options);
    let db = open(&path);
    assert_eq!(number(&db, "SELECT count(*) FROM residence"), 5001.0);
    assert_eq!(number(&db, "SELECT count(DISTINCT code_insee) FROM residence"), 40.0);
    assert_eq!(number(&db, "SELECT count(*) FROM zone WHERE NOT fictif"), 0.0);
}

#[test]
fn a_cancelled_demonstration_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let progress = Progress::default();
    progress.cancel();
    let options = DemoOptions { residences: 40, ..DemoOptions::default() };
    assert!(generate(&folder.path().join("demo.gpkg"), &options, &progress).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
