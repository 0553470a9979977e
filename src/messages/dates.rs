//! Dates as French says them.

use crate::model::Date;

/// `31/12/2027`.
pub fn date(day: Date) -> String {
    day.to_string()
}

/// `1er janvier 2022`.
pub fn long_date(day: Date) -> String {
    day.to_string()
}

/// How long ago: `4 ans et 10 mois`, `3 mois`, `moins d’un mois`.
pub fn age(since: Date, today: Date) -> String {
    let _ = (since, today);
    String::new()
}
