//! Opening files of every kind: whole, masked, truncated, foreign, protected, replaced while open.

use super::*;
use crate::data::fixture::{self, CODES, VINTAGE, residence, secret_occupancy, write_sample};
use crate::data::{Severity, verify};
use crate::model::{EurosPerMonth, Extra, ExtraValues, Figure, Typology, ZoneNature};
use age::secrecy::SecretString;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
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
fn a_value_under_the_floor_refuses_the_file_before_anything_is_shown() {
    let occupation = [
        "UPDATE occupation SET repondants = 10 WHERE statut = 'ok'",
        "UPDATE occupation SET repondants = NULL WHERE statut = 'ok'",
        "UPDATE occupation SET res40 = 50 WHERE fid = (SELECT max(fid) FROM occupation WHERE statut = 'secret')",
        "UPDATE occupation SET mono = 12.5 WHERE statut = 'ok'", // Its own code is in `masques`.
    ];
    for sql in occupation {
        let (_folder, path) = changed(sql);
        let error = opened(&path).unwrap_err();
        assert!(
            matches!(error, DataError::UnderFloor { table: "occupation", count: 1, floor: 11 }),
            "{sql}: {error}"
        );
        assert_eq!(remarks(&path, Severity::Error)[0], "occupation sous_le_seuil 1", "{sql}");
    }
    let loyer = [
        "UPDATE loyer SET nb_loyer_connu = 2 WHERE typologie = 'T2'",
        "UPDATE loyer SET loyer_min = 400 WHERE typologie = 'T3'",
        "UPDATE loyer SET loyer_m2 = 6 WHERE typologie = 'TOUS'",
    ];
    for sql in loyer {
        let (_folder, path) = changed(sql);
        let error = opened(&path).unwrap_err();
        assert!(
            matches!(error, DataError::UnderFloor { table: "loyer", count: 1, floor: 3 }),
            "{sql}: {error}"
        );
    }
    let (_folder, path) = changed("UPDATE reference SET denominateur = 10");
    assert!(matches!(opened(&path), Err(DataError::UnderFloor { table: "reference", .. })));
    let (_folder, path) = changed("UPDATE meta SET valeur = '40' WHERE cle = 'seuil_secret'");
    assert!(matches!(opened(&path), Err(DataError::UnderFloor { floor: 40, .. })), "the floor is the file's");
}

#[test]
fn a_cell_of_the_wrong_kind_is_named_and_never_shown() {
    for (sql, expected) in [
        ("UPDATE loyer SET loyer_moyen = 'beaucoup' WHERE typologie = 'T2'", ("loyer", 1, "loyer_moyen")),
        ("UPDATE loyer SET loyer_moyen = 9e999 WHERE typologie = 'T2'", ("loyer", 1, "loyer_moyen")),
        ("UPDATE residence SET nb_logements = -1 WHERE fid = 2", ("residence", 2, "nb_logements")),
        ("UPDATE residence SET ascenseur = 'peut-être' WHERE fid = 1", ("residence", 1, "ascenseur")),
        ("UPDATE residence SET geom = x'47500001' WHERE fid = 1", ("residence", 1, "geom")),
        ("UPDATE residence SET nom = CAST(x'ff80' AS TEXT) WHERE fid = 1", ("residence", 1, "nom")),
        ("UPDATE avis SET date_avis = '31/12/2025'", ("avis", 1, "date_avis")),
        ("UPDATE meta SET valeur = 'jamais' WHERE cle = 'seuil_secret'", ("meta", 7, "seuil_secret")),
    ] {
        let (_folder, path) = changed(sql);
        match opened(&path) {
            Err(DataError::BadCell { table, row, column }) => {
                assert_eq!((table, row, column.as_str()), expected, "{sql}");
            }
            other => panic!("{sql}: {other:?}"),
        }
        assert!(!remarks(&path, Severity::Error).is_empty(), "{sql}");
    }
}

