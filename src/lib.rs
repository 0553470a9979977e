//! Atlas OPS: an offline atlas of a social-housing stock, for people who attribute dwellings.
//!
//! Rooms, and the way arrows go (a test holds them): `main → cli, app → ui → session → query → domain → model`;
//! `ui → render`; `cli, app → data, export, tiles, render, messages`. See `ARCHITECTURE.md`.

pub mod app;
pub mod cli;
pub mod data;
pub mod domain;
pub mod messages;
pub mod model;
pub mod query;
pub mod render;
pub mod session;
pub mod tiles;
pub mod ui;
