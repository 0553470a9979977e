//! Every gesture as a value.

use crate::model::{FieldId, Population};
use crate::query::Clause;
use crate::session::{Camera, ColourBy, Theme};
use std::path::PathBuf;
use std::sync::Arc;

/// One gesture of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Filter(FilterChange),
    Map(MapChange),
    View(ViewChange),
    /// Opens the fiche of a résidence, or closes it.
    Select(Option<Arc<str>>),
    /// Asks for something outside the state.
    Do(Effect),
    Undo,
    Redo,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FilterChange {
    /// Adds or replaces the clause of a field. Successive ones on a field within one drag are one step.
    Set(Clause),
    Remove(FieldId),
    Clear,
    ShowUnknown(bool),
}

#[derive(Clone, Debug, PartialEq)]
pub enum MapChange {
    /// The map was moved or zoomed; not a step of undo.
    Camera(Camera),
    Colour(ColourBy),
    /// Shows a class of the legend alone, or gives it back.
    ToggleClass(usize),
    ShowExcluded(bool),
}

#[derive(Clone, Debug, PartialEq)]
pub enum ViewChange {
    Theme(Theme),
    TextScale(f32),
    Population(Population),
    FiltersOpen(bool),
    LegendOpen(bool),
    Curtain(bool),
}

/// What a state cannot do by itself; `app` and `cli` do it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Opens the system's dialog for a data file.
    AskFile,
    Open(PathBuf),
    OpenDemonstration,
    /// Gives up the opening in progress.
    CancelOpening,
    /// Passphrase for the protected file being opened.
    Unlock(String),
    /// Back to the first screen.
    Close,
    AskBasemap,
    Basemap(PathBuf),
    NoBasemap,
    /// The user agrees, or no longer agrees, to go online for OpenStreetMap's tiles.
    Online(bool),
    ForgetRecents,
    Copy(String),
}
