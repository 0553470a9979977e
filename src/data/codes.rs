//! Closed lists of the file: the code of each value that has no `code` of its own in the model.

use crate::model::{
    Comparison, Construction, Disclosure, Figure, GeoPrecision, Lift, OpinionScope, OpinionStatus,
    Population, ReferencePopulation, RuleMode, Sense, Universe,
};

pub type Codes<T> = &'static [(T, &'static str)];

pub const PRECISIONS: Codes<GeoPrecision> = &[
    (GeoPrecision::HouseNumber, "numero"),
    (GeoPrecision::Street, "voie"),
    (GeoPrecision::Commune, "commune"),
    (GeoPrecision::Entered, "saisie"),
];

pub const CONSTRUCTIONS: Codes<Construction> = &[
    (Construction::Collective, "C"),
    (Construction::Individual, "I"),
    (Construction::Student, "E"),
    (Construction::Mixed, "M"),
];

pub const LIFTS: Codes<Lift> = &[(Lift::Yes, "oui"), (Lift::Partial, "partiel"), (Lift::No, "non")];

pub const POPULATIONS: Codes<Population> =
    &[(Population::All, "ensemble"), (Population::RecentMovers, "recents")];

pub const REFERENCE_POPULATIONS: Codes<ReferencePopulation> = &[
    (ReferencePopulation::All, "ensemble"),
    (ReferencePopulation::RecentMovers, "recents"),
    (ReferencePopulation::Parc, "parc"),
];

pub const SCOPES: Codes<OpinionScope> =
    &[(OpinionScope::Bailleur, "bailleur"), (OpinionScope::Partnership, "partenarial")];

pub const STATUSES: Codes<OpinionStatus> =
    &[(OpinionStatus::Draft, "projet"), (OpinionStatus::Validated, "valide")];

pub const UNIVERSES: Codes<Universe> = &[
    (Universe::Household, "menage"),
    (Universe::Adult, "majeur"),
    (Universe::Occupant, "occupant"),
    (Universe::Dwelling, "logement"),
];

pub const SENSES: Codes<Sense> = &[
    (Sense::HighIsUnfavourable, "defavorable_haut"),
    (Sense::HighIsFavourable, "favorable_haut"),
    (Sense::Neutral, "neutre"),
];

pub const DISCLOSURES: Codes<Disclosure> =
    &[(Disclosure::Public, "diffusable"), (Disclosure::Internal, "interne")];

pub const MODES: Codes<RuleMode> = &[
    (RuleMode::RatioToReference, "ratio_ref"),
    (RuleMode::Absolute, "absolu"),
    (RuleMode::Quintile, "quintile"),
    (RuleMode::Condition, "condition"),
];

pub const COMPARISONS: Codes<Comparison> = &[(Comparison::AtLeast, ">="), (Comparison::AtMost, "<=")];

/// Codes of `statut`.
pub const PUBLISHED: &str = "ok";
pub const SECRET: &str = "secret";
pub const ABSENT: &str = "absent";
pub const NOT_APPLICABLE: &str = "sans_objet";

/// The code of a value.
pub fn code<T: Copy + PartialEq>(list: Codes<T>, value: T) -> &'static str {
    list.iter().find(|(known, _)| *known == value).map_or("", |(_, code)| code)
}

/// The value of a code; `None` when the list has no such code.
pub fn value<T: Copy>(list: Codes<T>, code: &str) -> Option<T> {
    list.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
}

/// The code of the state of a figure.
pub fn state<T>(figure: Figure<T>) -> &'static str {
    match figure {
        Figure::Published(_) => PUBLISHED,
        Figure::Secret => SECRET,
        Figure::Absent => ABSENT,
        Figure::NotApplicable => NOT_APPLICABLE,
    }
}
