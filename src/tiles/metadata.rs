//! What archives say of themselves: credits, layers, place. All of it optional, none of it trusted.

use serde_json::Value;

/// Characters of a credit line that are kept.
const CREDIT_LIMIT: usize = 200;

/// Layer names that are kept.
const LAYER_LIMIT: usize = 200;

#[derive(Debug, Default, PartialEq)]
pub struct Metadata {
    /// Plain text, tags removed.
    pub attribution: Option<String>,
    /// Names of the vector layers.
    pub layers: Vec<String>,
}

impl Metadata {
    /// Of a PMTiles archive, or of the `json` row of an MBTiles one. Anything unreadable counts as absent.
    pub fn from_json(bytes: &[u8]) -> Self {
        let Ok(Value::Object(root)) = serde_json::from_slice(bytes) else { return Self::default() };
        let layers = root.get("vector_layers").and_then(Value::as_array).into_iter().flatten();
        Self {
            attribution: root.get("attribution").and_then(Value::as_str).and_then(credit),
            layers: layers
                .filter_map(|layer| layer.get("id")?.as_str().map(str::to_owned))
                .take(LAYER_LIMIT)
                .collect(),
        }
    }
}

/// A credit as plain text: tags removed, entities read, spaces joined, cut at 200 characters.
pub fn credit(html: &str) -> Option<String> {
    let mut text = String::new();
    let mut inside_tag = false;
    for character in html.chars().take(20 * CREDIT_LIMIT) {
        match character {
            '<' => inside_tag = true,
            '>' if inside_tag => inside_tag = false,
            _ if inside_tag => (),
            _ => text.push(character),
        }
    }
    for (entity, character) in [
        ("&copy;", "©"),
        ("&#169;", "©"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "’"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    // Control and direction characters would let a credit rewrite what stands beside it.
    text.retain(|character| {
        !character.is_control() && !is_directional(character) || character.is_whitespace()
    });
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = match joined.char_indices().nth(CREDIT_LIMIT) {
        Some((end, _)) => format!("{}…", joined[..end].trim_end()),
        None => joined,
    };
    (!cut.is_empty()).then_some(cut)
}

fn is_directional(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Degrees west, south, east, north; `None` when they are no place on Earth.
pub fn sound_bounds(bounds: [f64; 4]) -> Option<[f64; 4]> {
    let [west, south, east, north] = bounds;
    let sound = (-180.0..=180.0).contains(&west)
        && (-180.0..=180.0).contains(&east)
        && (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && west < east
        && south < north;
    sound.then_some(bounds)
}

/// Four numbers separated by commas.
pub fn bounds_from_text(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text.split(',').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    sound_bounds(numbers.try_into().ok()?)
}
