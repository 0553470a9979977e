//! Roles, not colours: one table per theme; sizes and weights of type; measures. Values of the design tokens.
//!
//! A widget names a role. Nothing outside this file writes a colour.

use crate::model::Unit;
use crate::session::Theme;
use egui::{Color32, FontFamily, FontId, Shadow};

/// Colours by role. The names follow the design tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roles {
    pub dark: bool,
    pub high_contrast: bool,
    /// Around everything.
    pub ground: Color32,
    pub panel: Color32,
    /// Blocks and fields.
    pub card: Color32,
    /// Tracks and badges.
    pub sunken: Color32,
    pub ink: Color32,
    pub ink2: Color32,
    pub ink3: Color32,
    /// Decoration only.
    pub hairline: Color32,
    /// Edge of a field or chip.
    pub edge: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    /// Chosen background, and the text on it.
    pub accent_soft: Color32,
    pub on_accent_soft: Color32,
    pub bar: Color32,
    pub bar_out: Color32,
    /// Point of attention only: text, background, edge, sign.
    pub amber: Triple,
    pub amber_sign: Color32,
    /// What landlords and partners say.
    pub violet: Triple,
    pub secret: Triple,
    /// Warning of the program, expiry.
    pub notice: Triple,
    pub error: Triple,
    pub success: Triple,
    /// « données fictives ».
    pub fictitious: Triple,
    /// Shadow of what floats on the map.
    pub shadow: Color32,
    /// Five classes, lowest first.
    pub sequential: [Color32; 5],
    /// Signed gaps, lowest first.
    pub diverging: [Color32; 5],
    /// Résidences outside the filter.
    pub excluded: Color32,
}

/// Text, background and edge of one meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triple {
    pub text: Color32,
    pub fill: Color32,
    pub edge: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn triple(text: u32, fill: u32, edge: u32) -> Triple {
    Triple { text: hex(text), fill: hex(fill), edge: hex(edge) }
}

pub const LIGHT: Roles = Roles {
    dark: false,
    high_contrast: false,
    ground: hex(0xF2F0EB),
    panel: hex(0xFBFAF8),
    card: hex(0xFFFFFF),
    sunken: hex(0xF2F0EB),
    ink: hex(0x18222C),
    ink2: hex(0x46525D),
    ink3: hex(0x626D77),
    hairline: hex(0xDEDAD1),
    edge: hex(0x8A8F94),
    accent: hex(0x0F5C8A),
    on_accent: hex(0xFFFFFF),
    accent_soft: hex(0xE3EFF6),
    on_accent_soft: hex(0x0B4A70),
    bar: hex(0x3F86AA),
    bar_out: hex(0xCDD5DA),
    amber: triple(0x8A4A00, 0xFDF1DD, 0xEBCB96),
    amber_sign: hex(0xC96A00),
    violet: triple(0x5B3F8C, 0xF2EEF9, 0xCDBFE6),
    secret: triple(0x5A5570, 0xECEAF1, 0xC9C4D6),
    notice: triple(0x2F4F66, 0xE9EFF4, 0xB4C5D2),
    error: triple(0xA3242B, 0xFBECEC, 0xE7BDBE),
    success: triple(0x1F6B57, 0xE6F2EE, 0xB5D6CB),
    fictitious: triple(0x7A2E5D, 0xF8EAF2, 0x7A2E5D),
    shadow: Color32::from_rgba_premultiplied(3, 4, 5, 31),
    sequential: [hex(0x003D66), hex(0x006C92), hex(0x369BA9), hex(0x80C5BB), hex(0xCCEBCB)],
    diverging: [hex(0x14476B), hex(0x6FAFC4), hex(0xF1EEE6), hex(0xDDA56A), hex(0x8A4513)],
    excluded: hex(0x7E8790),
};

