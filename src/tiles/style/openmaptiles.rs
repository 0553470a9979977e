//! The OpenMapTiles schema: layers `landuse`, `transportation`, `place`… told by `class`.

use crate::tiles::style::expression::{all, any_of, background, by_zoom, dashed, fill, from, line, not};
use crate::tiles::style::palette::Ground;
use crate::tiles::style::widths::{self, Stops};
use serde_json::{Value, json};

const STREETS: &[&str] = &["minor", "service", "busway"];
const TERTIARY: &[&str] = &["tertiary"];
const MAIN: &[&str] = &["secondary", "primary"];
const MOTORWAYS: &[&str] = &["trunk", "motorway"];

/// From the bottom up.
pub fn layers(ground: &Ground) -> Vec<Value> {
    let mut layers = areas(ground);
    layers.extend(roads(ground));
    layers
}

fn areas(ground: &Ground) -> Vec<Value> {
    let landuse = |classes: &[&str], color: &str| fill("landuse", any_of("class", classes), color, 1.);
    vec![
        background(ground.ground),
        landuse(&["residential", "suburb", "neighbourhood", "quarter"], ground.housing),
        landuse(&["industrial", "commercial", "retail", "railway", "quarry"], ground.activity),
        landuse(&["school", "university", "college", "hospital", "kindergarten"], ground.activity),
        fill("landcover", any_of("class", &["wood", "forest"]), ground.wood, 1.),
        fill("landcover", any_of("class", &["grass"]), ground.park, 0.35),
        fill("park", Value::Null, ground.park, 0.6),
        fill("landuse", any_of("class", &["cemetery", "pitch", "stadium", "playground"]), ground.park, 0.6),
        fill("water", not(any_of("class", &["swimming_pool"])), ground.water, 1.),
        line("waterway", not(any_of("brunnel", &["tunnel"])), ground.water, by_zoom(widths::STREAM)),
        fill("building", from(13), ground.building, 1.),
    ]
}

fn roads(ground: &Ground) -> Vec<Value> {
    let road = |classes: &[&str], zoom: u8, color: &str, width: Stops| {
        line("transportation", all([any_of("class", classes), from(zoom)]), color, by_zoom(width))
    };
    vec![
        dashed(
            "transportation",
            all([any_of("class", &["path", "pedestrian", "track"]), from(14)]),
            ground.path,
            by_zoom(widths::PATH),
            [2., 2.],
        ),
        road(STREETS, 14, ground.casing, widths::STREET_CASING),
        road(TERTIARY, 11, ground.casing, widths::TERTIARY_CASING),
        road(MAIN, 8, ground.casing, widths::MAIN_CASING),
        road(MOTORWAYS, 5, ground.casing, widths::MOTORWAY_CASING),
        road(STREETS, 12, ground.street, widths::STREET),
        road(TERTIARY, 10, ground.road, widths::TERTIARY),
        road(MAIN, 7, ground.road, widths::MAIN),
        road(MOTORWAYS, 5, ground.motorway, widths::MOTORWAY),
        road(&["rail", "transit"], 11, ground.rail, widths::RAIL),
        dashed(
            "boundary",
            json!(["<=", ["get", "admin_level"], 8]),
            ground.boundary,
            by_zoom(widths::BOUNDARY),
            [3., 2.2],
        ),
    ]
}
