//! Our own settings file: versioned JSON, replaced atomically; a damaged one is kept aside and named on screen.
//!
//! Never anything from the data but what the list of recent files shows: a title, two dates, a path.

use crate::model::Date;
use crate::session::Theme;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const VERSION: u32 = 1;
const RECENTS: usize = 8;
/// A settings file is a few kilobytes; a larger one is not ours.
const LARGEST: u64 = 1 << 20;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    version: u32,
    pub theme: Theme,
    pub text_scale: f32,
    pub place: Option<WindowPlace>,
    pub recents: Vec<Recent>,
    pub basemap: Option<PathBuf>,
}

/// Logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub maximized: bool,
}

/// A file opened before. Shown, never probed at start: it may lie on a share that is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub path: PathBuf,
    pub title: String,
    pub produced_on: Option<Date>,
    pub expires_on: Option<Date>,
    pub protected: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: Theme::Light,
            text_scale: 1.0,
            place: None,
            recents: Vec::new(),
            basemap: None,
        }
    }
}

impl Settings {
    /// Puts a file first in the list of recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recents.retain(|known| known.path != recent.path);
        self.recents.insert(0, recent);
        self.recents.truncate(RECENTS);
    }
}

/// Where settings are kept; `None` keeps them in memory alone (pictures, tests).
#[derive(Debug, Default)]
pub struct SettingsStore {
    folder: Option<PathBuf>,
    pub settings: Settings,
    /// What was last written, so that nothing is written twice.
    written: Option<Settings>,
    /// A damaged file that was kept aside under this name.
    pub damaged: Option<PathBuf>,
}

impl SettingsStore {
    /// The user's folder, or the program's own when `portable.txt` lies beside it.
    pub fn of_the_user(today: Date) -> Self {
        match user_folder() {
            Some(folder) => Self::in_folder(&folder, today),
            None => Self::default(),
        }
    }

    pub fn in_folder(folder: &Path, today: Date) -> Self {
        let file = folder.join(FILE);
        let (settings, damaged) = match read(&file) {
            Ok(settings) => (settings, None),
            Err(ReadError::Missing) => (Settings::default(), None),
            Err(ReadError::Damaged) => {
                let aside = folder.join(format!("reglages.endommagé-{today}.json"));
                let kept = fs::rename(&file, &aside).is_ok().then_some(aside);
                (Settings::default(), kept)
            }
        };
        Self { folder: Some(folder.to_owned()), written: Some(settings.clone()), settings, damaged }
    }

    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Writes what changed: temporary file of the same folder, fsync, rename.
    ///
    /// # Errors
    /// Those of the file system; the file on disk is then as it was.
    pub fn save(&mut self) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        if self.written.as_ref() == Some(&self.settings) {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, &self.settings)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE)).map_err(|error| error.error)?;
        #[cfg(unix)]
        fs::File::open(folder)?.sync_all()?;
        self.written = Some(self.settings.clone());
        Ok(())
    }
}

const FILE: &str = "reglages.json";

enum ReadError {
    Missing,
    Damaged,
}

fn read(file: &Path) -> Result<Settings, ReadError> {
    let size = fs::metadata(file).map_err(|_| ReadError::Missing)?.len();
    if size > LARGEST {
        return Err(ReadError::Damaged);
    }
    let text = fs::read(file).map_err(|_| ReadError::Missing)?;
    let mut settings: Settings = serde_json::from_slice(&text).map_err(|_| ReadError::Damaged)?;
    if settings.version != VERSION {
        return Err(ReadError::Damaged);
    }
    if !settings.text_scale.is_finite() {
        settings.text_scale = 1.0;
    }
    settings.recents.truncate(RECENTS);
    Ok(settings)
}

fn user_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    if beside.join("portable.txt").exists() {
        return Some(beside.join("atlas-ops-reglages"));
    }
    directories::ProjectDirs::from("fr", "Dijon metropole", "Atlas OPS")
        .map(|dirs| dirs.config_dir().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 24);

    fn recent(name: &str) -> Recent {
        Recent {
            path: PathBuf::from(name),
            title: name.to_owned(),
            produced_on: None,
            expires_on: None,
            protected: false,
        }
    }

    #[test]
    fn what_is_saved_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = SettingsStore::in_folder(folder.path(), TODAY);
        store.settings.theme = Theme::Dark;
        store.settings.remember(recent("a"));
        store.settings.remember(recent("b"));
        store.settings.remember(recent("a"));
        store.save().unwrap();
        let again = SettingsStore::in_folder(folder.path(), TODAY);
        assert_eq!(again.settings, store.settings);
        assert_eq!(again.settings.recents.len(), 2);
        assert_eq!(again.settings.recents[0].title, "a");
    }

    #[test]
    fn a_file_cut_anywhere_is_kept_aside_and_the_program_starts() {
        let whole = serde_json::to_vec(&Settings::default()).unwrap();
        for length in 0..whole.len() {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(FILE), &whole[..length]).unwrap();
            let store = SettingsStore::in_folder(folder.path(), TODAY);
            assert_eq!(store.settings, Settings::default());
            let kept = store.damaged.expect("the damaged file is named");
            assert_eq!(fs::read(kept).unwrap(), &whole[..length]);
        }
    }

    #[test]
    fn settings_of_another_version_are_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), r#"{"version": 99}"#).unwrap();
        assert!(SettingsStore::in_folder(folder.path(), TODAY).damaged.is_some());
    }
}
