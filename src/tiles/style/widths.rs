//! Widths of streets in points: `tokens.md` § 8 from zoom 10 to 14, then wide enough to hold a name.

pub type Stops = &'static [(f64, f64)];

pub const STREET: Stops = &[(10., 0.15), (14., 2.4), (16., 5.5), (18., 13.), (20., 20.)];
pub const STREET_CASING: Stops = &[(13., 0.), (14., 3.4), (16., 7.), (18., 14.8), (20., 22.)];
pub const TERTIARY: Stops = &[(10., 0.6), (14., 4.2), (16., 7.5), (18., 15.5), (20., 22.)];
pub const TERTIARY_CASING: Stops = &[(10., 1.2), (14., 6.), (16., 9.5), (18., 17.5), (20., 24.)];
pub const MAIN: Stops = &[(6., 0.4), (10., 1.1), (14., 6.), (16., 9.5), (18., 18.), (20., 24.)];
pub const MAIN_CASING: Stops = &[(6., 0.8), (10., 1.8), (14., 7.6), (16., 11.5), (18., 20.), (20., 26.)];
pub const MOTORWAY: Stops = &[(5., 0.5), (10., 1.6), (14., 7.), (16., 11.), (18., 20.), (20., 26.)];
pub const MOTORWAY_CASING: Stops = &[(5., 1.), (10., 2.4), (14., 9.), (16., 13.), (18., 22.), (20., 28.)];
pub const PATH: Stops = &[(14., 0.8), (18., 2.)];
pub const RAIL: Stops = &[(10., 0.6), (14., 1.4), (18., 3.)];
pub const STREAM: Stops = &[(8., 0.4), (12., 1.), (14., 1.8), (18., 6.)];
pub const BOUNDARY: Stops = &[(8., 0.9), (14., 1.4)];
