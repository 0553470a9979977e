//! Credits that a map owes, always whole and in French where the law of the data is known.
//!
//! ODbL § 4.3 wants OpenStreetMap's contributors named; OpenMapTiles' licence wants its schema named.

/// In French; beside the styles because it goes with the data, not with the program's sentences.
const OPENSTREETMAP: &str = include_str!("../../assets/styles/credit_openstreetmap.txt");
const OPENMAPTILES: &str = "© OpenMapTiles";

/// Credits of an archive that says `own` of itself, as plain text. Silence counts as OpenStreetMap:
/// nearly every public pack comes from it, and naming it wrongly harms nobody.
pub fn credits(own: Option<&str>, is_openmaptiles: bool) -> String {
    let own = own.unwrap_or_default();
    let mut credits = Vec::new();
    if own.is_empty() || own.to_lowercase().replace(' ', "").contains("openstreetmap") || mentions_osm(own) {
        credits.push(OPENSTREETMAP.trim_end().to_owned());
    }
    for part in own.split([',', '|', '·', ';']).flat_map(|part| part.split(" / ")) {
        let part = part.trim();
        let plain = part.to_lowercase().replace(' ', "");
        let is_said = plain.contains("openstreetmap") || mentions_osm(part) || plain.contains("openmaptiles");
        if !part.is_empty() && !is_said {
            credits.push(part.to_owned());
        }
    }
    if is_openmaptiles || own.to_lowercase().contains("openmaptiles") {
        credits.push(OPENMAPTILES.to_owned());
    }
    credits.join(", ")
}

fn mentions_osm(text: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("osm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openstreetmap_is_named_in_french_and_once() {
        let cases = [
            (None, false, "© les contributeurs d’OpenStreetMap"),
            (None, true, "© les contributeurs d’OpenStreetMap, © OpenMapTiles"),
            (
                Some("© OpenMapTiles © OpenStreetMap contributors"),
                true,
                "© les contributeurs d’OpenStreetMap, © OpenMapTiles",
            ),
            (
                Some("© les contributeurs d’OpenStreetMap / OpenStreetMap contributors (ODbL 1.0)"),
                true,
                "© les contributeurs d’OpenStreetMap, © OpenMapTiles",
            ),
            (Some("Protomaps, © OpenStreetMap"), false, "© les contributeurs d’OpenStreetMap, Protomaps"),
            (Some("© IGN"), false, "© IGN"),
            (Some("Stamen Design, data by OSM"), false, "© les contributeurs d’OpenStreetMap, Stamen Design"),
        ];
        for (own, schema, expected) in cases {
            assert_eq!(credits(own, schema), expected, "{own:?}");
        }
    }
}