#[test]
fn every_broken_rule_closes_the_file_and_is_counted() {
    for (sql, expected) in [
        ("UPDATE residence SET dpe_a = 1 WHERE fid = 1", "residence dpe_somme 1"),
        ("UPDATE residence SET dpe_a = NULL WHERE fid = 1", "residence dpe_somme 1"),
        ("UPDATE loyer SET nb_logements = 16 WHERE typologie = 'T2'", "loyer typologies_somme 1"),
        ("UPDATE loyer SET nb_logements = 41 WHERE typologie = 'TOUS'", "loyer tous_logements 1"),
        ("UPDATE loyer SET nb_sous_plafond = 16 WHERE typologie = 'T2'", "loyer effectifs 1"),
        ("UPDATE loyer SET loyer_moyen = 900 WHERE typologie = 'T2'", "loyer etendue 1"),
        ("UPDATE loyer SET surface_moyenne = -3 WHERE typologie = 'T2'", "loyer montant_negatif 1"),
        ("UPDATE financement SET nb_logements = 11 WHERE groupe = 'PLAI'", "financement financement_somme 1"),
        ("UPDATE parc SET nb_vacants = 40", "parc vacants 1"),
        ("UPDATE occupation SET res40 = 101 WHERE statut = 'ok'", "occupation taux_hors_limites 1"),
        ("UPDATE occupation SET taux_reponse = 101 WHERE statut = 'ok'", "occupation taux_hors_limites 1"),
        ("UPDATE occupation SET res40 = 64.7059 WHERE statut = 'ok'", "occupation ressources_emboitees 1"),
        ("UPDATE occupation SET res20 = 7 WHERE statut = 'ok'", "occupation borne 1"),
        (
            "UPDATE residence SET nb_logements = 19, dpe_inconnu = 5 WHERE fid = 1; DELETE FROM loyer; DELETE FROM financement; DELETE FROM avis",
            "fonctionnement petite_residence 1",
        ),
        ("UPDATE parc SET residence_fid = 99", "parc cle_etrangere 1"),
        (
            "UPDATE residence SET geom = x'47500001e610000001010000000000000000a066400000000000804740' WHERE fid = 1",
            "residence hors_du_monde 1",
        ),
        ("INSERT INTO meta (cle, valeur) VALUES ('empreinte', 'fausse')", "fichier empreinte 1"),
        (
            "INSERT INTO loyer (residence_fid, millesime, typologie, nb_logements, nb_loyer_connu) VALUES (3, 2021, 'T9', 1, 0)",
            "loyer code_inconnu 1",
        ),
    ] {
        let (_folder, path) = changed(sql);
        assert_eq!(refused_rule(&path), expected, "{sql}");
    }
}

#[test]
fn what_only_deserves_a_word_is_a_warning_and_the_file_opens() {
    for (sql, expected) in [
        ("DELETE FROM meta WHERE cle = 'convention'", vec![]),
        ("UPDATE residence SET code_insee = '06029' WHERE fid = 1", vec!["residence commune_inconnue 1"]),
        ("UPDATE residence SET quartier = 'Q9', qpv_2024 = NULL WHERE fid = 1", vec!["residence zone_inconnue 1"]),
        ("UPDATE residence SET en_qpv_2024 = NULL WHERE fid = 1", vec!["residence qpv_incoherent 1"]),
        ("UPDATE residence SET geom = x'47500001e6100000010100000000000000000008400000000000804740' WHERE fid = 1",
         vec!["residence hors_territoire 1"]),
        ("UPDATE occupation SET res40 = 36 WHERE statut = 'ok'", vec!["occupation compte_impossible 1"]),
        ("UPDATE occupation SET bornes = '' WHERE statut = 'ok'", vec!["occupation petit_effectif 1"]),
        ("UPDATE occupation SET masques = 'inconnu,mono' WHERE statut = 'ok'", vec!["occupation masque_inconnu 1"]),
        ("INSERT INTO vocabulaire (liste, code, libelle, ordre) VALUES ('theme', 'projet', 'Projet', 1)",
         vec!["fonctionnement hors_vocabulaire 1"]),
        ("DELETE FROM meta WHERE cle = 'source'", vec!["meta cle_manquante 1"]),
        ("DELETE FROM meta WHERE cle = 'millesime_ops'", vec!["meta millesime_manquant 1"]),
        ("UPDATE meta SET valeur = '5' WHERE cle = 'seuil_secret'", vec!["meta seuil_bas 1"]),
        ("UPDATE residence SET nom = 'Ce\u{300}dres' WHERE fid = 1", vec!["residence texte_compose 1"]),
        ("DELETE FROM rtree_residence_geom WHERE id = 1", vec!["residence index_spatial 1"]),
        ("DELETE FROM gpkg_geometry_columns; DELETE FROM gpkg_contents WHERE table_name = 'zone'",
         vec!["fichier non_enregistree 1"]),
        ("DELETE FROM occupation; DELETE FROM loyer; DELETE FROM financement; DELETE FROM parc; DELETE FROM avis;
          DELETE FROM fonctionnement; DELETE FROM residence; DELETE FROM rtree_residence_geom",
         vec!["residence aucune_residence 1"]),
    ] {
        let (_folder, path) = changed(sql);
        let file = opened(&path).unwrap_or_else(|error| panic!("{sql}: {error}"));
        file.check(&Progress::default()).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        expected.push("fichier sans_empreinte 1".to_owned());
        let mut found = remarks(&path, Severity::Warning);
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{sql}");
        assert_eq!(remarks(&path, Severity::Error), Vec::<String>::new(), "{sql}");
    }
}

