//! Masking, before a file is written: the floor, recent movers beside all respondents, small groups, zone totals.
//!
//! Inputs are counts, outputs are states and sets; nothing here knows a résidence's name or a file. Which values a
//! file may hold is checked when it is read, in `data`. Rules: `domaine.md` § 2.4.

mod zones;

pub use zones::{Atom, Partition, ZoneCells, withheld_zones};

use crate::model::Figure;

/// Households under which nothing is published (minimal aggregation of the OPS cartography, USH, May 2020).
pub const FLOOR: u32 = 11;
/// From this many households, an exact count no longer tells about a family.
const EXACT_FROM: u32 = 50;
/// Households of a group that is told as a bound.
const SMALL_GROUP: u32 = 2;
/// "≤ 5 %", "≥ 95 %".
const BOUND: f64 = 5.0;

/// Respondents of a résidence, masked under the floor, zero included; `NotApplicable` when it houses nobody at all.
pub fn respondents(respondents: u32, surveyed: u32, floor: u32) -> Figure<u32> {
    if surveyed == 0 {
        Figure::NotApplicable
    } else if respondents < floor {
        Figure::Secret
    } else {
        Figure::Published(respondents)
    }
}

/// Recent movers beside all respondents: both are shown only if the movers and the others reach the floor.
/// Of the two, the movers are withheld: they are fewer.
pub fn recent_movers(movers: u32, all: Figure<u32>, floor: u32) -> Figure<u32> {
    match all {
        Figure::NotApplicable => Figure::NotApplicable,
        Figure::Absent => Figure::Absent,
        Figure::Published(all) if movers >= floor && all.saturating_sub(movers) >= floor => {
            Figure::Published(movers)
        }
        // Movers who reach the floor among respondents who do not cannot be.
        Figure::Published(_) | Figure::Secret => Figure::Secret,
    }
}

/// What is stored of a group in a published row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Percent, 0–100.
    Exact(f64),
    /// "At most" under 50, "at least" above.
    Bound(f64),
}

impl Share {
    pub fn percent(self) -> f64 {
        match self {
            Self::Exact(percent) | Self::Bound(percent) => percent,
        }
    }
}

/// The share of `count` among `base`. Among fewer than 50 households, a group of at most two, or all but at most
/// two, is told as a bound that does not depend on the count. `base` is at least one and at least `count`.
pub fn share(count: u32, base: u32, households: u32) -> Share {
    let percent = |count: u32| 100.0 * f64::from(count) / f64::from(base);
    let bound = percent(SMALL_GROUP.min(base)).max(BOUND);
    if households >= EXACT_FROM {
        Share::Exact(percent(count))
    } else if count <= SMALL_GROUP {
        Share::Bound(bound)
    } else if base - count <= SMALL_GROUP {
        Share::Bound(100.0 - bound)
    } else {
        Share::Exact(percent(count))
    }
}

/// Of three classes that sum to all households: the one to withhold because the bound of another would follow from
/// the two that remain. The cheapest: the one with the fewest households among those told exactly.
pub fn withheld_class(counts: [u32; 3], base: u32, households: u32) -> Option<usize> {
    let exact = |class: &usize| matches!(share(counts[*class], base, households), Share::Exact(_));
    let told: Vec<usize> = (0..3).filter(exact).collect();
    (told.len() == 2).then(|| told.into_iter().min_by_key(|&class| counts[class])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nobody_is_not_the_same_as_fewer_than_eleven() {
        assert_eq!(respondents(0, 0, FLOOR), Figure::NotApplicable);
        assert_eq!(respondents(0, 4, FLOOR), Figure::Secret);
        assert_eq!(respondents(10, 40, FLOOR), Figure::Secret);
        assert_eq!(respondents(11, 40, FLOOR), Figure::Published(11));
    }

    #[test]
    fn recent_movers_need_the_floor_on_both_sides() {
        assert_eq!(recent_movers(11, Figure::Published(22), FLOOR), Figure::Published(11));
        assert_eq!(recent_movers(11, Figure::Published(21), FLOOR), Figure::Secret);
        assert_eq!(recent_movers(0, Figure::Published(80), FLOOR), Figure::Secret);
        assert_eq!(recent_movers(0, Figure::NotApplicable, FLOOR), Figure::NotApplicable);
    }

    #[test]
    fn two_families_of_twenty_five_are_a_bound() {
        assert_eq!(share(2, 25, 25), Share::Bound(8.0));
        assert_eq!(share(0, 25, 25), Share::Bound(8.0));
        assert_eq!(share(2, 45, 45), Share::Bound(5.0));
        assert_eq!(share(23, 25, 25), Share::Bound(92.0));
        assert_eq!(share(3, 25, 25), Share::Exact(12.0));
        assert_eq!(share(1, 50, 50), Share::Exact(2.0));
    }

    proptest! {
        #[test]
        fn a_bound_holds_whatever_the_count_behind_it(base in 11u32..200, count in 0u32..200) {
            let count = count.min(base);
            let truth = 100.0 * f64::from(count) / f64::from(base);
            match share(count, base, base) {
                Share::Exact(percent) => prop_assert_eq!(percent, truth),
                Share::Bound(bound) if bound < 50.0 => prop_assert!(truth <= bound),
                Share::Bound(bound) => prop_assert!(truth >= bound),
            }
        }

        #[test]
        fn no_bounded_class_follows_from_the_other_two(a in 0u32..60, b in 0u32..60, c in 0u32..60) {
            let base = a + b + c;
            prop_assume!(base >= FLOOR);
            let counts = [a, b, c];
            let hidden = withheld_class(counts, base, base);
            let told = |class: usize| {
                hidden != Some(class) && matches!(share(counts[class], base, base), Share::Exact(_))
            };
            let exact = (0..3).filter(|&class| told(class)).count();
            prop_assert!(exact == 3 || exact <= 1);
        }
    }
}
