//! MBTiles: an SQLite archive of tiles, rows counted from the south.
