//! The Protomaps schema: layers `earth`, `landuse`, `roads`, `places`… told by `kind`.

use crate::tiles::style::expression::{all, any_of, background, by_zoom, dashed, fill, from, line, not};
use crate::tiles::style::palette::Ground;
use crate::tiles::style::widths::{self, Stops};
use serde_json::Value;

const MINOR: &[&str] = &["minor_road", "other"];
const MAJOR: &[&str] = &["major_road", "medium_road"];
const MOTORWAYS: &[&str] = &["highway"];
const TERTIARY: &[&str] = &["tertiary", "tertiary_link"];

/// From the bottom up.
pub fn layers(ground: &Ground) -> Vec<Value> {
    let mut layers = areas(ground);
    layers.extend(roads(ground));
    layers
}

fn areas(ground: &Ground) -> Vec<Value> {
    let landuse =
        |kinds: &[&str], color: &str, opacity| fill("landuse", any_of("kind", kinds), color, opacity);
    vec![
        // What is not earth is sea, but an extract may lack `earth`: the ground is then the land.
        background(ground.ground),
        fill("earth", Value::Null, ground.ground, 1.),
        fill("landcover", any_of("kind", &["urban_area"]), ground.housing, 1.),
        fill("landcover", any_of("kind", &["forest"]), ground.wood, 1.),
        landuse(&["residential", "neighbourhood"], ground.housing, 1.),
        landuse(&["industrial", "commercial", "railway", "aerodrome", "military"], ground.activity, 1.),
        landuse(&["school", "university", "college", "hospital", "kindergarten"], ground.activity, 1.),
        landuse(&["forest", "wood"], ground.wood, 1.),
        landuse(&["grass", "meadow", "allotments"], ground.park, 0.35),
        landuse(
            &[
                "park",
                "garden",
                "cemetery",
                "pitch",
                "stadium",
                "playground",
                "nature_reserve",
                "golf_course",
            ],
            ground.park,
            0.6,
        ),
        fill("water", not(any_of("kind", &["swimming_pool"])), ground.water, 1.),
        line("water", any_of("kind", &["river", "stream", "canal"]), ground.water, by_zoom(widths::STREAM)),
        fill("buildings", from(13), ground.building, 1.),
    ]
}

fn roads(ground: &Ground) -> Vec<Value> {
    let road = |kinds: Value, zoom: u8, color: &str, width: Stops| {
        line("roads", all([kinds, from(zoom)]), color, by_zoom(width))
    };
    let minor = || any_of("kind", MINOR);
    let tertiary = || all([any_of("kind", MAJOR), any_of("kind_detail", TERTIARY)]);
    let major = || all([any_of("kind", MAJOR), not(any_of("kind_detail", TERTIARY))]);
    let motorway = || any_of("kind", MOTORWAYS);
    vec![
        dashed(
            "roads",
            all([any_of("kind", &["path"]), from(14)]),
            ground.path,
            by_zoom(widths::PATH),
            [2., 2.],
        ),
        road(minor(), 14, ground.casing, widths::STREET_CASING),
        road(tertiary(), 11, ground.casing, widths::TERTIARY_CASING),
        road(major(), 8, ground.casing, widths::MAIN_CASING),
        road(motorway(), 5, ground.casing, widths::MOTORWAY_CASING),
        road(minor(), 12, ground.street, widths::STREET),
        road(tertiary(), 10, ground.road, widths::TERTIARY),
        road(major(), 7, ground.road, widths::MAIN),
        road(motorway(), 5, ground.motorway, widths::MOTORWAY),
        road(any_of("kind", &["rail"]), 11, ground.rail, widths::RAIL),
        dashed(
            "boundaries",
            any_of("kind", &["country", "region", "county", "locality", "macrocounty"]),
            ground.boundary,
            by_zoom(widths::BOUNDARY),
            [3., 2.2],
        ),
    ]
}
