//! `expliquer` against the rows of the file, and against what `lister` and the filters say of the same résidence.

use crate::cli::{DAY, demonstration, done, path};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

fn db() -> Connection {
    Connection::open_with_flags(demonstration(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn ids(sql: &str) -> Vec<String> {
    let db = db();
    let mut statement = db.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn explained(id: &str) -> Value {
    done(&["expliquer", path(demonstration()), id, "--json", "--au", DAY]).json()
}

/// One masked, one published, one without household, one without position, one with an opinion.
fn various() -> Vec<String> {
    let with = |statut: &str| {
        format!(
            "SELECT id FROM residence r JOIN occupation o ON o.residence_fid = r.fid
             WHERE millesime = 2022 AND population = 'ensemble' AND statut = '{statut}' LIMIT 3"
        )
    };
    let mut found: Vec<String> =
        ["ok", "secret", "sans_objet", "absent"].iter().flat_map(|s| ids(&with(s))).collect();
    found.extend(ids("SELECT id FROM residence WHERE geom IS NULL LIMIT 1"));
    found.extend(ids("SELECT id FROM residence WHERE fid IN (SELECT residence_fid FROM avis) LIMIT 2"));
    found.extend(ids(
        "SELECT id FROM residence WHERE fid IN (SELECT residence_fid FROM fonctionnement) LIMIT 1",
    ));
    assert!(found.len() >= 9, "{found:?}");
    found
}

#[test]
fn figures_are_those_of_the_file_or_the_word_of_their_state() {
    let db = db();
    for id in various() {
        let fiche = explained(&id);
        let (statut, res40, masques): (String, Option<f64>, String) = db
            .query_row(
                "SELECT statut, res40, masques FROM occupation o JOIN residence r ON r.fid = o.residence_fid
                 WHERE id = ?1 AND millesime = 2022 AND population = 'ensemble'",
                [&id],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        let said = &fiche["occupation"]["ensemble"]["res40"];
        match res40 {
            Some(value) => assert_eq!(said.as_f64(), Some(value), "{id}"),
            None if statut == "secret" || masques.split(',').any(|code| code == "res40") => {
                assert_eq!(said, "secret", "{id}");
            }
            None if statut == "sans_objet" => assert_eq!(said, "sans_objet", "{id}"),
            None => assert_eq!(said, "absent", "{id}"),
        }
        let mut statement = db
            .prepare(
                "SELECT typologie, loyer_moyen, nb_loyer_connu FROM loyer l JOIN residence r
                 ON r.fid = l.residence_fid WHERE id = ?1 AND millesime = 2022",
            )
            .unwrap();
        let rents: Vec<(String, Option<f64>, i64)> = statement
            .query_map([&id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(fiche["loyers"].as_array().unwrap().len(), rents.len(), "{id}");
        for (typology, mean, known) in rents {
            let rents = fiche["loyers"].as_array().unwrap();
            let line = rents.iter().find(|line| line["typologie"] == *typology).unwrap();
            match mean {
                Some(mean) => assert_eq!(line["loyer_moyen"].as_f64(), Some(mean), "{id} {typology}"),
                None if known == 0 => assert_eq!(line["loyer_moyen"], "absent", "{id} {typology}"),
                None => assert_eq!(line["loyer_moyen"], "secret", "{id} {typology}"),
            }
        }
    }
}

#[test]
fn the_fiche_and_the_list_say_the_same_of_a_residence() {
    let file = path(demonstration());
    let columns = "nb_logements,qpv,fragile,nb_points,sous_plafond,loyer_t3,res40,dpe_inconnu";
    for id in various() {
        let fiche = explained(&id);
        let filter = format!("id = '{id}'");
        let rows =
            done(&["lister", file, "--json", "--au", DAY, "--colonnes", columns, "--filtre", &filter]).json();
        let row = &rows.as_array().unwrap()[0];
        for column in ["nb_logements", "fragile", "nb_points", "sous_plafond", "dpe_inconnu"] {
            assert_eq!(row[column], fiche["residence"][column], "{id} {column}");
        }
        assert_eq!(row["qpv"], fiche["residence"]["en_qpv_2024"], "{id}");
        assert_eq!(row["res40"], fiche["occupation"]["ensemble"]["res40"], "{id}");
        // A published mean of T3 is in both; without any T3 the list says so and the fiche has no line.
        let t3 = fiche["loyers"].as_array().unwrap().iter().find(|line| line["typologie"] == "T3");
        match t3 {
            Some(line) => assert_eq!(row["loyer_t3"], line["loyer_moyen"], "{id}"),
            None => assert!(["sans_objet", "absent"].contains(&row["loyer_t3"].as_str().unwrap()), "{id}"),
        }
    }
}

#[test]
fn every_point_has_its_state_and_its_keys_and_nothing_is_null() {
    let states = ["declenche", "non_declenche", "non_calcule", "secret", "absent", "sans_objet"];
    let keys =
        ["famille", "regle", "etat", "valeur", "seuil", "reference", "n", "reponse", "millesime", "version"];
    for id in various() {
        let fiche = explained(&id);
        for key in ["residence", "loyers", "occupation", "points", "avis", "fonctionnement", "provenance"] {
            assert!(!fiche[key].is_null(), "{id} {key}");
        }
        let points = fiche["points"].as_array().unwrap();
        assert!(!points.is_empty());
        for point in points {
            assert!(states.contains(&point["etat"].as_str().unwrap()), "{point}");
            assert!(keys.iter().all(|key| !point[key].is_null()), "{point}");
        }
        assert!(no_null(&fiche), "{id}");
    }
}

#[test]
fn the_masked_fiche_tells_why_and_never_a_value() {
    let masked = ids("SELECT id FROM residence r JOIN occupation o ON o.residence_fid = r.fid
         WHERE millesime = 2022 AND population = 'ensemble' AND statut = 'secret' LIMIT 5");
    for id in masked {
        let fiche = explained(&id);
        let all = fiche["occupation"]["ensemble"].as_object().unwrap();
        let figures = all.iter().filter(|(key, _)| !["bornes", "metropole"].contains(&key.as_str()));
        assert!(figures.clone().all(|(_, value)| value == "secret" || value == "absent"), "{id}");
        let text = done(&["expliquer", path(demonstration()), &id, "--au", DAY]).out;
        assert!(text.contains("secret"), "{text}");
        assert!(text.contains("logement"), "the building is still told: {text}");
    }
}

fn no_null(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(values) => values.iter().all(no_null),
        Value::Object(values) => values.values().all(no_null),
        _ => true,
    }
}
