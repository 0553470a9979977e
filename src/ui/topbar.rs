//! The top bar: vintage, population, search, undo and redo, curtain, help.
