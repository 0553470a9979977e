//! The two neutral lines that open a fiche, as data: which mean rents are under the ceiling, which points count.
//!
//! The fiche and the command line say the same [`Line`]s.

use crate::domain::attention::{RuleState, family_state, is_unknown};
use crate::domain::{Assessment, Household, RentLine};
use crate::model::{Arg, Figure, Phrase, Residence, RuleFamily, Typology};

#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub rents: Rents,
    pub points: Points,
    /// Households under which nothing is shown.
    pub floor: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Rents {
    /// At least one mean rent could be compared.
    Compared {
        /// Typologies and households whose mean rent is under the ceiling, in order.
        under: Vec<(Typology, Household)>,
        /// Those above, in order.
        above: Vec<(Typology, Household)>,
        share: Option<UnderShare>,
    },
    /// Rents are known, but no scale was in force at their date, or the zone is not known.
    NoCeiling,
    /// Fewer than 3 known rents in every typologie.
    Secret,
    Absent,
}

/// How many dwellings are behind "under the ceiling".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderShare {
    pub under: u32,
    /// Dwellings whose rent is known, in typologies whose mean is published.
    pub known: u32,
    /// Counted one by one by the provider; otherwise dwellings of typologies whose *mean* is under.
    pub counted: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// Families that count and are reached.
    pub reached: Vec<RuleFamily>,
    /// Families that count and are not known, with their state.
    pub unknown: Vec<(RuleFamily, RuleState)>,
}

/// A line in two parts, so that one may be drawn stronger; said one after the other with a space.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub head: Phrase,
    pub tail: Option<Phrase>,
}

impl Summary {
    /// `floor`: households under which nothing is shown (`Meta::floor`).
    pub fn of(residence: &Residence, assessment: &Assessment, floor: u32) -> Self {
        Self { rents: rents(residence, &assessment.rent_lines), points: points(assessment), floor }
    }

    /// « Loyer moyen sous le plafond : » and the typologies.
    pub fn rent_line(&self) -> Line {
        match &self.rents {
            Rents::Compared { under, above, .. } => {
                let (key, lines, others) = if under.is_empty() {
                    ("fiche-loyer-au-dessus", above, under)
                } else {
                    ("fiche-loyer-sous", under, above)
                };
                let tail = Phrase::new("fiche-liste").with("liste", Arg::List(typologies(lines, others)));
                Line { head: Phrase::new(key), tail: Some(tail) }
            }
            Rents::NoCeiling => Line::of("fiche-loyer-sans-plafond"),
            Rents::Secret => Line::of("fiche-loyer-secret"),
            Rents::Absent => Line::of("fiche-loyer-absent"),
        }
    }

    /// « 2 points d’attention : » and the families; or why their number is not known.
    pub fn points_line(&self) -> Line {
        let Points { reached, unknown } = &self.points;
        let count = || Arg::Count(reached.len() as u64);
        let names = |families: &mut dyn Iterator<Item = RuleFamily>| {
            Arg::List(families.map(|family| Phrase::new(family_key(family))).collect())
        };
        let worst = family_state(unknown.iter().map(|(_, state)| *state));
        match (reached.is_empty(), unknown.is_empty()) {
            (true, true) => Line::of("fiche-points-aucun"),
            (false, true) => Line {
                head: Phrase::new("fiche-points").with("nombre", count()),
                tail: Some(Phrase::new("fiche-liste").with("liste", names(&mut reached.iter().copied()))),
            },
            (false, false) => Line {
                head: Phrase::new("fiche-points").with("nombre", count()),
                tail: Some(
                    Phrase::new("fiche-points-autres")
                        .with("atteints", names(&mut reached.iter().copied()))
                        .with("autres", names(&mut unknown.iter().map(|(family, _)| *family)))
                        .with("etat", Arg::List(vec![Phrase::new(state_key(worst))])),
                ),
            },
            (true, false) if !unknown_of_survey(unknown) => Line {
                head: Phrase::new("fiche-points-aucun"),
                tail: Some(
                    Phrase::new("fiche-points-aucun-autres")
                        .with("autres", names(&mut unknown.iter().map(|(family, _)| *family)))
                        .with("etat", Arg::List(vec![Phrase::new(state_key(worst))])),
                ),
            },
            (true, false) => match worst {
                RuleState::Secret => Line {
                    head: Phrase::new("fiche-occupation-secret"),
                    tail: Some(
                        Phrase::new("fiche-occupation-secret-raison")
                            .with("seuil", Arg::Count(u64::from(self.floor))),
                    ),
                },
                RuleState::NotComputed => Line {
                    head: Phrase::new("fiche-points-non-calcules"),
                    tail: Some(Phrase::new("fiche-points-non-calcules-raison")),
                },
                _ => Line::of("fiche-occupation-absente"),
            },
        }
    }

