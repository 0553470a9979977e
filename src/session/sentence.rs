//! The filter in words, as data: one phrase by clause. `messages` says them.

use crate::model::Phrase;
use crate::query::{Clause, Table};

/// The phrase of one clause. Exact: every bound is in it; different clauses give different phrases.
pub fn sentence(table: &Table, clause: &Clause) -> Phrase {
    let _ = (table, clause);
    todo!()
}
