//! The rules, pure and driven by tables: rent level, points of attention, secrecy.
//!
//! Nothing here knows where data comes from or how it is shown. Rows of rules and ceilings come from `data`
//! (the file, or `assets/reference/`); the sentences that explain a result are in `messages`.

pub mod assessment;
pub mod attention;
pub mod reasons;
pub mod rent_level;
#[cfg(test)]
pub mod sample;
pub mod secrecy;
pub mod stock;
pub mod summary;

pub use assessment::{Assessment, assess};
pub use attention::{Explanation, FamilyFinding, RuleState};
pub use rent_level::{Household, RentLevel, RentLine};
pub use summary::Summary;
