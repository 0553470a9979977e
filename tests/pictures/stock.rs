//! A dozen invented résidences, one of each kind that the window must tell apart; the same bytes every time.

use atlas_ops::data::{DataError, Writer, reference};
use atlas_ops::model::{
    AplZone, Construction, Date, EnergyLabels, EurosPerMonth, Figure, Financing, FinancingGroup, Functioning,
    GeoPrecision, Lift, LonLat, Occupancy, Opinion, OpinionScope, OpinionStatus, Parc, Population, Progress,
    Rate, Reference, ReferencePopulation, Rent, Residence, Typology, Vintage, Zone, ZoneNature,
};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use std::path::Path;

/// Everything published, two points of attention, an opinion.
pub const OPEN: &str = "R01";
/// Occupancy under the floor; its rents are known.
pub const MASKED: &str = "R02";
pub const OPEN_NAME: &str = "Les Cèdres";
pub const MASKED_NAME: &str = "Le Clos des Tilleuls";
pub const LONG_NAME: &str = "Résidence du Maréchal-de-Lattre-de-Tassigny et des Anciens Combattants d’Afrique du Nord, \
                             bâtiments A à F, entrées 2 à 24";

const CODES: [&str; 8] = ["res20", "res40", "res60", "apl", "isole", "mono", "age65", "ssempl"];
/// What the rates of [`CODES`] are over the métropole, in percent.
const TERRITORY: [f64; 8] = [13.9, 36.8, 61.2, 48.8, 42.5, 21.4, 27.1, 21.0];

/// What is known of the households of a résidence.
enum Tenants {
    /// Households and adults who answered, then one count by code of [`CODES`].
    Answered(u32, u32, [u32; 8]),
    Secret,
    Unsupplied,
    Emptied,
}

struct Building {
    id: &'static str,
    name: &'static str,
    bailleur: &'static str,
    commune: usize,
    place: Option<(f64, f64)>,
    dwellings: u32,
    built: i32,
    tenants: Tenants,
    /// Rent of a T3 with all that follows from it, euros; `None`: no rent supplied.
    rent: Option<f64>,
}

const COMMUNES: [(&str, &str, AplZone); 3] =
    [("21231", "Dijon", AplZone::II), ("21166", "Chenôve", AplZone::II), ("21617", "Talant", AplZone::II)];

fn buildings() -> Vec<Building> {
    use Tenants::{Answered, Emptied, Secret, Unsupplied};
    let building = |id, name, bailleur, commune, place, dwellings, built, tenants, rent| Building {
        id,
        name,
        bailleur,
        commune,
        place: Some(place),
        dwellings,
        built,
        tenants,
        rent,
    };
    let (suzon, ouche) = ("Suzon Habitat", "Ouche Logement");
    let calm = |households| {
        let part = |percent: u32| households * percent / 100;
        let counts = [part(14), part(34), part(60), part(47), part(42), part(20), part(27), part(30)];
        Answered(households, households + households / 2, counts)
    };
    let troubled = Answered(43, 70, [17, 31, 38, 29, 16, 15, 8, 31]);
    vec![
        building(OPEN, OPEN_NAME, suzon, 0, (5.041, 47.334), 64, 1974, troubled, Some(338.0)),
        building(MASKED, MASKED_NAME, ouche, 0, (5.022, 47.326), 13, 1998, Secret, Some(331.0)),
        building("R03", "Les Acacias", ouche, 0, (5.052, 47.321), 30, 1985, Unsupplied, Some(412.0)),
        building("R04", "La Tour vide", suzon, 1, (5.012, 47.297), 48, 1968, Emptied, None),
        building("R05", LONG_NAME, suzon, 2, (5.003, 47.337), 90, 1971, calm(71), Some(296.0)),
        Building {
            place: None,
            ..building("R06", "Sans adresse", ouche, 0, (0.0, 0.0), 25, 2003, calm(20), Some(365.0))
        },
        building("R07", "Le Pré", ouche, 0, (5.062, 47.312), 34, 1992, calm(27), Some(352.0)),
        building("R08", "Les Érables", suzon, 0, (5.031, 47.315), 22, 2011, calm(18), Some(398.0)),
        building("R09", "L’Olivier", suzon, 0, (5.046, 47.306), 8, 2018, Secret, Some(431.0)),
        building("R10", "Les Vignes", ouche, 1, (5.007, 47.301), 140, 1966, calm(112), Some(281.0)),
        building("R11", "Le Port", ouche, 0, (5.036, 47.322), 55, 1979, calm(44), Some(344.0)),
        building("R12", "Le Belvédère", suzon, 2, (5.010, 47.331), 18, 2006, Secret, Some(372.0)),
    ]
}

