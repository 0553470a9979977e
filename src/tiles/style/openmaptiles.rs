//! The OpenMapTiles schema: layers `landuse`, `transportation`, `place`… told by `class`.

use crate::tiles::style::expression::{
    all, any_of, background, below, by_zoom, dashed, fill, from, label, line, name, not,
};
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
    layers.extend(names(ground));
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

/// The last is placed first: where two names meet, the city stays and the house number goes.
fn names(ground: &Ground) -> Vec<Value> {
    let place = |classes: &[&str], low: u8, high: u8, size: f64, color: &str| {
        let filter = all([any_of("class", classes), from(low), below(high)]);
        label("place", filter, name(), json!(size), color, ground.halo)
    };
    vec![
        label(
            "housenumber",
            from(17),
            json!(["get", "housenumber"]),
            json!(10),
            ground.house_number,
            ground.halo,
        ),
        label(
            "transportation_name",
            all([any_of("class", &["minor", "service", "tertiary", "path", "track"]), from(14)]),
            name(),
            by_zoom(&[(14., 11.), (18., 14.)]),
            ground.street_name,
            ground.halo,
        ),
        label(
            "transportation_name",
            all([any_of("class", &["secondary", "primary", "trunk"]), from(13)]),
            name(),
            by_zoom(&[(13., 11.), (18., 14.)]),
            ground.street_name,
            ground.halo,
        ),
        label("water_name", from(12), name(), json!(13), ground.water_name, ground.halo),
        place(&["suburb", "quarter", "neighbourhood", "hamlet"], 12, 18, 14., ground.minor_place),
        place(&["village"], 10, 17, 14., ground.place),
        place(&["town"], 9, 17, 16., ground.place),
        place(&["city"], 5, 15, 21., ground.place),
    ]
}
