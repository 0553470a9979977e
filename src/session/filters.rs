//! Changes of the filter.

use crate::session::{FilterChange, State};

pub(in crate::session) fn apply(state: &mut State, change: FilterChange) {
    match change {
        FilterChange::Set(clause) => state.filter.set(clause),
        FilterChange::Remove(field) => state.filter.remove(&field),
        FilterChange::Clear => state.filter.clear(),
        FilterChange::ShowUnknown(shown) => state.show_unknown = shown,
    }
}
