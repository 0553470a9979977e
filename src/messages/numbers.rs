//! Numbers as French writes them: decimal comma, narrow no-break spaces, U+2212 for minus, unit glued by U+00A0.

use crate::messages::bundle;
use crate::model::{Arg, Unit};

/// `12 345` with U+202F.
pub fn count(value: u64) -> String {
    written(&value.to_string())
}

/// A fixed number of decimals, thousands separated. A half goes away from zero, as people round.
pub fn decimal(value: f64, decimals: usize) -> String {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = value * scale;
    // Beyond 2^53 there is no digit left to round.
    let rounded = if scaled.abs() < 9e15 { scaled.round() / scale } else { value };
    // Adding zero turns a negative zero into zero.
    written(&format!("{:.decimals$}", rounded + 0.0))
}

/// `36,8 %`.
pub fn percent(value: f64, decimals: usize) -> String {
    format!("{}\u{A0}%", decimal(value, decimals))
}

/// `357,80 €` or `338 €`.
pub fn euros(value: f64, decimals: usize) -> String {
    format!("{}\u{A0}€", decimal(value, decimals))
}

/// `0,94`.
pub fn ratio(value: f64) -> String {
    decimal(value, 2)
}

/// A signed number: `+4,2`, `−5,1`, `0,0`.
pub fn signed(value: f64, decimals: usize) -> String {
    let text = decimal(value, decimals);
    let positive = value > 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if positive { format!("+{text}") } else { text }
}

/// A value with its unit, with every digit it has: `420 €`, `6,15 €/m²`, `45 %`, `0,905`.
pub fn quantity(value: f64, unit: Unit) -> String {
    let digits = format!("{}", value + 0.0);
    let number = written(&digits);
    match unit {
        Unit::Percent => format!("{number}\u{A0}%"),
        Unit::EurosPerMonth => format!("{number}\u{A0}€"),
        Unit::EurosPerM2 => format!("{number}\u{A0}€/m²"),
        Unit::Ratio | Unit::Count | Unit::None => number,
        // A year is a name, not an amount.
        Unit::Year => digits.replace('-', "\u{2212}").replace('.', ","),
        Unit::Points => bundle::text_with(
            "formats-points",
            // In French the plural starts at two: 1,5 point.
            &[("valeur", Arg::Text(number)), ("nombre", Arg::Count(value.abs() as u64))],
        ),
    }
}

/// Plain decimal digits (`-12345.5`) in French dress.
fn written(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("\u{2212}", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(a, b)| (a, Some(b)));
    let mut text = String::from(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push('\u{202F}');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_written_as_in_french() {
        assert_eq!(count(12_345), "12\u{202F}345");
        assert_eq!(count(999), "999");
        assert_eq!(percent(36.8, 1), "36,8\u{A0}%");
        assert_eq!(percent(1234.5, 1), "1\u{202F}234,5\u{A0}%");
        assert_eq!(euros(357.8, 2), "357,80\u{A0}€");
        assert_eq!(euros(337.6, 0), "338\u{A0}€");
        assert_eq!(ratio(0.94), "0,94");
        assert_eq!(decimal(-5.1, 1), "\u{2212}5,1");
        assert_eq!(decimal(-0.04, 1), "0,0");
        assert_eq!(decimal(12.5, 0), "13");
        assert_eq!(signed(4.24, 1), "+4,2");
        assert_eq!(signed(-5.1, 1), "\u{2212}5,1");
        assert_eq!(signed(0.01, 1), "0,0");
    }

    #[test]
    fn a_quantity_keeps_every_digit_and_its_unit() {
        assert_eq!(quantity(420.0, Unit::EurosPerMonth), "420\u{A0}€");
        assert_eq!(quantity(6.15, Unit::EurosPerM2), "6,15\u{A0}€/m²");
        assert_eq!(quantity(45.0, Unit::Percent), "45\u{A0}%");
        assert_eq!(quantity(0.905, Unit::Ratio), "0,905");
        assert_eq!(quantity(1998.0, Unit::Year), "1998");
        assert_eq!(quantity(1998.0, Unit::Count), "1\u{202F}998");
        assert_eq!(quantity(1.5, Unit::Points), "1,5\u{A0}point");
        assert_eq!(quantity(5.0, Unit::Points), "5\u{A0}points");
    }

    /// What a person who reads it aloud would type back.
    fn parsed(text: &str) -> f64 {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, '\u{202F}' | '\u{A0}' | '%' | '€'))
            .map(|c| match c {
                ',' => '.',
                '\u{2212}' => '-',
                other => other,
            })
            .collect();
        digits.parse().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_quantity_reads_back_as_the_same_number(value in prop_oneof![
            -1e7_f64..1e7,
            (0_u32..1_000_000).prop_map(|hundredths| f64::from(hundredths) / 100.0),
            proptest::num::f64::NORMAL,
        ]) {
            for unit in [Unit::Percent, Unit::EurosPerMonth, Unit::Ratio, Unit::Year] {
                prop_assert_eq!(parsed(&quantity(value, unit)), value);
            }
        }
    }
}
