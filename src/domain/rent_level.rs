//! Rent against the APL ceiling of a reference household, in a zone, at a date.
//!
//! A rent is only compared with a ceiling of the same date; nothing here computes anybody's benefit.

use crate::model::{AplZone, Atlas, Ceiling, Date, EurosPerMonth, Figure, Residence, Typology};
use std::sync::Arc;

/// The reference household of a ceiling; a ceiling is never named without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Household {
    Single,
    Couple,
    /// With this many dependants, at least one.
    Dependants(u8),
}

/// Level of a rent, product convention of `domaine.md` § 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RentLevel {
    /// Ratio ≤ 0.90.
    WellBelow,
    /// Ratio ≤ 1.00.
    Below,
    /// Ratio ≤ 1.10.
    SlightlyAbove,
    Above,
}

/// The mean rent of one typologie against the ceiling of one reference household.
#[derive(Clone, Debug, PartialEq)]
pub struct RentLine {
    pub typology: Typology,
    pub household: Household,
    /// `None` when the résidence supplied no rents at all.
    pub dwellings: Option<u32>,
    pub mean: Figure<EurosPerMonth>,
    /// The ceiling in force at the date of the rents, with its zone; `None`: no scale at that date or no zone.
    pub ceiling: Option<AppliedCeiling>,
    /// Rent ÷ ceiling, rounded to 4 decimals. `Absent` without a ceiling.
    pub ratio: Figure<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AppliedCeiling {
    pub zone: AplZone,
    /// First day the scale is in force.
    pub effective: Date,
    pub amount: EurosPerMonth,
    pub source: Arc<str>,
}

impl Household {
    /// Reference households of a typologie, the first one first: most applicants for a T2 live alone.
    /// Product convention of `domaine.md` § 3.3.
    pub fn of(typology: Typology) -> &'static [Self] {
        match typology {
            Typology::T1 => &[Self::Single],
            Typology::T2 => &[Self::Single, Self::Couple],
            Typology::T3 => &[Self::Dependants(1)],
            Typology::T4 => &[Self::Dependants(2)],
            Typology::T5 => &[Self::Dependants(3)],
            Typology::T6 => &[Self::Dependants(4)],
        }
    }
}

/// Rent ÷ ceiling, rounded to 4 decimals; `None` for a ceiling of zero.
pub fn ratio(rent: EurosPerMonth, ceiling: EurosPerMonth) -> Option<f64> {
    (ceiling.amount() > 0.0).then(|| (rent.amount() / ceiling.amount() * 1e4).round() / 1e4)
}

/// Level of a ratio that is already rounded to 4 decimals.
///
/// ```
/// # use atlas_ops::domain::rent_level::{RentLevel, level_of_ratio, ratio};
/// # use atlas_ops::model::EurosPerMonth;
/// let ceiling = EurosPerMonth::new(357.80).unwrap(); // Zone II, one dependant, January 2022.
/// let rent = EurosPerMonth::new(357.50).unwrap(); // A T3 of 65 m² at 5.50 €/m².
/// assert_eq!(level_of_ratio(ratio(rent, ceiling).unwrap()), RentLevel::Below);
/// ```
pub fn level_of_ratio(ratio: f64) -> RentLevel {
    if ratio <= 0.90 {
        RentLevel::WellBelow
    } else if ratio <= 1.00 {
        RentLevel::Below
    } else if ratio <= 1.10 {
        RentLevel::SlightlyAbove
    } else {
        RentLevel::Above
    }
}

/// The ceiling in force on a day, for a household in a zone; `None` when the table has none.
///
/// The scale is the one of the greatest date of effect that is not after the day. A dependant beyond the first adds
/// the amount per further person. Rounded to cents.
pub fn ceiling_for(
    ceilings: &[Ceiling],
    zone: AplZone,
    household: Household,
    day: Date,
) -> Option<AppliedCeiling> {
    let of_zone = |row: &&Ceiling| row.nature == "apl_loyer" && row.zone.is_none_or(|known| known == zone);
    let effective =
        ceilings.iter().filter(of_zone).map(|row| row.effective).filter(|date| *date <= day).max()?;
    let amount_of = |composition: &str| {
        ceilings
            .iter()
            .filter(of_zone)
            .find(|row| row.effective == effective && row.composition == composition)
            .map(|row| (row.amount.amount(), &row.source))
    };
    let (amount, source) = match household {
        Household::Single => amount_of("isole")?,
        Household::Couple => amount_of("couple")?,
        Household::Dependants(dependants) => {
            let (first, source) = amount_of("1_pac")?;
            match dependants.saturating_sub(1) {
                0 => (first, source),
                further => (first + f64::from(further) * amount_of("pac_sup")?.0, source),
            }
        }
    };
    let amount = EurosPerMonth::new((amount * 100.0).round() / 100.0)?;
    Some(AppliedCeiling { zone, effective, amount, source: source.as_str().into() })
}

/// The ceilings in force at the date of the rents, looked up once for a whole atlas.
pub struct CeilingsInForce {
    by_zone: [Vec<(Household, AppliedCeiling)>; 3],
}

