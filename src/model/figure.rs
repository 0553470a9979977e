//! A figure and its four states; a truth and its three values.

use serde::{Deserialize, Serialize};

/// A figure as the file gives it. A masked figure carries nothing: what a type does not hold, it cannot leak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure<T> {
    /// A value that may be shown.
    Published(T),
    /// It exists and must not be shown: fewer households than the floor, or masked to protect another.
    Secret,
    /// Never supplied.
    Absent,
    /// There is none: no dwelling of that typologie, no household at all.
    NotApplicable,
}

impl<T> Figure<T> {
    /// The value, when it is published.
    pub fn published(self) -> Option<T> {
        match self {
            Self::Published(value) => Some(value),
            Self::Secret | Self::Absent | Self::NotApplicable => None,
        }
    }

    /// The same state, with the value transformed.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Figure<U> {
        match self {
            Self::Published(value) => Figure::Published(f(value)),
            Self::Secret => Figure::Secret,
            Self::Absent => Figure::Absent,
            Self::NotApplicable => Figure::NotApplicable,
        }
    }

    /// The value or, for `None`, a figure that was never supplied.
    pub fn supplied(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Published)
    }
}

/// Kleene's three truth values: a comparison with a secret or absent figure is neither true nor false.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Truth {
    Yes,
    No,
    Unknown,
}

impl Truth {
    /// Unknown when nobody says no and somebody does not know.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Unknown when nobody says yes and somebody does not know.
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }

    /// What is known, or unknown for `None`.
    pub fn known(value: Option<bool>) -> Self {
        value.map_or(Self::Unknown, Self::from)
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, Unknown, Yes};

    #[test]
    fn an_unknown_answer_stays_unknown_unless_the_other_decides() {
        assert_eq!(No.and(Unknown), No);
        assert_eq!(Yes.and(Unknown), Unknown);
        assert_eq!(Yes.or(Unknown), Yes);
        assert_eq!(No.or(Unknown), Unknown);
        assert_eq!(!Unknown, Unknown);
    }
}
