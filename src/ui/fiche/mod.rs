//! One résidence: two neutral lines, rents, occupancy, fragilities, building, landlord's information, provenance.

use crate::ui::{Gestures, View};

/// The fiche of a row. The masked fiche is the common case, and was designed first.
pub fn show(ui: &mut egui::Ui, view: &View<'_>, row: usize, out: &mut Gestures) {
    let _ = (ui, view, row, out);
}
