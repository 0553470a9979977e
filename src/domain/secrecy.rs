//! Masking: primary suppression and the cheapest complements, before a file is written; floors, when one is read.
