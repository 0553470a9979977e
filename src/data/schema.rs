//! Names of tables and columns: the one place where French columns and English fields meet.
//!
//! The text of the tables is in `sql/schema.sql`; how a row becomes a value is in `read` and `write`.

/// The version of the format that this program writes and knows.
pub const FORMAT_VERSION: i64 = 1;

/// `GPKG`, at offset 68 of the file.
pub const APPLICATION_ID: i32 = 0x4750_4B47;

/// GeoPackage 1.3: 10400 makes GDAL 3.6 warn.
pub const USER_VERSION: i32 = 10300;

/// The tables of the contract.
pub const DDL: &str = include_str!("sql/schema.sql");

/// A table of the contract.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// Every column but `fid`, in the order of the statement that writes it. Of `occupation`, the columns that
    /// are no indicator.
    pub columns: &'static [&'static str],
    /// Kind of geometry; `None` for a table without a place.
    pub geometry: Option<&'static str>,
}

pub const RESIDENCE: Table = Table {
    name: "residence",
    columns: &[
        "geom",
        "id",
        "nom",
        "bailleur",
        "adresse",
        "code_postal",
        "code_insee",
        "commune",
        "quartier",
        "en_qpv_2015",
        "en_qpv_2024",
        "qpv_2015",
        "qpv_2024",
        "enjeu_3ds",
        "zone_apl",
        "precision_geom",
        "type_construction",
        "annee_construction",
        "annee_rehabilitation",
        "annee_mise_location",
        "nb_logements",
        "nb_niveaux",
        "ascenseur",
        "nb_logements_pmr",
        "nb_rez_de_chaussee",
        "chauffage",
        "dpe_a",
        "dpe_b",
        "dpe_c",
        "dpe_d",
        "dpe_e",
        "dpe_f",
        "dpe_g",
        "dpe_inconnu",
    ],
    geometry: Some("POINT"),
};

/// Columns of `residence` but its place, in the order of the file.
pub fn residence_columns() -> impl Iterator<Item = &'static str> {
    RESIDENCE.columns.iter().copied().filter(|column| *column != "geom")
}

pub const RENT: Table = Table {
    name: "loyer",
    columns: &[
        "residence_fid",
        "millesime",
        "typologie",
        "nb_logements",
        "nb_loyer_connu",
        "surface_moyenne",
        "loyer_moyen",
        "loyer_m2",
        "nb_sous_plafond",
        "loyer_min",
        "loyer_max",
        "charges_moyennes",
        "chauffage_inclus",
        "eau_incluse",
        "loyer_relocation",
        "loyer_max_convention",
        "date_relocation",
        "masque",
    ],
    geometry: None,
};

/// The typologie of the row that carries the whole résidence.
pub const WHOLE_RESIDENCE: &str = "TOUS";

pub const FINANCING: Table = Table {
    name: "financement",
    columns: &["residence_fid", "millesime", "groupe", "nb_logements"],
    geometry: None,
};

pub const OCCUPANCY: Table = Table {
    name: "occupation",
    columns: &[
        "residence_fid",
        "millesime",
        "population",
        "statut",
        "repondants",
        "majeurs_repondants",
        "taux_reponse",
        "masques",
        "bornes",
    ],
    geometry: None,
};

