//! An open file under a filter: what `compter` and `lister` look at.

use crate::cli::args::{Choice, Source};
use crate::cli::exit::Failure;
use crate::cli::{source, today};
use crate::messages::{say, text_with};
use crate::model::{Arg, FieldId};
use crate::query::cql;
use crate::query::{self, Engine, Filter, Table};
use std::sync::Arc;

/// Opens the file and applies the filter, as the window does.
pub fn select(from: &Source, choice: &Choice) -> Result<Engine, Failure> {
    let today = today(choice.today);
    let file = source::read(from, today)?;
    let assessments = query::assess(&file.atlas, today);
    let table = Arc::new(Table::build(&file.atlas, &assessments));
    let filter = match &choice.filter {
        None => Filter::default(),
        Some(text) => {
            let expression =
                cql::parse_for(text, table.as_ref()).map_err(|error| Failure::Usage(say(&error.phrase())))?;
            Filter::from_expr(&expression, &table)
        }
    };
    let mut engine = Engine::new(table);
    engine.set_filter(&filter);
    Ok(engine)
}

/// A column named on the command line, case aside.
///
/// # Errors
/// With the nearest names.
pub fn column(table: &Table, code: &str) -> Result<FieldId, Failure> {
    let code = code.trim();
    if let Some(field) = table.field(&FieldId::new(code)) {
        // One field may answer to two columns of the file (`en_qpv_2024` is `qpv`): the heading is the one asked for.
        let same = field.id.as_str().eq_ignore_ascii_case(code);
        return Ok(if same { field.id.clone() } else { FieldId::new(code.to_lowercase()) });
    }
    let near: Vec<Arg> = table.nearest(code).into_iter().map(|id| id.as_str().into()).collect();
    let mut sentence = text_with("cli-champ-inconnu", &[("champ", code.into())]);
    if !near.is_empty() {
        sentence.push(' ');
        sentence.push_str(&text_with("cli-erreur-voisins", &[("voisins", Arg::AnyOf(near))]));
    }
    Err(Failure::Usage(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn a_column_keeps_the_name_that_was_asked_for() {
        let (atlas, assessments) = sample::assessed();
        let table = Table::build(&atlas, &assessments);
        for (asked, heading) in
            [("en_qpv_2024", "en_qpv_2024"), ("QPV", "qpv"), (" loyer_t3 ", "loyer_t3"), ("Res40", "res40")]
        {
            assert_eq!(column(&table, asked).ok(), Some(FieldId::new(heading)));
        }
        assert!(column(&table, "loyers_t3").is_err());
    }
}
