//! The glue: the window as one value, its hosts (eframe, pictures, tests), dialogs, jobs, settings, one instance.
//!
//! Nothing here decides anything about housing: an `if` on a rent here is in the wrong room.

mod basemaps;
mod dialog;
mod host;
mod instance;
mod job;
mod keyboard;
mod launch;
mod opened;
mod picture;
mod preview;
mod settings;
mod stage;
mod window;

pub use host::{HostError, run_window};
pub use launch::{Clock, Launch, LaunchError};
pub use opened::{Opened, load};
pub use picture::{PictureError, PictureRequest, picture};
pub use settings::{Settings, SettingsStore};
pub use window::Window;
