//! What several tests build for themselves.

pub mod tiles;
