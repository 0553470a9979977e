//! `importer` on small sources written here, each with its defect, and on files that are no CSV at all.

use crate::cli::{DAY, Ran, done, path, run};
use rusqlite::Connection;
use std::path::PathBuf;
use tempfile::TempDir;

const HEADER: &str = "DEPCOM;CODEPOSTAL;LIBCOM;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;NUMAPPT;ETAGE;BAT;IMMEU;COMPLGEO;QPV;\
                      TYPECONST;NBPIECE;SURFHAB;CONSTRUCT;LOCAT;FINAN;NUMCONV;DPEDATE;DPEENERGIE";

/// A dwelling of the building B-001 in Dijon.
const SOUND: &str =
    "21231;21000;DIJON;4;;RUE;DE LA LIBERTE;12;3;;B-001;LES TILLEULS;2;C;3;62;1972;1973;52;C1;05/2010;D";

struct Trial {
    folder: TempDir,
}

impl Trial {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn source(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("F.gpkg")
    }

    fn import(&self, bytes: &[u8]) -> Ran {
        let source = self.source("source.csv", bytes);
        run(&["importer", path(&source), "--vers", path(&self.target()), "--au", DAY, "--json"])
    }

    /// Imports lines under the usual header, and expects nothing to be refused.
    fn import_lines(&self, lines: &[&str]) -> serde_json::Value {
        let ran = self.import(format!("{HEADER}\n{}\n", lines.join("\n")).as_bytes());
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        ran.json()
    }

    fn db(&self) -> Connection {
        Connection::open(self.target()).unwrap()
    }

    fn text(&self, sql: &str) -> String {
        self.db()
            .query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| match value {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Real(number) => number.to_string(),
                rusqlite::types::Value::Null => "NULL".to_owned(),
                rusqlite::types::Value::Blob(_) => "BLOB".to_owned(),
            })
            .unwrap()
    }
}

/// [`SOUND`] with one column changed.
fn with(column: &str, value: &str) -> String {
    let position = HEADER.split(';').position(|name| name == column).unwrap();
    let mut cells: Vec<&str> = SOUND.split(';').collect();
    cells[position] = value;
    cells.join(";")
}

fn mended(report: &serde_json::Value, reason: &str) -> u64 {
    let remarks = report["avertissements"].as_array().unwrap();
    remarks
        .iter()
        .find(|remark| remark["motif"] == reason)
        .map_or(0, |remark| remark["nombre"].as_u64().unwrap())
}

#[test]
fn dwellings_become_a_residence_whose_occupancy_is_absent() {
    let trial = Trial::new();
    let report = trial.import_lines(&[SOUND, &with("NBPIECE", "2"), &with("DPEENERGIE", "")]);
    assert_eq!(report["lignes"], 3);
    assert_eq!(report["logements_retenus"], 3);
    assert_eq!(report["lignes_refusees"], 0);
    assert_eq!(report["residences"], 1);
    assert_eq!(trial.text("SELECT nom FROM residence"), "Les Tilleuls");
    assert_eq!(trial.text("SELECT adresse FROM residence"), "4 rue de la Liberte");
    assert_eq!(trial.text("SELECT nb_logements || dpe_d || dpe_inconnu FROM residence"), "321");
    assert_eq!(trial.text("SELECT en_qpv_2015 FROM residence"), "0");
    assert_eq!(trial.text("SELECT en_qpv_2024 FROM residence"), "NULL", "2015 alone is known");
    assert_eq!(trial.text("SELECT count(*) FROM occupation"), "0");
    assert_eq!(trial.text("SELECT groupe || nb_logements FROM financement"), "AV773");
    assert_eq!(trial.text("SELECT group_concat(typologie || nb_logements, ' ') FROM loyer"), "T21 T32 TOUS3");
    assert_eq!(trial.text("SELECT sum(nb_loyer_connu) FROM loyer"), "0");
    assert_eq!(trial.text("SELECT zone_apl FROM zone WHERE code = '21231'"), "II", "a commune that is known");
    assert!(
        trial.text("SELECT valeur FROM meta WHERE cle = 'source'").contains("IMMEU"),
        "the rule is written"
    );
    let file = trial.target();
    let file = path(&file);
    assert_eq!(done(&["verifier", file, "--json"]).json()["erreurs"], serde_json::json!([]));
    let counts =
        done(&["compter", file, "--json", "--au", DAY, "--filtre", "loyer_t3 <= 900 OR res40 > 0"]).json();
    assert_eq!((&counts["residences"], &counts["indeterminees"]), (&0.into(), &1.into()));
    let id = trial.text("SELECT id FROM residence");
    let fiche = done(&["expliquer", file, &id, "--json", "--au", DAY]).json();
    assert_eq!(fiche["occupation"]["ensemble"]["res40"], "absent");
    assert!(
        fiche["residence"]["fragile"].is_string(),
        "neither yes nor no: {}",
        fiche["residence"]["fragile"]
    );
}

