//! One résidence after another, from the plan of its building to all its rows.

use crate::data::demo::DemoOptions;
use crate::data::demo::building::{self, Identity};
use crate::data::demo::dice::{Dice, Topic};
use crate::data::demo::estates::{self, Layout, Site};
use crate::data::demo::households::{Profile, Survey, Tenants};
use crate::data::demo::margins::Margins;
use crate::data::demo::names::Names;
use crate::data::demo::references::{Place, Pools};
use crate::data::demo::rents::{self, Frame};
use crate::data::demo::stock::Building;
use crate::data::demo::territory::Territory;
use crate::data::demo::{occupancy, opinions};
use crate::data::{DataError, Fid, Writer};
use crate::domain::stock::RESTRICTED_UNDER;
use crate::model::{AplZone, Ceiling, Construction, Parc, Population, Residence, Vintage, ZoneNature};

/// Résidences emptied for works, and résidences of which the landlord said nothing.
const EMPTIED: f64 = 0.004;
const UNANSWERED: f64 = 0.008;
/// The survey aims at all households; about four in five answer, in some résidences far fewer.
const RESPONSE: f64 = 0.805;
const RESPONSE_SPREAD: f64 = 0.085;
/// Estates outside the priority quartiers whose tenants have incomes as low as in the poorest inside: points of
/// attention are to be met there too.
const MODEST_ESTATES: f64 = 0.13;

pub struct Scene<'a> {
    options: &'a DemoOptions,
    margins: &'a Margins,
    territory: &'a Territory,
    ceilings: &'a [Ceiling],
    layout: Layout,
    names: Names,
    /// What the references are made of.
    pub pools: Pools,
}

/// A résidence whose row is written, and what its other rows are drawn from.
struct Subject<'a> {
    rank: u64,
    plan: &'a Building,
    site: &'a Site,
    residence: &'a Residence,
    fid: Fid,
    atom: usize,
}

impl<'a> Scene<'a> {
    pub fn set(
        options: &'a DemoOptions,
        margins: &'a Margins,
        territory: &'a Territory,
        ceilings: &'a [Ceiling],
        buildings: &[Building],
    ) -> Self {
        Self {
            options,
            margins,
            territory,
            ceilings,
            layout: estates::lay_out(options.seed, territory, buildings),
            names: Names::shuffled(&mut Dice::new(options.seed, Topic::Names, 0)),
            pools: Pools::default(),
        }
    }

    pub fn write_residence(
        &mut self,
        writer: &mut Writer<'_>,
        rank: u64,
        plan: &Building,
    ) -> Result<(), DataError> {
        let site = self.layout.sites[rank as usize].clone();
        let seed = self.options.seed;
        let residence = &self.residence(rank, plan, &site);
        let fid = writer.residence(residence)?;
        let atom = self.pools.atom(Place::of(self.territory, plan.commune, residence));
        let subject = Subject { rank, plan, site: &site, residence, fid, atom };
        let profile = profile(seed, &subject);
        if let Some(&current) = self.options.vintages.last() {
            self.write_rents(writer, &subject, current)?;
        }
        self.write_occupancy(writer, &subject, profile)?;
        self.pools.add_energy(atom, plan.energy);
        let mut dice = Dice::new(seed, Topic::Opinions, rank);
        for row in opinions::functioning(&mut dice, residence, self.options.today) {
            writer.functioning(fid, &row)?;
        }
        for row in opinions::opinions(&mut dice, residence, profile.hardship, self.options.today) {
            writer.opinion(fid, &row)?;
        }
        Ok(())
    }

    fn residence(&self, rank: u64, plan: &Building, site: &Site) -> Residence {
        let mut dice = Dice::new(self.options.seed, Topic::Building, rank);
        let placing = building::placing(&mut dice, plan, rank);
        let identity = Identity {
            id: opaque_id(self.options.seed, rank),
            name: self.names.residence(rank as usize),
            street: &self.layout.streets[site.street as usize],
        };
        building::residence(&mut dice, self.territory, plan, site, placing, identity)
    }

    fn write_rents(
        &self,
        writer: &mut Writer<'_>,
        subject: &Subject<'_>,
        vintage: Vintage,
    ) -> Result<(), DataError> {
        let seed = self.options.seed;
        let (plan, residence) = (subject.plan, subject.residence);
        let frame =
            Frame { margins: self.margins, ceilings: self.ceilings, vintage, today: self.options.today };
        let zone = residence.apl_zone.unwrap_or_else(|| self.apl_zone(&residence.insee));
        let quartier = quartier_level(seed, residence);
        let centrality = (0.03 * quartier - if plan.in_qpv { 0.03 } else { 0.0 }).exp();
        let mut dice = Dice::new(seed, Topic::Rents, subject.rank);
        let rents = rents::draw(&mut dice, &frame, plan, residence, zone, centrality);
        for row in &rents.rows {
            writer.rent(subject.fid, vintage, &row.rent, row.withheld)?;
        }
        rents.financing.into_iter().try_for_each(|row| writer.financing(subject.fid, vintage, row))
    }

