//! From a condition to its text.

use crate::query::cql::lexer::{continues_word, starts_word};
use crate::query::cql::parser::is_keyword;
use crate::query::cql::{Expr, GEOMETRY, Operand, Shape};
use std::fmt::Write;

/// The text of a condition, with the fewest parentheses that keep it. `parse` gives the same condition back.
pub fn print(expr: &Expr) -> String {
    match expr {
        Expr::Constant(true) => "TRUE".to_owned(),
        Expr::Constant(false) => "FALSE".to_owned(),
        Expr::And(parts) => joined(parts, " AND ", expr),
        Expr::Or(parts) => joined(parts, " OR ", expr),
        Expr::Not(inner) => negation(inner),
        Expr::IsNull(field) => format!("{} IS NULL", identifier(field.as_str())),
        Expr::Intersects(shape) => format!("S_INTERSECTS({GEOMETRY}, {})", geometry(shape)),
        Expr::Near { lon, lat, metres } => format!("S_DWITHIN({GEOMETRY}, POINT({lon} {lat}), {metres}, m)"),
        Expr::Compare { left, comparison, right } => {
            format!("{} {} {}", operand(left), comparison.sign(), operand(right))
        }
        Expr::Between { .. } | Expr::In { .. } | Expr::Like { .. } => predicate(expr, ""),
    }
}

pub(in crate::query) fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Field(field) => identifier(field.as_str()),
        Operand::Number(value) => value.to_string(),
        Operand::Text(text) => literal(text),
        Operand::Flag(true) => "TRUE".to_owned(),
        Operand::Flag(false) => "FALSE".to_owned(),
    }
}

/// `x NOT BETWEEN`, `x NOT IN`, `x NOT LIKE`, `x IS NOT NULL`; `NOT` before anything else.
fn negation(inner: &Expr) -> String {
    match inner {
        Expr::IsNull(field) => format!("{} IS NOT NULL", identifier(field.as_str())),
        Expr::Between { .. } | Expr::In { .. } | Expr::Like { .. } => predicate(inner, "NOT "),
        Expr::Constant(_) | Expr::Intersects(_) | Expr::Near { .. } | Expr::Compare { .. } => {
            format!("NOT {}", print(inner))
        }
        Expr::And(_) | Expr::Or(_) | Expr::Not(_) => format!("NOT ({})", print(inner)),
    }
}

fn predicate(expr: &Expr, not: &str) -> String {
    match expr {
        Expr::Between { value, low, high } => {
            format!("{} {not}BETWEEN {} AND {}", operand(value), operand(low), operand(high))
        }
        Expr::In { value, list } => {
            let list: Vec<String> = list.iter().map(operand).collect();
            format!("{} {not}IN ({})", operand(value), list.join(", "))
        }
        Expr::Like { value, pattern } => format!("{} {not}LIKE {}", operand(value), literal(pattern)),
        other => print(other),
    }
}

fn joined(parts: &[Expr], separator: &str, whole: &Expr) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| match part {
            // `AND` binds tighter than `OR`; a part of the same kind keeps its own level.
            Expr::And(_) if matches!(whole, Expr::Or(_)) => print(part),
            Expr::And(_) | Expr::Or(_) => format!("({})", print(part)),
            _ => print(part),
        })
        .collect();
    parts.join(separator)
}

fn identifier(name: &str) -> String {
    let mut characters = name.chars();
    let plain = characters.next().is_some_and(starts_word) && characters.all(continues_word);
    if plain && !is_keyword(name) { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn geometry(shape: &Shape) -> String {
    match shape {
        Shape::Point([lon, lat]) => format!("POINT({lon} {lat})"),
        Shape::Polygon(rings) => format!("POLYGON{}", area(rings)),
        Shape::MultiPolygon(areas) => {
            let areas: Vec<String> = areas.iter().map(|rings| area(rings)).collect();
            format!("MULTIPOLYGON({})", areas.join(", "))
        }
        Shape::Box([west, south, east, north]) => format!("BBOX({west}, {south}, {east}, {north})"),
    }
}

fn area(rings: &[Vec<[f64; 2]>]) -> String {
    let mut text = String::from("(");
    for (position, ring) in rings.iter().enumerate() {
        text.push_str(if position == 0 { "(" } else { ", (" });
        for (position, [lon, lat]) in ring.iter().enumerate() {
            let separator = if position == 0 { "" } else { ", " };
            write!(text, "{separator}{lon} {lat}").ok(); // Writing to a string cannot fail.
        }
        text.push(')');
    }
    text.push(')');
    text
}
