//! A condition as a tree.

use crate::model::FieldId;
use serde::{Deserialize, Serialize};

/// A condition. `parse(print(e)) = e`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    Constant(bool),
    /// Two or more.
    And(Vec<Expr>),
    /// Two or more.
    Or(Vec<Expr>),
    Not(Box<Expr>),
    Compare {
        left: Operand,
        comparison: Comparison,
        right: Operand,
    },
    /// Bounds included.
    Between {
        value: Operand,
        low: Operand,
        high: Operand,
    },
    /// One or more.
    In {
        value: Operand,
        list: Vec<Operand>,
    },
    /// Two-valued: true for secret, absent, sans objet and not computed; `geom` for the position.
    IsNull(FieldId),
    /// `%` any characters, `_` one, `\` takes the next one as it is. Case counts.
    Like {
        value: Operand,
        pattern: String,
    },
    Intersects(Shape),
    /// Great-circle distance, bound included.
    Near {
        lon: f64,
        lat: f64,
        metres: f64,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operand {
    Field(FieldId),
    Number(f64),
    Text(String),
    Flag(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    Equal,
    Different,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A geometry, longitude then latitude, degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    Point([f64; 2]),
    /// Rings, the outer one first, each closed.
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
    /// West, south, east, north.
    Box([f64; 4]),
}

impl Comparison {
    pub(in crate::query) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Different => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// The same comparison with its sides exchanged.
    pub(in crate::query) fn mirrored(self) -> Self {
        match self {
            Self::Equal | Self::Different => self,
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
        }
    }
}

impl Expr {
    /// The conjunction of some conditions: true for none, the condition itself for one.
    pub fn all(conditions: Vec<Self>) -> Self {
        let mut conditions = conditions;
        match conditions.len() {
            0 => Self::Constant(true),
            1 => conditions.remove(0),
            _ => Self::And(conditions),
        }
    }

    /// `field IS NOT NULL`.
    pub fn is_known(field: FieldId) -> Self {
        Self::Not(Box::new(Self::IsNull(field)))
    }
}
