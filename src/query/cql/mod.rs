//! The subset of OGC CQL2 of `design.md` § 5: parse, check, print, evaluate. Ours, because three-valued logic is.
//!
//! Text first: `parse(print(e)) = e`. What a field holds is asked of a [`Schema`], row by row of a [`Lookup`]
//! or column by column of a table. The controls that write these conditions are in `filter`.

mod ast;
mod check;
mod error;
mod evaluate;
mod lexer;
mod like;
mod parser;
mod print;
#[cfg(test)]
mod tests;

pub use ast::{Comparison, Expr, Operand, Shape};
pub use check::{Schema, check, parse_for};
pub use error::{CqlError, Expected, Kind};
pub use evaluate::{Lookup, evaluate, truth};
pub use parser::parse;
pub use print::print;

/// The name of the geometry in spatial conditions and in `geom IS NULL`.
pub const GEOMETRY: &str = "geom";
