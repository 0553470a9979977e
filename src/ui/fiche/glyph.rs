//! Icons of the fiche, at their sizes.

use crate::ui::fiche::paint::Icon;
use crate::ui::icons;

pub const CHECK: Icon = Icon::outline(icons::CHECK, 16.0);
pub const ARROW_UP: Icon = Icon::outline(icons::ARROW_UPWARD, 16.0);
pub const LOCK: Icon = Icon::outline(icons::LOCK, 18.0);
pub const LOCK_FILLED: Icon = Icon::filled(icons::LOCK, 18.0);
pub const LOCK_SMALL: Icon = Icon::outline(icons::LOCK, 15.0);
pub const WARNING: Icon = Icon::filled(icons::WARNING, 18.0);
pub const INFO: Icon = Icon::outline(icons::INFO, 18.0);
pub const EURO: Icon = Icon::outline(icons::EURO, 18.0);
pub const EURO_LARGE: Icon = Icon::outline(icons::EURO, 20.0);
pub const EXPAND: Icon = Icon::outline(icons::EXPAND_MORE, 18.0);
pub const FOLD: Icon = Icon::outline(icons::EXPAND_LESS, 18.0);
pub const GROUPS: Icon = Icon::filled(icons::GROUPS, 20.0);
pub const GROUPS_SMALL: Icon = Icon::filled(icons::GROUPS, 18.0);
pub const BUILDING: Icon = Icon::outline(icons::APARTMENT, 20.0);
pub const PLACE: Icon = Icon::outline(icons::LOCATION_ON, 20.0);
pub const TURNOVER: Icon = Icon::outline(icons::SWAP_HORIZ, 20.0);
