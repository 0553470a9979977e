//! What landlords and partners say: closed vocabularies, dated, signed by an organisation, never a person.

use crate::model::Date;
use serde::{Deserialize, Serialize};

/// Landlord's knowledge on one theme (table `fonctionnement`). Codes of [`Term`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Functioning {
    pub theme: String,
    pub finding: String,
    /// Of a project, where the theme has one.
    pub year: Option<i32>,
    pub source: String,
    pub observed: Date,
    pub expires: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpinionScope {
    /// One landlord speaks.
    Bailleur,
    /// Validated by the partnership body.
    Partnership,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpinionStatus {
    /// A draft is never shown in session.
    Draft,
    Validated,
}

/// An opinion (table `avis`); never OR-ed into a statistical finding. Codes of [`Term`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    pub organisation: String,
    pub given: Date,
    pub scope: OpinionScope,
    pub status: OpinionStatus,
    pub opinion: String,
    pub reason: Option<String>,
    /// The landlord's right of reply.
    pub reply: Option<String>,
    pub expires: Date,
}

/// One word of a closed list (table `vocabulaire`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub list: String,
    pub code: String,
    pub label: String,
    pub order: i64,
}
