//! The map as a person drives it, and its pictures.

mod gestures;
mod pictures;
mod scene;
