//! What the user has done: the state, one [`Action`] enum, a pure [`apply`], undo, and the filter sentence as data.
//!
//! Nothing here knows a file, a thread or egui. Doing an [`Effect`] is the work of `app` or `cli`.
//! Text being typed and folded headers are not state: they stay in the memory of `ui`.

mod action;
mod commands;
mod filters;
mod history;
mod map;
pub mod sentence;
mod state;

pub use action::{Action, Effect, FilterChange, MapChange, ViewChange};
pub use commands::{COMMANDS, Command, Shortcut};
pub use history::{History, Step};
pub use sentence::{full_sentence, sentence};
pub use state::{Camera, ColourBy, State, Theme};

/// The only way to change a state. No clock, no file, no egui.
pub fn apply(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Filter(change) => filters::apply(state, change),
        Action::Map(change) => map::apply(state, change),
        Action::View(change) => state.apply_view(change),
        Action::Select(residence) => state.selection = residence,
        Action::Do(effect) => return Some(effect),
        Action::Undo | Action::Redo => (), // `History` answers these before they get here.
    }
    None
}
