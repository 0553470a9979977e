//! Plain types shared by every room: résidences, figures and their states, money, dates, zones, rules.
//!
//! Nothing here knows a file, a clock, a thread, a screen or a sentence. How a value is read from the
//! canonical file is in `data`; what it means is in `domain`; how it is said is in `messages`.

mod atlas;
mod field;
mod figure;
mod indicator;
mod job;
mod money;
mod opinion;
mod phrase;
mod rent;
mod residence;
mod rule;
mod vintage;
mod zone;

pub use atlas::{
    Atlas, Extra, ExtraValues, Meta, Occupancy, Rate, Reference, ReferenceKey, ReferencePopulation,
};
pub use field::{Field, FieldGroup, FieldId, FieldKind, Unit};
pub use figure::{Figure, Truth};
pub use indicator::{Disclosure, Indicator, Sense, Universe};
pub use job::{Cancelled, Progress};
pub use money::{Ceiling, EurosPerMonth};
pub use opinion::{Functioning, Opinion, OpinionScope, OpinionStatus, Term};
pub use phrase::{Arg, Phrase};
pub use rent::{Financing, FinancingGroup, Rent, Typology};
pub use residence::{AplZone, Construction, EnergyLabels, GeoPrecision, Lift, LonLat, Parc, Residence};
pub use rule::{Comparison, Rule, RuleFamily, RuleMode};
pub use vintage::{Population, Vintage};
pub use zone::{Zone, ZoneNature};

/// A day, without time or place.
pub use jiff::civil::Date;
