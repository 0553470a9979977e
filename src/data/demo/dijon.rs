//! Dijon métropole: 23 real communes and their published margins; quartiers and priority perimeters are invented.

use crate::data::demo::margins::Margins;
use crate::data::demo::shapes::{nearest_parts, offset};
use crate::data::demo::territory::{Commune, Core, Perimeter, QPV_2015, QPV_2024, Quartier, Territory, zone};
use crate::data::reference::{CommuneOutline, communes};
use crate::model::{AplZone, Date, LonLat, Zone, ZoneNature};
use geo::{BooleanOps, MultiPolygon, unary_union};

const INVENTED: &str = "périmètre fictif, dessiné pour la démonstration";
const IGN: &str = "IGN, ADMIN EXPRESS COG 2018, Licence Ouverte";
const DIJON: &str = "21231";
const NEUILLY_CRIMOLOIS: &str = "21452";
const CRIMOLOIS: LonLat = LonLat { lon: 5.1215, lat: 47.2765 };

/// Where people live in Dijon: longitude, latitude, metres, weight. The first is the centre.
const CORES: [(f64, f64, f64, f64); 9] = [
    (5.0415, 47.3225, 550.0, 2.0),
    (5.0400, 47.3440, 600.0, 1.6),
    (5.0580, 47.3285, 450.0, 1.2),
    (5.0640, 47.3140, 450.0, 1.3),
    (5.0270, 47.3050, 550.0, 1.8),
    (5.0255, 47.3315, 450.0, 1.1),
    (5.0130, 47.3165, 450.0, 1.0),
    (5.0480, 47.3080, 500.0, 1.2),
    (5.0560, 47.3430, 450.0, 1.0),
];

/// Invented quartiers of Dijon: name, longitude, latitude.
const QUARTIERS: [(&str, f64, f64); 9] = [
    ("Vieilles-Halles", 5.0415, 47.3220),
    ("Portes-du-Nord", 5.0385, 47.3455),
    ("Champ-Perdrix-Est", 5.0625, 47.3345),
    ("Belles-Feuilles", 5.0680, 47.3150),
    ("Écluse-Haute", 5.0270, 47.3040),
    ("Mont-Tilleul", 5.0240, 47.3330),
    ("Rives-du-Bassin", 5.0060, 47.3165),
    ("Allées-du-Levant", 5.0490, 47.3060),
    ("Clos-Saint-Vernier", 5.0600, 47.3470),
];

/// An invented priority perimeter.
struct Drawn {
    code: &'static str,
    name: &'static str,
    commune: &'static str,
    centre: LonLat,
    /// Metres, at equal angles from the east.
    radii: [f64; 8],
}

const fn drawn(
    code: &'static str,
    name: &'static str,
    commune: &'static str,
    (lon, lat): (f64, f64),
    radii: [f64; 8],
) -> Drawn {
    Drawn { code, name, commune, centre: LonLat { lon, lat }, radii }
}

/// Five perimeters of 2015, and a sixth of 2024.
const PERIMETERS: [Drawn; 6] = [
    drawn(
        "FIC-A",
        "Les Grands Tilleuls",
        DIJON,
        (5.0060, 47.3155),
        [520.0, 430.0, 330.0, 400.0, 560.0, 420.0, 310.0, 380.0],
    ),
    drawn(
        "FIC-B",
        "Les Champs Fleuris",
        DIJON,
        (5.0655, 47.3350),
        [430.0, 470.0, 520.0, 400.0, 360.0, 420.0, 480.0, 390.0],
    ),
    drawn(
        "FIC-C",
        "La Longue Haie",
        "21166",
        (5.0130, 47.2975),
        [410.0, 380.0, 440.0, 500.0, 460.0, 350.0, 330.0, 390.0],
    ),
    drawn(
        "FIC-D",
        "Le Pré Rond",
        "21355",
        (5.0545, 47.2950),
        [260.0, 300.0, 280.0, 240.0, 310.0, 270.0, 230.0, 250.0],
    ),
    drawn(
        "FIC-E",
        "Les Hautes Bornes",
        "21617",
        (5.0035, 47.3385),
        [480.0, 360.0, 300.0, 340.0, 450.0, 380.0, 310.0, 420.0],
    ),
    drawn(
        "FIC-F",
        "Le Cœur des Vignes",
        "21515",
        (5.1085, 47.3145),
        [380.0, 330.0, 300.0, 350.0, 400.0, 320.0, 280.0, 340.0],
    ),
];
const OF_2015: usize = 5;

pub fn territory(margins: &Margins) -> Territory {
    let outlines = communes();
    let position =
        |insee: &str| outlines.iter().position(|commune| commune.insee == insee).unwrap_or_default();
    let perimeter = |drawn: &Drawn, factors: [f64; 8]| {
        let commune = position(drawn.commune);
        let radii: Vec<f64> =
            drawn.radii.iter().zip(factors).map(|(radius, factor)| radius * factor).collect();
        let mut perimeter = Perimeter::around(drawn.code, commune, drawn.centre, &radii);
        perimeter.outline = perimeter.outline.intersection(&outlines[commune].outline);
        perimeter
    };
    let first: Vec<Perimeter> =
        PERIMETERS[..OF_2015].iter().map(|drawn| perimeter(drawn, [1.0; 8])).collect();
    let second: Vec<Perimeter> =
        PERIMETERS.iter().map(|drawn| perimeter(drawn, factors_of_2024(drawn.code))).collect();

    let dijon = position(DIJON);
    let sites = QUARTIERS.map(|(_, lon, lat)| LonLat { lon, lat });
    let parts = nearest_parts(&outlines[dijon].outline, &sites);
    let quartiers = quartiers(&outlines, dijon, &sites);
    let zones = zones(&outlines, dijon, parts, [&first, &second]);
    let lake = Perimeter::around(
        "",
        dijon,
        LonLat { lon: 5.0020, lat: 47.3275 },
        &[950.0, 450.0, 330.0, 500.0, 1000.0, 500.0, 330.0, 450.0],
    );
    Territory {
        communes: outlines.into_iter().map(|outline| commune(outline, margins)).collect(),
        quartiers,
        perimeters: [first, second],
        water: vec![lake],
        zones,
        name: "Dijon métropole, parc fictif".to_owned(),
    }
}

