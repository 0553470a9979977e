//! First start: open a file, try the demonstration, recent files.
