//! The bytes of a file, plain or protected (age), ready for SQLite, without ever touching the disk.
//!
//! What SQLite is allowed to do with them is in `database`.

use crate::data::DataError;
use crate::data::database;
use crate::model::Progress;
use age::armor::ArmoredReader;
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Identity};
use rusqlite::Connection;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::iter;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use zeroize::Zeroizing;

/// Up to this size a file is read once into memory.
pub const IN_MEMORY: u64 = 256 << 20;
/// A protected file has no other place than memory: above this, it is refused.
const LARGEST_PROTECTED: u64 = 1 << 30;
/// About a second of scrypt is 2^18; 2^20 is the most that a meeting waits for.
const LARGEST_WORK_FACTOR: u8 = 20;
/// Bytes read between two looks at the cancel button.
const STEP: usize = 1 << 20;

const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
const AGE_MAGIC: &[u8] = b"age-encryption.org/v1";
const AGE_ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What opens a protected file.
#[derive(Clone)]
pub enum Secret {
    Passphrase(SecretString),
    /// Text of an age identity (`AGE-SECRET-KEY-1…`).
    Identity(SecretString),
}

impl Secret {
    /// What a person typed: a key when it looks like one, a passphrase otherwise.
    pub fn typed(text: String) -> Self {
        if text.trim_start().starts_with("AGE-SECRET-KEY-") {
            Self::Identity(text.trim().to_owned().into())
        } else {
            Self::Passphrase(text.into())
        }
    }
}

/// An open file, ready to be queried: in memory, or on disk when it is too large.
#[derive(Debug)]
pub struct Content {
    pub db: Connection,
    on_disk: Option<(PathBuf, Stamp)>,
}

/// What tells that a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl Content {
    /// A file in memory cannot change; one on disk must have kept its size and date.
    ///
    /// # Errors
    /// [`DataError::Changed`].
    pub fn still_the_same(&self) -> Result<(), DataError> {
        let Some((path, stamp)) = &self.on_disk else { return Ok(()) };
        match fs::metadata(path) {
            Ok(metadata) if Stamp::of(&metadata) == *stamp => Ok(()),
            _ => Err(DataError::Changed),
        }
    }
}

/// Opens the content of a file; `in_memory`: the largest plain file that is read into memory, in bytes.
///
/// # Errors
/// `Unreadable`, `NotADatabase`, `LiveJournal`, `Changed`, `Cancelled`; of a protected file, also `Locked`,
/// `Undecryptable` and `ExcessiveWork`.
pub fn load(
    path: &Path,
    secret: Option<&Secret>,
    in_memory: u64,
    progress: &Progress,
) -> Result<Content, DataError> {
    let unreadable = |source| DataError::Unreadable { path: path.to_owned(), source };
    // Before opening: a pipe would wait for ever.
    match fs::metadata(path).map_err(unreadable)? {
        metadata if metadata.is_dir() => return Err(unreadable(io::ErrorKind::IsADirectory.into())),
        metadata if !metadata.is_file() => return Err(unreadable(io::ErrorKind::InvalidInput.into())),
        _ => (),
    }
    let mut file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    let mut start = Vec::new();
    file.by_ref().take(100).read_to_end(&mut start).map_err(unreadable)?;
    if is_protected(&start) {
        let secret = secret.ok_or(DataError::Locked)?;
        if metadata.len() > LARGEST_PROTECTED {
            return Err(unreadable(io::ErrorKind::FileTooLarge.into()));
        }
        let sealed = read_whole(path, file, start, &metadata, progress)?;
        let content = Zeroizing::new(decrypt(&sealed, secret, progress)?);
        return in_memory_content(content);
    }
    check_header(&start, metadata.len())?;
    refuse_live_journal(path)?;
    if metadata.len() <= in_memory {
        let content = read_whole(path, file, start, &metadata, progress)?;
        return in_memory_content(Zeroizing::new(content));
    }
    let content =
        Content { db: database::on_disk(path)?, on_disk: Some((path.to_owned(), Stamp::of(&metadata))) };
    content.still_the_same()?;
    Ok(content)
}

/// Whether a file is in the age format, by its first bytes.
fn is_protected(start: &[u8]) -> bool {
    start.starts_with(AGE_MAGIC) || start.trim_ascii_start().starts_with(AGE_ARMOR)
}

