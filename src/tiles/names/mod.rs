//! Names on the map: which a tile holds, where they fit, how they are written.
//!
//! Not walkers' labels: those lie under whatever is drawn above the tiles, in one weight, and are laid out again for
//! every piece of a tile at every frame.

mod merge;
mod paint;
mod place;
mod read;
mod rules;
mod streets;

pub use paint::{NameFonts, Piece, paint};
pub use read::read;

/// What is named, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    City,
    Town,
    Village,
    Quartier,
    Water,
    MainStreet,
    Street,
    HouseNumber,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub kind: Kind,
    pub text: String,
    pub shape: Shape,
}

/// Where the thing named lies in its tile, whose side is 1, from its north-west corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Point([f32; 2]),
    Line(Vec<[f32; 2]>),
}

impl Name {
    /// Memory held, in bytes, about.
    pub fn weight(&self) -> usize {
        let points = match &self.shape {
            Shape::Point(_) => 0,
            Shape::Line(line) => size_of_val(line.as_slice()),
        };
        size_of::<Self>() + self.text.len() + points
    }
}
