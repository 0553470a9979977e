//! Figures of the survey as they may be said: counts in classes, rates no finer than their households allow.

use crate::messages::bundle::text;
use crate::messages::numbers::{decimal, percent};

/// Under this many respondents, rates are whole percents and the count is said as a class: a rate and a count give
/// the exact number of households (`domaine.md` § 2.4).
const SMALL: u32 = 50;

/// The class of a number of respondents: `30 à 49 répondants`, `70 répondants et plus`.
pub fn respondents(count: u32) -> String {
    text(match count {
        0..11 => "repondants-0",
        11..20 => "repondants-11",
        20..30 => "repondants-20",
        30..50 => "repondants-30",
        50..70 => "repondants-50",
        70.. => "repondants-70",
    })
}

/// A rate of a résidence: `53 %` under 50 respondents or when their number is not known, otherwise `53,5 %`.
/// A bound is said as one: `≤ 5 %`, `≥ 95 %`.
pub fn rate(value: f64, respondents: Option<u32>, bounded: bool) -> String {
    let small = respondents.is_none_or(|count| count < SMALL);
    match (bounded, value <= 50.0) {
        (true, true) => format!("≤\u{A0}{}", percent(value.ceil(), 0)),
        (true, false) => format!("≥\u{A0}{}", percent(value.floor(), 0)),
        (false, _) => percent(value, usize::from(!small)),
    }
}

/// A delivered rate of a territory: one decimal.
pub fn territory_rate(value: f64) -> String {
    percent(value, 1)
}

/// A factor without idle zeros: `1,3`, `2`.
pub fn factor(value: f64) -> String {
    let digits = (0..4).find(|&digits| {
        let scale = 10_f64.powi(digits);
        ((value * scale).round() / scale - value).abs() < 1e-9
    });
    decimal(value, digits.map_or(4, |digits| digits as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_no_finer_than_its_households_allow() {
        assert_eq!(rate(53.4884, Some(43), false), "53\u{A0}%");
        assert_eq!(rate(53.4884, Some(50), false), "53,5\u{A0}%");
        assert_eq!(rate(53.4884, None, false), "53\u{A0}%");
        assert_eq!(rate(5.0, Some(43), true), "≤\u{A0}5\u{A0}%");
        assert_eq!(rate(95.0, Some(43), true), "≥\u{A0}95\u{A0}%");
        assert_eq!(rate(16.6667, Some(12), true), "≤\u{A0}17\u{A0}%");
    }

    #[test]
    fn respondents_are_said_as_a_class() {
        assert_eq!(respondents(11), "11 à 19 répondants");
        assert_eq!(respondents(49), "30 à 49 répondants");
        assert_eq!(respondents(50), "50 à 69 répondants");
        assert_eq!(respondents(400), "70 répondants et plus");
    }

    #[test]
    fn a_factor_has_no_idle_zero() {
        assert_eq!((factor(1.3), factor(2.0), factor(0.75)), ("1,3".into(), "2".into(), "0,75".into()));
    }
}
