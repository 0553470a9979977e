//! Rents of sitting tenants, dwelling by dwelling, then by typologie; and how the dwellings were financed.

use crate::data::demo::building;
use crate::data::demo::dice::Dice;
use crate::data::demo::margins::Margins;
use crate::data::demo::stock::Building;
use crate::domain::rent_level::{Household, ceiling_for};
use crate::model::{
    AplZone, Ceiling, Construction, Date, EurosPerMonth, Figure, Financing, FinancingGroup, Rent, Residence,
    Typology, Vintage,
};

/// Known rents from which a mean is published, then a minimum and a maximum (`domaine.md` § 2.4).
const MEAN_FROM: u32 = 3;
const RANGE_FROM: u32 = 5;

/// A let dwelling.
struct Dwelling {
    typology: Typology,
    surface: f64,
    /// €/month; `None`: empty, or not supplied.
    rent: Option<f64>,
    charges: f64,
}

/// A row of `loyer`, with its `masque`.
pub struct RentRow {
    pub rent: Rent,
    pub withheld: bool,
}

pub struct Rents {
    pub rows: Vec<RentRow>,
    pub financing: Vec<Financing>,
}

/// What rents are compared with, and when they were asked.
pub struct Frame<'a> {
    pub margins: &'a Margins,
    pub ceilings: &'a [Ceiling],
    pub vintage: Vintage,
    pub today: Date,
}

/// `centrality` is the level of the place: 1 on average. No rent at all for a résidence not yet let, or whose
/// landlord supplied none.
pub fn draw(
    dice: &mut Dice,
    frame: &Frame<'_>,
    plan: &Building,
    residence: &Residence,
    zone: AplZone,
    centrality: f64,
) -> Rents {
    let financing = financing(dice, plan);
    let let_already = residence.first_let.is_some_and(|year| year < i32::from(frame.vintage.year()));
    if !let_already || dice.chance(0.02) {
        return Rents { rows: Vec::new(), financing: summed(&financing) };
    }
    let dwellings = dwellings(dice, frame.margins, plan, &financing, centrality);
    let conditions = Conditions::draw(dice, frame, residence);
    let of_typology =
        |typology: Typology| dwellings.iter().filter(move |dwelling| dwelling.typology == typology);
    let mut rows: Vec<RentRow> = Typology::ALL
        .into_iter()
        .filter(|&typology| of_typology(typology).next().is_some())
        .map(|typology| {
            let members: Vec<&Dwelling> = of_typology(typology).collect();
            let rent = conditions.rent(frame, zone, Some(typology), &members);
            RentRow { rent, withheld: false }
        })
        .collect();
    let whole = conditions.rent(frame, zone, None, &dwellings.iter().collect::<Vec<_>>());
    let whole = beside_its_parts(whole, &mut rows);
    rows.extend(whole.map(|rent| RentRow { rent, withheld: false }));
    Rents { rows, financing: summed(&financing) }
}

/// `TOUS` is written only if the typologies masked in it together have no known rent, or at least three: otherwise
/// the smallest published one is masked with them, unless it is a third of the résidence or more.
fn beside_its_parts(mut whole: Rent, parts: &mut [RentRow]) -> Option<Rent> {
    let masked = |parts: &[RentRow]| -> u32 {
        parts.iter().map(|part| part.rent.known).filter(|&known| known < MEAN_FROM).sum()
    };
    if whole.known < MEAN_FROM {
        return None;
    }
    let hidden = masked(parts);
    if (1..MEAN_FROM).contains(&hidden) {
        let smallest = parts
            .iter_mut()
            .filter(|part| part.rent.known >= MEAN_FROM)
            .min_by_key(|part| part.rent.known)?;
        if 3 * smallest.rent.known >= whole.known {
            return None;
        }
        smallest.withheld = true;
        smallest.rent = Rent {
            mean: Figure::Secret,
            per_m2: Figure::Secret,
            min: Figure::Secret,
            max: Figure::Secret,
            under_ceiling: Figure::Secret,
            mean_charges: Figure::Secret,
            reletting: None,
            convention_max: None,
            reletting_date: None,
            ..smallest.rent.clone()
        };
    }
    if hidden > 0 {
        // The dearest or cheapest of all may be the very rent that is masked.
        whole.min = Figure::Absent;
        whole.max = Figure::Absent;
        whole.under_ceiling = Figure::Absent;
    }
    Some(whole)
}

