//! The written file, read by plain SQL: margins, masking, whole counts, sameness.
