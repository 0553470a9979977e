//! `compter` and `lister` against SQL run on the file by another program's means, three-valued logic included.

use crate::cli::{DAY, demonstration, done, path};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;

type Ids = BTreeSet<String>;

/// Résidences that answer yes, and those for which nobody knows.
#[derive(Clone)]
struct Answer {
    yes: Ids,
    unknown: Ids,
}

/// A condition in SQL over [`VIEW`]: `value` compared, and the column that tells whether it is there.
enum Sql {
    /// `state`: `ok`, `nd` (nobody knows) or `so` (there is none: a known no).
    Is {
        state: &'static str,
        test: &'static str,
    },
    And(Vec<Sql>),
    Or(Vec<Sql>),
    Not(Box<Sql>),
    /// Two-valued: true for everything that is not a value.
    Missing {
        state: &'static str,
    },
}

/// The figures of the current vintages, each with its state, by the reading rules of the contract.
const VIEW: &str = "
    CREATE TEMP VIEW v AS SELECT r.*,
      l3.loyer_moyen AS loyer_t3, CASE WHEN l3.loyer_moyen IS NOT NULL THEN 'ok'
        WHEN l3.fid IS NULL AND EXISTS (SELECT 1 FROM loyer x WHERE x.residence_fid = r.fid
          AND x.millesime = 2022 AND x.typologie <> 'TOUS') THEN 'so' ELSE 'nd' END AS e_loyer_t3,
      l1.loyer_moyen AS loyer_t1, CASE WHEN l1.loyer_moyen IS NOT NULL THEN 'ok'
        WHEN l1.fid IS NULL AND EXISTS (SELECT 1 FROM loyer x WHERE x.residence_fid = r.fid
          AND x.millesime = 2022 AND x.typologie <> 'TOUS') THEN 'so' ELSE 'nd' END AS e_loyer_t1,
      t.loyer_m2 AS loyer_m2, CASE WHEN t.loyer_m2 IS NOT NULL THEN 'ok' ELSE 'nd' END AS e_loyer_m2,
      round(l3.loyer_moyen / CASE coalesce(r.zone_apl, z.zone_apl) WHEN 'II' THEN 357.80 ELSE 330.94 END, 4)
        AS ratio_t3,
      o.res40 AS res40, o.mono AS mono, o.statut AS statut,
      CASE WHEN o.res40 IS NOT NULL THEN 'ok' WHEN o.statut = 'sans_objet' THEN 'so' ELSE 'nd' END AS e_res40,
      CASE WHEN o.mono IS NOT NULL THEN 'ok' WHEN o.statut = 'sans_objet' THEN 'so' ELSE 'nd' END AS e_mono,
      n.res40 AS res40_recents,
      CASE WHEN n.res40 IS NOT NULL THEN 'ok' WHEN n.statut = 'sans_objet' THEN 'so' ELSE 'nd' END AS e_recents,
      'ok' AS e_ok,
      CASE WHEN en_qpv_2024 IS NULL THEN 'nd' ELSE 'ok' END AS e_qpv,
      CASE WHEN en_qpv_2015 IS NULL THEN 'nd' ELSE 'ok' END AS e_qpv_2015,
      CASE WHEN bailleur IS NULL THEN 'nd' ELSE 'ok' END AS e_bailleur,
      CASE WHEN annee_construction IS NULL THEN 'nd' ELSE 'ok' END AS e_annee,
      CASE WHEN nb_niveaux IS NULL THEN 'nd' ELSE 'ok' END AS e_niveaux,
      CASE WHEN ascenseur IS NULL THEN 'nd' ELSE 'ok' END AS e_ascenseur,
      CASE WHEN type_construction IS NULL THEN 'nd' ELSE 'ok' END AS e_type
    FROM residence r
      LEFT JOIN loyer l3 ON l3.residence_fid = r.fid AND l3.millesime = 2022 AND l3.typologie = 'T3'
      LEFT JOIN loyer l1 ON l1.residence_fid = r.fid AND l1.millesime = 2022 AND l1.typologie = 'T1'
      LEFT JOIN loyer t ON t.residence_fid = r.fid AND t.millesime = 2022 AND t.typologie = 'TOUS'
      LEFT JOIN occupation o ON o.residence_fid = r.fid AND o.millesime = 2022 AND o.population = 'ensemble'
      LEFT JOIN occupation n ON n.residence_fid = r.fid AND n.millesime = 2022 AND n.population = 'recents'
      LEFT JOIN zone z ON z.nature = 'commune' AND z.code = r.code_insee";

