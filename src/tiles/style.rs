//! Our own quiet map styles, built from a palette: light, dark, high contrast; OpenMapTiles and Protomaps schemas.

/// Which palette the map follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StyleTheme {
    Light,
    Dark,
    ContrastLight,
    ContrastDark,
}

/// Colours of the ground; what `ui` needs to draw outlines that agree with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    pub ground: egui::Color32,
    pub boundary: egui::Color32,
    /// Veil over what lies outside the territory.
    pub outside: egui::Color32,
    pub place: egui::Color32,
    pub minor_place: egui::Color32,
    pub halo: egui::Color32,
}
