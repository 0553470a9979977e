//! Sets of rows, and the pair of sets that every question is answered with.

use crate::model::Truth;

/// A set of row numbers below a fixed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    length: usize,
    words: Vec<u64>,
}

/// The rows for which an answer is yes, and those for which nobody knows. Disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    pub yes: Bits,
    pub unknown: Bits,
}

impl Bits {
    pub fn none(length: usize) -> Self {
        Self { length, words: vec![0; length.div_ceil(64)] }
    }

    pub fn all(length: usize) -> Self {
        let mut bits = Self { length, words: vec![u64::MAX; length.div_ceil(64)] };
        bits.clear_tail();
        bits
    }

    /// The rows for which `belongs` says so, asked in order. Words are filled in registers: this is the
    /// inner loop of every filter.
    pub fn from_fn(length: usize, mut belongs: impl FnMut(usize) -> bool) -> Self {
        let words = (0..length.div_ceil(64))
            .map(|word| {
                let first = word * 64;
                let last = (first + 64).min(length);
                (first..last).fold(0, |bits, row| bits | (u64::from(belongs(row)) << (row - first)))
            })
            .collect();
        Self { length, words }
    }

    /// Rows are numbered below this.
    pub fn len(&self) -> usize {
        self.length
    }

    /// No row at all.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub fn contains(&self, row: usize) -> bool {
        row < self.length && self.words[row / 64] >> (row % 64) & 1 == 1
    }

    /// # Panics
    /// When the row is not below the length.
    pub fn insert(&mut self, row: usize) {
        assert!(row < self.length, "row {row} of {}", self.length);
        self.words[row / 64] |= 1 << (row % 64);
    }

    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Rows in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(position, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    position * 64 + bit as usize
                })
            })
        })
    }

    pub fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    pub fn or(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// Rows of this set that are not in the other.
    pub fn difference(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    pub fn complement(&self) -> Self {
        let mut bits = Self { length: self.length, words: self.words.iter().map(|word| !word).collect() };
        bits.clear_tail();
        bits
    }

    fn zip(&self, other: &Self, combine: impl Fn(u64, u64) -> u64) -> Self {
        debug_assert_eq!(self.length, other.length, "sets of the same table");
        let words = self.words.iter().zip(&other.words).map(|(a, b)| combine(*a, *b)).collect();
        Self { length: self.length, words }
    }

    /// Bits above the length stay zero, so that counting and comparing need no mask.
    fn clear_tail(&mut self) {
        let used = self.length % 64;
        if used > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }
}

impl Matches {
    /// Yes for every row.
    pub fn all(length: usize) -> Self {
        Self { yes: Bits::all(length), unknown: Bits::none(length) }
    }

    /// No for every row.
    pub fn none(length: usize) -> Self {
        Self { yes: Bits::none(length), unknown: Bits::none(length) }
    }

    /// Nobody knows, for any row.
    pub fn unknown(length: usize) -> Self {
        Self { yes: Bits::none(length), unknown: Bits::all(length) }
    }

    /// The answer of each row, asked in order.
    pub fn from_fn(length: usize, mut answer: impl FnMut(usize) -> Truth) -> Self {
        let mut unknown = Bits::none(length);
        let yes = Bits::from_fn(length, |row| match answer(row) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown => {
                unknown.insert(row);
                false
            }
        });
        Self { yes, unknown }
    }

    /// The answer for a row.
    pub fn of(&self, row: usize) -> Truth {
        if self.yes.contains(row) {
            Truth::Yes
        } else if self.unknown.contains(row) {
            Truth::Unknown
        } else {
            Truth::No
        }
    }

    /// Kleene conjunction: a row is unknown when nobody says no and somebody does not know.
    pub fn and(&self, other: &Self) -> Self {
        let yes = self.yes.and(&other.yes);
        let nobody_says_no = self.yes.or(&self.unknown).and(&other.yes.or(&other.unknown));
        let unknown = nobody_says_no.difference(&yes);
        Self { yes, unknown }
    }

    /// Kleene disjunction: a row is unknown when nobody says yes and somebody does not know.
    pub fn or(&self, other: &Self) -> Self {
        let yes = self.yes.or(&other.yes);
        let unknown = self.unknown.or(&other.unknown).difference(&yes);
        Self { yes, unknown }
    }

    /// What was unknown stays unknown.
    pub fn not(&self) -> Self {
        let yes = self.yes.or(&self.unknown).complement();
        Self { yes, unknown: self.unknown.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn truths() -> impl Strategy<Value = Vec<(Truth, Truth)>> {
        let truth = || prop_oneof![Just(Truth::Yes), Just(Truth::No), Just(Truth::Unknown)];
        prop::collection::vec((truth(), truth()), 0..200)
    }

    fn matches(truths: &[Truth]) -> Matches {
        Matches::from_fn(truths.len(), |row| truths[row])
    }

    proptest! {
        #[test]
        fn word_by_word_equals_row_by_row(pairs in truths()) {
            let (a, b): (Vec<Truth>, Vec<Truth>) = pairs.iter().copied().unzip();
            let and: Vec<Truth> = pairs.iter().map(|(a, b)| a.and(*b)).collect();
            let or: Vec<Truth> = pairs.iter().map(|(a, b)| a.or(*b)).collect();
            let not: Vec<Truth> = a.iter().map(|a| !*a).collect();
            prop_assert_eq!(matches(&a).and(&matches(&b)), matches(&and));
            prop_assert_eq!(matches(&a).or(&matches(&b)), matches(&or));
            prop_assert_eq!(matches(&a).not(), matches(&not));
            let rows: Vec<usize> = (0..a.len()).filter(|row| a[*row] == Truth::Yes).collect();
            let yes = matches(&a).yes;
            prop_assert_eq!(yes.iter().collect::<Vec<_>>(), rows.clone());
            prop_assert_eq!(yes.count(), rows.len() as u64);
            prop_assert_eq!(yes.is_empty(), rows.is_empty());
            prop_assert_eq!(yes.complement().complement(), yes);
        }
    }

    #[test]
    fn a_full_set_has_no_row_beyond_its_length() {
        assert_eq!(Bits::all(70).count(), 70);
        assert_eq!(Bits::all(64).count(), 64);
        assert_eq!(Bits::all(0).count(), 0);
        assert!(!Bits::all(70).contains(70));
    }
}