/// The indicator columns of `occupation` in `sql/schema.sql`. A file may have fewer, or more.
pub const OCCUPANCY_CODES: [&str; 19] = [
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

pub const PARC: Table = Table {
    name: "parc",
    columns: &[
        "residence_fid",
        "millesime",
        "nb_offerts",
        "nb_vacants",
        "nb_vacants_3_mois",
        "nb_emmenagements",
    ],
    geometry: None,
};

pub const FUNCTIONING: Table = Table {
    name: "fonctionnement",
    columns: &["residence_fid", "theme", "constat", "annee", "source", "date_constat", "date_expiration"],
    geometry: None,
};

pub const OPINION: Table = Table {
    name: "avis",
    columns: &[
        "residence_fid",
        "organisation",
        "date_avis",
        "portee",
        "statut_avis",
        "avis",
        "motif",
        "reponse",
        "date_expiration",
    ],
    geometry: None,
};

pub const ZONE: Table = Table {
    name: "zone",
    columns: &["geom", "code", "nom", "nature", "zone_apl", "valide_du", "valide_au", "fictif", "source"],
    geometry: Some("MULTIPOLYGON"),
};

pub const REFERENCE: Table = Table {
    name: "reference",
    columns: &[
        "zone_fid",
        "millesime",
        "population",
        "indicateur",
        "segment",
        "statut",
        "valeur",
        "denominateur",
    ],
    geometry: None,
};

pub const CEILING: Table = Table {
    name: "plafond",
    columns: &["nature", "date_effet", "zone", "composition", "montant", "unite", "source"],
    geometry: None,
};

pub const INDICATOR: Table = Table {
    name: "indicateur",
    columns: &[
        "code",
        "libelle",
        "libelle_court",
        "definition",
        "unite",
        "univers",
        "numerateur",
        "denominateur",
        "sens",
        "famille",
        "source",
        "millesimes_comparables",
        "diffusion",
        "calcule",
        "ordre",
    ],
    geometry: None,
};

pub const RULE: Table = Table {
    name: "regle",
    columns: &[
        "jeu",
        "code",
        "version",
        "actif",
        "compte",
        "famille",
        "indicateur",
        "mode",
        "comparaison",
        "seuil",
        "garde_points",
        "garde_menages",
        "robustesse",
        "effectif_min",
        "condition",
        "n_min",
        "reponse_min",
        "constat",
        "source",
    ],
    geometry: None,
};

pub const TERM: Table =
    Table { name: "vocabulaire", columns: &["liste", "code", "libelle", "ordre"], geometry: None };

pub const META: Table = Table { name: "meta", columns: &["cle", "valeur"], geometry: None };

/// Every table, in the order of `sql/schema.sql`.
pub const TABLES: [&Table; 14] = [
    &RESIDENCE,
    &RENT,
    &FINANCING,
    &OCCUPANCY,
    &PARC,
    &FUNCTIONING,
    &OPINION,
    &ZONE,
    &REFERENCE,
    &CEILING,
    &INDICATOR,
    &RULE,
    &TERM,
    &META,
];

/// The statements of the contract without their comments: those that create tables, then those that create
/// indexes. `occupation` has the given indicator columns.
pub fn statements(occupancy_codes: &[String]) -> (Vec<String>, Vec<String>) {
    let bare: Vec<&str> =
        DDL.lines().map(|line| line.split("--").next().unwrap_or_default().trim()).collect();
    let text = bare.join(" ");
    text.split(';')
        .map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|statement| !statement.is_empty())
        .map(|statement| with_codes(statement, occupancy_codes))
        .partition(|statement| statement.starts_with("CREATE TABLE"))
}

/// Puts the indicator columns of this file in place of those of the contract.
fn with_codes(statement: String, codes: &[String]) -> String {
    if !statement.starts_with("CREATE TABLE occupation ") {
        return statement;
    }
    let standard: String = OCCUPANCY_CODES.iter().map(|code| format!("{code} DOUBLE, ")).collect();
    let wanted: String = codes.iter().map(|code| format!("{code} DOUBLE, ")).collect();
    statement.replace(&standard, &wanted)
}

/// Whether a name can be an indicator: a plain one, that no other column has.
pub fn is_occupancy_code(name: &str) -> bool {
    is_plain_name(name) && name != "fid" && !OCCUPANCY.columns.contains(&name)
}

/// Lower case, digits and `_`: a name that SQL, CQL2 and an export heading take as it is.
pub fn is_plain_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.len() <= 40 && name.bytes().all(plain)
}

/// The statement that adds a row; values in the order of [`Table::columns`], then the indicators of `occupation`.
pub fn insertion(table: &Table, occupancy_codes: &[String]) -> String {
    let codes = if table.name == OCCUPANCY.name { occupancy_codes } else { &[] };
    let columns: Vec<&str> = table.columns.iter().copied().chain(codes.iter().map(String::as_str)).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    fn columns_of(db: &Connection, table: &str) -> Vec<String> {
        let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let names = statement.query_map([table], |row| row.get(0)).unwrap();
        names.collect::<Result<_, _>>().unwrap()
    }

    fn database(codes: &[&str]) -> Connection {
        let db = Connection::open_in_memory().unwrap();
        let codes: Vec<String> = codes.iter().map(|&code| code.to_owned()).collect();
        let (tables, indexes) = statements(&codes);
        assert_eq!(indexes.len(), 2);
        for statement in tables.iter().chain(&indexes) {
            db.execute_batch(statement).unwrap();
        }
        db
    }

    #[test]
    fn the_column_lists_are_those_of_the_contract() {
        let db = database(&OCCUPANCY_CODES);
        for table in TABLES {
            let mut expected: Vec<&str> =
                std::iter::once("fid").chain(table.columns.iter().copied()).collect();
            if table.name == "occupation" {
                expected.extend(OCCUPANCY_CODES);
            }
            let mut found = columns_of(&db, table.name);
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{}", table.name);
        }
    }

    #[test]
    fn a_file_may_have_fewer_indicators_other_ones_or_none() {
        let found = columns_of(&database(&["res40", "nouveau_2030"]), "occupation");
        assert!(found.contains(&"nouveau_2030".to_owned()) && !found.contains(&"res20".to_owned()));
        assert_eq!(columns_of(&database(&[]), "occupation").len(), 1 + OCCUPANCY.columns.len());
    }

    #[test]
    fn a_code_is_a_plain_name_that_no_other_column_has() {
        assert!(is_occupancy_code("res60_100"));
        for name in ["fid", "statut", "Res20", "2res", "a b", "", "x\"; DROP TABLE residence"] {
            assert!(!is_occupancy_code(name), "{name}");
        }
    }
}
