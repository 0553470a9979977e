//! Icon glyphs by meaning (Material Symbols Rounded). An icon alone always has an accessible name.

use egui::{FontFamily, FontId};

/// Outlined: the usual state.
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// Filled: what is active, or a point of attention.
pub fn filled(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons-filled".into()))
}

pub const SEARCH: &str = "\u{EF7A}";
pub const CLOSE: &str = "\u{E5CD}";
pub const CHECK: &str = "\u{E668}";
pub const EXPAND_MORE: &str = "\u{E5CF}";
pub const EXPAND_LESS: &str = "\u{E5CE}";
pub const CHEVRON_RIGHT: &str = "\u{E5CC}";
pub const ARROW_BACK: &str = "\u{E5C4}";
pub const ARROW_UPWARD: &str = "\u{E5D8}";
pub const UNDO: &str = "\u{E166}";
pub const REDO: &str = "\u{E15A}";
pub const MORE_HORIZ: &str = "\u{E5D3}";
pub const ADD: &str = "\u{E145}";
pub const REMOVE: &str = "\u{E15B}";
pub const HELP: &str = "\u{E8FD}";
pub const INFO: &str = "\u{E88E}";
pub const TUNE: &str = "\u{E429}";
pub const FILTER_ALT: &str = "\u{EF4F}";
pub const FILTER_ALT_OFF: &str = "\u{EB32}";
pub const CONTENT_COPY: &str = "\u{E14D}";
pub const CURTAINS_CLOSED: &str = "\u{EC1D}";
pub const CONTRAST: &str = "\u{EB37}";
pub const FOLDER_OPEN: &str = "\u{E2C8}";
pub const DESCRIPTION: &str = "\u{E873}";
pub const EXPLORE: &str = "\u{E87A}";
pub const SCHEDULE: &str = "\u{EFD6}";
pub const EVENT_BUSY: &str = "\u{E615}";
pub const VERIFIED_USER: &str = "\u{F013}";
pub const WIFI_OFF: &str = "\u{E648}";
pub const WIFI: &str = "\u{E63E}";
pub const LOCK: &str = "\u{E899}";
pub const WARNING: &str = "\u{F083}";
pub const CHECK_CIRCLE: &str = "\u{F0BE}";
pub const ERROR: &str = "\u{F8B6}";
pub const GROUPS: &str = "\u{F233}";
pub const DIVERSITY_3: &str = "\u{F8D9}";
pub const EURO: &str = "\u{EA15}";
pub const APARTMENT: &str = "\u{EA40}";
pub const HOME_WORK: &str = "\u{F030}";
pub const FLAG: &str = "\u{F0C6}";
pub const LOCATION_ON: &str = "\u{F1DB}";
pub const MAP: &str = "\u{E55B}";
pub const ZOOM_OUT_MAP: &str = "\u{E56B}";
pub const LAYERS: &str = "\u{E53B}";
pub const VISIBILITY: &str = "\u{E8F4}";
pub const VISIBILITY_OFF: &str = "\u{E8F5}";
pub const TOGGLE_ON: &str = "\u{E9F6}";
pub const TOGGLE_OFF: &str = "\u{E9F5}";
pub const CHECK_BOX: &str = "\u{E9DE}";
pub const CHECK_BOX_OUTLINE_BLANK: &str = "\u{E835}";
pub const SWAP_HORIZ: &str = "\u{E8D4}";
pub const KEYBOARD_DOUBLE_ARROW_LEFT: &str = "\u{EAC3}";
pub const KEYBOARD_DOUBLE_ARROW_RIGHT: &str = "\u{EAC9}";
