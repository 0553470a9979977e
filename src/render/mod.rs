//! GPU: circles on a map in one pass, and pictures of egui without a window.
//!
//! Nothing here knows that housing exists: a point has a place, a size, colours and a ring.

mod device;
mod offscreen;
mod points;

pub use device::setup;
pub use offscreen::{Offscreen, OffscreenError};
pub use points::{Point, PointLayer, View, install};