pub const DARK: Roles = Roles {
    dark: true,
    high_contrast: false,
    ground: hex(0x12181E),
    panel: hex(0x182028),
    card: hex(0x1F2932),
    sunken: hex(0x131A20),
    ink: hex(0xEDF1F4),
    ink2: hex(0xBCC7D0),
    ink3: hex(0x9AA7B2),
    hairline: hex(0x313D48),
    edge: hex(0x7C8994),
    accent: hex(0x7CC0E8),
    on_accent: hex(0x0C1A24),
    accent_soft: hex(0x1B3547),
    on_accent_soft: hex(0x9DD1F0),
    bar: hex(0x5FA6CC),
    bar_out: hex(0x3A4753),
    amber: triple(0xF5B95C, 0x33291A, 0x6B5228),
    amber_sign: hex(0xF0A036),
    violet: triple(0xC3ADEE, 0x2A2439, 0x54477A),
    secret: triple(0xB9B3CC, 0x383850, 0x5D5B77),
    notice: triple(0xB4CBDB, 0x1E2D39, 0x43596A),
    error: triple(0xF29A98, 0x3A2325, 0x74393C),
    success: triple(0x7FD0B5, 0x1B302A, 0x35594D),
    fictitious: triple(0xF0A9D0, 0x3B2233, 0xF0A9D0),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 115),
    sequential: [hex(0xE5F5E1), hex(0x9BD8CB), hex(0x5FB5BD), hex(0x468FAC), hex(0x43698A)],
    diverging: [hex(0x8FD3F0), hex(0x4A8BA6), hex(0x4A535B), hex(0xB9854F), hex(0xF3C58B)],
    excluded: hex(0x6F7B86),
};

pub const CONTRAST_LIGHT: Roles = Roles {
    high_contrast: true,
    ground: hex(0xFFFFFF),
    panel: hex(0xFFFFFF),
    card: hex(0xFFFFFF),
    sunken: hex(0xFFFFFF),
    ink: hex(0x000000),
    ink2: hex(0x1F1F1F),
    ink3: hex(0x1F1F1F),
    hairline: hex(0x000000),
    edge: hex(0x000000),
    accent: hex(0x00365F),
    on_accent: hex(0xFFFFFF),
    accent_soft: hex(0xFFFFFF),
    on_accent_soft: hex(0x00365F),
    bar: hex(0x00365F),
    bar_out: hex(0x8A8A8A),
    amber: triple(0x5A2D00, 0xFFFFFF, 0x5A2D00),
    amber_sign: hex(0x8F3D00),
    violet: triple(0x3A1B73, 0xFFFFFF, 0x3A1B73),
    secret: triple(0x2B2740, 0xFFFFFF, 0x2B2740),
    notice: triple(0x1E3A4E, 0xFFFFFF, 0x1E3A4E),
    error: triple(0x7A0C12, 0xFFFFFF, 0x7A0C12),
    success: triple(0x0B4535, 0xFFFFFF, 0x0B4535),
    fictitious: triple(0x000000, 0xFFFFFF, 0x000000),
    shadow: Color32::TRANSPARENT,
    excluded: hex(0x6E6E6E),
    ..LIGHT
};

pub const CONTRAST_DARK: Roles = Roles {
    high_contrast: true,
    ground: hex(0x000000),
    panel: hex(0x000000),
    card: hex(0x000000),
    sunken: hex(0x000000),
    ink: hex(0xFFFFFF),
    ink2: hex(0xE6E6E6),
    ink3: hex(0xE6E6E6),
    hairline: hex(0xFFFFFF),
    edge: hex(0xFFFFFF),
    accent: hex(0x9AD7FF),
    on_accent: hex(0x000000),
    accent_soft: hex(0x000000),
    on_accent_soft: hex(0x9AD7FF),
    bar: hex(0x9AD7FF),
    bar_out: hex(0x8A8A8A),
    amber: triple(0xFFD27A, 0x000000, 0xFFD27A),
    amber_sign: hex(0xFFB547),
    violet: triple(0xDCCBFF, 0x000000, 0xDCCBFF),
    secret: triple(0xD9D5EA, 0x000000, 0xD9D5EA),
    notice: triple(0xCFE2F0, 0x000000, 0xCFE2F0),
    error: triple(0xFFB3B0, 0x000000, 0xFFB3B0),
    success: triple(0x9CEBCF, 0x000000, 0x9CEBCF),
    fictitious: triple(0xFFFFFF, 0x000000, 0xFFFFFF),
    shadow: Color32::TRANSPARENT,
    excluded: hex(0x9A9A9A),
    ..DARK
};

