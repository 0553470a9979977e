//! Closed lists: opinions, reasons, landlords' themes and what may be said of each.

use crate::data::reference::parse;
use crate::model::Term;
use serde::Deserialize;

/// Closed lists, in the order of screens. Lists `avis`, `motif`, `reponse`, `theme`, and one by theme, named by its code.
pub fn vocabulary() -> Vec<Term> {
    let file: File = parse("vocabulaire.toml", include_str!("../../../assets/reference/vocabulaire.toml"));
    file.terme
        .into_iter()
        .zip(1..)
        .map(|(row, order)| Term { list: row.liste, code: row.code, label: row.libelle, order })
        .collect()
}

#[derive(Deserialize)]
struct File {
    terme: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    liste: String,
    code: String,
    libelle: String,
}
