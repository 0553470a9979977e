//! From counts of households to rows of `occupation`, masked before they exist.

use crate::data::demo::households::{Counts, INDICATORS, Survey};
use crate::domain::secrecy::{self, FLOOR, Share};
use crate::model::{Figure, Occupancy, Population, Rate};

/// What a numerator is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Households,
    Adults,
    Occupants,
}

/// An indicator of the survey: its code, its base, and whether it exists for recent movers.
pub struct Measure {
    pub code: &'static str,
    pub base: Base,
    pub recent: bool,
}

const fn measure(code: &'static str, base: Base, recent: bool) -> Measure {
    Measure { code, base, recent }
}

/// In the order of the columns.
pub const MEASURES: [Measure; INDICATORS] = [
    measure("res20", Base::Households, true),
    measure("res40", Base::Households, true),
    measure("res60", Base::Households, true),
    measure("res60_100", Base::Households, true),
    measure("res100p", Base::Households, true),
    measure("apl", Base::Households, true),
    measure("isole", Base::Households, true),
    measure("mono", Base::Households, true),
    measure("nomb", Base::Households, true),
    measure("coupenf", Base::Households, true),
    measure("age30", Base::Households, true),
    measure("age65", Base::Households, false),
    measure("age75", Base::Households, false),
    measure("mineur", Base::Occupants, false),
    measure("ssempl", Base::Adults, true),
    measure("chom", Base::Adults, true),
    measure("empstab", Base::Adults, true),
    measure("empprec", Base::Adults, true),
    measure("pemr", Base::Households, false),
];

/// Three classes that sum to all households.
const RESOURCE_CLASSES: [usize; 3] = [2, 3, 4];

impl Measure {
    pub fn base_of(&self, counts: &Counts) -> u32 {
        match self.base {
            Base::Households => counts.households,
            Base::Adults => counts.adults,
            Base::Occupants => counts.occupants,
        }
    }

    pub fn exists_for(&self, population: Population) -> bool {
        self.recent || population == Population::All
    }
}

/// The two rows of a résidence.
pub fn rows(survey: &Survey) -> [Occupancy; 2] {
    let all = secrecy::respondents(survey.all.households, survey.surveyed, FLOOR);
    let recent = secrecy::recent_movers(survey.recent.households, all, FLOOR);
    [
        row(&survey.all, survey.surveyed, all, Population::All),
        row(&survey.recent, survey.surveyed_recent, recent, Population::RecentMovers),
    ]
}

/// The landlord did not answer for this résidence.
pub fn not_supplied() -> Occupancy {
    let rate = Rate { figure: Figure::Absent, bounded: false };
    Occupancy {
        respondents: Figure::Absent,
        adult_respondents: Figure::Absent,
        response_rate: Figure::Absent,
        rates: vec![rate; INDICATORS],
    }
}

fn row(counts: &Counts, surveyed: u32, respondents: Figure<u32>, population: Population) -> Occupancy {
    let hidden = withheld(counts);
    let rates = MEASURES.iter().enumerate().map(|(position, measure)| {
        if !measure.exists_for(population) {
            return Rate { figure: Figure::Absent, bounded: false };
        }
        if hidden == Some(position) {
            let figure = match respondents {
                Figure::Published(_) => Figure::Secret,
                other => other.map(|_| 0.0),
            };
            return Rate { figure, bounded: false };
        }
        let share =
            secrecy::share(counts.numerators[position], measure.base_of(counts).max(1), counts.households);
        Rate {
            figure: respondents.map(|_| share.percent() as f32),
            bounded: respondents.published().is_some() && matches!(share, Share::Bound(_)),
        }
    });
    Occupancy {
        respondents,
        adult_respondents: respondents.map(|_| counts.adults),
        response_rate: respondents.map(|_| 100.0 * f64::from(counts.households) / f64::from(surveyed.max(1))),
        rates: rates.collect(),
    }
}

/// The class of resources that protects the bound of another one.
pub fn withheld(counts: &Counts) -> Option<usize> {
    let classes = RESOURCE_CLASSES.map(|class| counts.numerators[class]);
    let households = counts.households;
    (households > 0)
        .then(|| secrecy::withheld_class(classes, households, households))
        .flatten()
        .map(|class| RESOURCE_CLASSES[class])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::reference;

    #[test]
    fn the_columns_are_those_of_the_dictionary() {
        let dictionary: Vec<String> = reference::indicators()
            .into_iter()
            .filter(|indicator| !indicator.computed && indicator.code != "taux_reponse")
            .map(|indicator| indicator.code)
            .collect();
        assert_eq!(dictionary, MEASURES.map(|measure| measure.code.to_owned()));
    }

    #[test]
    fn ten_respondents_give_a_row_without_a_figure() {
        let counts = Counts { households: 10, adults: 15, occupants: 22, numerators: [4; INDICATORS] };
        let survey = Survey { all: counts.clone(), surveyed: 13, ..Survey::default() };
        for row in rows(&survey) {
            assert!(row.rates.iter().all(|rate| rate.figure.published().is_none()));
            assert_eq!(row.respondents, Figure::Secret);
        }
    }
}