fn is(state: &'static str, test: &'static str) -> Sql {
    Sql::Is { state, test }
}

fn not(inner: Sql) -> Sql {
    Sql::Not(Box::new(inner))
}

/// The same condition twice: as one types it, and as SQL.
fn filters() -> Vec<(&'static str, Sql)> {
    let qpv = || is("e_qpv", "en_qpv_2024 = 1");
    let rent = || is("e_loyer_t3", "loyer_t3 <= 400");
    let poor = || is("e_res40", "res40 >= 40");
    vec![
        ("nb_logements >= 20", is("e_ok", "nb_logements >= 20")),
        ("nb_logements < 8", is("e_ok", "nb_logements < 8")),
        ("nb_logements = 12", is("e_ok", "nb_logements = 12")),
        ("nb_logements <> 12", is("e_ok", "nb_logements <> 12")),
        ("nb_logements BETWEEN 10 AND 30", is("e_ok", "nb_logements BETWEEN 10 AND 30")),
        ("loyer_t3 <= 400", rent()),
        ("loyer_t3 > 400", is("e_loyer_t3", "loyer_t3 > 400")),
        ("NOT loyer_t3 <= 400", not(rent())),
        ("loyer_t1 < 300", is("e_loyer_t1", "loyer_t1 < 300")),
        ("loyer_t3 IS NULL", Sql::Missing { state: "e_loyer_t3" }),
        ("loyer_t3 IS NOT NULL", not(Sql::Missing { state: "e_loyer_t3" })),
        ("loyer_m2 BETWEEN 5.5 AND 6.5", is("e_loyer_m2", "loyer_m2 BETWEEN 5.5 AND 6.5")),
        ("ratio_t3 <= 1.0", is("e_loyer_t3", "ratio_t3 <= 1.0")),
        ("sous_plafond_t3 = TRUE", is("e_loyer_t3", "ratio_t3 <= 1.0")),
        ("sous_plafond_t3 = FALSE", is("e_loyer_t3", "ratio_t3 > 1.0")),
        ("res40 >= 40", poor()),
        ("NOT (res40 >= 40)", not(poor())),
        ("res40 IS NULL", Sql::Missing { state: "e_res40" }),
        ("mono < 15", is("e_mono", "mono < 15")),
        ("res40_recents > 30", is("e_recents", "res40_recents > 30")),
        ("qpv = TRUE", qpv()),
        ("qpv = FALSE", not(qpv())),
        ("en_qpv_2015 = TRUE", is("e_qpv_2015", "en_qpv_2015 = 1")),
        ("commune = 'Dijon'", is("e_ok", "commune = 'Dijon'")),
        ("commune IN ('Dijon', 'Talant')", is("e_ok", "commune IN ('Dijon', 'Talant')")),
        ("commune LIKE 'Ch%'", is("e_ok", "commune LIKE 'Ch%'")),
        ("type_construction = 'C'", is("e_type", "type_construction = 'C'")),
        ("annee_construction < 1975", is("e_annee", "annee_construction < 1975")),
        ("ascenseur = 'non' AND nb_niveaux >= 4", {
            Sql::And(vec![is("e_ascenseur", "ascenseur = 'non'"), is("e_niveaux", "nb_niveaux >= 4")])
        }),
        ("loyer_t3 <= 400 AND qpv = FALSE", Sql::And(vec![rent(), not(qpv())])),
        ("loyer_t3 <= 400 OR res40 >= 40", Sql::Or(vec![rent(), poor()])),
        ("NOT (loyer_t3 <= 400 OR res40 >= 40)", not(Sql::Or(vec![rent(), poor()]))),
        (
            "res40 IS NOT NULL AND res40 >= 40 AND (qpv = TRUE OR nb_logements > 30)",
            Sql::And(vec![
                not(Sql::Missing { state: "e_res40" }),
                poor(),
                Sql::Or(vec![qpv(), is("e_ok", "nb_logements > 30")]),
            ]),
        ),
        ("bailleur IS NULL", Sql::Missing { state: "e_bailleur" }),
    ]
}

struct Reference {
    db: Connection,
    all: Ids,
}

