//! A sentence before it is said: a message key and its arguments. `messages` turns it into French.

use crate::model::{Date, Unit};
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    /// A whole number that decides a plural.
    Count(u64),
    /// An exact bound or value with its unit: every digit is said.
    Quantity(f64, Unit),
    Date(Date),
    /// `1er janvier 2022`.
    LongDate(Date),
    /// A rate of a résidence, no finer than its respondents allow.
    Rate {
        value: f64,
        respondents: Option<u32>,
        bounded: bool,
    },
    /// A delivered rate of a territory.
    TerritoryRate(f64),
    /// Respondents, as a class.
    Respondents(u32),
    /// A plain number, without idle zeros.
    Factor(f64),
    /// A sentence that comes from data, with `{name}` in it.
    Template(String, Vec<(&'static str, Arg)>),
    /// Phrases said one after the other, with commas.
    List(Vec<Phrase>),
    /// A phrase inside a phrase.
    Phrase(Box<Phrase>),
    /// Several, joined by commas and "et".
    AllOf(Vec<Arg>),
    /// Several, joined by commas and "ou".
    AnyOf(Vec<Arg>),
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}

/// A message key of `assets/messages/*.ftl` and its named arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub key: Cow<'static, str>,
    pub args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}
