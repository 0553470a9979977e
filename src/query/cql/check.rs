//! Whether a condition makes sense over some fields: names settled, kinds compared with their like.

use crate::model::{FieldId, FieldKind};
use crate::query::cql::lexer::{Token, tokens};
use crate::query::cql::print::operand as printed;
use crate::query::cql::{Comparison, CqlError, Expr, GEOMETRY, Kind, Operand, parse};

/// The fields that a condition may name.
pub trait Schema {
    /// The field of that name, case aside, and its kind.
    fn find(&self, name: &str) -> Option<(FieldId, FieldKind)>;

    /// Names nearest to a mistyped one, best first, three at most.
    fn nearest(&self, name: &str) -> Vec<FieldId>;
}

/// Parses a condition over the fields of a schema.
///
/// # Errors
/// As [`parse`] and [`check`].
pub fn parse_for(text: &str, schema: &dyn Schema) -> Result<Expr, CqlError> {
    let expr = parse(text)?;
    check(&expr, schema).map_err(|error| match error {
        CqlError::UnknownField { name, nearest, .. } => {
            CqlError::UnknownField { position: position_of(text, &name), name, nearest }
        }
        other => other,
    })
}

/// The condition with its fields as the schema writes them.
///
/// # Errors
/// [`CqlError::UnknownField`] (its position is 1), [`CqlError::KindMismatch`], [`CqlError::KindOfComparison`].
pub fn check(expr: &Expr, schema: &dyn Schema) -> Result<Expr, CqlError> {
    let all = |parts: &[Expr]| parts.iter().map(|part| check(part, schema)).collect::<Result<Vec<_>, _>>();
    Ok(match expr {
        Expr::Constant(_) | Expr::Intersects(_) | Expr::Near { .. } => expr.clone(),
        Expr::And(parts) => Expr::And(all(parts)?),
        Expr::Or(parts) => Expr::Or(all(parts)?),
        Expr::Not(inner) => Expr::Not(Box::new(check(inner, schema)?)),
        Expr::IsNull(field) if field.as_str().eq_ignore_ascii_case(GEOMETRY) => {
            Expr::IsNull(FieldId::of(GEOMETRY))
        }
        Expr::IsNull(field) => Expr::IsNull(find(field, schema)?.0),
        Expr::Compare { left, comparison, right } => {
            let (left, kind) = settled(left, schema)?;
            let right = alike(&left, kind, right, schema)?;
            let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
            if ordered && kind == Kind::Flag {
                return Err(unfit(&left, kind, comparison.sign()));
            }
            Expr::Compare { left, comparison: *comparison, right }
        }
        Expr::Between { value, low, high } => {
            let (value, kind) = settled(value, schema)?;
            if kind == Kind::Flag {
                return Err(unfit(&value, kind, "BETWEEN"));
            }
            let low = alike(&value, kind, low, schema)?;
            let high = alike(&value, kind, high, schema)?;
            Expr::Between { value, low, high }
        }
        Expr::In { value, list } => {
            let (value, kind) = settled(value, schema)?;
            let list = list.iter().map(|item| alike(&value, kind, item, schema)).collect::<Result<_, _>>()?;
            Expr::In { value, list }
        }
        Expr::Like { value, pattern } => {
            let (value, kind) = settled(value, schema)?;
            if kind != Kind::Text {
                return Err(unfit(&value, kind, "LIKE"));
            }
            Expr::Like { value, pattern: pattern.clone() }
        }
    })
}

fn find(field: &FieldId, schema: &dyn Schema) -> Result<(FieldId, FieldKind), CqlError> {
    schema.find(field.as_str()).ok_or_else(|| CqlError::UnknownField {
        position: 1,
        name: field.as_str().to_owned(),
        nearest: schema.nearest(field.as_str()),
    })
}

fn settled(operand: &Operand, schema: &dyn Schema) -> Result<(Operand, Kind), CqlError> {
    Ok(match operand {
        Operand::Field(field) if field.as_str().eq_ignore_ascii_case(GEOMETRY) => {
            return Err(unfit(operand, Kind::Geometry, "="));
        }
        Operand::Field(field) => {
            let (field, kind) = find(field, schema)?;
            let kind = match kind {
                FieldKind::Number => Kind::Number,
                FieldKind::Category | FieldKind::Text => Kind::Text,
                FieldKind::Flag => Kind::Flag,
            };
            (Operand::Field(field), kind)
        }
        Operand::Number(_) => (operand.clone(), Kind::Number),
        Operand::Text(_) => (operand.clone(), Kind::Text),
        Operand::Flag(_) => (operand.clone(), Kind::Flag),
    })
}

/// The other side of a comparison, of the same kind.
fn alike(left: &Operand, kind: Kind, right: &Operand, schema: &dyn Schema) -> Result<Operand, CqlError> {
    let (right, right_kind) = settled(right, schema)?;
    if right_kind == kind {
        return Ok(right);
    }
    Err(CqlError::KindMismatch { left: printed(left), left_kind: kind, right: printed(&right), right_kind })
}

fn unfit(operand: &Operand, kind: Kind, sign: &'static str) -> CqlError {
    CqlError::KindOfComparison { operand: printed(operand), kind, sign }
}

/// Where a name first stands in a text, from 1.
fn position_of(text: &str, name: &str) -> usize {
    let tokens = tokens(text).unwrap_or_default();
    let named = |token: &Token| matches!(token, Token::Word(word) | Token::Quoted(word) if word == name);
    tokens.iter().find(|placed| named(&placed.token)).map_or(1, |placed| placed.position)
}
