//! From the model to rows: rounding, codes, and what a row that is not published leaves empty.

use crate::data::codes::{self, code};
use crate::data::geometry::{Extent, outline_blob, point_blob};
use crate::data::read::{RENTS_FOR_A_MEAN, RENTS_FOR_A_RANGE};
use crate::data::schema::{self, WHOLE_RESIDENCE};
use crate::data::{DataError, Fid, Writer};
use crate::model::{
    AplZone, Ceiling, Date, EurosPerMonth, Figure, Financing, Functioning, Indicator, Occupancy, Opinion,
    Parc, Population, Rate, Reference, ReferencePopulation, Rent, Residence, Rule, Term, Vintage, Zone,
};
use rusqlite::ToSql;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

impl Writer<'_> {
    /// A row of `meta`; `empreinte` is computed by [`Self::finish`]. `produit_le` also dates the layers.
    ///
    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn meta(&mut self, key: &str, value: &str) -> Result<(), DataError> {
        self.insert(&schema::META, &[&key, &nfc(value)])?;
        self.keys.insert(key.to_owned());
        if key == "produit_le" {
            value.clone_into(&mut self.produced_on);
        }
        Ok(())
    }

    /// Table `residence` alone: rents, occupancy… have their own calls, because they have vintages.
    ///
    /// # Errors
    /// [`DataError::Unwritable`] and [`DataError::Cancelled`].
    pub fn residence(&mut self, residence: &Residence) -> Result<Fid, DataError> {
        self.progress.check()?;
        let energy = |label: usize| residence.energy.map(|energy| energy.counts[label]);
        let fid = self.insert(
            &schema::RESIDENCE,
            &[
                &residence.position.map(point_blob),
                &nfc(&residence.id),
                &nfc(&residence.name),
                &text(residence.bailleur.as_deref()),
                &text(residence.address.as_deref()),
                &text(residence.postcode.as_deref()),
                &nfc(&residence.insee),
                &nfc(&residence.commune),
                &text(residence.quartier.as_deref()),
                &residence.in_qpv_2015,
                &residence.in_qpv_2024,
                &text(residence.qpv_2015.as_deref()),
                &text(residence.qpv_2024.as_deref()),
                &residence.mixity_issue,
                &residence.apl_zone.map(AplZone::code),
                &residence.precision.map(|precision| code(codes::PRECISIONS, precision)),
                &residence.construction.map(|construction| code(codes::CONSTRUCTIONS, construction)),
                &residence.built,
                &residence.rehabilitated,
                &residence.first_let,
                &residence.dwellings,
                &residence.storeys,
                &residence.lift.map(|lift| code(codes::LIFTS, lift)),
                &residence.pmr_dwellings,
                &residence.ground_floor_dwellings,
                &text(residence.heating.as_deref()),
                &energy(0),
                &energy(1),
                &energy(2),
                &energy(3),
                &energy(4),
                &energy(5),
                &energy(6),
                &residence.energy.map(|energy| energy.unknown),
            ],
        )?;
        if let Some(position) = residence.position {
            self.residences.add(fid, Extent::of_point(position));
        }
        Ok(fid)
    }

    /// `withheld`: masked to protect another row (`masque`). Whatever the row says, nothing is stored below 3
    /// known rents, nor a range below 5.
    ///
    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn rent(
        &mut self,
        residence: Fid,
        vintage: Vintage,
        rent: &Rent,
        withheld: bool,
    ) -> Result<(), DataError> {
        let shown = rent.known >= RENTS_FOR_A_MEAN && !withheld;
        let ranged = rent.known >= RENTS_FOR_A_RANGE && !withheld;
        let amount = |figure: Figure<EurosPerMonth>, kept: bool| {
            figure.published().filter(|_| kept).map(|amount| cents(amount.amount()))
        };
        self.insert(
            &schema::RENT,
            &[
                &residence,
                &vintage.year(),
                &rent.typology.map_or(WHOLE_RESIDENCE, |typology| typology.code()),
                &rent.dwellings,
                &rent.known,
                &rent.mean_surface.map(cents),
                &amount(rent.mean, shown),
                &rent.per_m2.published().filter(|_| shown).map(cents),
                &rent.under_ceiling.published().filter(|_| shown),
                &amount(rent.min, ranged),
                &amount(rent.max, ranged),
                &amount(rent.mean_charges, shown),
                &rent.heating_included.filter(|_| shown),
                &rent.water_included.filter(|_| shown),
                &rent.reletting.map(|amount| cents(amount.amount())),
                &rent.convention_max.map(|amount| cents(amount.amount())),
                &rent.reletting_date.map(iso),
                &withheld,
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn financing(&mut self, residence: Fid, vintage: Vintage, row: Financing) -> Result<(), DataError> {
        self.insert(&schema::FINANCING, &[&residence, &vintage.year(), &row.group.code(), &row.dwellings])?;
        Ok(())
    }

    /// A secret rate in a published row goes to `masques`, a bounded one to `bornes`. A row whose respondents are
    /// not published stores its state alone.
    ///
    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn occupancy(
        &mut self,
        residence: Fid,
        vintage: Vintage,
        population: Population,
        row: &Occupancy,
    ) -> Result<(), DataError> {
        let published = row.respondents.published().is_some();
        let rates: Vec<Option<f64>> = self
            .occupancy_codes
            .iter()
            .zip(&row.rates)
            .map(|(_, rate)| {
                rate.figure.published().filter(|_| published).map(|rate| ten_thousandths(rate.into()))
            })
            .collect();
        let listed = |wanted: fn(&Rate) -> bool| {
            let pairs = self.occupancy_codes.iter().zip(&row.rates);
            let mut codes: Vec<&str> =
                pairs.filter(|(_, rate)| published && wanted(rate)).map(|(code, _)| code.as_str()).collect();
            codes.sort_unstable();
            codes.join(",")
        };
        let withheld = listed(|rate| rate.figure == Figure::Secret);
        let bounded = listed(|rate| rate.bounded && rate.figure.published().is_some());
        let year = vintage.year();
        let population = code(codes::POPULATIONS, population);
        let state = codes::state(row.respondents);
        let respondents = row.respondents.published();
        let adults = row.adult_respondents.published().filter(|_| published);
        let response = row.response_rate.published().filter(|_| published).map(ten_thousandths);
        let mut values: Vec<&dyn ToSql> = vec![
            &residence,
            &year,
            &population,
            &state,
            &respondents,
            &adults,
            &response,
            &withheld,
            &bounded,
        ];
        values.extend(rates.iter().map(|rate| rate as &dyn ToSql));
        self.insert(&schema::OCCUPANCY, &values)?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn parc(&mut self, residence: Fid, vintage: Vintage, row: Parc) -> Result<(), DataError> {
        self.insert(
            &schema::PARC,
            &[&residence, &vintage.year(), &row.offered, &row.vacant, &row.vacant_3_months, &row.moves],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn functioning(&mut self, residence: Fid, row: &Functioning) -> Result<(), DataError> {
        self.insert(
            &schema::FUNCTIONING,
            &[
                &residence,
                &nfc(&row.theme),
                &nfc(&row.finding),
                &row.year,
                &nfc(&row.source),
                &iso(row.observed),
                &row.expires.map(iso),
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn opinion(&mut self, residence: Fid, row: &Opinion) -> Result<(), DataError> {
        self.insert(
            &schema::OPINION,
            &[
                &residence,
                &nfc(&row.organisation),
                &iso(row.given),
                &code(codes::SCOPES, row.scope),
                &code(codes::STATUSES, row.status),
                &nfc(&row.opinion),
                &text(row.reason.as_deref()),
                &text(row.reply.as_deref()),
                &iso(row.expires),
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn zone(&mut self, zone: &Zone) -> Result<Fid, DataError> {
        let placed = zone.outline.as_ref().and_then(|outline| Some((outline, Extent::of_outline(outline)?)));
        let fid = self.insert(
            &schema::ZONE,
            &[
                &placed.map(|(outline, extent)| outline_blob(outline, extent)),
                &nfc(&zone.code),
                &nfc(&zone.name),
                &zone.nature.code(),
                &zone.apl_zone.map(AplZone::code),
                &zone.valid_from.map(iso),
                &zone.valid_to.map(iso),
                &zone.fictitious,
                &text(zone.source.as_deref()),
            ],
        )?;
        if let Some((_, extent)) = placed {
            self.zones.add(fid, extent);
        }
        Ok(fid)
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn reference(
        &mut self,
        zone: Fid,
        vintage: Vintage,
        population: ReferencePopulation,
        indicator: &str,
        segment: &str,
        row: &Reference,
    ) -> Result<(), DataError> {
        let published = row.value.published();
        // A reference is never "sans objet": the column has no such code.
        let state = match row.value {
            Figure::NotApplicable => codes::ABSENT,
            other => codes::state(other),
        };
        self.insert(
            &schema::REFERENCE,
            &[
                &zone,
                &vintage.year(),
                &code(codes::REFERENCE_POPULATIONS, population),
                &indicator,
                &segment,
                &state,
                &published.map(ten_thousandths),
                &row.denominator.filter(|_| published.is_some()),
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn ceiling(&mut self, row: &Ceiling) -> Result<(), DataError> {
        self.insert(
            &schema::CEILING,
            &[
                &nfc(&row.nature),
                &iso(row.effective),
                &row.zone.map_or("", AplZone::code),
                &nfc(&row.composition),
                &cents(row.amount.amount()),
                &nfc(&row.unit),
                &nfc(&row.source),
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn indicator(&mut self, row: &Indicator) -> Result<(), DataError> {
        self.insert(
            &schema::INDICATOR,
            &[
                &row.code,
                &nfc(&row.label),
                &nfc(&row.short_label),
                &nfc(&row.definition),
                &nfc(&row.unit),
                &code(codes::UNIVERSES, row.universe),
                &nfc(&row.numerator),
                &nfc(&row.denominator),
                &code(codes::SENSES, row.sense),
                &text(row.family.as_deref()),
                &nfc(&row.source),
                &text(row.comparable_vintages.as_deref()),
                &code(codes::DISCLOSURES, row.disclosure),
                &row.computed,
                &row.order,
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn rule(&mut self, row: &Rule) -> Result<(), DataError> {
        self.insert(
            &schema::RULE,
            &[
                &nfc(&row.set),
                &nfc(&row.code),
                &row.version,
                &row.active,
                &row.counts,
                &row.family.code(),
                &row.indicator,
                &code(codes::MODES, row.mode),
                &row.comparison.map(|comparison| code(codes::COMPARISONS, comparison)),
                &row.threshold,
                &row.guard_points,
                &row.guard_households,
                &row.robustness,
                &row.minimum_count,
                &text(row.condition.as_deref()),
                &row.minimum_respondents,
                &row.minimum_response,
                &nfc(&row.finding),
                &nfc(&row.source),
            ],
        )?;
        Ok(())
    }

    /// # Errors
    /// [`DataError::Unwritable`].
    pub fn term(&mut self, row: &Term) -> Result<(), DataError> {
        self.insert(&schema::TERM, &[&nfc(&row.list), &nfc(&row.code), &nfc(&row.label), &row.order])?;
        Ok(())
    }
}

/// Money and surfaces have 2 decimals.
fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

/// Percents have 4 decimals.
fn ten_thousandths(percent: f64) -> f64 {
    (percent * 10_000.0).round() / 10_000.0
}

fn iso(day: Date) -> String {
    day.to_string()
}

/// Text is stored composed: « é » is one character whatever the source wrote.
fn nfc(value: &str) -> Cow<'_, str> {
    match is_nfc_quick(value.chars()) {
        IsNormalized::Yes => Cow::Borrowed(value),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(value.nfc().collect()),
    }
}

fn text(value: Option<&str>) -> Option<Cow<'_, str>> {
    value.map(nfc)
}
