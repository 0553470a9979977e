//! The outlines of the 23 communes that ship with the program: there is always a map.
//!
//! Source and limits: `assets/outlines/LICENCE.md`. Outlines that a data file brings are in its zones.

use crate::model::{AplZone, LonLat};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One commune of Dijon métropole.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneOutline {
    pub insee: String,
    pub name: String,
    pub postcode: String,
    /// Of the commune; an old commune that was merged into it may have another one.
    pub apl_zone: AplZone,
    /// The centre of the town or village, a few hundred metres near.
    pub centre: LonLat,
    /// Degrees, WGS 84.
    pub outline: MultiPolygon<f64>,
}

/// The 23 communes, by INSEE code.
pub fn communes() -> Vec<CommuneOutline> {
    let layer: Layer = serde_json::from_str(include_str!("../../assets/outlines/communes.geojson"))
        .unwrap_or_else(|fault| panic!("assets/outlines/communes.geojson: {fault}"));
    let table: Table = toml::from_str(include_str!("../../assets/reference/communes.toml"))
        .unwrap_or_else(|fault| panic!("assets/reference/communes.toml: {fault}"));
    let rows: BTreeMap<String, Row> = table.commune.into_iter().map(|row| (row.insee.clone(), row)).collect();
    layer
        .features
        .into_iter()
        .filter_map(|feature| {
            let row = rows.get(&feature.properties.code)?;
            let postcode = feature.properties.postcodes.into_iter().next().unwrap_or_default();
            Some(CommuneOutline {
                insee: feature.properties.code,
                name: feature.properties.name,
                postcode,
                apl_zone: AplZone::from_code(&row.zone_apl)?,
                centre: LonLat { lon: row.centre[0], lat: row.centre[1] },
                outline: feature.geometry.outline(),
            })
        })
        .collect()
}

#[derive(Deserialize)]
struct Layer {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
    #[serde(rename = "nom")]
    name: String,
    #[serde(rename = "codesPostaux")]
    postcodes: Vec<String>,
}

type Ring = Vec<[f64; 2]>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    fn outline(self) -> MultiPolygon<f64> {
        let parts = match self {
            Self::Polygon(rings) => vec![rings],
            Self::MultiPolygon(parts) => parts,
        };
        MultiPolygon(parts.into_iter().filter_map(polygon).collect())
    }
}

/// The first ring is the outline, the others are holes.
fn polygon(rings: Vec<Ring>) -> Option<Polygon<f64>> {
    let mut rings = rings
        .into_iter()
        .map(|ring| LineString::new(ring.into_iter().map(|[lon, lat]| Coord { x: lon, y: lat }).collect()));
    Some(Polygon::new(rings.next()?, rings.collect()))
}

#[derive(Deserialize)]
struct Table {
    commune: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    insee: String,
    zone_apl: String,
    centre: [f64; 2],
}

#[cfg(test)]
mod tests {
    use super::communes;
    use crate::model::AplZone;
    use geo::{Contains, point};

    #[test]
    fn there_are_23_communes_and_each_holds_its_centre() {
        let communes = communes();
        assert_eq!(communes.len(), 23);
        assert!(communes.is_sorted_by(|a, b| a.insee < b.insee));
        for commune in &communes {
            let centre = point!(x: commune.centre.lon, y: commune.centre.lat);
            assert!(commune.outline.contains(&centre), "{}", commune.name);
            assert!(commune.postcode.starts_with("21"), "{}", commune.name);
        }
    }

    #[test]
    fn dijon_is_in_zone_ii_and_ahuy_in_zone_iii() {
        let zone = |insee: &str| communes().into_iter().find(|c| c.insee == insee).map(|c| c.apl_zone);
        assert_eq!(zone("21231"), Some(AplZone::II));
        assert_eq!(zone("21003"), Some(AplZone::III));
    }
}