    /// « 40 logements sur 62 à loyer connu, … »; `None` when nothing was compared.
    pub fn share_line(&self) -> Option<Phrase> {
        let Rents::Compared { share: Some(share), .. } = &self.rents else { return None };
        let key = if share.counted { "fiche-part-comptee" } else { "fiche-part-moyenne" };
        Some(
            Phrase::new(key)
                .with("sous", Arg::Count(u64::from(share.under)))
                .with("connus", Arg::Count(u64::from(share.known))),
        )
    }
}

/// Whether nothing that the survey of occupancy decides is known: only then may it be said not to be there.
fn unknown_of_survey(unknown: &[(RuleFamily, RuleState)]) -> bool {
    let of_survey = [RuleFamily::Resources, RuleFamily::Employment];
    of_survey.iter().all(|family| unknown.iter().any(|(other, _)| other == family))
}

impl Line {
    fn of(key: &'static str) -> Self {
        Self { head: Phrase::new(key), tail: None }
    }
}

/// The message that names a family.
pub fn family_key(family: RuleFamily) -> &'static str {
    match family {
        RuleFamily::Resources => "famille-pa",
        RuleFamily::Composition => "famille-pb",
        RuleFamily::Age => "famille-pc",
        RuleFamily::Employment => "famille-pd",
        RuleFamily::Turnover => "famille-pe",
        RuleFamily::Building => "famille-pf",
        RuleFamily::Territory => "famille-pg",
    }
}

/// The message that names the state of a rule: the same words everywhere.
pub fn state_key(state: RuleState) -> &'static str {
    match state {
        RuleState::Reached => "etat-atteinte",
        RuleState::NotReached => "etat-non-atteinte",
        RuleState::NotComputed => "etat-non-calcule",
        RuleState::Secret => "etat-secret",
        RuleState::Absent => "etat-absent",
        RuleState::NotApplicable => "etat-sans-objet",
    }
}

/// The message that names a reference household.
pub fn household_phrase(household: Household) -> Phrase {
    match household {
        Household::Single => Phrase::new("menage-seul"),
        Household::Couple => Phrase::new("menage-couple"),
        Household::Dependants(count) => {
            Phrase::new("menage-a-charge").with("nombre", Arg::Count(u64::from(count)))
        }
    }
}

/// A T2 that is on the same side for both its households is simply a T2.
fn typologies(lines: &[(Typology, Household)], others: &[(Typology, Household)]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut last = None;
    for &(typology, household) in lines {
        if last == Some(typology) {
            continue;
        }
        last = Some(typology);
        let code = Arg::Text(typology.code().to_owned());
        phrases.push(if others.iter().any(|(other, _)| *other == typology) {
            Phrase::new("fiche-typologie-menage")
                .with("typologie", code)
                .with("menage", Arg::List(vec![household_phrase(household)]))
        } else {
            Phrase::new("fiche-liste").with("liste", code)
        });
    }
    phrases
}