impl CeilingsInForce {
    pub fn of(atlas: &Atlas) -> Self {
        let zones = [AplZone::I, AplZone::II, AplZone::III];
        let households =
            || Typology::ALL.into_iter().flat_map(|typology| Household::of(typology).iter().copied());
        Self {
            by_zone: zones.map(|zone| {
                let Some(vintage) = atlas.meta.vintage_rents else { return Vec::new() };
                households()
                    .filter_map(|household| {
                        Some((household, ceiling_for(&atlas.ceilings, zone, household, vintage.first_day())?))
                    })
                    .collect()
            }),
        }
    }

    fn find(&self, zone: AplZone, household: Household) -> Option<&AppliedCeiling> {
        self.by_zone[zone as usize].iter().find(|(known, _)| *known == household).map(|(_, ceiling)| ceiling)
    }
}

/// One line by typologie and reference household, T2 twice; all six typologies when no rent was supplied.
pub fn rent_lines(atlas: &Atlas, ceilings: &CeilingsInForce, residence: &Residence) -> Vec<RentLine> {
    let zone = atlas.apl_zone(residence);
    let mut lines = Vec::new();
    for typology in Typology::ALL {
        let rent = match residence.rent(typology) {
            Figure::Published(rent) => Some(rent),
            Figure::NotApplicable => continue,
            Figure::Secret | Figure::Absent => None,
        };
        for &household in Household::of(typology) {
            let mean = residence.mean_rent(typology);
            let ceiling = zone.and_then(|zone| ceilings.find(zone, household)).cloned();
            let ratio = match (mean, &ceiling) {
                (Figure::Published(rent), Some(ceiling)) => Figure::supplied(ratio(rent, ceiling.amount)),
                (Figure::Published(_), None) => Figure::Absent,
                (state, _) => state.map(EurosPerMonth::amount),
            };
            let dwellings = rent.map(|rent| rent.dwellings);
            lines.push(RentLine { typology, household, dwellings, mean, ceiling, ratio });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(amount: f64) -> EurosPerMonth {
        EurosPerMonth::new(amount).unwrap()
    }

    /// The scale in force on 1 January 2022, and the next one.
    fn scale() -> Vec<Ceiling> {
        let row = |date: (i16, i8, i8), zone, composition: &str, amount| Ceiling {
            nature: "apl_loyer".to_owned(),
            effective: Date::constant(date.0, date.1, date.2),
            zone: Some(zone),
            composition: composition.to_owned(),
            amount: euros(amount),
            unit: "€/mois".to_owned(),
            source: "arrêté".to_owned(),
        };
        let (october, july) = ((2021, 10, 1), (2022, 7, 1));
        vec![
            row(october, AplZone::II, "isole", 259.78),
            row(october, AplZone::II, "couple", 317.97),
            row(october, AplZone::II, "1_pac", 357.80),
            row(october, AplZone::II, "pac_sup", 52.08),
            row(october, AplZone::III, "1_pac", 330.94),
            row(july, AplZone::II, "1_pac", 370.32),
        ]
    }

    fn level(rent: f64, zone: AplZone, household: Household) -> (f64, RentLevel) {
        let ceiling = ceiling_for(&scale(), zone, household, Date::constant(2022, 1, 1)).unwrap();
        let ratio = ratio(euros(rent), ceiling.amount).unwrap();
        (ratio, level_of_ratio(ratio))
    }

    #[test]
    fn the_worked_cases_of_the_field_hold() {
        let t3 = Household::Dependants(1);
        assert_eq!(level(65.0 * 5.50, AplZone::II, t3), (0.9992, RentLevel::Below));
        assert_eq!(level(65.0 * 6.20, AplZone::II, t3), (1.1263, RentLevel::Above));
        assert_eq!(level(357.50, AplZone::III, t3), (1.0803, RentLevel::SlightlyAbove));
        assert_eq!(level(276.0, AplZone::II, Household::Single), (1.0624, RentLevel::SlightlyAbove));
        assert_eq!(level(276.0, AplZone::II, Household::Couple), (0.868, RentLevel::WellBelow));
    }

    #[test]
    fn a_further_dependant_adds_its_amount() {
        let day = Date::constant(2022, 1, 1);
        let t4 = ceiling_for(&scale(), AplZone::II, Household::Dependants(2), day).unwrap();
        assert_eq!(t4.amount, euros(409.88));
        let t6 = ceiling_for(&scale(), AplZone::II, Household::Dependants(4), day).unwrap();
        assert_eq!(t6.amount, euros(514.04));
    }

    #[test]
    fn the_scale_is_the_last_one_in_force_on_the_day() {
        let on = |year, month, day| {
            ceiling_for(&scale(), AplZone::II, Household::Dependants(1), Date::constant(year, month, day))
        };
        assert_eq!(on(2021, 9, 30), None, "no scale before the first");
        assert_eq!(on(2022, 6, 30).unwrap().amount, euros(357.80));
        assert_eq!(on(2022, 7, 1).unwrap().amount, euros(370.32));
        assert_eq!(ceiling_for(&scale(), AplZone::I, Household::Single, Date::constant(2022, 1, 1)), None);
    }

    #[test]
    fn bounds_of_levels_are_included() {
        assert_eq!(level_of_ratio(0.90), RentLevel::WellBelow);
        assert_eq!(level_of_ratio(0.9001), RentLevel::Below);
        assert_eq!(level_of_ratio(1.0), RentLevel::Below);
        assert_eq!(level_of_ratio(1.1), RentLevel::SlightlyAbove);
        assert_eq!(level_of_ratio(1.1001), RentLevel::Above);
    }
}
