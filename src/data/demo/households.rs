//! Invented households, followed from one vintage to the next: some move, all grow older. Only counts leave this file.

use crate::data::demo::dice::Dice;

/// What bends the draws in one résidence; zero is the average of the territory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Profile {
    /// Above zero: lower incomes, less work.
    pub hardship: f64,
    /// Above zero: older tenants.
    pub age: f64,
    /// Yearly chance of moving out, times the average.
    pub turnover: f64,
    pub student: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Alone,
    Couple,
    CoupleWithChildren,
    SingleParent,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Steady,
    Precarious,
    Unemployed,
    /// Without work, neither retired nor studying.
    Inactive,
    RetiredOrStudent,
}

#[derive(Clone, Debug)]
struct Household {
    kind: Kind,
    children: u8,
    minors: u8,
    /// Of the lease holder.
    age: u8,
    adults: u8,
    work: [Work; 4],
    /// Revenue, in percent of the PLUS ceiling.
    resources: f64,
    helped: bool,
    moved_in: i32,
}

/// The households of one résidence.
pub struct Tenants {
    profile: Profile,
    /// Rooms of each dwelling, and who lives there.
    dwellings: Vec<(u8, Option<Household>)>,
    year: i32,
}

/// Numerators of the indicators, in the order of [`crate::data::demo::occupancy::CODES`].
pub const INDICATORS: usize = 19;

/// The counts behind one row of `occupation`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub households: u32,
    pub adults: u32,
    pub occupants: u32,
    pub numerators: [u32; INDICATORS],
}

/// One vintage of a résidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    pub all: Counts,
    pub recent: Counts,
    pub surveyed: u32,
    pub surveyed_recent: u32,
    /// Dwellings not let on 1 January, and those so for more than three months.
    pub vacant: u32,
    pub vacant_3_months: u32,
    /// Households who moved in during the year before.
    pub moves: u32,
}

/// Yearly share of households who leave: 11.95 % published for Dijon métropole.
const LEAVING: f64 = 0.124;
/// Percent of the PLUS ceiling, for those who move in; resources then grow by about one percent a year.
const TYPICAL_RESOURCES: f64 = 54.5;
const GROWTH: f64 = 0.011;
const VACANT: f64 = 0.0075;
const LONG_VACANT: f64 = 0.45;
/// The survey calls "recent" those of the two last years.
const RECENT_YEARS: i32 = 2;

impl Tenants {
    /// The résidence as it is on 1 January of `year`; `rooms` of T1 to T6.
    pub fn settle(dice: &mut Dice, profile: Profile, rooms: &[u32; 6], year: i32, built: i32) -> Self {
        let mut dwellings = Vec::new();
        for (rooms, &count) in (1u8..).zip(rooms) {
            for _ in 0..count {
                let mut stayed = 0;
                while stayed < 25 && year - stayed > built + 1 && !dice.chance(LEAVING * profile.turnover) {
                    stayed += 1;
                }
                let mut household = draw(dice, &profile, rooms, year - 1 - stayed);
                household.age = household.age.saturating_add((stayed / 2) as u8).min(95);
                household.resources *= (GROWTH * f64::from(stayed)).exp();
                retire(&mut household);
                dwellings.push((rooms, Some(household)));
            }
        }
        Self { profile, dwellings, year }
    }

    /// Lets years pass.
    pub fn live_until(&mut self, dice: &mut Dice, year: i32) {
        while self.year < year {
            for (rooms, household) in &mut self.dwellings {
                let leaves = dice.chance(LEAVING * self.profile.turnover);
                match household {
                    Some(staying) if !leaves => grow_older(dice, staying),
                    _ => *household = Some(draw(dice, &self.profile, *rooms, self.year)),
                }
            }
            self.year += 1;
        }
    }

    /// Counts those who answer, each with this chance.
    pub fn survey(&self, dice: &mut Dice, response: f64) -> Survey {
        let mut survey = Survey::default();
        for (_, household) in &self.dwellings {
            let Some(household) = household.as_ref().filter(|_| !dice.chance(VACANT)) else {
                survey.vacant += 1;
                survey.vacant_3_months += u32::from(dice.chance(LONG_VACANT));
                continue;
            };
            let recent = household.moved_in >= self.year - RECENT_YEARS;
            survey.moves += u32::from(household.moved_in >= self.year - 1);
            survey.surveyed += 1;
            survey.surveyed_recent += u32::from(recent);
            if dice.chance(response) {
                survey.all.add(household, recent);
                if recent {
                    survey.recent.add(household, recent);
                }
            }
        }
        survey
    }
}

impl Counts {
    fn add(&mut self, household: &Household, recent: bool) {
        let workers = &household.work[..usize::from(household.adults)];
        let having = |wanted: &[Work]| workers.iter().filter(|work| wanted.contains(work)).count() as u32;
        let under = |percent: f64| household.resources < percent;
        let family = matches!(household.kind, Kind::CoupleWithChildren | Kind::SingleParent);
        let yes = u32::from;
        let numerators = [
            yes(under(20.0)),
            yes(under(40.0)),
            yes(under(60.0)),
            yes(!under(60.0) && household.resources <= 100.0),
            yes(household.resources > 100.0),
            yes(household.helped),
            yes(household.kind == Kind::Alone),
            yes(household.kind == Kind::SingleParent),
            yes(family && household.children >= 3),
            yes(household.kind == Kind::CoupleWithChildren),
            yes(household.age < 30),
            yes(household.age >= 65),
            yes(household.age >= 75),
            u32::from(household.minors),
            having(&[Work::Unemployed, Work::Inactive]),
            having(&[Work::Unemployed]),
            having(&[Work::Steady]),
            having(&[Work::Precarious]),
            yes(recent),
        ];
        self.households += 1;
        self.adults += u32::from(household.adults);
        self.occupants += u32::from(household.adults) + u32::from(household.minors);
        self.numerators.iter_mut().zip(numerators).for_each(|(sum, count)| *sum += count);
    }

