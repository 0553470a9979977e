//! Our own settings file: versioned JSON, replaced atomically; a damaged one is kept aside and named on screen.
