//! Rules that one SQL statement tells: sums, order, references between tables. Each counts the rows at fault.

use crate::data::DataError;
use crate::data::schema::{
    CEILING, FINANCING, FUNCTIONING, META, OCCUPANCY, OPINION, PARC, REFERENCE, RENT, RESIDENCE, ZONE,
};
use crate::data::validate::Severity::{Error, Warning};
use crate::data::validate::{Audit, FILE, Severity};
use crate::model::Meta;
use rusqlite::Connection;

struct Rule {
    severity: Severity,
    table: &'static str,
    rule: &'static str,
    sql: &'static str,
}

macro_rules! rule {
    ($severity:ident, $table:expr, $rule:literal, $file:literal) => {
        Rule {
            severity: $severity,
            table: $table,
            rule: $rule,
            sql: include_str!(concat!("../sql/regles/", $file, ".sql")),
        }
    };
}

const RULES: &[Rule] = &[
    rule!(Error, RESIDENCE.name, "dpe_somme", "residence_dpe_somme"),
    rule!(Error, RENT.name, "typologies_somme", "loyer_typologies_somme"),
    rule!(Error, RENT.name, "tous_logements", "loyer_tous_logements"),
    rule!(Error, RENT.name, "effectifs", "loyer_effectifs"),
    rule!(Error, RENT.name, "etendue", "loyer_etendue"),
    rule!(Error, RENT.name, "montant_negatif", "loyer_montant_negatif"),
    rule!(Error, RENT.name, "tous_par_difference", "loyer_tous_par_difference"),
    rule!(Error, FINANCING.name, "financement_somme", "financement_somme"),
    rule!(Error, PARC.name, "vacants", "parc_vacants"),
    rule!(Error, OCCUPANCY.name, "recents_trop_nombreux", "occupation_recents_trop_nombreux"),
    rule!(Error, OCCUPANCY.name, "anciens_par_difference", "occupation_anciens_par_difference"),
    rule!(Error, FUNCTIONING.name, "petite_residence", "fonctionnement_petite_residence"),
    rule!(Error, OPINION.name, "petite_residence", "avis_petite_residence"),
    rule!(Warning, RESIDENCE.name, "aucune_residence", "residence_aucune"),
    rule!(Warning, RESIDENCE.name, "commune_inconnue", "residence_commune_inconnue"),
    rule!(Warning, RESIDENCE.name, "zone_inconnue", "residence_zone_inconnue"),
    rule!(Warning, RESIDENCE.name, "qpv_incoherent", "residence_qpv_incoherent"),
    rule!(Warning, FUNCTIONING.name, "hors_vocabulaire", "fonctionnement_hors_vocabulaire"),
    rule!(Warning, OPINION.name, "hors_vocabulaire", "avis_hors_vocabulaire"),
    rule!(Warning, ZONE.name, "sans_metropole", "zone_sans_metropole"),
    rule!(Warning, REFERENCE.name, "indicateur_inconnu", "reference_indicateur_inconnu"),
    rule!(Warning, META.name, "cle_manquante", "meta_cle_manquante"),
    rule!(Warning, META.name, "millesime_manquant", "meta_millesime_manquant"),
    rule!(Error, META.name, "seuil_bas", "meta_seuil_bas"),
    rule!(Warning, CEILING.name, "plafond_manquant", "plafond_manquant"),
    rule!(Warning, FILE, "non_enregistree", "gpkg_non_enregistree"),
];

/// # Errors
/// As SQLite.
pub fn check(db: &Connection, meta: &Meta, audit: &mut Audit) -> Result<(), DataError> {
    let parameters: [(&str, Option<i64>); 4] = [
        (":seuil", Some(meta.floor.into())),
        (":ops", meta.vintage_ops.map(|vintage| vintage.year().into())),
        (":loyers", meta.vintage_rents.map(|vintage| vintage.year().into())),
        (":parc", meta.vintage_parc.or(meta.vintage_rents).map(|vintage| vintage.year().into())),
    ];
    for rule in RULES {
        let count = match db.prepare(rule.sql) {
            Ok(mut statement) => {
                for (name, value) in parameters {
                    if let Some(index) = statement.parameter_index(name)? {
                        statement.raw_bind_parameter(index, value)?;
                    }
                }
                let mut rows = statement.raw_query();
                rows.next()?.map_or(Ok(0), |row| row.get::<_, i64>(0))?
            }
            // The tables of the standard may be missing from a copy; those of the contract are there.
            Err(_) if rule.table == FILE => 1,
            Err(error) => return Err(error.into()),
        };
        audit.note(rule.severity, rule.table, rule.rule, count.unsigned_abs());
    }
    for table in [RESIDENCE.name, ZONE.name] {
        audit.warning(table, "index_spatial", u64::from(!indexed(db, table)?));
    }
    Ok(())
}

/// Whether the R-tree of a layer is there, with as many boxes as the layer has geometries.
fn indexed(db: &Connection, table: &str) -> Result<bool, DataError> {
    let is_there: bool = db.query_row(
        "SELECT count(*) > 0 FROM sqlite_schema WHERE name = ?1 AND sql LIKE 'CREATE VIRTUAL TABLE%rtree%'",
        [format!("rtree_{table}_geom")],
        |row| row.get(0),
    )?;
    let sql = format!(
        "SELECT (SELECT count(*) FROM rtree_{table}_geom) =
                (SELECT count(*) FROM {table} WHERE geom IS NOT NULL)"
    );
    Ok(is_there && db.query_row(&sql, [], |row| row.get(0))?)
}