impl Roles {
    /// Colour of a class among `count`, lowest first: the whole palette is used, whatever the number of classes.
    /// A difference in points has a middle, so its palette has one.
    pub fn class(&self, unit: Unit, class: usize, count: usize) -> Color32 {
        let palette = if unit == Unit::Points { &self.diverging } else { &self.sequential };
        palette[place_in_palette(class, count)]
    }

    /// Roles of the theme in use; light before [`install`] was called.
    pub fn of(ctx: &egui::Context) -> Self {
        ctx.data(|data| data.get_temp(role_id())).unwrap_or(LIGHT)
    }
}

/// Which of the five colours a class has, so that the ends of the palette are always used.
pub fn place_in_palette(class: usize, count: usize) -> usize {
    match count {
        0 | 1 => 2,
        _ => ((class * 4 + (count - 1) / 2) / (count - 1)).min(4),
    }
}

fn role_id() -> egui::Id {
    egui::Id::unique("atlas-roles")
}

/// Roles of a theme of the session.
pub fn roles(theme: Theme) -> Roles {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
        Theme::Contrast => CONTRAST_LIGHT,
        Theme::ContrastDark => CONTRAST_DARK,
    }
}

/// Puts a theme in use: roles, egui's own visuals, spacing and text styles.
pub fn install(ctx: &egui::Context, roles: Roles) {
    ctx.data_mut(|data| data.insert_temp(role_id(), roles));
    ctx.set_theme(if roles.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| dress(style, &roles));
}

/// The one shadow: of what floats over the map. None in high contrast, where edges speak.
pub fn floating_shadow(roles: &Roles) -> Shadow {
    let (offset, blur) = if roles.dark { (6, 18) } else { (4, 14) };
    Shadow { offset: [0, offset], blur, spread: 0, color: roles.shadow }
}

/// Width of a hairline or of an edge.
pub fn edge_width(roles: &Roles) -> f32 {
    if roles.high_contrast { 2.0 } else { 1.0 }
}

fn dress(style: &mut egui::Style, roles: &Roles) {
    use egui::TextStyle::{Body, Button, Heading, Monospace, Small};
    style.text_styles = [
        (Small, regular(size::SMALL)),
        (Body, regular(size::BODY)),
        (Monospace, regular(size::BODY)),
        (Button, semibold(size::BODY)),
        (Heading, bold(size::PANEL_TITLE)),
    ]
    .into();
    style.animation_time = 0.08;
    style.interaction.tooltip_delay = 0.15;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(8.0, 8.0);
    spacing.button_padding = egui::vec2(12.0, 6.0);
    spacing.interact_size = egui::vec2(28.0, 28.0);
    spacing.menu_margin = egui::Margin::same(8);
    spacing.tooltip_width = 360.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    // Thin, always there when something overflows, and never over what it moves.
    let scroll = &mut spacing.scroll;
    *scroll = egui::style::ScrollStyle::floating();
    scroll.bar_width = 8.0;
    scroll.floating_width = 6.0;
    scroll.floating_allocated_width = 8.0;
    scroll.bar_outer_margin = 1.0;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll.dormant_handle_opacity = if roles.high_contrast { 0.8 } else { 0.3 };
    scroll.active_handle_opacity = if roles.high_contrast { 1.0 } else { 0.45 };
    scroll.interact_handle_opacity = if roles.high_contrast { 1.0 } else { 0.6 };
    style.visuals = visuals(roles);
}