    fn apl_zone(&self, insee: &str) -> AplZone {
        let zone = self.territory.zone(ZoneNature::Commune, insee);
        zone.and_then(|zone| self.territory.zones[zone].apl_zone).unwrap_or(AplZone::II)
    }

    fn write_occupancy(
        &mut self,
        writer: &mut Writer<'_>,
        subject: &Subject<'_>,
        profile: Profile,
    ) -> Result<(), DataError> {
        let options = self.options;
        let (plan, residence) = (subject.plan, subject.residence);
        let mut dice = Dice::new(options.seed, Topic::Households, subject.rank);
        let emptied = dice.chance(EMPTIED);
        let answered = !dice.chance(UNANSWERED);
        let usual_response = RESPONSE + RESPONSE_SPREAD * dice.normal();
        let mut tenants: Option<Tenants> = None;
        for (position, &vintage) in options.vintages.iter().enumerate() {
            let year = i32::from(vintage.year());
            if residence.first_let.is_none_or(|first| first >= year) {
                continue;
            }
            let last = position + 1 == options.vintages.len();
            let survey = if emptied && last {
                Survey::default()
            } else {
                let tenants = tenants.get_or_insert_with(|| {
                    Tenants::settle(&mut dice, profile, &plan.rooms, year, plan.built)
                });
                tenants.live_until(&mut dice, year);
                let response = (usual_response + 0.04 * dice.normal()).clamp(0.3, 0.98);
                tenants.survey(&mut dice, response)
            };
            let rows = if answered {
                let rows = occupancy::rows(&survey);
                self.pools.add_survey(subject.atom, vintage, subject.site.landlord, &survey, &rows);
                rows
            } else {
                [occupancy::not_supplied(), occupancy::not_supplied()]
            };
            for (population, row) in [Population::All, Population::RecentMovers].into_iter().zip(&rows) {
                writer.occupancy(subject.fid, vintage, population, row)?;
            }
            if last && !emptied {
                self.write_parc(writer, subject, vintage, &survey)?;
            }
        }
        Ok(())
    }

    /// Vacancy and moves are restricted: only from 20 dwellings. Dwellings put into service during the year before
    /// are not moves.
    fn write_parc(
        &mut self,
        writer: &mut Writer<'_>,
        subject: &Subject<'_>,
        vintage: Vintage,
        survey: &Survey,
    ) -> Result<(), DataError> {
        let residence = subject.residence;
        let new = residence.first_let.is_some_and(|first| first >= i32::from(vintage.year()) - 1);
        let parc = Parc {
            offered: Some(residence.dwellings),
            vacant: Some(survey.vacant),
            vacant_3_months: Some(survey.vacant_3_months),
            moves: (!new).then_some(survey.moves),
        };
        let shown = residence.dwellings >= RESTRICTED_UNDER;
        self.pools.add_parc(subject.atom, subject.site.landlord, parc, shown);
        if shown { writer.parc(subject.fid, vintage, parc) } else { Ok(()) }
    }
}

/// What bends the draws: the priority status, the quartier, the estate, the résidence.
fn profile(seed: u64, subject: &Subject<'_>) -> Profile {
    let plan = subject.plan;
    let mut estate = Dice::new(seed, Topic::Quartiers, (1 << 32) + u64::from(subject.site.estate));
    let mut own = Dice::new(seed, Topic::Quartiers, (2 << 32) + subject.rank);
    let modest = !plan.in_qpv && estate.chance(MODEST_ESTATES);
    let status = match (plan.in_qpv, modest) {
        (true, _) => 0.8,
        (false, true) => 1.6,
        (false, false) => -0.57,
    };
    let recent = if plan.built > 2005 { -0.35 } else { 0.1 };
    Profile {
        hardship: status
            + 0.28 * quartier_level(seed, subject.residence)
            + 0.42 * estate.normal()
            + 0.32 * own.normal(),
        age: recent + 0.3 * estate.normal() + 0.25 * own.normal(),
        turnover: (0.25 * own.normal()).exp() * if plan.kind == Construction::Student { 3.0 } else { 0.94 },
        student: plan.kind == Construction::Student,
    }
}

/// A number that all résidences of a quartier share: mean 0, standard deviation 1.
fn quartier_level(seed: u64, residence: &Residence) -> f64 {
    let code = residence.quartier.as_deref().unwrap_or(&residence.insee);
    let item = code.bytes().fold(0u64, |sum, byte| (sum * 31 + u64::from(byte)) & 0xFFFF_FFFF);
    Dice::new(seed, Topic::Quartiers, item).normal()
}

/// Different for every rank: multiplying by an odd number permutes the whole numbers of 32 bits.
fn opaque_id(seed: u64, rank: u64) -> String {
    let mixed = (rank as u32).wrapping_mul(2_654_435_761).wrapping_add((seed as u32).wrapping_mul(40_503));
    format!("R{mixed:08x}")
}