#[test]
fn a_real_file_without_outlines_is_held_against_the_communes_of_the_product() {
    const NO_OUTLINES: &str = "UPDATE zone SET geom = NULL; DELETE FROM rtree_zone_geom;
        UPDATE residence SET geom = x'47500001e6100000010100000000000000000008400000000000804740' WHERE fid = 1;";
    let (_folder, path) = changed(NO_OUTLINES);
    assert!(
        !remarks(&path, Severity::Warning).contains(&"residence hors_territoire 1".to_owned()),
        "synthetic"
    );
    let (_folder, path) =
        changed(&format!("{NO_OUTLINES} UPDATE meta SET valeur = '0' WHERE cle = 'synthetique'"));
    assert!(remarks(&path, Severity::Warning).contains(&"residence hors_territoire 1".to_owned()));
}

#[test]
fn changed_without_its_fingerprint_is_an_error_of_the_file() {
    let (_folder, path) = sample();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("UPDATE parc SET nb_vacants = 2").unwrap();
    drop(db);
    assert_eq!(refused_rule(&path), "fichier empreinte 1");
    opened(&path).unwrap();
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

/// The sample, protected by a passphrase with little work, or for a key.
fn protected(recipient: &dyn age::Recipient, armored: bool) -> (TempDir, PathBuf) {
    let (folder, path) = sample();
    let clear = fs::read(&path).unwrap();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
    let format = if armored { age::armor::Format::AsciiArmor } else { age::armor::Format::Binary };
    let output = age::armor::ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    let mut stream = encryptor.wrap_output(output).unwrap();
    stream.write_all(&clear).unwrap();
    let sealed = stream.finish().and_then(age::armor::ArmoredWriter::finish).unwrap();
    fs::remove_file(&path).unwrap();
    let path = folder.path().join("protégé.gpkg.age");
    fs::write(&path, sealed).unwrap();
    (folder, path)
}

fn passphrase(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

#[test]
fn a_protected_file_opens_with_its_passphrase_alone_and_leaves_nothing_clear() {
    let mut recipient = age::scrypt::Recipient::new(passphrase("sept mots choisis au hasard"));
    recipient.set_work_factor(2);
    for armored in [false, true] {
        let (_folder, path) = protected(&recipient, armored);
        let open = |secret: Option<&Secret>| open(&path, secret, &Progress::default());
        assert!(matches!(open(None), Err(DataError::Locked)));
        let wrong = Secret::Passphrase(passphrase("sept mots"));
        assert!(matches!(open(Some(&wrong)), Err(DataError::Undecryptable)));
        let right = Secret::Passphrase(passphrase("sept mots choisis au hasard"));
        let file = open(Some(&right)).unwrap();
        file.check(&Progress::default()).unwrap();
        assert_eq!(file.atlas.residences.len(), 3);
        assert_eq!(names_beside(&path).len(), 1);

        let mut damaged = fs::read(&path).unwrap();
        let last = damaged.len() - 200;
        damaged[last] ^= 1;
        fs::write(&path, damaged).unwrap();
        assert!(matches!(open(Some(&right)), Err(DataError::Undecryptable)));
    }
}

#[test]
fn a_protected_file_opens_with_a_key_and_its_comments() {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let (_folder, path) = protected(&identity.to_public(), false);
    let text = format!("# clé de l’essai\n{}\n", identity.to_string().expose_secret());
    open(&path, Some(&Secret::Identity(passphrase(&text))), &Progress::default()).unwrap();
    for other in ["AGE-SECRET-KEY-1RIEN", "", "une phrase"] {
        let refused = open(&path, Some(&Secret::Identity(passphrase(other))), &Progress::default());
        assert!(matches!(refused, Err(DataError::Undecryptable)));
    }
}

#[test]
fn a_protection_that_asks_for_hours_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piège.gpkg.age");
    let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\n\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let mut sealed = header.as_bytes().to_vec();
    sealed.extend([0; 64]);
    fs::write(&path, sealed).unwrap();
    let refused = open(&path, Some(&Secret::Passphrase(passphrase("x"))), &Progress::default());
    assert!(matches!(refused, Err(DataError::ExcessiveWork)), "{:?}", refused.err());
}