fn visuals(roles: &Roles) -> egui::Visuals {
    let mut visuals = if roles.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.override_text_color = Some(roles.ink);
    visuals.weak_text_color = Some(roles.ink3);
    visuals.hyperlink_color = roles.accent;
    visuals.panel_fill = roles.panel;
    visuals.window_fill = roles.card;
    visuals.window_stroke = egui::Stroke::new(edge_width(roles), roles.hairline);
    visuals.window_corner_radius = 10.into();
    visuals.menu_corner_radius = 10.into();
    visuals.window_shadow = floating_shadow(roles);
    visuals.popup_shadow = floating_shadow(roles);
    visuals.extreme_bg_color = roles.card;
    visuals.text_edit_bg_color = Some(roles.card);
    visuals.faint_bg_color = roles.sunken;
    visuals.selection.bg_fill = roles.accent_soft;
    visuals.selection.stroke = egui::Stroke::new(2.0, roles.accent);
    let states = &mut visuals.widgets;
    for state in [
        &mut states.noninteractive,
        &mut states.inactive,
        &mut states.hovered,
        &mut states.active,
        &mut states.open,
    ] {
        state.corner_radius = 8.into();
        state.expansion = 0.0;
        state.bg_fill = roles.card;
        state.weak_bg_fill = roles.card;
        state.bg_stroke = egui::Stroke::new(edge_width(roles), roles.edge);
        state.fg_stroke = egui::Stroke::new(1.5, roles.ink);
    }
    // Read by scroll bars and check boxes alone: buttons have their own, weaker fill.
    states.inactive.bg_fill = roles.hairline;
    states.hovered.bg_fill = roles.edge;
    states.active.bg_fill = roles.edge;
    states.noninteractive.bg_stroke = egui::Stroke::new(edge_width(roles), roles.hairline);
    states.noninteractive.bg_fill = roles.panel;
    states.hovered.weak_bg_fill = roles.accent_soft;
    states.hovered.bg_fill = roles.accent_soft;
    states.active.weak_bg_fill = roles.accent_soft;
    states.active.bg_fill = roles.accent_soft;
    states.open.weak_bg_fill = roles.accent_soft;
    visuals
}

/// Weights. Never two in one column of figures.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("bold".into()))
}

/// The type scale of the normal window, in logical pixels.
pub mod size {
    pub const WELCOME: f32 = 46.0;
    pub const RESIDENCE: f32 = 25.0;
    pub const COUNT: f32 = 22.0;
    pub const PANEL_TITLE: f32 = 17.0;
    pub const VALUE: f32 = 16.0;
    pub const BODY: f32 = 15.0;
    pub const SECOND: f32 = 14.0;
    /// Nothing smaller.
    pub const SMALL: f32 = 13.0;
}

/// Measures, in logical pixels.
pub mod measure {
    pub const TOP_BAR: f32 = 56.0;
    pub const TOP_BAR_SMALL: f32 = 52.0;
    pub const STATUS_BAR: f32 = 30.0;
    pub const FILTERS: f32 = 340.0;
    pub const FILTERS_SMALL: f32 = 288.0;
    pub const FILTERS_RAIL: f32 = 56.0;
    pub const FICHE: f32 = 446.0;
    pub const FICHE_SMALL: f32 = 384.0;
    pub const FICHE_WIDE: f32 = 700.0;
    pub const LEGEND: f32 = 338.0;
    pub const LEGEND_SMALL: f32 = 262.0;
    pub const MAP_MINIMUM: f32 = 420.0;
    /// Below this logical width, the small measures.
    pub const SMALL_WINDOW: f32 = 1500.0;
    /// Below, the filters fold into a rail.
    pub const RAIL_WINDOW: f32 = 1312.0;
    pub const BUTTON: f32 = 36.0;
    pub const CHIP: f32 = 28.0;
}

#[cfg(test)]
mod contrast;