/// Writes the atlas of the pictures.
pub fn write(path: &Path) {
    fill(path).expect("a fixture that can be written");
}

fn fill(path: &Path) -> Result<(), DataError> {
    let progress = Progress::default();
    let mut writer = Writer::create(path, &CODES.map(str::to_owned), &progress)?;
    for (key, value) in [
        ("produit_par", "essai"),
        ("produit_le", "2026-01-01"),
        ("source", "jeu de données fictif"),
        ("millesime_ops", "2022"),
        ("millesime_loyers", "2022"),
        ("millesime_parc", "2022"),
        ("seuil_secret", "11"),
        ("convention", "sans objet, données fictives"),
        ("destinataire", "CALEOL d’essai"),
        ("perimetre", "Dijon métropole"),
        ("fond_en_ligne", "0"),
        ("synthetique", "1"),
    ] {
        writer.meta(key, value)?;
    }
    write_zones(&mut writer)?;
    for building in buildings() {
        write_building(&mut writer, &building)?;
    }
    reference::ceilings().iter().try_for_each(|row| writer.ceiling(row))?;
    reference::indicators().iter().try_for_each(|row| writer.indicator(row))?;
    reference::rules().iter().try_for_each(|row| writer.rule(row))?;
    reference::vocabulary().iter().try_for_each(|row| writer.term(row))?;
    writer.finish()
}

fn write_zones(writer: &mut Writer<'_>) -> Result<(), DataError> {
    let zone = |nature, code: &str, name: &str, outline| Zone {
        code: code.to_owned(),
        name: name.to_owned(),
        nature,
        apl_zone: None,
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline,
    };
    let metropole = writer.zone(&zone(ZoneNature::Metropole, "242100410", "Dijon métropole", None))?;
    for (insee, name, apl_zone) in COMMUNES {
        writer.zone(&Zone { apl_zone: Some(apl_zone), ..zone(ZoneNature::Commune, insee, name, None) })?;
    }
    let quartier = writer.zone(&zone(ZoneNature::Quartier, "Q1", "Les Perrières-Nord", None))?;
    let around = |west: f64, south: f64, east: f64, north: f64| {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)];
        let ring: Vec<Coord<f64>> = corners.map(|(x, y)| Coord { x, y }).to_vec();
        Some(MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())]))
    };
    let perimeter = around(5.000, 47.295, 5.018, 47.304);
    writer.zone(&zone(ZoneNature::Qpv2024, "QN1", "Le Mail d’essai", perimeter))?;
    for (code, percent) in CODES.into_iter().zip(TERRITORY) {
        let of = |value, denominator| Reference {
            value: Figure::Published(value),
            denominator: Some(denominator),
        };
        let population = ReferencePopulation::All;
        writer.reference(metropole, Vintage::new(2022), population, code, "", &of(percent, 15_204))?;
        writer.reference(quartier, Vintage::new(2022), population, code, "", &of(percent - 5.1, 1_284))?;
    }
    Ok(())
}

fn write_building(writer: &mut Writer<'_>, building: &Building) -> Result<(), DataError> {
    let vintage = Vintage::new(2022);
    let fid = writer.residence(&residence(building))?;
    if let Some(rent) = building.rent {
        for (row, withheld) in rents(building.dwellings, rent) {
            writer.rent(fid, vintage, &row, withheld)?;
        }
        let financing = Financing { group: FinancingGroup::Plus, dwellings: building.dwellings };
        writer.financing(fid, vintage, financing)?;
    }
    if let Some(row) = occupancy(building) {
        writer.occupancy(fid, vintage, Population::All, &row)?;
    }
    if building.dwellings >= 20 {
        let (offered, moves) = (building.dwellings, building.dwellings / 12);
        let parc =
            Parc { offered: Some(offered), vacant: Some(1), vacant_3_months: Some(0), moves: Some(moves) };
        writer.parc(fid, vintage, parc)?;
    }
    if building.id == OPEN {
        writer.functioning(
            fid,
            &Functioning {
                theme: "tranquillite".to_owned(),
                finding: "bonne".to_owned(),
                year: None,
                source: "Suzon Habitat".to_owned(),
                observed: Date::constant(2026, 3, 1),
                expires: Some(Date::constant(2028, 3, 1)),
            },
        )?;
        writer.opinion(
            fid,
            &Opinion {
                organisation: "Suzon Habitat".to_owned(),
                given: Date::constant(2026, 3, 12),
                scope: OpinionScope::Bailleur,
                status: OpinionStatus::Validated,
                opinion: "vigilance".to_owned(),
                reason: Some("travaux".to_owned()),
                reply: None,
                expires: Date::constant(2028, 3, 12),
            },
        )?;
    }
    Ok(())
}

