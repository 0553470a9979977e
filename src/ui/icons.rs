//! Icon glyphs by meaning. An icon alone always has an accessible name.
