//! Icons of the fiche, at their sizes.

use crate::ui::fiche::paint::Icon;

pub const CHECK: Icon = Icon::outline("\u{e5ca}", 16.0);
pub const ARROW_UP: Icon = Icon::outline("\u{e5d8}", 16.0);
pub const LOCK: Icon = Icon::outline("\u{e88d}", 18.0);
pub const LOCK_FILLED: Icon = Icon::filled("\u{e88d}", 18.0);
pub const LOCK_SMALL: Icon = Icon::outline("\u{e88d}", 15.0);
pub const WARNING: Icon = Icon::filled("\u{e002}", 18.0);
pub const INFO: Icon = Icon::outline("\u{e88e}", 18.0);
pub const EURO: Icon = Icon::outline("\u{ea15}", 18.0);
pub const EXPAND: Icon = Icon::outline("\u{e5cf}", 18.0);
pub const FOLD: Icon = Icon::outline("\u{e5ce}", 18.0);
pub const CLOSE: Icon = Icon::outline("\u{e14c}", 20.0);
pub const GROUPS: Icon = Icon::outline("\u{f233}", 20.0);
pub const GROUPS_SMALL: Icon = Icon::filled("\u{f233}", 18.0);
pub const BUILDING: Icon = Icon::outline("\u{ea40}", 20.0);
pub const PLACE: Icon = Icon::outline("\u{e0c8}", 20.0);
pub const TURNOVER: Icon = Icon::outline("\u{e8d4}", 20.0);
pub const MAP: Icon = Icon::outline("\u{e55b}", 18.0);
