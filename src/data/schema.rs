//! Names of tables and columns: the one place where French columns and English fields meet.
