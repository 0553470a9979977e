//! The tiles of an archive as walkers asks for them: overzoom, stand-ins, themes.

use crate::tiles::Skip;
use crate::tiles::StyleTheme;
use crate::tiles::archive::Facts;
use crate::tiles::cache::{Cache, State};
use crate::tiles::loader::{Key, Loader, Outcome};
use crate::tiles::names::{self, NameFonts, Piece};
use egui::{Painter, Pos2, Rect, pos2};
use std::collections::HashSet;
use walkers::sources::Attribution;
use walkers::{Projector, Stats, TileId, TilePiece, Tiles};

/// Finest zoom that the map may ask for: further, pieces of a tile would be too small to place.
const MAX_ASKED_ZOOM: u8 = 26;

/// Damaged tiles remembered so as to be counted once.
const MAX_REMEMBERED: usize = 10_000;

pub struct Offline {
    loader: Loader,
    cache: Cache,
    facts: Facts,
    theme: StyleTheme,
    /// Shown until tiles of the new theme are ready.
    former_theme: Option<StyleTheme>,
    ctx: egui::Context,
    /// Grows at each question, so as to tell what was used last.
    tick: u64,
    frame: u64,
    tick_at_frame: u64,
    skipped: HashSet<TileId>,
    last_skip: Option<Skip>,
    /// Something was shown since the archive was opened.
    has_shown: bool,
    /// What was shown in this frame, for its names.
    pieces: Vec<Piece>,
}

impl Offline {
    pub fn new(loader: Loader, facts: Facts, theme: StyleTheme, ctx: egui::Context) -> Self {
        Self {
            loader,
            cache: Cache::default(),
            facts,
            theme,
            former_theme: None,
            ctx,
            tick: 0,
            frame: 0,
            tick_at_frame: 0,
            skipped: HashSet::new(),
            last_skip: None,
            has_shown: false,
            pieces: Vec::new(),
        }
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    pub fn set_theme(&mut self, theme: StyleTheme) {
        if theme != self.theme {
            self.former_theme = Some(self.theme);
            self.theme = theme;
        }
    }

    pub fn loading(&self) -> usize {
        self.cache.waiting()
    }

    pub fn skipped(&self) -> usize {
        self.skipped.len()
    }

    /// Every tile so far was damaged: there is nothing to look at.
    pub fn is_blank(&self) -> bool {
        !self.has_shown && !self.skipped.is_empty() && self.loading() == 0
    }

    pub fn last_skip(&self) -> Option<Skip> {
        self.last_skip
    }

    /// Waits until every tile asked for so far is here.
    pub fn settle(&mut self) {
        while self.cache.waiting() > 0 {
            match self.loader.wait_for_result() {
                Some((key, outcome)) => self.keep(key, outcome),
                None => return,
            }
        }
    }

    /// Writes the names of the ground drawn in this frame; see [`super::Basemap::paint_names`].
    pub fn paint_names(
        &self,
        painter: &Painter,
        projector: &Projector<'_>,
        fonts: &NameFonts,
        symbols: &[(Pos2, f32)],
    ) -> Vec<egui::Shape> {
        names::paint(painter, projector, &self.pieces, self.theme, fonts, symbols)
    }

    fn receive(&mut self) {
        while let Some((key, outcome)) = self.loader.try_result() {
            self.keep(key, outcome);
        }
        let frame = self.ctx.cumulative_pass_nr();
        if frame != self.frame {
            // Two frames of grace: a request made in one is renewed in the next while it stays on screen.
            for key in self.loader.forget_before(frame.saturating_sub(2)) {
                self.cache.forget(&key);
            }
            self.cache.sweep(self.tick_at_frame);
            self.frame = frame;
            self.pieces.clear();
            self.tick_at_frame = self.tick;
        }
    }

    fn keep(&mut self, key: Key, outcome: Outcome) {
        if let Err(skip) = outcome {
            self.last_skip = Some(skip);
            if self.skipped.len() < MAX_REMEMBERED && self.skipped.insert(key.tile) {
                tracing::warn!(zoom = key.tile.zoom, x = key.tile.x, y = key.tile.y, %skip, "tile skipped");
            }
            if skip.is_passing() {
                self.ctx.request_repaint_after(std::time::Duration::from_millis(2100));
            }
        }
        let now = self.ctx.input(|input| input.time);
        self.cache.put_outcome(key, outcome, self.tick, now);
    }

    /// Asks for a tile unless it is known or on its way. Whether the archive certainly has nothing to show there.
    fn ask(&mut self, key: Key) -> bool {
        let now = self.ctx.input(|input| input.time);
        match self.cache.state(&key, self.tick) {
            Some(State::Ready(..)) => false,
            Some(State::Waiting) => {
                self.loader.renew(key, self.frame, self.tick);
                false
            }
            Some(State::Absent) => true,
            Some(State::Skipped { retry }) if retry.is_none_or(|retry| now < retry) => true,
            Some(State::Skipped { .. }) | None => {
                self.cache.set_waiting(key, self.tick);
                self.loader.request(key, self.frame, self.tick);
                false
            }
        }
    }

    /// The tile, else the same ground from a coarser one, under the theme or the one before.
    fn shown(&mut self, id: TileId, source: u8) -> Option<TilePiece> {
        for theme in [Some(self.theme), self.former_theme].into_iter().flatten() {
            for style_zoom in (self.facts.min_zoom..=id.zoom).rev() {
                for zoom in (self.facts.min_zoom..=style_zoom.min(source)).rev() {
                    let (tile, uv) = ancestor(id, zoom);
                    let key = Key { tile, style_zoom, theme };
                    if let Some((tile, names)) = self.cache.ready(&key, self.tick) {
                        self.has_shown = true;
                        if !names.is_empty() {
                            self.pieces.push(Piece { asked: id, uv, names });
                        }
                        return Some(TilePiece::new(tile, uv));
                    }
                }
            }
        }
        None
    }
}

impl Tiles for Offline {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        self.tick += 1;
        self.receive();
        let side = 1_u32.checked_shl(u32::from(id.zoom))?;
        if id.zoom < self.facts.min_zoom || id.zoom > MAX_ASKED_ZOOM || id.x >= side || id.y >= side {
            return None;
        }
        let finest = id.zoom.min(self.facts.max_zoom);
        // Where the archive has nothing that fine, the ground of a coarser tile, drawn as finely as asked.
        for zoom in (self.facts.min_zoom..=finest).rev() {
            let (tile, _) = ancestor(id, zoom);
            if !self.ask(Key { tile, style_zoom: id.zoom, theme: self.theme }) {
                break;
            }
        }
        self.shown(id, finest)
    }

    /// Empty: the credits are drawn by us, in full ([`super::Basemap::attribution`]).
    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.facts.tile_size
    }

    fn stats(&self) -> Stats {
        Stats { in_progress: self.loading() }
    }
}

/// The tile of a coarser zoom that holds this one, and the part of it that this one covers.
fn ancestor(id: TileId, zoom: u8) -> (TileId, Rect) {
    let steps = u32::from(id.zoom.saturating_sub(zoom));
    let count = (1_u64 << steps) as f32;
    let mask = ((1_u64 << steps) - 1) as u32;
    let (x, y) = ((id.x & mask) as f32, (id.y & mask) as f32);
    let uv = Rect::from_min_max(pos2(x / count, y / count), pos2((x + 1.) / count, (y + 1.) / count));
    (TileId { x: id.x >> steps, y: id.y >> steps, zoom }, uv)
}
