//! The program as another program sees it: words in, exit code, standard output and standard error out.

mod agreement;
mod explain;
mod import;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a run leaves.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

pub fn run(words: &[&str]) -> Ran {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_atlas-ops")).args(words).stdin(Stdio::null()).output().unwrap();
    Ran {
        code: ran.status.code().unwrap(),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

/// Runs, and expects to be done.
pub fn done(words: &[&str]) -> Ran {
    let ran = run(words);
    assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
    ran
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A small demonstration, written once by the program itself.
pub fn demonstration() -> &'static Path {
    static WRITTEN: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = WRITTEN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("démonstration d’essai.gpkg");
        done(&["demo", "--vers", self::path(&path), "--residences", "400", "--graine", "7"]);
        (folder, path)
    });
    path
}

/// Every day of these tests.
pub const DAY: &str = "2026-01-01";

#[test]
fn the_demonstration_is_the_same_to_the_byte_and_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let again = folder.path().join("encore.gpkg");
    let ran = done(&["demo", "--vers", path(&again), "--residences", "400", "--graine", "7", "--json"]);
    assert_eq!(ran.json()["residences"], 400);
    assert!(std::fs::read(&again).unwrap() == std::fs::read(demonstration()).unwrap());
    let report = done(&["verifier", path(demonstration()), "--json"]).json();
    assert_eq!(report["erreurs"], serde_json::json!([]));
}

#[test]
fn reading_leaves_the_file_and_its_folder_as_they_were() {
    let file = demonstration();
    let before = std::fs::read(file).unwrap();
    for verb in [&["verifier"][..], &["compter"], &["lister"]] {
        done(&[verb, &[path(file)]].concat());
    }
    assert!(std::fs::read(file).unwrap() == before);
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn every_failure_has_its_code_and_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("absent/F.gpkg");
    let garbage = folder.path().join("bruit.gpkg");
    std::fs::write(&garbage, [7_u8; 5000]).unwrap();
    let other = folder.path().join("autre.gpkg");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let demo = path(demonstration());
    for (code, words) in [
        (2, vec!["compter"]),
        (2, vec!["compter", demo, "--filtre", "loyer_t33 <= 480"]),
        (2, vec!["compter", demo, "--filtre", "loyer_t3 <="]),
        (2, vec!["lister", demo, "--colonnes", "nom,comune"]),
        (2, vec!["expliquer", demo, "inconnu"]),
        (2, vec!["importer", demo, "--vers", demo]),
        (2, vec!["verbe-inconnu"]),
        (3, vec!["verifier", path(&garbage)]),
        (3, vec!["compter", path(&other)]),
        (3, vec!["lister", path(&nowhere)]),
        (3, vec!["importer", demo, "--vers", path(&garbage)]),
        (4, vec!["demo", "--vers", path(&nowhere), "--residences", "5"]),
    ] {
        let ran = run(&words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{words:?}");
        let sentence = ran.err.trim();
        assert!(
            !sentence.is_empty() && !sentence.contains("Error") && !sentence.contains("os error"),
            "{sentence}"
        );
    }
    let near = run(&["compter", demo, "--filtre", "loyer_t33 <= 480"]).err;
    assert!(near.contains("loyer_t3"), "{near}");
    let near = run(&["lister", demo, "--colonnes", "nom,comune"]).err;
    assert!(near.contains("commune"), "{near}");
}

#[test]
fn a_protected_file_asks_for_its_passphrase_and_never_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("F.gpkg.age");
    let mut recipient = age::scrypt::Recipient::new("sept mots de passe".to_owned().into());
    recipient.set_work_factor(4);
    let sealed = age::encrypt(&recipient, &std::fs::read(demonstration()).unwrap()).unwrap();
    std::fs::write(&file, sealed).unwrap();
    let (right, wrong) = (folder.path().join("phrase"), folder.path().join("autre"));
    std::fs::write(&right, "sept mots de passe\n").unwrap();
    std::fs::write(&wrong, "autre chose\n").unwrap();

    let without = run(&["compter", path(&file)]);
    assert_eq!(without.code, 3);
    assert!(without.err.contains("--phrase-fichier"), "{}", without.err);
    assert_eq!(run(&["compter", path(&file), "--phrase-fichier", path(&wrong)]).code, 3);
    let with = done(&["compter", path(&file), "--json", "--phrase-fichier", path(&right)]);
    assert_eq!(with.json(), done(&["compter", path(demonstration()), "--json"]).json());
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_atlas-ops"))
        .args(["lister", path(demonstration()), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(0), "{err}");
    assert!(!err.contains("panicked"), "{err}");
}

#[test]
fn a_list_opens_in_a_french_spreadsheet() {
    let columns = "id,nom,loyer_t3,nb_logements,qpv,res40";
    let csv = done(&["lister", path(demonstration()), "--colonnes", columns]).out;
    let body = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut lines = body.split("\r\n");
    assert_eq!(lines.next(), Some(columns.replace(',', ";").as_str()));
    let rows: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), 400);
    for row in &rows {
        let cells: Vec<&str> = row.split(';').collect();
        assert_eq!(cells.len(), 6, "{row}");
        for cell in [cells[2], cells[5]] {
            let words = ["secret", "non communiqué", "sans objet", "non calculé"];
            let number = cell.replace(',', ".").parse::<f64>().is_ok() && !cell.contains('.');
            assert!(words.contains(&cell) || number, "{cell}");
        }
    }
    for word in ["secret", "sans objet", "non communiqué"] {
        assert!(rows.iter().any(|row| row.contains(word)), "no « {word} »");
    }
}

#[test]
fn json_never_says_null() {
    let rows = done(&["lister", path(demonstration()), "--format", "json"]).json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 400);
    assert!(rows.iter().flat_map(|row| row.as_object().unwrap().values()).all(|value| !value.is_null()));
}
