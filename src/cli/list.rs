//! `lister`: the résidences that answer yes, in the order of the file.

use crate::cli::args::{Format, List};
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::selection::{column, select};
use crate::cli::tell;
use crate::cli::value::{Object, of_cell};
use crate::messages::text_with;
use crate::model::FieldId;

/// What a person looks for first.
const USUAL: [&str; 11] = [
    "id",
    "nom",
    "bailleur",
    "adresse",
    "commune",
    "quartier",
    "nb_logements",
    "qpv",
    "loyer_t3",
    "ratio_t3",
    "fragile",
];

pub fn run(options: &List, out: &mut Output) -> Result<Exit, Failure> {
    let engine = select(&options.source, &options.choice)?;
    let table = engine.table();
    let columns: Vec<FieldId> = if options.columns.is_empty() {
        USUAL.into_iter().filter_map(|code| column(table, code).ok()).collect()
    } else {
        options.columns.iter().map(|code| column(table, code)).collect::<Result<_, _>>()?
    };
    let rows = engine.matches().yes.iter();
    match options.format.unwrap_or_default() {
        Format::Csv if !options.json => {
            out.byte_order_mark()?;
            out.csv(columns.iter().map(FieldId::as_str))?;
            for row in rows {
                let cells: Vec<String> = columns.iter().map(|id| of_cell(table, id, row).csv()).collect();
                out.csv(cells.iter().map(String::as_str))?;
            }
        }
        Format::Csv | Format::Json => {
            let object = |row| {
                columns
                    .iter()
                    .fold(Object::default(), |object, id| object.with(id.as_str(), of_cell(table, id, row)))
            };
            out.json_rows(rows.map(object))?;
        }
    }
    let unknown = engine.counters().unknown;
    if unknown > 0 {
        tell(&text_with("cli-lister-indeterminees", &[("nombre", unknown.into())]));
    }
    Ok(Exit::Done)
}
