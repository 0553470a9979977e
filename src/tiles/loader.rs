//! Threads that read and decode tiles: the newest request first, from the centre of the screen outwards.
//!
//! Not here: what is kept once decoded (`cache`), what is asked for (`basemap`).

use crate::tiles::Skip;
use crate::tiles::StyleTheme;
use crate::tiles::archive::Archive;
use crate::tiles::decode::{Decoded, Drawing, decode};
use crate::tiles::style::{self, Schema};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use walkers::TileId;

/// Two: one reads while the other decodes; more would take the processor from the window.
const WORKERS: usize = 2;

/// One decoded tile: where it was read, the zoom at which its style was evaluated, and under which theme.
///
/// The style's zoom is finer than the tile's when the map zooms further than the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub tile: TileId,
    pub style_zoom: u8,
    pub theme: StyleTheme,
}

/// `Ok(None)`: the archive has no such tile.
pub type Outcome = Result<Option<Decoded>, Skip>;

pub struct Loader {
    shared: Arc<Shared>,
    results: Receiver<(Key, Outcome)>,
}

struct Shared {
    queue: Mutex<Queue>,
    wake: Condvar,
    archive: Mutex<Archive>,
    schema: Schema,
    tile_size: u32,
}

#[derive(Default)]
struct Queue {
    /// Key, frame of the last request, order inside that frame.
    requests: Vec<(Key, u64, u64)>,
    closed: bool,
}

impl Loader {
    pub fn new(
        archive: Archive,
        schema: Schema,
        tile_size: u32,
        ctx: &egui::Context,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            queue: Mutex::default(),
            wake: Condvar::new(),
            archive: Mutex::new(archive),
            schema,
            tile_size,
        });
        let (sender, results) = mpsc::channel();
        for _ in 0..WORKERS {
            let (shared, sender, ctx) = (Arc::clone(&shared), sender.clone(), ctx.clone());
            std::thread::Builder::new().name("fond-tuiles".to_owned()).spawn(move || {
                let mut styles = Vec::new();
                while let Some(key) = shared.next() {
                    let outcome = shared.load(key, &mut styles, &ctx);
                    if sender.send((key, outcome)).is_err() {
                        break; // The map is gone.
                    }
                    ctx.request_repaint();
                }
            })?;
        }
        Ok(Self { shared, results })
    }

    /// Asks for a tile. `frame` grows with time, `order` inside a frame: what is asked again moves to the front.
    pub fn request(&self, key: Key, frame: u64, order: u64) {
        let mut queue = lock(&self.shared.queue);
        match queue.requests.iter_mut().find(|(queued, ..)| *queued == key) {
            Some(request) => *request = (key, frame, order),
            None => queue.requests.push((key, frame, order)),
        }
        self.shared.wake.notify_one();
    }

    /// Asked again in this frame; nothing happens when it is already being read.
    pub fn renew(&self, key: Key, frame: u64, order: u64) {
        let mut queue = lock(&self.shared.queue);
        if let Some(request) = queue.requests.iter_mut().find(|(queued, ..)| *queued == key) {
            *request = (key, frame, order);
        }
    }

    /// Takes out the requests last made before `frame`: what they would show has left the screen.
    pub fn forget_before(&self, frame: u64) -> Vec<Key> {
        let mut queue = lock(&self.shared.queue);
        let forgotten = queue.requests.extract_if(.., |(_, asked, _)| *asked < frame);
        forgotten.map(|(key, ..)| key).collect()
    }

    pub fn try_result(&self) -> Option<(Key, Outcome)> {
        self.results.try_recv().ok()
    }

    /// Waits for the next result; `None` when no thread is left to give one.
    pub fn wait_for_result(&self) -> Option<(Key, Outcome)> {
        self.results.recv().ok()
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        lock(&self.shared.queue).closed = true;
        self.shared.wake.notify_all();
    }
}

impl Shared {
    /// The most pressing request: of the newest frame, the first made. `None` once the map is gone.
    fn next(&self) -> Option<Key> {
        let mut queue = lock(&self.queue);
        loop {
            if queue.closed {
                return None;
            }
            let pressing = queue.requests.iter().enumerate();
            let pressing = pressing.max_by_key(|(_, (_, frame, order))| (*frame, std::cmp::Reverse(*order)));
            if let Some((index, _)) = pressing {
                return Some(queue.requests.swap_remove(index).0);
            }
            queue = self.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn load(&self, key: Key, styles: &mut Vec<(StyleTheme, walkers::Style)>, ctx: &egui::Context) -> Outcome {
        let Some(bytes) = lock(&self.archive).tile(key.tile)? else { return Ok(None) };
        if !styles.iter().any(|(theme, _)| *theme == key.theme) {
            styles.push((key.theme, style::style(self.schema, key.theme)));
        }
        let Some((_, style)) = styles.iter().find(|(theme, _)| *theme == key.theme) else { return Ok(None) };
        let drawing = Drawing {
            schema: self.schema,
            style,
            zoom: key.style_zoom,
            past: key.style_zoom.saturating_sub(key.tile.zoom),
            tile_size: self.tile_size,
        };
        decode(&bytes, &drawing, ctx).map(Some)
    }
}

/// A thread that died while holding the lock left nothing half-done that matters here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
