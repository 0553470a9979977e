//! The map as a person drives it.
