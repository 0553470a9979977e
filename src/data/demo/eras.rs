//! When buildings were built: periods as published for the whole and by priority status, and the share before 1975
//! as published commune by commune. A period that 1975 cuts in two counts as two eras.

use crate::data::demo::dice::{Dice, Topic};
use crate::data::demo::fitting::{Sum, fit};
use crate::data::demo::margins::{Margins, PeriodMargin};
use crate::data::demo::stock::Building;
use crate::data::demo::territory::Territory;

/// The year that the published counts by commune turn on.
const TURN: i32 = 1975;
/// Passes over the buildings; each only moves those that bring the counts nearer.
const PASSES: usize = 40;

struct Era {
    /// Position in [`Margins::periods`].
    period: usize,
    years: [i32; 2],
}

impl Era {
    fn is_old(&self) -> bool {
        self.years[0] < TURN
    }
}

/// Gives each building its period and year.
pub fn assign(seed: u64, margins: &Margins, territory: &Territory, buildings: &mut [Building]) {
    let eras = eras(margins);
    let mut board = Board::new(margins, territory, &eras, buildings);
    let mut dice = Dice::new(seed, Topic::Periods, 0);
    let mut order: Vec<usize> = (0..buildings.len()).collect();
    // The large ones choose first, while there is room for them.
    order.sort_by_key(|&position| std::cmp::Reverse(buildings[position].dwellings));
    let mut chosen = vec![0; buildings.len()];
    for &position in &order {
        chosen[position] = board.most_wanted(&mut dice, &buildings[position]);
        board.count(&buildings[position], chosen[position], 1.0);
    }
    for _ in 0..PASSES {
        dice.shuffle(&mut order);
        let mut moved = false;
        for &position in &order {
            let best = board.best(&buildings[position], chosen[position]);
            if best != chosen[position] {
                board.count(&buildings[position], chosen[position], -1.0);
                board.count(&buildings[position], best, 1.0);
                chosen[position] = best;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    for (building, era) in buildings.iter_mut().zip(chosen) {
        let [first, last] = eras[era].years;
        building.period = eras[era].period;
        building.built = dice.between(first, last);
    }
}

fn eras(margins: &Margins) -> Vec<Era> {
    let mut eras = Vec::with_capacity(margins.periods.len() + 1);
    for (period, margin) in margins.periods.iter().enumerate() {
        let [first, last] = margin.years;
        if first < TURN && TURN <= last {
            eras.push(Era { period, years: [first, TURN - 1] });
            eras.push(Era { period, years: [TURN, last] });
        } else {
            eras.push(Era { period, years: [first, last] });
        }
    }
    eras
}

/// What is wanted of some dwellings, and what is there so far.
#[derive(Clone, Copy, Default)]
struct Count {
    wanted: f64,
    found: f64,
    tolerance: f64,
}

impl Count {
    /// A published count.
    fn published(wanted: f64) -> Self {
        Self { wanted, found: 0.0, tolerance: (0.05 * wanted).max(5.0) / 4.0 }
    }

    /// A cell that was only inferred from published counts.
    fn inferred(wanted: f64) -> Self {
        Self { wanted, found: 0.0, tolerance: (0.2 * wanted).max(10.0) }
    }

    /// How much worse it becomes with these dwellings.
    fn worse(&self, dwellings: f64) -> f64 {
        let off = self.found - self.wanted;
        ((off + dwellings).powi(2) - off.powi(2)) / self.tolerance.powi(2)
    }
}

/// All counts that the buildings are held to.
struct Board<'a> {
    eras: &'a [Era],
    /// By commune: before 1975.
    old: Vec<Count>,
    /// By period.
    periods: Vec<Count>,
    /// By period, outside then inside the priority quartiers.
    statuses: Vec<[Count; 2]>,
    /// By commune, outside then inside the priority quartiers, and era.
    cells: Vec<[Vec<Count>; 2]>,
}

impl<'a> Board<'a> {
    fn new(margins: &Margins, territory: &Territory, eras: &'a [Era], buildings: &[Building]) -> Self {
        let mut groups = vec![[0.0; 2]; territory.communes.len()];
        for building in buildings {
            groups[building.commune][usize::from(building.in_qpv)] += f64::from(building.dwellings);
        }
        let published: f64 = territory.communes.iter().map(|commune| commune.margin.dwellings).sum();
        let total: f64 = groups.iter().flatten().sum();
        let scale = total / published;
        // The status margins of a stock of another size are those of its own two totals.
        let of_status = |status: usize| -> f64 { groups.iter().map(|group| group[status]).sum() };
        let status_of = |period: usize, status: usize| {
            let of = |row: &PeriodMargin| [row.outside_qpv, row.inside_qpv][status];
            let all: f64 = margins.periods.iter().map(of).sum();
            of(&margins.periods[period]) * of_status(status) / all
        };
        let statuses: Vec<[Count; 2]> = (0..margins.periods.len())
            .map(|period| [0, 1].map(|status| Count::published(status_of(period, status))))
            .collect();
        let old: Vec<Count> = territory
            .communes
            .iter()
            .map(|commune| Count::published(commune.margin.before_1975 * scale))
            .collect();
        let cells = inferred(eras, &groups, &old, &statuses);
        Self {
            eras,
            periods: statuses
                .iter()
                .map(|[out, inside]| Count::published(out.wanted + inside.wanted))
                .collect(),
            old,
            statuses,
            cells,
        }
    }

    fn count(&mut self, building: &Building, era: usize, sign: f64) {
        let (status, period) = (usize::from(building.in_qpv), self.eras[era].period);
        let dwellings = sign * f64::from(building.dwellings);
        if self.eras[era].is_old() {
            self.old[building.commune].found += dwellings;
        }
        self.periods[period].found += dwellings;
        self.statuses[period][status].found += dwellings;
        self.cells[building.commune][status][era].found += dwellings;
    }

    /// Where most is missing, give or take; an era that the building would overfill comes last.
    fn most_wanted(&self, dice: &mut Dice, building: &Building) -> usize {
        let size = f64::from(building.dwellings);
        let cells = &self.cells[building.commune][usize::from(building.in_qpv)];
        let appeal = cells.iter().map(|cell| {
            let missing = cell.wanted - cell.found;
            if missing >= size { missing * (0.4 + dice.unit()) } else { missing - size }
        });
        appeal.enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b)).map_or(0, |(era, _)| era)
    }

    /// The era that brings the counts nearest, the present one if none does better.
    fn best(&self, building: &Building, present: usize) -> usize {
        // Less than this is rounding, and would be moved back and forth.
        let mut best = (present, -1e-9);
        for era in (0..self.eras.len()).filter(|&era| era != present) {
            let change = self.change(building, present, era);
            if change < best.1 {
                best = (era, change);
            }
        }
        best.0
    }

    fn change(&self, building: &Building, from: usize, to: usize) -> f64 {
        let size = f64::from(building.dwellings);
        let status = usize::from(building.in_qpv);
        let cells = &self.cells[building.commune][status];
        let mut change = cells[from].worse(-size) + cells[to].worse(size);
        let (left, joined) = (&self.eras[from], &self.eras[to]);
        if left.is_old() != joined.is_old() {
            change += self.old[building.commune].worse(if joined.is_old() { size } else { -size });
        }
        if left.period != joined.period {
            change += self.periods[left.period].worse(-size) + self.periods[joined.period].worse(size);
            change += self.statuses[left.period][status].worse(-size);
            change += self.statuses[joined.period][status].worse(size);
        }
        change
    }
}

