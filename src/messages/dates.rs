//! Dates as French says them.

use crate::messages::bundle::text_with;
use crate::model::{Arg, Date};

/// `31/12/2027`.
pub fn date(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// `1er janvier 2022`.
pub fn long_date(day: Date) -> String {
    text_with(
        "formats-date",
        &[("jour", day_of_month(day)), ("mois", month(day)), ("annee", Arg::Text(day.year().to_string()))],
    )
}

/// `janvier 2022`.
pub fn month_year(day: Date) -> String {
    text_with("formats-mois-annee", &[("mois", month(day)), ("annee", Arg::Text(day.year().to_string()))])
}

/// How long ago: `4 ans et 10 mois`, `3 mois`, `moins d’un mois`. Whole months; a future day is less than one.
pub fn age(since: Date, today: Date) -> String {
    let months = months_between(since, today);
    let args = [("ans", Arg::Count(months / 12)), ("mois", Arg::Count(months % 12))];
    let key = match (months / 12, months % 12) {
        (0, 0) => "formats-age-moins-d-un-mois",
        (0, _) => "formats-age-mois",
        (_, 0) => "formats-age-ans",
        _ => "formats-age-ans-mois",
    };
    text_with(key, &args)
}

/// Whole months from a day to another; zero when the second comes first.
fn months_between(since: Date, today: Date) -> u64 {
    let index = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let unfinished = i32::from(today.day() < since.day());
    u64::try_from(index(today) - index(since) - unfinished).unwrap_or(0)
}

fn day_of_month(day: Date) -> Arg {
    Arg::Count(u64::from(day.day().unsigned_abs()))
}

fn month(day: Date) -> Arg {
    Arg::Text(text_with("formats-mois", &[("numero", Arg::Count(u64::from(day.month().unsigned_abs())))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn dates_are_said_in_french() {
        assert_eq!(date(day(2027, 12, 31)), "31/12/2027");
        assert_eq!(date(day(2026, 3, 4)), "04/03/2026");
        assert_eq!(long_date(day(2022, 1, 1)), "1er janvier 2022");
        assert_eq!(long_date(day(2026, 8, 15)), "15 août 2026");
        assert_eq!(month_year(day(2022, 1, 1)), "janvier 2022");
    }

    #[test]
    fn an_age_counts_whole_months() {
        assert_eq!(age(day(2022, 1, 1), day(2026, 11, 25)), "4 ans et 10 mois");
        assert_eq!(age(day(2022, 1, 1), day(2026, 1, 1)), "4 ans");
        assert_eq!(age(day(2022, 1, 1), day(2023, 1, 31)), "1 an");
        assert_eq!(age(day(2022, 1, 1), day(2023, 2, 1)), "1 an et 1 mois");
        assert_eq!(age(day(2022, 1, 15), day(2022, 4, 14)), "2 mois");
        assert_eq!(age(day(2022, 1, 15), day(2022, 2, 14)), "moins d’un mois");
        assert_eq!(age(day(2022, 1, 15), day(2021, 2, 14)), "moins d’un mois");
    }
}
