//! Which totals of zones are withheld, so that no masked résidence follows from a total, or from several.
//!
//! A total minus the published résidences leaves the masked part of the zone. It must be nothing, or hold at least
//! the floor of households over at least two résidences, and still so for a landlord who takes its own away.

use std::collections::{BTreeMap, BTreeSet};

/// The masked part of a set of résidences that no zone cuts, by landlord.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Atom {
    masked: BTreeMap<u32, Masked>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Masked {
    households: u32,
    residences: u32,
}

impl Atom {
    /// Adds a masked résidence of a landlord, even when nobody answered there.
    pub fn mask(&mut self, landlord: u32, respondents: u32) {
        let part = self.masked.entry(landlord).or_default();
        part.households += respondents;
        part.residences += 1;
    }
}

/// A zone: the atoms it is made of, and its respondents, published or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZoneCells {
    pub atoms: BTreeSet<usize>,
    pub respondents: u32,
}

/// Zones that lie apart inside another one: communes of the métropole, quartiers of a commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    pub parent: usize,
    pub children: Vec<usize>,
}

/// Positions of the zones whose total is withheld, those of `already` included.
///
/// Looks at each total, at each pair of totals and at each parent less its published children; what is unsafe is
/// repaired by withholding the total with the fewest respondents, the first one when several have as few. Zones made
/// of the same atoms share one fate. A longer combination of totals is not looked at here.
pub fn withheld_zones(
    atoms: &[Atom],
    zones: &[ZoneCells],
    partitions: &[Partition],
    floor: u32,
    already: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let mut plan = Plan { atoms, zones, floor, withheld: BTreeSet::new() };
    already.iter().for_each(|&zone| plan.withhold(zone));
    for (zone, cells) in zones.iter().enumerate() {
        if cells.respondents < floor || !plan.is_safe(&cells.atoms, &BTreeSet::new()) {
            plan.withhold(zone);
        }
    }
    loop {
        let before = plan.withheld.len();
        plan.repair_pairs();
        partitions.iter().for_each(|partition| plan.repair_partition(partition));
        if plan.withheld.len() == before {
            return plan.withheld;
        }
    }
}

struct Plan<'a> {
    atoms: &'a [Atom],
    zones: &'a [ZoneCells],
    floor: u32,
    withheld: BTreeSet<usize>,
}

impl Plan<'_> {
    fn withhold(&mut self, zone: usize) {
        let same = &self.zones[zone].atoms;
        self.withheld.extend((0..self.zones.len()).filter(|&other| self.zones[other].atoms == *same));
    }

    fn repair_pairs(&mut self) {
        for a in 0..self.zones.len() {
            for b in a + 1..self.zones.len() {
                if self.withheld.contains(&a) || self.withheld.contains(&b) {
                    continue;
                }
                let (left, right) = (&self.zones[a].atoms, &self.zones[b].atoms);
                if left.is_disjoint(right) {
                    continue;
                }
                let only = |one: &BTreeSet<usize>, other| one.difference(other).copied().collect();
                if !self.is_safe(&only(left, right), &only(right, left)) {
                    self.withhold(self.cheapest([a, b].into_iter()).unwrap_or(a));
                }
            }
        }
    }

    fn repair_partition(&mut self, partition: &Partition) {
        while !self.withheld.contains(&partition.parent) {
            let told: Vec<usize> =
                partition.children.iter().copied().filter(|child| !self.withheld.contains(child)).collect();
            let covered: BTreeSet<usize> =
                told.iter().flat_map(|&child| self.zones[child].atoms.iter().copied()).collect();
            let rest = self.zones[partition.parent].atoms.difference(&covered).copied().collect();
            if self.is_safe(&rest, &BTreeSet::new()) {
                return;
            }
            let cheapest = self.cheapest(told.into_iter()).unwrap_or(partition.parent);
            self.withhold(cheapest);
        }
    }

    fn cheapest(&self, zones: impl Iterator<Item = usize>) -> Option<usize> {
        zones.min_by_key(|&zone| self.zones[zone].respondents)
    }

    /// Whether the difference of two known totals protects the masked résidences on either side. With masked
    /// résidences left on both sides, no one of them can be told.
    fn is_safe(&self, plus: &BTreeSet<usize>, minus: &BTreeSet<usize>) -> bool {
        let (plus, minus) = (self.masked(plus), self.masked(minus));
        let landlords = plus.keys().chain(minus.keys()).map(|&landlord| Some(landlord));
        landlords.chain([None]).all(|insider| match (remainder(&plus, insider), remainder(&minus, insider)) {
            (left, right) if left.residences > 0 && right.residences > 0 => true,
            (left, right) => self.is_hidden(left) && self.is_hidden(right),
        })
    }

    fn is_hidden(&self, part: Masked) -> bool {
        part.residences == 0 || (part.residences >= 2 && part.households >= self.floor)
    }

    fn masked(&self, atoms: &BTreeSet<usize>) -> BTreeMap<u32, Masked> {
        let mut sum: BTreeMap<u32, Masked> = BTreeMap::new();
        for (&landlord, part) in atoms.iter().flat_map(|&atom| &self.atoms[atom].masked) {
            let total = sum.entry(landlord).or_default();
            total.households += part.households;
            total.residences += part.residences;
        }
        sum
    }
}

