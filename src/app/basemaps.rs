//! Which base map is in use: asked for, dropped, found beside the data, remembered, or none.

use crate::session::{State, Theme};
use crate::tiles::{Basemap, StyleTheme, TileError};
use std::path::{Path, PathBuf};

/// The base map in use, and what the user was told about it.
#[derive(Default)]
pub struct Basemaps {
    current: Option<Basemap>,
}

impl Basemaps {
    /// What is drawn; nothing when every tile is damaged, so that the outlines of the communes stand in.
    pub fn current(&mut self) -> Option<&mut Basemap> {
        self.current.as_mut().filter(|basemap| !basemap.is_blank())
    }

    pub fn is_online(&self) -> bool {
        self.current.as_ref().is_some_and(Basemap::is_online)
    }

    /// Tiles asked for and not here yet.
    pub fn loading(&self) -> usize {
        self.current.as_ref().map_or(0, Basemap::loading)
    }

    /// Tiles that were skipped because they were damaged.
    pub fn skipped(&self) -> usize {
        self.current.as_ref().map_or(0, Basemap::skipped)
    }

    /// Why the last of them was: a message key.
    pub fn last_skip(&self) -> Option<&'static str> {
        self.current.as_ref()?.last_skip().map(|skip| skip.key())
    }

    /// Takes an archive; the one in use stays when it cannot be read.
    ///
    /// # Errors
    /// Those of [`Basemap::open`].
    pub fn open(&mut self, path: &Path, state: &State, ctx: &egui::Context) -> Result<(), TileError> {
        self.current = Some(Basemap::open(path, style(state.theme), ctx)?);
        Ok(())
    }

    /// OpenStreetMap's own tiles: only after the user agreed.
    pub fn go_online(&mut self, cache: PathBuf, ctx: &egui::Context) {
        self.current = Some(Basemap::online(cache, ctx));
    }

    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Follows the theme.
    pub fn follow(&mut self, state: &State) {
        if let Some(basemap) = &mut self.current {
            basemap.set_theme(style(state.theme));
        }
    }
}

/// Archives that lie beside a data file, in the order of their names.
pub fn beside(data: &Path) -> Vec<PathBuf> {
    let entries = data.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let mut archives: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_archive(path))
        .collect();
    archives.sort();
    archives
}

/// Whether a name says base map rather than data.
pub fn is_archive(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extension.eq_ignore_ascii_case("pmtiles") || extension.eq_ignore_ascii_case("mbtiles")
}

fn style(theme: Theme) -> StyleTheme {
    match theme {
        Theme::Light => StyleTheme::Light,
        Theme::Dark => StyleTheme::Dark,
        Theme::Contrast => StyleTheme::ContrastLight,
        Theme::ContrastDark => StyleTheme::ContrastDark,
    }
}
