//! French: sentences from `assets/messages/*.ftl` (Fluent), numbers, dates, typography, names of fields.
//!
//! Nothing here knows who asks. Labels of indicators and of closed lists are data: they come from the file.

mod bundle;
#[cfg(test)]
mod checks;
mod dates;
mod fields;
mod figures;
mod numbers;

pub use bundle::{say, text, text_with};
pub use dates::{age, date, long_date, month_year};
pub use fields::{field_label, field_short_label};
pub use figures::{rate, respondents, territory_rate};
pub use numbers::{count, decimal, euros, percent, quantity, ratio, signed};
