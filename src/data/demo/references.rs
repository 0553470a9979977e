//! Values of territories, pooled over all households, masked résidences included, and withheld where they would tell.

use crate::data::demo::households::{Counts, Survey};
use crate::data::demo::occupancy::{self, MEASURES};
use crate::data::demo::territory::{QPV_2015, QPV_2024, Territory};
use crate::data::{DataError, Fid, Writer};
use crate::domain::secrecy::{Atom, FLOOR, Partition, Share, ZoneCells, share, withheld_zones};
use crate::model::{
    EnergyLabels, Figure, Occupancy, Parc, Population, Reference, ReferencePopulation, Residence, Vintage,
    ZoneNature,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which zones a résidence belongs to; all that have the same key are one atom of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    commune: usize,
    quartier: Option<usize>,
    qpv_2015: Option<usize>,
    qpv_2024: Option<usize>,
    in_qpv_2024: Option<bool>,
}

impl Place {
    pub fn of(territory: &Territory, commune: usize, residence: &Residence) -> Self {
        let perimeter = |generation: usize, code: Option<&str>| {
            territory.perimeters[generation].iter().position(|known| Some(&*known.code) == code)
        };
        Self {
            commune,
            quartier: territory
                .quartiers
                .iter()
                .position(|quartier| Some(&quartier.code) == residence.quartier.as_ref()),
            qpv_2015: perimeter(QPV_2015, residence.qpv_2015.as_deref()),
            qpv_2024: perimeter(QPV_2024, residence.qpv_2024.as_deref()),
            in_qpv_2024: residence.in_qpv_2024,
        }
    }
}

/// Sums by atom, for every table that has references.
#[derive(Default)]
pub struct Pools {
    places: BTreeMap<Place, usize>,
    /// By vintage and population, then by atom.
    surveys: BTreeMap<(Vintage, Population), Vec<SurveyPool>>,
    parc: Vec<ParcPool>,
}

#[derive(Clone, Debug, Default)]
struct SurveyPool {
    counts: Counts,
    surveyed: u32,
    masked: Atom,
}

#[derive(Clone, Debug, Default)]
struct ParcPool {
    offered: u32,
    vacant: u32,
    vacant_3_months: u32,
    moves: u32,
    masked: Atom,
    known_labels: u32,
    efg: u32,
}

impl Pools {
    pub fn atom(&mut self, place: Place) -> usize {
        let next = self.places.len();
        *self.places.entry(place).or_insert(next)
    }

    /// Households of a résidence, beside the rows that the file has of them.
    pub fn add_survey(
        &mut self,
        atom: usize,
        vintage: Vintage,
        landlord: u32,
        survey: &Survey,
        rows: &[Occupancy; 2],
    ) {
        let populations = [
            (Population::All, &survey.all, survey.surveyed, &rows[0]),
            (Population::RecentMovers, &survey.recent, survey.surveyed_recent, &rows[1]),
        ];
        for (population, counts, surveyed, row) in populations {
            let pool = at(self.surveys.entry((vintage, population)).or_default(), atom);
            pool.counts.pool(counts);
            pool.surveyed += surveyed;
            if row.respondents == Figure::Secret {
                pool.masked.mask(landlord, counts.households);
            }
        }
    }

    /// `parc` of every résidence, shown or not.
    pub fn add_parc(&mut self, atom: usize, landlord: u32, parc: Parc, shown: bool) {
        let pool = at(&mut self.parc, atom);
        let offered = parc.offered.unwrap_or_default();
        pool.offered += offered;
        pool.vacant += parc.vacant.unwrap_or_default();
        pool.vacant_3_months += parc.vacant_3_months.unwrap_or_default();
        pool.moves += parc.moves.unwrap_or_default();
        if !shown {
            pool.masked.mask(landlord, offered);
        }
    }

    pub fn add_energy(&mut self, atom: usize, energy: EnergyLabels) {
        let pool = at(&mut self.parc, atom);
        pool.known_labels += energy.counts.iter().sum::<u32>();
        pool.efg += energy.counts[4..].iter().sum::<u32>();
    }

