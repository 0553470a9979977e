//! The written file against the contract, and files of other people, both read from `../shared`.

use atlas_ops::data::{DataError, Writer, open, verify};
use atlas_ops::model::Progress;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The indicator columns of the contract.
const CODES: [&str; 19] = [
    "res20",
    "res40",
    "res60",
    "res60_100",
    "res100p",
    "apl",
    "isole",
    "mono",
    "nomb",
    "coupenf",
    "age30",
    "age65",
    "age75",
    "mineur",
    "ssempl",
    "chom",
    "empstab",
    "empprec",
    "pemr",
];

/// A shared file; `None`, said aloud, where the folder is absent.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    assert_ne!(std::env::var("ATLAS_SHARED").as_deref(), Ok("obligatoire"), "{} is missing", path.display());
    println!("IGNORÉ : {name} est absent");
    None
}

/// Every table and index of the contract with its whole definition: columns, types, constraints. Without comments,
/// and with one way to write spaces.
fn definitions(db: &Connection) -> BTreeMap<String, String> {
    let mut statement = db
        .prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL
             AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'rtree_%' AND name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
    rows.map(|row| {
        let (name, sql): (String, String) = row.unwrap();
        let bare: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
        let words: Vec<&str> = bare.iter().flat_map(|line| line.split_whitespace()).collect();
        let text = words.join(" ");
        let text = [("( ", "("), (" )", ")"), (" (", "("), (", ", ",")]
            .iter()
            .fold(text, |text, (from, to)| text.replace(from, to));
        (name, text)
    })
    .collect()
}

#[test]
fn a_written_file_has_the_tables_of_the_contract_to_the_letter() {
    let Some(contract) = shared("schema.sql") else { return };
    let expected = Connection::open_in_memory().unwrap();
    expected.execute_batch(&std::fs::read_to_string(contract).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vide.gpkg");
    let progress = Progress::default();
    Writer::create(&path, &CODES.map(str::to_owned), &progress).unwrap().finish().unwrap();
    let written = Connection::open(&path).unwrap();
    assert_eq!(definitions(&written), definitions(&expected));
    assert_eq!(definitions(&expected).len(), 16);
}

#[test]
fn an_empty_file_opens_and_says_that_it_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vide.gpkg");
    let progress = Progress::default();
    Writer::create(&path, &[], &progress).unwrap().finish().unwrap();
    let file = open(&path, None, &progress).unwrap();
    assert!(file.atlas.residences.is_empty() && file.atlas.occupancy_codes.is_empty());
    let audit = file.check(&progress).unwrap();
    assert!(audit.remarks.iter().any(|remark| remark.rule == "aucune_residence"));
}

#[test]
fn geopackages_and_archives_of_other_people_are_not_opened_and_not_touched() {
    for name in [
        "data/territory/dijon_metropole.gpkg",
        "data/territory/nc.gpkg",
        "data/territory/nospatial.gpkg",
        "data/tiles/dijon_z11.mbtiles",
    ] {
        let Some(path) = shared(name) else { continue };
        let before = std::fs::read(&path).unwrap();
        let refused = open(&path, None, &Progress::default()).err();
        assert!(
            matches!(refused, Some(DataError::NotCanonical { missing: "residence" })),
            "{name}: {refused:?}"
        );
        assert!(verify(&path, None, &Progress::default()).is_err());
        assert!(std::fs::read(&path).unwrap() == before);
    }
    let Some(path) = shared("data/tiles/dijon_z11_gzip.pmtiles") else { return };
    assert!(matches!(open(&path, None, &Progress::default()), Err(DataError::NotADatabase)));
}
