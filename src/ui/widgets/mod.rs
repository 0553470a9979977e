//! Small pieces that panels share. Each has an accessible name and keyboard reach.
