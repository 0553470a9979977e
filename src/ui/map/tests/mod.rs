//! The map as a person drives it, and its pictures.

mod pictures;
mod scene;
