//! Colours of the ground under the four themes, as `tokens.md` § 8 and § 9.11 give them.

use crate::tiles::names::Kind;
use egui::Color32;

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
    pub ground: Color32,
    pub boundary: Color32,
    /// Veil over what lies outside the territory.
    pub outside: Color32,
    pub place: Color32,
    pub minor_place: Color32,
    pub halo: Color32,
}

impl Palette {
    pub fn of(theme: StyleTheme) -> Self {
        let ground = Ground::of(theme);
        Self {
            ground: color(ground.ground),
            boundary: color(ground.boundary),
            outside: color(ground.outside).gamma_multiply(ground.outside_opacity),
            place: color(ground.place),
            minor_place: color(ground.minor_place),
            halo: color(ground.halo),
        }
    }
}

/// Colours of names.
pub struct NameColors {
    place: Color32,
    minor_place: Color32,
    water: Color32,
    street: Color32,
    house_number: Color32,
    pub halo: Color32,
}

impl NameColors {
    pub fn of(theme: StyleTheme) -> Self {
        let ground = Ground::of(theme);
        Self {
            place: color(ground.place),
            minor_place: color(ground.minor_place),
            water: color(ground.water_name),
            street: color(ground.street_name),
            house_number: color(ground.house_number),
            halo: color(ground.halo),
        }
    }

    pub fn of_kind(&self, kind: Kind) -> Color32 {
        match kind {
            Kind::City | Kind::Town | Kind::Village => self.place,
            Kind::Quartier => self.minor_place,
            Kind::Water => self.water,
            Kind::MainStreet | Kind::Street => self.street,
            Kind::HouseNumber => self.house_number,
        }
    }
}

/// Every colour of a style, as `#rrggbb`.
pub struct Ground {
    pub ground: &'static str,
    pub housing: &'static str,
    pub activity: &'static str,
    pub wood: &'static str,
    pub park: &'static str,
    pub water: &'static str,
    pub water_name: &'static str,
    pub building: &'static str,
    pub street: &'static str,
    pub road: &'static str,
    pub motorway: &'static str,
    pub casing: &'static str,
    pub rail: &'static str,
    pub path: &'static str,
    pub boundary: &'static str,
    pub outside: &'static str,
    pub outside_opacity: f32,
    pub place: &'static str,
    pub minor_place: &'static str,
    pub street_name: &'static str,
    pub house_number: &'static str,
    pub halo: &'static str,
}

impl Ground {
    pub fn of(theme: StyleTheme) -> Self {
        match theme {
            StyleTheme::Light => LIGHT,
            StyleTheme::Dark => DARK,
            StyleTheme::ContrastLight => CONTRAST_LIGHT,
            StyleTheme::ContrastDark => CONTRAST_DARK,
        }
    }
}

const LIGHT: Ground = Ground {
    ground: "#f3f1eb",
    housing: "#ece9e1",
    activity: "#e9e6e0",
    wood: "#dfe7d6",
    park: "#dae5d0",
    water: "#c3d9e3",
    water_name: "#5a8294",
    building: "#e3dfd6",
    street: "#ffffff",
    road: "#ffffff",
    motorway: "#fbf6ea",
    casing: "#dad5ca",
    rail: "#d6d1c7",
    path: "#dad5ca",
    boundary: "#a79f90",
    outside: "#f8f7f4",
    outside_opacity: 0.55,
    place: "#3f464d",
    minor_place: "#5b6168",
    street_name: "#626d77",
    house_number: "#7e8790",
    halo: "#f7f5f0",
};

const DARK: Ground = Ground {
    ground: "#1a2128",
    housing: "#1e262e",
    activity: "#20272f",
    wood: "#1c2a25",
    park: "#1e2e28",
    water: "#16323f",
    water_name: "#5f8ca0",
    building: "#242d36",
    street: "#2c3742",
    road: "#2c3742",
    motorway: "#3c4955",
    casing: "#151b21",
    rail: "#2d3740",
    path: "#2c3742",
    boundary: "#4a5763",
    outside: "#11161b",
    outside_opacity: 0.5,
    place: "#c3ccd4",
    minor_place: "#9aa6b0",
    street_name: "#9aa7b2",
    house_number: "#6f7b86",
    halo: "#151b21",
};

/// The ground reduced to greys; only water keeps a hint of blue.
const CONTRAST_LIGHT: Ground = Ground {
    ground: "#ffffff",
    housing: "#ffffff",
    activity: "#f4f4f4",
    wood: "#eeeeee",
    park: "#f2f2f2",
    water: "#c9dce6",
    water_name: "#1f1f1f",
    building: "#e8e8e8",
    street: "#d2d2d2",
    road: "#c2c2c2",
    motorway: "#b4b4b4",
    casing: "#ffffff",
    rail: "#b4b4b4",
    path: "#d2d2d2",
    boundary: "#6a6a6a",
    outside: "#ffffff",
    outside_opacity: 0.55,
    place: "#000000",
    minor_place: "#1f1f1f",
    street_name: "#1f1f1f",
    house_number: "#3a3a3a",
    halo: "#ffffff",
};

const CONTRAST_DARK: Ground = Ground {
    ground: "#000000",
    housing: "#000000",
    activity: "#0e0e0e",
    wood: "#141414",
    park: "#101010",
    water: "#1b3340",
    water_name: "#e6e6e6",
    building: "#1c1c1c",
    street: "#363636",
    road: "#474747",
    motorway: "#565656",
    casing: "#000000",
    rail: "#565656",
    path: "#363636",
    boundary: "#9a9a9a",
    outside: "#000000",
    outside_opacity: 0.5,
    place: "#ffffff",
    minor_place: "#e6e6e6",
    street_name: "#e6e6e6",
    house_number: "#c8c8c8",
    halo: "#000000",
};

fn color(hex: &str) -> Color32 {
    // Written above, and every one of them read by the test below.
    Color32::from_hex(hex).unwrap_or(Color32::GRAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_visual_tokens() {
        let light = Palette::of(StyleTheme::Light);
        assert_eq!(light.ground, Color32::from_rgb(0xf3, 0xf1, 0xeb));
        assert_eq!(light.outside.a(), 140);
        let dark = Palette::of(StyleTheme::Dark);
        assert_eq!(dark.boundary, Color32::from_rgb(0x4a, 0x57, 0x63));
    }
}
