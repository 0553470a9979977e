//! French: sentences from `assets/messages/fr.ftl` (Fluent), numbers, dates, typography.
//!
//! Nothing here knows who asks.

mod bundle;
mod dates;
mod numbers;

pub use bundle::{say, text, text_with};
pub use dates::{age, date, long_date};
pub use numbers::{count, decimal, euros, percent, quantity, ratio};
