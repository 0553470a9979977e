//! Rows of the canonical file, one statement each, into the model.
