//! Which features are named, from which zoom on, in both schemas.

use crate::tiles::names::Kind;
use crate::tiles::style::Schema;

/// Features of a layer whose property is one of some values bear a name between two zooms.
pub struct Rule {
    pub layer: &'static str,
    /// Property and the values taken; no condition when empty.
    pub when: &'static [(&'static str, &'static [&'static str])],
    pub kind: Kind,
    /// First zoom, and the first one past the last.
    pub zooms: (u8, u8),
    /// Properties that hold the text, the first present one is taken.
    pub text: &'static [&'static str],
}

/// The French name first, then the one in Latin letters, then whatever there is.
const NAME: &[&str] = &["name:fr", "name:latin", "name"];

pub fn rules(schema: Schema) -> &'static [Rule] {
    match schema {
        Schema::OpenMapTiles => OPENMAPTILES,
        Schema::Protomaps => PROTOMAPS,
    }
}

const OPENMAPTILES: &[Rule] = &[
    named("place", &[("class", &["city"])], Kind::City, (4, 16)),
    named("place", &[("class", &["town"])], Kind::Town, (8, 17)),
    named("place", &[("class", &["village"])], Kind::Village, (10, 17)),
    named("place", &[("class", &["suburb", "quarter", "neighbourhood"])], Kind::Quartier, (12, 18)),
    named("place", &[("class", &["hamlet", "isolated_dwelling", "farm"])], Kind::Quartier, (16, 18)),
    named("water_name", &[], Kind::Water, (11, 30)),
    named("waterway", &[("class", &["river", "canal"])], Kind::Water, (13, 30)),
    named(
        "transportation_name",
        &[("class", &["primary", "secondary", "trunk"])],
        Kind::MainStreet,
        (14, 30),
    ),
    named(
        "transportation_name",
        &[("class", &["tertiary", "minor", "service", "busway", "pedestrian", "path", "track"])],
        Kind::Street,
        (14, 30),
    ),
    Rule {
        layer: "housenumber",
        when: &[],
        kind: Kind::HouseNumber,
        zooms: (17, 30),
        text: &["housenumber"],
    },
];

const PROTOMAPS: &[Rule] = &[
    named("places", &[("kind", &["locality"]), ("kind_detail", &["city"])], Kind::City, (4, 16)),
    named("places", &[("kind", &["locality"]), ("kind_detail", &["town"])], Kind::Town, (8, 17)),
    named("places", &[("kind", &["locality"]), ("kind_detail", &["village"])], Kind::Village, (10, 17)),
    named("places", &[("kind", &["neighbourhood", "macrohood", "suburb"])], Kind::Quartier, (12, 18)),
    named(
        "places",
        &[("kind", &["locality"]), ("kind_detail", &["hamlet", "isolated_dwelling", "farm"])],
        Kind::Quartier,
        (16, 18),
    ),
    named("water", &[], Kind::Water, (11, 30)),
    named("roads", &[("kind", &["major_road"])], Kind::MainStreet, (14, 30)),
    named("roads", &[("kind", &["medium_road", "minor_road", "path", "other"])], Kind::Street, (14, 30)),
    Rule {
        layer: "buildings",
        when: &[("kind", &["address"])],
        kind: Kind::HouseNumber,
        zooms: (17, 30),
        text: &["addr_housenumber"],
    },
];

const fn named(
    layer: &'static str,
    when: &'static [(&'static str, &'static [&'static str])],
    kind: Kind,
    zooms: (u8, u8),
) -> Rule {
    Rule { layer, when, kind, zooms, text: NAME }
}
