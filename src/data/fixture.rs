//! A small canonical file for tests: one résidence of each kind (published, masked, without position).

use crate::data::{DataError, Writer};
use crate::model::{
    AplZone, Construction, Date, EnergyLabels, EurosPerMonth, Figure, Financing, FinancingGroup, Functioning,
    GeoPrecision, Lift, LonLat, Occupancy, Opinion, OpinionScope, OpinionStatus, Parc, Population, Progress,
    Rate, Reference, ReferencePopulation, Rent, Residence, Typology, Vintage, Zone, ZoneNature,
};
use geo::{MultiPolygon, polygon};
use std::path::Path;

pub const VINTAGE: i16 = 2022;

/// The indicator columns of the sample.
pub const CODES: [&str; 4] = ["res20", "res40", "res60", "mono"];

pub fn codes() -> Vec<String> {
    CODES.map(str::to_owned).to_vec()
}

/// A résidence of 40 dwellings with nothing but its building.
pub fn residence(id: &str) -> Residence {
    Residence {
        id: id.into(),
        name: format!("Résidence {id}"),
        bailleur: Some("Bailleur des Essais".into()),
        address: Some("1 rue de l’Essai".to_owned()),
        postcode: Some("21000".into()),
        insee: "21231".into(),
        commune: "Dijon".into(),
        quartier: Some("Q1".into()),
        in_qpv_2015: Some(false),
        in_qpv_2024: Some(true),
        qpv_2015: None,
        qpv_2024: Some("QN1".into()),
        mixity_issue: None,
        apl_zone: Some(AplZone::II),
        position: Some(LonLat { lon: 5.04, lat: 47.32 }),
        precision: Some(GeoPrecision::HouseNumber),
        construction: Some(Construction::Collective),
        built: Some(1974),
        rehabilitated: None,
        first_let: Some(1975),
        dwellings: 40,
        storeys: Some(6),
        lift: Some(Lift::Partial),
        pmr_dwellings: Some(2),
        ground_floor_dwellings: Some(6),
        heating: Some("collectif_gaz".into()),
        energy: Some(EnergyLabels { counts: [0, 0, 4, 6, 3, 1, 0], unknown: 26 }),
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    }
}

fn euros(amount: f64) -> Figure<EurosPerMonth> {
    EurosPerMonth::new(amount).map_or(Figure::Absent, Figure::Published)
}

pub fn rent(typology: Option<Typology>, dwellings: u32, known: u32, mean: f64) -> Rent {
    Rent {
        typology,
        dwellings,
        known,
        mean_surface: Some(62.345),
        mean: euros(mean),
        per_m2: Figure::Published(5.678),
        min: euros(mean - 20.0),
        max: euros(mean + 20.0),
        under_ceiling: Figure::Published(known / 2),
        mean_charges: euros(61.5),
        heating_included: Some(true),
        water_included: None,
        reletting: EurosPerMonth::new(400.0),
        convention_max: None,
        reletting_date: None,
    }
}

pub fn rate(value: f32) -> Rate {
    Rate { figure: Figure::Published(value), bounded: false }
}

/// Published for 34 of 38 households; `mono` is withheld, `res20` is a bound.
pub fn occupancy() -> Occupancy {
    Occupancy {
        respondents: Figure::Published(34),
        adult_respondents: Figure::Published(58),
        response_rate: Figure::Published(89.4737),
        rates: vec![
            Rate { figure: Figure::Published(5.8824), bounded: true },
            rate(35.2941),
            rate(61.7647),
            Rate { figure: Figure::Secret, bounded: false },
        ],
    }
}

pub fn secret_occupancy() -> Occupancy {
    let secret = Rate { figure: Figure::Secret, bounded: false };
    Occupancy {
        respondents: Figure::Secret,
        adult_respondents: Figure::Secret,
        response_rate: Figure::Secret,
        rates: vec![secret; CODES.len()],
    }
}

pub fn zone(nature: ZoneNature, code: &str) -> Zone {
    let square = polygon![(x: 4.9, y: 47.2), (x: 5.2, y: 47.2), (x: 5.2, y: 47.4), (x: 4.9, y: 47.4), (x: 4.9, y: 47.2)];
    Zone {
        code: code.to_owned(),
        name: format!("Zone {code}"),
        nature,
        apl_zone: (nature == ZoneNature::Commune).then_some(AplZone::II),
        valid_from: Some(Date::constant(2024, 1, 1)),
        valid_to: None,
        fictitious: true,
        source: Some("Essai".to_owned()),
        outline: Some(MultiPolygon(vec![square])),
    }
}

