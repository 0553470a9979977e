//! Finding a résidence, a landlord or a zone as one types: accents, case and order of words do not matter.

use crate::model::{Atlas, LonLat};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// Row of the résidence.
    Residence(usize),
    /// Position in [`Atlas::zones`].
    Zone(usize),
    Bailleur,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: HitKind,
    pub title: String,
    /// What tells it from others: commune, landlord, dwellings.
    pub detail: String,
    pub position: Option<LonLat>,
}

#[derive(Debug)]
pub struct SearchIndex {}

impl SearchIndex {
    pub fn new(atlas: &Atlas) -> Self {
        let _ = atlas;
        todo!()
    }

    /// Best first; an empty question has no answer.
    pub fn find(&self, question: &str, limit: usize) -> Vec<Hit> {
        let _ = (question, limit);
        todo!()
    }
}
