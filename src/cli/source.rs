//! Opening what a verb reads, with its passphrase if it has one.

use crate::cli::args::{Key, Source};
use crate::cli::exit::Failure;
use crate::cli::tell;
use crate::data::{DataError, OpenFile, Secret, open};
use crate::messages::{date, text, text_with};
use crate::model::{Date, Phrase, Progress};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The content of a file that `verifier` accepts, without what it may no longer show after the end of its life.
pub fn read(source: &Source, today: Date) -> Result<OpenFile, Failure> {
    let mut file = with_secret(&source.file, &source.key, |secret| {
        let progress = Progress::default();
        let file = open(&source.file, secret, &progress)?;
        file.check(&progress)?;
        Ok(file)
    })?;
    if file.withhold_expired(today)
        && let Some(end) = file.atlas.meta.expires_on
    {
        tell(&text_with("programme-fichier-expire", &[("date", date(end).into())]));
    }
    Ok(file)
}

/// Runs `work` with the secret of the command line; asks for one when the file turns out to be protected.
pub fn with_secret<T>(
    file: &Path,
    key: &Key,
    work: impl Fn(Option<&Secret>) -> Result<T, DataError>,
) -> Result<T, Failure> {
    let given = given(key)?;
    match work(given.as_ref()) {
        Err(DataError::Locked) if given.is_none() => Ok(work(Some(&ask(file)?))?),
        result => Ok(result?),
    }
}

/// The first line of the passphrase file.
pub fn given(key: &Key) -> Result<Option<Secret>, Failure> {
    let Some(path) = &key.passphrase_file else { return Ok(None) };
    let content = passphrase_file(path).unwrap_or_default();
    // Files of `age-keygen` begin with comments.
    let identity = content.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-"));
    let phrase = content.lines().next().unwrap_or_default();
    match (identity, phrase) {
        (Some(identity), _) => Ok(Some(Secret::Identity(identity.to_owned().into()))),
        (None, "") => Err(Failure::Usage(text_with(
            "cli-phrase-illisible",
            &[("chemin", path.display().to_string().into())],
        ))),
        (None, phrase) => Ok(Some(Secret::Passphrase(phrase.to_owned().into()))),
    }
}

/// Longer than any passphrase, and than the files of `age-keygen`.
const LONGEST_PASSPHRASE_FILE: u64 = 64 * 1024;

/// A regular file alone: a device would never end.
fn passphrase_file(path: &Path) -> io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut content = String::new();
    std::fs::File::open(path)?.take(LONGEST_PASSPHRASE_FILE).read_to_string(&mut content)?;
    Ok(content)
}

fn ask(file: &Path) -> Result<Secret, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Failure::Unreadable(Phrase::new("cli-phrase-manque")));
    }
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let question = text_with("cli-phrase-demande", &[("fichier", name.into())]);
    write!(io::stderr(), "{question} ").ok();
    let hidden = echo("-echo");
    let mut phrase = String::new();
    let read = io::stdin().lock().read_line(&mut phrase);
    if hidden {
        echo("echo");
        writeln!(io::stderr()).ok();
    }
    let phrase = phrase.trim_end_matches(['\r', '\n']);
    if read.is_err() || phrase.is_empty() {
        return Err(Failure::Usage(text("cli-phrase-manque")));
    }
    Ok(Secret::Passphrase(phrase.to_owned().into()))
}

/// Whether the terminal shows what is typed; `false` where it cannot be told.
fn echo(setting: &str) -> bool {
    let stty = Command::new("stty").arg(setting).stdin(Stdio::inherit()).stderr(Stdio::null()).status();
    stty.is_ok_and(|status| status.success())
}