/// The `meta` rows of the sample but `format_version`.
pub const META: [(&str, &str); 12] = [
    ("produit_par", "essai"),
    ("produit_le", "2026-01-01"),
    ("source", "Données d’essai"),
    ("millesime_ops", "2022"),
    ("millesime_loyers", "2022"),
    ("millesime_parc", "2022"),
    ("seuil_secret", "11"),
    ("convention", "Convention d’essai"),
    ("destinataire", "Personne"),
    ("perimetre", "ensemble"),
    ("fond_en_ligne", "0"),
    ("synthetique", "1"),
];

/// Meta and zones, then whatever `fill` adds.
///
/// # Errors
/// As the writer.
pub fn write(
    path: &Path,
    fill: impl FnOnce(&mut Writer<'_>) -> Result<(), DataError>,
) -> Result<(), DataError> {
    let progress = Progress::default();
    let mut writer = Writer::create(path, &codes(), &progress)?;
    for (key, value) in META {
        writer.meta(key, value)?;
    }
    let metropole = writer.zone(&zone(ZoneNature::Metropole, "242100410"))?;
    for (nature, code) in
        [(ZoneNature::Commune, "21231"), (ZoneNature::Quartier, "Q1"), (ZoneNature::Qpv2024, "QN1")]
    {
        writer.zone(&zone(nature, code))?;
    }
    let value = Reference { value: Figure::Published(30.5), denominator: Some(12_345) };
    writer.reference(metropole, Vintage::new(VINTAGE), ReferencePopulation::All, "res40", "", &value)?;
    fill(&mut writer)?;
    writer.finish()
}

/// Three résidences: `R1` has everything, `R2` is masked, `R3` has no position and nothing else.
///
/// # Errors
/// As the writer.
pub fn write_sample(path: &Path) -> Result<(), DataError> {
    write(path, |writer| {
        let vintage = Vintage::new(VINTAGE);
        let first = writer.residence(&residence("R1"))?;
        writer.rent(first, vintage, &rent(Some(Typology::T2), 15, 15, 338.456), false)?;
        writer.rent(first, vintage, &rent(Some(Typology::T3), 20, 4, 420.0), false)?;
        writer.rent(first, vintage, &rent(Some(Typology::T4), 5, 0, 480.0), false)?;
        writer.rent(first, vintage, &rent(None, 40, 19, 400.0), true)?;
        for (group, dwellings) in [(FinancingGroup::Plus, 30), (FinancingGroup::Plai, 10)] {
            writer.financing(first, vintage, Financing { group, dwellings })?;
        }
        writer.occupancy(first, vintage, Population::All, &occupancy())?;
        writer.occupancy(first, vintage, Population::RecentMovers, &secret_occupancy())?;
        writer.occupancy(first, Vintage::new(2020), Population::All, &secret_occupancy())?;
        let parc = Parc { offered: Some(39), vacant: Some(1), vacant_3_months: Some(0), moves: Some(4) };
        writer.parc(first, vintage, parc)?;
        writer.functioning(
            first,
            &Functioning {
                theme: "tranquillite".to_owned(),
                finding: "bonne".to_owned(),
                year: None,
                source: "Bailleur des Essais".to_owned(),
                observed: Date::constant(2025, 6, 1),
                expires: Some(Date::constant(2027, 6, 1)),
            },
        )?;
        writer.opinion(
            first,
            &Opinion {
                organisation: "Bailleur des Essais".to_owned(),
                given: Date::constant(2025, 9, 1),
                scope: OpinionScope::Bailleur,
                status: OpinionStatus::Validated,
                opinion: "vigilance".to_owned(),
                reason: Some("travaux_programmes".to_owned()),
                reply: None,
                expires: Date::constant(2027, 9, 1),
            },
        )?;
        let second = writer.residence(&Residence { dwellings: 8, energy: None, ..residence("R2") })?;
        writer.occupancy(second, vintage, Population::All, &secret_occupancy())?;
        writer.residence(&Residence { position: None, precision: None, ..residence("R3") })?;
        Ok(())
    })
}