/// How the perimeters of 2024 differ: most are larger, one is unchanged, one also loses a side, one is new.
fn factors_of_2024(code: &str) -> [f64; 8] {
    match code {
        "FIC-D" | "FIC-F" => [1.0; 8],
        "FIC-C" => [1.3, 1.3, 1.25, 1.2, 0.85, 0.85, 1.1, 1.2],
        _ => [1.2, 1.25, 1.15, 1.1, 1.2, 1.25, 1.2, 1.15],
    }
}

fn commune(outline: CommuneOutline, margins: &Margins) -> Commune {
    let margin = margins.of_commune(&outline.insee);
    let cores = if outline.insee == DIJON {
        CORES
            .map(|(lon, lat, spread, weight)| Core { centre: LonLat { lon, lat }, spread, weight })
            .into_iter()
            .collect()
    } else {
        // A town spreads with the square root of what it houses; 2,000 social dwellings cover about 600 m.
        let spread = (margin.dwellings.sqrt() * 11.5).clamp(140.0, 600.0);
        let mut cores = vec![Core { centre: outline.centre, spread, weight: 1.0 }];
        if outline.insee == NEUILLY_CRIMOLOIS {
            let weight = f64::from(margins.crimolois) / margin.dwellings;
            cores[0].weight = 1.0 - weight;
            cores.push(Core { centre: CRIMOLOIS, spread: 140.0, weight });
        }
        cores
    };
    Commune {
        apl_exception: (outline.insee == NEUILLY_CRIMOLOIS).then_some((CRIMOLOIS, 420.0, AplZone::III)),
        insee: outline.insee.into(),
        name: outline.name.into(),
        postcode: outline.postcode.into(),
        centre: outline.centre,
        outline: Some(outline.outline),
        margin,
        cores,
    }
}

fn quartiers(outlines: &[CommuneOutline], dijon: usize, sites: &[LonLat]) -> Vec<Quartier> {
    let elsewhere = outlines.iter().enumerate().filter(|&(commune, _)| commune != dijon);
    let parts = sites.iter().zip(1..).map(|(&site, number)| Quartier {
        code: format!("{DIJON}-{number}").into(),
        commune: dijon,
        site,
    });
    parts
        .chain(elsewhere.map(|(commune, outline)| Quartier {
            code: outline.insee.as_str().into(),
            commune,
            site: outline.centre,
        }))
        .collect()
}

fn zones(
    outlines: &[CommuneOutline],
    dijon: usize,
    parts: Vec<MultiPolygon<f64>>,
    perimeters: [&[Perimeter]; 2],
) -> Vec<Zone> {
    let real = |zone: Zone| Zone { fictitious: false, source: Some(IGN.to_owned()), ..zone };
    let invented = |zone: Zone| Zone { source: Some(INVENTED.to_owned()), ..zone };
    let all: Vec<MultiPolygon<f64>> = outlines.iter().map(|commune| commune.outline.clone()).collect();
    let whole = unary_union(&all);
    let mut zones = vec![real(zone(ZoneNature::Metropole, "242100410", "Dijon métropole", Some(whole)))];
    for commune in outlines {
        let row = zone(ZoneNature::Commune, &commune.insee, &commune.name, Some(commune.outline.clone()));
        zones.push(Zone { apl_zone: Some(commune.apl_zone), ..real(row) });
    }
    for ((&(name, _, _), part), number) in QUARTIERS.iter().zip(parts).zip(1..) {
        zones.push(invented(zone(ZoneNature::Quartier, &format!("{DIJON}-{number}"), name, Some(part))));
    }
    for (position, commune) in outlines.iter().enumerate() {
        if position != dijon {
            let outline = Some(commune.outline.clone());
            zones.push(real(zone(ZoneNature::Quartier, &commune.insee, &commune.name, outline)));
        }
    }
    for (generation, nature) in [(QPV_2015, ZoneNature::Qpv2015), (QPV_2024, ZoneNature::Qpv2024)] {
        for (perimeter, drawn) in perimeters[generation].iter().zip(&PERIMETERS) {
            let row = zone(nature, drawn.code, drawn.name, Some(perimeter.outline.clone()));
            let (from, to) = match generation {
                QPV_2015 => (Date::constant(2015, 1, 1), Some(Date::constant(2023, 12, 31))),
                _ => (Date::constant(2024, 1, 1), None),
            };
            zones.push(Zone { valid_from: Some(from), valid_to: to, ..invented(row) });
        }
    }
    zones.push(invented(zone(ZoneNature::InsideQpv, "en_qpv", "En QPV (2024)", None)));
    zones.push(invented(zone(ZoneNature::OutsideQpv, "hors_qpv", "Hors QPV (2024)", None)));
    zones
}

/// Whether a point is in the old commune that kept its rent zone.
pub fn apl_exception(commune: &Commune, point: LonLat) -> Option<AplZone> {
    let (centre, radius, zone) = commune.apl_exception?;
    let (east, north) = offset(centre, point);
    (east.hypot(north) <= radius).then_some(zone)
}
