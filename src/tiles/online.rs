//! OpenStreetMap's own raster tiles, once the user agreed to go online.
//!
//! Its usage policy (<https://operations.osmfoundation.org/policies/tiles/>) asks for a User-Agent of ours with a
//! contact, a cache kept as the server says, few requests at once, and credits on screen. It forbids making packs.

use std::path::PathBuf;
use walkers::sources::{Attribution, TileSource};
use walkers::{HeaderValue, HttpOptions, HttpTiles, MaxParallelDownloads, TileId};

/// What we are, in the ASCII that a header takes, where nobody gave a contact.
const USER_AGENT: &str =
    concat!("AtlasOPS/", env!("CARGO_PKG_VERSION"), " (atlas du parc social de Dijon metropole)");
const NAME: &str = concat!("AtlasOPS/", env!("CARGO_PKG_VERSION"));

/// Address that the policy wants in the User-Agent, given by whoever builds the program for a public body.
const CONTACT: Option<&str> = option_env!("ATLAS_CONTACT");

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
        user_agent: Some(user_agent(CONTACT)),
        max_parallel_downloads: MaxParallelDownloads::value_manually_confirmed_with_provider_limits(PARALLEL),
        ..HttpOptions::default()
    };
    HttpTiles::with_options(OpenStreetMap, options, ctx.clone())
}

fn user_agent(contact: Option<&str>) -> HeaderValue {
    contact
        .and_then(|contact| HeaderValue::from_str(&format!("{NAME} (+{contact})")).ok())
        .unwrap_or(HeaderValue::from_static(USER_AGENT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn we_say_who_we_are() {
        assert_eq!(user_agent(None), USER_AGENT);
        let with_contact = user_agent(Some("https://atlas.example/contact"));
        assert!(with_contact.to_str().is_ok_and(|text| text.ends_with("(+https://atlas.example/contact)")));
        assert_eq!(user_agent(Some("not\na header")), USER_AGENT);
    }
}