fn residence(building: &Building) -> Residence {
    let (insee, commune, _) = COMMUNES[building.commune];
    let in_qpv = building.commune == 1;
    Residence {
        id: building.id.into(),
        name: building.name.to_owned(),
        bailleur: Some(building.bailleur.into()),
        address: Some("18 allée de l’Essai".to_owned()),
        postcode: Some("21000".into()),
        insee: insee.into(),
        commune: commune.into(),
        quartier: (building.commune == 0).then(|| "Q1".into()),
        in_qpv_2015: Some(in_qpv),
        in_qpv_2024: Some(in_qpv),
        qpv_2015: None,
        qpv_2024: in_qpv.then(|| "QN1".into()),
        mixity_issue: None,
        apl_zone: None,
        position: building.place.map(|(lon, lat)| LonLat { lon, lat }),
        precision: building.place.map(|_| GeoPrecision::HouseNumber),
        construction: Some(Construction::Collective),
        built: Some(building.built),
        rehabilitated: None,
        first_let: Some(building.built + 1),
        dwellings: building.dwellings,
        storeys: Some(6),
        lift: Some(Lift::Yes),
        pmr_dwellings: Some(2),
        ground_floor_dwellings: Some(4),
        heating: Some("collectif_gaz".into()),
        energy: Some(EnergyLabels { counts: [0, 0, 2, 2, 2, 0, 0], unknown: building.dwellings - 6 }),
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    }
}

/// T2, T3, T4 and one T1 whose rent stays unsaid; the whole is then withheld, so that nobody subtracts.
fn rents(dwellings: u32, of_t3: f64) -> Vec<(Rent, bool)> {
    let (t2, t4) = (dwellings / 4, dwellings / 4);
    let t3 = dwellings - t2 - t4 - 1;
    let euros = |amount: f64| EurosPerMonth::new(amount).map_or(Figure::Absent, Figure::Published);
    let row = |typology, dwellings: u32, mean: f64, surface: f64| Rent {
        typology,
        dwellings,
        known: dwellings,
        mean_surface: Some(surface),
        mean: euros(mean),
        per_m2: Figure::Published((mean / surface * 100.0).round() / 100.0),
        min: euros(mean - 20.0),
        max: euros(mean + 20.0),
        under_ceiling: Figure::Published(dwellings / 2),
        mean_charges: euros(92.0),
        heating_included: Some(true),
        water_included: None,
        reletting: None,
        convention_max: None,
        reletting_date: None,
    };
    vec![
        (row(Some(Typology::T1), 1, of_t3 * 0.61, 31.0), false),
        (row(Some(Typology::T2), t2, of_t3 * 0.82, 48.0), t2 < 3),
        (row(Some(Typology::T3), t3, of_t3, 64.0), false),
        (row(Some(Typology::T4), t4, of_t3 * 1.19, 79.0), t4 < 3),
        (row(None, dwellings, of_t3, 63.0), true),
    ]
}

fn occupancy(building: &Building) -> Option<Occupancy> {
    let unsaid = |state: Figure<f32>, households: Figure<u32>, response: Figure<f64>| Occupancy {
        respondents: households,
        adult_respondents: households,
        response_rate: response,
        rates: vec![Rate { figure: state, bounded: false }; CODES.len()],
    };
    match building.tenants {
        Tenants::Unsupplied => None,
        Tenants::Secret => Some(unsaid(Figure::Secret, Figure::Secret, Figure::Secret)),
        Tenants::Emptied => Some(unsaid(Figure::NotApplicable, Figure::NotApplicable, Figure::NotApplicable)),
        Tenants::Answered(households, adults, counts) => Some(Occupancy {
            respondents: Figure::Published(households),
            adult_respondents: Figure::Published(adults),
            response_rate: Figure::Published(79.0),
            rates: CODES
                .into_iter()
                .zip(counts)
                .map(|(code, count)| rate(code, count, households, adults))
                .collect(),
        }),
    }
}

fn rate(code: &str, count: u32, households: u32, adults: u32) -> Rate {
    let base = if code == "ssempl" { adults } else { households };
    let percent = 100.0 * f64::from(count) / f64::from(base);
    Rate { figure: Figure::Published(percent as f32), bounded: false }
}