fn rents(residence: &Residence, lines: &[RentLine]) -> Rents {
    let side = |keep: fn(f64) -> bool| -> Vec<(Typology, Household)> {
        lines
            .iter()
            .filter(|line| line.ratio.published().is_some_and(keep))
            .map(|line| (line.typology, line.household))
            .collect()
    };
    let (under, above) = (side(|ratio| ratio <= 1.0), side(|ratio| ratio > 1.0));
    if !under.is_empty() || !above.is_empty() {
        return Rents::Compared { share: share(residence, lines), under, above };
    }
    if lines.iter().any(|line| line.mean.published().is_some()) {
        Rents::NoCeiling
    } else if lines.iter().any(|line| line.mean == Figure::Secret) {
        Rents::Secret
    } else {
        Rents::Absent
    }
}

fn share(residence: &Residence, lines: &[RentLine]) -> Option<UnderShare> {
    // The first reference household of a typologie speaks for it.
    let compared = || {
        Typology::ALL.into_iter().filter_map(|typology| {
            let line = lines.iter().find(|line| line.typology == typology)?;
            let ratio = line.ratio.published()?;
            Some((residence.rent(typology).published()?, ratio))
        })
    };
    let known = compared().map(|(rent, _)| rent.known).sum();
    if known == 0 {
        return None;
    }
    let counted: Option<u32> = compared().map(|(rent, _)| rent.under_ceiling.published()).sum();
    let by_mean = || compared().filter(|(_, ratio)| *ratio <= 1.0).map(|(rent, _)| rent.known).sum();
    Some(UnderShare { under: counted.unwrap_or_else(by_mean), known, counted: counted.is_some() })
}

fn points(assessment: &Assessment) -> Points {
    let counting = || assessment.families.iter().filter(|family| family.counts);
    Points {
        reached: counting()
            .filter(|family| family.state == RuleState::Reached)
            .map(|family| family.family)
            .collect(),
        unknown: counting()
            .filter(|family| is_unknown(family.state))
            .map(|family| (family.family, family.state))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn keys(line: &Line) -> (&str, Option<&str>) {
        (&line.head.key, line.tail.as_ref().map(|tail| &*tail.key))
    }

    fn summary(row: usize) -> Summary {
        let (atlas, assessments) = sample::assessed();
        Summary::of(&atlas.residences[row], &assessments[row], atlas.meta.floor)
    }

    #[test]
    fn the_published_residence_says_which_rents_are_under_and_which_points_count() {
        let summary = summary(sample::CEDRES);
        let Rents::Compared { under, above, share } = &summary.rents else { panic!("{:?}", summary.rents) };
        let t = |typology, household| (typology, household);
        assert_eq!(
            *under,
            [
                t(Typology::T2, Household::Couple),
                t(Typology::T3, Household::Dependants(1)),
                t(Typology::T4, Household::Dependants(2))
            ]
        );
        assert_eq!(*above, [t(Typology::T2, Household::Single), t(Typology::T5, Household::Dependants(3))]);
        // 18 T2, 24 T3, 16 T4 and 4 T5 are known; the mean of T3 and T4 is under. The two T1 are masked: not counted.
        assert_eq!(*share, Some(UnderShare { under: 40, known: 62, counted: false }));
        assert_eq!(summary.points.reached, [RuleFamily::Resources, RuleFamily::Employment]);
        assert_eq!(keys(&summary.points_line()), ("fiche-points", Some("fiche-liste")));
    }

    #[test]
    fn the_masked_residence_says_that_its_occupancy_is_masked_and_keeps_its_rents() {
        let summary = summary(sample::TILLEULS);
        assert_eq!(keys(&summary.rent_line()), ("fiche-loyer-sous", Some("fiche-liste")));
        assert_eq!(
            keys(&summary.points_line()),
            ("fiche-occupation-secret", Some("fiche-occupation-secret-raison"))
        );
    }

    #[test]
    fn what_was_never_supplied_is_said_so() {
        let summary = summary(sample::INCONNUE);
        assert_eq!(keys(&summary.rent_line()), ("fiche-loyer-absent", None));
        assert_eq!(keys(&summary.points_line()), ("fiche-occupation-absente", None));
        assert_eq!(summary.share_line(), None);
    }
}
