//! What `schema.sql` says of every table, asked of the rows themselves: a file copied by another program may have
//! lost its constraints.

use crate::data::DataError;
use crate::data::schema::{self, TABLES};
use crate::data::validate::Audit;
use rusqlite::Connection;

/// Types, NOT NULL, CHECK, UNIQUE and foreign keys of the contract.
///
/// # Errors
/// As SQLite.
pub fn check(db: &Connection, audit: &mut Audit) -> Result<(), DataError> {
    let contract = Connection::open_in_memory()?;
    // Without indicators: those of the file are checked row by row, whatever their names.
    let (tables, _) = schema::statements(&[]);
    for (table, statement) in TABLES.iter().zip(&tables) {
        contract.execute_batch(statement)?;
        let name = table.name;
        let (types, missing) = of_columns(&contract, name)?;
        audit.error(name, "type", count_where(db, name, &types)?);
        audit.error(name, "obligatoire", count_where(db, name, &missing)?);
        audit.error(name, "code_inconnu", count_where(db, name, &check_clauses(statement))?);
        for key in unique_keys(&contract, name)? {
            audit.error(name, "doublon", duplicates(db, name, &key)?);
        }
        for (column, parent) in foreign_keys(&contract, name)? {
            let orphan = format!("({column} IS NOT NULL AND {column} NOT IN (SELECT fid FROM {parent}))");
            audit.error(name, "cle_etrangere", count_where(db, name, &[orphan])?);
        }
    }
    Ok(())
}

/// Conditions that a row of the wrong type meets, and those of a row that lacks a value.
fn of_columns(contract: &Connection, table: &str) -> Result<(Vec<String>, Vec<String>), rusqlite::Error> {
    let mut statement = contract.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1)")?;
    let mut rows = statement.query([table])?;
    let (mut types, mut missing) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (name, declared, required): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let expected = match declared.as_str() {
            "INTEGER" => "'integer'",
            "BOOLEAN" => "'integer'",
            // Infinity is no amount, and SQLite has no NaN.
            "DOUBLE" => "'real', 'integer'",
            "TEXT" | "DATE" => "'text'",
            _ => "'blob'",
        };
        types.push(format!("typeof({name}) NOT IN ('null', {expected})"));
        if declared == "DOUBLE" {
            types.push(format!("abs({name}) > 1e300"));
        }
        if declared == "BOOLEAN" {
            types.push(format!("{name} NOT IN (0, 1)"));
        }
        if declared == "DATE" {
            types.push(format!("{name} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"));
        }
        if required {
            missing.push(format!("{name} IS NULL"));
        }
    }
    Ok((types, missing))
}

/// The negation of each CHECK of a statement; NULL is no fault, as in SQL.
fn check_clauses(statement: &str) -> Vec<String> {
    let mut clauses = Vec::new();
    let mut rest = statement;
    while let Some((_, after)) = rest.split_once("CHECK (") {
        let mut depth = 1;
        let end = after.find(|character| {
            depth += match character {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let Some(end) = end else { break };
        clauses.push(format!("NOT ({})", &after[..end]));
        rest = &after[end..];
    }
    clauses
}

fn unique_keys(contract: &Connection, table: &str) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = contract.prepare(
        "SELECT (SELECT group_concat(name, ', ') FROM pragma_index_info(list.name))
         FROM pragma_index_list(?1) AS list WHERE \"unique\" = 1",
    )?;
    let keys = statement.query_map([table], |row| row.get(0))?;
    keys.collect()
}

fn foreign_keys(contract: &Connection, table: &str) -> Result<Vec<(String, String)>, rusqlite::Error> {
    let mut statement = contract.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
    let keys = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    keys.collect()
}

/// Rows that meet any of the conditions.
fn count_where(db: &Connection, table: &str, conditions: &[String]) -> Result<u64, rusqlite::Error> {
    if conditions.is_empty() {
        return Ok(0);
    }
    let sql = format!("SELECT count(*) FROM {table} WHERE {}", conditions.join(" OR "));
    db.query_row(&sql, [], |row| row.get(0)).map(i64::unsigned_abs)
}

fn duplicates(db: &Connection, table: &str, key: &str) -> Result<u64, rusqlite::Error> {
    let sql = format!(
        "SELECT coalesce(sum(rows - 1), 0) FROM (SELECT count(*) AS rows FROM {table} GROUP BY {key})"
    );
    db.query_row(&sql, [], |row| row.get(0)).map(i64::unsigned_abs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_the_contract_become_conditions() {
        let (tables, _) = schema::statements(&[]);
        let clauses: Vec<String> = tables.iter().flat_map(|table| check_clauses(table)).collect();
        assert!(clauses.contains(&"NOT (zone_apl IN ('I','II','III'))".to_owned()));
        assert!(clauses.contains(&"NOT (nb_logements >= 1)".to_owned()));
        assert_eq!(clauses.len(), schema::DDL.matches("CHECK (").count());
    }
}
