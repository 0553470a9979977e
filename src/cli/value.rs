//! One value on its way out: a number, a word, or why there is none. Never null, never zero for nothing.

use crate::messages::text;
use crate::model::{FieldId, Figure};
use crate::query::{Cell, Scalar, Table};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A cell of a table or a figure of a résidence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Flag(bool),
    Text(String),
    Secret,
    Absent,
    NotApplicable,
    NotComputed,
    List(Vec<Value>),
    Object(Object),
}

/// Keys in the order they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(String, Value)>);

/// What a row holds in a field, exactly as it was compared.
pub fn of_cell(table: &Table, id: &FieldId, row: usize) -> Value {
    match table.column(id).map_or(Cell::Absent, |column| column.cell(row)) {
        Cell::Value(Scalar::Number(number)) => Value::Number(shortest(number)),
        Cell::Value(Scalar::Flag(flag)) => Value::Flag(flag),
        Cell::Value(Scalar::Text(words)) => Value::Text(words.to_owned()),
        Cell::Secret => Value::Secret,
        Cell::Absent => Value::Absent,
        Cell::NotApplicable => Value::NotApplicable,
        Cell::NotComputed => Value::NotComputed,
    }
}

/// The number that a person would write for this `f32`: 36.8421, not 36.842098236.
pub fn shortest(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}

impl Value {
    /// What was supplied, or absent.
    pub fn supplied(value: Option<impl Into<Self>>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }

    /// A cell of a CSV file that Excel opens in French.
    pub fn csv(&self) -> String {
        match self {
            Self::Number(number) => number.to_string().replace('.', ","),
            Self::Flag(true) => text("cli-oui"),
            Self::Flag(false) => text("cli-non"),
            Self::Text(words) => harmless(words),
            Self::Secret => text("cli-secret"),
            Self::Absent => text("cli-absent"),
            Self::NotApplicable => text("cli-sans-objet"),
            Self::NotComputed => text("cli-non-calcule"),
            Self::List(_) | Self::Object(_) => String::new(),
        }
    }
}

impl<T: Into<Value>> From<Figure<T>> for Value {
    fn from(figure: Figure<T>) -> Self {
        match figure {
            Figure::Published(value) => value.into(),
            Figure::Secret => Self::Secret,
            Figure::Absent => Self::Absent,
            Figure::NotApplicable => Self::NotApplicable,
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<f32> for Value {
    fn from(number: f32) -> Self {
        Self::Number(shortest(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl Object {
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.push((key.to_owned(), value.into()));
        self
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // `1975`, not `1975.0`.
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                serializer.serialize_i64(*number as i64)
            }
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(words) => serializer.serialize_str(words),
            Self::Secret => serializer.serialize_str("secret"),
            Self::Absent => serializer.serialize_str("absent"),
            Self::NotApplicable => serializer.serialize_str("sans_objet"),
            Self::NotComputed => serializer.serialize_str("non_calcule"),
            Self::List(values) => values.serialize(serializer),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

/// Text that a spreadsheet would run as a formula gets an apostrophe in front; quoting alone does not stop it.
fn harmless(words: &str) -> String {
    // Spreadsheets set to Japanese or Chinese read the full-width forms too.
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
    if words.starts_with(dangerous) { format!("'{words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(value: &Value) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn numbers_are_those_of_the_file() {
        assert_eq!(Value::from(36.8421_f32).csv(), "36,8421");
        assert_eq!(Value::from(-5.1_f32).csv(), "-5,1", "a number with a minus stays a number");
        assert_eq!(json(&Value::from(36.8421_f32)), "36.8421");
        assert_eq!(json(&Value::from(1975_u32)), "1975");
    }

    #[test]
    fn an_unpublished_value_is_a_word_never_null_nor_zero() {
        for (value, csv, word) in [
            (Value::Secret, "secret", "\"secret\""),
            (Value::Absent, "non communiqué", "\"absent\""),
            (Value::NotComputed, "non calculé", "\"non_calcule\""),
            (Value::NotApplicable, "sans objet", "\"sans_objet\""),
        ] {
            assert_eq!((value.csv().as_str(), json(&value).as_str()), (csv, word));
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for words in ["=1+1", "+33", "-12 rue", "@nom", "\tx", "\rx", "＝1"] {
            assert_eq!(Value::from(words).csv(), format!("'{words}"));
        }
        assert_eq!(Value::from("12 rue").csv(), "12 rue");
    }

    #[test]
    fn keys_keep_their_order() {
        let object = Object::default().with("z", 1_u32).with("a", Figure::<f64>::Secret);
        assert_eq!(json(&object.into()), "{\"z\":1,\"a\":\"secret\"}");
    }
}