    /// Writes table `reference`. `fids` are those of [`Territory::zones`].
    pub fn write(
        &self,
        writer: &mut Writer<'_>,
        territory: &Territory,
        fids: &[Fid],
        vintage_parc: Vintage,
    ) -> Result<(), DataError> {
        let members = self.members(territory);
        let partitions = partitions(territory);
        for (&(vintage, population), pools) in &self.surveys {
            let atoms: Vec<Atom> = pools.iter().map(|pool| pool.masked.clone()).collect();
            let totals: Vec<SurveyPool> = members.iter().map(|atoms| total(pools, atoms)).collect();
            let cells = cells(&members, pools.len(), totals.iter().map(|total| total.counts.households));
            let withheld = withheld_zones(&atoms, &cells, &partitions, FLOOR, &BTreeSet::new());
            for (zone, total) in totals.iter().enumerate().filter(|(_, total)| total.surveyed > 0) {
                for (code, row) in survey_rows(total, population, withheld.contains(&zone)) {
                    writer.reference(fids[zone], vintage, population.into(), code, "", &row)?;
                }
            }
        }
        let atoms: Vec<Atom> = self.parc.iter().map(|pool| pool.masked.clone()).collect();
        let totals: Vec<ParcPool> = members.iter().map(|atoms| parc_total(&self.parc, atoms)).collect();
        let cells = cells(&members, self.parc.len(), totals.iter().map(|total| total.offered));
        let withheld = withheld_zones(&atoms, &cells, &partitions, FLOOR, &BTreeSet::new());
        for (zone, total) in totals.iter().enumerate() {
            for (code, row) in parc_rows(total, withheld.contains(&zone)) {
                writer.reference(fids[zone], vintage_parc, ReferencePopulation::Parc, code, "", &row)?;
            }
        }
        Ok(())
    }

    /// The atoms of each zone of the territory.
    fn members(&self, territory: &Territory) -> Vec<BTreeSet<usize>> {
        let code_of = |nature: ZoneNature, place: &Place| match nature {
            ZoneNature::Metropole => Some(territory.zones[0].code.as_str()),
            ZoneNature::Commune => Some(&*territory.communes[place.commune].insee),
            ZoneNature::Quartier => place.quartier.map(|quartier| &*territory.quartiers[quartier].code),
            ZoneNature::Qpv2015 => place.qpv_2015.map(|qpv| &*territory.perimeters[QPV_2015][qpv].code),
            ZoneNature::Qpv2024 => place.qpv_2024.map(|qpv| &*territory.perimeters[QPV_2024][qpv].code),
            ZoneNature::InsideQpv => (place.in_qpv_2024 == Some(true)).then_some("en_qpv"),
            ZoneNature::OutsideQpv => (place.in_qpv_2024 == Some(false)).then_some("hors_qpv"),
        };
        let of_zone = |zone: &crate::model::Zone| {
            let inside =
                self.places.iter().filter(|(place, _)| code_of(zone.nature, place) == Some(&*zone.code));
            inside.map(|(_, &atom)| atom).collect()
        };
        territory.zones.iter().map(of_zone).collect()
    }
}

fn at<T: Clone + Default>(pools: &mut Vec<T>, atom: usize) -> &mut T {
    if pools.len() <= atom {
        pools.resize(atom + 1, T::default());
    }
    &mut pools[atom]
}

fn cells(
    members: &[BTreeSet<usize>],
    atoms: usize,
    respondents: impl Iterator<Item = u32>,
) -> Vec<ZoneCells> {
    let known = |members: &BTreeSet<usize>| members.iter().copied().filter(|&atom| atom < atoms).collect();
    members
        .iter()
        .zip(respondents)
        .map(|(members, respondents)| ZoneCells { atoms: known(members), respondents })
        .collect()
}

