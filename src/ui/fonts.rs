//! Source Sans 3 in three weights, and Material Symbols Rounded for icons.