/// What a landlord says of a résidence beside its rents.
struct Conditions {
    charges: bool,
    counted_under_ceiling: bool,
    heating_included: Option<bool>,
    water_included: Option<bool>,
    /// Factors on the mean rent.
    reletting: Option<f64>,
    convention: Option<f64>,
    reletting_date: Option<Date>,
}

impl Conditions {
    fn draw(dice: &mut Dice, frame: &Frame<'_>, residence: &Residence) -> Self {
        let charges = dice.chance(0.6);
        let heating = residence.heating.as_deref().map(building::is_collective);
        let agreed = dice.chance(0.25);
        let days = dice.between(30, 330);
        let date = frame.vintage.first_day().saturating_add(jiff::Span::new().days(days)).min(frame.today);
        Self {
            charges,
            counted_under_ceiling: dice.chance(0.5),
            heating_included: heating.filter(|_| charges),
            water_included: charges.then(|| dice.chance(0.4)),
            reletting: agreed.then(|| 1.02 + 0.06 * dice.unit()),
            convention: agreed.then(|| 1.1 + 0.15 * dice.unit()),
            reletting_date: agreed.then_some(date),
        }
    }

    fn rent(
        &self,
        frame: &Frame<'_>,
        zone: AplZone,
        typology: Option<Typology>,
        members: &[&Dwelling],
    ) -> Rent {
        let known: Vec<(&Dwelling, f64)> =
            members.iter().filter_map(|&dwelling| Some((dwelling, dwelling.rent?))).collect();
        let count = known.len() as u32;
        let enough = |minimum: u32| match count {
            0 => Figure::Absent,
            count if count < minimum => Figure::Secret,
            _ => Figure::Published(()),
        };
        let money = |amount: f64| EurosPerMonth::new((amount * 100.0).round() / 100.0);
        let amount = |minimum: u32, value: f64| match enough(minimum) {
            Figure::Published(()) => Figure::supplied(money(value)),
            Figure::Secret => Figure::Secret,
            Figure::Absent => Figure::Absent,
            Figure::NotApplicable => Figure::NotApplicable,
        };
        let sum: f64 = known.iter().map(|(_, rent)| rent).sum();
        let surface: f64 = known.iter().map(|(dwelling, _)| dwelling.surface).sum();
        let all_surfaces: f64 = members.iter().map(|dwelling| dwelling.surface).sum();
        let mean = sum / f64::from(count.max(1));
        let charges =
            known.iter().map(|(dwelling, _)| dwelling.charges).sum::<f64>() / f64::from(count.max(1));
        let smallest = known.iter().map(|&(_, rent)| rent).fold(f64::INFINITY, f64::min);
        let greatest = known.iter().map(|&(_, rent)| rent).fold(0.0, f64::max);
        let under: Option<u32> = known
            .iter()
            .map(|(dwelling, rent)| under_ceiling(frame, zone, dwelling.typology, *rent).map(u32::from))
            .sum();
        // The rent of a dwelling of the typologie, not of a tenant; nothing for the résidence as a whole.
        let asked = |factor: Option<f64>| {
            factor.filter(|_| typology.is_some() && count > 0).and_then(|f| money(mean * f))
        };
        Rent {
            typology,
            dwellings: members.len() as u32,
            known: count,
            mean_surface: Some(all_surfaces / members.len().max(1) as f64),
            mean: amount(MEAN_FROM, mean),
            per_m2: enough(MEAN_FROM).map(|()| (100.0 * sum / surface).round() / 100.0),
            min: amount(RANGE_FROM, smallest),
            max: amount(RANGE_FROM, greatest),
            under_ceiling: match under.filter(|_| self.counted_under_ceiling) {
                Some(under) => enough(MEAN_FROM).map(|()| under),
                None => Figure::Absent,
            },
            mean_charges: if self.charges { amount(MEAN_FROM, charges) } else { Figure::Absent },
            heating_included: self.heating_included.filter(|_| count >= MEAN_FROM),
            water_included: self.water_included.filter(|_| count >= MEAN_FROM),
            // A factor on a masked mean would tell it.
            reletting: asked(self.reletting).filter(|_| count >= MEAN_FROM),
            convention_max: asked(self.convention).filter(|_| count >= MEAN_FROM),
            reletting_date: self.reletting_date.filter(|_| typology.is_some() && count >= MEAN_FROM),
        }
    }
}