/// Communes of the métropole, quartiers of a commune, the two sides of the priority quartiers, and these one by one.
fn partitions(territory: &Territory) -> Vec<Partition> {
    let zones = &territory.zones;
    let of_nature = |nature: ZoneNature| -> Vec<usize> {
        (0..zones.len()).filter(|&zone| zones[zone].nature == nature).collect()
    };
    let mut partitions = vec![
        Partition { parent: 0, children: of_nature(ZoneNature::Commune) },
        Partition {
            parent: 0,
            children: [of_nature(ZoneNature::InsideQpv), of_nature(ZoneNature::OutsideQpv)].concat(),
        },
        Partition { parent: 0, children: of_nature(ZoneNature::Quartier) },
    ];
    for (commune, row) in territory.communes.iter().enumerate() {
        let quartiers = territory.quartiers.iter().filter(|quartier| quartier.commune == commune);
        let children =
            quartiers.filter_map(|quartier| territory.zone(ZoneNature::Quartier, &quartier.code)).collect();
        let parent = territory.zone(ZoneNature::Commune, &row.insee);
        partitions.extend(parent.map(|parent| Partition { parent, children }));
    }
    let inside = of_nature(ZoneNature::InsideQpv).first().copied();
    partitions.extend(inside.map(|parent| Partition { parent, children: of_nature(ZoneNature::Qpv2024) }));
    partitions
}

fn total(pools: &[SurveyPool], atoms: &BTreeSet<usize>) -> SurveyPool {
    let mut sum = SurveyPool::default();
    for pool in atoms.iter().filter_map(|&atom| pools.get(atom)) {
        sum.counts.pool(&pool.counts);
        sum.surveyed += pool.surveyed;
    }
    sum
}

fn parc_total(pools: &[ParcPool], atoms: &BTreeSet<usize>) -> ParcPool {
    let mut sum = ParcPool::default();
    for pool in atoms.iter().filter_map(|&atom| pools.get(atom)) {
        sum.offered += pool.offered;
        sum.vacant += pool.vacant;
        sum.vacant_3_months += pool.vacant_3_months;
        sum.moves += pool.moves;
        sum.known_labels += pool.known_labels;
        sum.efg += pool.efg;
    }
    sum
}

const SECRET: Reference = Reference { value: Figure::Secret, denominator: None };

fn ratio(count: u32, base: u32) -> Reference {
    let value = 100.0 * f64::from(count) / f64::from(base);
    Reference { value: Figure::Published(value), denominator: Some(base) }
}

fn survey_rows(total: &SurveyPool, population: Population, withheld: bool) -> Vec<(&'static str, Reference)> {
    let counts = &total.counts;
    let hidden = occupancy::withheld(counts);
    let response = if withheld { SECRET } else { ratio(counts.households, total.surveyed) };
    let measures = MEASURES.iter().enumerate().filter(|(_, measure)| measure.exists_for(population));
    let rows = measures.map(|(position, measure)| {
        let (count, base) = (counts.numerators[position], measure.base_of(counts).max(1));
        // A reference has no place for a bound: what would be one is withheld.
        let exact = matches!(share(count, base, counts.households), Share::Exact(_));
        let told = !withheld && exact && hidden != Some(position);
        (measure.code, if told { ratio(count, base) } else { SECRET })
    });
    [("taux_reponse", response)].into_iter().chain(rows).collect()
}

fn parc_rows(total: &ParcPool, withheld: bool) -> Vec<(&'static str, Reference)> {
    let mut rows = Vec::new();
    if total.offered > 0 {
        let told = |count| if withheld { SECRET } else { ratio(count, total.offered) };
        rows.extend([
            ("vacance", told(total.vacant)),
            ("vac3", told(total.vacant_3_months)),
            ("mobilite", told(total.moves)),
        ]);
    }
    if total.known_labels > 0 {
        // Labels are public, dwelling by dwelling.
        rows.push(("dpeefg", ratio(total.efg, total.known_labels)));
    }
    rows
}
