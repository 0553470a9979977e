//! Style expressions, written in the subset that walkers evaluates rightly.
//!
//! `minzoom` is ignored on fills and lines, `in` with a literal never matches: hence `from` and `any_of`.

use serde_json::{Value, json};

/// True when the property is one of these.
pub fn any_of(property: &str, values: &[&str]) -> Value {
    json!(["match", ["get", property], values, true, false])
}

/// True from this zoom on.
pub fn from(zoom: u8) -> Value {
    json!([">=", ["zoom"], zoom])
}

pub fn all<const N: usize>(conditions: [Value; N]) -> Value {
    let mut expression = vec![json!("all")];
    expression.extend(conditions);
    Value::Array(expression)
}

pub fn not(condition: Value) -> Value {
    json!(["!", condition])
}

/// A size that grows with the zoom between these stops, faster and faster.
pub fn by_zoom(stops: &[(f64, f64)]) -> Value {
    let mut expression = vec![json!("interpolate"), json!(["exponential", 1.5]), json!(["zoom"])];
    for (zoom, size) in stops {
        expression.extend([json!(zoom), json!(size)]);
    }
    Value::Array(expression)
}

pub fn background(color: &str) -> Value {
    json!({ "type": "background", "paint": { "background-color": color } })
}

pub fn fill(layer: &str, filter: Value, color: &str, opacity: f64) -> Value {
    json!({
        "type": "fill", "source-layer": layer, "filter": filter,
        "paint": { "fill-color": color, "fill-opacity": opacity },
    })
}

pub fn line(layer: &str, filter: Value, color: &str, width: Value) -> Value {
    json!({
        "type": "line", "source-layer": layer, "filter": filter,
        "paint": { "line-color": color, "line-width": width },
    })
}

/// Dash and gap lengths are in line widths.
pub fn dashed(layer: &str, filter: Value, color: &str, width: Value, dashes: [f64; 2]) -> Value {
    let mut line = line(layer, filter, color, width);
    line["paint"]["line-dasharray"] = json!(dashes);
    line
}
