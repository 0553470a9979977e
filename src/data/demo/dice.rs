//! Chance that can be replayed: one stream by topic and by item, so that adding one résidence disturbs no other.
//!
//! Only whole numbers are asked of the generator; everything else is computed here, so that a newer version of a
//! library cannot change a file.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// What is being drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Topic {
    Sizes = 1,
    Periods,
    Kinds,
    Rooms,
    Energy,
    Estates,
    Names,
    Building,
    Rents,
    Households,
    Opinions,
    Quartiers,
}

/// A stream of chance.
#[derive(Debug)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// `item`: a résidence, an estate, a quartier… under 2⁴⁰.
    pub fn new(seed: u64, topic: Topic, item: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream((topic as u64) << 40 | item);
        Self(source)
    }

    /// In [0, 1).
    pub fn unit(&mut self) -> f64 {
        // 53 bits: all that an f64 can hold.
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Under `bound`, which is at least one.
    pub fn below(&mut self, bound: usize) -> usize {
        ((self.unit() * bound as f64) as usize).min(bound.saturating_sub(1))
    }

    /// Between the two, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low).max(0) as usize + 1) as i32
    }

    /// Mean 0, standard deviation 1.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A position, in proportion to its weight; the first one when all weights are zero.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let total: f64 = weights.iter().sum();
        let mut left = self.unit() * total;
        let mut last = 0;
        for (position, &weight) in weights.iter().enumerate() {
            if weight > 0.0 {
                last = position;
                if left < weight {
                    return position;
                }
                left -= weight;
            }
        }
        last
    }

    pub fn choose<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_can_be_replayed_and_differs_from_its_neighbours() {
        let draw = |topic, item| Dice::new(7, topic, item).unit();
        assert_eq!(draw(Topic::Sizes, 3), draw(Topic::Sizes, 3));
        assert_ne!(draw(Topic::Sizes, 3), draw(Topic::Sizes, 4));
        assert_ne!(draw(Topic::Sizes, 3), draw(Topic::Rooms, 3));
    }

    #[test]
    fn a_weight_of_zero_is_never_drawn() {
        let mut dice = Dice::new(7, Topic::Kinds, 0);
        assert!((0..1000).all(|_| dice.weighted(&[0.0, 2.0, 0.0, 1.0, 0.0]) % 2 == 1));
    }
}