/// `None` when no scale was in force at the date of the rents.
fn under_ceiling(frame: &Frame<'_>, zone: AplZone, typology: Typology, rent: f64) -> Option<bool> {
    let household = Household::of(typology)[0];
    let ceiling = ceiling_for(frame.ceilings, zone, household, frame.vintage.first_day())?;
    Some(rent <= ceiling.amount.amount())
}

/// Dwellings by group, in the order of [`FinancingGroup::ALL`].
fn financing(dice: &mut Dice, plan: &Building) -> [u32; 6] {
    let mut counts = [0; 6];
    let weights = match plan.built {
        ..1977 => [0.0, 2.0, 95.0, 1.0, 1.0, 1.0],
        1977..2001 => [3.0, 76.0, 0.0, 13.0, 4.0, 4.0],
        2001..2012 => [17.0, 60.0, 0.0, 18.0, 4.0, 1.0],
        _ => [20.0, 54.0, 0.0, 20.0, 5.0, 1.0],
    };
    let main = dice.weighted(&weights);
    let mixed = plan.built > 2005 && plan.dwellings >= 6 && main <= 1;
    if mixed {
        // Since the 2000s, most operations put PLAI beside PLUS.
        let share = 0.22 + 0.16 * dice.unit();
        let plai = (f64::from(plan.dwellings) * share).round() as u32;
        counts[0] = plai;
        counts[1] = plan.dwellings - plai;
    } else {
        counts[main] = plan.dwellings;
    }
    counts
}

fn summed(counts: &[u32; 6]) -> Vec<Financing> {
    FinancingGroup::ALL
        .into_iter()
        .zip(counts)
        .filter(|&(_, &dwellings)| dwellings > 0)
        .map(|(group, &dwellings)| Financing { group, dwellings })
        .collect()
}

fn dwellings(
    dice: &mut Dice,
    margins: &Margins,
    plan: &Building,
    financing: &[u32; 6],
    centrality: f64,
) -> Vec<Dwelling> {
    let mut groups: Vec<FinancingGroup> = FinancingGroup::ALL
        .into_iter()
        .zip(financing)
        .flat_map(|(group, &count)| std::iter::repeat_n(group, count as usize))
        .collect();
    dice.shuffle(&mut groups);
    let typologies = Typology::ALL
        .into_iter()
        .zip(plan.rooms)
        .flat_map(|(typology, count)| std::iter::repeat_n(typology, count as usize));
    let building_level = centrality * (0.055 * dice.normal()).exp();
    let size = (0.05 * dice.normal()).exp();
    let charge_level = 1.1 + 0.8 * dice.unit();
    typologies
        .zip(groups)
        .map(|(typology, group)| {
            let surface = surface(dice, margins, plan.kind, typology) * size;
            let level = level(margins, group, plan.built) * typology_factor(typology) * building_level;
            let rent = level * surface * (0.035 * dice.normal()).exp();
            // The stock is let, but for a few; a rent of someone who left in January is not known.
            let rent = dice.chance(0.965).then_some((rent * 100.0).round() / 100.0);
            Dwelling { typology, surface, rent, charges: charge_level * surface }
        })
        .collect()
}

