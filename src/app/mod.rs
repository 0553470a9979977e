//! The glue: the window as one value, its hosts (eframe, pictures, tests), dialogs, jobs, settings, one instance.
//!
//! Nothing here decides anything about housing: an `if` on a rent here is in the wrong room.

mod job;
mod settings;
mod window;

pub use window::{Clock, Window};