/// The rest of a file, after its `start`. It must not change meanwhile.
fn read_whole(
    path: &Path,
    mut file: File,
    start: Vec<u8>,
    metadata: &fs::Metadata,
    progress: &Progress,
) -> Result<Vec<u8>, DataError> {
    let unreadable = |source| DataError::Unreadable { path: path.to_owned(), source };
    let mut content = start;
    let length =
        usize::try_from(metadata.len()).map_err(|_| unreadable(io::ErrorKind::FileTooLarge.into()))?;
    content.try_reserve_exact(length).map_err(|_| unreadable(io::ErrorKind::OutOfMemory.into()))?;
    progress.begin(length.div_ceil(STEP) as u64);
    loop {
        let read = file.by_ref().take(STEP as u64).read_to_end(&mut content).map_err(unreadable)?;
        if read == 0 || content.len() > length {
            break;
        }
        progress.advance()?;
    }
    let after = file.metadata().map_err(unreadable)?;
    if content.len() != length || Stamp::of(&after) != Stamp::of(metadata) {
        return Err(DataError::Changed);
    }
    Ok(content)
}

fn in_memory_content(mut content: Zeroizing<Vec<u8>>) -> Result<Content, DataError> {
    check_header(&content, content.len() as u64)?;
    // A file in WAL mode, whose log is empty or gone, is whole; SQLite only needs to be told that it is an ordinary
    // one. This is a copy in memory: the file keeps its mode.
    content[18..20].copy_from_slice(&[1, 1]);
    Ok(Content { db: database::in_memory(&content)?, on_disk: None })
}

/// Magic number, and the size that the header announces: a truncated copy is known before it is read.
fn check_header(start: &[u8], length: u64) -> Result<(), DataError> {
    if start.len() < 100 || !start.starts_with(SQLITE_MAGIC) {
        return Err(DataError::NotADatabase);
    }
    let word = |at: usize| u32::from_be_bytes([start[at], start[at + 1], start[at + 2], start[at + 3]]);
    let page = match u16::from_be_bytes([start[16], start[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The page count is valid only if the last writer kept it (file format, § 1.3.8).
    let counted = word(24) == word(92);
    if !page.is_power_of_two() || (counted && u64::from(word(28)) * page > length) {
        return Err(DataError::NotADatabase);
    }
    Ok(())
}

/// What another program left beside the file (the real one, behind a link) may hold changes that are not in it.
fn refuse_live_journal(path: &Path) -> Result<(), DataError> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = |suffix: &str| {
        let mut name = OsString::from(&path);
        name.push(suffix);
        PathBuf::from(name)
    };
    let log = fs::metadata(beside("-wal")).is_ok_and(|metadata| metadata.len() > 0);
    // A rollback journal that is not finished starts with these bytes; a finished one is gone, empty or zeroed.
    let mut magic = [0; 8];
    let journal = File::open(beside("-journal")).and_then(|mut file| file.read_exact(&mut magic)).is_ok()
        && magic == [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    if log || journal { Err(DataError::LiveJournal) } else { Ok(()) }
}

fn decrypt(sealed: &[u8], secret: &Secret, progress: &Progress) -> Result<Vec<u8>, DataError> {
    let identity: Box<dyn Identity> = match secret {
        Secret::Passphrase(phrase) => {
            let mut identity = age::scrypt::Identity::new(phrase.clone());
            identity.set_max_work_factor(LARGEST_WORK_FACTOR);
            Box::new(identity)
        }
        Secret::Identity(text) => {
            let key =
                text.expose_secret().lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-"));
            let identity = key.and_then(|key| key.parse::<age::x25519::Identity>().ok());
            Box::new(identity.ok_or(DataError::Undecryptable)?)
        }
    };
    progress.check()?;
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(sealed)).map_err(refused)?;
    let mut stream = decryptor.decrypt(iter::once(&*identity)).map_err(refused)?;
    // Reserved at once: growing would leave copies of the clear text behind.
    let mut content = Zeroizing::new(Vec::with_capacity(sealed.len()));
    loop {
        progress.check()?;
        let read = stream.by_ref().take(STEP as u64).read_to_end(&mut content);
        if read.map_err(|_| DataError::Undecryptable)? == 0 {
            return Ok(std::mem::take(&mut *content));
        }
    }
}

fn refused(error: DecryptError) -> DataError {
    match error {
        DecryptError::ExcessiveWork { .. } => DataError::ExcessiveWork,
        _ => DataError::Undecryptable,
    }
}