#[test]
fn doors_floors_and_dwellings_are_not_in_the_file() {
    let trial = Trial::new();
    let odd = with("NUMAPPT", "PORTE-7734");
    let odd = odd.replace(";3;;B-001", ";ETAGE-9918;;B-001");
    assert!(odd.contains("PORTE-7734") && odd.contains("ETAGE-9918"));
    trial.import_lines(&[&odd]);
    let bytes = std::fs::read(trial.target()).unwrap();
    for secret in ["PORTE-7734", "ETAGE-9918", "7734", "9918"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
}

#[test]
fn separators_encodings_and_damage_give_the_same_file() {
    let reference = Trial::new();
    let line = with("COMPLGEO", "LE CHENE BRÛLÉ");
    reference.import_lines(&[&line]);
    let expected = std::fs::read(reference.target()).unwrap();
    let text = format!("{HEADER}\n{line}\n");
    let latin: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let mut unnamed: Vec<String> = text.lines().map(|line| format!("0;{line}")).collect();
    unnamed[0] = unnamed[0].replacen('0', "", 1);
    for (name, bytes) in [
        ("comma", text.replace(';', ",").into_bytes()),
        ("tab", text.replace(';', "\t").into_bytes()),
        ("mark", format!("\u{FEFF}{text}").into_bytes()),
        ("latin", latin),
        ("carriage", text.replace('\n', "\r\n").into_bytes()),
        ("unnamed", unnamed.join("\n").into_bytes()),
        ("case", text.replacen("DEPCOM", "depcom", 1).into_bytes()),
        ("quotes", text.replace("DIJON", "\"DIJON\"").into_bytes()),
    ] {
        let trial = Trial::new();
        let ran = trial.import(&bytes);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(std::fs::read(trial.target()).unwrap() == expected, "{name}");
    }
}

#[test]
fn what_a_spreadsheet_broke_is_mended_and_counted() {
    let trial = Trial::new();
    let lines = [
        with("DEPCOM", "6029"),
        with("DEPCOM", "6029.0"),
        with("IMMEU", "7190-01-01"),
        with("NUMCONV", "6.1995128512321E+021"),
        with("SURFHAB", "62,5"),
        with("NBPIECE", "3.0"),
        with("FINAN", "52.0"),
        with("COMPLGEO", "Domaine des Gen?ts"),
        with("COMPLGEO", "Domaine des Gen\u{FFFD}ts"),
    ];
    let report = trial.import_lines(&lines.each_ref().map(String::as_str));
    for (reason, count) in [
        ("zeros_retablis", 2),
        ("date_de_tableur", 1),
        ("notation_scientifique", 1),
        ("points_d_interrogation", 1),
        ("lettres_perdues", 1),
        ("typologie_inconnue", 0),
        ("financement_inconnu", 0),
        ("sans_coordonnees", 9),
    ] {
        assert_eq!(mended(&report, reason), count, "{reason}");
    }
    assert_eq!(trial.text("SELECT DISTINCT code_insee FROM residence WHERE code_insee <> '21231'"), "06029");
    assert_eq!(trial.text("SELECT code_postal FROM residence LIMIT 1"), "21000");
    let remark = &report["avertissements"].as_array().unwrap()[0];
    assert!(remark["exemples"][0]["ligne"].as_u64().is_some(), "{remark}");
    // The commune outside the métropole is a warning, never a refusal.
    assert_eq!(mended(&report, "hors_metropole"), 1);
}

#[test]
fn sentinels_say_nothing() {
    let trial = Trial::new();
    let lines = [
        with("CONSTRUCT", "9999"),
        with("SURFHAB", "999"),
        with("FINAN", "NA"),
        with("DPEDATE", "01/1900"),
        with("DPEENERGIE", "NC"),
        with("LOCAT", "0"),
        with("NBPIECE", "0"),
        with("QPV", "Z"),
    ];
    let report = trial.import_lines(&lines.each_ref().map(String::as_str));
    assert_eq!(
        trial.text("SELECT annee_construction || ' ' || annee_mise_location FROM residence"),
        "1972 1973"
    );
    assert_eq!(trial.text("SELECT dpe_inconnu FROM residence"), "2");
    assert_eq!((mended(&report, "annee_invalide"), mended(&report, "surface_invalide")), (0, 0));
    // Rows that would not sum to the dwellings are not written.
    assert_eq!(trial.text("SELECT count(*) FROM loyer"), "0");
    assert_eq!(trial.text("SELECT count(*) FROM financement"), "0");
    assert_eq!(mended(&report, "typologie_inconnue"), 1);
    assert_eq!(mended(&report, "financement_inconnu"), 1);
}

#[test]
fn residences_follow_the_written_rule() {
    let trial = Trial::new();
    let no_block = |line: &str| line.replace(";B-001;", ";;");
    let lines = [
        SOUND.to_owned(),
        // The same building, another entrance and another convention: one résidence.
        with("NUMVOIE", "6"),
        with("NUMCONV", "C2"),
        // The same building code in another commune is another building.
        with("DEPCOM", "21617"),
        // A common word names no building: convention, year and address do.
        with("IMMEU", "BATIMENT A"),
        no_block(SOUND),
        no_block(&with("TYPVOIE", "R.")),
        no_block(&with("CONSTRUCT", "1980")),
        no_block(&with("NUMCONV", "C9")),
    ];
    let report = trial.import_lines(&lines.each_ref().map(String::as_str));
    assert_eq!(report["residences"], 5);
    let sizes =
        trial.text("SELECT group_concat(n, ' ') FROM (SELECT nb_logements n FROM residence ORDER BY n)");
    assert_eq!(sizes, "1 1 1 3 3");
    // Identifiers do not depend on the order of the lines.
    let ids = trial.text("SELECT group_concat(id) FROM (SELECT id FROM residence ORDER BY id)");
    let again = Trial::new();
    let mut backwards = lines;
    backwards.reverse();
    again.import_lines(&backwards.each_ref().map(String::as_str));
    assert_eq!(again.text("SELECT group_concat(id) FROM (SELECT id FROM residence ORDER BY id)"), ids);
}

#[test]
fn positions_come_from_lambert_93_and_never_from_nonsense() {
    let trial = Trial::new();
    let mut source = format!("{HEADER};X;Y\n");
    // Place de la Libération in Dijon, and ten metres east of it; then nothing, zero, degrees.
    for place in ["854630;6692780", "854650;6692780", ";", "0;0", "5.04;47.32"] {
        source.push_str(&format!("{SOUND};{place}\n"));
    }
    let ran = trial.import(source.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = ran.json();
    assert_eq!((mended(&report, "sans_coordonnees"), mended(&report, "coordonnees_invalides")), (1, 2));
    assert_eq!(mended(&report, "point_dans_une_autre_commune"), 0, "{report}");
    let id = trial.text("SELECT id FROM residence");
    let file = trial.target();
    let fiche = done(&["expliquer", path(&file), &id, "--json", "--au", DAY]).json();
    let (lon, lat) =
        (fiche["residence"]["lon"].as_f64().unwrap(), fiche["residence"]["lat"].as_f64().unwrap());
    assert!((lon - 5.04).abs() < 0.02 && (lat - 47.32).abs() < 0.02, "{lon} {lat}");
}

#[test]
fn refused_lines_are_listed_with_line_column_and_reason() {
    let trial = Trial::new();
    let nowhere = with("IMMEU", "").replace(";C1;", ";;").replace(";4;;RUE;DE LA LIBERTE;", ";;;;;");
    let lines = [
        SOUND.to_owned(),
        with("DEPCOM", "Dijon"),
        "21231;trop;court".to_owned(),
        nowhere,
        HEADER.to_owned(),
        with("LIBCOM", "DI\0JON"),
        with("LIBCOM", "\"DIJON"),
    ];
    let ran = trial.import(format!("{HEADER}\n{}\n", lines.join("\n")).as_bytes());
    assert_eq!(ran.code, 1, "written, with refusals: {}", ran.err);
    let report = ran.json();
    assert_eq!((&report["lignes"], &report["logements_retenus"]), (&7.into(), &1.into()));
    let refusals: Vec<(u64, &str)> = report["refus"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refusal| (refusal["ligne"].as_u64().unwrap(), refusal["motif"].as_str().unwrap()))
        .collect();
    let expected = [
        (3, "commune_illisible"),
        (4, "nombre_de_cellules"),
        (5, "sans_rattachement"),
        (6, "entete_repete"),
        (7, "octet_nul"),
        (8, "guillemet_ouvert"),
    ];
    assert_eq!(refusals, expected);
    assert_eq!(report["lignes_refusees"], 6);
    assert_eq!(report["refus"][0]["colonne"], "DEPCOM");
    assert_eq!(report["refus"][0]["fichier"], "source.csv");
    assert!(trial.target().exists());
}

#[test]
fn files_that_are_no_source_get_a_sentence_and_leave_nothing() {
    let long = [HEADER.as_bytes(), b"\n", &vec![b'x'; 2 << 20]].concat();
    for (name, bytes, word) in [
        ("empty", &b""[..], "vide"),
        ("header only", HEADER.as_bytes(), "en-tête"),
        ("workbook", b"PK\x03\x04\x14\0\x06\0", "classeur"),
        ("old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "classeur"),
        ("database", b"SQLite format 3\0", "SQLite"),
        ("compressed", b"\x1F\x8B\x08\0", "compressé"),
        ("utf-16", b"\xFF\xFED\0E\0", "UTF-16"),
        ("binary", &[0, 1, 2, 3, 250, 251], "texte"),
        ("nul", b"DEP\0COM;NBPIECE\n21231;3", "texte"),
        ("other columns", b"nom;prix\nx;3\n", "colonne"),
        ("no rooms", b"DEPCOM;SURFHAB\n21231;62\n", "NBPIECE"),
        ("twice", b"DEPCOM;INSEE;NBPIECE\n21231;21231;3\n", "INSEE"),
        ("one huge line", &long, "retenue"),
        ("nothing kept", b"DEPCOM;NBPIECE\nDijon;3\n", "retenue"),
    ] {
        let trial = Trial::new();
        let ran = trial.import(bytes);
        assert_eq!(ran.code, 3, "{name}: {}", ran.err);
        assert!(ran.err.contains(word), "{name}: {}", ran.err);
        assert!(!trial.target().exists(), "{name}");
    }
    let trial = Trial::new();
    let nowhere = trial.folder.path().join("absent.csv");
    let ran = run(&["importer", path(&nowhere), "--vers", path(&trial.target())]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("existe pas"), "{}", ran.err);
}

#[test]
fn several_sources_are_one_stock_and_none_counts_twice() {
    let trial = Trial::new();
    let one = trial.source("un.csv", format!("{HEADER}\n{SOUND}\n").as_bytes());
    let other =
        trial.source("deux.csv", format!("{HEADER}\n{SOUND}\n{}\n", with("IMMEU", "B-002")).as_bytes());
    let target = trial.target();
    let words = ["importer", path(&one), path(&other), "--vers", path(&target), "--au", DAY, "--json"];
    let report = done(&words).json();
    assert_eq!((&report["residences"], &report["logements_retenus"]), (&2.into(), &3.into()));
    assert_eq!(mended(&report, "residence_de_deux_sources"), 1, "the same stock twice, perhaps");
    let twice = run(&["importer", path(&one), path(&one), "--vers", path(&target)]);
    assert_eq!(twice.code, 3, "{}", twice.err);
    let over = run(&["importer", path(&one), "--vers", path(&one)]);
    assert_eq!(over.code, 2, "a source is never overwritten");
    assert!(std::fs::read_to_string(&one).unwrap().contains("TILLEULS"));
}

#[test]
fn a_profile_of_ones_own_says_only_what_differs() {
    let trial = Trial::new();
    let profile = trial.source("profil.toml", b"millesime = 2021\n[colonnes]\ncommune = [\"VILLE\"]\n");
    let source =
        trial.source("source.csv", format!("{}\n{SOUND}\n", HEADER.replace("DEPCOM", "VILLE")).as_bytes());
    let target = trial.target();
    let words = ["importer", path(&source), "--vers", path(&target), "--profil", path(&profile), "--au", DAY];
    done(&words);
    assert_eq!(trial.text("SELECT valeur FROM meta WHERE cle = 'millesime_parc'"), "2021");
    assert_eq!(trial.text("SELECT DISTINCT millesime FROM loyer"), "2021");
    done(&[&words[..], &["--millesime", "2023"]].concat());
    assert_eq!(trial.text("SELECT valeur FROM meta WHERE cle = 'millesime_parc'"), "2023");
    // From 2024 the QPV of a source is not that of 2015.
    done(&[&words[..], &["--millesime", "2024"]].concat());
    assert_eq!(trial.text("SELECT en_qpv_2015 FROM residence"), "NULL");
    let broken = trial.source("profil.toml", b"colonnes = 3\n");
    let ran = run(&["importer", path(&source), "--vers", path(&target), "--profil", path(&broken)]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}