impl Reference {
    fn open() -> Self {
        let db = Connection::open_with_flags(demonstration(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        db.execute_batch(VIEW).unwrap();
        let mut reference = Self { db, all: Ids::new() };
        reference.all = reference.ids("1");
        reference
    }

    fn ids(&self, condition: &str) -> Ids {
        let mut statement = self.db.prepare(&format!("SELECT id FROM v WHERE {condition}")).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn answer(&self, sql: &Sql) -> Answer {
        match sql {
            Sql::Is { state, test } => Answer {
                yes: self.ids(&format!("{state} = 'ok' AND {test}")),
                unknown: self.ids(&format!("{state} = 'nd'")),
            },
            Sql::Missing { state } => {
                Answer { yes: self.ids(&format!("{state} <> 'ok'")), unknown: Ids::new() }
            }
            Sql::Not(inner) => {
                let Answer { yes, unknown } = self.answer(inner);
                let no = self.all.iter().filter(|id| !yes.contains(*id) && !unknown.contains(*id));
                Answer { yes: no.cloned().collect(), unknown }
            }
            Sql::And(parts) => not_all(parts.iter().map(|part| self.answer(part)).collect(), &self.all),
            Sql::Or(parts) => {
                let denied = parts.iter().map(|part| self.negated(part)).collect();
                let Answer { yes, unknown } = not_all(denied, &self.all);
                let no = self.all.iter().filter(|id| !yes.contains(*id) && !unknown.contains(*id));
                Answer { yes: no.cloned().collect(), unknown }
            }
        }
    }

    fn negated(&self, sql: &Sql) -> Answer {
        let Answer { yes, unknown } = self.answer(sql);
        let no = self.all.iter().filter(|id| !yes.contains(*id) && !unknown.contains(*id));
        Answer { yes: no.cloned().collect(), unknown }
    }

    fn dwellings(&self, ids: &Ids) -> i64 {
        ids.iter()
            .map(|id| {
                let sql = "SELECT nb_logements FROM residence WHERE id = ?1";
                self.db.query_row(sql, [id], |row| row.get::<_, i64>(0)).unwrap()
            })
            .sum()
    }
}

/// Kleene's conjunction, row by row.
fn not_all(parts: Vec<Answer>, all: &Ids) -> Answer {
    let mut answer = Answer { yes: Ids::new(), unknown: Ids::new() };
    for id in all {
        if parts.iter().all(|part| part.yes.contains(id)) {
            answer.yes.insert(id.clone());
        } else if parts.iter().all(|part| part.yes.contains(id) || part.unknown.contains(id)) {
            answer.unknown.insert(id.clone());
        }
    }
    answer
}

#[test]
fn counts_and_lists_agree_with_sql_on_many_filters() {
    let reference = Reference::open();
    let file = path(demonstration());
    let mut seen_unknown = 0;
    for (cql, sql) in filters() {
        let expected = reference.answer(&sql);
        let counts = done(&["compter", file, "--json", "--au", DAY, "--filtre", cql]).json();
        assert_eq!(counts["residences"], expected.yes.len(), "{cql}");
        assert_eq!(counts["indeterminees"], expected.unknown.len(), "{cql}");
        assert_eq!(counts["logements"], reference.dwellings(&expected.yes), "{cql}");
        let rows = done(&["lister", file, "--json", "--au", DAY, "--colonnes", "id", "--filtre", cql]).json();
        let listed: Ids =
            rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(listed, expected.yes, "{cql}");
        seen_unknown += expected.unknown.len();
    }
    assert!(seen_unknown > 0, "nothing is masked: these filters would prove little");
}

#[test]
fn a_filter_and_its_opposite_share_the_same_unknown() {
    let file = path(demonstration());
    let all = done(&["compter", file, "--json", "--au", DAY]).json();
    assert_eq!((&all["residences"], &all["indeterminees"]), (&400.into(), &0.into()));
    for filter in ["fragile = TRUE", "nb_points >= 1", "avis_fragilite = TRUE", "point_pe = TRUE"] {
        let yes = done(&["compter", file, "--json", "--au", DAY, "--filtre", filter]).json();
        let opposite = format!("NOT ({filter})");
        let no = done(&["compter", file, "--json", "--au", DAY, "--filtre", &opposite]).json();
        assert_eq!(yes["indeterminees"], no["indeterminees"], "{filter}");
        let known = yes["residences"].as_u64().unwrap() + no["residences"].as_u64().unwrap();
        assert_eq!(known + yes["indeterminees"].as_u64().unwrap(), 400, "{filter}");
    }
}
