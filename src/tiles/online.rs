//! OpenStreetMap's own tiles, once the user agreed.
