//! The left panel: one control by field, each under the other clauses.

use crate::ui::{Gestures, View};

/// The whole panel, or its rail when folded.
pub fn show(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let _ = (ui, view, out);
}
