//! Changes of the map and its legend.

use crate::session::{MapChange, State};

pub(in crate::session) fn apply(state: &mut State, change: MapChange) {
    match change {
        MapChange::Camera(camera) => state.camera = camera,
        MapChange::Colour(colour) => {
            state.colour = colour;
            state.isolated.clear(); // Classes of another field are other classes.
        }
        MapChange::ToggleClass(class) => {
            if !state.isolated.remove(&class) {
                state.isolated.insert(class);
            }
        }
        MapChange::ShowExcluded(shown) => state.show_excluded = shown,
    }
}
