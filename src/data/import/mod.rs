//! Importing: sources of other shapes into a canonical file. A feature (`preparer`), so that a consultation-only
//! build cannot read dwelling-level files.