/// Commune × status × era, from the size of each group, the old dwellings of each commune and the periods of each
/// status.
fn inferred(
    eras: &[Era],
    groups: &[[f64; 2]],
    old: &[Count],
    statuses: &[[Count; 2]],
) -> Vec<[Vec<Count>; 2]> {
    let at = |commune: usize, status: usize, era: usize| (2 * commune + status) * eras.len() + era;
    let of_eras = |wanted: &dyn Fn(&Era) -> bool| -> Vec<usize> {
        (0..eras.len()).filter(|&era| wanted(&eras[era])).collect()
    };
    let mut sums = Vec::new();
    for (period, wanted) in statuses.iter().enumerate() {
        for (status, count) in wanted.iter().enumerate() {
            let cells = of_eras(&|era| era.period == period)
                .into_iter()
                .flat_map(|era| (0..groups.len()).map(move |commune| at(commune, status, era)))
                .collect();
            sums.push(Sum { cells, total: count.wanted });
        }
    }
    for (commune, count) in old.iter().enumerate() {
        let cells = of_eras(&Era::is_old)
            .into_iter()
            .flat_map(|era| [0, 1].map(|status| at(commune, status, era)))
            .collect();
        sums.push(Sum { cells, total: count.wanted });
    }
    for (commune, group) in groups.iter().enumerate() {
        for (status, &total) in group.iter().enumerate() {
            let cells = (0..eras.len()).map(|era| at(commune, status, era)).collect();
            sums.push(Sum { cells, total });
        }
    }
    let mut cells = vec![1.0; 2 * groups.len() * eras.len()];
    fit(&mut cells, &sums);
    let row = |commune, status| {
        (0..eras.len()).map(|era| Count::inferred(cells[at(commune, status, era)])).collect()
    };
    (0..groups.len()).map(|commune| [row(commune, 0), row(commune, 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_of_1975_counts_as_two() {
        let margins = Margins::published();
        let eras = eras(&margins);
        assert_eq!(eras.len(), margins.periods.len() + 1);
        assert!(eras.iter().any(|era| era.years == [1971, 1974] && era.is_old()));
        assert!(eras.iter().any(|era| era.years == [1975, 1980] && !era.is_old()));
    }
}
