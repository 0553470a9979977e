//! What can be wrong with a condition, with what a person needs to mend it.

use crate::model::{Arg, FieldId, Phrase};

/// Positions count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CqlError {
    #[error("position {position}: {found:?} where {expected:?} is expected")]
    Unexpected { position: usize, found: String, expected: Expected },
    #[error("the text ends where {expected:?} is expected")]
    UnexpectedEnd { expected: Expected },
    #[error("position {position}: {sign:?} has no meaning")]
    UnknownSign { position: usize, sign: char },
    #[error("position {position}: the quote is never closed")]
    UnclosedQuote { position: usize },
    #[error("position {position}: {text:?} is not a number")]
    BadNumber { position: usize, text: String },
    #[error("position {position}: more than {limit} levels of nesting")]
    TooDeep { position: usize, limit: usize },
    #[error("position {position}: function {name} is not supported")]
    UnknownFunction { position: usize, name: String },
    #[error("position {position}: a ring needs four points, the last equal to the first")]
    BadRing { position: usize },
    #[error("position {position}: no field {name:?}")]
    UnknownField { position: usize, name: String, nearest: Vec<FieldId> },
    #[error("{left} ({left_kind:?}) cannot be compared with {right} ({right_kind:?})")]
    KindMismatch { left: String, left_kind: Kind, right: String, right_kind: Kind },
    #[error("{sign} does not apply to {operand} ({kind:?})")]
    KindOfComparison { operand: String, kind: Kind, sign: &'static str },
}

/// What the grammar allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Condition,
    Comparison,
    Value,
    Number,
    Text,
    Field,
    Geometry,
    Unit,
    End,
    Sign(&'static str),
}

/// What a value can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Text,
    Flag,
    Geometry,
}

impl CqlError {
    /// What is wrong, where, and what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Unexpected { position, found, expected } => Phrase::new("cql-inattendu")
                .with("position", place(*position))
                .with("trouve", Arg::Text(found.clone()))
                .with("attendu", expected.arg()),
            Self::UnexpectedEnd { expected } => {
                Phrase::new("cql-fin-inattendue").with("attendu", expected.arg())
            }
            Self::UnknownSign { position, sign } => Phrase::new("cql-signe-inconnu")
                .with("position", place(*position))
                .with("signe", Arg::Text(sign.to_string())),
            Self::UnclosedQuote { position } => {
                Phrase::new("cql-guillemet-ouvert").with("position", place(*position))
            }
            Self::BadNumber { position, text } => Phrase::new("cql-nombre-illisible")
                .with("position", place(*position))
                .with("texte", Arg::Text(text.clone())),
            Self::TooDeep { position, limit } => Phrase::new("cql-trop-profond")
                .with("position", place(*position))
                .with("limite", place(*limit)),
            Self::UnknownFunction { position, name } => Phrase::new("cql-fonction-inconnue")
                .with("position", place(*position))
                .with("nom", Arg::Text(name.clone())),
            Self::BadRing { position } => Phrase::new("cql-anneau-ouvert").with("position", place(*position)),
            Self::UnknownField { position, name, nearest } if nearest.is_empty() => {
                Phrase::new("cql-champ-inconnu")
                    .with("position", place(*position))
                    .with("nom", Arg::Text(name.clone()))
            }
            Self::UnknownField { position, name, nearest } => Phrase::new("cql-champ-inconnu-proches")
                .with("position", place(*position))
                .with("nom", Arg::Text(name.clone()))
                .with(
                    "proches",
                    Arg::AllOf(nearest.iter().map(|field| Arg::Text(field.to_string())).collect()),
                ),
            Self::KindMismatch { left, left_kind, right, right_kind } => {
                Phrase::new("cql-natures-differentes")
                    .with("gauche", Arg::Text(left.clone()))
                    .with("nature-gauche", left_kind.arg())
                    .with("droite", Arg::Text(right.clone()))
                    .with("nature-droite", right_kind.arg())
            }
            Self::KindOfComparison { operand, kind, sign } => Phrase::new("cql-comparaison-impossible")
                .with("valeur", Arg::Text(operand.clone()))
                .with("nature", kind.arg())
                .with("signe", Arg::Text((*sign).to_owned())),
        }
    }
}

impl Expected {
    fn arg(self) -> Arg {
        let key = match self {
            Self::Condition => "cql-attendu-condition",
            Self::Comparison => "cql-attendu-comparaison",
            Self::Value => "cql-attendu-valeur",
            Self::Number => "cql-attendu-nombre",
            Self::Text => "cql-attendu-texte",
            Self::Field => "cql-attendu-champ",
            Self::Geometry => "cql-attendu-geometrie",
            Self::Unit => "cql-attendu-unite",
            Self::End => "cql-attendu-fin",
            Self::Sign(sign) => {
                let phrase = Phrase::new("cql-attendu-signe").with("signe", Arg::Text(sign.to_owned()));
                return Arg::Phrase(Box::new(phrase));
            }
        };
        Arg::Phrase(Box::new(Phrase::new(key)))
    }
}

impl Kind {
    fn arg(self) -> Arg {
        Arg::Phrase(Box::new(Phrase::new(match self {
            Self::Number => "cql-nature-nombre",
            Self::Text => "cql-nature-texte",
            Self::Flag => "cql-nature-oui-non",
            Self::Geometry => "cql-nature-geometrie",
        })))
    }
}

fn place(position: usize) -> Arg {
    Arg::Count(position as u64)
}