fn surface(dice: &mut Dice, margins: &Margins, kind: Construction, typology: Typology) -> f64 {
    let mean = match typology {
        // The published mean of five rooms and more, split.
        Typology::T5 => margins.surfaces.means[4] - 2.5,
        Typology::T6 => margins.surfaces.means[4] + 15.0,
        other => margins.surfaces.means[other.index()],
    };
    let student = if kind == Construction::Student { 0.75 } else { 1.0 };
    (mean * student * (1.0 + 0.07 * dice.normal())).max(12.0)
}

/// €/m² of a T3. The regional figures by financing put the old stock with PLUS; here it is apart and lower. The
/// newest are dearer, as published.
fn level(margins: &Margins, group: FinancingGroup, built: i32) -> f64 {
    let rents = &margins.rents;
    let age = match built {
        ..1977 => 0.94,
        1977..1991 => 0.98,
        1991..2001 => 1.02,
        2001..2011 => 1.06,
        _ => 1.15,
    };
    match group {
        FinancingGroup::Plai => (rents.plai * age).min(1.035 * rents.plai),
        FinancingGroup::Plus => 1.06 * rents.plus * age,
        FinancingGroup::Pre1977 => 0.985 * rents.plus,
        FinancingGroup::Pls => rents.pls * (0.94 + 0.06 * age),
        FinancingGroup::Intermediate => 1.13 * rents.pls,
        FinancingGroup::Other => 1.1 * rents.plus,
    }
}

/// Small dwellings are dearer by the m².
fn typology_factor(typology: Typology) -> f64 {
    match typology {
        Typology::T1 => 1.22,
        Typology::T2 => 1.07,
        Typology::T3 => 1.0,
        Typology::T4 => 0.96,
        Typology::T5 => 0.93,
        Typology::T6 => 0.91,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(typology: Option<Typology>, known: u32) -> RentRow {
        let shown = if known < 3 { Figure::Secret } else { Figure::Published(5.0) };
        let money = shown.map(|amount| EurosPerMonth::new(amount).unwrap());
        let rent = Rent {
            typology,
            dwellings: known,
            known,
            mean_surface: None,
            mean: money,
            per_m2: shown,
            min: money,
            max: money,
            under_ceiling: Figure::Absent,
            mean_charges: Figure::Absent,
            heating_included: None,
            water_included: None,
            reletting: None,
            convention_max: None,
            reletting_date: None,
        };
        RentRow { rent, withheld: false }
    }

    #[test]
    fn one_masked_rent_hides_the_smallest_typology_with_it() {
        let mut parts = [row(Some(Typology::T2), 1), row(Some(Typology::T3), 4), row(Some(Typology::T4), 9)];
        let whole = beside_its_parts(row(None, 14).rent, &mut parts).unwrap();
        assert_eq!(parts.each_ref().map(|part| part.withheld), [false, true, false]);
        assert_eq!(whole.max, Figure::Absent, "the masked rent may be the dearest");
    }

    #[test]
    fn the_whole_is_left_out_when_hiding_a_part_would_cost_more() {
        let mut parts = [row(Some(Typology::T2), 2), row(Some(Typology::T3), 9)];
        assert!(beside_its_parts(row(None, 11).rent, &mut parts).is_none());
        assert!(!parts[1].withheld);
        let mut three_masked =
            [row(Some(Typology::T1), 2), row(Some(Typology::T2), 1), row(Some(Typology::T3), 9)];
        assert!(beside_its_parts(row(None, 12).rent, &mut three_masked).is_some());
    }
}