    pub fn pool(&mut self, other: &Self) {
        self.households += other.households;
        self.adults += other.adults;
        self.occupants += other.occupants;
        self.numerators.iter_mut().zip(other.numerators).for_each(|(sum, count)| *sum += count);
    }
}

/// A household who moves in during `year`.
fn draw(dice: &mut Dice, profile: &Profile, rooms: u8, year: i32) -> Household {
    let age = age(dice, profile);
    let kind = kind(dice, profile, rooms, age);
    let children = match kind {
        Kind::CoupleWithChildren | Kind::SingleParent => {
            let many = if rooms >= 4 { 1.8 } else { 0.7 };
            1 + dice.weighted(&[42.0, 36.0, 14.0 * many, 6.0 * many, 2.0 * many]) as u8
        }
        _ => 0,
    };
    let grown = (0..children).filter(|_| dice.chance(if age >= 45 { 0.45 } else { 0.05 })).count() as u8;
    let adults = match kind {
        Kind::Alone => 1,
        Kind::Couple | Kind::Other => 2,
        Kind::SingleParent => 1 + grown.min(2),
        Kind::CoupleWithChildren => 2 + grown.min(2),
    };
    let burden = match kind {
        Kind::SingleParent => 0.38,
        Kind::Alone => 0.10,
        Kind::CoupleWithChildren => 0.05,
        Kind::Couple => -0.35,
        Kind::Other => 0.0,
    };
    let old = if age >= 65 { -0.15 } else { 0.0 };
    let ease = -0.5 * profile.hardship - burden - old + 0.48 * dice.normal();
    // Some declare next to nothing: true poverty, or a tax return that came late.
    let nothing = age < 65 && dice.chance(0.09 * (0.7 * profile.hardship).exp());
    let resources = if nothing { 20.0 * dice.unit() } else { TYPICAL_RESOURCES * ease.exp() };
    let mut household = Household {
        kind,
        children,
        minors: children - grown.min(children),
        age,
        adults,
        work: [Work::RetiredOrStudent; 4],
        resources,
        helped: false,
        moved_in: year,
    };
    for adult in 0..usize::from(adults) {
        household.work[adult] = work(dice, profile, &household, adult);
    }
    household.helped = dice.chance(help(&household));
    household
}

fn age(dice: &mut Dice, profile: &Profile) -> u8 {
    if profile.student {
        return dice.between(18, 26) as u8;
    }
    let old = profile.age.exp();
    let class = dice.weighted(&[17.0 / old, 24.0, 31.0, 16.0 * old, 11.0 * old]);
    let (low, high) = [(20, 29), (30, 39), (40, 59), (60, 70), (71, 85)][class];
    dice.between(low, high) as u8
}

fn kind(dice: &mut Dice, profile: &Profile, rooms: u8, age: u8) -> Kind {
    let weights = match (rooms, age) {
        _ if profile.student => [90.0, 8.0, 0.0, 0.0, 2.0],
        (..=1, _) => [92.0, 5.0, 0.0, 2.0, 1.0],
        (2, ..60) => [70.0, 9.0, 3.0, 15.0, 3.0],
        (2, _) => [78.0, 17.0, 0.0, 2.0, 3.0],
        (3, ..60) => [27.0, 10.0, 23.0, 34.0, 6.0],
        (3, _) => [58.0, 29.0, 2.0, 6.0, 5.0],
        (_, ..60) => [9.0, 6.0, 46.0, 33.0, 6.0],
        (_, _) => [42.0, 34.0, 10.0, 8.0, 6.0],
    };
    [Kind::Alone, Kind::Couple, Kind::CoupleWithChildren, Kind::SingleParent, Kind::Other]
        [dice.weighted(&weights)]
}

fn work(dice: &mut Dice, profile: &Profile, household: &Household, adult: usize) -> Work {
    // Grown children come after the parents.
    let parent = adult == 0 || (adult == 1 && household.kind != Kind::SingleParent);
    let age = if parent { household.age } else { 21 };
    let poor = (0.8 * profile.hardship).exp() * if household.resources < 40.0 { 1.45 } else { 0.65 };
    let weights = match age {
        ..=24 => [22.0, 20.0, 14.0 * poor, 6.0 * poor, 46.0],
        25..=61 => [56.0, 13.0, 16.0 * poor, 13.0 * poor, 5.0],
        62..=66 => [12.0, 3.0, 4.0 * poor, 6.0 * poor, 75.0],
        _ => [0.3, 0.2, 0.0, 1.5, 98.0],
    };
    [Work::Steady, Work::Precarious, Work::Unemployed, Work::Inactive, Work::RetiredOrStudent]
        [dice.weighted(&weights)]
}

fn help(household: &Household) -> f64 {
    match household.resources {
        ..20.0 => 0.90,
        20.0..40.0 => 0.84,
        40.0..60.0 => 0.51,
        60.0..80.0 => 0.20,
        _ => 0.01,
    }
}

/// A year: children grow up, work and resources drift a little.
fn grow_older(dice: &mut Dice, household: &mut Household) {
    household.age = (household.age + 1).min(95);
    if household.minors > 0 && dice.chance(0.05) {
        household.minors -= 1;
    }
    household.resources *= (0.06 * dice.normal() + GROWTH).exp();
    if dice.chance(0.08) {
        household.helped = dice.chance(help(household));
    }
    retire(household);
}

fn retire(household: &mut Household) {
    if household.age >= 65 {
        household.work[0] = Work::RetiredOrStudent;
    }
}
