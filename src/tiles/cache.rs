//! Decoded tiles, kept by last use within a memory bound.

use crate::tiles::Skip;
use crate::tiles::decode::Decoded;
use crate::tiles::loader::Key;
use crate::tiles::names::Name;
use std::collections::HashMap;
use std::sync::Arc;
use walkers::Tile;

/// Memory of the tiles kept, in bytes, about.
const MAX_WEIGHT: usize = 48 << 20;

/// Tiles kept, whatever they weigh: even an empty one has a price.
const MAX_COUNT: usize = 1024;

/// Seconds before a tile that the medium did not give is asked for again.
const RETRY_AFTER: f64 = 2.0;

pub enum State {
    Waiting,
    Ready(Tile, Arc<[Name]>),
    /// The archive has none.
    Absent,
    /// Not drawn; `retry` is when to ask again, in egui's seconds.
    Skipped {
        retry: Option<f64>,
    },
}

struct Slot {
    state: State,
    weight: usize,
    used: u64,
}

#[derive(Default)]
pub struct Cache {
    slots: HashMap<Key, Slot>,
    weight: usize,
    waiting: usize,
}

impl Cache {
    /// What is known of a tile, which counts as used at `tick`.
    pub fn state(&mut self, key: &Key, tick: u64) -> Option<&State> {
        let slot = self.slots.get_mut(key)?;
        slot.used = tick;
        Some(&slot.state)
    }

    pub fn ready(&mut self, key: &Key, tick: u64) -> Option<(Tile, Arc<[Name]>)> {
        let slot = self.slots.get_mut(key)?;
        let State::Ready(tile, names) = &slot.state else { return None };
        slot.used = tick;
        Some((tile.clone(), Arc::clone(names)))
    }

    pub fn waiting(&self) -> usize {
        self.waiting
    }

    pub fn set_waiting(&mut self, key: Key, tick: u64) {
        self.put(key, State::Waiting, 0, tick);
    }

    /// Drops a request that will not be answered.
    pub fn forget(&mut self, key: &Key) {
        if let Some(slot) = self.slots.remove(key) {
            self.weight -= slot.weight;
            self.waiting -= usize::from(matches!(slot.state, State::Waiting));
        }
    }

    /// Keeps an answer that arrived at `now`, in egui's seconds.
    pub fn put_outcome(&mut self, key: Key, outcome: Result<Option<Decoded>, Skip>, tick: u64, now: f64) {
        match outcome {
            Ok(Some(Decoded { tile, names, weight })) => {
                self.put(key, State::Ready(tile, names), weight, tick)
            }
            Ok(None) => self.put(key, State::Absent, 0, tick),
            Err(skip) => {
                let retry = skip.is_passing().then_some(now + RETRY_AFTER);
                self.put(key, State::Skipped { retry }, 0, tick);
            }
        }
    }

    fn put(&mut self, key: Key, state: State, weight: usize, tick: u64) {
        self.forget(&key);
        self.weight += weight;
        self.waiting += usize::from(matches!(state, State::Waiting));
        self.slots.insert(key, Slot { state, weight, used: tick });
    }

    /// Drops the tiles used longest ago until the bounds hold, but none used since `since`.
    pub fn sweep(&mut self, since: u64) {
        if self.weight <= MAX_WEIGHT && self.slots.len() <= MAX_COUNT {
            return;
        }
        let mut old: Vec<(u64, Key)> = self
            .slots
            .iter()
            .filter(|(_, slot)| slot.used < since && !matches!(slot.state, State::Waiting))
            .map(|(key, slot)| (slot.used, *key))
            .collect();
        old.sort_unstable_by_key(|(used, _)| *used);
        // Well under the bounds, so that a sweep does not come back at the next tile.
        for (_, key) in old {
            if self.weight <= MAX_WEIGHT * 3 / 4 && self.slots.len() <= MAX_COUNT * 3 / 4 {
                break;
            }
            self.forget(&key);
        }
    }
}
