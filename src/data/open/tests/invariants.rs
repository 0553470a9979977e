//! One broken rule at a time: what refuses a file, what deserves a word.

use super::*;

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
        ("UPDATE meta SET valeur = '5' WHERE cle = 'seuil_secret'", "meta seuil_bas 1"),
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
