//! PMTiles directories: where each tile number lies, as sorted runs.

use crate::tiles::varint::Varints;

/// One run of tile numbers that share the same bytes, or a pointer to a finer directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub first: u64,
    /// How many tile numbers in a row; 0 for a leaf directory.
    pub run: u32,
    pub offset: u64,
    pub length: u32,
}

impl Entry {
    pub fn is_leaf(&self) -> bool {
        self.run == 0
    }
}

/// Sorted by tile number.
#[derive(Debug)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// Reads a decompressed directory; `None` when it is damaged: cut short, out of order, or sums past 64 bits.
    ///
    /// Memory follows the bytes given, never the number that they announce.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut numbers = Varints::new(bytes);
        let announced = numbers.next()?;
        // Each entry takes at least four bytes: one in each of the four columns.
        if announced > bytes.len() as u64 / 4 {
            return None;
        }
        let count = usize::try_from(announced).ok()?;
        let mut entries = Vec::with_capacity(count);
        let mut first = 0_u64;
        for index in 0..count {
            let step = numbers.next()?;
            if index > 0 && step == 0 {
                return None;
            }
            first = first.checked_add(step)?;
            entries.push(Entry { first, run: 0, offset: 0, length: 0 });
        }
        for entry in &mut entries {
            entry.run = u32::try_from(numbers.next()?).ok()?;
            entry.first.checked_add(u64::from(entry.run))?;
        }
        for entry in &mut entries {
            entry.length = u32::try_from(numbers.next()?).ok()?;
        }
        let mut following = None;
        for entry in &mut entries {
            entry.offset = match (numbers.next()?, following) {
                (0, Some(following)) => following,
                (0, None) => return None,
                (offset, _) => offset - 1,
            };
            following = Some(entry.offset.checked_add(u64::from(entry.length))?);
        }
        Some(Self(entries))
    }

    /// The run or the leaf that may hold this tile number.
    pub fn find(&self, number: u64) -> Option<Entry> {
        let after = self.0.partition_point(|entry| entry.first <= number);
        let entry = *self.0.get(after.checked_sub(1)?)?;
        let inside = entry.is_leaf() || number - entry.first < u64::from(entry.run);
        inside.then_some(entry)
    }

    pub fn first(&self) -> Option<Entry> {
        self.0.first().copied()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}
