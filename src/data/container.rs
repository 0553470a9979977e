//! The bytes of a file, plain or protected (age), ready for SQLite, without ever touching the disk.

use std::path::PathBuf;

/// What opens a protected file.
#[derive(Clone)]
pub enum Secret {
    Passphrase(age::secrecy::SecretString),
    /// Text of an age identity (`AGE-SECRET-KEY-1…`).
    Identity(age::secrecy::SecretString),
}

/// Where the content comes from.
#[derive(Clone, Debug)]
pub struct Container {
    pub path: PathBuf,
}