/// What an observer who knows the résidences of `insider` does not know.
fn remainder(parts: &BTreeMap<u32, Masked>, insider: Option<u32>) -> Masked {
    let unknown = parts.iter().filter(|&(&landlord, _)| Some(landlord) != insider);
    unknown.fold(Masked::default(), |sum, (_, part)| Masked {
        households: sum.households + part.households,
        residences: sum.residences + part.residences,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FLOOR: u32 = 11;

    /// One atom by list of (landlord, respondents) of its masked résidences.
    fn atoms(parts: &[&[(u32, u32)]]) -> Vec<Atom> {
        let atom = |part: &&[(u32, u32)]| {
            let mut atom = Atom::default();
            part.iter().for_each(|&(landlord, respondents)| atom.mask(landlord, respondents));
            atom
        };
        parts.iter().map(atom).collect()
    }

    fn zone(atoms: &[usize], respondents: u32) -> ZoneCells {
        ZoneCells { atoms: atoms.iter().copied().collect(), respondents }
    }

    fn plan(atoms: &[Atom], zones: &[ZoneCells], partitions: &[Partition]) -> Vec<usize> {
        withheld_zones(atoms, zones, partitions, FLOOR, &BTreeSet::new()).into_iter().collect()
    }

    #[test]
    fn the_worked_example_of_the_domain() {
        // Respondents 34, 15, 9, 7: the two last are masked. Three landlords, so that no insider knows one of them.
        let two_masked = atoms(&[&[(1, 9), (2, 7)], &[(3, 20), (3, 5)]]);
        assert_eq!(plan(&two_masked[..1], &[zone(&[0], 65)], &[]), [0], "an insider subtracts its own");
        let shared = atoms(&[&[(1, 9), (2, 9), (3, 9)]]);
        assert_eq!(plan(&shared, &[zone(&[0], 76)], &[]), [] as [usize; 0]);
        let one_masked = atoms(&[&[(1, 9)]]);
        assert_eq!(plan(&one_masked, &[zone(&[0], 58)], &[]), [0]);
    }

    #[test]
    fn a_withheld_commune_takes_the_smallest_other_with_it() {
        let mixed: &[(u32, u32)] = &[(1, 8), (2, 8), (3, 8)];
        let parts = atoms(&[&[(1, 9)], mixed, mixed]);
        let zones = [zone(&[0], 30), zone(&[1], 60), zone(&[2], 50), zone(&[0, 1, 2], 140)];
        let communes = Partition { parent: 3, children: vec![0, 1, 2] };
        assert_eq!(plan(&parts, &zones, &[communes]), [0, 2]);
    }

    #[test]
    fn two_perimeters_that_differ_by_one_residence_are_not_both_told() {
        let mixed: &[(u32, u32)] = &[(1, 8), (2, 8), (3, 8)];
        let parts = atoms(&[mixed, &[(2, 9)]]);
        let zones = [zone(&[0], 60), zone(&[0, 1], 69)];
        assert_eq!(plan(&parts, &zones, &[]), [0]);
    }

    prop_compose! {
        /// Six atoms of up to four masked résidences of three landlords; zones of any atoms.
        fn territories()(
            parts in prop::collection::vec(prop::collection::vec((0u32..3, 0u32..11), 0..4), 6),
            members in prop::collection::vec(prop::collection::btree_set(0usize..6, 1..6), 1..8),
            respondents in prop::collection::vec(0u32..80, 8),
        ) -> (Vec<Atom>, Vec<ZoneCells>, Vec<Partition>) {
            let parts: Vec<&[(u32, u32)]> = parts.iter().map(Vec::as_slice).collect();
            let mut zones: Vec<ZoneCells> = members
                .into_iter()
                .zip(respondents)
                .map(|(atoms, respondents)| ZoneCells { atoms, respondents })
                .collect();
            let whole = zones.len();
            zones.push(zone(&[0, 1, 2, 3, 4, 5], 400));
            (atoms(&parts), zones, vec![Partition { parent: whole, children: (0..whole).collect() }])
        }
    }

    proptest! {
        #[test]
        fn every_published_total_and_difference_is_safe((atoms, zones, partitions) in territories()) {
            let withheld = withheld_zones(&atoms, &zones, &partitions, FLOOR, &BTreeSet::new());
            let check = Plan { atoms: &atoms, zones: &zones, floor: FLOOR, withheld: withheld.clone() };
            let told: Vec<usize> = (0..zones.len()).filter(|zone| !withheld.contains(zone)).collect();
            for &a in &told {
                prop_assert!(zones[a].respondents >= FLOOR);
                prop_assert!(check.is_safe(&zones[a].atoms, &BTreeSet::new()));
                for &b in &told {
                    if !zones[a].atoms.is_disjoint(&zones[b].atoms) {
                        let only = |x: usize, y: usize| {
                            zones[x].atoms.difference(&zones[y].atoms).copied().collect()
                        };
                        prop_assert!(check.is_safe(&only(a, b), &only(b, a)));
                    }
                }
            }
        }

        #[test]
        fn a_plan_is_its_own_plan_and_only_grows((atoms, zones, partitions) in territories(), first in 0usize..3) {
            let already = BTreeSet::from([first.min(zones.len() - 1)]);
            let once = withheld_zones(&atoms, &zones, &partitions, FLOOR, &already);
            prop_assert!(once.is_superset(&already));
            prop_assert_eq!(&withheld_zones(&atoms, &zones, &partitions, FLOOR, &once), &once);
        }
    }
}
