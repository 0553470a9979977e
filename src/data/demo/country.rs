//! A stock the size of a country, for trials of scale: forty city centres, and margins borrowed from Dijon's.
//!
//! Codes are invented and every zone says so; there are no priority perimeters, only a status.

use crate::data::demo::margins::{Margins, StockMargin};
use crate::data::demo::shapes::around;
use crate::data::demo::territory::{Commune, Core, Quartier, Territory, zone};
use crate::model::{AplZone, LonLat, Zone, ZoneNature};

/// Centre and weight, roughly the size of the town.
const CITIES: [(&str, f64, f64, f64); 40] = [
    ("Paris", 2.350, 48.856, 100.0),
    ("Marseille", 5.375, 43.297, 40.0),
    ("Lyon", 4.835, 45.758, 38.0),
    ("Toulouse", 1.444, 43.604, 25.0),
    ("Lille", 3.063, 50.632, 32.0),
    ("Bordeaux", -0.579, 44.838, 22.0),
    ("Nice", 7.262, 43.704, 14.0),
    ("Nantes", -1.554, 47.218, 20.0),
    ("Strasbourg", 7.750, 48.580, 18.0),
    ("Rennes", -1.678, 48.111, 16.0),
    ("Grenoble", 5.724, 45.188, 13.0),
    ("Rouen", 1.093, 49.443, 15.0),
    ("Montpellier", 3.877, 43.611, 14.0),
    ("Toulon", 5.930, 43.126, 9.0),
    ("Saint-Étienne", 4.387, 45.439, 11.0),
    ("Le Havre", 0.108, 49.494, 10.0),
    ("Reims", 4.033, 49.258, 11.0),
    ("Dijon", 5.041, 47.322, 9.0),
    ("Angers", -0.554, 47.471, 9.0),
    ("Clermont-Ferrand", 3.087, 45.779, 8.0),
    ("Tours", 0.685, 47.394, 9.0),
    ("Orléans", 1.909, 47.902, 9.0),
    ("Metz", 6.176, 49.120, 8.0),
    ("Nancy", 6.184, 48.692, 8.0),
    ("Mulhouse", 7.339, 47.750, 8.0),
    ("Caen", -0.363, 49.183, 8.0),
    ("Brest", -4.486, 48.390, 7.0),
    ("Limoges", 1.262, 45.834, 5.0),
    ("Amiens", 2.296, 49.894, 7.0),
    ("Besançon", 6.024, 47.238, 6.0),
    ("Le Mans", 0.199, 48.008, 7.0),
    ("Perpignan", 2.896, 42.699, 5.0),
    ("Poitiers", 0.340, 46.580, 5.0),
    ("Pau", -0.371, 43.295, 4.0),
    ("Nîmes", 4.360, 43.837, 6.0),
    ("Avignon", 4.806, 43.949, 5.0),
    ("Valence", 4.892, 44.933, 4.0),
    ("Chambéry", 5.920, 45.565, 5.0),
    ("Troyes", 4.074, 48.297, 6.0),
    ("Ajaccio", 8.738, 41.919, 2.0),
];

const INVENTED: &str = "territoire fictif, pour les essais de volume";

pub fn territory(margins: &Margins) -> Territory {
    let dijon = margins.of_commune("21231");
    let communes: Vec<Commune> = CITIES
        .iter()
        .zip(1..)
        .map(|(&(name, lon, lat, weight), number)| {
            let centre = LonLat { lon, lat };
            let scale = weight / dijon.dwellings;
            let spread = 900.0 * weight.sqrt();
            Commune {
                insee: format!("F{number:04}").into(),
                name: name.into(),
                postcode: format!("{:05}", 99_000 + number).into(),
                centre,
                outline: Some(around(centre, &[4.0 * spread; 24])),
                margin: StockMargin {
                    dwellings: weight,
                    in_qpv: dijon.in_qpv * scale,
                    individual: dijon.individual * scale,
                    before_1975: dijon.before_1975 * scale,
                    known_energy: dijon.known_energy * scale,
                },
                cores: vec![Core { centre, spread, weight: 1.0 }],
                apl_exception: None,
            }
        })
        .collect();
    let quartiers = communes
        .iter()
        .enumerate()
        .map(|(commune, row)| Quartier { code: row.insee.clone(), commune, site: row.centre })
        .collect();
    Territory {
        zones: zones(&communes),
        communes,
        quartiers,
        perimeters: [Vec::new(), Vec::new()],
        water: Vec::new(),
        name: "France, parc fictif pour les essais de volume".to_owned(),
    }
}

fn zones(communes: &[Commune]) -> Vec<Zone> {
    let invented = |zone: Zone| Zone { source: Some(INVENTED.to_owned()), ..zone };
    let mut zones = vec![invented(zone(ZoneNature::Metropole, "F", "Ensemble du territoire fictif", None))];
    for nature in [ZoneNature::Commune, ZoneNature::Quartier] {
        for commune in communes {
            let row = zone(nature, &commune.insee, &commune.name, commune.outline.clone());
            let apl_zone = (nature == ZoneNature::Commune).then_some(AplZone::II);
            zones.push(Zone { apl_zone, ..invented(row) });
        }
    }
    zones.push(invented(zone(ZoneNature::InsideQpv, "en_qpv", "En QPV (2024)", None)));
    zones.push(invented(zone(ZoneNature::OutsideQpv, "hors_qpv", "Hors QPV (2024)", None)));
    zones
}
