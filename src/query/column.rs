//! One field of all résidences: values, and the state of each cell.

use crate::model::Figure;
use crate::query::Bits;

/// What one cell holds; a bare number is never enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<T> {
    Value(T),
    Secret,
    Absent,
    NotApplicable,
    NotComputed,
}

/// The state of a cell, without its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Published,
    Secret,
    Absent,
    NotApplicable,
    NotComputed,
}

/// A value of any kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    Number(f32),
    Text(&'a str),
    Flag(bool),
}

#[derive(Clone, Debug)]
pub enum Column {
    Number {
        values: Vec<f32>,
        states: Vec<State>,
    },
    /// `codes` index `labels`, which are sorted by text.
    Category {
        codes: Vec<u32>,
        labels: Vec<String>,
        states: Vec<State>,
    },
    Flag {
        yes: Bits,
        states: Vec<State>,
    },
    Text {
        values: Vec<Option<String>>,
    },
}

impl<T> Cell<T> {
    pub fn state(&self) -> State {
        match self {
            Self::Value(_) => State::Published,
            Self::Secret => State::Secret,
            Self::Absent => State::Absent,
            Self::NotApplicable => State::NotApplicable,
            Self::NotComputed => State::NotComputed,
        }
    }

    /// The same state, with the value transformed.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Value(value) => Cell::Value(f(value)),
            Self::Secret => Cell::Secret,
            Self::Absent => Cell::Absent,
            Self::NotApplicable => Cell::NotApplicable,
            Self::NotComputed => Cell::NotComputed,
        }
    }

    /// The value, or absent for `None`.
    pub fn supplied(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Secret | Self::Absent | Self::NotApplicable | Self::NotComputed => None,
        }
    }
}

impl<T> From<Figure<T>> for Cell<T> {
    fn from(figure: Figure<T>) -> Self {
        match figure {
            Figure::Published(value) => Self::Value(value),
            Figure::Secret => Self::Secret,
            Figure::Absent => Self::Absent,
            Figure::NotApplicable => Self::NotApplicable,
        }
    }
}

impl State {
    /// A cell in this state; `value` is read only when it is published.
    pub fn cell<T>(self, value: impl FnOnce() -> T) -> Cell<T> {
        match self {
            Self::Published => Cell::Value(value()),
            Self::Secret => Cell::Secret,
            Self::Absent => Cell::Absent,
            Self::NotApplicable => Cell::NotApplicable,
            Self::NotComputed => Cell::NotComputed,
        }
    }

    /// A comparison with this cell is neither true nor false.
    pub fn is_undetermined(self) -> bool {
        matches!(self, Self::Secret | Self::Absent | Self::NotComputed)
    }
}

impl Scalar<'_> {
    /// Numbers by size, texts by code point; `None` for different kinds.
    pub(in crate::query) fn order(self, other: Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.partial_cmp(&b),
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Flag(a), Self::Flag(b)) => Some(a.cmp(&b)),
            _ => None,
        }
    }
}

impl Column {
    pub fn numbers(cells: impl IntoIterator<Item = Cell<f32>>) -> Self {
        let (values, states) =
            cells.into_iter().map(|cell| (cell.value().unwrap_or(0.0), cell.state())).unzip();
        Self::Number { values, states }
    }

    pub fn flags(cells: impl IntoIterator<Item = Cell<bool>>) -> Self {
        let cells: Vec<Cell<bool>> = cells.into_iter().collect();
        Self::Flag {
            yes: Bits::from_fn(cells.len(), |row| cells[row] == Cell::Value(true)),
            states: cells.iter().map(Cell::state).collect(),
        }
    }

    pub fn categories<'a>(cells: impl IntoIterator<Item = Cell<&'a str>>) -> Self {
        let cells: Vec<Cell<&str>> = cells.into_iter().collect();
        let mut labels: Vec<&str> = cells.iter().filter_map(|cell| cell.value()).collect();
        labels.sort_unstable();
        labels.dedup();
        let codes = cells
            .iter()
            .map(|cell| match cell.value().and_then(|value| labels.binary_search(&value).ok()) {
                Some(code) => u32::try_from(code).unwrap_or(u32::MAX),
                None => 0,
            })
            .collect();
        Self::Category {
            codes,
            labels: labels.into_iter().map(str::to_owned).collect(),
            states: cells.iter().map(Cell::state).collect(),
        }
    }

    pub fn state(&self, row: usize) -> State {
        match self {
            Self::Number { states, .. } | Self::Category { states, .. } | Self::Flag { states, .. } => {
                states.get(row).copied().unwrap_or(State::Absent)
            }
            Self::Text { values } => match values.get(row) {
                Some(Some(_)) => State::Published,
                _ => State::Absent,
            },
        }
    }

    /// The number of a row; absent for another kind.
    pub fn number(&self, row: usize) -> Cell<f32> {
        match self {
            Self::Number { values, .. } => self.state(row).cell(|| values[row]),
            Self::Category { .. } | Self::Flag { .. } | Self::Text { .. } => Cell::Absent,
        }
    }

    /// The flag of a row; absent for another kind.
    pub fn flag(&self, row: usize) -> Cell<bool> {
        match self {
            Self::Flag { yes, .. } => self.state(row).cell(|| yes.contains(row)),
            Self::Number { .. } | Self::Category { .. } | Self::Text { .. } => Cell::Absent,
        }
    }

    /// The text or category of a row; absent for another kind.
    pub fn text(&self, row: usize) -> Cell<&str> {
        match self {
            Self::Category { codes, labels, .. } => {
                self.state(row).cell(|| labels[codes[row] as usize].as_str())
            }
            Self::Text { values } => Cell::supplied(values.get(row).and_then(Option::as_deref)),
            Self::Number { .. } | Self::Flag { .. } => Cell::Absent,
        }
    }

    /// The cell of a row, whatever its kind.
    pub fn cell(&self, row: usize) -> Cell<Scalar<'_>> {
        match self {
            Self::Number { .. } => self.number(row).map(Scalar::Number),
            Self::Category { .. } | Self::Text { .. } => self.text(row).map(Scalar::Text),
            Self::Flag { .. } => self.flag(row).map(Scalar::Flag),
        }
    }
}
