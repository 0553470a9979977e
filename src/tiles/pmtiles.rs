//! PMTiles 3: one file, directories by Hilbert number, read with limits.
