//! OpenStreetMap's own raster tiles, once the user agreed to go online.
//!
//! Its usage policy (<https://operations.osmfoundation.org/policies/tiles/>) asks for a User-Agent of ours with a
//! contact, a cache kept as the server says, few requests at once, and credits on screen. It forbids making packs.

use std::path::PathBuf;
use walkers::sources::{Attribution, TileSource};
use walkers::{HeaderValue, HttpOptions, HttpTiles, MaxParallelDownloads, TileId};

const USER_AGENT: &str =
    concat!("AtlasOPS/", env!("CARGO_PKG_VERSION"), " (+https://www.metropole-dijon.fr)");

/// The policy's own word: two connections are always accepted.
const PARALLEL: usize = 2;

/// Finest zoom that the server draws.
pub const MAX_ZOOM: u8 = 19;

struct OpenStreetMap;

impl TileSource for OpenStreetMap {
    fn tile_url(&self, id: TileId) -> String {
        format!("https://tile.openstreetmap.org/{}/{}/{}.png", id.zoom, id.x, id.y)
    }

    /// Empty: the credits are drawn by us.
    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn max_zoom(&self) -> u8 {
        MAX_ZOOM
    }
}

/// `cache` is a folder of ours, where answers stay as long as the server says.
pub fn tiles(cache: PathBuf, ctx: &egui::Context) -> HttpTiles {
    // Another part of the program may have installed a provider first: either serves.
    rustls::crypto::ring::default_provider().install_default().ok();
    let options = HttpOptions {
        cache: Some(cache),
        user_agent: Some(HeaderValue::from_static(USER_AGENT)),
        max_parallel_downloads: MaxParallelDownloads::value_manually_confirmed_with_provider_limits(PARALLEL),
        ..HttpOptions::default()
    };
    HttpTiles::with_options(OpenStreetMap, options, ctx.clone())
}
