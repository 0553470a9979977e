//! Our own quiet map styles, built from a palette: light, dark, high contrast; OpenMapTiles and Protomaps schemas.
//!
//! Nothing saturated in the ground: only the data drawn above is vivid.

mod expression;
mod openmaptiles;
mod palette;
mod protomaps;
mod widths;

pub use palette::{NameColors, Palette, StyleTheme};

use palette::Ground;

/// How the vector layers of an archive are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// <https://openmaptiles.org/schema/>, and tilemaker's own that follows it.
    OpenMapTiles,
    /// <https://docs.protomaps.com/basemaps/layers>
    Protomaps,
}

impl Schema {
    /// Told by layer names that the other schema does not have.
    pub fn of(layers: &[String]) -> Self {
        let has = |name: &str| layers.iter().any(|layer| layer == name);
        if !has("transportation") && (has("roads") || has("earth")) {
            Self::Protomaps
        } else {
            Self::OpenMapTiles
        }
    }
}

/// The style of a schema under a theme.
pub fn style(schema: Schema, theme: StyleTheme) -> walkers::Style {
    let ground = Ground::of(theme);
    let layers = match schema {
        Schema::OpenMapTiles => openmaptiles::layers(&ground),
        Schema::Protomaps => protomaps::layers(&ground),
    };
    // Layers are written by this program; the test below proves that each of them reads.
    walkers::Style {
        layers: layers.into_iter().filter_map(|layer| serde_json::from_value(layer).ok()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [StyleTheme; 4] =
        [StyleTheme::Light, StyleTheme::Dark, StyleTheme::ContrastLight, StyleTheme::ContrastDark];

    #[test]
    fn every_layer_of_every_style_is_understood() {
        for theme in THEMES {
            for (schema, written) in [
                (Schema::OpenMapTiles, openmaptiles::layers(&Ground::of(theme)).len()),
                (Schema::Protomaps, protomaps::layers(&Ground::of(theme)).len()),
            ] {
                assert_eq!(style(schema, theme).layers.len(), written, "{schema:?} {theme:?}");
            }
        }
    }

    #[test]
    fn a_schema_is_told_by_its_layers() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(Schema::of(&names(&["water", "transportation", "place"])), Schema::OpenMapTiles);
        assert_eq!(Schema::of(&names(&["earth", "roads", "places", "water"])), Schema::Protomaps);
        assert_eq!(Schema::of(&[]), Schema::OpenMapTiles);
    }
}
